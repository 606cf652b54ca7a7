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
