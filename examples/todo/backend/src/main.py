"""The entry point: `uvicorn src.main:app`."""

from src.app import create_app
from src.logging import configure_logging
from src.settings import load_settings

settings = load_settings()
configure_logging(settings.log_level)
app = create_app(settings)
