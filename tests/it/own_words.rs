//! Turns words, pairs of neighbours and whole lines of the labelled articles, as a person would copy them, into queries: each has to find the
//! article it was taken from, in whatever language and script.

use dateline::{Index, SearchBackend, SearchRequest};

use super::support::{Scratch, repository};

/// Lines longer than this are no query that anybody types.
const LONGEST_LINE_CHARACTERS: usize = 400;

/// Of languages and scripts that the labelled articles lack.
const OTHERS: [&str; 21] = [
    "প্রধানমন্ত্রী শিক্ষার্থীদের সঙ্গে দেখা করে বিশ্ববিদ্যালয়ের নতুন গ্রন্থাগারের উদ্বোধন করেছেন।",
    "பிரதமர் மாணவர்களைச் சந்தித்து பல்கலைக்கழகத்தின் புதிய நூலகத்தைத் திறந்து வைத்தார்.",
    "ప్రధానమంత్రి విద్యార్థులను కలిసి విశ్వవిద్యాలయంలో కొత్త గ్రంథాలయాన్ని ప్రారంభించారు.",
    "ಪ್ರಧಾನಮಂತ್ರಿಗಳು ವಿದ್ಯಾರ್ಥಿಗಳನ್ನು ಭೇಟಿಯಾಗಿ ವಿಶ್ವವಿದ್ಯಾಲಯದ ಹೊಸ ಗ್ರಂಥಾಲಯವನ್ನು ಉದ್ಘಾಟಿಸಿದರು.",
    "പ്രധാനമന്ത്രി വിദ്യാർത്ഥികളെ കണ്ടു, സർവകലാശാലയിലെ പുതിയ ഗ്രന്ഥശാല ഉദ്ഘാടനം ചെയ്തു.",
    "પ્રધાનમંત્રીએ વિદ્યાર્થીઓને મળીને વિશ્વવિદ્યાલયના નવા ગ્રંથાલયનું ઉદ્ઘાટન કર્યું.",
    "ਪ੍ਰਧਾਨ ਮੰਤਰੀ ਨੇ ਵਿਦਿਆਰਥੀਆਂ ਨੂੰ ਮਿਲ ਕੇ ਯੂਨੀਵਰਸਿਟੀ ਦੀ ਨਵੀਂ ਲਾਇਬ੍ਰੇਰੀ ਦਾ ਉਦਘਾਟਨ ਕੀਤਾ।",
    "ප්‍රධානමන්ත්‍රීවරයා සිසුන් හමුවී විශ්වවිද්‍යාලයේ නව පුස්තකාලය විවෘත කළේය.",
    "प्रधानमन्त्रीले विद्यार्थीहरूलाई भेटेर विश्वविद्यालयको नयाँ पुस्तकालय उद्घाटन गरे।",
    "पंतप्रधानांनी विद्यार्थ्यांची भेट घेऊन विद्यापीठाच्या नव्या ग्रंथालयाचे उद्घाटन केले.",
    "ဝန်ကြီးချုပ်သည် ကျောင်းသားများနှင့်တွေ့ဆုံပြီး တက္ကသိုလ်စာကြည့်တိုက်အသစ်ကို ဖွင့်လှစ်ခဲ့သည်။",
    "នាយករដ្ឋមន្ត្រីបានជួបសិស្ស ហើយបើកបណ្ណាល័យថ្មីរបស់សាកលវិទ្យាល័យ។",
    "ນາຍົກລັດຖະມົນຕີ ໄດ້ພົບນັກສຶກສາ ແລະ ເປີດຫໍສະໝຸດແຫ່ງໃໝ່ຂອງມະຫາວິທະຍາໄລ.",
    "ጠቅላይ ሚኒስትሩ ተማሪዎችን አግኝተው የዩኒቨርሲቲውን አዲስ ቤተ መጻሕፍት መረቁ።",
    "Վարչապետը հանդիպեց ուսանողներին և բացեց համալսարանի նոր գրադարանը։",
    "პრემიერ-მინისტრი სტუდენტებს შეხვდა და უნივერსიტეტის ახალი ბიბლიოთეკა გახსნა.",
    "وزیرِ اعظم نے طالبِ علموں سے ملاقات کی اور یونیورسٹی کے نئے کتب خانے کا افتتاح کیا۔",
    "سەرۆکی حکوومەت چاوی بە خوێندکاران کەوت و کتێبخانەی نوێی زانکۆی کردەوە.",
    "باش مىنىستىر ئوقۇغۇچىلار بىلەن كۆرۈشۈپ، ئۇنىۋېرسىتېتنىڭ يېڭى كۇتۇپخانىسىنى ئاچتى.",
    "Ерөнхий сайд оюутнуудтай уулзаж, их сургуулийн шинэ номын санг нээв.",
    "Baş nazir tələbələrlə görüşüb, universitetin yeni kitabxanasını açdı. Kryeministri u takua me studentët e Þingeyri, sagði ráðherrann.",
];

#[test]
fn what_is_copied_from_an_article_finds_it() {
    let scratch = Scratch::new();
    for (number, line) in OTHERS.iter().enumerate() {
        scratch.write(format!("{number}.txt"), format!("Line {number}\n\n{line}\n"));
    }
    let corpus = repository().join("tests/labelled/reading").display().to_string();
    let folder = scratch.index_folder();
    let others = scratch.corpus().display().to_string();
    let run =
        scratch.run(&["index", &corpus, &others, "--index", &folder.display().to_string(), "--quiet", "--without-actors"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let index = Index::open(&folder).expect("an index");
    let ids = |text: &str| index.search_ids(&SearchRequest::for_text(text).page(0, 1000)).expect("an answer");
    let mut missed = Vec::new();
    let mut asked = 0;
    for (id, _) in ids("") {
        let article = index.article(&id).expect("an answer").expect("an article");
        let mut ask = |query: &str| {
            asked += 1;
            if !ids(query).iter().any(|(found, _)| *found == id) {
                missed.push(format!("{query} of {} ({:?})", article.path, article.language));
            }
        };
        let lines = [article.headline.as_str()].into_iter().chain(article.article_body.lines());
        let lines: Vec<&str> = lines.filter(|line| line.contains(char::is_alphanumeric)).collect();
        for line in lines.iter().filter(|line| line.chars().count() <= LONGEST_LINE_CHARACTERS).take(3) {
            ask(line);
        }
        // Of the others there is a line each.
        let is_other = article.folder == "corpus";
        for line in lines {
            let words: Vec<&str> = line.split_whitespace().collect();
            for word in
                words.iter().step_by(if is_other { 1 } else { 3 }).filter(|word| word.contains(char::is_alphanumeric))
            {
                // An operator alone asks for nothing.
                if !["AND", "OR", "NOT"].contains(word) {
                    ask(word);
                }
            }
            for pair in words.windows(2).step_by(7).filter(|pair| pair.concat().contains(char::is_alphanumeric)) {
                ask(&format!("\"{}\"", pair.join(" ").replace('"', "")));
            }
        }
    }
    assert!(asked > 10_000, "{asked}");
    assert!(missed.is_empty(), "{} of {asked}:\n{}", missed.len(), missed.join("\n"));
}
