import { judge, stopping, warning } from '../../src/policy/engine';
import { PolicyPack } from '../../src/policy/policy-pack';
import { Finding, IPolicyRule } from '../../src/policy/rule';
import { Severity } from '../../src/policy/severity';
import { stackModel } from '../support/models';
import { TODAY } from '../support/policy';

const FINDING: Finding = { where: 'shop/backend', what: 'It is wrong.', fix: 'Mend it.' };
const rule = (id: string, severity: Severity, ...findings: Finding[]): IPolicyRule => ({ id, severity, description: '', url: `https://example.com/${id}`, check: () => findings });
const pack = (rules: IPolicyRule[], severities: Record<string, Severity> = {}): PolicyPack =>
  new (class extends PolicyPack {
    public readonly rules = rules;
    public override readonly severities = severities;
  })();
const CASE = { stack: stackModel(), today: TODAY, complete: true };
const HIGH = pack([rule('acme', Severity.HIGH, FINDING)]);
const WAIVER = { rule: 'acme', path: 'shop/backend', reason: 'a test', expires: '2027-03-31' };
const idsOf = (findings: readonly { readonly rule: IPolicyRule; readonly severity: Severity }[]): string[] => findings.map((judged) => `${judged.rule.id} ${judged.severity}`);

test('a stack without services gives no finding', () => {
  expect(judge(CASE).findings).toEqual([]);
});

test('a finding of a pack counts as its severity says', () => {
  const verdict = judge(CASE, { packs: [HIGH] });
  expect([idsOf(stopping(verdict)), idsOf(warning(verdict))]).toEqual([['acme high'], []]);
});

test.each([
  ['of the rule', {}, 'acme high'],
  ['that the finding has itself', { packs: [pack([rule('acme', Severity.HIGH, { ...FINDING, severity: Severity.LOW })])] }, 'acme low'],
  ['that a pack gives', { packs: [HIGH, pack([], { acme: Severity.MEDIUM })] }, 'acme medium'],
  ['that the project gives, before all others', { packs: [HIGH, pack([], { acme: Severity.MEDIUM })], severities: { acme: Severity.CRITICAL } }, 'acme critical'],
])('the severity is the one %s', (_, options, expected) => {
  expect(idsOf(judge(CASE, { packs: [HIGH], ...options }).findings)).toEqual([expected]);
});

test('the heaviest findings come first', () => {
  const rules = [rule('a', Severity.LOW, FINDING), rule('b', Severity.CRITICAL, FINDING), rule('c', Severity.MEDIUM, FINDING), rule('d', Severity.HIGH, FINDING)];
  expect(idsOf(judge(CASE, { packs: [pack(rules)] }).findings)).toEqual(['b critical', 'd high', 'c medium', 'a low']);
});

test('one finding that is found twice counts once', () => {
  expect(judge(CASE, { packs: [pack([rule('acme', Severity.LOW, FINDING, { ...FINDING })])] }).findings).toHaveLength(1);
});

test("a pack's rule takes the place of its namesake", () => {
  const verdict = judge(CASE, { packs: [pack([rule('lock-file', Severity.LOW, FINDING)])] });
  expect(idsOf(verdict.findings)).toEqual(['lock-file low']);
  expect(verdict.rules.filter(({ id }) => id === 'lock-file')).toHaveLength(1);
});

describe('a waiver', () => {
  test('lets its finding pass, and keeps it for the report', () => {
    const verdict = judge(CASE, { packs: [HIGH], waivers: [WAIVER] });
    expect([...stopping(verdict), ...warning(verdict)]).toEqual([]);
    expect(verdict.findings).toMatchObject([{ waiver: WAIVER }]);
  });

  test('that ran out lets nothing pass, and is a finding itself', () => {
    const verdict = judge(CASE, { packs: [HIGH], waivers: [{ ...WAIVER, expires: '2026-11-22' }] });
    expect(idsOf(verdict.findings)).toEqual(['acme high', 'waiver-expired medium']);
  });

  test('still holds on its last day, and is told in the two weeks before', () => {
    const ids = (expires: string) => {
      const verdict = judge(CASE, { packs: [HIGH], waivers: [{ ...WAIVER, expires }] });
      return idsOf([...stopping(verdict), ...warning(verdict)]);
    };
    expect(ids(TODAY)).toEqual(['waiver-ending low']);
    expect(ids('2026-12-07')).toEqual(['waiver-ending low']);
    expect(ids('2026-12-08')).toEqual([]);
  });

  test('that ends soon and matches nothing is told as that alone', () => {
    const verdict = judge(CASE, { packs: [HIGH], waivers: [{ ...WAIVER, path: 'shop/frontend', expires: TODAY }] });
    expect(idsOf(verdict.findings)).toEqual(['acme high', 'waiver-unused low']);
  });

  test('that matches nothing is a finding itself', () => {
    const verdict = judge(CASE, { packs: [HIGH], waivers: [{ ...WAIVER, path: 'shop/frontend' }] });
    expect(idsOf(verdict.findings)).toEqual(['acme high', 'waiver-unused low']);
  });

  test('may well match nothing where a part of the stack is missing', () => {
    const verdict = judge({ ...CASE, complete: false }, { packs: [HIGH], waivers: [{ ...WAIVER, path: 'shop/frontend' }] });
    expect(idsOf(verdict.findings)).toEqual(['acme high']);
  });

  test('of a rule that does not exist is a problem, not a finding', () => {
    const verdict = judge(CASE, { waivers: [{ ...WAIVER, rule: 'acne' }] });
    expect(verdict.findings).toEqual([]);
    expect(verdict.problems).toHaveLength(1);
  });
});

test('a rule is told what day it is', () => {
  const seen: string[] = [];
  const check = (_stack: unknown, today: string): Finding[] => (seen.push(today), []);
  judge(CASE, { packs: [pack([{ ...rule('acme', Severity.LOW), check }])] });
  expect(seen).toEqual([TODAY]);
});
