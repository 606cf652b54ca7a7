import { Verdict } from '../../src/policy/engine';
import { policyProblems, warningLines } from '../../src/policy/report';
import { Severity } from '../../src/policy/severity';
import { StackError } from '../../src/util/problem';

const rule = (id: string) => ({ id, severity: Severity.HIGH, description: '', url: `https://example.com/${id}.md`, check: () => [] });
const finding = (where: string, source?: string) => ({ where, what: 'It is wrong.', fix: 'Mend it.', source });
const VERDICT: Verdict = {
  stack: 'shop',
  rules: [],
  problems: [{ where: 'shop', what: 'A waiver is wrong.', fix: 'Write it anew.' }],
  findings: [
    { rule: rule('a'), severity: Severity.HIGH, finding: finding('shop/backend', 'addComposeOverride') },
    { rule: rule('a'), severity: Severity.HIGH, finding: finding('shop/frontend'), waiver: { rule: 'a', reason: 'known', expires: '2027-01-01' } },
    { rule: rule('b'), severity: Severity.MEDIUM, finding: finding('shop/backend') },
    { rule: rule('b'), severity: Severity.MEDIUM, finding: finding('shop/frontend') },
    { rule: rule('c'), severity: Severity.LOW, finding: finding('shop') },
  ],
};

test('what stops the synthesis is told with the problems, and names its source, its rule and the page', () => {
  expect(new StackError(policyProblems(VERDICT)).message).toBe(`2 problems in the container stack; no file was changed.

  shop
    A waiver is wrong.
    Fix: Write it anew.

  shop/backend
    It is wrong.
    Fix: Mend it.
    From: addComposeOverride
    Rule: a (high), https://example.com/a.md
`);
});

test('each rule that warns has one line', () => {
  expect(warningLines(VERDICT)).toEqual([
    'b (medium): shop/backend: It is wrong. shop/frontend: It is wrong. Mend it. https://example.com/b.md',
    'c (low): shop: It is wrong. Mend it. https://example.com/c.md',
  ]);
});

test('what mends a finding stands behind it, and once behind all that it mends', () => {
  const judged = (where: string, fix: string) => ({ rule: rule('b'), severity: Severity.LOW, finding: { where, what: 'It is wrong.', fix } });
  const findings = [judged('shop/a', 'Lock it.'), judged('shop/b', 'Install it.'), judged('shop/c', 'Lock it.')];
  expect(warningLines({ ...VERDICT, problems: [], findings })).toEqual([
    'b (low): shop/a: It is wrong. shop/c: It is wrong. Lock it. shop/b: It is wrong. Install it. https://example.com/b.md',
  ]);
});
