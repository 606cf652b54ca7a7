"""The AI assistant: a language model that talks, and works on the todo list with tools."""

import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

import openai
from openai import AsyncOpenAI, OpenAIError
from openai.types.chat import (
    ChatCompletionChunk,
    ChatCompletionMessageFunctionToolCallParam,
    ChatCompletionMessageParam,
)
from sqlalchemy.exc import SQLAlchemyError

from src.database import Sessions
from src.schemas import ChatMessage
from src.tools import DEFINITIONS, use_tool

# A model that keeps calling tools would otherwise never end, and cost without limit.
MAX_ROUNDS = 8

INSTRUCTIONS = """\
You are the assistant of a todo list. Use the tools to look things up and to change them; never
claim a change that a tool has not confirmed. Look up the identifier of a todo before you complete
or delete it. Ask before you delete more than one. Answer briefly, in the language of the user.
"""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    kind: Literal["delta", "tool", "error", "done"]
    data: dict[str, str]


@dataclass
class ToolCall:
    id: str = ""
    name: str = ""
    arguments: str = ""


@dataclass
class Reply:
    """One message of the model, put together from the pieces of its stream."""

    text: str = ""
    tool_calls: dict[int, ToolCall] = field(default_factory=dict)
    complete: bool = False

    def add(self, chunk: ChatCompletionChunk) -> str:
        """Take a piece in, and return the text that it added."""
        if not chunk.choices:
            return ""
        choice = chunk.choices[0]
        for piece in choice.delta.tool_calls or []:
            call = self.tool_calls.setdefault(piece.index, ToolCall())
            call.id = piece.id or call.id
            if piece.function:
                call.name += piece.function.name or ""
                call.arguments += piece.function.arguments or ""
        self.complete = self.complete or choice.finish_reason is not None
        text = choice.delta.content or choice.delta.refusal or ""
        self.text += text
        return text

    def to_message(self) -> ChatCompletionMessageParam:
        calls: list[ChatCompletionMessageFunctionToolCallParam] = [
            {
                "type": "function",
                "id": call.id,
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in self.tool_calls.values()
        ]
        return {"role": "assistant", "content": self.text or None, "tool_calls": calls}


class Assistant:
    def __init__(self, client: AsyncOpenAI, model: str, sessions: Sessions) -> None:
        self._client = client
        self._model = model
        self._sessions = sessions

    async def answer(self, messages: Sequence[ChatMessage]) -> AsyncIterator[Event]:
        """End with exactly one `done` or `error`, whatever happens."""
        history: list[ChatCompletionMessageParam] = [{"role": "system", "content": INSTRUCTIONS}]
        history += [cast(ChatCompletionMessageParam, message.model_dump()) for message in messages]
        try:
            for _ in range(MAX_ROUNDS):
                reply = Reply()
                # No connection to the database is held while the model is thinking.
                async with await self._client.chat.completions.create(
                    model=self._model, messages=history, tools=DEFINITIONS, stream=True
                ) as stream:
                    async for chunk in stream:
                        if text := reply.add(chunk):
                            yield Event("delta", {"text": text})
                if not reply.complete:
                    raise OpenAIError("the stream ended without a finish_reason")
                if not reply.tool_calls:
                    yield Event("done", {})
                    return
                history.append(reply.to_message())
                for call in reply.tool_calls.values():
                    result = await use_tool(self._sessions, call.name, call.arguments)
                    yield Event("tool", {"name": call.name, "summary": result.summary})
                    history.append(
                        {
                            "role": "tool",
                            "tool_call_id": call.id,
                            "content": result.content,
                        }
                    )
            yield _error(f"The assistant gave up after {MAX_ROUNDS} rounds of tools.")
        except OpenAIError as error:
            logger.warning("The AI service failed: %s", error)
            yield _error(_explain(error))
        except SQLAlchemyError as error:
            logger.warning("The assistant cannot use the database: %s", error)
            yield _error("The assistant cannot use the database.")
        except Exception:
            # The status line is long sent: an event is the only way left to tell the client.
            logger.exception("The assistant failed")
            yield _error("The assistant failed; the log says why.")


def _error(message: str) -> Event:
    return Event("error", {"message": message})


def _explain(error: OpenAIError) -> str:
    """The service's own words are for the log: they may quote the key."""
    match error:
        case openai.APITimeoutError():
            return "The AI service did not answer in time."
        case openai.APIConnectionError():
            return "The AI service cannot be reached."
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return "The AI service refuses the configured API key."
        case openai.RateLimitError():
            return "The AI service is out of quota or busy; try again later."
        case openai.APIStatusError():
            return f"The AI service answered with status {error.status_code}."
        case _:
            return "The AI service broke off its answer."
