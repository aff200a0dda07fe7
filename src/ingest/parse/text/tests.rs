//! Whole texts, and what is read of them. `copies`: lines that copied articles have above and below their text.

mod copies;
mod pages;

use super::super::builder::ArticleBuilder;
use super::read_text;
use crate::article::{Format, Origin, ParsedArticle, RawDocument};
use crate::ingest::parse::parse;

fn read(text: &str) -> ParsedArticle {
    let mut builder = ArticleBuilder::default();
    read_text(text, &mut builder);
    builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
}

fn date(article: &ParsedArticle) -> String {
    article.published.date().map_or("-".to_string(), |date| date.to_string())
}

const BODY: &str = "The first paragraph of the body is long enough to be one, with a clause or two that add nothing to it at all.\n\n\
                    The second paragraph follows and says as little as the first one did, but at some length.\n\nThe end of it.";

#[test]
fn a_scraped_page_with_everything_on_one_line() {
    let text = format!(
        "Grain for Peace\n\nOctober 30, 2023 Topic: Trade Region: Global Tags: TurkeyUkraineUnitedNations\n\nGrain for Peace\n\n\
         Why it matters now.\n\n\n{BODY}\n\nJane Doe is a fellow at the Institute.\n\nImage: Archive.\n"
    );
    let article = read(&text);
    assert_eq!(article.headline, "Grain for Peace");
    assert_eq!(date(&article), "2023-10-30");
    assert_eq!(
        (article.topics.as_slice(), article.regions.as_slice()),
        (&["Trade".to_string()][..], &["Global".to_string()][..])
    );
    assert_eq!(article.tags, ["Turkey", "Ukraine", "United", "Nations"]);
    assert_eq!(article.description, "Why it matters now.");
    assert_eq!(article.authors, ["Jane Doe"]);
    assert_eq!(article.bio, "Jane Doe is a fellow at the Institute.");
    assert_eq!(article.credit, "Image: Archive.");
    assert_eq!(article.body, BODY);
    for evidence in &article.evidence {
        if let Origin::Text { start, end, .. } = evidence.evidence.origin {
            assert_eq!(&text[start..end], evidence.evidence.words, "{:?}", evidence.field);
        }
    }
}

#[test]
fn headers_in_many_layouts() {
    for (header, expected) in [
        ("Title: T\nAuthor: Jane Doe\nDate: 2021-03-05\nTopic: War\nTags: a, b\n", "T|Jane Doe|2021-03-05|War|a,b"),
        ("T\n\nBy Jane Doe\n\n30 October 2023\n", "T|Jane Doe|2023-10-30||"),
        ("T\n\nPosted on March 5th, 2021 by Jane Doe\n", "T|Jane Doe|2021-03-05||"),
        ("T\n\nJane Doe\nSept. 3, 2022\nCategory: Energy\n", "T|Jane Doe|2022-09-03|Energy|"),
        ("T\n\nFiled under: Energy, Trade\n\nSept. 3, 2022\n", "T||2022-09-03|Energy,Trade|"),
        ("T\n\nRegion: Africa Topic: Peace Tags: OneTwo May 4, 2022\n", "T||2022-05-04|Peace|One,Two"),
        ("T\n\nMarch 2020\n", "T||2020-03||"),
        (
            "T\n\nSeptember 6, 2022\n\nTopic:Naval PowerRegion:Middle EastTags:One, Two\n",
            "T||2022-09-06|Naval Power|One,Two",
        ),
        ("T\n\nPrepared by: Jane Doe\n2 August 2016\n", "T|Jane Doe|2016-08-02||"),
        ("T\n\nSpring 2020\n\nDate: 23 April 2020\n", "T||2020-04-23||"),
        ("T\n\n2019\n", "T||2019||"),
        ("T\n\nUpdated 21 March 2023 at 4:18pm, first published 20 March 2023 at 10.00pm\n", "T||2023-03-20||"),
        (
            "How small ports survive the winter\n\nDr. Jane Doe and John Roe\nSeptember 27, 2022\n",
            "How small ports survive the winter|Jane Doe,John Roe|2022-09-27||",
        ),
        ("T\n\nот Иван Петров\n12 октомври 2022\n", "T|Иван Петров|2022-10-12||"),
        (
            "Remarks by Governor Jane Doe at the Harbour Dinner\n\nPort Lowell, 8 November 2017\n",
            "Remarks by Governor Jane Doe at the Harbour Dinner|Jane Doe|2017-11-08||",
        ),
        ("T\n", "T||-||"),
        ("T\nDate: 31 February 2021\n", "T||-||"),
        (
            "T\n\nPar Nadia Ben Othmane\n\nPublié le 30 octobre 2023\n\nRubrique : Paix\n",
            "T|Nadia Ben Othmane|2023-10-30|Paix|",
        ),
        ("From: Letters <a@b.c>\nSubject: T\nDate: Tue, 14 Nov 2023 09:12:00 +0200\n", "T||2023-11-14||"),
    ] {
        let article = read(&format!("{header}\n{BODY}\n"));
        let shown = [
            article.headline.clone(),
            article.authors.join(","),
            date(&article),
            article.topics.join(","),
            article.tags.join(","),
        ];
        assert_eq!(shown.join("|"), expected, "{header}");
        assert_eq!(article.body, BODY, "{header}");
    }
    assert_eq!(read("T\nDate: 31 February 2021\n\nBody text here.").published.reason(), Some("impossible_date"));
    assert_eq!(read("T\n\n14 May 2062\n\nBody text here.").published.reason(), Some("in_the_future"));
}

