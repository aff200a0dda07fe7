//! Pages as the publishers of Asia, Africa and Latin America write them.

use super::*;

#[test]
fn short_paragraphs_of_a_language_without_marks() {
    let first = "คณะกรรมการจะส่งผลสรุปให้กระทรวงในเดือนหน้าและยังไม่มีใครอธิบายว่าเหตุใดสัญญาฉบับแรกจึงถูกยกเลิกไปอย่างกะทันหัน";
    let second = "พ่อค้าในตลาดกลางคืนบอกว่าราคาหอมหัวใหญ่เพิ่มขึ้นเท่าตัวตั้งแต่ถนนถูกปิด";
    for text in [
        format!("<p>{first}</p><p>{second}</p>"),
        format!("<p>{second}</p><p>{second}ไป</p>"),
        format!("<p>รถบรรทุกส่วนใหญ่บรรทุกปูนซีเมนต์และน้ำมันพืช</p><p>{first}</p>"),
    ] {
        let html = format!(
            "<body><article><div class=post-header><h1>Islands lose their ferry</h1><div class=ud-date>วันที่ 11 มีนาคม 2568 - 14:05 \
             น.</div></div><div class=post-content>{text}</div></article></body>"
        );
        let expected = text.replace("</p><p>", "\n\n").replace("<p>", "").replace("</p>", "");
        assert_eq!(body_of(&html).body, expected);
    }
}

#[test]
fn paragraphs_that_stand_in_an_element_each() {
    let wrapped = |text: &str| format!("<div class='story-element text'><div><p>{text}</p></div></div>");
    let text = [FIRST, SECOND].map(wrapped).concat();
    let question = wrapped("Is the ferry safe?");
    assert!(body_of(&page_of(&format!("{question}{text}"), "")).body.starts_with("Is the ferry safe?"));
    let caption = "<div class='story-element image'><div><p>The ferry in May.</p></div></div>";
    assert!(body_of(&page_of(&format!("{caption}{text}"), "")).body.starts_with(FIRST));
}

#[test]
fn lines_of_the_house_in_the_languages_of_the_press_are_left_out() {
    for line in [
        "Anadolu Ajansı web sitesinde, AA Haber Akış Sistemi (HAS) üzerinden abonelere sunulan haberler, özetlenerek yayımlanmaktadır.",
        "Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis untuk AI di situs web ini.",
        "無断転載・複製を禁じます",
        "本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。",
        "Səhvi işarələyin və Ctrl+Enter düymələrini basın.",
        "For all latest news, follow The Norrhamn Post's Google News channel.",
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        "Queda prohibida la reproducción total o parcial de este texto sin permiso de la casa.",
        "Pewarta: Dewi Kartika<br>Editor: Andi Firdaus<br>Copyright © ANTARA 2025",
        "Aïcha Ouédraogo<br>Norrhamn.net",
        "-- BERNAMA",
        "<strong>Support The Norrhamn Post's journalism of integrity</strong></p><p>Do you live on an island? Give to our fund.",
        "انتهى",
        "Още по темата: <a href=/x>The quay is dear</a>",
        "ამავე თემაზე: <a href=/x>The quay is dear</a>",
        "Ilustracija: Polona Ule",
        "Címlapkép: the harbour",
        "新桥合龙，工人在高处作业。王小明 摄",
        "港口一角（图片来源：海湾社）",
        "夜の港 写真／本社撮影",
        "▲새로 놓인 부두. ⓒ해안신문",
        "إذا كنت تعتقد أن المقال يحوي معلومات خاطئة أرسل لنا تصحيحًا",
        "此内容为本报原创。未经书面授权，不得以任何方式加以使用。",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert!(body.ends_with(SECOND), "{line}: {body}");
    }
    let signed = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>Jane Doe<br>Norrhamn.net</p>"), ""));
    assert_eq!(signed.closing.join("|"), "Jane Doe\nNorrhamn.net");
}

