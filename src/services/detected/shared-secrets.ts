import type { Candidate } from './candidate';
import type { Setting } from '../../resolve/settings/setting';
import type { Secret } from '../secret';
import type { Service } from '../service';
import { addSecretCall } from '../wiring/setting-decisions';
import { isWanted, madeUpSecret } from '../wiring/settings-wiring';

/**
 * Gives a service the secrets that are made up for others and that its code reads by the same names, though it starts without:
 * a token with which one calls the other is good for nothing unless both have it. So is one that the team's examples tell to
 * make for both. One that both need has the form that the pickier one asks for.
 */
export function shareSecrets(service: Service, self: Candidate, all: readonly Candidate[]): void {
  const others = all.filter((each) => each !== self);
  for (const setting of self.settings.filter((each) => !isTold(self, each.name))) {
    const isItsOwn = isWanted(setting);
    const own = isItsOwn || setting.example?.random ? madeUpSecret(setting) : undefined;
    const wanting = others.flatMap(({ name, ...other }): Shared[] => {
      const same = isTold(other, setting.name) ? undefined : other.settings.find((each) => each.name === setting.name);
      const secret = same && (isWanted(same) || isMadeForBoth(setting, same)) && madeUpSecret({ ...same, secretFile: setting.secretFile });
      return secret ? [{ name, secret, isWanted: isWanted(same) }] : [];
    });
    const shared = wanting.find(({ secret }) => isPicky(secret)) ?? wanting.at(0);
    if (!shared || (isItsOwn && !(own && !isPicky(own) && isPicky(shared.secret)))) continue;
    service.addSecret(own && isPicky(own) ? own : shared.secret);
    const value = shared.isWanted ? `the secret of ${shared.name}` : `a secret, made up; ${shared.name} has it, too`;
    service._decided({ setting: setting.name, value, origin: 'file', source: setting.place, change: addSecretCall(setting.name) });
  }
}

/** A secret that is made up for another service. */
interface Shared {
  readonly name: string;
  readonly secret: Secret;
  readonly isWanted: boolean;
}

/** Whether not any text will do. */
function isPicky({ _source: { kind } }: Secret): boolean {
  return kind !== 'random';
}

/** Whether what the team copies for both says how to make a value, such as `openssl rand -base64 32`. */
function isMadeForBoth(a: Setting, b: Setting): boolean {
  return a.example?.random !== undefined && b.example?.random !== undefined;
}

function isTold({ options: { environment = {}, secrets = [] } }: Pick<Candidate, 'options'>, variable: string): boolean {
  return variable in environment || secrets.some((secret) => secret.variable === variable || secret.target === variable);
}
