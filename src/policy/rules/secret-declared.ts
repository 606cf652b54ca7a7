import { isDeepStrictEqual } from 'node:util';
import type { SecretSource } from '../../model/secret';
import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { assignmentsOf } from '../../util/assignments';
import { listOf, mapOf, PlainObject } from '../../util/objects';
import { didYouMean } from '../../util/suggest';
import { allOf, eachModel, eachService, Fault } from '../checks';
import { backend } from '../example-code';
import { volumeSource } from '../facts/compose-values';
import { instructionsOf } from '../facts/instructions';
import type { ServiceView } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

// Files with secrets. The generated ignore files exclude them, so a COPY of one fails or leaks it.
const SECRET_FILE = /(?:^|\/)(?:\.env(?!\.example|\.sample|\.template)[^/]*|\.npmrc|\.netrc|\.pypirc|id_(?:rsa|ecdsa|ed25519)|[^/]*\.(?:pem|key|p12|pfx))$|(?:^|\/)secrets(?:\/|$)/;
const SAVES_SECRET = /(?:^|[;&|]\s*|\s)(?:cp|mv|install|ln)\s[^;&|]*\/run\/secrets\/|\/run\/secrets\/\S+\s*>>?\s*(?!\s|\/dev\/)/;

function declaredTwice({ services }: StackModel): Finding[] {
  const sources = new Map<string, { readonly source: SecretSource; readonly by: string }>();
  return services.flatMap(({ constructPath, secrets }) =>
    secrets.flatMap(({ secret, source }) => {
      const earlier = sources.get(secret);
      if (source && !earlier) sources.set(secret, { source, by: constructPath });
      if (!source || !earlier || isDeepStrictEqual(source, earlier.source)) return [];
      const what = `The secret "${secret}" is declared here as ${describe(source)}, and by ${earlier.by} as ${describe(earlier.source)}.`;
      return [{ where: constructPath, what, fix: 'Declare it once and give the same Secret to both, or rename one.' }];
    }),
  );
}

function describe(source: SecretSource): string {
  switch (source.kind) {
    case 'random':
      return 'random';
    case 'hex':
      return 'random hexadecimal digits';
    case 'key':
      return 'a random key';
    case 'environment':
      return `the variable ${source.variable}`;
    case 'file':
      return `the file ${source.path}`;
    case 'derived':
      return `made from "${source.from}"`;
  }
}

function oneTarget({ secrets }: ServiceModel): Fault[] {
  const targets = new Map<string, string>();
  return secrets.flatMap(({ secret, target }) => {
    const other = targets.get(target);
    targets.set(target, secret);
    const what = `The secrets "${other}" and "${secret}" are both /run/secrets/${target}.`;
    return other === undefined || other === secret ? [] : [{ what, fix: 'Give one of them another target.' }];
  });
}

/** Undeclared secrets in overrides, and in settings that name a file below /run/secrets. */
function undeclared(view: ServiceView, stack: StackModel): Fault[] {
  const names = [...stack.secrets.map(({ name }) => name), ...Object.keys(mapOf((stack.composeOverrides as PlainObject).secrets))];
  const override = view.overridden('secrets');
  const used = listOf(override?.value).map((secret) => (typeof secret === 'string' ? { source: secret, target: secret } : mapOf(secret)));
  const unknown = used.filter(({ source }) => !names.includes(String(source))).map(({ source }) => ({
    what: `An override mounts the secret "${String(source)}", which nothing declares.${didYouMean(String(source), names)}`,
    fix: 'Declare it with addSecret(Secret.fromEnvironment(…)), or under secrets in an override of the stack.',
    source: override?.source,
  }));
  const targets = override ? used.map(({ source, target }) => String(target ?? source)) : (view.model?.secrets ?? []).map(({ target }) => target);
  const settings = [
    ...Object.entries(view.model?.environment ?? {}).map(([name, value]) => ({ name, value: typeof value === 'string' ? value : '', source: undefined })),
    ...view.overrides('environment').flatMap(({ value, source }) => assignmentsOf(value).map((each) => ({ ...each, source }))),
  ];
  const dangling = settings.flatMap(({ name, value, source }) => {
    const target = /^\/run\/secrets\/([\w.-]+)$/.exec(value)?.[1];
    if (target === undefined || targets.includes(target)) return [];
    return [{ what: `${name} is "${value}", but the service has no such secret.${didYouMean(target, targets)}`, fix: 'Give the service the secret, or correct the path.', source }];
  });
  return [...unknown, ...dangling];
}

/** A folder or file of the host that holds secrets, those of other services among them. */
function mounted(view: ServiceView): Fault[] {
  return view.overrides('volumes').flatMap(({ value, source }) => {
    const paths = listOf(value).map(volumeSource);
    // Without a slash it is the name of a volume.
    return paths.filter((path) => path.includes('/') && SECRET_FILE.test(path)).map((path) => ({
      what: `An override mounts "${path}", where secrets are.`,
      fix: 'Remove it, and give the service a Secret: it sees that one, and no other.',
      source,
    }));
  });
}

function inDockerfiles(stack: StackModel): Finding[] {
  const ids = stack.buildSecrets.map(({ id }) => id);
  return instructionsOf(stack).flatMap(({ service, keyword, text, copies, secretIds, source }) => {
    const where = service.constructPath;
    const unknown = secretIds.filter((id) => !ids.includes(id)).map((id) => ({
      where,
      source,
      what: `An instruction uses the build secret "${id}", which the stack does not declare.${didYouMean(id, ids)}`,
      fix: `Add it to buildSecrets of the stack${ids.length > 0 ? `, or use one of: ${ids.join(', ')}` : ''}.`,
    }));
    const isSecret = (file: string): boolean => SECRET_FILE.test(file) && service.imageBuild?.ignore.harmless?.includes(file) !== true;
    const files = copies.filter((copy) => keyword !== 'RUN' && copy.from === undefined && isSecret(copy.source)).map((copy) => ({
      where,
      source,
      what: `${keyword} puts "${copy.source}" into the image.`,
      fix: 'Remove it: give the service a Secret, and a step of the build a BuildSecret.',
    }));
    const saved = keyword === 'RUN' && SAVES_SECRET.test(text) ? [{ where, source, what: 'A RUN copies a file of /run/secrets into the image.', fix: 'Let the command read the file where it is mounted.' }] : [];
    return [...unknown, ...files, ...saved];
  });
}

export const secretDeclared = builtInRule({
  id: 'secret-declared',
  severity: Severity.HIGH,
  description: 'Every secret in use is declared exactly once, and none is copied into an image or mounted with others.',
  page: {
    why: 'If a secret is not declared, the container does not start or a setting points to a missing file. If it is declared in two ways, the last one wins. In a layer it stays readable even if a later layer deletes the file.',
    equivalents: ['BuildKit CopyIgnoredFile', 'Trivy secret scanning', 'CIS Docker Benchmark 4.10'],
    bad: { code: backend("environment: { API_KEY_FILE: '/run/secrets/api_key' }") },
    good: {
      code: backend("secrets: [Secret.fromEnvironment('API_KEY')]", "environment: { API_KEY_FILE: '/run/secrets/api_key' }"),
    },
  },
  check: allOf(declaredTwice, eachModel(oneTarget), eachService(undeclared), eachService(mounted), inDockerfiles),
});
