import { BaseProfile } from '../../../src/model/base-profile';
import { pnpm } from '../../../src/package-managers/pnpm';
import { baseOf } from '../../../src/resolve/images/base-families';
import { stage } from '../../support/dockerfile';
import { serverImage } from '../../support/next-image';
import { nodeProject } from '../../support/node-project';
import { pinsOf } from '../../support/pins';

test('the build continues from the dependencies, and a bare base ships', () => {
  expect([...serverImage().matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, from, name]) => `${name} from ${from}`)).toEqual([
    'dependencies from node:24-alpine',
    'development from dependencies',
    'builder from dependencies',
    'node from node:24-alpine',
    'runner from alpine:3.23',
  ]);
});

test("standalone is only the default output, so that the team's own configuration is not changed", () => {
  expect(stage(serverImage(), 'builder')).toContain('NEXT_PRIVATE_STANDALONE=true npm run build \\\n');
});

test('a public folder that is missing does not break the build', () => {
  expect(stage(serverImage(), 'builder')).toMatch(/\nRUN mkdir -p public \\\n && cp -r public \.next\/standalone\/ \\\n/);
});

test('sharp is left out, and the reason said, unless images are optimised', () => {
  expect(stage(serverImage(), 'builder')).toContain('# Remove sharp, because nothing here uses next/image');
  expect(stage(serverImage(), 'builder')).toContain('rm -rf .next/standalone/node_modules/sharp');
  expect(stage(serverImage({ keepSharp: true }), 'builder')).not.toContain('sharp,');
});

test('what ships is served by node itself, for a user who owns nothing', () => {
  const runner = stage(serverImage({ port: 8080, user: '1001:1002' }), 'runner') ?? '';
  expect(runner).toContain('    PORT=8080\n');
  expect(runner).toContain('\nEXPOSE 8080\n');
  expect(runner).toContain("'app:x:1001:1002::/nonexistent:/sbin/nologin'");
  expect(runner).toContain('rm -f "$(command -v apk)"');
  expect(runner).toContain('\nUSER 1001:1002\n');
  expect(runner).not.toContain('--chown');
  expect(runner).not.toContain('npm');
  expect(runner).toMatch(/\nCMD \["node", "server.js"\]\n$/);
});

test('the application is loaded on the base as the user that ships', () => {
  const runner = stage(serverImage(), 'runner') ?? '';
  expect(runner.indexOf('["node", "/native-modules.cjs", "/app"]')).toBeGreaterThan(runner.indexOf('\nUSER 1000:1000\n'));
});

test('a base without a shell runs nothing through one', () => {
  const base = baseOf(BaseProfile.distroless(), pinsOf(() => 'gcr.io/distroless/cc:nonroot'));
  const runner = stage(serverImage({ base }), 'runner') ?? '';
  expect([...runner.matchAll(/^RUN (?:--mount=\S+ \\\n +)*(?!--|\[| )/gm)]).toEqual([]);
  expect(runner).toContain('FROM gcr.io/distroless/cc:nonroot AS runner');
});

test('another folder of the build is followed', () => {
  const text = serverImage({ distDir: 'build' });
  expect(stage(text, 'builder')).toContain('mv build/static build/standalone/build/');
  expect(stage(text, 'runner')).toContain('COPY --link --from=builder /app/build/standalone /app');
});

test('a build without a server fails with the likely cause', () => {
  expect(stage(serverImage(), 'builder')).toContain("{ echo 'next build left no .next/standalone/server.js: does next.config set output or outputFileTracingRoot?' >&2; exit 1; }");
});

test('the folders in which pnpm keeps sharp go too', () => {
  const project = nodeProject(pnpm, { 'package.json': '{}', 'pnpm-lock.yaml': '' });
  expect(stage(serverImage({ packageManager: pnpm, project }), 'builder')).toContain('.next/standalone/node_modules/.pnpm/sharp@* .next/standalone/node_modules/.pnpm/@img+*');
});

test('the packages ship as a layer of their own', () => {
  expect(stage(serverImage(), 'runner')).toContain(
    'COPY --link --from=builder /app/.next/packages /app\nCOPY --link --from=builder /app/.next/standalone /app\n',
  );
});

test('a database of SQLite is a link into a volume, whose folder any user may write to; what the build left there goes', () => {
  const stored = { folders: ['data'], links: ['shop.db', 'prisma/dev.db'] };
  const builder = stage(serverImage({ stored, applicationPath: 'apps/web' }), 'builder') ?? '';
  const folder = '.next/standalone/apps/web';
  expect(builder).toContain([
    ` && mkdir -p ${folder} ${folder}/prisma \\`,
    ` && rm -f ${folder}/shop.db ${folder}/prisma/dev.db \\`,
    ` && install -d -m 1777 ${folder}/.sqlite ${folder}/data \\`,
    ` && ln -s /app/apps/web/.sqlite/shop.db ${folder}/shop.db \\`,
    ` && ln -s /app/apps/web/.sqlite/dev.db ${folder}/prisma/dev.db \\`,
  ].join('\n'));
  expect(stage(serverImage({ stored }), 'development')).toContain('RUN install -d -m 1777 .sqlite data \\\n && ln -s /app/.sqlite/shop.db shop.db');
  expect(serverImage()).not.toContain('1777');
});
