//! Slovak, Slovenian, Belarusian and Latvian, whose cases come off and little else.

use super::{replace_end, take_off, undouble};

const SLOVAK: [&str; 41] = [
    "oviach", "oveho", "ovemu", "ovych", "ovymi", "iach", "iami", "ovej", "ovia", "ovym", "ach", "ami", "eho", "emu", "iam",
    "ich", "ieb", "imi", "iou", "och", "ovi", "ych", "ymi", "am", "ej", "ia", "ie", "ii", "im", "iu", "mi", "om", "ou",
    "ov", "ym", "a", "e", "i", "o", "u", "y",
];

const SLOVENIAN: [&str; 23] = [
    "ama", "ami", "ega", "emu", "ija", "ije", "iji", "ijo", "imi", "ah", "am", "em", "ev", "ih", "im", "jo", "om", "ov",
    "a", "e", "i", "o", "u",
];

const BELARUSIAN: [&str; 55] = [
    "ыямі", "іямі", "ага", "аму", "амі", "ымі", "ыяй", "ыям", "ыях", "яга", "яму", "ямі", "імі", "іяй", "іям", "іях", "ае",
    "ай", "ам", "ах", "ая", "ем", "ой", "ом", "ую", "ый", "ым", "ых", "ыю", "ыя", "ыі", "эй", "юю", "яе", "яй", "ям", "ях",
    "яя", "ій", "ім", "іх", "ію", "ія", "іі", "а", "е", "й", "о", "у", "ы", "ь", "э", "ю", "я", "і",
];

const LATVIAN: [&str; 29] = [
    "ajiem", "ajai", "ajam", "ajas", "ajie", "ajos", "ajus", "jiem", "ais", "iem", "ai", "am", "as", "ei", "em", "es", "ie",
    "ij", "im", "is", "os", "um", "us", "a", "e", "i", "o", "s", "u",
];

/// The stem of a Slovak word, folded: without its accents.
pub(super) fn slovak(stem: &mut Vec<char>) {
    take_off(stem, &SLOVAK, 3);
    fleeting(stem);
}

/// The stem of a Slovenian word, folded: without its carons.
pub(super) fn slovenian(stem: &mut Vec<char>) {
    replace_end(stem, &[("itev", "itv")], 3);
    take_off(stem, &SLOVENIAN, 3);
    fleeting(stem);
}

/// The stem of a folded Belarusian word.
pub(super) fn belarusian(stem: &mut Vec<char>) {
    replace_end(stem, &[("янін", "ян"), ("янина", "ян"), ("яніна", "ян"), ("яне", "ян")], 3);
    take_off(stem, &BELARUSIAN, 3);
    // The second case of many; nouns that end so lose it in every form.
    take_off(stem, &["аў", "яў", "оў", "еў", "ав", "яв", "ов", "ев"], 3);
    undouble(stem);
    // Before е and і: `улада`, `уладзе`; `прэзідэнт`, `прэзідэнце`.
    replace_end(stem, &[("дз", "д")], 2);
    replace_end(stem, &[("т", "ц"), ("к", "ц"), ("г", "з"), ("х", "с")], 2);
}

/// The stem of a Latvian word, folded: without its lengths.
pub(super) fn latvian(stem: &mut Vec<char>) {
    take_off(stem, &LATVIAN, 3);
}

/// Writes what changes before an ending one way: `poslanec`, `poslanci`; `politik`, `politici`.
fn fleeting(stem: &mut Vec<char>) {
    replace_end(stem, &[("ec", "c"), ("er", "r"), ("ok", "k"), ("iet", "et"), ("arj", "ar")], 3);
    replace_end(stem, &[("k", "c"), ("h", "s")], 3);
}
