"""What somebody asked and was told, when the owner must look. Each look stands in the audit trail."""

from bot.owner.actions.action import Refused, line
from bot.owner.actions.persons import person
from bot.owner.desk.buttons import Begin, Open, OwnButton
from bot.owner.desk.cards import card
from bot.owner.desk.subject import Subject, Visit
from bot.say.flex.dates import moment
from bot.say.flex.parts import BRONZE, Part, note, separator, text
from bot.say.limits import Message
from models.general.ids import parse_uuid
from models.owner import audit
from models.people import lookup

TEXTS = ("question", "gist", "word")


def show(visit: Visit, argument: str) -> list[Message]:
    """One reading's texts."""
    reading = parse_uuid(argument)
    found = lookup.reading(visit.connection, reading) if reading else None
    if found is None:
        raise Refused(line("owner-refund-not-none"))
    whom, words = person(visit.connection, found["user_id"]), visit.words
    audit.write(visit.connection, visit.owner, "texts", whom.id, {"reading": argument}, changed=True)
    contents: list[Part] = [text(whom.shown, weight="bold", color=BRONZE, size="sm"), note(moment(words, found["at"]))]
    for name in TEXTS:
        if found[name]:
            contents += [separator(), note(words(f"owner-text-{name}")), text(found[name], size="sm", limit=1500)]
    contents += [separator(), note(words("owner-text-private"))]
    buttons: list[tuple[str, OwnButton]] = []
    if found["status"] == "delivered":
        buttons.append((words("owner-act-resend"), Begin("resend", argument)))
        if found["cost_stars"]:
            buttons.append((words("owner-act-refund"), Begin("refund", argument)))
    buttons.append((words("owner-list-back"), Open("person", str(whom.id))))
    return [card(words("owner-list-readings"), contents, buttons)]


SUBJECT = Subject(screens={"reading": show})
