"""Logs as JSON, one object per line on stdout: the application's, uvicorn's, every library's."""

import json
import logging
import logging.config
from datetime import UTC, datetime
from typing import Any

# What every record carries; anything else was passed as `extra=`. The colour codes are uvicorn's.
_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "color_message"}


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.name == "uvicorn.access" and isinstance(record.args, tuple):
            names = ("client", "method", "path", "http_version", "status")
            entry |= zip(names, record.args, strict=False)
        entry |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str, ensure_ascii=False)


def configure_logging(level: str) -> None:
    # Uvicorn configures its own loggers before it imports the application. Taking their handlers
    # away here lets their records reach the root logger, so that no command-line flag is needed.
    through_root = {"handlers": [], "level": level, "propagate": True}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonFormatter}},
            "handlers": {
                "stdout": {
                    "class": "logging.StreamHandler",
                    "formatter": "json",
                    "stream": "ext://sys.stdout",
                }
            },
            "root": {"handlers": ["stdout"], "level": level},
            "loggers": {
                "uvicorn": through_root,
                "uvicorn.access": through_root,
                "uvicorn.error": through_root,
            },
        }
    )
    logging.captureWarnings(True)
