import { builtInRule, pageUrl } from '../../src/policy/rule';
import { Severity } from '../../src/policy/severity';

test('a rule of the library knows the address of its page', () => {
  const page = { why: '', equivalents: [], bad: { code: [] }, good: { code: [] } };
  const rule = builtInRule({ id: 'no-example', severity: Severity.LOW, description: 'No examples.', page, check: () => [] });
  expect(rule.url).toBe(pageUrl('no-example'));
  expect(rule.url).toBe('https://github.com/projen-containers/projen-containers/blob/main/docs/policies/no-example.md');
});
