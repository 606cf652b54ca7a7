import { LogLevel, Project } from 'projen';
import { Files, inFolder, temporaryFolder, writeFiles } from './application-folder';
import { fastApiWith, NEXTJS } from './applications';
import { ContainerStack, Finding, IPolicyRule, PolicyPack, Severity, StackModel } from '../../src';
import { judge, stopping, warning } from '../../src/policy/engine';
import { StackError } from '../../src/util/problem';

/** The day on which all tests of the policy run. */
export const TODAY = '2026-11-23';

/** What a `.projenrc.ts` says about a stack; `backend/` holds a FastAPI application, `frontend/` a Next.js one. */
export type Say = (stack: ContainerStack) => void;

/** Sees the model that the rules see. */
class Spy extends PolicyPack {
  public model: StackModel | undefined;
  public readonly rules: IPolicyRule[] = [
    {
      id: 'spy',
      severity: Severity.LOW,
      description: 'Looks.',
      url: '',
      check: (stack) => {
        this.model = stack;
        return [];
      },
    },
  ];
}

/** The model of a stack, as the rules see it. */
export function modelOf(say: Say, files: Files = {}): StackModel {
  const root = temporaryFolder();
  writeFiles(root, { ...inFolder('backend', fastApiWith('settings', '')), ...inFolder('frontend', NEXTJS), ...files });
  const spy = new Spy();
  const project = new Project({ name: 'sample', outdir: root, logging: { level: LogLevel.OFF } });
  const stack = new ContainerStack(project, { name: 'shop', policy: { packs: [spy] } });
  say(stack);
  try {
    stack.preSynthesize();
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
  }
  return spy.model!;
}

/** A situation of a rule. */
export interface Situation {
  readonly say: Say;
  readonly files?: Files;
}

/** What a test of a rule has to show. */
export interface RuleTest {
  /** What it says of a situation, word for word. */
  readonly message: Situation & { readonly findings: Finding[] };
  /** Other situations that it catches, with what it says is wrong. */
  readonly catches?: Readonly<Record<string, Situation & { readonly what: readonly string[] }>>;
  /** Situations that look alike and are right. */
  readonly allows: Readonly<Record<string, Situation>>;
}

/** The tests that every rule has: exact message, what it catches, near misses, waiver. */
export function testRule(rule: IPolicyRule, { message, catches = {}, allows }: RuleTest): void {
  const check = ({ say, files }: Situation): Finding[] => rule.check(modelOf(say, files), TODAY);

  test('says where, what, and how to mend it', () => {
    expect(check(message)).toEqual(message.findings);
  });

  for (const [name, situation] of Object.entries(catches)) {
    test(`catches ${name}`, () => expect(check(situation).map(({ what }) => what)).toEqual(situation.what));
  }

  for (const [name, situation] of Object.entries(allows)) {
    test(`allows ${name}`, () => expect(check(situation)).toEqual([]));
  }

  test('a waiver lets it pass', () => {
    const stack = modelOf(message.say, message.files);
    const waivers = message.findings.map(({ where }) => ({ rule: rule.id, path: where, reason: 'a test', expires: TODAY }));
    const left = (options: object): string[] => {
      const verdict = judge({ stack, today: TODAY, complete: true }, options);
      return [...stopping(verdict), ...warning(verdict)].map(({ rule: { id } }) => id).filter((id) => id === rule.id);
    };
    const pack = new (class extends PolicyPack {
      public readonly rules = [rule];
    })();
    expect(left({ packs: [pack] })).toHaveLength(message.findings.length);
    expect(left({ packs: [pack], waivers })).toEqual([]);
  });
}
