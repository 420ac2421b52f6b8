"""What is worth asking LINE about among the ID tokens that somebody posts, and what of LINE's answers is believed."""

import base64
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.client import Identity, Line
from bot.line.errors import BadIdToken
from bot.line.id_tokens import worth_asking

CHANNEL = "2000000001"
NOW = 1_790_000_000
CLAIMS = {"iss": "https://access.line.me", "aud": CHANNEL, "sub": "U" + 32 * "a", "exp": NOW + 3600}


def packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def token(**changes: Any) -> str:
    return f"{packed({'alg': 'ES256'})}.{packed(CLAIMS | changes)}.c2lnbmF0dXJl"


def test_a_token_of_this_channel_is() -> None:
    assert worth_asking(token(), CHANNEL, NOW)


def test_one_that_ended_just_now_is_because_our_clock_may_be_fast() -> None:
    assert worth_asking(token(exp=NOW - 300), CHANNEL, NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "1"},
        {"aud": [CHANNEL]},
        {"iss": "https://example.com"},
        {"exp": NOW - 601},
        {"exp": None},
        {"exp": True},
        {"exp": str(NOW + 60)},
    ],
)
def test_one_for_somebody_else_or_long_over_is_not(changes: dict[str, Any]) -> None:
    assert not worth_asking(token(**changes), CHANNEL, NOW)


@given(st.one_of(st.text(), st.lists(st.text(alphabet="abcABC019-_=", max_size=40), min_size=3, max_size=3).map(".".join)))
def test_rubbish_is_not(said: str) -> None:
    assert not worth_asking(said, CHANNEL, NOW)


@pytest.mark.parametrize("payload", [[1], "text", None, 5])
def test_a_payload_that_is_no_object_is_not(payload: Any) -> None:
    assert not worth_asking(f"a.{packed(payload)}.c", CHANNEL, NOW)


def test_one_with_brackets_without_end_is_not() -> None:
    deep = base64.urlsafe_b64encode(b"[" * 100_000).decode()
    assert not worth_asking(f"a.{deep}.c", CHANNEL, NOW)


class Verifying(Line):
    """LINE, that finds this in every ID token."""

    def __init__(self, **found: Any) -> None:
        super().__init__("a channel's token", "https://line.example")
        self.found = CLAIMS | {"exp": time.time() + 3600} | found

    def call(self, *_: Any, **__: Any) -> dict[str, Any]:
        return self.found


def verified(line: Line) -> Identity:
    return line.verify_id_token(token(exp=time.time() + 3600), CHANNEL)


def test_who_line_names_is_believed() -> None:
    assert verified(Verifying(name="มะลิ")) == Identity("U" + 32 * "a", "มะลิ", None)


@pytest.mark.parametrize("sub", ["U1", "U" + 32 * "g", "U" + 33 * "a", f"x/../U{32 * 'a'}", "", None, 5])
def test_an_id_that_is_not_of_lines_shape_is_nobodys(sub: Any) -> None:
    """It would become part of paths at LINE."""
    with pytest.raises(BadIdToken):
        verified(Verifying(sub=sub))


@pytest.mark.parametrize("changes", [{"aud": "1"}, {"iss": "https://example.com"}, {"exp": time.time() - 120}, {"exp": None}])
def test_a_token_that_line_found_to_be_for_somebody_else_or_over_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadIdToken):
        verified(Verifying(**changes))
