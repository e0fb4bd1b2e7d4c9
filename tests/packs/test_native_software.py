"""What forums, wikis and help desks write in wordings of their own, dates below a signature, Turkish that reports, Arabic
that speaks to a woman: what whole pages of eight languages, written for the purpose, left or lost."""

from __future__ import annotations

import pytest
from pages import PAGES

from cleantext import Cleaner

LEFT = {
    "ru": ["Сообщений: 4871", "anna писал(а):", "Вы не можете отвечать на сообщения", "Есть ещё вопросы? Отправить запрос"],
    "el": ["Μηνύματα: 1.204", "Ο/Η anna έγραψε:", "4 από 5 χρήστες το βρήκαν χρήσιμο"],
    "zh": ["（全文完）", "本帖最后由 anna 于 2012-3-17 10:20 编辑", "52 人中有 41 人觉得有帮助", "附件下载"],
    "ja": ["レシピID : 1203344", "5人中4人がこの記事が役に立ったと言っています", "時刻表 （PDF 412.5KB）"],
    "ko": ["총 5명 중 4명이 도움이 되었다고 했습니다.", "시간표.hwp", "최근 수정 시각: 2012-03-03 11:02:11"],
    "ar": ["رد مع اقتباس", "86% من المستخدمين قالوا نعم من 1204 تعليقاً"],
    "tr": ["Katılım 5 Ocak 2012", "Genişletmek için tıkla ...", "Bu makale yardımcı oldu mu?"],
    "hi": ["इमेज स्रोत, Getty Images", "5 में से 4 के लिए उपयोगी रहा", "देखें (1 एमबी)"],
}  # fmt: skip
LIKE_IT = {
    "ru": ["Сообщений: 12 из трюма", "Капитан писал (а писал он много):", "Изменено 18 января"],
    "el": ["Μηνύματα: 12 από το πλοίο", "Ο καπετάνιος έγραψε:", "Εγγραφή: από αύριο"],
    "zh": ["全文完成于一九五二年", "本章完整", "52 人中有 41 人上船"],
    "ja": ["添付ファイルの船", "5人中4人が乗った", "時刻表（夏）"],
    "ko": ["첨부파일", "5명 중 4명이 배를 탔다", "작성자는 미상"],
    "ar": ["المشاركات: 12 من العبارة", "تاريخ التسجيل: يوم الأحد", "شاركي في الرحلة"],
    "tr": ["Mesajlar 12 kaptandan", "Katılım 5 Ocak sabahı", "Kaptan dedi"],
    "hi": ["इमेज स्रोत के बिना", "5 में से 4 नावें", "देखें पुल"],
}
EDITED = [
    ("ru", "История[править | править код]", "История"),
    ("el", "Ιστορία[Επεξεργασία | επεξεργασία κώδικα]", "Ιστορία"),
    ("zh", "历史[编辑]", "历史"),
    ("zh", "歷史[編輯]", "歷史"),
    ("ja", "歴史 [編集]", "歴史"),
    ("ko", "역사[편집]", "역사"),
    ("ar", "التاريخ[عدل]", "التاريخ"),
    ("tr", "Tarihçe[değiştir | kaynağı değiştir]", "Tarihçe"),
    ("hi", "इतिहास[संपादित करें]", "इतिहास"),
]
SIGNED = [("zh", "市交通局\n2019年4月12日"), ("ja", "港町長\n令和元年4月12日"), ("ko", "나루터장\n2019년 4월 12일")]


@pytest.mark.parametrize("language", LEFT)
def test_500_what_software_writes_in_native_wording_goes_wherever_it_stands(language: str) -> None:
    body = PAGES[language][1]
    above, _, below = body.partition("\n\n")
    cleaner = Cleaner(language=language)
    for line in LEFT[language]:
        assert cleaner(f"{above}\n\n{line}\n\n{below}") == body, line


@pytest.mark.parametrize("language", LIKE_IT)
def test_501_a_line_that_only_looks_like_it_stays(language: str) -> None:
    body = PAGES[language][1]
    cleaner = Cleaner(language=language)
    for line in LIKE_IT[language]:
        assert cleaner(f"{body}\n\n{line}\n") == f"{body}\n\n{line}\n", line


