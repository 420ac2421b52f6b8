"""Inviting friends, and the friend who sends an inviter's code."""

from bot.chat.dialogue.effects import ClaimReferral, ShowInvite
from bot.chat.effects.context import Context, Outcome, answer
from bot.process.queue import Job
from bot.say.replies.money import Invite, ReferralAccepted, ReferralRefused
from models.money.economy import REFERRAL_FRIEND_COINS
from models.people import referral


def show_invite(_: ShowInvite, context: Context) -> Outcome:
    """The person's own code and what it has brought them."""
    link = referral.own_link(context.connection, context.person.id)
    return answer(Invite(link.code, link.friends, link.coins_earned))


def claim_referral(effect: ClaimReferral, context: Context) -> Outcome:
    """Credits coins to the friend and the inviter and announces them to the inviter; or replies why the code does not count."""
    claim = referral.claim(
        context.connection, context.person.id, effect.code, name=context.person.name, now=context.now, midnight=context.midnight
    )
    if claim.result != "ok":
        return answer(ReferralRefused(claim.result))
    accepted = ReferralAccepted(REFERRAL_FRIEND_COINS, claim.inviter_name)
    jobs = (Job("tell", claim.inviter),) if claim.rewarded and claim.inviter else ()
    return Outcome(replies=(accepted,), jobs=jobs)
