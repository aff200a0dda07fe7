//! What publishers set between and behind paragraphs in their own name, by the words of classes and by what it says.

use super::{FIRST, SECOND, body_of, page_of, page_with};

#[test]
fn pieces_named_in_the_languages_of_the_press_are_left_out() {
    let piece = "A bridge for the price of ten ferries, it was said, would have served the islands as well.";
    for name in [
        "class=nieuwsbrief",
        "class='hirlevel box'",
        "class=socialbox",
        "class=ai-summary",
        "class=inline-article__main",
        "class=article__audio",
        "class=promobox",
        "class=teaserbox",
        "class=article__nextread",
        "class=laes-ogsaa",
        "class=know-more",
        "class=mas-leidas",
        "class=in-article-reco",
        "class=usercomments",
        "class=topictags",
        "class=disclaimer",
        "class=StoryElement-factBox",
        "data-section-type=newsletter",
        "data-module=related",
    ] {
        let body = body_of(&page_with(&format!("<div {name}><p>{piece}</p></div>"))).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{name}");
    }
    // What is inside, and an article that is a commentary.
    for name in ["article-body--with-promo", "no-comments", "commentary-text", "paragraph has-newsletter"] {
        let body = body_of(&page_with(&format!("<div class='{name}'><p>{piece}</p></div>"))).body;
        assert_eq!(body, format!("{FIRST}\n\n{piece}\n\n{SECOND}"), "{name}");
    }
}

#[test]
fn boxes_that_ask_for_consent_stand_beside_short_texts() {
    let html = "<body><div class=consent-banner><h2>We value your privacy</h2><p>We and our 842 partners store information on a device and \
        read it there.</p><p>These choices will be told to our partners and will not affect what is shown.</p></div>\
        <div><h1>Islands lose their ferry</h1><p>The ferry stays in the harbour until Monday, says the office, which has no other boat.</p>\
        <p>The next one comes on Tuesday.</p><p>Until then nobody sails from here.</p></div></body>";
    let body = body_of(html).body;
    assert!(!body.contains("choices") && !body.contains("privacy") && body.contains("Tuesday"), "{body}");
}

