"""A line that a model gives up."""

Removal = tuple[int, float, str]
"""A line that goes: its index in the document, the probability that it is main text (0 to 1), and the reason. A plain
tuple, as a class of its own would take longer to fill than the lines to judge."""
