import { shellQuote } from './shell';
import { shellWords } from './shell-words';

/** Where an application lies in its images; folders of the build context keep their place below it. */
export const APPLICATION = '/app';

/** An in-memory folder of every build container: nothing written there ends up in a layer. */
export const BUILD_MEMORY = '/dev/shm';

/** Goes on with a command in the next line, below its first words. */
export const NEXT_LINE = ' \\\n      ';

/** A command that ends the build with a message where there is no such file. */
export function requireFile(path: string, message: string): string {
  return `{ [ -f ${shellQuote(path)} ] ||${NEXT_LINE}{ echo ${shellQuote(message)} >&2; exit 1; }; }`;
}

/** A command that leaves writing below a folder to its owner: files of the build context keep the permissions that they have there. */
export function ownerWrites(folder: string): string {
  return `find ${folder} ! -type l -perm /022 -exec chmod go-w {} +`;
}

/**
 * A program and its arguments as a Dockerfile names them without a shell.
 *
 * @see https://docs.docker.com/reference/dockerfile/#exec-form
 */
export function execForm(argv: readonly string[]): string {
  return `[${argv.map((word) => JSON.stringify(word)).join(', ')}]`;
}

const COMMENT = /^\s*#/;
/** An unescaped backslash at the end of a line; white space may follow. */
const CONTINUED = /(?<=^|[^\\])\\[ \t]*$/;
const TAKES_DOCUMENTS = /^\s*(?:ADD|COPY|RUN)\s/i;
const DOCUMENT = /^\d*<<(?<strip>-?)(?<end>[^<]+)$/;

/**
 * Splits a Dockerfile into instructions as BuildKit does: comments are dropped, continued lines joined, and here-documents
 * kept with their instruction.
 *
 * @see https://docs.docker.com/reference/dockerfile/#here-documents
 */
export function splitInstructions(text: string): string[] {
  const found: string[] = [];
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (COMMENT.test(line)) continue;
    let whole = line;
    while (CONTINUED.test(whole) && lines.length > 0) whole = `${whole.replace(CONTINUED, '')} ${nextOfInstruction(lines).trim()}`;
    for (const { end, strip } of documentsOf(whole)) whole += documentText(lines, end, strip);
    if (whole.trim() !== '') found.push(whole.trim());
  }
  return found;
}

/** The next line of an instruction; empty lines and comments do not end it. */
function nextOfInstruction(lines: string[]): string {
  while (lines.length > 0 && (COMMENT.test(lines[0]) || lines[0].trim() === '')) lines.shift();
  return lines.shift() ?? '';
}

function documentsOf(instruction: string): { readonly end: string; readonly strip: boolean }[] {
  if (!TAKES_DOCUMENTS.test(instruction) || !instruction.includes('<<')) return [];
  return shellWords(instruction).flatMap((word) => {
    const { strip, end } = DOCUMENT.exec(word)?.groups ?? {};
    return end === undefined ? [] : [{ end, strip: strip !== '' }];
  });
}

/** The lines of a here-document, including its end. */
function documentText(lines: string[], end: string, strip: boolean): string {
  const last = lines.findIndex((line) => (strip ? line.replace(/^\t+/, '') : line) === end);
  return lines.splice(0, last < 0 ? lines.length : last + 1).map((line) => `\n${line}`).join('');
}
