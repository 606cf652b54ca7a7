import { assignmentsOf } from '../../util/assignments';
import { inShort } from '../../util/in-short';
import { BACKEND, frontend } from '../example-code';
import { serviceViews } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

export const buildTimePublicEnv = builtInRule({
  id: 'build-time-public-env',
  severity: Severity.MEDIUM,
  description: 'Every NEXT_PUBLIC_ variable that the code reads has a value at run time.',
  page: {
    why: "Next.js writes these variables into browser code during the build; without a value they are `undefined` there. This library inserts the values of the service's environment when the container starts instead, so that one image serves every environment: give each variable a value there. Alternatively, let the server read a setting with another name and pass it to the page.",
    equivalents: ['https://nextjs.org/docs/app/guides/environment-variables#runtime-environment-variables'],
    bad: {
      files: { 'frontend/app/page.tsx': 'export default function Page() {\n  return <a href={process.env.NEXT_PUBLIC_API_URL}>API</a>;\n}\n' },
      code: frontend(),
    },
    good: {
      files: { 'frontend/app/page.tsx': 'export default function Page() {\n  return <a href={process.env.NEXT_PUBLIC_API_URL}>API</a>;\n}\n' },
      code: [BACKEND, ...frontend('environment: { NEXT_PUBLIC_API_URL: backend.publicUrl }')],
    },
  },
  check: (stack) =>
    serviceViews(stack).flatMap((view) => {
      const given = [
        ...Object.keys(view.model?.environment ?? {}),
        ...view.overrides('environment').flatMap(({ value }) => assignmentsOf(value).map(({ name }) => name)),
      ];
      const missing = (view.model?.application?.next?.publicVariables ?? []).filter(({ name }) => !given.includes(name));
      if (missing.length === 0) return [];
      const names = missing.map(({ name, file }) => `${name} (${file})`);
      return [
        {
          where: view.where,
          what: `The code of the browser reads ${inShort(names)}, and nothing gives a value.`,
          fix: `Give environment: { ${missing[0].name}: … }; the image takes the value when it starts.`,
          source: missing[0].file,
          file: missing[0].file,
        },
      ];
    }),
});
