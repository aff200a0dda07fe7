//! Lists the words of dates that the locale data do not have: other forms of months, small words, other calendars.

use super::vocabulary::Flags;

/// Months in forms that the locale data lack, January first; `|` between forms, `-` for none, `_` for a space.
pub(super) const MONTHS: &[(&str, &str)] = &[
    ("en", "- - - - - - - - sept - - -"),
    ("fr", "janv|jan fév|fev|févr - avr - - juill|jul|jui aou sept - - déc"),
    ("de", "jän|jaen|jaenner febr|feber mär|maerz|mrz - - - - - sept - - -"),
    ("es", "- - - - - - - - setiembre|sept|set - - dbre"),
    ("it", "genn febbr - - magg - - - sett - - -"),
    ("nl", "- - - - - - - - sept - - -"),
    ("ru", "- февр - - - июнь июль - сент - нояб -"),
    ("uk", "- лют берез квіт трав черв лип серп верес жовт листоп груд"),
    ("sk", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
    ("sl", "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"),
    ("hr", "siječ - - - - - - - - - studenog -"),
    ("bs", "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra"),
    (
        "sr",
        "januar|januara februar|februara mart|marta april|aprila maj|maja jun|juna jul|jula avgust|avgusta \
            septembar|septembra oktobar|oktobra novembar|novembra decembar|decembra",
    ),
    ("sr", "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"),
    ("bg", "ян февр - - - - - - септ - ноем -"),
    ("ro", "- febr - - - - - - sept - noi|noiem -"),
    (
        "fi",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta \
            marraskuuta joulukuuta",
    ),
    ("el", "- - - - - - - - σεπτ - - -"),
    ("ar", "- - - ابريل|نيسان - - - اغسطس - اوكتوبر - -"),
    ("fa", "ژانویهٔ|جنوری فوریهٔ|فبروری مارچ اپریل می ژوئین ژوئیهٔ|جولای|ژولای آگوست|اگست - اکتوبر نومبر|نوامبر -"),
    ("hi", "- फरवरी - - - - जुलै - सितम्बर|सितंबर अक्टूबर|अक्तूबर नवम्बर|नवंबर दिसम्बर|दिसंबर"),
    ("bn", "জানুয়ারি|জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারি - - - - - আগষ্ট - - - -"),
    ("ur", "- - - - مئ - جولائ - - - - -"),
    ("id", "- pebruari - - - - - agt|agst - - nopember -"),
    (
        "vi",
        "tháng_một|tháng_giêng tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín tháng_mười \
            tháng_mười_một tháng_mười_hai|tháng_chạp",
    ),
    ("sw", "- - machi - - - - - - - - -"),
    ("ka", "იანვრის თებერვლის მარტის აპრილის მაისის ივნისის ივლისის აგვისტოს სექტემბრის ოქტომბრის ნოემბრის დეკემბრის"),
    ("ka", "იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს"),
    ("az", "- - - - - iyn iyl - - - - -"),
    ("tg", "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри"),
    ("be", "студзеня лютага сакавіка красавіка траўня|мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня"),
    ("mt", "jannar frar marzu april mejju ġunju lulju awwissu|awissu settembru ottubru novembru diċembru"),
    ("kn", "ಜನವರಿ ಫೆಬ್ರವರಿ|ಫೆಬ್ರುವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್|ಎಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್"),
    ("uz", "- - - - - - - - sentyabr oktyabr - -"),
    ("uz", "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр"),
    (
        "lv",
        "janvāra|janvārī februāra|februārī marta|martā aprīļa|aprīlī maija|maijā jūnija|jūnijā jūlija|jūlijā augusta|augustā \
            septembra|septembrī oktobra|oktobrī novembra|novembrī decembra|decembrī",
    ),
    ("et", "jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril novembril detsembril"),
    (
        "eu",
        "urtarrilaren|urtarrilak otsailaren|otsailak martxoaren|martxoak apirilaren|apirilak maiatzaren|maiatzak \
            ekainaren|ekainak uztailaren|uztailak abuztuaren|abuztuak irailaren|irailak urriaren|urriak azaroaren|azaroak \
            abenduaren|abenduak",
    ),
    ("ga", "- - - aibreáin - mheithimh - - meán_fhómhair dheireadh_fómhair samhna nollag"),
    ("sq", "janari shkurti marsi prilli maji qershori korriku gushti shtatori tetori nëntori dhjetori"),
    ("fil", "- - - - - - - - septiyembre - - -"),
    ("ml", "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്|മെയ് ജൂൺ ജൂലൈ|ജൂലായ് ഓഗസ്റ്റ്|ആഗസ്റ്റ്|ആഗസ്ത് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ"),
    (
        "so",
        "janaayo|jannaayo febraayo|feebaraayo maarso|maarsa abriil|abriile maajo|maayo juun|juunyo luulyo|julaay agoosto|agosto \
            sebtembar|sebteembar oktoobar nofembar|nofeembar desembar|diseembar",
    ),
    ("ha", "janairu faburairu|fabrairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba"),
    (
        "ckb",
        "کانوونی_دووەم|کانوونی_دووەمی شوبات|شوباتی ئازار|ئازاری نیسان|نیسانی ئایار|ئایاری حوزەیران|حوزەیرانی تەمموز|تەمموزی|تەممووزی ئاب|ئابی \
            ئەیلوول|ئەیلوولی تشرینی_یەکەم|تشرینی_یەکەمی تشرینی_دووەم|تشرینی_دووەمی کانوونی_یەکەم|کانوونی_یەکەمی",
    ),
    ("he", "- - מרס - - - - - - - - -"),
    ("he", "- - במרס - - - - - - - - -"),
    (
        "mn",
        "нэгдүгээр хоёрдугаар гуравдугаар дөрөвдүгээр тавдугаар зургаадугаар|зургадугаар долоодугаар|долдугаар наймдугаар есдүгээр аравдугаар \
            арваннэгдүгээр|арван_нэгдүгээр арванхоёрдугаар|арван_хоёрдугаар",
    ),
    ("kk", "қаңтары ақпаны - - - - - - - - - -"),
];

/// Weekdays that the locale data lack, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = [
    "segunda-feira seg 周一 週一 礼拜一 星期一 月曜 پیر دوشنبه دو_شنبه الإثنين الاثنين יום_שני maanantaina thứ_hai สจันทร์ вторн सोमबार",
    "tues terça-feira 周二 週二 礼拜二 星期二 火曜 منگل سه_شنبه יום_שלישי tiistaina thứ_ba मंगलबार मङ्गलबार",
    "weds quarta-feira 周三 週三 礼拜三 星期三 水曜 بدھ چهار_شنبه יום_רביעי keskiviikkona thứ_tư बुधबार",
    "thur thurs quinta-feira 周四 週四 礼拜四 星期四 木曜 جمعرات پنج_شنبه יום_חמישי torstaina thứ_năm बिहीबार बिहिबार",
    "sexta-feira 周五 週五 礼拜五 星期五 金曜 جمعہ جمعه יום_שישי perjantaina thứ_sáu शुक्रबार",
    "sonnabend 周六 週六 礼拜六 星期六 土曜 ہفتہ יום_שבת lauantaina thứ_bảy शनिबार",
    "周日 週日 礼拜日 星期天 星期日 日曜 اتوار یک_شنبه الاحد יום_ראשון sunnuntaina chủ_nhật आइतबार",
];

