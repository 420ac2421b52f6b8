"""Which file shows which card, an owner's own deck, and what is wrong with one that cannot be used."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from bot.pictures import files
from bot.pictures.files import BACK, LARGEST_BYTES, OWN_DECK, back_file, card_file, deck_faults, file_named, jpeg_size
from bot.settings import SettingsError, load_deck_dir


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A whole deck: 78 upright pictures and the back, no reversed ones."""
    folder = tmp_path / "deck"
    folder.mkdir()
    plain = tmp_path / "plain.jpg"
    Image.new("RGB", (350, 600), "#334466").save(plain)
    for number in range(78):
        shutil.copy(plain, folder / f"{number:02d}.jpg")
    shutil.copy(plain, folder / BACK)
    return folder


def faults(folder: Path) -> list[str]:
    return list(deck_faults(folder))


def test_a_card_is_found_under_its_number() -> None:
    assert card_file(7) == OWN_DECK / "07.jpg"
    assert card_file(77, is_reversed=True) == OWN_DECK / "77r.jpg"
    assert back_file() == OWN_DECK / BACK


def test_an_owners_card_is_found_in_her_folder(own: Path) -> None:
    assert card_file(7, folder=own) == own / "07.jpg"
    assert back_file(own) == own / BACK


@pytest.mark.parametrize("number", [-1, 78])
def test_there_are_78_cards(number: int) -> None:
    with pytest.raises(LookupError):
        card_file(number)


@pytest.mark.parametrize(("name", "number", "is_reversed"), [("00.jpg", 0, False), ("77r.jpg", 77, True)])
def test_a_name_of_a_picture_leads_to_its_file(name: str, number: int, is_reversed: bool) -> None:
    assert file_named(name) == card_file(number, is_reversed=is_reversed)


@pytest.mark.parametrize("name", ["78.jpg", "7.jpg", "007.jpg", "-1.jpg", "¹¹.jpg", "00.png", "../files.py", "back.png", ""])
def test_no_other_name_leads_anywhere(name: str) -> None:
    with pytest.raises(LookupError):
        file_named(name)


def test_a_reversed_card_that_the_owner_has_not_drawn_is_the_upright_one_turned(own: Path) -> None:
    half = Image.new("RGB", (350, 600), "#ffffff")
    half.paste("#000000", (0, 0, 350, 300))
    half.save(own / "05.jpg")

    turned = card_file(5, is_reversed=True, folder=own)

    with Image.open(turned) as image:
        pale, dark = image.convert("L").getpixel((175, 20)), image.convert("L").getpixel((175, 580))
    assert isinstance(pale, int)
    assert isinstance(dark, int)
    assert pale > 240 > 15 > dark
    assert card_file(5, is_reversed=True, folder=own) == turned


def test_a_changed_picture_is_turned_anew(own: Path) -> None:
    before = card_file(5, is_reversed=True, folder=own)
    Image.new("RGB", (360, 610), "#ffffff").save(own / "05.jpg")

    after = card_file(5, is_reversed=True, folder=own)

    assert jpeg_size(before) == (350, 600)
    assert jpeg_size(after) == (360, 610)


def test_both_decks_are_without_fault(own: Path) -> None:
    assert faults(OWN_DECK) == []
    assert faults(own) == []


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    assert faults(tmp_path / "no-deck") == [f"{tmp_path / 'no-deck'} is no folder"]


def test_each_fault_has_a_line_of_its_own(own: Path) -> None:
    (own / "03.jpg").unlink()
    Image.new("RGB", (350, 600)).save(own / "04.jpg", "PNG")
    Image.new("RGB", (700, 1200)).save(own / "05.jpg")
    Image.new("RGB", (600, 600)).save(own / "06.jpg")
    Image.new("RGB", (280, 480)).save(own / "07.jpg")
    (own / "08.jpg").write_bytes((own / "09.jpg").read_bytes() + b"\0" * LARGEST_BYTES)
    (own / "09r.jpg").write_text("no picture")
    (own / BACK).unlink()

    found = [line.split()[0] for line in faults(own)]

    assert found == ["03.jpg", "04.jpg", "05.jpg", "06.jpg", "07.jpg", "08.jpg", "back.jpg", "09r.jpg"]


def test_a_picture_cut_off_in_its_header_is_no_jpeg(own: Path) -> None:
    whole = (own / "00.jpg").read_bytes()
    for length in range(0, 160, 7):
        (own / "00.jpg").write_bytes(whole[:length])

        assert jpeg_size(own / "00.jpg") is None


def test_a_deck_that_cannot_be_used_stops_the_start_with_a_line_for_each_fault(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "03.jpg").unlink()
    (own / BACK).unlink()
    monkeypatch.setenv("DECK_DIR", str(own))

    with pytest.raises(SettingsError) as refused:
        load_deck_dir()

    assert str(refused.value).splitlines() == [
        "DECK_DIR: 03.jpg is missing (see .env.example)",
        "DECK_DIR: back.jpg is missing (see .env.example)",
    ]


def test_a_deck_without_fault_is_used(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECK_DIR", str(own))

    assert load_deck_dir() == own


def test_without_a_deck_of_her_own_the_owner_has_mimis(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECK_DIR", "")

    assert load_deck_dir() is None
    assert files.card_file(0, folder=None).is_file()
