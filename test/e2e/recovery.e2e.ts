import { Consumer } from './support/consumer';
import { docker, inspectContainer } from './support/docker';
import { eventually, sleep } from './support/wait';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('up');
});
afterAll(() => consumer?.remove());

/** Adds todos until told to stop; keeps apart what the backend confirmed and what it refused. */
class Writers {
  public readonly confirmed: string[] = [];
  public refused = 0;
  private going = true;
  private readonly loops: Promise<void>[];

  public constructor(private readonly url: string, count: number) {
    this.loops = Array.from({ length: count }, (_, writer) => this.write(writer));
  }

  public async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.loops);
  }

  private async write(writer: number): Promise<void> {
    for (let number = 0; this.going; number++) {
      const title = `todo ${writer}-${number}`;
      try {
        const response = await fetch(`${this.url}/api/todos`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ title }),
          signal: AbortSignal.timeout(20_000),
        });
        if (response.status === 201) this.confirmed.push(title);
        else this.refused++;
      } catch {
        this.refused++;
      }
    }
  }
}

test('a database that is killed while todos are added loses none that was confirmed, and the backend recovers by itself', async () => {
  const backend = await inspectContainer(await consumer.container('backend'));
  const database = await consumer.container('postgres');
  const writers = new Writers(consumer.backendUrl, 4);
  try {
    await eventually('todos are added', async () => writers.confirmed.length > 100 || undefined);

    await docker('kill', '--signal', 'KILL', database);
    expect((await inspectContainer(database)).State.ExitCode).toBe(137);
    const before = writers.confirmed.length;
    expect((await fetch(`${consumer.backendUrl}/health`)).status).toBe(200);
    expect((await fetch(`${consumer.backendUrl}/ready`)).status).toBe(503);
    await eventually('todos are refused', async () => writers.refused > 0 || undefined);
    await docker('start', database);

    await eventually('todos are added again', async () => writers.confirmed.length > before + 100 || undefined, 90);
    await sleep(500);
  } finally {
    await writers.stop();
  }
  expect((await fetch(`${consumer.backendUrl}/ready`)).status).toBe(200);

  const stored = new Set(await consumer.sql('SELECT title FROM todos'));
  expect(writers.confirmed.filter((title) => !stored.has(title))).toEqual([]);
  const after = await inspectContainer(await consumer.container('backend'));
  expect(after).toMatchObject({ Id: backend.Id, RestartCount: 0, State: { StartedAt: backend.State.StartedAt } });
});
