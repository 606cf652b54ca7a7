import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverImage } from '../../support/next-image';

const PROGRAM = join(__dirname, '..', '..', '..', 'assets', 'next', 'internal-addresses.cjs');
/** Prints what each address answers, with fetch and with a client that keeps its connections; or why it does not. */
const ASK = `
const http = require('node:http');
const agent = new http.Agent({ keepAlive: true });
const get = (url) => new Promise((done, fail) => http.get(url, { agent }, (answer) => answer.setEncoding('utf8').on('data', done)).on('error', fail));
(async () => {
  for (const url of process.argv.slice(1)) {
    console.log(await fetch(url).then((answer) => answer.text(), ({ cause }) => cause.code), await get(url).catch(({ code }) => code));
  }
  agent.destroy();
})();`;

async function ask(addresses: string, ...urls: string[]): Promise<string> {
  const env = { ...process.env, INTERNAL_ADDRESSES: addresses };
  return (await promisify(execFile)(process.execPath, ['--require', PROGRAM, '--eval', ASK, ...urls], { env })).stdout;
}

test('what opens an address for browsers is connected to the service, which sees the host that was asked for', async () => {
  const server = createServer((request, response) => void response.end(request.headers.host)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const inside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const answers = await ask(`http://localhost:64998=http://nowhere.invalid:1,http://localhost:64999=${inside}`, 'http://localhost:64999', 'http://127.0.0.1:64999/a', inside);
    expect(answers.split('\n')).toEqual(['localhost:64999 localhost:64999', '127.0.0.1:64999 127.0.0.1:64999', `${inside.slice(7)} ${inside.slice(7)}`, '']);
    expect(await ask('', 'http://localhost:64999')).toBe('ECONNREFUSED ECONNREFUSED\n');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('an image has the program only if its code may open such addresses, also for what the development server starts', () => {
  const image = serverImage({ opensAddresses: true });
  expect(image).toContain('ENV NODE_OPTIONS="--require=/internal-addresses.cjs"');
  expect(image).toContain('CMD ["node", "--require", "/internal-addresses.cjs", "server.js"]');
  expect(image.match(/^COPY --link --from=internal-addresses .*$/gm)).toHaveLength(2);
  expect(serverImage()).not.toContain('internal-addresses');
});
