import { setVariables } from '../../../util/environment-text';
import { secretLook } from '../../../util/secret-values';
import type { ApplicationFolder } from '../../application-folder';

/** A file of settings that is committed with the application. */
export interface EnvironmentFile {
  /** Path in the application's folder. */
  readonly file: string;
  /** Names of the variables that it sets. */
  readonly names: readonly string[];
  /** The first of its values that looks like a secret. @default none does */
  readonly secret?: { readonly name: string; readonly look: string; readonly line: number };
}

// What a production build reads and Git may know. @see https://nextjs.org/docs/app/guides/environment-variables#environment-variable-load-order
const FILES = ['.env', '.env.production'];

/** The committed files of settings that a production build reads. */
export function environmentFiles(folder: ApplicationFolder): EnvironmentFile[] {
  return FILES.filter((file) => folder.lists(file)).map((file) => {
    const assignments = setVariables(folder.text(file));
    const secrets = assignments.flatMap(({ name, value, line }) => {
      const look = secretLook(name, value);
      return look ? [{ name, look, line }] : [];
    });
    return { file, names: assignments.map(({ name }) => name), secret: secrets[0] };
  });
}
