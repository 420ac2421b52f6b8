"""Stars for a friend: how many, the card to be sent on, and what came of it."""

from collections.abc import Sequence
from typing import Final

from bot.safety.shown_name import shown_name
from bot.say.buttons import gifts
from bot.say.buttons.menu import GiveStars, ShowBalance, ShowExchange
from bot.say.flex import menu_taps
from bot.say.flex.dates import day
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    MIST,
    NIGHT,
    Part,
    bubble,
    button,
    column,
    copy,
    flex,
    image,
    link,
    note,
    offer,
    one_line,
    postback,
    row,
    separator,
    share_uri,
    text,
    text_message,
    title_bar,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.offers import (
    AskTakeBack,
    ConfirmGift,
    GiftArrived,
    GiftCameBack,
    GiftCard,
    GiftClosed,
    GiftLeft,
    GiftMade,
    GiftOffer,
    GiftRefused,
    GiftTaken,
    GiftTakenBack,
    GiftTooFew,
    GiftTooMuch,
    TooManyGiftsOut,
)
from bot.say.words import Words
from models.money.economy import GIFT_DAYS

PICTURE_RATIO: Final = "20:13"
WAITING_SHOWN: Final = 5
_NAME_SHOWN: Final = 40


def gift_offer(reply: GiftOffer, words: Words, _: Links) -> list[Message]:
    """How many stars; below, the gifts that nobody has taken yet, each of which opens its card."""
    most = words("stars", n=reply.most)
    picks = [button(_pick(words, stars), primary=stars == reply.options[0]) for stars in reply.options]
    asked = (
        [text(words("gift-ask", most=most)), note(words("gift-how", days=GIFT_DAYS), margin="md")]
        if picks
        else [text(words("gift-none"))]
    )
    made = bubble(
        header=title_bar(words("gift-title")),
        body=column(*asked, *_waiting(words, reply.waiting[:WAITING_SHOWN])),
        footer=column(*picks, button(postback(words("cancel"), gifts.DeclineGift()))),
    )
    return [flex(words("gift-ask-alt", most=most), made)]


def _pick(words: Words, stars: int) -> Part:
    return postback(words("gift-pick", stars=words("stars", n=stars)), gifts.PickGift(stars))


def _waiting(words: Words, cards: Sequence[GiftCard]) -> list[Part]:
    if not cards:
        return []
    lines = [
        button(
            postback(
                words("gift-waiting-card", stars=words("stars", n=card.stars), day=day(words, card.until)),
                gifts.ShowGiftCard(card.id),
                words("gift-waiting-shown", stars=words("stars", n=card.stars)),
            ),
            margin="sm",
        )
        for card in cards
    ]
    return [separator(margin="lg"), text(words("gift-waiting"), size="sm", weight="bold", margin="lg"), *lines]


def gift_too_few(reply: GiftTooFew, words: Words, links: Links) -> list[Message]:
    """There are not so many stars to give."""
    said = words("gift-few", stars=words("stars", n=reply.stars)) if reply.stars else words("gift-none")
    ways = [link(words("top-up"), links.topup_link()), postback(words("balance-exchange"), ShowExchange())]
    return offer(said, *([postback(words("gift-again"), GiveStars())] if reply.stars else []), *ways)


def gift_too_much(reply: GiftTooMuch, words: Words, _: Links) -> list[Message]:
    """A gift may not be larger."""
    return offer(words("gift-much", most=words("stars", n=reply.most)), postback(words("gift-again"), GiveStars()))


def too_many_gifts_out(reply: TooManyGiftsOut, words: Words, _: Links) -> list[Message]:
    """No other gift before one of those that wait is taken or taken back."""
    return offer(words("gift-many", n=reply.most), postback(words("gift-show-waiting"), GiveStars()))


def confirm_gift(reply: ConfirmGift, words: Words, _: Links) -> list[Message]:
    """Asks for confirmation before the stars leave."""
    asked = words("gift-confirm", stars=words("stars", n=reply.stars))
    yes = button(postback(words("gift-yes"), gifts.ConfirmGift(reply.stars, reply.nonce)), primary=True)
    no = button(postback(words("cancel"), gifts.DeclineGift()))
    about = note(words("gift-how", days=GIFT_DAYS), margin="md")
    return [flex(asked, bubble(body=column(text(asked), about), footer=column(yes, no)))]


