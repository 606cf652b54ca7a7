import { splitInstructions } from '../../src/util/dockerfile-text';

test('one instruction a line, without comments and empty lines', () => {
  expect(splitInstructions('# comment\nFROM alpine AS base\n\n  # another\nUSER 1\n')).toEqual(['FROM alpine AS base', 'USER 1']);
});

test('continued lines are one instruction, comments between them are none of it', () => {
  expect(splitInstructions('RUN a \\\n# why\n && b\nUSER 1')).toEqual(['RUN a  && b', 'USER 1']);
});

test('what a here-document holds is no instruction', () => {
  expect(splitInstructions('COPY <<EOF /a\nUSER 0\nEOF\nUSER 1\n')).toEqual(['COPY <<EOF /a\nUSER 0\nEOF', 'USER 1']);
});
