"""The tail model of the `article` profile: where an extracted article is over, and where it has not begun yet.

How it works: docs/tail-model.md.
"""

from cleantext.tail.gate import PARTS, may
from cleantext.tail.model import TailModel

__all__ = ["PARTS", "TailModel", "may"]
