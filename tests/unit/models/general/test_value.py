"""Values compare as frozen dataclasses do."""

from dataclasses import field

import pytest

from models.general.value import value


@value
class Place:
    town: str
    floor: int = 0
    language: str | None = field(default=None, kw_only=True)


@value
class Goal:
    town: str
    floor: int = 0
    language: str | None = field(default=None, kw_only=True)


@value
class Far(Place):
    miles: int = 1


def test_values_of_one_class_with_the_same_fields_are_equal() -> None:
    assert Place("Trang", language="th") == Place("Trang", 0, language="th")


@pytest.mark.parametrize("other", [Place("Trang", 1), Place("Trang", language="th"), Goal("Trang"), Far("Trang"), "Trang"])
def test_others_are_not(other: object) -> None:
    assert Place("Trang") != other


def test_equal_values_are_one_key() -> None:
    assert len({Place("Trang"), Place("Trang"), Goal("Trang")}) == 2


def test_a_value_is_shown_by_its_fields() -> None:
    assert repr(Far("Trang", miles=2)) == "Far(town='Trang', floor=0, language=None, miles=2)"


def test_a_value_is_taken_apart_by_its_fields() -> None:
    match Far("Trang", 3):
        case Place("Trang", floor):
            assert floor == 3
        case _:
            pytest.fail("not recognised")
