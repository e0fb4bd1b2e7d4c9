"""YAML to rules: reading packs with positions, finding them, and putting together those that extend others."""

from cleantext.packs.load import builtin, builtin_files, default_files, digest, load_pack
from cleantext.packs.pack import Pack

__all__ = ["Pack", "builtin", "builtin_files", "default_files", "digest", "load_pack"]
