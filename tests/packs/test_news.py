"""Lines around news: counts of comments, credits, bylines, dates."""

from __future__ import annotations

import pytest

from cleantext import Cleaner

LONG = {
    "de": "Der Damm wurde im Frühjahr erhöht, und seither ist das Wasser nicht mehr bis an die Häuser gekommen. Die Bauern "
    "haben dafür ein Stück Wiese hergegeben, das ohnehin jeden Winter unter Wasser stand und auf dem nie etwas anderes als "
    "Binsen wuchs. Der Müller sagt, er habe es immer gewusst, und die Gemeinde zahlt ihm nun eine kleine Pacht dafür, dass "
    "er die Schleuse bedient, wenn der Fluss über die Marke steigt.",
    "fr": "La digue a été relevée au printemps, et depuis l'eau n'est plus venue jusqu'aux maisons. Les paysans ont cédé pour "
    "cela un bout de pré qui était de toute façon sous l'eau chaque hiver et où rien ne poussait que des joncs. Le meunier "
    "dit qu'il l'a toujours su, et la commune lui verse maintenant un petit loyer pour qu'il ouvre l'écluse quand la rivière "
    "monte au-dessus de la marque.",
}


@pytest.mark.parametrize(("language", "count"), [("de", "31 Kommentare"), ("fr", "31 commentaires")])
def test_408_a_count_of_comments_stands_above_an_article_too(language: str, count: str) -> None:
    """The German rule looked below the article only; those of the other languages look at both ends."""
    assert Cleaner(language=language)(f"{count}\n\n{LONG[language]}") == LONG[language]


@pytest.mark.parametrize(
    ("language", "prose", "chrome", "credit"),
    [
        ("de", "Der Damm hält.", "Artikel drucken", "Foto: A. Müller"),
        ("fr", "Le puits est à sec.", "Partager cet article", "Crédit photo : Archives A. Belin"),
        ("es", "El pozo está seco.", "Comparte esta noticia", "Foto: J. R. Soto"),
        ("nl", "De brug is dicht.", "Deel dit artikel", "Foto: A. de Vries"),
        ("pl", "Most jest zamknięty.", "Udostępnij na Facebooku", "fot. A. Wąs"),
    ],
)
def test_409_initials_in_a_picture_credit(language: str, prose: str, chrome: str, credit: str) -> None:
    """A full stop ended the sentence that a credit was thought to be."""
    clean = Cleaner(language=language)
    assert clean(f"{prose}\n\n{credit}\n{chrome}") == prose
    assert clean(f"{prose}\n\n{credit}. {prose}\n{chrome}") == f"{prose}\n\n{credit}. {prose}"


@pytest.mark.parametrize(
    ("language", "prose", "chrome", "line"),
    [
        ("en", "The schools open on Monday.", "Share this article", "8:00 AM PDT · May 6, 2025"),
        ("en", "The schools open on Monday.", "Share this article", "Tom Abara Education correspondent"),
        ("de", "Der Damm hält.", "Artikel drucken", "Die Autorin erreichen Sie unter lokales@example.org"),
        ("de", "Der Damm hält.", "Artikel drucken", "Video jetzt laden"),
        ("fr", "Le puits est à sec.", "Partager cet article", "Ajouter à vos sélections"),
        ("fr", "Le puits est à sec.", "Partager cet article", "À lire aussi Le parking qui ne se remplit pas"),
        ("fr", "Le puits est à sec.", "Partager cet article", "Une erreur dans l'article ? Proposez-nous une correction"),
        ("es", "El pozo está seco.", "Comparte esta noticia", "Valdehoya - 11 sept 2024 - 05:40 CEST"),
        ("es", "El pozo está seco.", "Comparte esta noticia", "Autor: Redacción | Fecha: 21 de enero de 2025"),
        ("it", "Il pozzo è secco.", "Condividi su Facebook", "Redazione"),
        ("pt", "O poço está seco.", "Compartilhar notícia", "12/08/2024 07h45 Atualizado há 3 horas"),
        ("pt", "O poço está seco.", "Compartilhar notícia", "Leia em 2 min"),
        ("nl", "De brug is dicht.", "Deel dit artikel", "Door onze redacteur Joost van Vinke"),
        ("pl", "Most jest zamknięty.", "Udostępnij na Facebooku", "Oprac. Marta Żuk"),
        ("el", "Η γέφυρα είναι κλειστή.", "Κοινοποίηση", "Newsroom"),
        ("zh", "橋已經修好了。", "分享到", "記者 林雅惠／台中報導"),
        ("ja", "橋は直った。", "シェアする", "有料会員記事"),
        ("en", "The schools open on Monday.", "Share this article", "Written By: Anna Holm"),
        ("de", "Der Damm hält.", "Artikel drucken", "Von unserem Redaktionsmitglied Ute Färber"),
        ("de", "Der Damm hält.", "Artikel drucken", "(Symbolbild)"),
        ("fr", "Le puits est à sec.", "Partager cet article", "Ajoutez-nous à vos sources préférées sur Google"),
        ("es", "El pozo está seco.", "Comparte esta noticia", "Añádenos como fuente preferida en Google"),
        ("pt", "O poço está seco.", "Compartilhar notícia", "Adicione-nos como fonte preferencial no Google"),
    ],
)  # fmt: skip
def test_411_lines_that_stayed(language: str, prose: str, chrome: str, line: str) -> None:
    assert Cleaner(language=language)(f"{prose}\n\n{line}\n{chrome}") == prose
