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
        ("<p>João Pedro dos Santos</p><p>14 May 2019</p>", "João Pedro dos Santos"),
        ("<p>Tobias von der Heydt</p><p>14. Mai 2019</p>", "Tobias von der Heydt"),
        ("<p>Ministério dos Santos de Porto</p><p>14 May 2019</p>", ""),
        // The day is in the attribute.
        ("<div>Jane Doe | <time datetime=2019-05-14T10:00>3 hours ago</time></div>", "Jane Doe"),
        ("<p>Jana Müller</p><p><time datetime=2019-05-14T10:00>vor 3 Stunden</time></p>", "Jana Müller"),
        ("<div>רותם לוי | <time datetime=2019-05-14T10:00>לפני 3 שעות</time></div>", "רותם לוי"),
        ("<div>Local News | <time datetime=2019-05-14T10:00>3 hours ago</time></div>", ""),
        ("<div>Jane Doe | 3 hours ago</div>", ""),
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
        // What readers may do with it.
        ("<p>收听文章</p><p>2019年5月14日</p>", ""),
        ("<p>شنیدن این گزارش</p><p>14.05.2019</p>", ""),
        ("<p>기사 듣기</p><p>2019년 5월 14일</p>", ""),
        ("<p>林晓彤</p><p>2019年5月14日</p>", "林晓彤"),
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
        ("<p>Written by Jane Doe</p>", "Jane Doe"),
        ("<p>Rédigé par Anne Quillec</p>", "Anne Quillec"),
        ("<p>Text: Jana Müller</p>", "Jana Müller"),
        ("<p>Escrito por Pilar Abril y Ana Leite</p>", "Pilar Abril|Ana Leite"),
        ("<p>By Monday Israel had closed the quay</p>", ""),
        ("<p>By Jane Doe's account</p>", ""),
    ] {
        assert_eq!(article_of(house, behind).authors.join("|"), expected, "{behind}");
    }
}

#[test]
fn boxes_about_the_author_behind_other_boxes() {
    let links = "<li><a href=/r1>Ferry runs aground off the mole</a></li>".repeat(30);
    let related = format!("</div><div class=related><h3>Read also</h3><ul>{links}</ul></div>");
    for (box_about, expected) in [
        ("<div class=x_authorbox><div class=name>Jane Doe</div><p>Jane Doe covers ports and ferries.</p></div>", "Jane Doe"),
        (
            "<div><a href=/author/7>Jiří Nový</a><p>Jiří Nový sleduje kraj od roku 2011 a napsal dvě knihy.</p></div>",
            "Jiří Nový",
        ),
        ("<div><div class=name>Jane Doe</div><p>Jane Doe covers ports and ferries.</p></div>", ""),
    ] {
        let header = "<p>14 May 2019</p>";
        assert_eq!(article_of(header, &format!("{related}{box_about}<div>")).authors.join("|"), expected, "{box_about}");
    }
    let declared = "<p>By Ann Lee</p><p>14 May 2019</p>";
    let box_about = "<div class=x_authorbox><div class=name>Jane Doe</div><p>Jane Doe covers ports and ferries.</p></div>";
    assert_eq!(article_of(declared, &format!("{related}{box_about}<div>")).authors.join("|"), "Ann Lee");
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
fn bylines_in_what_is_called_after_menus() {
    for (header, expected) in [
        (
            "<div class='item-nav row'><span class=author>By <a href=/u>Jane Doe</a></span><span>14 May 2019</span></div>",
            "Jane Doe",
        ),
        ("<div class=topbar><a rel=author href=/u>Jane Doe</a> <time>14 May 2019</time></div>", "Jane Doe"),
        // No day stands in it, or nothing calls the link an author.
        ("<p>14 May 2019</p><div class=item-nav><a class=author href=/u>Jane Doe</a></div>", ""),
        ("<div class=post-nav><a href=/a>Ann Lee</a> 14 May 2019 <a href=/b>Next</a></div>", ""),
    ] {
        assert_eq!(article_of(header, "").authors.join("|"), expected, "{header}");
    }
}

#[test]
fn who_translated_or_took_pictures_did_not_write() {
    for (line, expected) in [
        ("By Jane Doe<br>Traducción de Pilar Abril", "Jane Doe"),
        ("Von Jana Müller / Foto Jan Vogt", "Jana Müller"),
        ("Par Anne Quillec | Photos : Luc Perrault", "Anne Quillec"),
        ("Por Ana Leite Tradução: Rui Porto", "Ana Leite"),
        ("Text und Foto: Jan Vogt", "Jan Vogt"),
    ] {
        let header = format!("<div class=author>{line}</div><div class=date>14 May 2019</div>");
        assert_eq!(article_of(&header, "").authors.join("|"), expected, "{line}");
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

#[test]
fn who_signed_a_long_text() {
    let long = TEXT.repeat(15);
    for (line, expected) in [
        ("<p>(By Jane Doe and Ann Lee)</p>", "Jane Doe|Ann Lee"),
        ("<p>Text: Claire Moreau</p>", "Claire Moreau"),
        ("<p>김하늘 기자 haneul@example.org</p>", "김하늘"),
        ("<p>/김하늘 기자 haneul@example.org</p>", "김하늘"),
        ("<p>춘천=김하늘·이서준 기자</p>", "김하늘|이서준"),
        ("<p>作者：欧阳静怡</p>", "欧阳静怡"),
        ("<p>執筆：田辺洋子</p>", "田辺洋子"),
        // An element that says so, alone under the text.
        ("<div class=article-author><a href=/a>Jane Doe</a></div>", "Jane Doe"),
        ("<div class=entry-author>By <a rel=author href=/a>Jane Doe</a></div>", "Jane Doe"),
        // What is said of others.
        ("<p>(Photo: Jane Doe)</p>", ""),
        ("<p>Edited by Jane Doe</p>", ""),
        // Systems set it under remarks as well.
        ("<p>Written by Jane Doe</p>", ""),
    ] {
        let text =
            format!("<main><h1>Quay stays shut</h1><p>14 May 2019</p><div class=story-text>{long}{line}</div></main>");
        let article = read(&page("<title>Quay stays shut - Harbour Courier</title>", &text));
        assert_eq!(article.authors.join("|"), expected, "{line}");
    }
}

#[test]
fn days_of_the_week_of_two_words_are_nobody() {
    for line in ["<div class=meta>Thứ Tư, 08:15, 09/12/2020</div>", "<div>יום רביעי, 09.12.2020</div>"] {
        assert_eq!(article_of(line, "").authors.join("|"), "", "{line}");
    }
}
