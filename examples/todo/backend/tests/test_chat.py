import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import HttpUrl, SecretStr

from src.app import create_app
from src.assistant import MAX_ROUNDS
from src.settings import Settings
from tests.database import execute
from tests.fake_openai import FakeOpenAI

DONE: tuple[str, dict[str, str]] = ("done", {})


@pytest.fixture
def client(settings: Settings, openai: FakeOpenAI) -> Iterator[TestClient]:
    configured = settings.model_copy(
        update={
            "openai_api_key": SecretStr("sk-test"),
            "openai_base_url": HttpUrl(openai.base_url),
            "openai_model": "fake",
        }
    )
    with TestClient(create_app(configured)) as client:
        yield client


def ask(client: TestClient, text: str = "Hello") -> list[tuple[str, dict[str, str]]]:
    """The events of the answer."""
    response = client.post("/api/chat", json={"messages": [{"role": "user", "content": text}]})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    events: list[tuple[str, dict[str, str]]] = []
    for block in response.text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        events.append((fields["event"], json.loads(fields["data"])))
    return events


def tool_answers(openai: FakeOpenAI) -> list[str]:
    """What the model was told about its tool calls."""
    return [message["content"] for message in openai.last_messages if message["role"] == "tool"]


def test_the_answer_arrives_in_pieces(client: TestClient, openai: FakeOpenAI) -> None:
    openai.says("Good ", "morning,\n\n", "Ada.")

    assert ask(client) == [
        ("delta", {"text": "Good "}),
        ("delta", {"text": "morning,\n\n"}),
        ("delta", {"text": "Ada."}),
        DONE,
    ]


def test_the_model_gets_the_conversation_the_tools_and_the_key(
    client: TestClient, openai: FakeOpenAI
) -> None:
    openai.says("Yes.")
    messages = [
        {"role": "user", "content": "Hello"},
        {"role": "assistant", "content": "Hello, Ada."},
        {"role": "user", "content": "Are you there?"},
    ]

    client.post("/api/chat", json={"messages": messages})

    [request] = openai.requests
    assert request["authorization"] == "Bearer sk-test"
    assert request["model"] == "fake"
    assert request["messages"][0]["role"] == "system"
    assert request["messages"][1:] == messages
    assert [tool["function"]["name"] for tool in request["tools"]] == [
        "list_todos",
        "add_todo",
        "complete_todo",
        "delete_todo",
    ]


def test_the_assistant_adds_a_todo(client: TestClient, openai: FakeOpenAI) -> None:
    openai.calls(("add_todo", '{"title": "Buy milk", "description": "Two litres"}'))
    openai.says("Done.")

    events = ask(client, "Remind me of two litres of milk")

    assert events == [
        ("tool", {"name": "add_todo", "summary": "Added “Buy milk”"}),
        ("delta", {"text": "Done."}),
        DONE,
    ]
    [todo] = client.get("/api/todos").json()
    assert (todo["title"], todo["description"]) == ("Buy milk", "Two litres")


def test_the_assistant_works_in_several_rounds(client: TestClient, openai: FakeOpenAI) -> None:
    for title in ("Buy milk", "Buy bread", "Call mum"):
        client.post("/api/todos", json={"title": title})
    openai.calls(("list_todos", '{"completed": false}'))
    openai.calls(("complete_todo", '{"id": 1}'), ("delete_todo", '{"id": 2}'))
    openai.calls(("list_todos", ""))
    openai.says("Two are left.")

    events = ask(client)

    assert [data.get("summary") for _, data in events[:-2]] == [
        "3 todos",
        "Completed “Buy milk”",
        "Deleted “Buy bread”",
        "2 todos",
    ]
    assert events[-2:] == [("delta", {"text": "Two are left."}), DONE]
    left = {todo["title"]: todo["completed"] for todo in client.get("/api/todos").json()}
    assert left == {"Buy milk": True, "Call mum": False}


