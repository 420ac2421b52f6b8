"""`mimi stats`: the figures that say how MiMi is doing, gathered, judged, printed and drawn."""
