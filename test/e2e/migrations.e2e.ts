import { writeFileSync } from 'node:fs';
import { CommandResult } from './support/command';
import { Consumer } from './support/consumer';
import { inspectContainer } from './support/docker';

let consumer: Consumer;
let up: CommandResult;

beforeAll(async () => {
  consumer = await Consumer.create();
  writeFileSync(consumer.application('backend', 'alembic', 'versions', '0002_fails.py'), [
    'from alembic import op',
    'revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None',
    'def upgrade() -> None:',
    '    op.execute("ALTER TABLE table_that_is_not_there ADD COLUMN due date")',
    '',
  ].join('\n'));
  up = await consumer.tryProjen('up');
});
afterAll(() => consumer?.remove());

describe('a migration that fails', () => {
  test('stops the start', () => {
    expect(up.status).not.toBe(0);
  });

  test('is named in the output, with its reason and what to do', () => {
    expect(up.output).toContain('backend-migrations');
    expect(up.output).toContain('relation "table_that_is_not_there" does not exist');
    expect(up.output).toMatch(/✗ .+\n +Next: npx projen logs/);
  });

  test('keeps the services that depend on it from starting', async () => {
    expect((await inspectContainer(await consumer.container('backend-migrations'))).State.ExitCode).toBe(1);
    for (const service of ['backend', 'frontend']) {
      expect((await inspectContainer(await consumer.container(service))).State.Status).toBe('created');
    }
  });

  test('changes nothing in the database', async () => {
    expect(await consumer.sql("SELECT to_regclass('todos') IS NULL")).toEqual(['t']);
  });
});
