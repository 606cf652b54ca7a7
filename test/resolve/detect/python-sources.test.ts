import { runtimeSources } from '../../../src/resolve/detect/python-sources';
import { applicationFolder, Files } from '../../support/application-folder';

function sources(files: Files, migrations: string[] = []): string[] {
  const modules = Object.entries(files).filter(([file]) => file.endsWith('.py')).map(([file, code]) => ({ file, code }));
  return runtimeSources(applicationFolder(files), modules, migrations);
}

test('are packages, modules, and what migrations need', () => {
  expect(sources({ 'app/main.py': '', 'main.py': '', 'alembic.ini': '', 'db/migrations/x': '', 'README.md': '' }, ['alembic.ini', 'db/migrations'])).toEqual(['alembic.ini', 'app', 'db', 'main.py']);
});

test('are files and folders that the code names', () => {
  const code = 'open("data/seed.csv")\nPath(__file__).parent / \'prompts\'\nload("settings.yaml")\n';
  expect(sources({ 'main.py': code, 'data/seed.csv': '', 'prompts/a.txt': '', 'settings.yaml': '', 'notes/x.txt': '' })).toEqual(['data', 'main.py', 'prompts', 'settings.yaml']);
});

test.each(['docs/x', 'tests/x', '.env', 'Dockerfile', 'uv.lock', 'key.pem', 'shop.db', 'web/package.json'])('never are %s, whatever the code names', (file) => {
  expect(sources({ 'main.py': `open("${file.split('/')[0]}")\n`, [file]: '' })).toEqual(['main.py']);
});

test('are folders that frameworks read from', () => {
  expect(sources({ 'main.py': '', 'templates/a.html': '', 'static/a.css': '', 'assets': '' })).toEqual(['main.py', 'static', 'templates']);
});
