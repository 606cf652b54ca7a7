import { durationSeconds } from '../../util/duration';
import { listOf } from '../../util/objects';
import { eachService } from '../checks';
import { BACKEND } from '../example-code';
import type { ServiceView } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** Time that the server gives requests in flight, considering an overridden command. */
function gracefulOf(view: ServiceView): number | undefined {
  const command = view.overridden('command')?.value;
  const text = typeof command === 'string' ? command : listOf(command).map(String).join(' ');
  const said = /--(?:timeout-graceful-shutdown|graceful-timeout)[= ](\d+)/.exec(text)?.[1];
  return said === undefined ? view.model?.gracefulSeconds : Number(said);
}

export const stopGrace = builtInRule({
  id: 'stop-grace',
  severity: Severity.MEDIUM,
  description: 'A container gets more time to stop than its server allows for requests in flight.',
  page: {
    why: "After the grace period the engine kills the process: responses are cut off in the middle, and the server's own shutdown, such as closing database connections, never runs.",
    equivalents: ['Kubernetes `terminationGracePeriodSeconds`', 'uvicorn `--timeout-graceful-shutdown`'],
    bad: { code: [BACKEND, "backend.addComposeOverride({ stop_grace_period: '10s' });"] },
    good: { code: [BACKEND, "backend.addComposeOverride({ stop_grace_period: '1m' });"] },
  },
  check: eachService((view) => {
    const signal = view.overridden('stop_signal');
    if (/^(?:SIG)?KILL$/.test(String(signal?.value))) {
      return { what: `stop_signal is ${String(signal?.value)}, which no server can answer.`, fix: 'Remove it: SIGTERM is what servers expect.', source: signal?.source };
    }
    const override = view.overridden('stop_grace_period');
    const period = override ? durationSeconds(String(override.value)) : view.model?.stopGraceSeconds;
    const graceful = gracefulOf(view);
    if (period === undefined || graceful === undefined || period > graceful) return undefined;
    return {
      what: `The container gets ${period} s to stop, its server gives requests ${graceful} s.`,
      fix: `Give it more than ${graceful} s, such as stop_grace_period: '${graceful + 10}s'.`,
      source: (override ?? view.overridden('command'))?.source,
    };
  }),
});
