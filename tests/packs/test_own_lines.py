"""What the packs for Arabic, Turkish, Hindi and Korean took of an article's own lines: cases 217 to 228."""

from __future__ import annotations

import pytest

from cleantext.cleaner import Cleaner

AR = (
    "قال قبطان الميناء يوم الثلاثاء إن العبّارة المتجهة إلى الجزر الخارجية لن تبحر قبل مايو. فقد لوى الجليد الدفة، "
    "والورشة التي يمكنها إصلاحها مشغولة حتى عيد الفصح."
)


HI = (
    "बंदरगाह के कप्तान ने मंगलवार को कहा कि बाहरी द्वीपों की नौका मई से पहले नहीं चलेगी। बर्फ ने पतवार को मोड़ दिया है, "
    "और जो कारखाना उसे ठीक कर सकता है वह ईस्टर तक व्यस्त है।"
)


KO = (
    "항만장은 화요일 바깥 섬으로 가는 여객선이 5월 전에는 뜨지 않는다고 밝혔다. 얼음에 키가 휘었고, 고칠 수 있는 조선소는 "
    "부활절까지 일감이 밀려 있다."
)


TR = (
    "Dış adalara giden feribot mayıstan önce kalkmayacak, dedi liman başkanı salı günü. Buz dümeni eğmiş, onu onarabilecek "
    "tersane ise Paskalya'ya kadar dolu."
)


CHROME = {"ar": "نسخ الرابط", "hi": "लिंक कॉपी करें", "ko": "링크 복사", "tr": "Linki kopyala"}


KEPT = [
    (217, "tr", TR, "Bizi takip eden köpek"),  # who follows somebody calls nobody to follow
    (218, "tr", TR, "Instagram takipçi rekoru"),
    (219, "tr", TR, "Bu haber abonelere özel bir ekte çıktı"),
    (219, "tr", TR, "Bu yazı abonelere açık mektuptur"),
    (220, "ar", AR, "تابع الرئيس حفل الافتتاح على يوتيوب"),  # the past tense is written as the imperative is
    (220, "ar", AR, "انضم المدرب إلى فريق في فيسبوك"),
    (221, "ar", AR, "سجل الوزير زيارة للاطلاع على سير العمل في الميناء."),
    (222, "ar", AR, "يحظر نقل البضائع عبر الجسر دون تصريح"),
    (223, "ar", AR, "كتب - أقلام - دفاتر"),
    (224, "hi", HI, "कॉपीराइट कानून"),
    (225, "hi", HI, "देश के नौजवान नदी से जुड़ें"),
    (226, "ko", KO, "댓글은 로그인 없이도"),
    (226, "ko", KO, "로그인 기록과 댓글 3만 개"),
    (227, "ko", KO, "나머지 회원들은 회의장을 이용했다."),
    (228, "ko", KO, "야간 촬영"),
    (228, "ko", KO, "일자리 제공"),
]


TAKEN = [
    (217, "tr", TR, "Bizi Google News'te takip edin"),
    (218, "tr", TR, "YouTube kanalımıza abone olun"),
    (219, "tr", TR, "Bu içerik abonelere özeldir."),
    (220, "ar", AR, "تابعونا على فيسبوك"),
    (220, "ar", AR, "انضم إلى قناتنا على واتساب"),
    (221, "ar", AR, "اشترك لقراءة المزيد"),
    (222, "ar", AR, "يمنع نسخ المواد من دون إذن خطي."),
    (223, "ar", AR, "كتب: سالم النهري"),
    (224, "hi", HI, "कॉपीराइट © 2025 घाट समाचार"),
    (225, "hi", HI, "ताज़ा खबरों के लिए हमारे साथ जुड़े रहें।"),
    (226, "ko", KO, "로그인 후 댓글을 남길 수 있습니다"),
    (227, "ko", KO, "나머지 내용은 구독자만 볼 수 있습니다."),
    (228, "ko", KO, "부두군 제공"),
]


def _ids(cases: list[tuple[int, str, str, str]]) -> list[str]:
    return [f"{number}-{line}" for number, _, _, line in cases]


@pytest.mark.parametrize(("number", "language", "article", "line"), KEPT, ids=_ids(KEPT))
def test_an_articles_own_line_stays(number: int, language: str, article: str, line: str) -> None:
    cleaner = Cleaner(language=language, disable=["article/tail", "article/head"])
    assert cleaner(f"{article}\n\n{line}\n{CHROME[language]}") == f"{article}\n\n{line}", number


@pytest.mark.parametrize(("number", "language", "article", "line"), TAKEN, ids=_ids(TAKEN))
def test_what_the_rule_is_for_still_goes(number: int, language: str, article: str, line: str) -> None:
    cleaner = Cleaner(language=language, disable=["article/tail", "article/head"])
    assert cleaner(f"{article}\n\n{line}\n{CHROME[language]}") == article, number
