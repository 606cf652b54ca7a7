import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { FILES } from './case';
import { ContainerStack, FastApiService, Instruction, Postgres, Secret } from '../../src';
import { renderBake } from '../../src/render/bake';
import { renderCompose } from '../../src/render/compose';
import { renderDockerignore } from '../../src/render/dockerignore';
import { shellQuote } from '../../src/util/shell';
import { rendered } from '../support/dockerfile';
import { buildModel, serviceModel, stackModel } from '../support/models';
import { Describe, synth, synthAgain } from '../support/synth';

/** What a parser of YAML, a shell or a template would rather read in its own way. */
const AWKWARD = [
  'no', 'NO', 'y', 'on', 'True', 'null', '~', '', '1e3', '0755', '0o17', '0x1f', '.5', '.inf', '.NaN', '+1', '1_000', '12:30', '1:30:45', '2001-01-01',
  '<<', '=', '*a', '&a', '!t', '%x', '@x', '`x`', '- a', '? a', 'a: b', 'a #b', '# a', '{a}', '[a]', '|', '>', '---', '...', ' a', 'a ', '\t', 'a\nb', '\na\n\n',
  'a\r\nb', '\'', '"', 'it\'s "it"', '\\', '\\n', '$', '$$', '$A', '${A}', '${A:-b}', '$(id)', '%{a}', '$${a}', '\u0085', '\u2028', '\u00a0', 'é', '日本', '🚀',
];
const anyText = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 20 })).filter((text) => !text.includes('\0'));
const printable = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 20 })).filter((text) => !/\p{C}|\p{Zl}|\p{Zp}/u.test(text));
const variableName = fc.oneof(fc.constantFrom('NO', 'y', 'on', 'null', '_', 'e1'), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/));
const plainObject = { noNullPrototype: true };

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
    fc.property(fc.dictionary(variableName, anyText, plainObject), (environment) => {
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
      const text = rendered(Instruction._command(argv)).trimEnd();
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

/** A service of a stack: what is said about it, and which of the earlier ones it is given. */
const anyService = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,6}){0,2}$/).filter((name) => !/^(?:default|pins|reports|secrets|postgres)$|-migrations$/.test(name)),
  port: fc.integer({ min: 1024, max: 65535 }),
  hostPort: fc.integer({ min: 1, max: 65535 }),
  environment: fc.dictionary(fc.stringMatching(/^SETTING_[A-F0-9]{1,4}$/), anyText, plainObject),
  secrets: fc.uniqueArray(fc.stringMatching(/^one-[a-f]{1,4}$/), { maxLength: 3 }),
  references: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
});
type AnyService = typeof anyService extends fc.Arbitrary<infer Service> ? Service : never;
const anyStack = fc.record({
  services: fc.uniqueArray(anyService, { minLength: 1, maxLength: 4, comparator: (a, b) => a.name === b.name || a.hostPort === b.hostPort }),
  hasDatabase: fc.boolean(),
});

function described(services: readonly AnyService[], hasDatabase: boolean): Describe {
  return (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const database = hasDatabase ? new Postgres(stack, 'postgres') : undefined;
    const added: FastApiService[] = [];
    for (const { name, secrets, references, ...options } of services) {
      const service = new FastApiService(stack, name, { path: 'backend', ...options, database, secrets: secrets.map((secret) => Secret.random(secret)) });
      for (const index of references.filter((each) => each < added.length)) {
        service.addEnvironment(`URL_${index}`, added[index].url);
        added[index].addEnvironment(`PUBLIC_${added.length}`, service.publicUrl);
      }
      added.push(service);
    }
  };
}

test('any valid stack is synthesised, says what was said, and is the same the second time', () => {
  fc.assert(
    fc.property(anyStack, ({ services, hasDatabase }) => {
      const repository = synth(FILES, described(services, hasDatabase));
      const first = repository.files();
      for (const { name, port, hostPort, environment } of services) {
        const variable = `${name.toUpperCase().replaceAll('-', '_')}_PORT`;
        const service = repository.service(name);
        expect(service.ports).toEqual([`127.0.0.1:\${${variable}:-${hostPort}}:${port}`]);
        for (const [key, value] of Object.entries(environment)) expect(service.environment[key]).toBe(value.replaceAll('$', '$$$$'));
      }
      expect(synthAgain(repository, described(services, hasDatabase)).files()).toEqual(first);
    }),
    { numRuns: 30 },
  );
});
