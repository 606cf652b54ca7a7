import type { Candidate } from './candidate';
import type { Service } from '../service';
import { addSecretCall, isWanted, madeUpSecret } from '../wiring/settings-wiring';

/**
 * Gives a service the secrets that are made up for others and that its code reads by the same names, though it starts without:
 * a token with which one calls the other is good for nothing unless both have it.
 */
export function shareSecrets(service: Service, self: Candidate, all: readonly Candidate[]): void {
  const others = all.filter((each) => each !== self);
  for (const setting of self.settings.filter((each) => !isWanted(each) && !isTold(self, each.name))) {
    const wanting = others.flatMap(({ name, ...other }) => {
      const same = isTold(other, setting.name) ? undefined : other.settings.find((each) => each.name === setting.name);
      const secret = same && isWanted(same) && madeUpSecret({ ...same, secretFile: setting.secretFile });
      return secret ? [{ name, secret }] : [];
    }).at(0);
    if (!wanting) continue;
    service.addSecret(wanting.secret);
    const value = `the secret of ${wanting.name}`;
    service._decided({ setting: setting.name, value, origin: 'file', source: setting.place, change: addSecretCall(setting.name) });
  }
}

function isTold({ options: { environment = {}, secrets = [] } }: Pick<Candidate, 'options'>, variable: string): boolean {
  return variable in environment || secrets.some((secret) => secret.variable === variable || secret.target === variable);
}
