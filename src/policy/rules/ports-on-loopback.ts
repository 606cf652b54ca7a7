import { listOf, mapOf, PlainValue } from '../../util/objects';
import { eachService } from '../checks';
import { BACKEND } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** `127.0.0.1:8000:8000`, or the long form with `host_ip`. */
function isLocal(port: PlainValue): boolean {
  const address = typeof port === 'string' ? port : String(mapOf(port).host_ip ?? '');
  return /^(?:127\.|\[?::1\]?(?::|$))/.test(address);
}

const written = (port: PlainValue): string => (typeof port === 'object' ? JSON.stringify(port) : `"${port}"`);

export const portsOnLoopback = builtInRule({
  id: 'ports-on-loopback',
  severity: Severity.MEDIUM,
  description: 'Every published port is on the loopback interface.',
  page: {
    why: "A port without an address is published on every interface, and Docker's own rules come before those of the machine's firewall. Whoever is on the same network then reaches a service that was only meant for this machine.",
    equivalents: ['CIS Docker Benchmark, section 5', 'dclint require-ports-bind-to-interface', 'compose-lint'],
    bad: { code: [BACKEND, "backend.addComposeOverride({ ports: ['9000:8000'] });"] },
    good: { code: [BACKEND, "backend.addComposeOverride({ ports: ['127.0.0.1:9000:8000'] });"] },
  },
  check: eachService((view) => {
    const override = view.overridden('ports');
    return listOf(override?.value).filter((port) => !isLocal(port)).map((port) => ({
      what: `An override publishes ${written(port)} on every interface of the machine.`,
      fix: 'Begin it with 127.0.0.1, or waive the rule where other machines are to reach the service.',
      source: override?.source,
    }));
  }),
});
