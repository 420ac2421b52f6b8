"""What tests of every kind share: waiting for something to happen, and the stand-ins running in a thread."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from flask import Flask, request
from werkzeug.local import LocalProxy

from sandbox.run.client import Control

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from sandbox.world import World

Found = TypeVar("Found")

LOOK_EVERY_S = 0.02

LINE_WAITS_S: Final = 20.0
"""Ten times what LINE waits in real life: a machine that is busy elsewhere is no fault of MiMi's."""

WORLD: Final = "mimi.world"
"""Where a request to the stand-ins carries the world that it is about."""


def until(look: Callable[[], Found], seconds: float = 60.0, *, what: str = "") -> Found:
    """Look again and again until `look()` gives something true, and return that.

    Raises:
        AssertionError: after `seconds`, with the last thing seen.
    """
    never = threading.Event()
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"not within {seconds} s: {what or getattr(look, '__name__', look)} (last: {found!r})"
        never.wait(LOOK_EVERY_S)
    return found


@dataclass(frozen=True)
class LiveSandbox:
    """Stand-ins that listen at `base`. A test acts through `control`; `environment` is what MiMi is started with."""

    base: str
    control: Control
    world: "World"
    environment: dict[str, str]

    def line_waits(self, seconds: float) -> None:
        """From now on LINE gives up a webhook that has no answer after so long."""
        self.world.options = replace(self.world.options, line_waits_s=seconds)


@cache
def _stand_ins() -> Flask:
    """The stand-ins on the world that each request brings along. Making their routes takes longer than most tests."""
    from sandbox.server import create_app

    return create_app(world=cast("World", LocalProxy(lambda: request.environ[WORLD])))


def stand_ins(world: "World") -> "WSGIApplication":
    """The stand-ins on this world."""

    def application(environ: dict[str, Any], start: Any) -> Any:
        environ[WORLD] = world
        return _stand_ins()(environ, start)

    return application


@contextmanager
def live_sandbox(web: str) -> Iterator[LiveSandbox]:
    """Fresh stand-ins in a thread, on a free port, that call MiMi's web process at `web`."""
    from sandbox.run.demo import settings_for
    from sandbox.run.processes import free_port
    from sandbox.server import Options, serve
    from sandbox.world import World

    port = free_port()
    base = f"http://127.0.0.1:{port}"
    environment = settings_for(base)
    options = Options(
        web=web,
        public_url=environment["PUBLIC_URL"],
        channel_secret=environment["LINE_CHANNEL_SECRET"],
        channel_token=environment["LINE_CHANNEL_ACCESS_TOKEN"],
        login_channel_id=environment["LINE_LOGIN_CHANNEL_ID"],
        stripe_key=environment["STRIPE_SECRET_KEY"],
        stripe_webhook_secret=environment["STRIPE_WEBHOOK_SECRET"],
        line_waits_s=LINE_WAITS_S,
    )
    world = World(options)
    server = serve(stand_ins(world), port=port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield LiveSandbox(base, Control(base), world, environment)
    finally:
        world.stopping.set()
        server.shutdown()
        thread.join(60)
        server.server_close()
