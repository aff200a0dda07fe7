//! Finds the regions of a page that hold its main text.
//!
//! Paragraphs give points to the regions around them, fewer to those further out, as in the readers' views of browsers
//! (Arc90 Readability and what became of it); the region with most points, its links taken off, is the text, together with
//! siblings that are like it. What a page declares (`articleBody`) and how much good text would stay outside decide before and
//! after.

use super::marks::Marks;
use super::outline::{Block, Outline, Tag, is_without_marks};

/// How strictly the names of elements are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// What names call strange is not looked at.
    Names,
    /// Names give points only.
    Points,
    /// Text alone counts.
    Nothing,
}

/// Shorter blocks give no points.
const SHORTEST_PARAGRAPH: usize = 25;
/// From this length on a block that ends as sentences do is prose.
const SHORTEST_PROSE: usize = 80;
const LONG_PARAGRAPH: usize = 250;

/// Whether a block is a paragraph of a text rather than a label, a teaser or a list of links.
pub(super) fn is_prose(block: &Block) -> bool {
    // Thai and its neighbours write no marks where sentences end.
    let reads_on =
        || block.ends_sentence || block.commas > 1 || block.length >= LONG_PARAGRAPH || is_without_marks(&block.text);
    block.length >= SHORTEST_PROSE && block.linked * 10 < block.length * 4 && reads_on()
}

/// The regions that hold the main text, in the order of the page.
pub(super) fn choose(outline: &Outline, trust: Trust) -> Vec<usize> {
    let declared = if trust == Trust::Names { declared_text(outline) } else { None };
    let leads = declared.iter().flatten().next().map(|first| leads_before(outline, *first)).unwrap_or_default();
    let mut regions = declared.unwrap_or_else(|| {
        let scores = scores(outline, trust);
        let Some(top) = top_region(outline, &scores) else { return Vec::new() };
        let regions = with_siblings(outline, &scores, top, trust);
        widened(outline, &regions).map_or(regions, |all| vec![all])
    });
    if let Some(standfirst) = regions.first().and_then(|first| standfirst_before(outline, *first)) {
        regions.insert(0, standfirst);
    }
    let leads: Vec<usize> = leads.into_iter().filter(|lead| !regions.contains(lead)).collect();
    regions.splice(0..0, leads);
    regions
}

/// The paragraphs directly before a declared text, behind the headline: the lead stands in an element of its own on some sites.
fn leads_before(outline: &Outline, text: usize) -> Vec<usize> {
    const MOST: usize = 2;
    const FURTHEST: usize = 15;
    let first = outline.regions[text].first;
    let other = Marks::STRANGE.with(Marks::CAPTION).with(Marks::AUTHOR).with(Marks::DETAILS).with(Marks::HEADER);
    let is_lead = |block: &&Block| {
        let region = &outline.regions[block.region];
        let is_text = is_prose(block) && block.ends_sentence && block.linked == 0 && block.picture.is_none();
        is_text
            && region.tag == Tag::Paragraph
            && region.own_blocks == 1
            && !region.strange
            && !marks_of(outline, block).any(other)
    };
    let before = &outline.blocks[..first];
    let is_below = before.iter().rev().take(FURTHEST).any(|block| outline.regions[block.region].tag == Tag::Title);
    let leads: Vec<usize> = before.iter().rev().take_while(is_lead).map(|block| block.region).collect();
    if is_below && leads.len() <= MOST { leads.into_iter().rev().collect() } else { Vec::new() }
}

/// A region further out with much more text and little else: a text in sections, each in its own element.
fn widened(outline: &Outline, regions: &[usize]) -> Option<usize> {
    let (mut inside, _) = regions.iter().fold((0, 0), |sum, region| added(sum, prose_of(outline, *region)));
    let mut wider = None;
    for above in outline.upwards(*regions.first()?).skip(1).take_while(|region| *region != 0) {
        let (prose, other) = prose_of(outline, above);
        let is_list_of_articles = outline
            .regions
            .iter()
            .enumerate()
            .filter(|(_, region)| region.tag == Tag::Article && region.first >= outline.regions[above].first)
            .filter(|(place, region)| region.end <= outline.regions[above].end && *place != above)
            .filter(|(place, _)| prose_of(outline, *place).0 >= 500)
            .nth(1)
            .is_some();
        if is_list_of_articles {
            break;
        }
        let new = prose.saturating_sub(inside);
        if new * 10 >= inside * 3 && other * 4 <= prose {
            (wider, inside) = (Some(above), prose);
        }
    }
    wider
}

fn added(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0 + other.0, one.1 + other.1)
}

