"""What somebody says of a reading is looked at too, once, even if its job was lost."""

from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.danger.cries import HARM, UNHEARD, pay, sent
from worker import danger
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep.sweep import sweep_all


def test_a_review_is_looked_at_too(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"rate:5:{paid}")
    mali_phone.do("tap", data=f"word:{paid}")
    mali_phone.say(UNHEARD)

    danger.moderate_word(parts, paid)

    assert sent(sandbox, mali_phone, "push") == [HARM]
    assert rows.all("select rating, word from reviews") == [{"rating": 5, "word": None}]


def test_a_review_whose_job_was_lost_is_looked_at_all_the_same(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    """Redis was away when it was typed."""
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"rate:5:{paid}")
    mali_phone.do("tap", data=f"word:{paid}")
    mali_phone.say(UNHEARD)
    parts.redis.flushdb()
    rows.run("update reviews set unheard_since = unheard_since - interval '1 minute'")

    swept = sweep_all(parts)
    danger.moderate_word(parts, paid)

    assert swept == 1
    assert sent(sandbox, mali_phone, "push") == [HARM]


def test_a_review_is_asked_about_once(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"rate:5:{paid}")
    mali_phone.do("tap", data=f"word:{paid}")
    mali_phone.say("ตรงกับที่รู้สึกอยู่เลยค่ะ")

    danger.moderate_word(parts, paid)

    assert rows.all("select word is not null as kept, unheard_since from reviews") == [{"kept": True, "unheard_since": None}]
