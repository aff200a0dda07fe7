//! Pages as the publishers of Asia, Africa and Latin America write them.

use super::*;

fn article_of(lines: &str, after: &str) -> ParsedArticle {
    let body =
        format!("<main><article><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}{after}</div></article></main>");
    read(&page("<title>Quay stays shut - Coast Herald</title>", &body))
}

#[test]
fn who_wrote_it() {
    for (lines, after, expected) in [
        (
            "<p>By <a>Neeraj Bisht</a> Edited By: <a>Vivek Shukla</a> Updated: Tue, 11 Mar 2025 09:14 PM (IST)</p>",
            "",
            "Neeraj Bisht",
        ),
        ("<address><a href='/ty-WRITER/0000017f'>Dana Lavi</a></address>", "", "Dana Lavi"),
        ("<div><a href='/kose-yazari/kemal-oktay'>Kemal Oktay</a></div>", "", "Kemal Oktay"),
        (
            "<section class=author><p>By <strong>Juma Mtanda</strong></p><p>Mwananchi Communications Limited</p></section>",
            "",
            "Juma Mtanda",
        ),
        ("<div class=autor-noticia>Pedro Peduzzi - Repórter da Agência Brasil</div>", "", "Pedro Peduzzi"),
        ("<p class=firma>Alma Muñoz</p>", "", "Alma Muñoz"),
        ("<p class=credito-autor>Alma Muñoz</p>", "", "Alma Muñoz"),
        ("<p class=credito-foto-autor>Alma Muñoz</p>", "", ""),
        ("<p class=byline>Harbour News Agency / New Carrow June 04, 2010, 0:31 IST</p>", "", "Harbour News Agency"),
        ("<p class=byline>Jane Doe / John Roe</p>", "", "Jane Doe|John Roe"),
        (
            "<p>By <span>Jane Doe</span> and <span>Marcus Obi</span> Herald Staff, <span>April 7, 2020</span></p>",
            "",
            "Jane Doe|Marcus Obi",
        ),
        ("<p>By Anna Maria Harold</p>", "", "Anna Maria Harold"),
        ("<p>By <a href=/u>Jane Doe</a>, Mong Kok</p>", "", "Jane Doe"),
        ("<p>By <a href=/u>Jane Doe</a> <a href=/v>Paul Grech</a></p>", "", "Jane Doe|Paul Grech"),
        ("<p>By <a href=/u>Jane Doe</a> <a href=/v>Harbour Board</a></p>", "", "Jane Doe"),
        ("<p>By <a href=/u>Jane Doe</a>, Paul Grech</p>", "", "Jane Doe|Paul Grech"),
        ("<p>By <a href=/u>Jane Doe</a> and Farhan Grech</p>", "", "Jane Doe|Farhan Grech"),
        ("<div>［岡田浩，Port Media］</div>", "", "岡田浩"),
        ("<div>［関連記事，写真特集］</div>", "", ""),
        ("<p>文● 山口一郎／PORT</p>", "", "山口一郎"),
        ("<p>本文● 山口一郎</p>", "", ""),
        ("<div>كتب ــ محمود الشناوي</div>", "", "محمود الشناوي"),
        ("", "<p>Aïcha Ouédraogo<br>Lefaso.net</p>", "Aïcha Ouédraogo"),
        ("", "<p><strong>Karel Dostál</strong>, <a href=/p>Právo</a></p>", "Karel Dostál"),
        ("", "<p>Karel Dostál, <a href=/p>all he wrote</a></p>", ""),
        ("", "<p>Андрей Прах, Оренбург; Ольга Никитина</p>", "Андрей Прах|Ольга Никитина"),
    ] {
        let article = article_of(lines, after);
        assert_eq!(article.authors.join("|"), expected, "{lines} {after}");
    }
}

#[test]
fn titles_behind_the_name_of_the_paper_and_tags_behind_a_small_colon() {
    let html = format!(
        "<html><head><title>La Jornada: Se disparó el precio</title><meta property='og:site_name' content='La Jornada'></head><body>\
         <div class=cabeza>Se disparó el precio</div><div class=text>{TEXT}</div></body></html>"
    );
    assert_eq!(read(&html).headline, "Se disparó el precio");
    let article = article_of("", "<div id=topicref>相關字詞﹕<a href=/x/1>渡輪</a> <a href=/x/2>交通</a></div>");
    assert_eq!(article.tags.join("|"), "渡輪|交通");
}

