import { Service } from './service';
import { MigrationsOfService, withMigrations } from './wiring/migration-service';
import type { Instruction } from '../model/instruction';
import type { InstructionPoint } from '../model/instruction-point';
import type { ServiceModel } from '../model/service-model';

/** A service that is built from the folder of an application, with a Dockerfile that the library writes. */
export abstract class ApplicationService extends Service {
  private readonly added: { [point: string]: Instruction[] } = {};

  /** Adds instructions of your own at a named place of the generated Dockerfile. */
  public addInstructions(point: InstructionPoint, ...instructions: Instruction[]): void {
    (this.added[point] ??= []).push(...instructions);
  }

  /** @internal */
  protected override get _instructions(): readonly Instruction[] {
    return Object.values(this.added).flat();
  }

  /** Instructions added at a point. @internal */
  protected _instructionsAt(point: InstructionPoint): readonly Instruction[] {
    return this.added[point] ?? [];
  }

  /** The service with its migrations, if it has any. @internal */
  protected _withMigrations(service: ServiceModel, migrations: MigrationsOfService | undefined): ServiceModel[] {
    const applications = this._references.filter((each) => each instanceof ApplicationService).map(({ name }) => name);
    return migrations ? withMigrations(service, migrations, applications) : [service];
  }
}
