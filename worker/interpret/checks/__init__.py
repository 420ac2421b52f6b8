"""From a model's text to an interpretation that can be shown. Pure."""
