"""The doctor on the stand-ins: nothing wrong when all is well, and the right line when one thing is broken."""

import json
import time
from typing import Any

import pytest
import redis
from pydantic import SecretStr

from bot.owner.doctor.command import report
from bot.owner.doctor.examination import LIMITS, examine
from bot.owner.doctor.finding import Finding, State, without, wrong
from bot.owner.doctor.http import Answer
from bot.owner.doctor.stripe import NEEDED
from bot.pay.fulfilment import ABOUT_CLAIMS, ABOUT_SESSIONS
from bot.settings import Settings
from sandbox.stripe.books import Books
from tests.helpers.messages.menus import Account
from tests.helpers.owner import Owner, order
from tests.helpers.people import MALI
from tests.helpers.processes.web import web_process
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from tests.integration.bot.owner.doctor.doctor_setup import DoctorSetup

NOT_YET = {"STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "LINE provider", "Rich menu"}
"""What the doctor has to say about a house that is well and new: test mode, and things that nobody has done yet."""


def test_a_house_that_is_well(setup: DoctorSetup) -> None:
    found = setup.finds()
    assert found.keys() == NOT_YET
    assert all(each.mend for each in found.values())


def test_every_setting_has_a_line(setup: DoctorSetup) -> None:
    about = {each.about.lower() for each in examine(setup.settings, setup.outside)}
    silent = {"line_api_base", "line_data_api_base", "stripe_api_base"}  # spoken of when they do not answer
    assert set(Settings.model_fields) - about == silent
    assert set(LIMITS) <= about


def test_what_has_happened_is_known(setup: DoctorSetup, rows: Rows, turns: Turns) -> None:
    account = Account(setup.settings, setup.sandbox)
    account.publish()
    mali = turns.person(MALI)
    order(turns, mali)
    assert "different providers" in setup.wrong()["LINE provider"]
    turns.tap(MALI, "balance")
    rows.run("insert into stripe_events (id, type, payload, received_at) values ('e', 't', '{}', now())")
    assert setup.finds().keys() == {"STRIPE_SECRET_KEY"}


def test_a_menu_that_a_release_has_added_is_missed(setup: DoctorSetup) -> None:
    account = Account(setup.settings, setup.sandbox)
    account.menus = [menu for menu in account.menus if menu.key != ("table", "en")]
    account.publish()

    assert "mimi-table-en" in setup.finds()["Rich menu"].what


SETTINGS: list[tuple[str, Any, str, str]] = [
    ("line_channel_access_token", SecretStr("expired-token"), "LINE_CHANNEL_ACCESS_TOKEN", "401"),
    ("line_channel_secret", SecretStr("another-secret"), "Web process", "another LINE_CHANNEL_SECRET"),
    ("line_api_base", "http://127.0.0.1:9", "LINE_API_BASE", "does not answer"),
    ("line_oa_id", "@somebody", "LINE_OA_ID", "belongs to @mimi"),
    ("line_login_channel_id", "1999999999", "LINE_LOGIN_CHANNEL_ID", "2000000001"),
    ("liff_id", "2000000001-unknown", "LIFF_ID", "has no app 2000000001-unknown"),
    ("line_login_channel_secret", SecretStr("of-another-channel"), "LINE_LOGIN_CHANNEL_SECRET", "refuses it"),
    ("liff_sdk_url", "http://127.0.0.1:9/sdk.js", "LIFF_SDK_URL", "nobody listens"),
    ("openai_api_key", SecretStr("sk-wrong"), "OPENAI_API_KEY", "401"),
    ("openai_model", "gpt-0-nothing", "OPENAI_MODEL", "gpt-0-nothing"),
    ("openai_second_model", "gpt-0-nothing", "OPENAI_SECOND_MODEL", "gpt-0-nothing"),
    ("openai_base_url", "http://127.0.0.1:9", "OPENAI_BASE_URL", "127.0.0.1:9"),
    ("stripe_secret_key", SecretStr("sk_test_of_another"), "STRIPE_SECRET_KEY", "AuthenticationError"),
    ("stripe_api_base", "http://127.0.0.1:9", "STRIPE_API_BASE", "does not answer"),
    ("database_url", "postgresql://nobody@127.0.0.1:9/x", "DATABASE_URL", "reached"),
    ("redis_url", "redis://127.0.0.1:9/0", "REDIS_URL", "ConnectionError"),
    ("metrics_token", SecretStr("another-token"), "METRICS_TOKEN", "does not take it"),
    ("sentry_dsn", SecretStr("not a dsn"), "SENTRY_DSN", "no Sentry address"),
]


def test_each_setting_that_is_wrong_is_named(setup: DoctorSetup) -> None:
    for name, value, about, what in SETTINGS:
        assert what in setup.wrong(**{name: value}).get(about, ""), name


def test_without_a_database_the_rest_is_looked_at(setup: DoctorSetup) -> None:
    wrong = setup.wrong(database_url="postgresql://nobody@127.0.0.1:9/x")
    assert wrong.keys() == {"DATABASE_URL", "LINE Login", "Stripe"}
    assert "needs the database" in wrong["Stripe"]


def test_without_a_key_the_deck_speaks(setup: DoctorSetup) -> None:
    assert "own meanings" in setup.finds(openai_api_key=None)["OPENAI_API_KEY"].what


def test_a_chat_endpoint_is_asked_its_own_way(setup: DoctorSetup) -> None:
    other_than_the_processes = {"Web settings", "Worker settings"}

    assert setup.finds(openai_api="chat").keys() - other_than_the_processes == NOT_YET


def test_a_moderation_that_is_not_there_is_named(setup: DoctorSetup) -> None:
    found = setup.finds(openai_moderation="omni-moderation-9")["OPENAI_MODERATION"]

    assert "404" in found.what
    assert "OPENAI_MODERATION=" in found.mend


def test_line_set_up_otherwise(setup: DoctorSetup) -> None:
    others = setup.sandbox.world.state.others
    others["webhook_active"] = False
    assert "switched off" in setup.wrong()["Webhook"]
    others |= {"webhook_active": True, "chat_mode": "chat"}
    assert "Chat is on" in setup.finds()["Response settings"].what
    others |= {"endpoint": "https://mimi.example/old", "chat_mode": "bot"}
    assert "/old" in setup.wrong()["Webhook"]
    others["endpoint"] = f"{setup.settings.public_url}/line/webhook"
    quota = setup.sandbox.world.state.quota
    quota.set_left(0)
    assert "wait for the next tap" in setup.finds()["Pushes"].what


def test_a_secret_that_is_not_the_channels(settings: Settings, sandbox: LiveSandbox, web_address: str) -> None:
    other = settings.model_copy(update={"line_channel_secret": SecretStr("of-another-channel")})
    with web_process(other, web_address):
        wrong = DoctorSetup(other, sandbox, web_address).wrong()
    assert "does not believe" in wrong["LINE_CHANNEL_SECRET"]
    assert "Web process" not in wrong
    assert "none has been seen" in wrong["Worker"]
    assert "worker" in wrong["Health"]


def test_nobody_at_home(settings: Settings, sandbox: LiveSandbox, web_address: str) -> None:
    wrong = DoctorSetup(settings, sandbox, web_address).wrong()
    assert {"PUBLIC_URL", "Web process", "LINE_CHANNEL_SECRET", "Pay page", "Worker"} <= wrong.keys()
    assert "COULD_NOT_CONNECT" in wrong["LINE_CHANNEL_SECRET"]


def test_the_world_sees_something_else(setup: DoctorSetup) -> None:
    moved = Answer(301, "text/html", b"", "https://www.mimi.example/api/health")
    setup.outside.broken = {"/api/health": moved, "/deck/back.jpg": Answer(200, "text/html", b"<html>")}
    setup.outside.broken["/metrics"] = Answer(200, "text/plain", b"mimi_up 1")
    found = setup.finds()
    assert "https://www.mimi.example" in found["PUBLIC_URL"].mend
    assert "back.jpg" in found["Pictures"].what
    assert "anybody" in found["METRICS_TOKEN"].what


STRIPE: list[tuple[str, dict[str, Any], str, str]] = [
    ("account", {"charges_enabled": False}, "Stripe account", "may not"),
    ("account", {"country": "SG"}, "Stripe account", "SG"),
    ("account", {"capabilities": {"card_payments": "active", "promptpay_payments": "pending"}}, "PromptPay", "pending"),
    ("payment_method_configuration", {"promptpay": {"display_preference": {"value": "off"}}}, "PromptPay", "switched off"),
    ("payment_method_configuration", {"active": False}, "Cards", "switched off"),
    ("webhook_endpoint", {"url": "https://old.example/stripe/webhook"}, "Stripe webhook", "none leads"),
    ("webhook_endpoint", {"status": "disabled"}, "Stripe webhook", "disabled"),
    ("webhook_endpoint", {"enabled_events": list(NEEDED[1:])}, "Stripe webhook", NEEDED[0]),
    ("webhook_endpoint", {"api_version": "2024-06-20"}, "Stripe webhook", "2024-06-20"),
    ("webhook_endpoint", {"api_version": None}, "Stripe webhook", "of the account"),
]


def test_stripe_set_up_otherwise(setup: DoctorSetup) -> None:
    for kind, fields, about, what in STRIPE:
        setup.stripe_has(kind, **fields)
        assert what in setup.wrong().get(about, ""), fields
        setup.stripe_has(kind)


def test_events_that_stripe_cannot_deliver(setup: DoctorSetup) -> None:
    event = {"id": "evt_1", "object": "event", "type": NEEDED[0], "created": int(time.time()) - 600, "pending_webhooks": 1}
    Books.of(setup.sandbox.world).add(event)
    assert "1 events" in setup.wrong()["STRIPE_WEBHOOK_SECRET"]
    event["pending_webhooks"] = 0
    assert "STRIPE_WEBHOOK_SECRET" not in setup.wrong()


def test_what_stripe_must_send_is_what_is_carried_out() -> None:
    assert set(NEEDED) <= ABOUT_SESSIONS | ABOUT_CLAIMS


def test_the_database_and_redis(setup: DoctorSetup, rows: Rows) -> None:
    rows.run("update alembic_version set version_num = '0000'")
    assert "0000" in setup.wrong()["Database"]
    rows.run("drop table alembic_version")
    assert "no tables" in setup.wrong()["Database"]
    with redis.Redis.from_url(setup.settings.redis_url) as client:
        before = client.config_get("maxmemory-policy")["maxmemory-policy"]
        client.config_set("maxmemory-policy", "allkeys-lru")
        try:
            assert "allkeys-lru" in setup.wrong()["Redis eviction"]
        finally:
            client.config_set("maxmemory-policy", before)


def test_settings_that_cannot_be_read_are_findings_too(owner: Owner) -> None:
    owner.environment |= {"LIFF_ID": "nonsense", "STRIPE_SECRET_KEY": ""}
    said = owner.runs("doctor", exits=1).stdout
    assert "LIFF_ID" in said
    assert "STRIPE_SECRET_KEY" in said
    assert "2 wrong" in said
    told = json.loads(owner.runs("doctor", "--json", exits=1).stdout)
    assert {(each["about"], each["state"]) for each in told} == {("LIFF_ID", "wrong"), ("STRIPE_SECRET_KEY", "wrong")}


@pytest.mark.parametrize(("worst", "code"), [("ok", 0), ("warning", 0), ("wrong", 1)])
def test_only_what_is_wrong_makes_it_fail(worst: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    found = [Finding("LIFF_ID", State.OK, "is well."), Finding("Cards", State(worst), "are [red]odd[/red].", "Mend them.")]
    assert report(found, as_json=False) == code
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ok      LIFF_ID  is well."
    assert lines[1] == f"{worst:8}Cards    are [red]odd[/red]."
    assert lines[2].strip() == "-> Mend them."


def test_secrets_are_hidden_in_what_others_say() -> None:
    told = without(["sk_live_1234", "", "abc"], wrong("X", "no such key: sk_live_1234 abc", "not sk_live_1234"))
    assert (told.what, told.mend) == ("no such key: *** abc", "not ***")


def test_an_owner_who_is_no_friend_is_named(setup: DoctorSetup) -> None:
    friend = setup.sandbox.control.arrive(MALI.name, MALI.language)
    friend.follow()

    found = setup.wrong(owner_line_ids=(friend.id, "U" + "0" * 32))["OWNER_LINE_IDS"]

    assert found.startswith("number 2 (U0000…)")
