import { NextJsService } from '../../../src';
import { nextCustomServer } from '../../../src/policy/rules/next-custom-server';
import { Say, testRule } from '../../support/policy';

const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });
const SERVER = "const next = require('next');\nconst app = next({});\nconst handle = app.getRequestHandler();\n";

testRule(nextCustomServer, {
  message: {
    say: frontend,
    files: { 'frontend/server.js': SERVER },
    findings: [
      {
        where: 'shop/frontend',
        what: 'frontend/server.js is a server of its own, which does not ship: the image runs the one of Next.js.',
        fix: 'Move what it does into proxy.ts, route handlers or a service beside it; or build the image from a Dockerfile of your own with ContainerService.',
        source: 'frontend/server.js',
        file: 'frontend/server.js',
      },
    ],
  },
  allows: {
    'no server': { say: frontend },
    'a static site, which ships no server': { say: frontend, files: { 'frontend/server.js': SERVER, 'frontend/next.config.ts': "export default { output: 'export' };\n" } },
    'a mock of another service': { say: frontend, files: { 'frontend/server.js': "require('http').createServer().listen(1);\n" } },
    'types of Next.js': { say: frontend, files: { 'frontend/server.ts': "import type { NextConfig } from 'next';\n" } },
  },
});
