import { backend, bad, BadInput, frontend } from './case';
import { Migrations } from '../../src';

const FIX = 'Say another, such as Migrations.command([…]), or Migrations.none().';
const MANIFEST = { 'frontend/package.json': '{ "scripts": { "build": "next build", "db:migrate": "prisma migrate dev" }, "dependencies": { "next": "16.0.0" } }\n' };

export const MIGRATIONS: readonly BadInput[] = [
  bad('a tool of Node.js for FastAPI', backend({ migrations: Migrations.drizzle() }), [
    ['shop/backend', 'migrations: Migrations.drizzle() is for a Next.js application.', 'Use Migrations.alembic(), or Migrations.command([…]) for another tool.'],
  ]),
  bad('a tool of Python for Next.js', frontend({ migrations: Migrations.alembic() }), [['shop/frontend', 'migrations: Alembic is a tool of Python, and this is a Next.js application.', FIX]]),
  bad('a tool that is not used', frontend({ migrations: Migrations.prisma() }), [['shop/frontend', 'migrations: frontend has no migrations of prisma that its release can apply, or does not depend on it.', FIX]]),
  bad('a script that is misspelt', frontend({ migrations: Migrations.script('db:migrat') }), [
    ['shop/frontend', 'migrations: frontend/package.json has no script "db:migrat". Did you mean "db:migrate"?', FIX],
  ], MANIFEST),
  bad('a script for developers', frontend({ migrations: Migrations.script('db:migrate') }), [
    ['shop/frontend', 'migrations: the script "db:migrate" of frontend/package.json does not apply migrations, or starts what none of its packages brings.', FIX],
  ], MANIFEST),
  bad('a command without a program', frontend({ migrations: Migrations.command([]) }), [
    ['shop/frontend', 'migrations: the command is empty.', "Give program and arguments, such as Migrations.command(['node', 'migrate.mjs'])."],
  ]),
];
