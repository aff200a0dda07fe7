//! Tells the parts of a line beside the day that say how long a text is, or lead to its source.

/// A part of a line without how long it takes to read, at its beginning or end: `5 min read Jane Doe`.
pub(super) fn without_reading_time(part: &str) -> &str {
    const UNITS: [&str; 8] = [
        "minutes read",
        "minute read",
        "min read",
        "mins read",
        "min. read",
        "min de lectura",
        "min de leitura",
        "min de lecture",
    ];
    let rest = part.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches([' ', '-']);
    let behind = UNITS.iter().filter(|_| rest.len() < part.len()).find_map(|unit| rest.strip_prefix(unit));
    let behind = behind.map(|rest| rest.trim_start_matches([' ', ',', '|']));
    let before = || {
        let rest = UNITS.iter().find_map(|unit| part.strip_suffix(unit))?;
        let before = rest.trim_end_matches([' ', '-']).trim_end_matches(|c: char| c.is_ascii_digit());
        (before.len() < rest.trim_end().len()).then_some(before.trim_end())
    };
    behind.or_else(before).unwrap_or(part)
}

/// Whether a part of a line is how long the text is, in minutes or in words, and nothing else: `3 min`, `640 Wörter`, `5 分钟`.
pub(super) fn is_length(part: &str) -> bool {
    const UNITS: &str = "min|mins|minute|minutes|minuten|minuto|minutos|minuti|minuta|minuty|minut|minuuttia|minutter|minuter|minuts|minút|\
        мин|минута|минуты|минут|хв|хвилин|хвилини|хвилина|хвіліны|минути|минута|dk|dakika|perc|phút|menit|minit|λεπτά|λεπτό|דקות|דקה|\
        دقيقة|دقائق|دقیقه|मिनट|মিনিট|นาที|分|分钟|分鐘|분|words|word|wörter|mots|palabras|palavras|parole|paraules|cuvinte|woorden|ord|\
        sanaa|слов|слова|слово|слів|думи|słów|słowa|slov|szó|kelime|λέξεις|kata|từ|كلمة|کلمه|מילים|字|文字|단어";
    let unit = part.trim_start_matches(char::is_numeric);
    let unit_in_lower = unit.trim_start().trim_end_matches('.').to_lowercase();
    unit.len() < part.len() && UNITS.split('|').any(|known| known.trim_start() == unit_in_lower)
}

/// Whether a part of a line leads to the source of the page: `Suggest Changes`.
pub(super) fn leads_to_source(part: &str) -> bool {
    const BUTTONS: [&str; 5] =
        ["suggest changes", "suggest change", "edit this page", "edit this post", "improve this page"];
    BUTTONS.contains(&part.to_lowercase().as_str())
}
