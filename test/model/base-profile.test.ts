import { BaseProfile } from '../../src/model/base-profile';

test.each([
  ['slim', BaseProfile.slim()],
  ['alpine', BaseProfile.alpine()],
  ['distroless', BaseProfile.distroless()],
])('the profile %s stands on the base of its name', (family, profile) => {
  expect(profile).toMatchObject({ _family: family, _alias: undefined });
});

test('an own base is put together like the profile whose base it replaces', () => {
  expect(BaseProfile.custom('acme-base', BaseProfile.distroless())).toMatchObject({ _family: 'distroless', _alias: 'acme-base' });
});
