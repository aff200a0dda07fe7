//! Pages and what of them is body: what must be in it, and what must not.

use super::*;
use crate::ingest::parse::html::tree::parsed_page;

mod briefs;
mod captions;
mod house;
mod lands;
mod notes;
mod pointers;

/// Two paragraphs that are the text of a page without doubt.
const FIRST: &str = "The ferry company said on Monday that it would close the line to the outer islands in the spring, after three years \
    of falling numbers of passengers and rising costs of fuel.";
const SECOND: &str = "Fishermen in the village of Norrhamn, who sell their catch on the mainland, said that they had been told nothing, and \
    that the road over the pass was closed from December to April.";

fn body_of(html: &str) -> MainText {
    let (page, _) = parsed_page(html);
    Outliner.main_text(&page, "Islands lose their ferry").unwrap_or_default()
}

/// A page with something between two paragraphs.
fn page_with(between: &str) -> String {
    format!(
        "<html><head><title>Islands lose their ferry | The Norrhamn Post</title></head><body><nav><ul><li><a href=/a>Politics</a><li><a \
         href=/b>Sports</a></ul></nav><main><article><h1>Islands lose their ferry</h1><div class='content'><p>{FIRST}</p>{between}\
         <p>{SECOND}</p></div></article></main><footer><p>The Norrhamn Post is published on weekdays, and may be ordered at the \
         harbour.</p></footer></body></html>"
    )
}

#[test]
fn what_stands_between_paragraphs_and_is_no_text_is_left_out() {
    let cases = [
        (
            "caption",
            "<figure><img src=a.jpg><figcaption>The ferry Alma in the harbour, in May.</figcaption></figure>",
            "Alma",
        ),
        ("figure without caption element", "<figure><img src=a.jpg><div>The ferry Alma in May</div></figure>", "Alma"),
        ("caption by class", "<div class='wp-caption'><p class='wp-caption-text'>The ferry Alma.</p></div>", "Alma"),
        ("credit", "<p>Foto: Jane Doe / Harbour Archive</p>", "Jane"),
        ("share buttons", "<ul class='social-share'><li><a href=#f>Facebook</a><li>Copy link</ul>", "Copy"),
        (
            "related box",
            "<div class='related-articles'><h3>Other news</h3><p>A bridge for the price of ten ferries, it was said.</p></div>",
            "bridge",
        ),
        (
            "read more line",
            "<p><strong>Read more:</strong> <a href=/c>A bridge for the price of ten ferries</a></p>",
            "bridge",
        ),
        ("also read, German", "<p>Lesen Sie auch: Eine Brücke zum Preis von zehn Fähren</p>", "Brücke"),
        ("also read, Russian", "<p>Читайте также: <a href=/c>Мост по цене десяти паромов</a></p>", "Мост"),
        ("also read, Arabic", "<p>اقرأ أيضا: <a href=/c>جسر بثمن عشر عبارات</a></p>", "جسر"),
        ("also read, Chinese", "<p>延伸阅读：<a href=/c>十艘渡轮价格的桥</a></p>", "渡轮"),
        (
            "list under a heading",
            "<h3>Related articles</h3><ul><li><a href=/c>A bridge</a><li><a href=/d>A tunnel</a></ul>",
            "tunnel",
        ),
        (
            "newsletter",
            "<div class='newsletter-signup'><p>Sign up for our newsletter, every morning in your inbox.</p></div>",
            "inbox",
        ),
        (
            "newsletter without a name",
            "<div><p><a href=/n>Subscribe to our newsletter</a> for news every morning.</p></div>",
            "morning",
        ),
        ("advert label", "<div>Advertisement</div><p>- Publicité -</p><p>Anzeige</p>", "nzeige"),
        (
            "cookies",
            "<div id='cookie-consent'><p>We use cookies, and so do our 900 partners, for many purposes.</p></div>",
            "cookies",
        ),
        ("tags", "<div class='article-tags'>Tags: <a href=/t>Ferries</a> <a href=/u>Islands</a></div>", "Ferries"),
        (
            "for screen readers",
            "<p>Prices <span class='sr-only'>opens in a new window</span> rose twice in the year, the company said.</p>",
            "window",
        ),
        (
            "for those who hear a link",
            "<p>Prices <a href=/p>rose<span class='link-icon'>Opens a new window </span></a> twice in the year, the company said.</p>",
            "window",
        ),
        (
            "film that is shown",
            "<div class='embeddedVideoContainer'><div class='videoTitle'><b>Now playing:</b> <span>Watch this:</span> Six boats on one rope</div></div>",
            "Six boats",
        ),
        (
            "small print",
            "<div class='fine-print'><p>This is the website of the Harbour Trust and of the Harbour Fund.</p></div>",
            "Fund",
        ),
        (
            "player between paragraphs",
            "<div class='wsw__embed'><div><h4>Six boats on one rope</h4><p>Copy the code. No source is at hand for this medium.</p></div></div>",
            "Six boats<|>Copy",
        ),
        (
            "wall and minutes above the text",
            "<p class=status>Article réservé aux abonnés</p><span>Temps de Lecture 4 min.</span>",
            "réservé<|>Lecture",
        ),
        (
            "asked for a gift",
            "<p>Our journalism is paid for by those who read it. Support us with a gift.</p><p>Naše novinářství žije ze čtenářů. Podpořte nás darem.</p><p>O nosso jornalismo vive dos leitores. Apoie com uma doação mensal.</p>",
            "gift<|>darem<|>doação",
        ),
        (
            "advert in the midst",
            "<p>Article continues after ad</p><div class=block-simpleads><p>Boots of the finest, for a song.</p></div>",
            "continues after<|>Boots",
        ),
        (
            "under a post",
            "<blockquote class=twitter-tweet>&mdash; Harbour Watch (@hwatch) <a href=/s/1>May 14, 2019</a></blockquote>",
            "hwatch",
        ),
        ("mark of the house", "<p>quay ℠ is a service mark of Ann Lee.</p>", "service"),
        ("hidden", "<p style='display: none'>This text is for robots and for nobody else, as far as we know.</p>", "robots"),
        ("form", "<form><select><option>Choose an island</select><button>Send the answer</button></form>", "Choose<|>Send"),
    ];
    for (name, between, gone) in cases {
        let body = body_of(&page_with(between)).body;
        assert!(body.starts_with(FIRST) && body.ends_with(SECOND), "{name}: {body}");
        gone.split("<|>").for_each(|gone| assert!(!body.contains(gone), "{name}: {body}"));
    }
}

