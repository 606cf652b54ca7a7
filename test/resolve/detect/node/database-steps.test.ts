import { CHANGES_DATABASE, takeDatabaseSteps } from '../../../../src/resolve/detect/node/database-steps';

test('steps are taken out in the order in which they run, from scripts that a script runs too', () => {
  const scripts = { start: 'npm run db && next start', db: 'prisma migrate deploy && prisma db seed', dev: 'prisma migrate dev && next dev' };
  expect(takeDatabaseSteps(scripts, ['start'])).toEqual({ changed: { start: 'next start' }, steps: ['prisma migrate deploy', 'prisma db seed'], script: 'db' });
});

test('a script of which nothing is left is nothing, and one that is not there says nothing', () => {
  expect(takeDatabaseSteps({ migrate: 'drizzle-kit migrate' }, ['migrate'])).toEqual({ changed: { migrate: undefined }, steps: ['drizzle-kit migrate'], script: 'migrate' });
  expect(takeDatabaseSteps({}, ['migrate'])).toEqual({ changed: {}, steps: [] });
});

test('what only looks like one is none', () => {
  expect(['prisma generate', 'node scripts/immigration.html', 'tsx scripts/migrate-icons', 'next build'].filter((step) => CHANGES_DATABASE.test(step))).toEqual([]);
});
