"""What the rules make of the labelled tables: nearly every plain cry heard, no harmless text refused, few asked about."""

import random
import re
import time
from collections.abc import Callable, Iterable
from typing import Final

import pytest

from bot.safety.compiling import read_patterns
from bot.safety.danger import Concern, Danger, _Pattern, find_danger
from bot.safety.folding import LONGEST
from tests.unit.bot.safety.tables import Text, texts

LEAST_HEARD: Final = 0.98
LEAST_OBLIQUE_HEARD: Final = 0.75
MOST_ASKED: Final = 0.04
MOST_TIMES: Final = 8
"""What a message may take, as a multiple of the yardstick: a twentieth of a second where it was written."""

YARDSTICK: Final = re.compile("|".join(f"(?:{a}{b}+c|{b}{a}*d)" for a in "aeiou" for b in "xyz"))

languages: Final = pytest.mark.parametrize("language", ["th", "en"])


def labelled(danger: str, language: str) -> list[Text]:
    return [text for text in texts() if text.danger == danger and text.language == language]


def is_plain(text: str) -> bool:
    concern = find_danger(text)
    return concern is not None and concern.plain


def share(some: Iterable[object], of: Iterable[object]) -> float:
    return len(list(some)) / len(list(of))


def processor_seconds(act: Callable[[], object]) -> float:
    """The best of three, which a busy machine hardly stretches."""
    taken = []
    for _ in range(3):
        began = time.thread_time()
        act()
        taken.append(time.thread_time() - began)
    return min(taken)


def plain_search() -> None:
    """Work of the same kind that is always the same: a slow machine is slow at both."""
    text = "axxxbyyyeez" * 40
    for _ in range(60):
        YARDSTICK.search(text)


def times(text: str) -> float:
    """What the search for danger takes, as a multiple of the yardstick."""
    return processor_seconds(lambda: find_danger(text)) / processor_seconds(plain_search)


def test_the_tables_are_large_and_thai_above_all() -> None:
    dangers = [text for text in texts() if text.table != "questions"]

    assert len(dangers) >= 1000
    assert share((text for text in dangers if text.language == "th"), dangers) > 0.5
    assert {text.kind for text in dangers if text.danger == "plain"} == set(Danger)


def test_no_text_is_labelled_twice() -> None:
    all_texts = [text.text for text in texts()]

    assert sorted(set(all_texts)) == sorted(all_texts)


@languages
def test_plain_danger_is_heard(language: str) -> None:
    plain = labelled("plain", language)

    missed = [text.text for text in plain if not is_plain(text.text)]

    assert 1 - share(missed, plain) >= LEAST_HEARD, missed


@languages
def test_most_oblique_danger_is_asked_about(language: str) -> None:
    oblique = labelled("oblique", language)

    missed = [text.text for text in oblique if find_danger(text.text) is None]

    assert 1 - share(missed, oblique) >= LEAST_OBLIQUE_HEARD, missed


@languages
def test_no_harmless_text_is_refused(language: str) -> None:
    assert [text.text for text in labelled("harmless", language) if is_plain(text.text)] == []


@languages
def test_few_harmless_texts_are_asked_about(language: str) -> None:
    harmless = labelled("harmless", language)

    asked = [text.text for text in harmless if find_danger(text.text)]

    assert share(asked, harmless) < MOST_ASKED, asked


@languages
def test_the_kind_is_right_for_nearly_all(language: str) -> None:
    heard = [(text, concern) for text in labelled("plain", language) if (concern := find_danger(text.text))]

    wrong = [(text.text, concern.kind) for text, concern in heard if concern.kind != text.kind]

    assert share(wrong, heard) <= 0.02, wrong


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


@pytest.mark.parametrize(
    "piece",
    [
        "a", "ก", " ", "1", "a ", "*", "k*", "อ่", "ๆ", "เ", "อยาก", "อยากจะไป", "ไม่อยากจะ", "กิน", "กินยา1", "กินพารา", "แฟน",
        "เขาก็", "ถ้าไม่มีเรา", "ขับรถ", "สะพาน", "โดดลง", "ตาย", "ขอ", "จะ", "he ", "he has ", "my ex husband ", "took 1 ",
        "i really ", "want to ", "not ", "her ", "si*ide ", "if i ", "they would ", "no reason to ", "put ", "the ", "จะไป",
        "หนู", "อยู่", "ฆ่า", "ยา", "ไม่", "สิบ", "แขน", "เลือด",
    ],
)  # fmt: skip
def test_time_is_bounded_however_a_message_is_made(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]

    assert times(text) < MOST_TIMES


@pytest.mark.parametrize("language", ["thai", "english"])
def test_time_is_bounded_for_a_message_of_dangerous_words(language: str) -> None:
    alternatives = "|".join(read_patterns("words.toml")[language].values())
    pieces = re.sub(r"\(.*?\)|[?:()\[\]{}\\]", "", alternatives).split("|")
    order = random.Random(5)
    text = " ".join(order.choice(pieces) + order.choice(("", "", "*")) for _ in range(LONGEST))[:LONGEST]

    assert times(text) < MOST_TIMES


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
