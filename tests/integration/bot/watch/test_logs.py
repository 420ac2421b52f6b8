"""The logs of both processes: a reading can be followed by its id, and what people said is nowhere."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sandbox.run.client import Phone
from tests.helpers.paid import pay_for_a_reading, status
from tests.helpers.processes.live import gunicorn, worker
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until

MARK = "ม้าลายzebra77"
NAMED = "namedzebra99"


def lines(log: Path) -> list[dict[str, Any]]:
    """Each line is one JSON object, those of gunicorn and RQ too."""
    return [json.loads(line) for line in log.read_text().splitlines()]


def secrets_of(environment: dict[str, str]) -> list[str]:
    named = ("SECRET", "TOKEN", "KEY")
    found = [value for name, value in environment.items() if any(word in name for word in named) and len(value) > 8]
    return [*found, *re.findall(r"://[^:/]*:([^@]+)@", environment["DATABASE_URL"] + " " + environment["REDIS_URL"])]


def test_a_reading_is_followed_through_both_processes(
    environment: dict[str, str], web_address: str, sandbox: LiveSandbox, rows: Rows, tmp_path: Path
) -> None:
    with gunicorn(environment, web_address, tmp_path), worker(environment, tmp_path):
        reading = pay_for_a_reading(sandbox.control.arrive("มะลิ", "th"), rows)
        until(lambda: status(rows, reading) == "delivered", what="the reading is delivered")
        until(lambda: "reading_settled" in (tmp_path / "worker.log").read_text())
    web, work = lines(tmp_path / "web.log"), lines(tmp_path / "worker.log")
    queued = [line for line in web if reading in json.dumps(line)]
    assert [line["event"] for line in queued] == ["enqueued"]
    told = [line for line in work if line.get("reading") == reading]
    assert {"reading_interpreted", "reading_settled"} <= {line["event"] for line in told}
    for line in told:
        assert line["job"] == f"read-{reading}"
        assert (line["request"], line["line_event"]) == (queued[0]["request"], queued[0]["line_event"])
    turns = [line for line in web if line["event"] == "turn"]
    assert len({line["request"] for line in turns}) == len(turns), "each request has an id of its own"


@pytest.mark.parametrize("level", ["DEBUG"])  # which says all that INFO does
def test_what_people_say_is_in_no_log(
    environment: dict[str, str], web_address: str, sandbox: LiveSandbox, rows: Rows, tmp_path: Path, level: str
) -> None:
    """A whole reading, a model that fails, a reply that LINE refuses, a row that the database refuses; all with words in it."""
    loud = {**environment, "LOG_LEVEL": level, "GUNICORN_CMD_ARGS": f"--log-level {level.lower()}"}
    with gunicorn(loud, web_address, tmp_path), worker(loud, tmp_path):
        phone: Phone = sandbox.control.arrive(NAMED, "th")
        reading = pay_for_a_reading(phone, rows)
        until(lambda: status(rows, reading) == "delivered", what="the reading is delivered")
        _a_message_to_the_owner(phone, rows)
        phone.say(f"{MARK} งานใหม่จะเป็นอย่างไรคะ")
        _a_reading_that_fails_at_first(phone, sandbox, rows)
        rows.run(f"alter table conversations add constraint no_mark check (question is null or question not like '%{MARK} 2%')")
        assert phone.say(f"{MARK} 2 ความรักจะเป็นอย่างไรคะ")["status"] == 200
        rows.run("alter table readings add constraint not_told check (interpretation is null or source is null) not valid")
        rows.run("update users set stars = stars + 3")
        _ask(phone, rows, f"{MARK} 3 การเงินจะเป็นอย่างไรคะ")
        until(lambda: "job_failed" in (tmp_path / "worker.log").read_text(), what="a job that fails for good")
        token = sandbox.control.record()["deliveries"][0].get("replyToken")
    web, work = (tmp_path / "web.log").read_text(), (tmp_path / "worker.log").read_text()
    assert "event_failed" in web
    assert "no_mark" in web, "of a refused row the constraint is told"
    assert "no_message" in web
    assert "not_told" in work
    for word in (MARK, json.dumps(MARK)[1:-1], NAMED, token, phone.id, *secrets_of(environment)):
        for text in (web, work):
            assert word is None or word not in text, next(line for line in text.splitlines() if word in line)
    libraries = [line for line in lines(tmp_path / "worker.log") if "logger" in line]
    assert {line["level"] for line in libraries} <= {"warning", "error"}, "libraries are heard from WARNING on"


def _a_message_to_the_owner(phone: Phone, rows: Rows) -> None:
    """One that is taken, and one that the database refuses."""
    for number in range(2):
        phone.say("แอดมิน")
        phone.say(f"{MARK} เรื่องที่ {number} ค่ะ")
        rows.run("alter table inbox_messages drop constraint if exists no_message")
        rows.run("alter table inbox_messages add constraint no_message check (text is null) not valid")
    assert rows.one("select count(*) from inbox_messages") == 1
    phone.do("tap", data="cancel")


def _a_reading_that_fails_at_first(phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    sandbox.control.switch(model={"mode": "500", "times": 4})
    sandbox.control.switch(reply_fail={"kind": "500", "times": 1})
    rows.run("update users set stars = stars + 3")
    _ask(phone, rows, f"{MARK} การงานจะเป็นอย่างไรคะ")
    until(lambda: rows.one("select count(*) from readings where status = 'delivered'") == 2, what="it comes after all")


def _ask(phone: Phone, rows: Rows, question: str) -> None:
    phone.say(question)
    place = rows.one("select place from conversations")
    for data in (f"mood:calm:{place}", f"spread:three:{place}", f"draw:all:{place}"):
        phone.do("tap", data=data)
