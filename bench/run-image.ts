import { get } from 'node:http';
import type { Application } from './applications';
import { docker, timed } from './engine';

/** How an image runs. */
export interface Behaviour {
  /** From `docker run` to the first answer with status 200. */
  readonly readySeconds: number;
  /** From SIGTERM to the end. */
  readonly stopSeconds: number;
  /** Whether its first process is root's. */
  readonly root: boolean;
}

const LONGEST_SECONDS = 60;
const HARDENED = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];

/** Starts an image, waits for its answer, and stops it. */
export async function runImage(image: string, application: Application): Promise<Behaviour> {
  const container = `${image.replace(/\W+/g, '-')}-run`;
  try {
    const readySeconds = await start(image, application, container, []);
    const user = (await docker('top', container, '-eo', 'uid,pid')).split('\n')[1].trim().split(/\s+/)[0];
    const { seconds: stopSeconds } = await timed(['stop', '--time', '30', container]);
    return { readySeconds, stopSeconds, root: user === '0' };
  } finally {
    await timed(['rm', '--force', container]);
  }
}

/** Whether it also answers with a read-only root, no capabilities, and only /tmp to write to. */
export async function runsReadOnly(image: string, application: Application): Promise<boolean> {
  const container = `${image.replace(/\W+/g, '-')}-hardened`;
  try {
    await start(image, application, container, HARDENED);
    return true;
  } catch {
    return false;
  } finally {
    await timed(['rm', '--force', container]);
  }
}

async function start(image: string, { port, path, environment }: Application, container: string, options: readonly string[]): Promise<number> {
  const variables = Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const started = performance.now();
  await docker('run', '--detach', '--name', container, '--publish', `127.0.0.1::${port}`, ...variables, ...options, image);
  const address = (await docker('port', container, `${port}/tcp`)).split('\n')[0];
  while (!(await answers(`http://${address}${path}`))) {
    if (performance.now() - started > LONGEST_SECONDS * 1000) throw new Error(`${image} does not answer`);
    if ((await docker('inspect', '--format', '{{.State.Running}}', container)) !== 'true') throw new Error(`${image} ended by itself`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return (performance.now() - started) / 1000;
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 1000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
    request.on('timeout', () => request.destroy());
  });
}
