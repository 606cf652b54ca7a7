import type { Base } from './base-families';
import { VENV } from '../../package-managers/python-package-manager';
import { BUILD_MEMORY } from '../../util/dockerfile-text';

const HERE = `${BUILD_MEMORY}/here`;
const NEEDED = `${BUILD_MEMORY}/needed`;
const ABSENT = `${BUILD_MEMORY}/absent`;
const MISSING = `${BUILD_MEMORY}/missing`;
const LIBRARIES = `${BUILD_MEMORY}/libraries`;

/** How to find what a native module needs, for each C library. */
const TOOLS = {
  glibc: { names: "-printf '%f\\n'", ldd: '-exec ldd {} +', missing: (library: string) => String.raw`^\t${library} => not found$` },
  musl: { names: "-exec basename {} ';'", ldd: "-exec ldd {} ';'", missing: (library: string) => `^Error loading shared library ${library}:.*` },
};

/** Lists the libraries that native modules and programs in some folders need. */
export function listNeeded({ facts: { libc } }: Base, folders: readonly string[]): string {
  return `{ find ${folders.join(' ')} -type f '(' -name 'python3.*' -o -name '*.so*' ')' ${TOOLS[libc].ldd} > ${NEEDED} 2>&1 || true; }`;
}

/** A pattern for libraries; one without a release stands for each. */
function anyOf(libraries: readonly string[]): string {
  return String.raw`(${libraries.map((name) => name.replace(/[.+]/g, String.raw`\$&`)).join('|')})(\.so[.0-9]*)?`;
}

/**
 * Fails if a native module of a dependency needs a library that neither the image nor a dependency has.
 *
 * @param optional libraries that may be missing, such as those of a driver that the host provides, with or without their release
 */
export function refuseMissing({ facts: { libc } }: Base, optional: readonly string[]): string[] {
  const { missing } = TOOLS[libc];
  const message = 'A native module needs &, which nothing brings: name its package in systemPackages.runtime, or, if it may be missing, & in optionalLibraries.';
  return [
    `find ${VENV} -name '*.so*' ${TOOLS[libc].names} > ${HERE}`,
    `sed -nE ${optional.length > 0 ? `'/${missing(anyOf(optional))}/d; ` : "'"}s/${missing('([^:]*)')}/\\1/p' ${NEEDED} > ${ABSENT}`,
    `if grep -vxFf ${HERE} ${ABSENT} > ${MISSING}; then \\\n      sort -u -o ${MISSING} ${MISSING}; \\\n      sed 's/.*/${message}/' ${MISSING} >&2; \\\n      exit 1; \\\n    fi`,
  ];
}

/** Copies each library that is needed and that the base, mounted at /base, lacks. */
export function collectLibraries({ facts: { installer } }: Base, target: string): string[] {
  const record = [
    'owner=$(dpkg --search "$file" 2>/dev/null || true)',
    `[ -z "$owner" ] || dpkg --status "\${owner%%:*}" > "${target}/var/lib/dpkg/status.d/\${owner%%:*}"`,
  ];
  const copy = [
    'file=$(readlink -f "${library%/*}")/${library##*/}',
    'case "$file" in /usr/local/* | /opt/*) continue ;; esac',
    `if [ -e "/base$file" ] || [ -e "${target}$file" ]; then continue; fi`,
    `mkdir -p "${target}\${file%/*}"`,
    `cp -L "$file" "${target}$file"`,
    ...(installer === 'apt' ? record : []),
  ];
  return [
    `awk '$2 == "=>" && $3 ~ "^/" { print $3 }' ${NEEDED} > ${LIBRARIES}`,
    `while read -r library; do \\\n      ${copy.join('; \\\n      ')}; \\\n    done < ${LIBRARIES}`,
  ];
}
