"""Stars that were bought or given."""

from datetime import datetime

from bot.say.flex.cards import moment, one_line
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    VEIL,
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
from bot.say.limits import Message, shorten
from bot.say.words import Words
from models.money.economy import PACKAGES, Package


def topup(words: Words, links: Links) -> list[Message]:
    """The packages, and the way to the pay page."""
    made = bubble(
        header=column(title(words("topup-title"), color=CREAM, size="md")),
        body=column(
            *(_package(words, package) for package in PACKAGES.values()),
            note(words("topup-how"), margin="lg"),
            spacing="md",
        ),
        footer=column(button(link(words("topup-button"), links.topup_link()), primary=True)),
    )
    lowest = min(package.baht for package in PACKAGES.values())
    return [flex(words("topup-alt", baht=lowest), made)]


def _package(words: Words, package: Package) -> Part:
    bonus = [note(words("topup-package-bonus", stars=words("stars", n=package.bonus)))] if package.bonus else []
    return row(
        column(text(words("topup-package-stars", stars=words("stars", n=package.total)), weight="bold"), *bonus, flex=3),
        text(words("topup-package", baht=package.baht), color=BRONZE, weight="bold", align="end", gravity="center", flex=2),
        backgroundColor=VEIL,
        cornerRadius="8px",
        paddingAll="12px",
    )


def credited(
    words: Words,
    _: Links,
    stars: int,
    balance: int,
    order: str,
    amount_baht: int | None,
    at: datetime,
    bonus: int = 0,
    owed: int = 0,
    go_on: bool = False,
) -> list[Message]:
    """A payment arrived: `stars` in all, `bonus` of them on top of what was bought, `balance` stars now that `owed` ones
    are settled. `amount_baht` is None when the order is no longer at hand; `go_on`: a question waits for these stars."""
    added, now = words("stars", n=stars), words("stars", n=balance)
    extra = [note(words("credited-bonus", stars=words("stars", n=bonus)))] if bonus else []
    extra += [note(words("credited-owed", stars=words("stars", n=owed)))] if owed else []
    onward = postback(words("need-go-on"), "go_on") if go_on else postback(words("ask"), "ask")
    made = bubble(
        header=column(
            text(words("credited-title"), size="sm", color=CREAM),
            text(words("credited-stars", stars=added), size="xxl", color=GOLD, weight="bold"),
            spacing="sm",
        ),
        body=column(
            *extra,
            text(words("credited-balance", stars=now), weight="bold"),
            separator(margin="md"),
            *([note(words("credited-amount", baht=amount_baht), margin="md")] if amount_baht else []),
            note(words("credited-order", order=one_line(order)), margin="sm"),
            note(moment(words, at)),
            text(words("credited-thanks"), size="sm", color=BRONZE, margin="lg"),
            spacing="xs",
        ),
        footer=column(button(onward, primary=True)),
    )
    return [flex(words("credited-alt", stars=added, balance=now), made)]


def order_ended(words: Words, links: Links, why: str, baht: int, order: str) -> list[Message]:
    """Nothing came of an order; `why` is failed or expired."""
    said = plain(words(f"order-{why}", baht=baht, order=one_line(order)))
    return with_quick([said], link(words("top-up"), links.topup_link()))


def granted(words: Words, _: Links, amount: int, currency: str, reason: str | None = None) -> list[Message]:
    """A gift from the owner; `currency` is star or coin, `reason` the owner's own words."""
    given = words("stars" if currency == "star" else "coins", n=amount)
    if not reason or ":" in reason:
        return [plain(words("granted", amount=given))]
    return [plain(words("granted-reason", amount=given, reason=shorten(one_line(reason), 200)))]
