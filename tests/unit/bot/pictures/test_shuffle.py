"""The moving picture of the shuffle: what is committed is what the code draws, and what LINE plays."""

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.pictures.__main__ import STATIC
from bot.pictures.chat.shuffle import BYTES, FRAME_MS, HEIGHT, PLAYS, REST_MS, WIDTH, apng, draw, script
from bot.say.flex.asking.draw import SHUFFLE_RATIO
from bot.say.flex.parts import NIGHT

FILE = STATIC / "deck" / "shuffle.png"
LINES_BYTES = 300_000
LINES_SIDE = 1024
CLOSE = 6.0
"""What the small palette takes; the fan and the halves are 30 apart."""


def frame(number: int) -> Image.Image:
    with Image.open(FILE) as image:
        image.seek(number)
        return image.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_line_plays_it() -> None:
    with Image.open(FILE) as image:
        assert (image.format, image.is_animated) == ("PNG", True)  # type: ignore[attr-defined]
        assert image.size == (WIDTH, HEIGHT)
        assert max(image.size) <= LINES_SIDE
    assert FILE.stat().st_size <= BYTES <= LINES_BYTES


def test_it_plays_a_few_seconds_and_then_rests() -> None:
    with Image.open(FILE) as image:
        pictures: int = image.n_frames  # type: ignore[attr-defined]
        assert (pictures, image.info["loop"]) == (len(script()), PLAYS)

    assert REST_MS + pictures * FRAME_MS < 3000


@pytest.mark.parametrize("number", [0, 9])
def test_drawing_again_gives_the_committed_pictures(number: int) -> None:
    assert difference(frame(number), draw(script()[number])) < CLOSE


def test_where_nothing_moves_the_open_fan_is_seen() -> None:
    assert difference(frame(0), frame(len(script()) - 1)) < 1
    assert difference(frame(0), frame(9)) > 2 * CLOSE


def test_it_lies_on_the_ground_of_its_bubble_in_its_own_ratio() -> None:
    ground = "#" + "".join(f"{channel:02x}" for channel in frame(0).getpixel((2, 2)))  # type: ignore[union-attr]

    assert ground == NIGHT
    wide, high = map(int, SHUFFLE_RATIO.split(":"))
    assert wide * HEIGHT == high * WIDTH


def test_what_line_would_not_play_is_refused() -> None:
    noise = Image.effect_noise((LINES_SIDE, LINES_SIDE), 90)

    with pytest.raises(ValueError, match="allowed"):
        apng([(noise, FRAME_MS), (noise.transpose(Image.Transpose.ROTATE_90), FRAME_MS)])
