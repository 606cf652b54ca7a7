import { NextJsService } from '../../../src';
import { nextOutput } from '../../../src/policy/rules/next-output';
import { modelOf, Say, testRule, TODAY } from '../../support/policy';

const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });
const config = (text: string) => ({ 'frontend/next.config.ts': text });
const next = (releases: string) => ({ 'frontend/package.json': JSON.stringify({ name: 'frontend', dependencies: { next: releases } }) });

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
  catches: {
    'a release without standalone output': { say: frontend, files: next('^11.0.1'), what: ['Next.js ^11.0.1 leaves no standalone output, which is what the image ships.'] },
    'one whose configuration has to ask for it': { say: frontend, files: next('12.3.4'), what: ['Next.js 12.3.4 leaves no standalone output by itself, which is what the image ships.'] },
  },
  allows: {
    'one whose configuration asks for it': { say: frontend, files: { ...next('12.3.4'), ...config("export default { output: 'standalone' };\n") } },
    'releases that are not known': { say: frontend, files: next('latest') },
    'no output': { say: frontend },
    'standalone': { say: frontend, files: config('export default { output: "standalone" };\n') },
    'export, which is a static site': { say: frontend, files: config("export default { output: 'export' };\n") },
    'a comment': { say: frontend, files: config("// output: 'serverless'\nexport default {};\n") },
    'a computed one, of which only the build can tell': { say: frontend, files: config('export default { output: process.env.OUTPUT };\n') },
  },
});

test.each([
  ['12.3.4', "Set output: 'standalone' in next.config; or upgrade to Next.js 13 or newer."],
  ['^12.1.0', "Upgrade to Next.js 13 or newer; or to 12.2, with output: 'standalone' in next.config."],
])('what to do with Next.js %s', (releases, fix) => {
  expect(nextOutput.check(modelOf(frontend, next(releases)), TODAY)).toMatchObject([{ fix }]);
});
