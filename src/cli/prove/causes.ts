/** The line that says most about a failure, and what it usually means. */
export interface Finding {
  readonly line: string;
  readonly likely: string;
}

// Where a stack of calls begins or is announced, its lines of code that raise, and warnings.
const NOISE = /^\W*raise\s|^\s*(?:Traceback\b|(?:ERROR|CRITICAL)?:?\s*Traceback|at\s|File "|npm (?:warn|notice)|\W?warn|During handling|The above exception|\^)|Exception in ASGI application/i;
// What a logger itself takes for no trouble, whatever its words are.
const HARMLESS = /^\W*(?:\S+\s+){0,3}\W*(?:INFO|DEBUG|TRACE|NOTICE)\b|"level(?:name)?"\s*:\s*"(?:info|debug|INFO|DEBUG)"/;
const UNBUILT_PACKAGE = /\bfailed to build [`'"]?[\w.-]+==|\bfailed building wheel for\b/i;
const ERROR_WITH_TEXT = /(?<!uvicorn\.)\b\w*(?:error|exception|fatal|panic)\b[^:]{0,40}:\s*\S/i;
const COMPLAINT = /(?<!uvicorn\.)\b(?:error|exception|fatal|panic|failed|cannot|can't|not found|no such|denied|missing|invalid|refused|unable|killed)\b|^\s*[✗×⨯]/i;
const VALIDATION = /\bvalidation errors? for\b/;
const SYNTAX = /^\s*(?:Syntax|Indentation|Tab)Error\b/;
const PLACE = /^\s*File ".*", line \d+/;
/** What Next.js and others say of several errors before they tell them. */
const ANNOUNCES = /:\s*$|\bFailed to compile\.$/;
/** How uv and Node.js tell what an error comes from, such as the address that could not be fetched. */
const DEEPER = /^\s*(?:Caused by:|cause:|\[cause\]:|[├╰]─▶)/;
/** A call on the stack of JavaScript, which stands between an error and its cause. */
const CALL = /^\s+at\s/;
/** Begins the usage of a program of busybox, which says less than the line above it. */
const USAGE = /^BusyBox v\S+ .*\bmulti-call binary\b/;
const LONGEST = 300;

/** The line of a log that names a package which could not be compiled; else the first that names an error; else the first that complains; else the last one. */
export function meaningfulLine(log: string): string | undefined {
  return complaint(log) ?? lines(log).at(-1)?.slice(0, LONGEST);
}

/** As {@link meaningfulLine}, but nothing where the log names no trouble. */
export function complaint(log: string): string | undefined {
  const all = lines(log).filter((line) => !CALL.test(line));
  const first = (pattern: RegExp): number => all.findIndex((line) => pattern.test(line) && !NOISE.test(line) && !HARMLESS.test(line));
  const index = [UNBUILT_PACKAGE, ERROR_WITH_TEXT, COMPLAINT].map(first).find((found) => found >= 0);
  if (index === undefined) return undefined;
  // A validation error says below what it is about, as does a line that ends with a colon; an error of syntax says above where it is.
  const after = all.slice(index + 1, index + 1 + linesAfter(all, index));
  const before = SYNTAX.test(all[index]) ? all.slice(0, index).filter((line) => PLACE.test(line)).slice(-1) : [];
  return [all[index], ...after, ...before].map((line) => line.trim()).join(' ').slice(0, LONGEST);
}

/** How many lines after one belong to it. */
function linesAfter(all: readonly string[], index: number): number {
  if (VALIDATION.test(all[index])) return 2;
  if (ANNOUNCES.test(all[index])) return 3;
  if (UNBUILT_PACKAGE.test(all[index])) return 0; // what follows is the compiler's
  const others = all.slice(index + 1).findIndex((line) => !DEEPER.test(line));
  return Math.min(others < 0 ? Infinity : others, 2);
}

/** Why `build-images` failed: what the failing step printed, and the verdict of the script. */
export function buildFinding(output: string): Finding {
  const verdict = /^✗ (?<what>.*)(?:\n +Next: (?<next>.*))?/m.exec(output)?.groups;
  const likely = verdict ? [verdict.what.replace('; its output is above', ''), verdict.next].filter(Boolean).join(' Next: ') : 'look at the output of the build.';
  const step = failedStep(output);
  const unsolved = /^ERROR: (?:failed to solve: )?(?<text>.*)/m.exec(output)?.groups?.text;
  return { line: meaningfulLine(step) ?? unsolved ?? verdict?.what ?? meaningfulLine(output) ?? 'the build printed nothing.', likely };
}

/** What the step that failed printed, all of it: BuildKit puts the step's number and the time before each line, and repeats the last ones at the end. */
function failedStep(output: string): string {
  const step = /^#(?<number>\d+) ERROR: /m.exec(output)?.groups?.number;
  return step ? [...output.matchAll(new RegExp(`^#${step} \\d+\\.\\d+ (.*)$`, 'gm'))].map(([, line]) => line).join('\n') : '';
}

function lines(log: string): string[] {
  // Colours are for terminals.
  const all = log.replace(/\u001b\[[0-9;]*m/g, '').split('\n').map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const usage = all.findIndex((line) => USAGE.test(line));
  return usage > 0 ? all.slice(0, usage) : all;
}
