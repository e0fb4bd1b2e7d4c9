"""Bugs of formats and of what a run writes, by number, so that they stay found."""

from __future__ import annotations

from tests.command_line import Command


def test_196_an_archive_on_standard_input_is_no_json_lines(cleantext: Command) -> None:
    """Each of its lines went to quarantine as bad JSON."""
    result = cleantext("clean", "-", "--format", "warc", stdin=b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: warc cannot come from standard input; name the file\n"
