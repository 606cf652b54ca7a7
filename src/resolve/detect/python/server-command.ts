import { withCommandsInLines } from './command-lines';
import { COMPOSE_FILE, DOCKERFILE } from '../../../util/file-names';
import { isGenerated } from '../../../util/generated-text';
import { withoutHashComments } from '../../../util/hash-comments';
import { lineAt } from '../../../util/lines';
import { withinBrackets } from '../../../util/source-code';
import { isInTestFolder } from '../../../util/test-files';
import type { ApplicationFolder } from '../../application-folder';

/** A command of the team that starts the application. */
export interface ServerCommand {
  /** Module and name, such as `src.main:app`; undefined where only the port is said. */
  readonly target?: string;
  readonly port?: number;
  /** File and line, from the project's root. */
  readonly place: string;
}

/** Where teams write down how to start it, what is most to be trusted first. */
const FILES = [
  DOCKERFILE,
  /^Procfile$/,
  COMPOSE_FILE,
  /^[^/]*\.(?:sh|toml)$|^(?:scripts|bin)\/[^/]*$|^(?:Makefile|justfile)$/,
  /^package\.json$/,
  /\.py$/,
  /^README[^/]*$/i,
];
const TELLS = /\.py$|^README[^/]*$/i;
const SERVER = /\b(?:uvicorn|gunicorn|hypercorn|granian)\b(?<rest>[^\n]*)/g;
const TARGET = /(?:^|[\s"'`=([])(?<target>[A-Za-z_][\w.]*:[A-Za-z_]\w*)(?=$|[\s"'`,)\](])/;
const PORT = /(?:--port|-p|\bport)["'`]?\s*[ =,]\s*["'`]?(?<port>\d{2,5})\b|(?:--bind|-b)["'`]?\s*[ =,]\s*["'`]?[\w.[\]:]*:(?<bound>\d{2,5})\b/;
/** What leads to the number that holds where a variable has none: `${PORT:-8001}`, `int(os.getenv("PORT", 8001))`. */
const VARIABLE = /\$\{\w+:-|(?:int\(\s*)?os\.(?:environ\.get|getenv)\(["']\w+["'],\s*/g;
const RUN = /\brun\(/g;
const FASTAPI_CLI = /\bfastapi["'`]?[\s,]+["'`]?(?:run|dev)\b(?<rest>[^\n]*)/g;
const SCRIPT = /(?:^|[\s"'`])(?<file>[\w./-]+\.py)\b/;

/** Commands that start a server, in the files of an application; those to be trusted most first. */
export function serverCommands(folder: ApplicationFolder): ServerCommand[] {
  const files = folder.files().filter((file) => !isInTestFolder(file));
  return FILES.flatMap((pattern) => files.filter((file) => pattern.test(file))).flatMap((file) => commandsIn(folder, file));
}

function commandsIn(folder: ApplicationFolder, file: string): ServerCommand[] {
  const written = folder.text(file).slice(0, 200_000);
  // Comments in code and documents tell how it is started; in files that start it, how it was.
  const text = TELLS.test(file) ? written : withoutHashComments(written);
  if (isGenerated(written) || !/uvicorn|gunicorn|hypercorn|granian|fastapi/.test(text)) return [];
  const joined = withCallsInLines(withCommandsInLines(file, text));
  const commands = [...joined.matchAll(SERVER), ...joined.matchAll(FASTAPI_CLI)];
  return commands.flatMap(({ 0: match, groups, index }) => {
    const rest = groups!.rest;
    const { port, bound } = PORT.exec(rest.replace(VARIABLE, ''))?.groups ?? {};
    const script = match.startsWith('fastapi') ? SCRIPT.exec(rest)?.groups?.file : undefined;
    const target = TARGET.exec(rest)?.groups?.target ?? (script && `${script.replace(/^\.\//, '').replace(/\.py$/, '').replaceAll('/', '.')}:`);
    const number = Number(port ?? bound);
    if (!target && !number) return [];
    return [{ target, port: number || undefined, place: `${folder.pathFromProject(file)}:${lineAt(text, index)}` }];
  });
}

/** The text with each call of `run` in one line; everything stays at its index. */
function withCallsInLines(text: string): string {
  let joined = text;
  for (const { 0: call, index } of text.matchAll(RUN)) {
    const start = index + call.length;
    const given = withinBrackets(joined, start - 1);
    joined = joined.slice(0, start) + given.replaceAll('\n', ' ') + joined.slice(start + given.length);
  }
  return joined;
}
