"""The conversation: from LINE's webhook to the reply."""
