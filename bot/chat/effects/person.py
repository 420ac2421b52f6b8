"""Friends who come, go and come back; the language they want; the messages they take back."""

from sqlalchemy import Connection, text

from bot.chat.dialogue.states import Block, EraseMessage, SetLanguage, Welcome
from bot.chat.effects.scene import Outcome, Scene, say
from bot.chat.events import Event
from bot.chat.turn import Person
from bot.queue import Job
from bot.say.reply import Reply
from bot.say.words import DEFAULT_LANGUAGE
from models.money import ledger
from models.money.economy import WELCOME_COINS
from models.money.ledger import Reason


def welcome(_: Welcome, scene: Scene) -> Outcome:
    """Greets a friend; one who comes back finds the menu in their language.

    The welcome coins come once in a lifetime, however often someone leaves and returns.
    """
    person = scene.person
    given = ledger.move(scene.connection, person.id, "coin", WELCOME_COINS, Reason.WELCOME_GIFT, person.id)
    if person.blocked:
        scene.connection.execute(text("update users set blocked_at = null where id = :id"), {"id": person.id})
    greeting = {"name": person.name or "", "coins": WELCOME_COINS, "returning": given is None}
    returns_elsewhere = person.blocked and person.language != DEFAULT_LANGUAGE
    return Outcome(replies=(Reply("greeting", greeting),), jobs=(Job("menu", person.id),) if returns_elsewhere else ())


def block(_: Block, scene: Scene) -> Outcome:
    """They blocked MiMi: from now on nothing is pushed."""
    blocked = {"at": scene.event.at, "id": scene.person.id}
    scene.connection.execute(text("update users set blocked_at = :at where id = :id"), blocked)
    return Outcome()


def unblock(connection: Connection, person: Person, event: Event) -> None:
    """Who writes has not blocked MiMi: the block was told late, or the word that it is over never came."""
    known = {"at": event.at, "id": person.id}
    connection.execute(text("update users set blocked_at = null where id = :id and blocked_at < :at"), known)


def erase_message(effect: EraseMessage, scene: Scene) -> Outcome:
    """The text that they took back goes from their readings too; the cards and what they said stay."""
    scene.connection.execute(
        text("update readings set question = null where user_id = :id and message_id = :message"),
        {"id": scene.person.id, "message": effect.message_id},
    )
    return Outcome()


def set_language(effect: SetLanguage, scene: Scene) -> Outcome:
    """Everything is said in this language from here on, the answer to the change included."""
    scene.connection.execute(
        text("update users set language = :language where id = :id"),
        {"language": effect.language, "id": scene.person.id},
    )
    said = say("language_set")
    return Outcome(replies=said.replies, jobs=(Job("menu", scene.person.id),), language=effect.language)
