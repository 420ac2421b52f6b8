"""Whatever is posted to LINE's webhook: no 5xx, no row for what is no event of LINE's, and a good neighbour is carried out."""

import itertools
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import create_app
from bot.settings import Settings
from sandbox.line.webhooks import sign
from sandbox.run.processes import free_port
from tests.helpers.people import MALI
from tests.helpers.rows import Rows
from tests.helpers.turns import Turns
from tests.integration.fuzz.inputs import as_json, bodies, changed, changes_of, junk, texts, tried

Post = Callable[[bytes, bool], int]

KEYS = ("type", "mode", "timestamp", "source", "webhookEventId", "deliveryContext", "replyToken", "message", "postback", "unsend")
KINDS = ("message", "postback", "follow", "unfollow", "unsend", "videoPlayComplete", "accountLink", "hologram")
_numbers = itertools.count()


@pytest.fixture
def mali(turns: Turns) -> str:
    """Somebody known, so that no test waits for her profile."""
    turns.person(MALI, stars=3)
    return MALI.line_id


@pytest.fixture
def post(settings: Settings, mali: str) -> Post:
    """Posts a body, signed or with a wrong signature; the status. Nobody answers at LINE's address."""
    away = {"line_api_base": f"http://127.0.0.1:{free_port()}", "events_per_minute": 10**9}
    client = create_app(settings.model_copy(update=away)).test_client()
    secret = settings.line_channel_secret.get_secret_value()

    def post(body: bytes, signed: bool) -> int:
        headers = {"x-line-signature": sign(secret if signed else "another", body)}
        return client.post("/line/webhook", data=body, headers=headers).status_code

    return post


def event(kind: str, data: str, changes: dict[str, Any]) -> dict[str, Any]:
    """An event of Mali's, as LINE sends it but for the changes."""
    number = next(_numbers)
    of = {
        "message": {"message": {"id": f"m-{number}", "type": "text", "text": data}},
        "postback": {"postback": {"data": data}},
        "unsend": {"unsend": {"messageId": data}},
    }
    made: dict[str, Any] = {
        "type": kind,
        "mode": "active",
        "timestamp": int(time.time() * 1000),
        "source": {"type": "user", "userId": MALI.line_id},
        "webhookEventId": f"event-{number}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"token-{number}",
        **of.get(kind, {}),
    }
    return changed(made, changes)


def may_have_a_row(one: object) -> bool:
    """Whether this is an event with an id and a person of LINE's shape."""
    if not isinstance(one, dict) or not isinstance(one.get("source"), dict):
        return False
    found, person = one.get("webhookEventId"), one["source"].get("userId")
    return (
        isinstance(found, str)
        and 0 < len(found) <= 256
        and isinstance(person, str)
        and bool(re.fullmatch("U[0-9a-f]{32}", person))
    )


events = st.builds(event, st.sampled_from(KINDS), texts, changes_of(*KEYS))


@given(sent=st.lists(events | junk, max_size=2), raw=st.none() | bodies, signed=st.integers(0, 9).map(bool))
@tried("webhook")
def test_no_body_is_answered_with_a_5xx_and_no_rubbish_has_a_row(
    post: Post, rows: Rows, sent: list[Any], raw: bytes | None, signed: bool
) -> None:
    good = event("unsend", "m-unknown", {})
    body = raw if raw is not None else as_json({"destination": "U" + "0" * 32, "events": [*sent, good]})

    status = post(body, signed)

    found = {row["id"] for row in rows.all("select id from webhook_events")}
    rows.run("delete from webhook_events")
    assert status < 500
    if raw is not None or not signed:
        assert found == set()
    else:
        assert (status, good["webhookEventId"] in found) == (200, True)
        assert found <= {one["webhookEventId"] for one in [*sent, good] if may_have_a_row(one)}
    assert rows.one("select count(*) from users where line_id <> :id and line_id !~ '^U[0-9a-f]{32}$'", id=MALI.line_id) == 0
