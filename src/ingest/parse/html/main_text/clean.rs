//! Takes from the regions of the main text what is in them but not of it: captions, buttons, boxes of links, adverts, the author's
//! box. Names of elements are believed for small parts of the text only; what a short line says is believed where it is no sentence.

use rustc_hash::FxHashMap;

use super::MainText;
use super::captions::captions;
use super::choose::is_prose;
use super::lines::{
    ends_before_source, has_mail_address, has_words_behind_label, is_colophon, is_dated_header, is_header_alone,
    is_labelled_detail, is_short_text, is_signed, is_unmarked_text,
};
use super::marks::Marks;
use super::networks::lists_of_networks;
use super::outline::{Block, Outline, Region, Tag, needs_no_end};
use super::phrases::{Phrase, is_end_note, phrase_of};
use super::pointers::pointers;
use super::skipped::skipped;
use crate::ingest::parse::html::pieces::is_byline;
use crate::ingest::parse::labels::whole_label;
use crate::ingest::parse::text::is_line_around;

/// A larger share of the text is thrown away on the word of a name only if it may well be longer than the text and enough is left.
const MOST_DROPPED: f32 = 0.35;
const ENOUGH_LEFT: usize = 600;

/// A longer last line with a date in it says more than when it appeared.
const LONGEST_DATED: usize = 160;

/// A longer last paragraph with an address in it says more than where to write to.
const LONGEST_CONTACT: usize = 160;

/// Marks of lines between headline and text.
const BESIDE_TEXT: Marks = Marks::AUTHOR.with(Marks::CAPTION).with(Marks::DETAILS).with(Marks::HEADER);

/// What becomes of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Not in the regions of the main text.
    Outside,
    Body,
    /// A caption or a credit of an image.
    Credit,
    /// About the author.
    Closing,
    Gone,
}

/// The text of some regions.
pub(super) fn text_of(outline: &Outline, roots: &[usize], is_headline: &dyn Fn(&str) -> bool) -> MainText {
    let mut cleaner = Cleaner { outline, fates: vec![Fate::Outside; outline.blocks.len()] };
    cleaner.drop_by_name(roots);
    cleaner.drop_inside();
    cleaner.drop_before(is_headline);
    cleaner.drop_after();
    cleaner.text()
}

/// The text of a piece in which nothing is but one article; `has_foot` where it is long enough for lines below it.
pub(super) fn text_of_piece(outline: &Outline, has_foot: bool) -> MainText {
    const WHOLE: usize = 0;
    let mut cleaner = Cleaner { outline, fates: vec![Fate::Body; outline.blocks.len()] };
    cleaner.drop_by_name(&[WHOLE]);
    cleaner.drop_by_tag();
    cleaner.drop_inside();
    if has_foot {
        cleaner.drop_after();
    }
    cleaner.text()
}

pub(super) struct Cleaner<'o> {
    pub(super) outline: &'o Outline,
    pub(super) fates: Vec<Fate>,
}

