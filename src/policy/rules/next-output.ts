import { eachModel } from '../checks';
import { frontend } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** @see https://nextjs.org/docs/app/api-reference/config/next-config-js/output */
const OUTPUTS = ['standalone', 'export'];
/** The first major release in which the environment of the build sets it. */
const FROM_HERE_ON = 13;

export const nextOutput = builtInRule({
  id: 'next-output',
  severity: Severity.HIGH,
  description: 'The Next.js configuration sets `output` to "standalone" or "export", or not at all; and Next.js is new enough to have it.',
  page: {
    why: 'The image ships the result of a standalone build, or the files of a static site (`export`). An explicit `output` overrides the default that the build sets, and the library supports no other value. Next.js has standalone output from 12.2 on, and from 13 on the build can ask for it without a change to next.config.',
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
    const { output, configFile, releases = '' } = application?.next ?? {};
    const [major, minor] = (/^[~^]?(\d+)\.(\d+)?/.exec(releases)?.slice(1) ?? [FROM_HERE_ON]).map(Number);
    if (major < FROM_HERE_ON && !(major === 12 && output !== undefined)) {
      const isAsked = major === 12 && minor >= 2;
      return {
        what: `Next.js ${releases} leaves no standalone output${isAsked ? ' by itself' : ''}, which is what the image ships.`,
        fix: isAsked
          ? "Set output: 'standalone' in next.config; or upgrade to Next.js 13 or newer."
          : "Upgrade to Next.js 13 or newer; or to 12.2, with output: 'standalone' in next.config.",
        source: 'package.json',
      };
    }
    if (output === undefined || OUTPUTS.includes(output)) return undefined;
    return {
      what: `output is "${output}", which Next.js does not have.`,
      fix: "Remove output: the build then uses standalone by itself. Or set output: 'export' for a static site.",
      source: configFile,
      file: configFile,
    };
  }),
});
