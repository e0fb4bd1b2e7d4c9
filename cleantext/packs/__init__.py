"""YAML to rules: finding packs, reading them with positions, and putting together those that extend others."""

from cleantext.packs.find import builtin_files, default_files
from cleantext.packs.load import builtin, load_pack
from cleantext.packs.pack import Pack, digest

__all__ = ["Pack", "builtin", "builtin_files", "default_files", "digest", "load_pack"]
