import type { RuntimeModel } from '../../model/application-model';
import { parseImageReference } from '../../model/image-reference';
import { nodeRangeAllows, pythonRangeAllows } from '../../util/version-range';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** Version that a tag begins with, such as 3.13 of `3.13-slim-trixie`; `lts` and code names have none. */
function versionOf({ image }: RuntimeModel): string | undefined {
  return /^\d+(?:\.\d+){0,2}(?![\w.])/.exec(parseImageReference(image)?.tag ?? '')?.[0];
}

export const runtimeMatchesApp = builtInRule({
  id: 'runtime-matches-app',
  severity: Severity.HIGH,
  description: 'The Python or Node.js of the image is one that the application says it runs on.',
  page: {
    why: 'The package manager refuses the other versions, or the application fails in production on what never failed on the developer\'s machine.',
    equivalents: ['npm `engine-strict`', 'uv: "requires-python"'],
    bad: {
      files: { 'backend/pyproject.toml': '[project]\nname = "backend"\nversion = "1.0"\nrequires-python = "<3.9"\n' },
      code: ["new FastApiService(stack, 'backend', { path: 'backend' });"],
    },
    good: {
      files: { 'backend/pyproject.toml': '[project]\nname = "backend"\nversion = "1.0"\nrequires-python = ">=3.12,<4"\n' },
      code: ["new FastApiService(stack, 'backend', { path: 'backend' });"],
    },
  },
  check: ({ services, pins = [] }) =>
    services.flatMap(({ constructPath, application }) => {
      const runtime = application?.runtime;
      const version = runtime && versionOf(runtime);
      if (!runtime?.requirement || !version) return [];
      const allows = runtime.name === 'Python' ? pythonRangeAllows : nodeRangeAllows;
      if (allows(runtime.requirement, version) !== false) return [];
      const pin = pins.find(({ reference }) => reference === runtime.image);
      return [
        {
          where: constructPath,
          what: `"${runtime.image}" has ${runtime.name} ${version}, but the application asks for "${runtime.requirement}".`,
          fix: `Pin another version${pin ? ` as ${pin.alias} in ${pin.file}` : ''}, or widen the requirement.`,
          source: runtime.requirementSource,
          file: runtime.requirementSource.split(',')[0],
        },
      ];
    }),
});
