"""Reports errors to Sentry when SENTRY_DSN is set: types, places and ids, never what people wrote.

There is one way in: whatever is logged as an error, in either process, is reported from `bot.watch.logs`. Sentry's own
integrations, which look into requests, jobs and other libraries' messages, stay off.
"""

from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from structlog.typing import EventDict

from bot.settings import Settings
from bot.watch.logs import Report, exception_of

if TYPE_CHECKING:
    from sentry_sdk.transport import Transport
    from sentry_sdk.types import Event, Hint

IDS: Final = ("request", "line_event", "stripe_event", "reading", "order", "job", "user", "invariant")
"""Log fields that a report carries besides the error's type: our own random ids, and LINE's event id."""

KEPT: Final = (
    "event_id",
    "timestamp",
    "level",
    "platform",
    "release",
    "environment",
    "exception",
    "message",
    "logentry",
    "tags",
    "sdk",
)


def reporter(settings: Settings, process: str, transport: "Transport | None" = None) -> Report | None:
    """Build the reporter for this process (`web` or `worker`). None without a DSN; the SDK is not imported then."""
    if settings.sentry_dsn is None:
        return None
    import sentry_sdk

    sentry_sdk.init(
        dsn=settings.sentry_dsn.get_secret_value(),
        transport=transport,
        release=f"mimi-tarot@{version('mimi-tarot')}",
        default_integrations=False,
        auto_enabling_integrations=False,
        auto_session_tracking=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=scrub,
        shutdown_timeout=2,
    )
    sentry_sdk.set_tag("process", process)
    return _report


def _report(event: EventDict) -> None:
    import sentry_sdk

    error = exception_of(event)
    record = event.get("_record")
    # A library's message comes with its values filled in; its template has none.
    name = str(event["event"]) if record is None else str(record.msg)
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("event", name.partition("\n")[0][:200])
        for key in IDS:
            if key in event:
                scope.set_tag(key, str(event[key]))
        if error is not None:
            scope.capture_exception(error)
        else:
            scope.capture_message(name.partition("\n")[0], level="error")


def scrub(event: "Event", _: "Hint") -> "Event":
    """Remove everything that may quote a person: the request, local variables, the exception's message."""
    kept: Any = {key: value for key, value in event.items() if key in KEPT}
    for exception in kept.get("exception", {}).get("values", []):
        exception.pop("value", None)
        exception.pop("mechanism", None)
        for frame in (exception.get("stacktrace") or {}).get("frames", []):
            frame.pop("vars", None)
    return kept  # type: ignore[no-any-return]
