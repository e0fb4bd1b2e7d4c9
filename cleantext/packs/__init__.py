"""YAML to rules: finding packs, reading them with positions, and putting together those that extend others.

`load` does it all: `find` (or `plugins`) says where a pack is, `source` reads its YAML, `parse` makes rules of it, and `compose`
adds those of the packs that it extends. `faults` puts what is wrong into words, `position` at its place. `new` begins a pack,
`schema` tells editors what may stand in one, and `digest` tells whether two are the same.
"""

from cleantext.packs.digest import digest
from cleantext.packs.find import builtin_files, default_files
from cleantext.packs.load import builtin, load_pack, refuse_namesakes
from cleantext.packs.pack import Pack, combined

__all__ = ["Pack", "builtin", "builtin_files", "combined", "default_files", "digest", "load_pack", "refuse_namesakes"]
