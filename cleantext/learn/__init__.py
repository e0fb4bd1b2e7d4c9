"""Lines that repeat on the pages of a site become a pack that a person can read, trim and commit.

A line that stands on three or more pages of its site is the best single sign of chrome there is.
"""

from cleantext.learn.counts import Counts, Repeated, count, shape_of, site_of
from cleantext.learn.pack import pack_of, packs_of

__all__ = ["Counts", "Repeated", "count", "pack_of", "packs_of", "shape_of", "site_of"]
