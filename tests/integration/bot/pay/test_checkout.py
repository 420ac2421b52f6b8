"""POST /liff/checkout and /liff/account: who may, what it costs, one session for two taps, and words for what goes wrong."""

import threading

import pytest
import requests

from bot.settings import Settings
from models.money.economy import PACKAGES
from sandbox.run.client import Phone
from tests.helpers.support import until
from tests.integration.bot.pay.pay_setup import PaySetup


@pytest.mark.parametrize("name", PACKAGES)
def test_a_tap_opens_a_session_at_the_servers_price(setup: PaySetup, mali_phone: Phone, name: str) -> None:
    package = PACKAGES[name]
    session = setup.session(mali_phone, name)
    made = setup.record()["sessions"][0]
    order = str(setup.order_of(session))
    assert (made["amount_total"], made["currency"], made["locale"]) == (package.baht * 100, "thb", "th")
    assert made["allowed_payment_method_types"] == ["card", "promptpay"]
    assert made["metadata"]["order"] == made["client_reference_id"] == order
    assert made["success_url"] == f"https://mimi.example/liff/paid/{order}"
    stored = setup.rows.all(
        "select package, amount_baht, stars_granted, status, extract(epoch from expires_at) as ends from payment_history"
    )
    assert [(row["package"], row["amount_baht"], row["stars_granted"], row["status"]) for row in stored] == [
        (name, package.baht, package.total, "pending")
    ]
    assert made["expires_at"] == int(stored[0]["ends"])


@pytest.mark.parametrize("language", ["th", "en"])
def test_stripes_page_speaks_the_persons_language(setup: PaySetup, mali_phone: Phone, language: str) -> None:
    setup.session(mali_phone, "starter")
    setup.rows.run("update users set language = :language", language=language)

    setup.session(mali_phone, "popular")

    made = next(one for one in setup.record()["sessions"] if one["amount_total"] == PACKAGES["popular"].satang)
    assert made["locale"] == language


def test_somebody_new_is_spoken_to_as_the_page_is(setup: PaySetup, mali_phone: Phone) -> None:
    assert setup.tap(mali_phone, language="en")[0] == 200

    assert setup.record()["sessions"][0]["locale"] == "en"


def test_a_language_changed_after_a_lost_answer_costs_one_more_tap(setup: PaySetup, mali_phone: Phone) -> None:
    setup.switch(fail={"kind": "timeout_after", "times": 3})
    setup.tap(mali_phone, language="th")
    setup.switch(fail=None)
    setup.rows.run("update users set language = 'en'")
    lost = setup.rows.one("select stripe_payment_id is null from payment_history")

    answers = [setup.tap(mali_phone)[0] for _ in range(2)]

    assert answers == ([503, 200] if lost else [200, 200])
    assert setup.rows.one("select count(*) from payment_history where status = 'pending'") == 1


def test_someone_who_never_chatted_can_pay_and_is_in_the_books_once(setup: PaySetup, mali_phone: Phone) -> None:
    assert setup.rows.all("select 1 from users") == []
    assert setup.post("account", id_token=setup.token(mali_phone))[1]["stars"] == 0
    assert setup.rows.all("select 1 from users") == []
    setup.session(mali_phone, "starter")
    mali_phone.follow()
    assert setup.rows.all("select name, coins from users") == [{"name": "มะลิ", "coins": 100}]


def test_whoever_had_their_data_deleted_finds_their_stars_again(setup: PaySetup, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone))
    until(lambda: setup.owned(mali_phone) == (27, 0, 0))
    left_as = setup.parts.settings.pseudonyms.new(mali_phone.id)
    setup.rows.run("update users set line_id = :left_as, name = null, forgotten_at = now()", left_as=left_as)
    assert setup.post("account", id_token=setup.token(mali_phone))[1]["stars"] == 27
    setup.session(mali_phone)
    assert setup.rows.all("select line_id, name, forgotten_at from users") == [
        {"line_id": mali_phone.id, "name": None, "forgotten_at": None}
    ], "the name is kept again when they are greeted"


