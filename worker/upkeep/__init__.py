"""Periodic work: the sweep, open orders, news, rich menus."""
