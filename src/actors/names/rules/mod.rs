//! Mends by rules what the tagger found: names that it cut short or took for another kind, and names that what stands beside
//! them gives away.
//!
//! - `marks`: a word → what the rules need to know of it.
//! - `page`: a text with its words, marks, known and found names (`found`), and how to walk over its runs of capitals.
//! - `persons`: `Noh Kwang-shik`, `Tommy "Gun" McCall`, and persons by what stands beside them.
//! - `groups`: `Liwa al-Haqq`, `Transport Scotland`; `units`: `9th Armoured Division`, `CTF 50`.
//! - `things`: `Hurricane Irene`, `the Danube`, `Scud missiles`, `Vancouver Sun` are no persons.
//! - `figures`: `the god Thoth`, `Roe v. Wade`, `737 Max`, journals and decorations are nobody.
//! - `scorecards`, `scores`: `c Croft b Cork 176`, `2. Gail Devers (U.S.)`, `Umpires: K.T. Francis` are persons.
//! - `sicknesses`: `Avian Flu`, `cases of HFMD` are nobody.
//! - `occasions`: `Kentucky Derby`, `Bishop of Augsburg`, the `Home` of a secretary are no organisations.
//! - `subjects`: `Federation of Mining and Metallurgical Workers` is one body; `causes`: so is `Front for the Rebirth of the Sahel`; `commas`: `the Unity, Work and Progress Party`; `loud`: `THE PEASANT WAR COMMITTEE`.
//! - `missions`: `Panel of Experts on Mali` is one body.
//! - `craft`: `HMS Somerset`, `Exercise Bright Star` and `HU-25 Falcon` are nobody.
//! - `nationals`: `Kenyan Daniel Habel` is a person.
//! - `nouns`: `the Naleraq party` is a body, `the lander Viking` nobody.
//! - `companies`: `shares of Humana`, `the insurer Tryg`, and the same names elsewhere in the article; `trades`: `traders at Brandor`, `state radio KVU`; `deeds`: `Brandor said its plant would close`; `strangers`: `sold to Brandor`; `branches`: `Kelanor Cables`; `repeats`: what was found once; `digests`: papers in a press digest.

mod branches;
mod causes;
mod commas;
mod companies;
mod craft;
mod deeds;
mod digests;
mod figures;
mod firms;
mod found;
mod groups;
mod lists;
mod loud;
mod marks;
mod missions;
mod nationals;
mod nouns;
mod occasions;
mod page;
mod persons;
mod repeats;
mod scorecards;
mod scores;
mod sicknesses;
mod strangers;
mod subjects;
mod things;
mod trades;
mod units;

use rustc_hash::FxHashSet;

use self::page::Page;
use super::{FoundName, KnownSpan, NameKind};
use crate::actors::words::Word;

/// How sure a rule is of a name, in the units of [`FoundName::score`].
const SURE: f32 = 9.0;

/// From this score on a name counts even where the registry is sure of another reading.
pub(crate) const OVERRIDING: f32 = 50.0;

/// Mends the names found in the texts of one article.
pub(super) fn mend(texts: &[&str], words: &[Vec<Word>], known: &[Vec<KnownSpan>], found: &mut [Vec<FoundName>]) {
    let mut pages: Vec<Page<'_>> = Vec::with_capacity(texts.len());
    for (part, (text, names)) in texts.iter().zip(found.iter_mut()).enumerate() {
        let known = known.get(part).map_or(&[][..], Vec::as_slice);
        pages.push(Page::new(text, &words[part], known, std::mem::take(names)));
    }
    for page in &mut pages {
        persons::join(page);
        persons::put_syllables(page);
        groups::mend(page);
        firms::mend(page);
        branches::mend(page);
    }
    let bearers = words_of_persons(&pages);
    companies::mend(&mut pages, &bearers);
    nouns::mend(&mut pages, &bearers);
    persons::mend(&mut pages);
    pages.iter_mut().for_each(nationals::mend);
    pages.iter_mut().for_each(subjects::mend);
    pages.iter_mut().for_each(causes::mend);
    pages.iter_mut().for_each(loud::mend);
    pages.iter_mut().for_each(missions::mend);
    pages.iter_mut().for_each(commas::mend);
    pages.iter_mut().for_each(scorecards::mend);
    pages.iter_mut().for_each(scores::mend);
    pages.iter_mut().for_each(occasions::mend);
    craft::mend(&mut pages);
    figures::mend(&mut pages);
    sicknesses::mend(&mut pages);
    pages.iter_mut().for_each(lists::mend);
    repeats::mend(&mut pages, &bearers);
    digests::mend(&mut pages);
    things::mend(&mut pages);
    for (page, names) in pages.into_iter().zip(found) {
        *names = page.found.into_names();
    }
}

