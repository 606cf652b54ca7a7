import { parseAllDocuments } from 'yaml';
import { patchFiles, readManifest } from './node-manifest';
import { folderOption, installTool, nodePackageManager } from './node-package-manager';
import { declaredRelease, newestOf, ToolRelease } from './node-tools';
import { membersOfPnpm, PNPM_WORKSPACE, pnpmSettings } from './node-workspace';
import { npmrc } from './npmrc';
import { Instruction } from '../model/instruction';
import { mapOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';

const LOCK = 'pnpm-lock.yaml';
const STORE = '/root/.pnpm-store';
const HOOKS = ['.pnpmfile.cjs', '.pnpmfile.mjs', 'pnpmfile.js'];

/** Major version that wrote a lock file. @see https://github.com/pnpm/spec/tree/master/lockfile */
function majorOf(root: ReadableFolder): number | undefined {
  const format = /^lockfileVersion:\s*['"]?(?<version>[\d.]+)/m.exec(root.text(LOCK))?.groups?.version;
  switch (format?.split('.')[0]) {
    case undefined: return undefined;
    case '5': return format === '5.4' ? 7 : 6;
    case '6': return 8;
    case '9': return majorOfSettings(root);
    default: return 12;
  }
}

/** Since pnpm 9, the format of the lock file is the same; where settings are kept, and their names, tell the versions apart. */
function majorOfSettings(root: ReadableFolder): number {
  const settings = pnpmSettings(root);
  if (settings.allowBuilds !== undefined) return 11;
  const inManifest = readManifest(root).other.pnpm;
  const since10 = ['onlyBuiltDependencies', 'ignoredBuiltDependencies', 'dangerouslyAllowAllBuilds'];
  const named = (where: unknown): boolean => since10.some((name) => mapOf(where)[name] !== undefined);
  const withoutWorkspace = root.has(PNPM_WORKSPACE) && settings.packages === undefined;
  return withoutWorkspace || named(settings) || named(inManifest) ? 10 : 9;
}

/** Since pnpm 11, the lock file has a document that says which release wrote it. */
function releaseOfLock(root: ReadableFolder): ToolRelease | undefined {
  const text = root.text(LOCK);
  if (!text.includes('packageManagerDependencies:')) return undefined;
  const [first] = parseAllDocuments(text);
  const version: unknown = first && 'getIn' in first ? first.getIn(['importers', '.', 'packageManagerDependencies', 'pnpm', 'version']) : undefined;
  return typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version)
    ? { version, place: { file: LOCK, line: /packageManagerDependencies:/ }, reason: LOCK }
    : undefined;
}

function release(root: ReadableFolder): ToolRelease {
  const major = majorOf(root);
  const ofLock = releaseOfLock(root);
  const fits = (version: string) => major === undefined || (major < 9 ? version.startsWith(`${major}.`) : parseInt(version, 10) >= 9);
  const declared = declaredRelease(root, 'pnpm', fits, ofLock ? parseInt(ofLock.version, 10) : major);
  if (declared) return declared;
  if (ofLock) return ofLock;
  return major === undefined
    ? { version: newestOf('pnpm', 10), reason: 'no file names another' }
    : { version: newestOf('pnpm', major), place: { file: LOCK, line: /^lockfileVersion:/m }, reason: 'the format of the lock file' };
}

/** A pnpm-lock.yaml. @see https://pnpm.io/cli/install */
export const pnpm = nodePackageManager({
  id: 'pnpm',
  lockFiles: [LOCK],
  members: membersOfPnpm,
  release,
  settings: (root) => [
    ...npmrc(root),
    ...[PNPM_WORKSPACE, ...HOOKS].filter((file) => root.has(file)),
    ...patchFiles(root, [pnpmSettings(root), readManifest(root).other.pnpm]),
  ],
  prepare: (project) => [
    installTool(`pnpm@${release(project.root).version}`, project, 'The images of Node.js bring no pnpm along.'),
    Instruction.environment({ CI: 'true', pnpm_config_verify_deps_before_run: 'false' }, 'It asks nothing, and looks for changes of dependencies when told to install only.'),
  ],
  run: (_deciding, script, folder) => ['pnpm', ...folderOption('--dir', folder), 'run', script].join(' '),
  execute: (_deciding, command, folder) => ['pnpm', ...folderOption('--dir', folder), 'exec', command].join(' '),
  installation: ({ lockFile }) => ({
    command: `pnpm install ${lockFile ? '--frozen-lockfile' : '--no-lockfile'} --store-dir ${STORE}`,
    cache: { target: STORE },
  }),
});
