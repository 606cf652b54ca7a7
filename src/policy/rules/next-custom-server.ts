import { eachModel } from '../checks';
import { frontend } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

const SERVER = "import next from 'next';\n\nconst handle = next({ dev: false }).getRequestHandler();\n";

export const nextCustomServer = builtInRule({
  id: 'next-custom-server',
  severity: Severity.MEDIUM,
  description: 'The Next.js application has no custom server beside the one that ships.',
  page: {
    why: "A standalone build contains Next.js' own server and traces only what that server needs. A custom server is not part of it, so the image runs without it and lacks whatever it adds, such as WebSockets.",
    equivalents: ['https://nextjs.org/docs/app/guides/custom-server'],
    bad: {
      files: { 'frontend/server.ts': SERVER },
      code: frontend(),
    },
    good: {
      files: { 'frontend/proxy.ts': 'export function proxy() {}\n' },
      code: frontend(),
    },
  },
  check: eachModel(({ application }) => {
    const { customServer: file, output } = application?.next ?? {};
    // A static site has no server at all, and the one of the team is for its own machines.
    if (file === undefined || output === 'export') return undefined;
    return {
      what: `${file} is a server of its own, which does not ship: the image runs the one of Next.js.`,
      fix: 'Move what it does into proxy.ts, route handlers or a service beside it; or build the image from a Dockerfile of your own with ContainerService.',
      source: file,
      file,
    };
  }),
});
