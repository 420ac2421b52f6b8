"""Stars given to a friend: offered, given, taken, taken back."""

from bot.chat.dialogue.offer_effects import GiveStars, ShowGift, ShowGifts, TakeBackGift, TakeGift
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.base import Reply
from bot.say.replies.chat import OldButton
from bot.say.replies.offers import (
    GiftCard,
    GiftClosed,
    GiftMade,
    GiftOffer,
    GiftRefused,
    GiftTaken,
    GiftTakenBack,
    GiftTooFew,
    TooManyGiftsOut,
)
from models.money.economy import GIFT_MOST_STARS, GIFT_STARS, GIFTS_ON_THEIR_WAY
from models.money.ledger import InsufficientFunds
from models.offers import star_gifts
from models.offers.star_gifts import Gift, TooManyGifts


def show_gifts(_: ShowGifts, context: Context) -> Outcome:
    """How many stars can be given, and the gifts that wait for a friend."""
    stars = context.person.account.stars
    waiting = [_card(gift) for gift in star_gifts.on_their_way(context.connection, context.person.id)]
    if not stars and not waiting:
        return answer(GiftTooFew(0))
    return answer(GiftOffer([option for option in GIFT_STARS if option <= stars], min(stars, GIFT_MOST_STARS), waiting))


def give_stars(effect: GiveStars, context: Context) -> Outcome:
    """Once for each nonce: a second tap on the same button shows the same card again while it is on its way."""
    person = context.person
    try:
        gift = star_gifts.give(context.connection, person.id, effect.stars, effect.nonce)
    except InsufficientFunds:
        return answer(GiftTooFew(person.account.stars))
    except TooManyGifts:
        return answer(TooManyGiftsOut(GIFTS_ON_THEIR_WAY))
    if gift is not None:
        return answer(GiftMade(_card(gift), person.name or "", person.account.stars - effect.stars))
    made = star_gifts.own(context.connection, person.id, star_gifts.gift_id(person.id, effect.nonce))
    return answer(_shown(made, context) if made else OldButton())


def show_gift(effect: ShowGift, context: Context) -> Outcome:
    """The card of a gift once more, for whoever lost it."""
    gift = star_gifts.own(context.connection, context.person.id, effect.gift)
    return answer(_shown(gift, context) if gift else GiftClosed())


def take_gift(effect: TakeGift, context: Context) -> Outcome:
    """Credits the stars to whoever sends the code first; or replies why it brings nothing.

    New stars of somebody whose payment is disputed would be frozen at once: they can take the gift later.
    """
    person = context.person
    if person.account.swallowed:
        return answer(GiftRefused("held"))
    taken = star_gifts.take(context.connection, person.id, effect.code, person.name)
    if taken.result != "ok":
        return answer(GiftRefused(taken.result))
    return answer(GiftTaken(taken.stars, person.account.stars + taken.stars, taken.giver_name, effect.waits))


def take_back_gift(effect: TakeBackGift, context: Context) -> Outcome:
    """Returns a gift that nobody has taken yet."""
    stars = star_gifts.take_back(context.connection, context.person.id, effect.gift)
    return answer(GiftClosed() if stars is None else GiftTakenBack(stars))


def _shown(gift: Gift, context: Context) -> Reply:
    return GiftMade(_card(gift), context.person.name or "", context.person.account.stars)


def _card(gift: Gift) -> GiftCard:
    return GiftCard(gift.id, gift.code, gift.stars, gift.until)
