"""Headings that sections begin with, and texts in which they are headings of the author's own."""

from __future__ import annotations

import pytest

from cleantext import Cleaner


@pytest.mark.parametrize("text", ["Comments\nI really love this place", "Related articles\n\nThe ferry is late\n"])
def test_310_a_heading_with_what_is_below_it_is_no_foot_of_a_text_that_is_nothing_else(text: str) -> None:
    """Both texts were emptied."""
    result = Cleaner(language="en").run(text)
    assert result.text == text
    assert [held.reason for held in result.held] == ["the heading and what is below it are the whole text"]
    below = f"The ferry is late again, and nobody on the quay knows why.\n\n{text}"
    assert Cleaner(language="en")(below).strip() == "The ferry is late again, and nobody on the quay knows why."


@pytest.mark.parametrize("heading", ["Comments", "You may also like these"])
@pytest.mark.parametrize(
    "text",
    [
        "To mend the roof the parish has one ladder, a bag of nails and a borrowed hammer",
        "The ferry, late again\n\nNobody on the quay knew why",
    ],
)
def test_400_labels_around_a_heading_are_no_text_that_it_is_the_foot_of(text: str, heading: str) -> None:
    """Where an extractor gave a page's label, a heading and the first line of the article, the article went."""
    cleaner = Cleaner(language="en")
    page = f"News\n\n{heading}\n\n{text}"
    result = cleaner.run(page)
    assert result.text == page
    assert [held.reason for held in result.held] == ["beside what is below the heading the text has nothing but labels"]
    title = "The parish mends its roof"
    assert cleaner(f"{title}\n\n{heading}\n\n{text}").strip() == title


@pytest.mark.parametrize(
    ("language", "heading", "closing"),
    [
        ("en", "Comments", "Nobody on the quay had any."),
        ("en", "Related", "Both ferries belong to one firm."),
        ("de", "Kommentare", "Niemand hat etwas dazu gesagt."),
        ("es", "Comentarios", "Nadie dijo nada en el muelle."),
        ("ja", "コメント", "誰も何も言わなかった。"),
    ],
)
def test_355_the_last_sentences_are_no_list_below_a_heading(language: str, heading: str, closing: str) -> None:
    """A closing sentence below a heading went with it, and two did; three had stayed all along."""
    text = (
        f"The ferry stayed at its quay all summer, and nobody on the island minded it at all.\n\n{heading}\n\n{closing}"
    )
    result = Cleaner(language=language).run(text)
    assert result.text == text
    assert result.held[0].reason == "1 of 1 lines below are statements"


REPORT = """\
Annual report of the rowing club

It was a wet year, in which the river rose three times and the boats were out for eleven days.

Members
We have 64 members, three more than last year.

Boats
The old four was sold. The new one leaks.

{heading}
Two members asked for warmer showers.
One asked for colder beer."""


QUESTIONS = {
    "de": "Was kostet der Ausweis?\nNichts.\n\nDarf ich ihn verleihen?\nNein.\n\n"
    "Passwort vergessen?\nFragen Sie an der Theke, von neun bis zwölf, und bringen Sie den Ausweis mit, sonst geht es nicht.",
    "fr": "Combien coûte la carte ?\nRien du tout.\n\nPuis-je la prêter ?\nNon.\n\n"
    "Mot de passe oublié ?\nDemandez au guichet.",
    "ru": "Сколько стоит билет?\nНисколько.\n\nМожно ли его одолжить?\nНет.\n\nЗабыли пароль?\nСпросите у стойки.",
    "zh": "多少钱？\n十八岁以下免费。\n\n可以借给别人吗？\n不可以。\n\n忘记密码？\n请到柜台询问。",
}


STORY = "The ferry stayed at its quay because of the wind, said the harbour master, and nobody on board minded it much."


