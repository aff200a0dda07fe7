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
