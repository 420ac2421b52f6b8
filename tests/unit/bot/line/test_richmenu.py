"""The menus under the chat, held to LINE's rules, and to what MiMi understands."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.events import Tapped
from bot.line.richmenu import RichMenu, areas, key_of, rich_menu
from bot.say.links import Links
from bot.say.replies.chat import OldButton
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.people.rich_menus import PLACES
from sandbox.line.rules.richmenu import check_image, check_menu
from tests.unit.bot.chat.places import PLACES as PLACES_IN_CHAT
from tests.unit.bot.say.samples.facts import LINKS

PICTURES = Path(__file__).parents[4] / "bot" / "pictures" / "static" / "richmenu"


@pytest.fixture(params=list(product(PLACES, LANGUAGES)), ids="-".join)
def menu(request: pytest.FixtureRequest) -> RichMenu:
    place, language = request.param
    return rich_menu(place, language, (PICTURES / f"{place}-{language}.jpg").read_bytes(), LINKS)


def test_line_takes_the_menu_and_its_picture(menu: RichMenu) -> None:
    assert check_menu(menu.content) == []
    assert check_image(menu.picture, "image/jpeg", menu.content) is None


def test_the_areas_cover_the_picture_and_no_two_meet(menu: RichMenu) -> None:
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
    assert {x for x, _ in covered} == set(range(size["width"]))
    assert {y for _, y in covered} == set(range(0, size["height"], 281))


def test_with_a_reading_it_stays_folded_and_its_bar_says_what_is_in_it(menu: RichMenu) -> None:
    plain, own = words_for(menu.language)("menu-bar"), words_for(menu.language)("menu-bar-owner")

    assert menu.content["selected"] is (menu.place != "reading")
    assert (menu.content["chatBarText"] == plain) is (menu.place in ("rest", "table"))
    assert (menu.content["chatBarText"] == own) is (menu.place == "owner")


def test_help_has_a_cell_of_its_own_for_guests(menu: RichMenu) -> None:
    if menu.place == "owner":
        return
    assert [area["action"]["data"] for area in menu.content["areas"] if area["action"].get("data") == "help"] == ["help"]


def test_the_pay_page_opens_by_itself_at_rest(menu: RichMenu) -> None:
    links = [area["action"]["uri"] for area in menu.content["areas"] if area["action"]["type"] == "uri"]

    assert links == ([LINKS.topup_link()] if menu.place == "rest" else [])


def test_mimi_understands_every_tap_where_the_menu_is_shown(menu: RichMenu) -> None:
    moment = Moment(datetime(2026, 11, 22, tzinfo=UTC), bytes(32))
    here = PLACES_IN_CHAT[State.DRAW if menu.place == "table" else State.IDLE]
    taps = [area["action"] for area in menu.content["areas"] if area["action"]["type"] == "postback"]
    for action in (tap for tap in taps if not tap["data"].startswith("own:")):
        event = Tapped("e", "U1", moment.now, "token", data=action["data"])

        acts = step(here, event, Account(stars=3), moment).acts

        assert acts
        assert OldButton() not in acts
        assert action["displayText"] == action["label"]


def test_draw_for_me_under_the_chat_is_old_away_from_the_table() -> None:
    moment = Moment(datetime(2026, 11, 22, tzinfo=UTC), bytes(32))

    acts = step(Conversation(State.IDLE), Tapped("e", "U1", moment.now, "token", data="draw"), Account(), moment).acts

    assert acts == (OldButton(),)


def test_the_name_tells_a_changed_menu_from_the_same(menu: RichMenu) -> None:
    again = rich_menu(menu.place, menu.language, menu.picture, LINKS)
    repainted = rich_menu(menu.place, menu.language, menu.picture + b" ", LINKS)
    elsewhere = rich_menu(menu.place, menu.language, menu.picture, Links(LINKS.public_url, LINKS.oa_id, "9999999999-zyxwvuts"))
    assert again == menu
    assert menu.name != repainted.name
    assert (menu.name == elsewhere.name) is (menu.place != "rest")  # only there the pay page's address is in it
    assert {key_of(one.name) for one in (menu, repainted, elsewhere)} == {menu.key}


@pytest.mark.parametrize(
    "name", ["", "main th", "mimi-th", "mimi-th-0123456789ab-2", "mimi-th-0123456789AB", "mimi-bed-th-0123456789ab"]
)
def test_other_peoples_menus_are_known_as_such(name: str) -> None:
    assert key_of(name) is None


def test_the_menu_of_the_releases_before_is_known_as_that_of_rest() -> None:
    assert key_of("mimi-th-0123456789ab") == ("rest", "th")


def test_the_owners_cells_open_screens_of_her_desk_and_the_guests_menu() -> None:
    menu = rich_menu("owner", "th", (PICTURES / "owner-th.jpg").read_bytes(), LINKS)
    actions = [area["action"] for area in menu.content["areas"]]

    own = [action["data"] for action in actions if action["type"] == "postback" and action["data"] != "ask"]
    switches = [action["richMenuAliasId"] for action in actions if action["type"] == "richmenuswitch"]

    assert own == ["own:s:figures", "own:s:person", "own:s:inbox", "own:s:menu"]
    assert switches == ["mimi-th"]
    assert len(areas("owner")) == 6


def test_for_a_guest_the_owners_cells_are_old_buttons() -> None:
    moment = Moment(datetime(2026, 11, 22, tzinfo=UTC), bytes(32))

    acts = step(Conversation(State.IDLE), Tapped("e", "U1", moment.now, "token", data="own:s:menu"), Account(), moment).acts

    assert acts == (OldButton(),)
