"""A moderation that is not there, fails or hangs holds no reading up."""

from structlog.testing import capture_logs

from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.danger.cries import UNHEARD, asked_of_moderation, pay
from worker.interpret.moderation import Moderator
from worker.readings import reading
from worker.runtime.parts import Parts, build


def test_an_endpoint_without_moderation_is_asked_once(parts: Parts, sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"moderation": "missing"})
    assert parts.moderator is not None

    with capture_logs() as logs:
        verdicts = [parts.moderator.ask(UNHEARD) for _ in range(3)]

    assert verdicts == [None, None, None]
    assert [log["event"] for log in logs] == ["moderation_missing"]
    assert asked_of_moderation(sandbox) == 1


def test_a_moderation_that_fails_is_asked_again_once_and_holds_nothing_up(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    paid = pay(mali_phone, rows, UNHEARD)
    sandbox.control.switch(model={"moderation": "500"})

    reading.read(parts, paid)

    assert asked_of_moderation(sandbox) == 2
    assert rows.one("select failure from readings") == "danger"  # the model heard it


def test_a_moderation_that_hangs_is_given_up(sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"moderation": "slow"})
    moderator = Moderator("sk-test", f"{sandbox.base}/openai/v1", "omni-moderation-latest", seconds=0.2)

    verdict = moderator.ask(UNHEARD)

    moderator.close()
    assert verdict is None


def test_without_the_setting_nobody_is_asked(settings: Settings) -> None:
    parts = build(settings.model_copy(update={"openai_moderation": ""}))

    assert parts.moderator is None
    parts.engine.dispose()
