"""What typed words mean: the menu's words in both languages, whichever is set, and referral codes."""

import re
from functools import cache
from typing import Final

import regex

from bot.chat.dialogue.understand.small_talk import small_talk
from bot.chat.dialogue.understand.typed_answers import agrees, heavy_feeling
from bot.chat.dialogue.understand.vocabulary import Vocabulary, folded, her_name
from bot.chat.dialogue.understand.words import words_in
from bot.say.buttons.care import CareButton, OnlyASaying, TalkToSomeone
from bot.say.buttons.menu import MenuButton
from bot.say.buttons.parser import parse
from bot.say.buttons.voice import HeardRight, SayAgain, VoiceButton
from bot.say.text import plain
from bot.say.words import words_for
from models.general.languages import LANGUAGES

_EDGES: Final = regex.compile(r"^[^\p{L}\p{N}\p{M}?]+|[^\p{L}\p{N}\p{M}?]+$")
"""Marks, spaces and symbols around a word: the buttons show some (✦ ☾ ★ ♥), and people type what they see."""

# Thai is written without spaces, so a code ends where Latin letters and digits end. Codes have no vowels, so that no word is
# one; where spaces stand between its signs it needs a digit. One of another length than six is a mistyped code if it has a
# digit, or stands alone.
_BEGINS: Final = r"(?<![0-9a-z])mimi\s*[-–—_]\s*"
_LETTERS: Final = r"[b-df-hj-np-tv-z]"
_WITH_DIGIT: Final = r"(?=[a-z]*\d)[0-9a-z]"
_APART: Final = r"(?=[a-z ]*\d)[0-9a-z](?:\s?[0-9a-z]){5}"
_CODE: Final = re.compile(rf"{_BEGINS}({_WITH_DIGIT}{{6}}|{_LETTERS}{{6}}|{_APART})(?![0-9a-z])")
_MISTYPED: Final = re.compile(rf"{_BEGINS}({_WITH_DIGIT}{{3,12}})(?![0-9a-z])")
_NAMED: Final = re.compile(rf"(?:โค[้๊]?ด|รหัส|\bcode)[^\s]{{0,12}}\s+mimi\s+({_WITH_DIGIT}{{6}})(?![0-9a-z])")
_WORD_CODE: Final = re.compile(
    r"(?:(?:มี|ใช้|ใส่|ขอใช้|with|and|my|friend'?s|use|the)\s*)*(?:โค[้๊]?ด|รหัส|\bcode\b)(?:ของ)?(?:เพื่อน|ชวน)?\s*(?:คือ|is|:)?",
    re.IGNORECASE,
)
_ON_CODES: Final = re.compile(r"โค[้๊]?ด|รหัส|\bcodes?\b|ใส่|กรอก|ใช้|แต้ม|ดาว|เพื่อนส่ง|\b(?:stars?|coins?|use|enter)\b", re.IGNORECASE)
_GIFT_CODE: Final = re.compile(
    rf"(?<![0-9a-z])gift\s*[-–—_]\s*({_WITH_DIGIT}{{10}}|{_LETTERS}{{10}}|(?=[a-z ]*\d)[0-9a-z](?:\s?[0-9a-z]){{9}})(?![0-9a-z])"
)
_GIFT_MISTYPED: Final = re.compile(rf"(?<![0-9a-z])gift\s*[-–—_]\s*({_WITH_DIGIT}{{3,20}})(?![0-9a-z])")
_CODE_ALONE: Final = re.compile(
    rf"mimi(?:\s*[-–—_]\s*({_WITH_DIGIT}{{3,12}})|[-–—_]({_LETTERS}{{3,12}})|\s*((?=\w*\d)[0-9a-z]{{6}}))"
)


@cache
def _stop() -> frozenset[str]:
    words = words_in("typed_news.toml")
    return frozenset(map(plain, words["stop"]))


@cache
def menu_words() -> dict[str, MenuButton]:
    """What is typed instead of tapping the menu, folded, by what it means."""
    words = words_in("typed.toml")
    return {plain(word): _button(data) for data, several in words.items() for word in several}


@cache
def _folded_menu() -> dict[str, MenuButton]:
    """Their words drawn out or with other tone marks. Only long ones: short words fold into others."""
    return {short: button for word, button in menu_words().items() if len(short := folded(word)) >= 4}


