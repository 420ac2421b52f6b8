"""Stars that are bought or given: the packages, what came of a payment, gifts from the owner."""

from bot.say.flex import menu_taps
from bot.say.flex.dates import moment
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    EDGE,
    GOLD,
    VEIL,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    offer,
    one_line,
    row,
    separator,
    text,
    text_message,
    title_bar,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.money import Credited, Granted, LookingForPayment, OrderEnded, TakenBack, TopUp
from bot.say.words import Words
from models.money.pricing.terms import Offered, Terms


def top_up(reply: TopUp, words: Words, links: Links) -> list[Message]:
    """The packages as they are sold to this person now, and the way to the pay page."""
    best = reply.terms.best()
    made = bubble(
        header=title_bar(words("topup-title")),
        body=column(
            *_news(words, reply.terms),
            *(_package(words, links, offered, best=offered == best) for offered in reply.terms.all()),
            note(words("topup-how"), margin="lg"),
            spacing="md",
        ),
        footer=column(button(link(words("topup-button"), links.topup_link()), primary=True)),
    )
    lowest = min(offered.baht for offered in reply.terms.all())
    return [flex(words("topup-alt", baht=lowest), made)]


def _news(words: Words, terms: Terms) -> list[Part]:
    """The sale and until when it runs, and the code whose stars come with the next package."""
    lines = []
    if terms.sale:
        lines.append(words("topup-sale", percent=terms.sale.percent, until=moment(words, terms.sale.ends_at)))
    if terms.bonus:
        lines.append(words("topup-code", code=one_line(terms.bonus.word, 40), percent=terms.bonus.percent))
    return [text(line, size="sm", color=BRONZE, weight="bold") for line in lines]


def _package(words: Words, links: Links, package: Offered, *, best: bool) -> Part:
    """One package: a tap opens the pay page with it chosen. The one whose star costs least is marked."""
    stars = words("topup-package-stars", stars=words("stars", n=package.stars))
    mark = [text(words("topup-best"), size="xs", color=BRONZE, weight="bold")] if best else []
    bonus = [note(words("topup-package-bonus", stars=words("stars", n=package.bonus_stars)))] if package.bonus_stars else []
    price = words("topup-package", baht=package.baht)
    return row(
        column(*mark, text(stars, weight="bold"), *bonus, flex=3),
        text(f"{price} ›", color=BRONZE, weight="bold", align="end", gravity="center", flex=2),
        action=link(f"{stars} · {price}", links.topup_link(package.name)),
        backgroundColor=VEIL,
        cornerRadius="8px",
        borderWidth="2px" if best else "1px",
        borderColor=BRONZE if best else EDGE,
        paddingAll="12px",
    )


def credited(reply: Credited, words: Words, _: Links) -> list[Message]:
    """A payment arrived: what was added, what there is now, the order."""
    added, now = words("stars", n=reply.stars), words("stars", n=reply.balance)
    extra = [note(words("credited-bonus", stars=words("stars", n=reply.bonus)))] if reply.bonus else []
    extra += [note(words("credited-owed", stars=words("stars", n=reply.owed)))] if reply.owed else []
    paid = [note(words("credited-amount", baht=reply.amount_baht), margin="md")] if reply.amount_baht else []
    onward = menu_taps.go_on(words) if reply.go_on else menu_taps.ask(words)
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
            *paid,
            note(words("credited-order", order=one_line(reply.order)), margin="sm"),
            note(moment(words, reply.at)),
            text(words("credited-thanks"), size="sm", color=BRONZE, margin="lg"),
            spacing="xs",
        ),
        footer=column(button(onward, primary=True)),
    )
    return [flex(words("credited-alt", stars=added, balance=now), made)]


def looking_for_payment(reply: LookingForPayment, words: Words, links: Links) -> list[Message]:
    """Their order is being looked up; or there is none to look up."""
    if reply.found:
        return text_message(words("payment-looking"))
    return offer(words("payment-none"), link(words("top-up"), links.topup_link()))


def order_ended(reply: OrderEnded, words: Words, links: Links) -> list[Message]:
    """Nothing came of an order."""
    said = words(f"order-{reply.why}", baht=reply.baht, order=one_line(reply.order))
    return offer(said, link(words("top-up"), links.topup_link()))


def granted(reply: Granted, words: Words, _: Links) -> list[Message]:
    """A gift from the owner; a reason that is the ledger's own key (`a:b`) is not shown."""
    given = words("stars" if reply.currency == "star" else "coins", n=reply.amount)
    if not reply.reason or ":" in reply.reason:
        return text_message(words("granted", amount=given))
    return text_message(words("granted-reason", amount=given, reason=one_line(reply.reason, 200)))


def taken_back(reply: TakenBack, words: Words, _: Links) -> list[Message]:
    """A gift that was a mistake is taken back, and why."""
    amount = words("stars" if reply.currency == "star" else "coins", n=reply.amount)
    return text_message(words("taken-back", amount=amount, reason=one_line(reply.reason, 200)))