@pytest.mark.parametrize("heading", ["Comments", "Newsletter", "Don't miss", "Contact us"])
def test_440_a_heading_of_a_report_says_what_chrome_says(heading: str) -> None:
    """ "Comments" and all below it went, in a text that is rows of short headings over short statements."""
    text = REPORT.format(heading=heading)
    result = Cleaner(language="en").run(text)
    assert result.text == text
    reason = "it stands over a statement, as other short lines of the text do"
    assert {held.reason for held in result.held} <= {reason, "2 of 2 lines below are statements"}
    assert result.held


@pytest.mark.parametrize("language", QUESTIONS)
def test_440_questions_and_answers(language: str) -> None:
    text = QUESTIONS[language]
    assert Cleaner(language=language)(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\n\nComments\nTwo members asked for warmer showers.\nAnna",  # no other heading
        f"Members\nWe have three more.\n\n{STORY}\n\nComments\nTwo members asked for warmer showers.\nAnna",  # only one
        f"Members\nThree more.\n\nBoats\nOne leaks.\n{STORY}\n{STORY}\n{STORY}\n\nComments\nThey asked for beer.\nAnna",  # more prose
        f"Members\nThree more.\n\nBoats\nOne leaks.\n\n{STORY}\n\nComments\nAnna\nBen",  # over names
    ],
)
def test_440_elsewhere_it_is_chrome_as_before(text: str) -> None:
    assert Cleaner(language="en")(text) == text[: text.index("\n\nComments")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Forty guests filled in the form.\n\nComments\nThe goat woke us up.\nWe will be back.\n\nRecommended\nby 39 of 41",
        ),
        (
            "de",
            "# Leitfaden\n\n- Kurze Namen stehen für kurze Bereiche.\n\n## Kommentare\n\n- Ganze Sätze.\n- Auf Deutsch\n\n## Tests\n\n- Ein Gedanke, ein Test.",
        ),
        ("fr", "Lecture : bien\nCalcul : moyen\n\nCommentaires\nElle parle trop.\n\nAbsences : 4"),
    ],
)
def test_441_nothing_is_a_foot_where_no_prose_stands_above(language: str, text: str) -> None:
    """Reports and guides of short lines lost all from "Comments" on."""
    assert Cleaner(language=language)(text) == text


def test_441_below_prose_the_same_lines_go_as_before() -> None:
    comments = "Comments\nShe talks too much.\nA gift for goats\n\nDays absent: 4"
    assert Cleaner(language="en")(f"{STORY}\n\n{comments}") == STORY


def test_441_a_form_below_a_short_text_goes_as_before() -> None:
    form = "Leave a Comment\nYour email address will not be published. Required fields are marked *\nName\nEmail"
    assert Cleaner(language="en")(f"The goat is down.\n\n{form}") == "The goat is down."


GUIDE = """\
Two days on the island

The island has two inns, one of them open, and a road that ends where the cows begin.

How to get there
The boat leaves the new quay at nine and at five, and takes a little over an hour if the wind is kind.

Where to sleep
The Anchor has eight rooms over the bar, from forty a night. Breakfast is served until everybody has come down.

{heading}
{below}"""


@pytest.mark.parametrize(
    ("language", "heading", "below"),
    [
        (
            "en",
            "Contact us",
            "The harbour office is in the old bank, and shuts for lunch at noon or whenever it rains.",
        ),
        (
            "en",
            "Contact us",
            "The island's only bookshop sells a history of it\nin which nobody comes off well but the cows.",
        ),
        ("es", "Más información", "La oficina de turismo está en el antiguo banco y cierra a mediodía."),
    ],
)
def test_386_a_heading_of_a_guide_says_what_a_link_says(language: str, heading: str, below: str) -> None:
    """Above a longer answer it went, where the other answers were long, too."""
    text = GUIDE.format(heading=heading, below=below)
    result = Cleaner(language=language).run(text)
    assert result.text == text
    assert [held.reason for held in result.held] == ["it stands over a statement, as other short lines of the text do"]
    apart = GUIDE.format(heading=heading, below=f"\n{below}")  # where a blank line parts them, it is a line by itself
    assert Cleaner(language=language)(apart).count(heading) == 0


