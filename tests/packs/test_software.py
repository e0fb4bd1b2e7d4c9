"""Lines that widespread software puts on pages, the same on thousands of sites, and lines that only look like them."""

from __future__ import annotations

import pytest

from cleantext import Cleaner, clean
from cleantext.packs import builtin

FEET = {
    "de": [
        "Klick, um auf Pinterest zu teilen (Wird in neuem Fenster geöffnet) Pinterest",
        "Durchschnittliche Bewertung 3.9 / 5. Anzahl Bewertungen: 17",
        "Mit dem Laden der Karte akzeptieren Sie die Datenschutzerklärung von Google.",
        "Neuerer Post Älterer Post Startseite",
        "Ein Beitrag geteilt von Anna Holm (@annaholm)",
        "Dieses Feld dient zur Validierung und sollte nicht verändert werden.",
    ],
    "fr": [
        "Cliquez pour imprimer(ouvre dans une nouvelle fenêtre) Imprimer",
        "Note moyenne 3.9 / 5. Nombre de votes : 17",
        "Article plus récentArticle plus ancienAccueil",
        "Le stockage ou l’accès technique qui est utilisé exclusivement à des fins statistiques.",
    ],
    "es": [
        "Haz clic para compartir en Facebook (Se abre en una ventana nueva) Facebook",
        "Promedio de puntuación 3.9 / 5. Recuento de votos: 17",
        "Entrada más reciente Entrada antigua Inicio",
        "Una publicación compartida de Anna Holm (@annaholm)",
    ],
    "it": [
        "Fai clic qui per stampare (Si apre in una nuova finestra) Stampa",
        "Voto medio 3.9 / 5. Conteggio dei voti: 17",
        "Post più recente Post più vecchio Home page",
        "Questo sito è protetto da reCAPTCHA e si applicano la Privacy policy e i Termini di servizio di Google.",
    ],
    "pt": [
        "Clique para imprimir(abre em nova janela) Imprimir",
        "Média da classificação 3.9 / 5. Número de votos: 17",
        "Postagem mais recente Postagem mais antiga Página inicial",
        "Orgulhosamente mantido com WordPress",
    ],
    "nl": [
        "Klik om af te drukken (Wordt in een nieuw venster geopend) Print",
        "Gemiddelde waardering 3.9 / 5. Stemtelling: 17",
        "Nieuwere post Oudere post Homepage",
        "De technische opslag of toegang die uitsluitend voor statistische doeleinden wordt gebruikt.",
    ],
    "pl": [
        "Kliknij by wydrukować(Otwiera się w nowym oknie) Drukuj",
        "Średnia ocena 3.9 / 5. Liczba głosów: 17",
        "Nowszy post Starszy post Strona główna",
        "Tę stronę ostatnio edytowano 2 sty 2012, 10:12.",
    ],
    "sv": [
        "Klicka för utskrift (Öppnas i ett nytt fönster) Skriv ut",
        "Genomsnittligt betyg 3.9 / 5. Antal röster: 17",
        "Senaste inlägg Äldre inlägg Startsida",
        "Spara mitt namn, min e-postadress och webbplats i den här webbläsaren till nästa gång jag skriver en kommentar.",
    ],
    "cs": [
        "Klikněte pro vytisknutí(Otevře se v novém okně) Tisk",
        "Průměrné hodnocení 3.9 / 5. Počet hlasů: 17",
        "Novější příspěvek Starší příspěvek Domovská stránka",
        "Používáme WordPress (v češtině).",
    ],
}


