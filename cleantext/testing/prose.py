"""Paragraphs and chrome in many scripts, written for this project: what strategies draw from.

Every paragraph is prose to every rule: forty words or more (eighty characters or more without spaces), whole sentences.
"""

from __future__ import annotations

PROSE: dict[str, tuple[str, ...]] = {
    "en": (
        "The ferry that crosses the estuary left an hour late this morning because its pilot had been up all night with a "
        "sick child. Nobody on the quay minded, for the coffee was hot, the gulls kept everyone amused and the fog was "
        "about to lift anyway.",
        "When the old mill was shut, the families who had worked there for three generations moved into the houses behind "
        "the station. They took their looms with them, set them up in cellars and attics, and went on weaving the blue "
        "cloth for which the valley had been known.",
        "She had counted the steps of the tower as a girl and counted them again now, slowly, with a hand on the rail. "
        "There were two more than she remembered, and at the top the bell hung where it had always hung, green with age "
        "and silent since the winter of the flood.",
    ),
    "de": (
        "Die Fähre über die Mündung fuhr heute eine Stunde zu spät ab, weil der Lotse die ganze Nacht am Bett seines "
        "kranken Kindes gesessen hatte. Auf dem Kai störte das niemanden, denn der Kaffee war heiß, die Möwen sorgten für "
        "Unterhaltung, und der Nebel hob sich ohnehin gerade erst über dem Wasser.",
        "Als die alte Mühle schloss, zogen die Familien, die dort seit drei Generationen gearbeitet hatten, in die Häuser "
        "hinter dem Bahnhof. Ihre Webstühle nahmen sie mit, stellten sie in Kellern und auf Dachböden auf und webten "
        "weiter das blaue Tuch, für das man das Tal seit jeher kannte.",
    ),
    "fr": (
        "Le bac qui traverse l’estuaire est parti ce matin avec une heure de retard, car le pilote avait veillé toute la "
        "nuit auprès de son enfant malade. Sur le quai, personne ne s’en est plaint, puisque le café était chaud et que "
        "les mouettes amusaient tout le monde pendant que la brume se levait.",
    ),
    "es": (
        "El transbordador que cruza la ría salió esta mañana con una hora de retraso porque el piloto había pasado la "
        "noche junto a su hijo enfermo. En el muelle nadie se quejó, pues el café estaba caliente, las gaviotas divertían "
        "a todos y la niebla iba a levantarse de un momento a otro.",
    ),
    "pt": (
        "A barca que atravessa a ria saiu esta manhã com uma hora de atraso, porque o piloto não tinha dormido a noite "
        "inteira, sentado ao lado do filho doente. No cais ninguém se queixou disso, pois o café estava quente, as gaivotas "
        "divertiam toda a gente e o nevoeiro já começava a levantar-se devagar por cima da água, como nos outros dias.",
    ),
    "it": (
        "Il traghetto che attraversa la laguna è partito stamattina con un’ora di ritardo, perché il pilota aveva passato "
        "tutta la notte accanto al figlio malato. Sul molo nessuno si è lamentato, dato che il caffè era caldo, i gabbiani "
        "divertivano tutti e la nebbia si stava già alzando piano piano sull’acqua.",
    ),
    "nl": (
        "De veerboot over de riviermond vertrok vanmorgen een uur te laat, omdat de loods de hele nacht bij zijn zieke kind "
        "had gezeten. Op de kade vond niemand dat erg, want de koffie was warm, de meeuwen vermaakten iedereen die stond te "
        "wachten, en de mist trok boven het water toch al langzaam op.",
    ),
    "ru": (
        "Паром, который ходит через залив, отправился сегодня утром на час позже, потому что лоцман всю ночь просидел у "
        "постели больного ребёнка. На причале никто не жаловался, ведь кофе был горячим, чайки развлекали всех, кто ждал, "
        "а туман над водой и так уже понемногу рассеивался. Когда паром наконец показался, старик с удочкой снял шляпу и "
        "поклонился ему.",
    ),
    "pl": (
        "Prom, który pływa przez zatokę, odpłynął dziś rano z godzinnym opóźnieniem, ponieważ pilot całą noc przesiedział "
        "przy łóżku chorego dziecka. Na nabrzeżu nikt się nie skarżył, bo kawa była gorąca, mewy zabawiały czekających, a "
        "mgła nad wodą i tak powoli zaczynała się podnosić ponad maszty łodzi.",
    ),
    "tr": (
        "Körfezi geçen vapur bu sabah bir saat geç kalktı, çünkü kılavuz kaptan bütün gece hasta çocuğunun başında "
        "beklemişti. İskelede kimse şikâyet etmedi, zira kahve sıcaktı, martılar herkesi eğlendiriyordu ve sis zaten yavaş "
        "yavaş dağılıyordu. Vapur sonunda görününce, olta tutan ihtiyar şapkasını çıkarıp ona selam verdi ve sonra gülümsedi.",
    ),
    "el": (
        "Το πορθμείο που διασχίζει τον κόλπο έφυγε σήμερα το πρωί με μία ώρα καθυστέρηση, γιατί ο πλοηγός είχε ξενυχτήσει "
        "δίπλα στο άρρωστο παιδί του. Στην αποβάθρα δεν παραπονέθηκε κανείς, αφού ο καφές ήταν ζεστός, οι γλάροι "
        "διασκέδαζαν όσους περίμεναν και η ομίχλη σηκωνόταν ήδη σιγά σιγά πάνω από το νερό.",
    ),
    "ar": (
        "تأخرت العبارة التي تقطع الخليج هذا الصباح ساعة كاملة لأن الربان سهر الليل كله إلى جانب طفله المريض. لم يتذمر أحد "
        "على الرصيف، فقد كانت القهوة ساخنة، وكانت النوارس تسلي المنتظرين، وكان الضباب يرتفع شيئا فشيئا عن سطح الماء. وحين "
        "ظهرت العبارة أخيرا رفع الصياد العجوز قبعته وحياها كما يحيي صديقا قديما.",
    ),
    "fa": (
        "کشتی‌ای که از خلیج می‌گذرد امروز صبح یک ساعت دیرتر راه افتاد، چون ناخدا تمام شب کنار فرزند بیمارش بیدار مانده بود. "
        "روی اسکله هیچ‌کس گله‌ای نکرد، زیرا قهوه داغ بود و مرغ‌های دریایی همه را سرگرم می‌کردند و مه هم کم‌کم از روی آب "
        "برمی‌خاست. وقتی کشتی سرانجام پیدا شد، پیرمرد ماهیگیر کلاهش را برداشت و به آن سلام داد.",
    ),
    "he": (
        "המעבורת שחוצה את המפרץ יצאה הבוקר באיחור של שעה, משום שהנווט ישב כל הלילה ליד מיטת ילדו החולה. על הרציף איש לא "
        "התלונן, כי הקפה היה חם, השחפים שעשעו את כולם והערפל ממילא עמד להתרומם מעל המים. כשנראתה המעבורת סוף סוף, הסיר "
        "הדייג הזקן את כובעו, קד לה קידה קטנה וחזר לחכתו בלי לומר מילה.",
    ),
    "hi": (
        "खाड़ी पार करने वाली नाव आज सुबह एक घंटे की देरी से चली, क्योंकि नाविक सारी रात अपने बीमार बच्चे के पास बैठा रहा था। घाट पर किसी "
        "ने शिकायत नहीं की, क्योंकि चाय गरम थी, पक्षी सबका मन बहला रहे थे और कोहरा भी धीरे धीरे पानी के ऊपर से छँट रहा था।",
    ),
    "zh": (
        "横渡海湾的渡船今天早上晚了一个小时才开，因为领航员整夜守在生病的孩子床边。码头上没有人抱怨，咖啡还是热的，海鸥逗得大家很开心，"
        "雾气也正慢慢从水面上散开。渡船终于出现的时候，钓鱼的老人摘下帽子，向它轻轻地点了点头，然后又转过身去看自己的鱼竿。",
    ),
    "ja": (
        "入り江を渡る渡し船は、船頭が病気の子どものそばで一晩じゅう起きていたため、けさは一時間おくれて出発した。岸で待つ人たちは、だれも"
        "不平を言わなかった。コーヒーは温かく、かもめが皆を楽しませ、霧も少しずつ水の上から晴れていくところだったからである。",
    ),
    "ko": (
        "만을 건너는 나룻배는 오늘 아침 한 시간 늦게 떠났는데, 뱃사공이 아픈 아이 곁에서 밤을 꼬박 새웠기 때문이다. 부두에서 기다리던 사람들은 아무도 "
        "불평하지 않았다. 커피는 따뜻했고 갈매기들이 모두를 즐겁게 해 주었으며 안개도 물 위에서 조금씩 걷히고 있었기 때문이다. 마침내 배가 나타나자 낚시하던 "
        "노인은 모자를 벗고 배를 향해 고개를 숙인 다음 다시 조용히 낚싯대를 잡고 먼바다를 오래도록 바라보며 미소를 지었다.",
    ),
    "th": (
        "เรือข้ามฟากที่แล่นข้ามอ่าวออกช้าไปหนึ่งชั่วโมงเมื่อเช้านี้ เพราะนายท้ายเฝ้าลูกที่ป่วยอยู่ทั้งคืน บนท่าเรือไม่มีใครบ่นเลย กาแฟยังร้อนอยู่ "
        "นกนางนวลทำให้ทุกคนเพลิดเพลิน และหมอกก็กำลังค่อยๆ จางไปจากผิวน้ำ",
    ),
}
"""Language -> paragraphs, each one line."""

