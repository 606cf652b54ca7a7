/** What a container's log says, and what that usually means. */
export interface LikelyCause {
  /** Valid in grep and in JavaScript; matched case-insensitively. */
  readonly pattern: string;
  readonly text: string;
}

/** The first match counts. */
export const LIKELY_CAUSES: readonly LikelyCause[] = [
  { pattern: 'no space left on device|ENOSPC', text: 'the disk of the engine is full: docker system df' },
  {
    pattern: 'database files are incompatible with server|in 18., these Docker images',
    text: 'its data is of another major version: dump it with that one and load it here, or start with new data: down --volumes.',
  },
  { pattern: 'address already in use|EADDRINUSE', text: 'two processes in the container want the same port.' },
  {
    pattern: 'read-only file system|EROFS|permission denied|EACCES|EPERM|ENOENT: no such file or directory, mkdir',
    text: 'it writes where it may not: the container is read-only but for its volumes and /tmp.',
  },
  {
    pattern: 'extension .* is not available',
    text: 'the image of PostgreSQL lacks the extension: give Postgres the pin of one that has it, such as pgvector.',
  },
  {
    pattern: 'No module named .psycopg.$',
    text: 'SQLAlchemy opens postgresql:// with psycopg from 2.1 on, with psycopg2 before: lock SQLAlchemy below 2.1, or name the driver in the address.',
  },
  {
    pattern: 'No module named .greenlet|requires that the Python .greenlet',
    text: 'SQLAlchemy brings greenlet only with its extra asyncio from 2.1 on: require sqlalchemy[asyncio], or lock SQLAlchemy below 2.1.',
  },
  {
    pattern: '.cryptography. package is required',
    text: 'MySQL takes passwords from PyMySQL and aiomysql only with the package cryptography: add it to the dependencies.',
  },
  {
    pattern: 'Form data requires .python-multipart',
    text: 'FastAPI reads forms and uploads with python-multipart: add it to the dependencies, or fastapi[standard], which brings it.',
  },
  {
    pattern: 'Namespace .* not available',
    text: 'PyGObject loads a library of the distribution: name its package, such as gir1.2-gtk-4.0, in systemPackages.runtime.',
  },
  {
    pattern: 'cannot import name .* from .bson.',
    text: 'the package bson has overwritten that of PyMongo, which brings its own: remove bson from the dependencies.',
  },
  {
    pattern: 'cannot import name .* from .jwt|module .jwt. has no attribute',
    text: 'the package jwt has overwritten that of PyJWT, whose module has the same name: remove jwt from the dependencies.',
  },
  {
    pattern: 'Can.t locate revision',
    text: 'the database is ahead of the code, as after a change of branch: bring the missing migration back, or start with new data: down --volumes.',
  },
  { pattern: 'Multiple head revisions', text: 'two migrations follow the same one, as after a merge: join them with alembic merge heads.' },
  {
    pattern: 'P3009',
    text: 'an earlier migration failed halfway, and Prisma waits for a decision: mend it, then prisma migrate resolve, or start with new data: down --volumes.',
  },
  {
    pattern: 'PackageNotFoundError',
    text: 'it asks for the version of a package that is not installed: one that nothing declares, or the project itself, which runs from its folder.',
  },
  {
    pattern: 'cannot open shared object file|Error relocating|Error loading shared library|ERR_DLOPEN_FAILED|invalid ELF header',
    text: 'a native module lacks a library, or is made for another C library: name its package in systemPackages.runtime, or take another profile.',
  },
  {
    pattern: 'ModuleNotFoundError|ImportError|FileNotFoundError|Error loading ASGI app|Cannot find module|Cannot find package|Module not found|executable file not found|no such file or directory|Directory .* does not exist',
    text: 'a module or a file is not in the image: a dependency that is not declared, or whose newest release lacks it and nothing locks another; a file that is newer than the last npx projen, or one that git or the ignore file keeps out.',
  },
  {
    pattern: 'password authentication failed|Access denied for user',
    text: 'the data of the database has another password than the secret files: delete those of the database, and up changes it to a new one.',
  },
  {
    pattern: 'does not support SSL|rejected SSL upgrade',
    text: 'its code wants TLS of the database, and the one of the stack has none: let the address decide, by its sslmode.',
  },
  {
    pattern: 'server at .localhost|(127.0.0.1|localhost|::1).*refused|(refused|connect call failed).*(127.0.0.1|localhost|::1)',
    text: 'it looks for a server on localhost, which is its own container: give it the address of that server by a setting, which its code has to read.',
  },
  {
    pattern: 'connection refused|could not translate host name|failed to resolve host|name or service not known|name resolution|getaddrinfo|ECONNREFUSED|ENOTFOUND|unknown (MySQL )?server host',
    text: 'a service that it needs cannot be reached, or refuses it: look at that one first.',
  },
  {
    pattern: 'sqlalchemy.exc.(Programming|Integrity|Data|Internal|NotSupported)Error|P3018|Failed query:',
    text: 'the database refused a statement: the last lines show which, and why.',
  },
  {
    pattern: 'KeyError|DynaBox|ValidationError|field required|environment variable|is not (set|valid)|is required|missing.*(variable|setting|secret)',
    text: 'a setting is missing or wrong: compare its environment and secrets in the compose file.',
  },
  {
    pattern: 'SyntaxError|IndentationError|NameError|AttributeError|TypeError|ReferenceError',
    text: 'its code has an error, or a newer release of a package that nothing locks differs: the last lines name the file.',
  },
];

/** Causes for when the log says nothing. */
export const LIKELY_OTHERWISE = {
  killed: 'it was killed, for using more memory than its limit or for not ending when asked to.',
  unfinished: 'it waits for something, such as a lock in the database that another program holds, or needs more time.',
  unanswered: 'it runs, but its health check fails: the port or the path differs, or it is still busy starting.',
  refusing: 'it runs, but says that it is not well: give it what it lacks, or name another path as its health check.',
  noCommand: 'its command is not in the image: a dependency that nothing declares, such as the server itself.',
  ended: 'it ended by itself: a setting is missing or wrong, or something it needs cannot be reached.',
} as const;

/**
 * What a container's log usually means; undefined if nothing in it is known.
 *
 * @param line the most meaningful line, which takes precedence over the rest @default none
 */
export function likelyCause(log: string, line = ''): string | undefined {
  return [line, log].flatMap((text) => LIKELY_CAUSES.find(({ pattern }) => new RegExp(pattern, 'im').test(text)) ?? [])[0]?.text;
}
