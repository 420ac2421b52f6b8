"""What stands in the desk's table fits together: screens, acts, their words, and the buttons that lead to them."""

import dataclasses
import tomllib
from pathlib import Path

import pytest

from bot.line.richmenu import areas
from bot.owner.desk import typed
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.registry import SUBJECTS
from bot.owner.desk.subject import Entry, Form, forms_of, screens_of
from bot.say.buttons.owner import OwnerScreen
from bot.say.words import words_for
from models.general.languages import LANGUAGES

SCREENS, FORMS = screens_of(SUBJECTS), forms_of(SUBJECTS)
ENTRIES = [entry for subject in SUBJECTS for entry in subject.entries]
WORDS = tomllib.loads(Path(typed.__file__).with_name("words.toml").read_text("utf-8"))


def test_no_two_subjects_have_a_screen_or_an_act_of_one_name() -> None:
    assert len(SCREENS) == sum(len(subject.screens) for subject in SUBJECTS)
    assert len(FORMS) == sum(len(subject.forms) for subject in SUBJECTS)


def test_every_entry_of_the_menu_leads_somewhere() -> None:
    screens = [entry.button.screen for entry in ENTRIES if isinstance(entry.button, Open)]
    acts = [entry.button.action for entry in ENTRIES if isinstance(entry.button, Begin)]

    assert len(screens) + len(acts) == len(ENTRIES)
    assert set(screens) <= SCREENS.keys()
    assert set(acts) <= FORMS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.label)
def test_what_the_menu_says_can_be_typed(entry: Entry, language: str) -> None:
    assert typed.opened_by(words_for(language)(entry.label)) == entry.button


def test_the_menu_under_the_chat_leads_somewhere() -> None:
    cells = {area.button.screen for area in areas("owner") if isinstance(area.button, OwnerScreen)}

    assert cells <= SCREENS.keys()


def test_typed_words_lead_somewhere_and_each_to_one_place() -> None:
    alone = [word for several in WORDS["alone"].values() for word in several]

    assert {*WORDS["alone"], *WORDS["before"]} <= SCREENS.keys()
    assert len(alone) == len(set(alone))


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_every_argument_of_an_act_is_asked_for_or_made(form: Form) -> None:
    needed = {
        field.name
        for field in dataclasses.fields(form.action)  # type: ignore[arg-type]
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    known = {field.name for field in dataclasses.fields(form.action)}  # type: ignore[arg-type]
    given = {ask.name for ask in form.asks} | form.made().keys()

    assert needed <= given <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_has_words_for_all_of_it(language: str) -> None:
    words = words_for(language)
    keys = [entry.label for entry in ENTRIES]
    keys += [f"owner-act-{name}" for name in FORMS]
    keys += [ask.question for form in FORMS.values() for ask in form.asks]

    assert [key for key in keys if not words.has(key)] == []
