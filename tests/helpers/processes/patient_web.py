"""`gunicorn --worker-class tests.helpers.processes.patient_web.PatientWorker`: it drops no client because time passes.

So that "others are answered while this one is still waited for" can be seen, however slow the machine is.
"""

from bot.process.web_worker import WebWorker


class PatientWorker(WebWorker):
    """Waits for ten minutes for each client."""

    first_bytes_seconds = whole_seconds = closing_seconds = 600.0

    def init_process(self) -> None:
        """Leaves a connection to another process until that had its turn on a busy machine, too."""
        self.slot.left_seconds = 0.5
        super().init_process()
