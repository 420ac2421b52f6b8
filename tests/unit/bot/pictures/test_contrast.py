"""The contrast that is computed is WCAG's."""

import pytest

from tests.pictures.contrast import colours, least, ratio, worst

WHITE, BLACK, GREY = "rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(119, 119, 119)"


@pytest.mark.parametrize(
    ("ink", "grounds", "found"),
    [
        (BLACK, [WHITE], 21.0),
        (WHITE, [WHITE, BLACK], 1.0),
        (GREY, [WHITE], 4.48),
        (GREY, [], 4.48),
        (WHITE, ["rgba(0, 0, 0, 0.5)", WHITE], 3.98),
        (BLACK, ["linear-gradient(90deg, rgb(255, 255, 255) 0%, rgb(119, 119, 119) 100%)", WHITE], 4.69),
        ("rgba(0, 0, 0, 0.5)", [WHITE], 3.98),
    ],
    ids=["most", "the nearest ground counts", "just too little", "paper", "a veil", "a gradient's worst stop", "pale ink"],
)
def test_a_text_is_compared_with_the_worst_of_its_ground(ink: str, grounds: list[str], found: float) -> None:
    assert worst(ink, grounds) == pytest.approx(found, abs=0.05)


def test_the_order_of_two_colours_does_not_matter() -> None:
    (one,), (other,) = colours(GREY), colours(WHITE)

    assert ratio(one, other) == ratio(other, one)


@pytest.mark.parametrize(("size", "bold", "asked"), [(16, False, 4.5), (24, False, 3.0), (19, True, 3.0), (18, True, 4.5)])
def test_large_letters_need_less(size: float, bold: bool, asked: float) -> None:
    assert least(size, bold) == asked
