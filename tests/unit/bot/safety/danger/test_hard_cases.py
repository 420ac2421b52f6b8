"""Danger in disguise, in jest, in stories and in long texts: what the rules make of single hard cases."""

from collections.abc import Callable

import pytest

from bot.safety.danger import Concern, Danger, _Pattern, find_danger
from bot.safety.folding import LONGEST
from tests.unit.bot.safety.danger.hearing import is_plain


@pytest.mark.parametrize("text", ["I want to kill myself", "อยากฆ่าตัวตาย", "อยากตายจริงๆ"])
@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: "\u200b".join(text),
        lambda text: "\u2060".join(text),
        lambda text: "\u00ad".join(text),
        lambda text: "\u202e" + text,
        lambda text: f"“{text}”",
        lambda text: f'"{text}"',
        lambda text: f"({text})",
        lambda text: text.upper(),
        lambda text: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text),
        lambda text: text[:-1] + text[-1] * 6,
        lambda text: "งานจะดีไหม will my job go well? " * 10 + text,
        lambda text: text + " MIMI-ABC123",
        lambda text: text.replace("า", "ๅ"),
        lambda text: f"ยกเลิก {text}",
    ],
    ids=[
        "zero-width",
        "joiner",
        "soft hyphen",
        "bidi",
        "“”",
        '""',
        "()",
        "capitals",
        "wide",
        "drawn out",
        "buried",
        "code",
        "lakkhangyao",
        "word",
    ],
)
def test_a_disguise_changes_nothing(text: str, disguise: Callable[[str], str]) -> None:
    assert find_danger(disguise(text)) == Concern(Danger.SELF_HARM, plain=True)


@pytest.mark.parametrize(
    "text",
    [
        "ฆ่า ตัว ตาย", "ฆ่า.ตัว.ตาย", "ฆ่าตัวตัย", "อยาก ต า ย", "อยาก_ตาย", "อยาก/ตาย", "อยากก ตายย", "อยากๆ ตายๆ",
        "เเม่คะ อยากตาย", "โดดน\u0e4d\u0e49\u0e32ตาย", "โดดน\u0e49\u0e33ตาย", "k i l l myself", "su1c1de", "k i l l  m y s e l f",
        "s*icide", "k*ll myself",
    ],
)  # fmt: skip
def test_spacing_and_misspelling_change_nothing(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", ["อยากตาย 5555", "อยากตาย 5555 งานเยอะ", "i want to die lol", "ขอตาย น่ารักมาก 😍"])
def test_a_wish_told_with_a_laugh_is_asked_about(text: str) -> None:
    assert find_danger(text) == Concern(Danger.SELF_HARM, plain=False)


@pytest.mark.parametrize("text", ["กินพาราไป 30 เม็ด 555", "took 30 tylenol lol", "กรีดแขนอีกแล้ว 😂"])
def test_an_act_told_with_a_laugh_is_plain(text: str) -> None:
    assert find_danger(text) == Concern(Danger.SELF_HARM, plain=True)


@pytest.mark.parametrize(
    "text",
    [
        "ฝันว่าโดนแฟนบีบคอ แปลว่าอะไร",
        "แต่งนิยายให้พระเอกผูกคอตาย จะขายดีไหม",
        "เป็นทนายคดีข่มขืน จะชนะคดีไหม",
        "i work at a suicide hotline, next job?",
    ],
)
def test_stories_dreams_and_work_are_never_refused(text: str) -> None:
    assert not is_plain(text)


def test_what_was_taken_is_plain_whatever_else_is_told() -> None:
    assert is_plain("ดูหนังเศร้ามาก กินยานอนหลับไป 20 เม็ดแล้ว")


def test_whoever_works_with_others_danger_is_heard_in_their_own() -> None:
    assert is_plain("เป็นตำรวจ เครียดมาก อยากตาย")


@pytest.mark.parametrize(
    ("taken", "plain"), [("2 เม็ด", False), ("1-2 เม็ด", False), ("20 เม็ด", True), ("๒๐ เม็ด", True), ("สามสิบเม็ด", True)]
)
def test_the_amount_makes_the_danger(taken: str, plain: bool) -> None:
    assert is_plain(f"กินพาราไป {taken}") is plain


@pytest.mark.parametrize("place", [0, LONGEST // 2, LONGEST - 10])
def test_a_whole_message_is_searched(place: int) -> None:
    text = "ก" * LONGEST

    assert is_plain(f"{text[:place]} อยากตาย {text[place + 10 :]}")


def test_of_a_text_beyond_any_message_the_beginning_and_the_end_are_searched() -> None:
    long = "ก " * 1_000_000

    assert is_plain(f"อยากตาย {long}")
    assert is_plain(f"{long} อยากตาย")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "a" * 5000, "🙂" * 300, "(" * 500, "\ud800", "*" * 50, "[", "กั้้้้้้้้้้้้" * 300])
def test_any_text_is_taken(text: str) -> None:
    assert find_danger(text) is None


def test_of_two_maybes_the_gravest_is_asked_about() -> None:
    text = "i know where he lives and i have a knife. i bought the rope yesterday lol"

    assert find_danger(text) == Concern(Danger.SELF_HARM, plain=False)


def test_a_pattern_is_compiled_when_it_is_first_searched_for() -> None:
    """All of them would take half a second of each start."""
    no_pattern = {"thai": ["("]}

    rule = _Pattern(no_pattern, "thai")

    with pytest.raises(ValueError, match="without an end"):
        rule.may_hit("text")
