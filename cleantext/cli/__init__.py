"""The command line. Commands are imported when they are called: `cleantext --version` needs none of them."""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import Any

import click

from cleantext.cli.console import say
from cleantext.errors import CleantextError, PackError, did_you_mean
from cleantext.version import __version__

COMMANDS = {
    "clean": ("cleantext.cli.clean", "Clean files, folders or standard input."),
    "explain": ("cleantext.cli.explain", "Show every edit of a file, or why one line went or stayed."),
    "undo": ("cleantext.cli.undo", "Give the sources of an output back, byte for byte."),
    "learn": ("cleantext.cli.learn", "Make a pack of the lines that repeat in a folder."),
    "diff": ("cleantext.cli.diff", "Show what a changed pack changes."),
    "report": ("cleantext.cli.report", "Make an HTML page of what a run did."),
    "rules": ("cleantext.cli.rules", "Write rules of your own: new, check, test, list, show."),
}


PIPE = 13
"""Number of the signal that ends other programs whose reader has gone (Windows has none)."""


class LazyGroup(click.Group):
    """A group whose commands are modules, each with the command as its `command`."""

    def __init__(self, *args: Any, modules: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._modules:
            return None
        command: click.Command = importlib.import_module(self._modules[cmd_name][0]).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in self._modules:
            ctx.fail(f"there is no command {args[0]!r}{did_you_mean(args[0], self._modules)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self._modules.items()])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command line of this process."""
        if sys.stderr is None:  # closed by who started us: messages would go to the file that is opened next
            sys.stderr = open(os.devnull, "w")  # noqa: SIM115
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a lone surrogate or a terminal in Latin-1 is no error
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; errors that teach are printed as they are, without a traceback."""
        from cleantext.runner.signals import Stopped

        try:
            return super().invoke(ctx)
        except PackError as error:
            raise Failure("\n".join(problem.render() for problem in error.problems)) from error
        except CleantextError as error:
            raise Failure(f"error: {error}") from error
        except BrokenPipeError:  # whoever reads has enough
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115  (what is left to be written need not be)
            raise SystemExit(128 + PIPE) from None
        except MemoryError as error:
            raise Failure("error: there is not enough memory; fewer --workers take less") from error
        except OSError as error:
            place = error.filename2 or error.filename
            raise Failure(f"error: {f'{place}: ' if place else ''}{error.strerror or error}") from error
        except Stopped as stopped:
            say(f"stopped by {stopped}; what is finished stays")
            raise SystemExit(stopped.exit_code) from None


class Failure(click.ClickException):
    """An error as the user sees it."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        say(self.format_message())


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from cleantext.cli.version import version_text

    click.echo(version_text(__version__))
    ctx.exit()


@click.group(
    cls=LazyGroup, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Cleans scraped text: encoding, what the site put around the article, run-together words. Every edit stands in a ledger
    that undoes it.

    \b
      cleantext clean crawl/ -o clean/ --ledger     a folder
      cleantext explain crawl/story.txt:12          why line 12 went, or stayed
      cleantext undo clean/ -o restored/            the sources again

    `cleantext COMMAND --help` tells of each command.
    """
