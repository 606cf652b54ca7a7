import type { StackModel } from '../../model/stack-model';
import { listOf, mapOf, PlainObject, PlainValue } from '../../util/objects';
import { allOf, eachService, Fault } from '../checks';
import { BACKEND } from '../example-code';
import { reservedDevices, volumeSource } from '../facts/compose-values';
import { instructionsOf } from '../facts/instructions';
import type { ServiceView } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

const HARDENING = "Set cap_drop: ['ALL'] and security_opt: ['no-new-privileges:true'], as the services of the stack have them.";
const FIX = 'Remove it: the service needs no more than the stack gives it, or a waiver that says why it does.';

type Complaint = (value: PlainValue) => string | undefined;

const text = (value: PlainValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** A variable may be anything. */
const isVariable = (value: PlainValue): boolean => typeof value === 'string' && /^\$[{\w]/.test(value);
const isTrue = (value: PlainValue): boolean => value === true || value === 'true' || isVariable(value);
const filled = (key: string): Complaint => (value) => (listOf(value).length > 0 || typeof value === 'string' ? `${key} ${text(value)}` : undefined);
/** That of the host, or of another container, whose network and processes this one would then have. */
const shared = (key: string): Complaint => (value) =>
  typeof value === 'string' && (/^(?:host$|service:|container:)/.test(value) || isVariable(value)) ? `${key} "${value}"` : undefined;

const SOCKET = /(?:docker|containerd|podman|crio)\.sock/;
const HOLDS_SOCKET = /^(?:\/|\/var|\/var\/run|\/run|\/run\/containerd|\/run\/podman)\/?$/;
/** Folders that hold the system, its devices or what users keep for themselves, and those below which nothing else is. */
const PRIVATE_FOLDER = /^\/(?:bin|boot|etc|home|lib\w*|opt|sbin|usr|var\/lib)\/?$/;
const PRIVATE_BELOW = /^(?:\/(?:dev|proc|root|sys|var\/lib\/(?:docker|containerd|kubelet))(?:\/|$)|~|\$\{?HOME\b)/;

/** What is wrong with a folder of the host as a volume. */
function exposed(source: string): string | undefined {
  if (SOCKET.test(source) || HOLDS_SOCKET.test(source)) return `volume "${source}", and with it the engine's socket`;
  return PRIVATE_FOLDER.test(source) || PRIVATE_BELOW.test(source) ? `volume "${source}", a private folder of the host` : undefined;
}

/** Keys that give a service access to the machine, and the values that do. */
const KEYS: Readonly<Record<string, Complaint>> = {
  privileged: (value) => (isTrue(value) ? 'privileged' : undefined),
  network_mode: shared('network_mode'),
  pid: shared('pid'),
  ipc: shared('ipc'),
  uts: shared('uts'),
  userns_mode: shared('userns_mode'),
  cgroup: shared('cgroup'),
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
  volumes: (value) => listOf(value).flatMap((volume) => exposed(volumeSource(volume)) ?? [])[0],
  deploy: (value) => {
    const devices = reservedDevices(value);
    return devices.length > 0 ? `deploy.resources.reservations.devices ${text(devices)}` : undefined;
  },
  build: (value) => {
    const { privileged, entitlements } = mapOf(value);
    if (isTrue(privileged)) return 'build.privileged';
    return listOf(entitlements).length > 0 ? `build.entitlements ${text(entitlements)}` : undefined;
  },
};

/** A service that an override adds has none of the default hardening. */
function notHardened(view: ServiceView): Fault[] {
  const missing = ['cap_drop', 'security_opt'].filter((key) => !view.model && !view.overridden(key));
  return missing.map((key) => ({ what: `${key} is not set.`, fix: HARDENING, source: view.source }));
}

function opened(view: ServiceView): Fault[] {
  return Object.entries(KEYS).flatMap(([key, complaint]) => {
    const override = view.overridden(key);
    const what = override && complaint(override.value);
    return what ? [{ what: `An override sets ${what}.`, fix: FIX, source: override.source }] : [];
  });
}

/** Volumes of the whole file may be folders of the host too. */
function boundVolumes({ name: where, composeOverrides }: StackModel): Finding[] {
  return Object.entries(mapOf((composeOverrides as PlainObject).volumes)).flatMap(([name, volume]) => {
    const what = exposed(String(mapOf(mapOf(volume).driver_opts).device ?? ''));
    return what ? [{ where, what: `An override makes "${name}" the ${what}.`, fix: FIX, source: `addComposeOverride of the stack, volumes.${name}` }] : [];
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
  description: "No override gives a container privileges, capabilities, devices, the engine's socket, or namespaces or private folders of the host.",
  page: {
    why: "Each of these gives a container the host, or a part of it that leads to the rest. A namespace shared with another container gives it that one's network or processes. The engine's socket is equivalent to root on the machine. Dropped capabilities and no-new-privileges protect only as long as nothing restores them.",
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
  check: allOf(eachService((view) => [...opened(view), ...notHardened(view)]), boundVolumes, insecureInstructions),
});
