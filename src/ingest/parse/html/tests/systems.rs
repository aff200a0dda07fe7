//! Pages as content systems make them: what they mark as microdata, in which order they set headline, day and names, and what they
//! write beside.

use super::*;

fn article_of(head: &str, lines: &str, after: &str) -> ParsedArticle {
    let head = format!("<title>Quay stays shut - Coast Herald</title>{head}");
    read(&page(
        &head,
        &format!("<main><article><h1>Quay stays shut</h1>{lines}<div class=story-text>{TEXT}</div>{after}</article></main>"),
    ))
}

#[test]
fn names_as_systems_set_them() {
    let day = "<p>14 May 2019</p>";
    for (lines, after, expected) in [
        // What microdata calls the name, without the words around it.
        (
            "<dd itemprop=author itemscope>Γράφτηκε από τον/την <span itemprop=name>Γιώργος Παλαμάς</span></dd>",
            "",
            "Γιώργος Παλαμάς",
        ),
        ("<p class=info><time>26.08.2021 10:12</time> von Jana Müller</p>", "", "Jana Müller"),
        (
            "<ul><li itemprop=author><span itemprop=name class=name>Ann Lee</span></li>\
             <li itemprop=author><span itemprop=name class=name>Bob Roy</span><span class=title>Foto</span></li></ul>",
            "",
            "Ann Lee",
        ),
        (
            "<ul><li class=byline><span class=author-name>Ann Lee</span></li>\
             <li class=byline><span class=author-name>Bob Roy</span> <span class=role>(foto)</span></li></ul>",
            "",
            "Ann Lee",
        ),
        // The byline of the picture stands nearer than that of the text.
        (
            "<div class=image><span class=byline>Foto: Bob Roy</span></div>",
            "<div class=articlebyline><p>Ann Lee/TT</p></div>",
            "Ann Lee",
        ),
        (&format!("<h5><a>Ann Lee</a> &amp; <a>Bob Thapa Roy</a></h5>{day}"), "", "Ann Lee|Bob Thapa Roy"),
        (&format!("{day}<p class=author>maria.silva</p>"), "", ""),
        ("<div>By <a href=/authors/a>Ann Lee</a> Edited By: <a href=/authors/b>Bob Roy</a></div>", "", "Ann Lee"),
        ("<dl><dt>Skrevet av:</dt><dd>Ann Lee</dd><dt>Publisert:</dt><dd>14.05.2019</dd></dl>", "", "Ann Lee"),
        (
            "<section aria-labelledby=article-byline><strong id=article-byline>اطلاعات مقاله</strong><ul>\
             <li><span>نویسنده, </span><span>پریسا رستگار</span></li></ul></section>",
            "",
            "پریسا رستگار",
        ),
        (&format!("<p>Ann Lee</p><p>ann.lee@coast.example</p>{day}"), "", "Ann Lee"),
        (&format!("{day}<p>Issued by: <a>Special Monitoring Unit</a></p>"), "", ""),
        ("<p class=author>Haber Merkezi</p>", "", ""),
        (
            "<p class=byline>박도현 기자</p><p class=reporter-says>현장의 목소리를 끝까지 듣고 기록하겠습니다</p>",
            "",
            "박도현",
        ),
    ] {
        assert_eq!(article_of("", lines, after).authors.join("|"), expected, "{lines} {after}");
    }
    let signed = |line: &str| article_of("", "", &format!("{TEXT}{TEXT}{TEXT}{TEXT}{TEXT}<p>{line}</p>")).authors.join("|");
    assert_eq!(signed("（社会部・山田太郎）"), "山田太郎");
    assert_eq!(signed("（海湾都市报记者 丁晓岚）"), "丁晓岚");
    assert_eq!(signed("【斎藤文香】"), "斎藤文香");
    let right = format!("<table><tr><td>{TEXT}<p>{TEXT}<div align=right><i>Геннадий ПРЯХИН</i></div></td></tr></table>");
    assert_eq!(read(&page("<title>Quay stays shut</title>", &right)).authors, ["Геннадий Пряхин"]);
    let buttons = format!("<div>{TEXT}<div>分享到： 打印本页 关闭窗口</div></div>");
    assert!(read(&page("<title>Quay stays shut</title>", &buttons)).authors.is_empty());
    assert_eq!(signed("(see the map on page 4)"), "");
}

