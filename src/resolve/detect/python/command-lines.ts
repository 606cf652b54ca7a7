import { posix } from 'node:path';
import { COMPOSE_FILE } from '../../../util/file-names';

const CONTINUED = /\\\n/g;
/** In YAML: the items of a list, and an option that begins a line. */
const IN_YAML = /\\\n|\n[ \t]*(?:- |(?=--?\w))/g;
const FOLDED = /^(?<indent>[ \t]*)[^\n]*:[ \t]*>[-+]?[ \t]*\n(?:\k<indent>[ \t]+[^\n]*(?:\n|$))+/gm;

/** The text of a file with each of its commands in one line; everything stays at its index. */
export function withCommandsInLines(file: string, text: string): string {
  const spaces = (gap: string): string => ' '.repeat(gap.length);
  if (!COMPOSE_FILE.test(posix.basename(file))) return text.replace(CONTINUED, spaces);
  return text.replace(FOLDED, (block) => block.replace(/\n(?!$)/g, ' ')).replace(IN_YAML, spaces);
}
