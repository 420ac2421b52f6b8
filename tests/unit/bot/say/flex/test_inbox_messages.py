"""The owner's answers as cards: whatever she writes, LINE takes it, and its links can be tapped."""

import pytest

from bot.say.checks import check
from bot.say.flex.chat.inbox import LONGEST_ANSWER
from bot.say.flex.render import render
from bot.say.replies.inbox import OwnerAnswered
from bot.say.words import words_for
from tests.helpers.desk import shown
from tests.unit.bot.say.samples.facts import LINKS


@pytest.mark.parametrize(
    "text",
    [
        "ก" * LONGEST_ANSWER,
        "น้ำ" * (LONGEST_ANSWER // 3),
        "👩🏽‍❤️‍💋‍👨🏻" * (LONGEST_ANSWER // 15),
        "ก\n" * (LONGEST_ANSWER // 2),
        "\u202e\u200b\x00",
        "https://" + "a" * 1900,
        'https:///// https://. https://"x https://กข.com/ก',
        " ".join(f"https://example.com/{number}" for number in range(60)),
    ],
    ids=range(8),
)
def test_line_takes_it(text: str) -> None:
    check(render(OwnerAnswered(text, text), words_for("th"), LINKS))


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("ดูที่ https://example.com/a?b=1 นะคะ", ["https://example.com/a?b=1"]),
        ("https://example.com/a, https://example.com/a.", ["https://example.com/a"]),
        ("http://example.com javascript:alert(1) ftp://example.com", []),
        ("(https://example.com/x)", ["https://example.com/x"]),
        ("ดูที่https://example.com/ดาวค่ะ", ["https://example.com/%E0%B8%94%E0%B8%B2%E0%B8%A7%E0%B8%84%E0%B9%88%E0%B8%B0"]),
        ("https://EXAMPLE.com", ["https://example.com"]),
        ("https://[::1]/ https://127.0.0.1/ https://localhost/ https://example", []),
    ],
)
def test_safe_links_become_buttons(text: str, links: list[str]) -> None:
    said = shown(render(OwnerAnswered(text), words_for("en"), LINKS))

    assert [part.split('"')[0] for part in said.split('"uri": "')[1:]] == links
