import { freePorts } from '../../../src/cli/free-ports';
import { container, ended, ProofFolder, SHOP_FILE, withServer } from '../../support/proof';

// Each goes through bash many times.
jest.setTimeout(60_000);

async function backend(folder: ProofFolder): Promise<Record<string, unknown> | undefined> {
  return (await folder.prove()).json.services.at(-1);
}

describe('starting', () => {
  test.each([
    [1, "KeyError: 'TOKEN'", "KeyError: 'TOKEN'", /^a setting is missing or wrong/],
    [1, "OSError: [Errno 30] Read-only file system: 'cache'", "OSError: [Errno 30] Read-only file system: 'cache'", /^it writes where it may not/],
    [137, 'loading', 'loading', /^it was killed/],
    [127, '', 'it ended with status 127, and printed nothing', /^its command is not in the image/],
    [3, 'bye', 'bye', /^it ended by itself/],
  ])('a container that ends with status %d and says "%s"', async (status, log, line, likely) => {
    const folder = new ProofFolder();
    folder.setContainer('backend', ended(status), log);
    expect(await backend(folder)).toMatchObject({ started: 'no', answered: 'not reached', cause: { column: 'started', line, likely: expect.stringMatching(likely) } });
  });

  test('a container that needs more memory than it has', async () => {
    const folder = new ProofFolder();
    folder.setContainer('backend', container({ Status: 'exited', ExitCode: 137, OOMKilled: true }), 'loading');
    expect(await backend(folder)).toMatchObject({ started: 'no', cause: { line: 'it needed more memory than its limit, and was killed' } });
  });

  test('a container that the engine does not start', async () => {
    const folder = new ProofFolder();
    folder.refuse('backend', 'Error response from daemon: driver failed: port is already allocated');
    expect(await backend(folder)).toMatchObject({ started: 'no', cause: { line: 'Error response from daemon: driver failed: port is already allocated' } });
  });

  test('a task that does not end', async () => {
    const folder = new ProofFolder();
    folder.setContainer('migrations', container());
    const [, migrations] = (await folder.prove()).json.services;
    expect(migrations).toMatchObject({ started: 'no', cause: { line: 'it has not ended within 1 s' } });
  });

  test('a task that nobody waits for', async () => {
    const { postgres, migrations } = SHOP_FILE.services;
    const folder = new ProofFolder({ services: { postgres, migrations } });
    expect((await folder.prove()).json.services[1]).toMatchObject({ service: 'migrations', started: 'yes', answered: 'not needed', stopped: 'not needed' });
  });

  test('a container without a health check has started when it lives for a while', async () => {
    const folder = new ProofFolder();
    folder.setContainer('postgres', container({ Health: undefined }));
    const [postgres] = (await folder.prove()).json.services;
    expect(postgres).toMatchObject({ started: 'yes', answered: 'not needed', stopped: 'yes' });
  });
});

describe('answering', () => {
  test('a health check that fails, with what it printed', async () => {
    const folder = new ProofFolder();
    folder.setContainer('backend', container({ Health: { Status: 'unhealthy', Log: [{ Output: 'Traceback\nurllib.error.URLError: <urlopen error refused>\n' }] } }), 'listening on 9000');
    expect(await backend(folder)).toMatchObject({
      started: 'yes',
      answered: 'no',
      stopped: 'not reached',
      cause: { line: 'its health check fails: urllib.error.URLError: <urlopen error refused>', likely: expect.stringMatching(/^it runs, but its health check fails/) },
    });
  });

  test('a health check that fails because its path refuses, with what that says', async () => {
    const folder = new ProofFolder();
    await withServer({ '/health': [503, '{"ok": false,\n  "storage": "R2_BUCKET is not set"}'] }, async (port) => {
      folder.setContainer('backend', container({ Health: { Status: 'unhealthy', Log: [{ Output: '' }] } }, port));
      expect(await backend(folder)).toMatchObject({
        answered: 'no',
        cause: {
          line: 'its health check fails; GET /health answers 503: {"ok": false, "storage": "R2_BUCKET is not set"}',
          likely: expect.stringMatching(/^it runs, but says that it is not well/),
        },
      });
    });
  });

  test('a page of HTML says nothing', async () => {
    const folder = new ProofFolder();
    await withServer({ '/health': [404, '<!doctype html>'] }, async (port) => {
      folder.setContainer('backend', container({ Health: { Status: 'unhealthy', Log: [] } }, port));
      expect(await backend(folder)).toMatchObject({ cause: { line: 'its health check fails; GET /health answers 404' } });
    });
  });

  test('a health check that does not succeed in time', async () => {
    const folder = new ProofFolder();
    folder.setContainer('backend', container({ Health: { Status: 'starting' } }));
    expect(await backend(folder)).toMatchObject({ answered: 'no', cause: { line: 'its health check has not succeeded within 1 s' } });
  });

  test('the path of the health check and / are asked; that / knows nothing is no failure', async () => {
    const folder = new ProofFolder();
    await withServer({ '/health': 204 }, async (port) => {
      folder.setContainer('backend', container({}, port));
      expect(await backend(folder)).toMatchObject({ answered: 'yes' });
    });
  });

  test.each([
    [{ '/health': 200, '/': 500 }, 'GET / answers 500; OSError: read-only file system'],
    [{ '/health': 503, '/': 404 }, 'GET /health answers 503; OSError: read-only file system'],
  ])('%j is a failure, with what the container said', async (statuses, line) => {
    const folder = new ProofFolder();
    await withServer(statuses, async (port) => {
      folder.setContainer('backend', container({}, port), 'started\nOSError: read-only file system\n');
      expect(await backend(folder)).toMatchObject({ answered: 'no', cause: { line, likely: expect.stringMatching(/^it writes where it may not/) } });
    });
  });

  test('nobody behind the port is a failure', async () => {
    const folder = new ProofFolder();
    const [port] = await freePorts(1);
    folder.setContainer('backend', container({}, port));
    expect(await backend(folder)).toMatchObject({ answered: 'no', cause: { line: expect.stringMatching(/^GET \/ does not answer: .*ECONNREFUSED/) } });
  });
});

describe('stopping', () => {
  test.each([
    [ended(137), 'it still ran 30 s after SIGTERM, and was killed', /^it does not handle the signal/],
    [ended(1), 'it ended with status 1; RuntimeError: no goodbye', /^what it does when it ends fails/],
  ])('%#: a container that ends badly', async (stopped, line, likely) => {
    const folder = new ProofFolder();
    folder.setContainer('backend', container(), 'RuntimeError: no goodbye\n', stopped);
    expect(await backend(folder)).toMatchObject({ answered: 'yes', stopped: 'no', cause: { column: 'stopped', line, likely: expect.stringMatching(likely) } });
  });
});
