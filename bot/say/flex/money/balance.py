"""The balance: stars, coins, level, the last movements."""

from typing import Final

from bot.say.buttons.menu import GiveStars, ShowExchange
from bot.say.flex import menu_taps
from bot.say.flex.dates import day
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    MUTED,
    RULE,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    postback,
    row,
    separator,
    text,
    title,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.money import Balance, Movement
from bot.say.words import Words
from models.money.economy import COINS_PER_STAR, readings_for_level

MOVEMENTS_SHOWN: Final = 5


def balance(reply: Balance, words: Words, links: Links) -> list[Message]:
    """What someone has, the way to the next level, the last movements."""
    stars, coins = words("stars", n=reply.stars), words("coins", n=reply.coins)
    owned = row(
        text(words("stars-short", n=reply.stars), size="xl", color=GOLD, weight="bold"),
        text(coins, size="lg", color=CREAM, align="end", gravity="bottom"),
        margin="md",
    )
    exchange = (
        [
            note(words("exchange-rate", coins=words("coins", n=COINS_PER_STAR), stars=words("stars", n=1)), align="center"),
            note(words("balance-exchangeable", stars=words("stars", n=reply.exchangeable)), align="center"),
            button(postback(words("balance-exchange"), ShowExchange()), primary=True),
        ]
        if reply.exchangeable
        else []
    )
    movements = [_movement(words, movement) for movement in reply.movements[:MOVEMENTS_SHOWN]]
    made = bubble(
        header=column(title(words("balance-title"), color=CREAM), owned),
        body=column(
            *_level(words, reply),
            separator(margin="lg"),
            text(words("balance-movements"), size="sm", weight="bold", margin="lg"),
            *(movements or [note(words("balance-no-movements"))]),
            spacing="sm",
        ),
        footer=column(
            *exchange,
            button(link(words("top-up"), links.topup_link()), primary=not exchange),
            button(postback(words("gift-title"), GiveStars())),
            button(menu_taps.invite(words)),
        ),
    )
    return [flex(words("balance-alt", stars=stars, coins=coins), made)]


def _level(words: Words, reply: Balance) -> list[Part]:
    begun = readings_for_level(reply.level)
    done = max(4, min(100, 100 * (reply.readings - begun) // max(1, reply.next_level_at - begun)))
    filled = column(width=f"{done}%", height="8px", backgroundColor=BRONZE, cornerRadius="4px")
    return [
        row(
            text(words("balance-level", level=reply.level), weight="bold"),
            note(words("balance-readings", n=reply.readings), align="end", gravity="bottom"),
        ),
        column(filled, backgroundColor=RULE, cornerRadius="4px", height="8px"),
        note(words("balance-next", n=max(1, reply.next_level_at - reply.readings))),
    ]


def _movement(words: Words, movement: Movement) -> Part:
    key = f"reason-{movement.reason.replace(':', '-')}"
    what = words(key if words.has(key) else "reason-other")
    gained = movement.amount > 0
    unit = "movement-stars" if movement.currency == "star" else "movement-coins"
    moved = words(unit, sign="+" if gained else "−", n=abs(movement.amount))
    return row(
        text(what, size="sm", flex=5),
        note(day(words, movement.at), flex=4, gravity="center"),
        text(moved, size="sm", align="end", flex=4, color=BRONZE if gained else MUTED, weight="bold"),
    )
