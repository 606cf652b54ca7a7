import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { assignmentsOf } from '../../util/assignments';
import { isPlainObject, mapOf, PlainObject, PlainValue } from '../../util/objects';
import { secretShape } from '../../util/secret-shape';
import { secretLook } from '../../util/secret-values';
import { allOf, eachModel, eachService, Fault } from '../checks';
import { backend } from '../example-code';
import { instructionsOf } from '../facts/instructions';
import type { ServiceView } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

const FIX = "Remove it, change it where it is valid, and give the service Secret.fromEnvironment('NAME') or Secret.random('name') instead.";

/** The value itself is never shown, since messages end up in logs. */
function literal(place: string, name: string, value: string, source?: string): Fault[] {
  const look = secretLook(name, value);
  return look ? [{ what: `${place} ${name} ${look} and is written down (${value.length} characters).`, fix: FIX, source }] : [];
}

function inEnvironment({ environment }: ServiceModel): Fault[] {
  return Object.entries(environment).flatMap(([name, value]) => (typeof value === 'string' ? literal('environment', name, value) : []));
}

/** A secret given in place of a variable's name, which would become the name of a file. Values that cannot be a name are reported independently of the policy. */
function inNames({ secrets }: ServiceModel): Fault[] {
  return secrets.flatMap(({ source }) => {
    const shape = source?.kind === 'environment' && /^\w+$/.test(source.variable) ? secretShape(source.variable) : undefined;
    const what = `Secret.fromEnvironment was given what looks like ${shape}, not the name of a variable.`;
    return shape ? [{ what, fix: "Change it where it is valid, and give the name of a variable that holds it, such as 'OPENAI_API_KEY'." }] : [];
  });
}

function inDockerfiles(stack: StackModel): Finding[] {
  return instructionsOf(stack).flatMap(({ service, keyword, assignments, text, source }) => {
    const assigned = assignments.flatMap(({ name, value }) => literal(keyword, name, value, source));
    const shape = assignments.length === 0 ? secretShape(text) : undefined;
    return [...assigned, ...(shape ? [shapeFault(keyword, shape, source)] : [])].map((fault) => ({ where: service.constructPath, ...fault }));
  });
}

function inOverrides(view: ServiceView): Fault[] {
  return view.all().flatMap(({ value, source }) => {
    const { environment, labels, build, ...rest } = mapOf(value);
    const named = { environment, labels, 'build argument': mapOf(build).args, 'build label': mapOf(build).labels };
    const assigned = Object.entries(named).flatMap(([place, part]) => assignmentsOf(part).map((each) => ({ place, ...each })));
    const found = assigned.flatMap((each) => literal(each.place, each.name, each.value, source));
    return [...found, ...shapes(rest, []).map(({ path, shape }) => shapeFault(path, shape, source))];
  });
}

/** The file itself does not enter any build. */
function inPackageSettings({ application }: ServiceModel): Fault[] {
  return (application?.credentials ?? []).map(({ file, line, key }) => ({
    what: `${file}:${line} has ${key} written down; builds do without the file.`,
    fix: 'Revoke it, write a variable such as ${NPM_TOKEN} in its place, and give builds BuildSecret.npmrc().',
    file,
    line,
  }));
}

/** Secrets and configs whose content is in the compose file itself. */
function inContents(stack: StackModel): Finding[] {
  const overrides = stack.composeOverrides as PlainObject;
  const source = 'addComposeOverride of the stack';
  const secrets = Object.entries(mapOf(overrides.secrets)).filter(([, secret]) => typeof mapOf(secret).content === 'string');
  const settings = Object.entries(mapOf(overrides.configs)).flatMap(([name, config]) => settingsIn(mapOf(config).content, `configs.${name}`, source));
  const { services: _services, secrets: _secrets, ...rest } = overrides;
  return [
    ...secrets.map(([name]) => ({ where: stack.name, what: `secrets.${name} has its content written down.`, fix: FIX, source })),
    ...shapes(rest, []).map(({ path, shape }) => ({ where: stack.name, ...shapeFault(path, shape, source) })),
    ...settings.map((fault) => ({ where: stack.name, ...fault })),
  ];
}

/** `password = x`, `"token": "x"`, `KEY=x`: a line of most formats of configuration. */
const SETTING = /^[\s{]*["']?(?<name>[\w.-]+)["']?\s*[:=]\s*["']?(?<value>(?![{[])[^"'\s,]+)/gm;

/** Secrets by their names; what has the shape of one is found anyway. */
function settingsIn(content: PlainValue | undefined, place: string, source: string): Fault[] {
  const found = typeof content === 'string' ? [...content.matchAll(SETTING)] : [];
  const unknown = found.filter(({ groups }) => secretShape(groups!.value) === undefined);
  return unknown.flatMap(({ groups }) => literal(place, groups!.name, groups!.value, source));
}

function shapeFault(path: string, shape: string, source: string): Fault {
  return { what: `${path} has what looks like ${shape}.`, fix: FIX, source };
}

/** Texts that look like a secret, at any depth. */
function shapes(value: PlainValue, path: readonly string[]): { readonly path: string; readonly shape: string }[] {
  if (typeof value === 'string') {
    const shape = secretShape(value.replace(/\$\{?\w+\}?/g, ''));
    return shape ? [{ path: path.join('.'), shape }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => shapes(item, path));
  return isPlainObject(value) ? Object.entries(value).flatMap(([key, item]) => shapes(item, [...path, key])) : [];
}

export const noLiteralSecret = builtInRule({
  id: 'no-literal-secret',
  severity: Severity.CRITICAL,
  description: 'No secret is written literally into a setting, label, build argument, instruction, override or .npmrc.',
  page: {
    why: 'Whatever is in a generated file is in the repository, and anyone who can pull an image or inspect a container can read what is in its layers and environment. Secrets belong in files that git ignores.',
    equivalents: ['BuildKit SecretsUsedInArgOrEnv', 'CIS Docker Benchmark 4.10', 'Trivy DS-0031', 'gitleaks'],
    bad: { code: backend("environment: { SESSION_SECRET: 'correct horse battery' }") },
    good: {
      code: backend("secrets: [Secret.random('session-secret')]", "environment: { SESSION_SECRET_FILE: '/run/secrets/session_secret' }"),
    },
  },
  check: allOf(eachModel(inEnvironment), eachModel(inNames), inDockerfiles, eachService(inOverrides), inContents, eachModel(inPackageSettings)),
});
