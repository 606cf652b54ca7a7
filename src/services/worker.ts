import type { Construct } from 'constructs';
import { WORKER_OPTIONS } from './option-tables';
import { processCheck } from './process-check';
import { Service, ServiceOptions } from './service';
import type { HealthCheck } from '../model/health-check';
import type { ServiceModel } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';

/** Options of a worker; its own environment, secrets and resources come on top of those it shares. */
export interface WorkerOptions extends ServiceOptions {
  /** Service whose image, environment, secrets, database and dependencies it shares. */
  readonly service: Service;
  /** Program and arguments, without a shell, such as `['celery', '--app=src.tasks', 'worker']`. */
  readonly command: string[];
  /** A command that checks whether it works. @default a check that only shows that a process can be started */
  readonly healthCheck?: HealthCheck;
  /** Time to finish its current work when it is told to stop, in seconds. @default 60 */
  readonly stopSeconds?: number;
}

/**
 * Runs the image of a service with another command, such as one that takes jobs from a queue. It has no port.
 *
 * @example
 *
 * new Worker(stack, 'worker', { service: backend, command: ['python', '-m', 'src.worker'] });
 */
export class Worker extends Service {
  /** @internal */ public static override readonly _OPTIONS = WORKER_OPTIONS;

  public constructor(scope: Construct, id: string, private readonly options: WorkerOptions) {
    super(scope, id, options);
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    const { service, command, healthCheck, stopSeconds = 60 } = this.options;
    const shares = this.modelOf(context, service);
    if (command.length === 0) this.addProblem(context, 'command is empty.', "Give the program and its arguments, such as ['python', '-m', 'src.worker'].");
    if (healthCheck && !healthCheck._argv) {
      this.addProblem(context, 'healthCheck uses HTTP, but a worker has no port.', 'Use HealthCheck.command([…]), or leave it out.');
    }
    if (!shares) return [];
    const healthProbe = healthCheck?._toProbe() ?? processCheck(shares.programs);
    if (!healthProbe && shares.healthProbe) {
      const what = `The image of ${service.name} has a health check for a server, and what else it can run is not known.`;
      this.addProblem(context, what, 'Give the worker a healthCheck: a command of the image that ends with status 0.');
    }
    return [
      this.serviceModel({
        summary: `Runs with the image of ${service.name}: ${command.join(' ')}.`,
        image: shares.image,
        user: shares.user,
        shares,
        command,
        healthProbe,
        stopGraceSeconds: stopSeconds,
      }),
    ];
  }
}
