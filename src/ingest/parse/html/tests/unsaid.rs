//! Who wrote a page on which nothing says so: names alone in the header, before the day, under the text; tags and articles under one label.

use super::*;

fn article_of(header: &str, behind: &str) -> ParsedArticle {
    let text = format!("<main><h1>Quay stays shut</h1>{header}<div class=story-text>{TEXT}{behind}</div></main>");
    read(&page("<title>Quay stays shut - Harbour Courier</title>", &text))
}

#[test]
fn names_alone_in_the_header() {
    for (header, expected) in [
        ("<p>Jana Müller</p><p>Lesedauer: 2 Min.</p><p>Veröffentlicht am 14.05.2019, 19:45 Uhr</p>", "Jana Müller"),
        ("<p>Ana Leite</p><p>Porto Novo</p><p>Actualizado 14 may 2019 / 21:15</p>", "Ana Leite"),
        ("<p>Pilar Abril</p><p>14 may 2019</p>", "Pilar Abril"),
        ("<div><a href=/u/1>Jana Müller</a><span>Reporterin aus Carrow</span></div><div>14. Mai 2019</div>", "Jana Müller"),
        ("<p>Carrow, 14. Mai 2019. Von Jana Müller.</p>", "Jana Müller"),
        ("<p>Local News</p><p>14 May 2019</p>", ""),
        ("<p>Verwendete Quellen</p><p>14 May 2019</p>", ""),
        ("<p>14 May 2019</p><p>Abone Ol</p>", ""),
        ("<p>Leia Também</p><p>14 May 2019</p>", ""),
        (
            "<div class=byline><a class=author>Ana Leite</a><span class=date>Porto Novo - <time>14 May 2019</time></span></div>",
            "Ana Leite",
        ),
        ("<div class=byline>Ana Leite - <time>14 May 2019</time></div>", "Ana Leite"),
        ("<p>Photo: By Rex Odom, AFP/Getty Images</p><p>14 May 2019</p>", ""),
        ("<p>Politik Inland</p><p>14.05.2019</p>", ""),
        ("<p>Copy Link</p><p>14 May 2019</p>", ""),
        ("<p>Novi Sad</p><p>2 min</p><p>14.05.2019</p>", ""),
        ("<p>Harbour Courier</p><p>2 min read</p><p>14 May 2019</p>", ""),
    ] {
        assert_eq!(article_of(header, "").authors.join("|"), expected, "{header}");
    }
}

#[test]
fn names_before_the_day_in_scripts_without_capitals() {
    for (header, expected) in [
        ("<div>רותם לוי, 14.05.2019, 10:22</div>", "רותם לוי"),
        ("<div>رائد العدوان - الثلاثاء 14 أيار 2019</div>", "رائد العدوان"),
        ("<div>أخبار محلية - الثلاثاء 14 أيار 2019</div>", ""),
        ("<div>חדשות הצפון, 14.05.2019</div>", ""),
    ] {
        let article = article_of(header, "");
        assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), (expected, "2019-05-14"), "{header}");
    }
}

#[test]
fn signatures_under_the_text() {
    let house = "<p>La Rédaction · 14 mai 2019</p>";
    for (behind, expected) in [
        ("<p><b>Rachidi TAMOU (Coll)</b></p>", "Rachidi Tamou"),
        ("<p>Ольга СМЕТАНИНА.</p><p>Фото автора.</p>", "Ольга Сметанина"),
        ("<p>Fatmir Mustafaj / Kukës</p>", "Fatmir Mustafaj"),
        ("<p>Jane Doe and Ann Lee</p>", "Jane Doe|Ann Lee"),
        ("<p>Jane Doe</p><p><a href=/t/1>Ports</a></p>", "Jane Doe"),
        ("<p>Weitere Themen</p>", ""),
    ] {
        assert_eq!(article_of(house, behind).authors.join("|"), expected, "{behind}");
    }
}

