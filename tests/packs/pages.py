"""A page in each language but English: head, article and foot, with lines for many rules at once."""

PAGES = {
    "de": (
        "Zum Inhalt springen\nStartseite > Nachrichten > Region\n\nVon Anna Holm\n03.05.2024, 09:15 Uhr\nLesezeit: 4 Minuten",
        "Die Fähre am alten Hafen fährt seit Sonntag wieder, und wer hinüber will, muss nicht mehr den langen Weg über die "
        "Brücke nehmen. Zwei Jahre lang hatte sie in der Werft gelegen.\n\nDer Fährmann sagt, dass er die Zeit gut gebraucht "
        "hat: Er hat schwimmen gelernt. Im Winter will er das Dach des Häuschens neu decken, wenn das Wetter es zulässt.",
        "Foto: Anna Holm/Kieler Blatt\nMit Agenturmaterial\nArtikel teilen\n12 Kommentare\n\nDas könnte Sie auch interessieren\n"
        "Fünf Wege am Fluss\n\nNewsletter abonnieren\nImpressum\n© 2024 Der Schleusenwärter. Alle Rechte vorbehalten.",
    ),
    "fr": (
        "Aller au contenu principal\nAccueil > Actualités > Région\n\nPar Anna Holm\nPublié le 3 mai 2024 à 09h15\n"
        "Temps de lecture : 4 minutes",
        "Le bac du vieux port circule de nouveau depuis dimanche, et qui veut passer la rivière n’a plus à faire le long "
        "détour par le pont. Il était resté deux ans au chantier.\n\nLe passeur dit qu’il a bien employé ce temps : il a "
        "appris à nager. Cet hiver, si le temps le permet, il refera le toit de la maisonnette qui est au bord de l’eau.",
        "Photo : Anna Holm / Journal du port\nAvec AFP\nPartager l’article\n12 commentaires\n\nÀ lire aussi\n"
        "Cinq promenades au bord du fleuve\n\nInscrivez-vous à notre newsletter\nMentions légales\n"
        "© 2024 Le Gardien d’écluse. Tous droits réservés.",
    ),
    "es": (
        "Saltar al contenido\nInicio > Noticias > Comarca\n\nPor Anna Holm\nPublicado el 3 de mayo de 2024\n"
        "Tiempo de lectura: 4 minutos",
        "La barca del puerto viejo vuelve a navegar desde el domingo, y quien quiera cruzar ya no tiene que dar el rodeo por "
        "el puente. Había pasado dos años en el astillero.\n\nEl barquero dice que ha aprovechado bien ese tiempo: aprendió "
        "a nadar. En invierno, si el tiempo lo permite, quiere arreglar el tejado de la caseta que está junto al agua.",
        "Foto: Anna Holm / Diario del puerto\nCon información de EFE\nCompartir noticia\n12 comentarios\n\nTe puede interesar\n"
        "Cinco paseos junto al río\n\nSuscríbete a nuestra newsletter\nAviso legal\n"
        "© 2024 El Guardaesclusas. Todos los derechos reservados.",
    ),
    "it": (
        "Vai al contenuto principale\nHome > Notizie > Valle\n\ndi Anna Holm\nPubblicato il 3 maggio 2024 alle 09:15\n"
        "Tempo di lettura: 4 minuti",
        "Il traghetto del porto vecchio è tornato in servizio domenica, e chi vuole passare il fiume non deve più fare il "
        "lungo giro del ponte. Era rimasto due anni in cantiere.\n\nIl barcaiolo dice che ha usato bene il suo tempo: ha "
        "imparato a nuotare. In inverno, se il tempo lo permette, vuole rifare il tetto della casetta che sta sulla riva.",
        "Foto: Anna Holm / Giornale del porto\nFonte: ANSA\nCondividi l’articolo\n12 commenti\n\nTi potrebbe interessare anche\n"
        "Cinque passeggiate lungo il fiume\n\nIscriviti alla newsletter\nNote legali\n© RIPRODUZIONE RISERVATA",
    ),
    "pt": (
        "Ir para o conteúdo\nInício > Notícias > Vale\n\nPor Anna Holm\nPublicado em 3 de maio de 2024 às 09h15\n"
        "Tempo de leitura: 4 minutos",
        "A balsa do porto velho voltou a navegar no domingo, e quem quer atravessar já não precisa de dar a longa volta pela "
        "ponte. Tinha ficado dois anos no estaleiro.\n\nO barqueiro diz que usou bem esse tempo: aprendeu a nadar. No "
        "inverno, se o tempo deixar, ele quer refazer o telhado da casinha que está junto da água, e também a porta.",
        "Foto: Anna Holm / Jornal do Porto\nCom informações da Reuters\nCompartilhe esta notícia\n12 comentários\n\nLeia também\n"
        "Cinco passeios à beira do rio\n\nAssine a nossa newsletter\nPolítica de Privacidade\n"
        "© 2024 O Guarda da Eclusa. Todos os direitos reservados.",
    ),
    "nl": (
        "Ga naar de inhoud\nHome > Nieuws > Regio\n\nDoor Anna Holm\nGepubliceerd op 3 mei 2024 om 09.15 uur\n"
        "Leestijd: 4 minuten",
        "De pont bij de oude haven vaart sinds zondag weer, en wie naar de overkant wil hoeft niet meer om te lopen over de "
        "brug. Zij had twee jaar op de werf gelegen.\n\nDe veerman zegt dat hij de tijd goed heeft gebruikt: hij heeft leren "
        "zwemmen. In de winter wil hij, als het weer het toelaat, het dak van het huisje vernieuwen dat aan het water staat.",
        "Foto: Anna Holm / Havenblad\nBron: ANP\nDeel dit artikel\n12 reacties\n\nLees ook\nVijf wandelingen langs de rivier\n\n"
        "Schrijf je in voor onze nieuwsbrief\nPrivacybeleid\n© 2024 De Sluiswachter. Alle rechten voorbehouden.",
    ),
    "sv": (
        "Hoppa till innehållet\nHem > Nyheter > Region\n\nAv Anna Holm\nPublicerad 3 maj 2024 kl. 09.15\nLästid: 4 minuter",
        "Färjan vid den gamla hamnen går igen sedan i söndags, och den som vill över behöver inte längre ta den långa vägen "
        "om bron. Den hade legat två år på varvet.\n\nFärjkarlen säger att han har använt tiden väl: han har lärt sig att "
        "simma. I vinter vill han, om vädret är bra, lägga nytt tak på det lilla huset som står vid vattnet.",
        "Foto: Anna Holm/Hamnbladet\nKälla: TT\nDela artikeln\n12 kommentarer\n\nLäs också\nFem promenader längs ån\n\n"
        "Prenumerera på vårt nyhetsbrev\nIntegritetspolicy\n© 2024 Slussvakten. Alla rättigheter förbehållna.",
    ),
    "cs": (
        "Přejít k obsahu\nDomů > Zprávy > Kraj\n\nAutor: Anna Holmová\nPublikováno 3. května 2024 v 9:15\nDoba čtení: 4 minuty",
        "Přívoz u starého přístavu jezdí od neděle zase, a kdo chce na druhý břeh, nemusí už dlouhou cestou přes most. Dva "
        "roky ležel v loděnici.\n\nPřevozník říká, že ten čas využil dobře: naučil se plavat. V zimě chce, pokud to počasí "
        "dovolí, opravit střechu domku, který stojí u vody, a také dveře, které se už nedají zavřít.",
        "Foto: Anna Holmová / Přístavní list\nZdroj: ČTK\nSdílet článek\n12 komentářů\n\nMohlo by vás zajímat\n"
        "Pět procházek podél řeky\n\nPřihlaste se k odběru newsletteru\nOchrana osobních údajů\n"
        "© 2024 Zdymadlář. Všechna práva vyhrazena.",
    ),
    "pl": (
        "Przejdź do treści\nStrona główna > Wiadomości > Region\n\nAutor: Anna Holm\nOpublikowano: 3 maja 2024, 09:15\n"
        "Czas czytania: 4 minuty",
        "Prom przy starym porcie pływa od niedzieli i kto chce się przeprawić, nie musi już iść naokoło przez most. Przez "
        "dwa lata stał w stoczni.\n\nPrzewoźnik mówi, że dobrze wykorzystał ten czas: nauczył się pływać. Zimą, jeśli tylko "
        "pogoda pozwoli, chce naprawić dach domku, który jest nad wodą, oraz drzwi, bo już się nie domykają.",
        "fot. Anna Holm / Gazeta Portowa\nŹródło: PAP\nUdostępnij artykuł\n12 komentarzy\n\nCzytaj także\n"
        "Pięć spacerów nad rzeką\n\nZapisz się na newsletter\nPolityka prywatności\n"
        "© 2024 Śluzowy. Wszelkie prawa zastrzeżone.",
    ),
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
    "ca": (
        "Vés al contingut\nInici > Notícies > Comarca\n\nPer Anna Holm\nPublicat el 3 de maig de 2024 a les 09:15\n"
        "Temps de lectura: 4 minuts",
        "La barca del port vell torna a navegar des de diumenge, i qui vulgui passar el riu ja no ha de fer la volta pel pont. "
        "Havia estat dos anys a les drassanes.\n\nEl barquer diu que ha aprofitat bé aquest temps: ha après a nedar. A l’hivern, "
        "si fa bo, vol arreglar el sostre de la caseta que hi ha vora l’aigua, i també la porta, que ja no tanca.",
        "Foto: Anna Holm / Diari del port\nFont: ACN\nComparteix la notícia\n12 comentaris\n\nEt pot interessar\n"
        "Cinc passejades vora el riu\n\nSubscriu-te al nostre butlletí\nAvís legal\n"
        "© 2024 El Guardià de la Resclosa. Tots els drets reservats.",
    ),
    "gl": (
        "Ir ao contido\nInicio > Novas > Comarca\n\nPor Anna Holm\nPublicado o 3 de maio de 2024 ás 09:15\n"
        "Tempo de lectura: 4 minutos",
        "A barca do porto vello volve navegar desde o domingo, e quen queira pasar o río xa non ten que dar a volta pola ponte. "
        "Estivera dous anos no estaleiro.\n\nO barqueiro di que aproveitou ben ese tempo: aprendeu a nadar. No inverno, se o "
        "tempo o permite, quere arranxar o tellado da casiña que está xunto á auga, e tamén a porta, que xa non pecha.",
        "Foto: Anna Holm / Diario do porto\nFonte: EFE\nComparte esta nova\n12 comentarios\n\nPode interesarche\n"
        "Cinco paseos á beira do río\n\nSubscríbete ao noso boletín\nAviso legal\n"
        "© 2024 O Garda da Comporta. Todos os dereitos reservados.",
    ),
    "af": (
        "Gaan na inhoud\nTuis > Nuus > Streek\n\nDeur Anna Holm\nGepubliseer op 3 Mei 2024 om 09:15\nLeestyd: 4 minute",
        "Die pont by die ou hawe vaar sedert Sondag weer, en wie na die oorkant wil gaan, hoef nie meer met die lang pad oor die "
        "brug te ry nie. Dit het twee jaar lank op die werf gelê.\n\nDie veerman sê dat hy die tyd goed gebruik het: hy het leer "
        "swem. In die winter wil hy, as die weer dit toelaat, die dak van die huisie herstel wat by die water staan.",
        "Foto: Anna Holm / Haweblad\nBron: Reuters\nDeel hierdie artikel\n12 kommentare\n\nLees ook\n"
        "Vyf stappies langs die rivier\n\nSkryf in vir ons nuusbrief\nPrivaatheidsbeleid\n"
        "© 2024 Die Sluiswagter. Alle regte voorbehou.",
    ),
    "eu": (
        "Joan edukira\nHasiera > Albisteak > Eskualdea\n\nEgilea: Anna Holm\nArgitaratua: 2024ko maiatzaren 3a, 09:15\n"
        "Irakurtzeko denbora: 4 minutu",
        "Portu zaharreko ontzia berriro dabil igandetik, eta ibaia zeharkatu nahi duenak ez du zubitik itzuli luzea egin behar. Bi "
        "urte egin zituen ontziolan.\n\nOntzizainak dio ondo erabili duela denbora hori: igeri egiten ikasi du. Neguan, eguraldiak "
        "uzten badu, ur ertzean dagoen etxolaren teilatua konpondu nahi du, eta atea ere bai, ez baita ixten.",
        "Argazkia: Anna Holm / Portuko egunkaria\nIturria: EFE\nPartekatu albiste hau\n12 iruzkin\n\nInteresatuko zaizu\n"
        "Bost ibilaldi ibai ondoan\n\nHarpidetu gure buletinera\nLege oharra\n"
        "© 2024 Presako Zaindaria. Eskubide guztiak erreserbatuta.",
    ),
    "da": (
        "Spring til indhold\nForside > Nyheder > Region\n\nAf Anna Holm\nPubliceret 3. maj 2024 kl. 09.15\nLæsetid: 4 minutter",
        "Færgen ved den gamle havn sejler igen siden i søndags, og den, der vil over, behøver ikke længere tage den lange vej "
        "over broen. Den havde ligget to år på værftet.\n\nFærgemanden siger, at han har brugt tiden godt: Han har lært at "
        "svømme. Til vinter vil han, hvis vejret er til det, lægge nyt tag på det lille hus, som står nede ved vandet.",
        "Foto: Anna Holm/Havneposten\nKilde: Ritzau\nDel artiklen\n12 kommentarer\n\nLæs også\nFem gåture langs åen\n\n"
        "Tilmeld dig vores nyhedsbrev\nPrivatlivspolitik\n© 2024 Slusevogteren. Alle rettigheder forbeholdes.",
    ),
    "no": (
        "Hopp til innhold\nForsiden > Nyheter > Region\n\nAv Anna Holm\nPublisert 3. mai 2024 kl. 09.15\nLesetid: 4 minutter",
        "Ferja ved den gamle havna går igjen siden søndag, og den som vil over, trenger ikke lenger å ta den lange veien om "
        "broen. Den hadde ligget to år på verftet.\n\nFerjemannen sier at han har brukt tiden godt: Han har lært å svømme. "
        "Til vinteren vil han, hvis været er bra, legge nytt tak på det lille huset som står nede ved vannet.",
        "Foto: Anna Holm / Havneposten\nKilde: NTB\nDel saken\n12 kommentarer\n\nLes også\nFem turer langs elva\n\n"
        "Meld deg på vårt nyhetsbrev\nPersonvernerklæring\n© 2024 Slusevokteren. Alle rettigheter reservert.",
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
"""Prose in languages that have no pack, but letters and short words in common with one that does."""
