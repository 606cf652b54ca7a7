import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { backend, bad, BadInput, frontend, shop } from './case';
import { Instruction, InstructionPoint, Postgres } from '../../src';

const GIVE_FOLDER = "Give the application's folder, relative to the project's root (ROOT).";
const CORRECT_NAME = 'Correct the name, or create it; it has to lie in the folder that path names.';
const WITHIN_PROJECT = 'Give a folder below the project\'s root, such as "docker".';

export const PATHS: readonly BadInput[] = [
  bad('a folder that does not exist', backend({ path: 'bakend' }), [['shop/backend', 'path "bakend" does not exist.', GIVE_FOLDER]]),
  bad('a file in place of a folder', backend({ path: 'notes.txt' }), [['shop/backend', 'path "notes.txt" is a file.', GIVE_FOLDER]], { 'notes.txt': 'not a folder' }),
  bad('a folder outside of the project that does not exist', backend({ path: '../no-such-folder' }), [['shop/backend', 'path "../no-such-folder" does not exist.', GIVE_FOLDER]]),
  bad('an absolute path', backend({ path: '/no/such/folder' }), [['shop/backend', 'path "/no/such/folder" does not exist.', GIVE_FOLDER]]),
  bad('a link to nowhere in place of a folder', backend({ path: 'link' }), [['shop/backend', 'path "link" does not exist.', GIVE_FOLDER]], {}, (root) => symlinkSync('nowhere', join(root, 'link'))),
  bad('a folder in the wrong case', frontend({ path: 'Frontend' }), [['shop/frontend', 'path "Frontend" does not exist.', GIVE_FOLDER]]),
  bad('a link that leaves the folder', backend(), [['shop/backend', '"src/package.json" is a link to outside of backend; the image would get it without its target.', 'Put a copy in its place, or give path a folder that holds both.']], {}, (root) => symlinkSync('../../frontend/package.json', join(root, 'backend/src/package.json'))),
  bad('sources that do not exist, with a close name', backend({ sources: ['scr'] }), [['shop/backend', '"scr" is not in backend. Did you mean "src"?', CORRECT_NAME], ['shop/backend', '"src/main.py" does not pass the ignore file of the build.', 'Add it to sources: [requirements.txt, scr] are let through.']]),
  bad('sources beside the folder that do not exist', backend({ sources: ['src', '../shared'] }), [['shop/backend', '"shared" is not in the project\'s folder.', CORRECT_NAME]]),
  bad('sources outside of the repository', backend({ sources: ['src', '../../shared'] }), [['shop/backend', '"../../shared" lies outside of backend, which is the build context.', 'Move it into the repository, beyond which no build context reaches.']]),
  bad('a package outside of the repository that a manifest names', frontend(), [['shop/frontend', '"../../ui" lies outside of frontend, which is the build context.', 'Move it into the repository, beyond which no build context reaches.']], { 'frontend/package.json': '{ "dependencies": { "next": "16.4.5", "ui": "file:../../ui" } }' }),
  bad('sources with a space that do not exist', frontend({ sources: ['app', 'my files'] }), [['shop/frontend', '"my files" is not in frontend.', CORRECT_NAME]]),
  bad('sources that leave out the module to serve', backend({ sources: ['requirements.txt'] }), [['shop/backend', '"src/main.py" does not pass the ignore file of the build.', 'Add it to sources: [requirements.txt] are let through.']]),
  bad('container files above the project', shop((stack) => void new Postgres(stack, 'postgres'), { directory: '../docker' }), [['shop', 'directory "../docker" is not a folder inside the project.', WITHIN_PROJECT]]),
  bad('container files at the root of the project', shop((stack) => void new Postgres(stack, 'postgres'), { directory: '.' }), [['shop', 'directory "." is not a folder inside the project.', WITHIN_PROJECT]]),
  bad('container files at an absolute path', shop((stack) => void new Postgres(stack, 'postgres'), { directory: '/docker' }), [['shop', 'directory "/docker" is not a folder inside the project.', WITHIN_PROJECT]]),
  bad('a file in place of the folder of the container files', backend(), [['shop', 'directory "docker" cannot be a folder: "docker" is a file.', WITHIN_PROJECT]], { docker: 'not a folder' }),
  bad('scripts above the project', shop((stack) => void new Postgres(stack, 'postgres'), { scriptsDirectory: '../scripts' }), [['shop', 'scriptsDirectory "../scripts" is not a folder inside the project.', WITHIN_PROJECT]]),
  bad('scripts at an absolute path', shop((stack) => void new Postgres(stack, 'postgres'), { scriptsDirectory: '/usr/bin' }), [['shop', 'scriptsDirectory "/usr/bin" is not a folder inside the project.', WITHIN_PROJECT]]),
  bad('a copied file that is not there', backend({}, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.copy({ sources: ['models.bin'], destination: '/app/' }))), [['shop/backend', '"models.bin" is not in backend.', CORRECT_NAME]]),
];
