import { detectNextApplication } from '../../../../src/resolve/detect/node/next-application';
import { applicationFolder, Files } from '../../../support/application-folder';
import { NEXTJS } from '../../../support/applications';

const detect = (files: Files) => detectNextApplication(applicationFolder(files));

describe('the health route', () => {
  test.each([
    ['app/api/health/route.ts', '/api/health'],
    ['app/health/route.js', '/health'],
    ['src/app/api/healthz/route.ts', '/api/healthz'],
    ['app/(internal)/healthcheck/route.ts', '/healthcheck'],
    ['app/api/(group)/ping/route.tsx', '/api/ping'],
    ['pages/api/health.ts', '/api/health'],
    ['src/pages/api/healthz.js', '/api/healthz'],
    ['pages/api/health/index.ts', '/api/health'],
  ])('in %s is %s', (file, path) => {
    expect(detect({ [file]: '' }).healthPath).toEqual({ value: path, place: file });
  });

  test.each([
    'app/health/page.tsx',
    'app/api/health/helper.ts',
    'app/api/healthy/route.ts',
    'pages/health.tsx',
    'lib/api/health/route.ts',
    'app/[locale]/health/route.ts',
    'app/api/[...slug]/ping/route.ts',
    'app/_private/health/route.ts',
  ])('is not %s', (file) => {
    expect(detect({ [file]: '' }).healthPath).toBeUndefined();
  });

  test.each([
    'export const GET = withSystemAdmin(async () => Response.json({}));\n',
    "if (!session) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 });\n",
    'const user = await requireUser();\n',
  ])('is none that turns away who is not signed in: %s', (code) => {
    expect(detect({ 'app/api/admin/health/route.ts': code, 'app/api/ping/route.ts': '// 401 without a session\n' }).healthPath?.value).toBe('/api/ping');
  });
});

describe('the page at /', () => {
  test.each(['app/page.tsx', 'src/app/(shop)/page.mdx', 'app/@main/page.js', 'app/[[...slug]]/page.tsx', 'app/route.ts', 'pages/index.tsx', 'src/pages/[[...slug]].js'])('is %s', (file) => {
    expect(detect({ [file]: '' }).hasRootPage).toBe(true);
  });

  test.each(['app/shop/page.tsx', 'app/[locale]/page.tsx', 'app/api/orders/route.ts', 'pages/api/index.ts', 'lib/app/page.tsx', 'app/layout.tsx'])('is not %s', (file) => {
    expect(detect({ [file]: '' }).hasRootPage).toBe(false);
  });
});

describe('the image optimiser', () => {
  test.each([
    ['app/page.tsx', "import Image from 'next/image';\n"],
    ['components/picture.jsx', 'import Image from "next/image";\n'],
    ['pages/old.js', "const Image = require('next/legacy/image');\n"],
    ['content/post.mdx', "import Image from 'next/image'\n"],
  ])('is used by %s', (file, code) => {
    expect(detect({ [file]: code }).imageUse).toEqual({ value: true, place: `${file}:1` });
  });

  test.each([
    ['app/page.tsx', "import Link from 'next/link';\n"],
    ['README.md', "import Image from 'next/image';\n"],
    ['app/og.tsx', "import { ImageResponse } from 'next/og';\n"],
    ['tests/setup.ts', "vi.mock('next/image', () => ({}));\n"],
  ])('is not used by %s', (file, code) => {
    expect(detect({ [file]: code }).imageUse).toBeUndefined();
  });
});

