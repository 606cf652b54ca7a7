import { ContainerStack, NextJsService, NextJsServiceOptions } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { Repository, synth } from '../../support/synth';

const stackWith = (options: Partial<NextJsServiceOptions> = {}, files: Files = NEXTJS): Repository =>
  synth(inFolder('web', files), (project) => {
    new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', options);
  });

test('only what the build needs enters it', () => {
  const ignore = stackWith({}, { ...NEXTJS, 'app/[id]/(group)/page.tsx': '', '.env.local': 'KEY=1', 'README.md': '' }).text('docker/web/Dockerfile.dockerignore');
  expect(ignore.split('\n').filter((line) => line.startsWith('!'))).toEqual([
    '!app',
    '!next.config.ts',
    '!package-lock.json',
    '!package.json',
    '!public',
    '!tsconfig.json',
  ]);
  expect(ignore).toContain('\n**/.env*\n');
});

test('development syncs sources, and builds anew when dependencies change', () => {
  const watch = Object.values(stackWith().compose('docker/docker-compose.dev.yml').services.web.develop.watch);
  const paths = (action: string) => watch.filter((each) => String(each.action) === action).map(({ path }) => path);
  expect(paths('rebuild')).toEqual(['../web/package-lock.json', '../web/package.json']);
  expect(paths('sync')).toEqual(['../web/app', '../web/next.config.ts', '../web/public', '../web/tsconfig.json']);
});

test('sources that are said are what enters the build', () => {
  const files = { ...NEXTJS, 'my data/list.json': '[]' };
  expect(stackWith({ sources: ['app', 'my data'] }, files).text('docker/web/Dockerfile.dockerignore')).toContain('!app\n!my data\n!package-lock.json\n!package.json\n');
});

describe('an application that imports from beside its folder', () => {
  const files = { ...inFolder('web', { ...NEXTJS, 'app/prices.ts': "export * from '../../shared/prices';\n" }), 'shared/prices.ts': 'export const CURRENCY = process.env.CURRENCY!;\n' };
  const stack = synth(files, (project) => {
    new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', { environment: { CURRENCY: 'EUR' } });
  });

  test('is built in the folder above, where both keep their places', () => {
    expect(stack.text('docker/web/Dockerfile.dockerignore')).toContain('!shared\n!web/app\n');
    const dockerfile = stack.text('docker/web/Dockerfile');
    expect(dockerfile).toContain('AS dependencies\nWORKDIR /app/web\n');
    expect(dockerfile).toContain('COPY . /app\n');
    expect(dockerfile).toContain('NEXT_PRIVATE_OUTPUT_TRACE_ROOT lets it follow what lies beside its folder.');
    expect(dockerfile).toContain('COPY --link --from=builder /app/web/.next/standalone /app\nWORKDIR /app/web\n');
    expect(stack.compose().services.web.build).toMatchObject({ context: '..' });
  });

  test('is developed there, too', () => {
    const watch = Object.values(stack.compose('docker/docker-compose.dev.yml').services.web.develop.watch);
    expect(watch).toContainEqual({ action: 'sync', path: '../shared', target: '/app/shared' });
    expect(watch).toContainEqual({ action: 'rebuild', path: '../web/package-lock.json' });
  });
});
