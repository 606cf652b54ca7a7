import { namesIn, reservedDevices, volumeSource } from '../../../src/policy/facts/compose-values';

test('names are a list, or the keys of a map', () => {
  expect([namesIn(['a', 'b']), namesIn({ a: { condition: 'service_started' } }), namesIn(null)]).toEqual([['a', 'b'], ['a'], []]);
});

test('the source of a volume is what it mounts', () => {
  expect(['/etc:/host:ro', 'uploads:/uploads', { type: 'bind', source: '/var/run', target: '/host' }, { type: 'tmpfs' }].map(volumeSource))
    .toEqual(['/etc', 'uploads', '/var/run', '']);
});

test('reserved devices stand deep below deploy', () => {
  const devices = [{ capabilities: ['gpu'] }];
  expect(reservedDevices({ resources: { reservations: { devices } } })).toEqual(devices);
  expect(reservedDevices({ replicas: 2 })).toEqual([]);
});
