"""Somebody whom the owner has barred: nothing is begun for them, and they are told so kindly.

What they own stays theirs and is shown, readings that run arrive, and old ones can be opened. Danger is answered as anybody's; a
person can be reached, the language changed, all data deleted.
"""

from typing import Any, Final

from bot.chat.dialogue import effects, inbox_effects, offer_effects
from bot.chat.dialogue.states import Conversation
from bot.chat.dialogue.steps.shared import Step
from bot.say.replies import chat, inbox, offers

ALLOWED: Final[tuple[type[Any], ...]] = (
    effects.Block,
    effects.EraseUnsent,
    effects.Forget,
    effects.HearVoice,
    effects.LookForPayment,
    inbox_effects.LookIntoPayments,
    effects.OpenReading,
    effects.SetLanguage,
    effects.ShowBalance,
    effects.ShowHistory,
    effects.ShowOlderHistory,
    offer_effects.StopNews,
    offer_effects.TakeBackGift,
    inbox_effects.TakeMessage,
    chat.AskKindly,
    chat.AskLanguage,
    chat.AskWhatIsWrong,
    chat.ConfirmForget,
    chat.DataKept,
    chat.HelpLines,
    chat.LanguageChanged,
    inbox.AskMessage,
    inbox.MessageInWords,
    inbox.MessageLeft,
    inbox.MessageTooLong,
    offers.AskTakeBack,
    offers.GiftLeft,
)


def barred(before: Conversation, step: Step) -> Step:
    """The step, if it is one that everybody may take; else the kind no, and the conversation is left.

    A text that may be a cry stays held, so that the answer to the kind question is understood.
    """
    if step.acts and isinstance(step.acts[0], ALLOWED):
        kept = tuple(act for act in step.acts if isinstance(act, ALLOWED))
        return Step(step.conversation, kept)
    if not step.acts:
        return step
    return Step(before.left(), (chat.Barred(),))
