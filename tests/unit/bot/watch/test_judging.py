"""When something begins to be wrong, when the owner hears of it, and when it is over."""

from datetime import UTC, datetime, timedelta

from bot.watch.rules.judging import CALM, Judged, judge
from bot.watch.rules.table import Rule, rules
from models.owner.alerts import Alert

NOW = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)
AT_ONCE = {"disputes": Rule("disputes", 0, timedelta(0), "count")}
LATER = {"readings_waiting": Rule("readings_waiting", 120, timedelta(minutes=1), "seconds")}


def through(held: dict[str, Rule], figures: list[float | None], each: timedelta = timedelta(minutes=1)) -> list[str]:
    """What the owner hears while her figure goes so, a round a minute."""
    known: dict[str, Alert] = {}
    heard: list[str] = []
    [name] = held
    for number, value in enumerate(figures):
        judged = judge(held, known, {} if value is None else {name: value}, NOW + number * each)
        known |= {alert.rule: alert for alert in judged.saved}
        for rule in judged.dropped:
            del known[rule]
        heard += [*("begins" for _ in judged.begun), *("over" for _ in judged.over)]
    return heard


def test_what_is_wrong_at_once_is_told_once_however_long_it_lasts() -> None:
    assert through(AT_ONCE, [0, 1, 1, 2, 1]) == ["begins"]


def test_what_passes_before_its_time_is_never_told() -> None:
    assert through(LATER, [0, 300, 0, 300, 0]) == []


def test_what_lasts_is_told_after_its_time() -> None:
    assert through(LATER, [300, 300, 300]) == ["begins"]


def test_at_the_threshold_all_is_well() -> None:
    assert through(LATER, [120, 120, 120]) == []


def test_it_is_over_after_it_was_well_for_long_enough() -> None:
    minutes = int(CALM / timedelta(minutes=1))

    assert through(AT_ONCE, [1, *[0] * minutes]) == ["begins"]
    assert through(AT_ONCE, [1, *[0] * (minutes + 1)]) == ["begins", "over"]


def test_what_needs_no_word_at_its_end_ends_unsaid() -> None:
    quiet = {"inbox_waiting": Rule("inbox_waiting", 600, timedelta(0), "seconds", says_over=False)}

    assert through(quiet, [700, *[0] * 20]) == ["begins"]


def test_what_wavers_is_told_once() -> None:
    assert through(AT_ONCE, [1, 0] * 60) == ["begins"]


def test_what_nobody_knows_changes_nothing() -> None:
    assert through(AT_ONCE, [1, *[None] * 60]) == ["begins"]


def test_an_alert_whose_rule_is_gone_is_dropped_unsaid() -> None:
    known = {"teapot": Alert("teapot", 1, NOW, NOW)}

    assert judge(AT_ONCE, known, {"disputes": 0}, NOW) == Judged(dropped=("teapot",))


def test_a_quiet_round_writes_nothing() -> None:
    figures = dict.fromkeys(rules(), 0.0)

    assert judge(rules(), {}, figures, NOW) == Judged()
