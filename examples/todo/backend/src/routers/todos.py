"""Todos as a resource."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, status

from src import todos
from src.database import SessionDep
from src.models import Todo
from src.schemas import Problem, TodoCreate, TodoId, TodoRead, TodoUpdate

router = APIRouter(prefix="/api/todos", tags=["todos"])
NOT_FOUND: dict[int | str, dict[str, Any]] = {status.HTTP_404_NOT_FOUND: {"model": Problem}}


@router.get("", response_model=list[TodoRead])
async def list_todos(
    session: SessionDep,
    completed: bool | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 500,
    offset: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
) -> Sequence[Todo]:
    """The newest first."""
    return await todos.list_todos(session, completed=completed, limit=limit, offset=offset)


@router.post("", response_model=TodoRead, status_code=status.HTTP_201_CREATED)
async def create_todo(session: SessionDep, data: TodoCreate) -> Todo:
    return await todos.create_todo(session, data)


@router.get("/{todo_id}", response_model=TodoRead, responses=NOT_FOUND)
async def get_todo(session: SessionDep, todo_id: TodoId) -> Todo:
    return await todos.get_todo(session, todo_id)


@router.patch("/{todo_id}", response_model=TodoRead, responses=NOT_FOUND)
async def update_todo(session: SessionDep, todo_id: TodoId, data: TodoUpdate) -> Todo:
    """Change only the fields that are present."""
    return await todos.update_todo(session, todo_id, data)


@router.delete("/{todo_id}", status_code=status.HTTP_204_NO_CONTENT, responses=NOT_FOUND)
async def delete_todo(session: SessionDep, todo_id: TodoId) -> None:
    await todos.delete_todo(session, todo_id)