/// Letters of prose in a region, and of all else that is not surely strange.
fn prose_of(outline: &Outline, region: usize) -> (usize, usize) {
    let blocks = outline.blocks_of(region).iter().filter(|block| !outline.regions[block.region].strange);
    blocks.fold((0, 0), |sum, block| added(sum, if is_prose(block) { (block.length, 0) } else { (0, block.length) }))
}

/// The first paragraph of the text, where a page sets it apart between the headline and the rest.
fn standfirst_before(outline: &Outline, text: usize) -> Option<usize> {
    const FURTHEST: usize = 15;
    let first = outline.regions[text].first;
    let before = outline.blocks[..first].iter().rev().take(FURTHEST);
    let is_standfirst = |block: &&Block| {
        let own = &outline.regions[block.region];
        let named = outline.upwards(block.region).take(3).any(|region| outline.regions[region].marks.any(Marks::STANDFIRST));
        named && is_prose(block) && block.ends_sentence && !own.strange
    };
    before.take_while(|block| outline.regions[block.region].tag != Tag::Title).find(is_standfirst).map(|block| block.region)
}

/// The regions declared or plainly named as the text, if they hold most of the prose that may be in it.
fn declared_text(outline: &Outline) -> Option<Vec<usize>> {
    const FEWEST_NAMED: usize = 3;
    let is_outermost = |region: &usize| {
        let region = &outline.regions[*region];
        region.marks.any(Marks::TEXT) && !region.around.any(Marks::TEXT.with(Marks::COMMENTS).with(Marks::RELATED))
    };
    let named: Vec<usize> = (1..outline.regions.len()).filter(is_outermost).collect();
    // Where each paragraph is called the text, headings and short paragraphs stand between them.
    let is_one_paragraph = |region: &usize| outline.blocks_of(*region).len() <= 1;
    if named.len() >= FEWEST_NAMED && named.iter().all(is_one_paragraph) {
        return None;
    }
    let prose_in =
        |blocks: &[Block]| -> usize { blocks.iter().filter(|block| is_prose(block)).map(|block| block.length).sum() };
    let inside: usize = named.iter().map(|region| prose_in(outline.blocks_of(*region))).sum();
    let likely: usize = outline
        .blocks
        .iter()
        .filter(|block| is_prose(block) && !marks_of(outline, block).any(Marks::STRANGE.with(Marks::CAPTION)))
        .map(|block| block.length)
        .sum();
    let is_most = inside >= 200 && inside * 2 >= likely;
    // Several texts, as in lists of articles shown whole, are left to the points.
    let largest = named.iter().map(|region| prose_in(outline.blocks_of(*region))).max()?;
    (is_most && largest * 10 >= inside * 3)
        .then(|| named.into_iter().filter(|region| prose_in(outline.blocks_of(*region)) > 0).collect())
}

fn marks_of(outline: &Outline, block: &Block) -> Marks {
    let region = &outline.regions[block.region];
    region.marks.with(region.around)
}

fn scores(outline: &Outline, trust: Trust) -> Vec<f32> {
    let mut scores = vec![f32::NAN; outline.regions.len()];
    for block in &outline.blocks {
        let region = &outline.regions[block.region];
        let is_text = !matches!(region.tag, Tag::Item | Tag::List | Tag::Caption | Tag::Figure);
        if block.length < SHORTEST_PARAGRAPH || !is_text || (trust == Trust::Names && region.strange) {
            continue;
        }
        let points = 1.0 + (1 + block.commas) as f32 + (block.length / 100).min(3) as f32;
        for (level, ancestor) in ancestors(outline, block).take(5).enumerate() {
            if scores[ancestor].is_nan() {
                scores[ancestor] = first_score(outline, ancestor, trust);
            }
            let share = match level {
                0 => 1.0,
                1 => 2.0,
                _ => level as f32 * 3.0,
            };
            scores[ancestor] += points / share;
        }
    }
    for (region, score) in scores.iter_mut().enumerate() {
        if score.is_nan() {
            *score = 0.0;
        } else {
            let (length, linked) = outline.lengths(region);
            *score *= 1.0 - linked as f32 / length.max(1) as f32;
        }
    }
    scores
}

/// The regions that a block gives points to. Elements that only wrap one other are not counted.
fn ancestors<'o>(outline: &'o Outline, block: &Block) -> impl Iterator<Item = usize> + 'o {
    let own = &outline.regions[block.region];
    let is_wrapping = |region: usize| {
        let region = &outline.regions[region];
        matches!(region.tag, Tag::Division | Tag::Other) && region.children == 1 && region.own_blocks == 0
    };
    let is_leaf = own.children == 0 && own.own_blocks == 1;
    outline
        .upwards(block.region)
        .skip(usize::from(is_leaf || matches!(own.tag, Tag::Paragraph | Tag::Title | Tag::Heading | Tag::Preformatted)))
        .skip_while(move |region| is_leaf && is_wrapping(*region))
        .filter(|region| *region != 0)
}

