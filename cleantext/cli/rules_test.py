"""`cleantext rules test`: the examples and properties of every rule of packs."""

from __future__ import annotations

import sys

import click

from cleantext.cli.console import plural, say


@click.command(name="test")
@click.argument("packs", nargs=-1, required=True, metavar="PACK…")
@click.option(
    "--examples", type=click.IntRange(1), default=100, show_default=True, metavar="N", help="Texts to try per rule."
)
@click.option("--seed", type=int, default=0, show_default=True, metavar="S", help="The same seed tries the same texts.")
@click.option(
    "--rule", "rules", multiple=True, metavar="RULE", help="Only this rule (its id, with or without the pack)."
)
def command(packs: tuple[str, ...], examples: int, seed: int, rules: tuple[str, ...]) -> None:
    """Test PACKs (paths or names): each rule's examples, alone and among paragraphs, and the properties of its kind on
    texts that are made up around it. Deterministic. Exit 2 when something fails."""
    from cleantext.checks import rendered
    from cleantext.errors import PackError, UsageError
    from cleantext.optional import needed
    from cleantext.packs import load_pack
    from cleantext.packs.find import distinct

    needed("hypothesis", "test", "testing a pack")
    from cleantext.testing.runner import own_rules, try_pack

    tested = warned = unusable = together = 0
    failed: set[str] = set()
    for name in distinct(packs):
        try:
            pack = load_pack(name)
        except PackError as error:
            click.echo(rendered(error.problems))
            unusable += 1
            continue
        own = own_rules(pack)
        wanted = {rule.id for rule in own if not rules or rule.id in rules or rule.id.partition("/")[2] in rules}
        tested += len(wanted)
        for failures in try_pack(pack, examples=examples, seed=seed, only=wanted if rules else None):
            for failure in failures:
                click.echo(failure.render())
            wrong = {failure.rule for failure in failures if failure.severity == "error"}
            failed |= wrong - {pack.name}
            together += pack.name in wrong
            warned += sum(failure.severity != "error" for failure in failures)
    if rules and not tested:
        raise UsageError(f"no rule is called {' or '.join(rules)} in {', '.join(packs)}")
    told = [f"{plural(tested, 'rule')} tested", f"{len(failed) or 'none'} failed"]
    told += [f"{plural(together, 'pack')} whose rules fail together"] * bool(together)
    told += [f"{plural(unusable, 'pack')} that cannot be used"] * bool(unusable)
    told += [plural(warned, "warning")] * bool(warned)
    say(", ".join(told))
    if failed or together or unusable:
        sys.exit(2)
