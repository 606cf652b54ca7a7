"""The process, as a container runs it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.database import BACKEND, temporary_schema
from tests.fake_openai import FakeOpenAI

pytestmark = pytest.mark.usefixtures("clean_environment")


class Server:
    def __init__(self, log: Path, **environment: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "uvicorn", "src.main:app", "--port", str(port)),
                    *("--timeout-graceful-shutdown", "20"),
                ],
                cwd=BACKEND,
                env={**os.environ, **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait_until_healthy(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                httpx2.get(f"{self.url}/health").raise_for_status()
                return
            except httpx2.TransportError:
                time.sleep(0.05)
        pytest.fail(f"The server did not start:\n{self.log.read_text()}")

    def stop(self) -> int:
        """Ask it to end, and return its status."""
        try:
            self.process.terminate()
            return self.process.wait(timeout=25)
        finally:
            self.process.kill()


@contextmanager
def running(log: Path, **environment: str) -> Iterator[Server]:
    server = Server(log, **environment)
    try:
        server.wait_until_healthy()
        yield server
    finally:
        server.stop()


def test_every_line_of_the_log_is_json(tmp_path: Path, database_url: str) -> None:
    with running(tmp_path / "log", DATABASE_URL=database_url) as server:
        httpx2.get(f"{server.url}/api/todos/42")

    entries = [json.loads(line) for line in server.log.read_text().splitlines()]

    assert "Application startup complete." in [entry["message"] for entry in entries]
    [access] = [entry for entry in entries if entry.get("path") == "/api/todos/42"]
    assert (access["level"], access["method"], access["status"]) == ("INFO", "GET", 404)


def test_a_crash_is_one_line_of_the_log_and_no_stack_for_the_client(tmp_path: Path) -> None:
    with temporary_schema() as url, running(tmp_path / "log", DATABASE_URL=url) as server:
        # Nobody has created the tables: an error that the application does not expect.
        response = httpx2.get(f"{server.url}/api/todos")

    entries = [json.loads(line) for line in server.log.read_text().splitlines()]
    [crash] = [entry for entry in entries if entry["level"] == "ERROR"]
    assert (response.status_code, response.text) == (500, "Internal Server Error")
    assert crash["exception"].startswith("Traceback")


def test_the_log_level_silences_uvicorn_too(tmp_path: Path, database_url: str) -> None:
    with running(tmp_path / "log", DATABASE_URL=database_url, LOG_LEVEL="warning") as server:
        httpx2.get(f"{server.url}/api/todos")

    assert server.log.read_text() == ""


def test_a_stream_in_flight_is_finished_after_sigterm(
    tmp_path: Path, database_url: str, openai: FakeOpenAI
) -> None:
    go_on = openai.says_slowly("Wait ", "for me.")
    environment = {
        "DATABASE_URL": database_url,
        "OPENAI_API_KEY": "sk-test",
        "OPENAI_BASE_URL": openai.base_url,
    }
    body = {"messages": [{"role": "user", "content": "Hello"}]}
    with (
        running(tmp_path / "log", **environment) as server,
        httpx2.stream("POST", f"{server.url}/api/chat", json=body, timeout=20) as response,
    ):
        lines = response.iter_lines()
        assert next(lines) == "event: delta"
        server.process.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            server.process.wait(timeout=1)
        go_on.set()
        rest = list(lines)
        status = server.stop()

    assert 'data: {"text": "for me."}' in rest
    assert "event: done" in rest
    assert status in (0, -signal.SIGTERM)


def test_a_missing_url_ends_it_with_one_sentence(tmp_path: Path) -> None:
    server = Server(tmp_path / "log")

    assert server.process.wait(timeout=20) == 1
    [sentence] = server.log.read_text().splitlines()
    assert sentence.startswith("DATABASE_URL is not set: set the environment variable,")
