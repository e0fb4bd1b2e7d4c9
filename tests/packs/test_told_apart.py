"""Languages that pass for others: Catalan and Galician for Spanish and Portuguese, Afrikaans for Dutch, Basque for none;
Danish, Norwegian and Swedish for one another.

Texts of three sentences or so, as short as an article may be. All of it was written for this test.
"""

from __future__ import annotations

import pytest

from cleantext.cleaner import Cleaner

TEXTS = {
    "ca": [
        (
            "L'ajuntament ha decidit tancar el pont durant tot l'estiu perquè fa més de cent anys que ningú "
            "no l'arregla. "
            "Els veïns es queixen que els autobusos arriben tard i que cap responsable no els dona cap explicació. "
            "Demà farà bon temps a la costa, però a la muntanya hi haurà núvols i algun ruixat a la tarda."
        ),
        (
            "La meva àvia deia sempre que el pa s'ha de menjar calent i amb oli. "
            "Quan van arribar al poble ja era fosc i no hi havia ningú al carrer. "
            "El govern presentarà la setmana vinent una nova llei sobre l'habitatge, segons ha explicat la consellera."
        ),
        (
            "Aquest any la collita de raïm ha estat més petita que mai a causa de la sequera. "
            "Per què no vens amb nosaltres a la fira de dissabte? "
            "L'equip va guanyar el partit amb un gol al darrer minut, i la gent va sortir a celebrar-ho."
        ),
    ],
    "gl": [
        (
            "O concello decidiu pechar a ponte durante todo o verán porque hai máis de cen anos que ninguén a arranxa. "
            "Os veciños quéixanse de que os autobuses chegan tarde e de que ninguén lles dá unha explicación. "
            "Mañá fará bo tempo na costa, pero na montaña haberá nubes e algunha chuvia pola tarde."
        ),
        (
            "A miña avoa dicía sempre que o pan hai que comelo quente e con aceite. "
            "Cando chegaron á aldea xa era noite e non había ninguén na rúa. "
            "O goberno presentará a vindeira semana unha nova lei sobre a vivenda, segundo explicou a conselleira."
        ),
        (
            "Este ano a colleita de uva foi máis pequena ca nunca por culpa da seca. "
            "Por que non vés connosco á feira do sábado? "
            "O equipo gañou o partido cun gol no derradeiro minuto, e a xente saíu á rúa a celebralo."
        ),
    ],
    "af": [
        (
            "Die stadsraad het besluit om die brug die hele somer te sluit, want niemand het dit in honderd "
            "jaar herstel nie. "
            "Die inwoners kla dat die busse laat kom en dat niemand vir hulle sê hoekom nie. "
            "Môre sal dit mooi weer wees aan die kus, maar in die berge word wolke en reën verwag."
        ),
        (
            "My ouma het altyd gesê dat brood warm en met botter geëet moet word. "
            "Toe hulle by die dorp aankom, was dit al donker en daar was niemand in die straat nie. "
            "Die regering sal volgende week 'n nuwe wet oor behuising voorlê, het die minister gesê."
        ),
        (
            "Hierdie jaar was die druiweoes kleiner as ooit tevore weens die droogte. "
            "Hoekom kom jy nie Saterdag saam met ons mark toe nie? "
            "Die span het met 'n drie in die laaste minuut gewen, en die mense het in die strate gedans."
        ),
    ],
    "eu": [
        (
            "Udalak uda osoan zubia ixtea erabaki du, ehun urtetik gora baitaramatza inork konpondu gabe. "
            "Bizilagunak kexu dira autobusak berandu iristen direlako eta inork ez dielako azalpenik ematen. "
            "Bihar eguraldi ona egingo du kostaldean, baina mendian hodeiak eta euria izango dira arratsaldean."
        ),
        (
            "Nire amonak beti esaten zuen ogia bero eta olioarekin jan behar dela. "
            "Herrira iritsi zirenean ilunduta zegoen eta ez zegoen inor kalean. "
            "Gobernuak etxebizitzari buruzko lege berri bat aurkeztuko du datorren astean, sailburuak azaldu duenez."
        ),
        (
            "Aurten mahats uzta inoiz baino txikiagoa izan da lehorteagatik. "
            "Zergatik ez zara gurekin etortzen larunbateko azokara? "
            "Taldeak azken minutuko gol batekin irabazi zuen partida, eta jendea kalera irten zen ospatzera."
        ),
    ],
    "es": [
        (
            "El ayuntamiento ha decidido cerrar el puente durante todo el verano porque hace más de cien "
            "años que nadie lo arregla. "
            "Los vecinos se quejan de que los autobuses llegan tarde y de que nadie les da una explicación. "
            "Mañana hará buen tiempo en la costa, pero en la montaña habrá nubes y algún chubasco por la tarde."
        ),
        (
            "Mi abuela decía siempre que el pan hay que comerlo caliente y con aceite. "
            "Cuando llegaron al pueblo ya era de noche y no había nadie en la calle. "
            "El equipo ganó el partido con un gol en el último minuto, y la gente salió a celebrarlo."
        ),
        (
            "Hace tres días que no funciona la calefacción de la escuela y los niños van con abrigo a clase. "
            "El libro cuenta la vida de una mujer que cruzó la sierra a pie. "
            "Tenemos que hablar con la directora antes de que acabe el curso."
        ),
    ],
    "pt": [
        (
            "A câmara decidiu fechar a ponte durante todo o verão porque há mais de cem anos que ninguém a arranja. "
            "Os vizinhos queixam-se de que os autocarros chegam tarde e de que ninguém lhes dá uma explicação. "
            "Amanhã fará bom tempo na costa, mas na montanha haverá nuvens e alguma chuva à tarde."
        ),
        (
            "A minha avó dizia sempre que o pão se come quente e com azeite. "
            "Quando chegaram à aldeia já era noite e não havia ninguém na rua. "
            "O time ganhou a partida com um gol no último minuto, e o povo saiu às ruas para comemorar."
        ),
        (
            "Há três dias que o aquecimento da escola não funciona e as crianças vão de casaco para a aula. "
            "O livro conta a vida de uma mulher que atravessou a serra a pé. "
            "Temos de falar com a diretora antes que o ano termine."
        ),
    ],
    "nl": [
        (
            "De gemeente heeft besloten om de brug de hele zomer te sluiten, want niemand heeft hem in "
            "honderd jaar hersteld. "
            "De bewoners klagen dat de bussen te laat komen en dat niemand hun zegt waarom. "
            "Morgen wordt het mooi weer aan de kust, maar in de bergen worden wolken en regen verwacht."
        ),
        (
            "Mijn oma zei altijd dat je brood warm en met boter moet eten. "
            "Toen zij in het dorp aankwamen, was het al donker en er was niemand op straat. "
            "De ploeg won met een doelpunt in de laatste minuut, en de mensen dansten op straat."
        ),
        (
            "De verwarming van de school werkt al drie dagen niet, en de kinderen zitten met hun jas aan in de klas. "
            "Het boek vertelt over een vrouw die te voet over de bergen trok. "
            "We moeten met de directeur praten voor het schooljaar voorbij is."
        ),
    ],
    "da": [
        (
            "Byrådet har besluttet at lukke broen hele sommeren, fordi ingen har repareret den i over hundrede år. "
            "Naboerne klager over, at busserne kommer for sent, og at ingen vil fortælle dem hvorfor. "
            "I morgen bliver det godt vejr ved kysten, men inde i landet kommer der skyer og lidt regn om eftermiddagen."
        ),
        (
            "Min bedstemor sagde altid, at man skal spise brødet varmt og med smør. "
            "Da de kom frem til byen, var det allerede mørkt, og der var ikke nogen på gaden. "
            "Regeringen fremlægger i næste uge en ny lov om boliger, siger ministeren."
        ),
        (
            "I år blev høsten mindre end nogensinde før på grund af tørken. "
            "Hvorfor tager du ikke med os på markedet på lørdag? "
            "Holdet vandt kampen på et mål i det sidste minut, og folk gik ud på gaden for at fejre det."
        ),
    ],
    "no": [
        (
            "Kommunestyret har bestemt å stenge broen hele sommeren, fordi ingen har reparert den på over hundre år. "
            "Naboene klager over at bussene kommer for sent, og at ingen vil fortelle dem hvorfor. "
            "I morgen blir det fint vær ved kysten, men inne i landet kommer det skyer og litt regn om ettermiddagen."
        ),
        (
            "Bestemoren min sa alltid at man skal spise brødet varmt og med smør. "
            "Da de kom frem til byen, var det allerede mørkt, og det var ikke noen på gata. "
            "Regjeringen legger neste uke frem en ny lov om boliger, sier statsråden."
        ),
        (
            "Bestemora mi sa alltid at ein skal ete brødet varmt og med smør. "
            "Då dei kom fram til byen, var det alt mørkt, og det var ikkje nokon på gata. "
            "Regjeringa legg fram ei ny lov om bustader neste veke, seier statsråden."
        ),
    ],
    "sv": [
        (
            "Kommunen har beslutat att stänga bron hela sommaren, eftersom ingen har lagat den på över hundra år. "
            "Grannarna klagar över att bussarna kommer för sent och att ingen vill berätta för dem varför. "
            "I morgon blir det fint väder vid kusten, men inåt landet kommer det moln och lite regn på eftermiddagen."
        ),
        (
            "Min mormor sade alltid att man ska äta brödet varmt och med smör. "
            "När de kom fram till staden var det redan mörkt, och det fanns ingen på gatan. "
            "Regeringen lägger nästa vecka fram en ny lag om bostäder, säger ministern."
        ),
    ],
}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("language", TEXTS)
def test_a_short_text_is_in_its_language(cleaner: Cleaner, language: str) -> None:
    votes = cleaner.engine.languages
    assert [votes.detect(text, votes.vote(text))[:1] for text in TEXTS[language]] == [(language,)] * len(
        TEXTS[language]
    )


