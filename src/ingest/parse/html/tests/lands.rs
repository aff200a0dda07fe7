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
        ("<div>كتب ــ محمود الشناوي</div>", "", "محمود الشناوي"),
        ("", "<p>Aïcha Ouédraogo<br>Lefaso.net</p>", "Aïcha Ouédraogo"),
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