#[test]
fn what_is_text_stays() {
    let cases = [
        ("subhead", "<h2>No road in winter</h2>", "\n\nNo road in winter\n\n"),
        ("subhead with an anchor", "<h2><a href='#road'>No road in winter</a></h2>", "\n\nNo road in winter\n\n"),
        ("quote", "<blockquote><p>We were told nothing</p></blockquote>", "\n\nWe were told nothing\n\n"),
        ("short speech", "<p>“No.”</p>", "\n\n“No.”\n\n"),
        ("list of sentences", "<ul><li>The line opened in 1904.<li>It closed once, in 1940.</ul>", "1904.\n\nIt closed"),
        ("table", "<table><tr><th>Year<th>Passengers<tr><td>2021<td>40,112</table>", "Year Passengers\n\n2021 40,112"),
        ("questions", "<p><strong>Who pays?</strong></p><p>The county.</p>", "\n\nWho pays?\n\nThe county.\n\n"),
        (
            "verse",
            "<p>The boat is late,<br>the boat is slow,<br>the boat is all we have.</p>",
            "late,\nthe boat is slow,\nthe",
        ),
        ("breaks", "<div>One island has a school.<br><br>The other has none.</div>", "school.\n\nThe other"),
        ("inline elements", "<p>un<b>believ</b>able <a href=/x>pri</a>ces, they said</p>", "unbelievable prices"),
        ("neighbouring blocks", "<div><div>End of a line.</div><div>Next line of it.</div></div>", "line.\n\nNext"),
        (
            "custom elements",
            "<x-part><x-line>End of a line.</x-line><x-line>Next line of it.</x-line></x-part>",
            "line.\n\nNext",
        ),
        ("entities and soft hyphens", "<p>Fisch&shy;er &amp; S&ouml;hne&nbsp;AG said so.</p>", "Fischer & Söhne AG"),
        (
            "who is quoted asks for support",
            "<p>“Our journalism is free. Support us with a gift,” the editor of the island's paper wrote.</p>",
            "Support us",
        ),
        (
            "a gift that somebody asked for",
            "<p>The journalists had no money. Support for a gift from the county was slow to come.</p>",
            "slow to come",
        ),
        ("support from somewhere", "<p>The journalists struck. Support came from the mainland.</p>", "Support came"),
        (
            "text about newsletters",
            "<p>The county had written of it in a newsletter that nobody on the islands receives.</p>",
            "newsletter",
        ),
        (
            "a paragraph that begins like a label",
            "<p>Related costs, such as those of the harbour, would be paid by the state.</p>",
            "Related costs",
        ),
        (
            "copyright as a subject",
            "<p>Copyright law was no part of the case, the judge said in Norrhamn.</p>",
            "Copyright law",
        ),
        (
            "text in a widget",
            "<div class='widget text-widget'><p>The county will decide in June, and the state has until the end of August to object to it.</p></div>",
            "in June",
        ),
    ];
    for (name, between, kept) in cases {
        let body = body_of(&page_with(between)).body;
        assert!(body.starts_with(FIRST) && body.ends_with(SECOND), "{name}: {body}");
        assert!(body.contains(kept), "{name}: {body}");
    }
}

