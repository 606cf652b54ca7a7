import { complaint, meaningfulLine } from './causes';
import { address, ContainerDetails, endedWell, graceSeconds, hasEnded, lastHealthCheck } from './container';
import type { ProofStack } from './proof-stack';
import type { Row } from './row';
import { cutShort } from '../../util/in-short';
import { LIKELY_OTHERWISE, likelyCause } from '../../util/likely-causes';

const PAUSE_MILLISECONDS = 250;
/** A container without a health check counts as started after this time. */
const SETTLED_SECONDS = 2;
const REQUEST_MILLISECONDS = 10_000;
/** Of a response. */
const SHOWN_CHARACTERS = 200;

/** Starts a service and sends requests; its dependencies were started before. */
export async function proveRunning(stack: ProofStack, row: Row, others: ReadonlyMap<string, Row>, timeoutSeconds: number): Promise<void> {
  const { service: name } = row;
  const needed = Object.keys(stack.file.services[name].depends_on ?? {}).map((dependency) => others.get(dependency));
  const missing = needed.find((dependency) => dependency?.failed);
  if (missing) {
    row.fail('started', `it needs ${missing.service}, which is not ${missing.cause?.column}`, `look at ${missing.service} first.`);
    return;
  }
  const started = Date.now();
  const refusal = await stack.start(name);
  if (refusal !== undefined) {
    row.fail('started', meaningfulLine(refusal) ?? 'compose did not start it', likelyCause(refusal) ?? 'what the engine says above.');
    return;
  }
  const container = await settled(stack, name, started + timeoutSeconds * 1000);
  row.seconds.started = (Date.now() - started) / 1000;
  const task = stack.isTask(name);
  if (hasEnded(container) && !(task && container.State.ExitCode === 0)) {
    await failEnded(stack, row, container);
  } else if (task) {
    proveTask(row, container, timeoutSeconds);
  } else {
    row.set('started', 'yes');
    await proveAnswering(stack, row, container, timeoutSeconds);
  }
}