@cache
def _with_particles() -> Vocabulary:
    """The menu's words, with any particles. Her name with one is a greeting."""
    words: dict[str, list[str]] = {}
    for word, button in menu_words().items():
        if word not in her_name():
            words.setdefault(button.data, []).append(word)
    return Vocabulary(words, ())


@cache
def _care() -> Vocabulary:
    words = words_in("typed_care.toml")
    return Vocabulary({"talk": words["talk"], "saying": words["saying"]}, words["fillers"])


@cache
def _voice() -> dict[str, type[VoiceButton]]:
    words = words_in("typed_voice.toml")
    kinds: dict[str, type[VoiceButton]] = {"right": HeardRight, "again": SayAgain}
    return {plain(word): kind for name, kind in kinds.items() for word in words[name]}


def _button(data: str) -> MenuButton:
    button = parse(data)
    if not isinstance(button, MenuButton):
        raise ValueError(f"typed.toml: {data!r} is no button of the menu")
    return button


@cache
def _polite() -> re.Pattern[str]:
    endings = (plain(ending) for language in LANGUAGES for ending in words_for(language).several("polite-endings"))
    return re.compile(rf"[\s,]*(?:{'|'.join(re.escape(ending) for ending in endings)})$")


def command(text: str) -> MenuButton | None:
    """The button of the menu that a text stands for, or None. Texts of more than 40 characters are never commands."""
    whole = plain(text)
    if len(whole) > 40:
        return None
    said = _EDGES.sub("", whole) or whole
    while (button := menu_words().get(said) or _folded_menu().get(folded(said))) is None:
        bare = _polite().sub("", said)
        if bare == said:
            kinds = _with_particles().kinds(said)
            return _button(kinds[0]) if len(kinds) == 1 else None
        said = bare
    return button


def without_politeness(text: str) -> str:
    """Without the polite words and marks that it ends with."""
    said = _EDGES.sub("", plain(text))
    while (bare := _EDGES.sub("", _polite().sub("", said))) != said:
        said = bare
    return said


def says_stop(text: str) -> bool:
    """Whether a text says "stop" and nothing else. Where something goes on, that is what is to stop (`command`)."""
    return _EDGES.sub("", plain(text)) in _stop()


def care_answer(text: str, message_id: str) -> CareButton | None:
    """The answer to the kind question about that message that a text stands for, or None.

    Where it says both, and where it only agrees or is sad, it asks for help; laughter is the other answer.
    """
    kinds = _care().kinds(text)
    if "talk" in kinds:
        return TalkToSomeone(message_id)
    if "saying" in kinds:
        return OnlyASaying(message_id)
    match small_talk(text):
        case "yes" | "sad":
            return TalkToSomeone(message_id)
        case "no" | "laughter":
            return OnlyASaying(message_id)
        case _:
            return TalkToSomeone(message_id) if heavy_feeling(text) else None


def voice_answer(text: str, message_id: str) -> VoiceButton | None:
    """The answer to "is this what you said?" that a text stands for, or None."""
    if len(text) > 40:
        return None
    said = _EDGES.sub("", plain(text)) or plain(text)
    kind = _voice().get(said) or _voice().get(_polite().sub("", said))
    if kind:
        return kind(message_id)
    accepted = agrees(text)
    if accepted is None:
        return None
    return HeardRight(message_id) if accepted else SayAgain(message_id)


def referral_code(text: str) -> str | None:
    """The code a friend sent, as `MIMI-XXXXXX`: any case, spaces, dashes, full-width and Thai digits; None if there is none."""
    said = plain(text)
    found = _CODE.search(said) or _MISTYPED.search(said) or _NAMED.search(said) or _CODE_ALONE.fullmatch(said)
    return "MIMI-" + "".join(found[found.lastindex or 0].split()).upper() if found else None


def gift_code(text: str) -> str | None:
    """The code of a gift that a friend sent, as `GIFT-XXXXXXXXXX`, spelled as freely as an invite code; None if there is none."""
    said = plain(text)
    found = _GIFT_CODE.search(said) or _GIFT_MISTYPED.search(said)
    return "GIFT-" + "".join(found[1].split()).upper() if found else None


def question_beside_code(text: str) -> str:
    """What else a text with a friend's code says; empty when that is about the code."""
    rest, found = re.subn(_CODE.pattern, " ", text, flags=re.IGNORECASE)
    rest = _WORD_CODE.sub(" ", rest).strip()
    return " ".join(rest.split()) if found and not _ON_CODES.search(rest) else ""
