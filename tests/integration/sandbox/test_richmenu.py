"""Rich menus in the LINE stand-in, through LINE's SDK: making, pictures, who sees which."""

import json
import struct
from collections.abc import Iterator
from typing import Any

import pytest
from linebot.v3.messaging import ApiClient, Configuration, CreateRichMenuAliasRequest, RichMenuRequest
from linebot.v3.messaging.api.messaging_api import MessagingApi as Api
from linebot.v3.messaging.api.messaging_api_blob import MessagingApiBlob as Blob
from linebot.v3.messaging.exceptions import ApiException

from sandbox.line.media.pictures import size_of
from sandbox.line.rules.richmenu import check_image, check_menu
from tests.helpers.support import LiveSandbox


def menu(width: int = 2500, height: int = 1686, **more: Any) -> dict[str, Any]:
    area = {
        "bounds": {"x": 0, "y": 0, "width": width // 2, "height": height},
        "action": {"type": "postback", "label": "ถามไพ่", "data": "ask", "displayText": "ถามไพ่"},
    }
    return {
        "size": {"width": width, "height": height},
        "selected": True,
        "name": "main th",
        "chatBarText": "เมนู",
        "areas": [area],
        **more,
    }


def png(width: int, height: int) -> bytes:
    """A PNG's beginning: all that is looked at."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0)


def jpeg(width: int, height: int) -> bytes:
    """A JPEG's beginning, with a segment before the frame header."""
    app0 = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF" + bytes(10)
    return b"\xff\xd8" + app0 + b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)


@pytest.fixture
def client(sandbox: LiveSandbox) -> Iterator[ApiClient]:
    configuration = Configuration(host=sandbox.base, access_token=sandbox.environment["LINE_CHANNEL_ACCESS_TOKEN"])
    with ApiClient(configuration) as client:
        yield client


@pytest.fixture
def api(client: ApiClient) -> Api:
    return Api(client)


@pytest.fixture
def person(sandbox: LiveSandbox) -> str:
    return sandbox.control.arrive("มะลิ", "th").id


def create(api: Api, **more: Any) -> str:
    return str(api.create_rich_menu(RichMenuRequest.from_dict(menu(**more))).rich_menu_id)


def upload(client: ApiClient, menu_id: str, raw: bytes, kind: str = "image/png") -> None:
    Blob(client).set_rich_menu_image(menu_id, body=bytearray(raw), _headers={"Content-Type": kind})


def ready(client: ApiClient) -> str:
    menu_id = create(Api(client))
    upload(client, menu_id, png(2500, 1686))
    return menu_id


def failure(call: Any, *arguments: Any) -> tuple[int, str]:
    with pytest.raises(ApiException) as caught:
        call(*arguments)
    return int(caught.value.status), str(json.loads(caught.value.body)["message"])


def shown(sandbox: LiveSandbox, person: str) -> str | None:
    menu = sandbox.control.call("GET", f"/sandbox/people/{person}/chat")["richMenu"]
    return str(menu["richMenuId"]) if menu else None


def test_a_menu_of_one_s_own_comes_before_the_default(sandbox: LiveSandbox, client: ApiClient, api: Api, person: str) -> None:
    default, own = ready(client), ready(client)
    api.set_default_rich_menu(default)
    assert shown(sandbox, person) == default
    api.link_rich_menu_id_to_user(person, own)
    assert shown(sandbox, person) == own
    assert api.get_rich_menu_id_of_user(person).rich_menu_id == own
    api.delete_rich_menu(own)
    assert shown(sandbox, person) == default
    api.unlink_rich_menu_id_from_user(person)
    api.cancel_default_rich_menu()
    assert shown(sandbox, person) is None


def test_no_menu_is_shown_before_it_has_a_picture(api: Api, person: str) -> None:
    menu_id = create(api)
    why = "must upload richmenu image before applying it to user"
    assert failure(api.set_default_rich_menu, menu_id) == (400, why)
    assert failure(api.link_rich_menu_id_to_user, person, menu_id) == (400, why)


def test_a_picture_is_checked_and_never_replaced(client: ApiClient, api: Api) -> None:
    menu_id = create(api)
    assert failure(upload, client, menu_id, png(2500, 843))[0] == 400
    assert failure(upload, client, menu_id, b"GIF89a", "image/png")[0] == 400
    upload(client, menu_id, jpeg(2500, 1686), "image/jpeg")
    assert failure(upload, client, menu_id, png(2500, 1686))[0] == 400
    assert bytes(Blob(client).get_rich_menu_image(menu_id)) == jpeg(2500, 1686)


def test_aliases_switch_menus_on_a_tap(sandbox: LiveSandbox, client: ApiClient, api: Api, person: str) -> None:
    menu_id = ready(client)
    api.create_rich_menu_alias(CreateRichMenuAliasRequest(richMenuAliasId="more", richMenuId=menu_id))
    again = CreateRichMenuAliasRequest(richMenuAliasId="more", richMenuId=menu_id)
    assert failure(api.create_rich_menu_alias, again) == (400, "conflict richmenu alias id")
    tap = {"data": "menu", "params": {"newRichMenuAliasId": "more"}}
    event_id = sandbox.control.call("POST", f"/sandbox/people/{person}/tap", tap)["eventId"]
    assert shown(sandbox, person) == menu_id
    assert sandbox.world.state.events[event_id]["postback"]["params"]["status"] == "SUCCESS"
    api.delete_rich_menu_alias("more")
    assert failure(api.get_rich_menu_alias, "more")[0] == 404


def test_making_and_deleting_share_a_hundred_an_hour(sandbox: LiveSandbox, api: Api) -> None:
    for _ in range(50):
        api.delete_rich_menu(create(api))
    assert failure(create, api)[0] == 429
    sandbox.control.switch(clock_offset_s=3601)
    create(api)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "too narrow": (menu(width=799, height=400), "size"),
    "too square": (menu(width=1200, height=843), "size"),
    "chat bar of 15": (menu(chatBarText="ก" * 15), "chatBarText"),
    "21 areas": (menu(areas=menu()["areas"] * 21), "areas"),
    "area outside": (
        menu(areas=[{**menu()["areas"][0], "bounds": {"x": 2000, "y": 0, "width": 501, "height": 10}}]),
        "areas[0].bounds",
    ),
    "action without data": (
        menu(areas=[{"bounds": menu()["areas"][0]["bounds"], "action": {"type": "postback"}}]),
        "areas[0].action.data",
    ),
}


@pytest.mark.parametrize(("wrong", "where"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_menu_is_refused_with_its_place(wrong: dict[str, Any], where: str) -> None:
    assert where in [problem.where for problem in check_menu(wrong)]


def test_a_right_menu_and_its_picture_are_taken() -> None:
    assert check_menu(menu()) == []
    assert (size_of(png(800, 250)), size_of(jpeg(2500, 843))) == (("png", 800, 250), ("jpeg", 2500, 843))
    assert check_image(png(2500, 1686), "image/png", menu()) is None
    assert check_image(png(2500, 1686) + bytes(1024 * 1024), "image/png", menu()) == "The image must be at most 1 MB"