#[test]
fn lines_of_the_house_are_left_out() {
    for line in [
        "Dieses Thema im Programm: Über dieses Thema berichtete der Hafenfunk am 4. Oktober um 5:30 Uhr.",
        "Riassunto generato con intelligenza artificiale e verificato dalla redazione",
        "Sigue toda la información en Facebook y X, o en nuestra newsletter semanal.",
        "The most important news, every morning in your inbox. Sign up for our newsletter.",
        "Ogni mattina le notizie nella tua casella di posta. Iscriviti gratis alla newsletter.",
        "Listen to this story. Your browser does not support the audio element.",
        "Subscribe to the Norrhamn Post to bookmark this article",
        "Über dieses Thema berichtete der Hafenfunk am 25. Februar 2024 um 06:00 Uhr.",
        "Tips and corrections to editors@example.org.",
        "The institute does not take institutional positions; the views are those of the author.",
        "The views expressed are those of the author alone.",
        "Mit Ihrer Registrierung nehmen Sie die Datenschutzerklärung zur Kenntnis.",
        "Elke ochtend het nieuws in uw mailbox. Schrijf u gratis in voor de nieuwsbrief.",
        "Hören Merken Drucken Teilen",
        "This commentary originally appeared in the Harbour Review on January 14, 2024.",
        "Spotted a mistake? Mark it and press Ctrl+Enter.",
        "This story was supported by readers. Become a member from 3 euros a month.",
        "Apoye el periodismo independiente: súmese a la comunidad de socios.",
        "Támogassa a független újságírást, már havi ezer forint is számít!",
        "Iratkozzon fel hírlevelünkre, hogy ne maradjon le semmiről!",
        "Urmărește-ne și pe Google News.",
        "Есть тема? Пишите нам в Telegram на номер редакции.",
        "晚报客户端，扫码下载，海量资讯随时看",
        "Всього коментарів: 12",
        "Veja mais notícias do estado no Jornal do Porto.",
        "以上内容为自媒体平台用户上传并发布。",
        "본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다.",
        "海を望む旧駅舎（撮影・工藤一）",
        "船長試駕漁船。中島社記者張祈翊攝 112年9月12日",
        "Ziet u een taalfout of een feitelijke onjuistheid? Laat het ons weten.",
        "Tu suscripción se está usando en otro dispositivo",
        "Ha nem akar lemaradni a hírekről, kövessen minket a Facebookon is!",
        "Lee también Alcalde estrena patrulla de golf",
        "ये खबर भी पढ़ें... नया बाड़ा तैयार",
        "Wszelkie prawa zastrzeżone. Kopiowanie zabronione.",
        "This article is licensed under a Creative Commons licence.",
        "Additional reporting by Jane Doe.",
        "The Interior Press contributed to this report.",
        "This story was originally published by the Norrhamn Post.",
        "The post Islands lose their ferry appeared first on Norrhamn Post.",
        "Źródło: PAP",
        "Editor : I.M.",
        "Read the full report here.",
        "Reported by the Coast Service. Translated by Jane Doe. Written in English by John Roe.",
        "Translated by Jane Doe.",
        "Don’t let the quay go silent. Become a member and support independent journalism.",
        "Ha fontos a szabad sajtó, támogass minket.",
        "更多內容，歡迎訂閱港口週刊。",
        "If you buy through a link on our pages, we may receive a commission.",
        "Recevez chaque matin l’essentiel : inscrivez-vous à notre lettre",
        "Jeden Morgen das Wichtigste per Mail: Jetzt unseren Newsletter bestellen",
        "Get a curated selection of our best stories in your inbox every weekend.",
        "Boats wait outside the wall on Monday. Photograph: Jane Doe/Harbour Pictures",
        "Čamci ispred luke u ponedeljak. Foto: A. Petrović",
        "市役所前に集まる住民＝月曜日、工藤一撮影",
        "What do you think? Let us know in the comments below.",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert!(body.ends_with(SECOND), "{line}: {body}");
    }
    for line in [
        "Subscribers of the service rose to 3 million, the firm said.",
        "Follow the money, prosecutors said, and it appears to end in Panama.",
        "Auditors found an error in the count of the second ward.",
        "She had worked for years without permission from the guild.",
        "The source of the river lies on the other side.",
        "The paper has a newsletter. Few have signed up for it.",
        "The poems were read in the hall and have since been translated by two of the pupils.",
        "The fund will go on to support independent journalism in the islands.",
        "“We have been here for forty years, support our work,” said the harbour master.",
        "The ferry gets a new engine, the office wrote in a letter to all who live there.",
        "The picture shows the old quay. In the photograph: two boats, of which one is still at sea, and a man who may be the owner's son.",
        "警察は駅前で「無料＝撮影」と書いた紙を配った男から話を聞いている。",
        "He wrote to editors@example.org that the line had been closed for years before anybody in the capital took notice of it, and \
         that the answer came by letter, in the spring, with an apology.",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert!(body.ends_with(line), "{line}: {body}");
    }
}

#[test]
fn key_points_before_the_text_stay_together() {
    let points = "<ul><li>The school has 62 pupils on 48 stations</li><li>The nearest sealed road is 310 kilometres away</li>\
                  <li>A trial begins in April</li></ul>";
    let body = body_of(&page_of(&format!("{points}<p>{FIRST}</p><p>{SECOND}</p>"), "")).body;
    assert!(body.starts_with("The school has 62 pupils on 48 stations\n\nThe nearest"), "{body}");
    assert!(body.contains("A trial begins in April"), "{body}");
}

