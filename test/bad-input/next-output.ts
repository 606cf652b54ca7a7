import { bad, BadInput, frontend } from './case';
import { BaseProfile, ContainerStack, Migrations, NextJsService, Postgres, Secret } from '../../src';

const STATIC = { 'frontend/next.config.ts': "export default { output: 'export' };\n" };
const because = (what: string, why: string): string => `${what}: next.config sets output: 'export', and ${why}.`;

export const NEXT_OUTPUT: readonly BadInput[] = [
  bad('an output that does not exist', frontend(), [
    ['shop/frontend', 'output is "serverless", which Next.js does not have.', "Remove output: the build then uses standalone by itself. Or set output: 'export' for a static site."],
  ], { 'frontend/next.config.ts': "export default { output: 'serverless' };\n" }),
  bad('a base of its own for a static site', frontend({ profile: BaseProfile.slim() }), [
    ['shop/frontend', because('profile', 'nginx serves a static site, on a base of its own'), 'Leave it out: what ships is the image that the pins file names as nginx. The profile of the stack chooses the Node.js that builds.'],
  ], STATIC),
  bad('a server optimising images of a static site', frontend({ imageOptimization: true }), [
    ['shop/frontend', because('imageOptimization', 'nothing optimises the images of a static site'), 'Leave it out, and set images: { unoptimized: true } or a loader in next.config.'],
  ], STATIC),
  bad('a secret of a static site', frontend({ secrets: [Secret.fromEnvironment('API_KEY', { asVariable: 'API_KEY' })] }), [
    ['shop/frontend', because('The secret "api-key"', 'browsers get all that a static site has'), 'Leave it out; let a service use it that browsers ask.'],
  ], STATIC),
  bad('a variable of a server, for a static site', frontend({ environment: { API_URL: 'http://api.example.com', NEXT_PUBLIC_TITLE: 'Shop' } }), [
    ['shop/frontend', because('environment: API_URL', 'nothing reads it while a static site is served'), 'Call it NEXT_PUBLIC_… if it is for browsers, or give it to the build with buildEnvironment.'],
  ], STATIC),
  bad('a database of a static site', (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new NextJsService(stack, 'frontend', { path: 'frontend', database: new Postgres(stack, 'postgres') });
  }, [
    [
      'shop/frontend',
      because('database', 'a static site asks no database'),
      'Leave it out; let a service ask the database, and give its address to browsers as a NEXT_PUBLIC_ variable.',
    ],
  ], STATIC),
  bad('migrations of a static site', frontend({ migrations: Migrations.prisma(), migrationsSizeBudgetMegabytes: 500 }), [
    ['shop/frontend', because('migrations', 'a static site asks no database'), 'Leave it out; let a service that uses the database bring it up to date.'],
    ['shop/frontend', because('migrationsSizeBudgetMegabytes', 'a static site has no migrations'), 'Leave it out.'],
  ], STATIC),
];
