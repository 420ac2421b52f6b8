"""Runs all checks in parallel, one group for each service, so that a service that hangs does not delay the others."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from functools import partial
from typing import Final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.line.client import Line
from bot.owner.doctor import advisories, database, infrastructure, line, login, model, public_url, stripe
from bot.owner.doctor.finding import Finding, ok, warning, without, wrong
from bot.owner.doctor.http import Outside
from bot.pay.payments import Payments
from bot.process.queue import connect_redis
from bot.settings import Settings
from models.database.engine import make_engine

THAILAND: Final = "Asia/Bangkok"
REDIS_PATIENCE: Final = 5.0
LIMITS: Final = (
    "timezone",
    "log_level",
    "events_per_minute",
    "readings_per_day",
    "worker_threads",
    "owner_pushes_per_day",
    "owner_report",
    "database_gib",
)
"""Settings that no service knows of: they were checked against their rules when they were read."""


def examine(settings: Settings, outside: Outside, done: Callable[[], None] = lambda: None) -> list[Finding]:
    """Every finding, in a fixed order. `done` is called after each group; `GROUPS` says how many there are.

    Every request is bounded, so this ends within about a minute whatever is away.
    """
    engine = make_engine(settings.database_url, connections=len(GROUPS))
    redis = connect_redis(settings.redis_url, patience=REDIS_PATIENCE)
    payments = Payments(
        settings.stripe_secret_key.get_secret_value(),
        settings.stripe_webhook_secret.get_secret_value(),
        settings.stripe_api_base,
    )
    groups: dict[str, Callable[[], Iterator[Finding]]] = {
        "Settings": partial(_limits, settings),
        "Database": partial(database.database, engine, settings.database_url),
        "Redis": partial(infrastructure.redis, redis, settings.redis_url),
        "Processes": partial(infrastructure.processes, outside, redis, settings),
        "PUBLIC_URL": partial(public_url.examine, outside, settings),
        "LINE": partial(line.examine, Line.from_settings(settings), outside, settings),
        "LINE Login": partial(login.examine, outside, engine, settings),
        "Model": partial(model.examine, outside, settings),
        "Stripe": partial(stripe.examine, payments, engine, settings, _stripe_version()),
        "Sentry": partial(public_url.sentry, settings),
        advisories.ABOUT: partial(advisories.examine, outside),
    }
    assert tuple(groups) == GROUPS
    try:
        with ThreadPoolExecutor(len(groups), thread_name_prefix="doctor") as pool:
            begun = [pool.submit(_whole, name, look) for name, look in groups.items()]
            for each in begun:
                each.add_done_callback(lambda _: done())
            found = [finding for each in begun for finding in each.result()]
    finally:
        engine.dispose()
    hidden = _secrets(settings)
    return [without(hidden, finding) for finding in found]


GROUPS: Final = (
    "Settings",
    "Database",
    "Redis",
    "Processes",
    "PUBLIC_URL",
    "LINE",
    "LINE Login",
    "Model",
    "Stripe",
    "Sentry",
    advisories.ABOUT,
)


def _whole(name: str, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """Returns a group's findings. An exception becomes a finding too, so the other groups are still shown."""
    found: list[Finding] = []
    try:
        found.extend(look())
    except OperationalError:
        found.append(wrong(name, "the rest needs the database, which is away.", "See DATABASE_URL."))
    except Exception as error:
        found.append(wrong(name, f"could not be examined to the end ({type(error).__name__}).", "See the lines about the rest."))
    return found


def _limits(settings: Settings) -> Iterator[Finding]:
    for name in LIMITS:
        if name != "timezone":
            yield ok(name.upper(), f"is {getattr(settings, name)}.")
    yield timezone(settings)
    said = (
        "is said to whoever wants a person instead of MiMi"
        if settings.owner_contact
        else "is empty: the account's own page is named"
    )
    yield ok("OWNER_CONTACT", f"{said}.")
    owners = (
        f"names {len(settings.owner_line_ids)}"
        if settings.owner_line_ids
        else "is empty: the owner acts by the command line alone"
    )
    yield ok("OWNER_LINE_IDS", f"{owners}.")
    kept = settings.forgotten_key is not None
    key = "is set: people who come back after a deletion are known whatever LINE_CHANNEL_SECRET is"
    channels = "is empty: people who come back after a deletion are known by LINE_CHANNEL_SECRET, which must then stay as it is"
    yield ok("FORGOTTEN_KEY", f"{key if kept else channels}.")
    whose = f"the cards are those in {settings.deck_dir}" if settings.deck_dir else "is empty: the cards are MiMi's own"
    yield ok("DECK_DIR", f"{whose}.")


def timezone(settings: Settings) -> Finding:
    """People are in Thailand: by another clock their daily card changes, and their limits end, in the middle of their day."""
    began = datetime.combine(datetime.now(settings.zone).date(), time(), settings.zone).astimezone(ZoneInfo(THAILAND))
    if began.time() == time():
        return ok("TIMEZONE", f"is {settings.timezone}.")
    seen = f"is {settings.timezone}: a day begins at {began:%H:%M} in Thailand, in the middle of people's day."
    return warning("TIMEZONE", seen, f"TIMEZONE={THAILAND}, or remove the setting.")


def _stripe_version() -> str:
    """The API version that the pinned package speaks."""
    import stripe as package

    return package.api_version


def _secrets(settings: Settings) -> list[str]:
    secrets = [value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)]
    secrets += [key for secret in secrets for key in secret.split(",")]
    for url in (settings.database_url, settings.redis_url):
        password = urlsplit(url).password
        if password:
            secrets += [password, unquote(password)]
    return secrets
