import { allOf, eachModel, eachService } from '../../src/policy/checks';
import { serviceModel, stackModel } from '../support/models';

const stack = stackModel({
  services: [serviceModel({ name: 'backend' }), serviceModel({ name: 'gone' })],
  composeOverrides: { services: { gone: null, mail: { image: 'mail:1' } } },
});
const fault = (name: string) => ({ what: name, fix: 'Mend it.' });

test('services are judged as compose will see them: without those that an override removes, with those that it brings', () => {
  expect(eachService(({ name }) => fault(name))(stack, '2026-11-23')).toEqual([
    { where: 'shop/backend', what: 'backend', fix: 'Mend it.' },
    { where: 'shop/mail', what: 'mail', fix: 'Mend it.' },
  ]);
});

test('models are judged whatever an override makes of the services; none, one or several faults count', () => {
  const check = eachModel(({ name }, { name: of }, today) => (name === 'gone' ? undefined : [fault(of), fault(today)]));
  expect(check(stack, '2026-11-23').map(({ where, what }) => [where, what])).toEqual([['shop/backend', 'shop'], ['shop/backend', '2026-11-23']]);
});

test('several checks are made in their order', () => {
  const check = allOf(eachModel(({ name }) => (name === 'gone' ? fault('a') : undefined)), () => [{ where: 'shop', ...fault('b') }]);
  expect(check(stack, '2026-11-23').map(({ what }) => what)).toEqual(['a', 'b']);
});
