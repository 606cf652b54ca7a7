/** How a service's database is brought to the state that its code expects: a task that runs before the service starts. */
export class Migrations {
  /** Runs `alembic upgrade head`. */
  public static alembic(): Migrations {
    return new Migrations(['upgrade', 'head'], 'alembic');
  }

  /**
   * Runs a command in the service's image.
   *
   * @param argv program and arguments, without a shell
   */
  public static command(argv: string[]): Migrations {
    return new Migrations(argv);
  }

  private constructor(private readonly argv: readonly string[], private readonly program?: 'alembic') {}

  /** @internal */
  public get _usesAlembic(): boolean {
    return this.program === 'alembic';
  }

  /**
   * Program and arguments, without a shell.
   *
   * @param configuration Alembic's file from where the command runs; a default place need not be said
   * @internal
   */
  public _command(configuration = 'alembic.ini'): string[] {
    if (this.program === undefined) return [...this.argv];
    const usual = ['alembic.ini', 'pyproject.toml'].includes(configuration);
    return [this.program, ...(usual ? [] : ['--config', configuration]), ...this.argv];
  }
}
