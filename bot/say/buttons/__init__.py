"""Buttons: what each kind means, and the data that LINE sends back when it is tapped. A frozen dataclass for each kind."""
