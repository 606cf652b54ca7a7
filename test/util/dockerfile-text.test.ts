import { execFileSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownerWrites, requireFile, splitInstructions } from '../../src/util/dockerfile-text';
import { temporaryFolder, writeFiles } from '../support/application-folder';

test('one instruction a line, without comments and empty lines', () => {
  expect(splitInstructions('# comment\nFROM alpine AS base\n\n  # another\nUSER 1\n')).toEqual(['FROM alpine AS base', 'USER 1']);
});

test('continued lines are one instruction, comments between them are none of it', () => {
  expect(splitInstructions('RUN a \\\n# why\n && b\nUSER 1')).toEqual(['RUN a  && b', 'USER 1']);
});

test.each([
  ['white space behind the backslash', 'RUN a \\  \n && b\nUSER 1\n', ['RUN a  && b', 'USER 1']],
  ['an empty line in between', 'RUN a \\\n\n && b\nUSER 1\n', ['RUN a  && b', 'USER 1']],
  ['an escaped backslash at the end', 'RUN echo a\\\\\nUSER 1\n', ['RUN echo a\\\\', 'USER 1']],
  ['nothing after it', 'RUN a \\\n', ['RUN a']],
])('with %s the lines are parted as BuildKit does it', (_how, text, instructions) => {
  expect(splitInstructions(text)).toEqual(instructions);
});

test.each([
  ['a text of the shell', 'RUN cat <<<x\nUSER 0\n', ['RUN cat <<<x', 'USER 0']],
  ['a shift', 'RUN echo $((1<<b))\nUSER 0\n', ['RUN echo $((1<<b))', 'USER 0']],
  ['one within quotes', "RUN sh -c 'cat <<EOF'\nUSER 0\n", ["RUN sh -c 'cat <<EOF'", 'USER 0']],
  ['another instruction', 'LABEL a=b <<EOF\nUSER 0\n', ['LABEL a=b <<EOF', 'USER 0']],
])('%s begins no here-document', (_what, text, instructions) => {
  expect(splitInstructions(text)).toEqual(instructions);
});

test('of here-documents there may be several; comments in them stay, tabs before the end of one are allowed where it says so', () => {
  const text = 'RUN <<-"A" cat <<B\n# kept\n\tA\n A\nB\nUSER 1\n';
  expect(splitInstructions(text)).toEqual(['RUN <<-"A" cat <<B\n# kept\n\tA\n A\nB', 'USER 1']);
});

test('what a here-document holds is no instruction', () => {
  expect(splitInstructions('COPY <<EOF /a\nUSER 0\nEOF\nUSER 1\n')).toEqual(['COPY <<EOF /a\nUSER 0\nEOF', 'USER 1']);
});

test('a file that is required has both its name and the message quoted where they must be', () => {
  expect(requireFile('out/my site/404.html', "There's none.")).toBe("{ [ -f 'out/my site/404.html' ] || \\\n      { echo 'There'\\''s none.' >&2; exit 1; }; }");
});

test('what others may write to in a working copy is left to its owner, and everything else as it is', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'app/open.py': '', 'app/shared.py': '', 'app/private.py': '', 'app/run.sh': '' });
  const modes = { 'app': 0o777, 'app/open.py': 0o666, 'app/shared.py': 0o664, 'app/private.py': 0o600, 'app/run.sh': 0o755 };
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(root, path), mode);
  execFileSync('sh', ['-c', ownerWrites('.')], { cwd: root });
  const after = Object.keys(modes).map((path) => statSync(join(root, path)).mode.toString(8).slice(-3));
  expect(after).toEqual(['755', '644', '644', '600', '755']);
});
