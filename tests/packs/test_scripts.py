"""The packs of languages in other scripts, each on a page of its own: all rules together, and which texts are none of theirs."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.packs import builtin

PACKS = ("ru", "el", "zh", "ja", "ko", "ar", "tr", "hi")
PAGES = {
    "ru": (
        "Главная\nВойти\n12 апреля 2019 г., 10:45\nАвтор: Нина Ветрова",
        "Городской совет решил закрыть мост на всё лето, потому что его не чинили уже больше ста лет.\n\n"
        "Машины будут ездить через старую плотину, а пассажиры смогут плыть на пароме, который отходит в девять утра.",
        "Фото: Олег Рощин\nТеги: мост, паром\nПоделиться:\n\nЧитайте также:\n- Новый причал откроют весной\n\n"
        "Оставить комментарий\nИмя\n\n© 2019 Вестник переправы. Все права защищены.",
    ),
    "el": (
        "Αρχική\nΣύνδεση\nΠαρασκευή, 12 Απριλίου 2019, 10:45\nΤης Ελένης Ποταμίτη",
        "Το δημοτικό συμβούλιο αποφάσισε να κλείσει τη γέφυρα για όλο το καλοκαίρι, γιατί δεν επισκευάστηκε εδώ και εκατό χρόνια.\n\n"
        "Τα αυτοκίνητα θα περνούν από το παλιό φράγμα και οι επιβάτες θα παίρνουν το πλοίο που φεύγει στις εννέα το πρωί.",
        "Ετικέτες: γέφυρα, πλοίο\nΜοιραστείτε το:\n\nΔΕΙΤΕ ΕΠΙΣΗΣ\nΝέα αποβάθρα την άνοιξη\n\n"
        "Αφήστε ένα σχόλιο\nΌνομα\n\n© 2019 Τα Νέα του Ποταμού",
    ),
    "zh": (
        "当前位置：首页 > 新闻\n2019年4月12日 10:45 来源：河边晚报\n字号：T|T",
        "市议会决定整个夏天关闭大桥，因为它已经一百多年没有维修，桥墩上的裂缝一年比一年宽。\n\n"
        "汽车将改走上游的旧水坝，行人可以乘坐早上九点从码头开出的渡轮，票价和去年一样。",
        "（编辑：王小河）\n分享到：\n\n相关新闻：\n・新码头明年春天启用\n\n发表评论\n用户名：\n\n河边晚报社 版权所有",
    ),
    "ja": (
        "ホーム ＞ ニュース\n更新日：2019/04/12\n文：川辺花子",
        "市議会は百年以上直されていない橋を、この夏の間ずっと通行止めにすることを昨日の会議で決めた。\n\n"
        "車は上流の古い堰を渡り、歩く人は朝九時に桟橋を出る渡し船に乗ることができ、船賃は去年と変わらない。",
        "写真：川辺太郎\nこの記事をシェア\n\n関連記事\n・新しい桟橋は来春に完成\n\nコメントを残す\n名前\n\n記事の無断転載を禁じます。",
    ),
    "ko": (
        "홈 > 사회\n입력 2019.04.12 10:45\n강바다 기자",
        "시의회는 백 년이 넘도록 한 번도 고치지 않은 강 위의 다리를 올해 여름 내내 닫기로 어제 회의에서 결정했다고 밝혔다.\n\n"
        "차들은 위쪽의 옛 둑으로 다니고 걷는 사람은 아침 아홉 시에 선착장을 떠나는 배를 탈 수 있으며 뱃삯은 작년과 같다고 한다.",
        "[사진=강바다]\n페이스북으로 보내기\n\n관련기사\n- 새 선착장 내년 봄 문 연다\n\n댓글쓰기\n이름\n\n<저작권자 ⓒ 강변신문, 무단 전재 및 재배포 금지>",
    ),
    "ar": (
        "الرئيسية » محليات\nالجمعة 12 أبريل 2019 - 10:45\nكتب: سالم النهري",
        "قرر مجلس المدينة إغلاق الجسر طوال الصيف لأنه لم يصلح منذ أكثر من مئة عام كما قال رئيس البلدية أمس.\n\n"
        "ستمر السيارات عبر السد القديم، ويمكن للركاب استخدام العبارة التي تغادر في التاسعة صباحا إذا كان الطقس جيدا.",
        "تصوير: سالم النهري\nشارك على فيسبوك\n\nاقرأ أيضا:\n- رصيف جديد في الربيع\n\nاترك تعليقاً\nالاسم\n\nجميع الحقوق محفوظة © صحيفة النهر",
    ),
    "tr": (
        "Anasayfa > Gündem\nGiriş Yap\n12.04.2019 - 10:45\nHaber: Deniz Irmak",
        "Belediye meclisi köprüyü bütün yaz kapatmaya karar verdi, çünkü köprü yüz yıldan fazla bir süredir hiç onarılmadı ve ayakları çatladı.\n\n"
        "Arabalar eski bentten geçecek, yolcular ise sabah dokuzda kalkan feribota binebilecek ve bilet için geçen yılki kadar para ödeyecek.",
        "Fotoğraf: Deniz Irmak\nPAYLAŞ\n\nİLGİLİ HABERLER\n- Yeni iskele baharda açılıyor\n\nYorum Yap\nAdınız\n\n© 2019 Kıyı Gazetesi. Tüm hakları saklıdır.",
    ),
    "hi": (
        "होम > देश\nप्रकाशित: शुक्रवार, 12 अप्रैल 2019 10:45\nलेखक: सरिता नाविक",
        "नगर परिषद ने पुल को पूरी गर्मी बंद रखने का फैसला किया है क्योंकि सौ साल से उसकी मरम्मत नहीं हुई है।\n\n"
        "गाड़ियां पुराने बांध से जाएंगी और यात्री उस नाव का इस्तेमाल कर सकते हैं जो सुबह नौ बजे घाट से चलती है।",
        "फोटो: सरिता नाविक\nशेयर करें\n\nये भी पढ़ें:\n- नया घाट वसंत में खुलेगा\n\nटिप्पणी करें\nनाम\n\n© 2019 नदी समाचार। सर्वाधिकार सुरक्षित।",
    ),
}
NEIGHBOURS = {
    "uk": "Міська рада вирішила закрити міст на все літо, бо його не ремонтували вже понад сто років. "
    "Автомобілі будуть їздити через стару греблю, а пасажири поїдуть поромом, який відходить о дев’ятій ранку.",
    "bg": "Градският съвет реши да затвори моста за цялото лято, защото той не е ремонтиран повече от сто години. "
    "Колите ще минават през стария язовир, а пътниците могат да използват ферибота, който тръгва в девет часа сутринта.",
    "fa": "شورای شهر تصمیم گرفت که پل را در تمام تابستان ببندد، زیرا بیش از صد سال است که تعمیر نشده است. "
    "خودروها از سد قدیمی عبور خواهند کرد و مسافران می‌توانند از کشتی استفاده کنند که ساعت نه صبح حرکت می‌کند.",
    "ne": "नगर परिषदले पुललाई पूरै गर्मीभर बन्द गर्ने निर्णय गरेको छ किनभने यसलाई सय वर्षदेखि मर्मत गरिएको छैन। "
    "गाडीहरू पुरानो बाँधबाट जानेछन् र यात्रुहरूले बिहान नौ बजे छुट्ने डुङ्गा प्रयोग गर्न सक्छन्।",
}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner([f"web-{code}" for code in PACKS], builtin=False)


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


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbours_stop_words_do_not_pass_for_ours(cleaner: Cleaner, language: str) -> None:
    """Ukrainian is not cleaned as Russian, nor Persian as Arabic, though they share letters and short words."""
    assert cleaner.run(NEIGHBOURS[language]).language not in PACKS


def test_rules_stand_in_one_order_in_all_packs() -> None:
    ids = {code: [rule.id.partition("/")[2] for rule in builtin(f"web-{code}").rules] for code in PACKS}
    common = set.intersection(*map(set, ids.values()))
    assert len(common) >= 24
    orders = {tuple(name for name in names if name in common) for names in ids.values()}
    assert len(orders) == 1
