import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { descriptionFile } from '../../util/description-file';
import { DOCUMENTATION } from '../../util/documentation';
import { CommandFailure, ExitStatus, PlainCall, PlainCommand } from '../command';
import { taskCommand } from '../images';
import { readManifest } from '../manifests';

/** An alternative to `projen new --from`, which takes the first development dependency of package.json for the library, and calls npm whatever the package manager. */
export const init: PlainCommand = {
  name: 'init',
  summary: 'Writes the description of a repository that is there already, and its container files; touches no other file.',
  options: [],
  withoutStack: true,
  status: { 0: 'all files are there', 1: 'the repository has a description, or the description has problems; they are printed' },
  run,
};

/** Whether a description can use the library: it has no bindings for other languages of projen. */
const isJavaScript = (file: string): boolean => /\.[cm]?[jt]s$/.test(file);
const NO_BINDINGS = 'A stack is described in JavaScript or TypeScript.';
const OTHER_LANGUAGE = 'a package.json and a .projenrc.mjs in a folder of its own, such as containers, whose services have paths such as ../backend:\n'
  + `  ${DOCUMENTATION}/getting-started.md#other-languages`;

function run(call: PlainCall): Promise<ExitStatus> {
  const { root, environment, note } = call;
  const there = readdirSync(root).find((file) => file.startsWith('.projenrc.'));
  if (there) {
    if (!isJavaScript(there)) throw new CommandFailure(`${there} is there already, nothing was changed. ${NO_BINDINGS}`, OTHER_LANGUAGE);
    const describes = readFileSync(join(root, there), 'utf8').includes('projen-containers');
    throw new CommandFailure(`${there} is there already, nothing was changed.`, `${describes ? '' : `ContainerStack.detect(project) in ${there}, then `}${synthesis(root, there)}`);
  }
  const file = descriptionFile(root);
  writeFileSync(join(root, file), description(basename(root)));
  note(`${file} is written.`);
  const { status } = spawnSync(process.execPath, [file], { cwd: root, env: environment, stdio: 'inherit' });
  if (status !== 0) {
    note(`✗ ${file} is kept, for what is said above.\n  Next: node ${file}, when it is mended; until then there are no tasks, such as up and prove`);
    return Promise.resolve(1);
  }
  const { services, tasks } = readManifest(root, undefined);
  if (isUnignored(root, 'node_modules')) note('git does not ignore node_modules: add a line node_modules/ to .gitignore.');
  note(`The stack has ${services.map(({ name }) => name).join(', ')}.`);
  note(`  Next: ${taskCommand(call, tasks.explain)} shows what was detected, and how to change it; ${taskCommand(call, tasks.up)} starts it`);
  return Promise.resolve(0);
}

/** Whether git would add what a folder holds; false where there is no git repository. */
function isUnignored(root: string, folder: string): boolean {
  return spawnSync('git', ['check-ignore', '--quiet', folder], { cwd: root, stdio: 'ignore' }).status === 1;
}

/** How a description is run: projen knows it by its tasks, which come with the first synthesis. */
function synthesis(root: string, file: string): string {
  if (existsSync(join(root, '.projen', 'tasks.json'))) return 'npx projen';
  return /js$/.test(file) ? `node ${file}` : `run ${file} once by hand, which makes the tasks of projen`;
}

function description(name: string): string {
  return [
    "const { ContainerProject } = require('projen-containers');",
    `const project = new ContainerProject({ name: '${name.replace(/[\\']/g, '\\$&')}' });`,
    'project.synth();',
    '',
  ].join('\n');
}
