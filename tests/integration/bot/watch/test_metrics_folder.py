"""The folders of counters: those of processes that were killed go when the next one begins, those in use stay."""

from pathlib import Path

from bot.watch.figures import folder as folders


def test_the_folder_of_a_process_that_was_killed_is_removed(tmp_path: Path) -> None:
    left, lock = folders.new_folder(tmp_path)
    (left / "counter_1.db").touch()
    lock.close()  # as the system does for whoever is killed

    folders.remove_left_behind(tmp_path)

    assert not left.exists()


def test_a_folder_in_use_stays(tmp_path: Path) -> None:
    used, lock = folders.new_folder(tmp_path)

    folders.remove_left_behind(tmp_path)

    assert used.exists()
    lock.close()


def test_what_somebody_else_has_made_stays(tmp_path: Path) -> None:
    """A folder without a lock, as of a release before; and a way to a folder elsewhere."""
    without = tmp_path / f"{folders.PREFIX}before"
    without.mkdir()
    elsewhere, lock = folders.new_folder(tmp_path / "..")
    lock.close()
    (tmp_path / f"{folders.PREFIX}link").symlink_to(elsewhere)

    folders.remove_left_behind(tmp_path)

    assert without.exists()
    assert elsewhere.exists()
