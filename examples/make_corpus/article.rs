//! One article: its text and what is known about it.

use crate::calendar::Date;
use crate::prose;
use crate::random::Random;
use crate::world::{Actor, Author, Publisher, REGIONS, World};

pub(crate) struct Article<'world> {
    pub(crate) index: u64,
    pub(crate) identifier: String,
    pub(crate) url: String,
    pub(crate) headline: String,
    pub(crate) standfirst: Option<String>,
    /// Paragraphs with an empty line between them.
    pub(crate) body: String,
    pub(crate) date: Option<Date>,
    pub(crate) authors: Vec<&'world Author>,
    pub(crate) topics: Vec<&'world str>,
    pub(crate) region: &'static str,
    pub(crate) tags: Vec<&'world str>,
    pub(crate) publisher: &'world Publisher,
    pub(crate) language: Option<&'static str>,
    /// Who made the picture that is not there.
    pub(crate) agency: &'world str,
}

impl<'world> Article<'world> {
    /// The same article for the same seed and index, whatever was made before.
    pub(crate) fn compose(world: &'world World, seed: u64, index: u64) -> Self {
        let random = &mut Random::new(seed, index);
        let actors = draw_actors(world, random);
        let publisher = random.choose(&world.publishers);
        let identifier = format!("{seed}-{index:09}");
        Self {
            index,
            url: format!("https://{}/articles/{identifier}", publisher.host),
            identifier,
            headline: prose::headline(&world.words, random, &actors),
            standfirst: random.percent(60).then(|| prose::standfirst(&world.words, random, &actors)),
            body: prose::body(&world.words, random, &actors),
            date: Date::draw(random),
            authors: draw_authors(world, random),
            topics: draw_topics(world, random),
            region: *random.choose(&REGIONS),
            tags: draw_tags(world, random),
            publisher,
            language: random.percent(50).then_some("en"),
            agency: random.choose(&world.agencies).as_str(),
        }
    }
}

fn draw_actors<'world>(world: &'world World, random: &mut Random) -> Vec<&'world Actor> {
    let count = random.between(2..=8);
    distinct(count, || world.actors.ranks.draw(random)).into_iter().map(|rank| &world.actors.items[rank]).collect()
}

fn draw_authors<'world>(world: &'world World, random: &mut Random) -> Vec<&'world Author> {
    let count = match random.below(100) {
        0..5 => 0,
        5..85 => 1,
        85..95 => 2,
        _ => 3,
    };
    distinct(count, || random.below(world.authors.len())).into_iter().map(|place| &world.authors[place]).collect()
}

fn draw_topics<'world>(world: &'world World, random: &mut Random) -> Vec<&'world str> {
    let count = random.between(1..=3);
    distinct(count, || random.below(world.topics.len())).into_iter().map(|place| world.topics[place].as_str()).collect()
}

fn draw_tags<'world>(world: &'world World, random: &mut Random) -> Vec<&'world str> {
    let count = random.between(0..=6);
    distinct(count, || world.tags.ranks.draw(random)).into_iter().map(|rank| world.tags.items[rank].as_str()).collect()
}

/// Repeats `draw` until `count` different numbers have come, in order of coming.
fn distinct(count: usize, mut draw: impl FnMut() -> usize) -> Vec<usize> {
    let mut numbers = Vec::with_capacity(count);
    while numbers.len() < count {
        let number = draw();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}
