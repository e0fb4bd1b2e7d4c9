"""`cleantext rules check`: everything that is wrong with packs, at once."""

from __future__ import annotations

import sys

import click

from cleantext.cli.console import plural, say


@click.command(name="check")
@click.argument("packs", nargs=-1, required=True, metavar="PACK…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="text with carets, JSON, or GitHub annotations.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def command(packs: tuple[str, ...], form: str, strict: bool) -> None:
    """Check PACKs (paths or names) without running their tests: keys, types, patterns, duplicates, rules that can never
    fire, patterns that are slow. Exit 2 when something is wrong."""
    from cleantext.checks import check, rendered
    from cleantext.packs.find import distinct

    problems = check(packs)
    if out := rendered(problems, form):
        click.echo(out)
    if form == "text":
        errors = sum(problem.severity == "error" for problem in problems)
        found = {"error": errors, "warning": len(problems) - errors}
        told = ", ".join(plural(count, kind) for kind, count in found.items() if count) or "no problems"
        say(f"{told} in {plural(len(distinct(packs)), 'pack')}")
    if any(strict or problem.severity == "error" for problem in problems):
        sys.exit(2)