def test_386_numbers_end_statements_too_and_paragraphs_that_were_set_to_a_width_are_one() -> None:
    """A guide lost "Don't miss" and all below it, since what stood over it ended in prices and times."""
    text = (
        "Two days on the island\n\n"
        "Getting there\nThe boat leaves the new quay at nine and at five, and takes an hour; a return is £14.\n\n"
        "Where to stay\nThe Anchor, 3 Quay Street, has eight rooms over the bar. Call before you come: 01632 960 441.\n\n"
        "Don't miss\nThe blessing of the nets, on the first Sunday in May.\n\n"
        "When to go\nSeptember, when the water is warm.\n\nFurther information\nRing the bell."
    )
    assert Cleaner(language="en")(text) == text
    answers = QUESTIONS["de"].replace(
        "Theke, von neun bis zwölf, und bringen Sie", "Theke, von neun bis zwölf, und bringen Sie\n"
    )
    assert Cleaner(language="de")(answers) == answers.replace("Sie\n ", "Sie\n ")


def test_387_what_a_heading_of_the_text_stands_over_is_the_text() -> None:
    """A notice lost what it says about cookies, and kept the heading."""
    cookies = "This website uses cookies to keep you signed in, and for nothing else."
    text = GUIDE.format(heading="Cookies", below=cookies)
    result = Cleaner(language="en").run(text)
    assert result.text == text
    assert [held.reason for held in result.held] == ["it stands below a heading, as other statements of the text do"]
    banner = GUIDE.format(heading="Accept all", below=cookies)  # a button is no heading
    assert cookies not in Cleaner(language="en")(banner)
    assert cookies not in Cleaner(language="en")(f"{STORY}\n\n{STORY}\n\nCookies\n{cookies}")


@pytest.mark.parametrize(
    ("language", "box", "goes_on"),
    [
        ("en", ["Related articles", "Mill to close for a year", "New oars for the ferry"], "The first trip is on 6 April, she added."),
        ("pl", ["Czytaj także", "Młyn zamknięty na rok", "Nowe wiosła dla promu"], "Pierwszy rejs odbędzie się szóstego kwietnia, dodała."),
        ("ko", ["관련 기사", "물레방아 1년간 휴관", "나룻배에 새 노"], "그는 첫 운항이 4월 6일 오후에 있을 것이라고 덧붙였다."),
        ("zh", ["相关新闻", "磨坊将关闭一年", "渡轮换新桨"], "她补充说，第一班船是四月六日下午开出。"),
    ],
)  # fmt: skip
def test_571_a_sentence_below_a_box_of_titles_is_the_texts_own(language: str, box: list[str], goes_on: str) -> None:
    """A box of links in the middle took the article's next sentence with it, where it was a short one."""
    prose = {
        "en": "The ferry will sail on Sundays from April, the council decided on Tuesday after a debate of two hours.",
        "pl": "Prom będzie od kwietnia pływał także w niedziele, zdecydowała we wtorek wieczorem rada gminy po debacie.",
        "ko": "군의회는 화요일 저녁 두 시간의 토론 끝에 나룻배를 4월부터 일요일에도 띄우기로 결정했다고 밝혔다. 주민들은 이를 반겼다.",
        "zh": "镇议会经过两个小时的辩论，于周二晚间决定，渡轮从四月起星期天也将开出。",
    }[language]
    text = "\n\n".join([prose, *box, goes_on])
    assert Cleaner(language=language, disable=["article/tail", "article/anywhere"])(text) == f"{prose}\n\n{goes_on}"


STORY_GOES_ON = "The council will look at the plans again in May, and until then the ferry sails as it always has done."


