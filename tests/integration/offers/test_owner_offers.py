"""The owner makes codes, campaigns and a sale: from the command line, and at her desk."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.helpers.desk import Desk, data_of, shown, the_one
from tests.helpers.owner import Owner
from tests.helpers.people import MALI
from tests.helpers.rows import Rows
from tests.helpers.turns import BANGKOK, Turns


@pytest.fixture
def owner(environment: dict[str, str]) -> Owner:
    return Owner(environment)


def test_a_code_is_asked_about_made_shown_and_ended(owner: Owner, rows: Rows, tmp_path: Path) -> None:
    make = ("code", "New Year", "--coins", "100", "--most", "50", "--until", "7d")
    owner.runs(*make, types="n\n", exits=1)
    declined = rows.one("select count(*) from promo_codes")
    made = owner.runs(*make, "--qr", str(tmp_path / "code.png"), types="y\n")
    again = owner.runs(*make, "--yes", exits=1)
    listed = owner.runs("codes")
    ended = owner.runs("code", "NEW-YEAR", "--end", "--yes")
    owner.runs("code", "newyear", "--end", "--yes", exits=1)

    assert declined == 0
    assert "https://line.me/R/oaMessage/" in made.output
    assert (tmp_path / "code.png").read_bytes().startswith(b"\x89PNG")
    assert "choose another word" in again.output
    assert "New Year" in listed.output
    assert "0 of 50" in listed.output
    assert "has ended" in ended.output
    acts = rows.all("select action, details from owner_actions where outcome = 'done' order by at")
    assert [act["action"] for act in acts] == ["makecode", "endcode"]


@pytest.mark.parametrize(
    ("words", "exits"),
    [
        (("code", "5555", "--coins", "5", "--yes"), 1),
        (("code", "help", "--coins", "5", "--yes"), 1),
        (("code", "ยกเลิก", "--coins", "5", "--yes"), 1),
        (("code", "suicide", "--coins", "5", "--yes"), 1),
        (("code", "MIMI-SALE", "--coins", "5", "--yes"), 1),
        (("code", "SALE", "--stars", "101", "--yes"), 1),
        (("code", "SALE", "--coins", "5", "--stars", "5", "--yes"), 2),
        (("code", "SALE", "--coins", "5", "--until", "2020-01-01", "--yes"), 2),
        (("code", "SALE", "--coins", "5", "--for", "nobody", "--yes"), 1),
        (("code", "SALE"), 1),
    ],
)
def test_what_is_no_code_is_refused(owner: Owner, rows: Rows, words: tuple[str, ...], exits: int) -> None:
    owner.runs(*words, exits=exits)

    assert rows.one("select count(*) from promo_codes") == 0


def test_a_code_for_one_person(owner: Owner, turns: Turns) -> None:
    mali = turns.person(MALI)

    owner.runs("code", "VIP", "--stars", "1", "--for", MALI.line_id, "--yes")

    assert turns.all("select user_id from promo_chosen") == [{"user_id": mali}]


@pytest.mark.parametrize("lists", [("codes",), ("code", "VIP"), ("campaign",), ("sale",)])
def test_lists_write_amounts_as_people_do(owner: Owner, lists: tuple[str, ...]) -> None:
    owner.runs("code", "VIP", "--stars", "1", "--yes")
    owner.runs("campaign", "market")
    owner.runs("sale", "10", "--until", "7d", "--yes")

    listed = owner.runs(*lists).output

    assert "0.00" in listed
    assert "1 stars" not in listed


def test_a_campaign_and_its_figures(owner: Owner, turns: Turns, tmp_path: Path) -> None:
    made = owner.runs("campaign", "ตลาดนัด", "--qr", str(tmp_path / "market.png"))
    again = owner.runs("campaign", "#ตลาดนัด")
    turns.say(MALI, "สวัสดี MiMi #ตลาดนัด")

    listed = owner.runs("campaign")

    assert "is ready" in made.output
    assert again.output.strip() in made.output, "its link"
    assert (tmp_path / "market.png").exists()
    assert "ตลาดนัด" in listed.output
    assert "Campaigns" in owner.runs("stats", "--days", "2").output


def test_a_sale_is_planned_and_ended(owner: Owner, rows: Rows) -> None:
    asked = owner.runs("sale", "30", "--until", "3d", types="y\n")
    owner.runs("sale", "20", "--until", "1d", "--yes", exits=1)
    owner.runs("sale", "20", "--yes", exits=2)
    owner.runs("sale", "--end", "--yes")
    owner.runs("sale", "--end", "--yes", exits=1)

    assert "99 baht: 13 stars instead of 10" in asked.output
    assert rows.one("select count(*) from sales") == 1
    assert rows.one("select ends_at <= now() from sales") is True
    assert "30" in owner.runs("sale").output


def test_a_day_alone_ends_with_that_day(owner: Owner, rows: Rows) -> None:
    day = (datetime.now(BANGKOK) + timedelta(days=2)).date()

    owner.runs("sale", "30", "--until", f"{day}", "--yes")

    ends = rows.one("select to_char(ends_at at time zone 'Asia/Bangkok', 'YYYY-MM-DD HH24:MI') from sales")
    assert ends == f"{day} 23:59"


def test_a_code_at_the_desk(desk: Desk, turns: Turns) -> None:
    begin = the_one(desk.says("โค้ดทั้งหมด"), "own:a:makecode")
    desk.taps(begin)
    refused = desk.says("ยกเลิกเลย 55!")
    gifts = data_of(desk.says("สงกรานต์"))
    desk.taps(gifts[0])
    limits = data_of(desk.says("100"))
    ends = data_of(desk.taps(limits[-2]))
    audiences = data_of(desk.taps(ends[-2]))
    preview = desk.taps(audiences[0])

    done = desk.taps(the_one(preview, "own:y:"))

    assert "พิมพ์ตามยาก" in shown(refused)
    assert "ได้ 100\u00a0แต้ม" in shown(preview)
    assert "พร้อมใช้แล้ว" in shown(done)
    assert "own:s:codes:สงกรานต์" in data_of(done)
    assert turns.all("select word, gives, amount, most, ends_at from promo_codes") == [
        {"word": "สงกรานต์", "gives": "coins", "amount": 100, "most": None, "ends_at": None}
    ]
    one = desk.taps("own:s:codes:สงกรานต์")
    assert "/qr/" in shown(one)
    desk.taps(the_one(desk.taps(the_one(one, "own:a:endcode")), "own:y:"))
    assert turns.one("select ends_at <= now() from promo_codes")


def test_a_campaign_and_a_sale_at_the_desk(desk: Desk, turns: Turns) -> None:
    desk.taps(the_one(desk.says("แคมเปญ"), "own:a:makecampaign"))
    made = desk.says("ตลาดนัด")
    one = desk.taps("own:s:campaigns:ตลาดนัด")
    percents = data_of(desk.taps(the_one(desk.says("โปรโมชั่น"), "own:a:plansale")))
    starts = data_of(desk.taps(percents[1]))
    ends = data_of(desk.taps(starts[0]))
    preview = desk.taps(ends[0])
    desk.taps(the_one(preview, "own:y:"))
    running = desk.says("โปรโมชั่น")
    desk.taps(the_one(desk.taps(the_one(running, "own:a:endsale")), "own:y:"))

    assert "own:s:campaigns:ตลาดนัด" in data_of(made)
    assert "/qr/" in shown(one)
    assert "โปรกำลังใช้อยู่: โบนัสเพิ่ม 20%" in shown(running)
    assert turns.all("select percent, ends_at <= now() as over from sales") == [{"percent": 20, "over": True}]


def test_the_words_mean_nothing_to_anybody_else(desk: Desk, turns: Turns) -> None:
    turns.person(MALI)

    said = [desk.says("โค้ดทั้งหมด", MALI), desk.taps("own:s:sale", MALI)]

    assert not any("own:" in shown(one) for one in said)
