import { nginxConfiguration } from '../../src/util/nginx-configuration';

const text = nginxConfiguration({ workers: 2, gracefulSeconds: 20, http: 'server {\n  listen 8080;\n\n  root /srv;\n}\n' });

test('everything that is written goes to /tmp, and logs to the container', () => {
  expect([...text.matchAll(/(?:_temp_path|pid) (\/\w+)/g)].map(([, path]) => path)).toEqual(Array(6).fill('/tmp'));
  expect(text).toMatch(/error_log \/dev\/stderr[^]*access_log \/dev\/stdout/);
});

test('it stays in the foreground, tells no version, and ends what is under way', () => {
  expect(text).toMatch(/^daemon off;\n[^]*\nworker_processes 2;\n[^]*\nworker_shutdown_timeout 20s;\n[^]*\n {2}server_tokens off;\n/);
});

test('what it serves stands within http', () => {
  expect(text).toMatch(/\n {2}server \{\n {4}listen 8080;\n\n {4}root \/srv;\n {2}\}\n\}\n$/);
});
