"""The doctor on settings: another clock than people's, and processes that run with other values than those that are here."""

from collections.abc import Iterator
from typing import Any

import fakeredis
import pytest
from pydantic import SecretStr

from bot.owner.doctor import infrastructure
from bot.owner.doctor.examination import timezone
from bot.owner.doctor.finding import Finding, State
from bot.owner.doctor.http import Answer, Outside, Unreachable
from bot.process.queue import SEEN, note_worker
from bot.settings import Settings
from bot.watch.fingerprint import Notes, differing, fingerprint, read
from bot.watch.health import PROBE
from tests.unit.bot.settings.environment import NEEDED

HERE = Settings(_env_file=None, **{name.lower(): value for name, value in NEEDED.items()})  # type: ignore[arg-type]


def other(**values: Any) -> Settings:
    return HERE.model_copy(update=values)


class Public(Outside):
    """The web process's public address: it answers with this status, or not at all."""

    def __init__(self, status: int | None = 200) -> None:
        self.status = status

    def ask(self, method: str, url: str, *, headers: dict[str, str] | None = None, body: bytes | None = None) -> Answer:
        if self.status is None:
            raise Unreachable("nobody listens there")
        return Answer(self.status, "application/json", b"{}")


@pytest.fixture
def redis() -> Iterator[fakeredis.FakeRedis]:
    """In which a web process with the same settings has left its note."""
    client = fakeredis.FakeRedis()
    client.set(PROBE, Notes(fingerprint(HERE)).text)
    yield client
    client.close()


def found(redis: fakeredis.FakeRedis, status: int | None = 200) -> dict[str, Finding]:
    """What is not well."""
    return {each.about: each for each in infrastructure.processes(Public(status), redis, HERE) if each.state is not State.OK}


@pytest.mark.parametrize(
    ("settings", "state", "what"),
    [
        (other(openai_model="gpt-5.4-mini", timezone="UTC"), State.WRONG, "other values of OPENAI_MODEL, TIMEZONE."),
        (other(line_channel_access_token=SecretStr("another")), State.WRONG, "other values of LINE_CHANNEL_ACCESS_TOKEN."),
        (other(line_channel_secret=SecretStr("another")), State.WRONG, "other values of LINE_CHANNEL_SECRET."),
        (other(database_url="postgresql://elsewhere/mimi"), State.WARNING, "only if it leads to the same database"),
    ],
)
def test_a_worker_with_other_settings_is_found(redis: fakeredis.FakeRedis, settings: Settings, state: State, what: str) -> None:
    note_worker(redis, Notes(fingerprint(settings)).text)

    told = found(redis)["Worker settings"]

    assert told.state is state
    assert what in told.what


@pytest.mark.parametrize("settings", [HERE, other(worker_threads=3, log_level="DEBUG"), other(metrics_token=None)])
def test_what_is_a_workers_own_may_differ(redis: fakeredis.FakeRedis, settings: Settings) -> None:
    note_worker(redis, Notes(fingerprint(settings)).text)

    assert found(redis) == {}


def test_one_of_two_workers_with_other_settings_is_found_whoever_wrote_last(redis: fakeredis.FakeRedis) -> None:
    right, wrong = Notes(fingerprint(HERE)), Notes(fingerprint(other(timezone="UTC")))
    for worker in (wrong, right, wrong, right):
        worker.heard(note_worker(redis, worker.text))
    after_right = found(redis)
    wrong.heard(note_worker(redis, wrong.text))

    assert "TIMEZONE" in after_right["Worker settings"].what
    assert "TIMEZONE" in found(redis)["Worker settings"].what


def test_a_worker_that_was_started_again_with_the_right_settings_is_soon_well(redis: fakeredis.FakeRedis) -> None:
    note_worker(redis, Notes(fingerprint(other(timezone="UTC"))).text)
    started_again = Notes(fingerprint(HERE))
    for _ in range(3):
        started_again.heard(note_worker(redis, started_again.text))

    assert found(redis) == {}


@pytest.mark.parametrize("note", ["1", "", "{}", "[3]", "not json"])
def test_a_worker_of_an_earlier_release_is_named(redis: fakeredis.FakeRedis, note: str) -> None:
    redis.set(SEEN, note)

    assert "earlier release" in found(redis)["Worker settings"].what


def test_a_web_process_that_notes_nothing_here_uses_another_redis(redis: fakeredis.FakeRedis) -> None:
    redis.delete(PROBE)

    assert "uses another" in found(redis)["Web settings"].what
    assert found(redis, status=503) == found(redis, status=None) == {}


def test_a_worker_is_looked_at_also_while_no_web_process_answers(redis: fakeredis.FakeRedis) -> None:
    note_worker(redis, Notes(fingerprint(other(timezone="UTC"))).text)

    assert "TIMEZONE" in found(redis, status=None)["Worker settings"].what


def test_no_value_can_be_read_from_what_is_noted() -> None:
    noted = Notes(fingerprint(HERE)).text

    shown = [str(getattr(value, "get_secret_value", lambda value=value: value)()) for _, value in HERE]
    assert [value for value in shown if len(value) > 6 and value in noted] == []


def test_a_setting_that_only_one_release_knows_is_no_difference() -> None:
    earlier = {name: digits for name, digits in fingerprint(HERE).items() if name != "forgotten_key"}

    assert differing(fingerprint(HERE), earlier) == []
    assert read(Notes(earlier).text) == [earlier]


@pytest.mark.parametrize(("zone", "begins"), [("UTC", "07:00"), ("Asia/Tokyo", "22:00"), ("Asia/Kolkata", "01:30")])
def test_a_day_that_begins_by_another_clock_than_peoples(zone: str, begins: str) -> None:
    told = timezone(other(timezone=zone))

    assert told.state is State.WARNING
    assert f"a day begins at {begins} in Thailand" in told.what
    assert "Asia/Bangkok" in told.mend


@pytest.mark.parametrize("zone", ["Asia/Bangkok", "Asia/Jakarta"])
def test_the_same_clock_under_another_name_is_well(zone: str) -> None:
    assert timezone(other(timezone=zone)).state is State.OK
