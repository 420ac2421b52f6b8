"""Refused keys: noted once, kept until a call goes well, and never believed on a stranger's word."""

from typing import Any

from redis.exceptions import ConnectionError as Disconnected

from bot.watch.keys import AGAIN_SECONDS, DOUBT_SECONDS, TRUSTED_SECONDS, WRONG_IN_A_ROW, Key, Secret


class Notes:
    """Redis as far as keys need it. `asked` lists what it was told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.noted: dict[str, str] = {}
        self.away = False

    def set(self, name: str, value: str, ex: int) -> None:
        self._ask(f"set {name}")
        self.noted[name] = value

    def delete(self, name: str) -> None:
        self._ask(f"delete {name}")
        self.noted.pop(name, None)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.away:
            raise Disconnected


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def key() -> tuple[Key, Any, Clock]:
    notes: Any = Notes()
    clock = Clock()
    return Key("line", notes, clock), notes, clock


def test_a_refusal_is_noted_and_a_later_success_takes_it_back() -> None:
    line, notes, clock = key()

    line.refused("401")
    noted = dict(notes.noted)
    clock.seconds += DOUBT_SECONDS
    line.accepted()

    assert (noted, notes.noted) == ({"mimi:refused:line": "401"}, {})


def test_successes_cost_one_command_however_many_they_are() -> None:
    line, notes, _ = key()

    for _ in range(5):
        line.accepted()

    assert notes.asked == ["delete mimi:refused:line"], "what a process before it left behind"


def test_a_key_that_may_do_one_thing_and_not_another_stays_refused() -> None:
    line, notes, clock = key()

    for _ in range(10):
        line.refused("403")
        line.accepted()
        clock.seconds += 1

    assert notes.noted == {"mimi:refused:line": "403"}
    assert len(notes.asked) == 1, "and costs one command a minute"


def test_a_refusal_that_goes_on_is_kept() -> None:
    line, notes, clock = key()

    for _ in range(3 * int(AGAIN_SECONDS)):
        line.refused("401")
        clock.seconds += 1

    assert notes.asked == ["set mimi:refused:line"] * 3


def test_a_redis_that_is_away_is_left_alone() -> None:
    line, notes, _ = key()
    notes.away = True

    for _ in range(5):
        line.accepted()
        line.refused("401")

    assert len(notes.asked) == 1


def test_one_wrong_signature_says_nothing() -> None:
    notes: Any = Notes()
    secret = Secret("line_secret", notes, Clock())

    for _ in range(WRONG_IN_A_ROW - 1):
        secret.wrong()

    assert notes.noted == {}


def test_a_secret_that_was_right_lately_is_not_doubted() -> None:
    notes: Any = Notes()
    clock = Clock()
    secret = Secret("line_secret", notes, clock)

    secret.right()
    for _ in range(50):
        secret.wrong()
    doubted_at_once = dict(notes.noted)
    clock.seconds += TRUSTED_SECONDS + 1
    secret.wrong()

    assert (doubted_at_once, notes.noted) == ({}, {"mimi:refused:line_secret": "signature"})
