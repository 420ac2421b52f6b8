"""What a reply says: first what it brings along (a reading that could not be pushed, announcements), then its own words."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from sqlalchemy import Connection

from bot.chat.turn import Opened
from bot.line.delivery import count_repeat_in_doubt
from bot.say.checks import check
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.quick_replies import quick_replies, with_last
from bot.say.replies.asking import CardDrawn, Greeting
from bot.say.replies.base import Reply
from bot.say.replies.chat import AskKindly, AskWhatIsWrong, ConfirmForget, Forgotten, HelpLines, TurnFailed
from bot.say.replies.inbox import AskMessage, OwnerAnswered, PaymentWentBack
from bot.say.replies.money import Credited, FriendJoined, Granted, Refunded, TakenBack
from bot.say.replies.offers import GiftArrived, GiftCameBack, News, NewsStarted, NewsStopped
from bot.say.replies.readings import LateReadingFollows
from bot.say.saved_reading import plain_messages, reading_messages
from bot.say.words import Words, words_for
from models.database.rows import Row
from models.events.reply_outcomes import REFUSED
from models.money import announcing, orders
from models.money.economy import PACKAGES
from models.money.ledger import Reason
from models.owner import inbox_answers, news_recipients
from models.people import care
from models.readings import reading_refunds, reading_steps

MESSAGES_A_REPLY: Final = 5

NEVER_BESIDE_NEWS: Final[frozenset[type[Reply]]] = frozenset(
    {HelpLines, AskKindly, AskWhatIsWrong, AskMessage, ConfirmForget, Forgotten, Greeting, NewsStopped, NewsStarted, TurnFailed}
)
"""Replies beside which nobody wants to be told news."""


def compose(
    opened: Opened,
    replies: Sequence[Reply],
    words: Words,
    links: Links,
    asked: Sequence[Reply] = (),
    *,
    asked_before: bool = False,
    quiet: bool = False,
) -> tuple[list[Message], dict[str, list[str]]]:
    """The messages of this event's reply, held against LINE's rules, and what it carries. Raises ValueError.

    What it brings along comes first. When there are too many messages, a question that was `asked_before` is not repeated; then
    the earliest of its own are left out. The last one ends with the quick replies of all, its own first, and with those of
    `asked`: what the conversation is in the middle of.
    Where it is in the middle of nothing (`quiet`) and brings nothing else along, one piece of news may follow.
    """
    messages = rendered(replies, words, links)
    said = {*map(type, replies), *(type(reply.table) for reply in replies if isinstance(reply, CardDrawn))}
    unsaid = [reply for reply in asked if type(reply) not in said]
    brought, carries = bring_along(opened, words, links)
    taps = [*quick_replies(messages), *quick_replies(rendered(unsaid, words, links)), *quick_replies(brought)]
    room = MESSAGES_A_REPLY - len(brought)
    if asked_before and len(messages) > room:
        repeated = {*map(type, asked)}
        messages = rendered([reply for reply in replies if type(reply) not in repeated], words, links) or messages
    shown = brought + (messages[-room:] if room else [])
    if quiet and not brought and 0 < len(shown) < MESSAGES_A_REPLY and not said & NEVER_BESIDE_NEWS:
        shown += _news(opened, links, carries)
    messages = with_last(shown, taps)
    return check(messages) if messages else messages, carries


def _news(opened: Opened, links: Links, carries: dict[str, list[str]]) -> list[Message]:
    """One piece of news that is to go along with this person's reply, if there is one; `carries` says so then."""
    person = opened.person
    if not person.news or person.help_due or person.account.barred or opened.event.reply_token is None:
        return []
    taken = news_recipients.take(opened.connection, opened.person.id)
    if taken is None:
        return []
    carries["news"] = [str(taken.id)]
    return render(News(taken.text, taken.tap), words_for(taken.language), links)


def rendered(replies: Sequence[Reply], words: Words, links: Links) -> list[Message]:
    """The messages of several replies."""
    return [message for reply in replies for message in render(reply, words, links)]