def test_the_account_is_told_once_the_token_is_verified(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.follow()
    status, said = setup.post("account", id_token=setup.token(mali_phone), language="en")
    assert status == 200
    assert (said["name"], said["stars"], said["language"], said["balance"]) == ("มะลิ", 0, "th", "0\u00a0stars")


@pytest.mark.parametrize("path", ["account", "checkout"])
def test_only_a_fresh_token_of_our_own_channel_will_do(setup: PaySetup, mali_phone: Phone, path: str) -> None:
    good = setup.token(mali_phone)
    bad = [
        "",
        "rubbish",
        "a.b.c",
        good[:-2] + "AA",
        "x" * 5000,
        setup.token(mali_phone, "?expired=1"),
        setup.token(mali_phone, "?audience=1"),
    ]
    for token in bad:
        assert setup.post(path, id_token=token, package="popular") == (401, {"error": "token"}), token[:20]
    assert setup.post(path, package="popular")[0] == 401
    assert setup.rows.all("select 1 from payment_history") == []


def test_what_is_no_json_or_no_package_is_refused(setup: PaySetup, mali_phone: Phone) -> None:
    for body in (b"", b"[]", b"{", b"\xff"):
        answer = requests.post(f"{setup.web}/liff/checkout", data=body, headers={"Content-Type": "application/json"}, timeout=60)
        assert answer.status_code == 400
    for package in ("gold", "", None, 7, "POPULAR"):
        assert setup.tap(mali_phone, package) == (404, {"error": "package"})  # type: ignore[arg-type]
    huge = requests.post(f"{setup.web}/liff/checkout", json={"id_token": "x" * 100_000}, timeout=60)
    assert 400 <= huge.status_code < 500


def test_a_price_that_the_page_sends_is_not_looked_at(setup: PaySetup, mali_phone: Phone) -> None:
    setup.tap(mali_phone, "premium", baht=1, amount=100, stars=9999)
    assert setup.rows.all("select amount_baht, stars_granted from payment_history") == [{"amount_baht": 399, "stars_granted": 72}]


def test_two_taps_lead_to_one_open_session(setup: PaySetup, mali_phone: Phone) -> None:
    assert setup.session(mali_phone) == setup.session(mali_phone)
    assert setup.session(mali_phone, "starter") != setup.session(mali_phone)
    assert len(setup.record()["sessions"]) == 2


def test_many_taps_at_once_lead_to_one_session(setup: PaySetup, mali_phone: Phone) -> None:
    token, urls = setup.token(mali_phone), []

    def tap() -> None:
        urls.append(setup.post("checkout", id_token=token, package="popular"))

    threads = [threading.Thread(target=tap) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert {status for status, _ in urls} == {200}
    assert len({said["url"] for _, said in urls}) == 1
    assert len(setup.record()["sessions"]) == 1


def test_a_session_that_is_over_is_not_given_out_again(setup: PaySetup, mali_phone: Phone) -> None:
    setup.switch(webhooks="off")
    paid = setup.session(mali_phone)
    setup.pay(paid)
    second = setup.session(mali_phone)
    setup.stripe(f"sessions/{second}/expire")
    third = setup.session(mali_phone)
    setup.pay(third, "promptpay", "delayed")
    fourth = setup.session(mali_phone)
    assert len({paid, second, third, fourth}) == 4
    assert setup.statuses() == ["paid", "expired", "pending", "pending"]
    assert setup.owned(mali_phone) == (27, 0, 0)


def test_an_order_whose_session_stripe_does_not_know_is_opened_anew(setup: PaySetup, mali_phone: Phone) -> None:
    """Keys of another account were set, or the test mode's."""
    first = setup.session(mali_phone)
    setup.rows.run("update payment_history set stripe_payment_id = 'cs_test_of_another_account'")

    second = setup.session(mali_phone)

    assert second != first
    assert setup.rows.one("select count(*) from payment_history where status = 'pending'") == 2


def test_no_more_than_five_are_left_unpaid_within_the_hour(setup: PaySetup, mali_phone: Phone) -> None:
    setup.switch(webhooks="off")
    for _ in range(5):
        setup.pay(setup.session(mali_phone), "promptpay", "delayed")
    assert setup.tap(mali_phone) == (429, {"error": "many"})
    setup.rows.run("update payment_history set created_at = created_at - interval '61 minutes'")
    assert setup.tap(mali_phone)[0] == 200


@pytest.mark.parametrize(
    ("kind", "times", "status"),
    [("500", 3, 503), ("429", 1, 503), ("500_after", 2, 503), ("500_after", 1, 200)],
    ids=["away", "too many requests", "made but twice not said", "made but once not said"],
)
def test_after_a_failure_of_stripes_the_next_tap_leads_to_the_only_session(
    setup: PaySetup, mali_phone: Phone, kind: str, times: int, status: int
) -> None:
    setup.switch(fail={"kind": kind, "times": times})
    first = setup.tap(mali_phone)
    setup.switch(fail=None)

    second = setup.tap(mali_phone)

    assert (first[0], first[1].get("error")) == (status, "away" if status == 503 else None)
    assert second[0] == 200
    assert len(setup.record()["sessions"]) == 1
    assert len(setup.rows.all("select 1 from payment_history")) == 1


def test_an_order_without_a_session_ends_by_itself(setup: PaySetup, mali_phone: Phone) -> None:
    setup.switch(fail={"kind": "429", "times": 2})
    assert setup.tap(mali_phone)[0] == 503
    setup.sweep()
    assert setup.statuses() == ["pending"]
    setup.rows.run("update payment_history set expires_at = now() - interval '1 second'")
    setup.sweep()
    assert setup.statuses() == ["expired"]


def test_line_away_is_said(setup: PaySetup, mali_phone: Phone, settings: Settings) -> None:
    from bot.app import create_app

    alone = create_app(settings.model_copy(update={"line_api_base": "http://127.0.0.1:9"})).test_client()
    answer = alone.post("/liff/checkout", json={"id_token": setup.token(mali_phone), "package": "popular"})
    assert (answer.status_code, answer.json) == (503, {"error": "away"})
