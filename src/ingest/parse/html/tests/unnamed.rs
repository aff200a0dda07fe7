//! Pages whose classes say nothing, so that only what stands where tells what it is.

use super::*;

fn read_below(behind: &str) -> ParsedArticle {
    let body = format!("<article><h1>Quay stays shut</h1><p>14 May 2019</p><div class=x1>{TEXT}</div>{behind}</article>");
    read(&page("<title>Quay stays shut</title>", &body))
}

fn tags_below(behind: &str) -> String {
    read_below(behind).tags.join("|")
}

#[test]
fn links_that_differ_in_size_are_what_the_site_speaks_of() {
    let own = "<div class=x2><a href=/tag/1>Quay</a> <a href=/tag/2>Storm tide</a></div>";
    let sized = |sizes: [&str; 3]| {
        let link = |nth: usize| {
            format!("<a href=/topic/{nth} style='font-size:{}'>{}</a> ", sizes[nth], ["Weather", "Budget", "Ferries"][nth])
        };
        format!("<div class=x3><h3>Themen</h3>{}</div>", (0..3).map(link).collect::<String>())
    };
    assert_eq!(tags_below(&format!("{own}{}", sized(["9pt", "10pt", "14pt"]))), "Quay|Storm tide");
    assert_eq!(tags_below(&sized(["9pt", "10pt", "14pt"])), "");
    // All of one size are tags that the house sets in it.
    assert_eq!(tags_below(&sized(["9pt", "9pt", "9pt"])), "Weather|Budget|Ferries");
    let listed = "<ul><li><a href=/tag/1 style='font-size: 1.1em'>Weather</a></li><li><a href=/tag/2 style='font-size: 2em'>Budget\
        </a></li></ul>";
    assert_eq!(tags_below(listed), "");
}

#[test]
fn tags_behind_a_label_in_an_element_of_its_own() {
    for (behind, expected) in [
        ("<div><div>In this article</div><a href=/t/1>Quay</a><a href=/t/2>Storm tide</a></div>", "Quay|Storm tide"),
        ("<div><div>Archivado en</div><a href=/n/1>Quay</a> · <a href=/n/2>Storm tide</a></div>", "Quay|Storm tide"),
        (
            "<div><div>Meer oor:</div><a href=/o/1>Quay</a> <span>|</span> <a href=/o/2>Storm tide</a></div>",
            "Quay|Storm tide",
        ),
        (
            "<div><div>Tags</div><div><a href=/m/1>Quay</a></div><div><a href=/m/2>Storm tide</a></div></div>",
            "Quay|Storm tide",
        ),
        // Headlines under a label that may stand above both.
        (
            "<div><div>In this article</div><a href=/1>The old lamp at the end of the quay is lit</a><a href=/2>Why the ferry \
             was late again on Monday</a></div>",
            "",
        ),
        ("<div><div>In this article</div><div><a href=/1>The old lamp at the end of the quay</a></div></div>", ""),
        // A label for something else.
        ("<div><div>Most read</div><a href=/t/1>Quay</a><a href=/t/2>Storm tide</a></div>", ""),
        // A box behind the tags that holds more than one link is none of them.
        (
            "<div><div>Tags</div><div><a href=/m/1>Quay</a></div><div>By <a href=/m/2>Ann Lee</a> and others</div></div>",
            "Quay",
        ),
    ] {
        assert_eq!(tags_below(behind), expected, "{behind}");
    }
}

#[test]
fn folders_of_tags_in_other_languages() {
    for folder in ["temos", "oznaka", "tudo-sobre", "avainsana", "stitky", "onderwerp", "amne"] {
        let links = format!("<div class=x2><a href=/{folder}/1>Quay</a><a href=/{folder}/2>Storm tide</a></div>");
        assert_eq!(tags_below(&links), "Quay|Storm tide", "{folder}");
    }
    assert_eq!(tags_below("<div class=x2><a href=/noticias/1>Quay</a><a href=/noticias/2>Storm tide</a></div>"), "");
}

