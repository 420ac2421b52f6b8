"""Everything MiMi needs, running on this machine: which processes, in which order, with which settings."""

import fcntl
import os
import secrets
import signal
import sys
import urllib.error
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

import redis

from sandbox.line.login import login_secret
from sandbox.line.people import OWNER
from sandbox.posting import open_directly
from sandbox.run.postgres import USER, Postgres
from sandbox.run.processes import Process, StartFailed, free_port, port_from
from sandbox.run.supervisor import Supervisor
from sandbox.run.valkey import Valkey

ROOT: Final = Path(__file__).resolve().parents[2]
PUBLIC_URL: Final = "https://mimi.example"
LOGIN_CHANNEL: Final = "2000000001"
WINDOW_PORT: Final = 8800
COMMAND_WITHIN_S: Final = 60.0

# The model may be a real one; everything else of the owner's own settings stays out of the demo.
OF_THE_MODEL: Final = (
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_MODEL",
    "OPENAI_PREMIUM_MODEL",
    "OPENAI_TRANSCRIBE_MODEL",
    "OPENAI_API",
    "OPENAI_MODERATION",
)
OWNERS_OWN: Final = ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "LINE_", "LIFF_", "OPENAI_", "STRIPE_", "SENTRY_", "OWNER_")


class Demo:
    """`with Supervisor(…) as all: Demo(folder, port).start(all)`. `folder` keeps the data between two demos.

    `model` holds the settings of a real model; without it MiMi talks to the stand-in.
    """

    def __init__(self, folder: Path, port: int = WINDOW_PORT, model: Mapping[str, str] | None = None) -> None:
        self.folder = folder.absolute()
        self.wanted_port = port
        self.window_port = 0
        self.web_port = 0
        self.model = dict(model or {})
        self._lock: IO[str] | None = None
        self._worker: Process | None = None
        self._menus: Process | None = None

    @property
    def window(self) -> str:
        """The address of the chat window and the control API."""
        return f"http://127.0.0.1:{self.window_port}"

    def start(self, all_of_it: Supervisor) -> None:
        """Start everything and come back as soon as somebody can chat: the worker and the menus may be on their way.

        Raises:
            StartFailed: with one line that says what did not come up, and why.
        """
        self._lock = only_one(self.folder)
        self.window_port = port_from(self.wanted_port)
        self.web_port = free_port()
        if self.window_port != self.wanted_port:
            all_of_it.say(f"Port {self.wanted_port} is taken; the chat window is at {self.window_port} instead.")

        postgres = Postgres(self.folder, durable=True)
        valkey = Valkey(self.folder, durable=True)
        stand_in, settings = self._stand_in()
        all_of_it.start(postgres, valkey, stand_in)
        postgres.create(USER)
        settings |= {"DATABASE_URL": postgres.url(), "REDIS_URL": valkey.url}

        # The web process reads its modules for longer than the tables take.
        migrate = all_of_it.begin(self.python("migrate", settings, "bot.owner.cli", "migrate"))
        web = self.python("web", settings, "gunicorn", *self._gunicorn(), "bot.app:create_app()")
        web.is_ready = lambda: answers(f"http://127.0.0.1:{self.web_port}/api/health?part=database&part=redis")
        all_of_it.launch(web)
        all_of_it.finish(migrate, COMMAND_WITHIN_S)

        self._worker = self.python("worker", settings, "worker")
        begun = datetime.now(UTC)
        self._worker.is_ready = lambda: worker_since(valkey.url, begun)
        all_of_it.launch(self._worker)
        all_of_it.await_ready(web)
        self._menus = all_of_it.begin(self.python("richmenu", settings, "bot.owner.cli", "richmenu"))

    def complete(self, all_of_it: Supervisor) -> None:
        """Come back when everything is ready, the worker and the menus under the chat too. Raises StartFailed."""
        assert self._worker, "started first"
        assert self._menus, "started first"
        all_of_it.await_ready(self._worker)
        all_of_it.finish(self._menus, COMMAND_WITHIN_S)

    def _stand_in(self) -> tuple[Process, dict[str, str]]:
        """Returns the stand-in for LINE, OpenAI and Stripe, and the settings with which MiMi finds it. New secrets each time."""
        settings = settings_for(self.window)
        settings["OWNER_LINE_IDS"] = OWNER
        if self.model:
            del settings["OPENAI_BASE_URL"]
            settings |= self.model
        words = ["--port", str(self.window_port), "--web", f"http://127.0.0.1:{self.web_port}"]
        words += ["--public-url", PUBLIC_URL, "--login-channel-id", LOGIN_CHANNEL]
        words += ["--channel-secret", settings["LINE_CHANNEL_SECRET"], "--channel-token", settings["LINE_CHANNEL_ACCESS_TOKEN"]]
        words += ["--stripe-key", settings["STRIPE_SECRET_KEY"], "--stripe-webhook-secret", settings["STRIPE_WEBHOOK_SECRET"]]
        stand_in = self.python("stand-in", {}, "sandbox.server", *words)
        stand_in.cwd = ROOT
        stand_in.is_ready = lambda: answers(f"{self.window}/sandbox/people")
        return stand_in, settings

    def python(self, name: str, settings: Mapping[str, str], module: str, *arguments: str) -> Process:
        """`python -m module arguments…`, not started yet.

        It runs in a folder without `.env`, so that it has these settings and no others.
        """
        run = self.folder / "run"
        run.mkdir(parents=True, exist_ok=True)
        log = self.folder / "log" / f"{name}.log"
        log.unlink(missing_ok=True)
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(OWNERS_OWN)}
        env = {**inherited, "PYTHONUNBUFFERED": "1", **settings}
        return Process(name, [sys.executable, "-m", module, *arguments], log, env=env, cwd=run, stop_signal=signal.SIGTERM)

    def _gunicorn(self) -> list[str]:
        """As in production, but for the address, and a shorter farewell."""
        words = "--config python:bot.serving --graceful-timeout 5"
        return [*words.split(), "--bind", f"127.0.0.1:{self.web_port}"]


