"""What typed words answer: the open question of each state, an offer, a reading. Pure; the words: words/typed_answers.toml."""

import re
from functools import cache
from typing import Final, Literal, cast

import regex

from bot.chat.dialogue.states import Conversation, State
from bot.chat.dialogue.understand.small_talk import small_talk
from bot.chat.dialogue.understand.vocabulary import Vocabulary, particles
from bot.chat.dialogue.understand.words import words_in
from bot.say.buttons.answers import SKIP_MOOD, ChooseMood, ChooseSpread, DrawCard, DrawRest
from bot.say.buttons.base import Button
from bot.say.buttons.menu import Cancel, GoOn
from bot.say.text import plain
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from prompts.meanings import meanings

OnReading = Literal["followup", "review", "share", "open", "word", "older", "keep_data"]

_NUMBER: Final = re.compile(r"\d+")
_HEART: Final = "<3"
_LIST: Final = re.compile(r"(?<=\d)\s*[,.;:/+&-]\s*(?=\d)")
_GLUED: Final = re.compile(r"(?<=\d)(?=[^\W\d])")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_ENDS: Final = rf"\s*(?:(?:{'|'.join(map(re.escape, sorted(map(plain, particles()), key=len, reverse=True)))}|พอ|ก็พอ|ไป)\s*)*"
"""Particles, as they are typed."""

_COUNT: Final = r"([1-5]|หนึ่ง|เดียว|สอง|สาม|สี่|ห้า|one|two|three|four|five)"
_EXCHANGE: Final = regex.compile(
    rf"(?:ขอ|อยาก)?(?:แลก(?:แต้ม)?(?:เป็น)?|(?:exchange|swap)(?: for)?)\s*(\d{{1,6}})\s*(?:ดาว|stars?)?{_ENDS}"
)
_GIVE: Final = regex.compile(
    r"(?:ขอ|อยาก)?(?:(?:ส่ง|ให้|แบ่ง|โอน)(?:ดาว)?(?:ให้)?(?:เพื่อน)?|gift|give(?: my| a)? ?(?:friend)?|send(?: my| a)? ?(?:friend)?)"
    rf"\s*(\d{{1,6}})\s*(?:ดาว|ดวง|stars?)(?:\s*(?:ให้|แก่)?เพื่อน|\s*to (?:my |a )?friend)?{_ENDS}"
)
_ALONE: Final = regex.compile(rf"(?:ส่ง|ให้|เอา|ขอ)?\s*(\d{{1,6}})\s*(?:ดาว|ดวง|stars?)?{_ENDS}")
_RATED: Final = regex.compile(
    r"(?:(?:ขอ)?ให้(?:คะแนน)?|rate(?: it)?|คะแนน|i(?:'?d| would)? (?:give|rate)(?: it)?)\s*(?:ดาว)?"
    rf"{_COUNT}(?:\s*(?:/|จาก|out of|of)\s*5)?\s*(?:ดาว|ดวง|คะแนน|stars?|points?)?{_ENDS}"
    rf"|([1-5])\s*(?:/\s*5|(?:out )?of (?:5|five)|คะแนน(?:เต็ม)?|points?)\s*(?:stars?)?{_ENDS}"
)
_RATED_ALONE: Final = regex.compile(
    rf"(?:เอาไป(?:เลย)?|จัดไป|ได้|a|it's|its)?\s*(?:{_COUNT}\s*(?:ดาว|ดวง|คะแนน|stars?)|ดาว(เดียว)){_ENDS}"
)
"""Stars that may be a rating where nothing is asked."""

_CHANGES: Final = regex.compile(r"เปลี่ยน|แทน|change|switch|instead")
"""What tells another spread from a card where cards are drawn."""

_HESITATES: Final = regex.compile(
    r"เดี๋ยว|เด๋ว|เดะ|รอ|แป[๊๋]?[บป]|คิดก่อน"
    r"|^(?:อื+ม*|อ่+า*|อ+า+|เอ่อ|h+m+|mm+|m+h*m+|a+h+|e+r+m*|u+m+)(?:[^\p{L}]|ๆ|$)"
    r"|wait|hold on|think|moment|\bsec\b"
)
"""Signs that somebody has not decided yet."""

_STARS: Final = regex.compile(r"[★⭐🌟\s]{1,20}")
_MOOD_PICTURES: Final = {
    "😄😃😀😁🥰😍🥳🎉": "happy",
    "😌🙂😇🧘": "calm",
    "😊🤞✨🌱": "hopeful",
    "😟😰😥😨😱😬😧": "worried",
    "😢😭😞😔💔🥺☹🙁": "sad",
    "😕🤔😵🤷😖": "confused",
}


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return words_in("typed_answers.toml")


@cache
def _vocabulary(name: str) -> Vocabulary:
    """The words of one table, and what the buttons that they stand for are called in either language."""
    words = dict(_tables()[name])
    fillers = words.pop("fillers")
    if name == "numbers":
        counted = zip(words["thai"], words["english"], strict=True)
        words = {str(number): [str(number), *both] for number, both in enumerate(counted, start=1)}
    for language in LANGUAGES:
        if name == "mood":
            words = {kind: [*several, words_for(language)(f"mood-{kind}")] for kind, several in words.items()}
        if name == "spread":
            words = {kind: [*several, meanings(language).spread(kind).name] for kind, several in words.items()}
    return Vocabulary(words, fillers)


