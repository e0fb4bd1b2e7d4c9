"""`Cleaner`: packs and options in, clean documents out. Immutable, safe to share between threads and to pickle."""

from __future__ import annotations

import hashlib
import importlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, overload

from cleantext.arguments import language_code, refuse_one, several, share
from cleantext.batches import raised, through, told
from cleantext.engine import Engine, State
from cleantext.errors import CleantextError, UnknownName, UsageError, did_you_mean
from cleantext.kinds import Rule, TransformRule
from cleantext.languages import Languages
from cleantext.packs import Pack, builtin, combined, default_files, digest, load_pack, refuse_namesakes
from cleantext.packs.stopwords import joined
from cleantext.transforms import together
from cleantext.types import PROFILES, Document, Profile, Result, names
from cleantext.version import __version__

if TYPE_CHECKING:
    import pyarrow as pa

GUARDS: dict[Profile, float | None] = {"article": 0.5, "page": None}
"""Share of a document's words that may go; None is any: chrome is most of a page."""

_DECIDING = ("ftfy", "langdetect", "regex")
"""Packages that have a say in what becomes of a text."""


class Cleaner:
    """Cleans documents by a fixed set of rules.

    Args:
        packs: paths, names or `Pack`s (or one of these) whose rules come on top of the built-in ones.
        builtin: whether the built-in rules are used.
        profile: `article` (text that an extractor has been through) or `page` (a whole page's text).
        language: `auto`, or the code of the language that all documents are in: `en`, or any tag for it (`eng`, `en-US`).
        disable: what to leave out: rules by their full ids (`web-en/byline`), rules of one name in all packs (`byline`),
            or whole packs (`web-en`).
        guard: share of a document's words, above 0 and up to 1, that the boilerplate stage may take, unless an article
            stays (see `cleantext.engine.guard`); None: any. `profile` is half for `article` and any for `page`.
        prefilter: False asks every rule about every line: the same outcome, slowly.

    Raises:
        PackError: a pack cannot be used, two of one name say different things of a rule, or one has a built-in one's name.
        UsageError: an option is wrong.
    """

    def __init__(
        self,
        packs: str | Path | Pack | Sequence[str | Path | Pack] = (),
        *,
        builtin: bool = True,
        profile: Profile = "article",
        language: str = "auto",
        disable: str | Iterable[str] = (),
        guard: float | Literal["profile"] | None = "profile",
        prefilter: bool = True,
    ) -> None:
        if profile not in PROFILES:
            raise UsageError(f"there is no profile {profile!r}; there are: {', '.join(PROFILES)}")
        self.guard: Final = share(GUARDS[profile] if guard == "profile" else guard)
        self.profile: Final = profile
        self.language: Final = language_code(language)
        self.disable: Final = tuple(sorted(set(several("disable", disable, str, "the names of rules or packs"))))
        packs = several("packs", packs, str | Path | Pack, "paths, names or Packs")
        loaded = [pack if isinstance(pack, Pack) else load_pack(pack) for pack in packs]
        refuse_namesakes(loaded, builtin)
        self.packs: Final[tuple[Pack, ...]] = (*(_builtin_packs() if builtin else ()), *loaded)
        self._prefilter = prefilter
        self.rules: Final = self._chosen()
        self._engine: Engine | None = None

    if not TYPE_CHECKING:  # to which a name that is not there is an error, and so is one that is Final

        def __setattr__(self, name, value):
            if "_engine" in self.__dict__ and not name.startswith("_"):
                raise AttributeError(f"a Cleaner never changes; make another with the {name} that you want")
            super().__setattr__(name, value)

        def __delattr__(self, name):
            raise AttributeError(f"a Cleaner never changes, and keeps its {name}")

    def __repr__(self) -> str:
        packs = ", ".join(pack.name for pack in self.packs if pack not in _builtin_packs())
        return (
            f"<Cleaner: profile {self.profile}, language {self.language}, {len(self.rules)} rules"
            + (f", packs {packs}" if packs else "")
            + (f", without {', '.join(self.disable)}" if self.disable else "")
            + ">"
        )

    def _chosen(self) -> tuple[Rule, ...]:
        rules, _ = combined(self.packs)
        known = {pack.name for pack in self.packs}.union(*map(names, rules))
        for name in self.disable:
            if name not in known:
                apart = ", each is named by itself" if "," in name else ""
                raise UnknownName(
                    name,
                    f"cannot disable {name!r}: no rule or pack is called so{did_you_mean(name, known)}{apart}; "
                    "`cleantext rules list` shows them",
                )
        chosen = [
            rule
            for rule in rules.values()
            if rule.status != "doubtful"
            and not set(names(rule.id)).intersection(self.disable)
            and (not rule.profiles or self.profile in rule.profiles)
        ]
        # Some transforms do their work otherwise when another is there too.
        use = together(rule.transform for rule in chosen if isinstance(rule, TransformRule))
        return tuple(
            rule.model_copy(update={"transform": use[rule.transform]}) if isinstance(rule, TransformRule) else rule
            for rule in chosen
        )

    @property
    def switched_off(self) -> dict[str, str]:
        """Full id of each rule that a pack switches off, and none after it has as its own -> name of that pack."""
        return combined(self.packs)[1]

    def _languages(self) -> Languages:
        if self.language != "auto":
            return Languages({}, only=self.language)
        # A document's language must be known even where only a user's packs are used.
        words = joined(p.stopwords for p in self.packs) or joined(p.stopwords for p in _builtin_packs())
        return Languages({language: frozenset(of) for language, of in words.items()})

    @property
    def engine(self) -> Engine:
        """The compiled plan; made when it is first needed."""
        if self._engine is None:
            self._engine = Engine(self.rules, self._languages(), self.guard, self._prefilter)
        return self._engine

    @cached_property
    def fingerprint(self) -> str:
        """What decides the outcome (versions, packs, options), as a hash: equal fingerprints give equal texts. Of rules in
        Python it knows their own modules, and not what these import."""
        versions = [__version__, *map(version, _DECIDING), unicodedata.unidata_version]
        options = [versions, self.profile, self.language, self.disable, self.guard]
        return hashlib.sha256((json.dumps(options) + digest(list(self.packs))).encode()).hexdigest()[:16]

    def __call__(self, text: str) -> str:
        """The clean text."""
        return self.run(text).text

    def run(self, document: str | bytes | Document) -> Result:
        """Cleans one document.

        Raises:
            UsageError: it is neither text nor bytes, or says wrong things of its site or its encoding.
            NotText: the bytes are no text.
            RuleTimeout: a pattern of a user's pack took too long.
            RuleGrowth: a rule of a user's pack makes more of what it looks for, without end.
        """
        return self.run_batch([document])[0]

    def run_batch(self, documents: Iterable[str | bytes | Document]) -> list[Result]:
        """Cleans some documents together, which is faster than one by one; the results are the same.

        Raises:
            UsageError: `documents` are not several.
            CleantextError: what `run` raises, of the first document that cannot be cleaned.
        """
        refuse_one(documents)
        return list(raised(self._outcomes(list(documents))))

    def attempts(self, documents: Iterable[str | bytes | Document]) -> list[Result | CleantextError]:
        """Cleans some documents together; where one cannot be cleaned, its error stands in its place.

        Raises:
            UsageError: `documents` are not several.
        """
        refuse_one(documents)
        return [told(one) if isinstance(one, Exception) else one for one in self._outcomes(list(documents))]

    def _outcomes(self, documents: Sequence[str | bytes | Document]) -> list[Result | Exception]:
        """`attempts`, with errors as they were raised."""
        states = [_entered(document) for document in documents]
        try:
            self.engine.run([state for state in states if isinstance(state, State)])
        except Exception as error:  # of a rule that works on many at once: nobody can say whose it is
            if len(documents) == 1:
                return [error]
            half = len(documents) // 2
            return self._outcomes(documents[:half]) + self._outcomes(documents[half:])
        return [state if isinstance(state, Exception) else state.error or state.result() for state in states]

    @overload
    def run_many(
        self,
        documents: Iterable[str | bytes | Document],
        *,
        workers: int = 1,
        errors: Literal["raise"] = "raise",
    ) -> Iterator[Result]: ...

    @overload
    def run_many(
        self, documents: Iterable[str | bytes | Document], *, workers: int = 1, errors: Literal["return"]
    ) -> Iterator[Result | CleantextError]: ...

    def run_many(
        self,
        documents: Iterable[str | bytes | Document],
        *,
        workers: int = 1,
        errors: Literal["raise", "return"] = "raise",
    ) -> Iterator[Result | CleantextError]:
        """Cleans documents as they come, in order and in bounded memory.

        Args:
            documents: any iterable; it is read only as far ahead as the workers need.
            workers: processes; with 1 everything happens in this one.
            errors: where a document cannot be cleaned, `raise` raises what `run` does, after the results of all before
                it; `return` gives the error in its place and goes on.

        Raises:
            UsageError: an option is wrong, or `documents` are not several.
            WorkerDied: a worker process was killed, or crashed. (`cleantext clean` goes on without the document that kills.)
        """
        refuse_one(documents)
        if not isinstance(workers, int) or workers < 1:
            raise UsageError(f"workers is 1 or more, not {workers!r}")
        if errors not in ("raise", "return"):
            raise UsageError(f"errors is `raise` or `return`, not {errors!r}")
        if errors == "return":
            return through(self.attempts, documents, workers)
        return raised(through(self._outcomes, documents, workers))

    def clean_arrow(
        self, table: pa.Table, *, column: str = "text", ledger: bool = False, site: str = "url"
    ) -> pa.Table:
        """Cleans one column of an Arrow table; see `cleantext.adapters.arrow.clean_table`.

        Raises:
            UsageError: the column is not there or holds no strings, or a column to add is there already.
        """
        # Loaded when asked for: adapters stand above this module, and pyarrow is an extra.
        arrow = importlib.import_module("cleantext.adapters.arrow")
        return arrow.clean_table(self, table, column, ledger=ledger, site=site)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_engine": None}  # compiled anew, from the cache, where it is unpickled


@lru_cache(maxsize=1)
def _builtin_packs() -> tuple[Pack, ...]:
    return tuple(builtin(name) for name in default_files())


def _entered(document: str | bytes | Document) -> State | Exception:
    """A document as it comes in; or why it cannot."""
    try:
        return State.of(document)
    except Exception as error:
        return error
