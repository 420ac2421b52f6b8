"""Coins for stars: the offer, its confirmation, its result; and what to do when a spread costs more stars than there are."""

from bot.say.buttons import confirmations
from bot.say.buttons.answers import ChooseSpread
from bot.say.buttons.confirmations import DeclineExchange, PickExchange
from bot.say.flex import menu_taps
from bot.say.flex.parts import (
    BRONZE,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    offer,
    postback,
    text,
    text_message,
    title_bar,
    with_quick,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.money import ConfirmExchange, ExchangeDone, ExchangeHeld, ExchangeOffer, StarsNeeded, TooFewCoins
from bot.say.words import Words
from models.money.economy import COINS_PER_STAR, REFERRAL_INVITER_COINS, SPREAD_STARS
from prompts.meanings import meanings


def exchange_offer(reply: ExchangeOffer, words: Words, _: Links) -> list[Message]:
    """How many stars to make of the coins; nothing moves before it is confirmed."""
    taps = [button(_pick(words, stars), primary=stars == reply.most) for stars in reply.options]
    most = words("stars", n=reply.most)
    made = bubble(
        header=title_bar(words("exchange-title")),
        body=column(text(words("exchange-body", coins=words("coins", n=reply.coins), stars=most))),
        footer=column(*taps, _decline(words)),
    )
    return [flex(words("exchange-alt", stars=most), made)]


def _pick(words: Words, stars: int) -> Part:
    made = words("stars", n=stars)
    label = words("exchange-button", coins=_price(words, stars), stars=made)
    return postback(label, PickExchange(stars), words("exchange-shown", stars=made))


def _price(words: Words, stars: int) -> str:
    return words("coins", n=stars * COINS_PER_STAR)


def _decline(words: Words) -> Part:
    return button(postback(words("cancel"), DeclineExchange()))


def confirm_exchange(reply: ConfirmExchange, words: Words, _: Links) -> list[Message]:
    """Asks for confirmation before coins become stars."""
    asked = words("exchange-confirm", coins=_price(words, reply.stars), stars=words("stars", n=reply.stars))
    yes = postback(words("exchange-yes"), confirmations.ConfirmExchange(reply.stars, reply.nonce))
    return [flex(asked, bubble(body=column(text(asked)), footer=column(button(yes, primary=True), _decline(words))))]


def exchange_done(reply: ExchangeDone, words: Words, _: Links) -> list[Message]:
    """The coins became stars."""
    made, now = words("stars", n=reply.stars), words("stars", n=reply.stars_now)
    return text_message(words("exchange-done", stars=made, now=now, coins=words("coins", n=reply.coins_left)))


def too_few_coins(reply: TooFewCoins, words: Words, _: Links) -> list[Message]:
    """Not enough coins for a star: how many are missing, and how to earn them."""
    reward = words("coins", n=REFERRAL_INVITER_COINS)
    said = words("exchange-short", coins=words("coins", n=reply.missing), reward=reward)
    return offer(said, menu_taps.invite(words), menu_taps.daily(words))


def exchange_held(_: ExchangeHeld, words: Words, __: Links) -> list[Message]:
    """Why coins are not exchanged now, and that they are still there."""
    return text_message(words("exchange-held"))


def stars_needed(reply: StarsNeeded, words: Words, links: Links) -> list[Message]:
    """The spread costs more than there is: exchange and go on, or how to come by stars. The question is kept."""
    owned = {"stars": words("stars", n=reply.stars), "coins": words("coins", n=reply.coins)}
    body = words("need-body", cost=words("stars", n=reply.cost), **owned)
    if reply.can_exchange:
        ways, hint = [_exchange_missing(reply, words)], words("need-exchange-offer")
    else:
        topup = button(link(words("top-up"), links.topup_link()), primary=True)
        ways = [topup, button(menu_taps.invite(words)), button(menu_taps.daily(words))]
        hint = words("need-kept")
    made = bubble(
        header=title_bar(words("need-title")),
        body=column(text(body), text(hint, size="sm", color=BRONZE), spacing="md"),
        footer=column(*ways, *_cheaper(reply, words), button(menu_taps.go_on(words)), button(menu_taps.cancel(words))),
    )
    return with_quick([flex(words("need-alt"), made)], menu_taps.go_on(words), menu_taps.cancel(words))


def _exchange_missing(reply: StarsNeeded, words: Words) -> Part:
    """Exchanges at once, without another confirmation: the stars go into the question that waits."""
    label = words("need-exchange", coins=_price(words, reply.missing))
    shown = words("exchange-shown", stars=words("stars", n=reply.missing))
    return button(postback(label, confirmations.ConfirmExchange(reply.missing, reply.nonce), shown), primary=True)


def _cheaper(reply: StarsNeeded, words: Words) -> list[Part]:
    prices = SPREAD_STARS.items()
    within = [name for name, price in prices if price <= reply.stars and price < reply.cost and name != reply.spread]
    if not within:
        return []
    name = within[-1]
    spread = meanings(words.language).spread(name).name
    label = words("need-cheaper", spread=spread, stars=words("stars", n=SPREAD_STARS[name]))
    return [button(postback(label, ChooseSpread(reply.prompt_number, name), spread))]
