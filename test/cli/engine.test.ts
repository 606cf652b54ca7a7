import { text } from 'node:stream/consumers';
import { Engine } from '../../src/cli/engine';
import { ProgramFolder } from '../support/cli';

/** The engine's command, replaced by a bash script. */
function engine(script: string, environment: NodeJS.ProcessEnv = {}): Engine {
  const folder = new ProgramFolder();
  folder.addProgram('docker', script);
  return new Engine({ PATH: `${folder.root}/.programs:/usr/bin:/bin`, ...environment });
}

test('gives what docker printed', async () => {
  expect(await engine('printf "%s," "$@"').run('image', 'inspect', 'a b')).toBe('image,inspect,a b,');
});

test('fails with the last line of what docker said', async () => {
  await expect(engine('echo first >&2; echo second >&2; exit 1').run('image', 'inspect', 'x')).rejects.toThrow('docker image inspect failed: second');
});

test('fails when a signal ended docker', async () => {
  await expect(engine('kill -9 $$').run('image', 'ls')).rejects.toThrow('docker image ls failed: it ended with status 128');
});

test('an engine that answers is all that is asked for', async () => {
  await expect(engine('[ "$*" = version ]').requireAnswer()).resolves.toBeUndefined();
});

test.each([
  ['somewhere', {}, 'The Docker Engine does not answer.'],
  ['where DOCKER_HOST says', { DOCKER_HOST: 'unix:///nowhere' }, 'The Docker Engine does not answer at unix:///nowhere.'],
])('an engine that does not answer is named, %s', async (_place, environment, message) => {
  await expect(engine('echo "Cannot connect to the Docker daemon" >&2; exit 1', environment).requireAnswer()).rejects.toThrow(message);
});

test('says that docker is not installed', async () => {
  await expect(new Engine({ PATH: '/nowhere' }).run('version')).rejects.toThrow('docker is not installed.');
});

test('streams what docker prints', async () => {
  expect(await engine('printf streamed').stream(['image', 'save'], text)).toBe('streamed');
});

test('a stream that docker breaks off is a failure, told by docker', async () => {
  await expect(engine('printf half; echo "no space" >&2; exit 1').stream(['image', 'save'], text)).rejects.toThrow('docker image save failed: no space');
});

test('a reader that fails ends docker', async () => {
  const consume = () => Promise.reject(new Error('no tar'));
  await expect(engine('exec sleep 60').stream(['image', 'save'], consume)).rejects.toThrow('no tar');
});
