//! Pages as regional papers, institutes and offices set them: places beside names, credits of pictures near the byline, the office
//! above the headline, days of issues, articles that only scripts draw.

use super::*;

#[test]
fn names_beside_places_pictures_and_houses() {
    let day = "<div>9 December 2021</div>";
    for (lines, expected) in [
        (
            "<div class=muhabir>Muhabir: <span class=isim>Dilek Demir</span> <span class=sehir>Gebze</span></div>",
            "Dilek Demir",
        ),
        (
            "<div class=author><a class=author__name>Ana Campos</a><span class=author__place>de Recife</span></div>",
            "Ana Campos",
        ),
        (
            "<div class=date-author><time datetime=2021-12-09>9 December 2021</time> - <a href=/a/1>Nicole Conti</a> Trieste</div>",
            "Nicole Conti",
        ),
        ("<div><span>Аутор: <strong>Милица Јовић</strong></span><span>недеља, 09.10.2022.</span></div>", "Милица Јовић"),
        ("<p>Пишува: Владимир Петров</p>", "Владимир Петров"),
        (
            "<p>Avtorja: <a>Ana Kos</a>, <a>Taja Zupan</a> | Objavljeno: 12. december 2022</p><div><small>Ilustracija: Polona Ule</small></div>",
            "Ana Kos|Taja Zupan",
        ),
        (
            "<span class=autorius>Autorius: Jonas Rimkus</span><span class=nuotr-autorius>Ona Ivanova (CH) nuotr.</span>",
            "Jonas Rimkus",
        ),
        ("<div class=author-name>作者：马晨晨 ▪ 责编：计亚</div>", "马晨晨"),
        ("<div class=info><span>Autor: PAP, Robert Nowak</span><span>Dodano: 08.10.2024</span></div>", "Robert Nowak"),
        ("<p>Coast Herald – Jane Doe</p>", "Jane Doe"),
        ("<div class=author>by <a>Coast Herald Admin</a></div><p>By Jane Doe, Harbour News</p>", "Jane Doe"),
        ("<div><a href=/person/1>Rasmus Lund</a></div><div>Redaktør</div>", "Rasmus Lund"),
        ("<div class=by><a href=/author/1>ویب ڈیسک</a></div>", ""),
        (&format!("{day}<div>Quay Harbourmaster</div>"), ""),
        (
            "<table><tr><td><a href=/1>Ferry Harbour</a> 08.08.2019</td></tr><tr><td><a href=/2>Snow Boots</a> 09.08.2019</td></tr></table>",
            "",
        ),
    ] {
        let body =
            format!("<main><article><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}</div></article></main>");
        let article = read(&page("<title>Quay stays shut - Coast Herald</title>", &body));
        assert_eq!(article.authors.join("|"), expected, "{lines}");
    }
}

#[test]
fn a_name_behind_the_last_sentence() {
    let text = "花咲港に船団が今季初めて魚を水揚げした。量は計四十二トンで、昨年の初日を六割下回った。市場によると、小ぶりが中心という。";
    for (end, expected) in [
        ("（佐藤美咲）", "佐藤美咲"),
        ("（文中敬称略）", ""),
        ("（共同通信）", ""),
        ("（３面に続く）", ""),
        ("(लेखिका स्वतंत्र हैं.)", ""),
    ] {
        let body =
            format!("<main><h1>初水揚げ、昨年より遅れ</h1><div class=text><p>{text}</p><p>{text}{end}</p></div></main>");
        assert_eq!(read(&page("<title>初水揚げ、昨年より遅れ</title>", &body)).authors.join("|"), expected, "{end}");
    }
}