CHROME: tuple[str, ...] = (
    "Home > Region > Harbour",
    "Share this page",
    "Leave a Comment",
    "Advertisement",
    "12 Shares",
    "By valley news",
    "© 2024 Harbour Gazette. All rights reserved.",
    "Subscribe to our newsletter",
    "Related stories",
    "- Weather",
    "| Mon | 12 C |",
    "We use cookies to improve this site.",
    "Teilen",
    "Kommentar schreiben",
    "Impressum · Datenschutz",
    "Lire aussi",
    "Compartir en las redes",
    "Читайте также",
    "Поделиться",
    "اقرأ أيضا",
    "相关新闻",
    "関連記事",
    "관련 기사",
    "***",
    "3 min read",
)
"""Lines such as stand around a text."""

HEADINGS: tuple[str, ...] = (
    "A morning on the quay",
    "What the weavers kept",
    "Der Turm und seine Stufen",
    "Чайки над водой",
    "港の朝",
)
"""Lines that are content though they are short and end in no full stop."""

CLUSTERS: tuple[str, ...] = (
    "👨\u200d👩\u200d👧\u200d👦", "🇫🇷", "1\ufe0f\u20e3", "👍🏽", "🏳\ufe0f\u200d🌈", "cafe\u0301", "A\u030a", "می\u200cخواهم", "क्\u200dष",
    "नमस्ते", "กำลัง", "\u1112\u1161\u11ab\u1100\u1173\u11af", "நிலவு", "g\u0308",
)  # fmt: skip
"""Words and signs that are more characters than one sees: families, flags, decomposed letters, joiners that carry meaning."""
