"""The drawings of the minor arcana."""
