"""The drawings of the major arcana."""
