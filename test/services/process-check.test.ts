import { spawnSync } from 'node:child_process';
import { processCheck } from '../../src/services/process-check';

test.each([
  [['python', 'sh', 'bash'], 'sh'],
  [['python'], 'python'],
  [['node'], 'node'],
])('of %j it starts the cheapest', (programs, program) => {
  expect(processCheck(programs)?.argv[0]).toBe(program);
});

test.each(['sh', 'node'])('what %s does ends well', (program) => {
  const [command, ...argv] = processCheck([program])?.argv ?? [];
  expect(spawnSync(command, argv).status).toBe(0);
});

test('where nothing is known of the image there is no such check', () => {
  expect(processCheck(['wget'])).toBeUndefined();
  expect(processCheck()).toBeUndefined();
});