describe('what the build reads', () => {
  test('is code, configuration and public files', () => {
    expect(detect({ ...NEXTJS, 'content/post.mdx': '', 'proxy.ts': '' }).sources).toEqual([
      'app',
      'content',
      'next.config.ts',
      'package-lock.json',
      'package.json',
      'proxy.ts',
      'public',
      'tsconfig.json',
    ]);
  });

  test.each([
    '.env.local',
    '.github/workflows/ci.yml',
    'README.md',
    'LICENSE',
    'docs/index.md',
    'tests/page.test.ts',
    '__tests__/page.test.ts',
    'e2e/page.spec.ts',
    'playwright.config.ts',
    'jest.config.js',
    'vitest.config.mts',
    'coverage/lcov.info',
    'Dockerfile',
    'docker-compose.yml',
    'compose.yaml',
    'eslint.config.mjs',
    'next-env.d.ts',
    'flake.nix',
    'tsconfig.tsbuildinfo',
    'server.key',
    'out/index.html',
  ])('is not %s', (file) => {
    expect(detect({ [file]: '' }).sources).toEqual([]);
  });

  test('includes a folder that building names, in a script of its own or in one that this calls', () => {
    const files = (scripts: object) => ({ 'package.json': JSON.stringify({ scripts }), 'docs/openapi.json': '' });
    expect(detect(files({ prebuild: 'yarn generate && yarn lint', generate: 'openapi --input ./docs/openapi.json' })).sources).toEqual(['docs', 'package.json']);
    expect(detect(files({ generate: 'openapi --input ./docs/openapi.json', build: 'next build' })).sources).toEqual(['package.json']);
  });

  test('includes settings of a tool that building checks the code with, itself or by a script that it calls', () => {
    const sources = (scripts: object) => detect({ 'package.json': JSON.stringify({ scripts }), 'eslint.config.mjs': '', '.eslintrc.json': '', '.gitignore': '', '.prettierrc': '' }).sources;
    expect(sources({ build: 'prisma generate && eslint && tsc --noEmit && next build' })).toEqual(['.eslintrc.json', '.gitignore', 'eslint.config.mjs', 'package.json']);
    expect(sources({ build: 'npm run check && next build', check: 'prettier --check . && next lint' })).toEqual(['.eslintrc.json', '.gitignore', '.prettierrc', 'eslint.config.mjs', 'package.json']);
    expect(sources({ build: 'next build', lint: 'eslint .', format: 'prettier .' })).toEqual(['package.json']);
  });

  test('includes types that the code is checked with, whatever they are for', () => {
    expect(detect({ 'vitest.shims.d.ts': '', 'jest.d.mts': '', 'next-env.d.ts': '' }).sources).toEqual(['jest.d.mts', 'vitest.shims.d.ts']);
  });

  test('code in Python is that of another application', () => {
    const files = { 'api/index.py': '', 'backend/app/main.py': '', 'backend/README.md': '', 'backend/requirements.txt': '', 'requirements.txt': '', 'run.py': '' };
    expect(detect({ ...files, 'content/post.md': '', 'content/make.py': '', 'lib/a.ts': '', 'lib/requirements.txt': '' }).sources).toEqual(['content', 'lib']);
  });

  test('includes folders whose names only begin like one that is left out', () => {
    expect(detect({ 'documents/a.ts': '', 'testimonials/a.ts': '', 'builder/a.ts': '' }).sources).toEqual(['builder', 'documents', 'testimonials']);
  });
});

describe('the public variables', () => {
  test('are those that code reads, each with the first file that does', () => {
    const files = {
      'lib/b.ts': "const a = process.env.NEXT_PUBLIC_API_URL, b = process.env['NEXT_PUBLIC_KEY'];\n",
      'app/a.tsx': 'fetch(process.env.NEXT_PUBLIC_API_URL);\n',
    };
    expect(detect(files).publicVariables).toEqual([
      { name: 'NEXT_PUBLIC_API_URL', file: 'app/a.tsx' },
      { name: 'NEXT_PUBLIC_KEY', file: 'lib/b.ts' },
    ]);
  });

  test('are also addresses without a default that next.config writes into the code', () => {
    const config = "module.exports = { env: { API_URL: process.env.API_URL, WS_URL: process.env.WS_URL || '', MODE: process.env.MODE } };\n";
    expect(detect({ 'next.config.js': config }).publicVariables).toEqual([{ name: 'API_URL', file: 'next.config.js' }]);
  });

  test('are not those of tests, comments, examples in pages or the server', () => {
    const files = {
      'app/a.test.ts': 'process.env.NEXT_PUBLIC_A',
      'tests/b.ts': 'process.env.NEXT_PUBLIC_B',
      'app/c.ts': '// process.env.NEXT_PUBLIC_C\nprocess.env.DATABASE_URL',
      'content/d.mdx': 'Say `process.env.NEXT_PUBLIC_D`:\n\n```js\nprocess.env.NEXT_PUBLIC_D\n```\n',
    };
    expect(detect(files).publicVariables).toEqual([]);
  });
});

test.each([
  ['next start -p 4000', 4000],
  ['NODE_ENV=production next start --hostname 0.0.0.0 --port=4001', 4001],
  ['PORT=4002 next start', 4002],
  ['next start -p4003', 4003],
  ["next start --port '4005'", 4005],
  ['next start -p ${PORT:-4004}', undefined],
  ['next start', undefined],
  ['next dev -p 4000', undefined],
  ['node server.js -p 4000', undefined],
])('the script "%s" names the port %s', (start, port) => {
  expect(detect({ 'package.json': JSON.stringify({ scripts: { start } }, null, 2) }).port).toEqual(port && { value: port, place: 'package.json:3' });
});

test('without a package.json no port is named', () => {
  expect(detect({}).port).toBeUndefined();
});

test('what is commented out is not used', () => {
  const page = "// import Image from 'next/image';\n/* process.env.NEXT_PUBLIC_OLD */\nexport default function Page() { return process.env.NEXT_PUBLIC_NEW; }\n";
  const { imageUse, publicVariables } = detectNextApplication(applicationFolder({ 'package.json': '{}', 'app/page.tsx': page }));
  expect(imageUse).toBeUndefined();
  expect(publicVariables.map(({ name }) => name)).toEqual(['NEXT_PUBLIC_NEW']);
});
