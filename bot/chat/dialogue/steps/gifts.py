"""Stars for a friend: how many, really, the card once more, back again; and the friend who sends a gift's code."""

from dataclasses import replace

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.states import Account, Conversation, Moment, Offer, State
from bot.chat.dialogue.steps.shared import Step, aside, confirmed_by, old_button
from bot.say.buttons import gifts
from bot.say.buttons.gifts import GiftButton
from bot.say.buttons.parser import parse
from bot.say.replies.chat import Cancelled
from bot.say.replies.offers import AskTakeBack, ConfirmGift, GiftLeft, GiftTooFew, GiftTooMuch
from models.money.economy import GIFT_MOST_STARS


def offer_gift(here: Conversation, account: Account, moment: Moment) -> Step:
    """Asks how many stars. A number that is typed next is understood; so is a yes, as one star."""
    offered = replace(here, offer=Offer(gifts.PickGift(1).data, gifts.DeclineGift().data))
    return aside(offered if account.stars else here, account, moment, offer_effects.ShowGifts())


def is_asked_how_many(offer: Offer | None) -> bool:
    """Whether MiMi has just asked how many stars the friend is to get."""
    return offer is not None and isinstance(parse(offer.yes), gifts.PickGift)


def on_gift_button(here: Conversation, button: GiftButton, account: Account, moment: Moment, offer: Offer | None = None) -> Step:
    """One tap; `offer`: what was offered before it. Nothing is given before it is confirmed."""
    match button:
        case gifts.PickGift(stars=stars) if stars > GIFT_MOST_STARS:
            return aside(here, account, moment, GiftTooMuch(GIFT_MOST_STARS))
        case gifts.PickGift(stars=stars) if stars > account.stars:
            return aside(here, account, moment, GiftTooFew(account.stars))
        case gifts.PickGift(stars=stars):
            nonce = confirmed_by(offer, gifts.ConfirmGift, stars, moment)
            yes, no = gifts.ConfirmGift(stars, nonce), gifts.DeclineGift()
            return aside(_offered(here, yes, no), account, moment, ConfirmGift(stars, nonce))
        case gifts.ConfirmGift(stars=stars, nonce=nonce):
            poorer = replace(account, stars=max(0, account.stars - stars))
            return aside(here, poorer, moment, offer_effects.GiveStars(stars, nonce))
        case gifts.DeclineGift():
            return aside(here, account, moment, Cancelled(was_anything=True))
        case gifts.ShowGiftCard(gift=gift):
            return aside(here, account, moment, offer_effects.ShowGift(gift))
        case gifts.TakeBackGift(gift=gift):
            back, leave = gifts.ConfirmTakeBack(gift), gifts.LeaveGift()
            return aside(_offered(here, back, leave), account, moment, AskTakeBack(gift))
        case gifts.ConfirmTakeBack(gift=gift):
            return _richer(here, account, moment, offer_effects.TakeBackGift(gift))
        case gifts.LeaveGift():
            return aside(here, account, moment, GiftLeft())
        case _:
            return old_button(here, account, moment)


def on_gift_code(here: Conversation, code: str, account: Account, moment: Moment) -> Step:
    """A friend has sent the code of a gift."""
    return _richer(here, account, moment, offer_effects.TakeGift(code, waits=here.state is State.STARS))


def _richer(here: Conversation, account: Account, moment: Moment, effect: effects.Effect) -> Step:
    """Only the effect knows how many stars come, so what a question still lacks is not said again beside it."""
    return Step(here, (effect,)) if here.state is State.STARS else aside(here, account, moment, effect)


def _offered(here: Conversation, yes: GiftButton, no: GiftButton) -> Conversation:
    return replace(here, offer=Offer(yes.data, no.data))
