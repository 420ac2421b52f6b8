"""docs/performance.md: what is measured anew replaces its own section."""

from bench.__main__ import written

PAGE = "# Head\n\nof June\n\n## Web\n\nold web\n\n## Growth\n\nold growth\n"


def test_a_long_part_replaces_its_own_section() -> None:
    assert written(PAGE, {"growth": "new growth"}) == PAGE.replace("old growth", "new growth")


def test_the_other_parts_leave_a_long_ones_section_in_place() -> None:
    page = written(PAGE, {"web": "new web", "worker": "new worker"}, "# Head\n\nof July\n")

    assert page == "# Head\n\nof July\n\n## Web\n\nnew web\n\n## Worker\n\nnew worker\n\n## Growth\n\nold growth\n"
