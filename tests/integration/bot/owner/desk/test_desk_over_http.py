"""The desk in the web process itself: from LINE's webhook to the card, for an owner and for nobody else."""

import pytest

from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.people import DAO, MALI
from tests.helpers.processes.web import web_process
from tests.helpers.support import LiveSandbox, until


@pytest.fixture
def owner_phone(sandbox: LiveSandbox) -> Phone:
    phone: Phone = sandbox.control.arrive(DAO.name, DAO.language)
    return phone


def heard(phone: Phone, words: str) -> str:
    phone.say(words)
    return str(until(lambda: [entry for entry in phone.chat()["entries"] if entry["from"] == "mimi"], what="an answer"))


def test_only_an_owner_is_shown_the_desk(sandbox: LiveSandbox, settings: Settings, web_address: str, owner_phone: Phone) -> None:
    guest = sandbox.control.arrive(MALI.name, MALI.language)
    with web_process(settings.model_copy(update={"owner_line_ids": (owner_phone.id,)}), web_address):
        hers, others = heard(owner_phone, "เจ้าของ"), heard(guest, "เจ้าของ")

    assert "หลังร้าน" in hers
    assert others
    assert "หลังร้าน" not in others


def test_without_owners_nobody_is(settings: Settings, web_address: str, owner_phone: Phone) -> None:
    with web_process(settings, web_address):
        assert "หลังร้าน" not in heard(owner_phone, "เจ้าของ")
