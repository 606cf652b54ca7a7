import { ContainerStack, NextJsService, NextJsServiceOptions, Postgres } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { stage } from '../../support/dockerfile';
import { Repository, synth } from '../../support/synth';

const stackWith = (options: Partial<NextJsServiceOptions> = {}, files: Files = NEXTJS): Repository =>
  synth(inFolder('web', files), (project) => {
    new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', options);
  });

test('an application without a word about its output has a server, checked with the Node.js that runs it', () => {
  const repository = stackWith();
  expect(stage(repository.text('docker/web/Dockerfile'), 'runner')).toContain('CMD ["node", "server.js"]');
  expect(Object.values(repository.service('web').healthcheck.test).slice(0, 2)).toEqual(['CMD', 'node']);
  expect(repository.compose('docker/docker-compose.dev.yml').services.web.healthcheck).not.toHaveProperty('test');
});

test('optimised images are kept where the build writes to', () => {
  const files = { ...NEXTJS, 'next.config.ts': "export default { distDir: 'build' };\n" };
  expect(stackWith({ imageOptimization: true }, files).service('web').tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/app/build/cache/images:size=128m,mode=1777']);
});

test('what lies on this machine in folders that it writes to stays there', () => {
  const files = { ...NEXTJS, 'lib/folder.ts': "import { mkdirSync } from 'node:fs';\nmkdirSync(join(process.cwd(), 'public/uploads'));\n", 'public/uploads/.gitkeep': '' };
  expect(stackWith({}, files).text('docker/web/Dockerfile.dockerignore')).toContain('\npublic/uploads\n');
});

describe('a database of SQLite', () => {
  const opening = (path: string): Files => ({ ...NEXTJS, 'lib/database.ts': `import Database from 'better-sqlite3';\nimport { mkdirSync } from 'node:fs';\nnew Database('${path}');\n` });

  test('beside the code is kept in a volume', () => {
    expect(stackWith({}, opening('shop.db')).service('web').volumes).toEqual(['web-sqlite:/app/.sqlite']);
  });

  test('in a folder that the code makes turns it into a volume, which is not in memory', () => {
    const made = opening('data/shop.db');
    const web = stackWith({}, { ...made, 'lib/folder.ts': "import { mkdirSync } from 'node:fs';\nmkdirSync(join(process.cwd(), 'data'));\n" }).service('web');
    expect([web.volumes, web.tmpfs]).toEqual([['web-data:/app/data'], ['/tmp:size=64m,mode=1777']]);
  });

  test('that is committed is content, and one beside PostgreSQL is not looked for', () => {
    expect(stackWith({}, { ...opening('shop.db'), 'shop.db': '' }).service('web').volumes).toBeUndefined();
    const withPostgres = synth(inFolder('web', opening('shop.db')), (project) => {
      const stack = new ContainerStack(project, { name: 'shop' });
      new NextJsService(stack, 'web', { database: new Postgres(stack, 'postgres') });
    });
    expect(withPostgres.service('web').volumes).toBeUndefined();
  });

  test('is migrated before the application starts', () => {
    const files = {
      ...opening('shop.db'),
      'package.json': '{ "dependencies": { "next": "16.0.0", "better-sqlite3": "12.0.0", "drizzle-orm": "0.45.0" }, "devDependencies": { "drizzle-kit": "0.31.0" } }\n',
      'drizzle.config.ts': "export default { out: './drizzle' };\n",
      'drizzle/0000_first.sql': '',
    };
    const { services } = stackWith({}, files).compose();
    expect(services['web-migrations']).toMatchObject({ command: ['drizzle-kit', 'migrate'], volumes: ['web-sqlite:/app/.sqlite'] });
    expect(services.web.depends_on).toEqual({ 'web-migrations': { condition: 'service_completed_successfully' } });
  });
});
