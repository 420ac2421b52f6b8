"""A machine whose environment names a proxy: the demo's parts ask each other directly, and a reading arrives."""

import uuid
from pathlib import Path

import pytest

from bot.pay.payments import Payments
from bot.settings import Settings
from sandbox.run.demo import answers
from sandbox.run.processes import free_port
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from worker.readings import reading
from worker.runtime.parts import Parts

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens there, so that whatever is asked through it fails."""
    for name in NAMES:
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_reading_goes_from_the_chat_to_the_model_and_back(sandbox: LiveSandbox, web: str, rows: Rows, parts: Parts) -> None:
    phone = sandbox.control.arrive("มะลิ", "th")

    reading.read(parts, uuid.UUID(pay_for_a_reading(phone, rows)))

    assert rows.all("select status, source from readings") == [{"status": "delivered", "source": "model"}]


def test_stripe_is_asked_directly(settings: Settings) -> None:
    assert Payments.from_settings(settings).show("/v1/account")["object"] == "account"


def test_a_process_that_listens_is_seen_to_listen(sandbox: LiveSandbox, web: str) -> None:
    assert answers(f"{web}/api/health?part=database")


def test_the_images_health_check_asks_directly() -> None:
    assert "ProxyHandler({})" in (ROOT / "Dockerfile").read_text()
