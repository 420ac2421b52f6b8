"""Periodic work: the sweep, open orders, announcements, rich menus."""
