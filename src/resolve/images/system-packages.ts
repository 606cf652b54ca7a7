import { Instruction } from '../../model/instruction';
import { useBuildSecrets } from '../../package-managers/build-secret-use';

/** Packages of the distribution that an application needs. */
export interface SystemPackagesModel {
  /** Compilers and headers, for the stage that installs. */
  readonly builder: readonly string[];
  /** Libraries and programs, for the image that ships. */
  readonly runtime: readonly string[];
}

type Installer = 'apt' | 'apk';

const C = { apt: ['gcc', 'libc6-dev'], apk: ['gcc', 'musl-dev'] };
/** For any other package that has to be compiled: some are written in C++, some have a Makefile. */
const ANY = { apt: ['g++', 'libc6-dev', 'make'], apk: ['g++', 'make', 'musl-dev'] };
/** What has no wheel for any system, and is written in C++. */
const COMPILED = { apt: { builder: ANY.apt, runtime: [] }, apk: { builder: ANY.apk, runtime: ['libstdc++'] } };
const FFMPEG = { apt: { builder: [], runtime: ['ffmpeg'] }, apk: { builder: [], runtime: ['ffmpeg'] } };
const OPENMP = { apt: { builder: [], runtime: ['libgomp1'] }, apk: { builder: [], runtime: ['libgomp'] } };
const PORTAUDIO = { apt: ['libportaudio2'], apk: ['portaudio'] };
/** Qt comes along in the wheel, but not what it is drawn with; there is none for musl. The headless ones need nothing. */
const OPENCV = {
  apt: { builder: [], runtime: ['libgl1', 'libglib2.0-0t64', 'libice6', 'libsm6', 'libxext6'] },
  apk: { builder: [], runtime: [] },
};

/** Distribution packages for packages of PyPI that have no wheel, or whose wheel needs libraries of the distribution. */
const KNOWN: Readonly<Record<string, Readonly<Record<Installer, SystemPackagesModel>>>> = {
  'annoy': COMPILED,
  'bitsandbytes': OPENMP,
  'fasttext': COMPILED,
  'ffmpeg-python': FFMPEG,
  'hnswlib': COMPILED,
  'lightgbm': OPENMP,
  // It asks git for its version.
  'llama-cpp-python': {
    apt: { builder: [...ANY.apt, 'git'], runtime: ['libgomp1'] },
    apk: { builder: [...ANY.apk, 'git'], runtime: ['libgomp', 'libstdc++'] },
  },
  // Its plugins for Kerberos and security keys; there is no wheel of it for musl, where it is Python alone.
  'mysql-connector-python': { apt: { builder: [], runtime: ['libkeyutils1', 'libudev1'] }, apk: { builder: [], runtime: [] } },
  'mysqlclient': {
    apt: { builder: [...C.apt, 'default-libmysqlclient-dev', 'pkg-config'], runtime: ['libmariadb3'] },
    apk: { builder: [...C.apk, 'mariadb-connector-c-dev', 'pkgconf'], runtime: ['mariadb-connector-c'] },
  },
  'netifaces': { apt: { builder: C.apt, runtime: [] }, apk: { builder: [...C.apk, 'linux-headers'], runtime: [] } },
  'openai-whisper': FFMPEG,
  'opencv-contrib-python': OPENCV,
  'opencv-python': OPENCV,
  'pdf2image': { apt: { builder: [], runtime: ['poppler-utils'] }, apk: { builder: [], runtime: ['poppler-utils'] } },
  // Without its own binary part, it loads the library where it is imported.
  'psycopg': { apt: { builder: [], runtime: ['libpq5'] }, apk: { builder: [], runtime: ['libpq'] } },
  'psycopg-c': { apt: { builder: [...C.apt, 'libpq-dev'], runtime: ['libpq5'] }, apk: { builder: [...C.apk, 'postgresql-dev'], runtime: ['libpq'] } },
  'psycopg2': { apt: { builder: [...C.apt, 'libpq-dev'], runtime: ['libpq5'] }, apk: { builder: [...C.apk, 'postgresql-dev'], runtime: ['libpq'] } },
  'pyaudio': {
    apt: { builder: [...C.apt, 'portaudio19-dev'], runtime: PORTAUDIO.apt },
    apk: { builder: [...C.apk, 'portaudio-dev'], runtime: PORTAUDIO.apk },
  },
  'pycairo': {
    apt: { builder: [...C.apt, 'libcairo2-dev', 'pkg-config'], runtime: ['libcairo2'] },
    apk: { builder: [...C.apk, 'cairo-dev', 'pkgconf'], runtime: ['cairo'] },
  },
  'pydub': FFMPEG,
  'pygobject': {
    apt: { builder: [...C.apt, 'libcairo2-dev', 'libgirepository-2.0-dev', 'pkg-config'], runtime: ['libcairo-gobject2', 'libgirepository-2.0-0'] },
    apk: { builder: [...C.apk, 'cairo-dev', 'glib-dev', 'pkgconf'], runtime: ['cairo-gobject', 'glib'] },
  },
  'pyodbc': { apt: { builder: [], runtime: ['libodbc2'] }, apk: { builder: [], runtime: ['unixodbc'] } },
  'pytesseract': { apt: { builder: [], runtime: ['tesseract-ocr'] }, apk: { builder: [], runtime: ['tesseract-ocr'] } },
  'python-ldap': {
    apt: { builder: [...C.apt, 'libldap-dev', 'libsasl2-dev'], runtime: ['libldap2', 'libsasl2-2'] },
    apk: { builder: [...C.apk, 'openldap-dev'], runtime: ['libldap', 'libsasl'] },
  },
  'python-magic': { apt: { builder: [], runtime: ['libmagic1t64'] }, apk: { builder: [], runtime: ['libmagic'] } },
  'pyzbar': { apt: { builder: [], runtime: ['libzbar0t64'] }, apk: { builder: [], runtime: ['zbar'] } },
  'sounddevice': { apt: { builder: [], runtime: PORTAUDIO.apt }, apk: { builder: [], runtime: PORTAUDIO.apk } },
  'torchcodec': FFMPEG,
  'weasyprint': {
    apt: { builder: [], runtime: ['libpango-1.0-0', 'libpangoft2-1.0-0'] },
    apk: { builder: [], runtime: ['font-dejavu', 'pango'] },
  },
};

