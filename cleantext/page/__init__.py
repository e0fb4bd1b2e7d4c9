"""The page model of the `page` profile: which lines of a whole page's plain text are its main text.

`PageModel.load().keep(documents)` says of every line whether it stays, `removals(documents)` why each of the others goes.
How it works: docs/page-model.md.
"""

from cleantext.page.model import PageModel, may_find
from cleantext.page.parts import PARTS

__all__ = ["PARTS", "PageModel", "may_find"]
