/** How a service's database is brought to the state that its code expects: a task that runs before the service starts. */
export class Migrations {
  /** Runs `alembic upgrade head`. */
  public static alembic(): Migrations {
    return new Migrations(['alembic', 'upgrade', 'head']);
  }

  /**
   * Runs a command in the service's image.
   *
   * @param argv program and arguments, without a shell
   */
  public static command(argv: string[]): Migrations {
    return new Migrations(argv);
  }

  private constructor(/** @internal */ public readonly _argv: readonly string[]) {}
}