@pytest.mark.parametrize(
    ("language", "box", "heading"),
    [
        ("en", "Related\nHow the bridge was built", "What happens next"),
        ("sv", "Läs också\nSå byggdes bron", "Fakta: Stenöleden\nLängd: 1,4 kilometer"),
        ("ja", "あわせて読みたい\n渡し船の歴史をたどる", "今後の予定"),
    ],
)
def test_451_what_a_blank_line_parts_from_a_box_of_links_is_the_texts_own(language: str, box: str, heading: str) -> None:
    """The heading of the next paragraph went with the box above it."""
    prose = {
        "en": STORY_GOES_ON,
        "sv": "Kommunen tittar på planerna igen i maj, och fram till dess går färjan som den alltid har gjort, säger de.",
        "ja": "町議会は五月に計画をもう一度検討し、それまで渡し船はこれまでどおり運航される。住民も喜ぶ。",
    }[language]
    text = f"{prose}\n\n{box}\n\n{heading}\n\n{prose}"
    cleaner = Cleaner(language=language, disable=["article/tail", "article/anywhere"])
    assert cleaner(text) == f"{prose}\n\n{heading}\n\n{prose}"


def test_452_a_statement_set_off_below_one_title_ends_the_box() -> None:
    """A quotation that ended the article went with the link above it."""
    prose = "O prefeito disse que a obra termina em maio e que até lá a balsa funciona como sempre funcionou na região."
    said = '"Foi um estrondo, e depois o silêncio", disse a aposentada Neide Prates.'
    box = "LEIA TAMBÉM:\nVeja como pedir ressarcimento"
    cleaner = Cleaner(language="pt", disable=["article/tail", "article/anywhere"])
    assert cleaner(f"{prose}\n\n{box}\n\n{said}") == f"{prose}\n\n{said}"
    teasers = f"{box}\nA balsa deixa de funcionar no domingo à noite.\nOutra notícia da cidade"
    assert cleaner(f"{prose}\n\n{teasers}") == prose


def test_453_a_marked_heading_opens_another_section() -> None:
    """The licence of a README went with what is related."""
    text = f"# Ferry\n\n{STORY_GOES_ON}\n\n## Related\n\n- Harbour tools\n\n## License\n\nMIT"
    cleaner = Cleaner(language="en", disable=["article/tail", "article/anywhere"])
    assert cleaner(text) == f"# Ferry\n\n{STORY_GOES_ON}\n\n## License\n\nMIT"


@pytest.mark.parametrize(
    ("language", "heading", "part"),
    [
        ("en", "Comments", "A comment begins with a hash sign. The interpreter skips it.\n\nx = 1  # so far\n\ny = 2"),
        ("de", "Kommentare", "Ein Kommentar beginnt mit einem Doppelkreuz. Er wird übersprungen.\n\nx = 1\n\ny = 2"),
        ("fr", "Commentaires", "Un commentaire commence par un croisillon. Il est ignoré.\n\nx = 1\n\ny = 2"),
        ("ru", "Комментарии", "Комментарий начинается с решётки. Интерпретатор его пропускает.\n\nx = 1\n\ny = 2"),
        ("zh", "网友评论", "注释以井号开头，解释器会跳过它们。\n\nx = 1\n\ny = 2"),
        ("en", "Related", "Blocks have a section of their own below.\n\nx = 1\n\nfor line in lines:"),
        ("en", "Comments", "A comment begins with a hash sign.\nx = open(name).read() # so far\ny = x.split(',') # and so on"),
    ],
)
def test_558_a_statement_below_its_heading_is_a_part_of_the_text(language: str, heading: str, part: str) -> None:
    """The section of a tutorial on comments went, its two sentences and the code."""
    before = {
        "en": "Python reads a file line by line, which is kind to memory even where the file is large.",
        "de": "Python liest eine Datei Zeile für Zeile, und das schont den Speicher, auch wenn die Datei groß ist.",
        "fr": "Python lit un fichier ligne par ligne, ce qui ménage la mémoire même quand le fichier est grand.",
        "ru": "Питон читает файл построчно, и это бережёт память даже тогда, когда сам файл очень большой и длинный.",
        "zh": "逐行读取文件可以节省内存，即使文件很大也是如此，因此这种写法非常常见，初学者应当尽早学会它。",
    }[language]
    gap = "\n\n" if "\n\n" in part else "\n"
    text = f"{before}\n\n{heading}{gap}{part}"
    cleaner = Cleaner(language=language, disable=["article/tail", "article/anywhere"])
    result = cleaner.run(text)
    assert result.text == text
    assert result.held


