import os
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from src.app import create_app
from src.settings import Settings
from tests.database import alembic, execute, temporary_schema
from tests.fake_openai import FakeOpenAI


def pytest_configure() -> None:
    if not (os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL")):
        raise pytest.UsageError(
            "Set TEST_DATABASE_URL to a PostgreSQL database that the tests may create schemas in, "
            "such as postgresql://user:password@localhost:5432/database."
        )


@pytest.fixture(scope="session")
def migrated_database() -> Iterator[str]:
    with temporary_schema() as url:
        alembic(url, "upgrade", "head")
        yield url


@pytest.fixture
def database_url(migrated_database: str) -> str:
    """A database with the current tables and no rows."""
    execute(migrated_database, "TRUNCATE todos RESTART IDENTITY")
    return migrated_database


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings must not leak into a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def settings(database_url: str, clean_environment: None) -> Settings:
    return Settings(database_url=SecretStr(database_url))


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.fixture
def openai() -> Iterator[FakeOpenAI]:
    with FakeOpenAI() as server:
        yield server