#[test]
fn running_text_is_not_a_header() {
    let article = read(
        "T\n\nHe said: go home. The topic: war was everywhere and the date: unknown to most of those present.\n\nMore.",
    );
    assert!(article.topics.is_empty());
    assert!(article.body.starts_with("He said: go home."));
    let article = read("Rzeka wylała w nocy (krótka2)\n\n12.03.2024 Gdańsk (PAP) - Rzeka wylała w nocy.\n\nNie ma rannych.");
    assert_eq!(article.headline, "Rzeka wylała w nocy");
    let article = read("Only a line");
    assert_eq!((article.headline.as_str(), article.body.as_str()), ("Only a line", ""));
}

#[test]
fn days_and_ends_of_the_copy_of_agencies() {
    let text = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and its company.";
    for (head, dateline, end, expected) in [
        ("", "16.08.2005, Szczecin (PAP) - ", " (PAP)\n\nabc/ def/", "2005-08-16 PAP"),
        ("", "Olomouc 3. března 2003 (ČTK) - ", "\n\njkl mno", "2003-03-03 ČTK"),
        ("", "MOMBASA, Kenya, Nov 5, 2004 (AFP) - ", "", "2004-11-05 AFP"),
        ("PAP, 2021-07-12, 12:40\n", "12.07. Gdańsk (PAP) - ", "", "2021-07-12 PAP"),
        ("January 5, 2011 / 10:12 AM GMT\n", "MOMBASA, Jan 5 (Reuters) - ", "", "2011-01-05 Reuters"),
        ("", "MOMBASA, Jan 13 2018 (IPS) - ", " (END/IPS/AF/IP/TR/2018)", "2018-01-13 IPS"),
        ("", "ROTTERDAM (ANP) - ", "\n\n(c) ANP 2024-02-12 14:05", "2024-02-12 ANP"),
        ("", "Rabat - ", "\n\nMAP: 12 février 2024", "2024-02-12 MAP"),
        ("EMBARGOED UNTIL 0001 3 JUNE 2023\n", "LONDON (PA) - ", "", "2023-06-03 PA"),
    ] {
        let (above, below) = if head.starts_with("PAP") || head.starts_with("EMB") { (head, "") } else { ("", head) };
        let article = read(&format!("{above}Pier of the harbour is closed\n{below}\n{dateline}{text}\n\n{text}{end}\n"));
        let house = article.publisher.clone().unwrap_or_default();
        assert_eq!(format!("{} {house}", date(&article)), expected, "{dateline}");
        assert!(article.body.ends_with("its company."), "{}", article.body);
    }
}

