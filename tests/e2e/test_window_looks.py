"""What the chat window shows beside the chat itself: LINE's dark look, a computer, the list of chats, the lock screen."""

import struct
import zlib
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.window_page import Line, png, style
from tests.helpers.messages.builders import PUBLIC_URL, bubble, button, card, flex, postback, quick, text
from tests.helpers.messages.specification import SAMPLES
from tests.helpers.support import until

SHOW = """async (samples) => {
  const { renderFlex } = await import("/window/messages/flex.js");
  const list = document.getElementById("entries");
  return Object.entries(samples).flatMap(([name, contents]) => {
    const node = renderFlex(contents, () => {});
    list.append(node);
    return [node, ...node.querySelectorAll("[data-unknown]")].map((each) => each.dataset.unknown).filter(Boolean)
      .map((unknown) => `${name}: ${unknown}`);
  });
}"""


def menu(line: Line, **more: Any) -> None:
    """Everybody's rich menu: one area over the whole picture."""
    area = {"bounds": {"x": 0, "y": 0, "width": 1000, "height": 600}, "action": postback("ask", "ask")}
    content = {"size": {"width": 1000, "height": 600}, "selected": True, "name": "main", "chatBarText": "เมนู", "areas": [area]}
    made = line.call("POST", "/v2/bot/richmenu", json=content | more)["richMenuId"]
    kind = {"Content-Type": "image/png"}
    line.call("POST", f"/v2/bot/richmenu/{made}/content", data=png(1000, 600), headers=kind)
    line.call("POST", f"/v2/bot/user/all/richmenu/{made}")


