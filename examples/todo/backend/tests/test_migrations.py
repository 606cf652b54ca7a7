from collections.abc import Iterator

import pytest

from tests.database import alembic, execute, start_alembic, temporary_schema

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"


@pytest.fixture
def empty_database() -> Iterator[str]:
    with temporary_schema() as url:
        yield url


def test_upgrade_creates_the_tables_and_downgrade_removes_them(empty_database: str) -> None:
    alembic(empty_database, "upgrade", "head")
    assert execute(empty_database, TABLES) == [("alembic_version",), ("todos",)]

    alembic(empty_database, "downgrade", "base")
    assert execute(empty_database, TABLES) == [("alembic_version",)]

    alembic(empty_database, "upgrade", "head")
    assert execute(empty_database, TABLES) == [("alembic_version",), ("todos",)]


def test_migrations_and_models_agree(migrated_database: str) -> None:
    assert "No new upgrade operations detected" in alembic(migrated_database, "check")


def test_two_upgrades_at_once_take_turns(empty_database: str) -> None:
    processes = [start_alembic(empty_database, "upgrade", "head") for _ in range(3)]

    for process in processes:
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output


def test_the_statements_can_be_printed_without_a_database() -> None:
    url = "postgresql://nobody:secret@127.0.0.1:1/nothing"

    assert "CREATE TABLE todos" in alembic(url, "upgrade", "head", "--sql")
