import { DEFAULT_PINS, GivenPins, Pins } from '../../src/resolve/pins';
import { Problems } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

const PATH = 'docker/pins/Dockerfile';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** The pins of a project whose file holds this text, or that has none; with what is wrong with them. */
function pins(text?: string, complete?: boolean, images: GivenPins['images'] = {}): { pins: Pins; problems: () => string } {
  const root = temporaryFolder();
  if (text !== undefined) writeFiles(root, { [PATH]: text });
  const problems = new Problems();
  const read = new Pins(root, PATH, problems, { where: 'shop', images });
  return {
    pins: read,
    problems: () => {
      read.checkAliases(complete);
      try {
        problems.throwIfAny();
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}

/** What the file becomes when these aliases are used. */
function updated(text: string | undefined, ...aliases: string[]): string {
  const { pins: read } = pins(text);
  aliases.forEach((alias) => read.get(alias));
  return read.toText();
}

test('a new file explains itself and lists what is used, sorted', () => {
  expect(updated(undefined, 'python', 'debian', 'python')).toBe(`# Base images of all generated container files. This file is yours: edit a line, or let Dependabot
# or Renovate do it, then run \`npx projen\`. Synthesis reads it and only adds missing lines.
FROM debian:trixie-slim AS debian
FROM python:3.13-slim-trixie AS python
`);
});

test('the file decides, also with a digest', () => {
  const { pins: read } = pins(`FROM python:3.14-slim@${DIGEST} AS python\nFROM ghcr.io/acme/node:24 AS node\n`);
  expect(read.get('python')).toBe(`python:3.14-slim@${DIGEST}`);
  expect(read.get('node')).toBe('ghcr.io/acme/node:24');
});

test('an alias that the file lacks has its default', () => {
  expect(pins('').pins.get('postgres')).toBe(DEFAULT_PINS.postgres);
});

describe('images that an organisation names for its stacks', () => {
  const images = { 'python': `registry.acme.example/python:3.13-slim@${DIGEST}`, 'acme-base': 'registry.acme.example/base:3', 'node-22': 'registry.acme.example/node:22' };

  test('are what lines start with, those of a custom base too; other lines start as ever', () => {
    const { pins: read, problems } = pins('', true, images);
    expect(['python', 'acme-base', 'uv'].map((alias) => read.get(alias))).toEqual([images.python, images['acme-base'], DEFAULT_PINS.uv]);
    expect(read.toText()).toBe(`FROM ${images['acme-base']} AS acme-base\nFROM ${images.python} AS python\nFROM ${DEFAULT_PINS.uv} AS uv\n`);
    expect(problems()).toBe('');
  });

  test('go before what a service asks a line to start with', () => {
    const { pins: read, problems } = pins('', true, images);
    expect(read.get('node-22', 'node:22-alpine')).toBe(images['node-22']);
    expect(problems()).toBe('');
  });

  test('give way to the file', () => {
    expect(pins('FROM python:3.14 AS python\n', true, images).pins.get('python')).toBe('python:3.14');
  });

  test('may be for other stacks, but not misspelt, and have to be images', () => {
    expect(pins('', true, { ...images, pyton: 'python:3.13' }).problems()).toContain('  shop\n    pins: nothing uses the alias "pyton". Did you mean "python"?\n');
    expect(pins('', true, { python: 'FROM python' }).problems()).toContain('  shop\n    pins: "FROM python" of python is not an image reference.\n');
  });
});

test('missing lines are appended, and no other line changes', () => {
  const text = '# ours\n\nfrom  python:3.14-slim   as python\n\n# databases\nFROM --platform=linux/amd64 postgres:16 AS postgres\n';
  expect(updated(text, 'python', 'postgres', 'uv', 'alpine')).toBe(`${text}FROM alpine:3.23 AS alpine\nFROM astral/uv:0.13 AS uv\n`);
});

test.each([
  ['comments and empty lines', '# a\n\n#b\n\nFROM python:3.13 AS python\n'],
  ['lines that nothing uses', 'FROM node:24 AS node\nFROM python:3.13 AS python\n'],
  ['empty lines at the end', 'FROM python:3.13 AS python\n\n\n'],
  ['no newline at the end', 'FROM python:3.13 AS python'],
  ['the line ends of Windows', '# a\r\nFROM python:3.13 AS python\r\n'],
])('a file that lacks nothing stays byte for byte, with %s', (_what, text) => {
  expect(updated(text, 'python')).toBe(text);
});

test('a file without a newline at its end still gets whole lines', () => {
  expect(updated('FROM python:3.13 AS python', 'node', 'python')).toBe('FROM python:3.13 AS python\nFROM node:24-alpine AS node\n');
});

test('synthesis twice adds nothing twice', () => {
  const once = updated(undefined, 'node', 'alpine');
  expect(updated(once, 'node', 'alpine')).toBe(once);
});

test('an unknown alias is a problem that names the line and the alias that was meant', () => {
  expect(pins('# pins\nFROM python:3.13 AS pyhton\n').problems()).toContain(`  docker/pins/Dockerfile:2
    Nothing uses the alias "pyhton". Did you mean "python"?
    Fix: Use one of: alpine, buildkit, debian, distroless, mariadb, nginx, node, node-slim, pgvector, postgis, postgres, python, python-alpine, sbom-scanner, trivy, uv, valkey.
`);
});

test('where services are missing, only an alias that looks misspelt is a problem', () => {
  const { pins: read, problems } = pins('FROM nod:24 AS nod\nFROM mysql:8 AS mysql\n', false);
  expect(read.get('node')).toBe(DEFAULT_PINS.node);
  expect(problems()).toMatch(/^1 problem .*Nothing uses the alias "nod"\. Did you mean "node"\?/s);
});

test('the images that were asked for are told, with their lines', () => {
  const { pins: read } = pins('# pins\nFROM python:3.14 AS python\nFROM node:22 AS node\n');
  read.get('uv');
  read.get('python');
  expect(read.toModel()).toEqual([
    { alias: 'python', reference: 'python:3.14', file: PATH, line: 2 },
    { alias: 'uv', reference: DEFAULT_PINS.uv, file: PATH, line: undefined },
  ]);
});

test('an image of a tool may be pinned where nothing asks for it, and is not added', () => {
  const text = 'FROM aquasec/trivy:0.60 AS trivy\n';
  expect(pins(text).problems()).toBe('');
  expect(updated(text)).toBe(text);
});

test('a name that every object has is no alias', () => {
  expect(pins('FROM python:3.13 AS constructor\n').problems()).toContain('Nothing uses the alias "constructor".');
});

test('an alias that the library does not know starts with the image that its kind of service names', () => {
  const { pins: read, problems } = pins('');
  expect([read.get('mysql', 'mysql:8.4'), read.get('mysql', 'mysql:8.4'), read.get('mysql')]).toEqual(Array(3).fill('mysql:8.4'));
  expect(read.toText()).toBe('FROM mysql:8.4 AS mysql\n');
  expect(problems()).toBe('');
});

test('afterwards the file decides', () => {
  const { pins: read, problems } = pins('FROM mysql:9.1 AS mysql\n');
  expect([read.get('mysql', 'mysql:8.4'), read.get('mysql', 'mysql:8.0')]).toEqual(['mysql:9.1', 'mysql:9.1']);
  expect([problems(), read.toText()]).toEqual(['', 'FROM mysql:9.1 AS mysql\n']);
});

test('an alias that nobody gives an image is a problem, told once', () => {
  const { pins: read, problems } = pins('');
  read.get('mysql');
  read.get('mysql');
  expect(problems()).toBe(`1 problem in the container stack; no file was changed.

  docker/pins/Dockerfile
    No line has the alias "mysql".
    Fix: Add one, such as FROM image:tag@sha256:… AS mysql.
`);
});

test('an alias that is to start with two images is a problem', () => {
  const { pins: read, problems } = pins('');
  read.get('cache', 'valkey:8');
  read.get('cache', 'redis:8');
  expect(problems()).toContain(`  docker/pins/Dockerfile
    The alias "cache" is to start with valkey:8 and with redis:8.
    Fix: Give the two services different aliases, or write the line.
`);
});

test('an alias that is pinned twice is a problem', () => {
  expect(pins('FROM node:22 AS node\nFROM node:24 AS node\n').problems()).toContain(`  docker/pins/Dockerfile:2
    The alias "node" is pinned twice.
    Fix: Keep one of the two lines.
`);
});

test('what a merge left is one problem, whatever is between its marks', () => {
  const both = '<<<<<<< HEAD\nFROM node:22 AS node\nFROM acme/base:1 AS base\n||||||| 1234567\nFROM node:20 AS node\n=======\nFROM node:24 AS node\n>>>>>>> bump\n';
  const { pins: read, problems } = pins(`FROM python:3.13 AS python\n${both}`);
  read.get('base');
  expect(problems()).toBe(`1 problem in the container stack; no file was changed.

  docker/pins/Dockerfile:2
    A merge left both of its sides.
    Fix: Keep the lines of one side, without the marks.
`);
});

test.each(['RUN rm -rf /', 'FROM python:3.13', 'FROM Python:3.13 AS python', 'FROM ${BASE} AS python', 'python:3.13'])('"%s" is no pin', (line) => {
  expect(pins(`${line}\n`).problems()).toContain(`  docker/pins/Dockerfile:1
    "${line}" is not a pin.
    Fix: Write FROM image:tag@sha256:… AS alias, one image a line.
`);
});

test('all wrong lines are told together', () => {
  expect(pins('FROM a\nFROM b\n').problems()).toMatch(/^2 problems /);
});

test('no default is "latest" or without a tag', () => {
  for (const reference of Object.values(DEFAULT_PINS)) expect(reference).toMatch(/:(?:pg|v)?\d|:trixie|:nonroot/);
});

test('an alias can be asked for without being used', () => {
  const read = new Pins(temporaryFolder(), 'pins', new Problems());
  expect(read.find('python')).toBe(DEFAULT_PINS.python);
  expect(read.find('unknown')).toBeUndefined();
  expect(read.toModel()).toEqual([]);
});
