"""Inviting friends, and what comes of it."""

from bot.say.flex.cards import one_line
from bot.say.flex.parts import (
    BRONZE,
    GOLD,
    MIST,
    Links,
    Part,
    bubble,
    button,
    column,
    copy,
    flex,
    link,
    note,
    plain,
    postback,
    row,
    share_uri,
    text,
    title,
    with_quick,
)
from bot.say.limits import Message, shorten
from bot.say.words import Words
from models.money.economy import REFERRAL_DAYS, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS


def invite(words: Words, links: Links, code: str, friends: int, coins_earned: int) -> list[Message]:
    """The person's own code, what it brought so far, and a button that sends the invitation."""
    invitation = words("invite-text", code=code, link=links.invite_link(code))
    rewards = {"friend": words("coins", n=REFERRAL_FRIEND_COINS), "inviter": words("coins", n=REFERRAL_INVITER_COINS)}
    made = bubble(
        header=column(
            text(words("invite-title"), size="sm", color=MIST),
            text(code, size="xxl", color=GOLD, weight="bold", align="center", margin="md"),
        ),
        body=column(
            text(words("invite-body", **rewards), size="sm"),
            row(
                _tally(words("invite-tally-friends"), f"{friends:,}"),
                _tally(words("invite-tally-coins"), f"{coins_earned:,}"),
                margin="lg",
            ),
        ),
        footer=column(
            button(link(words("invite-send"), share_uri(invitation)), primary=True),
            button(copy(words("invite-copy"), links.invite_link(code))),
        ),
    )
    return [flex(words("invite-alt", code=code), made)]


def _tally(what: str, figure: str) -> Part:
    return column(title(figure, color=BRONZE, size="xl", align="center"), note(what, align="center"), spacing="xs")


def referral_ok(words: Words, _: Links, coins: int, inviter_name: str | None = None) -> list[Message]:
    """The code was good: the new friend's coins."""
    given = words("coins", n=coins)
    name = shorten(one_line(inviter_name), 40) if inviter_name and inviter_name.strip() else ""
    said = words("referral-ok-from", inviter=name, coins=given) if name else words("referral-ok", coins=given)
    return with_quick([plain(said)], postback(words("ask"), "ask"), postback(words("my-balance"), "balance"))


def referral_friend_joined(words: Words, _: Links, coins: int, name: str) -> list[Message]:
    """For the inviter: a friend came."""
    given = words("coins", n=coins)
    if not name.strip():
        return [plain(words("referral-friend-joined-nameless", coins=given))]
    return [plain(words("referral-friend-joined", name=shorten(one_line(name), 40), coins=given))]


def referral_no(words: Words, _: Links, why: str) -> list[Message]:
    """The code brings nothing: `why` is unknown, self, already, late or old_user."""
    said = words("referral-no-late", days=REFERRAL_DAYS) if why == "late" else words(f"referral-no-{why}")
    return with_quick([plain(said)], postback(words("invite-friends"), "invite"), postback(words("ask"), "ask"))
