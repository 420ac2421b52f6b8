"""Mistakes that an owner makes once, each planted in a house that is well: the doctor names it, and says how to mend it."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from bot.owner.doctor import database
from bot.owner.doctor.finding import Finding, State
from models.database.engine import make_engine
from sandbox.run.postgres import Postgres
from tests.integration.bot.owner.doctor.doctor_setup import DoctorSetup

PAYS: dict[str, Any] = {
    "liffId": "2000000001-mimipays",
    "view": {"url": "https://mimi.example/liff/topup"},
    "scope": ["openid", "profile"],
}
OTHER: dict[str, Any] = {"liffId": "2000000001-anothers", "view": {"url": "https://mimi.example/quiz"}, "scope": ["profile"]}


LIFF: list[tuple[list[dict[str, Any]], str, str, str]] = [
    ([PAYS, OTHER], OTHER["liffId"], "leads to https://mimi.example/quiz", "Set LIFF_ID to 2000000001-mimipays"),
    ([OTHER], OTHER["liffId"], "nobody can pay", "set its endpoint URL to https://mimi.example/liff/topup"),
    ([OTHER], PAYS["liffId"], "has no app 2000000001-mimipays (it has 2000000001-anothers)", "one of these"),
    ([{**PAYS, "scope": ["profile"]}], PAYS["liffId"], "openid", "add openid"),
]


def test_another_liff_app_of_the_same_channel_is_found(setup: DoctorSetup) -> None:
    for apps, named, what, mend in LIFF:
        setup.sandbox.world.state.others["liff_apps"] = apps
        setup.outside.liff.add(named)

        found = setup.finds(liff_id=named)["LIFF_ID"]

        assert found.state is State.WRONG, what
        assert what in found.what
        assert mend in found.mend


def test_without_the_login_channels_secret_it_says_what_it_cannot_know(setup: DoctorSetup) -> None:
    found = setup.finds(line_login_channel_secret=None, liff_id="2000000001-unknown")

    assert "does not tell" in found["LINE_LOGIN_CHANNEL_SECRET"].what
    assert "no such app" in found["LIFF_ID"].what


def test_a_webhook_address_of_stripes_that_is_nearly_right_is_wrong(setup: DoctorSetup) -> None:
    for url in ("https://mimi.example/stripe/webhook/", "https://mimi.example/Stripe/webhook"):
        setup.stripe_has("webhook_endpoint", url=url)

        found = setup.finds()["Stripe webhook"]

        assert found.state is State.WRONG
        assert url in found.what
        assert found.mend.endswith("set its URL to https://mimi.example/stripe/webhook, without anything behind it.")


def test_a_model_that_does_not_exist_is_no_reason_to_speak_otherwise(setup: DoctorSetup) -> None:
    for api in ("responses", "chat"):
        found = setup.finds(openai_model="gpt-0-nothing", openai_api=api)

        assert "gpt-0-nothing" in found["OPENAI_MODEL"].what
        assert "OPENAI_API" not in found


def test_a_web_process_with_other_settings_or_another_redis_is_found(setup: DoctorSetup) -> None:
    other = setup.finds(events_per_minute=7)["Web settings"]
    number = int(setup.settings.redis_url.rpartition("/")[2])
    elsewhere = setup.finds(redis_url=f"{setup.settings.redis_url.rpartition('/')[0]}/{number % 15 + 1}")["Web settings"]

    assert "other values of EVENTS_PER_MINUTE" in other.what
    assert "uses another" in elsewhere.what


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


def test_a_database_in_whose_texts_a_backslash_means_something(database_url: str, postgres: Postgres) -> None:
    postgres.ask(f"alter database {database_url.rpartition('/')[2]} set standard_conforming_strings = off")

    assert "nobody new could be written down" in rights(database_url, postgres).what
