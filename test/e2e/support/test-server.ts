import { join } from 'node:path';
import type { Consumer } from './consumer';
import { docker } from './docker';
import { eventually } from './wait';

/** Starts one of the scripts of this folder as a server on a network of the stack: host is its name, the port 8080. */
export async function startTestServer(consumer: Consumer, script: string, host: string, environment: string[] = []): Promise<string> {
  const container = await consumer.start(
    ['--init', '--network', consumer.network('backend'), '--network-alias', host, '--volume', `${join(__dirname, script)}:/server.mjs:ro`, ...environment.flatMap((entry) => ['--env', entry])],
    consumer.pin('node'),
    'node', '/server.mjs',
  );
  await eventually(`${script} listens`, async () => (await docker('logs', container)).includes('ready') || undefined);
  return container;
}
