"""Drawn pictures: their size and weight, nothing out of place, every sign in the font."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.pictures.files import card_file
from bot.pictures.frame import FONT
from bot.reading_picture import drawing
from bot.reading_picture.drawing import MOST_BYTES, draw
from bot.reading_picture.layout import HEIGHTS, RATIO, WIDTH, Layout, Place, layout
from bot.reading_picture.lettering import ABOVE, BELOW, Line, measure, printable, set_lines
from bot.reading_picture.scene import Scene
from bot.say.picture_address import Shape
from models.readings.deck import SPREADS
from tests.helpers.messages.scenes import LONG_GIST, scene_of

FORMS = tuple(HEIGHTS)


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg)).convert("RGB")


@pytest.mark.parametrize("spread", ["one", "celtic"])
@pytest.mark.parametrize(("shape", "form"), [("story-question", "story"), ("square", "square")])
def test_a_picture_is_a_jpeg_of_its_size_and_light(spread: str, shape: Shape, form: str) -> None:
    data = draw(scene_of(spread, shape))

    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (WIDTH, HEIGHTS[form]), "RGB")
    assert len(data) <= MOST_BYTES


def test_the_same_scene_is_drawn_the_same() -> None:
    assert draw(scene_of("one", "square")) == draw(scene_of("one", "square"))


def test_a_noisy_picture_is_encoded_more_coarsely() -> None:
    noise = Image.effect_noise((WIDTH, 1080), 120).convert("RGB")

    assert len(drawing.encoded(noise)) <= MOST_BYTES


def box(place: Place) -> tuple[float, float, float, float]:
    """A card's edges: left, top, right, foot."""
    wide, high = (place.width, place.width * RATIO) if place.turn % 180 == 0 else (place.width * RATIO, place.width)
    return place.x - wide / 2, place.y - high / 2, place.x + wide / 2, place.y + high / 2


def apart(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def every_layout() -> list[tuple[str, str, Layout]]:
    return [(form, spread, layout(spread, form)) for form in FORMS for spread in SPREADS]


@pytest.mark.parametrize(("form", "spread", "made"), every_layout(), ids=lambda value: value if isinstance(value, str) else "")
def test_cards_lie_apart_and_within_the_frame(form: str, spread: str, made: Layout) -> None:
    boxes = [box(place) for place in made.cards]

    assert len(boxes) == SPREADS[spread]
    assert all(
        left >= 44 and top >= 44 and right <= WIDTH - 44 and foot <= HEIGHTS[form] - 44 for left, top, right, foot in boxes
    )
    crossing = {(0, 1)} if spread == "celtic" else set()
    together = {(one, other) for one in range(len(boxes)) for other in range(one) if not apart(boxes[one], boxes[other])}
    assert {tuple(sorted(pair)) for pair in together} == crossing


@pytest.mark.parametrize("form", FORMS)
def test_the_cross_is_a_cross_with_the_staff_at_its_side(form: str) -> None:
    heart, across, root, past, aim, future, *staff = layout("celtic", form).cards

    assert (across.x, across.y, across.turn) == (heart.x, heart.y, 90)
    assert aim.y < heart.y < root.y
    assert past.x < heart.x < future.x < min(place.x for place in staff)
    assert [place.y for place in staff] == sorted((place.y for place in staff), reverse=True), "it rises from the foot"


def part(image: Image.Image, place: Place) -> Image.Image:
    left, top, right, foot = box(place)
    return image.crop((round(left) + 12, round(top) + 12, round(right) - 12, round(foot) - 12))


def difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other.resize(one.size))).mean)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_a_reversed_card_is_drawn_upside_down(is_reversed: bool) -> None:
    made = scene_of("one", "story")
    place = layout("one", "story").cards[0]
    shown = opened(draw(replace(made, cards=(replace(made.cards[0], number=9, is_reversed=is_reversed),))))

    lying, other = (Image.open(card_file(9, is_reversed=way)).convert("RGB") for way in (is_reversed, not is_reversed))

    card = part(shown, place)
    wide, high = round(place.width), round(place.width * RATIO)
    near, far = (difference(card, whole.resize((wide, high)).crop((12, 12, wide - 12, high - 12))) for whole in (lying, other))
    assert near < 8 < far


def lines_of(scene: Scene) -> list[Line]:
    """All lines of text of a picture."""
    made = layout(scene.spread, scene.form)
    return [*drawing._said(scene, made), *drawing._labels(scene, made), *drawing._invited(scene, made.code)[1]]


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("shape", ["story-question", "square-question"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_all_text_is_within_the_frame_and_no_line_meets_another(spread: str, shape: Shape, language: str) -> None:
    scene = scene_of(spread, shape, language)

    lines = lines_of(scene)

    boxes = []
    for line in lines:
        wide = measure(line.text) * line.size / 100
        left = line.x - wide / 2 if line.anchor == "middle" else line.x
        boxes.append((left, line.y - line.size * 0.72, left + wide, line.y + line.size * 0.2))
    assert all(left >= 44 and right <= WIDTH - 44 for left, _, right, _ in boxes)
    assert all(foot <= HEIGHTS[scene.form] - 44 for *_, foot in boxes)
    meeting = [
        (lines[one], lines[other]) for one in range(len(boxes)) for other in range(one) if not apart(boxes[one], boxes[other])
    ]
    assert meeting == []
    over_cards = [
        line
        for line, edges in zip(lines, boxes, strict=True)
        if any(not apart(edges, box(c)) for c in layout(spread, scene.form).cards)
    ]
    assert over_cards == []


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("shape", ["story", "square"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_long_gist_is_shown_whole(spread: str, shape: Shape, language: str) -> None:
    scene = scene_of(spread, shape, language)

    said = "".join(line.text for line in drawing._said(scene, layout(spread, scene.form))[1:])

    assert said.replace(" ", "") == LONG_GIST[language].replace(" ", "")


def test_the_fonts_marks_are_not_clipped() -> None:
    """The highest and the lowest signs of Thai, as they are drawn: nothing of them touches the edge of their box."""
    image = Image.new("RGB", (900, 200))
    set_lines(image, [Line("ปี่ ฟ้ำ ฝื้ ฎุ ฏู ฤๅ ญู ที่ Á", 450, 110, 60, "#ffffff")])

    drawn = image.getbbox()
    assert drawn
    assert drawn[1] > 110 - ABOVE * 60 + 1
    assert drawn[3] < 110 + BELOW * 60 - 1


def test_signs_that_the_font_has_not_are_left_out() -> None:
    assert printable("ใจดี 😊 จริงๆ 你好 “ok” – ฿20…") == "ใจดี จริงๆ “ok” – ฿20…"
    assert FONT.is_file()
