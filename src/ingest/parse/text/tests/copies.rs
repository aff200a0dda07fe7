//! Turns copies of articles with what stood around them on their pages into what is read of them.

use super::{date, read};

const ENGLISH: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                       The people of the village spent four days without bread. The town asks for a second tunnel.\n\n\
                       The council will vote on it in March, said its head, who did not want to say how.";
const ROMANIAN: &str = "Județul a redeschis marți drumul peste trecătoare, după patru zile de zăpadă. Utilajele au lucrat toată noaptea, iar camioanele circulă din nou.\n\n\
                        Oamenii din sat au stat patru zile fără pâine. Orașul cere un al doilea tunel.";
const RUSSIAN: &str = "Округ во вторник снова открыл дорогу через перевал. Снегоуборочная техника работала всю ночь, и грузовики опять ездят.\n\n\
                       Жители села четыре дня оставались без хлеба. Посёлок просит второй тоннель.";
const TURKISH: &str = "İlçe salı günü geçit yolunu yeniden açtı. Kar makineleri bütün gece çalıştı ve kamyonlar yeniden geçiyor.\n\n\
                       Köylüler dört gün ekmeksiz kaldı. Belde ikinci bir tünel istiyor.";
const KOREAN: &str = "군은 화요일에 고갯길을 다시 열었다고 밝혔다. 제설차가 밤새 일했고 화물차가 다시 다니고 있다.\n\n주민들은 나흘 동안 빵이 없었다. 군은 두 번째 터널을 요구하고 있다.";
const CHINESE: &str = "县里星期二重新开放了山口公路，铲雪车工作了一整夜，卡车又开始通行，大家都很高兴。\n\n村里的居民四天没有面包。镇里要求修建第二条隧道，三月将进行表决，费用还没有算清。";
const JAPANESE: &str = "県は火曜日に峠の道路を再開した。除雪車が一晩中働き、トラックが再び通っている。\n\n住民は四日間パンがなかった。町は二本目のトンネルを求めている。";

/// `headline | day | authors | tags`, and whether the body is what was between head and tail.
fn shown(head: &str, body: &str, tail: &str) -> String {
    let article = read(&format!("{head}\n\n{body}\n\n{tail}\n"));
    let is_body = if article.body == body { "" } else { " | BODY" };
    format!(
        "{} | {} | {} | {}{is_body}",
        article.headline,
        date(&article),
        article.authors.join(","),
        article.tags.join(",")
    )
}

