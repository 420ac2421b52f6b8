"""People, their place in the chat, invitations, deletion."""