#[test]
fn lines_between_a_standfirst_and_the_text_are_left_out_without_any_names() {
    let standfirst = "Two states quarrel over a weir from another century, and those who live there want a dry cellar.";
    let header = format!(
        "<div>{standfirst}</div><div>Von <a href=/a>Hans Meier</a>, Bad Schandau</div><div>28. Dezember 2023, 16:51 Uhr <span>47 \
         Kommentare</span></div>"
    );
    let dated = "<div>Málaga <span>20/09/2023</span> <span>Actualizado a las 18:22h.</span></div>";
    let body = body_of(&page_of(&format!("{dated}<p>{FIRST}</p><p>{SECOND}</p>"), "")).body;
    assert_eq!(body, format!("{FIRST}\n\n{SECOND}"));
    let html = format!(
        "<main><article><header><h1>Islands lose their ferry</h1>{header}</header><div><div><p>{FIRST}</p><p>{SECOND}</p></div></div></article></main>"
    );
    assert_eq!(body_of(&html).body, format!("{standfirst}\n\n{FIRST}\n\n{SECOND}"));
}

#[test]
fn days_networks_and_consent_behind_the_text_are_left_out() {
    for after in [
        "<p>Publisert 27.02.2023, kl. 05.41 Oppdatert 27.02.2023, kl. 10.02</p>",
        "<ul><li><a href=#f><span>Roinn ar Facebook</span></a></li><li><a href=#x>Roinn ar X</a></li><li>Seol</li></ul>",
        "<ul><li>Поделиться в Facebook</li><li>Поделиться в Telegram</li><li>Отправить</li></ul>",
        "<p>We and our 812 partners store and access personal data, like browsing data, on your device.</p>",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p>{after}"), "")).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{after}");
    }
    let list = "<ul><li>Facebook answered within a day, and in writing.</li><li>Telegram did not answer at all.</li></ul>";
    let body = body_of(&page_of(&format!("<p>{FIRST}</p>{list}<p>{SECOND}</p>"), "")).body;
    assert!(body.contains("within a day") && body.contains("Telegram"), "{body}");
}

#[test]
fn pulled_quotes_and_teasers_that_say_what_they_lead_to() {
    let quote = "<blockquote><p>“A third ferry would cost less than the bridge”</p></blockquote>";
    let said = "<p>“A third ferry would cost less than the bridge,” the harbour master said on the quay in May.</p>";
    let body = body_of(&page_of(&format!("<p>{FIRST}</p>{quote}{said}"), "")).body;
    assert_eq!(body.matches("A third ferry").count(), 1, "{body}");
    let large = "<div class=box><h3>The harbour master wants a third ferry before the winter</h3></div>";
    let said = "<p>On Friday it became known that the harbour master wants a third ferry before the winter, and two crews for it.</p>";
    let body = body_of(&page_of(&format!("<p>{FIRST}</p>{large}{said}"), "")).body;
    assert_eq!(body.matches("a third ferry").count(), 1, "{body}");
    let teaser = |title: &str| {
        format!(
            "<div class=item><a href=/x>{title}</a><p>Two men were taken to hospital after their van left the road at the bridge, the police \
             said.</p></div>"
        )
    };
    let list = format!("<div class=more><h4>Read also</h4>{}{}</div>", teaser("Van off the road"), teaser("Bridge shut"));
    let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p>{list}"), "")).body;
    assert!(!body.contains("Two men"), "{body}");
}

#[test]
fn what_is_said_of_the_author_stands_beside_the_text() {
    let about = "<p>412 followers</p><p>Jane Doe builds boats in Norrhamn and has written of them for years.</p>";
    for after in [
        format!("<h2>Written by Jane Doe</h2>{about}"),
        format!("<h3>About the author</h3>{about}"),
        "<p>___</p><p>Doe reported from Norrhamn. Roe took part in the capital.</p>".to_string(),
    ] {
        let text = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p>{after}"), ""));
        assert_eq!(text.body, format!("{FIRST}\n\n{SECOND}"), "{after}");
        assert!(!text.closing.is_empty(), "{after}");
    }
}

#[test]
fn a_heading_behind_a_line_that_leads_elsewhere_is_of_the_text() {
    let lines = "<p>À lire aussi : Saint-Malo. La piscine rouvre ses portes</p><h2>Quatorze mois de chantier</h2>";
    let body = body_of(&page_with(lines)).body;
    assert_eq!(body, format!("{FIRST}\n\nQuatorze mois de chantier\n\n{SECOND}"));
}
