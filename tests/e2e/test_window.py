"""The chat window in a real browser: what LINE would show is shown, what is tapped arrives, what is hostile stays text."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.window_page import Line, png, rectangle, style
from tests.helpers.messages.builders import PUBLIC_URL, box, bubble, button, card, carousel, flex, postback, quick, text
from tests.helpers.support import until


def test_a_text_goes_out_and_comes_back_as_a_green_bubble(page: Page, line: Line) -> None:
    page.get_by_test_id("message-input").fill("ปีนี้จะเป็นอย่างไรคะ\nบรรทัดที่สอง")
    page.get_by_test_id("send").click()
    mine = page.locator("[data-testid=entry][data-from=user][data-kind=message][data-type=text]")
    expect(mine.locator(".balloon")).to_have_text("ปีนี้จะเป็นอย่างไรคะ\nบรรทัดที่สอง")
    expect(page.get_by_test_id("message-input")).to_have_value("")
    assert style(mine.locator(".balloon"), "backgroundColor") == "rgb(121, 224, 124)"
    event = until(lambda: line.mimi.events)[0]
    assert (event["type"], event["message"]["text"]) == ("message", "ปีนี้จะเป็นอย่างไรคะ\nบรรทัดที่สอง")


def test_markup_stays_text_wherever_it_stands(page: Page, line: Line) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    page.get_by_test_id("message-input").fill(nasty)
    page.get_by_test_id("message-input").press("Enter")
    spans = text("", wrap=True, contents=[{"type": "span", "text": nasty}])
    line.push(
        line.person("mali"),
        text(nasty),
        flex(bubble(text(nasty, wrap=True), spans, button(nasty))),
        text("เลือกค่ะ", quickReply=quick("<b>x</b>")),
    )
    expect(page.get_by_test_id("entry")).to_have_count(4)
    expect(page.get_by_test_id("entries").get_by_text(nasty)).to_have_count(5)
    expect(page.get_by_test_id("quick-reply")).to_have_text("<b>x</b>")
    assert page.locator('img[src="x"], .quick b, script:not([src])').count() == 0


def test_a_link_is_followed_only_over_the_web(page: Page, line: Line) -> None:
    line.push(line.person("mali"), text("ดู https://mimi.example/help, นะคะ javascript:alert(1)"))
    expect(page.locator(".web-link")).to_have_text("https://mimi.example/help")
    assert page.locator("[data-action^=javascript]").count() == 0
    assert len(page.context.pages) == 1


def test_line_links_prefill_and_open_as_in_line(page: Page, line: Line) -> None:
    invite = {"type": "uri", "label": "รหัส", "uri": "https://line.me/R/oaMessage/%40mimi/?MIMI-%E0%B8%81%201"}
    pay = {"type": "uri", "label": "เติมดาว", "uri": "https://liff.line.me/1234-abc/popular"}
    line.push(line.person("mali"), flex(bubble(button("", invite), button("", pay))))
    page.get_by_role("button", name="รหัส").click()
    expect(page.get_by_test_id("message-input")).to_have_value("MIMI-ก 1")
    with page.context.expect_event("request", lambda asked: "/sandbox/liff?" in asked.url) as opened:
        page.get_by_role("button", name="เติมดาว").click()
    mine = urlencode({"url": pay["uri"], "person": line.person("mali")})
    assert opened.value.url == f"{line.base}/sandbox/liff?{mine}"


def test_quick_replies_are_those_of_the_last_message_only(page: Page, line: Line) -> None:
    mali = line.person("mali")
    line.push(mali, text("หนึ่ง", quickReply=quick("เก่า")), text("สอง", quickReply=quick("สุข", "เศร้า")))
    expect(page.get_by_test_id("quick-reply")).to_have_text(["สุข", "เศร้า"])
    page.get_by_test_id("quick-reply").nth(1).click()
    expect(page.get_by_test_id("quick-reply")).to_have_count(0)
    expect(page.get_by_test_id("entry").last).to_have_attribute("data-from", "user")
    expect(page.get_by_test_id("entry").last.locator(".balloon")).to_have_text("เศร้า")
    assert until(lambda: line.mimi.events)[0]["postback"] == {"data": "mood:เศร้า:1"}
    line.push(mali, text("สาม", quickReply=quick("ต่อ")))
    expect(page.get_by_test_id("quick-reply")).to_have_text(["ต่อ"])
    line.push(mali, text("สี่"))
    expect(page.get_by_test_id("quick-reply")).to_have_count(0)


def test_a_tapped_card_arrives_as_its_postback_and_its_picture_comes_from_here(page: Page, line: Line) -> None:
    cards = [card(n, size="full", aspectRatio="3:5", action=postback(f"ใบที่ {n}", f"draw:{n}:1")) for n in (1, 2, 3)]
    line.push(line.person("mali"), flex(bubble(box("horizontal", *cards, spacing="sm"))))
    third = page.locator('[data-action="draw:3:1"]')
    expect(third.locator("img")).to_have_js_property("naturalWidth", 30)
    expect(third.locator("img")).to_have_attribute("src", "/public/deck/03.jpg")
    until(lambda: len(line.mimi.pictures) == 3)  # the browser may ask for the second one last
    assert sorted(line.mimi.pictures) == ["/deck/01.jpg", "/deck/02.jpg", "/deck/03.jpg"]
    third.click()
    assert until(lambda: line.mimi.events)[0]["postback"] == {"data": "draw:3:1"}


def test_a_horizontal_box_shares_its_width_by_flex(page: Page, line: Line) -> None:
    row = box("horizontal", text("a"), text("b", flex=2), text("zero", flex=0), box("vertical", width="40px"), spacing="md")
    line.push(line.person("mali"), flex(bubble(row, box("horizontal", text("เดี่ยว")))))
    parts = page.locator(".horizontal").first.locator("> *")
    one, two, zero, fixed = (rectangle(parts.nth(index)) for index in range(4))
    assert rectangle(page.get_by_test_id("bubble"))["width"] == 300
    assert fixed["width"] == 40
    assert two["width"] == pytest.approx(2 * one["width"], abs=0.5)
    assert one["width"] + two["width"] + zero["width"] + 40 + 3 * 8 == pytest.approx(260, abs=0.5)
    assert zero["width"] < 60
    assert [one["x"], two["x"], zero["x"]] == sorted([one["x"], two["x"], zero["x"]])


def test_spacing_margin_padding_and_offsets(page: Page, line: Line) -> None:
    badge = box("vertical", text("ใหม่", size="xs"), position="absolute", offsetTop="6px", offsetEnd="10px", width="44px")
    body = box("vertical", text("first", margin="xs"), text("second"), text("third", margin="xxl"), badge, spacing="lg")
    line.push(line.person("mali"), flex({"type": "bubble", "body": {**body, "paddingAll": "16px", "height": "200px"}}))
    outer = rectangle(page.get_by_test_id("bubble").locator(".fx-box").first)
    first, second, third = (rectangle(page.locator(".fx-text").nth(index)) for index in range(3))
    assert first["y"] - outer["y"] == 16 + 2
    assert second["y"] - first["bottom"] == 12
    assert third["y"] - second["bottom"] == 20
    placed = rectangle(page.locator(".fx-box .fx-box"))
    assert (placed["y"] - outer["y"], outer["right"] - placed["right"], placed["width"]) == (6, 10, 44)
    assert outer["height"] == 200


def test_text_looks_as_its_properties_say(page: Page, line: Line) -> None:
    spans = [{"type": "span", "text": "หนา", "weight": "bold", "color": "#ff0000", "size": "xl"}, {"type": "span", "text": "เบา"}]
    line.push(
        line.person("mali"),
        flex(
            bubble(
                text("ใหญ่", size="5xl"),
                text("ยาว " * 80, wrap=True, maxLines=3, size="20px", align="center", style="italic"),
                text("ยาว " * 80, decoration="line-through", color="#123456"),
                text("", contents=spans, size="sm"),
            )
        ),
    )
    lines = page.locator(".fx-line")
    assert style(lines.nth(0), "fontSize") == "74px"
    assert rectangle(lines.nth(1))["height"] == pytest.approx(3 * 28, abs=0.5)
    assert [style(lines.nth(1), name) for name in ("textAlign", "fontStyle")] == ["center", "italic"]
    assert rectangle(lines.nth(2))["height"] == pytest.approx(22.4, abs=0.5)
    assert [style(lines.nth(2), name) for name in ("textDecorationLine", "color")] == ["line-through", "rgb(18, 52, 86)"]
    bold, plain = lines.nth(3).locator(".fx-span").all()
    assert [style(bold, name) for name in ("fontSize", "fontWeight", "color")] == ["22px", "700", "rgb(255, 0, 0)"]
    assert [style(plain, name) for name in ("fontSize", "fontWeight")] == ["14px", "400"]


def test_images_buttons_and_box_decoration(page: Page, line: Line) -> None:
    gradient = {"type": "linearGradient", "angle": "90deg", "startColor": "#ff0000", "endColor": "#0000ff"}
    look = {"cornerRadius": "lg", "borderWidth": "medium", "borderColor": "#00ff00", "background": gradient}
    deco = box("vertical", text("x"), **look)
    small = card(1, size="sm", aspectRatio="2:1", aspectMode="cover", align="end")
    pressed = [button("ok", style="primary", height="sm", color="#6a4bb5"), button("no", style="secondary"), button("go")]
    line.push(line.person("mali"), flex(bubble(deco, small, {"type": "separator", "margin": "md"}, *pressed, size="kilo")))
    assert rectangle(page.get_by_test_id("bubble"))["width"] == 260
    decorated = page.locator(".fx-box .fx-box")
    assert "linear-gradient(90deg" in style(decorated, "backgroundImage")
    assert [style(decorated, f"border{part}") for part in ("TopLeftRadius", "TopWidth")] == ["12px", "2px"]
    frame = rectangle(page.locator(".fx-frame"))
    assert (frame["width"], frame["height"]) == (80, 40)
    assert frame["right"] == rectangle(decorated)["right"]
    assert style(page.locator(".fx-frame img"), "objectFit") == "cover"
    buttons = page.get_by_test_id("flex-button")
    assert [rectangle(one)["height"] for one in buttons.all()] == [40, 52, 52]
    assert [style(one, "backgroundColor") for one in buttons.all()] == [
        "rgb(106, 75, 181)",
        "rgb(220, 223, 229)",
        "rgba(0, 0, 0, 0)",
    ]


def test_a_carousel_is_one_row_of_equal_height_that_scrolls(page: Page, line: Line) -> None:
    foot = box("vertical", button("ต่อ"))
    low, high = bubble(text("สั้น"), footer=foot), bubble(*[text("ยาว")] * 9, footer=foot)
    line.push(line.person("mali"), flex(carousel(low, high, low)))
    row = page.get_by_test_id("carousel")
    expect(row.get_by_test_id("bubble")).to_have_count(3)
    boxes = [rectangle(one) for one in row.get_by_test_id("bubble").all()]
    assert len({one["height"] for one in boxes}) == len({one["y"] for one in boxes}) == 1
    feet = [rectangle(one) for one in row.locator("[data-block=footer]").all()]
    assert len({one["bottom"] for one in feet}) == 1
    page.mouse.move(boxes[0]["x"] + 200, boxes[0]["y"] + 20)
    page.mouse.down()
    page.mouse.move(boxes[0]["x"] + 20, boxes[0]["y"] + 20, steps=4)
    page.mouse.up()
    assert row.evaluate("row => row.scrollLeft") > 100


def test_dots_show_until_the_next_message(page: Page, line: Line) -> None:
    mali = line.person("mali")
    expect(page.get_by_test_id("typing")).to_be_hidden()
    line.call("POST", "/v2/bot/chat/loading/start", json={"chatId": mali, "loadingSeconds": 20})
    expect(page.get_by_test_id("typing")).to_be_visible()
    line.push(mali, text("มาแล้วค่ะ"))
    expect(page.get_by_test_id("typing")).to_be_hidden()


def test_the_rich_menu_opens_closes_and_taps(page: Page, line: Line) -> None:
    bounds = [{"x": x, "y": 0, "width": 500, "height": 600} for x in (0, 500)]
    areas = [{"bounds": bound, "action": postback(data, data)} for bound, data in zip(bounds, ("ask", "daily"), strict=True)]
    size = {"width": 1000, "height": 600}
    menu = {"size": size, "selected": True, "name": "main", "chatBarText": "เมนูของมิมิ", "areas": areas}
    made = line.call("POST", "/v2/bot/richmenu", json=menu)["richMenuId"]
    kind = {"Content-Type": "image/png"}
    line.call("POST", f"/v2/bot/richmenu/{made}/content", data=png(1000, 600), headers=kind)
    line.call("POST", f"/v2/bot/user/all/richmenu/{made}")
    expect(page.get_by_test_id("rich-menu-area")).to_have_count(2)
    expect(page.get_by_test_id("rich-menu").locator("img")).to_have_js_property("naturalWidth", 1000)
    page.get_by_test_id("rich-menu-area").nth(1).click()
    assert until(lambda: line.mimi.events)[0]["postback"] == {"data": "daily"}
    expect(page.get_by_test_id("chat-bar")).to_have_text("เมนูของมิมิ")
    page.get_by_test_id("chat-bar").click()
    expect(page.get_by_test_id("rich-menu")).to_be_hidden()


def test_the_panel_changes_person_blocks_and_redelivers(page: Page, line: Line) -> None:
    page.get_by_test_id("follow").click()
    expect(page.locator("[data-testid=entry][data-kind=note]")).to_have_count(1)
    page.get_by_test_id("redeliver").click()
    assert until(lambda: len(line.mimi.events) == 2)
    first, again = line.mimi.events
    assert first["webhookEventId"] == again["webhookEventId"]
    assert [event["deliveryContext"]["isRedelivery"] for event in (first, again)] == [False, True]
    page.get_by_test_id("switch-block").check()
    expect(page.get_by_test_id("blocked")).to_be_visible()
    assert until(lambda: line.mimi.events[2:])[0]["type"] == "unfollow"
    page.get_by_test_id("person-tom").click()
    expect(page.get_by_test_id("entry")).to_have_count(0)
    expect(page.get_by_test_id("blocked")).to_be_hidden()
    expect(page.get_by_test_id("message-input")).to_have_attribute("placeholder", "Message")


def test_each_step_says_what_it_cost(page: Page, line: Line) -> None:
    page.get_by_test_id("message-input").fill("สวัสดี")
    page.get_by_test_id("send").click()
    token = until(lambda: line.mimi.events)[0]["replyToken"]
    line.call("POST", "/v2/bot/message/reply", json={"replyToken": token, "messages": [text("ค่ะ")]})
    expect(page.get_by_test_id("step").last.locator(".reply")).to_have_text("1 reply")
    line.push(line.person("mali"), text(f"ดู {PUBLIC_URL}/"))
    expect(page.get_by_test_id("step").last).to_contain_text("1 push")
    expect(page.get_by_test_id("costs")).to_have_attribute("data-replies", "1")
    expect(page.get_by_test_id("costs")).to_have_attribute("data-pushes", "1")
    page.get_by_test_id("switch-pushes").check()
    expect(page.get_by_test_id("costs")).to_contain_text("0 of 300 pushes left")


def test_forgetting_everything_begins_anew_with_the_same_person(page: Page, line: Line) -> None:
    before = line.person("tom")
    page.get_by_test_id("person-tom").click()
    line.push(before, text("hello"))
    expect(page.get_by_test_id("entry")).to_have_count(1)
    page.get_by_test_id("reset").click()
    expect(page.get_by_test_id("entry")).to_have_count(0)
    expect(page.get_by_test_id("person-tom")).to_have_attribute("aria-pressed", "true")
    line.push(line.person("tom"), text("again"))
    expect(page.get_by_test_id("entry")).to_have_count(1)
    assert line.person("tom") != before
