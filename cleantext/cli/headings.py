"""The help of commands with many options, by what the options are about."""

from __future__ import annotations

import click

HEADINGS = {
    "Rules": ("packs", "new", "old", "no_builtin", "disable", "profile", "language", "guard"),
    "Input": ("format", "text_key", "id_key", "encoding", "document"),
    "Run": ("workers", "engine", "ray_address", "resume"),
}
"""Heading -> names of options. All others stand above, as `Options`."""


class UnderHeadings(click.Command):
    """A command whose options stand under headings; within one, in the order of the command."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found: dict[str, list[tuple[str, str]]] = {"Options": [], **{heading: [] for heading in HEADINGS}}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)) is not None:
                heading = next((heading for heading, names in HEADINGS.items() if param.name in names), "Options")
                found[heading].append(record)
        for heading, records in found.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)
