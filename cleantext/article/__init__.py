"""The article model of the `article` profile: where an extracted article is over, where it has not begun yet,
and what in it is the page's.

How it works: docs/article-model.md.
"""

from cleantext.article.gate import may_find
from cleantext.article.model import PARTS, ArticleModel

__all__ = ["PARTS", "ArticleModel", "may_find"]
