"""Inviting friends, and the friend who sends an inviter's code."""

from bot.chat.dialogue.states import ClaimReferral
from bot.chat.effects.scene import Outcome, Scene, say
from bot.queue import Job
from bot.say.reply import Reply
from models.money.economy import REFERRAL_FRIEND_COINS
from models.people import referral


def show_invite(_: str | None, scene: Scene) -> Outcome:
    """The person's own code and what it has brought them."""
    link = referral.own_link(scene.connection, scene.person.id)
    return say("invite", code=link.code, friends=link.friends, coins_earned=link.coins_earned)


def claim_referral(effect: ClaimReferral, scene: Scene) -> Outcome:
    """Coins for the friend and the inviter, who is told of it; or, kindly, why not."""
    claim = referral.claim(
        scene.connection, scene.person.id, effect.code, name=scene.person.name, now=scene.now, midnight=scene.midnight
    )
    if claim.result != "ok":
        return say("referral_no", why=claim.result)
    told = Reply("referral_ok", {"coins": REFERRAL_FRIEND_COINS, "inviter_name": claim.inviter_name})
    jobs = (Job("tell", claim.inviter),) if claim.rewarded and claim.inviter else ()
    return Outcome(replies=(told,), jobs=jobs)
