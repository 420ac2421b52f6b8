"""A pause of the owner's, in whole turns: no star is spent, and what was begun is still there afterwards."""

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import event

from bot.process.known_pause import KEPT_SECONDS, KnownPause
from models.owner import pause
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import Turns

WORDS = {"th": "ย้ายเครื่องอยู่ค่ะ", "en": "We are moving."}


def begin(turns: Turns, hours: float = 1, words: dict[str, str] = WORDS) -> None:
    with turns.engine.begin() as connection:
        pause.begin(connection, words, datetime.now(UTC) + timedelta(hours=hours))


def end(turns: Turns) -> bool:
    with turns.engine.begin() as connection:
        return pause.end(connection)


def test_people_hear_it_in_their_language(turns: Turns) -> None:
    begin(turns)

    heard = [json.dumps(turns.say(who, "งานใหม่จะเป็นอย่างไรคะ"), ensure_ascii=False) for who in (MALI, TOM)]

    assert "ย้ายเครื่องอยู่" in heard[0]
    assert "We are moving." in heard[1]
    assert "ย้ายเครื่อง" not in heard[1]


def test_without_words_in_their_language_mimi_uses_her_own(turns: Turns) -> None:
    begin(turns, words={"th": "ย้ายเครื่องอยู่ค่ะ"})

    heard = json.dumps(turns.say(TOM, "Will my new job go well?"))

    assert "MiMi is taking a short break" in heard


def test_cards_that_were_turned_stay_turned_and_nothing_is_spent(turns: Turns) -> None:
    mali = turns.person(MALI, stars=3)
    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")
    place = turns.one("select place from conversations")
    for data in (f"mood:calm:{place}", f"spread:three:{place}", f"draw:4:{place}"):
        turns.tap(MALI, data)
    begin(turns)
    paused = Turns(turns.engine)  # another process, which has read nothing yet

    paused.tap(MALI, f"draw:all:{place}")

    assert turns.owned(mali) == (3, 0)
    assert turns.all("select state, picks from conversations") == [{"state": "draw", "picks": [4]}]
    end(turns)
    Turns(turns.engine).tap(MALI, f"draw:all:{place}")
    assert turns.owned(mali) == (2, 0)
    assert turns.broken() == {}


def test_a_pause_is_over_by_itself(turns: Turns) -> None:
    begin(turns)
    turns.run("update pauses set began_at = now() - interval '2 hours', ends_at = now() - interval '1 second'")

    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")

    assert turns.one("select state from conversations") == "mood"
    assert end(turns) is False, "there is nothing left to end"


def test_a_second_pause_replaces_the_first(turns: Turns) -> None:
    begin(turns)
    begin(turns, hours=5)

    with turns.engine.connect() as connection:
        found = pause.current(connection)

    assert found is not None
    assert found.until > datetime.now(UTC) + timedelta(hours=4)
    assert turns.one("select count(*) from pauses where ended_at is null") == 1


def test_a_process_reads_it_once_in_a_few_seconds(turns: Turns) -> None:
    """The pay page's way; a turn of the chat learns of it in its own statement."""
    seconds = iter([0.0, 0.0, 1.0, KEPT_SECONDS, KEPT_SECONDS])
    known = KnownPause(turns.engine, lambda: next(seconds))
    sent: list[str] = []
    event.listen(turns.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    for _ in range(3):
        known.at(datetime.now(UTC))

    assert len([one for one in sent if "from pauses" in one]) == 2