/** Waits until a container has ended, has a health status, or, without a health check, has run for a while. */
async function settled(stack: ProofStack, name: string, deadline: number): Promise<ContainerDetails> {
  const task = stack.isTask(name);
  const alive = Date.now() + SETTLED_SECONDS * 1000;
  for (;;) {
    const container = await stack.container(name);
    const health = container.State.Health?.Status;
    // The image may have a health check that is not in the compose file.
    const settledWell = health === undefined ? Date.now() > alive : health !== 'starting';
    if (hasEnded(container) || (settledWell && !task) || Date.now() > deadline) return container;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
}

function proveTask(row: Row, container: ContainerDetails, timeoutSeconds: number): void {
  if (!hasEnded(container)) {
    row.fail('started', `it has not ended within ${timeoutSeconds} s`, 'it waits for something, or needs more time: --timeout.');
    return;
  }
  row.set('started', 'yes');
  row.set('answered', 'not needed');
  row.set('stopped', 'not needed');
}

async function failEnded(stack: ProofStack, row: Row, { State }: ContainerDetails): Promise<void> {
  const log = await stack.log(row.service);
  if (State.OOMKilled) {
    row.fail('started', 'it needed more memory than its limit, and was killed', 'raise resources.memoryMegabytes, or look for what fills it.');
    return;
  }
  const line = meaningfulLine(log) ?? `it ended with status ${State.ExitCode}, and printed nothing`;
  if (State.ExitCode === 137) row.fail('started', line, LIKELY_OTHERWISE.killed);
  else if (State.ExitCode === 126 || State.ExitCode === 127) row.fail('started', line, LIKELY_OTHERWISE.noCommand);
  else row.fail('started', line, likelyCause(log, line) ?? LIKELY_OTHERWISE.ended);
}

async function proveAnswering(stack: ProofStack, row: Row, container: ContainerDetails, timeoutSeconds: number): Promise<void> {
  const { service: name } = row;
  const port = stack.service(name)?.port;
  const url = port?.protocol === 'http' ? address(container, port.container) : undefined;
  const path = port?.checkPath ?? '/';
  const ill = unhealthy(container, timeoutSeconds);
  const failure = ill ?? (url && (await firstFailure(url, path)));
  if (failure) {
    const log = await stack.log(name);
    const refusal = ill && url && (await refusalOf(url, path));
    const logged = complaint(log);
    const line = [failure, refusal, logged].filter(Boolean).join('; ');
    row.fail('answered', line, likelyCause(log, logged) ?? (refusal ? LIKELY_OTHERWISE.refusing : LIKELY_OTHERWISE.unanswered));
    return;
  }
  row.set('answered', url || container.State.Health ? 'yes' : 'not needed');
}

function unhealthy(container: ContainerDetails, timeoutSeconds: number): string | undefined {
  const health = container.State.Health?.Status ?? 'healthy';
  if (health === 'healthy') return undefined;
  const output = lastHealthCheck(container);
  const what = health === 'unhealthy' ? 'its health check fails' : `its health check has not succeeded within ${timeoutSeconds} s`;
  const line = complaint(output) ?? meaningfulLine(output);
  return line ? `${what}: ${line}` : what;
}

/** Response of a failing health check's path: many applications state there what they lack. */
async function refusalOf(url: string, path: string): Promise<string | undefined> {
  try {
    const response = await fetch(url + path, { redirect: 'manual', signal: AbortSignal.timeout(REQUEST_MILLISECONDS) });
    if (response.status < 400) return undefined;
    const text = (await response.text()).replace(/\s+/g, ' ').trim();
    const readable = text !== '' && !text.startsWith('<');
    return `GET ${path} answers ${response.status}${readable ? `: ${cutShort(text, SHOWN_CHARACTERS)}` : ''}`;
  } catch {
    return undefined; // the health check already says that it does not answer
  }
}

/** Requests `/` and the path of the health check. Whether a status below 500 is healthy is up to that check. */
async function firstFailure(url: string, checkPath: string): Promise<string | undefined> {
  for (const path of new Set(['/', checkPath])) {
    try {
      const { status } = await fetch(url + path, { redirect: 'manual', signal: AbortSignal.timeout(REQUEST_MILLISECONDS) });
      if (status >= 500) return `GET ${path} answers ${status}`;
    } catch (error) {
      // fetch has the actual error in its cause.
      const { cause, message } = error as { readonly cause?: { readonly message?: string }; readonly message: string };
      return `GET ${path} does not answer: ${cause?.message || message}`;
    }
  }
  return undefined;
}

/** Stops a running service, and checks how it ends. */
export async function proveStopping(stack: ProofStack, row: Row): Promise<void> {
  const { service: name } = row;
  const before = await stack.container(name);
  if (hasEnded(before)) {
    row.fail('stopped', `it ended before it was asked to: ${meaningfulLine(await stack.log(name)) ?? `status ${before.State.ExitCode}`}`, LIKELY_OTHERWISE.ended);
    return;
  }
  const asked = Date.now();
  await stack.stop(name);
  row.seconds.stopped = (Date.now() - asked) / 1000;
  const after = await stack.container(name);
  if (endedWell(after)) {
    row.set('stopped', 'yes');
  } else if (after.State.ExitCode === 137) {
    row.fail('stopped', `it still ran ${graceSeconds(after)} s after ${after.Config.StopSignal || 'SIGTERM'}, and was killed`, IGNORES);
  } else {
    row.fail('stopped', `it ended with status ${after.State.ExitCode}; ${meaningfulLine(await stack.log(name)) ?? 'it printed nothing'}`, BREAKS);
  }
}

const IGNORES = 'it does not handle the signal, or something before it, such as a shell, keeps it: let the command be the server itself.';
const BREAKS = 'what it does when it ends fails: look at its shutdown handlers.';