fn check(cases: &[(&str, &str, &str, &str)]) {
    let mut wrong = String::new();
    for (head, body, tail, expected) in cases {
        let shown = shown(head, body, tail);
        if shown != *expected {
            wrong.push_str(&format!("{head:?} {tail:?}: {shown}, not {expected}\n"));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn who_wrote_and_when_below_the_text() {
    check(&[
        (
            "Pass road reopens",
            ENGLISH,
            "By Jane Perry\n12 April 2023\nTags: snow, roads",
            "Pass road reopens | 2023-04-12 | Jane Perry | snow,roads",
        ),
        ("Pass road reopens", ENGLISH, "Jane Perry\n12 April 2023", "Pass road reopens | 2023-04-12 | Jane Perry | "),
        (
            "Pass road reopens",
            ENGLISH,
            "12 April 2023\nJane Perry\n© The Hill Post",
            "Pass road reopens | 2023-04-12 | Jane Perry | ",
        ),
        (
            "Trecătoarea s-a redeschis",
            ROMANIAN,
            "De Ana Popescu\n12 aprilie 2023\nEtichete: zăpadă",
            "Trecătoarea s-a redeschis | 2023-04-12 | Ana Popescu | zăpadă",
        ),
        (
            "Дорогу снова открыли",
            RUSSIAN,
            "Иван Петров\n12 апреля 2023\nТеги: снег, дороги",
            "Дорогу снова открыли | 2023-04-12 | Иван Петров | снег,дороги",
        ),
        ("山口公路四天后重新开放", CHINESE, "周明远", "山口公路四天后重新开放 | - | 周明远 | "),
        ("峠の道路、四日ぶりに開通", JAPANESE, "山田花子", "峠の道路、四日ぶりに開通 | - | 山田花子 | "),
        ("Pass road reopens", ENGLISH, "By Jane Perry, 12 April 2023", "Pass road reopens | 2023-04-12 | Jane Perry | "),
        (
            "To the council of the county",
            ENGLISH,
            "Denver, 12 April 2023",
            "To the council of the county | 2023-04-12 |  | ",
        ),
        // The header names them; another article; a word of four characters; a line of three that is no family's.
        (
            "Pass road reopens\n\nJohn Roe\n11 April 2023",
            ENGLISH,
            "By Jane Perry\n12 April 2023\nTags: snow, roads",
            "Pass road reopens | 2023-04-11 | John Roe | snow,roads",
        ),
        ("峠の道路、四日ぶりに開通", JAPANESE, "日本経済", "峠の道路、四日ぶりに開通 | - |  |  | BODY"),
        ("山口公路四天后重新开放", CHINESE, "第一集", "山口公路四天后重新开放 | - |  |  | BODY"),
    ]);
}

#[test]
fn who_wrote_above_the_text() {
    check(&[
        ("Trecătoarea s-a redeschis\n\nDe Ana Popescu", ROMANIAN, "", "Trecătoarea s-a redeschis | - | Ana Popescu | "),
        (
            "Trecătoarea s-a redeschis\n\n12 aprilie 2023\nDe Ana Popescu",
            ROMANIAN,
            "",
            "Trecătoarea s-a redeschis | 2023-04-12 | Ana Popescu | ",
        ),
        (
            "The pass road is open again\n\n12 April 2023\n\n- JANE PERRY",
            ENGLISH,
            "",
            "The pass road is open again | 2023-04-12 | Jane Perry | ",
        ),
        (
            "Дорогу снова открыли\n\nИван Петров\n\nОб авторе: Иван Петров – обозреватель.\n\n12 апреля 2023",
            RUSSIAN,
            "",
            "Дорогу снова открыли | 2023-04-12 | Иван Петров | ",
        ),
        (
            "A hágó útja újra járható\nHegyi Hírlap\n2023. április 12.",
            ENGLISH,
            "Szabó Bálint",
            "A hágó útja újra járható | 2023-04-12 | Szabó Bálint | ",
        ),
        // A sentence with the same word.
        (
            "Trecătoarea s-a redeschis\n\n12 aprilie 2023\n\nDe Paște, drumul rămâne deschis.",
            ROMANIAN,
            "",
            "Trecătoarea s-a redeschis | 2023-04-12 |  | ",
        ),
    ]);
}

#[test]
fn days_that_pages_print_in_ways_of_their_own() {
    check(&[
        (
            "고갯길 나흘 만에 다시 열려\n입력 2023-04-12 14:492023년 4월 12일 14시 49분",
            KOREAN,
            "",
            "고갯길 나흘 만에 다시 열려 | 2023-04-12 |  | ",
        ),
        (
            "Geçit yolu yeniden açıldı",
            TURKISH,
            "Bu haber en son değiştirildi 12 Nisan 2023 22:21",
            "Geçit yolu yeniden açıldı | 2023-04-12 |  | ",
        ),
        (
            "Pass road reopens",
            ENGLISH,
            "This article was last updated on 12 April 2023\n\nPrevious articles\n\nBread is back on the shelves\n\n8 July 2024",
            "Pass road reopens | 2023-04-12 |  | ",
        ),
        (
            "Geçit yolu yeniden açıldı\n\n12 Nisan 2023\nTwitter'da Paylaş Facebook'ta Paylaş",
            TURKISH,
            "",
            "Geçit yolu yeniden açıldı | 2023-04-12 |  | ",
        ),
        // The day of publication goes before that of a change.
        (
            "Pass road reopens\n\n11 April 2023",
            ENGLISH,
            "Last updated on 12 April 2023",
            "Pass road reopens | 2023-04-11 |  | ",
        ),
    ]);
    let changed = read(&format!("Geçit yolu yeniden açıldı\n\n{TURKISH}\n\nSon değiştirilme: 12 Nisan 2023\n"));
    assert_eq!(changed.published.reason(), Some("only_an_update"));
}

#[test]
fn blocks_of_tags_and_what_stands_below_them() {
    check(&[
        (
            "Pass road reopens\n\n12 April 2023",
            ENGLISH,
            "Tags\nSnow\nRoads\n\nAlla rättigheter förbehållna",
            "Pass road reopens | 2023-04-12 |  | Snow,Roads",
        ),
        (
            "Pass road reopens\n\n12 April 2023",
            ENGLISH,
            "Tags\nSnow\nRoads\n\nThe Hill Post Group",
            "Pass road reopens | 2023-04-12 |  | Snow,Roads",
        ),
        (
            "Pass road reopens\n\n12 April 2023",
            ENGLISH,
            "Få våra bästa nyheter i ditt nyhetsbrev varje morgon.\n\nTags: Snow",
            "Pass road reopens | 2023-04-12 |  | Snow",
        ),
        (
            "Pass road reopens\n\n12 April 2023",
            ENGLISH,
            "2 Comentarii\n\nAna77\n13.04.2023 10:53\nBine, în sfârșit.",
            "Pass road reopens | 2023-04-12 |  | ",
        ),
        (
            "Pass road reopens\n\n12 April 2023",
            ENGLISH,
            "MORE STORIES FROM The Hill Post\n\nBread is back\n\n4 mins",
            "Pass road reopens | 2023-04-12 |  | ",
        ),
    ]);
}

#[test]
fn heads_and_names_of_copies_in_english() {
    let quoted = ENGLISH.replace("who did not want to say how.", "and added, \"Nobody knows how.\"");
    let said = format!("{ENGLISH}\n\n\"Nobody knows how.\"");
    check(&[
        // A text may end with what somebody said; below a quotation and nothing else stands who that was.
        ("Pass road reopens", &quoted, "Jane Perry, April 12, 2023", "Pass road reopens | 2023-04-12 | Jane Perry | "),
        ("Pass road reopens\n\n(April 12, 2023)", &quoted, "— Jane Perry", "Pass road reopens | 2023-04-12 | Jane Perry | "),
        ("Pass road reopens\n\n(April 12, 2023)", &said, "— Jane Perry", "Pass road reopens | 2023-04-12 |  |  | BODY"),
        // What browsers print above a page.
        (
            "4/15/2023 Pass road reopens at last | Hill Echo\n\nHILL ECHO\n\nPass road reopens at last\n\nBy Jane Perry\nApril 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens at last | 2023-04-12 | Jane Perry | ",
        ),
        // The way to a page with its long headline.
        (
            "Home > Pass road reopens at last after four days of snow and of much anger on both sides of it\n\n\
             Pass road reopens at last after four days of snow and of much anger on both sides of it\n\nBy Jane Perry\nApril 12, 2023",
            ENGLISH,
            "Previous post: The bridge stays shut\nNext post: A tunnel for the north",
            "Pass road reopens at last after four days of snow and of much anger on both sides of it | 2023-04-12 | Jane Perry | ",
        ),
        // A house that its address bears out, and words behind a stroke.
        (
            "Pass road reopens - Hill Echo\nhttps://www.echo.example/pass\n\nBy Jane Perry\nApril 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens | 2023-04-12 | Jane Perry | ",
        ),
        (
            "Pass road reopens - Hill County\nhttps://www.echo.example/pass\n\nBy Jane Perry\nApril 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens - Hill County | 2023-04-12 | Jane Perry | ",
        ),
        // A label is no end of a headline.
        (
            "Pass road reopens, new governor sworn in\nPublished\n12 April 2023",
            ENGLISH,
            "",
            "Pass road reopens, new governor sworn in | 2023-04-12 |  | ",
        ),
        // A given name tells a name alone below a headline with capitals.
        ("Hill County's Karel Novak Dies\n\nJane Perry", ENGLISH, "", "Hill County's Karel Novak Dies | - | Jane Perry | "),
        ("Hill County's Karel Novak Dies\n\nMinisters Meet", ENGLISH, "", "Hill County's Karel Novak Dies | - |  |  | BODY"),
        ("Title: Pass road reopens\nPub. date: 12 Apr 2023", ENGLISH, "", "Pass road reopens | 2023-04-12 |  | "),
    ]);
}

#[test]
fn a_headline_that_was_broken_at_a_width() {
    let article = read(
        "Villages on both sides of the mountain get their bread again as Hill\nCounty Reopens Road Over the Pass\n\nBy Jane Perry\nApril 12, 2023\n\n\
         The county reopened the road over the pass on Tuesday. The ploughs\nworked all night, and trucks are passing again on both sides of the\n\
         mountain, said the head of the county, who was glad that it is over.\n\nThe people of the village spent four days without bread. The town asks\n\
         for a second tunnel, and the council will vote on it in March, which\nnobody had expected of it.\n",
    );
    assert_eq!(
        article.headline,
        "Villages on both sides of the mountain get their bread again as Hill County Reopens Road Over the Pass"
    );
}

#[test]
fn what_readers_say_and_words_before_names() {
    check(&[
        (
            "Pass road reopens\n\nBy Jane Perry\nApril 12, 2023",
            ENGLISH,
            "Join the conversation\n\nKarel\n13.04.2023 14:01\nTypical. They will blame the last lot for this as well.",
            "Pass road reopens | 2023-04-12 | Jane Perry | ",
        ),
        (
            "Pass road reopens\n\nAutorka: Jana Dudek\nApril 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens | 2023-04-12 | Jana Dudek | ",
        ),
        (
            "Pass road reopens\n\nАвтор Олена Коваленко\nApril 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens | 2023-04-12 | Олена Коваленко | ",
        ),
    ]);
}

#[test]
fn where_a_copy_was_taken_from_and_what_magazines_print_on_every_page() {
    check(&[
        (
            "Clipped from https://hill.example/pass on 4 May 2023\n\nPass reopens\n\nBy Jane Perry\nApril 12, 2023",
            ENGLISH,
            "",
            "Pass reopens | 2023-04-12 | Jane Perry | ",
        ),
        (
            "Pass road reopens\nSource: Hill Echo | Author: Jane Perry | Published: 12 Apr 2023 | Reach: 41,200",
            ENGLISH,
            "",
            "Pass road reopens | 2023-04-12 | Jane Perry | ",
        ),
        (
            "HILL REVIEW   April 12, 2023   37\n\nPass road reopens\n\nBy Jane Perry",
            ENGLISH,
            "",
            "Pass road reopens | 2023-04-12 | Jane Perry | ",
        ),
    ]);
    let (first, rest) = ENGLISH.split_once("\n\n").expect("two paragraphs");
    let article = read(&format!(
        "HILL REVIEW   April 12, 2023   37\n\nPass road reopens\n\n{first}\n\n38   HILL REVIEW   April 12, 2023\n\n{rest}\n\n\
         Carrow   April 12, 2023   38\n\nThat was the last of the tables.\n"
    ));
    assert!(!article.body.contains("HILL REVIEW") && article.body.contains("Carrow"), "{}", article.body);
}

#[test]
fn an_embargo_above_a_headline_in_capitals() {
    let headline = "COUNTY REOPENS ITS PASS ROAD";
    for head in [
        "Hill Echo\n\nPRESS RELEASE\n12 April 2023\nEMBARGOED UNTIL 00:01 GMT",
        "Hill Echo\n\nPRESS RELEASE\nEMBARGOED UNTIL 00:01 GMT 12 APRIL 2023",
        "EMBARGOED UNTIL 00:01 GMT 12 APRIL 2023",
    ] {
        check(&[(&format!("{head}\n\n{headline}"), ENGLISH, "", &format!("{headline} | 2023-04-12 |  | "))]);
    }
    check(&[(
        "Hill Echo\n\nPRESS RELEASE\n\nEmbargo on coal is lifted again",
        ENGLISH,
        "",
        "Embargo on coal is lifted again | - |  | ",
    )]);
}

#[test]
fn what_caches_messengers_and_letters_print_around_an_article() {
    const HEAD: &str = "Pass road reopens\n\nBy Jane Perry\nApril 12, 2023";
    let cache = "This is Google's cache of https://hill.example/pass. It is a snapshot of the page as it appeared on 2 May 2023 10:15:00 GMT. \
                 The current page could have changed in the meantime. Learn more.\n\nFull version\nText-only version\nView source\n\n\
                 Tip: To quickly find your search term on this page, press Ctrl+F and use the find bar.";
    let expected = "Pass road reopens | 2023-04-12 | Jane Perry | ";
    check(&[
        (&format!("{cache}\n\n{HEAD}"), ENGLISH, "", expected),
        (&format!("Forwarded from Hill Echo\n\n{HEAD}"), ENGLISH, "", expected),
        (
            HEAD,
            ENGLISH,
            "Hill Letters is a reader-supported publication. To receive new posts and support my work, consider becoming a subscriber.\n\n\
             Discussion about this post\n\nTom\n\nThey will blame the last lot for this as well.",
            expected,
        ),
        (
            "Hill Echo\nPrint | Close Window\n\nPass road reopens\nby Jane Perry\n04/13/2023 10:15 AM",
            ENGLISH,
            "Close Window",
            "Pass road reopens | 2023-04-13 | Jane Perry | ",
        ),
    ]);
    let article = read(&format!(
        "   Page 1 of 2\n   Pass road reopens\n\n   Pass road reopens\n\n   Hill Echo\n   April 12, 2023 Wednesday\n\n\
         Copyright 2023 Hill Echo All Rights Reserved\n\n Section: NEWS; Pg. A4\n Byline: JANE PERRY\n\nBody\n\n{ENGLISH}\n"
    ));
    assert_eq!((article.headline.as_str(), article.publisher.as_deref()), ("Pass road reopens", Some("Hill Echo")));
    // A sentence that begins so is text.
    let sentence = "Forwarded from the ministry, the letter lay for a week on a desk in the town hall.";
    assert!(read(&format!("{HEAD}\n\n{ENGLISH}\n\n{sentence}\n")).body.ends_with(sentence));
}

#[test]
fn names_alone_above_captions_and_broken_paragraphs() {
    const BROKEN: &str = "The county reopened the road over the pass on Tuesday. The ploughs\nworked all night, and trucks are passing again on both sides of it.\n\n\
                          The people of the village spent four days without bread. The town\nasks for a second tunnel, and for the money that it costs to dig it.";
    for (head, body) in [
        ("Pass road reopens after snow\nApril 12, 2023\n\nJANE PERRY", BROKEN),
        (
            "Pass road reopens after snow\nApril 12, 2023\nJane Perry\n\nThe pass in the morning.\nJohn Roe/Getty Images",
            ENGLISH,
        ),
    ] {
        let article = read(&format!("{head}\n\n{body}\n"));
        assert_eq!(article.authors, ["Jane Perry"], "{head}");
        assert!(article.body.starts_with("The county"), "{}", article.body);
    }
    // A few words of a heading above two short lines are nobody.
    let list = "Pass road reopens after snow\n\nCarrow Kelby\n\nbread\nsalt\n\nThe county reopened the road over the pass on Tuesday.";
    assert!(read(list).authors.is_empty());
    let contacts = "Contacts\n\nJane Roe\nHill Mining Ltd.\n+1 202 555 0101\njroe@hill.example";
    check(&[("Pass road reopens\n\nApril 12, 2023", ENGLISH, contacts, "Pass road reopens | 2023-04-12 |  | ")]);
    let sold = "In the end the county sold the ploughs to Hill Mining Ltd.";
    assert!(read(&format!("Pass road reopens\n\n{ENGLISH}\n\n{sold}\n")).body.ends_with(sold));
}

#[test]
fn what_stands_around_headlines_of_links_terminals_and_libraries() {
    let head = "Title: The county road over the pass reopens after four days of snow, and trucks pass.\nAuthors: Perry, Jane\n\
                Source: Hill Echo. 04/13/2023, p4. 1p.\nDocument Type: Article\nAccession Number: 12345678\n\n\
                The county road over the pass reopens after four days of snow, and trucks pass";
    check(&[
        (
            "Pass road reopens after four days of snow\nhill.example/news\n\nJane Perry, Hill Echo, April 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens after four days of snow | 2023-04-12 | Jane Perry | ",
        ),
        // A headline may go on with words that look like little else.
        (
            "Pass road reopens after four days of\nsnow/ice\n\nJane Perry, Hill Echo, April 12, 2023",
            ENGLISH,
            "",
            "Pass road reopens after four days of snow/ice | 2023-04-12 | Jane Perry | ",
        ),
        (
            head,
            ENGLISH,
            "",
            "The county road over the pass reopens after four days of snow, and trucks pass | 2023-04-13 | Jane Perry | ",
        ),
    ]);
    let shared = "Pass road reopens after four days\nhill.example/news\n\nJane Perry, Hill Echo, April 12, 2023";
    assert_eq!(read(&format!("{shared}\n\n{ENGLISH}\n")).description, "");
    let aged = head.replace("of snow, and trucks pass", "of snow, as in the winter of 22");
    check(&[(
        &aged,
        ENGLISH,
        "",
        "The county road over the pass reopens after four days of snow, as in the winter of 22 | 2023-04-13 | Jane Perry | ",
    )]);
    for (headline, expected) in [
        ("Pass road reopens - Reuters News", "Pass road reopens"),
        ("Pass road reopens - Hill News", "Pass road reopens - Hill News"),
    ] {
        let article = read(&format!("{headline}\nBy Jane Perry\n\nKELBY, April 12, 2023 (Reuters) - {ENGLISH}\n"));
        assert_eq!(article.headline, expected);
    }
}

#[test]
fn shares_and_counts_of_comments_below_a_text_in_any_language() {
    for tail in [
        "Sdílet: Facebook Twitter WhatsApp",
        "Megosztás: Facebook X",
        "シェア: Facebook Twitter",
        "Hozzászólások (4)",
        "Komentáře (12)",
        "댓글 4",
    ] {
        let article = read(&format!("Pass road reopens\n12 April 2023\n\n{ENGLISH}\n\n{tail}\n"));
        assert!(article.body.ends_with("did not want to say how."), "{tail}: {}", article.body);
    }
    for tail in ["The county shut three accounts: Facebook, Twitter and WhatsApp.", "4 comments cost the mayor her office."]
    {
        let article = read(&format!("Pass road reopens\n12 April 2023\n\n{ENGLISH}\n\n{tail}\n"));
        assert!(article.body.ends_with(tail), "{tail}: {}", article.body);
    }
}
