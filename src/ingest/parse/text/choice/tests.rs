//! Whole texts, and which of their first lines is the headline.

use super::super::lines::lines_of;
use super::super::read_text;
use super::chosen;
use crate::ingest::parse::builder::ArticleBuilder;

const BODY: &str = "The county reopened the road over the pass on Tuesday, after four days of deep snow and two of waiting.\n\n\
                    The ploughs worked all night, and trucks are passing again on both sides of the mountain.\n\n\
                    The village spent four days without bread, its mayor said on the radio in the morning.\n";

fn headline_of(text: &str) -> String {
    let mut builder = ArticleBuilder::default();
    read_text(text, &mut builder);
    builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")).headline
}

#[test]
fn the_text_takes_up_its_headline() {
    let headline = "County reopens the road over its pass";
    for above in [
        "Every valley has a voice and this is ours",
        "Storm takes the roof of a school in Port Lowell",
        "The Valley Voice Print Edition",
        "Every valley has a voice and this is ours\n\nStorm takes the roof of a school in Port Lowell",
        "Home      All stories      Contact us",
        "Skip to navigationSkip to contentSkip to footerHelp using these pages - Statement",
        "HomeOur countyCounty reopens the road over its pass",
        "County reopens the road over its pass00:42",
        "Valley Voice: County reopens the road ov...",
        "News ID 1059917",
        "1. Home",
        "2549",
        "Coming days\n- Council meets on the road in Lowell\n- Council meets the traders of Port Lowell",
        "Valley Voice - 1 month ago",
        "Valley Voice - Print Edition",
    ] {
        assert_eq!(headline_of(&format!("{above}\n\n{headline}\n\n{BODY}")), headline, "{above}");
    }
    assert_eq!(headline_of(&format!("Deep snow\n\n15 January 2016\n\nDear friends and neighbours,\n\n{BODY}")), "Deep snow");
    let broken =
        "County reopens its pass road\nafter four days of snow\nSend a link to a friend\n[May 25, 2017]\nBy Jane Perry";
    assert_eq!(headline_of(&format!("{broken}\n\n{BODY}")), "County reopens its pass road after four days of snow");
    let points = "  • Ploughs to work at night\n  • Road to reopen within the week";
    assert_eq!(headline_of(&format!("{headline}\n\n9 April 2022\n\n{points}\n\n{BODY}")), headline);
}

#[test]
fn a_headline_that_the_text_does_not_take_up_stays() {
    for (headline, below) in [
        // What is longer right below it is its standfirst.
        ("The long goodbye to winter", "Why the county needed four days to reopen the road over the pass"),
        (
            "All downhill from here",
            "The county reopens its road over the pass and counts what four days of snow cost the village",
        ),
        // A sentence is of the text.
        ("Winter lets go of a valley at last", "The county reopened its road."),
        ("Winter lets go of a valley at last", "By Jane Perry"),
        ("HomeOwners of the valley sue", "By Jane Perry"),
        ("Why the valley asks for more than 10599", "By Jane Perry"),
        ("Waiting for the plough...", "By Jane Perry"),
    ] {
        assert_eq!(headline_of(&format!("{headline}\n\n{below}\n\n{BODY}")), headline);
    }
}

#[test]
fn the_headline_behind_a_menu() {
    let paragraph = "The first paragraph of the text is long enough to be one, with a clause or two that add nothing to it at all, as is usual in such cases, and then some more.";
    let menu = "Skip to content\nHome\nWorld\nTrade\nLog in\nSubscribe\nMost read\nA story about another harbour entirely\n\nCulture\n";
    let text = format!(
        "{menu}Ministers agree on a plan for ports\nThe deal comes late\nBy Jane Doe\n30 October 2023\n\n{paragraph}\n"
    );
    let lines = lines_of(&text);
    assert_eq!(chosen(&lines).map(|choice| lines[choice.headline].text), Some("Ministers agree on a plan for ports"));
    let plain = format!("Ministers agree on a plan for ports\n\n{paragraph}\n");
    let lines = lines_of(&plain);
    assert_eq!(chosen(&lines).map(|choice| lines[choice.headline].text), Some("Ministers agree on a plan for ports"));
}

#[test]
fn a_house_and_its_section_above_the_headline() {
    let read = |head: &str| {
        let mut builder = ArticleBuilder::default();
        read_text(&format!("{head}\n\n{BODY}"), &mut builder);
        let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        format!("{}|{}", article.headline, article.publisher.unwrap_or_default())
    };
    let headline = "County reopens the road over its pass";
    for (above, publisher) in [
        ("Wednesday 12 April 2023\n\nHill Courier - News", "Hill Courier"),
        ("Hill Courier - News", "Hill Courier"),
        ("Hill Courier | World News", "Hill Courier"),
        ("Hill Courier: Local News\n\n12 April 2023", "Hill Courier"),
        ("Der Bergkurier – Politik", "Der Bergkurier"),
    ] {
        assert_eq!(read(&format!("{above}\n\n{headline}\n\nBy Jane Perry")), format!("{headline}|{publisher}"), "{above}");
    }
    let unlike = "Winter lets go of a valley at last";
    assert_eq!(
        read(&format!("Wednesday 12 April 2023\n\nHill Courier - News\n\n{unlike}\n\nReport by Jane Perry")),
        format!("{unlike}|Hill Courier")
    );
    // Headlines with a standfirst below them.
    for (headline, below) in [
        ("Road Over the Pass: Analysis", "Why the county needed four days to reopen it"),
        ("Snow on the pass - news", "Why the county needed four days to reopen its road"),
        ("Deep Snow, Deep Trouble - News", "Why the county needed four days to reopen its road"),
        ("Pass Road - News", "The county needed four days to reopen it."),
    ] {
        assert_eq!(read(&format!("{headline}\n\n{below}\n\nBy Jane Perry\n\n12 April 2023")), format!("{headline}|"));
    }
}

#[test]
fn a_narrow_column_is_a_paragraph() {
    let column = "On Tuesday the county reopened its road\nover the pass, which four days of snow\nhad closed to all. The ploughs worked\n\
                  through the night, and the trucks are\npassing again, said the head of the\ncounty, who was glad of it.\nA second tunnel is to be\nbuilt.";
    for headline in ["Road open again, and nobody\nhas to go on foot", "Road open again after snow"] {
        let text = format!("{headline}\n\nBy Jane Perry\n\n{column}\n");
        assert_eq!(headline_of(&text), headline.replace('\n', " "));
    }
    let list = "Bread, milk and butter of the village\nsalt\nmountain cheese of the county\nwool and hides. Goods\neggs";
    let lines = lines_of(list);
    assert!(!super::is_narrow_column(&lines));
    let menu = "World news today\nPolitics and more\nCulture and the arts\nSport of the week\nWeather. Now";
    assert!(!super::is_narrow_column(&lines_of(menu)));
}
