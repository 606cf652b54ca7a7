import type { ExampleValue } from './example-values';
import type { RequiredSettingModel } from '../../model/application-model';
import type { RandomForm } from '../../model/secret';

/** How a setting is written in an environment variable. */
export type SettingForm = 'text' | 'number' | 'boolean' | 'json';

/** A setting that an application reads from its environment. */
export interface Setting {
  /** Name of the variable. */
  readonly name: string;
  /** Its name without the prefix that all settings of the application have. @default its name */
  readonly ownName?: string;
  /** Path of the file and the line that read it, from the project's root. */
  readonly place: string;
  /** Whether the application does not start without it. */
  readonly required: boolean;
  /** Whether code takes it for given, but starts without it. @default false */
  readonly expected?: boolean;
  /** What the code takes where it is not set. @default none, or one that is computed */
  readonly fallback?: string;
  readonly form: SettingForm;
  /** The only values that the code takes. @default any */
  readonly choices?: readonly string[];
  /** A value that the code's own check lets pass. @default any does */
  readonly sample?: string;
  /** Name of a file in the folder of secrets that the application reads it from itself. @default it does not */
  readonly secretFile?: string;
  /** Whether the code opens its value as a database. @default only its name can tell */
  readonly opened?: boolean;
  /** Whether the server of Next.js alone reads it, for rewrites or to ask another one. @default browsers may read it */
  readonly onServer?: boolean;
  /** Whether next.config has it written into the code of browsers, whatever its name. @default only its name can tell */
  readonly inBrowser?: boolean;
  /** The form that code wants a random value in, such as that of a key of a cipher. @default any text will do */
  readonly random?: RandomForm;
  /** The file with a key that its value names, from the project's root: git ignores it. @default it names none */
  readonly keyFile?: string;
  /** The server, and its compose file, that the team's containers reach with it. @default none that the stack lacks */
  readonly server?: string;
  /** What a file of examples says. @default none does */
  readonly example?: ExampleValue;
}

/** Those without which the application does not start. */
export function requiredSettings(settings: readonly Setting[]): RequiredSettingModel[] {
  return settings.filter(({ required }) => required).map(({ name, secretFile, place }) => ({ name, secretFile, place }));
}

/** Whether code takes it for given. */
export function isNeeded({ required, expected }: Setting): boolean {
  return required || expected === true;
}

/** Each variable once: required if one of the places needs it, with the first fallback that there is. */
export function mergeSettings(settings: readonly Setting[]): Setting[] {
  const merged = new Map<string, Setting>();
  for (const setting of settings) {
    const earlier = merged.get(setting.name);
    merged.set(setting.name, earlier ? merge(earlier, setting) : setting);
  }
  return [...merged.values()];
}

function weight({ required, expected }: Setting): number {
  return required ? 2 : Number(expected ?? false);
}

function merge(a: Setting, b: Setting): Setting {
  const first = weight(b) > weight(a) ? b : a;
  const other = first === a ? b : a;
  return {
    ...first,
    ...(a.expected || b.expected ? { expected: true } : {}),
    ...(a.opened || b.opened ? { opened: true } : {}),
    fallback: first.fallback ?? other.fallback,
    sample: first.sample ?? other.sample,
    form: first.form === 'text' ? other.form : first.form,
    secretFile: first.secretFile ?? other.secretFile,
  };
}
