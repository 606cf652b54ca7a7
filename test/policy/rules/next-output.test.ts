import { NextJsService } from '../../../src';
import { nextOutput } from '../../../src/policy/rules/next-output';
import { Say, testRule } from '../../support/policy';

const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });
const config = (text: string) => ({ 'frontend/next.config.ts': text });

testRule(nextOutput, {
  message: {
    say: frontend,
    files: config("export default { output: 'serverless' };\n"),
    findings: [
      {
        where: 'shop/frontend',
        what: 'output is "serverless", which Next.js does not have.',
        fix: "Remove output: the build then uses standalone by itself. Or set output: 'export' for a static site.",
        source: 'frontend/next.config.ts',
        file: 'frontend/next.config.ts',
      },
    ],
  },
  allows: {
    'no output': { say: frontend },
    'standalone': { say: frontend, files: config('export default { output: "standalone" };\n') },
    'export, which is a static site': { say: frontend, files: config("export default { output: 'export' };\n") },
    'a comment': { say: frontend, files: config("// output: 'serverless'\nexport default {};\n") },
    'a computed one, of which only the build can tell': { say: frontend, files: config('export default { output: process.env.OUTPUT };\n') },
  },
});
