import { shellWords } from './shell-words';

/** Where an application lies in its images; folders of the build context keep their place below it. */
export const APPLICATION = '/app';

/** A folder in the memory of every build container: what is written there is in no layer. */
export const BUILD_MEMORY = '/dev/shm';

/**
 * A program and its arguments as a Dockerfile names them without a shell.
 *
 * @see https://docs.docker.com/reference/dockerfile/#exec-form
 */
export function execForm(argv: readonly string[]): string {
  return `[${argv.map((word) => JSON.stringify(word)).join(', ')}]`;
}

const COMMENT = /^\s*#/;
/** One at the end, but for white space, that none stands before. */
const CONTINUED = /(?<=^|[^\\])\\[ \t]*$/;
const TAKES_DOCUMENTS = /^\s*(?:ADD|COPY|RUN)\s/i;
const DOCUMENT = /^\d*<<(?<strip>-?)(?<end>[^<]+)$/;

/**
 * The instructions of a Dockerfile's text as BuildKit takes it apart: comments dropped, continued lines joined, each
 * here-document kept with the instruction that it belongs to.
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

/** The next line that is neither empty nor a comment: neither ends an instruction. */
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

/** The lines up to the one that ends a here-document, that one included. */
function documentText(lines: string[], end: string, strip: boolean): string {
  const last = lines.findIndex((line) => (strip ? line.replace(/^\t+/, '') : line) === end);
  return lines.splice(0, last < 0 ? lines.length : last + 1).map((line) => `\n${line}`).join('');
}
