"""Every message, page and menu as people see it: each text can be read, none is cut."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.pictures.contrast import least, worst
from tests.pictures.sheets import draw
from tests.pictures.stage import Stage, stage

Text = dict[str, Any]

pytestmark = pytest.mark.timeout(400)
"""Drawing takes ten seconds, and many times as long on a machine that does much else."""


@pytest.fixture(scope="module")
def texts(browser: Browser) -> list[Text]:
    """All texts on all sheets, with their colours."""
    with stage(browser) as here:
        return [text for drawn in draw(here) for text in _texts(here, drawn.page)]


def _texts(here: Stage, page: Any) -> Iterator[Text]:
    for frame in page.frames:
        here.teach(frame)
        yield from frame.evaluate("texts()")
    page.close()


def test_every_text_can_be_read(texts: list[Text]) -> None:
    faint = {
        (text["where"], text["text"], round(found, 2))
        for text in texts
        if (found := worst(text["ink"], text["grounds"])) < least(text["size"], text["bold"])
    }
    assert len(texts) > 1000
    assert faint == set()


def test_no_text_is_cut(texts: list[Text]) -> None:
    assert {(text["where"], text["text"]) for text in texts if text["cut"]} == set()