TEXT = {
    "de": [
        "Klick, um die Ecke zu sehen, machte die alte Kamera nicht.",
        "Diese Cookies sind knusprig und halten in der Dose drei Wochen.",
        "Der Beitrag, geteilt von der Tante, hing in der Küche.",
        "Geschrieben von 12 Leuten am Tisch der Wirtin.",
    ],
    "fr": [
        "J’aime ça : la mer, le vent.",
        "Marqué à vie, sauvé par la mer",
        "Publié par une petite maison en 12 langues différentes.",
        "Cet article a été publié dans la revue par des chercheurs du port.",
    ],
    "es": [
        "—Me gusta esto.",
        "Etiquetado como héroe, olvidado como padre",
        "Publicado por la imprenta en 12 idiomas diferentes.",
        "Las cookies de avena se comen con leche.",
    ],
    "it": ["Scritto da sei mani il 12 per cento del libro.", "I cookie della nonna sono i migliori."],
    "pt": ["Marcado para morrer, salvo pelo mar", "Publicado por uma pequena casa em 2011.", "— Gosto disto."],
    "nl": ["Gelabeld als held, vergeten als vader", "Dit bericht is geplaatst op de deur van de kerk door Anna."],
    "pl": ["Wpis został opublikowany w niedzielę i zniknął w poniedziałek."],
    "sv": ["Märkt av kriget, räddad av havet", "Träffar: 12"],
    "cs": ["Přidal ještě dva góly, 15 asistencí a jednu ránu.", "Označeno křídou, smyto deštěm"],
}


def article(language: str) -> str:
    """The sentences of the examples of the language's own pack, as paragraphs."""
    rules = builtin(f"web-{language}").rules
    return "\n\n".join(dict.fromkeys(change.after for rule in rules[:2] for change in rule.examples.change))


@pytest.mark.parametrize("language", FEET)
def test_241_what_software_writes_below_an_article_goes(language: str) -> None:
    text, feet = article(language), FEET[language]
    cleaned = Cleaner(language=language).run_many([f"{text}\n\n{foot}" for foot in feet])
    assert [result.text for result in cleaned] == [text] * len(feet)


@pytest.mark.parametrize("language", TEXT)
def test_242_a_line_that_only_begins_like_it_stays(language: str) -> None:
    text = article(language)
    whole = [place for line in TEXT[language] for place in (f"{text}\n\n{line}", f"{line}\n\n{text}")]
    assert [result.text for result in Cleaner(language=language).run_many(whole)] == whole


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "— J’aime ça."),
        ("it", "— Mi piace."),
        ("pl", "— Lubię to."),
        ("sv", "— Gilla detta."),
        ("de", "Gefällt mir."),
    ],
)
def test_311_who_likes_something_in_a_dialogue_has_said_so(language: str, line: str) -> None:
    """It went, as the button of that name."""
    assert Cleaner(language=language)(f"{line}\n\n{line[:-1]}!") == f"{line}\n\n{line[:-1]}!"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The lock was rebuilt in oak, and the boats go through it again from Monday on.\n{}\n", "Generated in 0.0283 seconds"),
        ("{}\n\nПаром отходит в девять утра и ждать опоздавших больше не станет.\n", "Скачать аудио файл"),
        ("{}\n\n渡船早上九点出发，再也不等迟到的人，码头上的人都这么说。\n", "跳转到正文内容"),
        ("{}\n\nThe ferry leaves at nine, and will not wait for those who are late.\n", "Change text size: + -"),
    ],
)  # fmt: skip
def test_382_what_templates_write_around_a_text(text: str, line: str) -> None:
    """No rule knew these lines, nor the like of them."""
    assert line not in clean(text.format(line))
    assert clean(text.format(line)).strip() == text.format("").strip()


@pytest.mark.parametrize(
    "line",
    [
        "Jump to Recipe · Print Recipe", "Did you make this recipe?", "4.8 from 37 votes", "1x 2x 3x",
        "Tag @wetkitchen on Instagram and hashtag it #wetkitchen",
        "Nutrition information is automatically calculated, so should only be used as an approximation.",
    ],
)  # fmt: skip
def test_410_the_card_around_a_recipe(line: str) -> None:
    """No rule knew what recipe plugins write."""
    recipe = (
        "Leek soup wants three leeks, four potatoes and an hour.\n\n1 l stock\n4 potatoes\n\nSimmer until all is soft."
    )
    assert Cleaner()(f"{recipe}\n\n{line}") == recipe