#[test]
fn a_paragraph_that_is_pulled_out_whole_is_text_once() {
    const SAID: &str = "No road in winter leads over the pass, the county said in May.";
    for (name, pulled) in [
        ("heading", format!("<h2>“{SAID}”</h2>")),
        ("box", format!("<div class=quote>{SAID}</div>")),
        ("aside", format!("<aside class=x>{SAID}</aside>")),
    ] {
        for between in [format!("<p>{SAID}</p>{pulled}"), format!("{pulled}<p>{SAID}</p>")] {
            let body = body_of(&page_with(&between)).body;
            assert_eq!(body.matches(SAID).count(), 1, "{name}: {body}");
        }
    }
    // A heading whose words the text takes up in another sentence.
    let between = "<h2>No road in winter leads over the pass</h2><p>Nobody lives there.</p>";
    assert!(body_of(&page_with(between)).body.contains("No road in winter"), "{between}");
}

/// Thai and its neighbours end no sentence with a mark.
#[test]
fn last_paragraphs_without_a_mark_stay() {
    for (long, last) in [
        (
            "รัฐมนตรีว่าการกระทรวงคมนาคมกล่าวเมื่อวันจันทร์ว่าโครงการสะพานแห่งใหม่ข้ามแม่น้ำจะเริ่มก่อสร้างหลังจากคณะรัฐมนตรีอนุมัติงบประมาณแล้วเสร็จในเดือนหน้า",
            "คาดว่าจะเริ่มก่อสร้างต้นปีหน้าและแล้วเสร็จภายในสามปี",
        ),
        (
            "港湾局は月曜日、老朽化した税関の倉庫を来月から閉鎖すると発表した。利用者の減少と維持費の増加が理由で、跡地の使い道はまだ決まっていない。",
            "倉庫は来月一日に閉鎖される見通し",
        ),
    ] {
        let html = format!(
            "<html><body><main><h1>Islands lose their ferry</h1><p>{long}</p><p>{long} {last}</p><p>{last}</p></main></body></html>"
        );
        assert!(body_of(&html).body.ends_with(&format!("\n\n{last}")), "{}", body_of(&html).body);
    }
}

