"""What a page says of when it was opened: believed for an hour, and only when we said it."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from bot.pay.pages.promises import promise, promised_at

NOON: Final = datetime(2026, 12, 1, 12, tzinfo=UTC)
KEY: Final = b"a key"


@pytest.mark.parametrize("minutes", [0, 1, 60])
def test_a_page_is_believed_for_an_hour(minutes: int) -> None:
    assert promised_at(KEY, promise(KEY, NOON), NOON + timedelta(minutes=minutes)) == NOON


@pytest.mark.parametrize("minutes", [-1, 61, 100_000])
def test_neither_an_older_page_nor_one_of_the_future_is(minutes: int) -> None:
    assert promised_at(KEY, promise(KEY, NOON), NOON + timedelta(minutes=minutes)) is None


@pytest.mark.parametrize(
    "said", [None, "", 7, ".", "x.y", f"{int(NOON.timestamp())}.", "٣.abc", "9" * 400 + ".a", "1.\ud800", ["a"]]
)
def test_what_we_did_not_say_is_not(said: object) -> None:
    assert promised_at(KEY, said, NOON) is None


def test_a_time_that_was_changed_is_not() -> None:
    opened, _, signature = promise(KEY, NOON).partition(".")

    assert promised_at(KEY, f"{int(opened) + 60}.{signature}", NOON + timedelta(minutes=2)) is None
    assert promised_at(b"another key", promise(KEY, NOON), NOON) is None
