"""Imports point down only: from the command line to the types that all speak in."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cleantext"

LAYERS = [
    {"__main__"},
    {"cli", "pytest_plugin"},
    {"adapters"},
    {"report", "learn", "diff"},
    {"runner"},
    {"readers", "writers", "settings"},
    {"checks", "testing", "api"},
    {"cleaner", "arguments"},
    {"engine"},
    {"packs"},
    {"kinds"},
    {"languages", "decoding", "page", "article", "joins", "transforms", "patterns"},
    {"scoring"},
    {"code"},
    {"lines"},
    {"prose"},
    {"keys"},
    {"edits", "batches", "optional", "shorten", "scripts"},
    {"errors"},
    {"types", "version", "worker", "cache", "atomic", "portions", "background"},
]
"""From the top down. A module may import from its own layer and from those below."""

UP = {("cleaner", "adapters")}
"""`Cleaner.clean_arrow` is a shorter name for what the Arrow adapter does; it loads it when it is called."""

RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def modules() -> list[tuple[Path, str]]:
    """All modules, and the part of the package that each belongs to."""
    out = []
    for path in sorted(PACKAGE.rglob("*.py")):
        top = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if top != "__init__":
            out.append((path, top))
    return out


def imported(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and part of the package of each import, those inside functions and by name as well."""
    out = []
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [
                f"{node.module}.{alias.name}" if node.module == "cleantext" else node.module or ""
                for alias in node.names
            ]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            names = [str(part.value) for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
        out += [(node.lineno, name.split(".")[1]) for name in names if name.startswith("cleantext.")]
    return out


def test_every_part_has_a_layer() -> None:
    assert {top for _, top in modules()} <= RANK.keys()


def test_imports_point_down() -> None:
    wrong = []
    for path, top in modules():
        for line, name in imported(ast.parse(path.read_text())):
            if name in RANK and RANK[name] < RANK[top] and (top, name) not in UP:
                wrong.append(f"{path.relative_to(PACKAGE.parent)}:{line}: {top} imports {name}, which stands above it")
    assert not wrong, "\n".join(wrong)


def test_the_engine_knows_rules_by_their_protocol_alone() -> None:
    for path in (PACKAGE / "engine").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cleantext.kinds"):
                assert node.module in ("cleantext.kinds.base", "cleantext.kinds.asking"), path


def test_parts_of_one_layer_do_not_need_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {name: set() for name in RANK}
    for path, top in modules():
        needs[top].update(name for _, name in imported(ast.parse(path.read_text())) if RANK.get(name) == RANK[top])
    graph = {name: others - {name} for name, others in needs.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_lowest_layers_need_the_standard_library_alone() -> None:
    for name in ("types.py", "errors.py", "edits.py", "version.py"):
        tree = ast.parse((PACKAGE / name).read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
                assert (module or "").split(".")[0] in {*sys.stdlib_module_names, "cleantext"}, (
                    f"{name} imports {module}"
                )
