"""`gunicorn --worker-class tests.helpers.processes.patient_web.PatientWorker`: it drops no client because time passes.

So that "others are answered while this one is still waited for" can be seen, however slow the machine is.
"""

from bot.process.web_worker import WebWorker


class PatientWorker(WebWorker):
    """Waits for ten minutes for each."""

    first_bytes_seconds = whole_seconds = closing_seconds = 600.0
