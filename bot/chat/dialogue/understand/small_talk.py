"""Small talk: thanks, laughter, hello and the like, which are answered and never become a question, a word or a follow-up."""

from functools import cache, lru_cache
from typing import Final, Literal

import regex

from bot.chat.dialogue.understand.vocabulary import Vocabulary, folded
from bot.chat.dialogue.understand.words import words_in
from bot.say.text import plain

Kind = Literal[
    "thanks", "praise", "okay", "laughter", "greeting", "goodbye", "yes", "no", "sorry", "doubt", "who", "sad", "paid",
    "no_stars", "sticker", "insult",
]  # fmt: skip

ANSWERED: Final[tuple[Kind, ...]] = (
    "no_stars",
    "paid",
    "thanks",
    "goodbye",
    "who",
    "greeting",
    "no",
    "yes",
    "sorry",
    "praise",
    "doubt",
    "okay",
    "laughter",
    "sad",
    "sticker",
    "insult",
)
"""What is answered when a text says several things: "okay, thanks, bye" is thanks."""

_LAUGHTER: Final = regex.compile(
    r"5{2,}\+*|5\+(?!\d)|ถ{3,}|(?<![a-z])[ja]?(?:ha|he|hi|ho|hu|ja|xi){2,}h?(?![a-z])|(?:ฮ่า|ฮา|ฮ่ะ|ฮ้า|ฮี่|ฮิ|อิ|คิก|คิ|คริ|หุ|เหอ|แหะ|อุ){2,}ๆ*"
)
"""Laughter however long it is; five is read ha in Thai, and stands on the key of ถ."""

_BAHT: Final = regex.compile(r"฿\s*\d{2,5}|\d{2,5}\s*(?:บาท|฿|baht\b|thb\b)")
"""What somebody says that they paid."""

_PICTURES: Final[dict[str, Kind]] = {
    "🙏": "thanks",
    "👍": "okay",
    "👌": "okay",
    "🆗": "okay",
    "😂": "laughter",
    "🤣": "laughter",
    "😆": "laughter",
    "👋": "greeting",
    **dict.fromkeys("😢😭😞😔💔🥺😿🙁☹😥😓", "sad"),
}
_FACE: Final = regex.compile(r"[()ʕʔ^<>;:_=*﹏▽≦≧ω︿•]")
_CRYING: Final = regex.compile(r"[:;=]'?-?\(|[╥︿﹏;]|;_;")
_WORD: Final = regex.compile(r"\p{L}\p{M}*\p{L}|\p{N}|<")
_NO_PICTURE: Final = regex.compile(r"[\p{L}\p{N}\p{P}]")
_SYMBOL: Final = regex.compile(r"[\p{So}\p{Sk}]")


_OF_ONESELF: Final = regex.compile(r"หนู|ฉัน|ผม|เรา|\b(?:i|im|i'm|my|me)\b")
"""Whoever is harsh with themselves does not insult MiMi."""

_LETTER: Final = regex.compile(r"[\p{L}\p{N}]")
_LETTERS: Final = regex.compile(r"(?![ๆฯ])\p{L}\p{M}*(?![ๆฯ])\p{L}")


@cache
def _words() -> tuple[Vocabulary, dict[str, Kind]]:
    """All kinds, and what means something only where it stands alone: polite endings, and her name."""
    words = words_in("small_talk.toml")
    fillers = words.pop("fillers")
    kinds: tuple[Kind, ...] = ("yes", "greeting")
    alone = {folded(word): kind for kind in kinds for word in words.pop(f"{kind}_alone")}
    return Vocabulary(words, fillers), alone


@lru_cache(maxsize=4)  # a feeling is looked for in the same text
def small_talk(text: str) -> Kind | None:
    """What kind of small talk the whole text is; None for anything that may be a question."""
    said = plain(text)
    quiet = _LAUGHTER.sub(" ", said)
    if quiet != said and not _LETTER.search(quiet):
        return "laughter"
    quiet = _BAHT.sub(" ", quiet)
    vocabulary, alone = _words()
    if kind := alone.get(folded(quiet)):
        return kind
    kinds = vocabulary.kinds(quiet)
    if "insult" in kinds and _OF_ONESELF.search(said):
        return None
    return next((kind for kind in ANSWERED if kind in kinds), None) or _picture(said)


def says_nothing(text: str) -> bool:
    """Whether a text has no word in it: signs, dots, a number."""
    return not _LETTERS.search(plain(text))


def _picture(said: str) -> Kind | None:
    """Pictures (emoji) alone, or a face of signs."""
    if len(said) > 1 and _FACE.search(said) and not _WORD.search(said.replace("<3", "")):
        return "sad" if _CRYING.search(said) else "sticker"
    if _NO_PICTURE.search(said) or not _SYMBOL.search(said):
        return None
    return next((kind for sign, kind in _PICTURES.items() if sign in said), "sticker")