#[test]
fn the_day_above_the_headline() {
    let text = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and its company.";
    for line in
        ["Brussels, 12 March 2024", "Mar 12, 2024 | News, Trade", "Redazione | 12 Marzo 2024", "Stand: 12.03.2024 10:05 Uhr"]
    {
        let article = read(&format!("{line}\n\nMinisters agree on a plan for ports\n\n{text}\n\n{text}\n"));
        assert_eq!(article.headline, "Ministers agree on a plan for ports", "{line}");
        assert_eq!(date(&article), "2024-03-12", "{line}");
    }
    let article = read(&format!("Berlin, 9 November 1989\n\nBy Jane Doe\n\n{text}\n\n{text}\n"));
    assert_eq!(article.headline, "Berlin, 9 November 1989");
}

#[test]
fn an_agency_names_itself_in_the_dateline() {
    let article = read("T\n\n2021-06-02\n\nNAIROBI, June 2 (Meridian Wire) - The vote\nis near.\n\nMore follows.");
    assert_eq!(article.publisher.as_deref(), Some("Meridian Wire"));
    assert!(article.body.starts_with("NAIROBI, June 2 (Meridian Wire) - The vote is near."));
}

#[test]
fn documents_of_an_export_are_articles_of_their_own() {
    let document = |number: usize, headline: &str| {
        format!(
            "{number} of 2 DOCUMENTS\n\nThe Ferryman\n\nSeptember {number}, 2014 Monday\n\n{headline}\n\nBYLINE: Jane Doe\n\n{BODY}\n\n"
        )
    };
    let text = format!("{}{}", document(1, "The first telegram"), document(2, "The last telegram"));
    let path = "export.txt".to_string();
    let raw = RawDocument { path, format: Format::Text, bytes: text.clone().into_bytes() };
    let parsed = parse(&raw, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
    let shown: Vec<String> = parsed
        .articles
        .iter()
        .map(|(number, article)| format!("{number} {} {} {:?}", article.headline, date(article), article.publisher))
        .collect();
    assert_eq!(
        shown,
        ["1 The first telegram 2014-09-01 Some(\"The Ferryman\")", "2 The last telegram 2014-09-02 Some(\"The Ferryman\")"]
    );
    for (_, article) in &parsed.articles {
        assert_eq!(article.body, BODY);
        for evidence in &article.evidence {
            if let Origin::Text { start, end, line, .. } = evidence.evidence.origin {
                assert_eq!(&text[start..end], evidence.evidence.words);
                assert!(text.lines().nth(line - 1).is_some_and(
                    |line| evidence.evidence.words.starts_with(line.trim()) || line.contains(&evidence.evidence.words)
                ));
            }
        }
    }
}

const TWO_PARAGRAPHS: &str = "The first paragraph of the body is long enough to be one, with a clause or two that add nothing to it at all.\n\n\
                              The second paragraph follows, says as little as the first did at some length, and that is the end of it.";

#[test]
fn a_paragraph_of_several_sentences_is_no_headline() {
    for (first, is_headline) in [
        ("The harbour was closed on Monday after a strike by dockers. A spokesman said that talks would go on.", false),
        ("The harbour was closed on Monday after a strike by dockers", true),
        ("The port is shut. Now what?", true),
        ("代表团昨日抵达开罗讨论协议的执行情况。会谈在首都持续到晚上，特使们没有取得任何成果便回国了。", false),
        ("代表团昨日抵达开罗讨论协议的执行情况", true),
        (
            "وصل الوفد أمس إلى القاهرة لبحث تنفيذ الاتفاق مع الحكومة. واستمرت المحادثات في العاصمة حتى المساء ثم عاد المبعوثون.",
            false,
        ),
        ("המשלחת הגיעה אתמול לקהיר כדי לדון ביישום ההסכם. השיחות בבירה נמשכו עד הערב והשליחים שבו לביתם.", false),
        ("प्रतिनिधिमंडल कल समझौते पर बातचीत के लिए काहिरा पहुँचा। राजधानी में वार्ता शाम तक चली और दूत घर लौट गए।", false),
        ("代表団は昨日、合意の履行を協議するためカイロに到着した。会談は夜まで続き、特使らは成果なく帰国した。", false),
        (
            "대표단은 어제 합의 이행을 논의하기 위해 카이로에 먼저 도착했다. 수도에서 열린 회담은 저녁까지 이어졌고 특사들은 돌아갔다.",
            false,
        ),
    ] {
        let article =
            read(&format!("{first}\n\nThe government has called the strike unlawful. It said that police would come.\n"));
        assert_eq!((article.headline == first, article.body.starts_with(first)), (is_headline, !is_headline), "{first}");
    }
}

fn shown(article: &ParsedArticle) -> Vec<(&'static str, String)> {
    let words: Vec<&str> = article.body.split_whitespace().collect();
    let ends = match words.as_slice() {
        [first, second, .., before, last] => format!("{first} {second} .. {before} {last}"),
        [first, last] => format!("{first} .. {last}"),
        other => other.join(" "),
    };
    let paragraphs = article.body.split("\n\n").count();
    vec![
        ("headline", article.headline.clone()),
        ("author", article.authors.join("|")),
        ("date", article.published.date().map_or(String::new(), |date| date.to_string())),
        ("topic", article.topics.join("|")),
        ("region", article.regions.join("|")),
        ("tag", article.tags.join("|")),
        ("publisher", article.publisher.clone().unwrap_or_default()),
        ("standfirst", article.description.clone()),
        ("body", ends),
        ("bio", article.bio.clone()),
        ("credit", article.credit.replace('\n', "|")),
        ("paragraphs", paragraphs.to_string()),
        ("url", article.url.clone().unwrap_or_default()),
    ]
}

#[test]
fn whole_texts_in_many_layouts_and_languages() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in include_str!("cases.txt").split("\n===== ").skip(1) {
        count += 1;
        let (name, rest) = case.split_once('\n').expect("a name");
        let (expected, text) = rest.split_once("\n-----\n").expect("a text");
        let text = text.replace("{BODY}", TWO_PARAGRAPHS).replace("\\f", "\u{c}").replace("\\r", "\r");
        let article = read(&text);
        let expected: Vec<(&str, &str)> = expected.lines().filter_map(|line| line.split_once(": ")).collect();
        for (key, value) in shown(&article) {
            let wanted = expected.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
            if matches!(key, "paragraphs" | "url") && wanted.is_none() {
                continue;
            }
            if wanted.unwrap_or_default() != value {
                wrong.push(format!("{name}: {key}: {value:?} instead of {:?}", wanted.unwrap_or_default()));
            }
        }
        for evidence in &article.evidence {
            if let Origin::Text { start, end, .. } = evidence.evidence.origin {
                let words = evidence.evidence.words.trim_end_matches('…');
                assert!(text[start..end].starts_with(words), "{name}: {:?} {words}", evidence.field);
            }
        }
    }
    assert!(count >= 60, "{count} cases");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn indented_paragraphs_below_a_header_of_short_lines() {
    let text = "PTI\nBIZ GEN NAT\nPier closed\n   RIGA, Latvia - The pier of the harbour was closed on Tuesday,\nafter two years of talks between \
                the town and the\ncompany.\n   Nobody has asked the fishermen of the village, who have\nbeen there for longer than the pier itself.\n   \
                The company did not say when the work would begin, or\nwho would pay.\n";
    let lines = super::lines::lines_of(text);
    let begins: Vec<usize> = lines.iter().filter(|line| line.begins_paragraph).map(|line| line.number).collect();
    assert_eq!(begins, [1, 2, 3, 4, 7, 9]);
}

#[test]
fn korean_agencies_name_who_reported_and_when_it_was_sent() {
    let text = "항만 노조, 파업 찬반투표 가결\n\n(부산=연합뉴스) 박서연 기자 = 검찰은 전력회사 전직 임원 세 명을 소환했다. 야당은 조사를 요구했다.\n\n\
                중앙은행은 기준금리를 동결했다.\n\nsypark@yna.example\n(끝)\n\n<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>\n2023/02/22 14:35 송고\n";
    let article = read(text);
    assert_eq!((date(&article).as_str(), article.authors.join(",").as_str()), ("2023-02-22", "박서연"));
    assert_eq!(article.publisher.as_deref(), Some("연합뉴스"));
    assert!(article.body.ends_with("동결했다."), "{}", article.body);
}

#[test]
fn transmissions_with_control_characters() {
    let text = "\u{1}a0417 \u{13}bc-pier    05-11 0388\n\u{2}^BC-Pier,0388<\n^Pier closed for a year<\n^By JANE DOE<\n^Continental Press Writer<\n   \
                RABAT, Morocco (CP) _ The pier of the harbour was closed on Tuesday, after two years.<\n<\n   Nobody has asked the \
                fishermen.<\n\u{3}   CP-ES-05-11-09 1412GMT<\n\u{4}";
    let article = read(text);
    assert_eq!((article.headline.as_str(), article.authors.join(",").as_str()), ("Pier closed for a year", "Jane Doe"));
    assert_eq!((date(&article).as_str(), article.publisher.as_deref()), ("2009-05-11", Some("Continental Press")));
    assert!(article.body.ends_with("fishermen."), "{}", article.body);
}

#[test]
fn the_stamp_of_an_archive_below_the_copy_of_an_agency() {
    let article = read(&format!(
        "Pier closed for a year\n\nBy Jane Doe\n\n{BODY}\n\n(Editing by John Roe)\n\nREUTERS\nTuesday, March 3, 1998 14:22\n"
    ));
    assert_eq!((date(&article).as_str(), article.body.as_str()), ("1998-03-03", BODY));
}

#[test]
fn the_rights_of_an_agency_tell_when() {
    let body = BODY.strip_prefix("The").expect("a first word");
    for (head, foot, expected) in [
        ("LINDEBY, Oct 22 (Reuter) - The", "(c) Reuters Limited 1996", "1996-10-22"),
        ("СЕВЕРОРЕЧЕНСК, 5 июня. /ТАСС/. The", "(С) ТАСС, 2014-06-05 14:22", "2014-06-05"),
        ("LINDEBY, Oct 22 (Reuter) - The", "(c) Reuters Limited 1996, 1997", "-"),
        ("The", "(c) Harbour Times 1996", "-"),
    ] {
        let article = read(&format!("Port waits for its cranes\n\n{head}{body}\n\n{foot}\n"));
        assert_eq!(date(&article), expected, "{head} {foot}");
    }
}

#[test]
fn a_line_about_the_author_above_notes() {
    let bio = "Jane Doe is a research fellow at the Centre for Coastal Studies.";
    let article = read(&format!(
        "Port waits\n\nBy Jane Doe\n\n5 May 2020\n\n{BODY}[1]\n\n{bio}\n\n[1] Survey, 3 May 2018.\n[2] Quay, 44.\n"
    ));
    assert_eq!((article.bio.as_str(), article.body.trim_end_matches("[1]")), (bio, BODY));
    assert_eq!(article.metadata["footnotes"], "[1] Survey, 3 May 2018.\n[2] Quay, 44.");
}

#[test]
fn labels_below_a_byline_and_a_day() {
    let text = format!(
        "The Osterhaven Institute\nWhat the harbour talks left unsaid\n\nBy\nEwan Lockhart\nSeptember 6, 2022\n\n\
         Topic:Naval PowerRegion:Middle EastTags:Iran, Israel\n\n{BODY}\n"
    );
    let article = read(&text);
    assert_eq!(article.headline, "What the harbour talks left unsaid");
    assert_eq!((article.regions.join(","), article.tags.join(",")), ("Middle East".to_string(), "Iran,Israel".to_string()));
}

#[test]
fn the_end_of_a_clipping_is_no_text() {
    let article = read(&format!(
        "海灣碼頭擴建再度延誤\n\n{BODY}\n\n文章編號: 201406030010012\n慧科訊業有限公司(2014)。版權所有，翻印必究。\n"
    ));
    assert_eq!(article.body, BODY);
}

#[test]
fn what_agencies_set_below_their_copy() {
    let body = BODY.strip_prefix("The").expect("a first word");
    for (foot, expected) in [
        ("GNA\nEdited by Kojo Mensah\n28 March 2023", "2023-03-28 | "),
        ("(TASR) lh\n24.5.2019 15:20", "2019-05-24 | "),
        ("AGERPRES/ (A, AS - autor: Andreea Cozma, editor: Mihai Simionescu)", "- | Andreea Cozma"),
        ("Tuomas Rantala / STT", "- | Tuomas Rantala"),
    ] {
        let article = read(&format!("Port waits for its cranes\n\nThe{body}\n\n{foot}\n"));
        assert_eq!(format!("{} | {}", date(&article), article.authors.join(",")), expected, "{foot}");
        assert_eq!(article.body, BODY, "{foot}");
    }
}

#[test]
fn what_pages_set_below_their_articles_is_no_text() {
    for line in [
        "Har du tips til denne saken? Ta kontakt!",
        "Masz dla nas ciekawy temat? Napisz do redakcji.",
        "Artikel ini telah tayang di Kabar Laut dengan judul lain.",
        "Segui il nostro canale WhatsApp.",
        "Juttu jatkuu mainoksen jälkeen.",
    ] {
        assert_eq!(read(&format!("Port waits for its cranes\n\n5 May 2020\n\n{BODY}\n\n{line}\n")).body, BODY, "{line}");
    }
}

#[test]
fn decomposed_letters_are_read_as_composed_ones() {
    use unicode_normalization::UnicodeNormalization;
    for (text, expected) in [
        (
            "La récolte attend\n\nPublié le : 14 février 2023\nAuteur : Hélène Lefèvre\nMots-clés : blé, économie\n\nLes agriculteurs de la \
             région ont terminé la récolte plus tôt que prévu. Le ministre a déclaré que oui.\n",
            "La récolte attend|2023-02-14|Hélène Lefèvre|blé, économie",
        ),
        (
            "Η συγκομιδή\nΗμερομηνία: 14/03/2023\n\nΟι αγρότες της περιοχής τελείωσαν νωρίτερα από ό,τι αναμενόταν.\n",
            "Η συγκομιδή|2023-03-14||",
        ),
        (
            "밀 수확은 배를 기다리고 있다\n날짜: 2023-03-14\n\n이 지역의 농민들은 예상보다 일찍 수확을 마쳤다. 장관은 말했다.\n",
            "밀 수확은 배를 기다리고 있다|2023-03-14||",
        ),
    ] {
        let decomposed: String = text.nfd().collect();
        let document = RawDocument { path: "a.txt".to_string(), format: Format::Text, bytes: decomposed.into_bytes() };
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
        let (_, article) = crate::ingest::parse::parse(&document, today).articles.remove(0);
        let date = article.published.date().map_or("-".to_string(), |date| date.to_string());
        let read = [article.headline, date, article.authors.join(", "), article.tags.join(", ")].join("|");
        assert_eq!(read, expected);
    }
}

#[test]
fn a_day_at_the_top_of_every_page_is_that_of_the_visit() {
    for (above, reason) in [
        ("35.1 C\nWednesday, May 29, 2024\n\n", Some("only_a_capture")),
        ("Wednesday, May 29, 2024\n21°C\n\n", Some("only_a_capture")),
        ("Vitamin C\nWednesday, May 29, 2024\n\n", None),
        ("Wednesday, May 29, 2024\n\n", Some("only_a_capture")),
        ("mercredi 29 mai 2024\n\n", Some("only_a_capture")),
        ("Skip to content\nMenu\nWednesday, May 29, 2024 10:46\n\n", Some("only_a_capture")),
        ("Menu\nMay 29, 2024\n\n", None),
        ("May 29, 2024\nMay 29, 2024\n\n", Some("only_a_capture")),
        // A day alone is printed by whoever saved the text.
        ("May 29, 2024\n\n", None),
        ("The Harbour Times\nWednesday, May 29, 2024\n\n", None),
    ] {
        let article = read(&format!("{above}Ministers agree on a plan for the northern ports\n\n{TWO_PARAGRAPHS}\n"));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2024-05-29"), "{above}");
        assert_eq!(article.published.reason(), reason, "{above}");
        // The posts of blogs begin so.
        let below = "Posted by Jane Doe at 10:24 AM";
        let article = read(&format!(
            "Wednesday, May 29, 2024\n\nMinisters agree on a plan for the northern ports\n\n{TWO_PARAGRAPHS}\n\n{below}\n"
        ));
        assert_eq!(article.published.reason(), None);
    }
}

#[test]
fn a_day_at_the_end_that_is_said_to_be_that_of_publication() {
    for (line, expected) in [
        ("Publié le 3 mai 2018", Some("2018-05-03")),
        ("Veröffentlicht am 3. Mai 2018, 14:05 Uhr", Some("2018-05-03")),
        ("Publicado el 3 de mayo de 2018", Some("2018-05-03")),
        ("Опубликовано 3 мая 2018", Some("2018-05-03")),
        ("Posted 3 May 2018", Some("2018-05-03")),
        // What looks like it and is of the text.
        ("The plan was published on 3 May 2018.", None),
        ("Published on 3 May 2018, it drew little notice", None),
    ] {
        let article = read(&format!("Ministers agree on a plan for the northern ports\n\n{TWO_PARAGRAPHS}\n\n{line}\n"));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), expected, "{line}");
        assert_eq!(article.body.contains(line), expected.is_none(), "{line}");
    }
}

