"""The official account: token, id, webhook, secret, pushes, menu. What LINE says, and what our own web process says."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from typing import Any, Final

from bot.line.client import Line
from bot.line.errors import LineError, LinePermanent, Unknown
from bot.line.richmenu import alias_of
from bot.owner.doctor import owners
from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.http import Outside, Unreachable
from bot.settings import Settings
from models.general.languages import LANGUAGES
from models.people.rich_menus import PLACES

CONSOLE: Final = "developers.line.biz, the Messaging API channel"
NEARLY: Final = 0.9
"""Of the month's pushes; from here on the owner should know."""

EMPTY: Final = b'{"destination":"","events":[]}'
"""What LINE itself sends to try a webhook: no events (LINE, "Verify webhook URL")."""


def examine(line: Line, outside: Outside, settings: Settings) -> Iterator[Finding]:
    """All that can be asked with the channel's own token. Without a good one only our own side is looked at."""
    try:
        account = line.call("GET", "/v2/bot/info")
    except LinePermanent as error:
        mend = f"Issue a long-lived one: {CONSOLE}, tab Messaging API, and set it."
        yield wrong("LINE_CHANNEL_ACCESS_TOKEN", f"LINE refuses it ({_status(error)}).", mend)
        yield from _own_secret(outside, settings)
        return
    except LineError as error:
        yield wrong("LINE_API_BASE", f"{settings.line_api_base} does not answer ({_status(error)}).", "Remove it, or try again.")
        return
    yield ok("LINE_CHANNEL_ACCESS_TOKEN", f"is good: the account is {account.get('displayName', '?')}.")
    yield from _account(account, settings)
    yield from _endpoint(line, settings)
    yield from _own_secret(outside, settings)
    yield from _secret(line, settings)
    yield from _pushes(line)
    yield from _menu(line)
    yield from owners.examine(line, settings)


def _account(account: dict[str, Any], settings: Settings) -> Iterator[Finding]:
    ids = [account[name] for name in ("basicId", "premiumId") if account.get(name)]
    if settings.line_oa_id in ids:
        yield ok("LINE_OA_ID", f"is this account's ({settings.line_oa_id}).")
    else:
        yield wrong(
            "LINE_OA_ID",
            f"is {settings.line_oa_id}, but the token belongs to {' or '.join(ids)}: invitations would lead elsewhere.",
            f"Set it to {ids[0] if ids else 'the id of this account'}.",
        )
    if account.get("chatMode") == "chat":
        yield warning(
            "Response settings",
            "Chat is on: people can be answered by hand, and messages stay unread until then.",
            "LINE Official Account Manager, Settings, Response settings: switch Chat off.",
        )
    else:
        yield ok("Response settings", "Chat is off; MiMi answers.")


def _endpoint(line: Line, settings: Settings) -> Iterator[Finding]:
    wanted = f"{settings.public_url}/line/webhook"
    mend = f"{CONSOLE}, tab Messaging API: set the webhook URL to {wanted} and switch Use webhook on."
    try:
        endpoint = line.call("GET", "/v2/bot/channel/webhook/endpoint")
    except Unknown:
        yield wrong("Webhook", "LINE has no webhook URL.", mend)
        return
    except LineError as error:
        yield wrong("Webhook", f"LINE does not say where it sends events ({_status(error)}).", "Try again.")
        return
    if endpoint.get("endpoint") != wanted:
        yield wrong("Webhook", f"LINE sends events to {endpoint.get('endpoint')!r}.", mend)
    elif not endpoint.get("active"):
        yield wrong("Webhook", "its URL is right, but it is switched off.", mend)
    else:
        yield ok("Webhook", f"LINE sends events to {wanted}. (Whether redelivery is on, LINE does not tell.)")