#[test]
fn texts_in_many_kinds_of_pages() {
    let text = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    let long = format!("{FIRST}\n\n{SECOND}");
    let comments =
        "<p>I took that ferry every day of my life, and so did my father, and his, and nobody ever asked us.</p>".repeat(3);
    let pages = [
        (
            "AMP",
            format!(
                "<html amp><body><amp-sidebar><p>{SECOND}</p></amp-sidebar><article>{text}<amp-ad>Buy a boat</amp-ad></article></body>"
            ),
        ),
        ("breaks only", format!("<body><table><tr><td><a href=/>Home</a><td>{FIRST}<br><br>{SECOND}</table></body>")),
        (
            "divisions only",
            format!("<body><div class=top><a href=/>Home</a></div><div><div>{FIRST}</div><div>{SECOND}</div></div></body>"),
        ),
        ("comments", format!("<body><div class=post>{text}</div><div id=comments>{comments}</div></body>")),
        (
            "comments inside",
            format!("<body><article>{text}<section class=comments-area>{comments}</section></article></body>"),
        ),
        ("microdata", format!("<body><div>{comments}</div><div itemprop=articleBody>{text}</div></body>")),
        (
            "head of an article",
            format!(
                "<body><article><header><p>Jane Doe</p><time>3 June 2021</time><p>4 min read</p></header>{text}</article>"
            ),
        ),
        (
            "box of the author",
            format!(
                "<body><article>{text}<div class=author-bio><p>Jane Doe writes about the sea, and lives near it.</p></div></article>"
            ),
        ),
        (
            "end of the text",
            format!(
                "<body><article>{text}<h3>Leave a comment</h3><p>Your address will not be shown to anybody.</p></article>"
            ),
        ),
        (
            "a form around the page",
            format!("<body><form action=/><div class=menu><a href=/>Home</a></div><div>{text}</div></form></body>"),
        ),
        ("unclosed", format!("<body><div><p>{FIRST}<p>{SECOND}<div class=share>Share")),
    ];
    for (name, html) in pages {
        assert_eq!(body_of(&html).body, long, "{name}");
    }
    let page = body_of(&format!(
        "<body><article><p class=byline>By Jane Doe</p>{text}<figure><figcaption>The Alma. Photo: John Roe</figcaption></figure></article>"
    ));
    assert_eq!((page.closing.join("|"), page.credits.join("|")), ("By Jane Doe".into(), "The Alma. Photo: John Roe".into()));
}

#[test]
fn texts_without_spaces_and_from_right_to_left() {
    let texts = [
        (
            "渡轮公司周一表示，由于乘客连续三年减少，燃料价格上涨，该公司将在春季关闭通往外岛的航线。",
            "村里的渔民在大陆出售他们的渔获，他们说没有人告诉过他们任何事情，而且山口的道路从十二月到四月都是关闭的。",
        ),
        (
            "フェリー会社は月曜日、乗客の減少と燃料費の高騰を受けて、離島への航路を春に廃止すると発表した。",
            "本土で魚を売っている村の漁師たちは、何も知らされておらず、峠の道は十二月から四月まで閉ざされると話した。",
        ),
        (
            "قالت شركة العبارات يوم الاثنين إنها ستغلق الخط المؤدي إلى الجزر الخارجية في الربيع، بعد ثلاث سنوات من تراجع عدد الركاب.",
            "وقال الصيادون في القرية، الذين يبيعون صيدهم في البر الرئيسي، إنهم لم يُخبروا بشيء، وإن الطريق مغلق في الشتاء.",
        ),
        (
            "חברת המעבורות הודיעה ביום שני כי תסגור את הקו לאיים החיצוניים באביב, לאחר שלוש שנים של ירידה במספר הנוסעים.",
            "הדייגים בכפר, שמוכרים את הדגים ביבשה, אמרו כי לא נאמר להם דבר, וכי הדרך סגורה מדצמבר עד אפריל.",
        ),
    ];
    for (first, second) in texts {
        let html = format!(
            "<body><div class=menu><ul><li><a href=/>{0}</a><li><a href=/b>{0}</a></ul></div><div class=text><p>{first}</p><p>{second}</p></div>\
             <div class=footer>{0}</div></body>",
            &first.chars().take(6).collect::<String>()
        );
        assert_eq!(body_of(&html).body, format!("{first}\n\n{second}"));
    }
}