#[test]
fn who_posted_is_named_in_line_under_a_long_text() {
    let posted =
        |lines: &str| article_of("", "", &format!("{TEXT}{TEXT}{TEXT}{TEXT}{TEXT}{TEXT}{TEXT}{lines}")).authors.join("|");
    let line = "<p>Posted by <a href=/about.html>Ann Lee</a> on May 14, 2019 at 10:05 in <a href=/c>Ports</a></p>";
    assert_eq!(posted(line), "Ann Lee");
    assert_eq!(posted("<p>Veröffentlicht von Jana Müller am 14. Mai 2019</p>"), "Jana Müller");
    let comment = "<p>They never asked us.</p><p>Posted by Bob Roy on May 15, 2019</p>";
    assert_eq!(posted(&format!("{line}<p>1 Comment</p>{comment}")), "Ann Lee");
    // Comments are signed so, too.
    assert_eq!(posted(&format!("<p>1 Comment</p>{comment}")), "");
    assert_eq!(posted(&format!("{comment}<p>Posted by Eve Hart on May 16, 2019</p>")), "");
    assert_eq!(posted("<p>Written by Bob Roy, the book sold well.</p>"), "");
    assert_eq!(posted("<p>Review by Bob Roy on May 15, 2019</p>"), "");
}

#[test]
fn accounts_tags_and_pictures_are_no_authors() {
    let day = "<p>14 May 2019</p>";
    for (lines, expected) in [
        ("<div class=td-author-by>Par</div> <a class=author-name>admin</a>", ""),
        ("<div class=td-author-by>Por</div> <a class=author-name>Marta Ríos</a>", "Marta Ríos"),
        ("<p class=author>Administrador</p>", ""),
        ("<p class=author>Администратор</p>", ""),
        ("<p class=author>管理员</p>", ""),
        ("<span class='byline post-labels'><a rel=tag href=/t/1>Ann Lee</a></span>", ""),
        ("<div class=documentByLine>filed under: <a rel=nofollow href=/p>Ports</a></div>", ""),
        ("<figure><img src=x><figcaption>The quay. <span class=tnt-byline>Bob Roy</span></figcaption></figure>", ""),
        ("<p>Новость отредактировал: <b>Анна Петрова</b></p>", ""),
        ("<div class=author-bio>Schreibt seit zwölf Jahren über Häfen und Gewässer.</div>", ""),
        (
            "<div class=author-box><b>Über Jana Müller</b><p>Jana Müller schreibt seit zwölf Jahren über Häfen und Gewässer.</p></div>",
            "Jana Müller",
        ),
        ("<div class=by>By Ann Lee, a columnist and the keeper of the harbour at a museum.</div>", "Ann Lee"),
        // The same words about who wrote.
        ("<span class='byline post-author'><a href=/a/1>Ann Lee</a></span>", "Ann Lee"),
        ("<ul class=meta><li title='Автор: Анна Петрова'><a href=/user/anna/>Анна Петрова</a></li></ul>", "Анна Петрова"),
        ("<ul class=meta><li title='Раздел: Порт'><a href=/port/>Порт</a></li></ul>", ""),
        ("<div class=meta><span class=sound_only>작성자</span> <strong>홍길동</strong></div>", "홍길동"),
    ] {
        assert_eq!(article_of("", &format!("{lines}{day}"), "").authors.join("|"), expected, "{lines}");
    }
}

#[test]
fn days_of_records_and_of_publication() {
    let created = "<meta name='DC.date.created' content='2019-05-13'>";
    let evening = "<meta property='article:published_time' content='2019-05-13 22:11:40'>\
        <meta property='article:modified_time' content='2019-05-14 07:35:11'>";
    for (head, lines, expected) in [
        (created, "<p>Published 14 May 2019</p>", "2019-05-14"),
        (created, "<p>14 May 2019</p>", "2019-05-14"),
        (created, "<p>Updated 14 May 2019</p>", "2019-05-13"),
        (created, "<p>Published 14 May 2015</p>", "2015-05-14 conflicting_dates"),
        // The label is a line of its own.
        (created, "<dl><dt>Release date:</dt><dd>10 May 2019</dd></dl>", "2019-05-10"),
        ("", "<div>Last updated:</div><div>17 May 2019</div><div>Published:</div><div>14 May 2019</div>", "2019-05-14"),
        // The evening of a server is the next day of the newsroom.
        (evening, "<p>Published 14 May 2019 Updated 14 May 2019</p>", "2019-05-14"),
        (
            "",
            "<span property='dc:date dc:created' content='2019-05-16'></span><div>Release date:</div><div>14 May 2019</div>",
            "2019-05-14",
        ),
        // A box of facts about what the text is about.
        ("", "<table><tr><th scope=row>Founded</th><td>28 February 1998; 21 years ago</td></tr></table>", "-"),
        (
            "",
            "<table><tr><th>Founded</th><td>28 February 1998; 21 years ago<span style='display:none'>\
             (<span class='bday dtstart published updated'>1998-02-28</span>)</span></td></tr></table>",
            "-",
        ),
    ] {
        assert_eq!(day(&article_of(head, lines, "")), expected, "{head} {lines}");
    }
}

