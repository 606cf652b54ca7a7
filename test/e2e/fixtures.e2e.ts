import { FixtureRepository } from './support/fixture-repository';
import { fixtureTable, notSynthesised, Outcome } from './support/fixture-table';
import { Fixture, fixtures } from '../support/fixtures';

const began = Date.now();
const outcomes: Outcome[] = [];
afterAll(() => console.log(fixtureTable(outcomes, secondsSince(began))));

/** At most two at once: `maxConcurrency` of the configuration. By name, so that those that share layers follow each other. */
test.concurrent.each(fixtures().map((fixture): [string, Fixture] => [fixture.name, fixture]))('%s', async (name, fixture) => {
  const started = Date.now();
  const repository = new FixtureRepository(fixture);
  let outcome: Outcome | undefined;
  try {
    await repository.layOut();
    await repository.synthesise();
    const { output, proof } = await repository.prove();
    outcome = { fixture: name, seconds: secondsSince(started), ...proof };
    if (!proof.proven) throw new Error(`${name} is not proven:\n${output}`);
  } finally {
    outcomes.push(outcome ?? notSynthesised(name, secondsSince(started)));
    await repository.remove();
  }
}, 1_200_000);

function secondsSince(start: number): number {
  return (Date.now() - start) / 1000;
}
