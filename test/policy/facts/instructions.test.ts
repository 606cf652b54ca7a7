import { FastApiService, Instruction, InstructionPoint } from '../../../src';
import { instructionsOf } from '../../../src/policy/facts/instructions';
import { modelOf } from '../../support/policy';

const stack = modelOf((shop) =>
  new FastApiService(shop, 'backend', { path: 'backend' }).addInstructions(InstructionPoint.RUNTIME_END, Instruction.raw('RUN a\nRUN b')),
);

test('each instruction knows its service, its stage and where it comes from', () => {
  const added = instructionsOf(stack).filter(({ raw }) => raw);
  expect(added.map(({ keyword, text, stage, service, source }) => ({ keyword, text, stage, name: service.name, source }))).toEqual(
    ['a', 'b'].map((text) => ({
      keyword: 'RUN',
      text,
      stage: 'runtime',
      name: 'backend',
      source: 'addInstructions, stage runtime of docker/backend/Dockerfile',
    })),
  );
});
