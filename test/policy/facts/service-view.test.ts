import { serviceViews } from '../../../src/policy/facts/service-view';
import { serviceModel, stackModel } from '../../support/models';

const stack = stackModel({
  services: [serviceModel({ name: 'backend', composeOverrides: { user: '1:1', environment: { A: '1' } } }), serviceModel({ name: 'gone' })],
  composeOverrides: {
    'x-defaults': { user: '9:9', init: false },
    'services': { backend: { user: '2:2', environment: { B: '2' } }, mail: { image: 'mail:1' }, typo: { labels: {} }, gone: null },
  },
});
const [backend, mail] = serviceViews(stack);

test('the services are those of the stack, and those that an override brings', () => {
  expect(serviceViews(stack).map(({ name, where }) => [name, where])).toEqual([['backend', 'shop/backend'], ['mail', 'shop/mail']]);
  expect(mail.model).toBeUndefined();
});

test('the last word counts: defaults, service, stack', () => {
  expect(backend.overridden('user')).toEqual({ value: '2:2', source: 'addComposeOverride of the stack, services.backend' });
  expect(backend.overridden('init')).toEqual({ value: false, source: 'addComposeOverride of the stack, x-defaults' });
  expect(backend.overridden('labels')).toBeUndefined();
});

test('of maps every override counts, since they merge', () => {
  expect(backend.overrides('environment').map(({ value }) => value)).toEqual([{ A: '1' }, { B: '2' }]);
  expect(backend.overridden('environment')?.value).toEqual({ A: '1', B: '2' });
});

test('what an override removes of the service is gone, and what it leaves stays', () => {
  const [view] = serviceViews(stackModel({ services: [serviceModel({ name: 'backend', composeOverrides: { depends_on: { db: null, mail: {} } } })] }));
  expect(view.merged('depends_on', { db: {}, cache: {} })).toEqual({ cache: {}, mail: {} });
  expect(view.merged('networks', ['backend'])).toEqual(['backend']);
});

test('defaults that are removed take the hardening with them', () => {
  const [view] = serviceViews({ ...stack, composeOverrides: { 'x-defaults': null } });
  expect(view.overridden('read_only')).toMatchObject({ value: null });
});
