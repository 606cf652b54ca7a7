import { eachModel } from '../checks';
import { frontend } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** @see https://nextjs.org/docs/app/api-reference/config/next-config-js/output */
const OUTPUTS = ['standalone', 'export'];

export const nextOutput = builtInRule({
  id: 'next-output',
  severity: Severity.HIGH,
  description: 'The Next.js configuration sets `output` to "standalone" or "export", or not at all.',
  page: {
    why: 'The image ships the result of a standalone build, or the files of a static site (`export`). An explicit `output` overrides the default that the build sets, and the library supports no other value.',
    equivalents: ['https://nextjs.org/docs/app/api-reference/config/next-config-js/output'],
    bad: {
      files: { 'frontend/next.config.ts': "export default { output: 'serverless' };\n" },
      code: frontend(),
    },
    good: {
      files: { 'frontend/next.config.ts': 'export default { poweredByHeader: false };\n' },
      code: frontend(),
    },
  },
  check: eachModel(({ application }) => {
    const { output, configFile } = application?.next ?? {};
    if (output === undefined || OUTPUTS.includes(output)) return undefined;
    return {
      what: `output is "${output}", which Next.js does not have.`,
      fix: "Remove output: the build then uses standalone by itself. Or set output: 'export' for a static site.",
      source: configFile,
      file: configFile,
    };
  }),
});
