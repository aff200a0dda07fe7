//! Whose body a name that bodies of many countries bear is, text by text.

use crate::actors::article::named_in;
use crate::article::ParsedArticle;

#[test]
fn parts_of_the_world_and_agreements_are_no_state() {
    for (language, text, is_named) in [
        ("es", "El ministro viajará por América Latina y América del Sur la próxima semana.", false),
        ("it", "Il ministro andrà in America Latina e in America Centrale la settimana prossima.", false),
        ("uk", "Виконання Мінських угод триває, сказав речник.", false),
        ("ru", "Выполнение Минских соглашений продолжается, сказал посредник.", false),
        ("es", "Los Estados Unidos anunciaron nuevas medidas la semana pasada.", true),
    ] {
        let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
        let named = named_in(&article, Some(language));
        assert_eq!(named.actors.iter().any(|actor| actor.id.as_str().starts_with("country:")), is_named, "{text}");
    }
}

#[test]
fn a_body_of_no_state_is_found_in_other_languages() {
    for (language, text, expected) in [
        ("es", "El Tribunal Supremo anuló la multa al banco.", "Tribunal Supremo"),
        // A state named in passing is not its owner.
        ("es", "El Tribunal Supremo negó el traslado a Estados Unidos del acusado.", "Tribunal Supremo"),
        (
            "es",
            "En Lima, la Fiscalía abrió una causa. La Corte Suprema calló.",
            "peruvian-attorney-generals-office peruvian-supreme-court",
        ),
        (
            "es",
            "La Corte Suprema francesa y la Asamblea Nacional venezolana callan.",
            "court-of-cassation-france venezuelan-national-assembly",
        ),
        ("es", "La Asamblea Nacional de Panamá debate. La Corte Suprema calla.", "panama-parliament panama-supreme-court"),
        // The beginning of a longer name.
        ("es", "El Congreso de la Lengua y el Parlamento Juvenil acabaron ayer.", ""),
        (
            "fr",
            "La police nationale cherche un homme et le ministère de la Santé se tait.",
            "Police nationale Ministère de la Santé",
        ),
        (
            "fr",
            "La Cour suprême du Sénégal a rejeté le recours. L'Assemblée nationale se tait.",
            "senegal-supreme-court senegal-parliament",
        ),
        ("pt", "O Ministério da Defesa calou-se e a Assembleia Nacional votou.", "Ministério da Defesa Assembleia Nacional"),
        ("pt", "A Assembleia Nacional de Angola votou ontem.", "angola-parliament"),
        ("it", "La Corte costituzionale ha respinto la legge regionale.", "Corte costituzionale"),
        ("it", "Il ministero della Difesa ucraino tace ancora.", "ukraine-defence-ministry"),
        ("de", "Das Innenministerium in Warschau schwieg dazu.", "polish-interior-ministry"),
        ("fa", "وزارت کشور افغانستان این را گفت.", "afghanistan-interior-ministry"),
        ("ar", "أيدت محكمة النقض المصرية الحكم أمس.", "court-of-cassation-egypt"),
        ("ar", "رفضت المحكمة العليا طلب المحامين أمس.", "المحكمة العليا"),
    ] {
        let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
        let named = named_in(&article, Some(language));
        let bodies =
            named.actors.iter().filter_map(|actor| Some((actor.places.first()?.1, actor.id.as_str().strip_prefix("org:")?)));
        let mut bodies: Vec<(u32, &str)> = bodies.collect();
        bodies.sort_unstable();
        assert_eq!(bodies.iter().map(|(_, id)| *id).collect::<Vec<_>>().join(" "), expected, "{text}");
    }
}

