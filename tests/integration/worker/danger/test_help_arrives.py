"""Help that LINE did not take comes with the next reply or with a push, and so does word of the stars."""

from models.money import gifts
from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.danger.cries import ANY, UNHEARD, ask, pay, sent
from worker import danger
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep.sweep import sweep_all


def test_help_that_could_not_be_pushed_comes_with_the_next_reply(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    user, message = ask(mali_phone, rows)
    sandbox.control.switch(pushes_left=0)
    danger.moderate_question(parts, user, message)

    for _ in range(2):
        mali_phone.do("tap", data="balance")

    assert sent(sandbox, mali_phone, "reply").count(ANY) == 1
    assert rows.one("select help_due from conversations") is None


def test_help_that_line_failed_to_take_is_pushed_by_the_sweep(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    user, message = ask(mali_phone, rows)
    sandbox.control.switch(push_fail={"kind": "500", "times": 20})
    danger.moderate_question(parts, user, message)
    sandbox.control.switch(push_fail=None)
    rows.run("update conversations set help_due_at = help_due_at - interval '1 minute'")

    swept = sweep_all(parts)
    danger.give_due_help(parts, user)

    assert swept >= 1
    assert len(sent(sandbox, mali_phone, "push")) == 1
    assert rows.one("select help_due from conversations") is None


def test_stars_that_could_not_be_told_of_come_with_help_lines(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    paid = pay(mali_phone, rows, UNHEARD)
    rows.run("update readings set reply_token_at = reply_token_at - interval '2 minutes'")
    sandbox.control.switch(pushes_left=0)
    reading.read(parts, paid)

    mali_phone.do("tap", data="help")

    assert ANY in sent(sandbox, mali_phone, "reply")
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0


def test_help_lines_come_also_where_the_owner_had_given_the_stars_back(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    """The moderation was late: the reading had been delivered, and its stars were back."""
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    with parts.engine.begin() as connection:
        gifts.refund(connection, gifts.refundable(connection, paid, lock=True), "sorry")
    row = rows.all("select user_id, message_id from readings")[0]
    rows.run("update conversations set question = :text, message_id = :message", text=UNHEARD, message=row["message_id"])
    sandbox.control.switch(pushes_left=0)
    danger.moderate_question(parts, row["user_id"], row["message_id"])

    mali_phone.do("tap", data="balance")

    assert sent(sandbox, mali_phone, "reply").count(ANY) == 1
    assert rows.one("select stars from users") == 3
