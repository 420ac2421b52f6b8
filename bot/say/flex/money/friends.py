"""Inviting friends, and what comes of it."""

from bot.safety.shown_name import shown_name
from bot.say.buttons.menu import ShowBalance
from bot.say.flex import menu_taps
from bot.say.flex.parts import (
    BRONZE,
    GOLD,
    MIST,
    Part,
    bubble,
    button,
    column,
    copy,
    flex,
    link,
    note,
    offer,
    one_line,
    postback,
    row,
    share_uri,
    text,
    text_message,
    title,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.money import FriendJoined, Invite, ReferralAccepted, ReferralRefused
from bot.say.words import Words
from models.money.economy import REFERRAL_DAYS, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS


def invite(reply: Invite, words: Words, links: Links) -> list[Message]:
    """The person's own code, what it brought so far, and a button that sends the invitation."""
    address = links.invite_link(reply.code)
    invitation = words("invite-text", code=reply.code, link=address)
    rewards = {"friend": words("coins", n=REFERRAL_FRIEND_COINS), "inviter": words("coins", n=REFERRAL_INVITER_COINS)}
    made = bubble(
        header=column(
            text(words("invite-title"), size="sm", color=MIST),
            text(reply.code, size="xxl", color=GOLD, weight="bold", align="center", margin="md"),
        ),
        body=column(
            text(words("invite-body", **rewards), size="sm"),
            row(
                _tally(words("invite-tally-friends"), f"{reply.friends:,}"),
                _tally(words("invite-tally-coins"), f"{reply.coins_earned:,}"),
                margin="lg",
            ),
        ),
        footer=column(
            button(link(words("invite-send"), share_uri(invitation)), primary=True),
            button(copy(words("invite-copy"), address)),
        ),
    )
    return [flex(words("invite-alt", code=reply.code), made)]


def _tally(what: str, figure: str) -> Part:
    return column(title(figure, color=BRONZE, size="xl", align="center"), note(what, align="center"), spacing="xs")


def referral_accepted(reply: ReferralAccepted, words: Words, _: Links) -> list[Message]:
    """The code was good: the new friend's coins."""
    coins, inviter = words("coins", n=reply.coins), shown_name(reply.inviter_name)
    said = words("referral-ok-from", inviter=one_line(inviter, 40), coins=coins) if inviter else words("referral-ok", coins=coins)
    return offer(said, menu_taps.ask(words), postback(words("my-balance"), ShowBalance()))


def referral_refused(reply: ReferralRefused, words: Words, _: Links) -> list[Message]:
    """The code brings nothing, and why."""
    said = words("referral-no-late", days=REFERRAL_DAYS) if reply.why == "late" else words(f"referral-no-{reply.why}")
    return offer(said, menu_taps.invite(words), menu_taps.ask(words))


def friend_joined(reply: FriendJoined, words: Words, _: Links) -> list[Message]:
    """For the inviter: a friend came."""
    coins, name = words("coins", n=reply.coins), shown_name(reply.name)
    if not name:
        return text_message(words("referral-friend-joined-nameless", coins=coins))
    return text_message(words("referral-friend-joined", name=one_line(name, 40), coins=coins))
