import { detectAlembic } from '../../../../src/resolve/detect/python/alembic-files';
import { changesUnmadeTables } from '../../../../src/resolve/detect/python/alembic-revisions';
import { applicationFolder } from '../../../support/application-folder';

function changes(...upgrades: readonly string[]): boolean {
  const revisions = upgrades.map((body, index): [string, string] => [
    `alembic/versions/${index}.py`,
    `def upgrade() -> None:\n    ${body}\n\ndef downgrade() -> None:\n    op.create_table("item")\n`,
  ]);
  const folder = applicationFolder({ 'alembic.ini': 'script_location = alembic\n', 'alembic/env.py': '', ...Object.fromEntries(revisions) });
  return changesUnmadeTables(folder, detectAlembic(folder)!);
}

test.each([
  'op.add_column("item", sa.Column("size", sa.Integer()))',
  "op.alter_column('item', 'size', nullable=True)",
  'op.drop_table("item")',
  'with op.batch_alter_table("item", schema=None) as batch_op: pass',
  'op.create_index("ix_item", "item", ["size"])',
  "op.create_index(op.f('ix_item_size'), 'item', ['size'])",
  'op.create_unique_constraint(\n        None,\n        "item",\n        ["size"],\n    )',
])('a revision changes a table that none creates: %s', (body) => {
  expect(changes(body)).toBe(true);
  expect(changes('pass', body)).toBe(true);
  expect(changes('op.create_table("other")', body)).toBe(true);
  expect(changes('op.create_table("item",\n        sa.Column("id", sa.Integer()))', body)).toBe(false);
});

test.each(['pass', 'op.create_table("item")', '# op.drop_table("item")'])('a revision changes no table: %s', (body) => {
  expect(changes(body)).toBe(false);
});

test.each([
  'op.execute("CREATE TABLE item (id int)")',
  'op.create_table(NAME)',
  'Base.metadata.create_all(op.get_bind())',
  'op.rename_table("article", "item")',
  'op.execute(open("schema.sql").read())',
  'tables = inspector.get_table_names()',
])('where tables may come by other ways, nothing is said: %s', (body) => {
  expect(changes(body, 'op.add_column("item", column)')).toBe(false);
});
