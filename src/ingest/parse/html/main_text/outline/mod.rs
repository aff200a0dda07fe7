//! Turns the tree of a page into its [`Outline`]: the regions it is made of, one in another, and the blocks of text in them.
//!
//! `walk`: one walk over the tree; all that follows works on the outline, and the tree is left as it was. `letters`: how much text a text is.

mod letters;
mod walk;

pub(super) use self::letters::{ends_sentence, is_without_marks, letters, needs_no_end};
use self::walk::walked;
use super::marks::Marks;
pub(super) use super::tag::Tag;
use crate::ingest::parse::html::tree::Page;

/// A part of a page: what a block-level element holds.
#[derive(Debug)]
pub(super) struct Region {
    /// The region around it; the first region is its own.
    pub(super) parent: usize,
    pub(super) tag: Tag,
    /// What its own element is for.
    pub(super) marks: Marks,
    /// What the elements around it are for.
    pub(super) around: Marks,
    /// Its blocks, those of the regions in it among them.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) children: usize,
    /// Blocks that are in no region inside.
    pub(super) own_blocks: usize,
    /// Whether it or an element around it is surely no part of a text, by its name.
    pub(super) strange: bool,
    /// `class` names, to tell whether two regions are alike.
    pub(super) class: u64,
    /// Holds a field for the reader's address.
    pub(super) asks_address: bool,
    /// Its own element sets it in the middle of the line.
    pub(super) is_centred: bool,
}

/// A piece of text that stands by itself.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) region: usize,
    pub(super) text: String,
    /// In letters; a sign that stands for a syllable or word counts as several.
    pub(super) length: usize,
    /// The part of it inside links.
    pub(super) linked: usize,
    pub(super) commas: usize,
    pub(super) ends_sentence: bool,
    /// The picture that stands directly before it.
    pub(super) picture: Option<usize>,
    /// Whether a picture stands directly behind it.
    pub(super) is_before_picture: bool,
    /// Whether a space stands before its first word.
    pub(super) begins_with_space: bool,
}

/// A picture with no text of its block before it.
#[derive(Debug)]
pub(super) struct Picture {
    /// The region it stands in; a paragraph of its own is none.
    pub(super) home: usize,
    /// The same, or that paragraph.
    pub(super) within: usize,
    pub(super) is_centred: bool,
    /// What it says to those who cannot see it.
    pub(super) words: String,
}

/// Whether a capital is a word by itself: `A`, `È`, `Я`.
fn is_word(letter: &str) -> bool {
    const WORDS: &str = "AEIOUYÀÁÈÉÓÚÅÖАВИІКОСУЯЈΗΟ";
    letter.chars().all(|letter| WORDS.contains(letter))
}

/// The regions and blocks of a page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) regions: Vec<Region>,
    pub(super) blocks: Vec<Block>,
    pub(super) pictures: Vec<Picture>,
    /// Letters, and letters in links, before each block and after the last.
    sums: Vec<(usize, usize)>,
}

impl Outline {
    pub(super) fn of(page: &Page) -> Outline {
        let mut outline = walked(page);
        outline.join_initials();
        outline
    }

    /// Sets a large first letter that stands in an element of its own before the rest of its word.
    fn join_initials(&mut self) {
        let is_initial = |block: &Block| block.length == 1 && block.text.chars().all(char::is_uppercase);
        let is_rest = |block: &Block| block.text.starts_with(char::is_lowercase);
        let places = self.blocks.windows(2).enumerate();
        let initials: Vec<usize> =
            places.filter(|(_, two)| is_initial(&two[0]) && is_rest(&two[1])).map(|(place, _)| place).collect();
        if initials.is_empty() {
            return;
        }
        let mut gone = vec![false; self.blocks.len()];
        for place in initials {
            let mut initial = std::mem::take(&mut self.blocks[place].text);
            // `A` is a word of its own in many languages.
            if self.blocks[place + 1].begins_with_space && is_word(&initial) {
                initial.push(' ');
            }
            self.blocks[place + 1].text.insert_str(0, &initial);
            self.blocks[place + 1].length += 1;
            gone[place] = true;
        }
        self.retain(&gone);
    }

    /// The regions around one, itself first.
    pub(super) fn upwards(&self, region: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(region);
        std::iter::from_fn(move || {
            let this = next?;
            next = (this != 0).then(|| self.regions[this].parent);
            Some(this)
        })
    }

    /// Takes blocks out.
    pub(super) fn retain(&mut self, gone: &[bool]) {
        let mut places = Vec::with_capacity(gone.len() + 1);
        let mut kept = 0;
        for is_gone in gone {
            places.push(kept);
            kept += usize::from(!is_gone);
        }
        places.push(kept);
        for region in &mut self.regions {
            (region.first, region.end) = (places[region.first], places[region.end]);
        }
        let mut gone = gone.iter();
        self.blocks.retain(|_| !gone.next().copied().unwrap_or_default());
        self.sum_up();
    }

    fn sum_up(&mut self) {
        let mut sum = (0, 0);
        self.sums.clear();
        self.sums.push(sum);
        for block in &self.blocks {
            sum = (sum.0 + block.length, sum.1 + block.linked);
            self.sums.push(sum);
        }
    }

    pub(super) fn blocks_of(&self, region: usize) -> &[Block] {
        &self.blocks[self.regions[region].first..self.regions[region].end]
    }

    /// Letters in a region, and letters in links in it.
    pub(super) fn lengths(&self, region: usize) -> (usize, usize) {
        let region = &self.regions[region];
        let ((length, linked), before) = (self.sums[region.end], self.sums[region.first]);
        (length - before.0, linked - before.1)
    }

    /// All marks of the regions from a block up to `root`, without `root` itself.
    pub(super) fn marks_below(&self, block: &Block, root: usize) -> Marks {
        self.upwards(block.region)
            .take_while(|region| *region != root)
            .fold(Marks::NONE, |marks, region| marks.with(self.regions[region].marks))
    }
}