#[test]
fn what_is_said_of_the_author_below_the_text() {
    let about = |sentence: &str| {
        let byline = "<p>Von <a href=/autor/1>Jana Brinkmann</a></p>";
        let below = format!("<div class=x4><a href=/autor/1>Jana Brinkmann</a><p>{sentence}</p></div>");
        let body = format!("<article><h1>Quay stays shut</h1>{byline}<div class=x1>{TEXT}</div>{below}</article>");
        read(&page("<title>Quay stays shut</title>", &body)).body
    };
    for sentence in [
        "Jana Brinkmann arbeitet seit 2014 hier und schreibt über Häfen und das Meer.",
        "Jana Brinkmann píše o prístavoch a o mori od roku 2014. Predtým pracovala v rozhlase.",
    ] {
        assert!(!about(sentence).contains("Jana"), "{sentence}");
    }
    for sentence in [
        // Who only shares a name with her.
        "Jana Brink arbeitet seit 2014 am Hafen und kennt jedes Boot.",
        "Am Ende blieb Jana Brinkmann allein am Kai zurück.",
    ] {
        assert!(about(sentence).contains(sentence), "{sentence}");
    }
    // The text speaks of her, too, so that she may be what it is about.
    let spoken_of =
        format!("{TEXT}<p>The keys are held by Jana Brinkmann.</p><p>Jana Brinkmann öffnet die Tore im Mai wieder.</p>");
    let body = format!("<article><h1>Quay stays shut</h1><p>Von Jana Brinkmann</p><div>{spoken_of}</div></article>");
    assert!(read(&page("<title>Quay stays shut</title>", &body)).body.ends_with("im Mai wieder."));
}

#[test]
fn a_house_that_signs_with_the_word_for_by() {
    for (line, expected) in [
        ("Door <span>NU.nl/ANP</span>", "NU.nl|ANP"),
        ("Door <span>Sanne de Wilde</span>", "Sanne de Wilde"),
        ("Sanne de Wilde", "Sanne de Wilde"),
    ] {
        assert_eq!(read_below(&format!("<p class=x5>{line}</p>")).authors.join("|"), expected, "{line}");
    }
}

#[test]
fn remarks_of_readers_under_a_heading_in_other_languages() {
    for heading in ["2 Kommentit", "2 Hozzászólások", "Komentāri (12)", "Коментари (2)", "3 komentáre", "תגובות (2)"]
    {
        for tag in ["h3", "div"] {
            let remarks = "<div class=x7><b>Jojo77</b> <span>14 May 2019, 15:14</span><p>At last a sensible decision, thank you.</p></div>";
            let body = read_below(&format!("<div class=x6><{tag}>{heading}</{tag}>{remarks}</div>")).body;
            assert!(!body.contains("sensible") && body.contains("second paragraph"), "{tag} {heading}");
        }
    }
    let body = read_below(
        "<div class=x1><h3>Kommentti hallitukselta</h3><p>The board says at last what it wants of the quay.</p></div>",
    )
    .body;
    assert!(body.contains("what it wants"));
}

#[test]
fn boxes_that_somebody_pays_for() {
    const ROPES: &str =
        "<h3>The best ropes of the year</h3><p>Our ropes are made by hand in the old shed and last a lifetime.</p>";
    let body = |between: &str| read_below(&format!("<div class=x1>{between}{TEXT}</div>")).body;
    for label in
        ["Sponsored by Ropes and Sons", "SPONSORED", "Partner content", "Contenido patrocinado", "На правах рекламы"]
    {
        let found = body(&format!("<div class=x8><div>{label}</div>{ROPES}</div>"));
        assert!(!found.contains("ropes"), "{label}: {found}");
    }
    for between in [
        // The text itself, and a box that speaks of who paid.
        format!("<div class=x8>{ROPES}<p>Sponsored by nobody, they were sold out by noon.</p></div>"),
        format!("<p>Sponsored by the board, the ropes were cut on Monday at the old quay.</p><div class=x8>{ROPES}</div>"),
        format!("<div class=x8><div>Sponsors</div>{ROPES}</div>"),
    ] {
        assert!(body(&between).contains("made by hand"), "{between}");
    }
}
