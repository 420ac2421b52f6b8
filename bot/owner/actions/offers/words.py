"""Whether a word can be a code's or a campaign's: typed into the chat it must mean that, and nothing else."""

from typing import Literal

from bot.chat.dialogue.steps import codes
from bot.chat.dialogue.understand.small_talk import small_talk
from bot.chat.dialogue.understand.typed import command
from bot.owner.actions.action import Refused, line
from bot.safety.danger import find_danger
from bot.say.links import campaign_message, code_message
from models.offers.code_words import LONGEST, SHORTEST, BadWord, check_word


def check(word: str, kind: Literal["code", "campaign"]) -> str:
    """The folded word. Raises Refused."""
    try:
        folded = check_word(word)
    except BadWord as error:
        raise Refused(line(f"owner-word-{error.why}", word=word, shortest=SHORTEST, longest=LONGEST)) from error
    message = code_message(word) if kind == "code" else campaign_message(word)
    if find_danger(message) or find_danger(word):
        raise Refused(line("owner-word-danger", word=word))
    if command(word) or command(message) or small_talk(word) or not _understood(message, folded, kind):
        raise Refused(line("owner-word-means", word=word))
    return folded


def _understood(message: str, folded: str, kind: Literal["code", "campaign"]) -> bool:
    """Whether what a link types is read as that word again."""
    if kind == "code":
        typed = codes.named_code(message)
        return typed is not None and typed.sure and typed.word == folded
    named = codes.campaign(message)
    return named is not None and check_word(named[0]) == folded and not named[1]
