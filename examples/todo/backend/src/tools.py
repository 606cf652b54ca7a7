"""What the assistant can do with the todo list."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

from openai.types.chat import ChatCompletionFunctionToolParam
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from src import todos
from src.database import Sessions
from src.models import Todo
from src.schemas import Description, Input, Title, TodoCreate, TodoId, TodoRead, TodoUpdate

_TODOS = TypeAdapter(list[TodoRead])


@dataclass(frozen=True)
class Result:
    """The same outcome twice: one line for the person, JSON or an error for the model."""

    summary: str
    content: str

    @classmethod
    def of(cls, summary: str, *found: Todo) -> "Result":
        read = [TodoRead.model_validate(todo) for todo in found]
        return cls(summary, _TODOS.dump_json(read).decode())

    @classmethod
    def error(cls, reason: str) -> "Result":
        return cls(reason, f"Error: {reason}")


@dataclass(frozen=True)
class Tool[Arguments: BaseModel]:
    description: str
    arguments: type[Arguments]
    run: Callable[[AsyncSession, Arguments], Awaitable[Result]]


class ListArguments(Input):
    completed: Annotated[
        bool | None,
        Field(description="true: only completed ones, false: only open ones"),
    ] = None


class AddArguments(Input):
    title: Title
    description: Description | None = None


class TodoArguments(Input):
    id: TodoId


async def _list(session: AsyncSession, arguments: ListArguments) -> Result:
    found = await todos.list_todos(session, completed=arguments.completed)
    return Result.of("1 todo" if len(found) == 1 else f"{len(found)} todos", *found)


async def _add(session: AsyncSession, arguments: AddArguments) -> Result:
    todo = await todos.create_todo(session, TodoCreate(**arguments.model_dump()))
    return Result.of(f"Added “{todo.title}”", todo)


async def _complete(session: AsyncSession, arguments: TodoArguments) -> Result:
    todo = await todos.update_todo(session, arguments.id, TodoUpdate(completed=True))
    return Result.of(f"Completed “{todo.title}”", todo)


async def _delete(session: AsyncSession, arguments: TodoArguments) -> Result:
    todo = await todos.delete_todo(session, arguments.id)
    return Result.of(f"Deleted “{todo.title}”", todo)


TOOLS: dict[str, Tool[Any]] = {
    "list_todos": Tool("List the newest 100 todos.", ListArguments, _list),
    "add_todo": Tool("Add a todo.", AddArguments, _add),
    "complete_todo": Tool("Mark a todo as completed.", TodoArguments, _complete),
    "delete_todo": Tool("Delete a todo for good.", TodoArguments, _delete),
}

DEFINITIONS: list[ChatCompletionFunctionToolParam] = [
    {
        "type": "function",
        "function": {
            "name": name,
            "description": tool.description,
            "parameters": tool.arguments.model_json_schema(),
        },
    }
    for name, tool in TOOLS.items()
]


async def use_tool(sessions: Sessions, name: str, arguments: str) -> Result:
    """Run one tool in a transaction of its own; a mistake of the model is a result too."""
    tool = TOOLS.get(name)
    if tool is None:
        return Result.error(f"There is no tool {name!r}, only {', '.join(TOOLS)}.")
    try:
        parsed = tool.arguments.model_validate_json(arguments or "{}")
        async with sessions.begin() as session:
            return await tool.run(session, parsed)
    except ValidationError as error:
        return Result.error(f"The arguments are not valid: {_explain(error)}.")
    except todos.TodoNotFoundError as error:
        return Result.error(str(error))


def _explain(error: ValidationError) -> str:
    return "; ".join(
        ": ".join([*map(str, problem["loc"]), problem["msg"]]) for problem in error.errors()
    )
