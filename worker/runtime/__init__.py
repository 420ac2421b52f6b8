"""What every job needs: the worker's parts, its leases and timing, and transactions that must not be lost."""
