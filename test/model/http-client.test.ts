import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpClient } from '../../src/model/http-client';
import { temporaryFolder, writeFiles } from '../support/application-folder';

const CLIENTS: readonly (readonly [string, HttpClient])[] = [
  ['python', HttpClient.python()],
  ['node', HttpClient.node()],
  ['wget', HttpClient.wget()],
  ['curl', HttpClient.curl()],
];
/** Answers with the status that is the path. */
const server = createServer((request, response) => response.writeHead(Number(request.url?.slice(1))).end('body'));
let address: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** Exit status and output; undefined where the machine does not have the program. */
function run([program, ...argv]: readonly string[], cwd?: string): Promise<{ status: number | null; output: string } | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program === 'python' ? 'python3' : program, argv, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.on('error', () => resolve(undefined)).on('close', (status) => resolve({ status, output }));
  });
}

test.each(CLIENTS)('%s ends with status 0 only if the answer is good, and prints nothing', async (_, client) => {
  const good = await run(client._argv(`${address}/200`));
  const bad = await run(client._argv(`${address}/503`));
  if (good === undefined) return; // this machine lacks the program
  expect(good).toEqual({ status: 0, output: '' });
  expect(bad?.status).toBeGreaterThan(0);
});

test('python takes no module of the application for one of its own', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'http/__init__.py': '', 'types/__init__.py': '', 'urllib.py': '' });
  const good = await run(HttpClient.python()._argv(`${address}/200`), folder);
  expect(good?.status ?? 0).toBe(0);
});

test.each([HttpClient.python(), HttpClient.node()])('python and node can take any answer but an error of the server', async (client) => {
  const status = async (path: string) => (await run(client._takingAnyAnswer()._argv(`${address}${path}`)))?.status;
  expect(await status('/404')).toBe(0);
  expect(await status('/500')).toBe(1);
  expect((await run(client._argv(`${address}/404`)))?.status).toBe(1);
});

test('wget takes the same as ever', () => {
  expect(HttpClient.wget()._takingAnyAnswer()._argv(address)).toEqual(HttpClient.wget()._argv(address));
});

test.each(CLIENTS)('%s starts the program of that name', (name, client) => {
  expect(client._argv('http://127.0.0.1/')[0]).toBe(name);
});
