import { isDatabase, ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { listOf, mapOf, PlainObject } from '../../util/objects';
import { assigned, backend, frontend } from '../example-code';
import { namesIn } from '../facts/compose-values';
import { serviceViews, ServiceView } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

function published(view: ServiceView): Finding[] {
  const override = view.overridden('ports');
  const ports = override ? listOf(override.value) : [];
  const host = view.model?.port?.published?.host;
  const what = ports.length > 0 ? JSON.stringify(ports) : !override && host ? String(host) : undefined;
  const fix = 'Remove it: the services of the stack reach the database without, and dev mode publishes it on 127.0.0.1.';
  return what === undefined ? [] : [{ where: view.where, what: `The database publishes ${what}.`, fix, source: override?.source }];
}

function opened(stack: StackModel, view: ServiceView): Finding[] {
  const network = mapOf(mapOf((stack.composeOverrides as PlainObject).networks)[view.name]);
  const override = view.overridden('network_mode');
  if (network.internal === false || network.internal === null || network.external) {
    return [{ where: view.where, what: `The network "${view.name}" of the database gets a way out.`, fix: 'Leave it internal.', source: 'addComposeOverride of the stack, networks' }];
  }
  return override ? [{ where: view.where, what: `The database leaves its network: network_mode is ${JSON.stringify(override.value)}.`, fix: 'Remove network_mode.', source: override.source }] : [];
}

/** A service uses the database if one of its secrets is derived from the database's, or, for a database without secrets, if it depends on it. */
function uses(stack: StackModel, view: ServiceView, database: ServiceModel): boolean {
  const own = database.secrets.map(({ secret }) => secret);
  if (own.length === 0) return (view.model?.dependencies ?? []).some(({ service }) => service === database.name);
  const derived = stack.secrets.filter(({ source }) => source.kind === 'derived' && own.includes(source.from)).map(({ name }) => name);
  return (view.model?.secrets ?? []).some(({ secret }) => [...own, ...derived].includes(secret));
}

function reached(stack: StackModel, database: ServiceModel, views: readonly ServiceView[]): Finding[] {
  return views.flatMap((view) => {
    if (view.name === database.name || uses(stack, view, database)) return [];
    const override = view.overridden('networks');
    const joins = override && namesIn(override.value).includes(database.name) ? override.source : undefined;
    const isPublic = view.model?.port?.published !== undefined || view.overridden('ports') !== undefined;
    if (!isPublic || (!joins && !view.model?.networks.includes(database.name))) return [];
    const fix = "If it uses the database, give it the database's connection(), which has the password; if not, the address of the service that does.";
    return [{ where: view.where, what: `"${view.name}" is public and is on the network of the database "${database.name}".`, fix, source: joins }];
  });
}

export const databasePrivate = builtInRule({
  id: 'database-private',
  severity: Severity.HIGH,
  description: 'No database is published, or reachable from a public service that was not given it.',
  page: {
    why: "An attacker who takes over the frontend should find one service behind it, not everyone's data. A published database port is one guessed password away from a breach, on a network that is rarely as private as people think.",
    equivalents: ['CIS Docker Benchmark, section 5', 'Kubernetes network policies'],
    bad: {
      code: [
        "const postgres = new Postgres(stack, 'postgres');",
        ...frontend('environment: { DATABASE: postgres.url }'),
      ],
    },
    good: {
      code: [
        "const postgres = new Postgres(stack, 'postgres');",
        ...assigned('backend', backend('database: postgres')),
        ...frontend('environment: { API_URL: backend.url }'),
      ],
    },
  },
  check: (stack) => {
    const views = serviceViews(stack);
    return views
      .filter(({ model }) => model && isDatabase(model))
      .flatMap((view) => [...published(view), ...opened(stack, view), ...reached(stack, view.model!, views)]);
  },
});
