import { containerFiles } from '../model/container-files';
import type { Decision, DecisionOrigin } from '../model/decision';
import type { ExplanationRequest } from '../model/explanation-request';
import type { ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';
import { inShort } from '../util/in-short';

/** Text and terminal colour of each origin. */
const ORIGINS: Readonly<Record<DecisionOrigin, { readonly about: string; readonly color: number }>> = {
  option: { about: 'you said so:', color: 36 },
  file: { about: 'read in', color: 32 },
  default: { about: 'by default:', color: 90 },
  guess: { about: 'a guess:', color: 33 },
};

/** Where each value of the services comes from, and how to change it. */
export function renderExplanation(stack: StackModel, { services: names, json, color }: ExplanationRequest): string {
  const explained = stack.services
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((service) => ({ service, decisions: decisionsOf(stack, service) }));
  if (json) {
    const services = explained.map(({ service: { name, summary }, decisions }) => ({ name, summary, decisions }));
    return `${JSON.stringify({ format: 1, stack: stack.name, services }, undefined, 2)}\n`;
  }
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return explained.map(({ service, decisions }) => {
    const width = Math.max(0, ...decisions.map(({ setting }) => setting.length));
    const rows = decisions.flatMap((decision) => row(decision, width, paint));
    return `${[`${paint(1, service.name)}  ${service.summary}`, ...(rows.length > 0 ? rows : [withoutDecisions(service)])].join('\n')}\n`;
  }).join('\n');
}

function withoutDecisions({ sharesImageOf }: ServiceModel): string {
  return sharesImageOf ? `  Runs the image of ${sharesImageOf}: see there.` : '  Only what its construct says.';
}

/**
 * What a developer should look at before the start: guessed values in one line for each service, servers that are missing,
 * addresses that the code has fixed, and uploads that would be lost; or that there is nothing to start.
 */
export function guessLines({ name: stack, services, tasks, composeOverrides }: StackModel): string[] {
  if (services.length === 0 && composeOverrides.services === undefined) {
    return [`${stack}: the stack has no service yet. Add one, such as new FastApiService(stack, 'backend').`];
  }
  const names = services.map(({ name }) => name);
  return services.flatMap(({ name, constructPath, opensAddresses, decisions = [] }) => {
    const guesses = decisions.filter(({ origin, missingServer }) => origin === 'guess' && missingServer === undefined).map(({ setting }) => setting);
    return [
      ...(guesses.length > 0 ? [`guess: ${constructPath}: ${inShort(guesses)}. npx projen ${tasks.explain} ${name} shows what they come to, and why.`] : []),
      ...missingServers(constructPath, decisions),
      ...decisions.filter(({ fixedServer, value }) => fixedServer && !names.includes(value)).map((each) =>
        fixedAddress(constructPath, each, opensAddresses && services.find(({ port }) => port?.published?.host === each.fixedPort)?.name)),
      ...decisions.filter(({ isLost }) => isLost).map(({ source, value, change }) =>
        `${constructPath}: ${source} takes uploads, and ${value} is memory, which is lost with the container. Keep what has to stay in a volume: ${change}.`,
      ),
    ];
  });
}

function missingServers(constructPath: string, decisions: readonly Decision[]): string[] {
  const servers = new Set(decisions.flatMap(({ missingServer }) => missingServer ?? []));
  return [...servers].map((server) => {
    const leading = decisions.filter(({ missingServer }) => missingServer === server);
    const settings = leading.map(({ setting }) => setting);
    const lead = `${inShort(settings)} ${settings.length === 1 ? 'leads' : 'lead'} to ${server}, which is not in the stack.`;
    return `${constructPath}: ${lead} Give it the address of one, ${leading[0].change}; or add one with ContainerService.`;
  });
}

/** @param here service of the stack that the address leads to on the developer's machine */
function fixedAddress(constructPath: string, { source, value, fixedServer, change }: Decision, here: string | undefined): string {
  const elsewhere = here ? `which leads to ${here} on this machine alone` : `and ${value} is not that server in a container or on another machine`;
  const what = value.startsWith('/')
    ? `sends what is for ${fixedServer} to ${value} of the application itself, where no such server is`
    : `has the address of ${fixedServer} written in it, ${elsewhere}`;
  return `${constructPath}: ${source} ${what}. Let the code ${change}.`;
}

function row({ setting, value, origin, source, change }: Decision, width: number, paint: (code: number, text: string) => string): string[] {
  const { about, color } = ORIGINS[origin];
  const margin = ' '.repeat(width + 4);
  return [`  ${paint(1, setting.padEnd(width))}  ${value || 'none'}`, `${margin}${paint(color, `${about} ${source}`)}`, `${margin}${paint(90, `to change it: ${change}`)}`];
}

/** Decisions of the service, and its images. */
function decisionsOf(stack: StackModel, { application, image, imageBuild, sharesImageOf, decisions = [] }: ServiceModel): Decision[] {
  const runtime = application?.runtime.image;
  const served = application?.servedFrom ?? runtime;
  const images = [
    ...(served === runtime ? [] : [{ setting: 'build image', reference: runtime }]),
    served === undefined && !imageBuild && !sharesImageOf ? { setting: 'image', reference: image } : { setting: 'runtime image', reference: served },
  ];
  return [...decisions, ...images.flatMap(({ setting, reference }) => imageDecision(stack, setting, reference) ?? [])];
}

function imageDecision({ pins = [], paths }: StackModel, setting: string, reference: string | undefined): Decision | undefined {
  const pin = pins.find((each) => each.reference === reference);
  if (!reference || !pin) return undefined;
  const change = `the line FROM … AS ${pin.alias} in ${pin.file}`;
  const from: Pick<Decision, 'origin' | 'source'> = pin.line === undefined
    ? { origin: 'default', source: `what a new ${containerFiles(paths.docker).pins} starts with` }
    : { origin: 'file', source: `${pin.file}:${pin.line}` };
  return { setting, value: reference, ...from, change };
}
