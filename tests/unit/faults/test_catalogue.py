"""The list of faults: names that can be told apart, and a short form that is short."""

from tests.faults.catalogue import FAULTS


def test_each_fault_has_a_name_of_its_own_that_fits_a_table() -> None:
    names = [fault.name for fault in FAULTS]

    assert len(set(names)) == len(names)
    assert not any("|" in name for name in names)


def test_the_short_form_is_short() -> None:
    assert sum(fault.short or 0 for fault in FAULTS) < 60
