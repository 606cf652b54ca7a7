import { ContainerStack, Migrations, NextJsService, NextJsServiceOptions, Postgres } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { stage } from '../../support/dockerfile';
import { Repository, synth, synthWithWarnings } from '../../support/synth';

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

test.each([['16.0.0', false], ['^16.4.5', false], ['^15.1.0', true], ['>=14', true], ['latest', true], ['catalog:', true]])(
  'what Next.js before 16 adds to the output of %s is removed: %s', (releases, removed) => {
    const files = { ...NEXTJS, 'package.json': `{ "dependencies": { "next": "${releases}" } }` };
    expect(stackWith({}, files).text('docker/web/Dockerfile').includes('amphtml-validator')).toBe(removed);
  },
);

describe('folders that are kept', () => {
  const making = (code: string): Files => ({ ...NEXTJS, 'lib/folder.ts': `import { mkdirSync } from 'node:fs';\nmkdirSync(join(process.cwd(), '${code}'));\n` });
  const taking = { 'app/files/route.ts': 'export const POST = async (request: Request) => save(await request.formData());\n' };
  const lost = (files: Files) =>
    synthWithWarnings(inFolder('web', files), (project) => void new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web'))
      .warnings.filter((line) => line.includes('uploads'));

  test('are volumes and no memory, also outside of the application', () => {
    const repository = stackWith({ persistentFolders: ['data/files', '/var/exports'] }, making('data'));
    expect(repository.service('web')).toMatchObject({ volumes: ['web-files:/app/data/files', 'web-exports:/var/exports'], tmpfs: ['/tmp:size=64m,mode=1777', '/app/data:size=64m,mode=1777'] });
    const dockerfile = repository.text('docker/web/Dockerfile');
    expect(stage(dockerfile, 'builder')).toContain('install -d -m 1777 .next/standalone/data/files /stored/var/exports');
    expect(stage(dockerfile, 'runner')).toContain('COPY --from=builder /stored/ /');
  });

  test('are none that migrations get', () => {
    const files = { ...NEXTJS, 'package.json': '{ "dependencies": { "next": "16.0.0", "pg": "8" }, "scripts": { "migrate": "node migrate.js" } }', 'migrate.js': '' };
    const repository = synth(inFolder('web', files), (project) => {
      const stack = new ContainerStack(project, { name: 'shop' });
      const options = { database: new Postgres(stack, 'postgres'), migrations: Migrations.command(['node', 'migrate.js']), persistentFolders: ['uploads'] };
      new NextJsService(stack, 'web', options);
    });
    expect(repository.service('web').volumes).toEqual(['web-uploads:/app/uploads']);
    expect(repository.service('web-migrations').volumes).toBeUndefined();
    expect(stage(repository.text('docker/web/Dockerfile'), 'migrations')).not.toContain('install -d');
  });

  test('are told of where uploads go to memory', () => {
    expect(lost({ ...making('files'), ...taking })).toEqual([
      'shop/web: web/app/files/route.ts:1 takes uploads, and files is memory, which is lost with the container. Keep what has to stay in a volume: option persistentFolders.',
    ]);
    expect([lost(making('files')), lost({ ...making('tmp'), ...taking })]).toEqual([[], []]);
  });
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

  test('of Prisma is where its schema says, and gets the address that the examples show', () => {
    const schema = 'datasource db {\n  provider = "sqlite"\n  url      = env("DATABASE_URL")\n}\n';
    const files = {
      ...NEXTJS,
      'package.json': '{ "dependencies": { "next": "16.0.0", "@prisma/client": "6.1.0" }, "devDependencies": { "prisma": "6.1.0" } }\n',
      'prisma/schema.prisma': schema,
      'prisma/migrations/0001_first/migration.sql': '',
      '.env.example': 'DATABASE_URL="file:./dev.db"\n',
    };
    const { services } = synth(inFolder('web', files), (project) => void ContainerStack.detect(project)).compose();
    expect(services.web).toMatchObject({ volumes: ['web-sqlite:/app/.sqlite'], environment: { DATABASE_URL: 'file:./dev.db' } });
    expect(services['web-migrations']).toMatchObject({ command: ['prisma', 'migrate', 'deploy'], volumes: ['web-sqlite:/app/.sqlite'], environment: { DATABASE_URL: 'file:./dev.db' } });
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
