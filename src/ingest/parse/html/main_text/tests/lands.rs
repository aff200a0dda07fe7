//! Pages as the publishers of Asia, Africa and Latin America write them.

use super::*;

#[test]
fn short_paragraphs_of_a_language_without_marks() {
    let first = "คณะกรรมการจะส่งผลสรุปให้กระทรวงในเดือนหน้าและยังไม่มีใครอธิบายว่าเหตุใดสัญญาฉบับแรกจึงถูกยกเลิกไปอย่างกะทันหัน";
    let second = "พ่อค้าในตลาดกลางคืนบอกว่าราคาหอมหัวใหญ่เพิ่มขึ้นเท่าตัวตั้งแต่ถนนถูกปิด";
    for text in [format!("<p>{first}</p><p>{second}</p>"), format!("<p>{second}</p><p>{second}ไป</p>")] {
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
