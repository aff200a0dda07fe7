//! Finds in an outline the lines under pictures that no name of an element tells: by where they stand, by what the picture says to
//! those who cannot see it, by how they are set and by the words with which pictures are credited.

use super::choose::is_prose;
use super::outline::{Block, Outline, Picture, Tag};
use crate::text::words_of;

/// Longer lines under a picture are paragraphs, and so are sentences longer than the second.
const LONGEST: usize = 200;
const LONGEST_SENTENCE: usize = 140;

/// A larger share of the text is no caption, or the text is made of pictures and what stands under them.
const MOST_DROPPED: f32 = 0.35;

/// The places among those of a body that hold captions.
pub(super) fn captions(outline: &Outline, body: &[usize]) -> Vec<usize> {
    let block = |place: &usize| &outline.blocks[*place];
    let all: usize = body.iter().map(|place| block(place).length).sum();
    let is_centred = |block: &Block| outline.regions[block.region].is_centred;
    let centred: usize = body.iter().map(block).filter(|block| is_prose(block) && is_centred(block)).map(|b| b.length).sum();
    let captions = Captions { outline, text_is_centred: centred * 3 > all };
    let found: Vec<usize> = body.iter().copied().filter(|place| captions.is_caption(block(place))).collect();
    let dropped: usize = found.iter().map(|place| block(place).length).sum();
    if dropped as f32 <= MOST_DROPPED * all as f32 { found } else { Vec::new() }
}

struct Captions<'o> {
    outline: &'o Outline,
    /// Whether the text itself is set in the middle, so that it says nothing of a line.
    text_is_centred: bool,
}

impl Captions<'_> {
    fn is_caption(&self, block: &Block) -> bool {
        let region = &self.outline.regions[block.region];
        let is_other = matches!(region.tag, Tag::Title | Tag::Heading | Tag::Quote | Tag::Preformatted | Tag::Item);
        if is_other || block.length > LONGEST || block.linked * 2 > block.length {
            return false;
        }
        // `▼` points to a picture below the line, the others to one above it.
        if block.is_before_picture && block.text.starts_with(['▼', '▽']) {
            return true;
        }
        let Some(picture) = block.picture.and_then(|picture| self.outline.pictures.get(picture)) else { return false };
        block.text.starts_with(['▲', '△', '▼', '▽', '◀', '▶', '◤'])
            || is_credited(&block.text)
            || repeats(&picture.words, &block.text)
            || self.is_set_as_caption(block, picture)
    }

    fn is_set_as_caption(&self, block: &Block, picture: &Picture) -> bool {
        let region = &self.outline.regions[block.region];
        let is_short = !block.ends_sentence || block.length <= LONGEST_SENTENCE;
        let is_centred = region.is_centred && picture.is_centred && !self.text_is_centred;
        is_short && (is_centred || self.is_alone_with(block, picture))
    }

    /// Whether an element holds the picture and the line and no other text: `<div><img><p>The quay at dawn</p></div>`.
    fn is_alone_with(&self, block: &Block, picture: &Picture) -> bool {
        let regions = &self.outline.regions;
        let around = self.outline.upwards(block.region).take_while(|region| *region != 0);
        let mut around = around.take_while(|region| regions[*region].end - regions[*region].first == 1);
        let is_table_around = |region: usize| {
            regions[region].tag == Tag::Table && self.outline.upwards(picture.home).any(|above| above == region)
        };
        let may_hold_both = |region: usize| matches!(regions[region].tag, Tag::Division | Tag::Cell | Tag::Other);
        // A paragraph may begin with a picture, and a sentence behind it be the text.
        if picture.within == block.region && !block.ends_sentence && block.length <= LONGEST_SENTENCE {
            return true;
        }
        around.any(|region| is_table_around(region) || region == picture.home && may_hold_both(region))
    }
}

