import { bad, BadInput, frontend } from './case';

const REMOVE_OUTPUT = 'Remove output: the build then uses standalone by itself. A static site is not a Next.js service.';

export const NEXT_OUTPUT: readonly BadInput[] = [
  bad('a static export', frontend(), [['shop/frontend', 'output is "export", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT]], { 'frontend/next.config.ts': "export default { output: 'export' };\n" }),
  bad('a static export in a typed constant', frontend(), [['shop/frontend', 'output is "export", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT]], { 'frontend/next.config.ts': "import type { NextConfig } from 'next';\n\nconst nextConfig: NextConfig = {\n  output: 'export',\n};\n\nexport default nextConfig;\n" }),
  bad('a static export inside a wrapper', frontend(), [['shop/frontend', 'output is "export", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT]], { 'frontend/next.config.ts': "import withMDX from '@next/mdx';\n\nexport default withMDX()({ output: 'export' });\n" }),
  bad('a static export in CommonJS', frontend(), [['shop/frontend', 'output is "export", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT]], { 'frontend/next.config.ts': undefined, 'frontend/next.config.js': "module.exports = { output: 'export' };\n" }),
  bad('a static export of a function', frontend(), [['shop/frontend', 'output is "export", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT]], { 'frontend/next.config.ts': undefined, 'frontend/next.config.mjs': "export default () => ({ output: 'export' });\n" }),
  bad('an output that does not exist', frontend(), [['shop/frontend', 'output is "serverless", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT]], { 'frontend/next.config.ts': "export default { output: 'serverless' };\n" }),
  bad('a privileged port beside a static export', frontend({ port: 80 }), [
    ['shop/frontend', 'port 80 cannot be listened on by a user without privileges.', 'Use a whole number from 1024 to 65535.'],
    ['shop/frontend', 'output is "export", which has no server; a Next.js service needs "standalone".', REMOVE_OUTPUT],
  ], { 'frontend/next.config.ts': "export default { output: 'export' };\n" }),
];
