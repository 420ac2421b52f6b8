"""One record, one line: whoever writes at the same time, and however much there is to say."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from bot.watch.log_lines import LONGEST_LINE, LogLines, as_line

ROOT: Final = Path(__file__).resolve().parents[4]
PROCESSES, THREADS, RECORDS = 3, 4, 150

WRITERS: Final = f"""
import logging, os, threading
import structlog
from bot.watch.logs import set_up_logs

set_up_logs("INFO")
ours, library = structlog.get_logger(), logging.getLogger("a library")

def write(number):
    for record in range({RECORDS}):
        ours.info("written", text="ไพ่" * (record * 7 % 300))
        library.warning("said %s", "x" * (record % 90))

children = [os.fork() for _ in range({PROCESSES - 1})]
threads = [threading.Thread(target=write, args=(number,)) for number in range({THREADS})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if all(children):
    for child in children:
        os.waitpid(child, 0)
os._exit(0)
"""


def test_records_of_threads_and_processes_never_share_a_line() -> None:
    """Unbuffered, as in the image. (Each fork forks again: four processes.)"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}

    ran = subprocess.run([sys.executable, "-c", WRITERS], env=environment, capture_output=True, timeout=60)

    lines = ran.stdout.decode().splitlines()
    assert ran.returncode == 0, ran.stderr
    assert len(lines) == 2 ** (PROCESSES - 1) * THREADS * RECORDS * 2
    assert {json.loads(line)["level"] for line in lines} == {"info", "warning"}


@pytest.mark.parametrize(
    "event",
    [
        {"event": "x" * 9000},
        {"event": "failed", "exception": ["builtins.ValueError", *(f"  bot/chat/turn.py:{n} {'f' * 300}" for n in range(99))]},
        {"event": "ไพ่" * 3000, "other": "\ud800" * 3000},
    ],
    ids=["a long text", "a deep exception", "many bytes a letter"],
)
def test_a_long_record_is_shortened_to_what_a_pipe_takes_at_once(event: dict[str, Any]) -> None:
    line = as_line(None, "info", dict(event))

    assert len(line.encode("utf-8", "backslashreplace")) < LONGEST_LINE
    assert json.loads(line).keys() == event.keys()


def test_a_short_record_stays_as_it_is() -> None:
    event = {"event": "turn", "exception": [f"line {number}" for number in range(40)]}

    assert json.loads(as_line(None, "info", dict(event))) == event


def test_a_standard_output_that_is_closed_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)

        written = LogLines().write("a record\n")

    assert written == 9