#[test]
fn headlines_under_the_name_of_an_office() {
    for (title, lines, expected) in [
        (
            "報道発表資料：流域治水の新たな推進計画を公表します - 河川局",
            "<h1 class=title>報道発表資料</h1><h2 class=title>流域治水の新たな推進計画を公表します</h2>",
            "流域治水の新たな推進計画を公表します",
        ),
        (
            "監察局全球資訊網-新聞稿-山區產業道路屢次坍方促請全面檢討",
            "<h1><a href=/>監察局</a></h1><h2>新聞稿</h2><h3>山區產業道路屢次坍方促請全面檢討</h3>",
            "山區產業道路屢次坍方促請全面檢討",
        ),
        (
            "Coast Herald - Economy",
            "<div class=maincontentTitle>Quay stays shut until the spring</div><div class=writer>By Jane Doe</div>",
            "Quay stays shut until the spring",
        ),
    ] {
        let html = page(&format!("<title>{title}</title>"), &format!("<main>{lines}<div class=text>{TEXT}</div></main>"));
        assert_eq!(read(&html).headline, expected, "{title}");
    }
}

#[test]
fn days_of_issues_and_of_updates() {
    let text = format!("<div class=text>{TEXT}</div>");
    for (head, lines, expected) in [
        (
            "",
            "<div class=issue>Nr. 17 – <a href=/ausgabe/2317>27. April 2023</a></div><h1>Quay stays shut</h1>",
            "2023-04-27",
        ),
        ("", "<h1>Quay stays shut</h1><div>17 – 27 April 2023</div>", "2023-04 range_of_days"),
        (
            "<meta name=DC.date content=2022-11-28>",
            "<h1>Quay stays shut</h1><p>Published on 24 November 2022</p><p>Updated on 28 November 2022</p>",
            "2022-11-24",
        ),
        ("", "<div class=news-nav>Code: 8123 | Published: 14 May 2019 | Page 3</div><h1>Quay stays shut</h1>", "2019-05-14"),
    ] {
        let html = page(&format!("<title>Quay stays shut</title>{head}"), &format!("<main>{lines}{text}</main>"));
        assert_eq!(day(&read(&html)), expected, "{lines}");
    }
}

#[test]
fn topics_behind_a_label_of_several() {
    for (line, expected) in [
        ("<div>Argomenti: <a href=/t/1>Sea</a> <a href=/t/2>Law</a></div>", "Sea|Law"),
        ("<p class=themes>Thèmes : <a href=/t/1>Sea</a>, <a href=/t/2>Law</a></p>", "Sea|Law"),
        ("<div>Archivado en: <a href=/t/1>Sea</a> | <a href=/t/2>Law</a></div>", "Sea|Law"),
        (
            "<ul class=td-tags><li><span>ТАГОВИ</span></li><li><a href=/t/1>Sea</a></li><li><a href=/t/2>Law</a></li></ul>",
            "Sea|Law",
        ),
    ] {
        let html =
            page("<title>Quay stays shut</title>", &format!("<article><h1>Quay stays shut</h1>{TEXT}{line}</article>"));
        assert_eq!(read(&html).tags.join("|"), expected, "{line}");
    }
}

#[test]
fn an_article_that_only_scripts_draw() {
    let paragraphs = TEXT.replace('"', "\\\"");
    let others = r#"[{"title":"Ferry row","publishedAt":"2019-01-02T08:00:00Z"},{"title":"Snow","publishedAt":"2018-01-02T08:00:00Z"}]"#;
    let state = format!(
        r#"<div id=root></div><script>window.__STATE__={{"others":{others},"post":{{"title":"Quay stays shut","publishedAt":
        "2023-05-03T08:00:00Z","body":"{paragraphs}","author":{{"name":"Jane Doe"}},"tags":[{{"name":"Ports"}}]}}}};</script>"#
    );
    let article = read(&page("<title>Quay stays shut</title>", &state));
    assert_eq!(day(&article), "2023-05-03");
    assert_eq!((article.authors.join("|"), article.tags.join("|")), ("Jane Doe".to_string(), "Ports".to_string()));
    assert!(article.body.starts_with("The first paragraph"), "{}", article.body);
    // Days of others are no surety for this one.
    let unnamed = format!("<main><h1>Quay stays shut</h1>{TEXT}</main><script>var list = {{x: {others}}}</script>");
    assert_eq!(day(&read(&page("<title>Quay stays shut</title>", &unnamed))), "2019-01-02 conflicting_dates");
}
