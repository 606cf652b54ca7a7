import type { Decision } from '../../model/decision';
import type { Setting } from '../../resolve/settings/setting';
import { Secret } from '../secret';

const MADE_UP: { readonly [kind: string]: string } = {
  random: 'a secret, 32 random characters',
  hex: 'a secret, 64 random hexadecimal digits',
  key: 'a secret, a random key of 32 bytes',
};

/**
 * About a setting that the stack's database answers.
 *
 * @param about what there is to say of its address
 */
export function databaseDecision({ name, place }: Setting, change: string, about = ''): Decision {
  return { setting: name, value: `from the database${about}`, origin: 'file', source: place, change };
}

/**
 * About a setting whose value is a secret.
 *
 * @param server kind of server that it leads to, and that the stack does not have
 * @param isForgeable whether the code's own value lets anyone forge signatures
 */
export function secretDecision(setting: Setting, secret: Secret, server: string | undefined, isForgeable: boolean): Decision {
  const { name, place } = setting;
  if (server) return { ...foreignDecision(setting, server, `$${name} when \`secrets\` runs`), value: `a secret, from $${name} when \`secrets\` runs`, missingServer: server };
  const value = MADE_UP[secret._source.kind] ?? `a secret, from $${name} when \`secrets\` runs`;
  const source = isForgeable ? `${place}, whose own value is one to be replaced` : place;
  return { setting: name, value, origin: 'guess', source, change: addSecretCall(name) };
}

/** About a setting whose value is the path of a file that git ignores. */
export function fileDecision({ name, place, example, keyFile }: Setting, value: string, origin: 'guess' | 'default'): Decision {
  const { target } = Secret.fromFile(keyFile ?? '');
  const change = `addSecret(Secret.fromFile('${keyFile}')) and addEnvironment('${name}', '/run/secrets/${target}')`;
  return { setting: name, value, origin, source: [place, ...(example ? [`${example.place} names it`] : [])].join('; '), change };
}

/** The call that gives a secret another source. */
export function addSecretCall(name: string): string {
  return `addSecret(Secret.fromEnvironment('${name}', { asVariable: '${name}' }))`;
}

/** About a setting that leads to a server that the stack does not have. */
export function foreignDecision({ name, place, fallback, server: ofTeam }: Setting, server: string, change: string): Decision {
  const source = `${place}, which leads to ${server}: nothing adds that to the stack`;
  return { setting: name, value: fallback || 'none', origin: 'guess', source, change, ...(fallback || ofTeam ? { missingServer: server } : {}) };
}

/**
 * The option that gives a variable another value.
 *
 * @param service where it is among the options of a detected stack
 */
export function environmentOption(name: string, service?: string): string {
  const option = `environment: { ${name}: '…' }`;
  return service === undefined ? option : `services: { ${quoted(service)}: { ${option} } }`;
}

/** A name as a key in code. */
export function quoted(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`;
}
