import type { Project } from 'projen';
import { ContainerStack } from '../../../src';
import { inFolder } from '../../support/application-folder';
import { fastApiWith } from '../../support/applications';
import { synth } from '../../support/synth';

test('a host that only the code knows is told with the place', () => {
  const warnings: string[] = [];
  synth(inFolder('backend', fastApiWith('db', 'engine = create_engine("postgresql://app@localhost/shop")\n')), (project: Project) => {
    jest.spyOn(project.logger, 'warn').mockImplementation((line: string) => void warnings.push(line));
    ContainerStack.detect(project);
  });
  expect(warnings).toContainEqual(expect.stringMatching(/^sample\/backend: backend\/src\/db\.py:1 has the address of PostgreSQL written in it, /));
});