/// Whether a line is what the picture says to those who cannot see it, and at most a credit behind it.
fn repeats(words: &str, line: &str) -> bool {
    const FEWEST_LETTERS: usize = 10;
    const LONGEST_CREDIT: usize = 60;
    if words.chars().count() < FEWEST_LETTERS {
        return false;
    }
    let (words, line) = (words_of(words).concat(), words_of(line).concat());
    !words.is_empty() && line.strip_prefix(&words).is_some_and(|rest| rest.chars().count() <= LONGEST_CREDIT)
}

/// Whether a line credits a picture, as nothing but lines under one do.
fn is_credited(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "图/",
        "图／",
        "圖/",
        "圖／",
        "图为",
        "圖為",
        "图源",
        "圖源",
        "供图",
        "供圖",
        "资料图",
        "資料照",
        "图片来源",
        "圖片來源",
        "写真：",
        "写真:",
        "写真／",
        "写真はイメージ",
        "사진=",
        "사진 =",
        "사진제공",
        "[사진",
        "фото:",
        "архивное фото",
        "عکس:",
        "عکس :",
        "عکس از",
        "صورة أرشيفية",
        "صورة من ",
        "تصوير:",
        "תצלום:",
        "צילום:",
        "fotoğraf:",
        "ilustrasi",
        "ảnh:",
        "ảnh minh họa",
        "ภาพ:",
        "ภาพ :",
        "ภาพจาก",
        "แฟ้มภาพ",
        "फोटो:",
        "फाइल फोटो",
        "ছবি:",
        "ফাইল ছবি",
        "فوٹو:",
        "فائل فوٹو",
        "picha na",
        "picha:",
        "сурет:",
        "ფოტო:",
    ];
    const ENDS: &[&str] = &[
        "摄",
        "攝",
        "攝影",
        "摄影",
        "攝影）",
        "視頻截圖",
        "视频截图",
        "翻攝畫面",
        "資料照",
        "資料照片",
        "资料图",
        "资料照片",
        "（资料图）",
        "＝共同",
        "提供）",
        "연합뉴스",
        "뉴시스",
        "자료사진",
        "(자료사진)",
        "제공]",
        "제공)",
        "архивное фото",
        "фото автора",
        "/ тасс",
        "/ риа новости",
        "عکس آرشیو",
        "(رويترز)",
        "(أ ف ب)",
        "أرشيفية",
        "ảnh minh họa",
        "แฟ้มภาพ",
        "(แฟ้มภาพ)",
        "फाइल फोटो",
        "फोटो",
        "ফাইল ছবি",
        "(afp)",
        "(reuters)",
        "(ap)",
        "(dpa)",
        "(efe)",
    ];
    // Whose it is follows, at the end of the line.
    const BEFORE_NAMES: &[&str] = &[
        "（图",
        "（圖",
        "(图",
        "(圖",
        "图/",
        "圖／",
        "（写真",
        "／写真",
        "[사진",
        "(사진",
        "/ фото",
        "фото:",
        "عکس:",
        "تصوير:",
        "צילום:",
        "fotoğraf:",
        "(foto ",
        "antara foto",
        "(dok.",
        "ảnh:",
        "ภาพ:",
        "फोटो:",
        "ছবি:",
        "picha:",
    ];
    const LONGEST_NAME: usize = 30;
    let line = line.to_lowercase();
    let said = line.trim_end_matches(['.', ' ']);
    let whole = said.trim_start_matches(['(', '（', '［', ' ']);
    // `…由无人机拍摄` is a sentence.
    let is_deed = said.ends_with("拍摄") || said.ends_with("拍攝");
    let before_name =
        |label: &&str| said.rfind(*label).is_some_and(|place| said[place + label.len()..].chars().count() <= LONGEST_NAME);
    STARTS.iter().any(|start| whole.starts_with(start))
        || !is_deed && ENDS.iter().any(|end| said.ends_with(end))
        || BEFORE_NAMES.iter().any(before_name)
}
