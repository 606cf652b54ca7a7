"""The conversation with the assistant, as a stream of server-sent events."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from src.assistant import Assistant
from src.schemas import ChatRequest, Problem

router = APIRouter(prefix="/api/chat", tags=["chat"])


def _get_assistant(request: Request) -> Assistant:
    assistant: Assistant | None = request.state.assistant
    if assistant is None:
        raise HTTPException(
            503,
            "The assistant is not configured: set OPENAI_API_KEY, "
            "or provide the secret file openai_api_key.",
        )
    return assistant


@router.post("", response_class=EventSourceResponse, responses={503: {"model": Problem}})
async def chat(
    conversation: ChatRequest, assistant: Annotated[Assistant, Depends(_get_assistant)]
) -> AsyncIterator[ServerSentEvent]:
    """Any number of `delta` and `tool` events, then one `done` or one `error`.

    - `delta` `{"text"}`: a piece of the answer
    - `tool` `{"name", "summary"}`: what the assistant has done
    - `error` `{"message"}`: why there is no more
    - `done` `{}`: the answer is complete
    """
    async for event in assistant.answer(conversation.messages):
        yield ServerSentEvent(event=event.kind, data=event.data)
