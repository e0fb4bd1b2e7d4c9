"""A pytest plugin: packs are collected like test files, each rule a test.

`pytest packs/` collects every YAML file that is a pack. A pack gives one test for `rules check`, one for each rule, and
one for its rules together. Files that are not meant are kept out as always, with `--ignore-glob` or `collect_ignore_glob`
in a conftest.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleantext.readers.pack_files import is_pack

if TYPE_CHECKING:
    from cleantext.engine.plan import Plan
    from cleantext.kinds import Rule
    from cleantext.packs import Pack
    from cleantext.testing import Failure


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("cleantext", "rule packs")
    group.addoption("--pack-examples", type=int, default=100, metavar="N", help="Texts to try per rule of a pack.")
    group.addoption("--pack-seed", type=int, default=0, metavar="S", help="The same seed tries the same texts.")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PackFile | None:
    return PackFile.from_parent(parent, path=file_path) if is_pack(file_path) else None


class PackFile(pytest.File):
    """A pack."""

    _failures: dict[str, list[Failure]]
    """By rules that have been tried."""
    _plan: Plan

    def failures(self, rule: Rule) -> list[Failure]:
        """Those of one rule; it is tried once, whichever test asks first."""
        from cleantext.testing.runner import try_rule

        if rule.id not in self._failures:
            self._failures[rule.id] = try_rule(rule, plan=self._plan, **self.options())
        return self._failures[rule.id]

    def options(self) -> dict[str, int]:
        """How much is tried."""
        return {"examples": self.config.getoption("pack_examples"), "seed": self.config.getoption("pack_seed")}

    def collect(self) -> Iterator[pytest.Item]:
        from cleantext.packs.load import examine

        self._failures = {}
        yield CheckItem.from_parent(self, name="check")
        pack = examine(self.path).pack
        if pack is None:  # the check says why
            return
        from cleantext.errors import UsageError
        from cleantext.optional import needed

        try:
            needed("hypothesis", "test", "testing a pack")
        except UsageError as error:
            raise self.CollectError(str(error)) from None
        from cleantext.testing.runner import own_rules, plan_for

        rules = own_rules(pack)
        self._plan = plan_for(pack, rules)
        for rule in rules:
            yield RuleItem.from_parent(self, name=rule.id.partition("/")[2], pack=pack, rule=rule)
        yield TogetherItem.from_parent(self, name="together", pack=pack)


class FailedPack(Exception):
    """What was found, as it is shown."""


class _Item(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, FailedPack):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self._line(), f"{self.path.name}: {self.name}"

    def _line(self) -> int | None:
        return None

    def _fail(self, failures: list[Failure]) -> None:
        for failure in failures:
            if failure.severity != "error":
                self.warn(pytest.PytestWarning(failure.render()))
        wrong = [failure.render() for failure in failures if failure.severity == "error"]
        if wrong:
            raise FailedPack("\n".join(wrong))


class CheckItem(_Item):
    """`cleantext rules check` of the pack."""

    def runtest(self) -> None:
        from cleantext.checks import check, rendered

        errors = [problem for problem in check([self.path]) if problem.severity == "error"]
        if errors:
            raise FailedPack(rendered(errors))


class RuleItem(_Item):
    """The examples and properties of one rule."""

    def __init__(self, *, pack: Pack, rule: Rule, **more: Any) -> None:
        super().__init__(**more)
        self.pack, self.rule = pack, rule

    def _line(self) -> int | None:
        return self.pack.places.get(self.rule.id, ("", 1))[1] - 1

    def runtest(self) -> None:
        from cleantext.testing.runner import placed

        assert isinstance(self.parent, PackFile)
        self._fail([placed(failure, self.pack) for failure in self.parent.failures(self.rule)])


class TogetherItem(_Item):
    """The pack's rules together."""

    def __init__(self, *, pack: Pack, **more: Any) -> None:
        super().__init__(**more)
        self.pack = pack

    def runtest(self) -> None:
        from cleantext.testing.runner import is_sound, own_rules, placed
        from cleantext.testing.together import rules_together

        assert isinstance(self.parent, PackFile)
        rules = [rule for rule in own_rules(self.pack) if is_sound(self.parent.failures(rule))]
        found = rules_together(self.pack, rules, **self.parent.options())
        self._fail([placed(failure, self.pack) for failure in found])
