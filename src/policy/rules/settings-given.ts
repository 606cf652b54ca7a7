import { assignmentsOf } from '../../util/assignments';
import { inShort } from '../../util/in-short';
import { eachService } from '../checks';
import { backend } from '../example-code';
import type { ServiceView } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

const SETTINGS = [
  'from pydantic_settings import BaseSettings',
  '',
  'class Settings(BaseSettings):',
  '    jwt_secret: str',
  '',
].join('\n');

/** Names under which the service gets a value, in capitals: pydantic reads a setting in either case. */
function givenTo(view: ServiceView): ReadonlySet<string> {
  const { environment = {}, secrets = [] } = view.model ?? {};
  const overridden = view.overrides('environment').flatMap(({ value }) => assignmentsOf(value).map(({ name }) => name));
  const files = secrets.flatMap(({ target, variable }) => [target, ...(variable ? [variable] : [])]);
  return new Set([...Object.keys(environment), ...overridden, ...files].map((name) => name.toUpperCase()));
}

export const settingsGiven = builtInRule({
  id: 'settings-given',
  severity: Severity.MEDIUM,
  description: 'Every setting that the application does not start without has a value.',
  page: {
    why: 'The service exits at its start otherwise, and after it everything that waits for it. The code says which settings have no default; their values belong in `environment`, or in `secrets` if nobody should read them.',
    equivalents: [],
    bad: { files: { 'backend/src/settings.py': SETTINGS }, code: backend() },
    good: { files: { 'backend/src/settings.py': SETTINGS }, code: backend("secrets: [Secret.random('jwt-secret', { asVariable: 'JWT_SECRET' })]") },
  },
  check: eachService((view) => {
    // What a file of variables has is not known.
    if (view.overridden('env_file')) return undefined;
    const given = givenTo(view);
    const isGiven = (name: string): boolean => given.has(name.toUpperCase()) || given.has(`${name.toUpperCase()}_FILE`);
    const missing = (view.model?.application?.requiredSettings ?? [])
      .filter(({ name, secretFile = name }) => !name.startsWith('NEXT_PUBLIC_') && ![name, secretFile].some(isGiven));
    if (missing.length === 0) return undefined;
    const [{ name, place }] = missing;
    return {
      what: `The code requires ${inShort(missing.map((each) => `${each.name} (${each.place})`))}, and nothing gives a value.`,
      fix: `Give environment: { ${name}: … }, or secrets: [Secret.fromEnvironment('${name}', { asVariable: '${name}' })].`,
      source: place,
      file: place.replace(/:\d+$/, ''),
    };
  }),
});
