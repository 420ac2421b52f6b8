"""What somebody calls themselves is shown to others only if it leads nowhere and hurts nobody."""

import pytest

from bot.safety.shown_name import shown_name
from bot.say.flex.render import render
from bot.say.links import Links
from bot.say.replies.money import FriendJoined, ReferralAccepted
from bot.say.words import words_for

LINKS = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh")


@pytest.mark.parametrize(
    "name",
    [
        "มะลิ",
        "Tom",
        "Fon_99",
        "ฟ้า 2545",
        "น้องแนน 🌙✨",
        "J. Smith",
        "Dr. O'Hara-Wong",
        "พี่เอ (BKK)",
        "Line Sukjai",
        "Idris 5",
        "Fon 12345",
        "แม่น้องออนไลน์",
        "👩‍👧 แม่จ๋า",
        "โหดเหี้ยม ๑",
        "Somchai สัสดี",
        "Scunthorpe United",
    ],
)
def test_a_name_is_shown_as_it_is(name: str) -> None:
    assert shown_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "rich-fast.com",
        "https://evil.example/x",
        "ดูดวง lin.ee/abcd",
        "evil.zip/now",
        "tarot . com",
        "t.me/mimi",
        "www evil",
        "@mimi_real",
        "แอดไลน์ mimitarot",
        "LINE: fon99",
        "line id fon",
        "ID fon_99",
        "ไอดี fon99",
        "IG=fon.bkk",
        "081-234-5678",
        "โทร 1555",
        "ฟ้า ๐๘๑ ๒๓๔ ๕๖๗๘",
        "Fon 0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
        "F0812345678",
        "มะลิ 025551",
        "โอนให้มีมี่ 100",
        "ไอ้เลว",
        "เธอโง่มาก",
        "ค ว ย",
        "f u c k you",
        "Sh1t",
        "ｆｕｃｋ",
        "fu\u200bck",
    ],
)
def test_a_name_that_leads_away_or_hurts_is_not_shown(name: str) -> None:
    assert shown_name(name) == ""


@pytest.mark.parametrize(("name", "shown"), [(None, ""), (" \u200b\n", ""), ("Fon\nBKK\u202e", "Fon BKK")])
def test_a_name_is_one_line_without_hidden_signs(name: str | None, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("reply", [FriendJoined(120, "win-money.com"), ReferralAccepted(100, "โทร 081-234-5678")])
def test_a_friend_is_told_no_address_and_no_number(reply: FriendJoined | ReferralAccepted, language: str) -> None:
    said = str(render(reply, words_for(language), LINKS))

    assert "win-money" not in said
    assert "5678" not in said
