"""What a writer may have put there, too: it never goes alone, or does not go at all."""

from __future__ import annotations

import pytest

from cleantext import Cleaner


@pytest.mark.parametrize(
    "line",
    ["Acepto las condiciones del duelo", "Acepto la política de mi padre", "Accetto le condizioni del duello"],
)
def test_216_who_accepts_something_need_not_subscribe_to_a_newsletter(line: str) -> None:
    """Any terms would do, anywhere in a text."""
    spanish = (
        "El barco de la isla no saldrá hasta mayo, dijo el capitán del puerto, porque el hielo ha doblado el timón."
    )
    italian = "Il traghetto per le isole non partirà prima di maggio, ha detto il capitano, che non ha più il timone."
    article = italian if line.startswith("Acc") else spanish
    text = f"{article}\n\n{line}\n\n{article}"
    assert Cleaner()(text) == text


AGREED = {
    "de": ("Der Sturm hat dem Obstgarten die Hälfte der Bäume genommen, und sie will im Frühling neue pflanzen.", "Ich akzeptiere", "Alle Cookies akzeptieren"),
    "fr": ("La tempête a pris au verger la moitié de ses arbres, et elle veut en planter d’autres au printemps.", "J’accepte", "Tout accepter"),
    "es": ("La tormenta le quitó al huerto la mitad de los árboles, y ella quiere plantar otros en la primavera.", "Acepto", "Aceptar todas las cookies"),
    "it": ("La tempesta ha tolto al frutteto la metà degli alberi, e lei ne vuole piantare altri in primavera.", "Accetto", "Accetta tutti i cookie"),
    "pt": ("A tempestade levou ao pomar a metade das árvores, e ela não quer plantar outras na primavera.", "Aceito", "Aceitar todos os cookies"),
    "nl": ("De storm nam de boomgaard de helft van zijn bomen af, en zij wil in het voorjaar nieuwe planten.", "Akkoord", "Alle cookies accepteren"),
    "sv": ("Stormen tog hälften av träden i fruktträdgården, och hon vill plantera nya när det blir vår.", "Jag förstår", "Godkänn alla cookies"),
    "cs": ("Bouře vzala sadu polovinu stromů a ona chce na jaře zasadit jiné, ale ještě neví, kde je vezme.", "Souhlasím", "Přijmout vše"),
    "pl": ("Burza zabrała sadowi połowę drzew, a ona chce na wiosnę posadzić nowe, choć nie wie jeszcze jakie.", "Akceptuję", "Akceptuj wszystkie"),
}  # fmt: skip


@pytest.mark.parametrize("language", AGREED)
def test_281_who_agrees_may_be_a_button(language: str) -> None:
    """In five languages the button stayed, in four somebody who agrees in a conversation went with it."""
    text, button, sure = AGREED[language]
    clean = Cleaner(language=language)
    assert clean(f"{text}\n\n{button}\n{sure}") == text
    for said in (button, f"{button}.", f"“{button}”"):
        assert clean(f"{text}\n\n{said}") == f"{text}\n\n{said}", "nothing else is chrome"
    assert clean(f"{text}\n\n{button}.\n\n{sure}") == f"{text}\n\n{button}.", "nor a sentence a button"


BODY = {
    "ar": "سيبقى الجسر مغلقا طوال الصيف، كما قال رئيس البلدية أمس في المجلس.",
    "el": "Η γέφυρα θα μείνει κλειστή όλο το καλοκαίρι, είπε χθες ο δήμαρχος στο συμβούλιο.",
    "en": "The bridge stays closed all summer, the mayor told the council yesterday.",
    "hi": "पुल पूरी गर्मी बंद रहेगा, यह मेयर ने कल परिषद को बताया।",
    "ja": "橋は夏の間ずっと通行止めになると、市長は昨日の議会で述べた。",
    "ko": "다리는 여름 내내 닫힐 것이라고 시장이 어제 의회에서 말했다.",
    "ru": "Мост закроют на всё лето, сказал вчера мэр на заседании городского совета.",
    "tr": "Köprü bütün yaz kapalı kalacak, dedi belediye başkanı dün mecliste.",
    "zh": "大桥整个夏天都要关闭，市长昨天在议会上说，市民可以改走旧水坝。",
}


BUTTONS = {
    "ar": ("أوافق", "سياسة الخصوصية"),
    "el": ("Συμφωνώ", "Όροι χρήσης"),
    "hi": ("मैं सहमत हूँ", "गोपनीयता नीति"),
    "ja": ("同意する", "プライバシーポリシー"),
    "ko": ("동의합니다", "개인정보처리방침"),
    "ru": ("Согласен", "Политика конфиденциальности"),
    "tr": ("Kabul ediyorum", "Gizlilik politikası"),
    "zh": ("我同意", "隐私政策"),
}


def cleaned(language: str, text: str) -> str:
    return Cleaner(language=language)(text)


@pytest.mark.parametrize("language", BUTTONS)
def test_350_somebody_agrees(language: str) -> None:
    """Five packs took the words of a button wherever it stood, three did not know it."""
    button, link = BUTTONS[language]
    body = BODY[language]
    assert cleaned(language, f"{body}\n\n{button}") == f"{body}\n\n{button}"
    assert cleaned(language, f"{body}\n\n{button}\n{link}") == body


@pytest.mark.parametrize(
    ("language", "chrome", "line"),
    [
        ("tr", "PAYLAŞ", "12 tekne 2019"),
        ("ru", "Поделиться:", "12 мостов 2019 года"),
        ("el", "Μοιραστείτε το:", "12 Βάρκες 2019"),
    ],
)
def test_351_a_number_of_things_is_no_date(language: str, chrome: str, line: str) -> None:
    """Any word passed for a month."""
    text = f"{line}\n\n{BODY[language]}\n\n{chrome}"
    assert cleaned(language, text) == f"{line}\n\n{BODY[language]}"


def test_352_a_live_report_keeps_its_times() -> None:
    """Those above short entries went at the head and the foot, and stayed between."""
    report = "3 May 2024, 10:40\nThe crane is back.\n\n3 May 2024, 10:12\nNobody is on the bridge now."
    assert cleaned("en", f"Share this article\n\n{report}") == report


def test_353_a_caption_is_no_credit() -> None:
    """`Photo:` and a capital letter were enough."""
    caption = "Photo: Two men mend the lock gate by hand"
    assert cleaned("en", f"{caption}\n\n{BODY['en']}\n\nLeave a comment") == f"{caption}\n\n{BODY['en']}"
    assert cleaned("en", f"Photo: Anna Holm / Valley Press\n\n{BODY['en']}\n\nLeave a comment") == BODY["en"]


def test_354_a_label_over_a_name_never_goes_alone() -> None:
    """`Written by`, on a line of its own above the writer's name."""
    text = f"Why the bridge is closed\nWritten by\nAnna Holm\n\n{BODY['en']}"
    assert cleaned("en", text) == text
    assert "Written by" not in cleaned("en", f"{text}\n\nLeave a comment")