#[test]
fn boxes_are_known_by_the_names_of_many_languages() {
    for class in [
        "baca-juga",
        "bacajuga",
        "leia-tambem",
        "lee-tambien",
        "te-puede-interesar",
        "mas-leidas",
        "mais-lidas",
        "ultimas-noticias",
        "voir-aussi",
        "plus-lus",
        "en-cok-okunan",
        "son-dakika",
        "tin-lien-quan",
        "xem-them",
        "lihat-juga",
        "terpopuler",
        "kanren-kiji",
        "up-next",
        "youmaylike",
        "editors-picks",
        "saibamais",
        "abone-ol",
        "suscribete",
        "box-reserved-abo",
        "appel-soutien",
        "push-notification",
        "download-app",
        "gnews",
        "telegram-box",
        "sign-in-gate",
        "follow-box",
        "suivez-nous",
        "siguenos",
        "bizi-takip",
        "bagikan",
        "partilhar",
        "sosmed",
        "masterSocialbuttonBtm",
        "article__socialbox",
        "iklan",
        "quang-cao",
        "quangcao",
        "propaganda",
        "billboard_article",
        "adboxtop",
        "inread",
        "article_disclaimer",
        "printfriendly",
        "ArtikelKommentieren",
        "readerscomment",
        "articleTools",
        "Bildnachweis",
        "fotogaleri",
        "storytags",
        "docthem",
        "hotnews",
        "more_info",
        "bunlar-da-ilginizi",
        "site-message",
        "message--register",
        "poll-box",
        "post-keyword",
    ] {
        let strange = "A bridge for the price of ten ferries was promised to them long ago, as the elders still remember.";
        let body = body_of(&page_with(&format!("<div class='{class}'><p>{strange}</p></div>"))).body;
        assert!(!body.contains("bridge") && body.ends_with(SECOND), "{class}: {body}");
    }
}

#[test]
fn labels_between_paragraphs_of_many_languages() {
    for (between, lost) in [
        ("<p><strong>READ: <a href=/b>A bridge for the price of ten ferries</a></strong></p>", "bridge"),
        ("<p><b>MIRA: <a href=/b>Un puente al precio de diez barcos</a></b></p>", "puente"),
        ("<div><span>Story continues below this ad</span></div>", "continues"),
        ("<p>請繼續下滑閱讀</p>", "下滑"),
        ("<p><strong>BUNLAR DA İLGİNİZİ ÇEKEBİLİR</strong></p>", "ÇEKEB"),
    ] {
        let body = body_of(&page_with(between)).body;
        assert!(!body.contains(lost) && body.contains(FIRST) && body.contains(SECOND), "{between}: {body}");
    }
    let letter = "<p>Read the letter in full: it has three pages, and the mayor has signed each of them.</p>";
    assert!(body_of(&page_with(letter)).body.contains("three pages"));
}

#[test]
fn a_large_first_letter_in_an_element_of_its_own() {
    let (first, rest) = FIRST.split_at(1);
    let html = page_of(&format!("<div class=inicial>{first}</div><p>{rest}</p><p>{SECOND}</p>"), "");
    assert_eq!(body_of(&html).body, format!("{FIRST}\n\n{SECOND}"));
    // `A` may be the first word, and the first letter of one.
    for rest in [
        " ferry company closed the line to the outer islands, which nobody had used in the winter.",
        "las, the line is closed.",
    ] {
        let html = page_of(&format!("<div class=inicial>A</div><p>{rest}</p><p>{SECOND}</p>"), "");
        assert_eq!(body_of(&html).body, format!("A{rest}\n\n{SECOND}"));
    }
}

#[test]
fn what_boards_of_korea_set_below_a_text() {
    let below = "<div id=bo_v_act><a class=bo_v_good><span class=sound_only>추천</span><strong>3</strong></a></div>
        <section id=bo_v_file><h2>첨부파일</h2><ul><li><a href=/d><strong>timetable.jpg</strong></a> (1.2M)</li></ul></section>
        <ul class=bo_v_nb><li class=btn_prv><span>이전글</span> <a href=/2>Winter feast called off</a></li>
        <li><span>다음글</span> <a href=/1>Bus lines to be redrawn</a></li></ul><button class=cmt_btn><b>댓글목록</b></button>
        <section id=bo_vc><h2>댓글목록</h2><article id=c_1><h2>A reader</h2><div class=cmt_contents><p>Very good news for all of us on the
        outer islands, I hope to see it soon.</p></div></article></section>";
    let html = format!(
        "<html><head><title>Islands lose their ferry</title></head><body><div id=container><article id=bo_v><header><h2 id=bo_v_title>
         Islands lose their ferry</h2></header><section id=bo_v_atc><div id=bo_v_con><p>{FIRST}</p><p>{SECOND}</p></div></section>{below}
         </article></div></body></html>"
    );
    let body = body_of(&html).body;
    assert!(body.contains("outer islands in the spring") && body.contains("Norrhamn"), "{body}");
    for strange in ["추천", "첨부파일", "timetable", "이전글", "Winter", "Bus lines", "댓글", "good news"] {
        assert!(!body.contains(strange), "{strange}: {body}");
    }
}
