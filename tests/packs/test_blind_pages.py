"""What whole pages showed that were written, in ten languages, before anybody looked at a pack."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.packs.load import builtin

ABOVE = "The council will talk about a replacement on Thursday. A boat from the next county has been offered, though nobody has asked yet whether it fits the old pier below the church."
BELOW = "Nobody on the islands expects to see the ferry again. Its engine has been promised to the technical school, where it will be taken apart by apprentices, and the bell has gone to the church."
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "sv", "cs", "pl")


def read_also(language: str) -> list[str]:
    """The cues of a pack that stand over the title of another article."""
    (rule,) = (rule for rule in builtin(f"web-{language}").rules if rule.id.endswith("/read-also"))
    phrases: tuple[str, ...] = rule.phrases  # type: ignore[attr-defined]
    return list(phrases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_490_the_title_of_another_article_goes_with_its_cue(language: str) -> None:
    clean = Cleaner(language=language)
    foot = "© 2024 Mill Weekly"  # the rule wants company
    for cue in read_also(language):
        box = f"{cue}\nWhy the boats once left so early"
        assert clean(f"{ABOVE}\n{box}\n{BELOW}\n{foot}") == f"{ABOVE}\n{BELOW}", cue
        assert clean(f"{ABOVE}\n{box}\n{BELOW}") == f"{ABOVE}\n{box}\n{BELOW}", cue


@pytest.mark.parametrize("language", LANGUAGES)
def test_491_what_may_be_a_heading_of_the_text_stays_below_a_cue(language: str) -> None:
    clean = Cleaner(language=language)
    cue = read_also(language)[0]
    for heading in ("The long winter", "What the harbour master said:", "Nobody asked about the boat."):
        assert clean(f"{ABOVE}\n{cue}\n{heading}\n{BELOW}\n© 2024 Mill Weekly") == f"{ABOVE}\n{heading}\n{BELOW}"


@pytest.mark.parametrize(
    ("language", "chrome"),
    [
        ("de", "Zum Rezept\nRezept drucken\nZutaten in die Einkaufsliste"),
        ("en", "I Made It\nShow Full Nutrition Label"),
        ("fr", "Aller à la recette\nImprimer la recette\nAjouter à ma liste de courses"),
        ("es", "Ir a la receta\nImprimir receta\n¿Has hecho esta receta? Etiquétame en Instagram @rio"),
        ("it", "Vai alla ricetta\nStampa ricetta\nAggiungi alla lista della spesa"),
        ("pt", "Ir para a receita\nImprimir receita\nComprar ingredientes"),
        ("nl", "Direct naar recept\nPrint recept\nOp boodschappenlijst"),
        ("sv", "Hoppa till receptet\nSkriv ut recept\nLägg till i inköpslista"),
        ("cs", "Přeskočit na recept\nVytisknout recept\nPřidat do nákupního seznamu"),
        ("pl", "Przejdź do przepisu\nDrukuj przepis\nDodaj do listy zakupów"),
    ],
)
def test_492_the_buttons_of_a_recipe_go_and_its_list_stays(language: str, chrome: str) -> None:
    recipe = "3 eggs\n2 leeks\n1 bay leaf"
    text = f"{ABOVE}\n{chrome}\n{recipe}\n{BELOW}"
    assert Cleaner(language=language)(text) == f"{ABOVE}\n{recipe}\n{BELOW}"


@pytest.mark.parametrize(
    ("language", "chrome"),
    [
        ("de", "Zitat von kessel77\nEinmal editiert, zuletzt von kessel77 (4. März 2024)"),
        ("en", "Last edited: Mar 3, 2024\nPost by kessel77 » Sun Mar 03, 2024 7:22 pm"),
        ("fr", "Message par kessel77 » 14 juil. 2023, 19:22\nkessel77 a écrit : ↑14 juil. 2023, 21:07"),
        ("es", "Mensaje por kessel77 » 14 Jul 2023, 19:22\nkessel77 escribió: ↑14 Jul 2023, 21:07"),
        ("it", "Messaggio da kessel77 » 14 lug 2023, 19:22\nkessel77 ha scritto: ↑14 lug 2023, 21:07"),
        ("pt", "Mensagem por kessel77 » 14 Jul 2023, 19:22\nkessel77 escreveu: ↑14 Jul 2023, 21:07"),
        ("nl", "Bericht door kessel77 » 14 jul 2023, 19:22\nkessel77 schreef: ↑14 jul 2023, 21:07"),
        ("sv", "Inlägg av kessel77 » 14 jul 2023, 19:22\nkessel77 skrev: ↑14 jul 2023, 21:07"),
        ("cs", "Příspěvek od kessel77 » 14 črc 2023 19:22\nkessel77 píše: ↑14 črc 2023 21:07"),
        ("pl", "Post autor: kessel77 » 14 lip 2023, 19:22\nkessel77 pisze: ↑14 lip 2023, 21:07"),
    ],
)
def test_493_who_wrote_when_goes_between_posts(language: str, chrome: str) -> None:
    text = f"{ABOVE}\n{chrome}\n{BELOW}\n© 2024 Mill Weekly"
    assert Cleaner(language=language)(text) == f"{ABOVE}\n{BELOW}"


@pytest.mark.parametrize("language", ["pl", "sv", "hu"])
def test_494_a_network_is_a_button_in_any_language_but_not_alone(language: str) -> None:
    clean = Cleaner(language=language)
    assert clean(f"Facebook\nTwitter\n{ABOVE}\n© 2024 Mill Weekly") == ABOVE
    assert clean(f"Facebook\nTwitter\n{ABOVE}") == f"Facebook\nTwitter\n{ABOVE}"


@pytest.mark.parametrize("link", ["[edit]", "[editar]", "[modifier | modifier le code]", "[edytuj | edytuj kod]", "[編集]", "[править | править код]"])  # fmt: skip
def test_495_the_link_beside_a_heading_of_a_wiki_goes_and_the_heading_stays(link: str) -> None:
    for joint in ("", " ", "\n"):
        clean = Cleaner(language="en")(f"{ABOVE}\n\nHistory{joint}{link}\n\n{BELOW}")
        assert clean == f"{ABOVE}\n\nHistory\n\n{BELOW}"