#[test]
fn texts_that_pages_give_to_machines_only() {
    let read = |html: &str| {
        let mut builder = ArticleBuilder::default();
        let page = crate::ingest::parse::html::tree::parse_page(html, &mut builder);
        read_main_text(html, &page, &mut builder);
        builder.article().body.clone()
    };
    let long = format!("{FIRST}\n\n{SECOND}");
    let declared = format!(
        r#"<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{FIRST}{SECOND}"}}</script></head>
           <body><div id=app>Loading</div></body></html>"#
    );
    assert_eq!(read(&declared), long);
    let data = format!(
        r#"<body><div id=__next>Please wait</div><script id="__NEXT_DATA__" type="application/json">{{"props": {{"page": {{"menu": ["Home"],
           "blocks": [{{"kind": "p", "text": "{FIRST}"}}, {{"kind": "p", "text": "{SECOND}"}}], "share": "https://example.org/share?to=everybody"}}}}}}
           </script></body>"#
    );
    assert_eq!(read(&data), long);
    // Short paragraphs between the long ones, pieces of one paragraph, and what is no text.
    let data = format!(
        r#"<body><div id=app></div><script id="__NEXT_DATA__" type="application/json">{{"story": {{"body": [
           {{"type": "block", "children": [{{"text": "{FIRST}"}}]}}, {{"type": "block", "children": [{{"text": "Nobody "}}, {{"text": "was told."}}]}},
           {{"type": "related_link", "text": "The bridge at Carrow is open again"}}, {{"type": "block", "children": [{{"text": "{SECOND}"}}]}}]}}}}
           </script></body>"#
    );
    assert_eq!(read(&data), format!("{FIRST}\n\nNobody was told.\n\n{SECOND}"));
    assert_eq!(read("<body><p>Two words</p></body>"), "Two words");
}