@pytest.mark.parametrize(
    ("language", "passed_for"), [("ca", "es"), ("gl", "pt"), ("gl", "es"), ("af", "nl"), ("eu", "es"), ("sv", "da"), ("sv", "no")]
)
def test_the_neighbours_rules_are_not_asked(cleaner: Cleaner, language: str, passed_for: str) -> None:
    assert not any(passed_for in cleaner.engine.languages.vote(text).languages for text in TEXTS[language])


@pytest.mark.parametrize(("language", "other"), [("da", "no"), ("no", "da")])
def test_591_danish_and_norwegian_chrome_goes_by_the_language_of_the_text(language: str, other: str) -> None:
    """Neither had a pack; now a text in one of them is not cleaned by the other's."""
    chrome = {"da": "Skriv et svar Annuller svar", "no": "Legg igjen en kommentar Avbryt svar"}
    body = TEXTS[language][0]
    clean = Cleaner()
    assert clean(f"{body}\n\n{chrome[language]}") == body
    assert clean(f"{body}\n\n{chrome[other]}") == f"{body}\n\n{chrome[other]}"


@pytest.mark.parametrize("code", ["nb", "nn", "nno", "no"])
def test_592_bokmal_and_nynorsk_are_cleaned_by_one_pack(code: str) -> None:
    body = TEXTS["no"][2]
    assert Cleaner(language=code)(f"{body}\n\nSkriv ein kommentar\nLes heile saka") == body


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Del brødet\nmed den, der ikke har noget.\nFølg os,\nsagde havet,\nog ingen kommentar\nfik det fra vinden."),
        ("no", "Del brødet\nmed den som ikke har noe.\nFølg oss,\nsa havet,\nog ingen kommentar\nfikk det av vinden."),
    ],
)  # fmt: skip
def test_593_a_line_of_a_poem_is_no_call_to_follow(language: str, text: str) -> None:
    """It went from a poem, with nothing of a page around it."""
    assert Cleaner(language=language)(text) == text
