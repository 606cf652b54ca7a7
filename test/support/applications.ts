import type { Files } from './application-folder';

/** The smallest FastAPI application that needs nothing to be said about it. */
export const FASTAPI: Files = {
  'src/__init__.py': '',
  'src/main.py': [
    'from fastapi import FastAPI',
    '',
    'app = FastAPI()',
    '',
    '',
    '@app.get("/health")',
    'def health() -> dict[str, str]:',
    '    return {"status": "ok"}',
    '',
  ].join('\n'),
  'requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\n',
};

/** FASTAPI whose module imports another one of its package. */
export function fastApiWith(name: string, code: string): Files {
  return { ...FASTAPI, 'src/main.py': `${FASTAPI['src/main.py']}\nfrom src import ${name}\n`, [`src/${name}.py`]: code };
}

/** FastAPI with a database, migrations and dependencies that are locked with hashes. */
export const FASTAPI_WITH_DATABASE: Files = {
  ...FASTAPI,
  'alembic.ini': '[alembic]\nscript_location = %(here)s/alembic\n',
  'alembic/env.py': 'print("migrate")\n',
  'alembic/versions/0001_first.py': 'revision = "0001"\n',
  'tests/test_health.py': 'def test_health() -> None:\n    assert True\n',
  'README.md': '# Backend\n',
  'requirements.txt': [
    'fastapi==0.116.1 \\',
    `    --hash=sha256:${'a'.repeat(64)}`,
    'psycopg[binary]==3.2.9 \\',
    `    --hash=sha256:${'b'.repeat(64)}`,
    'SQLAlchemy==2.0.43 \\',
    `    --hash=sha256:${'c'.repeat(64)}`,
    'alembic==1.16.4 \\',
    `    --hash=sha256:${'d'.repeat(64)}`,
    'uvicorn==0.35.0 \\',
    `    --hash=sha256:${'e'.repeat(64)}`,
    '',
  ].join('\n'),
};

/** The smallest Next.js application that needs nothing to be said about it. */
export const NEXTJS: Files = {
  'package.json': '{ "name": "frontend", "scripts": { "build": "next build" }, "dependencies": { "next": "16.0.0" } }\n',
  'package-lock.json': '{ "lockfileVersion": 3, "packages": { "": { "dependencies": { "next": "16.0.0" } } } }\n',
  'next.config.ts': 'export default {};\n',
  'tsconfig.json': '{}\n',
  'app/page.tsx': 'export default function Page() {\n  return null;\n}\n',
  'app/api/health/route.ts': 'export const GET = () => Response.json({ status: "ok" });\n',
  'public/robots.txt': 'User-agent: *\n',
};
