"""What makes understanding quick hides nothing: the same subjects and words are found as by looking for each one."""

import difflib
from random import Random
from typing import Final

from tests.unit.bot.safety.danger.sampling import sample
from tests.unit.bot.safety.tables import texts
from worker.fallback.already_read import AlreadyRead
from worker.fallback.understand import misspelt, subjects

SOUGHT: Final = subjects._sought()


def test_whatever_a_subject_finds_in_a_text_its_stems_let_through() -> None:
    views = [subjects._views(text.text) for text in texts()[::9]]

    searched = [[one for one in SOUGHT if one.said(*view)] for view in views]

    assert [[one for one in subjects._sought_in(*view) if one.said(*view)] for view in views] == searched
    assert sum(map(len, searched)) > len(views) / 2, "many texts speak of something"


def test_what_is_made_of_each_pattern_its_stems_let_through() -> None:
    random = Random(7)
    hidden, found = [], 0

    for one in SOUGHT:
        for view in [(sample(one.in_thai, random), ""), ("", sample(one.in_english, random))] * 3:
            if one.said(*view):
                found += 1
                hidden += [] if one in subjects._sought_in(*view) else [view]

    assert hidden == []
    assert found > 4 * len(SOUGHT), "most texts are ones that the pattern finds"


def test_a_misspelt_word_is_mended_as_difflib_mends_it() -> None:
    random, words = Random(7), sorted(subjects._plain_words())
    typed = [_with_a_slip(word, random) for word in words[::60]]

    mended = [misspelt.most_like(word, subjects._plain_words()) for word in typed]

    assert mended == [next(iter(difflib.get_close_matches(word, words, 1, misspelt._ALIKE)), None) for word in typed]


def test_a_word_that_is_like_no_other_is_mended_to_none() -> None:
    assert misspelt.most_like("xylophone", misspelt.known(["mother", "telephone"])) is None


def test_letters_in_another_order_are_not_enough() -> None:
    assert misspelt.most_like("silent", misspelt.known(["listen"])) is None


def test_what_came_since_it_was_searched_for_in_vain_is_known() -> None:
    read = AlreadyRead(["The sun helps you."], Random(7))
    fresh = read.is_fresh("The moon waits.")

    told = read.first_fresh(["The moon waits."])

    assert (fresh, told, read.is_fresh("The moon waits.")) == (True, "The moon waits.", False)


def _with_a_slip(word: str, random: Random) -> str:
    place = random.randrange(len(word))
    return word[:place] + random.choice("aeiourst") + word[place + random.randrange(2) :]
