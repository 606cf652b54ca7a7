import { BaseProfile, ContainerStack, HealthCheck, NextJsService, NextJsServiceOptions } from '../../src';
import { Files, inFolder } from '../support/application-folder';
import { NEXTJS } from '../support/applications';
import { stage } from '../support/dockerfile';
import { Repository, synth, synthError } from '../support/synth';

const describeStack = (options: Partial<NextJsServiceOptions>) => (project: ConstructorParameters<typeof ContainerStack>[0]) => {
  new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', { path: 'web', ...options });
};
const stackWith = (options: Partial<NextJsServiceOptions> = {}, files: Files = NEXTJS): Repository => synth(inFolder('web', files), describeStack(options));
const dockerfile = (options: Partial<NextJsServiceOptions> = {}, files: Files = NEXTJS): string => stackWith(options, files).text('docker/web/Dockerfile');
const errorOf = (files: Files): string => synthError(inFolder('web', files), describeStack({}));

test('everything is read from the folder', () => {
  const repository = stackWith();
  expect(repository.service('web')).toMatchObject({ image: 'shop-web:${IMAGE_TAG:-local}', ports: ['127.0.0.1:${WEB_PORT:-3000}:3000'], user: '1000:1000' });
  expect(repository.text('docker/web/Dockerfile')).toContain("http://127.0.0.1:3000/api/health'");
  expect(repository.text('scripts/lib.sh')).toContain('BUDGETS_MB=(150)\n');
});

test('without a health route the first page is asked for', () => {
  expect(dockerfile({}, { ...NEXTJS, 'app/api/health/route.ts': '' }).includes('3000/api/health')).toBe(true);
  const { ['app/api/health/route.ts']: _route, ...without } = NEXTJS;
  expect(dockerfile({}, without)).toContain("http://127.0.0.1:3000/',");
});

describe('sharp', () => {
  const usesImage = { ...NEXTJS, 'app/page.tsx': "import Image from 'next/image';\n" };

  test('ships when the sources use next/image, with a place for the optimised images', () => {
    const repository = stackWith({}, usesImage);
    expect(repository.text('docker/web/Dockerfile')).not.toContain('node_modules/sharp');
    expect(repository.service('web').tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/app/.next/cache/images:size=128m,mode=1777']);
  });

  test('does not ship when they do not', () => {
    expect(dockerfile()).toContain('node_modules/sharp');
    expect(stackWith().service('web').tmpfs).toEqual(['/tmp:size=64m,mode=1777']);
  });

  test('follows what is said', () => {
    expect(dockerfile({ imageOptimization: false }, usesImage)).toContain('node_modules/sharp');
    expect(dockerfile({ imageOptimization: true })).not.toContain('node_modules/sharp');
  });
});

describe('variables of browsers', () => {
  const environment = { NEXT_PUBLIC_API_URL: 'https://api.example.com', NEXT_PUBLIC_TITLE: 'Shop', OTHER: 'x' };

  test('that are given get their values at run time', () => {
    const text = dockerfile({ environment });
    expect(text).toContain('"NEXT_PUBLIC_API_URL": "https://next-public-api-url.runtime.invalid",\n  "NEXT_PUBLIC_TITLE": "next-public-title.runtime.invalid"');
    expect(text).not.toContain('OTHER');
    expect(text).not.toContain('api.example.com');
  });

  test('that an override gives get theirs too', () => {
    const withOverride = (override: unknown): string =>
      synth(inFolder('web', NEXTJS), (project) => {
        const web = new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', { path: 'web' });
        web.addComposeOverride({ environment: override });
      }).text('docker/web/Dockerfile');
    expect(withOverride(['NEXT_PUBLIC_TITLE=a=b'])).toContain('"NEXT_PUBLIC_TITLE": "next-public-title.runtime.invalid"');
    expect(withOverride({ NEXT_PUBLIC_TITLE: '${TITLE}' })).toContain('"NEXT_PUBLIC_TITLE": "next-public-title.runtime.invalid"');
  });

  test('addresses that next.config reads get theirs too: rewrites are made in the build', () => {
    const config = 'module.exports = { rewrites: () => [{ source: "/api/:path*", destination: `${process.env.API_URL}/:path*` }] };';
    const text = dockerfile({ environment: { API_URL: 'http://backend:8000', OTHER: 'http://other:8000' } }, { ...NEXTJS, 'next.config.ts': config });
    expect(text).toContain('placeholders.json\n{\n  "API_URL": "http://api-url.runtime.invalid"\n}\n');
  });

  test('are left to the build where that is said, and where none is given', () => {
    expect(dockerfile({ environment, runtimePublicEnvironment: false })).not.toContain('runtime.invalid');
    expect(dockerfile({ environment: { OTHER: 'x' } })).not.toContain('runtime.invalid');
  });
});

describe('the base that ships', () => {
  const bases = (options: Partial<NextJsServiceOptions>, stackOptions = {}): string[] => {
    const text = synth(inFolder('web', NEXTJS), (project) => {
      new NextJsService(new ContainerStack(project, { name: 'shop', ...stackOptions }), 'web', { path: 'web', ...options });
    }).text('docker/web/Dockerfile');
    return [...text.matchAll(/^FROM (\S*:\S*) AS (?:dependencies|runner)$/gm)].map(([, reference]) => reference);
  };

  test('is Alpine, unless something else is said', () => {
    expect(bases({})).toEqual(['node:24-alpine', 'alpine:3.23']);
  });

  test('is said for the stack or for the service, and what builds for it has its C library', () => {
    expect(bases({}, { profile: BaseProfile.slim() })).toEqual(['node:24-trixie-slim', 'debian:trixie-slim']);
    expect(bases({ profile: BaseProfile.alpine() }, { profile: BaseProfile.slim() })).toEqual(['node:24-alpine', 'alpine:3.23']);
    expect(bases({ profile: BaseProfile.distroless() })).toEqual(['node:24-trixie-slim', 'gcr.io/distroless/cc-debian13:nonroot']);
  });

  test('offers the programs that it has to health checks', () => {
    const check = HealthCheck.command(['wget', '-q', 'http://127.0.0.1:3000/']);
    const error = synthError(inFolder('web', NEXTJS), describeStack({ profile: BaseProfile.distroless(), healthCheck: check }));
    expect(error).toContain('Use what the image has (node)');
  });
});

test('development has more memory than what ships, unless it is said', () => {
  const limits = (repository: Repository) => repository.compose('docker/docker-compose.dev.yml').services.web.deploy.resources.limits;
  expect(limits(stackWith())).toEqual({ cpus: '2', memory: '2048M', pids: 512 });
  expect(limits(stackWith({ resources: { memoryMegabytes: 4096 } })).memory).toBe('4096M');
});

test('the port is the same everywhere', () => {
  const repository = stackWith({ port: 4000 });
  const text = repository.text('docker/web/Dockerfile');
  expect(stage(text, 'runner')).toContain('PORT=4000');
  expect(stage(text, 'development')).toContain('PORT=4000');
  expect(text).toContain('127.0.0.1:4000/api/health');
  expect(repository.service('web').ports).toEqual(['127.0.0.1:${WEB_PORT:-4000}:4000']);
});

test('a package.json that cannot be read is refused, and the message says where', () => {
  expect(errorOf({ ...NEXTJS, 'package.json': '{ "name": ' })).toMatch(/^1 problem [\s\S]*package\.json/);
});

test('an output of standalone is accepted', () => {
  expect(dockerfile({}, { ...NEXTJS, 'next.config.ts': "export default { output: 'standalone' };\n" })).toContain('CMD ["node", "server.js"]');
});
