"""The RQ process: what takes seconds rather than milliseconds."""
