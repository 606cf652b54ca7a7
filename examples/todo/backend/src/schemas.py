"""What goes over the wire."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

# PostgreSQL cannot store a NUL character.
_NO_NUL = r"^[^\x00]*$"

# Identifiers are PostgreSQL integers: a greater one is a bad request, not a failing query.
TodoId = Annotated[int, Field(ge=1, le=2**31 - 1)]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_NO_NUL),
]
Description = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000, pattern=_NO_NUL),
]


class Input(BaseModel):
    """A misspelt field is an error, not ignored."""

    model_config = ConfigDict(extra="forbid")


class TodoCreate(Input):
    title: Title
    description: Description | None = None
    completed: bool = False


class TodoUpdate(Input):
    """Only the fields that are present are changed; a null description removes it."""

    title: Title | None = None
    description: Description | None = None
    completed: bool | None = None

    @field_validator("title", "completed")
    @classmethod
    def _not_null[T](cls, value: T | None) -> T:
        if value is None:
            raise ValueError("leave the field out instead of setting it to null")
        return value


class TodoRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    description: str | None
    completed: bool
    created_at: datetime
    updated_at: datetime


class ChatMessage(Input):
    role: Literal["user", "assistant"]
    content: Annotated[str, StringConstraints(min_length=1, max_length=16_000)]


class ChatRequest(Input):
    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=100)]

    @model_validator(mode="after")
    def _ends_with_the_user(self) -> Self:
        if self.messages[-1].role != "user":
            raise ValueError("the last message must be the user's")
        return self


class Status(BaseModel):
    status: Literal["ok", "ready"]


class Problem(BaseModel):
    """The body of every error that is not a validation error."""

    detail: str
