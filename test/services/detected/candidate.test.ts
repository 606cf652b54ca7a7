import { ContainerStack } from '../../../src';
import { inFolder } from '../../support/application-folder';
import { FASTAPI, NEXTJS } from '../../support/applications';
import { synth } from '../../support/synth';

test('an option with a path names the application that lies there', () => {
  const files = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };
  const services = { api: { path: './backend/' } };
  const repository = synth(files, (project) => void ContainerStack.detect(project, { services }));
  expect(Object.keys(repository.compose().services)).toEqual(['api', 'frontend']);
});
