import { LogLevel, Project } from 'projen';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../../src';
import * as engine from '../../src/policy/engine';
import { RULES } from '../../src/policy/registry';
import { Example } from '../../src/policy/rule';
import { WAIVER_RULES } from '../../src/policy/waiver-rules';
import type { Block } from '../docs/markdown';
import { compileErrors, snippet } from '../docs/snippets';
import { inFolder, temporaryFolder, writeFiles } from '../support/application-folder';
import { fastApiWith, NEXTJS } from '../support/applications';
import { TODAY } from '../support/policy';

const rules = [...RULES, ...WAIVER_RULES].map((rule) => [rule.id, rule] as const);
const judge = jest.spyOn(engine, 'judge');

beforeEach(() => jest.useFakeTimers({ now: new Date(TODAY), doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] }));
afterEach(() => {
  judge.mockClear();
  jest.useRealTimers();
});

/** Ids of the rules that an example breaks; the message of the synthesis, if it stops. */
function run({ files = {}, code }: Example): { readonly broken: readonly string[]; readonly message?: string } {
  const root = temporaryFolder();
  writeFiles(root, { ...inFolder('backend', fastApiWith('settings', '')), ...inFolder('frontend', NEXTJS), ...files });
  const project = new Project({ name: 'sample', outdir: root, logging: { level: LogLevel.OFF } });
  const makesItsOwn = code.some((line) => line.includes('new ContainerStack'));
  const scope = { ...library, project, stack: makesItsOwn ? undefined : new library.ContainerStack(project, { name: 'todo' }) };
  const { outputText } = transpileModule(code.join('\n'), { compilerOptions: { module: ModuleKind.None, target: ScriptTarget.ES2022 } });
  const execute = new Function(...Object.keys(scope), outputText) as (...values: unknown[]) => void;
  execute(...Object.values(scope));
  let message: string | undefined;
  for (const stack of project.components.filter((component) => component instanceof library.ContainerStack)) {
    try {
      stack.preSynthesize();
    } catch (error) {
      message = (error as Error).message;
    }
  }
  const verdicts = judge.mock.results.map(({ value }) => value as engine.Verdict);
  const open = verdicts.flatMap((verdict) => [...engine.stopping(verdict), ...engine.warning(verdict)]);
  return { broken: open.map(({ rule }) => rule.id), message };
}

test.each(rules)('the bad example of %s gives a finding', (id, { page }) => {
  expect(run(page.bad).broken).toContain(id);
});

test.each(rules)('the good example of %s gives none, and synthesises', (id, { page }) => {
  const { broken, message } = run(page.good);
  expect(message).toBeUndefined();
  expect(broken).not.toContain(id);
});

test('the compiler accepts every example', () => {
  const examples = rules.flatMap(([id, { page }]) => [{ place: `${id}, bad`, code: page.bad.code }, { place: `${id}, good`, code: page.good.code }]);
  const snippets = examples.map(({ place, code }, index) => snippet({ place, text: code.join('\n'), attributes: {} } as Block, index));
  expect(compileErrors(snippets)).toEqual([]);
});
