import { Instruction } from '../../../src/model/instruction';
import { checkInstructions } from '../../../src/resolve/checks/check-instructions';
import { Problems } from '../../../src/util/problem';
import { buildModel, serviceModel } from '../../support/models';

function check(...instructions: Instruction[]): () => void {
  const problems = new Problems();
  const stages = [{ name: 'runtime', from: 'alpine:3', comment: 'Ships.', instructions }];
  checkInstructions(serviceModel({ imageBuild: buildModel({ dockerfile: { stages } }) }), problems);
  return () => problems.throwIfAny();
}

test.each(['a\nb', 'a\r\nb', '\n', 'a\0b'])('the value %j is refused', (value) => {
  expect(check(Instruction.environment({ NOTE: value }))).toThrow(`  shop/backend
    Instruction.environment gives NOTE a value with a line break, which no Dockerfile can carry.
    Fix: Give it to the running service, in its environment; or copy a file that holds it.
`);
});

test.each(['MY-KEY', '1ST', '', 'A B', 'A=B', 'A\nB'])('the name %j is refused', (name) => {
  expect(check(Instruction.environment({ [name]: 'x' }))).toThrow(`Instruction.environment was given the name ${JSON.stringify(name)}.`);
});

test('what an instruction says word for word is not looked at', () => {
  expect(check(Instruction.raw('ENV A=1 \\\n    B=2'), Instruction.run(['true']), Instruction.environment({ A: 'one\ttwo' }))).not.toThrow();
});
