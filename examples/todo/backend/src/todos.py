"""What can be done with todos, for the HTTP API and the assistant alike."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from src.models import Todo
from src.schemas import TodoCreate, TodoUpdate


class TodoNotFoundError(LookupError):
    def __init__(self, todo_id: int) -> None:
        super().__init__(f"Todo {todo_id} does not exist.")


async def list_todos(
    session: AsyncSession,
    *,
    completed: bool | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Sequence[Todo]:
    """The newest first."""
    query = select(Todo).order_by(Todo.id.desc()).limit(limit).offset(offset)
    if completed is not None:
        query = query.where(Todo.completed == completed)
    return (await session.scalars(query)).all()


async def get_todo(session: AsyncSession, todo_id: int, *, for_update: bool = False) -> Todo:
    todo = await session.get(Todo, todo_id, with_for_update=for_update)
    if todo is None:
        raise TodoNotFoundError(todo_id)
    return todo


async def create_todo(session: AsyncSession, data: TodoCreate) -> Todo:
    todo = Todo(**data.model_dump())
    session.add(todo)
    await session.flush()
    return todo


async def update_todo(session: AsyncSession, todo_id: int, data: TodoUpdate) -> Todo:
    todo = await get_todo(session, todo_id, for_update=True)
    for name, value in data.model_dump(exclude_unset=True).items():
        setattr(todo, name, value)
    await session.flush()
    return todo


async def delete_todo(session: AsyncSession, todo_id: int) -> Todo:
    todo = await get_todo(session, todo_id, for_update=True)
    await session.delete(todo)
    await session.flush()
    return todo
