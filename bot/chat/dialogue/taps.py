"""What people tap: an answer to the open question, something on a reading, a confirmation, the menu."""

from dataclasses import replace

from bot.chat.dialogue import effects
from bot.chat.dialogue.commands import ask_forget, on_command
from bot.chat.dialogue.state_prompts import choose_cards, state_prompt
from bot.chat.dialogue.states import WAITING, Account, Conversation, Moment, Offer, State
from bot.chat.dialogue.steps.gifts import on_gift_button
from bot.chat.dialogue.steps.shared import Step, aside, confirmed_by, go_on, old_button, reading_in_progress
from bot.say.buttons import answers, confirmations, on_reading
from bot.say.buttons.answers import PromptButton
from bot.say.buttons.base import Button
from bot.say.buttons.confirmations import Confirmation
from bot.say.buttons.forget_offer import is_valid
from bot.say.buttons.gifts import GiftButton
from bot.say.buttons.menu import DrawForMe, MenuButton
from bot.say.buttons.on_reading import ReadingButton
from bot.say.replies.asking import AlreadyDrawn, CardDrawn, MoodNoted
from bot.say.replies.chat import Cancelled, DataKept
from bot.say.replies.money import ConfirmExchange
from bot.say.replies.readings import AskRating
from models.money.economy import COINS_PER_STAR
from models.readings.deck import SHOWN_FACE_DOWN, SPREADS


def on_tap(
    here: Conversation,
    button: Button | None,
    account: Account,
    moment: Moment,
    *,
    timed_out: bool,
    offer: Offer | None = None,
) -> Step:
    """One tap. `button` is None for data that is not understood; `timed_out`: the conversation timed out before it; `offer`: what
    was offered before it."""
    match button:
        case PromptButton(prompt_number=number) if number != here.prompt_number or here.state is State.IDLE:
            return old_button(here, account, moment, timed_out=timed_out)
        case PromptButton():
            return _on_answer(here, button, account, moment)
        case ReadingButton():
            return _on_reading(here, button, account, moment)
        case GiftButton():
            return on_gift_button(here, button, account, moment, offer)
        case Confirmation():
            return _on_confirmation(here, button, account, moment, offer)
        case DrawForMe() if here.state is State.DRAW:
            return _on_answer(here, answers.DrawRest(here.prompt_number), account, moment)
        case DrawForMe():
            return old_button(here, account, moment, timed_out=timed_out)
        case MenuButton():
            return on_command(here, button, account, moment)
        case _:
            return old_button(here, account, moment)


# Answers to the open question


def _on_answer(here: Conversation, button: PromptButton, account: Account, moment: Moment) -> Step:
    here = here.without_offer()
    match button:
        case answers.ChooseMood(mood=mood) if here.state in WAITING:
            return _on_mood(here, mood, account, moment)
        case answers.ChooseSpread() | answers.DrawCard() | answers.DrawRest() if (
            here.state is State.DRAW and account.reading_open
        ):
            return reading_in_progress(here)
        case answers.ChooseSpread(spread=spread) if here.state in (State.MOOD, State.SPREAD, State.STARS):
            changed = here.spread != spread
            return go_on(replace(here, spread=spread, seed=None, picks=()) if changed else here, account, moment)
        case answers.ChooseSpread(spread=spread) if here.state is State.DRAW and spread != here.spread and not here.picks:
            return go_on(replace(here, state=State.SPREAD, spread=spread, seed=None), account, moment)
        case answers.DrawRest() if here.state is State.DRAW:
            return _draw_rest(here, account, moment)
        case answers.DrawCard(position=position) if here.state is State.DRAW:
            return _draw(here, position, account, moment)
        case _:
            return old_button(here, account, moment)


def _on_mood(here: Conversation, mood: str | None, account: Account, moment: Moment) -> Step:
    """Moods and spreads stand on one screen, so that a mood may come last, or be changed."""
    felt = replace(here, mood=mood)
    if here.state in (State.MOOD, State.SPREAD):
        chosen = replace(felt, state=State.SPREAD)
        return Step(chosen, state_prompt(chosen, account, moment))
    return aside(felt, account, moment, MoodNoted(mood))


