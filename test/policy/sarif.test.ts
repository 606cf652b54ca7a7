import { judge } from '../../src/policy/engine';
import { RULES } from '../../src/policy/registry';
import { toSarif } from '../../src/policy/sarif';
import { FastApiService } from '../../src/services/fastapi-service';
import { modelOf, TODAY } from '../support/policy';

const stack = modelOf((shop) => new FastApiService(shop, 'backend', { path: 'backend' }).addComposeOverride({ user: 'root', read_only: false }), {
  'docker/pins/Dockerfile': 'FROM python:3.13-slim AS python\n',
});
const waivers = [{ rule: 'read-only-root', reason: 'writes beside its code', expires: TODAY }];
const verdict = judge({ stack, today: TODAY, complete: true }, { waivers });
const text = toSarif(verdict, '.projenrc.ts');
const [run] = JSON.parse(text).runs;
const result = (id: string) => run.results.find(({ ruleId }: { ruleId: string }) => ruleId === id);

test('it is a log of SARIF 2.1.0 with one run', () => {
  expect(JSON.parse(text)).toMatchObject({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json' });
  expect(run.automationDetails.id).toBe('projen-containers/shop/');
});

test('every rule is described, with its page', () => {
  const { rules } = run.tool.driver;
  expect(rules.map(({ id }: { id: string }) => id)).toEqual([...RULES.map(({ id }) => id), 'waiver-expired', 'waiver-ending', 'waiver-unused']);
  expect(rules[0]).toMatchObject({
    id: 'no-root-user',
    helpUri: expect.stringContaining('docs/policies/no-root-user.md'),
    defaultConfiguration: { level: 'error' },
    properties: { 'security-severity': '8.0' },
  });
});

test('a finding points to the file that describes the project, and names the construct', () => {
  expect(result('no-root-user')).toMatchObject({
    level: 'error',
    message: { text: 'shop/backend (addComposeOverride): user "root" is root. Give a numeric user and group other than 0, such as "1000:1000".' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: '.projenrc.ts' }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: 'shop/backend' }],
      },
    ],
    suppressions: [],
  });
  expect(run.tool.driver.rules[result('no-root-user').ruleIndex].id).toBe('no-root-user');
});

test('a finding in a file points there', () => {
  const [location] = result('image-pinned').locations;
  expect(location.physicalLocation).toMatchObject({ artifactLocation: { uri: 'docker/pins/Dockerfile' } });
  expect(result('image-pinned').level).toBe('warning');
});

test('a waived finding is a suppressed one', () => {
  expect(result('read-only-root').suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: `writes beside its code (until ${TODAY})` }]);
});

test('the same verdict gives the same text', () => {
  expect(toSarif(judge({ stack, today: TODAY, complete: true }, { waivers }), '.projenrc.ts')).toBe(text);
});
