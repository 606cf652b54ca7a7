import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult } from './support/command';
import { Consumer } from './support/consumer';

const TABLE = 'CREATE TABLE labels (name text);\n';

let consumer: Consumer;
let up: CommandResult;

beforeAll(async () => {
  consumer = await Consumer.create();
  writeFileSync(join(consumer.project, 'labels.sql'), `${TABLE}INSERT INTO table_that_is_not_there VALUES (1);\n`);
  await consumer.describe({ database: "initScripts: ['labels.sql']" });
  up = await consumer.tryProjen('up');
});
afterAll(() => consumer?.remove());

describe('a script of the database that fails', () => {
  test('stops the start, with its reason', () => {
    expect(up.status).not.toBe(0);
    expect(up.output).toContain('relation "table_that_is_not_there" does not exist');
  });

  test('leaves nothing behind: once it is mended, the next start is whole', async () => {
    writeFileSync(join(consumer.project, 'labels.sql'), TABLE);
    await consumer.projen('up');
    expect(await consumer.sql("SELECT to_regclass('labels') IS NULL, to_regclass('todos') IS NULL")).toEqual(['f|f']);
  });
});
