import { assignmentsOf } from '../../util/assignments';
import { inShort } from '../../util/in-short';
import { eachService } from '../checks';
import { BACKEND, frontend } from '../example-code';
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
  check: eachService((view) => {
    const { publicVariables = [], inEnvironmentFiles = [] } = view.model?.application?.next ?? {};
    const given = [
      ...inEnvironmentFiles,
      ...Object.keys(view.model?.environment ?? {}),
      ...view.overrides('environment').flatMap(({ value }) => assignmentsOf(value).map(({ name }) => name)),
    ];
    const missing = publicVariables.filter(({ name }) => !given.includes(name));
    if (missing.length === 0) return undefined;
    const names = missing.map(({ name, file }) => `${name} (${file})`);
    const [{ name: first, file }] = missing;
    return {
      what: `The code reads ${inShort(names)}, and nothing gives a value.`,
      fix: `Give environment: { ${first}: … }; the image takes the value when it starts.`,
      source: file,
      file,
    };
  }),
});