def bring_along(opened: Opened, words: Words, links: Links) -> tuple[list[Message], dict[str, list[str]]]:
    """What comes first, and what it carries, for the event's row: settled when LINE takes the reply.

    A waiting reading takes the room it needs; the owner's answers, then announcements (one message each) what is left beside
    the event's own answer; the rest comes with the next event.
    """
    brought: list[Message] = []
    carries: dict[str, list[str]] = {}
    if opened.event.reply_token is None:
        return brought, carries
    if opened.person.help_due:
        # Alone: nothing else matters as much, and the rest comes with the next event.
        care.help_given(opened.connection, opened.person.id, opened.person.help_due)
        return render(HelpLines("any"), words, links), {"help": [opened.person.help_due]}
    if opened.person.waiting:
        row = reading_steps.take_waiting(opened.connection, opened.person.id, opened.event.id)
        if row is not None:
            brought = (plain_messages if row["failure"] == REFUSED else reading_messages)(row, words, links)
            brought = [*render(LateReadingFollows(), words, links), *brought][-MESSAGES_A_REPLY:]
            carries["readings"] = [str(row["id"])]
    room = MESSAGES_A_REPLY - 1 - len(brought)
    if not opened.person.unannounced or room <= 0:
        return brought, carries
    if answers := inbox_answers.take_untold(opened.connection, opened.person.id, room):
        carries["answers"] = [str(answer["id"]) for answer in answers]
        for _ in filter(itemgetter("in_doubt"), answers):
            count_repeat_in_doubt("answer")
        brought = [*rendered([from_owner(answer) for answer in answers], words, links), *brought]
    room -= len(answers)
    if room <= 0:
        return brought, carries
    entries = announcing.take_unannounced(opened.connection, opened.person.id, room)
    if not entries:  # being pushed
        return brought, carries
    for _ in filter(itemgetter("in_doubt"), entries):
        count_repeat_in_doubt("announcement")
    replies = [reply for entry in entries for reply in announcement(entry, order(opened.connection, entry))]
    carries["entries"] = [str(entry["id"]) for entry in entries]
    return [*rendered(replies, words, links), *brought], carries


def from_owner(answer: Row) -> Reply:
    """What the owner tells one person."""
    if answer["kind"] == "refund":
        return PaymentWentBack(answer["text"])
    return OwnerAnswered(answer["text"], answer["asked"])


def order(connection: Connection, entry: Row) -> Row | None:
    """The order that a credit belongs to (`models.money.orders.of_credit`)."""
    return orders.of_credit(connection, entry["id"]) if entry["reason"] == Reason.TOPUP_CREDIT else None


def announcement(entry: Row, order: Row | None = None) -> tuple[Reply, ...]:
    """How a movement that the person did not make themselves is announced. `order` belongs to a top-up's credit."""
    amount = entry["amount"]
    match entry["reason"]:
        case Reason.READING_REFUND:
            return _given_back(amount, entry["note"] or "failed")
        case Reason.READING_REFUSED:
            # Announced late: the reason, which could go with other questions to ask, is not kept.
            return _given_back(0, reading_refunds.DECLINED if entry["note"] == reading_refunds.DECLINED else "failed")
        case Reason.REFERRAL_INVITER:
            return (FriendJoined(amount, entry["note"] or ""),)
        case Reason.GIFT_GIVE:
            return (GiftArrived(-amount, entry["note"] or ""),)
        case Reason.GIFT_RETURN:
            return (GiftCameBack(amount),)
        case Reason.TOPUP_CREDIT:
            return (_credited(entry, order),)
        case Reason.OWNER_TAKEBACK:
            return (TakenBack(-amount, entry["currency"], entry["note"] or "–"),)
        case _:
            return (Granted(amount, entry.get("currency", "star"), entry["note"] or ""),)


def _given_back(stars: int, why: str) -> tuple[Reply, ...]:
    match why:
        case reading_refunds.DANGER:
            return (HelpLines("any", stars),)
        case reading_refunds.DECLINED:
            return Refunded(stars, why), HelpLines("any")
        case _:
            return (Refunded(stars, why),)


def _credited(entry: Row, order: Row | None) -> Credited:
    number, at = orders.order_number(entry["ref"]), entry["created_at"]
    if order is None:
        return Credited(entry["amount"], entry["balance_after"], number, None, at)
    package = PACKAGES.get(order["package"])
    return Credited(
        order["stars"],
        order["balance"],
        number,
        order["amount_baht"],
        at,
        bonus=max(order["stars"] - package.stars, 0) if package else 0,
        owed=order["owed"],
        go_on=order["go_on"],
    )
