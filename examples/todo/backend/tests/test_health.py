import socket
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from src.app import create_app
from src.settings import Settings


def client_of(port: int) -> TestClient:
    url = f"postgresql://nobody:secret@127.0.0.1:{port}/nothing"
    return TestClient(create_app(Settings(database_url=SecretStr(url))))


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Accepts connections, and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def test_it_is_ready_when_the_database_answers(client: TestClient) -> None:
    response = client.get("/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ready"}


@pytest.mark.usefixtures("clean_environment")
def test_it_is_alive_but_not_ready_without_a_database(closed_port: int) -> None:
    with client_of(closed_port) as client:
        health, ready = client.get("/health"), client.get("/ready")

    assert health.status_code == 200
    assert health.json() == {"status": "ok"}
    assert ready.status_code == 503
    assert ready.json() == {"detail": "The database cannot be reached."}


@pytest.mark.usefixtures("clean_environment")
def test_a_silent_database_does_not_hold_up_the_answer(silent_port: int) -> None:
    with client_of(silent_port) as client:
        response = client.get("/ready")

    assert response.status_code == 503
    assert response.json() == {"detail": "The database did not answer within 2 seconds."}


@pytest.mark.usefixtures("clean_environment")
def test_todos_answer_503_without_a_database(closed_port: int) -> None:
    with client_of(closed_port) as client:
        response = client.get("/api/todos")

    assert response.status_code == 503
    assert response.json() == {"detail": "The database is not available."}
