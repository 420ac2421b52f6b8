"""What a text says about how many cards lie which way, or are of a kind, is compared with the cards."""

import pytest

from tests.helpers.model.model_answers import CARDS
from worker.interpret.checks.counting import miscounted


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("All three cards stand upright.", "3 upright"),
        ("Three upright cards say yes.", "3 upright"),
        ("Most of the cards are upright.", "2 upright"),
        ("The only reversed one is the Page.", "1 reversed"),
        ("Every card here is from the Major Arcana.", "3 major"),
        ("There are no major arcana cards here.", "0 major"),
        ("A trio of majors tells you this matters.", "3 major"),
        ("All three are cups.", "3 cups"),
        ("ไพ่หัวตั้งทั้งสามใบเลยค่ะ", "3 upright"),
        ("ไพ่ส่วนใหญ่หัวตั้งค่ะ", "2 upright"),
        ("สามในสามใบกลับหัวค่ะ", "3 reversed"),
        ("ไพ่ชุดใหญ่ทั้งหมดเลยค่ะ", "3 major"),
        ("ไม่มีไพ่ชุดใหญ่เลยค่ะ", "0 major"),
        ("ทุกใบเป็นถ้วยค่ะ", "3 cups"),
        ("ไพ่ดาบทั้งคู่บอกให้คิดช้าๆ ค่ะ", "2 swords"),
        ("Three out of three cards are reversed.", "3 reversed"),
        ("33 % of the cards are reversed.", "1 reversed"),
        ("Half of your cards are reversed.", "4 reversed"),
        ("67% ของไพ่หัวตั้งค่ะ", "2 upright"),
        ("ไพ่กลับหัวครึ่งหนึ่งค่ะ", "4 reversed"),
        ("ครึ่งหนึ่งของไพ่ทั้งหมดเป็นไพ่กลับหัวนะคะ", "4 reversed"),
        ("Three reversals ask for patience.", "3 reversed"),
        ("There are no reversals, so go ahead.", "0 reversed"),
        ("Not one reversal here.", "0 reversed"),
        ("There is only one reversal, and a small one.", "1 reversed"),
        ("Just one of the three cards is reversed.", "1 reversed"),
        ("ไพ่หัวกลับสามใบเลยค่ะ", "3 reversed"),
        ("ไม่มีใบกลับหัวเลยค่ะ", "0 reversed"),
        ("ได้เมเจอร์อาร์คานา 2 ใบค่ะ", "2 major"),
        ("มีไพ่ใหญ่ถึงสองใบค่ะ", "2 major"),
        ("ไม่มีชุดใหญ่สักใบค่ะ", "0 major"),
        ("สามใบเป็นถ้วยหมดเลยค่ะ", "3 cups"),
    ],
)
def test_a_wrong_count_is_named(text: str, wrong: str) -> None:
    assert miscounted([text], CARDS).startswith(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Two of the three are reversed, and one of the three is upright.",
        "Two of your three cards are reversed; one upright card is left.",
        "Two out of three cards are reversed.",
        "2 of 3 cards are reversed, so go slowly.",
        "2/3 of your cards are reversed, so go slowly.",
        "ทั้งคู่ยังแคร์กันอยู่ แต่ไม่มีใครพูดก่อนค่ะ ไพ่ถ้วยทั้งคู่บอกแบบนั้น",
        "Not all cards are reversed.",
        "None of the swords here point at you. He has no swords in his hands.",
        "The only major here is The Star.",
        "Most of the cards are reversed.",
        "66 % of the cards are reversed.",
        "67% ของไพ่กลับหัวค่ะ",
        "More than half of the cards are reversed.",
        "ไพ่เกินครึ่งหนึ่งกลับหัวค่ะ",
        "สองในสามใบกลับหัวค่ะ",
        "จากสามใบ กลับหัวสองใบค่ะ",
        "ไพ่หัวตั้งหนึ่งใบ กลับหัวสองใบค่ะ",
        "ในรูปไม่มีดาบเลย เหรียญทั้งหมดหกเหรียญค่ะ",
        "ไพ่ชุดใหญ่มีใบเดียวคือเดอะสตาร์ค่ะ",
        "Two reversals, and one of them is The Star.",
        "Only one of the cups is reversed.",
        "ไพ่ใหญ่ใบเดียวคือเดอะสตาร์ อีกสองใบเป็นไพ่ถ้วยค่ะ",
        "ไม่มีเรื่องใหญ่สักเรื่องค่ะ มีแต่เรื่องเล็กสามเรื่อง",
    ],
)
def test_a_right_count_or_a_picture_is_no_fault(text: str) -> None:
    assert miscounted([text], CARDS) == ""
