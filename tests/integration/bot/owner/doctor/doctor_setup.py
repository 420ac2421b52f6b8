"""What a test of the doctor needs: settings, the stand-ins, and the way from the public address to a test's web process."""

import json
from typing import Any

from pydantic import SecretStr

from bot.owner.doctor.advisories import OSV
from bot.owner.doctor.examination import examine
from bot.owner.doctor.finding import Finding, State
from bot.owner.doctor.http import Answer, Outside
from bot.settings import Settings
from sandbox.stripe.books import Books
from tests.helpers.support import LiveSandbox


class Mapped(Outside):
    """The world: the public address (this test's web process, as through a proxy); LINE's LIFF site; an OSV that knows none."""

    def __init__(self, settings: Settings, web: str) -> None:
        super().__init__()
        self.web, self.public, self.liff = web, settings.public_url, {settings.liff_id}
        self.broken: dict[str, Answer] = {}

    def ask(self, method: str, url: str, *, headers: dict[str, str] | None = None, body: bytes | None = None) -> Answer:
        if url.startswith(OSV):
            asked = json.loads(body or b"{}")["queries"]
            return Answer(200, "application/json", json.dumps({"results": [{}] * len(asked)}).encode())
        if url.startswith("https://liff.line.me/"):
            return Answer(200 if url.rpartition("/")[2] in self.liff else 404, "text/html", b"")
        path = url.removeprefix(self.public)
        if path in self.broken:
            return self.broken[path]
        if path != url:
            url, headers = self.web + path, {**(headers or {}), "X-Forwarded-For": "203.0.113.9"}
        return super().ask(method, url, headers=headers, body=body)


class DoctorSetup:
    """Settings, the stand-ins and the web process of one test; `finds` asks the doctor."""

    def __init__(self, settings: Settings, sandbox: LiveSandbox, web: str) -> None:
        self.settings, self.sandbox = settings, sandbox
        self.outside = Mapped(settings, web)

    def finds(self, **other: Any) -> dict[str, Finding]:
        """What stands out, by what it is about; the worst when there are several. `other` replaces settings."""
        found = examine(self.settings.model_copy(update=other), self.outside)
        shown = " ".join(f"{each.what} {each.mend}" for each in found)
        secrets = [value.get_secret_value() for _, value in self.settings if isinstance(value, SecretStr)]
        assert not any(secret in shown for secret in secrets)
        out = [each for each in found if each.state is not State.OK]
        return {each.about: each for each in sorted(out, key=lambda each: each.state is State.WRONG)}

    def wrong(self, **other: Any) -> dict[str, str]:
        return {about: each.what for about, each in self.finds(**other).items() if each.state is State.WRONG}

    def stripe_has(self, kind: str, **fields: Any) -> None:
        with self.sandbox.world.lock:
            Books.of(self.sandbox.world).otherwise[kind] = fields
