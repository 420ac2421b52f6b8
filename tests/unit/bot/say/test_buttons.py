"""Buttons: each packs itself and is read back; chats keep them for years, so their data never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.say.buttons import answers, care, confirmations, gifts, menu, on_reading, other_question, owner, voice
from bot.say.buttons.answers import MOODS
from bot.say.buttons.base import Button
from bot.say.buttons.on_reading import RATINGS
from bot.say.buttons.parser import LONGEST, MOST_STARS, parse
from models.general.languages import LANGUAGES
from models.readings.deck import SHOWN_FACE_DOWN, SPREADS
from tests.unit.bot.say.samples.sent_buttons import READING, SENT

STRANGE = [
    "",
    ":",
    ":::",
    "ASK",
    "ask ",
    "ask:",
    "ask:again",
    "mood:angry:1",
    "mood:happy",
    "mood:happy:x",
    "mood:happy:๑",
    "mood:happy:01",
    "mood:happy:1:2",
    "spread:ten:1",
    "draw:21:1",
    "draw:-1:1",
    "draw:²:1",
    "draw: 1:1",
    "draw:1_0:1",
    "rate:0:" + str(READING),
    "rate:6:" + str(READING),
    "rate:5:" + str(READING).upper(),
    "rate:5:" + READING.hex,
    "open:{" + str(READING) + "}",
    "open:1",
    "exchange:0",
    "exchange:-1",
    "exchange:1000000",
    "exchange:2:short",
    "exchange:2:" + "G" * 16,
    "exchange:2:" + "a" * 33,
    "exchange:" + "9" * 5000,
    "forget:yes",
    "forget:yes:",
    "forget:yes:xyz",
    "forget:maybe",
    "language:ja",
    "history:rubbish",
    "gift:0",
    "gift:maybe",
    "gift:card:1",
    f"gift:back:{READING}:no",
]

numbers = st.integers(0, 2**31)
readings = st.uuids()
messages = st.from_regex(r"[0-9A-Za-z_-]{1,64}", fullmatch=True)
buttons: dict[type[Button], st.SearchStrategy[Button]] = {
    menu.ShowHistory: st.builds(menu.ShowHistory, st.none() | readings),
    menu.SetLanguage: st.builds(menu.SetLanguage, st.sampled_from(LANGUAGES)),
    answers.ChooseMood: st.builds(answers.ChooseMood, numbers, st.none() | st.sampled_from(MOODS)),
    answers.ChooseSpread: st.builds(answers.ChooseSpread, numbers, st.sampled_from(sorted(SPREADS))),
    answers.DrawCard: st.builds(answers.DrawCard, numbers, st.integers(0, SHOWN_FACE_DOWN - 1)),
    answers.DrawRest: st.builds(answers.DrawRest, numbers),
    voice.HeardRight: st.builds(voice.HeardRight, messages),
    voice.SayAgain: st.builds(voice.SayAgain, messages),
    care.TalkToSomeone: st.builds(care.TalkToSomeone, messages),
    care.OnlyASaying: st.builds(care.OnlyASaying, messages),
    other_question.AskOther: st.builds(other_question.AskOther, messages),
    other_question.KeepQuestion: st.builds(other_question.KeepQuestion, messages),
    on_reading.Rate: st.builds(on_reading.Rate, readings, st.sampled_from(RATINGS)),
    confirmations.PickExchange: st.builds(confirmations.PickExchange, st.integers(1, MOST_STARS)),
    confirmations.ConfirmExchange: st.builds(
        confirmations.ConfirmExchange, st.integers(1, MOST_STARS), st.from_regex(r"[0-9a-f]{8,32}", fullmatch=True)
    ),
    gifts.PickGift: st.builds(gifts.PickGift, st.integers(1, MOST_STARS)),
    gifts.ConfirmGift: st.builds(gifts.ConfirmGift, st.integers(1, MOST_STARS), st.from_regex(r"[0-9a-f]{8,32}", fullmatch=True)),
    **{kind: st.builds(kind, readings) for kind in (gifts.ShowGiftCard, gifts.TakeBackGift, gifts.ConfirmTakeBack)},
    confirmations.ConfirmForget: st.builds(confirmations.ConfirmForget, st.from_regex(r"[0-9a-f]{1,32}", fullmatch=True)),
}
"""How to make any button of a kind; the others are made from a reading's id or from nothing."""


def kinds(base: type[Button] = Button) -> list[type[Button]]:
    """Every kind of button of people's, without the bases that only group them. The owner's are none of them.

    By their names: all test processes have to list the same tests, in whatever order each imported what.
    """
    below = [
        kind
        for child in sorted(base.__subclasses__(), key=lambda child: (child.__module__, child.__name__))
        if child.__module__.startswith("bot.say.") and child.__module__ != owner.__name__
        for kind in kinds(child)
    ]
    return below or [base]


def anything(kind: type[Button]) -> st.SearchStrategy[Button]:
    if kind in buttons:
        return buttons[kind]
    return st.builds(kind, reading_id=readings) if issubclass(kind, on_reading.ReadingButton) else st.builds(kind)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: str(kind.__name__))
@given(st.data())
def test_every_button_is_read_back_as_it_was_packed(kind: type[Button], data: st.DataObject) -> None:
    button = data.draw(anything(kind))

    assert parse(button.data) == button


def test_the_data_of_buttons_in_old_chats_is_still_understood() -> None:
    assert {data: parse(data) for data in SENT} == SENT


def test_buttons_are_packed_as_they_always_were() -> None:
    assert {data: button.data for data, button in SENT.items()} == {data: data for data in SENT}


def test_every_kind_of_button_has_its_data_in_the_table_above() -> None:
    assert {type(button) for button in SENT.values()} == set(kinds())


def test_what_no_button_of_ours_carries_is_no_button() -> None:
    assert [(data[:40], button) for data in STRANGE if (button := parse(data))] == []


pieces = st.sampled_from([*(piece for data in SENT for piece in data.split(":")), "٣", "", " ", "\0"]) | st.text(max_size=8)


@given(st.text(max_size=400) | st.lists(pieces, max_size=5).map(":".join))
def test_any_data_is_a_button_that_carries_it_or_none(data: str) -> None:
    button = parse(data)

    assert button is None or button.data == data


@given(st.data())
def test_data_is_ascii_and_as_long_as_line_allows(data: st.DataObject) -> None:
    button = data.draw(st.one_of([anything(kind) for kind in kinds()]))

    assert button.data.isascii()
    assert 0 < len(button.data) <= LONGEST
