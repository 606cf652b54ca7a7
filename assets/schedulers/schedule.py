"""Runs a command at the times of a cron expression, in UTC.

usage: schedule.py EXPRESSION COMMAND [ARGUMENT...]

Compose cannot start anything at a set time, and a cron daemon needs root and its own image. There is one run at a time:
times that pass during a run are skipped. When the container is stopped, a run in progress gets the signal and may finish.
"""

import datetime
import shutil
import signal
import subprocess
import sys
import time

LIMITS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 6))  # minute, hour, day, month, day of the week (0 is Sunday)

run: subprocess.Popen[bytes] | None = None
stopping = False


def numbers(field: str, least: int, most: int) -> set[int]:
    """Numbers that a field such as "1-5", "*/15" or "0,30" matches."""
    found: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = (f"{least}-{most}" if span == "*" else span).partition("-")
        end = last or (most if step else first)
        found.update(range(int(first), int(end) + 1, int(step or 1)))
    return found


def is_due(expression: str, now: datetime.datetime) -> bool:
    """Whether the expression matches a minute."""
    fields = expression.split()
    values = (now.minute, now.hour, now.day, now.month, now.isoweekday() % 7)
    minute, hour, day, month, weekday = (
        value in numbers(field, *limits) for field, value, limits in zip(fields, values, LIMITS, strict=True)
    )
    # As in cron, if both day fields are restricted, one match is enough.
    either = not fields[2].startswith("*") and not fields[4].startswith("*")
    return minute and hour and month and (day or weekday if either else day and weekday)


def stop(number: int, _frame: object) -> None:
    global stopping
    stopping = True
    if run is None:
        sys.exit(0)
    run.send_signal(number)


def main(expression: str, *command: str) -> int:
    global run
    if shutil.which(command[0]) is None:
        print(f"schedule: there is no program {command[0]}", file=sys.stderr)
        return 127
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"schedule: {expression} (UTC): {' '.join(command)}", flush=True)
    minute = 0
    while not stopping:
        # Never the same minute twice, whatever the clock does; after a suspension of the machine, the current one.
        minute = max(minute, int(time.time() // 60)) + 1
        time.sleep(max(0, minute * 60 - time.time()))
        minute = max(minute, int(time.time() // 60))
        if not is_due(expression, datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc)):
            continue
        started = time.monotonic()
        run = subprocess.Popen(command)
        status = run.wait()
        run = None
        print(f"schedule: ended with status {status} after {time.monotonic() - started:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