#[test]
fn articles_under_a_label_for_topics_are_no_tags() {
    let box_of = |label: &str, links: &[&str]| {
        let links: String = links.iter().map(|link| format!("<a href=/x/{}>{link}</a> ", link.len())).collect();
        format!("</div><div>{label} {links}</div>")
    };
    for (behind, expected) in [
        (box_of("Onderwerpen", &["Visserij", "Zeeland"]), "Visserij|Zeeland"),
        (box_of("Related topics:", &["Ports", "Harbour board"]), "Ports|Harbour board"),
        (box_of("مواضيع ذات صلة", &["إغلاق طريق البحر الميت", "انطلاق مهرجان الزيتون الأول"]), ""),
    ] {
        assert_eq!(article_of("<p>14 May 2019</p>", &behind).tags.join("|"), expected, "{behind}");
    }
}

#[test]
fn bylines_in_boxes_for_sharing() {
    for (header, expected) in [
        (
            "<div class=content-share><div class=share-author><p>By <a href=/u>Jane Doe</a>, Carrow</p></div><time>14 May 2019</time></div>",
            "Jane Doe",
        ),
        (
            "<div class=share-bar><p>By</p><a class=author-name href=/u>Jane Doe</a><span>14 May 2019</span></div>",
            "Jane Doe",
        ),
        ("<p>14 May 2019</p><div class=social-feed><span class=author>Ann Lee</span> <a href=/p>New photos</a></div>", ""),
        ("<p>14 May 2019</p><div class=social><a href=/f>Facebook</a><a href=/t>Twitter</a></div>", ""),
    ] {
        let article = article_of(header, "");
        assert_eq!((article.authors.join("|").as_str(), day(&article).as_str()), (expected, "2019-05-14"), "{header}");
    }
    // Under the text such a box is the author's channel, or somebody else's.
    let behind = format!("{}<div class=social-share><span class=author>Follow Ann Lee</span></div>", TEXT.repeat(3));
    assert_eq!(article_of("<p>By Jane Doe</p><p>14 May 2019</p>", &behind).authors.join("|"), "Jane Doe");
}

#[test]
fn bylines_that_are_labelled_for_the_ear() {
    let header = "<section aria-label=Byline><ul><li><span>Author, </span><span>Asha Juma</span></li>\
        <li><span>Role, </span><span>Coast Courier</span></li></ul></section><p>14 May 2019</p>";
    assert_eq!(article_of(header, "").authors.join("|"), "Asha Juma");
    let others =
        "<p>By Jane Doe</p><p>14 May 2019</p><section aria-label=Related><a href=/x>Ferries wait for Ann Lee</a></section>";
    assert_eq!(article_of(others, "").authors.join("|"), "Jane Doe");
}

#[test]
fn declared_authors_as_houses_write_them() {
    let authors = |declared: &str, byline: &str| {
        let head = format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Quay stays shut", "author": {{"@type": "Person", "name": "{declared}"}}}}</script>"#
        );
        read(&page(&head, &format!("<h1>Quay stays shut</h1><p>{byline}</p><p>14 May 2019</p>{TEXT}"))).authors.join("|")
    };
    for (declared, byline, expected) in [
        ("И. Петров", "", "И. Петров"),
        ("И. Петров и А. Смирнова", "", "И. Петров|А. Смирнова"),
        ("ঢাকা, রহিম উদ্দিন", "", "রহিম উদ্দিন"),
        ("Doe, Jane", "", "Jane Doe"),
        ("Aino Salonen HS", "", "Aino Salonen"),
        ("Henry Miller III", "", "Henry Miller III"),
        ("Jane Doe", "By <a href=/u>Jane Doe</a>, Mong Kok", "Jane Doe"),
        ("Jane Doe", "By <a href=/u>Jane Doe</a> and Ann Lee", "Jane Doe|Ann Lee"),
        ("记者 展文洁 编辑 刘小倩", "", "展文洁"),
        ("范昊天 强文", "", "范昊天|强文"),
        ("山田 太郎", "", "山田 太郎"),
    ] {
        assert_eq!(authors(declared, byline), expected, "{declared} {byline}");
    }
}

#[test]
fn sections_beside_the_day_in_chinese() {
    for (language, link, expected) in
        [("zh-HK", "時事脈搏", ""), ("zh-HK", "陳曉雯", "陳曉雯"), ("ja", "山田太郎", "山田太郎")]
    {
        let html = format!(
            "<html lang={language}><body><h1>大澳街渡恢復</h1><p><span>2023年1月5日</span> <a href=/c>{link}</a></p>{}</body></html>",
            TEXT
        );
        assert_eq!(read(&html).authors.join("|"), expected, "{link}");
    }
}
