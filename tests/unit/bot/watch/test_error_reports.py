"""What Sentry is told of an error, as its own client would send it: kinds, places and ids; nobody's words."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
import structlog
from pydantic import SecretStr
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport
from structlog.contextvars import bound_contextvars

from bot.settings import Settings
from bot.watch.error_reports import reporter
from bot.watch.logs import set_up_logs

MARK = "zebra77"
DSN = "https://key@sentry.example/1"


class Posted(Transport):
    """Keeps what would have been sent."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, Any]] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        event: Any = envelope.get_event()
        if event is not None:
            self.events.append(event)


def settings(dsn: str | None) -> Settings:
    known = {
        "database_url": "postgresql://nowhere/mimi",
        "redis_url": "redis://nowhere",
        "public_url": "https://mimi.example",
        "line_channel_secret": "s",
        "line_channel_access_token": "t",
        "line_login_channel_id": "1",
        "liff_id": "1-a",
        "line_oa_id": "@mimi",
        "stripe_secret_key": "k",
        "stripe_webhook_secret": "w",
    }
    return Settings(_env_file=None, **known, sentry_dsn=SecretStr(dsn) if dsn else None)  # type: ignore[arg-type]


@pytest.fixture
def posted() -> Iterator[Posted]:
    posted = Posted()
    before = structlog.get_config()
    set_up_logs("INFO", reporter(settings(DSN), "worker", posted))
    yield posted
    structlog.configure(**before)
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def fails_with(question: str) -> None:
    name = f"{question} of a local variable"
    raise ValueError(f"cannot read {question} {name}")


def test_without_a_dsn_nobody_is_told() -> None:
    assert reporter(settings(None), "web") is None


def test_an_exception_is_told_without_words_variables_or_values(posted: Posted) -> None:
    log = structlog.get_logger("test")
    with bound_contextvars(reading="5f0c", request="ab12", job="read-5f0c"):
        try:
            fails_with(MARK)
        except ValueError:
            log.exception("job_failed", question=MARK)
    (event,) = posted.events
    assert MARK not in json.dumps(event, default=str)
    (exception,) = event["exception"]["values"]
    assert exception["type"] == "ValueError"
    assert exception["stacktrace"]["frames"][-1]["function"] == "fails_with"
    told = {"process": "worker", "event": "job_failed", "reading": "5f0c", "request": "ab12", "job": "read-5f0c"}
    assert event["tags"] == told
    assert not {"request", "user", "extra", "breadcrumbs", "server_name"} & set(event)


def test_an_error_without_an_exception_is_told_by_its_name(posted: Posted) -> None:
    structlog.get_logger("test").error("invariant_broken", invariant="I1", first=MARK)
    (event,) = posted.events
    assert (event["message"], event["tags"]["invariant"]) == ("invariant_broken", "I1")
    assert MARK not in json.dumps(event, default=str)


def test_a_librarys_error_is_told_by_its_template(posted: Posted) -> None:
    logging.getLogger("some.library").error("could not send %s", MARK)
    (event,) = posted.events
    assert event["message"] == "could not send %s"
    assert MARK not in json.dumps(event, default=str)


def test_what_is_no_error_is_not_told(posted: Posted) -> None:
    structlog.get_logger("test").warning("reading_delivery_put_off")
    logging.getLogger("some.library").warning("slow")
    assert posted.events == []
