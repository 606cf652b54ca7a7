import { cutShort } from '../../util/in-short';

/** The most meaningful line about a failure, and its likely cause. */
export interface Finding {
  readonly line: string;
  readonly likely: string;
}

// Beginnings and frames of stack traces, boxes that Rich draws around them, and warnings.
const NOISE = /^\W*raise\s|^\s*(?:│|Traceback\b|(?:ERROR|CRITICAL)?:?\s*Traceback|at\s|File "|npm (?:warn|notice)|\W?warn|⚠|During handling|The above exception|\^)|Exception in ASGI application/i;
// What package managers and Next.js say below the output of what failed.
const SCRIPT_FAILED = /\bError occurred prerendering page\b|\bExport encountered an? error\b|\berror:? script "[^"]*" exited with|\berror Command failed with exit code|\bELIFECYCLE\b/;
// Lines that the logger itself marks as harmless, and what Yarn is about to do.
const HARMLESS = /\bmust be built because\b|^\W*(?:\S+\s+){0,3}\W*(?:INFO|DEBUG|TRACE|NOTICE)\b|"level(?:name)?"\s*:\s*"(?:info|debug|INFO|DEBUG)"/;
const UNBUILT_PACKAGE = /\bfailed to build [`'"]?[\w.-]+==|\bfailed building wheel for\b|\bcouldn't be built successfully\b/i;
const ERROR_WITH_TEXT = /(?<!uvicorn\.)\b\w*(?:error|exception|fatal|panic)\b[^:]{0,40}:\s*\S/i;
const COMPLAINT = /(?<!uvicorn\.)\b(?:error|exception|fatal|panic|failed|cannot|can't|not found|no such|denied|missing|invalid|refused|unable|killed)\b|^\s*[✗×⨯]/i;
const VALIDATION = /\bvalidation errors? for\b/;
const SYNTAX = /^\s*(?:(?:Syntax|Indentation|Tab)Error\b|(?:Type|Syntax) error:)/;
const PLACE = /^\s*(?:File ".*", line \d+|\.\/\S+:\d+:\d+$)/;
/** Lines with which Next.js and others announce errors. */
const ANNOUNCES = /:\s*$|\bFailed to compile\.$|\bexport in$/;
/** Lines in which uv and Node.js state the cause of an error, such as the address that could not be fetched. */
const DEEPER = /^\s*(?:Caused by:|cause:|\[cause\]:|[├╰]─▶)/;
/** A frame of a JavaScript stack trace, which separates an error from its cause. */
const CALL = /^\s+at\s/;
/** First line of a busybox usage text, which says less than the line above it. */
const USAGE = /^BusyBox v\S+ .*\bmulti-call binary\b/;
const LONGEST = 300;

/** The line of a log that names a package which could not be compiled; else the first that names an error; else the first that complains; else the last one. */
export function meaningfulLine(log: string): string | undefined {
  const last = lines(log).at(-1);
  return complaint(log) ?? (last && cutShort(last, LONGEST));
}

/** As {@link meaningfulLine}, but undefined if the log mentions no problem. */
export function complaint(log: string): string | undefined {
  const all = lines(log).filter((line) => !CALL.test(line));
  const saysLittle = (line: string): boolean => [NOISE, SCRIPT_FAILED, HARMLESS].some((pattern) => pattern.test(line));
  const first = (pattern: RegExp): number => all.findIndex((line) => pattern.test(line) && !saysLittle(line));
  const index = [UNBUILT_PACKAGE, ERROR_WITH_TEXT, COMPLAINT].map(first).find((found) => found >= 0);
  if (index === undefined) return undefined;
  // Validation errors and lines that end with a colon have details below; errors of syntax and types have their place above.
  const after = all.slice(index + 1, index + 1 + linesAfter(all, index));
  const before = SYNTAX.test(all[index]) ? all.slice(0, index).filter((line) => PLACE.test(line)).slice(-1) : [];
  return cutShort([all[index], ...after, ...before].map((line) => line.trim()).join(' '), LONGEST);
}

/** How many of the following lines belong to a line. */
function linesAfter(all: readonly string[], index: number): number {
  if (VALIDATION.test(all[index])) return 2;
  if (ANNOUNCES.test(all[index])) return 3;
  if (UNBUILT_PACKAGE.test(all[index])) return 0; // what follows is compiler output
  const others = all.slice(index + 1).findIndex((line) => !DEEPER.test(line));
  return Math.min(others < 0 ? Infinity : others, 2);
}

/** Why `build-images` failed: the output of the failed step, and the verdict of the script. */
export function buildFinding(output: string): Finding {
  const verdict = /^✗ (?<what>.*)(?:\n +Next: (?<next>.*))?/m.exec(output)?.groups;
  const likely = verdict ? [verdict.what.replace('; its output is above', ''), verdict.next].filter(Boolean).join(' Next: ') : 'look at the output of the build.';
  const step = failedStep(output);
  const unsolved = /^ERROR: (?:failed to solve: )?(?<text>.*)/m.exec(output)?.groups?.text;
  return { line: meaningfulLine(step) ?? unsolved ?? verdict?.what ?? meaningfulLine(output) ?? 'the build printed nothing.', likely };
}

/** The complete output of the failed step. BuildKit prefixes each line with the step's number and the time, and repeats only the last ones at the end. */
function failedStep(output: string): string {
  const step = /^#(?<number>\d+) ERROR: /m.exec(output)?.groups?.number;
  return step ? [...output.matchAll(new RegExp(`^#${step} \\d+\\.\\d+ (.*)$`, 'gm'))].map(([, line]) => line).join('\n') : '';
}

function lines(log: string): string[] {
  // Remove colours.
  const all = log.replace(/\u001b\[[0-9;]*m/g, '').split('\n').map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const usage = all.findIndex((line) => USAGE.test(line));
  return usage > 0 ? all.slice(0, usage) : all;
}
