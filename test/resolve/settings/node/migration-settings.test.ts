import { migrationSettings } from '../../../../src/resolve/settings/node/migration-settings';
import { applicationFolder } from '../../../support/application-folder';

const read = (file: string, text: string) => migrationSettings(applicationFolder({ [file]: text }));
const found = (name: string, place: string) => [{ name, place, required: false, form: 'text' }];

test.each(['drizzle.config.ts', 'src/db/drizzle.config.mjs', 'knexfile.js'])('%s names the variable of its database', (file) => {
  expect(read(file, 'export default {\n  url: process.env.DATABASE_URL!,\n};\n')).toEqual(found('DATABASE_URL', `${file}:2`));
});

test('so does prisma.config.ts, in its own way', () => {
  expect(read('prisma.config.ts', "import { env } from 'prisma/config';\nexport default { datasource: { url: env<Env>('POSTGRES_URL') } };\n")).toEqual(found('POSTGRES_URL', 'prisma.config.ts:2'));
});

test('what else they read, and what other configurations read, is none', () => {
  expect(read('drizzle.config.ts', 'process.env.STUDIO_TOKEN!;\n')).toEqual([]);
  expect(read('jest.config.ts', 'process.env.DATABASE_URL!;\n')).toEqual([]);
});
