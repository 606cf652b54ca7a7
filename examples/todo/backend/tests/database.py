"""Throw-away schemas in a real PostgreSQL, and Alembic as an operator runs it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.schema import CreateSchema, DropSchema

BACKEND = Path(__file__).parent.parent


@contextmanager
def temporary_schema() -> Iterator[str]:
    """The URL of an empty schema: whatever else the database holds is out of reach."""
    given = os.environ.get("TEST_DATABASE_URL") or os.environ["DATABASE_URL"]
    url = make_url(given).set(drivername="postgresql+psycopg")
    name = f"test_{uuid4().hex[:12]}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(CreateSchema(name))
        try:
            yield _render(
                url.update_query_dict(
                    {"options": f"-csearch_path={name}", "application_name": name}
                )
            )
        finally:
            connection.execute(DropSchema(name, cascade=True))
    engine.dispose()


def _render(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url)
    with engine.begin() as connection:
        result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


def cut_connections(url: str) -> None:
    """What a restarting database does to the application's open connections."""
    name = make_url(url).query["application_name"]
    execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE application_name = '{name}' AND pid <> pg_backend_pid()",
    )


def start_alembic(url: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "alembic", *arguments],
        cwd=BACKEND,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def alembic(url: str, *arguments: str) -> str:
    process = start_alembic(url, *arguments)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    return output
