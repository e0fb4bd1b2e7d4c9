"""Codes of languages: which there are, and what was meant by one that is none.

Packs go by the two letters of ISO 639-1. Of languages that have none of these, the three letters of ISO 639-3 count.
"""

from __future__ import annotations

# The 183 codes of ISO 639-1, each with that of ISO 639-3; as in the registry of subtags of BCP 47.
_LETTERS = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bi:bis
    bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces cu:chu cv:chv cy:cym da:dan de:deu
    dv:div dz:dzo ee:ewe el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry
    ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye hz:her ia:ina
    id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl it:ita iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz
    kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao
    lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya na:nau nb:nob nd:nde
    ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol
    ps:pus pt:por qu:que rm:roh rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv
    sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk
    tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln
    wo:wol xh:xho yi:yid yo:yor za:zha zh:zho zu:zul
"""
# And the three letters by which libraries call some of them (ISO 639-2/B).
_LIBRARIES = """
    bo:tib cs:cze cy:wel de:ger el:gre eu:baq fa:per fr:fre hy:arm is:ice ka:geo mi:mao mk:mac ms:may my:bur nl:dut
    ro:rum sk:slo sq:alb zh:chi
"""

_TWO = {three: two for two, _, three in (pair.partition(":") for pair in (_LETTERS + _LIBRARIES).split())}
"""Three letters, or other two -> the two by which packs know the language."""
_TWO |= dict.fromkeys(("nb", "nn", "nob", "nno"), "no")  # of Norwegian in either form, langdetect says `no`
_CODES = frozenset(_TWO.values())

_MEANT = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "deutsch": "de", "dutch": "nl", "english": "en", "french": "fr",
    "german": "de", "greek": "el", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko", "norwegian": "no",
    "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
    "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "jp": "ja", "ua": "uk", "us": "en",
    "in": "id", "iw": "he", "ji": "yi",
}  # fmt: skip
"""Names, codes of countries that are no language's, and codes of old, and the languages that were meant."""


def code_of(language: str) -> str | None:
    """The code by which packs know a language, of any tag for it: `en` of `EN`, `eng`, `en-US` and `en_US.UTF-8`.

    None for what stands for no language. Three letters that are not known to stand for one with two do for another.
    """
    first = _first(language)
    code = _TWO.get(first, first)
    return code if code in _CODES or (len(code) == 3 and code.isascii() and code.isalpha()) else None


def meant_by(language: str) -> str:
    """` (did you mean `cs`?)`, for what is not the code itself that packs know a language by; empty where nobody knows."""
    code = code_of(language) or _MEANT.get(_first(language))
    return f" (did you mean `{code}`?)" if code else ""


def refusal(language: object) -> str:
    """What is said of a value of the option `language` that is no language's."""
    return f"language is `auto` or a code such as `en`, not {language!r}{meant_by(str(language))}"


def _first(language: str) -> str:
    """What stands before the region or the script, in small letters."""
    return language.lower().replace("_", "-").partition("-")[0]
