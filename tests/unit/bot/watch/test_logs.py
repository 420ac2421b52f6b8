"""What is said of exceptions: kinds and places, and words only where they cannot quote anybody."""

import psycopg2
import pytest
from sqlalchemy.exc import DBAPIError

from bot.watch.logs import exception_lines, words_of

MARK = "zebra77"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


def test_causes_are_told_with_their_places_and_without_their_words() -> None:
    lines = list(exception_lines(raised(ValueError(MARK), raised(KeyError(MARK)))))
    assert [line for line in lines if not line.startswith("  ")] == ["builtins.ValueError", "builtins.KeyError"]
    assert any(line.startswith("  tests/unit/bot/watch/test_logs.py:") and line.endswith(" raised") for line in lines)
    assert MARK not in "".join(lines)


def test_a_circle_of_causes_comes_to_an_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert len([line for line in exception_lines(first) if not line.startswith("  ")]) == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "[Errno 111] Connection refused"),
        (psycopg2.OperationalError("server closed the connection\nand more"), "server closed the connection"),
        (AttributeError("'NoneType' object has no attribute 'x'"), "'NoneType' object has no attribute 'x'"),
        (psycopg2.IntegrityError(f"Failing row contains ({MARK})"), ""),
        (DBAPIError(f"insert {MARK}", {"question": MARK}, Exception(MARK)), ""),
        (ValueError(MARK), ""),
    ],
)
def test_whose_words_are_told(error: BaseException, words: str) -> None:
    assert words_of(error) == words