def answers(here: Conversation, text: str) -> list[Button]:
    """The buttons that a text stands for in the state it is said in: none, one, or several cards."""
    match here.state:
        case State.MOOD:
            mood = _mood(text)
            return [ChooseMood(here.prompt_number, None if mood == SKIP_MOOD else mood)] if mood else _spreads(here, text)
        case State.SPREAD:
            return _spreads(here, text)
        case State.STARS:
            if _only("stars", text) or _only("draw", text):
                return [GoOn()]
            return _spreads(here, text)
        case State.DRAW:
            if _CHANGES.search(plain(text)) and (spreads := _spreads(here, text)):
                return spreads
            if _only("draw", text):
                return [DrawRest(here.prompt_number)]
            if place := _only("place", text):
                return [DrawCard(here.prompt_number, int(place) - 1)]
            return [DrawCard(here.prompt_number, number - 1) for number in card_numbers(text)]
        case State.QUESTION | State.FOLLOW_UP | State.WORD:
            return [Cancel()] if _only("leave", text) else []
        case _:
            return []


def _spreads(here: Conversation, text: str) -> list[Button]:
    """The buttons name the price after a dot."""
    spread = _only("spread", _GLUED.sub(" ", plain(text.partition("·")[0])))
    return [ChooseSpread(here.prompt_number, spread)] if spread else []


def card_numbers(text: str) -> list[int]:
    """The numbers that a text names and does nothing else; they may be no cards of the table."""
    said = _ORDINAL.sub("", _LIST.sub(" ", plain(text)))
    if _HEART in said:
        return []
    bare = _NUMBER.sub(" ", said)
    kinds = _vocabulary("numbers").kinds(_NUMBER.sub(" 1 ", said))
    if not kinds or (_NUMBER.search(said) and _vocabulary("numbers").kinds(bare)):
        return []
    if _NUMBER.search(said):
        return [int(found) for found in _NUMBER.findall(said)[:10] if len(found) < 4]
    return [int(kind) for kind in kinds]


def names_cards(text: str) -> bool:
    """Whether a text speaks of cards, so that its number is no rating."""
    return re.search(r"ใบ|ไพ่|\bcards?\b", plain(text)) is not None


def _mood(text: str) -> str | None:
    """The first mood that is named, calm only where there is no other ("okay but sad"); a picture alone may be one."""
    kinds = _vocabulary("mood").kinds(text)
    if kinds:
        return min(kinds, key=lambda kind: (kind == SKIP_MOOD, kind == "calm"))
    if small_talk(text) in ("sticker", "laughter", "sad"):
        return next((mood for pictures, mood in _MOOD_PICTURES.items() if set(plain(text)) & set(pictures)), None)
    return None


def heavy_feeling(text: str) -> Literal["sad", "worried", "confused"] | None:
    """The sad, worried or confused feeling that a text names and says nothing else."""
    mood = _mood(text)
    return cast('Literal["sad", "worried", "confused"]', mood) if mood in ("sad", "worried", "confused") else None


def _only(name: str, text: str) -> str | None:
    """The one kind of word that the text consists of."""
    kinds = set(_vocabulary(name).kinds(text))
    return kinds.pop() if len(kinds) == 1 else None


def agrees(text: str) -> bool | None:
    """Whether a text accepts what was offered; None when it says neither, or asks for time to think.

    What was offered may delete everything, so that a sound, a surprise or "wait" never accepts it.
    """
    word = _only("offer", text) or small_talk(text)
    if word == "yes" and _HESITATES.search(plain(text)):
        return None
    return {"yes": True, "no": False}.get(word or "")


def on_reading(text: str) -> OnReading | None:
    """What a text asks to be done with the last reading."""
    return cast("OnReading | None", _only("reading", text))


def rating(text: str, *, at_rest: bool = False) -> int | None:
    """The rating, 1 to 5, that a text gives. `at_rest`: nothing is asked, so that stars alone are one."""
    said = plain(text).rstrip("!. ")
    if found := _RATED.fullmatch(said) or (at_rest and _RATED_ALONE.fullmatch(said)):
        count = found[1] or found[2]
        return int(count) if count.isdecimal() else _counted(count)
    stars = sum(said.count(sign) for sign in "★⭐🌟")
    return stars if _STARS.fullmatch(said) and 1 <= stars <= 5 else None


def _counted(word: str) -> int:
    """The number that a word says, 1 to 5; a word for a single one has no place among them."""
    numbers = _tables()["numbers"]
    return next((n for n, words in enumerate(zip(numbers["thai"], numbers["english"], strict=True), 1) if word in words), 1)


def stars_to_exchange(text: str) -> int | None:
    """How many stars a text wants coins exchanged for."""
    found = _EXCHANGE.fullmatch(plain(text))
    return int(found[1]) or None if found else None


def stars_to_give(text: str) -> int | None:
    """How many stars a text wants to send to a friend. "Give it 3 stars" is a rating, and asked before this."""
    found = _GIVE.fullmatch(plain(text))
    return int(found[1]) or None if found else None


def stars_alone(text: str) -> int | None:
    """The number that a text is, as the answer to how many."""
    if found := _ALONE.fullmatch(plain(text)):
        return int(found[1]) or None
    numbers = card_numbers(text)
    return numbers[0] or None if len(numbers) == 1 and not names_cards(text) else None
