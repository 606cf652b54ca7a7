"""A real HTTP server that speaks as much of OpenAI's streaming protocol as the assistant uses."""

import json
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self

type Reply = Callable[["_Handler"], None]


class FakeOpenAI:
    """Answers each request with the next reply that the test has prepared."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.replies: deque[Reply] = deque()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.fake = self  # type: ignore[attr-defined]
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def last_messages(self) -> list[dict[str, Any]]:
        return list(self.requests[-1]["messages"])

    def says(self, *pieces: str) -> None:
        def reply(handler: _Handler) -> None:
            for piece in pieces:
                handler.send_choice({"content": piece})
            handler.finish_stream("stop")

        self.replies.append(reply)

    def says_slowly(self, first: str, rest: str) -> Event:
        """The rest comes when the returned event is set."""
        go_on = Event()

        def reply(handler: _Handler) -> None:
            handler.send_choice({"content": first})
            go_on.wait(timeout=15)
            handler.send_choice({"content": rest})
            handler.finish_stream("stop")

        self.replies.append(reply)
        return go_on

    def calls(self, *calls: tuple[str, str]) -> None:
        """Call tools by name, with arguments as text, since a model may write anything."""

        def reply(handler: _Handler) -> None:
            for index, (name, arguments) in enumerate(calls):
                # As the real service does: first the name, then the arguments in pieces.
                head = {"id": f"call_{index}", "type": "function"}
                function = {"name": name, "arguments": ""}
                handler.send_choice(
                    {"tool_calls": [{"index": index, **head, "function": function}]}
                )
                middle = len(arguments) // 2
                for piece in (arguments[:middle], arguments[middle:]):
                    function = {"arguments": piece}
                    handler.send_choice({"tool_calls": [{"index": index, "function": function}]})
            handler.finish_stream("tool_calls")

        self.replies.append(reply)

    def fails(self, status: int, message: str) -> None:
        self.replies.append(lambda handler: handler.send_failure(status, message))

    def breaks_off_after(self, text: str) -> None:
        self.replies.append(lambda handler: handler.send_choice({"content": text}))


class _Handler(BaseHTTPRequestHandler):
    streaming = False

    def do_POST(self) -> None:
        fake: FakeOpenAI = self.server.fake  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fake.requests.append({"authorization": self.headers["Authorization"], **body})
        assert self.path == "/v1/chat/completions"
        assert body["stream"] is True
        fake.replies.popleft()(self)

    def send_choice(self, delta: dict[str, Any], finish_reason: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        self._send(
            json.dumps(
                {
                    "id": "chatcmpl-1",
                    "object": "chat.completion.chunk",
                    "created": 0,
                    "model": "fake",
                    "choices": [choice],
                }
            )
        )

    def finish_stream(self, finish_reason: str) -> None:
        self.send_choice({}, finish_reason)
        self._send("[DONE]")

    def send_failure(self, status: int, message: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        # Otherwise the SDK tries again, with pauses.
        self.send_header("x-should-retry", "false")
        self.end_headers()
        self.wfile.write(json.dumps({"error": {"message": message}}).encode())

    def _send(self, data: str) -> None:
        if not self.streaming:
            self.streaming = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
        self.wfile.write(f"data: {data}\n\n".encode())

    def log_message(self, format: str, *args: object) -> None:
        pass
