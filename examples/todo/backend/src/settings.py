"""What can be configured: by environment variables, or by files in /run/secrets."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    HttpUrl,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

SECRETS_DIR = Path("/run/secrets")


def _use_psycopg(value: SecretStr) -> SecretStr:
    """Accept the spellings that platforms hand out, and make all of them mean psycopg 3."""
    try:
        url = make_url(value.get_secret_value())
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in {
        "postgres",
        "postgresql",
        "postgresql+psycopg",
    }:
        raise ValueError("must look like postgresql://user:password@host:5432/database")
    url = url.set(drivername="postgresql+psycopg")
    return SecretStr(url.render_as_string(hide_password=False))


def _split_commas(value: object) -> object:
    if isinstance(value, str):
        return [part.strip().rstrip("/") for part in value.split(",") if part.strip()]
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        # A value may be a secret, so an error message never repeats it.
        hide_input_in_errors=True,
    )

    database_url: Annotated[SecretStr, AfterValidator(_use_psycopg)]
    openai_api_key: SecretStr | None = None
    openai_model: str = "gpt-5.4-mini"
    openai_base_url: HttpUrl = HttpUrl("https://api.openai.com/v1")
    cors_origins: Annotated[list[str], NoDecode, BeforeValidator(_split_commas)] = [
        "http://localhost:3000"
    ]
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"],
        BeforeValidator(_upper),
    ] = "INFO"

    @model_validator(mode="before")
    @classmethod
    def _blank_means_unset(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: value
            for name, value in values.items()
            if not (isinstance(value, str) and not value.strip())
        }


def load_settings() -> Settings:
    """Read the settings, or end the process with one sentence for each that is wrong."""
    # Naming a directory that does not exist would make pydantic warn at every start.
    secrets_dir = SECRETS_DIR if SECRETS_DIR.is_dir() else None
    try:
        return Settings(_secrets_dir=secrets_dir)  # type: ignore[call-arg]
    except ValidationError as error:
        sentences = [_explain(e["type"], e["loc"], e["msg"]) for e in error.errors()]
        raise SystemExit("\n".join(sentences)) from None
    except OSError as error:
        raise SystemExit(f"{error.filename} cannot be read: {error.strerror}.") from None


def _explain(kind: str, location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0])
    if kind == "missing":
        return (
            f"{name.upper()} is not set: set the environment variable, "
            f"or provide the secret file {SECRETS_DIR / name}."
        )
    return f"{name.upper()} is not valid: {message.removeprefix('Value error, ')}."
