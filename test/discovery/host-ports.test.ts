import { distinctPorts } from '../../src/discovery/host-ports';

test.each([
  [[8000, 3000], [8000, 3000]],
  [[8000, 8000, 3000, 3000], [8000, 8001, 3000, 3001]],
  [[8000, 8000, 8001], [8000, 8002, 8001]],
  [[3000, 3000, 3000], [3000, 3001, 3002]],
  [[], []],
])('%j become %j', (wanted, ports) => {
  expect(distinctPorts(wanted)).toEqual(ports);
});
