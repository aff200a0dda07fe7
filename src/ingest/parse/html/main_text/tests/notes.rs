//! What readers are asked and told below a text and between its paragraphs, and what stands below it in small print.

use super::{FIRST, SECOND, body_of, page_of, page_with};

#[test]
fn questions_to_readers_below_a_text_are_left_out() {
    for line in [
        "Do you have information about the islands? Write to our reporters.",
        "Har du tips til denne saken? Ta kontakt!",
        "¿Tienes información sobre este tema? Escríbenos.",
        "Masz dla nas ciekawy temat? Napisz do redakcji.",
        "Želite li dopuniti temu ili prijaviti pogrešku?",
        "Reageren? Mail de redactie.",
        "Puedes seguir a EL FARO en Facebook y X, o apuntarte a nuestra newsletter.",
        "Luister ook naar onze podcast via alle bekende platforms.",
        "সর্বশেষ খবর পেতে আমাদের গুগল নিউজ চ্যানেল অনুসরণ করুন।",
        "Berita ini telah tayang di Kabar Laut dengan judul lain.",
        "Saken fortsetter under annonsen.",
        "Článek pokračuje pod reklamou.",
        "Like what you read? Support the Harbour Line with a gift.",
        "Votre adresse e-mail ne sera pas publiée.",
        "Za komentiranje se prijavite.",
        "Scroll down for video",
        "Copyright HARBOUR COURIER.",
        "Comments will be moderated. Keep them short.",
        "Celoten članek je na voljo naročnikom.",
        "Članak je dostupan samo pretplatnicima.",
        "Fes-te subscriptor per 5 euros al mes.",
        "Ndiqni kanalin tonë në WhatsApp për lajmet.",
        "Paid for by Ropes and Sons",
        "Нашли ошибку?",
        "Dobre dziennikarstwo potrzebuje Twojego wsparcia. Wpłać teraz",
        "00:00 / 02:31",
        "Vstoupit do diskuse (24)",
        "Lire aussi l’enquête",
        "Vyfotili jste něco zajímavého?",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{line}");
    }
}

#[test]
fn sentences_with_their_words_stay() {
    for line in [
        "Saken fortsetter i lagmannsretten til høsten, sier advokaten som har fulgt øyene i ti år.",
        "The union asked members to write to the minister and to follow the talks on its channel.",
        "El boletín oficial publica hoy la norma, que entrará en vigor en junio.",
        "Comments on the plan came from all eleven islands, and none of them was kind.",
        "The ropes were paid for by the keepers, who had no other use for the money.",
    ] {
        assert!(body_of(&page_with(&format!("<p>{line}</p>"))).body.contains(line), "{line}");
    }
}

#[test]
fn last_sentences_before_a_source_stay() {
    for line in ["The prize will be spent on rope. – Coast.example", "The keepers are in high spirits. -0-"] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}\n\n{line}"), "{line}");
    }
}

#[test]
fn a_correction_in_a_list_and_links_behind_their_label_are_left_out() {
    for html in [
        "<ul><li>This article was amended on 8 May 2019 to correct a name.</li></ul>",
        "<table class=img><tr><td>The quay at dawn (Harbour Archive)</td></tr></table>",
        "<div class=a><span>ข่าวที่เกี่ยวข้อง</span><a href=/1>ตรังเปิดตลาดน้ำใหม่</a></div>",
        "<div><b>Press contacts</b></div><h3>Press contacts</h3><p>Ann Lee, Press officer, +32 2 281 00 00</p>",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p>{html}"), "")).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{html}");
    }
}

#[test]
fn names_of_styles_say_nothing() {
    let first = "<div class='mc-column content-text active-extra-styles'><p>The drone came back wet, and the skipper took it for a punishment.</p></div>";
    let body = body_of(&page_of(&format!("{first}<p>{FIRST}</p><p>{SECOND}</p>"), "")).body;
    assert!(body.contains("The drone came back wet"), "{body}");
}

#[test]
fn what_may_be_skipped_is_left_out() {
    let letter = "<a href='#after'>skip past newsletter promotion</a><h2>Sign up to Headlines</h2><p>A digest of the morning's \
                  main headlines, sent every week day.</p><p id=after>after newsletter promotion</p>";
    assert_eq!(body_of(&page_with(letter)).body, format!("{FIRST}\n\n{SECOND}"));
}

#[test]
fn notes_and_references_are_left_out() {
    let note = "<p>Recensement conduit en mars par la direction de la voirie.</p>";
    for name in ["notes", "references", "footnotes"] {
        let body =
            body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p>"), &format!("<div class={name}>{note}</div>"))).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{name}");
    }
}

#[test]
fn sentences_that_begin_as_lines_around_an_article_do_stay() {
    for (line, stays) in [
        ("The mark of the ferry is a trademark of the islands, said the lawyer of the company.", true),
        ("Editing by hand takes weeks, and nobody pays for it any more.", true),
        ("Harbour Courier is a trademark of Quay Media.", false),
        ("(Reporting by Jane Doe; Editing by John Roe)", false),
        ("(Reporting by the Hillwire bureau; Editing by John Roe)", false),
    ] {
        let body = body_of(&page_with(&format!("<p>{line}</p>"))).body;
        assert_eq!(body.contains(line), stays, "{line}: {body}");
    }
    // What opens a text, and what only has a colon.
    for (line, stays) in [("The minister said:", true), ("Photo:", false), ("Tags:", false)] {
        let body = body_of(&page_of(&format!("<p>{line}</p><p>{FIRST}</p><p>{SECOND}</p>"), "")).body;
        assert_eq!(body.contains(line), stays, "{line}: {body}");
    }
}