/// The words of the names of persons that have more than one.
fn words_of_persons(pages: &[Page<'_>]) -> FxHashSet<u64> {
    let mut hashes = FxHashSet::default();
    for page in pages {
        for name in page.found.iter().filter(|name| name.kind == NameKind::Person && name.score >= 1.5) {
            let words = page.words_within(name.start, name.end);
            if words.len() > 1 {
                hashes.extend(page.words[words].iter().map(|word| word.hash));
            }
        }
    }
    hashes
}

#[cfg(test)]
mod tests {
    use crate::actors::names::names_of;
    use crate::actors::words::words_in;

    /// The names of a text of which the rules are sure: `Noh Kwang-shik/Person`.
    fn names(text: &str) -> Vec<String> {
        let words = vec![words_in(text)];
        let found = names_of(&[text], &words, &[Vec::new()]);
        let sure = found[0].iter().filter(|name| name.score >= 1.5);
        sure.map(|name| format!("{}/{:?}", &text[name.start..name.end], name.kind)).collect()
    }

    #[test]
    fn what_stands_beside_or_in_a_name_tells_what_it_is() {
        for (text, expected) in [
            ("The founder, Noh Kwang-shik, had promised it.", "Noh Kwang-shik/Person"),
            ("He will fight Tommy \"Gun\" McCall in the spring.", "Tommy \"Gun\" McCall/Person"),
            ("A janitor, Reynaldo dela Cruz, swam for four hours.", "Reynaldo dela Cruz/Person"),
            ("It was put to Annemiek van 't Hof of the union.", "Annemiek van 't Hof/Person"),
            ("The paint maker agreed to buy Fjordmal ASA for cash.", "Fjordmal ASA/Organisation"),
            ("Its owner, Hamish Geddes, said the yard was shut.", "Hamish Geddes/Person"),
            ("On Monday shares of Humana fell 6 percent.", "Humana/Organisation"),
            ("A spokesman said the insurer Tryg would pay.", "Tryg/Organisation"),
            ("Chipmaker Renesas Electronics bucked the trend.", "Renesas Electronics/Organisation"),
            ("He told the law firm Farber & Stone about it.", "Farber & Stone/Organisation"),
            ("They met elements of the 9th Armoured Division there.", "9th Armoured Division/Organisation"),
            ("Men of Joint Task Force Sulu took it.", "Joint Task Force Sulu/Organisation"),
            ("Men of Battle Group 8 took it.", "Battle Group 8/Organisation"),
            ("Men of the 25th Combined Arms Army took it.", "25th Combined Arms Army/Organisation"),
            ("He joined the 2nd Battalion, 7th Marines last year.", "2nd Battalion, 7th Marines/Organisation"),
            ("The ships of CTF 50 left.", "CTF 50/Organisation"),
            ("The crews of 1(F) Squadron left.", "1(F) Squadron/Organisation"),
            ("Men of Task Force White Eagle took it.", "Task Force White Eagle/Organisation"),
            ("Men of Multinational Division North took it.", "Multinational Division North/Organisation"),
            ("He sent the Third Army there.", "Third Army/Organisation"),
            ("Then rebels under Maxime Mokom came.", "Maxime Mokom/Person"),
            ("Lawyers for Havrel Mokom came.", "Havrel Mokom/Person"),
            ("They went to the funeral of Havrel Mokom there.", "Havrel Mokom/Person"),
            ("Havrel Mokomba said he was late.", "Havrel Mokomba/Person"),
            ("Then the 444th Brigade of Mahmoud al-Hadar came.", "Mahmoud al-Hadar/Person"),
            ("It was led by Samir Hadar from there.", "Samir Hadar/Person"),
            ("He joined No. 31 Squadron last year.", "No. 31 Squadron/Organisation"),
            ("The men of Liwa al-Haqq fled.", "Liwa al-Haqq/Organisation"),
            ("He rode well. Overall: 1. Olano 15.41.18 2. Hamburger at 12.", "Olano/Person"),
            ("She told WHIO-TV that he was kind.", "WHIO-TV/Organisation"),
            ("The Bureau of Elections said that she was late.", "Bureau of Elections/Organisation"),
            (
                "Former journalist and recently elected MSP Ruth Davidson is announced as the new leader.",
                "Ruth Davidson/Person",
            ),
            ("It was denied by Presidential Spokesperson Harry Dumlao.", "Harry Dumlao/Person"),
            ("The army left after the State Comptroller Micha Lindenstrauss stated it.", "Micha Lindenstrauss/Person"),
            ("The news site Znak.com said he had left.", "Znak.com/Organisation"),
            ("It sold the line to Grauman and Lobb Inc for cash.", "Grauman and Lobb Inc/Organisation"),
            ("Tolchi and Tolchi Co Plc said it had bought a rival.", "Tolchi and Tolchi Co Plc/Organisation"),
            ("The Dutch group Van der Brink NV earned less.", "Van der Brink NV/Organisation"),
            ("A unit of Felstad Oel AG of Essen won it.", "Felstad Oel AG/Organisation"),
            ("The issue was led by S.G. Marburg and Co in London.", "S.G. Marburg and Co/Organisation"),
            ("He owns Haldan Shipping A/S of Bergen.", "Haldan Shipping A/S/Organisation"),
            ("Deputy Prime Minister Kim Mahn-je said so.", "Kim Mahn-je/Person"),
            (
                "Team: Christian Cullen; Jeff Wilson, Frank Bunce, Walter Little, Jonah Lomu; Andrew Mehrtens.",
                "Walter Little/Person",
            ),
            (
                "The Federation of Mining and Metallurgical Workers will strike.",
                "Federation of Mining and Metallurgical Workers/Organisation",
            ),
            (
                "Mr Ilenre leads the Ethnic Minority and Indigenous Rights Organisation of Africa.",
                "Ethnic Minority and Indigenous Rights Organisation of Africa/Organisation",
            ),
            (
                "Men of the Popular Front for the Rebirth of the Sahel left.",
                "Popular Front for the Rebirth of the Sahel/Organisation",
            ),
            ("The Ministry of Harvals and Endowments left.", "Ministry of Harvals and Endowments/Organisation"),
            ("The Ministry of Health and the Harval Bank left.", "Ministry of Health/Organisation"),
            ("He leads the Ostra Teachers' Union in the north.", "Ostra Teachers' Union/Organisation"),
            ("On Friday Corin Parley of Haldan Drilling said so.", "Haldan Drilling/Organisation"),
            ("Abdirahman Farah Warsame was sworn in. Later Warsame spoke.", "Abdirahman Farah Warsame/Person"),
            ("Journalist Mariem Mint Harrath said on Monday that she had left.", "Mariem Mint Harrath/Person"),
            ("The strike was called by the Herders' Union on Friday.", "Herders' Union/Organisation"),
            ("The deputy of the Havrelak party left early.", "Havrelak/Organisation"),
            ("The strike was called by unions TUSO and Merkad on Friday.", "Merkad/Organisation"),
            ("The shares belong to Felstad Holdings Limited of Cyprus.", "Felstad Holdings Limited/Organisation"),
            ("All on board Lion Air Flight 610 died.", "Lion Air/Organisation"),
            // Words that speak of beings, journals and lines say nothing of who does not stand in their frame.
            ("Researchers published the study with Haldan Drilling Corp on Friday.", "Haldan Drilling Corp/Organisation"),
            ("Oh my god Corin Halden said it again.", "Corin Halden/Person"),
            ("At the station, Corin Halden said the line was shut.", "Corin Halden/Person"),
            ("Corin Halden status as a refugee is in doubt, a fossil of an earlier law.", "Corin Halden/Person"),
            ("The ore went to Union Haldan Corp. Chacin, 48, said so.", "Union Haldan Corp/Organisation"),
        ] {
            let names = names(text);
            assert!(names.iter().any(|name| name == expected), "{text}: {names:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_name_is_none() {
        for (text, name) in [
            ("Senator Ann Bloom, D-Conn., said so.", "D-Conn"),
            ("The ship lay off the Dogger Bank for a week.", "Dogger Bank"),
            ("The company Monday said it would pay.", "Monday"),
            ("Hurricane Irene reached the coast. Irene killed forty people.", "Irene"),
            ("It was hit by Severe Tropical Cyclone Yasi in May.", "Severe Tropical Cyclone Yasi"),
            ("Typhoon Rammasun (Glenda) reached Luzon.", "Glenda"),
            ("Humberto, now officially Hurricane Humberto, was expected to pass by Bermuda.", "Humberto"),
            ("Its water rose until the Danube flooded the quarter.", "Danube"),
            ("They fired a Scud missile at the town.", "Scud"),
            ("A reporter of the Vancouver Sun asked him.", "Vancouver Sun/Person"),
            ("Equine Influenza has reached the stables. Equine Influenza spreads fast.", "Equine Influenza"),
            ("Children fell ill of hand, foot and mouth disease (HFMD). HFMD is seldom fatal.", "HFMD"),
            ("The ministry bought doses of Tamiflu. Makers of Tamiflu said no more.", "Tamiflu"),
            ("A woman infected with Marburg has died, and Marburg may spread.", "Marburg"),
            ("The Marburg hemorrhagic fever is back. Marburg kills slowly.", "Marburg"),
            ("Only the antiviral drug Tamiflu helps. Tamiflu is dear.", "Tamiflu"),
            ("The ministry confirmed a case of BSE. The risk of BSE is small.", "BSE"),
            ("Bella Rosa won the Kentucky Derby by a length.", "Kentucky Derby"),
            ("The film took the Academy Award for Best Picture.", "Academy Award"),
            ("The dispute between Ahmadinejad and Supreme Leader Ayatollah Ali Khamenei grows.", "Supreme"),
            ("He asked Home Secretary Theresa May about it.", "Home"),
            ("She is Secretary of State for Culture, Media and Sport.", "State for Culture"),
            ("The aide of Culture, Media and Sport Jeremy Hunt wrote it.", "Sport Jeremy"),
            (
                "Soldiers fired at armed men approaching Israel from Gaza near Kibbutz Erez, killing three; sources said.",
                "Kibbutz Erez",
            ),
            ("They found it near Franklin and Kennedy Elementary Schools.", "Kennedy Elementary Schools/Person"),
            ("It fell on the village of Kampungu. In Kampungu, a nurse, Rosa Crestani, saw it.", "Kampungu"),
            ("Philippine Finance Secretary Ana Reyes said so.", "Philippine Finance"),
            ("The dhow Al Rahmani was freed; Al Rahmani is old.", "Al Rahmani"),
            ("They sank the ARA General Belgrano with torpedoes.", "ARA General Belgrano"),
            ("Crews of the Marlin Queen III and the Bold Heron came first.", "Marlin Queen III"),
            ("Prosecutors said the firm broke the Export Control Regulation.", "Export Control Regulation"),
            ("The Idai Recovery Plan has not been funded.", "Idai Recovery Plan"),
            ("He is an aide at External Affairs and Heritage and Local Government.", "External Affairs"),
            ("Her film took Best Feature Film in Ostra.", "Best Feature Film"),
            ("He was given the Victoria Cross for it.", "Victoria Cross"),
            ("The visitors beat Puerto Rico 3–0 at home.", "Puerto Rico 3"),
            ("Money went to the Ruler of Dubai for it.", "Ruler of Dubai"),
            ("Two men ran to Liberty Market after it.", "Liberty Market"),
            ("Members of the Convention on International Trade in Endangered Species met.", "Convention"),
            ("The forces of both states began the Steel Shield exercise.", "Steel Shield"),
            ("Seven sailed with the ferry Lady Mary Joy; Mary Joy is old.", "Mary Joy"),
            ("They held the bulk carrier Pacific Weihai for a week.", "Pacific Weihai"),
            ("They met in the Parc Jean-Marie Vincent on Sunday.", "Parc"),
            ("It is the strain O1 Ogawa of the north.", "O1 Ogawa/Person"),
            ("He won at the Montego Sports Complex in May.", "Montego Sports Complex"),
            ("It ranks low in the World Press Freedom Index.", "World Press Freedom Index"),
            ("They signed the Liptako-Gourma Charter in September.", "Liptako-Gourma Charter"),
            ("The deal is named Project Simba.", "Project Simba/Person"),
            ("They prayed to the god Mendor, and Mendor kept silent.", "Mendor"),
            (
                "The fossils are of Haldenia minor and Bragosaurus grandis, the team said. Bragosaurus was small.",
                "Bragosaurus",
            ),
            ("The court overturned Halden v. Ostrow in June.", "Ostrow"),
            ("The airline parked its Boeing 737 Max jets.", "Max"),
            ("A man was hurt on the Jubilee line at noon.", "Jubilee"),
            ("She holds the French Legion of Honour.", "French Legion of Honour"),
            ("He was awarded the Gallantry Star in May.", "Gallantry Star"),
            ("The study, published on Monday in Ostra Letters, says so.", "Ostra Letters"),
            ("He said he would ruin the Economy of Norway.", "Economy of Norway"),
            ("Shr 71 cts vs 64 cts. Net 4,214,000 vs 3,805,000.", "Shr"),
        ] {
            let names = names(text);
            assert!(!names.iter().any(|found| found.starts_with(name)), "{text}: {names:?}");
        }
    }
}
