import { MINIMUM_VERSIONS } from '../../model/minimum-versions';
import type { StackModel } from '../../model/stack-model';
import { isPlainObject, PlainObject, PlainValue } from '../../util/objects';
import { allOf } from '../checks';
import { COMPOSE_FEATURES, ComposeFeature, DOCKERFILE_FEATURES } from '../data/compose-features';
import { BACKEND } from '../example-code';
import { instructionsOf } from '../facts/instructions';
import { serviceViews } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

/** Paths in a value that match the path of a feature; list indexes count as keys. */
function uses(value: PlainValue, feature: readonly string[], path: readonly string[] = []): string[] {
  const [step, ...rest] = feature;
  if (step === undefined) return [path.join('.')];
  const [key, wanted] = step.split('=');
  if (wanted !== undefined) {
    const found = isPlainObject(value) ? value[key] : undefined;
    return found === wanted ? [[...path, key].join('.')] : [];
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries<PlainValue>(value as PlainObject) : [];
  return entries.filter(([name]) => key === '*' || name === key).flatMap(([name, item]) => uses(item, rest, [...path, name]));
}

function composeFinding(where: string, source: string, path: string, { compose, engine }: ComposeFeature): Finding {
  const needs = `Compose ${compose}${engine ? ` and Docker Engine ${engine}` : ''}`;
  const floor = `Compose ${MINIMUM_VERSIONS.compose} and Docker Engine ${MINIMUM_VERSIONS.engine}`;
  return { where, what: `${path} needs ${needs}; the stack is meant for ${floor}.`, fix: 'Do without it, or waive the rule where all machines are newer.', source };
}

function inComposeFile(stack: StackModel): Finding[] {
  const { services: _services, ...top } = stack.composeOverrides as { readonly [key: string]: PlainValue };
  return COMPOSE_FEATURES.flatMap((feature) => {
    const steps = feature.path.split('.');
    if (steps[0] !== 'services') return uses(top, steps).map((path) => composeFinding(stack.name, 'addComposeOverride of the stack', path, feature));
    return serviceViews(stack).flatMap((view) =>
      view.all().flatMap(({ value, source }) => uses(value, steps.slice(2)).map((path) => composeFinding(view.where, source, path, feature))),
    );
  });
}

function inDockerfiles(stack: StackModel): Finding[] {
  return instructionsOf(stack).flatMap(({ service, keyword, text, source }) =>
    DOCKERFILE_FEATURES.filter(({ instruction, pattern }) => instruction === keyword && pattern.test(text)).map(({ name, syntax }) => ({
      where: service.constructPath,
      what: `${name} needs version ${syntax} of the Dockerfile syntax; Docker Engine ${MINIMUM_VERSIONS.engine} has 1.6.`,
      fix: 'Write it without, or waive the rule where all machines are newer.',
      source,
    })),
  );
}

export const featureFloor = builtInRule({
  id: 'feature-floor',
  severity: Severity.HIGH,
  description: `No override needs a newer version than Compose ${MINIMUM_VERSIONS.compose} and Docker Engine ${MINIMUM_VERSIONS.engine}.`,
  page: {
    why: "An older Compose rejects the whole file because of a single unknown key, and usually on a colleague's machine rather than the one where the key was added.",
    equivalents: ['docker compose: "additional properties not allowed"'],
    bad: { code: [BACKEND, 'backend.addComposeOverride({', "  post_start: [{ command: ['true'] }],", '});'] },
    good: { code: [BACKEND, "backend.addComposeOverride({ hostname: 'backend-1' });"] },
  },
  check: allOf(inComposeFile, inDockerfiles),
});
