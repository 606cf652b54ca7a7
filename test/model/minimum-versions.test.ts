import { MINIMUM_VERSIONS } from '../../src/model/minimum-versions';
import { LIBRARY, renderScript } from '../../src/render/scripts/script';
import { stackModel } from '../support/models';

test('the scripts compare with these versions', () => {
  const library = renderScript(stackModel(), LIBRARY);
  expect(library).toContain(`MINIMUM_ENGINE=${MINIMUM_VERSIONS.engine}\n`);
  expect(library).toContain(`MINIMUM_COMPOSE=${MINIMUM_VERSIONS.compose}\n`);
  expect(library).toContain(`MINIMUM_BUILDX=${MINIMUM_VERSIONS.buildx}\n`);
});
