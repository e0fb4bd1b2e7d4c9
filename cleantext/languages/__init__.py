"""Which language a text is in, and the codes of languages."""

from cleantext.languages.vote import SCRIPTS, Languages, Vote

__all__ = ["SCRIPTS", "Languages", "Vote"]
