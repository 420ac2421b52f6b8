"""What processes need: their start, gunicorn's worker, and the queue from the web process to the workers."""