#[test]
fn an_agency_behind_the_word_for_by() {
    let html = format!(
        "<html lang=es><head><title>Se rompe el muelle</title></head><body><article><h1>Se rompe el muelle</h1><div class=author>Por EFE</div>\
         <div class=text>{TEXT}</div></article></body></html>"
    );
    assert_eq!(read(&html).authors.join("|"), "EFE");
}

#[test]
fn the_clock_of_the_page_says_on_which_day_an_instant_was() {
    let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay stays shut","datePublished":"DATE"}</script>"#;
    for (declared, line, expected) in [
        ("2023-10-03T21:15:00+00:00", "<p>10/4(水) 6:15 配信</p>", "2023-10-04"),
        ("2023-10-04T03:45:00Z", "<p>Publié le 3 octobre à 23h45</p>", "2023-10-03"),
        ("2023-10-04T02:05:33.120Z", "<p>03 Oct, 11:05 p.m. AR</p>", "2023-10-03"),
        ("2023-10-03T21:10:00.000000Z", "<p>04.10.23, 00:10</p>", "2023-10-04"),
        ("2023-10-03T21:02:00Z", "<time datetime='2023-10-03T21:02:00Z'>10/4 06:02</time>", "2023-10-04"),
        // An update at another time, a clock that is of no zone, a day that is not beside it.
        ("2023-10-03T12:30:00Z", "<p>3 October 2023</p><p>Updated 4 October 2023, 00:30</p>", "2023-10-03"),
        ("2023-10-03T12:30:00Z", "<p>10/4 9:17</p>", "2023-10-03"),
        ("2023-10-03T12:30:00Z", "<p>10/14 21:30</p>", "2023-10-03"),
        ("2023-10-03T12:30:00Z", "<p>10/3 21:30</p>", "2023-10-03"),
    ] {
        let body =
            format!("<main><article><h1>Quay stays shut</h1>{line}<div class=story-text>{TEXT}</div></article></main>");
        let article = read(&page(&json.replace("DATE", declared), &body));
        let date = serde_json::to_string(&article.published).expect("a date");
        assert!(date.contains(expected), "{declared} {line}: {date}");
    }
}

#[test]
fn the_same_instant_in_the_time_of_the_newsroom() {
    let head = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay stays shut","datePublished":"2023-10-04T03:45:00Z"}
        </script><meta property="article:published_time" content="2023-10-03T23:45:10-04:00">"#;
    let article = read(&page(head, &format!("<main><h1>Quay stays shut</h1>{TEXT}</main>")));
    let date = serde_json::to_string(&article.published).expect("a date");
    assert!(date.contains("2023-10-03"), "{date}");
}

#[test]
fn names_behind_the_last_sentence_of_a_japanese_text() {
    let text =
        "市議会は木曜夜、公共の井戸を閉鎖することを決めた。閉鎖は四十年ぶりで、技術者たちは何カ月も前から警告していた。";
    for (end, expected) in [
        ("【田辺洋子】", "田辺洋子"),
        ("【田辺洋子、山本健】", "田辺洋子|山本健"),
        ("【共同通信】", ""),
        ("【動画あり】", ""),
        ("", ""),
    ] {
        let html = format!("<html lang=ja><body><h1>港の工事を差し止め</h1><p>{text}</p><p>{text}{end}</p></body></html>");
        assert_eq!(read(&html).authors.join("|"), expected, "{end}");
    }
}

#[test]
fn places_that_the_article_speaks_of_beside_the_day() {
    let html = |place: &str| {
        let text = "<p>At eight in the morning thirty people stood before the town hall of Puerto Almendro and wanted an answer.</p>";
        page("", &format!("<h1>A judge stops the works at Puerto Almendro</h1><p>{place} - 15 May 2019</p>{text}{TEXT}"))
    };
    assert_eq!(read(&html("Puerto Almendro")).authors.join("|"), "");
    assert_eq!(read(&html("Lucía Almazán")).authors.join("|"), "Lucía Almazán");
}
