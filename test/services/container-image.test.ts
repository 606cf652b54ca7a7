import { ContainerImage } from '../../src/services/container-image';

test('an image is pulled or built', () => {
  expect(ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27')).toMatchObject({ _pin: { alias: 'mailpit', initial: 'axllent/mailpit:v1.27' }, _dockerfile: undefined });
  expect(ContainerImage.dockerfile({ context: 'mailer' })).toMatchObject({ _pin: undefined, _dockerfile: { context: 'mailer' } });
});
