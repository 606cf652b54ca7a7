// Asks the started stack of a fixture, inside `prove --then`: NAME_URL holds the address of each service.
import { readFileSync } from 'node:fs';

const { requests } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

async function ask({ service, path, method, headers, body, status, text }) {
  const address = process.env[`${service.toUpperCase().replaceAll('-', '_')}_URL`];
  const response = await fetch(address + path, { method, headers, body, redirect: 'manual' });
  const received = await response.text();
  const asExpected = response.status === status && received.includes(text ?? '');
  return asExpected ? [] : [`${service} ${path} answers ${response.status}, not ${status} with ${JSON.stringify(text)}: ${received.slice(0, 2000)}`];
}

const problems = (await Promise.all(requests.map(ask))).flat();
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
