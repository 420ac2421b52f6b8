"""The owners: whether MiMi's account knows those whom OWNER_LINE_IDS names."""

from collections.abc import Iterator

from bot.line.client import Line
from bot.line.errors import LineError, Unknown
from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.settings import Settings

ABOUT = "OWNER_LINE_IDS"


def examine(line: Line, settings: Settings) -> Iterator[Finding]:
    """One finding for all that are well, and one for each that is not."""
    if not settings.owner_line_ids:
        yield ok(ABOUT, "names nobody: there is no owner's menu in the chat. `mimi user YOUR-NAME` shows your LINE id.")
        return
    known = []
    for number, owner in enumerate(settings.owner_line_ids, start=1):
        try:
            known.append(line.profile(owner).name)
        except Unknown:
            mend = "Add the account as a friend. Each provider knows people by other ids: is it the id that this account sees?"
            yield wrong(ABOUT, f"number {number} ({owner[:5]}…) is no friend of this account.", mend)
        except LineError as error:
            yield warning(ABOUT, f"LINE does not say who number {number} is ({type(error).__name__}).", "Try again.")
    if known:
        yield ok(ABOUT, f"{len(known)} owner(s) can reach the desk: {', '.join(known)}.")
