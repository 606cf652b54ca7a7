import { posix } from 'node:path';
import { Base, HOME, resetBase, runAs, WHY_HOME } from './base-families';
import { addInternalAddresses, useInternalAddresses } from './internal-addresses';
import { applicationFolder, NextImage, TELEMETRY_OFF } from './next-image';
import {
  completeOutput, forgetFetched, keepFetched, NextOutput, packagesFolder, serverFolder, standaloneFolder, trimOutput,
} from './next-output';
import type { Serve } from './next-runner';
import { addNodeRuntime, checkNativeModules, nodeRuntimeStage } from './node-runtime';
import { fillPlaceholders, listPlaceholders } from './public-environment';
import { copyStoredFolders, OUTSIDE, storeCommands, storeComments, StoredFiles, volumeFolders } from './stored-files';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { APPLICATION } from '../../util/dockerfile-text';
import { shellQuote } from '../../util/shell';

/** Settings of an image with Next.js' own server. */
export interface NextServer extends Pick<NextOutput, 'distDir' | 'hasBuildParts' | 'keepSharp' | 'setsTracingRoot'> {
  /** Base of the shipped image. */
  readonly base: Base;
}

/** Serves an application with Next.js' own server: a bare base, the stripped runtime, and what a standalone build traces. */
export function standaloneServer(server: NextServer): Serve {
  return (image) => {
    const output = nextOutput(image, server);
    const isMember = image.applicationPath !== '.';
    const runtime = { ...image, ...server };
    return {
      cacheFolder: posix.join(server.distDir, 'cache'),
      buildSettings: { NEXT_PRIVATE_STANDALONE: 'true', ...(isMember ? { NEXT_PRIVATE_OUTPUT_TRACE_ROOT: APPLICATION } : {}) },
      buildComments: [
        'NEXT_PRIVATE_STANDALONE makes standalone the default output, so that next.config needs no change for it.',
        ...(isMember ? [`NEXT_PRIVATE_OUTPUT_TRACE_ROOT lets it follow ${output.projectPath !== '.' ? 'what lies beside its folder' : "the workspace's packages"}.`] : []),
      ],
      beforeBuild: forgetFetched(output),
      afterBuild: keepFetched(output),
      finish: finish(image, output),
      fillPrograms: ['fill.cjs', 'start.cjs'],
      stages: [nodeRuntimeStage(runtime)],
      runner: {
        name: 'runner',
        from: server.base.image,
        comment: 'The shipped image: a minimal base, the runtime and the traced application.',
        instructions: runner(image, server),
      },
    };
  };
}

function nextOutput({ applicationPath, project, packageManager }: NextImage, { base, ...facts }: NextServer): NextOutput {
  return { ...facts, applicationPath, projectPath: project.inContext ?? '.', libc: base.facts.libc, usesPnpm: packageManager.id === 'pnpm' };
}

function finish({ placeholders, stored }: NextImage, output: NextOutput): Instruction {
  return Instruction.run(
    [
      ...completeOutput(output),
      ...(stored && volumeFolders(stored).length > 0 ? keepFiles(stored, output) : []),
      ...(placeholders ? listPlaceholders(serverFolder(output), output.distDir) : []),
      ...trimOutput(output),
    ],
    { comment: 'Add static files to the standalone output and remove what the server never reads.' },
  );
}

/** Files of databases that code opened during the build give way to links. */
function keepFiles(stored: StoredFiles, output: NextOutput): string[] {
  const folder = serverFolder(output);
  const files = stored.links.map((file) => posix.join(folder, file));
  const above = [...new Set(files.map((file) => posix.dirname(file)))];
  return [
    ...storeComments(stored).map((comment) => `# ${comment}`),
    ...(files.length > 0 ? [`mkdir -p ${above.map(shellQuote).join(' ')}`, `rm -f ${files.map(shellQuote).join(' ')}`] : []),
    ...storeCommands(stored, { above: OUTSIDE, folder, application: applicationFolder(output.applicationPath) }),
  ];
}

function runner(image: NextImage, server: NextServer): Instruction[] {
  const application = applicationFolder(image.applicationPath);
  const preload = [...(image.opensAddresses ? useInternalAddresses : []), ...(image.placeholders ? fillPlaceholders(application) : [])];
  return [
    ...resetBase(server.base),
    Instruction.environment({ NODE_ENV: 'production', ...TELEMETRY_OFF, ...HOME, HOSTNAME: '0.0.0.0', PORT: String(image.port) }, WHY_HOME),
    ...image.instructionsAt(InstructionPoint.RUNTIME_START),
    ...addNodeRuntime({ ...image, ...server }),
    ...(image.opensAddresses ? [addInternalAddresses()] : []),
    ...[packagesFolder(server), standaloneFolder(server)].map((folder) =>
      Instruction.copy({ sources: [posix.join(application, folder)], destination: APPLICATION, from: 'builder', link: true }),
    ),
    ...(image.stored ? copyStoredFolders(image.stored, 'builder') : []),
    Instruction.workdir(application),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    Instruction.labels(image.labels),
    runAs(image.user),
    checkNativeModules(APPLICATION),
    Instruction.expose(image.port),
    Instruction.healthCheck(image.healthProbe),
    Instruction.command(['node', ...preload, 'server.js'], 'The server runs as process 1 and receives signals directly.'),
  ];
}
