import { serverCommands } from '../../../src/resolve/detect/server-command';
import { applicationFolder, Files } from '../../support/application-folder';

const commands = (files: Files) => serverCommands(applicationFolder(files));
const first = (files: Files) => commands(files)[0];

test.each<[string, string, string, string | undefined, number | undefined]>([
  ['a shell form', 'Dockerfile', 'CMD uvicorn app.main:app --host 0.0.0.0 --port 8080\n', 'app.main:app', 8080],
  ['an exec form', 'Dockerfile', 'CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8080"]\n', 'app.main:app', 8080],
  ['gunicorn with a worker', 'Procfile', 'web: gunicorn -k uvicorn.workers.UvicornWorker -b 0.0.0.0:9000 shop.web:api\n', 'shop.web:api', 9000],
  ['a script of package.json', 'package.json', '{ "scripts": { "dev": "python3 -m uvicorn api.index:app --reload" } }\n', 'api.index:app', undefined],
  ['a call', 'run.py', 'if __name__ == "__main__":\n    uvicorn.run(\n        "shop:app",\n        port=8100,\n    )\n', 'shop:app', 8100],
  ['a call with the object', 'main.py', 'uvicorn.run(app, host="0.0.0.0", port=8100)\n', undefined, 8100],
  ["FastAPI's own command", 'Dockerfile', 'CMD ["fastapi", "run", "app/main.py", "--port", "8080"]\n', 'app.main:', 8080],
  ['a compose file', 'docker-compose.yml', '    command: uvicorn main:app --port=8001\n', 'main:app', 8001],
])('%s says what is served', (_how, file, text, target, port) => {
  expect(first({ [file]: text })).toMatchObject({ target, port });
});

test('a command may go on in the next line, and its place is the first', () => {
  expect(first({ 'start.sh': '#!/bin/sh\nexec uvicorn \\\n  main:app \\\n  --port 8001\n' })).toEqual({ target: 'main:app', port: 8001, place: 'start.sh:2' });
});

test('a Dockerfile is trusted more than a script, and a script more than the README', () => {
  const files = { 'README.md': 'uvicorn a:app\n', 'Dockerfile': 'CMD uvicorn c:app\n', 'start.sh': 'uvicorn b:app\n' };
  expect(commands(files).map(({ place }) => place)).toEqual(['Dockerfile:1', 'start.sh:1', 'README.md:1']);
});

test.each(['pip install uvicorn', 'uvicorn==0.54.0', 'import uvicorn', '# uvicorn serves it'])('"%s" starts nothing', (text) => {
  expect(commands({ Dockerfile: `${text}\n` })).toEqual([]);
});

test('commands of tests are not looked at', () => {
  expect(commands({ 'tests/run.py': 'uvicorn.run("x:app", port=9999)\n' })).toEqual([]);
});
