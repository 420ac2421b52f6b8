"""The only callers of LINE: the client, delivery, rich menus."""
