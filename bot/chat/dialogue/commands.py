"""The menu: what people may do at any time, the same whether typed or tapped."""

from dataclasses import replace

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Account, Conversation, Moment, Offer, State
from bot.chat.dialogue.steps.gifts import offer_gift
from bot.chat.dialogue.steps.inbox import ask_message, is_awaited, leave_message
from bot.chat.dialogue.steps.shared import Step, aside, go_on, old_button, reading_in_progress
from bot.say.buttons import confirmations, menu
from bot.say.buttons.forget_offer import forget_offer
from bot.say.buttons.menu import MenuButton
from bot.say.buttons.news import StartNews, StopNews
from bot.say.replies.chat import AskLanguage, AskWhatIsWrong, Cancelled, ConfirmForget, Help


def on_command(here: Conversation, command: MenuButton, account: Account, moment: Moment) -> Step:
    """One command of the menu."""
    match command:
        case menu.Ask():
            return _ask(here, account, moment)
        case menu.GoOn():
            return go_on(here, account, moment) if here.state is State.STARS else old_button(here, account, moment)
        case menu.Cancel() if is_awaited(here.offer):
            return leave_message(here, account, moment)
        case menu.Cancel():
            return Step(here.left(), (Cancelled(was_anything=here.state is not State.IDLE),))
        case menu.ShowBalance():
            return aside(here, account, moment, effects.ShowBalance())
        case menu.ShowExchange():
            return aside(here, account, moment, effects.ShowExchange())
        case menu.ShowHistory(older_than=older_than):
            return aside(here, account, moment, effects.ShowHistory(older_than))
        case menu.ShowInvite():
            return aside(here, account, moment, effects.ShowInvite())
        case menu.ShowDaily():
            return aside(here, account, moment, effects.ShowDaily())
        case menu.GiveStars():
            return offer_gift(here, account, moment)
        case StopNews():
            return aside(here, account, moment, offer_effects.StopNews())
        case StartNews():
            return aside(here, account, moment, offer_effects.StartNews())
        case menu.ShowTopUp():
            return aside(here, account, moment, offer_effects.ShowTopUp())
        case menu.ShowHelp():
            return aside(here, account, moment, Help())
        case menu.AskLanguage():
            return aside(here, account, moment, AskLanguage())
        case menu.SetLanguage(language=language):
            return aside(here, replace(account, language=language), moment, effects.SetLanguage(language))
        case menu.OnNewestReading(action="followup") if account.reading_open:
            return reading_in_progress(here)
        case menu.OnNewestReading(action="followup"):
            return Step(here, (effects.OnLastReading("followup", here.left()),))
        case menu.OnNewestReading(action=action):
            return aside(here, account, moment, effects.OnLastReading(action, here.left()))
        case menu.CryForHelp():
            return Step(here, (AskWhatIsWrong(),))
        case menu.ContactOwner():
            return ask_message(here)
        case menu.AskForget():
            return ask_forget(here, account, moment)
        case _:
            return old_button(here, account, moment)


def _ask(here: Conversation, account: Account, moment: Moment) -> Step:
    if account.reading_open:
        return reading_in_progress(here)
    asking = replace(here.left(), state=State.QUESTION)
    return Step(asking, state_prompt(asking, account, moment))


def ask_forget(here: Conversation, account: Account, moment: Moment) -> Step:
    """Asks whether all data is really to be deleted."""
    offer = forget_offer(moment.now)
    offered = replace(here, offer=Offer(confirmations.ConfirmForget(offer).data, confirmations.DeclineForget().data))
    return aside(offered, account, moment, ConfirmForget(offer, account.stars, account.coins))
