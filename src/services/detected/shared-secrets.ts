import type { Candidate } from './candidate';
import type { Setting } from '../../resolve/settings/setting';
import type { Service } from '../service';
import { addSecretCall } from '../wiring/setting-decisions';
import { isWanted, madeUpSecret } from '../wiring/settings-wiring';

/**
 * Gives a service the secrets that are made up for others and that its code reads by the same names, though it starts without:
 * a token with which one calls the other is good for nothing unless both have it. So is one that the team's examples tell to
 * make for both.
 */
export function shareSecrets(service: Service, self: Candidate, all: readonly Candidate[]): void {
  const others = all.filter((each) => each !== self);
  for (const setting of self.settings.filter((each) => !isWanted(each) && !isTold(self, each.name))) {
    const wanting = others.flatMap(({ name, ...other }) => {
      const same = isTold(other, setting.name) ? undefined : other.settings.find((each) => each.name === setting.name);
      const secret = same && (isWanted(same) || isMadeForBoth(setting, same)) && madeUpSecret({ ...same, secretFile: setting.secretFile });
      return secret ? [{ name, secret, isItsOwn: isWanted(same) }] : [];
    }).at(0);
    if (!wanting) continue;
    service.addSecret(wanting.secret);
    const value = wanting.isItsOwn ? `the secret of ${wanting.name}` : `a secret, made up; ${wanting.name} has it, too`;
    service._decided({ setting: setting.name, value, origin: 'file', source: setting.place, change: addSecretCall(setting.name) });
  }
}

/** Whether what the team copies for both says how to make a value, such as `openssl rand -base64 32`. */
function isMadeForBoth(a: Setting, b: Setting): boolean {
  return a.example?.random !== undefined && b.example?.random !== undefined;
}

function isTold({ options: { environment = {}, secrets = [] } }: Pick<Candidate, 'options'>, variable: string): boolean {
  return variable in environment || secrets.some((secret) => secret.variable === variable || secret.target === variable);
}
