import { Page } from './markdown';
import { likelyCauses, Message, scriptAnchors, scriptMessages, synthesisMessages } from './messages';

const page = new Page('docs/troubleshooting.md');
const gettingStarted = new Page('docs/getting-started.md');
const shown = page.shown.split('\n');

function notShown(messages: readonly Message[]): string[] {
  return messages.filter(({ pattern }) => !shown.some((line) => pattern.test(line))).map(({ file, source }) => `${file}: ${source}`);
}

test('every message of the scripts, and every cause that is guessed, is on the page', () => {
  expect(notShown([...scriptMessages(), ...likelyCauses()])).toEqual([]);
});

test('every problem of a synthesis is on the page', () => {
  expect(notShown(synthesisMessages())).toEqual([]);
});

test('what is shown as printed is printed by a script', () => {
  const printed = [page, gettingStarted].flatMap(({ blocks }) => blocks.filter(({ language }) => language === 'text'));
  const lines = printed.flatMap(({ text }) => text.split('\n')).flatMap((line) => /^(?:[✗!] | {2}Likely: )(?<said>.*)/.exec(line)?.groups?.said ?? []);
  const known = [...[...scriptMessages(), ...likelyCauses()].map(({ pattern }) => pattern), BUILD_SECRET, CONTROL, NOT_PROVEN];
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => !known.some((pattern) => new RegExp(`^${pattern.source}$`).test(line)))).toEqual([]);
});

/** src/render/scripts/script.ts writes it into lib.sh. */
const BUILD_SECRET = /\w+ names a file that does not exist: .*/;
/** check-security.sh: service, control, what it is, what it should be. */
const CONTROL = /\w+: .*: .*, not .*/;

/** src/cli/prove/table.ts: service, column, line. */
const NOT_PROVEN = /\w+ is not \w+: .*/;

const ANCHORS = ['network', 'registry', 'lock-file', 'disk', 'crash', 'port', 'budget', 'secrets', 'engine', 'drift'];

test('every place that a message sends its reader to is there', () => {
  expect([...new Set([...ANCHORS, ...scriptAnchors()])].filter((anchor) => !page.anchors.includes(anchor))).toEqual([]);
});
