"""Words that no list has were cut in short texts: what looks joined there has no company, and never had any in the
learning."""

from __future__ import annotations

import pytest

from cleantext import Cleaner

WHOLE = {
    "de": ("Der Hecht- und Zanderschonzeit folgte die Laichzeit.",),
    "es": ("La sobretemperatura del motor paró la barca, y el capitán se la desaconsejó.",),
    "it": (
        "Prendi la chiave e incollala qui, poi chiudi il cassetto.",
        "Rimuovi la corda e configurala di nuovo prima di sera.",
        "Scegli la barca e selezionane una per il viaggio.",
    ),
    "nl": (
        "Zij bekeek de apparaatinstellingen van de veerpont en schreef ze op.",
        "De integratiedocumentatie lag nog op de kade.",
        "Het toestemmingsscherm bleef leeg, en de zoekinformatie ook.",
        "Hij las de privacyinstelling voor aan de havenmeester.",
    ),
    "pl": ("Nieoswojone łabędzie płynęły obok promu, a kruczoczarny pies czekał.",),
    "pt": ("O simulador da sobretemperatura parou na terça.",),
    "ru": (
        "Суперномер газеты и жилмассивы у реки он забыл.",
        "Послепраздничная диета и теленовости его не занимали.",
        "Некурильщика посадили у четвертьчасового автобуса.",
    ),
}


JOINED = {
    "de": ("Die Sitzung dauertebis Mitternacht, dann gingen alle heim.", "dauerte bis"),
    "es": ("La reunión duróhasta medianoche y luego todos se fueron a casa.", "duró hasta"),
    "fr": ("La réunion a duréjusqu’à minuit, puis tous sont rentrés.", "duré jusqu’à"),
    "it": ("La riunione è duratafino a mezzanotte, poi tutti sono tornati a casa.", "durata fino"),
    "nl": ("De vergadering duurdetot middernacht, daarna ging iedereen naar huis.", "duurde tot"),
    "pl": ("Zebranie trwałodo północy, potem wszyscy poszli do domu.", "trwało do"),
    "pt": ("A reunião durouaté à meia-noite, e depois foram todos para casa.", "durou até"),
    "ru": ("Собрание длилосьдо полуночи, потом все пошли домой.", "длилось до"),
}


@pytest.mark.parametrize("language", sorted(WHOLE))
def test_243_a_compound_that_no_list_has_stays_whole_in_a_single_sentence(language: str) -> None:
    cleaner = Cleaner(language=language)
    assert [cleaner.run(text).text for text in WHOLE[language]] == list(WHOLE[language])


@pytest.mark.parametrize("language", sorted(JOINED))
def test_244_two_plain_words_are_still_told_apart_there(language: str) -> None:
    text, apart = JOINED[language]
    assert apart in Cleaner(language=language).run(text).text
