import { posix } from 'node:path';
import type { Construct } from 'constructs';
import { SCHEDULED_JOB_OPTIONS } from './option-tables';
import { processCheck } from './process-check';
import { Service, ServiceOptions } from './service';
import type { FileMount, ServiceModel } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';
import { schedulerFor } from '../resolve/schedulers';
import { cronProblem } from '../util/cron-expression';

/** Options of a scheduled job; its own environment, secrets and resources come on top of those it shares. */
export interface ScheduledJobOptions extends ServiceOptions {
  /** Service whose image, environment, secrets, database and dependencies it shares. */
  readonly service: Service;
  /** Program and arguments, without a shell, such as `['python', '-m', 'src.cleanup']`. */
  readonly command: string[];
  /** When it runs, in UTC: minute, hour, day of the month, month, day of the week, as cron writes them. */
  readonly schedule: string;
  /** Time for a run in progress when the stack stops, in seconds. @default 60 */
  readonly stopSeconds?: number;
}

/**
 * A command that runs in the image of a service at set times, one run at a time.
 *
 * @example
 *
 * new ScheduledJob(stack, 'cleanup', { service: backend, command: ['python', '-m', 'src.cleanup'], schedule: '0 3 * * *' });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class ScheduledJob extends Service {
  /** @internal */ public static override readonly _OPTIONS = SCHEDULED_JOB_OPTIONS;

  public constructor(scope: Construct, id: string, private readonly options: ScheduledJobOptions) {
    super(scope, id, options);
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    const { service, command, schedule, stopSeconds = 60 } = this.options;
    const shares = this.modelOf(context, service);
    const wrong = cronProblem(schedule);
    if (wrong) this.addProblem(context, `schedule "${schedule}": ${wrong}.`, "Write five fields, such as '*/15 * * * *' or '0 3 * * 1-5': minute, hour, day, month, weekday.");
    if (command.length === 0) this.addProblem(context, 'command is empty.', "Give the program and its arguments, such as ['python', '-m', 'src.cleanup'].");
    if (!shares) return [];
    const scheduler = schedulerFor(shares.programs ?? []);
    if (!scheduler) {
      const what = `The image of ${service.name} has neither Python nor Node.js, which the scheduler needs.`;
      this.addProblem(context, what, 'Let the scheduler of the platform run the command in the image: see the usage page.');
      return [];
    }
    const file: FileMount = {
      name: scheduler.file.replace('.', '-'),
      path: posix.join(context.paths.docker, scheduler.file),
      text: scheduler.text,
      target: `/opt/${scheduler.file}`,
    };
    return [
      this.serviceModel({
        summary: `At ${schedule} (UTC), with the image of ${service.name}: ${command.join(' ')}.`,
        image: shares.image,
        user: shares.user,
        shares,
        command: [scheduler.program, file.target, schedule, ...command],
        files: [file],
        schedule: { expression: schedule, command: [...command] },
        healthProbe: processCheck(shares.programs),
        stopGraceSeconds: stopSeconds,
      }),
    ];
  }
}
