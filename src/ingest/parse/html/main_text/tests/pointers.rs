//! Links to other articles with a day or a label beside them, and what looks like one.

use super::*;

fn body_with(between: &str) -> String {
    let body = body_of(&page_with(between)).body;
    assert!(body.starts_with(FIRST) && body.ends_with(SECOND), "{between}: {body}");
    body
}

#[test]
fn what_leads_to_another_article_by_its_form() {
    for between in [
        "<div class=x9><a href=/a>The quay stays shut for the winter</a><span>12 May 2019, 10:11</span></div>",
        "<div class=x9><div><a href=/a>The quay stays shut for the winter</a></div><div>12 May 2019</div></div>",
        "<div class=x9><a href=/a>The quay stays shut for the winter</a><span>12 May, 10:11</span></div>",
        "<p><strong>From the archive:</strong> <a href=/a>The quay stays shut for the winter</a></p>",
        "<p>STORY: <a href=/a>The quay stays shut for the winter</a></p>",
        "<div class='must-read'><p>The quay, which had been shut for the winter, stays shut.</p></div>",
        "<div class=incut><p>The quay, which had been shut for the winter, stays shut.</p></div>",
    ] {
        assert!(!body_with(between).contains("quay"), "{between}");
    }
}

#[test]
fn links_in_a_text_stay() {
    for between in [
        "<p>The board: <a href=/a>it called the quay a ruin</a>, and left.</p>",
        "<p>Source: <a href=/a>Board of the quay</a></p><p>See: <a href=/b>The long history of the old quay</a></p><p>And: <a href=/c>The short history of the old quay</a></p>",
        "<div class=x9><p>On 12 May 2019 the quay was shut.</p></div>",
        "<div class=x9><p><a href=/a>The long winter</a></p><p>Nobody asked the quay, said the board on 12 May 2019.</p></div>",
        "<div class=x9><p>The boats leave the quay at 10:11</p><p>And come back at night.</p></div>",
        "<div class='must-have'><p>The quay, which had been shut for the winter, stays shut.</p></div>",
    ] {
        assert!(body_with(between).contains("quay"), "{between}");
    }
}

#[test]
fn the_lead_before_a_declared_text() {
    let page = |before: &str| {
        format!(
            "<body><h1>Islands lose their ferry</h1>{before}<div itemprop=articleBody><p>{SECOND}</p><p>{SECOND} So it was.</p></div></body>"
        )
    };
    assert!(body_of(&page(&format!("<div id=upper><p>{FIRST}</p></div>"))).body.starts_with(FIRST));
    for before in [
        format!("<div class=related><p>{FIRST}</p></div>"),
        format!("<div class=caption><p>{FIRST}</p></div>"),
        format!("<div><p>{FIRST}</p></div><p>By Jane Doe</p>"),
    ] {
        assert!(body_of(&page(&before)).body.starts_with(SECOND), "{before}");
    }
}
