//! Tells the lines that end in the credit of a picture: `Boats outside the wall. Photo: Jane Doe`, `議論が続く市議会（撮影・工藤一）`.

use crate::ingest::parse::scan::holds;

/// `The old quay at dawn. Photo: Jane Doe`, `The old quay at dawn. (File photo)`
pub(super) fn ends_in_credit(line: &str) -> bool {
    const LONGEST_NAME: usize = 40;
    // `議論が続く市議会（撮影・工藤一）`
    let in_brackets = line.strip_suffix(['）', ')']).and_then(|line| line.rsplit_once(['（', '(']));
    let is_taken =
        |words: &str| ["撮影", "写真", "攝", "摄"].iter().any(|deed| words.starts_with(deed) || words.ends_with(deed));
    let is_source =
        |words: &str| ["图片来源", "圖片來源", "图源", "圖源", "供图", "供圖"].iter().any(|label| words.starts_with(label));
    if in_brackets.is_some_and(|(_, words)| words.chars().count() <= LONGEST_NAME && (is_taken(words) || is_source(words))) {
        return true;
    }
    // `議論が続く市議会＝月曜日、工藤一撮影`
    let is_taken_behind_day =
        || line.rsplit_once('＝').is_some_and(|(_, words)| words.ends_with("撮影") && words.chars().count() <= LONGEST_NAME);
    if is_credited_in_east_asia(line) || is_taken_behind_day() {
        return true;
    }
    let line = line.trim_end_matches([')', ']', '.', ' ']);
    const NAMED: [&str; 22] = [
        "photo: ",
        "photo by ",
        "photo credit: ",
        "photograph: ",
        "photographs: ",
        "picture: ",
        "foto: ",
        "fotos: ",
        "fotografia: ",
        "fotografía: ",
        "fotó: ",
        "bild: ",
        "image: ",
        "фото: ",
        "crédit photo : ",
        "photo : ",
        "kuva: ",
        "zdjęcie: ",
        "beeld: ",
        "fotoğraf: ",
        "imagen: ",
        "写真：",
    ];
    // `Foto: A. Petrović`
    let is_sentence = |name: &str| name.split(' ').any(|word| word.ends_with('.') && word.chars().count() > 2);
    // Each of them ends with a colon.
    let may_be_named = holds(line, ": ") || !line.is_ascii() && line.contains('：');
    let is_named = may_be_named
        && NAMED.iter().any(|label| {
            let rest =
                line.rfind(label).filter(|place| *place > 0).map(|place| (&line[..place], &line[place + label.len()..]));
            rest.is_some_and(|(before, name)| {
                before.trim_end().ends_with(['.', '(', '[', '/', '|', '。', '—', '–'])
                    && name.chars().count() <= LONGEST_NAME
                    && !is_sentence(name)
            })
        });
    is_named
        || ["(file photo", "[file photo", "(archivbild", "(archivfoto", "(foto de archivo"]
            .iter()
            .any(|end| line.ends_with(end))
}

/// `新桥合龙。王小明 摄`, `新しい橋 写真／本社撮影`, `▲새로 놓인 다리. ⓒ연합뉴스`
fn is_credited_in_east_asia(line: &str) -> bool {
    const LONGEST_NAME: usize = 14;
    if line.is_ascii() {
        return false;
    }
    // `船長試駕漁船。記者張祈翊攝 112年9月12日`
    let line = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | ' '));
    let behind = |mark: &str| line.rfind(mark).filter(|place| *place > 0).map(|place| &line[place + mark.len()..]);
    let is_short = |name: &str| (2..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(['。', '」', '”']);
    let is_taken = behind("。")
        .is_some_and(|name| is_short(name) && ["摄", "攝", "供图", "供圖", "撮影"].iter().any(|deed| name.ends_with(deed)));
    let is_labelled = [" 写真／", " 写真＝", " 写真：", "　写真／", "　写真：", " 写真/"]
        .iter()
        .any(|mark| behind(mark).is_some_and(is_short));
    let is_korean = line.starts_with(['▲', '△', '▼']) && ["ⓒ", "©", "사진", "제공"].iter().any(|sign| line.contains(sign));
    is_taken || is_labelled || is_korean
}
