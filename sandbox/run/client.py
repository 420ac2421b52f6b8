"""The control API as a caller sees it: what someone does in LINE, and what is seen in their chat."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Final

from sandbox.posting import open_directly

Entry = dict[str, Any]
ANSWER_WITHIN_S: Final = 30.0


class ControlError(Exception):
    """The stand-in refused, or could not be reached."""


@dataclass(frozen=True)
class Control:
    """Speaks to a sandbox at `base`, such as http://127.0.0.1:8800."""

    base: str

    def call(self, method: str, path: str, body: object | None = None) -> Any:
        """One request, its JSON answer.

        Raises:
            ControlError: any status but 2xx, or no answer.
        """
        request = urllib.request.Request(
            self.base + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with open_directly(request, ANSWER_WITHIN_S) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            raise ControlError(f"{method} {path}: {error.code} {error.read().decode(errors='replace')[:300]}") from None
        except (OSError, ValueError) as error:
            raise ControlError(f"{method} {path}: {error}") from None

    def arrive(self, name: str, language: str | None) -> "Phone":
        """Someone new in LINE, who has not met MiMi yet."""
        person = self.call("POST", "/sandbox/people", {"name": name, "language": language})
        return Phone(self, str(person["id"]), name)

    def people(self) -> list[dict[str, Any]]:
        return list(self.call("GET", "/sandbox/people"))

    def record(self) -> dict[str, Any]:
        """Everything that LINE accepted (`deliveries`) and every call it saw (`calls`)."""
        return dict(self.call("GET", "/sandbox/record"))

    def switch(self, **switches: object) -> None:
        """Make something go wrong, or right again."""
        self.call("PATCH", "/sandbox/switches", switches)

    def webhook(self, *events: object) -> Any:
        """Send raw events, signed."""
        return self.call("POST", "/sandbox/webhook", {"events": list(events)})

    def redeliver(self, event_id: str) -> Any:
        return self.call("POST", "/sandbox/redeliver", {"eventId": event_id})

    def reset(self) -> None:
        """Forget everything and everybody."""
        self.call("POST", "/sandbox/reset")


@dataclass
class Phone:
    """One person's chat with MiMi. `new` gives what has come since it was last asked."""

    control: Control
    id: str
    name: str
    _seen: int = 0

    def do(self, deed: str, **what: object) -> dict[str, Any]:
        """follow, unfollow, text, tap, media, unsend or language; the answer tells eventId and the webhook's status."""
        return dict(self.control.call("POST", f"/sandbox/people/{self.id}/{deed}", what))

    def follow(self) -> dict[str, Any]:
        return self.do("follow")

    def block(self) -> dict[str, Any]:
        return self.do("unfollow")

    def say(self, text: str) -> dict[str, Any]:
        return self.do("text", text=text)

    def speak(self, voice: str, **how: object) -> dict[str, Any]:
        """Send one of the given voice messages (sandbox/line/media/voices.py)."""
        return self.do("voice", voice=voice, **how)

    def tap(self, button: dict[str, Any]) -> dict[str, Any]:
        """Tap a LINE action: a postback sends its data, a message action its text."""
        if button.get("type") == "message":
            return self.say(str(button["text"]))
        return self.do("tap", **{key: button[key] for key in ("data", "displayText", "label") if key in button})

    def chat(self, after: int = 0, wait: float = 0) -> dict[str, Any]:
        """The chat from entry `after` on; with `wait`, once something changes or the seconds pass."""
        return dict(self.control.call("GET", f"/sandbox/people/{self.id}/chat?after={after}&wait={wait:g}"))

    def new(self, wait: float = 0) -> list[Entry]:
        """The entries since the last call, of whoever; with `wait`, at most so many seconds until there is one."""
        entries: list[Entry] = self.chat(self._seen, wait)["entries"]
        self._seen = max([self._seen, *(int(entry["n"]) for entry in entries)])
        return entries
