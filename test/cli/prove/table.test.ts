import { Row } from '../../../src/cli/prove/row';
import { proofTable } from '../../../src/cli/prove/table';

test('a line a service, and below it the first cause of each failure', () => {
  const backend = new Row('backend', 'shop-backend');
  backend.set('detected', 'yes');
  backend.set('synthesised', 'yes');
  backend.set('built', 'yes');
  backend.seconds.built = 3.14;
  backend.megabytes = 150;
  backend.fail('started', "KeyError: 'TOKEN'", 'a setting is missing.');
  const postgres = new Row('postgres', 'postgres:17');
  postgres.set('built', 'not needed');
  expect(proofTable([postgres, backend])).toEqual([
    'service   detected  synthesised  built    started  answered  stopped  MB',
    'postgres  ·         ·            –        ·        ·         ·        –',
    'backend   ✓         ✓            ✓ 3.1 s  ✗        ·         ·        150.0',
    '',
    "✗ backend is not started: KeyError: 'TOKEN'",
    '  Likely: a setting is missing.',
  ]);
});
