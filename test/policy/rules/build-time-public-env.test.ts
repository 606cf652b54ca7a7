import { NextJsService } from '../../../src';
import { buildTimePublicEnv } from '../../../src/policy/rules/build-time-public-env';
import { Say, testRule } from '../../support/policy';

const frontend = (environment: Record<string, string> = {}): Say => (stack) => new NextJsService(stack, 'frontend', { path: 'frontend', environment });
const page = (text: string) => ({ 'frontend/app/page.tsx': `export default () => ${text};\n` });

testRule(buildTimePublicEnv, {
  message: {
    say: frontend(),
    files: page('process.env.NEXT_PUBLIC_API_URL'),
    findings: [
      {
        where: 'shop/frontend',
        what: 'The code reads NEXT_PUBLIC_API_URL (frontend/app/page.tsx), and nothing gives a value.',
        fix: 'Give environment: { NEXT_PUBLIC_API_URL: … }; the image takes the value when it starts.',
        source: 'frontend/app/page.tsx',
        file: 'frontend/app/page.tsx',
      },
    ],
  },
  catches: {
    'only those that are not given': {
      say: frontend({ NEXT_PUBLIC_A: 'a' }),
      files: page("[process.env.NEXT_PUBLIC_A, process.env['NEXT_PUBLIC_B'], process.env.NEXT_PUBLIC_C]"),
      what: [
        'The code reads NEXT_PUBLIC_B (frontend/app/page.tsx), NEXT_PUBLIC_C (frontend/app/page.tsx), and nothing gives a value.',
      ],
    },
    'many, in short': {
      say: frontend(),
      files: page('[process.env.NEXT_PUBLIC_A, process.env.NEXT_PUBLIC_B, process.env.NEXT_PUBLIC_C, process.env.NEXT_PUBLIC_D, process.env.NEXT_PUBLIC_E, process.env.NEXT_PUBLIC_F, process.env.NEXT_PUBLIC_G]'),
      what: [expect.stringMatching(/^The code reads NEXT_PUBLIC_A .* NEXT_PUBLIC_E \(frontend\/app\/page\.tsx\), 2 more, and nothing gives a value\.$/)],
    },
  },
  allows: {
    'a variable that is given': { say: frontend({ NEXT_PUBLIC_API_URL: 'http://localhost:8000' }), files: page('process.env.NEXT_PUBLIC_API_URL') },
    'a variable that a committed .env file of the build gives': {
      say: frontend(),
      files: { ...page('process.env.NEXT_PUBLIC_ROUTE'), 'frontend/.env': 'NEXT_PUBLIC_ROUTE=/orders\n' },
    },
    'a variable that an override gives': {
      say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }).addComposeOverride({ environment: ['NEXT_PUBLIC_API_URL=x'] }),
      files: page('process.env.NEXT_PUBLIC_API_URL'),
    },
    'one of the server': { say: frontend(), files: page('process.env.API_URL') },
    'a comment and a test': {
      say: frontend(),
      files: { ...page('null // process.env.NEXT_PUBLIC_X'), 'frontend/app/page.test.tsx': 'process.env.NEXT_PUBLIC_Y;\n' },
    },
  },
});
