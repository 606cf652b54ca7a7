import { ContainerStack, FastApiService, Instruction, InstructionPoint, NextJsService } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
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