impl Cleaner<'_> {
    fn places_of(&self, region: usize) -> std::ops::Range<usize> {
        self.outline.regions[region].first..self.outline.regions[region].end
    }

    pub(super) fn block(&self, place: usize) -> &Block {
        &self.outline.blocks[place]
    }

    pub(super) fn tag(&self, place: usize) -> Tag {
        self.outline.regions[self.outline.blocks[place].region].tag
    }

    /// The places of what is still body.
    pub(super) fn body(&self) -> Vec<usize> {
        (0..self.fates.len()).filter(|place| self.fates[*place] == Fate::Body).collect()
    }

    fn drop_by_name(&mut self, roots: &[usize]) {
        let believed = self.believed_marks(roots);
        for root in roots {
            for place in self.places_of(*root) {
                self.fates[place] = fate_by_name(self.outline, place, *root, believed);
            }
        }
    }

    /// Captions wherever they stand, and forms in which no text stands.
    fn drop_by_tag(&mut self) {
        let outline = self.outline;
        for region in outline.regions.iter() {
            let places = region.first..region.end;
            match region.tag {
                Tag::Caption => self.fates[places].fill(Fate::Credit),
                Tag::Form if !outline.blocks[places.clone()].iter().any(is_prose) => self.fates[places].fill(Fate::Gone),
                _ => {}
            }
        }
    }

    /// What stands between the paragraphs and is none.
    fn drop_inside(&mut self) {
        for place in captions(self.outline, &self.body()) {
            self.fates[place] = Fate::Credit;
        }
        self.drop_tables();
        self.drop_links();
        for skipped in skipped(self.outline) {
            self.fates[skipped].iter_mut().filter(|fate| **fate == Fate::Body).for_each(|fate| *fate = Fate::Gone);
        }
        self.drop_phrases();
        self.drop_repeated();
    }

    /// The marks that hold for a small part of the text. A site that calls its whole text a "widget" is not believed.
    fn believed_marks(&self, roots: &[usize]) -> Marks {
        let mut all = 0;
        let mut under = [0; 32];
        for root in roots {
            for block in self.outline.blocks_of(*root).iter().filter(|block| is_prose(block)) {
                all += block.length;
                for mark in self.outline.marks_below(block, *root).each() {
                    under[mark.bit()] += block.length;
                }
            }
        }
        let is_small = |mark: &Marks| {
            let dropped = under[mark.bit()];
            let may_be_long = matches!(*mark, Marks::COMMENTS | Marks::LETTER) && all - dropped >= ENOUGH_LEFT / 2
                || *mark == Marks::ASIDE && all - dropped >= ENOUGH_LEFT
                || *mark == Marks::CAPTION && all - dropped >= 2 * ENOUGH_LEFT;
            dropped as f32 <= MOST_DROPPED * all as f32 || may_be_long
        };
        Marks::ALL.each().filter(is_small).fold(Marks::NONE, Marks::with)
    }

    /// Headings alone in a table of their own: they lead to other articles.
    fn drop_tables(&mut self) {
        const MOST_LEVELS: usize = 5;
        for place in self.body() {
            let around = self.outline.upwards(self.block(place).region).take(MOST_LEVELS);
            let mut around = around.map(|region| &self.outline.regions[region]);
            let is_alone = |region: &Region| region.tag == Tag::Table && region.end - region.first == 1;
            if self.tag(place) == Tag::Heading && around.any(is_alone) {
                self.fates[place] = Fate::Gone;
            }
        }
    }

    /// Lists and lines that only lead elsewhere.
    fn drop_links(&mut self) {
        for place in self.body() {
            let block = self.block(place);
            let (length, linked) = (block.length, block.linked);
            let is_line = !matches!(self.tag(place), Tag::Paragraph | Tag::Quote | Tag::Preformatted);
            let only_links = linked * 10 > length * 9 && (length < 200 || !block.ends_sentence);
            if only_links || (is_line && linked * 10 > length * 7 && !block.ends_sentence) {
                self.fates[place] = Fate::Gone;
            }
        }
        for places in pointers(self.outline, &self.body()) {
            self.fates[places].fill(Fate::Gone);
        }
        for places in lists_of_networks(self.outline) {
            self.fates[places].fill(Fate::Gone);
        }
        // A list most of whose items are gone is no list of sentences.
        for region in (0..self.outline.regions.len()).rev() {
            if self.outline.regions[region].tag != Tag::List {
                continue;
            }
            let (gone, left): (Vec<usize>, Vec<usize>) = self
                .places_of(region)
                .filter(|place| matches!(self.fates[*place], Fate::Body | Fate::Gone))
                .partition(|place| self.fates[*place] == Fate::Gone);
            let has_prose = left.iter().any(|place| is_prose(self.block(*place)));
            if gone.len() > left.len() && !has_prose {
                left.into_iter().for_each(|place| self.fates[place] = Fate::Gone);
            }
        }
    }

    /// Lines that say what they are.
    fn drop_phrases(&mut self) {
        const SHORTEST_LINE: usize = 2;
        const MOST_NOTES: usize = 3;
        const LONGEST_NOTE: usize = 240;
        let body = self.body();
        let prose_after: Vec<usize> = {
            let mut sum = 0;
            let mut sums: Vec<usize> = body
                .iter()
                .rev()
                .map(|place| {
                    sum += if is_prose(self.block(*place)) { self.block(*place).length } else { 0 };
                    sum
                })
                .collect();
            sums.reverse();
            sums
        };
        let all = prose_after.first().copied().unwrap_or_default();
        let mut after_heading = None;
        for (nth, place) in body.iter().copied().enumerate() {
            let block = self.block(place);
            // `Written by Jane Doe`, and then who she is.
            let names_author = self.tag(place) == Tag::Heading && block.length <= LONGEST_CONTACT && is_byline(&block.text);
            if names_author && prose_after[nth] * 4 < all && nth > 0 {
                body[nth..].iter().for_each(|place| self.fates[*place] = Fate::Closing);
                return;
            }
            // Agencies set their notes of who else reported under a line.
            let is_line = block.text.len() >= SHORTEST_LINE && block.text.bytes().all(|byte| byte == b'_');
            let behind = body.get(nth + 1..).unwrap_or_default();
            if is_line
                && (1..=MOST_NOTES).contains(&behind.len())
                && behind.iter().all(|place| self.block(*place).length <= LONGEST_NOTE)
                && prose_after[nth] * 4 < all
            {
                body[nth..].iter().for_each(|place| self.fates[*place] = Fate::Closing);
                return;
            }
            let links = block.linked * 10 > block.length * 4;
            match phrase_of(block) {
                Some(Phrase::Ends) if prose_after[nth] * 4 < all => {
                    body[nth..].iter().for_each(|place| self.fates[*place] = Fate::Gone);
                    return;
                }
                Some(Phrase::Ends) => self.fates[place] = Fate::Gone,
                Some(Phrase::AboutAuthor) if prose_after[nth] * 4 < all => {
                    self.fates[place] = Fate::Gone;
                    body[nth + 1..].iter().for_each(|place| self.fates[*place] = Fate::Closing);
                    return;
                }
                Some(Phrase::Related) => {
                    // Where the line has its article in itself, the heading behind it is the text's.
                    let is_whole = has_words_behind_label(&block.text);
                    self.fates[place] = Fate::Gone;
                    let next = body.get(nth + 1).copied();
                    let is_of_text = next.is_some_and(|next| is_whole && self.tag(next) == Tag::Heading);
                    after_heading = (!is_of_text).then_some(place);
                    continue;
                }
                Some(Phrase::Credit) => self.fates[place] = Fate::Credit,
                Some(Phrase::Label) => self.fates[place] = Fate::Gone,
                // What stands under "Read also" and is no text leads elsewhere.
                _ if after_heading.is_some_and(|heading| self.is_teaser(place, heading)) => {
                    self.fates[place] = Fate::Gone;
                    continue;
                }
                _ if after_heading.is_some()
                    && (links || (block.length < 100 && !block.ends_sentence && self.tag(place) != Tag::Paragraph)) =>
                {
                    self.fates[place] = Fate::Gone;
                    continue;
                }
                _ => {}
            }
            after_heading = None;
        }
    }

    /// Whether a block is what a list of articles under a heading says of one: the link to it stands before, in the same element.
    fn is_teaser(&self, place: usize, heading: usize) -> bool {
        const MOST_LEVELS: usize = 3;
        let Some(before) = place.checked_sub(1).filter(|before| *before > heading) else { return false };
        let link = self.block(before);
        let is_link = link.linked * 10 > link.length * 9 && self.fates[before] == Fate::Gone;
        let around = self.outline.upwards(self.block(place).region).take(MOST_LEVELS);
        let mut around = around.map(|region| &self.outline.regions[region]);
        is_link && around.any(|region| region.first == before && region.end > place)
    }

    /// Headline, byline and date before the text.
    fn drop_before(&mut self, is_headline: &dyn Fn(&str) -> bool) {
        let body = self.body();
        let is_own = |place: &usize| !is_headline(&self.block(*place).text);
        let is_prose =
            |place: &usize| is_prose(self.block(*place)) && is_own(place) && !is_header_alone(&self.block(*place).text);
        let is_sentence =
            |place: &usize| self.tag(*place) == Tag::Paragraph && is_short_text(self.block(*place)) && is_own(place);
        let is_line =
            |place: &usize| self.tag(*place) == Tag::Paragraph && is_unmarked_text(self.block(*place)) && is_own(place);
        let first = body.iter().position(is_prose).or_else(|| body.iter().position(is_sentence));
        let first = first.or_else(|| body.iter().position(is_line));
        let Some(first) = first else { return self.drop_head(&body, is_headline) };
        // Beside the paragraphs a short sentence is one of them; elsewhere it may be a caption.
        let parent = |block: &Block| self.outline.regions[block.region].parent;
        let text = parent(self.block(body[first]));
        self.drop_under_standfirst(&body[first..], text);
        let lists = self.lists_of_sentences(&body[..first]);
        let outline = self.outline;
        let around = wrapping(outline, self.block(body[first]));
        // `The minister said:` above what was said.
        let opens_text = |nth: usize, block: &Block| {
            nth + 1 == first
                && block.linked == 0
                && block.text.trim_end().ends_with(':')
                && block.text.trim().contains(' ')
                && phrase_of(block).is_none()
                && whole_label(block.text.trim_end_matches([':', ' '])).is_none()
        };
        let is_beside = move |block: &Block| {
            outline.regions[block.region].parent == text || around.is_some() && wrapping(outline, block) == around
        };
        for (nth, place) in body[..first].iter().copied().enumerate() {
            let block = self.block(place);
            let marks = self.outline.regions[block.region].marks;
            let is_kept = match self.tag(place) {
                Tag::Title => false,
                Tag::Heading => nth + 1 == first && !marks.any(Marks::HEADLINE.with(Marks::HEADER)),
                Tag::Item if is_labelled_detail(&block.text) => false,
                Tag::Item if lists.contains(&parent(block)) => true,
                Tag::Item => block.linked * 2 < block.length && (block.length >= 40 || block.ends_sentence),
                Tag::Quote | Tag::Preformatted | Tag::Row => true,
                Tag::Paragraph
                    if is_beside(block)
                        && !marks.any(BESIDE_TEXT)
                        && (is_short_text(block) || is_unmarked_text(block) || opens_text(nth, block)) =>
                {
                    true
                }
                _ if block.length <= LONGEST_DATED && is_dated_header(&block.text) => false,
                _ => {
                    (block.ends_sentence && block.length >= 40)
                        || block.length >= 100
                        || (marks.any(Marks::STANDFIRST) && block.length >= 40)
                }
            };
            if !is_kept || is_headline(&block.text) {
                self.fates[place] = Fate::Gone;
            }
        }
    }

    /// Headline and day at the top of lines of which none is a sentence.
    fn drop_head(&mut self, body: &[usize], is_headline: &dyn Fn(&str) -> bool) {
        let is_of_head = |place: &&usize| {
            let text = &self.block(**place).text;
            is_headline(text) || text.len() <= LONGEST_DATED && is_dated_header(text)
        };
        let count = body.iter().take_while(is_of_head).count();
        if count < body.len() {
            body[..count].iter().for_each(|place| self.fates[*place] = Fate::Gone);
        }
    }

    /// Byline and date between a standfirst and the text, which stands in another element.
    fn drop_under_standfirst(&mut self, body: &[usize], around_first: usize) {
        const MOST_LINES: usize = 12;
        const LONGEST: usize = 120;
        let parent = |place: usize| self.outline.regions[self.block(place).region].parent;
        let behind = body.iter().copied().take(MOST_LINES).enumerate().skip(1);
        // Two paragraphs side by side are the text.
        let is_of_text = |place: usize| is_prose(self.block(place)) && self.tag(place) == Tag::Paragraph;
        let Some(start) = behind.clone().map(|(nth, _)| nth).find(|nth| is_of_text(body[*nth])) else { return };
        if parent(body[start]) == around_first {
            return;
        }
        for place in body[1..start].iter().copied() {
            let block = self.block(place);
            let is_header =
                block.length <= LONGEST && !is_prose(block) && (is_byline(&block.text) || is_dated_header(&block.text));
            if is_header {
                self.fates[place] = Fate::Gone;
            }
        }
    }

    /// The lists whose items are about as long as sentences: key points stay or go together.
    fn lists_of_sentences(&self, places: &[usize]) -> Vec<usize> {
        const FEWEST: usize = 2;
        const SHORTEST: usize = 30;
        let mut lists: FxHashMap<usize, (usize, usize, usize)> = FxHashMap::default();
        for place in places.iter().filter(|place| self.tag(**place) == Tag::Item) {
            let block = self.block(*place);
            let list = lists.entry(self.outline.regions[block.region].parent).or_default();
            *list = (list.0 + 1, list.1 + block.length, list.2 + block.linked);
        }
        let is_text = |(count, length, linked): &(usize, usize, usize)| {
            *count >= FEWEST && *length >= count * SHORTEST && linked * 4 < *length
        };
        lists.into_iter().filter(|(_, sums)| is_text(sums)).map(|(region, _)| region).collect()
    }

    /// Labels and headings with nothing under them after the text.
    fn drop_after(&mut self) {
        for place in self.body().into_iter().rev() {
            let block = self.block(place);
            let is_label = match self.tag(place) {
                Tag::Heading | Tag::Title => true,
                Tag::Quote | Tag::Preformatted | Tag::Row => false,
                _ if is_colophon(&block.text) || is_end_note(block) || is_line_around(&block.text) => true,
                Tag::Item => block.linked * 2 > block.length,
                // Where to write to with tips and corrections.
                _ if block.length <= LONGEST_CONTACT && has_mail_address(&block.text) => true,
                // A sentence with a link in it: "See the report."
                Tag::Paragraph if block.length - block.linked >= 4 && is_short_text(block) => false,
                Tag::Paragraph if block.linked == 0 && ends_before_source(&block.text) => false,
                // A paragraph beside the others that leads nowhere is one of them, though no mark ends it.
                Tag::Paragraph if block.linked == 0 && needs_no_end(&block.text) => false,
                // When it appeared and was updated.
                _ if block.length <= LONGEST_DATED && !block.ends_sentence && is_dated_header(&block.text) => true,
                _ => block.length < 60 && !block.ends_sentence || block.linked * 2 > block.length,
            };
            if !is_label {
                break;
            }
            // A name alone under the text is who wrote it.
            // Outside of paragraphs only capitals tell a name from buttons.
            let is_line = match self.tag(place) {
                Tag::Paragraph => true,
                Tag::Division | Tag::Cell => block.text.chars().any(char::is_uppercase),
                _ => false,
            };
            let is_signature = is_line && block.linked == 0 && is_signed(&block.text);
            self.fates[place] = if is_signature { Fate::Closing } else { Fate::Gone };
        }
    }

    fn text(&self) -> MainText {
        let mut text = MainText::default();
        for (place, (block, fate)) in self.outline.blocks.iter().zip(&self.fates).enumerate() {
            match fate {
                Fate::Body => {
                    text.first_block.get_or_insert(place);
                    text.last_block = Some(place);
                    if !text.body.is_empty() {
                        text.body.push_str("\n\n");
                    }
                    text.body.push_str(&block.text);
                    text.length += block.length;
                }
                Fate::Credit => text.credits.push(block.text.clone()),
                Fate::Closing => text.closing.push(block.text.clone()),
                Fate::Gone | Fate::Outside => {}
            }
        }
        text
    }
}