def gift_made(reply: GiftMade, words: Words, links: Links) -> list[Message]:
    """The card as the friend will see it, and the button that sends its link."""
    stars, name = words("stars", n=reply.card.stars), shown_name(reply.giver)
    address = links.gift_link(reply.card.code, words.language)
    giver = words("gift-card-from", name=one_line(name, _NAME_SHOWN)) if name else words("gift-card-from-nameless")
    made = bubble(
        hero=image(links.gift_picture(), aspectRatio=PICTURE_RATIO),
        body=column(
            text(giver, size="sm", color=MIST, align="center"),
            text(words("gift-card-stars", stars=stars), size="xxl", color=GOLD, weight="bold", align="center", margin="sm"),
            text(words("gift-card-worth", n=reply.card.stars), size="sm", color=CREAM, align="center", margin="sm"),
            text(reply.card.code, size="xs", color=MIST, align="center", margin="lg"),
            backgroundColor=NIGHT,
        ),
        footer=column(
            text(words("gift-send-about"), size="sm"),
            note(words("gift-send-until", day=day(words, reply.card.until), left=words("stars", n=reply.stars_left))),
            button(link(words("gift-send"), share_uri(words("gift-text", stars=stars, link=address))), primary=True, margin="md"),
            button(copy(words("gift-copy"), address)),
            button(postback(words("gift-back"), gifts.TakeBackGift(reply.card.id))),
            paddingTop="16px",
        ),
    )
    return [flex(words("gift-card-alt", stars=stars), made)]


def ask_take_back(reply: AskTakeBack, words: Words, _: Links) -> list[Message]:
    """Once more: the friend's link will not work any more."""
    yes = button(postback(words("gift-back-yes"), gifts.ConfirmTakeBack(reply.gift)))
    no = button(postback(words("gift-back-no"), gifts.LeaveGift()), primary=True)
    asked = words("gift-back-ask")
    return [flex(asked, bubble(body=column(text(asked)), footer=column(no, yes)))]


def gift_left(_: GiftLeft, words: Words, __: Links) -> list[Message]:
    """It stays with the friend."""
    return text_message(words("gift-left"))


def gift_taken_back(reply: GiftTakenBack, words: Words, _: Links) -> list[Message]:
    """The stars are back, and the link is over."""
    return offer(words("gift-back-done", stars=words("stars", n=reply.stars)), postback(words("my-balance"), ShowBalance()))


def gift_closed(_: GiftClosed, words: Words, __: Links) -> list[Message]:
    """Nothing is on its way here any more."""
    return offer(words("gift-closed"), postback(words("my-balance"), ShowBalance()))


def gift_taken(reply: GiftTaken, words: Words, _: Links) -> list[Message]:
    """The friend's stars have come, and what to do with them."""
    stars, now, name = words("stars", n=reply.stars), words("stars", n=reply.stars_now), shown_name(reply.giver)
    giver = words("gift-card-from", name=one_line(name, _NAME_SHOWN)) if name else words("gift-card-from-nameless")
    ways = [menu_taps.go_on(words)] if reply.go_on else [menu_taps.ask(words), postback(words("my-balance"), ShowBalance())]
    made = bubble(
        header=column(
            text(giver, size="sm", color=MIST, align="center"),
            text(words("gift-taken-stars", stars=stars), size="xxl", color=GOLD, weight="bold", align="center", margin="sm"),
        ),
        body=column(
            text(words("gift-taken-waits" if reply.go_on else "gift-taken")),
            row(note(words("gift-taken-now", stars=now), color=BRONZE), margin="md"),
        ),
        footer=column(*(button(way, primary=way is ways[0]) for way in ways)),
    )
    return [flex(words("gift-taken-alt", stars=stars), made)]


def gift_refused(reply: GiftRefused, words: Words, _: Links) -> list[Message]:
    """The code brings nothing, and why."""
    return offer(words(f"gift-no-{reply.why}"), menu_taps.ask(words))


def gift_arrived(reply: GiftArrived, words: Words, _: Links) -> list[Message]:
    """For the giver: a friend has taken the stars."""
    stars, name = words("stars", n=reply.stars), shown_name(reply.name)
    if not name:
        return text_message(words("gift-arrived-nameless", stars=stars))
    return text_message(words("gift-arrived", name=one_line(name, _NAME_SHOWN), stars=stars))


def gift_came_back(reply: GiftCameBack, words: Words, _: Links) -> list[Message]:
    """For the giver: nobody has taken the stars."""
    return text_message(words("gift-came-back", stars=words("stars", n=reply.stars), days=GIFT_DAYS))
