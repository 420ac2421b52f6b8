"""Two processes that count together: each brings what it had counted by itself at once."""

from bot.chat.limits.rate_limit import Limiter, Verdict

WELCOME, TOO_MANY, SILENCE = Verdict.WELCOME, Verdict.TOO_MANY, Verdict.SILENCE


def test_the_limit_is_passed_once_although_a_process_brings_several_at_once(redis_url: str) -> None:
    one, another = (Limiter(redis_url, events_per_minute=20, patience=5, now=lambda: 1000.0) for _ in range(2))
    welcome = {*(one.admit("Uken") for _ in range(20)), *(another.admit("Uken") for _ in range(2))}

    verdicts = [another.admit("Uken"), one.admit("Uken"), another.admit("Uken")]

    assert welcome == {WELCOME}
    assert verdicts == [TOO_MANY, SILENCE, SILENCE]