#[test]
fn pieces_of_html() {
    let cases = [
        ("One<br><br/>Two", "One\n\nTwo"),
        ("<p>One</p>\n<p>Two <b>bold</b></p>", "One\n\nTwo bold"),
        ("a <i>b</i>c&amp;d<script>no</script>", "a bc&d"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
    ];
    for (html, text) in cases {
        assert_eq!(text_of_fragment(html), text);
    }
    assert!(text_of_fragment(&format!("{}deep", "<div>".repeat(30_000))).ends_with("deep"));
}

/// A page whose text is what is given.
fn page_of(text: &str, after: &str) -> String {
    format!(
        "<html><body><main><article><h1>Islands lose their ferry</h1><p class=byline>By Jane Doe</p><div class=story-text>{text}</div>\
         </article>{after}</main></body></html>"
    )
}

#[test]
fn short_sentences_at_the_edges_stay() {
    for (first, expected) in [
        ("<p>The ferry stops on Monday.</p>", true),
        ("<p>The ferry stops on <a href=/a>Monday</a>.</p>", true),
        ("<p>Why now?</p>", true),
        ("<p><b>CHAIR:</b> Good morning.</p>", true),
        ("<p>OSLO, May 14 (Reuters) - Short news.</p>", true),
        ("<p>会议周一举行。</p>", true),
        ("<p>By Jane Doe.</p>", false),
        ("<p>Objavljeno 14.05.2019.</p>", false),
        ("<p>Share this article.</p>", false),
    ] {
        let body = body_of(&page_of(&format!("{first}<p>{FIRST}</p><p>{SECOND}</p>"), "")).body;
        assert_eq!(!body.starts_with(FIRST), expected, "{first}: {body}");
    }
    let question = format!("<dl><dt>Why is it closed?</dt><dd>{FIRST}</dd></dl>");
    assert!(body_of(&page_of(&question, "")).body.starts_with("Why is it closed?"));
    let last = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>See <a href=/b>the report</a>.</p>"), "")).body;
    assert!(last.ends_with("See the report."), "{last}");
    // Elsewhere such a line is a caption.
    let apart =
        format!("<div class=pic><p>The ferry in the harbour.</p></div><div class=txt><p>{FIRST}</p><p>{SECOND}</p></div>");
    assert!(body_of(&page_of(&apart, "")).body.starts_with(FIRST));
}

#[test]
fn what_is_of_others_behind_the_text_is_left_out() {
    let remark =
        "I have taken this ferry for thirty years, and my father before me, and I want to say what all of us think of it. "
            .repeat(4);
    let text = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    let next = format!("<h2>Bridge opens</h2><div class=story-text><p>{remark}</p></div>");
    let boxes = format!("<div class=item><h3>Bridge opens</h3><p>{remark}</p></div>").repeat(3);
    for after in [
        format!("<div id=comments><p>{remark}</p><p>{remark}</p></div>"),
        format!("<section class=discussion><p>{remark}</p></section>"),
        format!("<section><h3>4 responses</h3><div><b>Tom</b><p>{remark}</p></div></section>"),
        format!("<div><h3>Comments</h3><div><b>Tom</b><p>{remark}</p></div></div>"),
        format!("<article>{next}</article>"),
        format!("<article><h1>Bridge opens</h1><p>{remark}</p></article>"),
        format!("<div class=more>{boxes}</div>"),
    ] {
        let body = body_of(&page_of(&text, &after)).body;
        assert_eq!(body, format!("{FIRST}\n\n{SECOND}"), "{after}");
    }
    // A short article is one, too.
    let body =
        body_of(&page_of("<p>The ferry stays. A vote was put off.</p>", &format!("<div class=more>{boxes}</div>"))).body;
    assert_eq!(body, "The ferry stays. A vote was put off.");
    // Parts of one article.
    let parts = page_of(&text, &format!("<section class=part><h2>The history</h2><p>{remark}</p></section>"));
    assert!(body_of(&parts).body.contains("thirty years"));
}

#[test]
fn boxes_walls_and_lines_of_the_house_are_left_out() {
    for (between, lost) in [
        ("<div><p>Read our daily briefing.</p><form><input type=email><button>Go</button></form></div>", "briefing"),
        ("<div class='box nl'><h4>The Morning Tide</h4><p>Enter your address.</p></div>", "address"),
        ("<div class=support-us><p>Independent journalism needs you. Give today.</p></div>", "Give"),
        ("<p class=paywall>この記事は有料記事です。残り1021文字有料会員になると続きをお読みいただけます。</p>", "有料"),
        ("<p>To continue reading, please subscribe. Already a subscriber? Sign in.</p>", "subscriber"),
        ("<table><tr><td><h4>A bridge for the price of ten ferries</h4></td></tr></table>", "bridge"),
        ("<p>The ferry at dawn. Photo: Jane Doe</p>", "dawn"),
    ] {
        let body = body_of(&page_with(between)).body;
        assert!(!body.contains(lost) && body.contains(FIRST) && body.contains(SECOND), "{between}: {body}");
    }
    for line in [
        "A version of this article appears in print on May 14, 2019, on page A4.",
        "Republish this article",
        "Contact Jane Doe at 309-555-0144.",
        "Follow Jane Doe on Twitter @janedoe.",
    ] {
        let body = body_of(&page_of(&format!("<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p>"), "")).body;
        assert!(body.ends_with(SECOND), "{line}: {body}");
    }
}

#[test]
fn a_block_is_its_words_whatever_stands_between_them() {
    use crate::dice::dice;
    use crate::ingest::parse::html::main_text::outline::letters;

    let pieces =
        ["One", "word", ", ", " ", " ", "  ", "\n", "é", "–", "\u{a0}", "字", "،", "\u{200b}", "one two, three four "];
    let mut draw = dice(29);
    for _ in 0..3_000 {
        let text: String = (0..draw(30)).map(|_| pieces[draw(pieces.len())]).collect();
        let (page, _) = parsed_page(&format!("<p>{text}</p>"));
        let outline = Outline::of(&page);
        let shown = text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ");
        let of_block = |block: &Block| (block.text.clone(), block.length, block.commas);
        let is_comma = |character: &char| matches!(character, ',' | '،');
        let expected = (shown.clone(), letters(&shown), shown.chars().filter(is_comma).count());
        let found: Vec<_> = outline.blocks.iter().map(of_block).collect();
        assert_eq!(found, if shown.is_empty() { vec![] } else { vec![expected] }, "{text:?}");
    }
}
