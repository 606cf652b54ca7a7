import { COMMAND_ARGUMENTS } from '../model/option-tables';
import { OptionMistake, optionMistakes } from '../util/option-mistakes';

/** What runs: a tool that is known, a script of package.json, a command, or nothing. */
type Kind = 'alembic' | 'prisma' | 'drizzle' | 'script' | 'command' | 'none';

/** Database migrations: a task that runs before the service starts and brings the database to the state that its code expects. */
export class Migrations {
  /** Runs `alembic upgrade head`. */
  public static alembic(): Migrations {
    return new Migrations('alembic', ['upgrade', 'head']);
  }

  /** Runs `prisma migrate deploy`; for a Next.js application. */
  public static prisma(): Migrations {
    return new Migrations('prisma');
  }

  /** Runs `drizzle-kit migrate`; for a Next.js application. */
  public static drizzle(): Migrations {
    return new Migrations('drizzle');
  }

  /**
   * Runs a script of package.json, without a package manager; for a Next.js application.
   *
   * @param name such as `db:migrate`
   */
  public static script(name: string): Migrations {
    return new Migrations('script', [name]);
  }

  /**
   * Runs a command, in the image of a FastAPI service or in the image that a Next.js service has for migrations.
   *
   * @param argv program and arguments, without a shell
   */
  public static command(argv: string[]): Migrations {
    return new Migrations('command', argv, undefined, optionMistakes({ argv }, COMMAND_ARGUMENTS, 'Migrations.command()'));
  }

  /** Runs nothing, even if migrations would be detected. */
  public static none(): Migrations {
    return new Migrations('none');
  }

  private constructor(
    /** @internal */ public readonly _kind: Kind,
    /** Arguments of the tool, name of the script, or the command. @internal */ public readonly _words: readonly string[] = [],
    /** File and line that say so. @default the user does @internal */ public readonly _place?: string,
    /** @internal */ public readonly _mistakes: readonly OptionMistake[] = [],
  ) {}

  /** The same, as detection found it. @internal */
  public _foundAt(place: string): Migrations {
    return new Migrations(this._kind, this._words, place);
  }

  /** @internal */
  public get _usesAlembic(): boolean {
    return this._kind === 'alembic';
  }

  /**
   * Program and arguments in the image of a FastAPI service, without a shell.
   *
   * @param configuration Alembic's file from where the command runs; a default place need not be said
   * @internal
   */
  public _command(configuration = 'alembic.ini'): string[] {
    if (!this._usesAlembic) return [...this._words];
    const usual = ['alembic.ini', 'pyproject.toml'].includes(configuration);
    return ['alembic', ...(usual ? [] : ['--config', configuration]), ...this._words];
  }
}
