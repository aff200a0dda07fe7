//! Lines under pictures, which no name of an element tells, and what looks like one.

use super::*;

const IMAGE: &str = "<img src=a.jpg>";

fn body_with(between: &str) -> String {
    let body = body_of(&page_with(between)).body;
    assert!(body.starts_with(FIRST) && body.ends_with(SECOND), "{between}: {body}");
    body
}

#[test]
fn lines_under_pictures_are_captions() {
    for between in [
        "<div><IMG><p>The Alma at the quay</p></div>",
        "<div><a href=/big.jpg><IMG></a><span>The Alma at the quay.</span></div>",
        "<table><tr><td><IMG></td></tr><tr><td>The Alma at the quay</td></tr></table>",
        "<center><IMG><br>The Alma at the quay</center>",
        "<dl><dt><IMG></dt><dd>The Alma at the quay</dd></dl>",
        "<p align=center><IMG></p><p align=center>The Alma at the quay</p>",
        "<p style='text-align: center'><IMG></p><p style='text-align:center;color:#888'>The Alma at the quay.</p>",
        "<p><img src=a.jpg alt='The Alma at the quay'></p><p>The Alma at the quay. Harbour Archive</p>",
        "<p><IMG></p><p><strong>▲The Alma at the quay（圖／船長提供）</strong></p>",
        "<p>▼The Alma at the quay</p><p><IMG></p>",
        "<p><IMG></p><p>The Alma 王小明 摄</p>",
        "<p><IMG></p><p>The Alma (자료사진)</p>",
        "<p><IMG></p><p>The Alma. Архивное фото</p>",
        "<p><IMG><br>Ảnh minh họa: The Alma</p>",
        "<p><IMG><br>The Alma at the quay</p>",
        "<p><IMG><br><em>The Alma at the quay</em></p>",
    ] {
        let body = body_with(&between.replace("<IMG>", IMAGE));
        assert!(!body.contains("Alma"), "{between}: {body}");
    }
}

#[test]
fn paragraphs_behind_pictures_are_text() {
    let long = "The Alma, which had been built for another line and another century, lay at the quay until the first days of May, and \
        nobody in the village could say who would pay for her, or when she would leave, or whether anybody had been asked.";
    for between in [
        "<p><IMG></p><p>The Alma stayed at the quay.</p>".to_string(),
        "<p><IMG></p><p>The Alma at the quay</p>".to_string(),
        "<IMG><p>The Alma stayed at the quay.</p>".to_string(),
        "<p><IMG>The Alma stayed at the quay.</p>".to_string(),
        "<p><IMG></p><h3>The Alma at the quay</h3>".to_string(),
        "<p><IMG></p><p><strong>The Alma stayed</strong></p>".to_string(),
        "<p><IMG></p><p><em>The Alma stayed at the quay.</em></p>".to_string(),
        format!("<div><IMG><p>{long}</p></div>"),
        "<div><IMG><p>The Alma stayed at the quay.</p><p>Nobody could say why.</p></div>".to_string(),
        "<div><div><IMG></div><div><p>The Alma stayed at the quay.</p></div></div>".to_string(),
        "<div><img src=a.gif width=16 height=16><p>The Alma stayed at the quay.</p></div>".to_string(),
        "<p><IMG></p><p>The film of the Alma 由无人机拍摄</p>".to_string(),
        "<p>▲ The Alma ▲ the Berta ▲ the Clara</p>".to_string(),
        "<ul><li><IMG><p>The Alma stayed at the quay.</p></li></ul>".to_string(),
    ] {
        let body = body_with(&between.replace("<IMG>", IMAGE));
        assert!(body.contains("Alma"), "{between}: {body}");
    }
}

#[test]
fn a_text_made_of_pictures_and_lines_under_them_stays() {
    let boats = ["Alma", "Berta", "Clara", "Dora", "Erna", "Frida"];
    let part = |boat: &&str| {
        format!("<div><img src={boat}.jpg><p>The {boat} went to the outer islands, and came back in the evening.</p></div>")
    };
    let html = format!(
        "<body><article><h1>Islands lose their ferry</h1><div class=content><p>{FIRST}</p>{}</div></article></body>",
        boats.iter().map(part).collect::<String>()
    );
    let body = body_of(&html).body;
    boats.iter().for_each(|boat| assert!(body.contains(boat), "{body}"));
    // So does one that is set in the middle as a whole.
    let centred = |text: &str| format!("<p align=center>{text}</p>");
    let body = body_of(&format!(
        "<body><article><h1>Islands lose their ferry</h1>{}<p align=center><img src=a.jpg></p>{}{}</article></body>",
        centred(FIRST),
        centred("The Alma stayed at the quay."),
        centred(SECOND)
    ))
    .body;
    assert!(body.contains("Alma"), "{body}");
}
