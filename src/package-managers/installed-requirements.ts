import { readInstruction } from '../model/docker-instruction';
import { Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';

const INSTALLS = /\bpip3?\s+install\b(?<options>[^;&|]*)/g;
const FILE = /(?:^|\s)(?:-r\s*|--requirements?[ =])["']?(?<path>[^\s"']+)/g;
const VARIABLE = /\$\{?(?<name>\w+)\}?/g;

/** The requirements files of the folder that its own Dockerfile installs, whatever their names. */
export function installedRequirements(folder: ReadableFolder): string[] {
  const instructions = readInstruction(Instruction.raw(folder.text('Dockerfile')));
  const set = new Map(instructions.flatMap(({ assignments }) => assignments.map(({ name, value }) => [name, value] as const)));
  const commands = instructions.filter(({ keyword }) => keyword === 'RUN').flatMap(({ text }) => [...text.matchAll(INSTALLS)]);
  const named = commands.flatMap(({ groups }) => [...groups!.options.matchAll(FILE)].map((match) => match.groups!.path));
  return named.flatMap((path) => inFolder(folder, path.replace(VARIABLE, (variable, name: string) => set.get(name) ?? variable)) ?? []);
}

/** Where a path of an image lies in the folder: nobody says where it was copied to, so that the fullest end of it counts that is there. */
function inFolder(folder: ReadableFolder, path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.map((_, index) => parts.slice(index).join('/')).find((each) => folder.lists(each));
}
