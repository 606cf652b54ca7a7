"""The connection to PostgreSQL."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

type Sessions = async_sessionmaker[AsyncSession]


def create_engine(url: str) -> AsyncEngine:
    """Nothing connects before the first query."""
    return create_async_engine(
        url,
        # A connection that died with a restarted database is replaced, not handed out.
        pool_pre_ping=True,
        pool_timeout=5,
        connect_args={"connect_timeout": 5},
    )


def create_sessions(engine: AsyncEngine) -> Sessions:
    return async_sessionmaker(engine, expire_on_commit=False)


async def _get_session(request: Request) -> AsyncIterator[AsyncSession]:
    sessions: Sessions = request.state.sessions
    async with sessions.begin() as session:
        yield session


# One transaction per request. The scope makes it commit before the response is sent: a client
# that has read "201 Created" can rely on it.
SessionDep = Annotated[AsyncSession, Depends(_get_session, scope="function")]
