from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.database import cut_connections

MISSING = {"detail": "Todo 42 does not exist."}


def add(client: TestClient, title: str, **fields: object) -> dict[str, Any]:
    response = client.post("/api/todos", json={"title": title, **fields})
    assert response.status_code == 201, response.text
    todo: dict[str, Any] = response.json()
    return todo


def titles(client: TestClient, **query: int) -> list[str]:
    response = client.get("/api/todos", params=query)
    assert response.status_code == 200, response.text
    return [todo["title"] for todo in response.json()]


def test_a_new_list_is_empty(client: TestClient) -> None:
    assert titles(client) == []


def test_a_created_todo_can_be_read_again(client: TestClient) -> None:
    created = add(client, "Buy milk", description="Two litres")

    assert created["id"] == 1
    assert created["title"] == "Buy milk"
    assert created["description"] == "Two litres"
    assert created["completed"] is False
    assert client.get("/api/todos/1").json() == created


def test_timestamps_carry_a_time_zone(client: TestClient) -> None:
    created = add(client, "Buy milk")

    for name in ("created_at", "updated_at"):
        assert datetime.fromisoformat(created[name]).utcoffset() == timedelta(0)


def test_a_title_is_trimmed(client: TestClient) -> None:
    assert add(client, "  Buy milk \n")["title"] == "Buy milk"


def test_a_title_may_be_as_long_as_200_characters(client: TestClient) -> None:
    assert len(add(client, "ä" * 200)["title"]) == 200


@pytest.mark.parametrize("title", ["", " \t ", "x" * 201, "nul\0", None, 7])
def test_a_title_that_makes_no_sense_is_refused(client: TestClient, title: object) -> None:
    response = client.post("/api/todos", json={"title": title})

    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["body", "title"]
    assert titles(client) == []


def test_a_misspelt_field_is_refused(client: TestClient) -> None:
    response = client.post("/api/todos", json={"title": "Buy milk", "complete": True})

    assert response.status_code == 422


@pytest.mark.parametrize(
    "body", [b'{"title": "\\ud800"}', b'{"title": "x", "completed": NaN}', b"\xff", b"[]", b""]
)
def test_a_body_that_cannot_be_read_is_refused(client: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    assert client.post("/api/todos", content=body, headers=headers).status_code in (400, 422)


def test_an_enormous_body_is_refused(client: TestClient) -> None:
    response = client.post("/api/todos", json={"title": "x" * 2_000_000})

    assert response.status_code == 413


def test_the_newest_todo_comes_first(client: TestClient) -> None:
    for title in ("one", "two", "three"):
        add(client, title)

    assert titles(client) == ["three", "two", "one"]


def test_an_older_todo_keeps_its_place_when_it_changes(client: TestClient) -> None:
    add(client, "one")
    add(client, "two")

    client.patch("/api/todos/1", json={"completed": True})

    assert titles(client) == ["two", "one"]


def test_the_list_can_be_filtered_and_paged(client: TestClient) -> None:
    for number in range(4):
        add(client, f"todo {number}", completed=number % 2 == 0)

    assert titles(client, completed=True) == ["todo 2", "todo 0"]
    assert titles(client, completed=False) == ["todo 3", "todo 1"]
    assert titles(client, limit=2, offset=1) == ["todo 2", "todo 1"]


def test_a_change_touches_only_the_fields_that_are_sent(client: TestClient) -> None:
    before = add(client, "Buy milk", description="Two litres")

    after = client.patch("/api/todos/1", json={"completed": True}).json()

    assert after.pop("updated_at") > before.pop("updated_at")
    assert after == {**before, "completed": True}


def test_a_description_can_be_removed(client: TestClient) -> None:
    add(client, "Buy milk", description="Two litres")

    response = client.patch("/api/todos/1", json={"description": None})

    assert response.json()["description"] is None


@pytest.mark.parametrize("change", [{"title": None}, {"completed": None}, {"title": " "}])
def test_a_change_that_makes_no_sense_is_refused(
    client: TestClient, change: dict[str, object]
) -> None:
    before = add(client, "Buy milk")

    assert client.patch("/api/todos/1", json=change).status_code == 422
    assert client.get("/api/todos/1").json() == before


def test_an_empty_change_changes_nothing(client: TestClient) -> None:
    before = add(client, "Buy milk")

    response = client.patch("/api/todos/1", json={})

    assert response.status_code == 200
    assert response.json() == before


def test_a_deleted_todo_is_gone(client: TestClient) -> None:
    add(client, "Buy milk")

    response = client.delete("/api/todos/1")

    assert response.status_code == 204
    assert response.content == b""
    assert client.get("/api/todos/1").status_code == 404


def test_a_todo_that_does_not_exist_is_not_found(client: TestClient) -> None:
    for response in (
        client.get("/api/todos/42"),
        client.patch("/api/todos/42", json={"completed": True}),
        client.delete("/api/todos/42"),
    ):
        assert response.status_code == 404
        assert response.json() == MISSING


@pytest.mark.parametrize("todo_id", ["0", "-1", "2147483648", "milk"])
def test_an_identifier_that_cannot_exist_is_refused(client: TestClient, todo_id: str) -> None:
    assert client.get(f"/api/todos/{todo_id}").status_code == 422


def test_cut_connections_are_replaced(client: TestClient, database_url: str) -> None:
    add(client, "Buy milk")

    cut_connections(database_url)

    assert titles(client) == ["Buy milk"]


def test_only_the_configured_origins_may_read(client: TestClient) -> None:
    def allowed(origin: str) -> str | None:
        response = client.get("/api/todos", headers={"Origin": origin})
        return response.headers.get("access-control-allow-origin")

    assert allowed("http://localhost:3000") == "http://localhost:3000"
    assert allowed("http://elsewhere.example") is None
