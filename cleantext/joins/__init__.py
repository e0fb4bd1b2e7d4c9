"""Run-together words: where a space was lost between two words, how sure that is, and why.

How it works: docs/joins.md.
"""

from cleantext.joins.joiner import Joiner
from cleantext.joins.split import Split, with_spaces
from cleantext.joins.tables import available

__all__ = ["Joiner", "Split", "available", "with_spaces"]
