import type { ReadableFolder } from '../util/readable-folder';

const FILE = '.npmrc';
// What npm authenticates with. @see https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration
const CREDENTIAL = /^\s*(?:\/\/\S*:)?(?<key>_auth|_authToken|_password|key|keyfile)\s*=\s*["']?(?<value>[^\s"']+)/;

/** A line of a settings file that holds a credential, or asks for one. */
export interface CredentialLine {
  readonly line: number;
  readonly key: string;
  /** True for a literal value, false for a variable. */
  readonly literal: boolean;
}

/** The .npmrc that installations read, if it may enter a build. */
export function npmrc(root: ReadableFolder): string[] {
  return !root.has(FILE) || npmCredentials(root.text(FILE)).some(({ literal }) => literal) ? [] : [FILE];
}

/** Credentials that are written down in an .npmrc which git does not ignore. */
export function committedCredentials(root: ReadableFolder): CredentialLine[] {
  return root.lists(FILE) ? npmCredentials(root.text(FILE)).filter(({ literal }) => literal) : [];
}

/** Lines of an .npmrc that hold credentials. */
export function npmCredentials(text: string): CredentialLine[] {
  return text.split('\n').flatMap((content, index) => {
    const groups = CREDENTIAL.exec(content)?.groups;
    return groups ? [{ line: index + 1, key: groups.key, literal: !groups.value.includes('${') }] : [];
  });
}
