import type { HttpClient } from './http-client';
import { COMMAND_ARGUMENTS, HTTP_CHECK_OPTIONS, TIMING_OPTIONS } from './option-tables';
import { factoryMistakes, OptionMistake, optionMistakes } from '../util/option-mistakes';

/** When and how often a health check runs. All times in seconds. */
export interface HealthCheckTiming {
  /** Time between two checks of a running service. @default 30 */
  readonly intervalSeconds?: number;
  /** A check that takes longer has failed. @default 3 */
  readonly timeoutSeconds?: number;
  /** Failures while starting that do not count. @default 40 */
  readonly startPeriodSeconds?: number;
  /** Time between two checks while starting (Docker Engine 25 and later). @default 1 */
  readonly startIntervalSeconds?: number;
  /** Failures in a row that make the service unhealthy. @default 3 */
  readonly retries?: number;
}

/** What an HTTP health check requests, and with which program. */
export interface HttpProbeOptions {
  /** A program that the image has. */
  readonly client: HttpClient;
  /** Port that the service listens on. */
  readonly port: number;
  /** Path that is asked for unless the check names one. */
  readonly path: string;
}

/** Timing of an HTTP health check, and what to ask for. */
export interface HttpHealthCheckOptions extends HealthCheckTiming {
  /** Path that answers with a status below 400. @default the health route in the sources, else one that the framework offers */
  readonly path?: string;
}

/**
 * How the engine checks whether a service works.
 *
 * @see https://docs.docker.com/reference/dockerfile/#healthcheck
 */
export class HealthCheck {
  /** Sends an HTTP request to the service, with the runtime that its image has anyway. */
  public static http(options: HttpHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck(options, optionMistakes(options, HTTP_CHECK_OPTIONS, 'HealthCheck.http()'), options.path);
  }

  /**
   * Runs a command in the container; exit status 0 is healthy.
   *
   * @param argv program and arguments, without a shell; the program must be in the image
   */
  public static command(argv: string[], timing: HealthCheckTiming = {}): HealthCheck {
    const mistakes = factoryMistakes('HealthCheck.command()', [{ argv }, COMMAND_ARGUMENTS], [timing, TIMING_OPTIONS]);
    return new HealthCheck(timing, mistakes, undefined, argv);
  }

  private constructor(
    /** @internal */ public readonly _timing: HealthCheckTiming,
    /** @internal */ public readonly _mistakes: readonly OptionMistake[],
    /** @internal */ public readonly _path?: string,
    /** @internal */ public readonly _argv?: readonly string[],
  ) {}

  /** The check with everything decided, for a kind of service. */
  public toProbe({ client, port, path }: HttpProbeOptions): HealthProbe {
    if (this._argv) return this._toProbe();
    const asked = this._path ?? path;
    return { ...this._toProbe(), argv: client._argv(`http://127.0.0.1:${port}${asked}`), path: asked };
  }

  /** The same for a check that runs a command. @internal */
  public _toProbe(): HealthProbe {
    return {
      argv: [...(this._argv ?? [])],
      intervalSeconds: this._timing.intervalSeconds ?? 30,
      timeoutSeconds: this._timing.timeoutSeconds ?? 3,
      startPeriodSeconds: this._timing.startPeriodSeconds ?? 40,
      startIntervalSeconds: this._timing.startIntervalSeconds ?? 1,
      retries: this._timing.retries ?? 3,
    };
  }
}

/** A health check with everything decided. */
export interface HealthProbe {
  /** Program and arguments, without a shell. */
  readonly argv: string[];
  /** Path that it asks its service for over HTTP, which a platform can do without a program. @default it does not ask over HTTP */
  readonly path?: string;
  /** True where no route is made for health checks: what is asked in its place may fail because of another service. @default false */
  readonly isFallback?: boolean;
  /** True where it shows no more than that a process can be started. @default false */
  readonly isEmpty?: boolean;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly startPeriodSeconds: number;
  readonly startIntervalSeconds: number;
  readonly retries: number;
}

/**
 * The same check where no route is made for health checks.
 *
 * @param anyAnswer whether any status below 500 is healthy, which a platform cannot ask for itself
 */
export function fallbackCheck(probe: HealthProbe, anyAnswer: boolean): HealthProbe {
  if (probe.path === undefined) return probe;
  return { ...probe, path: anyAnswer ? undefined : probe.path, isFallback: true };
}
