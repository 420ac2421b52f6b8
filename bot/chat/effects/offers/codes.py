"""A promo code that somebody typed."""

from dataclasses import replace

from bot.chat.dialogue.offer_effects import TryCode
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Account
from bot.chat.effects.context import Context, Outcome
from bot.say.replies.codes import CodeAccepted, CodeRefused
from models.offers import codes
from models.offers.codes import Used


def try_code(effect: TryCode, context: Context) -> Outcome:
    """Gives what the code gives and repeats the open question, with what they have now; or says why not.

    A text that is perhaps no code, and is none, goes its usual way.
    """
    used = codes.use(context.connection, context.person.id, effect.word, now=context.now)
    if effect.otherwise and used.result in ("unknown", "tired"):
        return Outcome(instead=effect.otherwise)
    account = _with(context.person.account, used)
    prompt = state_prompt(effect.here, account, effect.moment, again=True)
    if used.result != "ok":
        return Outcome(replies=(CodeRefused(used.result, used.word), *prompt))
    return Outcome(replies=(CodeAccepted(used.word, used.gives, used.amount, used.balance), *prompt))


def _with(account: Account, used: Used) -> Account:
    """The account after the gift. New stars first fill up what a dispute freezes."""
    if used.result != "ok" or used.gives == "percent":
        return account
    if used.gives == "coins":
        return replace(account, coins=account.coins + used.amount)
    spendable = account.stars - account.swallowed + used.amount
    return replace(account, stars=max(spendable, 0), swallowed=max(-spendable, 0))
