"""Migrations use the application's own settings, models and log format."""

from alembic import context
from sqlalchemy import create_engine, func, pool, select

from src.logging import configure_logging
from src.models import Base
from src.settings import load_settings

# Any number, the same for everyone who migrates this application's database.
MIGRATION_LOCK = 7_463_001


def run_offline(url: str) -> None:
    """`--sql`: print the statements instead of running them."""
    context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online(url: str) -> None:
    engine = create_engine(url, poolclass=pool.NullPool, connect_args={"connect_timeout": 5})
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata)
        with context.begin_transaction():
            # Two replicas that start together take turns; the second finds nothing to do.
            connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            context.run_migrations()


settings = load_settings()
configure_logging(settings.log_level)
database_url = settings.database_url.get_secret_value()
if context.is_offline_mode():
    run_offline(database_url)
else:
    run_online(database_url)
