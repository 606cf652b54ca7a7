import { BuildSecret } from '../../src/model/build-secret';
import { renderBake } from '../../src/render/bake';
import { buildModel, serviceModel, stackModel } from '../support/models';

const backend = serviceModel({ name: 'backend', imageBuild: buildModel() });
const frontend = serviceModel({
  name: 'frontend',
  image: 'shop-frontend',
  imageBuild: buildModel({ context: 'apps/web', dockerfileFromContext: '../../docker/frontend/Dockerfile' }),
});
const database = serviceModel({ name: 'db', image: 'postgres:17' });

test('all images are built together, each from its own folder', () => {
  expect(renderBake(stackModel({ services: [database, backend, frontend] }))).toBe(`variable "IMAGE_TAG" {
  default = "local"
}

# Commit from which the images are built.
variable "REVISION" {
  default = "unknown"
}

group "default" {
  targets = ["backend", "frontend"]
}

target "_common" {
  labels = {
    "org.opencontainers.image.revision" = REVISION
  }
}

target "backend" {
  inherits   = ["_common"]
  context    = "backend"
  dockerfile = "../docker/backend/Dockerfile"
  tags       = ["shop-backend:\${IMAGE_TAG}"]
}

target "frontend" {
  inherits   = ["_common"]
  context    = "apps/web"
  dockerfile = "../../docker/frontend/Dockerfile"
  tags       = ["shop-frontend:\${IMAGE_TAG}"]
}
`);
});

test('images of a stack with a registry are named for it', () => {
  expect(renderBake(stackModel({ services: [backend], registry: 'ghcr.io/acme' }))).toContain('tags       = ["ghcr.io/acme/shop-backend:${IMAGE_TAG}"]\n');
});

test('build secrets are passed when their file is named', () => {
  const withSecret = { ...backend, imageBuild: buildModel({ secrets: ['ca', 'pip-conf'] }) };
  const text = renderBake(stackModel({ services: [withSecret], buildSecrets: [BuildSecret.certificateAuthority(), BuildSecret.pipConf()] }));
  expect(text).toContain('variable "BUILD_CA_FILE" {\n  default = ""\n}\n');
  expect(text).toContain(`  secret = concat(
    BUILD_CA_FILE != "" ? ["id=ca,src=\${BUILD_CA_FILE}"] : [],
    BUILD_PIP_CONF_FILE != "" ? ["id=pip-conf,src=\${BUILD_PIP_CONF_FILE}"] : [],
  )
`);
});

test.each([
  ['with "quotes"', 'with \\"quotes\\"'],
  ['back\\slash', 'back\\\\slash'],
  ['${dollar}', '$${dollar}'],
  ['%{percent}', '%%{percent}'],
  ['$plain 100%', '$plain 100%'],
  ['(web) [x]', '(web) [x]'],
])('the folder %s is written as HCL takes it', (context, text) => {
  const built = serviceModel({ imageBuild: buildModel({ context }) });
  expect(renderBake(stackModel({ services: [built] }))).toContain(`context    = "${text}"\n`);
});
