"""Coins for stars: the offer, its confirmation, its result; and what to do when a spread costs more stars than there are."""

from bot.say.buttons import confirmations
from bot.say.buttons.answers import ChooseSpread
from bot.say.buttons.confirmations import DeclineExchange, PickExchange
from bot.say.flex import menu_taps
from bot.say.flex.asking.prices import price
from bot.say.flex.parts import (
    BRONZE,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
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
        body=column(
            text(words("exchange-body", coins=words("coins", n=reply.coins), stars=most)), note(_rate(words), margin="md")
        ),
        footer=column(*taps, _decline(words)),
    )
    return [flex(words("exchange-alt", stars=most), made)]


def _pick(words: Words, stars: int) -> Part:
    made = words("stars", n=stars)
    label = words("exchange-button", coins=_price(words, stars), stars=made)
    return postback(label, PickExchange(stars), words("exchange-shown", stars=made))


def _rate(words: Words) -> str:
    """What exchanging is, in one line."""
    return words("exchange-rate", coins=_price(words, 1), stars=words("stars", n=1))


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
    """The spread costs more than there is, coins counted: what is missing, and how to come by it. The question is kept.

    Where coins have come meanwhile that cover it, they are exchanged by one tap.
    """
    cost = reply.cost
    if cost.missing:
        topup = button(link(words("top-up"), links.topup_link()), primary=True)
        ways = [topup, *_cheaper(reply, words), button(menu_taps.invite(words)), button(menu_taps.daily(words))]
        said, hint = words("need-title", missing=words("stars", n=cost.missing)), words("need-kept")
    else:
        ways, said, hint = [_exchange_missing(reply, words)], words("need-title-coins"), words("need-exchange-offer")
    made = bubble(
        header=title_bar(said),
        body=column(text(_counted(reply, words)), text(hint, size="sm", color=BRONZE), spacing="md"),
        footer=column(*ways, button(menu_taps.go_on(words)), button(menu_taps.cancel(words))),
    )
    return with_quick([flex(words("need-alt", said=said), made)], menu_taps.go_on(words), menu_taps.cancel(words))


def _counted(reply: StarsNeeded, words: Words) -> str:
    """The price, what there is, and what the coins would make."""
    cost, purse = reply.cost, reply.purse
    spread = meanings(words.language).spread(reply.spread).name
    lines = [words("need-price", spread=spread, stars=words("stars", n=cost.price))]
    lines.append(words("need-have", stars=words("stars", n=purse.stars), coins=words("coins", n=purse.coins)))
    if cost.missing and cost.made:
        made = words("stars", n=cost.made)
        lines.append(words("need-count", coins=words("coins", n=cost.coins), made=made, missing=words("stars", n=cost.missing)))
    return "\n".join(lines)


def _exchange_missing(reply: StarsNeeded, words: Words) -> Part:
    """Exchanges at once, without another confirmation: the stars go into the question that waits."""
    label = words("need-exchange", coins=words("coins", n=reply.cost.coins))
    shown = words("exchange-shown", stars=words("stars", n=reply.cost.made))
    return button(postback(label, confirmations.ConfirmExchange(reply.cost.made, reply.nonce), shown), primary=True)


def _cheaper(reply: StarsNeeded, words: Words) -> list[Part]:
    """The dearest spread that they can pay for instead."""
    within = [name for name in SPREAD_STARS if not reply.purse.cost(name).missing]
    if not within:
        return []
    spread = meanings(words.language).spread(within[-1]).name
    label = words("need-cheaper", spread=spread, price=price(words, reply.purse.cost(within[-1])))
    return [button(postback(label, ChooseSpread(reply.prompt_number, within[-1]), spread))]
