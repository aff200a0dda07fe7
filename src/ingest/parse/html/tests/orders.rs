//! Days of numbers that can be read in two orders, and days of which the text tells.

use super::*;

const ITALIAN: &str = "<p>Il consiglio ha deciso ieri di comprare il ponte che la società aveva messo in vendita da due anni, e nessuno si è opposto alla spesa.</p>\
    <p>Secondo il sindaco non è ancora chiaro come sarà pagato, ma una prima somma è stata trovata tra i fondi della provincia per le strade.</p>";
const POLISH: &str = "<p>Rada miasta zdecydowała wczoraj, że kupi most, który od dwóch lat był na sprzedaż, i nikt nie był przeciw temu wydatkowi.</p>\
    <p>Według burmistrza nie jest jeszcze jasne, jak zostanie to opłacone, ale pierwsza kwota została już znaleziona w budżecie powiatu.</p>";

fn bare(html: &str, head: &str, line: &str, text: &str) -> String {
    day(&read(&format!(
        "<html{html}><head><title>Quay stays shut</title>{head}</head><body><div><h1>Quay stays shut</h1>{line}{text}</div></body></html>"
    )))
}

#[test]
fn the_language_of_the_text_tells_the_order() {
    let host = |host: &str| format!("<link rel=canonical href='https://www.quay.{host}/a/b'>");
    let template = "<meta property='og:locale' content='en_US'>".to_string();
    for (html, head, line, text, expected) in [
        ("", String::new(), "<p>Pubblicato il 04/06/2008</p>", ITALIAN, "2008-06-04"),
        ("", String::new(), "<p>04/06/2008</p>", ITALIAN, "2008-06-04"),
        (" lang=en", String::new(), "<p>04/06/2008</p>", ITALIAN, "2008-06-04"),
        (" lang=en-US", String::new(), "<p>Pubblicato il 04-06-2008</p>", ITALIAN, "2008-06-04"),
        (" lang=it", template, "<p>04/06/2008</p>", ITALIAN, "2008-06-04"),
        ("", String::new(), "<p>Dodano: 04-06-2008</p>", POLISH, "2008-06-04"),
        ("", String::new(), "<p>Wysłany dnia 04-06-2008 o godz. 18:21</p>", POLISH, "2008-06-04"),
        ("", String::new(), "<p>04/06/2008</p>", TEXT, "2008 day_and_month_could_be_swapped"),
        ("", host("co.uk"), "<p>04/06/2008</p>", TEXT, "2008-06-04"),
        (" lang=en-US", host("in"), "<p>04/06/2008</p>", TEXT, "2008-06-04"),
        (" lang=en-US", host("com"), "<p>04/06/2008</p>", TEXT, "2008-04-06"),
        ("", host("io"), "<p>04/06/2008</p>", TEXT, "2008 day_and_month_could_be_swapped"),
        ("", host("gov"), "<p>04/06/2008</p>", TEXT, "2008-04-06"),
    ] {
        assert_eq!(bare(html, &head, line, text), expected, "{html} {head} {line}");
    }
}

#[test]
fn an_open_day_beside_the_headline_is_kept() {
    let titled = |day: &str| format!("<title>Quay stays shut - {day}</title>");
    let open = "2022 day_and_month_could_be_swapped";
    for (head, line, expected) in [
        (String::new(), "<p>by <a href=/a/x>Jane Doe</a> - 05/12/2022</p>", open),
        (String::new(), "<p>by <a href=/a/x>Jane Doe</a> - 05/12/22 10:30</p>", open),
        (String::new(), "<p>by <a href=/a/x>Jane Doe</a> - 05/12/22 10:30 PM ET</p>", "2022-05-12"),
        (String::new(), "<p>by Jane Doe - 05/12/2022 9:00 AM PDT</p>", "2022-05-12"),
        (String::new(), "<p>by Jane Doe - 05/12/2022 14:00 CET</p>", "2022-12-05"),
        // Another day on the page is one of the two.
        (
            "<meta property='article:modified_time' content='2022-05-12T10:00:00+02:00'>".into(),
            "<p>05/12/2022</p>",
            "2022-05-12",
        ),
        ("<meta property='article:modified_time' content='2022-05-14T10:00:00+02:00'>".into(), "<p>05/12/2022</p>", open),
        // The day in a bar is that of looking at it.
        (String::new(), "<p>Published: 12/05/2022 08:12</p>", open),
    ] {
        let head = format!("{}{head}", titled("Courier"));
        let html =
            page(&head, &format!("<div>Friday, May 20, 2022</div><div><h1>Quay stays shut</h1>{line}{TEXT}{TEXT}</div>"));
        assert_eq!(day(&read(&html)), expected, "{head} {line}");
    }
    // The day in the address says more.
    let address = "<link rel=canonical href='https://quay.example.org/2022/05/12/a'>";
    assert_eq!(bare("", address, "<p>05/12/2022</p>", TEXT), "2022-05-12");
    // Neither is a version one.
    assert_eq!(bare(" lang=en", "", "<p>Version 05/12/22/3</p>", TEXT), "-");
}

#[test]
fn a_day_of_which_the_text_tells_is_not_sure() {
    let text = TEXT.repeat(2);
    for sentence in [
        "It burst once before, on May 21, 2014.",
        "The council met on May 21, 2014.",
        "“We met on May 21, 2014.”",
        "The report was published on May 21, 2014, and found no reader.",
        "The report of the board was published on May 21, 2014.",
    ] {
        let found = bare(" lang=en", "", &format!("{text}<p>{sentence}</p>"), &text);
        assert!(found == "-" || found.ends_with("far_from_the_headline"), "{sentence}: {found}");
    }
    for (line, behind, expected) in [
        ("<p>Published on May 21, 2014.</p>", "", "2014-05-21"),
        ("<p>By Jane Doe for the Courier, May 21, 2014</p>", "", "2014-05-21"),
        ("<p>Published May 21, 2014, updated May 23, 2014.</p>", "", "2014-05-21"),
        ("", "<p>This article was first published on May 21, 2014.</p>", "2014-05-21"),
        ("<p>This story was published on May 21, 2014.</p>", "", "2014-05-21"),
    ] {
        assert_eq!(bare(" lang=en", "", line, &format!("{text}{behind}")), expected, "{line}{behind}");
    }
}

#[test]
fn words_for_the_time_of_writing() {
    let korean = "이 지역의 농민들은 예상보다 일찍 수확을 마쳤다. 장관은 배가 주말 전에 도착할 것이라고 말했다. 어민들은 가을을 기다린다. ";
    let text = format!("<p>{korean}{korean}</p><p>{korean}{korean}</p>");
    let foot = "<p>입력시간 : 2008/06/04 18:21:33 수정시간 : 2008/06/05 02:10:11</p>";
    assert_eq!(bare("", "", "", &format!("{text}{foot}")), "2008-06-04");
}

#[test]
fn the_value_of_an_element_tells_the_order_of_what_it_shows() {
    for (element, expected) in [
        ("<time datetime=2018-09-01T08:15>1/9/2018</time>", "2018-09-01"),
        ("<time datetime=2018-01-09T08:15:00Z>1/9/2018</time>", "2018-01-09"),
        // Of another time zone.
        ("<time datetime=2018-01-09T23:15:00Z>10/1/2018</time>", "2018-01-10"),
        ("<time datetime=2019-05-14>1/9/2018</time>", "2018 day_and_month_could_be_swapped"),
        ("<time datetime=2018>1/9/2018</time>", "2018 day_and_month_could_be_swapped"),
    ] {
        assert_eq!(bare("", "", element, TEXT), expected, "{element}");
    }
}
