import { optionProblems } from '../../src/policy/option-problems';
import { PolicyPack } from '../../src/policy/policy-pack';
import { Severity } from '../../src/policy/severity';

const IDS = ['no-root-user', 'lock-file'];
const WAIVER = { rule: 'lock-file', reason: 'two teams', expires: '2027-03-31' };

class AcmePolicy extends PolicyPack {
  public readonly rules = [];
  public override readonly severities = { 'lock-fil': Severity.HIGH };
}

test('options that are right are no problem', () => {
  expect(optionProblems('shop', { severities: { 'lock-file': Severity.LOW }, waivers: [WAIVER] }, IDS)).toEqual([]);
});

test.each([
  ['a rule that does not exist', { severities: { 'no-root-usr': Severity.LOW } }, 'policy.severities names the rule "no-root-usr", which does not exist. Did you mean "no-root-user"?'],
  ['a rule of a pack that does not exist', { packs: [new AcmePolicy()] }, 'severities of AcmePolicy names the rule "lock-fil", which does not exist. Did you mean "lock-file"?'],
  ['a severity that does not exist', { severities: { 'lock-file': 'hihg' as Severity } }, 'policy.severities gives lock-file the severity "hihg". Did you mean "high"?'],
  ['a waiver of a rule that does not exist', { waivers: [{ ...WAIVER, rule: 'x' }] }, 'policy.waivers names the rule "x", which does not exist.'],
  ['a waiver without a date', { waivers: [{ ...WAIVER, expires: 'never' }] }, 'The waiver of lock-file expires on "never", which is not a date.'],
  ['a waiver without a reason', { waivers: [{ ...WAIVER, reason: ' ' }] }, 'The waiver of lock-file gives no reason.'],
])('%s is told', (_, options, what) => {
  expect(optionProblems('shop', options, IDS).map((problem) => problem.what)).toEqual([what]);
});

test('the message lists what there is', () => {
  expect(optionProblems('shop', { waivers: [{ ...WAIVER, rule: 'x' }] }, IDS)[0].fix).toBe('Use one of: lock-file, no-root-user.');
});
