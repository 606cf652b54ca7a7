import { HealthCheck } from '../../src/model/health-check';
import { nginxOf, nginxWorkers, reduceNginx, startNginx, stopNginx } from '../../src/resolve/nginx';
import { rendered } from '../support/dockerfile';
import { pinsOf } from '../support/pins';

test.each([
  ['nginx:1.29-alpine-slim', 'wget', ['wget', 'nc', 'sh']],
  ['nginx:1.29', 'curl', ['curl', 'sh', 'bash']],
])('%s has its own programs, and asks with %s', (reference, program, programs) => {
  const nginx = nginxOf(pinsOf(() => reference));
  expect(nginx).toMatchObject({ image: reference, programs });
  expect(HealthCheck.http().toProbe({ client: nginx.client, port: 3000, path: '/' }).argv[0]).toBe(program);
});

test.each([[0.25, 1], [1, 1], [1.5, 2], [4, 4]])('with %d processors there are %d workers', (cpus, workers) => {
  expect(nginxWorkers(cpus)).toBe(workers);
});

test('what must not ship is taken away, and nginx is process 1', () => {
  expect(rendered(reduceNginx(), stopNginx(), startNginx())).toMatch(/rm -f "\$\(command -v apk\)"[^]*-perm \/6000[^]*STOPSIGNAL SIGQUIT\n[^]*CMD \["\/usr\/sbin\/nginx"\]/);
});
