"""What no rule's own examples can say of the European packs: that they look alike, work together, and leave prose alone."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.packs import builtin

PACKS = ("de", "fr", "es", "it", "pt", "nl", "sv", "cs", "pl")

# Around each body stand lines for many rules at once, as a site of that language has them.
PAGES = {
    "de": (
        "Zum Inhalt springen\nStartseite > Nachrichten > Region\n\nVon Anna Holm\n03.05.2024, 09:15 Uhr\nLesezeit: 4 Minuten",
        "Die Fähre am alten Hafen fährt seit Sonntag wieder, und wer hinüber will, muss nicht mehr den langen Weg über die "
        "Brücke nehmen. Zwei Jahre lang hatte sie in der Werft gelegen.\n\nDer Fährmann sagt, dass er die Zeit gut gebraucht "
        "hat: Er hat schwimmen gelernt. Im Winter will er das Dach des Häuschens neu decken, wenn das Wetter es zulässt.",
        "Foto: Anna Holm/Kieler Blatt\nMit Agenturmaterial\nArtikel teilen\n12 Kommentare\n\nDas könnte Sie auch interessieren\n"
        "Fünf Wege am Fluss\n\nNewsletter abonnieren\nImpressum\n© 2024 Der Schleusenwärter. Alle Rechte vorbehalten.",
    ),
    "fr": (
        "Aller au contenu principal\nAccueil > Actualités > Région\n\nPar Anna Holm\nPublié le 3 mai 2024 à 09h15\n"
        "Temps de lecture : 4 minutes",
        "Le bac du vieux port circule de nouveau depuis dimanche, et qui veut passer la rivière n’a plus à faire le long "
        "détour par le pont. Il était resté deux ans au chantier.\n\nLe passeur dit qu’il a bien employé ce temps : il a "
        "appris à nager. Cet hiver, si le temps le permet, il refera le toit de la maisonnette qui est au bord de l’eau.",
        "Photo : Anna Holm / Journal du port\nAvec AFP\nPartager l’article\n12 commentaires\n\nÀ lire aussi\n"
        "Cinq promenades au bord du fleuve\n\nInscrivez-vous à notre newsletter\nMentions légales\n"
        "© 2024 Le Gardien d’écluse. Tous droits réservés.",
    ),
    "es": (
        "Saltar al contenido\nInicio > Noticias > Comarca\n\nPor Anna Holm\nPublicado el 3 de mayo de 2024\n"
        "Tiempo de lectura: 4 minutos",
        "La barca del puerto viejo vuelve a navegar desde el domingo, y quien quiera cruzar ya no tiene que dar el rodeo por "
        "el puente. Había pasado dos años en el astillero.\n\nEl barquero dice que ha aprovechado bien ese tiempo: aprendió "
        "a nadar. En invierno, si el tiempo lo permite, quiere arreglar el tejado de la caseta que está junto al agua.",
        "Foto: Anna Holm / Diario del puerto\nCon información de EFE\nCompartir noticia\n12 comentarios\n\nTe puede interesar\n"
        "Cinco paseos junto al río\n\nSuscríbete a nuestra newsletter\nAviso legal\n"
        "© 2024 El Guardaesclusas. Todos los derechos reservados.",
    ),
    "it": (
        "Vai al contenuto principale\nHome > Notizie > Valle\n\ndi Anna Holm\nPubblicato il 3 maggio 2024 alle 09:15\n"
        "Tempo di lettura: 4 minuti",
        "Il traghetto del porto vecchio è tornato in servizio domenica, e chi vuole passare il fiume non deve più fare il "
        "lungo giro del ponte. Era rimasto due anni in cantiere.\n\nIl barcaiolo dice che ha usato bene il suo tempo: ha "
        "imparato a nuotare. In inverno, se il tempo lo permette, vuole rifare il tetto della casetta che sta sulla riva.",
        "Foto: Anna Holm / Giornale del porto\nFonte: ANSA\nCondividi l’articolo\n12 commenti\n\nTi potrebbe interessare anche\n"
        "Cinque passeggiate lungo il fiume\n\nIscriviti alla newsletter\nNote legali\n© RIPRODUZIONE RISERVATA",
    ),
    "pt": (
        "Ir para o conteúdo\nInício > Notícias > Vale\n\nPor Anna Holm\nPublicado em 3 de maio de 2024 às 09h15\n"
        "Tempo de leitura: 4 minutos",
        "A balsa do porto velho voltou a navegar no domingo, e quem quer atravessar já não precisa de dar a longa volta pela "
        "ponte. Tinha ficado dois anos no estaleiro.\n\nO barqueiro diz que usou bem esse tempo: aprendeu a nadar. No "
        "inverno, se o tempo deixar, ele quer refazer o telhado da casinha que está junto da água, e também a porta.",
        "Foto: Anna Holm / Jornal do Porto\nCom informações da Reuters\nCompartilhe esta notícia\n12 comentários\n\nLeia também\n"
        "Cinco passeios à beira do rio\n\nAssine a nossa newsletter\nPolítica de Privacidade\n"
        "© 2024 O Guarda da Eclusa. Todos os direitos reservados.",
    ),
    "nl": (
        "Ga naar de inhoud\nHome > Nieuws > Regio\n\nDoor Anna Holm\nGepubliceerd op 3 mei 2024 om 09.15 uur\n"
        "Leestijd: 4 minuten",
        "De pont bij de oude haven vaart sinds zondag weer, en wie naar de overkant wil hoeft niet meer om te lopen over de "
        "brug. Zij had twee jaar op de werf gelegen.\n\nDe veerman zegt dat hij de tijd goed heeft gebruikt: hij heeft leren "
        "zwemmen. In de winter wil hij, als het weer het toelaat, het dak van het huisje vernieuwen dat aan het water staat.",
        "Foto: Anna Holm / Havenblad\nBron: ANP\nDeel dit artikel\n12 reacties\n\nLees ook\nVijf wandelingen langs de rivier\n\n"
        "Schrijf je in voor onze nieuwsbrief\nPrivacybeleid\n© 2024 De Sluiswachter. Alle rechten voorbehouden.",
    ),
    "sv": (
        "Hoppa till innehållet\nHem > Nyheter > Region\n\nAv Anna Holm\nPublicerad 3 maj 2024 kl. 09.15\nLästid: 4 minuter",
        "Färjan vid den gamla hamnen går igen sedan i söndags, och den som vill över behöver inte längre ta den långa vägen "
        "om bron. Den hade legat två år på varvet.\n\nFärjkarlen säger att han har använt tiden väl: han har lärt sig att "
        "simma. I vinter vill han, om vädret är bra, lägga nytt tak på det lilla huset som står vid vattnet.",
        "Foto: Anna Holm/Hamnbladet\nKälla: TT\nDela artikeln\n12 kommentarer\n\nLäs också\nFem promenader längs ån\n\n"
        "Prenumerera på vårt nyhetsbrev\nIntegritetspolicy\n© 2024 Slussvakten. Alla rättigheter förbehållna.",
    ),
    "cs": (
        "Přejít k obsahu\nDomů > Zprávy > Kraj\n\nAutor: Anna Holmová\nPublikováno 3. května 2024 v 9:15\nDoba čtení: 4 minuty",
        "Přívoz u starého přístavu jezdí od neděle zase, a kdo chce na druhý břeh, nemusí už dlouhou cestou přes most. Dva "
        "roky ležel v loděnici.\n\nPřevozník říká, že ten čas využil dobře: naučil se plavat. V zimě chce, pokud to počasí "
        "dovolí, opravit střechu domku, který stojí u vody, a také dveře, které se už nedají zavřít.",
        "Foto: Anna Holmová / Přístavní list\nZdroj: ČTK\nSdílet článek\n12 komentářů\n\nMohlo by vás zajímat\n"
        "Pět procházek podél řeky\n\nPřihlaste se k odběru newsletteru\nOchrana osobních údajů\n"
        "© 2024 Zdymadlář. Všechna práva vyhrazena.",
    ),
    "pl": (
        "Przejdź do treści\nStrona główna > Wiadomości > Region\n\nAutor: Anna Holm\nOpublikowano: 3 maja 2024, 09:15\n"
        "Czas czytania: 4 minuty",
        "Prom przy starym porcie pływa od niedzieli i kto chce się przeprawić, nie musi już iść naokoło przez most. Przez "
        "dwa lata stał w stoczni.\n\nPrzewoźnik mówi, że dobrze wykorzystał ten czas: nauczył się pływać. Zimą, jeśli tylko "
        "pogoda pozwoli, chce naprawić dach domku, który jest nad wodą, oraz drzwi, bo już się nie domykają.",
        "fot. Anna Holm / Gazeta Portowa\nŹródło: PAP\nUdostępnij artykuł\n12 komentarzy\n\nCzytaj także\n"
        "Pięć spacerów nad rzeką\n\nZapisz się na newsletter\nPolityka prywatności\n"
        "© 2024 Śluzowy. Wszelkie prawa zastrzeżone.",
    ),
}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(guard=None)  # the bodies are short: the furniture around them is half of the page


@pytest.mark.parametrize("language", PACKS)
def test_the_furniture_goes_and_the_article_stays(cleaner: Cleaner, language: str) -> None:
    head, body, tail = PAGES[language]
    result = cleaner.run(f"{head}\n\n{body}\n\n{tail}\n")
    assert result.language == language
    assert result.text == body + "\n"


@pytest.mark.parametrize("language", PACKS)
def test_prose_alone_is_left_as_it_is(cleaner: Cleaner, language: str) -> None:
    body = PAGES[language][1]
    assert cleaner(body) == body


@pytest.mark.parametrize("language", [code for code in PACKS if code != "de"])
def test_a_pack_leaves_another_languages_furniture_alone(language: str) -> None:
    """Each pack by itself: its rules ask for its language, however much of their words a text may hold."""
    head, body, tail = PAGES["de"]
    text = f"{head}\n\n{body}\n\n{tail}\n\n{PAGES[language][0].splitlines()[0]}\n"
    assert Cleaner([f"web-{language}"], builtin=False, language="de")(text) == text


def test_all_packs_have_the_same_rules() -> None:
    ids = {code: [rule.id.partition("/")[2] for rule in builtin(f"web-{code}").rules] for code in PACKS}
    assert all(names == ids["de"] for names in ids.values()), ids


@pytest.mark.parametrize("language", PACKS)
def test_stop_words_are_lower_case_words(language: str) -> None:
    words = builtin(f"web-{language}").head.stopwords
    assert 40 <= len(words) <= 70
    assert len(set(words)) == len(words)
    assert all(word.isalpha() and word == word.lower() for word in words)
