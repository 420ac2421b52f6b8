"""The name of somebody who was greeted without one: asked for by the worker, kept only while they may be called by it."""

import pytest

from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from worker.runtime.parts import Parts
from worker.upkeep.introducing import introduce


@pytest.mark.parametrize("left", [None, "blocked_at", "forgotten_at"])
def test_the_name_is_kept_unless_they_have_left(parts: Parts, mali_phone: Phone, rows: Rows, left: str | None) -> None:
    mali_phone.follow()
    name = rows.one("select name from users")
    rows.run("update users set name = null, avatar = null")
    if left:
        rows.run(f"update users set {left} = now()")

    introduce(parts, rows.one("select id from users"))

    assert rows.one("select name from users") == (None if left else name)
