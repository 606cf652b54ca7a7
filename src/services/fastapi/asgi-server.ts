import { FastApiFacts, GRACEFUL_SECONDS, ServedApp } from './fastapi-choices';
import type { InstalledPackages } from '../../package-managers/python-package-manager';
import type { PythonInstallation } from '../../resolve/python-installation';

/** A server for ASGI applications, as its command line takes what it serves. */
export interface AsgiServer {
  readonly name: 'uvicorn' | 'granian' | 'hypercorn';
  /** Variables that tell it where to listen. */
  readonly environment: (port: number) => { readonly [name: string]: string };
  readonly command: (app: Pick<ServedApp, 'target' | 'factory'>, port: number) => string[];
  /** Limits the time for requests in flight at a stop. */
  readonly graceful: string[];
  /** What its option to reload needs beside it. @default nothing */
  readonly reloadsWith?: string;
}

const UVICORN: AsgiServer = {
  name: 'uvicorn',
  environment: (port) => ({ UVICORN_HOST: '0.0.0.0', UVICORN_PORT: String(port) }),
  command: ({ target, factory }) => ['uvicorn', ...(factory ? ['--factory'] : []), target],
  graceful: ['--timeout-graceful-shutdown', String(GRACEFUL_SECONDS)],
};

/** In the order in which one is taken where several are installed. */
const SERVERS: readonly AsgiServer[] = [
  UVICORN,
  {
    name: 'granian',
    environment: (port) => ({ GRANIAN_HOST: '0.0.0.0', GRANIAN_PORT: String(port), GRANIAN_INTERFACE: 'asgi' }),
    command: ({ target, factory }) => ['granian', ...(factory ? ['--factory'] : []), target],
    graceful: ['--workers-kill-timeout', String(GRACEFUL_SECONDS)],
    reloadsWith: 'watchfiles',
  },
  {
    name: 'hypercorn',
    environment: () => ({}),
    command: ({ target, factory }, port) => ['hypercorn', '--bind', `0.0.0.0:${port}`, factory ? `${target}()` : target],
    graceful: ['--graceful-timeout', String(GRACEFUL_SECONDS)],
  },
];

/** The server that is installed; uvicorn, where none is known to be. */
export function installedServer({ names }: Pick<InstalledPackages, 'names'>): AsgiServer {
  return SERVERS.find(({ name }) => names.has(name)) ?? UVICORN;
}

/** The server that the image starts, unless the user names a command. */
export function chooseServer({ folder, decisions }: FastApiFacts, installation: PythonInstallation, command?: string[]): AsgiServer {
  const { packageManager, project, lockFiles } = installation;
  const server = installedServer(packageManager.packages(project));
  if (command === undefined && server !== UVICORN) {
    const place = `${folder.pathFromProject(lockFiles.used)}, which installs no uvicorn`;
    decisions.found('server', { value: server.name, place }, 'option command');
  }
  return server;
}
