"""What a picture shows of a reading, and what it never does."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.reading_picture.composing import DAY_GLOWS, scene
from bot.reading_picture.scene import Scene
from bot.say.picture_address import SHAPES, Shape, shows_question
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.readings.deck import SPREADS
from prompts.meanings import meanings
from tests.helpers.messages.scenes import LINKS, LONG_GIST, daily_row, row, scene_of


@pytest.mark.parametrize("shape", SHAPES)
def test_the_question_is_shown_only_where_its_owner_wanted_it(shape: Shape) -> None:
    shown = json.dumps(scene_of("three", shape).as_json(), ensure_ascii=False)

    assert ("งานใหม่จะมาเมื่อไหร่" in shown) == shows_question(shape)


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_has_its_position_its_name_and_the_way_it_lies(spread: str, language: str) -> None:
    made = scene_of(spread, "story", language)

    assert [card.position for card in made.cards] == [place.name for place in meanings(language).spread(spread).positions]
    assert [card.name for card in made.cards] == [meanings(language).card(at * 7).name for at in range(SPREADS[spread])]
    assert [bool(card.facing) for card in made.cards] == [card.is_reversed for card in made.cards]
    assert made.gist == LONG_GIST[language]


def test_the_code_leads_to_the_inviter_and_without_one_to_mimi() -> None:
    invited, alone = scene_of("one", "square"), scene_of("one", "square", invite_code=None)

    assert invited.link == "https://line.me/R/oaMessage/%40mimi/?MIMI-C7DKQX"
    assert any("MIMI-C7DKQX" in line for line in invited.invitation)
    assert alone.link == "https://line.me/R/ti/p/%40mimi"
    assert len(alone.invitation) == 2


def test_the_day_is_written_as_in_thailand_and_shines_in_its_colour() -> None:
    sunday = scene(daily_row(), "story", LINKS)

    assert sunday.title == "ไพ่ประจำวันอาทิตย์ที่ 29 พ.ย. 2569"
    assert sunday.cards[0].position == "สีประจำวัน · สีแดง"
    assert sunday.glow == DAY_GLOWS[6]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_day_has_its_own_name_and_colour(language: str) -> None:
    words = words_for(language)
    days = [scene(daily_row(language, date(2026, 11, 23) + timedelta(days=at)), "square", LINKS) for at in range(7)]

    assert len({made.glow for made in days}) == len({made.cards[0].position for made in days}) == 7
    assert all(name in made.title for name, made in zip(words.several("weekdays"), days, strict=True))


def test_the_days_colours_are_the_traditional_ones() -> None:
    assert words_for("th").several("day-colours") == ["เหลือง", "ชมพู", "เขียว", "ส้ม", "ฟ้า", "ม่วง", "แดง"]


def test_an_owners_deck_is_named() -> None:
    assert scene(row("one"), "story", LINKS, Path("/decks/own")).deck == "/decks/own"
    assert scene(row("one"), "story", LINKS).deck is None


def test_a_scene_survives_its_way_to_the_drawing_process() -> None:
    made = scene_of("celtic", "story-question")

    assert Scene.from_json(json.loads(json.dumps(made.as_json()))) == made
