"""Stars, coins and levels: the balance, and the exchange of coins."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.say.flex.cards import day
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    MUTED,
    RULE,
    Links,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    plain,
    postback,
    row,
    separator,
    text,
    title,
    with_quick,
)
from bot.say.limits import Message
from bot.say.words import Words
from models.money.economy import COINS_PER_STAR, REFERRAL_INVITER_COINS, SPREAD_STARS, readings_for_level
from prompts.meanings import meanings

MOVEMENTS_SHOWN = 5


def balance(
    words: Words,
    links: Links,
    stars: int,
    coins: int,
    level: int,
    readings: int,
    next_level_at: int,
    exchangeable: int,
    movements: Sequence[Mapping[str, Any]],
) -> list[Message]:
    """What someone has. `next_level_at` is the number of readings at which the next level comes; `exchangeable` the
    stars their coins would make; each movement has `reason`, `currency`, `amount` and `at`."""
    owned = row(
        text(words("stars-short", n=stars), size="xl", color=GOLD, weight="bold"),
        text(words("coins", n=coins), size="lg", color=CREAM, align="end", gravity="bottom"),
        margin="md",
    )
    exchange = (
        [
            note(words("balance-exchangeable", stars=words("stars", n=exchangeable)), align="center"),
            button(postback(words("balance-exchange"), "exchange"), primary=True),
        ]
        if exchangeable
        else []
    )
    made = bubble(
        header=column(title(words("balance-title"), color=CREAM), owned),
        body=column(
            *_level(words, level, readings, next_level_at),
            separator(margin="lg"),
            text(words("balance-movements"), size="sm", weight="bold", margin="lg"),
            *([_movement(words, entry) for entry in movements[:MOVEMENTS_SHOWN]] or [note(words("balance-no-movements"))]),
            spacing="sm",
        ),
        footer=column(
            *exchange,
            button(link(words("top-up"), links.topup_link()), primary=not exchange),
            button(postback(words("invite-friends"), "invite")),
        ),
    )
    alt = words("balance-alt", stars=words("stars", n=stars), coins=words("coins", n=coins))
    return [flex(alt, made)]


def _level(words: Words, level: int, readings: int, next_level_at: int) -> list[Part]:
    begun = readings_for_level(level)
    done = max(4, min(100, 100 * (readings - begun) // max(1, next_level_at - begun)))
    filled = column(width=f"{done}%", height="8px", backgroundColor=BRONZE, cornerRadius="4px")
    return [
        row(
            text(words("balance-level", level=level), weight="bold"),
            note(words("balance-readings", n=readings), align="end", gravity="bottom"),
        ),
        column(filled, backgroundColor=RULE, cornerRadius="4px", height="8px"),
        note(words("balance-next", n=max(1, next_level_at - readings))),
    ]


def _movement(words: Words, entry: Mapping[str, Any]) -> Part:
    key = f"reason-{entry['reason'].replace(':', '-')}"
    what = words(key if words.has(key) else "reason-other")
    amount = int(entry["amount"])
    unit = "movement-stars" if entry["currency"] == "star" else "movement-coins"
    moved = words(unit, sign="+" if amount > 0 else "−", n=abs(amount))
    return row(
        text(what, size="sm", flex=5),
        note(day(words, entry["at"]), flex=4, gravity="center"),
        text(moved, size="sm", align="end", flex=4, color=BRONZE if amount > 0 else MUTED, weight="bold"),
    )


def exchange_offer(words: Words, _: Links, coins: int, stars_max: int, options: Sequence[int]) -> list[Message]:
    """How many stars to make of the coins; nothing moves before it is confirmed."""
    taps = [button(exchange_tap(words, stars), primary=stars == stars_max) for stars in options]
    most = words("stars", n=stars_max)
    made = bubble(
        header=column(title(words("exchange-title"), color=CREAM, size="md")),
        body=column(text(words("exchange-body", coins=words("coins", n=coins), stars=most))),
        footer=column(*taps, button(postback(words("cancel"), "exchange:no"))),
    )
    return [flex(words("exchange-alt", stars=most), made)]


def exchange_tap(words: Words, stars: int, nonce: str = "") -> Part:
    """A tap that exchanges coins for that many stars, once for each nonce; without one it only asks to."""
    made = words("stars", n=stars)
    label = words("exchange-button", coins=words("coins", n=stars * COINS_PER_STAR), stars=made)
    return postback(label, f"exchange:{stars}:{nonce}" if nonce else f"exchange:{stars}", words("exchange-shown", stars=made))


def exchange_confirm(words: Words, _: Links, stars: int, nonce: str) -> list[Message]:
    """The last word before coins become stars; the button works once (`nonce`)."""
    facts = {"coins": words("coins", n=stars * COINS_PER_STAR), "stars": words("stars", n=stars)}
    yes = postback(words("exchange-yes"), f"exchange:{stars}:{nonce}")
    asked = bubble(
        body=column(text(words("exchange-confirm", **facts))),
        footer=column(button(yes, primary=True), button(postback(words("cancel"), "exchange:no"))),
    )
    return [flex(words("exchange-confirm", **facts), asked)]


def exchange_done(words: Words, _: Links, stars: int, coins_left: int, stars_now: int) -> list[Message]:
    """The coins became stars."""
    facts = {"stars": stars, "now": stars_now}
    said = {name: words("stars", n=number) for name, number in facts.items()}
    return [plain(words("exchange-done", **said, coins=words("coins", n=coins_left)))]


def exchange_short(words: Words, _: Links, missing: int) -> list[Message]:
    """Not enough coins for a star: how many are missing, and how to earn them."""
    reward = words("coins", n=REFERRAL_INVITER_COINS)
    said = plain(words("exchange-short", coins=words("coins", n=missing), reward=reward))
    taps = (postback(words("invite-friends"), "invite"), postback(words("daily-card"), "daily"))
    return with_quick([said], *taps)


def need_stars(
    words: Words,
    links: Links,
    place: int,
    cost: int,
    stars: int,
    coins: int,
    can_exchange: bool,
    nonce: str,
    spread: str = "",
    missing: int = 0,
) -> list[Message]:
    """The spread costs more than there is: exchange and go on, or how to come by stars. The question is kept."""
    short = missing or cost - stars
    owned = {"stars": words("stars", n=stars), "coins": words("coins", n=coins)}
    if can_exchange:
        label = words("need-exchange", coins=words("coins", n=short * COINS_PER_STAR))
        shown = words("exchange-shown", stars=words("stars", n=short))
        ways = [button(postback(label, f"exchange:{short}:{nonce}", shown), primary=True)]
        hint = words("need-exchange-offer")
    else:
        ways = [button(link(words("top-up"), links.topup_link()), primary=True)]
        ways += [button(postback(words("invite-friends"), "invite")), button(postback(words("daily-card"), "daily"))]
        hint = words("need-kept")
    made = bubble(
        header=column(title(words("need-title"), color=CREAM, size="md")),
        body=column(
            text(words("need-body", cost=words("stars", n=cost), **owned)), text(hint, size="sm", color=BRONZE), spacing="md"
        ),
        footer=column(*ways, *_cheaper(words, place, stars, cost, spread)),
    )
    quick = [postback(words("need-go-on"), "go_on"), postback(words("cancel"), "cancel")]
    return with_quick([flex(words("need-alt"), made)], *quick)


def _cheaper(words: Words, place: int, stars: int, cost: int, spread: str) -> list[Part]:
    within = [name for name, price in SPREAD_STARS.items() if price <= stars and price < cost and name != spread]
    if not within:
        return []
    name = within[-1]
    laid = meanings(words.language).spread(name).name
    label = words("need-cheaper", spread=laid, stars=words("stars", n=SPREAD_STARS[name]))
    return [button(postback(label, f"spread:{name}:{place}", laid))]
