import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { FILES } from './case';
import { Instruction } from '../../src';
import { renderBake } from '../../src/render/bake';
import { renderCompose } from '../../src/render/compose';
import { renderDockerignore } from '../../src/render/dockerignore';
import { shellQuote } from '../../src/util/shell';
import { anyMap, anyStack, anyText, described, printable, variableName } from '../support/arbitraries';
import { rendered } from '../support/dockerfile';
import { buildModel, serviceModel, stackModel } from '../support/models';
import { synth, synthAgain } from '../support/synth';

test('any text goes through a shell as one word', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 100 }), (words) => {
      const script = `printf '%s\\0' ${words.map(shellQuote).join(' ')}`;
      expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words);
    }),
    { numRuns: 40 },
  );
});

test.each(['1.1', '1.2'] as const)('any environment reads back from the compose file, as YAML %s', (version) => {
  fc.assert(
    fc.property(anyMap(variableName, anyText), (environment) => {
      const text = renderCompose(stackModel({ services: [serviceModel({ environment })] }));
      const { services } = parse(text, { version, merge: true }) as { services: { backend: { environment?: Record<string, unknown> } } };
      const read = services.backend.environment ?? {};
      const values = Object.entries(read).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('$$', '$') : value]);
      expect(Object.fromEntries(values)).toEqual(environment);
    }),
    { numRuns: 150 },
  );
});

test('any command reads back from the list form of a Dockerfile', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (argv) => {
      const text = rendered(Instruction.command(argv)).trimEnd();
      expect(text).toMatch(/^CMD \[[^\n]*\]$/);
      expect(JSON.parse(text.slice('CMD '.length))).toEqual(argv);
    }),
  );
});

/** What BuildKit reads, which expands variables on purpose. @see https://docs.docker.com/reference/dockerfile/#environment-replacement */
function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(["\\$])/g, '$1') : value;
}

test('any printable value reads back from an ENV', () => {
  fc.assert(
    fc.property(variableName, printable.filter((value) => !value.includes('$')), (name, value) => {
      const text = rendered(Instruction.environment({ [name]: value })).trimEnd();
      expect(text).not.toContain('\n');
      expect(text).toMatch(/^ENV \w+=(?:[^\s"'\\]*|"(?:[^"\\]|\\.)*")$/u);
      expect(unquoted(text.slice(`ENV ${name}=`.length))).toBe(value);
    }),
  );
});

/** @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#quoted-templates */
function readHcl(quoted: string): string {
  const escapes: Readonly<Record<string, string>> = { 'n': '\n', 'r': '\r', 't': '\t', '"': '"', '\\': '\\' };
  return quoted.replace(/\$\$\{|%%\{|\\u([\da-f]{4})|\\(.)/gi, (all, code?: string, escaped?: string) => {
    if (code) return String.fromCharCode(Number.parseInt(code, 16));
    if (escaped === undefined) return all.slice(1);
    if (!(escaped in escapes)) throw new Error(`HCL knows no \\${escaped}`);
    return escapes[escaped];
  });
}

test('any path reads back from the bake file', () => {
  fc.assert(
    fc.property(anyText.filter((path) => !/[\b\f]/.test(path)), (context) => {
      const text = renderBake(stackModel({ services: [serviceModel({ imageBuild: buildModel({ context }) })] }));
      const quoted = /^ {2}context {4}= "([^\n]*)"\n/m.exec(text)?.[1] ?? '';
      expect(readHcl(quoted)).toBe(context);
      expect(quoted.replace(/\$\$\{|%%\{/g, '')).not.toMatch(/[$%]\{/);
    }),
  );
});

test('any name of a file stands for itself alone in an ignore file', () => {
  fc.assert(
    fc.property(printable.filter((name) => name !== '' && name.trim() === name && !name.includes('/')), (name) => {
      const line = renderDockerignore({ include: [name], exclude: [] }).split('\n')[3];
      expect(line.slice(1).replace(/\\(.)/gu, '$1')).toBe(name);
      expect(line.replace(/\\./gu, '')).not.toMatch(/[*?[\]]/);
    }),
  );
});

test('any valid stack is synthesised, says what was said, and is the same the second time', () => {
  fc.assert(
    fc.property(anyStack, (stack) => {
      const repository = synth(FILES, described(stack));
      const first = repository.files();
      for (const { name, port, hostPort, environment } of stack.services) {
        const variable = `${name.toUpperCase().replaceAll('-', '_')}_PORT`;
        const service = repository.service(name);
        expect(service.ports).toEqual([`127.0.0.1:\${${variable}:-${hostPort}}:${port}`]);
        for (const [key, value] of Object.entries(environment)) expect(service.environment[key]).toBe(value.replaceAll('$', '$$$$'));
      }
      expect(synthAgain(repository, described(stack)).files()).toEqual(first);
    }),
    { numRuns: 30 },
  );
});
