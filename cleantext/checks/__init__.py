"""`rules check`: everything that is wrong with packs, or could be better, found without running a test."""

from cleantext.checks.check import check
from cleantext.checks.formats import rendered

__all__ = ["check", "rendered"]
