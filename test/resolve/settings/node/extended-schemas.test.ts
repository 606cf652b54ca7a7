import { extendedSchemas } from '../../../../src/resolve/settings/node/extended-schemas';
import { applicationFolder } from '../../../support/application-folder';

const SCHEMA = 'export const authEnv = () => createEnv({ server: { AUTH_ID: z.string() }, runtimeEnv: process.env });\n';
const find = (own: string) => extendedSchemas(applicationFolder({
  '.git/HEAD': '',
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'package-lock.json': '{}',
  'apps/web/package.json': '{ "name": "web", "dependencies": { "next": "16.0.0", "@shop/auth": "*" } }',
  'apps/web/env.ts': own,
  'packages/auth/package.json': '{ "name": "@shop/auth" }',
  'packages/auth/env.ts': SCHEMA,
  'packages/mail/package.json': '{ "name": "@shop/mail" }',
  'packages/mail/env.ts': SCHEMA.replace('AUTH_ID', 'MAIL_ID'),
}).below('apps/web')).map(({ name, place, required }) => `${name} ${place} ${required}`);

test('a schema that extends others has those of the packages that the application depends on', () => {
  expect(find('export const env = createEnv({ extends: [authEnv()], server: {}, runtimeEnv: process.env });\n')).toEqual(['AUTH_ID packages/auth/env.ts:1 true']);
});

test('one that extends none has its own variables only', () => {
  expect(find('export const env = createEnv({ server: {}, runtimeEnv: process.env });\n')).toEqual([]);
});
