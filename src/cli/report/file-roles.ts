import type { ImageFile } from './file-system';
import { librariesOf } from './shared-libraries';

/** Role of a file in an image: needed to run, or not. */
export type Needed = 'runtime' | 'application' | 'bytecode';
export type Unneeded = 'package managers' | 'development files' | 'tests' | 'documentation' | 'caches and logs' | 'package records' | 'anything else';
export type FileRole = Needed | Unneeded;

/** True for what the floor counts. */
export function isNeeded(role: FileRole): role is Needed {
  return role === 'runtime' || role === 'application' || role === 'bytecode';
}

const STANDARD_LIBRARY = String.raw`^usr/(?:local/)?lib/python3[^/]*/`;
const PACKAGES = '(?:^|/)(?:site|dist)-packages/';

/** The first match counts. Files without a match are not needed. */
const ROLES: readonly (readonly [RegExp, FileRole])[] = [
  [/(?:^|\/)s?bin\/(?:pip[\d.]*|uvx?|npm|npx|yarn(?:pkg)?|pnpm|corepack|apk|dpkg|apt|apt-[\w-]+|poetry|pipenv|pdm)$/, 'package managers'],
  [new RegExp(`${PACKAGES}(?:pip|setuptools|wheel|uv|pkg_resources)(?:-[^/]+)?/`), 'package managers'],
  [/^(?:usr\/(?:local\/)?lib\/node_modules|opt)\/(?:npm|corepack|yarn|pnpm)[^/]*\//, 'package managers'],
  [/(?:^|\/)ensurepip\//, 'package managers'],
  [new RegExp(`${STANDARD_LIBRARY}(?:test|idlelib|tkinter|turtledemo|lib2to3|unittest/test)/`), 'tests'],
  [new RegExp(`${STANDARD_LIBRARY}lib-dynload/_(?:test|xxtest|xxsubinterp)`), 'tests'],
  [new RegExp(`${PACKAGES}(?:.*/)?tests?/`), 'tests'],
  [new RegExp(`${STANDARD_LIBRARY}config-`), 'development files'],
  [/^usr\/(?:local\/)?include\/|\.(?:a|la|h|hpp|pc|pyx|pxd|cmake)$/, 'development files'],
  [/\.(?:map|d\.[cm]?ts|tsbuildinfo)$/, 'development files'],
  [/^usr\/share\/(?:doc\/.*\/copyright|common-licenses\/)/, 'runtime'], // the licences of what ships
  [/^usr\/(?:local\/)?share\/(?:doc|man|info|locale|bash-completion)\/|(?:^|\/)pydoc_data\//, 'documentation'],
  [/^(?:root\/\.|var\/(?:cache|log|tmp)\/|tmp\/|var\/lib\/apt\/lists\/|etc\/apk\/cache\/)|\/\.next\/cache\//, 'caches and logs'],
  [/^(?:var\/lib\/dpkg|lib\/apk|usr\/lib\/apk)\//, 'package records'],
  [/^etc\/nginx\/nginx\.conf$/, 'runtime'],
  [/^usr\/(?:local\/)?bin\/(?:node(?:js)?|python3?(?:\.\d+)?)$/, 'runtime'],
  [/^usr\/local\/lib\/libpython|^etc\/ssl\/|^usr\/(?:local\/)?share\/(?:ca-certificates|zoneinfo)\//, 'runtime'],
];
const BYTECODE = /\.pyc$/;
const APPLICATION = new RegExp(`^opt/venv/|${PACKAGES}`);
const RUNTIME = new RegExp(STANDARD_LIBRARY);

/**
 * Roles of the files that are not from the base.
 *
 * @param workdir the application's folder, from the root; empty when it is the root
 */
export function rolesOf(files: readonly ImageFile[], baseLayers: number, workdir: string): ReadonlyMap<ImageFile, FileRole> {
  const own = files.filter(({ layer }) => layer >= baseLayers);
  const alone = { workdir, libraries: new Set<string>() };
  const needed = new Set(own.filter((file) => isNeeded(roleOf(file, alone))));
  const programs = [...needed].filter(({ entry }) => entry.elf);
  // A wheel's own copy of a library is already counted, and is not the one that the runtime needs, even if it has the same
  // name.
  const context = { workdir, libraries: librariesOf(programs, files.filter((file) => !needed.has(file))) };
  return new Map(own.map((file) => [file, roleOf(file, context)]));
}

/** Whether a file belongs to a package manager, including those of the base. */
export function isPackageManager({ path }: ImageFile): boolean {
  return ROLES.some(([pattern, role]) => role === 'package managers' && pattern.test(path));
}

/** What the role of a file depends on, in addition to its path. */
interface RoleContext {
  /** Working directory of the image: the application's folder; empty when it is the root. */
  readonly workdir: string;
  /** Paths of shared libraries that are needed. */
  readonly libraries: ReadonlySet<string>;
}

/** Role of a file that is not from the base. */
function roleOf({ path }: ImageFile, { workdir, libraries }: RoleContext): FileRole {
  const known = ROLES.find(([pattern]) => pattern.test(path))?.[1];
  if (known) return known;
  const isApplication = APPLICATION.test(path) || (workdir !== '' && path.startsWith(`${workdir}/`));
  if (isApplication || RUNTIME.test(path)) return BYTECODE.test(path) ? 'bytecode' : isApplication ? 'application' : 'runtime';
  return libraries.has(path) ? 'runtime' : 'anything else';
}
