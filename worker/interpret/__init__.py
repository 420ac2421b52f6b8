"""From a question and its cards to an interpretation by a model."""
