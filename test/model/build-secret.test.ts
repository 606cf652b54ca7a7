import { BuildSecret } from '../../src/model/build-secret';

test.each([
  ['certificateAuthority', BuildSecret.certificateAuthority(), 'ca', 'BUILD_CA_FILE'],
  ['npmrc', BuildSecret.npmrc(), 'npmrc', 'BUILD_NPMRC_FILE'],
  ['yarnrc', BuildSecret.yarnrc(), 'yarnrc', 'BUILD_YARNRC_FILE'],
  ['pipConf', BuildSecret.pipConf(), 'pip-conf', 'BUILD_PIP_CONF_FILE'],
  ['uvToml', BuildSecret.uvToml(), 'uv-toml', 'BUILD_UV_TOML_FILE'],
])('%s has an id for the Dockerfile and a variable that names the file', (_name, secret, id, variable) => {
  expect([secret.id, secret.variable]).toEqual([id, variable]);
});