@pytest.mark.parametrize(("language", "marked", "heading"), EDITED)
def test_502_the_link_to_the_editor_goes_and_the_heading_stays(language: str, marked: str, heading: str) -> None:
    body = PAGES[language][1]
    assert Cleaner(language=language)(f"{marked}\n\n{body}") == f"{heading}\n\n{body}"


@pytest.mark.parametrize(("language", "signature"), SIGNED)
@pytest.mark.parametrize("profile", ["article", "page"])
def test_503_a_date_below_a_signature_stays(language: str, signature: str, profile: str) -> None:
    """It went as the date of the page, beside any other line that went."""
    head, body, _ = PAGES[language]
    notice = f"{body}\n\n{body}\n\n{signature}"
    rules = [rule.id for rule in Cleaner(profile=profile).rules if rule.id.startswith("page/")]
    assert Cleaner(language=language, profile=profile, disable=rules)(f"{head}\n\n{notice}\n") == f"{notice}\n"


def test_504_turkish_that_reports_is_turkish() -> None:
    """Reference texts and notices have few of the words that news have many of."""
    text = (
        "İpekçilik, göl çevresindeki köylerde ipek böceği yetiştiriciliğine verilen addır. Bölgede ipek böceği "
        "yetiştirildiğine ilişkin kayıtlar vergi defterlerinde yer alır. Usta sayısının artırılması nedeniyle ham ipek "
        "Avrupa'ya gönderilmiştir. Kozalar sıcak suda bekletilerek iplikleri çekilir, kök boyası kullanılarak "
        "renklendirilir. Üretim 1960'larda durmuştur. Kooperatif, dokumacılığı canlandırmayı amaçlamaktadır."
    )
    assert Cleaner()(f"{text}\n\nYorum yap\n") == f"{text}\n"


@pytest.mark.parametrize("line", ["أضيفي تعليقك", "اقرئي أيضاً", "تابعينا على انستغرام", "شارِكْ القصة", "حمّلي التطبيق"])
def test_505_a_site_may_speak_to_a_woman(line: str) -> None:
    body = PAGES["ar"][1]
    assert Cleaner(language="ar")(f"{body}\n\n{line}\n") == f"{body}\n"


FAMILIES = {
    "ru": {"forum": "ivan писал(а):", "wiki": "Материал из свободной энциклопедии", "help-desk": "Статья помогла?"},
    "el": {"forum": "Απάντηση με παράθεση", "wiki": "Από την ελεύθερη εγκυκλοπαίδεια", "recipe-card": "Μετάβαση στη συνταγή"},
    "zh": {"forum": "积分 1204", "blog": "（全文完）", "help-desk": "此文是否对您有帮助？"},
    "ja": {"recipe-card": "レシピID : 1203344", "blog": "人気ブログランキング", "attachment": "添付ファイル"},
    "ko": {"wiki": "위키백과, 우리 모두의 백과사전", "recipe-card": "레시피 작성자", "attachment": "첨부파일 다운로드"},
    "ar": {"forum": "رد مع اقتباس", "wiki": "هذه المقالة يتيمة", "help-desk": "أخبرنا لماذا"},
    "tr": {"forum": "Genişletmek için tıkla ...", "recipe-card": "Tarifi yazdır", "wiki": "Arama kısmına atla"},
    "hi": {"wiki": "विकिपीडिया, मुक्त ज्ञानकोश", "attachment": "संलग्नक", "help-desk": "5 में से 4 के लिए उपयोगी रहा"},
}


@pytest.mark.parametrize("language", FAMILIES)
def test_555_a_family_has_one_name_in_every_pack(language: str) -> None:
    """Eight packs had one rule `software` where the others have `forum` and `recipe-card`."""
    body = PAGES[language][1]
    for name, line in FAMILIES[language].items():
        result = Cleaner(language=language).run(f"{body}\n\n{line}\n")
        assert result.text == f"{body}\n", line
        assert name in {edit.rule.partition("/")[2] for edit in result.edits}, line


@pytest.mark.parametrize("language", ["de", "fr", *LEFT])
def test_556_a_file_with_its_size_is_attached_in_any_language(language: str) -> None:
    body = PAGES[language][1]
    text = f"{body}\n\nplan.pdf (1.2 MB)\nPlan (PDF, 340 KB)\n"
    assert Cleaner(language=language)(text) == f"{body}\n"
