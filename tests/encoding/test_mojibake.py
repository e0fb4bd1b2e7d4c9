"""The repair is ftfy's, line by line, to a fixed point, and nothing wakes it in vain or not at all."""

from __future__ import annotations

from itertools import pairwise

import ftfy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleantext.transforms import TRANSFORMS, together
from cleantext.transforms.mojibake import CONFIG, repaired
from tests.encoding.texts import LINES, apply

BREAKS = ("&NewLine;", "&#10;", "&#13;", "&#12;", "&#x0a;", "&#xA;", "&#xa;", "&#xD;", "&#xd;", "&#xC;", "&#xc;")


def ftfy_till_stable(line: str, config: ftfy.TextFixerConfig = CONFIG) -> str:
    while (new := ftfy.fix_text(line, config)) != line:
        line = new
    return line


def breaks(line: str) -> bool:
    """Whether an entity in the line, however often escaped, stands for a line break (we make that a space)."""
    return any(name[1:].lower() in line.lower() for name in BREAKS) or "&#0" in line


@given(LINES)
@example("&amp;lt; &amp;amp;")
@example("ÃƒÂ© &amp;Atilde;&copy; é")
@example("\x80\xc4\r\x80")
@example("â&euro;\x9d and <")
@settings(max_examples=1500)
def test_it_is_ftfy(line: str) -> None:
    if not breaks(line):
        assert repaired(line) == ftfy_till_stable(line)
        assert repaired(line, entities=False) == ftfy_till_stable(line, CONFIG._replace(unescape_html=False))
        assert repaired(line, mojibake=False) == ftfy_till_stable(
            line, CONFIG._replace(fix_encoding=False, fix_c1_controls=False, fix_surrogates=False)
        )


@given(LINES)
@settings(max_examples=1500)
def test_together_the_rules_give_what_the_repair_gives(line: str) -> None:
    use = together(["mojibake", "entities", "nfc"])
    assert use["nfc"] == "nfc"
    line = line.removesuffix("\r")
    edits = sorted(edit for name in ("mojibake", "entities") for edit in TRANSFORMS[use[name]].edits(line))
    assert apply(line, edits) == repaired(line)
    assert all(a[1] <= b[0] for a, b in pairwise(edits))


@given(LINES)
@settings(max_examples=1500)
def test_each_rule_alone(line: str) -> None:
    line = line.removesuffix("\r")
    for name, flags in (("mojibake", {"entities": False}), ("entities", {"mojibake": False})):
        new = apply(line, TRANSFORMS[name].edits(line))
        assert new == repaired(line, **flags)
        assert TRANSFORMS[name].edits(new) == []
    assert together(["mojibake"]) == {"mojibake": "mojibake"}


def test_an_entity_never_breaks_the_line() -> None:
    assert repaired("a&NewLine;b&#10;c&#13;&#12;d") == "a b c  d"
    assert repaired("a&amp;NewLine;b") == "a b"


def test_one_line_does_not_switch_anothers_entities_off() -> None:
    first, second = "1 < 2 &amp; so on", "fish &amp; chips"
    assert (repaired(first), repaired(second)) == (first, "fish & chips")


# In our words, after the kinds of cases that ftfy publishes: what must be repaired, and what must not.
@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("The MÃ¼ller familyâ€™s inn", "The Müller family’s inn"),
        ("voilÃ le port", "voilà le port"),
        ("fÃªte Ã  la plage", "fête à la plage"),
        ("naÃƒÂ¯ve", "naïve"),
        ("It was namedÂ Â Rosa", "It was named\xa0\xa0Rosa"),
        ("â€œquote meâ€\x9d", "“quote me”"),
        ("lost: â€œlikeâ€� this", "lost: “like� this"),
        ("Ð¼Ð¾Ñ€Ðµ", "море"),
        ("С‚РµРїР»РѕРµ РјРѕСЂРµ", "тёплое море".replace("ё", "е")),
        ("ã\x81¯ã\x81£ã\x81±", "はっぱ"),
        ("ÅºrÃ³dÅ‚o", "źródło"),
        ("ðŸ\x98\x80 ok", "😀 ok"),
        ("\x91single\x92 \x96 dash", "‘single’ – dash"),
        ("â\x80\x94 a dash", "— a dash"),
        ("l‚Äôami", "l’ami"),
    ],
)
def test_repairs(broken: str, right: str) -> None:
    assert repaired(broken) == right


@pytest.mark.parametrize(
    "text",
    [
        "AHÅ™, said nobody",
        "PARCE QUE SUR LEURS PLAQUES IL Y MARQUÉ…™",
        "Oborzeny, Müller & Søn — ÐÐ",
        "¿ªÀÌ‹ alone",
        "(°ò_ó)",
        "ESSE CARA AÍ™",
        "Ôôô VIDA MINHA",
        "the house, Â£5? no: £5",
        "HELLO ÂÑ",
        "“Mr. Ø” — 5 Å",
        "├── src",
        "Der Preis: 5€¹",
        "Ｃａｆé “ﬁne” ‘q’…",
    ],
)
def test_ftfys_verdict_on_what_is_no_mojibake_stands(text: str) -> None:
    assert repaired(text) == ftfy_till_stable(text)


def test_quotes_ligatures_and_width_stay() -> None:
    text = "“ﬁne” ‘Ｃａｆé’ … \u2028 ﾊﾟ Ǆ — it’s"
    assert repaired(text) == text


@given(LINES, st.sampled_from(["mojibake", "entities", "mojibake-beside-entities", "entities-beside-mojibake"]))
@settings(max_examples=300)
def test_may_is_true_of_every_line_that_changes(line: str, name: str) -> None:
    if TRANSFORMS[name].edits(line):
        assert TRANSFORMS[name].may(line)
