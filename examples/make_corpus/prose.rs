//! Headlines, standfirsts and bodies: invented words with actors among them.

use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::vec;

use crate::random::Random;
use crate::world::{Actor, LONGEST_MENTION, Mention, Vocabulary};

/// A line without a full stop that names one or two of the actors.
pub(crate) fn headline(words: &Vocabulary, random: &mut Random, actors: &[&Actor]) -> String {
    let length = random.between(HEADLINE_WORDS);
    // Two long names would leave a shorter headline without a word of its own.
    let named = if length > 2 * LONGEST_MENTION && random.percent(40) { 2 } else { 1 };
    let mentions = actors[..named].iter().map(|actor| random.choose(&actor.forms)).collect();
    let mut prose = Prose::new(words, random, mentions, length);
    prose.write_words(length, None);
    prose.into_text()
}

/// One sentence that names one of the actors.
pub(crate) fn standfirst(words: &Vocabulary, random: &mut Random, actors: &[&Actor]) -> String {
    let length = random.between(SENTENCE_WORDS);
    let actor = random.choose(actors);
    let mentions = vec![random.choose(&actor.forms)];
    let mut prose = Prose::new(words, random, mentions, length);
    prose.write_sentence(length);
    prose.into_text()
}

/// Paragraphs with an empty line between them that name each actor at least once.
pub(crate) fn body(words: &Vocabulary, random: &mut Random, actors: &[&Actor]) -> String {
    let length = body_length(random);
    let mentions = body_mentions(random, actors, length);
    let sentences = parts(random, length, SENTENCE_WORDS);
    let paragraphs = parts(random, sentences.len(), PARAGRAPH_SENTENCES);

    let mut prose = Prose::new(words, random, mentions, length);
    let mut sentences = sentences.into_iter();
    for paragraph in paragraphs {
        if !prose.text.is_empty() {
            prose.text.extend_from_slice(b"\n\n");
        }
        for (position, sentence) in sentences.by_ref().take(paragraph).enumerate() {
            if position > 0 {
                prose.text.push(b' ');
            }
            prose.write_sentence(sentence);
        }
    }
    prose.into_text()
}

const HEADLINE_WORDS: RangeInclusive<usize> = 5..=11;
const SENTENCE_WORDS: RangeInclusive<usize> = 8..=28;
const PARAGRAPH_SENTENCES: RangeInclusive<usize> = 2..=5;

const MEDIAN_BODY_WORDS: f64 = 350.0;
const BODY_SIGMA: f64 = 0.55;
const SHORTEST_BODY: f64 = 60.0;
const LONGEST_BODY: f64 = 3_000.0;

const MOST_MENTIONS_OF_ACTOR: usize = 6;
/// Leaves room in a body for the longest mention and for its being put off to the
/// beginning of the next sentence.
const LEAST_WORDS_PER_MENTION: usize = 2 * LONGEST_MENTION;

/// A generous mean length of a word with its space, for allocation only.
const BYTES_PER_WORD: usize = 8;

/// A text in the making.
struct Prose<'world, 'random> {
    words: &'world Vocabulary,
    random: &'random mut Random,
    mentions: Peekable<vec::IntoIter<PlacedMention<'world>>>,
    /// UTF-8, as the methods append only whole words and ASCII.
    text: Vec<u8>,
    words_written: usize,
}

/// A mention that belongs at this word of the text, or soon after it.
struct PlacedMention<'world> {
    place: usize,
    mention: &'world Mention,
}

impl<'world, 'random> Prose<'world, 'random> {
    fn new(words: &'world Vocabulary, random: &'random mut Random, mentions: Vec<&'world Mention>, length: usize) -> Self {
        let mentions = place_mentions(random, mentions, length);
        Self {
            words,
            random,
            mentions: mentions.into_iter().peekable(),
            text: Vec::with_capacity(length * BYTES_PER_WORD),
            words_written: 0,
        }
    }

    fn write_sentence(&mut self, length: usize) {
        let comma_after = self.random.percent(60).then(|| self.random.between(3..=length - 3));
        self.write_words(length, comma_after);
        self.text.push(b'.');
    }

    /// Writes `length` words, counting each word of a mention.
    fn write_words(&mut self, length: usize, comma_after: Option<usize>) {
        let first_byte = self.text.len();
        let mut left = length;
        while left > 0 {
            if left < length {
                if comma_after == Some(length - left) {
                    self.text.push(b',');
                }
                self.text.push(b' ');
            }
            left -= self.write_word_or_mention(left);
        }
        self.text[first_byte..=first_byte].make_ascii_uppercase();
    }

