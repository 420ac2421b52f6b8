"""The menus under the chat, held to LINE's rules, and to what MiMi understands."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.events import Tapped
from bot.line.richmenu import AREAS, RichMenu, language_of, rich_menu
from bot.say.links import Links
from bot.say.replies.chat import OldButton
from models.db import LANGUAGES
from sandbox.line.rules.richmenu import check_image, check_menu
from tests.unit.say.flex_samples import LINKS

PICTURES = Path(__file__).parents[3] / "bot" / "pictures" / "static" / "richmenu"


@pytest.fixture(params=LANGUAGES)
def menu(request: pytest.FixtureRequest) -> RichMenu:
    return rich_menu(request.param, (PICTURES / f"{request.param}.jpg").read_bytes(), LINKS)


def test_line_takes_the_menu_and_its_picture(menu: RichMenu) -> None:
    assert check_menu(menu.content) == []
    assert check_image(menu.picture, "image/jpeg", menu.content) is None


def test_the_six_areas_cover_the_picture_and_no_two_meet(menu: RichMenu) -> None:
    size = menu.content["size"]
    covered: set[tuple[int, int]] = set()
    for bounds in (area["bounds"] for area in menu.content["areas"]):
        cells = {
            (x, y)
            for x in range(bounds["x"], bounds["x"] + bounds["width"])
            for y in range(bounds["y"], bounds["y"] + bounds["height"], 281)
        }
        assert not covered & cells
        covered |= cells
    assert len(menu.content["areas"]) == len(AREAS) == 6
    assert {x for x, _ in covered} == set(range(size["width"]))
    assert {y for _, y in covered} == set(range(0, size["height"], 281))


def test_mimi_understands_every_tap_and_the_pay_page_opens_by_itself(menu: RichMenu) -> None:
    moment = Moment(datetime(2026, 11, 22, tzinfo=UTC), bytes(32))
    actions = [area["action"] for area in menu.content["areas"]]
    assert [action["uri"] for action in actions if action["type"] == "uri"] == [LINKS.topup_link()]
    taps = [action for action in actions if action["type"] == "postback"]
    assert len(taps) == 5
    for action in taps:
        event = Tapped("e", "U1", moment.now, "token", data=action["data"])
        acts = step(Conversation(State.IDLE), event, Account(), moment).acts
        assert acts
        assert OldButton() not in acts
        assert action["displayText"] == action["label"]


def test_the_name_tells_a_changed_menu_from_the_same(menu: RichMenu) -> None:
    again = rich_menu(menu.language, menu.picture, LINKS)
    repainted = rich_menu(menu.language, menu.picture + b" ", LINKS)
    elsewhere = rich_menu(menu.language, menu.picture, Links(LINKS.public_url, LINKS.oa_id, "9999999999-zyxwvuts"))
    assert again == menu
    assert len({menu.name, repainted.name, elsewhere.name}) == 3
    assert {language_of(one.name) for one in (menu, repainted, elsewhere)} == {menu.language}


@pytest.mark.parametrize("name", ["", "main th", "mimi-th", "mimi-th-0123456789ab-2", "mimi-th-0123456789AB"])
def test_other_peoples_menus_are_known_as_such(name: str) -> None:
    assert language_of(name) is None
