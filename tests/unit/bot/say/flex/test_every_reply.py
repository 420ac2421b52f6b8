"""Every kind of reply has a builder, a sample, and messages that LINE takes, alike in both languages."""

import pytest
from linebot.v3.messaging import ReplyMessageRequest

from bot.say.checks import check
from bot.say.flex.render import BUILDERS
from bot.say.replies.base import Reply
from bot.say.replies.money import Refunded, TopUp
from bot.say.replies.readings import InItsLanguage, Reading
from models.money.economy import PACKAGES
from tests.unit.bot.say.flex.checking import SAID, name, taken_by_sdk
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES
from tests.unit.bot.say.samples.shown import actions, say, taps


def test_every_kind_of_reply_has_a_builder() -> None:
    """But for the base of those that keep the language of a reading, which is never said itself."""
    assert set(BUILDERS) == {*Reply.__subclasses__(), *InItsLanguage.__subclasses__()} - {InItsLanguage}


def test_no_builder_serves_two_kinds() -> None:
    assert len(set(BUILDERS.values())) == len(BUILDERS)


def test_every_kind_of_reply_has_a_sample() -> None:
    assert {type(reply) for reply in REPLIES} == set(BUILDERS)


def test_every_reply_is_what_line_takes(subtests: pytest.Subtests) -> None:
    for reply, language in SAID:
        with subtests.test(name(reply, language)):
            messages = say(reply, language)
            check(messages)
            ReplyMessageRequest.from_dict({"replyToken": "token", "messages": messages})
            for message in messages:
                if message["type"] == "flex":
                    assert taken_by_sdk(message["contents"]) == message["contents"]
                    assert sum(sign.isalpha() for sign in message["altText"]) >= 5


def test_our_own_labels_are_never_cut(subtests: pytest.Subtests) -> None:
    asked_by_model = Reading | Refunded
    for reply, language in SAID:
        with subtests.test(name(reply, language)):
            for action in actions(say(reply, language)):
                if action["type"] != "message" or not isinstance(reply, asked_by_model):
                    assert not action["label"].endswith("…"), action["label"]


def test_the_two_languages_offer_the_same_taps(subtests: pytest.Subtests) -> None:
    for reply in REPLIES:
        with subtests.test(name(reply)):
            assert taps(say(reply, "th")) == taps(say(reply, "en"))


def test_each_package_opens_the_pay_page_with_it_chosen() -> None:
    opened = [action["uri"] for action in actions(say(TopUp())) if action["type"] == "uri"]

    assert opened == [*(LINKS.topup_link(name) for name in PACKAGES), LINKS.topup_link()]
