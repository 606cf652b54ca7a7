import { posix } from 'node:path';
import { APPLICATION, NEXT_LINE, ownerWrites, requireFile } from '../../util/dockerfile-text';
import { shellQuote } from '../../util/shell';

/** How the output of a build is shipped. */
export interface NextOutput {
  /** Path of the application from the build context; `.` for the context itself. */
  readonly applicationPath: string;
  /** Path of the folder whose packages are installed, from there. */
  readonly projectPath: string;
  /** Folder of the application that the build writes to. */
  readonly distDir: string;
  /** The C library of the base that ships. */
  readonly libc: 'glibc' | 'musl';
  /** True keeps sharp, which next/image needs to optimise images. */
  readonly keepSharp: boolean;
  /** True where the output has parts of Next.js that only a build needs, as before Next.js 16. */
  readonly hasBuildParts: boolean;
  /** True where next.config says which folder the output begins at: perhaps one above all that the image has. */
  readonly setsTracingRoot: boolean;
  /** True where packages lie below node_modules/.pnpm. */
  readonly usesPnpm: boolean;
}

/** Patterns of sharp's packages for the other C library. */
const FOREIGN_SHARP = { glibc: '*-linuxmusl-*', musl: '*-linux-*' };
/** Library that native modules for the other C library need. A pattern, since with fixed strings, some builds of busybox stop at a zero byte. */
const FOREIGN_LIBC = { glibc: String.raw`libc\.musl-`, musl: String.raw`libc\.so\.6` };

/** Folder of the standalone output, from the application. */
export function standaloneFolder({ distDir }: Pick<NextOutput, 'distDir'>): string {
  return posix.join(distDir, 'standalone');
}

/** Folder of the packages that the application needs, which ship as a layer of their own. */
export function packagesFolder({ distDir }: Pick<NextOutput, 'distDir'>): string {
  return posix.join(distDir, 'packages');
}

/** Folder in the standalone output with server.js. */
export function serverFolder(output: Pick<NextOutput, 'applicationPath' | 'distDir'>): string {
  return posix.join(standaloneFolder(output), output.applicationPath);
}

/** Discards fetches that earlier builds cached, since those of this build ship with its pages. */
export function forgetFetched({ distDir }: NextOutput): string[] {
  return [`rm -rf ${distDir}/cache/fetch-cache`, `mkdir ${distDir}/cache/fetch-cache`];
}

/** Copies cached fetches out of the compiler cache, which is a mount. */
export function keepFetched(output: NextOutput): string[] {
  const { distDir } = output;
  const server = shellQuote(serverFolder(output));
  const missing = `next build left no ${serverFolder(output)}/server.js: does next.config set output or outputFileTracingRoot?`;
  return [
    ...(output.setsTracingRoot ? beginAtApplication(output) : []),
    requireFile(`${serverFolder(output)}/server.js`, missing),
    `mkdir -p ${server}/${distDir}/cache`,
    `cp -r ${distDir}/cache/fetch-cache ${server}/${distDir}/cache/`,
  ];
}

/** Where the output begins at a folder above, what lies there is below the application's folders. */
function beginAtApplication(output: NextOutput): string[] {
  const standalone = standaloneFolder(output);
  const traced = posix.join(output.distDir, 'traced');
  const above = `${standalone}${APPLICATION}`;
  return [
    `# next.config sets the root of the output: above ${APPLICATION}, where the image has nothing else, it means ${APPLICATION} itself.`,
    `{ [ -f ${shellQuote(`${serverFolder(output)}/server.js`)} ] || [ ! -d ${above} ] ||${NEXT_LINE}{ mv ${standalone} ${traced} && mv ${traced}${APPLICATION} ${standalone}; }; }`,
  ];
}

/** Adds static files to the standalone output. */
export function completeOutput(output: NextOutput): string[] {
  const { distDir } = output;
  const server = shellQuote(serverFolder(output));
  return [
    'mkdir -p public',
    `cp -r public ${server}/`,
    // A build script of the team may have copied them already.
    `rm -rf ${server}/${distDir}/static`,
    `mv ${distDir}/static ${server}/${distDir}/`,
    '# The container is read-only, so rendered pages are cached in memory.',
    `sed -i 's/\\("isrFlushToDisk": *\\)true/\\1false/' ${server}/server.js ${server}/${distDir}/required-server-files.json`,
    '# Only root may change the files, whatever the permissions in the working copy.',
    ownerWrites(standaloneFolder(output)),
  ];
}

/** Removes what the server never reads, and separates packages from the application. */
export function trimOutput(output: NextOutput): string[] {
  const { distDir, projectPath, keepSharp, libc, usesPnpm, hasBuildParts } = output;
  const standalone = standaloneFolder(output);
  const modules = posix.join(standalone, projectPath, 'node_modules');
  const packages = posix.join(packagesFolder(output), projectPath);
  const sharp = keepSharp
    ? [`@img/${FOREIGN_SHARP[libc]}`, ...(usesPnpm ? [`.pnpm/@img+${FOREIGN_SHARP[libc]}`] : [])]
    : ['sharp', '@img', ...(usesPnpm ? ['.pnpm/sharp@*', '.pnpm/@img+*'] : [])];
  return [
    keepSharp ? `# Remove native modules for other systems than ${libc}.` : `# Remove sharp, because nothing here uses next/image, and native modules for other systems than ${libc}.`,
    `rm -rf ${sharp.map((path) => `${modules}/${path}`).join(' ')}`,
    ...(keepSharp ? completeSharp(output) : []),
    `find ${standalone} -type d -path '*/prebuilds/*' '(' -name 'darwin-*' -o -name 'win32-*' ')' -prune -exec rm -r {} +`,
    `find ${standalone} -name '*.node' -exec grep -q '${FOREIGN_LIBC[libc]}' {} ';' -exec rm {} +`,
    ...(hasBuildParts ? removeBuildParts(distDir) : []),
    '# Remove font metrics: since Next.js 14, nothing reads them after the build.',
    `find ${modules} -name capsize-font-metrics.json -exec sh -c '[ -e "\${1%/*}/post-process.js" ] || rm "$1"' _ {} ';'`,
    '# The packages get their own layer, byte-identical until one of them changes.',
    `mkdir ${projectPath === '.' ? '' : '-p '}${packages}`,
    `mv ${modules} ${packages}/`,
    `find ${packagesFolder(output)} -exec touch -h -d @0 {} +`,
  ];
}

/** The path of a package in the output is that below the root of the workspace. */
function completeSharp(output: NextOutput): string[] {
  const root = posix.relative(output.applicationPath, '.') || '.';
  return [
    '# Add the library of sharp 0.35, which Next.js does not trace.',
    `find ${standaloneFolder(output)} -type d -path '*/@img/sharp-libvips-*/lib' -exec sh -c 'cp -n "$2\${1#"$0"}"/*.so* "$1"/' ${standaloneFolder(output)} {} ${root} ';'`,
  ];
}

function removeBuildParts(distDir: string): string[] {
  const standalone = standaloneFolder({ distDir });
  return [
    '# Remove what Next.js before 16 adds for the build alone: TypeScript, unless a page needs it, and the validator of AMP.',
    // In braces: what fails before it would count as the answer.
    `{ [ -n "$(find ${distDir}/server -name '*.nft.json' -exec grep -l '/typescript/lib/' {} +)" ] || find ${standalone} -path '*/node_modules/typescript' -prune -exec rm -r {} +; }`,
    `find ${standalone} -path '*/next/dist/compiled/amphtml-validator' -prune -exec rm -r {} +`,
  ];
}
