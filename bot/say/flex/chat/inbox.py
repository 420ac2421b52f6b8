"""Messages to the owner and her answers, and what was found of a payment that somebody misses."""

from typing import Final
from urllib.parse import quote

import regex

from bot.say.buttons.menu import ContactOwner
from bot.say.flex import menu_taps
from bot.say.flex.dates import moment
from bot.say.flex.parts import (
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    offer,
    one_line,
    postback,
    separator,
    text,
    title_bar,
    with_quick,
)
from bot.say.limits import URI, Message
from bot.say.links import Links
from bot.say.replies.inbox import (
    AskMessage,
    MessageInWords,
    MessageLeft,
    MessageTaken,
    MessageTooLong,
    OwnerAnswered,
    PaymentLookedUp,
    PaymentWentBack,
    TooManyMessages,
)
from bot.say.words import Words

LONGEST_ANSWER: Final = 2000
LONGEST_QUOTE: Final = 120
_LINK: Final = regex.compile(
    r"https://((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?::\d{2,5})?)((?:[/?#][^\s<>\"'()\\]{0,400})?)", regex.IGNORECASE
)
_KEPT: Final = "/?#&=%@+,;:~!$*-._"
MOST_LINKS: Final = 3
_WHOLE_BAHT: Final = regex.compile(r"([\d,]+)\.00 THB")


def ask_message(reply: AskMessage, words: Words, links: Links) -> list[Message]:
    """Asks for the message; with it how else the owner may be reached, if the settings say so."""
    said = words("contact-again" if reply.again else "contact-ask")
    more = [words("contact-kept")] if reply.kept and not reply.again else []
    more += [words("contact-also", how=links.owner_contact)] if links.owner_contact and not reply.again else []
    leave = menu_taps.cancel(words)
    made = bubble(body=column(text(said), *(note(each, margin="md") for each in more)), footer=column(button(leave)))
    return with_quick([flex(said, made)], leave)


def message_in_words(_: MessageInWords, words: Words, __: Links) -> list[Message]:
    """A picture cannot be handed on."""
    return offer(words("contact-words-only"), menu_taps.cancel(words))


def message_too_long(reply: MessageTooLong, words: Words, _: Links) -> list[Message]:
    """Nothing was sent; a shorter one is awaited."""
    return offer(words("contact-too-long", most=reply.most), menu_taps.cancel(words))


def message_left(_: MessageLeft, words: Words, __: Links) -> list[Message]:
    """Nothing was sent."""
    return offer(words("contact-left"), menu_taps.ask(words))


def message_taken(_: MessageTaken, words: Words, __: Links) -> list[Message]:
    """It is with a person now."""
    return offer(words("contact-taken"), write_more(words))


def too_many_messages(reply: TooManyMessages, words: Words, _: Links) -> list[Message]:
    """Tomorrow again."""
    return offer(words("contact-too-many", most=reply.most), menu_taps.ask(words))


def owner_answered(reply: OwnerAnswered, words: Words, _: Links) -> list[Message]:
    """The answer, what it answers above it, and a button for each link in it: links in such a card cannot be tapped."""
    quote = (
        [note(words("answer-asked", text=one_line(reply.asked, LONGEST_QUOTE))), separator(margin="md")] if reply.asked else []
    )
    taps = [link(words("answer-link", host=one_line(host, 24)), url) for url, host in links_in(reply.text).items()]
    made = bubble(
        header=title_bar(words("answer-title")),
        body=column(*quote, text(reply.text, limit=LONGEST_ANSWER, margin="md"), spacing="sm"),
        footer=column(*(button(tap) for tap in taps), button(write_more(words, "answer-reply"))),
    )
    return [flex(f"{words('answer-title')} {one_line(reply.text, LONGEST_QUOTE)}", made)]


def links_in(content: str) -> dict[str, str]:
    """The first links in a text, as LINE takes them, each with its host. What is no plain https address is left out."""
    found: dict[str, str] = {}
    for match in _LINK.finditer(content):
        host, rest = match[1].lower(), quote(match[2].rstrip(".,!?:;'ๆฯ"), safe=_KEPT)
        if len(url := f"https://{host}{rest}") <= URI:
            found.setdefault(url, host)
    return dict(list(found.items())[:MOST_LINKS])


def payment_went_back(reply: PaymentWentBack, words: Words, _: Links) -> list[Message]:
    """Money that did not match an order is on its way back."""
    baht = _WHOLE_BAHT.fullmatch(reply.amount)
    amount = words("topup-package", baht=int(baht[1].replace(",", ""))) if baht else reply.amount
    return offer(words("payment-went-back", amount=amount), write_more(words))


def payment_looked_up(reply: PaymentLookedUp, words: Words, links: Links) -> list[Message]:
    """What was found, and a person to ask for more."""
    human, order = write_more(words), one_line(reply.order)
    match reply.found:
        case "credited":
            stars, now = words("stars", n=reply.stars), words("stars", n=reply.balance)
            return offer(words("payment-found-credited", order=order, stars=stars, balance=now), human)
        case "had" if reply.at:
            at, now = moment(words, reply.at), words("stars", n=reply.balance)
            return offer(words("payment-found-had", order=order, baht=reply.baht, at=at, balance=now), human)
        case "unfit" | "waiting" | "unpaid":
            return offer(words(f"payment-found-{reply.found}", order=order, baht=reply.baht), human)
        case "away":
            return offer(words("payment-found-away"), human)
        case _:
            return offer(words("payment-found-none"), human, link(words("top-up"), links.topup_link()))


def write_more(words: Words, label: str = "contact-button") -> Part:
    """Write to a person."""
    return postback(words(label), ContactOwner())
