import type { Dockerfile, Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';

/** Ending of a variable that names the file of another one's value, as official images have it. */
export const FILE_SUFFIX = '_FILE';
const FOLDER = '/run/secrets/';

/** Replaces itself by the server, which keeps process 1; nothing but the server's own environment has the values. */
const PYTHON = [
  'import os, sys',
  `files = {name[:-${FILE_SUFFIX.length}]: path for name, path in os.environ.items() if name.endswith('${FILE_SUFFIX}') and path.startswith('${FOLDER}')}`,
  'os.environ.update({name: open(path).read().strip() for name, path in files.items() if name not in os.environ})',
  'os.execvp(sys.argv[1], sys.argv[1:])',
].join('; ');
/** Node.js has no exec everywhere, so that this runs in the server's own process before its first line. In a URL, without `?`, `#` and `%`. */
const NODE = [
  "import { readFileSync } from 'node:fs'",
  `for (const [name, path] of Object.entries(process.env)) if (name.endsWith('${FILE_SUFFIX}') && path.startsWith('${FOLDER}') && !(name.slice(0, -${FILE_SUFFIX.length}) in process.env)) process.env[name.slice(0, -${FILE_SUFFIX.length})] = readFileSync(path, 'utf8').trim()`,
].join('; ');
/** Starts another program with the values; a stop ends both, since the container ends with this one. */
const NODE_STARTS = [
  'const [program, ...rest] = process.argv.slice(1)',
  "const { error, status } = require('node:child_process').spawnSync(program, rest, { stdio: 'inherit' })",
  'if (error) console.error(error.message)',
  'process.exitCode = error ? 127 : status ?? 1',
].join('; ');
const COMMENT = 'Secrets arrive as files; the application reads variables. Each NAME_FILE becomes NAME, in its process only.';

/** What the images of a language run on, as {@link RuntimeModel} names it. */
type Language = 'Python' | 'Node.js';

/** Lets the server's process find the values of secret files in its environment, in every stage that runs it. */
export function withSecretEnvironment(dockerfile: Dockerfile, language: string): Dockerfile {
  if (language !== 'Python' && language !== 'Node.js') return dockerfile;
  return { stages: dockerfile.stages.map((stage) => change(stage, language)) };
}

function change(stage: Stage, language: Language): Stage {
  const lastCommand = stage.instructions.filter(({ _data: data }) => data.kind === 'exec' && data.keyword === 'CMD').at(-1);
  const instructions = stage.instructions.flatMap((instruction): Instruction[] => {
    const { _data: data } = instruction;
    if (data.kind !== 'exec' || data.keyword !== 'CMD') return [instruction];
    if (language === 'Python') return [Instruction._exec('ENTRYPOINT', ['python', '-ISc', PYTHON], COMMENT), instruction];
    const [program, ...rest] = data.argv;
    const values = ['--import', `data:text/javascript,${NODE}`];
    if (program === 'node') return [Instruction._command([program, ...values, ...rest], [COMMENT, data.comment].filter(Boolean).join('\n'))];
    // Another command after it is the one that counts, and may be the server.
    return instruction === lastCommand ? [Instruction._exec('ENTRYPOINT', ['node', ...values, '--eval', NODE_STARTS, '--'], COMMENT), instruction] : [instruction];
  });
  return { ...stage, instructions };
}
