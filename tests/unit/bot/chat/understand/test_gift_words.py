"""What is typed about stars for a friend."""

import pytest

from bot.chat.dialogue.understand.typed import command, gift_code, referral_code
from bot.chat.dialogue.understand.typed_answers import rating, stars_alone, stars_to_give
from bot.say.buttons.menu import GiveStars
from models.offers.star_gifts import new_code

CODE = "GIFT-7K3PQXHMN4"


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        CODE.lower(),
        "รับดาวหน่อย gift-7k3pqxhmn4ค่ะ",
        "Gift - 7K3PQ XHMN4",
        "ＧＩＦＴ－７Ｋ３ＰＱＸＨＭＮ４",
        f"{CODE} ขอบคุณนะ",
    ],
)
def test_a_code_is_found_however_it_is_spelled(text: str) -> None:
    assert gift_code(text) == CODE


@pytest.mark.parametrize(
    "text", ["gift-wrapped", "gift", "a gift - really nice", "MIMI-7K3PQX", "ของขวัญ", "gift 3", "my gift-giving problem"]
)
def test_words_are_no_code(text: str) -> None:
    assert gift_code(text) is None


def test_a_mistyped_code_is_looked_up_so_that_it_can_be_said_to_be_wrong() -> None:
    assert gift_code("GIFT-7K3PQ") == "GIFT-7K3PQ"


def test_every_new_code_is_understood_and_is_no_invite_code() -> None:
    codes = [new_code() for _ in range(200)]

    assert [gift_code(code) for code in codes] == codes
    assert not any(referral_code(code) for code in codes)


@pytest.mark.parametrize("text", ["ส่งดาวให้เพื่อน", "ส่งดาวให้เพื่อนหน่อยค่ะ", "gift", "Gift a friend", "ของขวัญ", "send stars please"])
def test_words_for_giving(text: str) -> None:
    assert command(text) == GiveStars()


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("ส่งดาวให้เพื่อน 3 ดาว", 3),
        ("ขอส่ง 2 ดาวให้เพื่อน", 2),
        ("ให้เพื่อน 5 ดวง", 5),
        ("gift 10 stars", 10),
        ("send 1 star to a friend", 1),
        ("give my friend 4 stars", 4),
        ("ส่ง 0 ดาว", None),
        ("ส่งดาว", None),
        ("เพื่อนให้ 3 ดาวร้านนี้ดีไหม", None),
    ],
)
def test_how_many_are_given_at_once(text: str, stars: int | None) -> None:
    assert stars_to_give(text) == stars


@pytest.mark.parametrize(
    ("text", "stars"), [("4", 4), ("๔ ดาว", 4), ("สาม", 3), ("2 stars please", 2), ("0", None), ("ใช่", None), ("1 2", None)]
)
def test_how_many_as_an_answer(text: str, stars: int | None) -> None:
    assert stars_alone(text) == stars


def test_stars_for_a_reading_stay_a_rating() -> None:
    assert rating("ให้ 3 ดาว") == 3
