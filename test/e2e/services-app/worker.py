"""Takes titles from the queue, and makes todos of them."""

import pathlib
import signal
import socket
import sys
import urllib.parse

import psycopg

SECRETS = pathlib.Path("/run/secrets")


class Queue:
    """As much of the protocol as a worker needs."""

    def __init__(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        self.stream = socket.create_connection((parts.hostname, parts.port)).makefile("rwb")
        self.call("AUTH", parts.password)

    def call(self, *words: str) -> object:
        lines = [f"*{len(words)}", *(line for word in words for line in (f"${len(word)}", word))]
        self.stream.write("".join(f"{line}\r\n" for line in lines).encode())
        self.stream.flush()
        return self.reply()

    def reply(self) -> object:
        line = self.stream.readline().decode().rstrip()
        kind, value = line[0], line[1:]
        if kind == "-":
            raise RuntimeError(value)
        if kind == "*":
            return [self.reply() for _ in range(int(value))] if value != "-1" else None
        if kind == "$":
            return self.stream.read(int(value) + 2)[:-2].decode() if value != "-1" else None
        return value


def main() -> None:
    queue = Queue((SECRETS / "redis_url").read_text())
    database = (SECRETS / "database_url").read_text().replace("+psycopg", "")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("worker: ends by itself"))
    print("worker: ready", flush=True)
    while True:
        job = queue.call("BLPOP", "titles", "1")
        if isinstance(job, list):
            with psycopg.connect(database) as connection:
                connection.execute("INSERT INTO todos (title) VALUES (%s)", (job[1],))


main()