fn first_score(outline: &Outline, region: usize, trust: Trust) -> f32 {
    let region = &outline.regions[region];
    let by_tag = match region.tag {
        Tag::Division | Tag::Article | Tag::Main => 5.0,
        Tag::Preformatted | Tag::Cell | Tag::Quote => 3.0,
        Tag::List | Tag::Item | Tag::Form => -3.0,
        Tag::Title | Tag::Heading => -5.0,
        _ => 0.0,
    };
    if trust == Trust::Nothing {
        return by_tag;
    }
    let good = region.marks.any(Marks::TEXT.with(Marks::MAIN));
    let bad = region.marks.any(Marks::STRANGE.with(Marks::CAPTION).with(Marks::AUTHOR).with(Marks::DETAILS));
    by_tag
        + 25.0 * (f32::from(u8::from(good)) - f32::from(u8::from(bad)))
        + 25.0 * f32::from(u8::from(region.marks.any(Marks::TEXT)))
}

fn top_region(outline: &Outline, scores: &[f32]) -> Option<usize> {
    let mut best: Vec<usize> = (1..scores.len()).filter(|region| scores[*region] > 0.0).collect();
    best.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]).then(one.cmp(other)));
    best.truncate(5);
    let mut top = *best.first()?;
    // Several regions that are nearly as good as the best: what holds them all is the text.
    let near: Vec<Vec<usize>> = best[1..]
        .iter()
        .filter(|region| scores[**region] >= 0.75 * scores[top])
        .map(|region| outline.upwards(*region).skip(1).collect())
        .collect();
    if near.len() >= 3 {
        let common =
            outline.upwards(top).skip(1).find(|ancestor| near.iter().filter(|above| above.contains(ancestor)).count() >= 3);
        top = common.filter(|region| *region != 0).unwrap_or(top);
    }
    // More points further out: the text goes on there.
    let mut last = scores[top];
    let least = last / 3.0;
    for above in outline.upwards(top).skip(1).take_while(|region| *region != 0) {
        if scores[above] == 0.0 {
            continue;
        }
        if scores[above] < least {
            break;
        }
        if scores[above] > last {
            top = above;
            break;
        }
        last = scores[above];
    }
    while let parent = outline.regions[top].parent
        && parent != 0
        && outline.regions[parent].children == 1
        && outline.regions[parent].own_blocks == 0
    {
        top = parent;
    }
    Some(top)
}

fn with_siblings(outline: &Outline, scores: &[f32], top: usize, trust: Trust) -> Vec<usize> {
    let parent = outline.regions[top].parent;
    let least = (scores[top] * 0.2).max(10.0);
    let class = outline.regions[top].class;
    let siblings: Vec<usize> =
        (1..outline.regions.len()).filter(|region| outline.regions[*region].parent == parent).collect();
    let mut chosen: Vec<usize> = siblings
        .iter()
        .copied()
        .filter(|sibling| {
            let region = &outline.regions[*sibling];
            if *sibling == top {
                return true;
            }
            if trust != Trust::Nothing && region.strange {
                return false;
            }
            let bonus = if class != 0 && region.class == class { scores[top] * 0.2 } else { 0.0 };
            if scores[*sibling] + bonus >= least {
                return true;
            }
            let (length, linked) = outline.lengths(*sibling);
            let ends = outline.blocks_of(*sibling).last().is_some_and(|block| block.ends_sentence);
            region.tag == Tag::Paragraph && (length > 80 && linked * 4 < length || length > 0 && linked == 0 && ends)
        })
        .collect();
    // A short section of a text in sections, between two that are chosen.
    let is_between = |sibling: &&usize| {
        let region = &outline.regions[**sibling];
        let (length, linked) = outline.lengths(**sibling);
        let is_inside = chosen.first() < Some(sibling) && Some(*sibling) < chosen.last();
        is_inside && class != 0 && region.class == class && !region.strange && length > 0 && linked * 4 < length
    };
    let between: Vec<usize> = siblings.iter().filter(is_between).copied().collect();
    chosen.extend(between);
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Whether most of the letters in regions are of readers' remarks, and these are several.
pub(super) fn are_remarks(outline: &Outline, regions: &[usize]) -> bool {
    const FEWEST: usize = 4;
    let (mut remarks, mut letters, mut all) = (0, 0, 0);
    for block in regions.iter().flat_map(|region| outline.blocks_of(*region)) {
        all += block.length;
        if marks_of(outline, block).any(Marks::COMMENTS.with(Marks::REMARKS)) {
            letters += block.length;
            remarks += 1;
        }
    }
    remarks >= FEWEST && letters * 2 > all
}
