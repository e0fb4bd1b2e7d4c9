"""One static HTML page about a run: what went, by which rule, with examples; what was held back; what is in quarantine."""

from cleantext.report.gather import Report, gather
from cleantext.report.page import render

__all__ = ["Report", "gather", "render"]
