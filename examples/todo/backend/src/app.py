"""The application, put together."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from openai import AsyncOpenAI
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from src.assistant import Assistant
from src.database import create_engine, create_sessions
from src.routers import chat, health, todos
from src.settings import Settings
from src.todos import TodoNotFoundError

MAX_BODY_BYTES = 1024 * 1024

logger = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
        async with AsyncExitStack() as stack:
            engine = create_engine(settings.database_url.get_secret_value())
            stack.push_async_callback(engine.dispose)
            sessions = create_sessions(engine)
            assistant = None
            if settings.openai_api_key:
                client = await stack.enter_async_context(
                    AsyncOpenAI(
                        api_key=settings.openai_api_key.get_secret_value(),
                        base_url=str(settings.openai_base_url),
                        timeout=60,
                    )
                )
                assistant = Assistant(client, settings.openai_model, sessions)
            yield {"sessions": sessions, "assistant": assistant}

    app = FastAPI(title="Todo", lifespan=lifespan, max_body_size=MAX_BODY_BYTES)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=["GET", "POST", "PATCH", "DELETE"],
        allow_headers=["Content-Type"],
    )
    app.include_router(health.router)
    app.include_router(todos.router)
    app.include_router(chat.router)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(TodoNotFoundError, _not_found)
    app.add_exception_handler(OperationalError, _database_unavailable)
    app.add_exception_handler(PoolTimeoutError, _database_unavailable)
    return app


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    """FastAPI's own answer repeats the input, and fails on input that UTF-8 cannot express."""
    assert isinstance(error, RequestValidationError)
    problems = [{key: problem[key] for key in ("type", "loc", "msg")} for problem in error.errors()]
    return JSONResponse({"detail": problems}, 422)


async def _not_found(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 404)


async def _database_unavailable(_: Request, error: Exception) -> JSONResponse:
    logger.warning("The database is not available: %s", error)
    return JSONResponse({"detail": "The database is not available."}, 503)