def moving_png(frames: int, filler: int = 0) -> bytes:
    """A small APNG: one violet frame, or several of them; `filler` bytes make the file larger."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    still = png(30, 50)
    head, rest = still[:33], still[33:]
    control = chunk(b"acTL", struct.pack(">II", frames, 0))
    frame = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 30, 50, 0, 0, 1, 10, 0, 0))
    return head + control + frame + rest[:-12] + chunk(b"teXt", b"\0" * filler) + rest[-12:]


def test_nothing_of_lines_specification_is_unknown(page: Page) -> None:
    assert page.evaluate(SHOW, SAMPLES) == []


def test_what_line_does_not_know_is_marked(page: Page) -> None:
    strange = bubble({"type": "hologram"}, text("ก", shadow="2px"), text("ข", size="huge"), card(1, aspectRatio="wide"))

    marks = page.evaluate(SHOW, {"strange": strange})

    assert marks == [f"strange: {what}" for what in ("hologram.type", "text.shadow", "text.size", "image.aspectRatio")]


def test_a_chat_with_somebody_who_is_no_friend_yet_offers_to_add_one(page: Page, line: Line) -> None:
    expect(page.get_by_test_id("add-friend")).to_have_text("เพิ่มเพื่อน")

    page.get_by_test_id("add-friend").click()

    expect(page.get_by_test_id("add-friend")).to_be_hidden()
    assert until(lambda: line.mimi.events)[0]["type"] == "follow"


def test_dark_is_as_the_system_wants_it_until_it_is_chosen(page: Page, line: Line) -> None:
    line.push(line.person("mali"), text("สวัสดีค่ะ"), flex(bubble(text("ไพ่"))))
    balloon = page.locator(".balloon").first
    page.emulate_media(color_scheme="light")
    assert style(balloon, "backgroundColor") == "rgb(255, 255, 255)"

    page.emulate_media(color_scheme="dark")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert style(balloon, "backgroundColor") == "rgb(53, 55, 61)"
    assert style(page.get_by_test_id("bubble"), "backgroundColor") == "rgb(255, 255, 255)", "LINE leaves Flex as it is"
    page.get_by_test_id("theme").select_option("light")
    assert style(balloon, "backgroundColor") == "rgb(255, 255, 255)"


def test_a_computer_has_neither_quick_replies_nor_a_rich_menu(page: Page, line: Line) -> None:
    menu(line)
    line.push(line.person("mali"), text("เลือกค่ะ", quickReply=quick("สุข")))
    expect(page.get_by_test_id("quick-reply")).to_be_visible()
    expect(page.get_by_test_id("rich-menu")).to_be_visible()

    page.get_by_test_id("device").select_option("computer")

    expect(page.get_by_test_id("quick-reply")).to_be_hidden()
    expect(page.get_by_test_id("rich-menu")).to_be_hidden()
    expect(page.get_by_test_id("chat-bar")).to_be_hidden()
    expect(page.get_by_test_id("to-menu")).to_be_hidden()
    expect(page.get_by_test_id("chat-list")).to_be_visible()
    expect(page.get_by_test_id("message-input")).to_be_visible()


def test_a_computer_follows_the_link_that_is_meant_for_it(page: Page, line: Line) -> None:
    action = {"type": "uri", "label": "โทร", "uri": "tel:1323", "altUri": {"desktop": f"{PUBLIC_URL}/help"}}
    line.push(line.person("mali"), flex(bubble(button("", action))))
    page.get_by_test_id("device").select_option("computer")
    page.context.route(f"{PUBLIC_URL}/**", lambda route: route.fulfill(body="help"))

    with page.context.expect_page() as opened:
        page.get_by_test_id("flex-button").click()

    expect(opened.value).to_have_url(f"{PUBLIC_URL}/help")


def test_a_number_is_called_only_when_the_person_says_so(page: Page, line: Line) -> None:
    line.push(line.person("mali"), flex(bubble(button("", {"type": "uri", "label": "สายด่วน", "uri": "tel:1323"}))))

    page.get_by_test_id("flex-button").click()

    sheet = page.get_by_test_id("sheet")
    expect(sheet).to_contain_text("โทร 1323")
    sheet.get_by_role("button", name="โทร", exact=True).click()
    expect(sheet).to_have_count(0)
    expect(page.get_by_test_id("toast")).to_contain_text("1323")
    assert len(page.context.pages) == 1


def test_the_menu_and_the_message_box_take_turns(page: Page, line: Line) -> None:
    expect(page.get_by_test_id("message-input")).to_be_visible()
    menu(line)
    expect(page.get_by_test_id("rich-menu")).to_be_visible()
    expect(page.get_by_test_id("message-input")).to_be_hidden()

    page.get_by_test_id("to-keyboard").click()

    expect(page.get_by_test_id("message-input")).to_be_focused()
    expect(page.get_by_test_id("rich-menu")).to_be_hidden()
    expect(page.get_by_test_id("chat-bar")).to_be_hidden()
    page.get_by_test_id("to-menu").click()
    expect(page.get_by_test_id("rich-menu")).to_be_visible()
    expect(page.get_by_test_id("message-input")).to_be_hidden()


def test_who_types_goes_on_typing_while_the_menu_changes(page: Page, line: Line) -> None:
    menu(line)
    page.get_by_test_id("to-keyboard").click()
    menu(line, chatBarText="another")

    expect(page.get_by_test_id("chat-bar")).to_contain_text("another")
    expect(page.get_by_test_id("message-input")).to_be_visible()


@pytest.mark.parametrize("screen", ["list", "lock"])
def test_outside_the_chat_a_flex_message_is_its_alt_text(page: Page, line: Line, screen: str) -> None:
    line.push(line.person("mali"), text("มาแล้วค่ะ"), flex(bubble(text("ในฟอง")), altText="คำทำนายมาแล้วค่ะ " + "ดีมาก " * 80))
    expect(page.get_by_test_id("entry")).to_have_count(2)

    page.get_by_test_id("screen").select_option(screen)

    shown = page.get_by_test_id("row-words" if screen == "list" else "notice-words").first
    expect(shown).to_contain_text("คำทำนายมาแล้วค่ะ ดีมาก")
    cut = "node => node.scrollHeight > node.clientHeight + 4"
    assert shown.evaluate(cut)
    expect(page.get_by_text("ในฟอง")).to_be_hidden()
    page.get_by_test_id("chat-row" if screen == "list" else "notice").first.click()
    expect(page.get_by_text("ในฟอง")).to_be_visible()


def test_the_list_counts_what_came_since_the_person_wrote(page: Page, line: Line) -> None:
    mali = line.person("mali")
    line.push(mali, text("หนึ่ง"))
    expect(page.get_by_test_id("entry")).to_have_count(1)
    page.get_by_test_id("message-input").fill("สวัสดี")
    page.get_by_test_id("send").click()
    until(lambda: line.mimi.events)
    picture = {"type": "image", "originalContentUrl": f"{PUBLIC_URL}/o.png", "previewImageUrl": f"{PUBLIC_URL}/p.png"}
    line.push(mali, text("สอง"), picture)
    expect(page.get_by_test_id("entry")).to_have_count(4)

    page.get_by_test_id("back").click()

    expect(page.get_by_test_id("badge")).to_have_text("2")
    expect(page.get_by_test_id("row-words")).to_have_text("MiMi ส่งรูปภาพ")


def test_a_message_shows_whose_name_and_picture_it_comes_under(page: Page, line: Line) -> None:
    line.push(line.person("mali"), text("หนึ่ง"), text("สอง", sender={"name": "แม่หมอ", "iconUrl": f"{PUBLIC_URL}/face.png"}))

    expect(page.get_by_test_id("name")).to_have_text(["MiMi", "แม่หมอ from MiMi"])
    expect(page.locator(".entry .avatar").last).to_have_attribute("src", "/public/face.png")


def test_a_picture_shows_its_preview_and_opens_as_the_original(page: Page, line: Line) -> None:
    picture = {"type": "image", "originalContentUrl": f"{PUBLIC_URL}/o.png", "previewImageUrl": f"{PUBLIC_URL}/p.png"}
    line.push(line.person("mali"), picture)
    expect(page.get_by_test_id("photo").locator("img")).to_have_attribute("src", "/public/p.png")

    page.get_by_test_id("photo").click()

    expect(page.get_by_test_id("viewer").locator("img")).to_have_attribute("src", "/public/o.png")
    page.get_by_test_id("viewer").get_by_role("button").first.click()
    expect(page.get_by_test_id("viewer")).to_have_count(0)


def test_a_moving_picture_moves_where_line_would_play_it(page: Page, line: Line) -> None:
    small, large = moving_png(2), moving_png(2, filler=300 * 1024)
    page.route("**/public/small.png", lambda route: route.fulfill(body=small, content_type="image/png"))
    page.route("**/public/large.png", lambda route: route.fulfill(body=large, content_type="image/png"))
    said, unsaid = ({"type": "image", "url": f"{PUBLIC_URL}/small.png", **more} for more in ({"animated": True}, {}))
    too_large = {**said, "url": f"{PUBLIC_URL}/large.png"}

    line.push(line.person("mali"), flex(bubble(said, unsaid, too_large)))

    expect(page.locator(".fx-frame [data-moves]")).to_have_count(3)
    moves = [shown.get_attribute("data-moves") for shown in page.locator(".fx-frame [data-moves]").all()]
    assert moves == ["yes", "no", "no"]
