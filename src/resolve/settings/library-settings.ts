import type { Setting } from './setting';
import { readManifest } from '../../package-managers/node-manifest';
import { escapePattern } from '../../util/escape-pattern';
import { JAVASCRIPT } from '../../util/file-names';
import { placeOf } from '../../util/lines';
import { SourceCode } from '../../util/source-code';
import type { ApplicationFolder } from '../application-folder';

/** A variable that a library reads itself, so that no code of the application names it. */
interface LibraryVariable {
  readonly library: string;
  /** What the version in package.json looks like. @default any */
  readonly version?: RegExp;
  readonly name: string;
  /** The value that a container takes. @default none is known */
  readonly fallback?: string;
  /** Code that says it instead. @default none does */
  readonly unless?: RegExp;
}

const SECRET = /\bsecret\s*:/;
/** Told an address from elsewhere. */
const OWN_SUPABASE = /\bsupabaseUrl\s*:(?!\s*process\.env\.NEXT_PUBLIC_SUPABASE_URL\b)/;
const VARIABLES: readonly LibraryVariable[] = [
  { library: '@clerk/nextjs', name: 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY' },
  { library: '@clerk/nextjs', name: 'CLERK_SECRET_KEY' },
  { library: 'next-auth', version: /^[~^]?4/, name: 'NEXTAUTH_SECRET', unless: SECRET },
  { library: 'next-auth', version: /^[~^]?5|beta/, name: 'AUTH_SECRET', unless: SECRET },
  // Outside of Vercel it trusts no host by itself.
  { library: 'next-auth', version: /^[~^]?5|beta/, name: 'AUTH_TRUST_HOST', fallback: 'true', unless: /\btrustHost\s*:/ },
  { library: 'better-auth', name: 'BETTER_AUTH_SECRET', unless: SECRET },
  { library: '@workos-inc/authkit-nextjs', name: 'WORKOS_CLIENT_ID' },
  { library: '@workos-inc/authkit-nextjs', name: 'WORKOS_API_KEY' },
  { library: '@workos-inc/authkit-nextjs', name: 'WORKOS_COOKIE_PASSWORD' },
  { library: '@workos-inc/authkit-nextjs', name: 'NEXT_PUBLIC_WORKOS_REDIRECT_URI', unless: /\bredirectUri\s*:/ },
  { library: '@supabase/auth-helpers-nextjs', name: 'NEXT_PUBLIC_SUPABASE_URL', unless: OWN_SUPABASE },
  { library: '@supabase/auth-helpers-nextjs', name: 'NEXT_PUBLIC_SUPABASE_ANON_KEY', unless: OWN_SUPABASE },
];

/** Settings without which a library that the application depends on does not work. */
export function librarySettings(folder: ApplicationFolder): Setting[] {
  const { dependencies } = readManifest(folder);
  const text = folder.text('package.json');
  const used = VARIABLES.filter(({ library, version }) => dependencies[library] !== undefined && (version?.test(dependencies[library]) ?? true));
  const wanted = used.filter(({ library, unless }) => !unless || !codeWith(folder, library).some((code) => unless.test(code)));
  return wanted.map(({ library, name, fallback }) => ({
    name,
    place: `${placeOf(folder.pathFromProject('package.json'), text, new RegExp(`"${escapePattern(library)}"`))}, by ${library}`,
    required: true,
    form: 'text',
    ...(fallback ? { fallback } : {}),
  }));
}

/** The application's files that use a library. */
function codeWith(folder: ApplicationFolder, library: string): string[] {
  const texts = folder.files().filter((file) => JAVASCRIPT.test(file)).map((file) => folder.text(file));
  return texts.filter((text) => text.includes(library)).map((text) => SourceCode.javascript(text).text);
}
