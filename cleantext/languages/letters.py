"""Letters that tell: what a text in a language does not hold, its neighbours' letters, and what a line or two of it does.

Stop words are shared by languages that are alike, `не` and `и` by Russian and Bulgarian, `det` and `för` nearly by Swedish
and Danish. A text with letters that its language has not, or without any of those that are its own, is not clearly in it.
Known facts, written down by hand: nothing here was learned from texts.
"""

from __future__ import annotations

FOREIGN = {
    "ar": "پچژگےٹڈڑںہھېډښ",  # Persian, Urdu, Pashto; their kaf and yeh are typed in Arabic as well
    "ca": "ñáãõâêôß",  # Spanish, Portuguese, Occitan
    "cs": "ľĺŕôäąęłśźżćđőű",  # Slovak, Polish, Croatian
    "da": "äöðþ",  # Swedish, Icelandic
    "de": "ëåæøőł",  # Luxembourgish, Danish
    "en": "æøå",
    "es": "àèòçãõâêôìù",  # Catalan, Portuguese, Italian
    "fr": "ñãõìòáíóúăßŭĝ",  # Spanish, Catalan, Occitan
    "gl": "çãõâêôàè",  # Portuguese, Catalan
    "hi": "ळ",  # Marathi
    "it": "ñãõçáíóúâêôăßțș",  # Spanish, Catalan, Romanian
    "nl": "êûâôúåæøäß",  # Afrikaans, Frisian
    "no": "äöðþ",  # Swedish, Icelandic
    "pl": "áíýčšžřěůľđ",  # Czech, Slovak, Croatian
    "pt": "ñèìòùëï",  # Spanish, Galician
    "ru": "іїєґўјљњћђџѓќәғқңүұөһ",  # Ukrainian, Belarusian, Serbian, Macedonian, Kazakh
    "sv": "æøðþõ",  # Danish, Norwegian, Icelandic
    "tr": "əäýňž",  # Azeri, Turkmen
}
"""Language -> letters of those that are like it, which it has not, or in names alone."""
OWN = {
    "da": "æøå",
    "no": "æøå",
    "ru": "ыэё",
    "sv": "äö",
}
"""Language -> letters of which a line or two hold one, and which its neighbours have not."""
RARELY = 150
"""Of the characters of a text, one in so many may be foreign: names are."""
OFTEN = 50
"""Where one in so many is, the text is in another language, also if langdetect knows none that is nearer."""


def foreign(language: str, text: str) -> int:
    """How many letters of a text its language has not."""
    if text.isascii():
        return 0
    return sum(map(text.count, [letter for letter in FOREIGN.get(language, "") if letter in text]))


def doubtful(language: str, text: str) -> bool:
    """Whether the letters of a text make it doubtful that it is in a language."""
    own = OWN.get(language)
    if own is not None and not any(letter in text for letter in own):
        return True
    return foreign(language, text) * RARELY > len(text)
