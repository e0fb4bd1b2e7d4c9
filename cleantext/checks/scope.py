"""Languages and sites that no document could have."""

from __future__ import annotations

import re

from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.languages import SCRIPTS
from cleantext.packs import builtin, default_files

_CODE = re.compile(r"[a-z]{2,3}")
_COMMON = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es", "italian": "it", "dutch": "nl",
    "portuguese": "pt", "russian": "ru", "chinese": "zh", "japanese": "ja", "arabic": "ar", "polish": "pl",
}  # fmt: skip
_COUNTRIES = {"cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk", "us": "en"}
"""Codes of countries that are no language's, and of the languages that were meant."""


def scope_is_known(subject: Subject) -> list[Problem]:
    """What is wrong with `languages` and `sites`, of the pack and of its rules."""
    problems: list[Problem] = []
    for rule in subject.rules:
        for n, language in enumerate(rule.languages):
            if not _CODE.fullmatch(language) or language in _COUNTRIES:
                message = (
                    f"`{language}` is no language code{_code(language)}; codes "
                    "are two or three small letters, such as en"
                )
                problems.append(subject.problem(rule, ("languages", n), message))
            elif subject.told is not None and language not in subject.told and not _told(language):
                message = (
                    f"nothing tells a text in `{language}`, so what is for it works with --language {language} alone; "
                    "give the pack `stopwords`, the commonest words of its language"
                )
                problems.append(subject.problem(rule, ("languages", n), message, warn=True))
        for n, site in enumerate(rule.sites):
            if "://" in site:
                bare = site.partition("://")[2]
                message = f"a site is written without the scheme: `{bare}`, not `{site}`"
                problems.append(subject.problem(rule, ("sites", n), message))
    return list(dict.fromkeys(problems))  # what the head says of all rules, each of them would say again


def _told(language: str) -> bool:
    """Whether a text is known to be in this language, by its script or by the stop words of the built-in packs."""
    return language in SCRIPTS or any(language in builtin(name).stopwords for name in default_files())


def _code(language: str) -> str:
    """The code that was meant, as an aside: by its English name, or without its region."""
    word = language.lower()
    code = (_COMMON | _COUNTRIES).get(word, word.replace("_", "-").partition("-")[0])
    return f" (did you mean `{code}`?)" if _CODE.fullmatch(code) and code != language else ""
