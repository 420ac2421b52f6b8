import pytest
from sqlalchemy import text
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from models import ledger, exchange, referral
from tests.integration.books_machine import Histories
def m1(mp):
    mp.setitem(ledger._STATEMENTS, ("star", True), text(ledger._MOVE.format(column="stars", floor="0")))
def m2(mp):
    mp.setattr(exchange, "COINS_PER_STAR", 99)
def m3(mp):
    s = ledger._MOVE.replace("not exists (select from known) and", "")
    s = s.replace(":key, balance", ":key || gen_random_uuid(), balance")
    mp.setitem(ledger._STATEMENTS, ("star", False), text(s.format(column="stars", floor="0")))
def m4(mp):
    mp.setattr(referral, "_CLAIM", text(str(referral._CLAIM).replace("and f.referred_by is null and f.created_at > :since and i.id <> f.id\n", "and i.id <> f.id\n")))
@pytest.mark.parametrize("m", [m1,m2,m3,m4])
def test_m(turns, m, monkeypatch):
    m(monkeypatch)
    machine = type("Machine", (Histories,), {"turns": turns})
    with pytest.raises(BaseException):
        run_state_machine_as_test(machine, settings=settings(max_examples=15, stateful_step_count=30, phases=["generate"] if False else settings().phases[:3], print_blob=False))
