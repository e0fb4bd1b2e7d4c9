"""Lines that were broken at a width, and lines that were not."""

from __future__ import annotations

from cleantext import Cleaner

HARBOUR = """\
Die Händler am Hafen sagen, dass der Umsatz seit der
Sperrung der Brücke um ein Fünftel gefallen ist, und die
Fischer, deren Boote oberhalb liegen, warten auf den
Termin, den die Verwaltung seit dem Frühjahr verspricht.
Hinter dem Deich stehen die Busse der Stadt bereit,
an Tagen mit Nebel fährt nur einer.
"""


VERSE = """\
Die Fähre liegt am Kai und wartet auf den Morgen still
Der Nebel hebt die Brücke auf und trägt sie übers Land
Und keiner von den Fischern weiß, was diese Stille will
Der Deich bewacht das dunkle Schiff, die Netze und den Sand
"""


def test_251_german_begins_many_lines_with_a_capital_and_is_no_verse() -> None:
    unwrap = Cleaner(packs=["unwrap"], builtin=False)
    assert unwrap(HARBOUR) == HARBOUR.replace("\n", " ").rstrip() + "\n"
    assert unwrap(VERSE) == VERSE


def test_450_scripts_without_spaces_are_joined_without_one() -> None:
    """Of Burmese and Khmer nothing was known here, and a space was put into their words."""
    unwrap = Cleaner(packs=["unwrap"], builtin=False)
    burmese = "သင်္ဘောသည်မနက်တိုင်းကိုးနာရီတွင်ကျွန်းများသို့ထွက်ခွာသည်"
    khmer = "កប៉ាល់ចេញទៅកោះជារៀងរាល់ព្រឹកនៅម៉ោងប្រាំបួនហើយមិនរង់ចាំ"
    for line in (burmese, khmer):
        assert unwrap(f"{line}\n{line}\n{line}") == line * 3