def _own_secret(outside: Outside, settings: Settings) -> Iterator[Finding]:
    """Signs an empty delivery as LINE would, to see whether the web process was started with this secret."""
    url = f"{settings.public_url}/line/webhook"
    key = settings.line_channel_secret.get_secret_value().encode()
    signature = base64.b64encode(hmac.new(key, EMPTY, hashlib.sha256).digest()).decode()
    try:
        status = outside.ask("POST", url, headers={"X-Line-Signature": signature}, body=EMPTY).status
    except Unreachable as error:
        yield wrong("Web process", f"{url}: {error}.", "Start it, and see that PUBLIC_URL leads to it.")
        return
    if status == 403:
        yield wrong(
            "Web process",
            "it was started with another LINE_CHANNEL_SECRET than the one here.",
            "Give both the same environment and start the web process again.",
        )
    elif status != 200:
        yield wrong("Web process", f"{url} answers {status} to an empty delivery.", "Look at its log.")
    else:
        yield ok("Web process", f"{url} takes what is signed with the secret here.")


def _secret(line: Line, settings: Settings) -> Iterator[Finding]:
    url = f"{settings.public_url}/line/webhook"
    try:
        tried = line.call("POST", "/v2/bot/channel/webhook/test", {"endpoint": url})
    except LineError as error:
        yield wrong("LINE_CHANNEL_SECRET", f"LINE would not try the webhook ({_status(error)}).", "Try again in a minute.")
        return
    if tried.get("success"):
        yield ok("LINE_CHANNEL_SECRET", "is the channel's: LINE tried the webhook and was believed.")
    elif tried.get("statusCode") == 403:
        yield wrong(
            "LINE_CHANNEL_SECRET",
            "the web process does not believe what LINE signs.",
            f"Copy it again: {CONSOLE}, tab Basic settings, Channel secret. Then start the web process again.",
        )
    else:
        seen = " ".join(str(tried[name]) for name in ("reason", "detail") if tried.get(name))
        yield wrong("LINE_CHANNEL_SECRET", f"LINE cannot reach {url}: {seen}.", "See PUBLIC_URL and the web process above.")


def _pushes(line: Line) -> Iterator[Finding]:
    try:
        used = int(line.call("GET", "/v2/bot/message/quota/consumption").get("totalUsage", 0))
        quota = line.call("GET", "/v2/bot/message/quota")
    except LineError as error:
        yield warning("Pushes", f"LINE does not say how many were sent ({_status(error)}).", "Try again.")
        return
    allowed = int(quota.get("value", 0)) if quota.get("type") == "limited" else None
    if allowed is None:
        yield ok("Pushes", f"{used:,} this month, without limit.")
    elif used >= allowed * NEARLY:
        yield warning(
            "Pushes",
            f"{used:,} of this month's {allowed:,} are used; readings that come late then wait for the next tap.",
            "Take a larger plan, or nothing: replies are free, and nothing is lost.",
        )
    else:
        yield ok("Pushes", f"{used:,} of this month's {allowed:,} are used.")


def _menu(line: Line) -> Iterator[Finding]:
    try:
        line.call("GET", "/v2/bot/user/all/richmenu")
        listed = line.call("GET", "/v2/bot/richmenu/alias/list").get("aliases", [])
    except Unknown:
        yield warning("Rich menu", "there is none under the chat.", "Run `mimi richmenu`.")
        return
    except LineError as error:
        yield warning("Rich menu", f"LINE does not say ({_status(error)}).", "Try again.")
        return
    there = {alias.get("richMenuAliasId") for alias in listed}
    missing = [alias for alias in (alias_of(place, language) for place in PLACES for language in LANGUAGES) if alias not in there]
    if missing:
        yield warning("Rich menu", f"LINE does not have {', '.join(missing)} yet.", "Run `mimi richmenu`.")
    else:
        yield ok("Rich menu", "is there for everybody, wherever they are.")


def _status(error: LineError) -> str:
    """The status or the kind of failure; LINE's words may quote what it was sent."""
    first = str(error).split(" ", 1)[0]
    return first if first.isdigit() else type(error).__name__
