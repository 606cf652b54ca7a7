import * as fc from 'fast-check';
import type { Describe } from './synth';
import { ContainerStack, FastApiService, Postgres, Secret } from '../../src';

/** What a parser of YAML, a shell or a template would rather read in its own way. */
const AWKWARD = [
  'no', 'NO', 'y', 'on', 'True', 'null', '~', '', '1e3', '0755', '0o17', '0x1f', '.5', '.inf', '.NaN', '+1', '1_000', '12:30', '1:30:45', '2001-01-01',
  '<<', '=', '*a', '&a', '!t', '%x', '@x', '`x`', '- a', '? a', 'a: b', 'a #b', '# a', '{a}', '[a]', '|', '>', '---', '...', ' a', 'a ', '\t', 'a\nb', '\na\n\n',
  'a\r\nb', '\'', '"', 'it\'s "it"', '\\', '\\n', '$', '$$', '$A', '${A}', '${A:-b}', '$(id)', '%{a}', '$${a}', '\u0085', '\u2028', '\u00a0', 'é', '日本', '🚀',
];

/** Any text that an environment can carry. */
export const anyText = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 20 })).filter((text) => !text.includes('\0'));
/** Any text of one line. */
export const anyLine = anyText.filter((text) => !/[\r\n]/.test(text));
/** Any text of one line that a reader can see. */
export const printable = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 20 })).filter((text) => !/\p{C}|\p{Zl}|\p{Zp}/u.test(text));
/** Any name of an environment variable. */
export const variableName = fc.oneof(fc.constantFrom('NO', 'y', 'on', 'null', '_', 'e1'), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/));

/** Names and texts. */
export function anyMap(name: fc.Arbitrary<string>, text: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  return fc.dictionary(name, text, { noNullPrototype: true });
}

/** A service of a stack: what is said about it, and which of the earlier ones it is given. */
const anyService = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,6}){0,2}$/).filter((name) => !/^x-|^(?:default|pins|reports|secrets|postgres)$|-migrations$/.test(name)),
  port: fc.integer({ min: 1024, max: 65535 }),
  hostPort: fc.integer({ min: 1, max: 65535 }),
  environment: anyMap(fc.stringMatching(/^SETTING_[A-F0-9]{1,4}$/), anyText),
  secrets: fc.uniqueArray(fc.stringMatching(/^one-[a-f]{1,4}$/), { maxLength: 3 }),
  references: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
});

/** A stack of FastAPI services. */
export const anyStack = fc.record({
  services: fc.uniqueArray(anyService, { minLength: 1, maxLength: 4, comparator: (a, b) => a.name === b.name || a.hostPort === b.hostPort }),
  hasDatabase: fc.boolean(),
});
export type AnyStack = typeof anyStack extends fc.Arbitrary<infer Stack> ? Stack : never;

/** Says a stack; each service is of the application in one folder. */
export function described({ services, hasDatabase }: AnyStack, path = 'backend', finish: (service: FastApiService) => void = () => undefined): Describe {
  return (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const database = hasDatabase ? new Postgres(stack, 'postgres') : undefined;
    const added: FastApiService[] = [];
    for (const { name, secrets, references, ...options } of services) {
      const service = new FastApiService(stack, name, { path, ...options, database, secrets: secrets.map((secret) => Secret.random(secret)) });
      for (const index of references.filter((each) => each < added.length)) {
        service.addEnvironment(`URL_${index}`, added[index].url);
        added[index].addEnvironment(`PUBLIC_${added.length}`, service.publicUrl);
      }
      finish(service);
      added.push(service);
    }
  };
}