def settings_for(base: str) -> dict[str, str]:
    """Returns MiMi's settings for the stand-ins at `base`: all but database and queue. New secrets each time."""
    return {
        "PUBLIC_URL": PUBLIC_URL,
        "LINE_CHANNEL_SECRET": secrets.token_hex(16),
        "LINE_CHANNEL_ACCESS_TOKEN": secrets.token_hex(32),  # one that begins with a dash would be taken for an option
        "LINE_LOGIN_CHANNEL_ID": LOGIN_CHANNEL,
        "LINE_LOGIN_CHANNEL_SECRET": login_secret(LOGIN_CHANNEL),
        "LIFF_ID": f"{LOGIN_CHANNEL}-mimipays",
        "LINE_OA_ID": "@mimi",
        "LINE_API_BASE": base,
        "LINE_DATA_API_BASE": base,
        "OPENAI_API_KEY": "sandbox",
        "OPENAI_BASE_URL": f"{base}/openai/v1",
        "OPENAI_MODERATION": "omni-moderation-latest",
        "OPENAI_MODEL": "gpt-6-luna",
        "OPENAI_TRANSCRIBE_MODEL": "gpt-4o-mini-transcribe",
        "STRIPE_SECRET_KEY": f"sk_test_{secrets.token_hex(12)}",
        "STRIPE_WEBHOOK_SECRET": f"whsec_{secrets.token_hex(16)}",
        "STRIPE_API_BASE": f"{base}/stripe",
        "LIFF_SDK_URL": f"{base}/sandbox/liff-sdk.js",
        "TIMEZONE": "Asia/Bangkok",
        "LOG_LEVEL": "INFO",
    }


def model_settings(environment: Mapping[str, str], dotenv: Path) -> dict[str, str]:
    """What the environment, or else `.env`, says about the model; nothing when neither has a key."""
    written: dict[str, str] = {}
    if dotenv.is_file():
        for line in dotenv.read_text(encoding="utf-8").splitlines():
            name, found, value = line.strip().removeprefix("export ").partition("=")
            if found and not name.startswith("#"):
                written[name.strip()] = value.strip().strip("\"'")
    said = {name: environment.get(name) or written.get(name, "") for name in OF_THE_MODEL}
    return {name: value for name, value in said.items() if value} if said["OPENAI_API_KEY"] else {}


def only_one(folder: Path) -> IO[str]:
    """Hold the folder for as long as the file stays open; the kernel lets go of it however this process ends.

    Raises:
        StartFailed: another demo holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip()
        lock.close()
        raise StartFailed(f"The demo already runs in this folder (process {holder}); stop that one first") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def answers(url: str) -> bool:
    """Whether this address answers a GET with 200."""
    try:
        with open_directly(url, 2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.HTTPError):
        return False


def worker_since(url: str, begun: datetime) -> bool:
    """Whether an RQ worker has registered since then. An earlier run's, if it was killed, may still be listed."""
    with redis.Redis.from_url(url, decode_responses=True) as client:
        births = [client.hget(str(key), "birth") for key in client.smembers("rq:workers")]
    return any(isinstance(birth, str) and datetime.fromisoformat(birth) >= begun for birth in births)
