import { Instruction } from '../../../src/model/instruction';
import { UrlPart } from '../../../src/model/url-part';
import { localStack } from '../../../src/render/kubernetes/local';
import { clusterServices, environment, literal } from '../../../src/render/kubernetes/values';
import { buildModel, clusterStack, publishedPort, serviceModel } from '../../support/models';

test.each([
  ['5 $', '5 $'],
  ['$HOME', '$HOME'],
  ['$(cat /run/secrets/a)', '$$(cat /run/secrets/a)'],
  ['$$', '$$$'],
  ['$$(A)', '$$$$(A)'],
])('%s is written so that Kubernetes makes it again', (text, written) => {
  expect(literal(text)).toBe(written);
  // https://github.com/kubernetes/kubernetes/blob/master/third_party/forked/golang/expansion/expand.go
  expect(written.replace(/\$(\$|\([^)]*\))/g, (_, next: string) => (next === '$' ? '$' : 'expanded'))).toBe(text);
});

describe('environment', () => {
  const backend = serviceModel({ port: publishedPort(8000, 'BACKEND_PORT') });
  const stack = clusterStack({ services: [backend] }, { addresses: { backend: 'https://api.example.com' } });
  const value = (part: Partial<UrlPart>) => environment(stack, serviceModel({ name: 'web', environment: { A: { service: 'backend', audience: 'browser', path: '', ...part } } }));

  test('addresses are those of the cluster', () => {
    expect(value({ path: '/v1' })).toEqual([{ name: 'A', value: 'https://api.example.com/v1' }]);
    expect(value({ audience: 'stack', path: '/v1' })).toEqual([{ name: 'A', value: 'http://backend:8000/v1' }]);
  });

  test('the host alone', () => {
    expect(value({ part: 'host' })).toEqual([{ name: 'A', value: 'api.example.com' }]);
    expect(value({ audience: 'stack', part: 'host' })).toEqual([{ name: 'A', value: 'backend' }]);
  });

  test('the address for WebSockets', () => {
    expect(value({ part: 'webSocket', path: '/live' })).toEqual([{ name: 'A', value: 'wss://api.example.com/live' }]);
    expect(value({ audience: 'stack', part: 'webSocket' })).toEqual([{ name: 'A', value: 'ws://backend:8000' }]);
  });

  test('a list', () => {
    const others: UrlPart[] = [{ service: 'backend', audience: 'stack', path: '' }];
    expect(value({ list: 'json', others })).toEqual([{ name: 'A', value: '["https://api.example.com","http://backend:8000"]' }]);
  });

  test('an address that takes the place of one for browsers is for the developer\'s machine', () => {
    const part: Partial<UrlPart> = { audience: 'stack', insteadOf: 'browser', list: 'comma', others: [] };
    expect(value(part)).toEqual([]);
    const web = serviceModel({ name: 'web', environment: { A: { service: 'backend', audience: 'stack', path: '', ...part } } });
    expect(environment(localStack(stack), web)).toEqual([{ name: 'A', value: 'http://localhost:8000=http://backend:8000' }]);
  });

  test('what the image sets and Kubernetes would set otherwise', () => {
    const stages = [{ name: 'runner', from: 'node', comment: '', instructions: [Instruction.environment({ HOSTNAME: '0.0.0.0', PORT: '3000' })] }];
    const web = serviceModel({ port: publishedPort(3000, 'WEB_PORT'), imageBuild: buildModel({ dockerfile: { stages } }) });
    expect(environment(stack, web)).toEqual([{ name: 'HOSTNAME', value: '0.0.0.0' }]);
    expect(environment(stack, { ...web, environment: { HOSTNAME: '::' } })).toEqual([{ name: 'HOSTNAME', value: '::' }]);
  });

  test('the address of what has none is a mistake of this library', () => {
    expect(() => environment(clusterStack({ services: [backend] }), serviceModel({ environment: { A: { service: 'backend', audience: 'browser', path: '' } } }))).toThrow('no address');
  });
});

test('what runs elsewhere does not run in the cluster', () => {
  const stack = clusterStack({ services: [serviceModel(), serviceModel({ name: 'postgres' })] }, { external: { postgres: 'db.example.com' } });
  expect(clusterServices(stack).map(({ name }) => name)).toEqual(['backend']);
});
