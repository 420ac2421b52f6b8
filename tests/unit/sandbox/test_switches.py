"""Switches that make only some calls fail."""

import pytest

from sandbox.switches import BadSwitch, Switches


def test_a_share_of_the_calls_fails() -> None:
    switches = Switches()
    switches.patch({"reply_fail": {"kind": "500", "share": 0.3}})

    failed = [switches.reply_fail.take() for _ in range(1000)].count("500")

    assert 200 < failed < 400


@pytest.mark.parametrize("share", [0, 1.5, "half", True])
def test_what_is_no_share_is_refused(share: object) -> None:
    with pytest.raises(BadSwitch):
        Switches().patch({"reply_fail": {"kind": "500", "share": share}})