@pytest.mark.parametrize(
    "below",
    [
        "So they want warmer showers, and a roof.\nAnna\n2 days ago",  # somebody's name below it
        "Your email address will not be published.\n\nName\n\nEmail",  # the form says so
        "Anna\n\nSo they want warmer showers, and a roof.\n\nReply",
    ],
)
def test_558_comments_and_their_form_go_as_before(below: str) -> None:
    before = "The rowing club has a new house, which was built by its members over three wet summers and a winter."
    assert Cleaner(language="en")(f"{before}\n\nComments\n{below}") == before


def test_below_two_titles_a_statement_is_the_texts_whatever_follows() -> None:
    plain = "The harbour master walked the length of the pier twice before breakfast, and said that the rope would hold."
    rest = "The ferry will run again on Monday.\nHow it will run\nSlowly"
    text = f"{plain}\n\n{plain}\n\nRelated articles\nBridge to be built\nMill is for sale\n{rest}"
    assert Cleaner(language="en")(text) == f"{plain}\n\n{plain}\n\n{rest}"


def test_559_an_item_numbered_among_others_is_the_lists() -> None:
    """One item of the terms of a prize draw went, and the numbers had a gap."""
    items = [
        "Send a postcard with your name to the club.",
        "The draw is on the last day of May.",
        "All rights reserved.",
        "The decision of the club is final.",
        "Nobody can win a boat twice.",
    ]
    text = "Rules of the draw for the old boat\n" + "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))
    assert Cleaner(language="en")(text) == text
    plain = "The club draws the winner of the old boat on the last day of May, at noon, in front of the house."
    assert Cleaner(language="en")(f"{plain}\n\n3. All rights reserved.\n\n© 2026") == plain


@pytest.mark.parametrize(
    ("box", "last"),
    [
        ("Read also\nBridge to be built by 2040", "The harbour board has declined to comment on this."),
        ("Read also\nBridge to be built by 2040", "“I never liked that pier,” said the mayor of Wexcombe."),
        ("Te puede interesar\nLos diez faros más bonitos", "La junta no ha querido hacer comentarios."),
        ("Lesen Sie auch\nAlte Mole soll verkauft werden", "Der Rat tagt am Donnerstag wieder im Hafen."),
    ],
)
def test_600_without_blank_lines_a_statement_below_one_title_ends_the_box(box: str, last: str) -> None:
    paragraphs = {
        "R": "The ferry stood still all winter, and the captain says that he forgot where the brake is.",
        "T": "La barca estuvo parada todo el invierno, y el capitán dice que olvidó dónde está el freno.",
        "L": "Die Fähre lag den ganzen Winter still, weil der Kapitän vergessen hatte, wo ihre Bremse ist.",
    }
    text = "\n".join([paragraphs[box[0]]] * 3 + [box, last])
    assert Cleaner()(text) == "\n".join([paragraphs[box[0]]] * 3 + [last])


def test_601_a_line_of_two_sentences_is_no_title() -> None:
    prose = "The ferry stood still all winter, and the captain says that he forgot where the brake is."
    text = f"{prose}\n\nRead also\nBridge to be built by 2040\nThe fare is forty pence. Children go free.\nTides"
    assert Cleaner()(text) == f"{prose}\n\nThe fare is forty pence. Children go free.\nTides"


def test_603_a_link_above_all_of_a_short_text_takes_no_title() -> None:
    """A short text is all tail, and the title below a menu's "latest news" went with it."""
    title = "Barco-biblioteca volta ao rio Jari"
    prose = "O barco-biblioteca voltou a navegar na segunda-feira, depois de dois anos parado por falta de motor."
    result = Cleaner(language="pt").run(f"Assine\nÚltimas notícias\n{title}\nPor Redação\n04/05/2031 06h00\n{prose}")
    assert result.text == f"Últimas notícias\n{title}\n{prose}"
    assert result.held