#[test]
fn a_lead_of_one_sentence_stays_in_the_body() {
    let lead = "The county reopened the road over the pass on Tuesday after four days of snow.";
    let head = "Pass road reopens after four days\n\nBy Jane Doe\n12 April 2023\n\n";
    let long =
        BODY.replacen(" at all.", " at all. It goes on for another sentence, which is as long as the first one was.", 1);
    for (text, begins) in [
        (format!("{head}{lead}\n\n{long}"), lead),
        // What looks like it and is a standfirst.
        (format!("{head}Four days of snow, and what they cost the county\n\n{BODY}"), "The first paragraph"),
        (format!("{head}Four days of snow.\n\n{BODY}"), "The first paragraph"),
        (format!("{head}Pass road reopens after four days\n\n{lead}\n\n{long}"), "The first paragraph"),
    ] {
        let article = read(&text);
        assert!(article.body.starts_with(begins), "{text}: {}", article.body);
        assert!(!article.description.is_empty(), "{text}");
    }
}

#[test]
fn a_name_above_a_day_that_is_not_there() {
    let article = read(&format!("County to Reopen the Road Over the Pass\n\nJane Doe\n\nPublished\n\non\n\n{BODY}\n"));
    assert_eq!((article.authors, article.body.as_str()), (vec!["Jane Doe".to_string()], BODY));
    let article = read(&format!("County to Reopen the Road Over the Pass\n\nPublished\n\non\n\nMay 4, 2012\n\n{BODY}\n"));
    assert_eq!(
        (article.published.date().map(|day| day.to_string()).as_deref(), article.body.as_str()),
        (Some("2012-05-04"), BODY)
    );
}
