/**
 * Runs Alembic with another address of the database than the one that is written down in its file.
 *
 * @param configuration Alembic's file, from where the command runs
 * @param variable that has the address
 * @param scheme of the address that is written down: it names the driver that the environment works with
 */
export function upgradeAt(configuration: string, variable: string, scheme: string): string[] {
  const statements = [
    'import os',
    'from alembic import command, config',
    'from sqlalchemy.engine import make_url',
    `url = make_url(os.environ['${variable}']).set(drivername='${scheme.replace(/^postgres(?=\+|$)/, 'postgresql')}')`,
    `settings = config.Config('${configuration}')`,
    "settings.set_main_option('sqlalchemy.url', url.render_as_string(hide_password=False).replace('%', '%%'))",
    "command.upgrade(settings, 'head')",
  ];
  return ['python', '-c', statements.join('; ')];
}
