"""One conversation in each state, and what is said in it."""

import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Said

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MOMENT = Moment(NOW, bytes(range(32)))
READING = uuid.UUID(int=7)
QUESTION = "งานใหม่จะเป็นอย่างไรคะ"
TABLE = tomllib.loads((Path(__file__).parent / "tables" / "small_talk.toml").read_text("utf-8"))
REMARKS = [
    said
    for kind in ("thanks", "laughter", "greeting", "goodbye", "okay", "yes", "no", "sorry", "doubt", "who", "sad", "sticker")
    for said in TABLE[kind]
]
PLACES = {
    State.IDLE: Conversation(State.IDLE, 3),
    State.QUESTION: Conversation(State.QUESTION, 3),
    State.MOOD: Conversation(State.MOOD, 3, QUESTION, "m1"),
    State.SPREAD: Conversation(State.SPREAD, 3, QUESTION, "m1", "calm"),
    State.DRAW: Conversation(State.DRAW, 3, QUESTION, "m1", "calm", "three", bytes(range(32)), (4,)),
    State.STARS: Conversation(State.STARS, 3, QUESTION, "m1", "calm", "three"),
    State.FOLLOW_UP: Conversation(State.FOLLOW_UP, 3, reading_id=READING),
    State.WORD: Conversation(State.WORD, 3, reading_id=READING),
}


def say(here: Conversation, said: str, account: Account = Account(stars=5)) -> Step:  # noqa: B008
    return step(here, Said("e", "U1", NOW, "t", text=said, message_id="m2"), account, MOMENT)


def kinds(result: Step) -> list[type]:
    return [type(act) for act in result.acts]
