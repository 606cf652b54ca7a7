import { CommandResult } from './support/command';
import { Consumer } from './support/consumer';
import { dockerLines, inspectContainer } from './support/docker';

let consumer: Consumer;
let before: Record<string, string[]>;
let started: string[];
let smoke: CommandResult;

/** What of the consumer is in the engine, by kind. */
async function belongings(): Promise<Record<string, string[]>> {
  const name = ['--filter', `name=${consumer.name}`];
  return {
    containers: await dockerLines('ps', '--all', '--format', '{{.ID}} {{.Names}}', ...name),
    networks: await dockerLines('network', 'ls', '--format', '{{.Name}}', ...name),
    volumes: await dockerLines('volume', 'ls', '--format', '{{.Name}}', ...name),
  };
}

function startTimes(): Promise<string[]> {
  return Promise.all(['postgres', 'backend', 'frontend'].map(async (service) =>
    (await inspectContainer(await consumer.container(service))).State.StartedAt));
}

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('up');
  [before, started] = [await belongings(), await startTimes()];
  smoke = await consumer.tryProjen('e2e');
});
afterAll(() => consumer?.remove());

describe('e2e, while the stack is up', () => {
  test('passes', () => {
    expect(smoke).toMatchObject({ status: 0 });
    expect(smoke.output).toMatch(/✓ healthy in/);
  });

  test('checks every web service on a port of its own', () => {
    const ports = ['backend', 'frontend'].map((service) =>
      new RegExp(`✓ ${service} answers http://127\\.0\\.0\\.1:(\\d+)/`).exec(smoke.output)?.[1]);
    expect(ports).toEqual([expect.any(String), expect.any(String)]);
    expect(ports).not.toContain(consumer.environment.BACKEND_PORT);
    expect(ports).not.toContain(consumer.environment.FRONTEND_PORT);
  });

  test('leaves nothing behind', async () => {
    expect(before.containers).toHaveLength(4);
    expect(before.volumes).toHaveLength(1);
    expect(await belongings()).toEqual(before);
  });

  test('does not touch the stack that is up', async () => {
    expect(await startTimes()).toEqual(started);
    expect((await fetch(`${consumer.backendUrl}/ready`)).status).toBe(200);
  });
});

test('two stacks of one machine do not see each other', async () => {
  const other = await Consumer.create();
  try {
    await other.projen('up');
    await fetch(`${other.backendUrl}/api/todos`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Of the other stack' }),
    });
    expect(await other.sql('SELECT title FROM todos')).toEqual(['Of the other stack']);
    expect(await consumer.sql('SELECT title FROM todos')).toEqual([]);
    await other.projen('down', '--volumes');
    expect(await belongings()).toEqual(before);
  } finally {
    await other.remove();
  }
});
