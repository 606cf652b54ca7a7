import { builtInRule } from '../rule';
import { Severity } from '../severity';

export const nextOutput = builtInRule({
  id: 'next-output',
  severity: Severity.HIGH,
  description: 'The Next.js configuration sets no output, or "standalone".',
  page: {
    why: 'The image ships what a standalone build leaves. An explicit output goes before the default that the build sets; `export` makes a static site, which has no server to ship.',
    equivalents: ['https://nextjs.org/docs/app/api-reference/config/next-config-js/output'],
    bad: {
      files: { 'frontend/next.config.ts': "export default { output: 'export' };\n" },
      code: ["new NextJsService(stack, 'frontend', { path: 'frontend' });"],
    },
    good: {
      files: { 'frontend/next.config.ts': 'export default { poweredByHeader: false };\n' },
      code: ["new NextJsService(stack, 'frontend', { path: 'frontend' });"],
    },
  },
  check: ({ services }) =>
    services.flatMap(({ constructPath, application }) => {
      const { output, configFile } = application?.next ?? {};
      if (output === undefined || output === 'standalone') return [];
      return [
        {
          where: constructPath,
          what: `output is "${output}", which has no server; a Next.js service needs "standalone".`,
          fix: 'Remove output: the build then uses standalone by itself. A static site is not a Next.js service.',
          source: configFile,
          file: configFile,
        },
      ];
    }),
});
