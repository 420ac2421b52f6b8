"""The pay page's LIFF app and its Login channel.

LINE's API for LIFF apps wants an access token of the Login channel, which MiMi does not need. Where the owner has given the
channel's secret, LINE tells where the LIFF app leads. Without it these checks use what is visible from outside, and evidence
in the database: people who open the pay page must be known from the chat.
"""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

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
    yield from _endpoint(outside, settings)
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
    return ok("LIFF_ID", "LINE knows it. ")


def _endpoint(outside: Outside, settings: Settings) -> Iterator[Finding]:
    """Where the app leads: another app of the same channel is known to LINE too, and nobody could pay there.

    Source: LINE, "LIFF server API": a stateless channel access token of the Login channel, then the list of its apps.
    """
    about = "LINE_LOGIN_CHANNEL_SECRET"
    if settings.line_login_channel_secret is None:
        yield warning(
            about,
            "there is none, so LINE does not tell whether LIFF_ID is the app of the pay page or another one of this channel.",
            f"Set it for the doctor ({CONSOLE}, Basic settings), or tap Top up in the chat and see that the pay page opens.",
        )
        return
    try:
        token = _login_token(outside, settings, settings.line_login_channel_secret.get_secret_value())
        if token is None:
            mend = f"Copy it again: {CONSOLE}, tab Basic settings, Channel secret (of LINE_LOGIN_CHANNEL_ID)."
            yield wrong(about, "LINE refuses it.", mend)
            return
        got = outside.ask("GET", f"{settings.line_api_base}/liff/v1/apps", headers={"Authorization": f"Bearer {token}"})
    except Unreachable as error:
        yield warning(about, f"{settings.line_api_base}: {error}.", "Try again.")
        return
    yield ok(about, "is the Login channel's.")
    listed = got.json().get("apps")
    apps = [app for app in listed if isinstance(app, dict)] if isinstance(listed, list) else []
    if got.status not in (200, 404):
        yield warning("LIFF_ID", f"LINE does not list the channel's apps ({got.status}).", "Try again.")
    else:
        yield _leads(apps, settings)


def _login_token(outside: Outside, settings: Settings, secret: str) -> str | None:
    asked = {"grant_type": "client_credentials", "client_id": settings.line_login_channel_id, "client_secret": secret}
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    got = outside.ask("POST", f"{settings.line_api_base}/oauth2/v3/token", headers=headers, body=urlencode(asked).encode())
    token = got.json().get("access_token")
    return token if isinstance(token, str) else None


def _leads(apps: list[dict[str, Any]], settings: Settings) -> Finding:
    wanted = f"{settings.public_url}/liff/topup"
    found = {str(app.get("liffId")): app for app in apps}
    app = found.get(settings.liff_id)
    if app is None:
        others = ", ".join(sorted(found)) or "none"
        seen = f"the Login channel has no app {settings.liff_id} (it has {others})."
        return wrong("LIFF_ID", seen, "Set LIFF_ID to one of these.")
    leads = str((app.get("view") or {}).get("url"))
    if leads != wanted:
        right = next((name for name, one in found.items() if (one.get("view") or {}).get("url") == wanted), None)
        mend = f"Set LIFF_ID to {right}." if right else f"{CONSOLE}, tab LIFF: set its endpoint URL to {wanted}."
        return wrong("LIFF_ID", f"this app leads to {leads}, not to the pay page: nobody can pay.", mend)
    if "openid" not in (app.get("scope") or []):
        return wrong("LIFF_ID", "its scopes lack openid: the pay page cannot tell who pays.", f"{CONSOLE}, tab LIFF: add openid.")
    return ok("LIFF_ID", f"leads to {wanted}.")


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
