/**
 * A program and its arguments as a Dockerfile names them without a shell.
 *
 * @see https://docs.docker.com/reference/dockerfile/#exec-form
 */
export function execForm(argv: readonly string[]): string {
  return `[${argv.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** The instructions of a Dockerfile's text: comments dropped, continued lines joined, what follows a `<<WORD` kept with it. */
export function splitInstructions(text: string): string[] {
  const found: string[] = [];
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  for (let index = 0; index < lines.length; index++) {
    let whole = lines[index];
    while (whole.endsWith('\\') && index + 1 < lines.length) whole = `${whole.slice(0, -1)} ${lines[++index].trim()}`;
    const end = /<<-?\s*["']?(?<word>\w+)["']?/.exec(whole)?.groups?.word;
    if (end) while (index + 1 < lines.length && lines[index].trim() !== end) whole += `\n${lines[++index]}`;
    if (whole.trim() !== '') found.push(whole.trim());
  }
  return found;
}
