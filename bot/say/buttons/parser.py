"""A button's data -> the button. Data comes from outside and may be anything."""

import re
import uuid
from typing import Final

from bot.say.buttons import answers, care, confirmations, gifts, menu, news, on_reading, other_question, voice
from bot.say.buttons.answers import MOODS, SKIP_MOOD
from bot.say.buttons.base import Button
from bot.say.buttons.menu import MenuButton
from bot.say.buttons.on_reading import RATINGS, ReadingButton
from models.general.languages import LANGUAGES
from models.readings.deck import SHOWN_FACE_DOWN, SPREADS

LONGEST: Final = 300
"""Characters that LINE allows in a button's data."""

MOST_STARS: Final = 999_999
"""The most stars that one tap exchanges; keeps numbers within the database's integers."""

_NONCE: Final = re.compile(r"[0-9a-f]{8,32}")
_MESSAGE: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
_OFFER: Final = re.compile(r"[0-9a-f]{1,32}")

_MENU: Final[dict[str, MenuButton]] = {
    button.data: button
    for button in (
        menu.Ask(),
        menu.ShowDaily(),
        menu.ShowBalance(),
        menu.ShowExchange(),
        menu.ShowHistory(),
        menu.ShowInvite(),
        menu.GiveStars(),
        menu.ShowTopUp(),
        menu.ShowHelp(),
        menu.AskLanguage(),
        menu.AskForget(),
        menu.GoOn(),
        menu.Cancel(),
        menu.DrawForMe(),
        menu.OnNewestReading("followup"),
        menu.OnNewestReading("share"),
        menu.OnNewestReading("review"),
        menu.CryForHelp(),
        menu.ContactOwner(),
        news.StopNews(),
        news.StartNews(),
    )
}
_OF_READING: Final[dict[str, type[ReadingButton]]] = {
    kind.prefix: kind
    for kind in (
        on_reading.AskRating,
        on_reading.AddWord,
        on_reading.AskFollowUp,
        on_reading.OpenReading,
        on_reading.ShareReading,
        on_reading.ShareWithQuestion,
    )
}


def parse(data: str) -> Button | None:
    """The button that carries this data; None for anything that no button of ours carries. Never raises."""
    if len(data) > LONGEST:
        return None
    try:
        button = _read(data)
    except ValueError:  # not a number, not a UUID
        return None
    # Python reads numbers and UUIDs in many spellings (" 1", "1_0", Thai digits); ours have one.
    return button if button is not None and button.data == data else None


def _read(data: str) -> Button | None:
    if button := _MENU.get(data):
        return button
    match data.split(":"):
        case ["language", language] if language in LANGUAGES:
            return menu.SetLanguage(language)
        case ["history", reading]:
            return menu.ShowHistory(uuid.UUID(reading))
        case ["mood", mood, prompt] if mood in (*MOODS, SKIP_MOOD):
            return answers.ChooseMood(int(prompt), None if mood == SKIP_MOOD else mood)
        case ["spread", spread, prompt] if spread in SPREADS:
            return answers.ChooseSpread(int(prompt), spread)
        case ["draw", "all", prompt]:
            return answers.DrawRest(int(prompt))
        case ["draw", position, prompt] if int(position) in range(SHOWN_FACE_DOWN):
            return answers.DrawCard(int(prompt), int(position))
        case ["rate", rating, reading] if int(rating) in RATINGS:
            return on_reading.Rate(uuid.UUID(reading), int(rating))
        case [prefix, reading] if prefix in _OF_READING:
            return _OF_READING[prefix](uuid.UUID(reading))
        case ["exchange", "no"]:
            return confirmations.DeclineExchange()
        case ["exchange", stars] if 0 < int(stars) <= MOST_STARS:
            return confirmations.PickExchange(int(stars))
        case ["exchange", stars, nonce] if 0 < int(stars) <= MOST_STARS and _NONCE.fullmatch(nonce):
            return confirmations.ConfirmExchange(int(stars), nonce)
        case ["care", "talk", message_id] if _MESSAGE.fullmatch(message_id):
            return care.TalkToSomeone(message_id)
        case ["care", "saying", message_id] if _MESSAGE.fullmatch(message_id):
            return care.OnlyASaying(message_id)
        case ["voice", "right", message_id] if _MESSAGE.fullmatch(message_id):
            return voice.HeardRight(message_id)
        case ["voice", "again", message_id] if _MESSAGE.fullmatch(message_id):
            return voice.SayAgain(message_id)
        case ["other", "ask", message_id] if _MESSAGE.fullmatch(message_id):
            return other_question.AskOther(message_id)
        case ["other", "keep", message_id] if _MESSAGE.fullmatch(message_id):
            return other_question.KeepQuestion(message_id)
        case ["gift", "no"]:
            return gifts.DeclineGift()
        case ["gift", "leave"]:
            return gifts.LeaveGift()
        case ["gift", "card", gift]:
            return gifts.ShowGiftCard(uuid.UUID(gift))
        case ["gift", "back", gift]:
            return gifts.TakeBackGift(uuid.UUID(gift))
        case ["gift", "back", gift, "yes"]:
            return gifts.ConfirmTakeBack(uuid.UUID(gift))
        case ["gift", stars] if 0 < int(stars) <= MOST_STARS:
            return gifts.PickGift(int(stars))
        case ["gift", stars, nonce] if 0 < int(stars) <= MOST_STARS and _NONCE.fullmatch(nonce):
            return gifts.ConfirmGift(int(stars), nonce)
        case ["forget", "no"]:
            return confirmations.DeclineForget()
        case ["forget", "yes", offer] if _OFFER.fullmatch(offer):
            return confirmations.ConfirmForget(offer)
        case _:
            return None
