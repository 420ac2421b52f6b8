"""The person themselves: their language, their data, and their safety."""

from bot.say.flex.parts import CREAM, Links, bubble, button, column, flex, link, plain, postback, text, title, with_quick
from bot.say.limits import Message
from bot.say.words import Words
from models.db import LANGUAGES

HELP_LINES = {
    "self_harm": ("1323", "1669", "191"),
    "abuse": ("1300", "191", "1323", "1669"),
    "harm_to_others": ("1323", "191", "1300"),
    "medical_emergency": ("1669", "191"),
}
"""Thailand's lines, open day and night, the nearest help first: 1323 mental health, 1300 social help centre, 191 police,
1669 ambulance."""


def language_ask(words: Words, _: Links) -> list[Message]:
    """Which language? Each named in itself."""
    taps = [postback(words(f"language-{language}"), f"language:{language}") for language in LANGUAGES]
    return with_quick([plain(words("language-ask"))], *taps)


def language_set(words: Words, _: Links) -> list[Message]:
    """Said in the new language."""
    return with_quick([plain(words("language-set"))], postback(words("ask"), "ask"))


def forget_ask(words: Words, _: Links, nonce: str, stars: int, coins: int) -> list[Message]:
    """Once more: delete everything? `nonce` ties the button to this asking."""
    loses = words("forget-loses", stars=words("stars", n=stars), coins=words("coins", n=coins))
    made = bubble(
        header=column(title(words("forget-title"), color=CREAM, size="md")),
        body=column(text(words("forget-body")), text(loses, weight="bold"), spacing="md"),
        footer=column(
            button(postback(words("forget-no"), "forget:no"), primary=True),
            button(postback(words("forget-yes"), f"forget:yes:{nonce}")),
        ),
    )
    return [flex(words("forget-alt"), made)]


def forgotten(words: Words, _: Links) -> list[Message]:
    """It is done."""
    return [plain(words("forgotten"))]


def safety(words: Words, _: Links, kind: str, stars: int = 0) -> list[Message]:
    """For someone in danger: people to call, not cards. `kind` is one of HELP_LINES; `stars`: how many went back to them."""
    calls = [link(words(f"safety-{number}"), f"tel:{number}") for number in HELP_LINES[kind]]
    said = [text(words(f"safety-{kind}")), text(words("safety-stay"), size="sm")]
    if stars:
        said.append(text(words("safety-stars", stars=words("stars", n=stars)), size="sm"))
    made = bubble(
        header=column(title(words("safety-title"), color=CREAM)),
        body=column(*said, spacing="md"),
        footer=column(*(button(call, primary=index == 0) for index, call in enumerate(calls))),
    )
    return [flex(words(f"safety-alt-{kind}"), made)]
