import { constants } from 'node:os';

/** The part of `docker container inspect` that the proof reads. */
export interface ContainerDetails {
  readonly Config: { readonly StopSignal?: string; readonly StopTimeout?: number };
  readonly State: {
    /** Such as `running` or `exited`. */
    readonly Status: string;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly Health?: { readonly Status: 'starting' | 'healthy' | 'unhealthy'; readonly Log?: readonly { readonly Output: string }[] };
  };
  readonly NetworkSettings: { readonly Ports: Readonly<Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>> };
}

/** Address of a published port on this machine; undefined if it is not published. */
export function address({ NetworkSettings }: ContainerDetails, port: number): string | undefined {
  const [published] = NetworkSettings.Ports[`${port}/tcp`] ?? [];
  return published && `http://127.0.0.1:${published.HostPort}`;
}

/** Whether it has ended. */
export function hasEnded({ State }: ContainerDetails): boolean {
  return State.Status === 'exited' || State.Status === 'dead';
}

/** Whether it ended as requested: with status 0, or by the signal. */
export function endedWell({ Config, State }: ContainerDetails): boolean {
  const signal = constants.signals[(Config.StopSignal || 'SIGTERM') as NodeJS.Signals];
  return State.ExitCode === 0 || State.ExitCode === 128 + signal;
}

/** Its grace period in seconds; by default that of the engine. */
export function graceSeconds({ Config }: ContainerDetails): number {
  return Config.StopTimeout ?? 10;
}

/** What the last health check printed. */
export function lastHealthCheck({ State }: ContainerDetails): string {
  return State.Health?.Log?.at(-1)?.Output ?? '';
}
