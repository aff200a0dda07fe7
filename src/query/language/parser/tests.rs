//! Turns query texts into clauses, and compares with what they mean.

use super::fields::FIELD_NAMES;
use crate::query::actor_names::KnownActors;
use crate::query::dates::today;
use crate::query::language::{QUERY_LANGUAGE, read_text};
use crate::query::request::Match;

fn read_as(text: &str, matching: Match) -> String {
    let mut warnings = Vec::new();
    let corrections = Default::default();
    match read_text(text, matching, today(), KnownActors::of(&corrections), &mut warnings) {
        Ok(clause) => {
            let notes: Vec<String> = warnings
                .iter()
                .map(|warning| format!(" !{} {:?}", warning.code, warning.span.unwrap_or_default()))
                .collect();
            format!("{clause}{}", notes.concat())
        }
        Err(error) => format!("{error} {:?}", error.span().unwrap_or_default()),
    }
}

#[test]
fn queries_and_their_reading() {
    for (text, expected) in [
        ("", "*"),
        ("  ", "*"),
        ("*", "*"),
        ("Hamas", "hamas"),
        ("Russia China", "(russia AND china)"),
        ("Russia AND China", "(russia AND china)"),
        ("Russia OR China Iran", "(russia OR (china AND iran))"),
        ("(Russia OR China) Iran", "((russia OR china) AND iran)"),
        ("Russia -China", "(russia AND NOT china)"),
        ("Russia NOT China", "(russia AND NOT china)"),
        ("NOT NOT NOT Russia", "NOT russia"),
        ("-\"Global South\"", "NOT \"global south\""),
        ("\"Global South\" role", "(\"global south\" AND role)"),
        ("“Global South”~2", "\"global south\"~2"),
        ("\"talks\"", "\"talks\""),
        ("»Global South«", "\"global south\""),
        ("« a b » « c d »", "(\"a b\" AND \"c d\")"),
        ("\"He said “no” to it\"", "\"he said no to it\""),
        ("\"a b” OR \"c d”", "(\"a b\" OR \"c d\")"),
        ("צה\"ל", "צהל"),
        ("\"air war\"~99999999999", "\"air war\"~255 !distance [9, 21]"),
        ("pro-russ~", "\"pro russ~1\""),
        ("war^2~1", "war~1^2"),
        ("Russia Pre/3 talks", "(russia BEFORE/3 talks)"),
        ("actor:(Russia AND Iran)@headline", "(headline:actor:country:RU AND headline:actor:country:IR)"),
        ("actor:Russia>=2@headline", "atleast2(headline:actor:country:RU)"),
        ("actor:Russia@headline>=2", "atleast2(headline:actor:country:RU)"),
        ("topic:Energy^2", "topic:Energy^2"),
        ("中国，外交部", "(\"中 国\" AND \"外 交 部\")"),
        ("=US", "=US"),
        ("=\"US troops\"", "\"=US =troops\""),
        ("Russia NEAR/5 talks", "(russia NEAR/5 talks)"),
        ("Russia w/5 talks", "(russia NEAR/5 talks)"),
        ("Russia /5 talks", "(russia NEAR/5 talks)"),
        ("Russia pre/5 talks", "(russia BEFORE/5 talks)"),
        ("Russia adj5 talks", "(russia BEFORE/5 talks)"),
        ("Russia adj 5 talks", "(russia BEFORE/5 talks)"),
        ("Russia ADJ/5 talks", "(russia BEFORE/5 talks)"),
        ("Russia BEFORE talks", "(russia BEFORE/10 talks)"),
        ("Russia before/5 talks", "(russia BEFORE/5 talks)"),
        ("Russia W/S talks w/p war", "((russia SENTENCE talks) PARAGRAPH war)"),
        ("Russia BEFORE/5 talks fail", "((russia BEFORE/5 talks) AND fail)"),
        ("Russia SENTENCE (talks OR \"peace plan\")", "(russia SENTENCE (talks OR \"peace plan\"))"),
        ("Russia /s talks /p war", "((russia SENTENCE talks) PARAGRAPH war)"),
        ("Russia same talks", "(russia PARAGRAPH talks) !operator_read [7, 11]"),
        ("at the same time", "(at AND the AND same AND time)"),
        ("(Russia China) NEAR/5 talks", "((russia NEAR/5 china) NEAR/5 talks)"),
        ("atleast3(ceasefire)", "atleast3(ceasefire)"),
        ("atleast3(truce OR ceasefire)", "atleast3((truce OR ceasefire))"),
        ("atleast3((truce OR ceasefire) OR peace)", "atleast3(((truce OR ceasefire) OR peace))"),
        ("atleast3(bio:(truce OR ceasefire))", "atleast3(bio:(truce OR ceasefire))"),
        ("headline:(Russia talks)", "(headline:russia AND headline:talks)"),
        ("headline:Russia NEAR/3 talks", "(headline:russia NEAR/3 talks)"),
        ("lead:\"peace plan\"", "lead:\"peace plan\""),
        ("actor:Russia", "actor:country:RU"),
        ("actor:Russia@headline", "headline:actor:country:RU"),
        ("actor:Russia>=5", "atleast5(actor:country:RU)"),
        ("actor:Russia@lead>=2", "atleast2(lead:actor:country:RU)"),
        ("actor:\"Khaled Nobody\">=2", "atleast2(actor:\"Khaled Nobody\")"),
        ("actor:Russia SENTENCE actor:Iran", "(actor:country:RU SENTENCE actor:country:IR)"),
        ("actor:(Russia OR Iran) NEAR/10 war", "((actor:country:RU OR actor:country:IR) NEAR/10 war)"),
        ("topic:Energy", "topic:Energy"),
        ("topic:(Middle East OR Energy)", "(topic:\"Middle East\" OR topic:Energy)"),
        ("lang:en", "language:en"),
        ("date:2023-10..2023-12", "date:2023-10-01..2023-12-31"),
        ("words:>800", "words:>=801"),
        ("words:200..500", "words:200..500"),
        ("word*", "word*"),
        ("w?rd", "w?rd"),
        ("ghadafi~", "ghadafi~1"),
        ("ghadafi~2", "ghadafi~2"),
        ("war^2 peace", "(war^2 AND peace)"),
        ("(war peace)^2", "(war AND peace)^2"),
        ("don't", "dont"),
        ("Re: weather", "(re AND weather)"),
        ("12:30", "\"12 30\""),
        ("https://x.org/a?b=1", "\"https x org a b 1\""),
        ("a - b", "(a AND b)"),
        ("AT&T C++ 👍", "(at&t AND c++ AND 👍)"),
        ("WAR AND PEACE", "(war AND peace)"),
        ("外交部", "\"外 交 部\""),
        ("中国外交部访问", "(\"中 国\" AND \"外 交 部\" AND \"访 问\")"),
        ("中国外交部访问^3", "(\"中 国\" AND \"外 交 部\" AND \"访 问\")^3"),
        // As keyboards of other scripts type it.
        ("（中国 OR 日本） 法国", "((\"中 国\" OR \"日 本\") AND \"法 国\")"),
        ("中国 －普京", "(\"中 国\" AND NOT \"普 京\")"),
        ("中国 ＯＲ 日本", "(\"中 国\" OR \"日 本\")"),
        ("headline：日本", "headline:\"日 本\""),
        ("lang：zh", "language:zh"),
        ("中国 NEAR/５ 日本", "(\"中 国\" NEAR/5 \"日 本\")"),
        ("atleast２（中国）", "atleast2(\"中 国\")"),
        ("中国，法国、1，400", "(\"中 国\" AND \"法 国\" AND \"1 400\")"),
        ("روسيا،إيران؛", "(روسيا AND ايران)"),
        ("date:۲۰۲۳-۰۵-۰۴ words:>５", "(date:2023-05-04..2023-05-04 AND words:>=6)"),
        ("date:\"۲۰۲۳-۰۵-۰۴\"", "date:2023-05-04..2023-05-04"),
        ("Ｒｕｓｓｉａ", "russia"),
        ("war~,", "war~1"),
        // Several values.
        ("date:(2021 OR 2022-05)", "(date:2021-01-01..2021-12-31 OR date:2022-05-01..2022-05-31)"),
        ("date:(7 October 2023 OR unknown)", "(date:2023-10-07..2023-10-07 OR date-status:unknown)"),
        ("words:(2 OR >800)", "(words:2..2 OR words:>=801)"),
        ("words:>800 date:()", "words:>=801 !no_value [11, 18]"),
        // Repairs.
        ("war \"air strikes", "(war AND air AND strikes) !unclosed_quote [4, 5]"),
        ("(war peace", "(war AND peace) !unbalanced_parenthesis [0, 1]"),
        ("war) peace", "(war AND peace) !unbalanced_parenthesis [3, 4]"),
        ("()", "(nothing)"),
        ("OR war", "war !dangling_operator [0, 2]"),
        ("war AND", "war !dangling_operator [4, 7]"),
        ("war OR", "war !dangling_operator [4, 6]"),
        ("war NEAR/5", "war !dangling_operator [4, 10]"),
        ("NEAR/5 war", "war !dangling_operator [0, 6]"),
        ("war NEAR/5 OR peace", "(war OR peace) !dangling_operator [4, 10]"),
        ("war NEAR/5 NEAR/6 peace", "(war NEAR/6 peace) !dangling_operator [4, 10]"),
        ("war NOT", "(war AND not) !operator_as_word [4, 7]"),
        ("?!", "(nothing) !no_word [0, 2]"),
        ("topic: Energy", "(topic AND energy) !field_as_word [0, 6]"),
        ("headlin:war", "\"headlin war\" !unknown_field [0, 11]"),
        ("war NEAR(5) peace", "(war NEAR/5 peace) !operator_read [4, 8]"),
        ("war NEAR (5) peace", "((war NEAR/10 5) AND peace)"),
        ("war w/o peace", "(war AND \"w o\" AND peace)"),
        ("war 24/7", "(war AND \"24 7\")"),
        ("headlines (war)", "(headlines AND war)"),
        ("atleast2 (peace)", "atleast2(peace) !operator_read [0, 8]"),
        ("\"peace ** talks\"", "\"peace talks\" !no_word [0, 16]"),
        ("\"f*** it\"", "\"f it\""),
        ("war NEAR/999 peace", "(war NEAR/255 peace) !distance [4, 12]"),
        ("a NEAR/18446744073709551616 b", "(a NEAR/255 b) !distance [2, 27]"),
        ("war~7", "war~2 !fuzzy_distance [0, 5]"),
        // Refusals.
        ("*fire", "a wildcard or fuzzy word needs at least two characters before it differs 0..5"),
        ("war NEAR/3 NOT peace", "NOT cannot be one side of a proximity 11..20"),
        ("-\"a b\" NEAR/3 peace", "NOT cannot be one side of a proximity 0..6"),
        ("-(a OR b) NEAR/3 peace", "NOT cannot be one side of a proximity 0..9"),
        ("=sanc*", "a word in just this form and case takes neither wildcards nor ~ 0..6"),
        ("=Kadyrov~", "a word in just this form and case takes neither wildcards nor ~ 0..9"),
        ("中国外交部访问~1", "a script without spaces has no words of which a part could differ 0..9"),
        ("外交~", "a script without spaces has no words of which a part could differ 0..3"),
        ("actor:(Russia OR Iran)+", "+ belongs behind the name of one actor 22..23"),
        ("war NEAR/3 topic:Energy", "only words, phrases, actors and zones can be near something 11..23"),
        ("war^x peace^500", "a weight runs from 0.01 to 100 6..15"),
        ("atleast2(bio:war OR peace)", "bio: cannot be counted together with other texts 0..8"),
        ("atleast2(war peace)", "only words, phrases and actors can be counted 0..8"),
        ("headline:(body:war)", "one zone cannot stand inside another 10..18"),
        ("bio:(war NEAR lead:peace)", "one zone cannot stand inside another 0..4"),
        ("words:(2 OR many)", "this is not a number of words 0..17"),
        ("words:many", "this is not a number of words 0..10"),
    ] {
        assert_eq!(read_as(text, Match::All), expected, "{text}");
    }
}