def _draw_rest(here: Conversation, account: Account, moment: Moment) -> Step:
    assert here.spread is not None
    free = (number for number in range(SHOWN_FACE_DOWN) if number not in here.picks)
    rest = [next(free) for _ in range(SPREADS[here.spread] - len(here.picks))]
    return go_on(replace(here, picks=(*here.picks, *rest)), account, moment)


def _draw(here: Conversation, position: int, account: Account, moment: Moment) -> Step:
    assert here.spread is not None
    assert here.seed is not None
    if position in here.picks:
        return aside(here, account, moment, AlreadyDrawn(here.picks.index(position) + 1))
    drawn = replace(here, picks=(*here.picks, position))
    if len(drawn.picks) == SPREADS[here.spread]:
        return go_on(drawn, account, moment)
    table = choose_cards(drawn, account, first=False)
    return Step(drawn, (CardDrawn(len(drawn.picks), here.spread, table.drawn[-1], table),))


# Buttons on a reading


def _on_reading(here: Conversation, button: ReadingButton, account: Account, moment: Moment) -> Step:
    reading = button.reading_id
    match button:
        case on_reading.Rate(rating=rating):
            return aside(here, account, moment, effects.Rate(reading, rating))
        case on_reading.AskRating():
            return aside(here, account, moment, AskRating(reading))
        case on_reading.OpenReading():
            return aside(here, account, moment, effects.OpenReading(reading))
        case on_reading.ShareReading():
            return aside(here, account, moment, effects.ShareReading(reading))
        case on_reading.ShareWithQuestion():
            return aside(here, account, moment, effects.ShareReading(reading, with_question=True))
        case on_reading.AddWord():
            awaited = replace(here.left(), state=State.WORD, reading_id=reading)
            return Step(awaited, state_prompt(awaited, account, moment))
        case on_reading.AskFollowUp() if account.reading_open:
            return reading_in_progress(here)
        case on_reading.AskFollowUp():
            awaited = replace(here.left(), state=State.FOLLOW_UP, reading_id=reading)
            return Step(awaited, (effects.OfferFollowUp(reading),))
        case _:
            return old_button(here, account, moment)


# Confirmations: buttons that do something once


def _on_confirmation(here: Conversation, button: Confirmation, account: Account, moment: Moment, before: Offer | None) -> Step:
    match button:
        case confirmations.DeclineExchange():
            return aside(here, account, moment, Cancelled(was_anything=True))
        case confirmations.DeclineForget():
            return aside(here, account, moment, DataKept())
        case confirmations.ConfirmForget(offer=offer) if is_valid(offer, moment.now):
            return Step(here.left(), (effects.Forget(),))
        case confirmations.ConfirmForget():
            return ask_forget(here, account, moment)
        case confirmations.PickExchange(stars=stars) if account.coins < stars * COINS_PER_STAR:
            return aside(here, account, moment, effects.ShowExchange())
        case confirmations.PickExchange(stars=stars):
            nonce = confirmed_by(before, confirmations.ConfirmExchange, stars, moment)
            yes, no = confirmations.ConfirmExchange(stars, nonce), confirmations.DeclineExchange()
            offered = replace(here, offer=Offer(yes.data, no.data))
            return aside(offered, account, moment, ConfirmExchange(stars, nonce))
        case confirmations.ConfirmExchange(stars=stars, nonce=nonce):
            return _exchange(here, effects.Exchange(stars, nonce), account, moment)
        case _:
            return old_button(here, account, moment)


def _exchange(here: Conversation, exchange: effects.Exchange, account: Account, moment: Moment) -> Step:
    """Exchanges, and goes on with a question that waited for these stars; prices after it count what is owned then."""
    coins = exchange.stars * COINS_PER_STAR
    if account.coins < coins or account.swallowed:
        return aside(here, account, moment, exchange)
    richer = replace(account, stars=account.stars + exchange.stars, coins=account.coins - coins)
    if here.state is not State.STARS:
        return aside(here, richer, moment, exchange)
    onward = go_on(here, richer, moment)
    return Step(onward.conversation, (exchange, *onward.acts))
