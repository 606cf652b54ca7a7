import { backend, bad, BadInput, frontend, pyproject } from './case';
import { Migrations } from '../../src';

/** Why a text is no JSON; each version of Node.js words it in its own way. */
function reason(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const LOCK_PYTHON = 'Lock the dependencies: uv lock, or uv pip compile pyproject.toml --generate-hashes --output-file requirements.txt.';
const HASHED_FASTAPI = `fastapi==0.165.0 --hash=sha256:${'a'.repeat(64)}\n`;
const MEND = 'Fix the file.';

export const LOCK_FILES: readonly BadInput[] = [
  bad('FastAPI without a lock file', backend(), [['shop/backend', 'backend has no file that says which packages to install (uv.lock, poetry.lock, pdm.lock, Pipfile.lock, pylock.toml, requirements.txt, pyproject.toml).', LOCK_PYTHON]], { 'backend/requirements.txt': undefined }),
  bad('FastAPI with a pyproject.toml that names no dependencies', backend(), [['shop/backend', 'backend has no file that says which packages to install (uv.lock, poetry.lock, pdm.lock, Pipfile.lock, pylock.toml, requirements.txt, pyproject.toml).', LOCK_PYTHON]], { 'backend/requirements.txt': undefined, 'backend/pyproject.toml': pyproject('>=3.12') }),
  bad('a lock file without a server', backend(), [['shop/backend', 'uvicorn is not among what backend/requirements.txt installs.', 'Add it to requirements.txt, or say command for another server.']], { 'backend/requirements.txt': HASHED_FASTAPI }),
  bad('migrations whose tool only developers have', backend({ migrations: Migrations.alembic(), command: ['hypercorn'] }), [['shop/backend', 'alembic is not among what backend/requirements.txt installs.', 'Make it a main dependency; or say migrations: Migrations.command(…) for another tool.']], { 'backend/requirements.txt': HASHED_FASTAPI }),
  bad('a package.json with a comma too many', frontend(), [['frontend/package.json', `It cannot be read: ${reason('{ "name": "frontend", }')}`, MEND]], { 'frontend/package.json': '{ "name": "frontend", }' }),
  bad('an empty package.json', frontend(), [['frontend/package.json', 'It cannot be read: Unexpected end of JSON input', MEND]], { 'frontend/package.json': '' }),
  bad('a package.json in another format', frontend(), [['frontend/package.json', `It cannot be read: ${reason('name: frontend')}`, MEND]], { 'frontend/package.json': 'name: frontend' }),
  bad('a uv.lock that a merge left broken', backend(), [['backend/uv.lock', 'It cannot be read: the marks of a merge are in it.', 'Take it as it was from git, or delete it; then lock again: uv lock.']], { 'backend/uv.lock': '<<<<<<< HEAD\n' }),
  bad('a pyproject.toml with a quote too few', backend(), [['backend/pyproject.toml', 'It cannot be read: Unterminated string at row 2, col 13, pos 23', MEND]], { 'backend/pyproject.toml': '[project]\nname = "shop\n' }),
];
