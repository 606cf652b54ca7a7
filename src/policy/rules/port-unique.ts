import { listOf, mapOf, PlainValue } from '../../util/objects';
import { frontend } from '../example-code';
import { serviceViews, ServiceView } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

/** A host port of a service. */
interface Published {
  readonly view: ServiceView;
  readonly host: number;
  /** Undefined if an override does not specify it. */
  readonly container?: number;
  readonly source?: string;
}

/** `127.0.0.1:${PORT:-8000}:8000/tcp`, `8000:8000`, or the long form; a variable counts as its default. */
function readPort(port: PlainValue): { readonly host: number; readonly container: number } | undefined {
  if (typeof port !== 'string') {
    const { published, target } = mapOf(port);
    return published === undefined ? undefined : { host: Number(published), container: Number(target) };
  }
  const plain = port.replace(/\$\{\w+:?-(\d+)\}/g, '$1');
  const groups = /(?:^|:)(?<host>\d+):(?<container>\d+)(?:\/\w+)?$/.exec(plain)?.groups;
  return groups && { host: Number(groups.host), container: Number(groups.container) };
}

function publishedBy(view: ServiceView): Published[] {
  const override = view.overridden('ports');
  if (override) {
    return listOf(override.value).flatMap((port) => {
      const read = readPort(port);
      return read ? [{ view, ...read, source: override.source }] : [];
    });
  }
  const port = view.model?.port;
  return port?.published ? [{ view, host: port.published.host, container: port.container }] : [];
}

function notAllowed({ view, container, source }: Published): Finding[] {
  // Ports in options are checked when they are resolved.
  if (source === undefined || container === undefined || (container >= 1024 && container <= 65535)) return [];
  const fix = 'Let the service listen on a port from 1024 to 65535: below, a user without privileges may not.';
  return [{ where: view.where, what: `An override publishes container port ${container}.`, fix, source }];
}

export const portUnique = builtInRule({
  id: 'port-unique',
  severity: Severity.HIGH,
  description: 'No two services publish the same host port, and none listens on a port below 1024.',
  page: {
    why: "The second container that needs the port does not start, and the engine's message names neither service. Only root may listen below 1024, and no container here runs as root.",
    equivalents: ['CIS Docker Benchmark, section 5', 'docker compose: "port is already allocated"', 'dclint no-duplicate-exported-ports'],
    bad: { code: ["new FastApiService(stack, 'backend', { path: 'backend', hostPort: 3000 });", ...frontend()] },
    good: { code: ["new FastApiService(stack, 'backend', { path: 'backend', hostPort: 3001 });", ...frontend()] },
  },
  check: (stack) => {
    const published = serviceViews(stack).flatMap(publishedBy);
    const taken = new Map<number, string>();
    return published.flatMap((port): Finding[] => {
      const { view, host, source } = port;
      const other = taken.get(host);
      taken.set(host, other ?? view.name);
      const what = `hostPort ${host} is published by "${other}" too.`;
      const twice = other === undefined ? [] : [{ where: view.where, what, fix: 'Give one of the two another hostPort.', source }];
      return [...twice, ...notAllowed(port)];
    });
  },
});