#[test]
fn the_page_on_the_language_names_every_field() {
    for (name, _) in FIELD_NAMES {
        assert!(QUERY_LANGUAGE.contains(&format!("{name}:")), "{name}");
    }
}

#[test]
fn any_of_the_words() {
    for (text, expected) in [
        ("Russia China", "(russia OR china)"),
        ("Russia China -Iran", "((russia OR china) AND NOT iran)"),
        ("Russia China Russia", "(russia^2 OR china)"),
        ("Russia AND China Iran", "((russia AND china) OR iran)"),
        ("KENNEDY AND THE BUDDHISTS", "(kennedy OR and OR the OR buddhists)"),
        ("What happened in Gaza?", "(what OR happened OR in OR gaza)"),
        (
            "left-wing \"peace plan\" -mid-term",
            "((left OR wing OR leftwing OR \"peace plan\") AND NOT (\"mid term\" OR midterm))",
        ),
        ("中国外交部访问 外交部", "(\"中 国\" OR \"外 交 部\"^2 OR \"访 问\")"),
        ("THE U.S. POSITION ON IT", "(the OR US OR position OR on OR it)"),
    ] {
        assert_eq!(read_as(text, Match::Any), expected, "{text}");
    }
}

#[test]
fn too_much_is_refused() {
    for (text, expected) in [
        ("x".repeat(4096), "x"),
        ("x".repeat(4097), "the query text has 4097 bytes"),
        ("(".repeat(32), "(nothing)"),
        ("(".repeat(33), "parentheses are nested more than 32 deep"),
        ("hl:".repeat(32) + "war", "headline:war"),
        ("hl:".repeat(33) + "war", "zones are nested more than 32 deep"),
        ("-hl:".repeat(1000) + "war", "zones are nested"),
        ("x ".repeat(256), "(x AND"),
        ("x ".repeat(257), "the query has 257 words"),
        (format!("actor:({})", ["zz"; 257].join(" OR ")), "the query has 257 words"),
        // Whoever belongs to a state is one value of those written.
        ("actor:US+ OR actor:China+ ".to_string(), "((actor:country:US OR "),
        (format!("\" {}", "(".repeat(33)), "parentheses are nested"),
        (format!("{}x", "hl:".repeat(32)), "headline:x"),
        (format!("{}x", "-hl:".repeat(33)), "zones are nested more than 32 deep"),
        (format!("{}x{}", "(".repeat(4), ")^100".repeat(4)), "weights inside each other"),
    ] {
        assert!(read_as(&text, Match::All).starts_with(expected), "{expected}: {}", read_as(&text, Match::All));
    }
}
