"""Languages and sites that no document could have."""

from __future__ import annotations

from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.languages import SCRIPTS
from cleantext.languages.codes import code_of, meant_by
from cleantext.packs import builtin, default_files


def scope_is_known(subject: Subject) -> list[Problem]:
    """What is wrong with `languages` and `sites`, of the pack and of its rules."""
    problems = _stop_words_of_one_language(subject)
    for rule in subject.rules:
        for n, language in enumerate(rule.languages):
            if code_of(language) != language:
                message = (
                    f"`{language}` is no language code{meant_by(language)}; codes "
                    "are two or three small letters, such as en"
                )
                problems.append(subject.problem(rule, ("languages", n), message))
            elif not _is_told(language, subject):
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


def _stop_words_of_one_language(subject: Subject) -> list[Problem]:
    """A warning for stop words of a pack for several languages: they stand for the first of these."""
    if subject.source is None or subject.stopword_languages is None:  # None: the head is wrong otherwise
        return []
    head = subject.source.data
    if not head.get("stopwords") or len(languages := head["languages"]) < 2:
        return []
    message = (
        f"`stopwords` are words of one language, and here they are taken for those of `{languages[0]}`, the first of "
        f"{len(languages)}: a text in {' or '.join(f'`{other}`' for other in languages[1:])} with such words would pass "
        f"for one in `{languages[0]}`; give each language a pack of its own, which others can extend"
    )
    return [subject.source.problem(("stopwords",), message, "warning")]


def _is_told(language: str, subject: Subject) -> bool:
    """Whether a text is known to be in this language: by its script, or by the stop words of the pack or of a built-in one.
    True where nobody can say what stop words the pack has."""
    if subject.stopword_languages is None or language in subject.stopword_languages or language in SCRIPTS:
        return True
    return any(language in builtin(name).stopwords for name in default_files())
