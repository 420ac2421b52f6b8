"""The pay page's LIFF app and its Login channel.

LINE's API for LIFF apps wants an access token of the Login channel, which MiMi does not have or need. So these checks
use what is visible from outside, and evidence in the database: people who open the pay page must be known from the chat.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Engine

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.http import Outside, Unreachable
from bot.settings import Settings
from models.watch import setup_evidence

CONSOLE: Final = "developers.line.biz, the LINE Login channel"
LIFF: Final = "https://liff.line.me"


def examine(outside: Outside, engine: Engine, settings: Settings) -> Iterator[Finding]:
    """Raises what the database raises."""
    yield _audience(settings)
    yield _app(outside, settings)
    yield _page(outside, settings)
    yield _script(outside, settings)
    yield _provider(engine)


def _audience(settings: Settings) -> Finding:
    """A LIFF id is its channel's id, a dash, and a few letters; ID tokens made in the app are for that channel."""
    channel = settings.liff_id.partition("-")[0]
    if channel != settings.line_login_channel_id:
        return wrong(
            "LINE_LOGIN_CHANNEL_ID",
            f"is {settings.line_login_channel_id}, but the LIFF app belongs to channel {channel}: no ID token would be accepted.",
            f"Set it to {channel}, or LIFF_ID to an app of channel {settings.line_login_channel_id}.",
        )
    return ok("LINE_LOGIN_CHANNEL_ID", "is the channel of the LIFF app, so its ID tokens are for us.")


def _app(outside: Outside, settings: Settings) -> Finding:
    url = f"{LIFF}/{settings.liff_id}"
    mend = f"Copy it again: {CONSOLE}, tab LIFF. Its endpoint URL must be {settings.public_url}/liff/topup."
    try:
        status = outside.ask("GET", url).status
    except Unreachable as error:
        return warning("LIFF_ID", f"{url}: {error}.", "Try again.")
    if status >= 500:
        return warning("LIFF_ID", f"{url} answers {status}.", "Try again.")
    if status >= 400:
        return wrong("LIFF_ID", f"LINE knows no such app: {url} answers {status}.", mend)
    return ok("LIFF_ID", "LINE knows it. (Its endpoint URL LINE does not tell; tap Top up in the chat once.)")


def _page(outside: Outside, settings: Settings) -> Finding:
    url = f"{settings.public_url}/liff/topup"
    try:
        got = outside.ask("GET", url)
    except Unreachable as error:
        return wrong("Pay page", f"{url}: {error}.", "See PUBLIC_URL.")
    if got.status != 200 or got.kind != "text/html":
        return wrong("Pay page", f"{url} answers {got.status} {got.kind}.", "See PUBLIC_URL; look at the web process's log.")
    if settings.liff_id.encode() not in got.body:
        return wrong("Pay page", "it was made with another LIFF_ID.", "Start the web process again with this environment.")
    return ok("Pay page", f"{url} is there.")


def _script(outside: Outside, settings: Settings) -> Finding:
    try:
        got = outside.ask("GET", settings.liff_sdk_url)
    except Unreachable as error:
        return wrong("LIFF_SDK_URL", f"{settings.liff_sdk_url}: {error}.", "Remove the setting to use LINE's own.")
    if got.status != 200 or "javascript" not in got.kind:
        seen = f"{settings.liff_sdk_url} answers {got.status} {got.kind}."
        return wrong("LIFF_SDK_URL", seen, "Remove the setting to use LINE's own.")
    return ok("LIFF_SDK_URL", "is a script.")


def _provider(engine: Engine) -> Finding:
    with engine.connect() as connection:
        payers, known = setup_evidence.payers_known_in_chat(connection)
    if known:
        return ok("LINE provider", "both channels are of one: somebody who opened an order is known from the chat.")
    if payers:
        return wrong(
            "LINE provider",
            f"{payers} people opened orders and none of them ever wrote: the two channels are of different providers.",
            "Make a Login channel and a LIFF app under the Messaging API channel's provider; set LIFF_ID and"
            " LINE_LOGIN_CHANNEL_ID.",
        )
    return warning(
        "LINE provider",
        "LINE does not tell whether both channels are of one; the first order will.",
        "Tap Top up in the chat, choose a package, go back; then ask the doctor again.",
    )
