import { FixtureRepository } from './support/fixture-repository';
import { fixtureTable, Outcome } from './support/fixture-table';
import { Fixture, fixtures } from '../support/fixtures';

const outcomes: Outcome[] = [];
afterAll(() => console.log(fixtureTable(outcomes)));

/** At most two at once: `maxConcurrency` of the configuration. By name, so that those that share layers follow each other. */
test.concurrent.each(fixtures().map((fixture): [string, Fixture] => [fixture.name, fixture]))('%s', async (name, fixture) => {
  const started = Date.now();
  const repository = new FixtureRepository(fixture);
  try {
    await repository.layOut();
    const synthesis = await repository.synthesise();
    if (synthesis.status !== 0) throw new Error(`${name} is not synthesised:\n${synthesis.output}`);
    const { status, output, proof } = await repository.prove();
    outcomes.push({ fixture: name, seconds: (Date.now() - started) / 1000, ...proof });
    if (status !== 0) throw new Error(`${name} is not proven:\n${output}`);
  } finally {
    await repository.remove();
  }
}, 1_200_000);
