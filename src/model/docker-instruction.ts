import type { Instruction } from './instruction';
import { assignmentsOf } from '../util/assignments';
import { splitInstructions } from '../util/dockerfile-text';

/** A name and its value, as in `ENV NAME=value`. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** The parts of one instruction, however it was given. */
export interface InstructionParts {
  /** In upper case. */
  readonly keyword: string;
  /** What follows the keyword. */
  readonly text: string;
  /** What `ENV`, `ARG` and `LABEL` set. */
  readonly assignments: readonly Assignment[];
  /** What `COPY`, `ADD` and the bind mounts of `RUN` take, and from where; without `from` it is the build context. */
  readonly copies: readonly { readonly from?: string; readonly source: string }[];
  /** Ids of the build secrets that a `RUN` mounts. */
  readonly secretIds: readonly string[];
  /** True when the user wrote it word for word. */
  readonly raw: boolean;
}

const NOTHING = { text: '', assignments: [], copies: [], secretIds: [], raw: false };

/** Reads an instruction; a raw text may hold several. */
export function readInstruction({ _data: data }: Instruction): InstructionParts[] {
  switch (data.kind) {
    case 'run': {
      const copies = (data.options.binds ?? []).map(({ from, source }) => ({ from, source }));
      return [{ ...NOTHING, keyword: 'RUN', text: data.commands.filter((command) => !command.startsWith('# ')).join(' && '), copies, secretIds: data.options.secrets ?? [] }];
    }
    case 'copy': {
      const { from, sources } = data.options;
      return [{ ...NOTHING, keyword: 'COPY', text: sources.join(' '), copies: sources.map((source) => ({ from, source })) }];
    }
    case 'env':
      return [{ ...NOTHING, keyword: 'ENV', assignments: assignmentsOf(data.variables) }];
    case 'labels':
      return [{ ...NOTHING, keyword: 'LABEL', assignments: assignmentsOf(data.labels) }];
    case 'words':
      return [readText(`${data.keyword} ${data.words}`, false)];
    case 'exec':
      return [{ ...NOTHING, keyword: data.keyword, text: JSON.stringify(data.argv) }];
    case 'health':
      return [{ ...NOTHING, keyword: 'HEALTHCHECK', text: JSON.stringify(data.probe.argv) }];
    case 'file':
      return [{ ...NOTHING, keyword: 'COPY', text: data.text }];
    case 'raw':
      return splitInstructions(data.text).map((text) => readText(text, true));
  }
}

function readText(instruction: string, raw: boolean): InstructionParts {
  const [, keyword, text] = /^(\S+)\s*([\s\S]*)$/.exec(instruction) ?? ['', '', ''];
  const parts = { ...NOTHING, keyword: keyword.toUpperCase(), text, raw };
  switch (parts.keyword) {
    case 'ENV':
    case 'ARG':
    case 'LABEL':
      return { ...parts, assignments: readAssignments(text) };
    case 'COPY':
    case 'ADD':
      return { ...parts, copies: readCopies(text.split('\n')[0]) }; // what follows is a here-document
    case 'RUN':
      return { ...parts, copies: readBinds(text), secretIds: matches(text, /--mount=type=secret\S*?\bid=([^,\s]+)/g) };
    default:
      return parts;
  }
}

function readAssignments(text: string): Assignment[] {
  const pairs = [...text.matchAll(/(?<name>[^\s=]+)=(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/g)];
  if (pairs.length > 0) return pairs.map(({ groups }) => ({ name: unquoted(groups!.name), value: unquoted(groups!.value) }));
  const [, name, value] = /^(\S+)\s*(.*)$/s.exec(text) ?? ['', '', '']; // the old form, ENV NAME value, and ARG NAME
  return name ? [{ name, value }] : [];
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

function readCopies(text: string): { readonly from?: string; readonly source: string }[] {
  const from = /--from=(\S+)/.exec(text)?.[1];
  const words = text.replace(/^(?:--\S+\s+)*/, '');
  const paths = words.startsWith('[') ? matches(words, /"((?:[^"\\]|\\.)*)"/g) : words.split(/\s+/);
  return paths.slice(0, -1).filter((source) => !source.startsWith('<<')).map((source) => ({ from, source }));
}

function readBinds(text: string): { readonly from?: string; readonly source: string }[] {
  return matches(text, /--mount=(type=bind\S*)/g).map((mount) => ({
    from: /\bfrom=([^,\s]+)/.exec(mount)?.[1],
    source: /\b(?:source|src)=([^,\s]+)/.exec(mount)?.[1] ?? '.',
  }));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]);
}
