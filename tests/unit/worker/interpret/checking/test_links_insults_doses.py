"""No link, telephone number, insult or dose is shown; dates, sums and help lines are."""

from typing import Any

import pytest

from tests.helpers.model.model_answers import ENGLISH, SHOWN, expected, written
from tests.unit.worker.interpret.checking.checked import refused
from worker.interpret.checks.checking import read


@pytest.mark.parametrize(
    "action",
    [
        "Read more at https://tarot.example/love and then decide.",
        "Read more at www.tarot-love.net and then decide.",
        "Write to mimi@example.com and tell her.",
        "Add @mimitarot as a friend and ask again.",
        "Call me on 081-234-5678 and we will talk.",
        "Call +66 81 234 5678 and we will talk.",
        "Call the hotline 1555 and ask.",
    ],
)
def test_links_and_telephone_numbers_are_refused(action: str) -> None:
    assert "links" in refused(written(action=action))


@pytest.mark.parametrize("field", [*SHOWN, "1", "3", "insights", "questions"])
def test_a_link_is_refused_wherever_it_stands(field: str) -> None:
    link = "See tarot-love.com and then decide."
    change: dict[str, Any] = {"cards": {**ENGLISH["cards"], field: link}} if field.isdecimal() else {field: link}
    if field in ("insights", "questions"):
        change = {field: [link]}

    assert "links" in refused(written(**change))


@pytest.mark.parametrize(
    "action",
    [
        "If your chest hurts or you can't breathe, call 1669 at once.",
        "When it gets too much you can call 1323, day and night.",
        "Call 1506 and ask what they owe you before you sign.",
        "Save 1,500 baht by 31 January 2027, then decide.",
        "Call him after 08.00-17.00, on 01-12-2569.",
        "Give it 14 days. If he still hasn't asked, you ask.",
    ],
)
def test_help_lines_dates_and_sums_are_shown(action: str) -> None:
    assert read(written(action=action), expected()).action == action


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Honestly, you are so stupid to wait for him."),
        ("en", "He is a bastard and you know it."),
        ("th", "คุณโง่มากที่ยังรอเขา"),
        ("th", "ไอ้เลวแบบนี้อย่าไปรอเลยค่ะ"),
        ("en", "You idiot, he misses you."),
        ("en", "Don't be stupid: he misses you."),
        ("en", "He misses you, but he is a moron."),
        ("en", "Shut up and wait for him."),
        ("en", "You deserve to be alone after this."),
        ("th", "อย่าโง่สิคะ เขาไม่คิดถึงหรอก"),
        ("th", "โง่จริงๆ ที่ยังรอเขาค่ะ"),
        ("th", "สมน้ำหน้าค่ะ เตือนแล้วไม่ฟัง"),
        ("th", "คุณน่ารังเกียจแบบนี้เขาเลยหายไปค่ะ"),
        ("th", "แฟนคุณหน้าด้านมากค่ะ"),
    ],
)
def test_insults_are_refused(language: str, said: str) -> None:
    assert "rude" in refused(written(language, opening=said), language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "It's not that you're stupid, you just hoped. You're the Fool here, and that's a good thing."),
        ("th", "ไม่ใช่ว่าคุณโง่นะคะ แค่คุณหวัง เขาแค่หายไปชั่วคราวค่ะ"),
        ("en", "You're crazy about him, and he isn't the idiot here. Don't call yourself stupid."),
        ("th", "อย่าว่าตัวเองโง่เลยนะคะ ดูด้านหน้าด้านหลังให้ครบก่อนค่ะ"),
    ],
)
def test_kind_words_about_hard_ones_are_shown(language: str, said: str) -> None:
    assert read(written(language, opening=said), expected(language)).opening == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Take 500 mg of it before you sleep."),
        ("en", "Take two tablets and rest."),
        ("th", "กินพาราเซตามอล 2 เม็ดแล้วนอนพักนะคะ"),
        ("th", "กินยาแก้ปวดวันละ 3 ครั้งนะคะ"),
        ("en", "Take 10 ml every four hours."),
        ("en", "Have one tablespoon of the syrup at night."),
        ("en", "Put 20 drops of it into your tea."),
        ("en", "Take it twice a day and you will sleep."),
        ("en", "Double your dose for a week."),
        ("th", "กินยาครั้งละ 1 ซองนะคะ"),
        ("th", "จิบครั้งละ 1 ช้อนโต๊ะนะคะ"),
        ("th", "ฉีด 10 ยูนิตก่อนนอนนะคะ"),
        ("th", "เพิ่มยาเป็นสองเท่าได้เลยค่ะ"),
    ],
)
def test_doses_are_refused(language: str, said: str) -> None:
    assert "doses" in refused(written(language, action=said), language=language)


@pytest.mark.parametrize(
    "said",
    [
        "ให้เวลาถึง 31 มกราคมค่ะ",
        "พยายามทักทุก 2 ชั่วโมงคงเหนื่อยค่ะ",
        "เก็บเม็ดเงินไว้ 2 ก้อนค่ะ",
        "กินยาตามที่หมอสั่ง แล้วพักวันละ 10 นาทีนะคะ",
        "ให้ซองแดงเขา 1 ซองก็พอค่ะ",
    ],
)
def test_dates_and_sums_are_no_doses(said: str) -> None:
    assert read(written("th", action=said), expected("th")).action == said
