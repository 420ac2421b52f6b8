"""Mistakes that an owner makes once, each planted in a house that is well: the doctor names it, and says how to mend it."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import redis
from pydantic import SecretStr

from bot.owner.doctor import database
from bot.owner.doctor.finding import Finding, State
from bot.process.queue import SEEN, note_worker
from bot.settings import Settings
from bot.watch.fingerprint import Notes, fingerprint
from models.db import make_engine
from sandbox.run.postgres import Postgres
from tests.integration.owner.doctor.doctor_setup import DoctorSetup

PAYS = {"liffId": "2000000001-mimipays", "view": {"url": "https://mimi.example/liff/topup"}, "scope": ["openid", "profile"]}
OTHER = {"liffId": "2000000001-anothers", "view": {"url": "https://mimi.example/quiz"}, "scope": ["profile"]}


@pytest.mark.parametrize(
    ("apps", "named", "what", "mend"),
    [
        ([PAYS, OTHER], OTHER["liffId"], "leads to https://mimi.example/quiz", "Set LIFF_ID to 2000000001-mimipays"),
        ([OTHER], OTHER["liffId"], "nobody can pay", "set its endpoint URL to https://mimi.example/liff/topup"),
        ([OTHER], PAYS["liffId"], "has no app 2000000001-mimipays (it has 2000000001-anothers)", "one of these"),
        ([{**PAYS, "scope": ["profile"]}], PAYS["liffId"], "openid", "add openid"),
    ],
)
def test_another_liff_app_of_the_same_channel_is_found(
    setup: DoctorSetup, apps: list[dict[str, Any]], named: str, what: str, mend: str
) -> None:
    setup.sandbox.world.state.others["liff_apps"] = apps
    setup.outside.liff.add(named)

    found = setup.finds(liff_id=named)["LIFF_ID"]

    assert found.state is State.WRONG
    assert what in found.what
    assert mend in found.mend


def test_without_the_login_channels_secret_it_says_what_it_cannot_know(setup: DoctorSetup) -> None:
    found = setup.finds(line_login_channel_secret=None, liff_id="2000000001-unknown")

    assert "does not tell" in found["LINE_LOGIN_CHANNEL_SECRET"].what
    assert "no such app" in found["LIFF_ID"].what


@pytest.mark.parametrize("url", ["https://mimi.example/stripe/webhook/", "https://mimi.example/Stripe/webhook"])
def test_a_webhook_address_of_stripes_that_is_nearly_right_is_wrong(setup: DoctorSetup, url: str) -> None:
    setup.stripe_has("webhook_endpoint", url=url)

    found = setup.finds()["Stripe webhook"]

    assert found.state is State.WRONG
    assert url in found.what
    assert found.mend.endswith("set its URL to https://mimi.example/stripe/webhook, without anything behind it.")


@pytest.mark.parametrize(("zone", "begins"), [("UTC", "07:00"), ("Asia/Tokyo", "22:00"), ("Asia/Kolkata", "01:30")])
def test_a_day_that_begins_by_another_clock_than_peoples(setup: DoctorSetup, zone: str, begins: str) -> None:
    found = setup.finds(timezone=zone)["TIMEZONE"]

    assert f"a day begins at {begins} in Thailand" in found.what
    assert "Asia/Bangkok" in found.mend


@pytest.mark.parametrize("zone", ["Asia/Bangkok", "Asia/Jakarta"])
def test_the_same_clock_under_another_name_is_well(setup: DoctorSetup, zone: str) -> None:
    assert "TIMEZONE" not in setup.finds(timezone=zone)


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_a_model_that_does_not_exist_is_no_reason_to_speak_otherwise(setup: DoctorSetup, api: str) -> None:
    found = setup.finds(openai_model="gpt-0-nothing", openai_api=api)

    assert "gpt-0-nothing" in found["OPENAI_MODEL"].what
    assert "OPENAI_API" not in found


# Web process and worker


def worker_with(setup: DoctorSetup, **other: Any) -> None:
    with redis.Redis.from_url(setup.settings.redis_url) as client:
        note_worker(client, Notes(fingerprint(setup.settings.model_copy(update=other))).text)


@pytest.mark.parametrize(
    ("other", "state", "what"),
    [
        ({"openai_model": "gpt-5.4-mini", "timezone": "UTC"}, State.WRONG, "other values of OPENAI_MODEL, TIMEZONE."),
        ({"line_channel_access_token": SecretStr("another")}, State.WRONG, "other values of LINE_CHANNEL_ACCESS_TOKEN."),
        ({"line_channel_secret": SecretStr("another")}, State.WRONG, "other values of LINE_CHANNEL_SECRET."),
        ({"database_url": "postgresql://elsewhere/mimi"}, State.WARNING, "only if it leads to the same database"),
    ],
)
def test_a_worker_with_other_settings_is_found(setup: DoctorSetup, other: dict[str, Any], state: State, what: str) -> None:
    worker_with(setup, **other)

    found = setup.finds()["Worker settings"]

    assert found.state is state
    assert what in found.what


@pytest.mark.parametrize("other", [{"worker_threads": 3, "log_level": "DEBUG"}, {"metrics_token": None}])
def test_what_is_a_workers_own_may_differ(setup: DoctorSetup, other: dict[str, Any]) -> None:
    worker_with(setup, **other)

    assert "Worker settings" not in setup.finds()


def test_one_of_two_workers_with_other_settings_is_found_whoever_wrote_last(setup: DoctorSetup) -> None:
    right, wrong = (Notes(fingerprint(each)) for each in (setup.settings, setup.settings.model_copy(update={"timezone": "UTC"})))
    with redis.Redis.from_url(setup.settings.redis_url) as client:
        for last in (wrong, right, wrong, right):
            last.heard(note_worker(client, last.text))
        after_right = setup.finds()
        wrong.heard(note_worker(client, wrong.text))
        after_wrong = setup.finds()

    assert "TIMEZONE" in after_right["Worker settings"].what
    assert "TIMEZONE" in after_wrong["Worker settings"].what


def test_a_worker_that_was_started_again_with_the_right_settings_is_soon_well(setup: DoctorSetup) -> None:
    worker_with(setup, timezone="UTC")
    started_again = Notes(fingerprint(setup.settings))
    with redis.Redis.from_url(setup.settings.redis_url) as client:
        for _ in range(3):
            started_again.heard(note_worker(client, started_again.text))

    assert "Worker settings" not in setup.finds()


def test_a_worker_of_an_earlier_release_is_named(setup: DoctorSetup) -> None:
    with redis.Redis.from_url(setup.settings.redis_url) as client:
        client.set(SEEN, "1", px=60_000)

    assert "earlier release" in setup.finds()["Worker settings"].what


def test_a_web_process_with_other_settings_or_another_redis_is_found(setup: DoctorSetup) -> None:
    other = setup.finds(events_per_minute=7)["Web settings"]
    number = int(setup.settings.redis_url.rpartition("/")[2])
    elsewhere = setup.finds(redis_url=f"{setup.settings.redis_url.rpartition('/')[0]}/{number % 15 + 1}")["Web settings"]

    assert "other values of EVENTS_PER_MINUTE" in other.what
    assert "uses another" in elsewhere.what


def test_no_value_can_be_read_from_what_is_noted(settings: Settings) -> None:
    noted = Notes(fingerprint(settings)).text

    shown = [str(getattr(value, "get_secret_value", lambda value=value: value)()) for _, value in settings]
    assert [value for value in shown if len(value) > 3 and value in noted] == []


# The database's user


@pytest.fixture
def guest(postgres: Postgres, database_url: str) -> Iterator[str]:
    """A role without rights, by name."""
    name = f"guest_{uuid.uuid4().hex[:8]}"
    postgres.ask(f"create role {name} login password 'known'")
    yield name
    postgres.ask(f"drop owned by {name}; drop role {name}", database=database_url.rpartition("/")[2])


def rights(database_url: str, postgres: Postgres, name: str = "") -> Finding:
    """What the doctor says of the rights, for this role."""
    url = database_url.replace(f"mimi:{postgres.password}", f"{name}:known") if name else database_url
    engine = make_engine(url)
    found = {each.about: each for each in database.database(engine, url)}
    engine.dispose()
    return found["Database rights"]


EVERYTHING = "grant select, insert, update, delete on all tables in schema public to {}"


@pytest.mark.parametrize(
    ("granted", "state", "what"),
    [
        ("grant select on all tables in schema public to {}", State.WRONG, "may not insert, update, delete in "),
        (EVERYTHING, State.WARNING, "may not make tables"),
        (EVERYTHING + "; grant create on schema public to {}", State.WARNING, "the tables are not"),
        (EVERYTHING + "; grant create on schema public to {}; grant mimi to {}", State.OK, "may write"),
    ],
)
def test_a_user_without_the_rights_that_mimi_needs(
    database_url: str, postgres: Postgres, guest: str, granted: str, state: State, what: str
) -> None:
    postgres.ask(granted.replace("{}", guest), database=database_url.rpartition("/")[2])

    found = rights(database_url, postgres, guest)

    assert found.state is state
    assert what in found.what


def test_an_empty_database_in_which_no_tables_may_be_made(database_url: str, postgres: Postgres, guest: str) -> None:
    name = database_url.rpartition("/")[2]
    postgres.ask("drop schema public cascade; create schema public", database=name)
    forbidden = rights(database_url, postgres, guest)
    postgres.ask(f"grant usage on schema public to {guest}", database=name)
    may_look = rights(database_url, postgres, guest)

    assert "may use no schema" in forbidden.what
    assert "`mimi migrate` would fail" in may_look.what
    assert {forbidden.state, may_look.state} == {State.WRONG}


def test_a_database_that_may_only_be_read(database_url: str, postgres: Postgres) -> None:
    postgres.ask(f"alter database {database_url.rpartition('/')[2]} set default_transaction_read_only = on")

    assert "every event would fail" in rights(database_url, postgres).what
