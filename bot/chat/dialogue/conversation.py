"""The state machine, pure: (conversation, event, account, moment) -> (conversation, replies and effects in their order).

Replies and effects share one ordered tuple because an effect (a balance looked up, coins exchanged) may answer in the
middle of what is said. `conversation.mmd` draws the states; a test holds the two against each other.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.chat.dialogue import typed
from bot.chat.dialogue.questions import prompt
from bot.chat.dialogue.states import (
    FORGOTTEN_AFTER,
    KEPT_FOR_STARS,
    MOODS,
    Account,
    AddWord,
    AskFollowUp,
    BeginReading,
    Block,
    ClaimReferral,
    Conversation,
    Effect,
    EraseMessage,
    Exchange,
    Forget,
    Moment,
    OfferFollowUp,
    OpenReading,
    Rate,
    SetLanguage,
    ShareReading,
    Show,
    State,
    Step,
    Welcome,
    deletion_offer,
    deletion_stands,
)
from bot.chat.events import Event, Followed, Said, Sent, Tapped, Unfollowed, Unsent
from bot.safety.rules import danger
from bot.say.reply import Reply
from bot.say.text import beginning, graphemes
from models.money.economy import COINS_PER_STAR, SPREAD_STARS
from models.readings.deck import SHOWN_FACE_DOWN, SPREADS, deal

QUESTION_MINIMUM: Final = 5
QUESTION_MAXIMUM: Final = 500
WORD_MAXIMUM: Final = 500

Act = Reply | Effect


def step(conversation: Conversation, event: Event, account: Account, moment: Moment) -> Step:
    """One event. Never raises; what it does not understand gets a kind answer and changes nothing."""
    here, forgot = _after_silence(conversation, moment)
    match event:
        case Followed():
            return Step(here, (Welcome(),))
        case Unfollowed():
            return Step(here, (Block(),))
        case Unsent(message_id=message_id):
            taken_back = here.message_id == message_id
            return Step(here.left() if taken_back else here, (EraseMessage(message_id),))
        case Said():
            return _said(here, event, account, moment)
        case Tapped(data=data):
            return _tapped(here, data, account, moment, forgot)
        case Sent(kind=kind):
            return _aside(here, account, moment, Reply("unreadable", {"kind": kind}))
        case _:
            return Step(here)


def _after_silence(conversation: Conversation, moment: Moment) -> tuple[Conversation, bool]:
    """After 30 idle minutes the place is forgotten; a question that waits for stars is kept for days."""
    if conversation.state is State.IDLE or conversation.updated_at is None:
        return conversation, False
    patience = KEPT_FOR_STARS if conversation.state is State.STARS else FORGOTTEN_AFTER
    if moment.now - conversation.updated_at <= patience:
        return conversation, False
    return conversation.left(), True


def _aside(here: Conversation, account: Account, moment: Moment, *acts: Act) -> Step:
    """Answers something on the side and then asks again what was being asked, so that nobody loses their place."""
    return Step(here, (*acts, *prompt(here, account, moment, again=True)))


# What people type


def _said(here: Conversation, event: Said, account: Account, moment: Moment) -> Step:
    text = event.text.strip()
    if code := typed.referral_code(text):
        return _aside(here, account, moment, ClaimReferral(code))
    if command := typed.command(text):
        name, _, argument = command.partition(":")
        return _command(here, name, argument or None, account, moment)
    if kind := danger(text):
        return Step(here.left(), (Reply("safety", {"kind": kind}),))
    if here.state is State.WORD and here.reading_id:
        return Step(here.left(), (AddWord(here.reading_id, beginning(text, WORD_MAXIMUM)),))
    length = graphemes(text)
    if length < QUESTION_MINIMUM:
        return _aside(here, account, moment, Reply("question_short", {"minimum": QUESTION_MINIMUM}))
    if length > QUESTION_MAXIMUM:
        return _aside(here, account, moment, Reply("question_long", {"maximum": QUESTION_MAXIMUM}))
    if account.reading_open:
        return Step(here, (Reply("busy_reading"),))
    if here.state is State.FOLLOW_UP and here.reading_id:
        return Step(here.left(), (AskFollowUp(here.reading_id, text, event.message_id),))
    asked = Conversation(State.MOOD, here.place + 1, question=text, message_id=event.message_id)
    return Step(asked, prompt(asked, account, moment))


# What people tap


def _tapped(here: Conversation, data: str, account: Account, moment: Moment, forgot: bool) -> Step:
    action, argument, last = [*data.split(":"), "", ""][:3]
    if action in _PLACED:
        if last != str(here.place) or here.state is State.IDLE:
            return _old(here, account, moment, forgot)
        return _PLACED[action](here, argument, account, moment)
    if action in _READING_TAPS and (reading_id := _uuid(last if action in ("rate",) else argument)):
        return _READING_TAPS[action](here, reading_id, argument, account, moment)
    if action in ("exchange", "forget") and argument:
        return _confirmed(here, action, argument, last, account, moment)
    return _command(here, action, argument or None, account, moment)


def _old(here: Conversation, account: Account, moment: Moment, forgot: bool = False) -> Step:
    return _aside(here, account, moment, Reply("idle_forgotten" if forgot else "old_button"))


def _mood(here: Conversation, mood: str, account: Account, moment: Moment) -> Step:
    if here.state is not State.MOOD or mood not in (*MOODS, "skip"):
        return _old(here, account, moment)
    chosen = replace(here, state=State.SPREAD, mood=None if mood == "skip" else mood)
    return Step(chosen, prompt(chosen, account, moment))


def _spread(here: Conversation, spread: str, account: Account, moment: Moment) -> Step:
    if here.state not in (State.SPREAD, State.STARS) or spread not in SPREADS:
        return _old(here, account, moment)
    if here.spread != spread:
        here = replace(here, spread=spread, seed=None, picks=())
    return _go_on(here, account, moment)


def _go_on(here: Conversation, account: Account, moment: Moment) -> Step:
    """To the table, or on from there, if the stars are enough; else the question waits for stars."""
    if not here.spread:
        chosen = replace(here, state=State.SPREAD)
        return Step(chosen, prompt(chosen, account, moment))
    if account.stars < SPREAD_STARS[here.spread]:
        waiting = replace(here, state=State.STARS)
        return Step(waiting, prompt(waiting, account, moment))
    if account.reading_open:
        return Step(here, (Reply("busy_reading"),))
    if here.seed and len(here.picks) == SPREADS[here.spread]:
        return Step(here.left(), (BeginReading(here),))
    dealt = replace(here, state=State.DRAW, seed=here.seed or moment.seed)
    return Step(dealt, prompt(dealt, account, moment))


def _draw(here: Conversation, position: str, account: Account, moment: Moment) -> Step:
    if here.state is not State.DRAW or not here.spread or not here.seed:
        return _old(here, account, moment)
    if account.reading_open:
        return Step(here, (Reply("busy_reading"),))
    needed = SPREADS[here.spread]
    if position == "all":
        free = (number for number in range(SHOWN_FACE_DOWN) if number not in here.picks)
        picks = (*here.picks, *(next(free) for _ in range(needed - len(here.picks))))
        return _go_on(replace(here, picks=picks), account, moment)
    if not re.fullmatch(r"\d{1,2}", position, re.ASCII) or int(position) >= SHOWN_FACE_DOWN:
        return _old(here, account, moment)
    if int(position) in here.picks:
        return _aside(here, account, moment, Reply("already_drawn", {"position": here.picks.index(int(position)) + 1}))
    drawn = replace(here, picks=(*here.picks, int(position)))
    if len(drawn.picks) == needed:
        return _go_on(drawn, account, moment)
    card = deal(here.seed)[int(position)]
    shown = Reply("card_drawn", {"position_index": len(drawn.picks), "spread": here.spread, "card": card})
    return Step(drawn, (shown, *prompt(drawn, account, moment, again=True)))


Placed = Callable[[Conversation, str, Account, Moment], Step]
_PLACED: Final[dict[str, Placed]] = {"mood": _mood, "spread": _spread, "draw": _draw}


def _confirmed(here: Conversation, action: str, argument: str, nonce: str, account: Account, moment: Moment) -> Step:
    """Buttons that do something once: each carries the nonce under which it was offered."""
    if argument == "no":
        return _aside(here, account, moment, Reply("cancelled", {"was_anything": True}))
    if action == "forget":
        if argument == "yes" and deletion_stands(nonce, moment.now):
            return Step(here.left(), (Forget(),))
        return _command(here, "forget", None, account, moment)
    stars = int(argument) if re.fullmatch(r"[1-9]\d{0,5}", argument, re.ASCII) else 0
    if stars and not nonce:
        if account.coins < stars * COINS_PER_STAR:
            return _aside(here, account, moment, Show("exchange"))
        asked = Reply("exchange_confirm", {"stars": stars, "nonce": moment.seed.hex()[:16]})
        return _aside(here, account, moment, asked)
    if not stars or not re.fullmatch(r"[0-9a-f]{8,32}", nonce):
        return _old(here, account, moment)
    exchange = Exchange(stars, nonce)
    if here.state is not State.STARS or account.coins < stars * COINS_PER_STAR:
        return _aside(here, account, moment, exchange)
    richer = replace(account, stars=account.stars + stars, coins=account.coins - stars * COINS_PER_STAR)
    onward = _go_on(here, richer, moment)
    return Step(onward.conversation, (exchange, *onward.acts))


# Buttons on a reading


def _rate(here: Conversation, reading_id: uuid.UUID, rating: str, account: Account, moment: Moment) -> Step:
    if rating not in ("1", "2", "3", "4", "5"):
        return _aside(here, account, moment, Reply("rate_ask", {"reading_id": reading_id}))
    return _aside(here, account, moment, Rate(reading_id, int(rating)))


def _word(here: Conversation, reading_id: uuid.UUID, _: str, account: Account, moment: Moment) -> Step:
    asked = replace(here.left(), state=State.WORD, reading_id=reading_id)
    return Step(asked, prompt(asked, account, moment))


def _follow_up(here: Conversation, reading_id: uuid.UUID, _: str, account: Account, moment: Moment) -> Step:
    if account.reading_open:
        return Step(here, (Reply("busy_reading"),))
    return Step(replace(here.left(), state=State.FOLLOW_UP, reading_id=reading_id), (OfferFollowUp(reading_id),))


def _open(here: Conversation, reading_id: uuid.UUID, _: str, account: Account, moment: Moment) -> Step:
    return _aside(here, account, moment, OpenReading(reading_id))


def _share(here: Conversation, reading_id: uuid.UUID, _: str, account: Account, moment: Moment) -> Step:
    return _aside(here, account, moment, ShareReading(reading_id))


def _rating_asked(here: Conversation, reading_id: uuid.UUID, _: str, account: Account, moment: Moment) -> Step:
    return _aside(here, account, moment, Reply("rate_ask", {"reading_id": reading_id}))


ReadingTap = Callable[[Conversation, uuid.UUID, str, Account, Moment], Step]
_READING_TAPS: Final[dict[str, ReadingTap]] = {
    "rate": _rate,
    "review": _rating_asked,
    "word": _word,
    "followup": _follow_up,
    "open": _open,
    "share": _share,
}


# The menu: the same whether typed or tapped


def _command(here: Conversation, command: str, argument: str | None, account: Account, moment: Moment) -> Step:
    match command:
        case "ask" if account.reading_open:
            return Step(here, (Reply("busy_reading"),))
        case "ask":
            asking = replace(here.left(), state=State.QUESTION)
            return Step(asking, prompt(asking, account, moment))
        case "go_on":
            return _go_on(here, account, moment) if here.state is State.STARS else _old(here, account, moment)
        case "cancel":
            return Step(here.left(), (Reply("cancelled", {"was_anything": here.state is not State.IDLE}),))
        case "balance" | "history" | "invite" | "daily" | "exchange":
            return _aside(here, account, moment, Show(command, argument))
        case "topup" | "help":
            return _aside(here, account, moment, Reply(command))
        case "language" if argument in ("th", "en"):
            return _aside(here, account, moment, SetLanguage(argument))
        case "language":
            return _aside(here, account, moment, Reply("language_ask"))
        case "forget":
            facts = {"nonce": deletion_offer(moment.now), "stars": account.stars, "coins": account.coins}
            return _aside(here, account, moment, Reply("forget_ask", facts))
        case _:
            return _old(here, account, moment)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
