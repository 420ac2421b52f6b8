"""The scenes of the 78 cards and the back, as SVG."""