/** Packages that need nothing where one of the others is installed. */
const REPLACED: Readonly<Record<string, readonly string[]>> = { psycopg: ['psycopg-binary', 'psycopg-c'] };

/**
 * Distribution packages that are known to be needed, with the names of the packages that need them.
 *
 * @param compiled names of packages without a wheel for the version of Python
 * @param fromGit whether some are cloned
 */
export function knownSystemPackages(
  names: ReadonlySet<string>,
  installer: Installer,
  { compiled = [], fromGit = false }: { readonly compiled?: readonly string[]; readonly fromGit?: boolean } = {},
): SystemPackagesModel & { readonly for: readonly string[] } {
  const needing = Object.keys(KNOWN).filter((name) => names.has(name) && !REPLACED[name]?.some((other) => names.has(other)));
  const all = (kind: 'builder' | 'runtime', others: readonly string[]) =>
    [...new Set([...needing.flatMap((name) => KNOWN[name][installer][kind]), ...others])].sort();
  const building = [...(compiled.length > 0 ? ANY[installer] : []), ...(fromGit ? ['git'] : [])];
  return { builder: all('builder', building), runtime: all('runtime', []), for: [...new Set([...needing, ...compiled, ...(fromGit ? ['git+…'] : [])])] };
}

const WHY_UNPINNED = {
  apt: 'Debian keeps only the newest version of a package in a release; a pinned one would soon be gone.\nhadolint ignore=DL3008',
  apk: 'Alpine keeps only the newest version of a package in a release; a pinned one would soon be gone.\nhadolint ignore=DL3018',
};

/** Installs packages of the distribution, if there are any. */
export function installSystemPackages(packages: readonly string[], installer: Installer, buildSecrets: readonly string[]): Instruction[] {
  if (packages.length === 0) return [];
  const { secrets, setup } = useBuildSecrets(installer, buildSecrets);
  return [Instruction.run([...setup, ...installCommands(installer, packages)], { comment: WHY_UNPINNED[installer], secrets })];
}

/** Commands that install packages of the distribution and leave nothing else behind. */
export function installCommands(installer: Installer, packages: readonly string[]): string[] {
  const names = packages.join(' ');
  return installer === 'apk'
    ? [`apk add --no-cache ${names}`]
    : ['apt-get update', `apt-get install --yes --no-install-recommends ${names}`, 'rm -rf /var/lib/apt/lists/*'];
}
