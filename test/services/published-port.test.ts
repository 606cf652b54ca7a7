import { publishedPort } from '../../src/services/published-port';

test('a port is published as itself, and a variable moves it', () => {
  expect(publishedPort('web-admin', { port: 8080 })).toEqual({ host: 8080, variable: 'WEB_ADMIN_PORT' });
});

test('the port of the machine may be another one', () => {
  expect(publishedPort('api', { port: 8080, hostPort: 9000 })).toEqual({ host: 9000, variable: 'API_PORT' });
});

test('a port that is not to be published is none', () => {
  expect(publishedPort('api', { port: 8080, hostPort: 9000, publish: false })).toBeUndefined();
});
