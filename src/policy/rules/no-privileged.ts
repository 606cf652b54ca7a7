import type { StackModel } from '../../model/stack-model';
import { listOf, mapOf, PlainValue } from '../../util/objects';
import { allOf, eachService, Fault } from '../checks';
import { BACKEND } from '../example-code';
import { instructionsOf } from '../facts/instructions';
import type { ServiceView } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

const HARDENING = "Set cap_drop: ['ALL'] and security_opt: ['no-new-privileges:true'], as the services of the stack have them.";

type Complaint = (value: PlainValue) => string | undefined;

const text = (value: PlainValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
const isTrue = (value: PlainValue): boolean => value === true || value === 'true';
const filled = (key: string): Complaint => (value) => (listOf(value).length > 0 || typeof value === 'string' ? `${key} ${text(value)}` : undefined);
const host = (key: string): Complaint => (value) => (value === 'host' ? `${key} "host"` : undefined);

const SOCKET = /(?:docker|containerd|podman|crio)\.sock/;
const HOLDS_SOCKET = /^(?:\/|\/var|\/var\/run|\/run|\/run\/containerd|\/run\/podman)\/?$/;

function sourceOf(volume: PlainValue): string {
  return typeof volume === 'string' ? volume.split(':')[0] : String(mapOf(volume).source ?? '');
}

/** Keys of a service that open it towards the machine, and when they do. */
const KEYS: Readonly<Record<string, Complaint>> = {
  privileged: (value) => (isTrue(value) ? 'privileged' : undefined),
  network_mode: host('network_mode'),
  pid: host('pid'),
  ipc: host('ipc'),
  uts: host('uts'),
  userns_mode: host('userns_mode'),
  cgroup: host('cgroup'),
  cap_add: filled('cap_add'),
  devices: filled('devices'),
  device_cgroup_rules: filled('device_cgroup_rules'),
  gpus: filled('gpus'),
  use_api_socket: (value) => (isTrue(value) ? 'use_api_socket' : undefined),
  cap_drop: (value) => (listOf(value).includes('ALL') ? undefined : `cap_drop ${text(value)} without ALL`),
  security_opt: (value) => {
    const options = listOf(value).map(String);
    const off = options.find((option) => /unconfined|label[:=]disable|no-new-privileges[:=]false/.test(option));
    if (off) return `security_opt "${off}"`;
    return options.some((option) => /^no-new-privileges(?:[:=]true)?$/.test(option)) ? undefined : `security_opt ${text(value)} without no-new-privileges:true`;
  },
  volumes: (value) => {
    const sources = listOf(value).map(sourceOf);
    const socket = sources.find((source) => SOCKET.test(source) || HOLDS_SOCKET.test(source));
    return socket === undefined ? undefined : `volume "${socket}", and with it the engine's socket`;
  },
  deploy: (value) => {
    const devices = mapOf(mapOf(mapOf(value).resources).reservations).devices;
    return listOf(devices).length > 0 ? `deploy.resources.reservations.devices ${text(devices)}` : undefined;
  },
  build: (value) => {
    const { privileged, entitlements } = mapOf(value);
    if (isTrue(privileged)) return 'build.privileged';
    return listOf(entitlements).length > 0 ? `build.entitlements ${text(entitlements)}` : undefined;
  },
};

/** A service that an override brings has none of the hardening that the others get. */
function notHardened(view: ServiceView): Fault[] {
  const missing = ['cap_drop', 'security_opt'].filter((key) => !view.model && !view.overridden(key));
  return missing.map((key) => ({ what: `${key} is not set.`, fix: HARDENING, source: view.source }));
}

function opened(view: ServiceView): Fault[] {
  return Object.entries(KEYS).flatMap(([key, complaint]) => {
    const override = view.overridden(key);
    const what = override && complaint(override.value);
    return what ? [{ what: `An override sets ${what}.`, fix: 'Remove it: the service needs no more than the stack gives it, or a waiver that says why it does.', source: override.source }] : [];
  });
}

function insecureInstructions(stack: StackModel): Finding[] {
  return instructionsOf(stack)
    .filter(({ keyword, text: words }) => keyword === 'RUN' && /--security=insecure\b/.test(words))
    .map(({ service, source }) => ({ where: service.constructPath, what: 'An instruction runs with --security=insecure.', fix: 'Remove it: a build needs no privileges.', source }));
}

export const noPrivileged = builtInRule({
  id: 'no-privileged',
  severity: Severity.CRITICAL,
  description: "No override gives a container privileges, capabilities, host namespaces or devices, or the engine's socket.",
  page: {
    why: "Each of these gives a container the host, or a part of it that leads to the rest. The engine's socket is equivalent to root on the machine. Dropped capabilities and no-new-privileges protect only as long as nothing restores them.",
    equivalents: ['CIS Docker Benchmark, section 5', 'Trivy KSV-0017, KSV-0022', 'compose-lint'],
    bad: {
      code: [
        BACKEND,
        'backend.addComposeOverride({',
        "  volumes: ['/var/run/docker.sock:/var/run/docker.sock'],",
        '});',
      ],
    },
    good: {
      code: [
        BACKEND,
        "backend.addComposeOverride({ volumes: ['uploads:/var/uploads'] });",
        'stack.addComposeOverride({ volumes: { uploads: {} } });',
      ],
    },
  },
  check: allOf(eachService((view) => [...opened(view), ...notHardened(view)]), insecureInstructions),
});
