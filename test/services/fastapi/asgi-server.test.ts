import { installedServer } from '../../../src/services/fastapi/asgi-server';

const server = (...names: string[]) => installedServer({ names: new Set(names) });

test('uvicorn is started where it is there, or where nothing else is known to be', () => {
  expect(server('granian', 'uvicorn').name).toBe('uvicorn');
  expect(server('fastapi').name).toBe('uvicorn');
});

test.each([
  ['granian', ['granian', 'src.main:app'], ['granian', '--factory', 'src.main:app']],
  ['hypercorn', ['hypercorn', '--bind', '0.0.0.0:8000', 'src.main:app'], ['hypercorn', '--bind', '0.0.0.0:8000', 'src.main:app()']],
])('%s is told what to serve', (name, command, ofFactory) => {
  const { command: commandOf } = server('fastapi', name);
  expect(commandOf({ target: 'src.main:app', factory: false }, 8000)).toEqual(command);
  expect(commandOf({ target: 'src.main:app', factory: true }, 8000)).toEqual(ofFactory);
});
