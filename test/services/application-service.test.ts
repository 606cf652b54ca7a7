import { ContainerStack, FastApiService, Instruction, InstructionPoint, Migrations, NextJsService, Postgres } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE, NEXTJS } from '../support/applications';
import { synth } from '../support/synth';

test('instructions that a team adds stand at their places, in the order in which they were added', () => {
  const repository = synth({ ...inFolder('api', FASTAPI), ...inFolder('web', NEXTJS) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    for (const service of [new FastApiService(stack, 'api'), new NextJsService(stack, 'web')]) {
      service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.run(['echo first']), Instruction.run(['echo second']));
      service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.run(['echo third']));
    }
  });
  for (const name of ['api', 'web']) {
    const dockerfile = repository.text(`docker/${name}/Dockerfile`);
    expect(dockerfile).toContain('RUN echo first\nRUN echo second\nRUN echo third\n#');
  }
});

test('migrations wait for the database alone, and not for an application whose address their service has', () => {
  const repository = synth({ ...inFolder('api', FASTAPI_WITH_DATABASE), ...inFolder('prices', FASTAPI) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const environment = { PRICES_URL: new FastApiService(stack, 'prices', { hostPort: 8001 }).url };
    new FastApiService(stack, 'api', { database: new Postgres(stack, 'db'), migrations: Migrations.alembic(), environment });
  });
  expect(Object.keys(repository.service('api-migrations').depends_on as object)).toEqual(['db']);
  expect(Object.keys(repository.service('api').depends_on as object)).toEqual(['api-migrations', 'db', 'prices']);
});