/// Words by what they do in a date; `_` for a space or a dot.
pub(super) const FLAGGED: &[(Flags, &str)] = &[
    (
        Flags::LINK,
        "of de del d di do da dos des du van ta tal the den der el la le lui anul año ano anno tahun bulan năm mwezi mwaka ga ng дугаар дүгээр د من في عام سنة \
         لعام سال ماه พ_ศ ค_ศ ปี m a na",
    ),
    (
        Flags::OPENER,
        "on le am den vom el il the dated date em ngày vào dnia dne dňa op tanggal tarihi في يوم تاريخ בתאריך วันที่ วัน ที่ del dia \
         día giorno د 日期 日付 tgl dato pvm kuupäev στις",
    ),
    (
        Flags::YEAR_WORD,
        "г гг год года году р рр року рік r roku rok metų metai gada gads il ili cü ci cu cı yil yili yilning ж жыл жылы жылғы жылдың \
         оны он წელი წლის წელს წ թ թվական թվականի ko eko e_ko ء م ميلادي ميلادية aasta év évi godine godina god година \
         године leto leta ce ad",
    ),
    (
        Flags::TIME,
        "t z at am pm a_m p_m a p utc gmt est edt et ct mt pt cst cdt mst mdt pst pdt cet cest eet eest wet west bst ist msk мск a à \
         um uhr h hs hrs hours hr u o clock oclock kl klo kello as om uur в у о об ч час часов години ore ora orele alle las les heures heure min \
         s m godz godzina g ob saat στις ώρα μ_μ π_μ الساعة ساعت ساعة س ص م صباحا مساء بتوقيت غرينتش בשעה שעה बजे टा pukul jam wib \
         wita wit lúc giờ phút เวลา น saa 上午 下午 中午 凌晨 晚上 早上 时 時 点 點 分 秒 오전 오후 시 분 초 午前 午後 საათი ժամը сағат soat \
         val plkst kell klukkan noon midnight local time standard daylight eastern central pacific mountain moscow greenwich mean \
         hora horas hours in à_las v ve ს টা পিএম এএম",
    ),
    (
        Flags::ZONE,
        "utc gmt est edt et ct mt pt cst cdt mst mdt pst pdt cet cest eet eest wet west bst ist msk hkt jst kst sgt pkt pht wib wita \
         wit aest aedt acst acdt awst nzst nzdt sast eat cat wat brt art akst akdt hst gst trt",
    ),
    (Flags::ORDINAL, "st nd rd th er ère re e ème ième de te ste a an u ú o º ª го й я е ое ого ші шы ші"),
    (Flags::SUFFIX, "го й ого я е ое а án én an en i ei e yil yilning jan ji cü ci cu cı р рд нд де да"),
    (Flags::YEAR_UNIT, "年 년 оны"),
    (Flags::MONTH_UNIT, "月 월 сар сарын сард mėn මස"),
    (Flags::DAY_UNIT, "日 号 號 일 өдөр d गते"),
    (Flags::MONTH_WORD, "tháng thg"),
    (
        Flags::SEASON,
        "spring summer fall autumn winter printemps été automne hiver frühling frühjahr sommer herbst primavera verano otoño invierno \
         estate autunno inverno verão outono inverno весна весной лето летом осень осенью зима зимой весни літо осінь lente voorjaar \
         zomer herfst najaar vår sommar höst vinter forår efterår høst wiosna lato jesień zima jaro léto podzim ilkbahar yaz sonbahar \
         kış kevät kesä syksy talvi tavasz nyár ősz tél primăvara vara toamna iarna ربيع صيف خريف شتاء بهار تابستان پاییز زمستان 春 夏 \
         秋 冬 春季 夏季 秋季 冬季",
    ),
    (
        Flags::QUARTER,
        "quarter quartal trimestre trimestru kwartał kwartaal kvartal čtvrtletí štvrťrok квартал квартала кварталі trimester triwulan \
         çeyrek neljännes negyedév 季度 四半期 분기",
    ),
    (Flags::QUARTER_LETTER, "q 第"),
    (Flags::AND, "and to и et y und e en och og ja a i do bis au al till til до по ve va و"),
    (Flags::WEEK_LETTER, "w"),
    (Flags::SAME_DAY, "الموافق الموافقة لـ مطابق برابر بمطابق ه هـ ھ"),
    (Flags::ISLAMIC_SIGN, "ه هـ ھ هجري هجرية هجریہ"),
    (Flags::BUDDHIST, "พ_ศ"),
];

