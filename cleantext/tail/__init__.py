"""The tail model of the `article` profile: where an extracted article is over, where it has not begun yet,
and what in it is the page's.

How it works: docs/tail-model.md.
"""

from cleantext.tail.gate import may_find
from cleantext.tail.model import PARTS, TailModel

__all__ = ["PARTS", "TailModel", "may_find"]
