"""Pictures and sharing in the messages of a reading and of a day's card."""

from urllib.parse import unquote

import pytest

from bot.say.checks import check
from bot.say.flex.parts import share_uri
from bot.say.replies.readings import Daily, Share
from models.general.languages import LANGUAGES
from models.readings.deck import SPREADS
from tests.unit.bot.say.samples.facts import LINKS, QUESTION, READING, interpretation, reading
from tests.unit.bot.say.samples.flex_samples import REPLIES
from tests.unit.bot.say.samples.shown import actions, say, taps


def test_sharing_is_one_tap_on_the_last_message_and_carries_picture_and_code() -> None:
    messages = say(reading("celtic"))

    quick = [item["action"] for item in messages[-1]["quickReply"]["items"]]
    shared = unquote(unquote(next(action["uri"] for action in quick if action["type"] == "uri")))

    assert [action.get("data") for action in quick] == [f"followup:{READING}", None, f"review:{READING}", "ask"]
    assert shared.startswith("https://line.me/R/share?text=")
    assert LINKS.reading_picture(READING, "square") in shared
    assert "MIMI-7K3PQX" in shared
    assert QUESTION not in shared


def test_the_picture_comes_first_and_shows_no_question() -> None:
    picture = say(reading("five"))[0]

    assert picture == {
        "type": "image",
        "originalContentUrl": LINKS.reading_picture(READING, "story"),
        "previewImageUrl": LINKS.reading_picture(READING, "square"),
    }


@pytest.mark.parametrize("asked", [False, True])
def test_the_question_is_shared_only_when_its_owner_wants_it(asked: bool) -> None:
    messages = say(Share(READING, "…", "MIMI-7K3PQX", question_kept=True, with_question=asked))

    addresses = [message["originalContentUrl"] for message in messages[:2]]
    assert all(address.endswith("-question.jpg") == asked for address in addresses)
    assert (f"share-question:{READING}" in taps(messages)) != asked
    assert (f"share:{READING}" in taps(messages)) == asked
    shared = unquote(unquote(next(action["uri"] for action in actions(messages) if action["type"] == "uri")))
    assert ("-question.jpg" in shared) == asked


def test_a_question_that_was_taken_back_is_not_offered() -> None:
    assert taps(say(Share(READING, "…", "MIMI-7K3PQX", question_kept=False))) == set()


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_reading_leaves_room_for_a_card_and_a_sentence_before_it(spread: str, language: str) -> None:
    told = interpretation(SPREADS[spread], "ยาว" * 1300, closing="ยาว" * 300)

    messages = say(reading(spread, interpretation=told, question="ก" * 1000), language)

    check(messages)
    assert len(messages) <= 3


def test_the_days_card_is_shared_with_its_picture_and_the_code() -> None:
    reply = next(reply for reply in REPLIES if isinstance(reply, Daily))
    messages = say(reply)

    shared = unquote(unquote(next(action["uri"] for action in actions(messages) if action["type"] == "uri")))
    assert messages[0]["originalContentUrl"] == LINKS.reading_picture(READING, "story")
    assert "MIMI-7K3PQX" in shared
    assert LINKS.reading_picture(READING, "square") in shared


def test_the_sharing_link_stays_within_line_s_thousand_signs() -> None:
    for gist in ("ก" * 300, "😀" * 300, "a" * 3000, ""):
        reply = Share(READING, gist, "MIMI-7K3PQX", question_kept=True)
        uri = next(action["uri"] for action in actions(say(reply)) if action["type"] == "uri")
        assert len(uri) <= 1000
        assert "MIMI-7K3PQX" in unquote(unquote(uri))
    with pytest.raises(ValueError, match="1000"):
        share_uri("ก" * 200)
