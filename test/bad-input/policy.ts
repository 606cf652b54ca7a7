import { bad, BadInput, shop } from './case';
import { FastApiService, Severity } from '../../src';
import { RULES } from '../../src/policy/registry';
import { WAIVER_RULES } from '../../src/policy/waiver-rules';

const RULE_IDS = `Use one of: ${[...RULES, ...WAIVER_RULES].map(({ id }) => id).sort().join(', ')}.`;
const WRITE_DATE = 'Write year, month and day, such as 2027-03-31.';

export const POLICY: readonly BadInput[] = [
  bad('a waiver without a day', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { policy: { waivers: [{ rule: 'image-pinned', reason: 'soon', expires: '2999-12' }] } }), [['shop', 'The waiver of image-pinned expires on "2999-12", which is not a date.', WRITE_DATE]]),
  bad('a waiver until a day that does not exist', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { policy: { waivers: [{ rule: 'image-pinned', reason: 'soon', expires: '2999-02-30' }] } }), [['shop', 'The waiver of image-pinned expires on "2999-02-30", which is not a date.', WRITE_DATE]]),
  bad('a waiver in the order of another country', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { policy: { waivers: [{ rule: 'image-pinned', reason: 'soon', expires: '31.12.2999' }] } }), [['shop', 'The waiver of image-pinned expires on "31.12.2999", which is not a date.', WRITE_DATE]]),
  bad('a waiver without a reason', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { policy: { waivers: [{ rule: 'image-pinned', reason: ' ', expires: '2999-12-31' }] } }), [['shop', 'The waiver of image-pinned gives no reason.', 'Say why the finding is acceptable, for whoever reviews it.']]),
  bad('a waiver of a rule that does not exist', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { policy: { waivers: [{ rule: 'image-pined', reason: 'soon', expires: '2999-12-31' }] } }), [['shop', 'policy.waivers names the rule "image-pined", which does not exist. Did you mean "image-pinned"?', RULE_IDS]]),
  bad('a waiver that ran out', shop((stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride({ privileged: true }), { policy: { waivers: [{ rule: 'no-privileged', reason: 'a spike', expires: '2020-01-01' }] } }), [['shop/backend', 'An override sets privileged.', 'Remove it: the service needs no more than the stack gives it, or a waiver that says why it does.']]),
  bad('the severity of a rule that does not exist', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { policy: { severities: { 'no-root': Severity.LOW } } }), [['shop', 'policy.severities names the rule "no-root", which does not exist.', RULE_IDS]]),
];
