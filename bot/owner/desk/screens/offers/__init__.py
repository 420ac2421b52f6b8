"""Codes, campaigns and the sale at the desk."""