    /// Returns the number of words written, at most `room`.
    fn write_word_or_mention(&mut self, room: usize) -> usize {
        let here = self.words_written;
        let due = self.mentions.next_if(|next| next.place <= here && next.mention.words <= room);
        let count = if let Some(PlacedMention { mention, .. }) = due {
            self.text.extend_from_slice(mention.text.as_bytes());
            mention.words
        } else {
            self.words.append_word(self.random, &mut self.text);
            1
        };
        self.words_written += count;
        count
    }

    fn into_text(self) -> String {
        String::from_utf8(self.text).expect("words and mentions are UTF-8")
    }
}

/// Spreads mentions over a text: one somewhere in each of as many equal stretches.
///
/// A mention that does not fit into its sentence moves to the next one, at most two
/// words on. With stretches of [`LEAST_WORDS_PER_MENTION`] it never falls off the
/// end; in a text of one sentence [`LONGEST_MENTION`] is enough.
fn place_mentions<'world>(random: &mut Random, mentions: Vec<&'world Mention>, length: usize) -> Vec<PlacedMention<'world>> {
    let stretch = length / mentions.len();
    mentions
        .into_iter()
        .enumerate()
        .map(|(position, mention)| PlacedMention {
            place: position * stretch + random.between(0..=stretch - LONGEST_MENTION),
            mention,
        })
        .collect()
}

/// Names each actor one to six times, less often in a short body, in mixed order.
fn body_mentions<'world>(random: &mut Random, actors: &[&'world Actor], length: usize) -> Vec<&'world Mention> {
    let room = length / (LEAST_WORDS_PER_MENTION * actors.len());
    let most = room.clamp(1, MOST_MENTIONS_OF_ACTOR);
    let mut mentions = Vec::with_capacity(most * actors.len());
    for actor in actors {
        for _ in 0..random.between(1..=most) {
            mentions.push(random.choose(&actor.forms));
        }
    }
    random.shuffle(&mut mentions);
    mentions
}

fn body_length(random: &mut Random) -> usize {
    random.lognormal(MEDIAN_BODY_WORDS, BODY_SIGMA).clamp(SHORTEST_BODY, LONGEST_BODY) as usize
}

/// Splits `total` into parts that all have a size in `sizes`.
///
/// The largest size must be at least twice the smallest, less one: the last two
/// parts could not share what is left otherwise.
fn parts(random: &mut Random, total: usize, sizes: RangeInclusive<usize>) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut left = total;
    while left > *sizes.end() {
        // Never leave less than a whole part.
        let size = random.between(sizes.clone()).min(left - sizes.start());
        parts.push(size);
        left -= size;
    }
    parts.push(left);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    #[test]
    fn bodies_keep_to_their_limits() {
        let world = World::new();
        for stream in 0..2_000 {
            let mut random = Random::new(3, stream);
            let actors: Vec<&Actor> = world.actors.items[100..].iter().take(8).collect();
            let body = body(&world.words, &mut random, &actors);

            let words = body.split_whitespace().count();
            assert!((60..=3_000).contains(&words), "{words} words");
            for paragraph in body.split("\n\n") {
                let sentences: Vec<&str> = paragraph.split_terminator('.').collect();
                assert!(PARAGRAPH_SENTENCES.contains(&sentences.len()), "{paragraph}");
                for sentence in sentences {
                    let length = sentence.split_whitespace().count();
                    assert!(SENTENCE_WORDS.contains(&length), "{sentence}");
                }
            }
        }
    }

    #[test]
    fn no_mention_falls_off_the_end() {
        let world = World::new();
        let longest: Vec<&Actor> =
            world.actors.items.iter().filter(|actor| actor.forms[0].words == LONGEST_MENTION).take(8).collect();
        for stream in 0..2_000 {
            let mut random = Random::new(3, stream);
            let length = random.between(60..=120);
            let mentions = body_mentions(&mut random, &longest, length);
            let sentences = parts(&mut random, length, SENTENCE_WORDS);
            let mut prose = Prose::new(&world.words, &mut random, mentions, length);
            for sentence in sentences {
                prose.write_sentence(sentence);
            }
            let left = prose.mentions.peek().is_some();
            assert!(!left, "{}", prose.into_text());
        }
    }

    #[test]
    fn headlines_name_an_actor() {
        let world = World::new();
        for stream in 0..2_000 {
            let mut random = Random::new(3, stream);
            let actors: Vec<&Actor> = world.actors.items[85..87].iter().collect();
            let headline = headline(&world.words, &mut random, &actors);
            assert!(HEADLINE_WORDS.contains(&headline.split(' ').count()), "{headline}");
            assert!(actors[0].forms.iter().any(|form| headline.contains(&form.text)), "{headline}");
        }
    }
}
