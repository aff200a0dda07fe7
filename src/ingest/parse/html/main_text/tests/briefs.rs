//! Short articles beside long boxes, galleries, and texts of which each paragraph is called the text.

use super::{ArticleBuilder, FIRST, Field, SECOND, body_of, key_evidence, page_of, page_with, parsed_page, read_main_text};

#[test]
fn a_brief_is_the_text_of_its_article() {
    let brief = "A lorry left the road near Norrhamn on Wednesday night. The driver was taken to hospital.";
    let teaser = format!("<section class=teaser><h2>Snow on the pass</h2><p>{FIRST}</p></section>");
    let article = format!("<article><h1>Islands lose their ferry</h1><p>{brief}</p></article>");
    let html = format!("<body><div>{article}<aside>{}</aside></div></body>", teaser.repeat(5));
    assert_eq!(body_of(&html).body, brief);
}

#[test]
fn captions_are_the_text_of_a_gallery() {
    let captions = [
        "The last herring boats leave the harbour before the fog lifts.",
        "The chimney of the smokehouse is scrubbed twice a year.",
        "Children wait for the school bus beside the ice store.",
        "At noon the harbour master raises a flag that nobody needs.",
    ];
    let figures: String = captions
        .iter()
        .map(|text| format!("<li><figure><img><figcaption><p>{text}</p></figcaption></figure></li>"))
        .collect();
    let html = format!("<body><article><h1>Islands lose their ferry</h1><ul class=gallery>{figures}</ul></article></body>");
    assert_eq!(body_of(&html).body, captions.join("\n\n"));
    // Pictures in a text are beside it.
    let html = page_of(&format!("<p>{FIRST}</p><ul class=gallery>{figures}</ul><p>{SECOND}</p><p>{FIRST} {SECOND}</p>"), "");
    assert!(!body_of(&html).body.contains(captions[0]));
}

#[test]
fn short_paragraphs_between_paragraphs_that_are_called_the_text_stay() {
    let own = |text: &str| format!("<p class=post-body-paragraph>{text}</p>");
    let html =
        format!("{}<h2>What came of it</h2>{}{}{}", own(FIRST), own("Two people complained."), own(SECOND), own(FIRST));
    let body = body_of(&format!("<body><article><h1>Islands lose their ferry</h1><div>{html}</div></article></body>")).body;
    assert!(body.contains("What came of it\n\nTwo people complained."), "{body}");
}

#[test]
fn the_next_article_of_a_page_without_end_is_not_of_this_one() {
    let next = format!("<div><h1>Parents pay for the roof</h1><p>By Jane Doe</p><p>{SECOND}</p></div>");
    let html = format!(
        "<body><div><div><h1>Islands lose their ferry</h1><p>By Ann Lee</p><p>{FIRST}</p><p>{SECOND} Again.</p></div>{next}</div></body>"
    );
    assert_eq!(body_of(&html).body, format!("{FIRST}\n\n{SECOND} Again."));
}

#[test]
fn cards_of_other_articles_before_the_text_are_left_out() {
    let card = format!("<article><h2><a href=/snow>Snow on the pass</a></h2><div><p>{SECOND}</p></div></article>");
    let html = format!(
        "<body><div>{}<div><h1>Islands lose their ferry</h1><p>{FIRST}</p><p>{FIRST} Again.</p></div></div></body>",
        card.repeat(4)
    );
    assert_eq!(body_of(&html).body, format!("{FIRST}\n\n{FIRST} Again."));
}

#[test]
fn what_stands_under_the_text_of_old_pages() {
    for line in [
        "A cikk eredeti címe: http://www.example.org/cikk<br>Nyomtatva: 2013. február 2.<br>Minden jog fenntartva.",
        "This entry was posted on Tuesday, February 10th, 2009 at 6:14 am. You can follow any responses to this entry.",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{line}");
    }
    for piece in [
        "<p>Unlimited access for one dollar a week. Cancel anytime.</p>",
        "<div class=pull-quote><p>three years of falling numbers of passengers</p></div>",
    ] {
        assert_eq!(body_of(&page_with(piece)).body, format!("{FIRST}\n\n{SECOND}"), "{piece}");
    }
}

#[test]
fn the_declared_text_is_the_text_beside_longer_legal_notes() {
    let note = "Statements about what is to come hold risks, and what comes may be other than what was expected of it by the company.";
    let legal = format!("<div class=release-legal>{}</div>", format!("<p>{note} {note} {note}</p>").repeat(6));
    let text =
        [FIRST, SECOND, &format!("{FIRST} So it was said."), &format!("{SECOND} So it was said.")].map(str::to_string);
    let paragraphs: String = text.iter().map(|text| format!("<p>{text}</p>")).collect();
    let html = format!(
        "<body><article><h1>Islands lose their ferry</h1><div itemprop=articleBody>{paragraphs}</div>{legal}</article></body>"
    );
    assert_eq!(body_of(&html).body, text.join("\n\n"));
}

#[test]
fn headline_and_day_above_lines_that_are_no_sentences() {
    for (lines, expected) in [
        (
            "<p>May 6, 2019</p><ul><li>Last ferry in May</li><li>Nine islands cut off</li></ul>",
            "Last ferry in May¶Nine islands cut off",
        ),
        (
            "<p>May 6, 2019</p><p>The ferry company said that it would close the line to the…</p>",
            "The ferry company said that it would close the line to the…",
        ),
        // Nothing else is there.
        ("<p>May 6, 2019</p>", "Islands lose their ferry¶May 6, 2019"),
    ] {
        let html =
            format!("<title>Islands lose their ferry</title><article><h1>Islands lose their ferry</h1>{lines}</article>");
        let (page, _) = parsed_page(&html);
        let mut builder = ArticleBuilder::default();
        builder.set_text(Field::Headline, "Islands lose their ferry", key_evidence("title", "", 1.0));
        read_main_text(&html, &page, &mut builder);
        assert_eq!(builder.article().body.replace("\n\n", "¶"), expected, "{lines}");
    }
}
