"""What the world sees at PUBLIC_URL: health, pictures, and that the figures are the owner's alone. And Sentry's address."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Final

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.http import Outside, Unreachable
from bot.settings import Settings

PICTURES: Final = ("00.jpg", "77.jpg", "77r.jpg", "back.jpg")
JPEG: Final = b"\xff\xd8\xff"
LARGEST: Final = 1024 * 1024


def examine(outside: Outside, settings: Settings) -> Iterator[Finding]:
    """Asks as LINE and phones would: over https, from outside."""
    try:
        yield from _health(outside, settings)
        yield from _pictures(outside, settings)
        yield from _figures(outside, settings)
    except Unreachable as error:
        mend = "See that the name leads to the web process, and that its certificate is of a known authority."
        yield wrong("PUBLIC_URL", f"{settings.public_url}: {error}.", mend)


def _health(outside: Outside, settings: Settings) -> Iterator[Finding]:
    token = settings.metrics_token
    known = {"Authorization": f"Bearer {token.get_secret_value()}"} if token else {}
    got = outside.ask("GET", f"{settings.public_url}/api/health", headers=known)
    health = got.json()
    if got.moved:
        mend = f"Set PUBLIC_URL to where it leads: {got.moved.removesuffix('/api/health')}."
        yield wrong("PUBLIC_URL", "it answers with a redirect, which LINE does not follow.", mend)
        return
    if "parts" not in health:
        seen = f"{settings.public_url}/api/health answers {got.status}, and not as MiMi does."
        yield wrong("PUBLIC_URL", seen, "See that the name leads to the web process.")
        return
    yield ok("PUBLIC_URL", "MiMi's web process answers there.")
    unwell = [f"{name} ({part.get('error', '?')})" for name, part in health["parts"].items() if not part.get("ok")]
    if unwell:
        yield wrong("Health", f"not well: {', '.join(unwell)}.", "See the lines about these parts, and docs/operations.md.")
    else:
        yield ok("Health", f"all parts are well: {', '.join(health['parts'])}.")
    here, there = version("mimi-tarot"), health.get("versions", {}).get("mimi-tarot")
    if there and here != there:
        yield warning("Version", f"the web process runs {there}, this is {here}.", "Deploy, or run the doctor there.")


def _pictures(outside: Outside, settings: Settings) -> Iterator[Finding]:
    for name in PICTURES:
        url = f"{settings.public_url}/deck/{name}"
        got = outside.ask("GET", url)
        if got.status != 200 or got.kind != "image/jpeg" or not got.body.startswith(JPEG):
            seen = f"{url} answers {got.status} {got.kind}: people would see no cards."
            yield wrong("Pictures", seen, "See what stands between the world and the web process.")
            return
        if len(got.body) > LARGEST:
            yield warning("Pictures", f"{url} has {len(got.body):,} bytes.", "Draw the deck again: `python -m bot.pictures`.")
            return
    yield ok("Pictures", "the cards are shown.")


def _figures(outside: Outside, settings: Settings) -> Iterator[Finding]:
    url = f"{settings.public_url}/metrics"
    if outside.ask("GET", url).status == 200:
        yield wrong("METRICS_TOKEN", f"anybody may read {url}.", "Set it; .env.example says how to make one.")
    elif settings.metrics_token is None:
        yield ok("METRICS_TOKEN", "there is none, and the world is not shown the figures.")
    else:
        token = settings.metrics_token.get_secret_value()
        if outside.ask("GET", url, headers={"Authorization": f"Bearer {token}"}).status == 200:
            yield ok("METRICS_TOKEN", "opens the figures, and without it they are closed.")
        else:
            mend = "Start the web process again with this environment."
            yield wrong("METRICS_TOKEN", "the web process does not take it.", mend)


def sentry(settings: Settings) -> Iterator[Finding]:
    """Only its form: asking Sentry would mean sending it an error."""
    if settings.sentry_dsn is None:
        yield ok("SENTRY_DSN", "there is none; errors are in the log alone.")
        return
    from sentry_sdk.utils import BadDsn, Dsn

    try:
        host = Dsn(settings.sentry_dsn.get_secret_value()).host
    except BadDsn:
        yield wrong("SENTRY_DSN", "it is no Sentry address.", "Copy it again: sentry.io, project, Client keys (DSN).")
    else:
        yield ok("SENTRY_DSN", f"errors go to {host}.")
