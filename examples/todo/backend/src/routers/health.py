"""Two questions that an orchestrator asks: is the process alive, and can it serve?"""

import asyncio
import logging

from fastapi import APIRouter, HTTPException, Request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from src.database import Sessions
from src.schemas import Problem, Status

READY_TIMEOUT_SECONDS = 2

logger = logging.getLogger(__name__)
router = APIRouter(tags=["health"])


@router.get("/health")
async def health() -> Status:
    """Touches nothing: restarting this process would not repair a database."""
    return Status(status="ok")


@router.get("/ready", responses={503: {"model": Problem}})
async def ready(request: Request) -> Status:
    sessions: Sessions = request.state.sessions
    try:
        async with asyncio.timeout(READY_TIMEOUT_SECONDS), sessions() as session:
            await session.execute(text("SELECT 1"))
    except TimeoutError:
        reason = f"The database did not answer within {READY_TIMEOUT_SECONDS} seconds."
        logger.warning(reason)
        raise HTTPException(503, reason) from None
    except SQLAlchemyError as error:
        # The error may name hosts and users: that is for the log, not for the client.
        logger.warning("The database cannot be reached: %s", error)
        raise HTTPException(503, "The database cannot be reached.") from None
    return Status(status="ready")
