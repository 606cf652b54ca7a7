import { assigned, BACKEND, frontend } from '../example-code';
import { namesIn } from '../facts/compose-values';
import { serviceViews, ServiceView } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

function dependenciesOf(view: ServiceView): string[] {
  const own = Object.fromEntries((view.model?.dependencies ?? []).map(({ service, condition }) => [service, { condition }]));
  return namesIn(view.merged('depends_on', own));
}

/** Each cycle once, starting with the service that comes first in the stack. */
function cycles(views: readonly ServiceView[]): string[][] {
  const graph = new Map(views.map((view) => [view.name, dependenciesOf(view)]));
  const found = new Map<string, string[]>();
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) {
      const cycle = path.slice(start);
      const first = cycle.indexOf(views.find((view) => cycle.includes(view.name))!.name);
      const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
      found.set(turned.join(' '), turned);
    } else {
      for (const next of graph.get(name) ?? []) visit(next, [...path, name]);
    }
  };
  for (const { name } of views) visit(name, []);
  return [...found.values()];
}

export const dependencyCycle = builtInRule({
  id: 'dependency-cycle',
  severity: Severity.HIGH,
  description: 'References between services form no cycle.',
  page: {
    why: 'In a cycle, each service waits until the other is healthy, so neither starts. If a service only tells browsers or third parties the address of the other one, use its public address, which implies no start order.',
    equivalents: ['docker compose: "dependency cycle detected"'],
    bad: {
      code: [
        BACKEND,
        ...assigned('frontend', frontend('environment: { API_URL: backend.url }')),
        "backend.addEnvironment('FRONTEND_URL', frontend.url);",
      ],
    },
    good: {
      code: [
        BACKEND,
        ...assigned('frontend', frontend('environment: { API_URL: backend.url }')),
        "backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl);",
      ],
    },
  },
  check: (stack) => {
    const views = serviceViews(stack);
    return cycles(views).map((cycle) => ({
      where: views.find(({ name }) => name === cycle[0])?.where ?? stack.name,
      what: `The services wait for each other: ${[...cycle, cycle[0]].join(' → ')}.`,
      fix: 'Take one of the references back, or give the publicUrl, which makes no service wait.',
    }));
  },
});