/// The months of the Iranian calendar, with the names used in Afghanistan.
pub(super) const SOLAR_MONTHS: [&str; 12] = [
    "فروردین|حمل|وری",
    "اردیبهشت|ثور|غویی",
    "خرداد|جوزا|غبرګولی",
    "تیر|سرطان|چنګاښ",
    "مرداد|امرداد|اسد|زمری",
    "شهریور|سنبله|وږی",
    "مهر|میزان|تله",
    "آبان|عقرب|لړم",
    "آذر|قوس|لیندۍ",
    "دی|جدی|مرغومی",
    "بهمن|دلو|سلواغه",
    "اسفند|حوت|کب",
];

/// The months of the calendar of Nepal, Baisakh first.
pub(super) const NEPALESE_MONTHS: [&str; 12] = [
    "बैशाख|वैशाख|बैसाख",
    "जेठ|ज्येष्ठ|जेष्ठ",
    "असार|आषाढ|अषाढ|असाढ",
    "साउन|श्रावण|साऊन",
    "भदौ|भाद्र",
    "असोज|आश्विन|अश्विन|आसोज",
    "कात्तिक|कार्तिक",
    "मंसिर|मङ्सिर|मार्ग",
    "पुस|पुष|पौष|पूस",
    "माघ",
    "फागुन|फाल्गुन|फाल्गुण",
    "चैत|चैत्र",
];

/// The months of the Islamic calendar. Its days differ from country to country by one, so that they are recognised and not converted.
pub(super) const ISLAMIC_MONTHS: &str = "محرم|صفر|ربيع الأول|ربيع الاول|ربيع الثاني|ربيع الآخر|جمادى الأولى|جمادى الاولى|جمادى الثانية|\
    جمادى الآخرة|جمادي الأولى|جمادي الثانية|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|محرم الحرام|ربیع الاول|ربیع الثانی|\
    جمادی الاول|جمادی الثانی|ذوالقعدہ|ذوالحجہ|ذیقعدہ|muharram|safar|rajab|shaban|ramadan|shawwal|dhul hijjah|dhul qadah|muharrem|ramazan|zilhicce";

/// The year before the first of each era.
pub(super) const ERAS: [(i32, &str); 7] = [
    (1911, "주체"),
    (2018, "令和"),
    (1988, "平成"),
    (1925, "昭和"),
    (1911, "大正 民國 民国 中華民國"),
    (1867, "明治"),
    (1911, "中华民国"),
];

/// The numbers of months and quarters as words and in Roman digits, 1 first.
pub(super) const NUMBERS: [&str; 12] = [
    "i first premier erstes primer primo primeiro первый",
    "ii second deuxième zweites segundo secondo второй",
    "iii third troisième drittes tercer terzo terceiro третий",
    "iv fourth quatrième viertes cuarto quarto четвертый",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
];
