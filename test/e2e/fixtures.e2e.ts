import { FixtureRepository } from './support/fixture-repository';
import { freePorts } from './support/ports';
import { Fixture, FixtureRequest, fixtures } from '../support/fixtures';

test.concurrent.each(fixtures().map((fixture): [string, Fixture] => [fixture.name, fixture]))('%s', async (_, fixture) => {
  const repository = new FixtureRepository(fixture);
  try {
    await repository.layOut();
    const synthesis = await repository.synthesise();
    expect([synthesis.status, synthesis.output]).toEqual([0, expect.anything()]);
    const published = repository.published();
    const ports = await freePorts(published.length);
    published.forEach(({ variable }, i) => (repository.environment[variable] = String(ports[i])));
    const up = await repository.projen('up', '--build');
    expect([up.status, up.output]).toEqual([0, expect.anything()]);
    const urls = Object.fromEntries(published.map(({ name }, i) => [name, `http://127.0.0.1:${ports[i]}`]));
    expect(await Promise.all(fixture.requests.map((request) => answer(urls[request.service], request)))).toEqual(fixture.requests);
    const security = await repository.run('bash', 'scripts/check-security.sh');
    expect([security.status, security.output]).toEqual([0, expect.anything()]);
  } finally {
    await repository.remove();
  }
}, 600_000);

/** The request with the status that came; and with the text, if it is in the body. */
async function answer(url: string, request: FixtureRequest): Promise<FixtureRequest> {
  const { path, method, headers, body, text } = request;
  const response = await fetch(url + path, { method, headers, body, redirect: 'manual' });
  const received = await response.text();
  return { ...request, status: response.status, ...(text !== undefined && !received.includes(text) ? { text: received } : {}) };
}