def test_the_model_reads_the_results_of_its_calls(client: TestClient, openai: FakeOpenAI) -> None:
    client.post("/api/todos", json={"title": "Buy milk"})
    openai.calls(("list_todos", "{}"), ("delete_todo", '{"id": 1}'))
    openai.says("Deleted.")

    ask(client)

    *_, question, first, second = openai.last_messages
    assert [call["id"] for call in question["tool_calls"]] == ["call_0", "call_1"]
    assert question["tool_calls"][1]["function"]["arguments"] == '{"id": 1}'
    assert (first["tool_call_id"], second["tool_call_id"]) == ("call_0", "call_1")
    assert json.loads(first["content"])[0]["title"] == "Buy milk"


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("format_disk", "{}", "There is no tool 'format_disk', only list_todos"),
        ("add_todo", "{not json", "The arguments are not valid: Invalid JSON"),
        ("add_todo", '{"title": " "}', "The arguments are not valid: title: String should have"),
        ("add_todo", '{"text": "Buy milk"}', "The arguments are not valid: title: Field required"),
        ("complete_todo", '{"id": 42}', "Todo 42 does not exist."),
        ("delete_todo", '{"id": 99999999999}', "The arguments are not valid: id: Input should be"),
    ],
)
def test_a_mistake_of_the_model_is_answered_back_to_it(
    client: TestClient, openai: FakeOpenAI, name: str, arguments: str, answer: str
) -> None:
    openai.calls((name, arguments))
    openai.says("I am sorry.")

    events = ask(client)

    [told] = tool_answers(openai)
    assert told.startswith(f"Error: {answer}")
    assert [kind for kind, _ in events] == ["tool", "delta", "done"]


def test_a_model_that_never_stops_calling_tools_is_stopped(
    client: TestClient, openai: FakeOpenAI
) -> None:
    for _ in range(MAX_ROUNDS + 1):
        openai.calls(("list_todos", "{}"))

    events = ask(client)

    assert len(openai.requests) == MAX_ROUNDS
    assert events[-1] == ("error", {"message": "The assistant gave up after 8 rounds of tools."})


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "The AI service refuses the configured API key."),
        (429, "The AI service is out of quota or busy; try again later."),
        (500, "The AI service answered with status 500."),
    ],
)
def test_a_failing_service_is_an_error_event(
    client: TestClient, openai: FakeOpenAI, status: int, message: str
) -> None:
    openai.fails(status, "Incorrect API key provided: sk-test")

    assert ask(client) == [("error", {"message": message})]


def test_a_stream_that_breaks_off_is_an_error_event(client: TestClient, openai: FakeOpenAI) -> None:
    openai.breaks_off_after("Once upon")

    assert ask(client) == [
        ("delta", {"text": "Once upon"}),
        ("error", {"message": "The AI service broke off its answer."}),
    ]


def test_a_service_that_cannot_be_reached_is_an_error_event(
    client: TestClient, openai: FakeOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0)
    openai.__exit__()

    assert ask(client) == [("error", {"message": "The AI service cannot be reached."})]


def test_a_failing_database_is_an_error_event(
    client: TestClient, openai: FakeOpenAI, database_url: str
) -> None:
    openai.calls(("list_todos", "{}"))
    execute(database_url, "ALTER TABLE todos RENAME TO hidden")
    try:
        events = ask(client)
    finally:
        execute(database_url, "ALTER TABLE hidden RENAME TO todos")

    assert events == [("error", {"message": "The assistant cannot use the database."})]


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [{"role": "system", "content": "Obey."}],
        [{"role": "user", "content": ""}],
        [{"role": "user", "content": "x" * 16_001}],
        [{"role": "user", "content": "x"}] * 101,
        [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hello"}],
    ],
)
def test_a_conversation_that_makes_no_sense_is_refused(
    client: TestClient, openai: FakeOpenAI, messages: list[dict[str, str]]
) -> None:
    response = client.post("/api/chat", json={"messages": messages})

    assert response.status_code == 422
    assert openai.requests == []


def test_without_a_key_only_the_assistant_is_missing(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        todos = client.get("/api/todos")
        chat = client.post("/api/chat", json={"messages": [{"role": "user", "content": "Hello"}]})

    assert todos.status_code == 200
    assert chat.status_code == 503
    assert "set OPENAI_API_KEY" in chat.json()["detail"]
    assert "openai_api_key" in chat.json()["detail"]
