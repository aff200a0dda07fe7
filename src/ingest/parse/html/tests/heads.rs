//! Authors whom nothing introduces in the head of an article, and what looks like them there.

use super::*;

const DAY: &str = "<div>4 June 2019</div>";
const STANDFIRST: &str =
    "<p>Officials say the plan will cost less than was feared, but those who live there are not convinced</p>";

fn authors_of(header: &str, behind: &str) -> String {
    let text = format!("<main><h1>Quay stays shut</h1>{header}<div>{TEXT}{behind}</div></main>");
    read(&page("<title>Quay stays shut - Harbour Courier</title>", &text)).authors.join("|")
}

#[test]
fn names_that_do_not_touch_the_day() {
    let caption = "<figure><img src=/q.jpg><figcaption>Boats wait outside the wall. Photo: Rex Odom</figcaption></figure>";
    for (header, expected) in [
        (format!("{DAY}{STANDFIRST}<div>Anna Solberg</div>"), "Anna Solberg"),
        (format!("{DAY}{caption}<div>Farhan Grech</div>"), "Farhan Grech"),
        (format!("{DAY}{caption}{STANDFIRST}<div><span>WOUTER CLAES</span></div>"), "Wouter Claes"),
        (format!("{STANDFIRST}<div>Anna Solberg - Harbour Courier</div><div>Share</div>{DAY}"), "Anna Solberg"),
        (format!("{DAY}{STANDFIRST}<div><a href=/x/1>Anna Solberg</a></div>"), "Anna Solberg"),
        ("<div>Anna Solberg</div>".to_string(), "Anna Solberg"),
    ] {
        assert_eq!(authors_of(&header, ""), expected, "{header}");
    }
}

#[test]
fn several_names_each_on_a_line() {
    for (header, expected) in [
        (
            "<ul><li>Anna Solberg <span>Journalist</span></li><li>Paul Grech <span>Journalist</span></li></ul>",
            "Anna Solberg|Paul Grech",
        ),
        ("<div>Farhan Solberg</div><div>Paul Grech</div>", "Farhan Solberg|Paul Grech"),
        ("<ul><li><a href=/x/1>Anna Solberg</a></li><li><a href=/x/2>Paul Grech</a></li></ul>", "Anna Solberg|Paul Grech"),
        ("<div><a href=/x/1>Anna Solberg</a>, <a href=/x/2>Paul Grech</a></div>", "Anna Solberg|Paul Grech"),
        (
            "<div>Anna Solberg</div><div>Fisheries correspondent</div><div>Farhan Grech</div><div>Courier, Port Ashmere</div>",
            "Anna Solberg|Farhan Grech",
        ),
        ("<div>Anna Solberg</div><div>Reporter</div><div>Paul Grech</div><div>Editor</div>", "Anna Solberg"),
        ("<div>Reporter</div><div>Anna Solberg</div><div>Editor</div><div>Paul Grech</div>", "Anna Solberg"),
    ] {
        assert_eq!(authors_of(&format!("{header}{DAY}"), ""), expected, "{header}");
    }
}

#[test]
fn what_stands_like_a_name_in_the_head() {
    let spoken = "<p>Paul Grech, who has run the ferry since 1999, said that nobody had asked him, and Grech was not alone with that.</p>";
    for header in [
        // A section, a kind of article, a topic, in capitals and linked.
        "<div>Special Report</div>",
        "<div>Long Read</div>",
        "<div>Cover Story</div>",
        "<div>STREET FOOD</div>",
        "<div><a href=/x/1>Climate Change</a></div>",
        "<ul><li><a href=/x/1>Climate Change</a></li><li><a href=/x/2>World Cup</a></li></ul>",
        // What the text and the headline speak of.
        "<div>Two States</div>",
        "<div>Quay Ashmere</div>",
        // Of whom the text speaks.
        "<div>Paul Grech</div>",
        "<div><a href=/x/1>Paul Grech</a></div>",
        // Who took the picture.
        "<div><img src=/q.jpg></div><div>Anna Solberg</div><div>Share</div>",
        // The house, and where it is.
        "<div>Harbour Courier</div>",
        "<div>Port Ashmere</div>",
    ] {
        assert_eq!(authors_of(&format!("{DAY}{STANDFIRST}{header}"), spoken), "", "{header}");
    }
    // A byline of another article, and one that says who wrote.
    let other = "<div><a href=/n/1>Ferry sinks off Naxos and all are safe</a><div>Anna Solberg</div></div>";
    assert_eq!(authors_of(&format!("{DAY}<p>By Farhan Grech</p>"), other), "Farhan Grech");
}

#[test]
fn mails_that_a_program_saved_as_pages() {
    let paragraph = |label: &str, value: &str| format!("<p class=MsoNormal><b>{label}</b>&nbsp; {value}</p>");
    let outlook = [
        paragraph("From:", "Quay Post &lt;news@quay.example&gt;"),
        paragraph("Sent:", "14 May 2019 08:02"),
        paragraph("To:", "Jane Doe"),
        paragraph("Subject:", "Quay stays shut"),
        paragraph("", ""),
    ];
    let lines = "<div><b>Von:</b> Quay Post &lt;news@quay.example&gt;<br><b>Gesendet:</b> Dienstag, 14. Mai 2019 08:02<br><b>An:</b> Jane Doe<br>\
        <b>Betreff:</b> Quay stays shut</div>";
    for header in [outlook.concat(), lines.to_string(), format!("<h1>Gmail</h1>{lines}")] {
        let article = read(&format!("<html><head><title></title></head><body>{header}{TEXT}</body></html>"));
        assert_eq!(article.headline, "Quay stays shut", "{header}");
        assert_eq!((day(&article).as_str(), article.publisher.as_deref()), ("2019-05-14", Some("Quay Post")), "{header}");
        assert!(article.body.starts_with("The first paragraph") && !article.body.contains("quay.example"), "{header}");
    }
    // An article may begin with who sent it, or show the header lines of a mail.
    for line in ["<p>From: our own correspondent</p>", &format!("{TEXT}{TEXT}<p>From: Jane Doe</p><p>Subject: the quay</p>")]
    {
        let article = read(&page("<title>Quay stays shut</title>", &format!("<h1>Quay stays shut</h1>{line}{TEXT}")));
        assert_eq!(article.headline, "Quay stays shut", "{line}");
        assert!(article.body.contains("The second paragraph"), "{line}");
    }
}
