import { bad, BadInput, frontend } from './case';
import { BaseProfile, Migrations, Secret } from '../../src';

const STATIC = { 'frontend/next.config.ts': "export default { output: 'export' };\n" };
const because = (what: string, use: string): string => `${what}: next.config sets output: 'export', and a static site has no server that could ${use} it.`;

export const NEXT_OUTPUT: readonly BadInput[] = [
  bad('an output that does not exist', frontend(), [
    ['shop/frontend', 'output is "serverless", which Next.js does not have.', "Remove output: the build then uses standalone by itself. Or set output: 'export' for a static site."],
  ], { 'frontend/next.config.ts': "export default { output: 'serverless' };\n" }),
  bad('a base of its own for a static site', frontend({ profile: BaseProfile.slim() }), [
    ['shop/frontend', because('profile', 'use'), 'Leave it out: what ships is the image that the pins file names as nginx. The profile of the stack chooses the Node.js that builds.'],
  ], STATIC),
  bad('a server optimising images of a static site', frontend({ imageOptimization: true }), [
    ['shop/frontend', because('imageOptimization', 'use'), 'Leave it out, and set images: { unoptimized: true } or a loader in next.config.'],
  ], STATIC),
  bad('a secret of a static site', frontend({ secrets: [Secret.fromEnvironment('API_KEY', { asVariable: 'API_KEY' })] }), [
    ['shop/frontend', because('The secret "api-key"', 'keep'), 'Leave it out; let a service use it that browsers ask.'],
  ], STATIC),
  bad('a variable of a server, for a static site', frontend({ environment: { API_URL: 'http://api.example.com', NEXT_PUBLIC_TITLE: 'Shop' } }), [
    ['shop/frontend', because('environment: API_URL', 'read'), 'Call it NEXT_PUBLIC_… if it is for browsers, or give it to the build with buildEnvironment.'],
  ], STATIC),
  bad('migrations of a static site', frontend({ migrations: Migrations.prisma(), migrationsSizeBudgetMegabytes: 500 }), [
    ['shop/frontend', because('migrations', 'use'), 'Leave it out; let a service that uses the database bring it up to date.'],
    ['shop/frontend', because('migrationsSizeBudgetMegabytes', 'use'), 'Leave it out: it has no migrations.'],
  ], STATIC),
];
