from pathlib import Path

import pytest

from src import settings as module
from src.settings import Settings, load_settings

pytestmark = pytest.mark.usefixtures("clean_environment")

URL = "postgresql://todo:secret@db:5432/todo"
NORMALISED = "postgresql+psycopg://todo:secret@db:5432/todo"


@pytest.fixture(autouse=True)
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An existing, empty directory of secrets."""
    monkeypatch.setattr(module, "SECRETS_DIR", tmp_path)
    return tmp_path


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_the_url_means_psycopg(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", URL.replace("postgresql", scheme))

    assert load_settings().database_url.get_secret_value() == NORMALISED


def test_a_password_with_special_characters_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://todo:p%40s%2Fs%25@db/todo?sslmode=require")

    value = load_settings().database_url.get_secret_value()

    assert value == "postgresql+psycopg://todo:p%40s%2Fs%25@db/todo?sslmode=require"


def test_values_come_from_secret_files(secrets: Path) -> None:
    (secrets / "database_url").write_text(URL + "\n")
    (secrets / "openai_api_key").write_text("sk-file\n")

    settings = load_settings()

    assert settings.database_url.get_secret_value() == NORMALISED
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "sk-file"


def test_the_environment_wins_over_a_secret_file(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (secrets / "database_url").write_text("postgresql://file@file/file")
    monkeypatch.setenv("DATABASE_URL", URL)

    assert load_settings().database_url.get_secret_value() == NORMALISED


def test_an_empty_variable_leaves_the_secret_file_its_say(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (secrets / "database_url").write_text(URL)
    monkeypatch.setenv("DATABASE_URL", "")

    assert load_settings().database_url.get_secret_value() == NORMALISED


def test_empty_values_and_empty_files_mean_unset(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    for name in ("OPENAI_MODEL", "OPENAI_BASE_URL", "CORS_ORIGINS", "LOG_LEVEL"):
        monkeypatch.setenv(name, "")
    (secrets / "openai_api_key").write_text("\n")

    settings = load_settings()

    assert settings.openai_api_key is None
    assert settings.openai_model == Settings.model_fields["openai_model"].default
    assert settings.cors_origins == ["http://localhost:3000"]
    assert settings.log_level == "INFO"


def test_lists_are_separated_by_commas_and_levels_ignore_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    monkeypatch.setenv("CORS_ORIGINS", "https://a.example/, https://b.example")
    monkeypatch.setenv("LOG_LEVEL", "debug")

    settings = load_settings()

    assert settings.cors_origins == ["https://a.example", "https://b.example"]
    assert settings.log_level == "DEBUG"


def test_a_missing_secrets_directory_is_no_matter(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECRETS_DIR", secrets / "absent")
    monkeypatch.setenv("DATABASE_URL", URL)

    # A warning would fail here: pytest turns it into an error.
    assert load_settings().database_url.get_secret_value() == NORMALISED


def test_a_missing_url_is_explained_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECRETS_DIR", Path("/run/secrets"))

    with pytest.raises(SystemExit, match=r"^DATABASE_URL is not set: .*\.$") as exit_:
        load_settings()
    assert "/run/secrets/database_url" in str(exit_.value)


@pytest.mark.parametrize(
    "value", ["mysql://todo:secret@db/todo", "secret", "postgres://a:secret@b:x/c"]
)
def test_a_wrong_url_is_explained_without_repeating_it(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", value)

    with pytest.raises(SystemExit, match=r"^DATABASE_URL is not valid: must look like") as exit_:
        load_settings()
    assert value not in str(exit_.value)


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")

    assert "secret@" not in repr(load_settings())
    assert "sk-secret" not in repr(load_settings())
