"""Leaves a todo behind."""

import pathlib

import psycopg

database = pathlib.Path("/run/secrets/database_url").read_text().replace("+psycopg", "")
with psycopg.connect(database) as connection:
    connection.execute("INSERT INTO todos (title) VALUES ('Of the job')")
