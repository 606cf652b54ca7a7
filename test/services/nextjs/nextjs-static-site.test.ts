import { BaseProfile, ContainerStack, FastApiService, HealthCheck, NextJsService, NextJsServiceOptions } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { FASTAPI, NEXTJS } from '../../support/applications';
import { stage } from '../../support/dockerfile';
import { expectFile } from '../../support/expect-file';
import { Repository, synth, synthError } from '../../support/synth';

const { ['app/api/health/route.ts']: _route, ...PAGES } = NEXTJS;
const config = (text: string): Files => ({ ...PAGES, 'next.config.ts': `export default {\n  output: 'export',\n${text}};\n` });
const SITE = config('');

function stackWith(options: Partial<NextJsServiceOptions> = {}, files: Files = SITE, stackOptions = {}): Repository {
  return synth(inFolder('web', files), (project) => {
    new NextJsService(new ContainerStack(project, { name: 'shop', ...stackOptions }), 'web', options);
  });
}
const runner = (repository: Repository): string => stage(repository.text('docker/web/Dockerfile'), 'runner') ?? '';

test('output: export in next.config is all that is needed', () => {
  const repository = stackWith();
  expect(repository.service('web')).toMatchObject({
    image: 'shop-web:${IMAGE_TAG:-local}',
    ports: ['127.0.0.1:${WEB_PORT:-3000}:3000'],
    user: '1000:1000',
    read_only: true,
    healthcheck: { test: ['CMD', 'wget', '-q', '-O', '/dev/null', '-T', '2', 'http://127.0.0.1:3000/'] },
    tmpfs: ['/tmp:size=128m,mode=1777'],
  });
  expect(runner(repository)).toMatch(/^FROM nginx:1\.29-alpine-slim AS runner\n/m);
  expect(repository.text('docker/docker-compose.yml')).toContain('# Static site of the Next.js application in web.\n');
});

test('its files are as they are stored', () => {
  const repository = stackWith({ environment: { NEXT_PUBLIC_TITLE: 'Shop' } });
  expectFile('next-export/docker/web/Dockerfile', repository.text('docker/web/Dockerfile'));
  expectFile('next-export/docker/docker-compose.dev.yml', repository.text('docker/docker-compose.dev.yml'));
});

test('an output that is computed is left to the build, which has a server', () => {
  expect(runner(stackWith({}, { ...PAGES, 'next.config.ts': "export default { output: process.env.SITE ? 'export' : undefined };\n" }))).toContain('CMD ["node", "server.js"]');
});

test('the base path is that of the check, and trailingSlash that of nginx', () => {
  const repository = stackWith({}, config("  basePath: '/docs',\n  trailingSlash: true,\n"));
  expect(repository.service('web').healthcheck.test).toHaveProperty('7', 'http://127.0.0.1:3000/docs');
  expect(runner(repository)).toContain('try_files $uri $uri/ =404;');
});

test('as many processes of nginx answer as there are processors', () => {
  expect(runner(stackWith({ resources: { cpus: 2 } }))).toContain('worker_processes 2;');
});

test('only images that are used are pinned, and the profile of the stack chooses the Node.js that builds', () => {
  expect(stackWith().text('docker/pins/Dockerfile').match(/(?<=AS ).*/g)).toEqual(['nginx', 'node']);
  expect(stackWith({}, SITE, { profile: BaseProfile.distroless() }).text('docker/pins/Dockerfile').match(/(?<=AS ).*/g)).toEqual(['nginx', 'node-slim']);
});

test('the development mode runs the development server, and asks it with what that image has', () => {
  const { build, healthcheck } = stackWith().compose('docker/docker-compose.dev.yml').services.web;
  expect(build.target).toBe('development');
  expect(Object.values(healthcheck.test).slice(0, 2)).toEqual(['CMD', 'node']);
});

test('values of browsers arrive when it starts, addresses of the stack among them', () => {
  const repository = synth({ ...inFolder('web', SITE), ...inFolder('backend', FASTAPI) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const backend = new FastApiService(stack, 'backend');
    new NextJsService(stack, 'web', { environment: { NEXT_PUBLIC_API_URL: backend.publicUrl } });
  });
  expect(repository.service('web').environment).toEqual({ NEXT_PUBLIC_API_URL: 'http://localhost:${BACKEND_PORT:-8000}' });
  expect(runner(repository)).toContain('CMD ["sh", "/srv/public-environment/start.sh"]');
});

test('values of browsers can be left to the build', () => {
  expect(runner(stackWith({ environment: { NEXT_PUBLIC_TITLE: 'Shop' }, runtimePublicEnvironment: false }))).toContain('CMD ["/usr/sbin/nginx"]');
});

test('a check can be a command of the image, and of no other', () => {
  expect(stackWith({ healthCheck: HealthCheck.command(['nc', '-z', '127.0.0.1', '3000']) }).service('web').healthcheck.test).toEqual(['CMD', 'nc', '-z', '127.0.0.1', '3000']);
  const error = synthError(inFolder('web', SITE), (project) => {
    new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', { healthCheck: HealthCheck.command(['curl', 'http://127.0.0.1:3000/']) });
  });
  expect(error).toContain('Use what the image has (wget, nc, sh)');
});

test('what is detected gets neither a database nor settings of a server', () => {
  const files = {
    ...SITE,
    'package.json': '{ "name": "web", "scripts": { "build": "next build" }, "dependencies": { "next": "16.0.0", "pg": "8.0.0" } }\n',
    'lib/db.ts': "import { Pool } from 'pg';\n\nif (!process.env.MAIL_FROM) throw new Error('no MAIL_FROM');\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL! });\n",
  };
  const { services } = synth(inFolder('web', files), (project) => void ContainerStack.detect(project, { name: 'shop' })).compose();
  expect(Object.keys(services)).toEqual(['web']);
  expect(services.web).not.toHaveProperty('environment');
});