#[test]
fn a_shared_name_is_that_of_the_state_the_text_means() {
    for (text, expected) in [
        // What stands beside it.
        ("The Senate in Warsaw voted. Iran and Iraq watched.", "Senate=org:polish-senate"),
        ("Romania's ruling Progressive Party lost in France.", "Progressive Party=org:Progressive Party (Romania)"),
        ("The Progressive Party of Prime Minister Edi Rama won.", "Progressive Party=org:Progressive Party (Albania)"),
        ("The Polish Senate voted.", "Polish Senate=org:polish-senate"),
        // What was said before.
        (
            "Pakistan's Senate met. France, France and France watched. The Senate voted.",
            "Pakistan's Senate=org:senate-pakistan Senate=org:senate-pakistan",
        ),
        (
            "Pakistan's Senate met. The Senate Majority Leader, Imran Dar, spoke. Senate House was dark.",
            "Pakistan's Senate=org:senate-pakistan Senate=org:senate-pakistan Senate House=org:Senate House",
        ),
        // The state with which a sentence begins, and the one it names.
        (
            "The Justice and Development Party met in Ankara. In Rabat, the Justice and Development Party lost.",
            "Justice and Development Party=org:akp Justice and Development Party=org:pjd-morocco",
        ),
        // A name that few states use is not that of the state the text speaks of most.
        (
            "Iraq and Syria, Iraq and Syria. The Foreign Office Minister welcomed the talks.",
            "Foreign Office=org:uk-foreign-office",
        ),
        ("Islamabad lies in Pakistan. The Foreign Office said so.", "Foreign Office=org:pakistan-foreign-ministry"),
        // What the text speaks of.
        ("People in Bhutan voted. The Progressive Party won.", "Progressive Party=org:Progressive Party (Bhutan)"),
        ("Iran arrested him. The Supreme Court upheld it.", "Supreme Court=org:iran-supreme-court"),
        // News of the day: what is said of others counts little.
        (
            "US, US and US talks. Iran met Iraq. France met Spain.\n\nUS, US and Chad. Peru met Chile, Japan met China, Mali met Niger. \
             Kenya met Egypt and Libya. Cuba met Panama.\n\nDiederik Samsom of the Labour Party is for the Netherlands in the euro.",
            "Labour Party=org:pvda-nl",
        ),
        (
            "The Times of India and the Times of Israel said so.",
            "Times of India=org:times-of-india Times of Israel=org:times-of-israel",
        ),
        ("Iraq and Iran, Iraq and Iran. The talks failed, the Daily Star reported.", "Daily Star=org:Daily Star"),
        // A council of all states is not that of the one the text speaks of.
        (
            "Libya, Libya and Libya. The Security Council met on Libya. Russia voted for a Russian draft in the Security Council.",
            "Security Council=org:un-security-council Security Council=org:un-security-council",
        ),
        (
            "The Russian Security Council met. The Security Council warned Libya. Libya did not answer.",
            "Russian Security Council=org:security-council-russia Security Council=org:security-council-russia",
        ),
        (
            "Russia left. The Security Council secretary, Sergei Shoigu, spoke.",
            "Security Council=org:security-council-russia",
        ),
        (
            "Le ministère des Affaires étrangères d'Algérie a convoqué l'ambassadeur. L'Assemblée nationale du Sénégal a voté.",
            "ministère des Affaires étrangères=org:algeria-foreign-ministry \
             Assemblée nationale=org:senegal-parliament",
        ),
        // Of no state, where the text names none.
        ("Les députés ont voté. L'Assemblée nationale a dit oui.", "Assemblée nationale=org:Assemblée nationale"),
        ("Paris attend. L'Assemblée nationale a dit oui.", "Assemblée nationale=org:french-national-assembly"),
        // Nothing at all.
        ("The Revolutionary Guards seized a tanker in the Gulf.", "Revolutionary Guards=org:irgc"),
        ("The Senate voted on Monday.", "Senate=org:us-senate"),
        // Of all states, unless the text says of which.
        ("Iran and Syria, Iran and Syria. The Security Council met.", "Security Council=org:un-security-council"),
        (
            "Russia's Security Council met. Russia and Russia. The Security Council voted.",
            "Russia's Security Council=org:security-council-russia Security Council=org:security-council-russia",
        ),
        ("Peru rejected it. The Cabinet met.", "Cabinet=org:Cabinet (Peru)"),
        ("Egypt rejected it. The Army fired.", "Army=org:egypt-armed-forces"),
        ("The Foreign Ministry said so.", "Foreign Ministry=org:Foreign Ministry"),
        // Longer names are others.
        ("The Wisconsin Supreme Court ruled.", "Wisconsin Supreme Court=org:Wisconsin Supreme Court"),
    ] {
        let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
        let language = if text.contains("nationale") { "fr" } else { "en" };
        let named = named_in(&article, Some(language));
        let bodies = named.actors.iter().filter(|actor| actor.id.as_str().starts_with("org:"));
        let places = bodies.flat_map(|actor| actor.places.iter().map(move |place| (place.1, place.2, actor.id.as_str())));
        let mut places: Vec<(u32, u32, &str)> = places.collect();
        places.sort_unstable();
        let shown: Vec<String> =
            places.iter().map(|(start, end, id)| format!("{}={id}", &text[*start as usize..*end as usize])).collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }
}