/// The class of the nearest element around a block that wraps nothing else and has one: some systems set each paragraph into its own.
fn wrapping(outline: &Outline, block: &Block) -> Option<u64> {
    const MOST_LEVELS: usize = 3;
    let mut around = outline.upwards(block.region).map(|region| &outline.regions[region]);
    around.by_ref().find(|region| region.tag == Tag::Paragraph)?;
    let alone = around.take(MOST_LEVELS).take_while(|region| region.end - region.first == 1);
    alone.map(|region| region.class).find(|class| *class != 0)
}

fn fate_by_name(outline: &Outline, place: usize, root: usize, believed: Marks) -> Fate {
    let block = &outline.blocks[place];
    let (mut in_figure, mut in_quote) = (false, false);
    // A box about the author, unless one of other articles holds it.
    let mut closing = false;
    for region in outline.upwards(block.region).take_while(|region| *region != root) {
        let region = &outline.regions[region];
        let marks = region.marks.and(believed);
        let is_sure = !region.marks.any(Marks::WEAK.with(Marks::TEXT));
        if marks.any(Marks::STRANGE) && (is_sure || !is_prose(block)) {
            return Fate::Gone;
        }
        closing |= marks.any(Marks::AUTHOR);
        if !closing && marks.any(Marks::CAPTION) && (is_sure || !is_prose(block)) {
            return Fate::Credit;
        }
        if !closing && marks.any(Marks::DETAILS) && block.length < 120 && !block.ends_sentence {
            return Fate::Gone;
        }
        // Who wrote what a card leads to.
        if closing && region.tag == Tag::Article && !outline.blocks[region.first..region.end].iter().any(is_prose) {
            return Fate::Gone;
        }
        in_figure |= region.tag == Tag::Figure;
        in_quote |= matches!(region.tag, Tag::Quote | Tag::Table | Tag::Row | Tag::Preformatted);
    }
    if closing {
        return Fate::Closing;
    }
    match in_figure && !in_quote && block.length < 400 {
        // Sites set boxes of all kinds in figures.
        true if block.linked * 2 > block.length || phrase_of(block).is_some_and(|phrase| phrase != Phrase::Credit) => {
            Fate::Gone
        }
        true => Fate::Credit,
        false => Fate::Body,
    }
}
