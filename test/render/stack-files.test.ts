import { LIBRARIES, SCRIPTS } from '../../src/render/scripts/script';
import { renderStackFiles } from '../../src/render/stack-files';
import { buildModel, clusterStack, serviceModel, stackModel } from '../support/models';

const PINS = 'docker/pins/Dockerfile';
const paths = (...services: Parameters<typeof serviceModel>[0][]) =>
  renderStackFiles(stackModel({ services: services.map(serviceModel) }), PINS).map(({ path }) => path);

test('each image that is built has its Dockerfile, and its ignore file where Docker looks for it', () => {
  const dockerfilePath = 'docker/api/Dockerfile';
  expect(paths({ imageBuild: buildModel({ dockerfilePath }) })).toEqual(expect.arrayContaining([dockerfilePath, `${dockerfilePath}.dockerignore`]));
});

test('a Dockerfile that the team wrote, or that has a stage for another service, is not generated', () => {
  const own = paths();
  expect(paths({ imageBuild: buildModel({ isHandWritten: true }) })).toEqual(own);
  expect(paths({ imageBuild: buildModel({ stageOf: 'backend' }) })).toEqual(own);
});

test('only what is run by its name is executable', () => {
  const files = renderStackFiles(stackModel(), PINS);
  const scripts = (executable: boolean) =>
    files.filter((file) => file.executable === executable && file.path.startsWith('scripts/')).map(({ path }) => path.replace('scripts/', ''));
  expect(scripts(true).sort()).toEqual([...SCRIPTS].sort());
  expect(scripts(false).sort()).toEqual([...LIBRARIES].sort());
  expect(files.filter(({ executable }) => executable)).toHaveLength(SCRIPTS.length);
});

test('manifests are there where the stack asks for them', () => {
  const manifests = (stack: ReturnType<typeof stackModel>) => renderStackFiles(stack, PINS).filter(({ path }) => path.startsWith('kubernetes/'));
  expect(manifests(stackModel())).toEqual([]);
  expect(manifests(clusterStack()).length).toBeGreaterThan(0);
});