#[test]
fn days_above_the_headline_and_in_the_title() {
    let body = format!(
        "<article><div class='item-nav row'><div class=item-date>14 May 2019, 13:44</div></div><h1>Quay shut</h1>{TEXT}</article>"
    );
    assert_eq!(day(&read(&page("<title>Quay shut</title>", &body))), "2019-05-14");
    let posted = format!(
        "<h2>Notes</h2><h3>Quay shut</h3>{TEXT}<p>投稿者 hayase : 2019年05月14日 21:40 | <a href=/c>コメント (1)</a></p><p>やっと書いてくれた。</p>\
        <p>投稿者 通りすがり : 2019年05月15日 08:02</p>"
    );
    assert_eq!(day(&read(&page("<title>Quay shut</title>", &posted))), "2019-05-14");
    let title = "<title>Quay shut - 14 May 2019 - Coast Herald</title>";
    assert_eq!(day(&read(&page(title, &format!("<div>Quay shut</div><div>20:18</div>{TEXT}")))), "2019-05-14");
}

#[test]
fn tags_as_systems_set_them() {
    for (lines, after, expected) in [
        ("<span class=tag>来源: <a href=/s>海湾日报</a></span>", "", ""),
        ("", "<div class=asset-tags><span class=tag>Ports</span><span class=tag>Coast</span></div>", "Ports|Coast"),
        (
            "",
            "<aside class=tags><div><a class=tag href=/t/1>Ports</a><a class=tag href=/t/2>Coast</a></div></aside>",
            "Ports|Coast",
        ),
        (
            "",
            "<div class=tags><a href=/1>Ferry fares to rise again this spring</a><a href=/2>Dredger arrives late from the south</a></div>",
            "",
        ),
        ("", "<div class=tags-widget><a href=/t1>Ports</a> <a href=/t2>Coast</a></div>", "Ports|Coast"),
        ("", "<div>Views:&nbsp;418<br>Tags:&nbsp;&nbsp;ports, coast<br></div>", "ports|coast"),
        (
            "<div class='taxonomy-category post-terms'><a rel=tag href=/c>News</a></div>",
            "<div class='taxonomy-post_tag post-terms'>Tags: <a rel=tag href=/t>Ports</a></div>",
            "Ports",
        ),
    ] {
        assert_eq!(article_of("", lines, after).tags.join("|"), expected, "{lines} {after}");
    }
}

#[test]
fn headlines_beside_other_lines_of_the_title() {
    for (head, heading, expected) in [
        (
            "<title>A train to return | The line that divides the whole province | Southern Tribune</title>",
            "<h2>The line that divides the whole province</h2><h1>A train to return</h1>",
            "A train to return",
        ),
        (
            "<title>Column: Thin ice</title><meta property='og:title' content='Column by Ann Lee: Thin ice'>",
            "<h1><span>Bridges</span> <span>Thin ice</span></h1>",
            "Thin ice",
        ),
    ] {
        let article = read(&page(head, &format!("<article>{heading}{TEXT}</article>")));
        assert_eq!(article.headline, expected, "{head}");
    }
}

#[test]
fn tags_of_a_builder_of_pages() {
    let tags = "<nav aria-label=tags><ul data-hook=tags-list><li><a href=https://f.example/news/tags/energy>energy</a></li>\
                <li><a href=https://f.example/news/tags/ports>ports</a></li></ul></nav>";
    assert_eq!(article_of("", "<p>14 May 2019</p>", tags).tags, ["energy", "ports"]);
}

#[test]
fn boxes_of_tags_in_languages_of_the_press() {
    for tags in [
        "<div class=svazane-tagy><a href=/wiki/a>energy</a><a href=/wiki/b>ports</a></div>",
        "<ul class=subjectslist><li class=tag-item><a href=/t/a>energy</a></li><li class=tag-item><a href=/t/b>ports</a></li></ul>",
        "<div><h3>Les mer om</h3><a href=/a>energy</a><a href=/b>ports</a></div>",
    ] {
        assert_eq!(article_of("", "<p>14 May 2019</p>", tags).tags, ["energy", "ports"], "{tags}");
    }
}
