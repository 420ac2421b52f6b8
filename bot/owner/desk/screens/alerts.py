"""What is wrong now, at the desk; and what is told with an owner's next word."""

from typing import Final

from bot.owner.alerts.telling import message, notice, noticed
from bot.owner.desk.buttons import Open
from bot.owner.desk.subject import Entry, Subject, Visit
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.replies.owner import OwnerAllWell
from bot.watch.rules.table import rules
from models.owner import alerts, notices


def show(visit: Visit, _: str) -> list[Message]:
    """Every rule that does not hold now, or that all is well."""
    found = [alert for alert in alerts.everything(visit.connection).values() if alert.raised_at]
    told = [noticed(one.rule, "begins", one.began_at, one.value, rules().get(one.rule)) for one in found if one.rule in rules()]
    if not told:
        return render(OwnerAllWell(), visit.words, visit.links)
    return message(told[: notices.AT_ONCE], visit.words.language, visit.links)


def brings(visit: Visit) -> list[Message]:
    """What she has not been told yet."""
    rows = notices.take(visit.connection, visit.owner, visit.event)
    return message([notice(row) for row in rows], visit.words.language, visit.links) if rows else []


SUBJECT: Final = Subject(entries=(Entry("owner-alerts-entry", Open("alerts")),), screens={"alerts": show}, brings=brings)
