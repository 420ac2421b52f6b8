"""The state machine against its diagram: every step that can happen is drawn, every arrow drawn can be walked."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import BeginReading
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.events import Event, Followed, Said, Sent, Tapped, Unfollowed, Unsent
from bot.say.buttons.answers import MOODS
from bot.say.buttons.forget_offer import forget_offer
from bot.say.checks import check
from bot.say.flex.render import BUILDERS, render
from bot.say.links import Links
from bot.say.replies.base import Reply
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.money.economy import SPREAD_STARS
from models.readings.deck import SHOWN_FACE_DOWN, SPREADS

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
READING = uuid.UUID(int=7)
SEED = bytes(range(32))
LINKS = Links(public_url="https://mimi.example", oa_id="@mimi", liff_id="1234567890-abcdefgh")
DIAGRAM = Path(__file__).parents[4] / "bot" / "chat" / "dialogue" / "conversation.mmd"

CARE = ("อยากตาย", "รู้สึกไร้ค่า ไม่มีใครรักหนูเลย", "พูดเล่น", "อยากคุยกับใครสักคน", "ช่วยด้วย", "แอดมิน")
"""A plain cry, an oblique one, the answers to the kind question, a cry for help without words, the owner."""

Arrow = tuple[str, str]


def drawn() -> set[Arrow]:
    return set(re.findall(r"^\s*(\w+) --> (\w+)", DIAGRAM.read_text(), re.MULTILINE))


def events(prompt_number: int) -> Iterator[Event]:
    """One of every kind of thing that a person can do, as seen from the prompt of that number."""
    common = ("e", "U1", NOW, "token")
    for text in (
        "งานใหม่จะเป็นอย่างไรคะ",
        "555",
        "ใช่",
        "ไม่",
        "3",
        "โอนแล้ว",
        "จับให้",
        "กังวล",
        "ยอด",
        "ถาม",
        "ยกเลิก",
        "help",
        "language",
        "English",
        "MIMI-ABC234",
        "หวย",
        "ask",
        *CARE,
    ):
        yield Said(*common, text=text, message_id="m2")
    taps = [
        "ask",
        "daily",
        "balance",
        "history",
        "invite",
        "topup",
        "help",
        "cancel",
        "go_on",
        "draw",
        "newest:followup",
        "newest:share",
        "newest:review",
        "forget",
        "forget:yes:ab12cd34",
        f"forget:yes:{forget_offer(NOW)}",
        "forget:no",
        "exchange:no",
        "other:ask:m2",
        "other:keep:m2",
        "care:talk:m2",
        "care:saying:m2",
        "care:saying:m9",
        "cry",
        "contact",
    ]
    taps += [
        "language:en",
        "nonsense",
        "",
        ":::",
        f"open:{READING}",
        f"share:{READING}",
        f"followup:{READING}",
        f"word:{READING}",
    ]
    taps += [f"rate:5:{READING}", f"review:{READING}", "exchange", "exchange:1:ab12cd34ef", "exchange:9:ab12cd34ef", "rate:9:x"]
    for at in (prompt_number, prompt_number + 1):
        taps += [f"mood:{mood}:{at}" for mood in (MOODS[0], "skip", "angry")]
        taps += [f"spread:{spread}:{at}" for spread in (*SPREADS, "ten")]
        taps += [f"draw:{pick}:{at}" for pick in (0, 1, 20, 21, -1, "all", "x", "²")]
    for data in taps:
        yield Tapped(*common, data=data)
    yield Sent(*common, kind="sticker")
    yield Followed(*common, unblocked=True)
    yield Unfollowed("e", "U1", NOW, None)
    for message in ("m1", "m2", "m3"):
        yield Unsent("e", "U1", NOW, None, message_id=message)


ACCOUNTS = (
    Account(stars=9, coins=0),
    Account(stars=0, coins=0),
    Account(stars=0, coins=250),
    Account(stars=1, coins=0),
    Account(stars=5, coins=0, reading_open=True),
)


WAITED = (timedelta(0), timedelta(minutes=31), timedelta(days=8))


def shape(conversation: Conversation) -> tuple[object, ...]:
    """What decides how a conversation goes on, so that the walk below ends."""
    return (
        conversation.state,
        conversation.spread,
        len(conversation.picks),
        conversation.seed is None,
        conversation.prompt_number > 3,
        conversation.held,
    )


def test_every_step_is_drawn_every_arrow_can_be_walked_and_all_that_is_said_can_be_sent() -> None:
    walked: set[Arrow] = set()
    said: dict[str, Reply] = {}
    todo, seen = [Conversation(updated_at=NOW)], set()
    while todo:
        here = todo.pop()
        if shape(here) in seen:
            continue
        seen.add(shape(here))
        for account in (
            ACCOUNTS if here.prompt_number < 4 else ACCOUNTS[:1]
        ):  # all places have been seen with all accounts by then
            for waited in WAITED if account is ACCOUNTS[0] else WAITED[:1]:
                moment = Moment(NOW + waited, SEED)
                for event in events(here.prompt_number):
                    result = step(here, event, account, moment)
                    _holds(here, result.conversation, result.acts)
                    walked.add((here.state.value, result.conversation.state.value))
                    if here.prompt_number < 4:
                        todo.append(_seen_now(result.conversation))
                        said |= {repr(act): act for act in result.acts if isinstance(act, Reply)}
    for reply in said.values():
        for language in LANGUAGES:
            check(render(reply, words_for(language), LINKS))
    kept = {(state.value, state.value) for state in State}
    assert walked - kept <= drawn(), "steps that the diagram does not show"
    assert drawn() <= walked, "arrows that nothing walks"


def _seen_now(conversation: Conversation) -> Conversation:
    return replace(conversation, updated_at=NOW)


def _holds(before: Conversation, after: Conversation, acts: tuple[object, ...]) -> None:
    """What is true of every conversation and every step."""
    assert after.prompt_number >= before.prompt_number
    assert len(set(after.picks)) == len(after.picks)
    assert all(0 <= pick < SHOWN_FACE_DOWN for pick in after.picks)
    if after.state is State.DRAW:
        assert after.spread
        assert after.seed
        assert len(after.picks) < SPREADS[after.spread]
    if after.state in (State.FOLLOW_UP, State.WORD):
        assert after.reading_id
    for act in acts:
        if isinstance(act, Reply):
            assert type(act) in BUILDERS
        if isinstance(act, BeginReading):
            assert after.state is State.IDLE
            assert len(act.drawn.picks) == SPREADS[act.drawn.spread or ""]
            assert act.made_of_coins <= SPREAD_STARS[act.drawn.spread or ""]


texts = st.one_of(st.text(max_size=30), st.sampled_from(["ยอด", "ขอดูไพ่เรื่องความรักค่ะ", "MIMI-ZZZZZZ", "cancel", "🔮" * 501]))
datas = st.one_of(
    st.text(max_size=20),
    st.sampled_from([event.data for event in events(1) if isinstance(event, Tapped)]),
    st.builds(lambda action, argument, place: f"{action}:{argument}:{place}", st.sampled_from(["mood", "spread", "draw"]),
              st.sampled_from([*MOODS, *SPREADS, "all", *map(str, range(23))]), st.integers(0, 4)),
)  # fmt: skip
happenings = st.one_of(
    texts.map(lambda text: Said("e", "U1", NOW, "token", text=text, message_id="m1")),
    datas.map(lambda data: Tapped("e", "U1", NOW, "token", data=data)),
    st.sampled_from(list(events(1))),
)
accounts = st.builds(Account, st.integers(0, 4), st.integers(0, 500), st.booleans())


@given(st.lists(st.tuples(happenings, accounts, st.integers(0, 2000)), max_size=40))
def test_no_event_in_any_state_raises_or_leads_outside(history: list[tuple[Event, Account, int]]) -> None:
    arrows = drawn() | {(state.value, state.value) for state in State}
    here, clock = Conversation(updated_at=NOW), NOW
    for event, account, waited in history:
        clock += timedelta(seconds=waited)
        result = step(here, event, account, Moment(clock, SEED))
        _holds(here, result.conversation, result.acts)
        assert (here.state.value, result.conversation.state.value) in arrows
        here = replace(result.conversation, updated_at=clock)
