//! Bylines of many languages and houses, and whom they name.

use super::*;

#[test]
fn a_plain_name_is_read_as_any_other() {
    let of_lists = include_str!("words.txt").split([',', '\n']).map(str::trim).filter(|word| !word.starts_with("= "));
    let capitalised = |word: &str| word[..1].to_uppercase() + &word[1..];
    let is_letters = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let phrases: Vec<&str> = of_lists.collect();
    let mut words: Vec<&str> = phrases.iter().flat_map(|phrase| phrase.split(' ')).filter(is_letters).collect();
    words.extend(["Jane", "Doe", "Ap", "Van", "Bystrom", "Reporters", "Seniors"]);
    let mut draw = crate::dice::dice(13);
    let drawn = (0..40_000).map(|_| [0; 2].map(|_| capitalised(words[draw(words.len())])).join(" "));
    let listed = phrases.iter().filter(|phrase| phrase.split(' ').all(|word| is_letters(&word)));
    let listed = listed.map(|phrase| phrase.split(' ').map(capitalised).collect::<Vec<_>>().join(" "));
    let mut plain = 0;
    for text in listed.collect::<Vec<_>>().into_iter().chain(drawn).filter(|text| person::is_plain_name(text)) {
        assert_eq!(read_names(&text), [text.as_str()]);
        plain += 1;
    }
    assert!(plain > 100, "{plain}");
}

#[test]
fn names_in_bylines() {
    for (text, expected) in [
        ("By Jane Doe", "Jane Doe"),
        ("Jane Doe (text) and John Roe (photos)", "Jane Doe"),
        ("Matilde Saraiva (texto) e Abel Pires (fotografia)", "Matilde Saraiva"),
        ("The pier is closed (text below)", ""),
        ("Door onze verslaggever Jane Doe", "Jane Doe"),
        ("Της ανταποκρίτριάς μας Δάφνης Κοραή", "Δάφνης Κοραή"),
        ("BY JANE DOE AND JOHN ROE", "Jane Doe|John Roe"),
        ("By Dan Williams", "Dan Williams"),
        ("By Dan De Luce", "Dan De Luce"),
        ("By M. Kessling, H. Solvang and P. Ramanathan-Cole", "M. Kessling|H. Solvang|P. Ramanathan-Cole"),
        ("By Jane Doe, Senior Analyst, Harbour Review", "Jane Doe"),
        ("Par Nadia Ben Othmane", "Nadia Ben Othmane"),
        ("Por Tomás Arrieta Luján", "Tomás Arrieta Luján"),
        ("By Ludwig van der Berg", "Ludwig van der Berg"),
        ("By Reuters", "Reuters"),
        ("By the end of the year, the talks had failed in every single place.", ""),
        ("Bypass Road", ""),
        ("By then it was too late.", ""),
        ("Von der Leyen Heads to Kyiv", ""),
        ("By JANE DOE, Associated Press Writer", "Jane Doe"),
        ("By Jane Doe and John Roe in Kyiv", "Jane Doe|John Roe"),
        ("(Reporting by Jane Doe; editing by J K) Keywords: KAZAKHSTAN OIL/CASPIAN SEA PORTS", "Jane Doe"),
        ("(Reporting by Jane Doe in Kyiv; Editing by John Roe)", "Jane Doe"),
        ("By Jane Austen's standards it was long", ""),
        ("By Monday Israel had moved its troops", ""),
        ("By Christmas Eve the troops had left", ""),
        ("Text Messages Sent From Space", ""),
        ("Story: Jane Doe", "Jane Doe"),
        ("Par Claire Petit, à Paris", "Claire Petit"),
        ("Por fin llega la lluvia", ""),
        ("Di Maio vince le elezioni", ""),
        ("By Design", ""),
        ("Por Joana Silveira, g2 SC — Itajaí", "Joana Silveira"),
        ("[Report by Leila Mostofi: \"The vote is near\"]", "Leila Mostofi"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("By Nicanor dela Cruz", "Nicanor dela Cruz"),
        ("От Иван Петров", "Иван Петров"),
        ("Της Δάφνης Κοραή", "Δάφνης Κοραή"),
        ("От Москвы до Киева", ""),
        ("Από τον Οκτώβριο αλλάζουν όλα", ""),
        ("بقلم/ محمد علي", "محمد علي"),
        ("كتبت- سارة حسن", "سارة حسن"),
        ("文／王小明", "王小明"),
        ("ავტორი: გიორგი მელაძე", "გიორგი მელაძე"),
        ("Par Jeanne Perrault, chargée de recherche", "Jeanne Perrault"),
        ("Von Jana Müller, wissenschaftliche Mitarbeiterin am Institut", "Jana Müller"),
        ("Por Ana Pérez Luna, doctoranda en historia", "Ana Pérez Luna"),
        ("By Jane Doe, who never knew it", ""),
        ("By [13]Jane Doe | [14]jane@example.org", "Jane Doe"),
        ("By [13]Jane Doe and [14]John Roe", "Jane Doe|John Roe"),
        ("文｜财新 陆思齐（发自宜春） 实习记者 高蔓", "陆思齐|高蔓"),
        ("撰文／王强", "王强"),
        ("文｜化和旅游部的决定已经公布", ""),
        ("By Ewan LockhartLeila Haddad", "Ewan Lockhart|Leila Haddad"),
        ("By Jane MacDonald", "Jane MacDonald"),
        ("By Jane Doe, Senior Staff Technologist, HCLU Speech, Privacy, and Technology Project", "Jane Doe"),
        ("By Jane Doe, Editor, and KIM Min-jun", "Jane Doe|KIM Min-jun"),
        ("Un article d'Anne Quillec", "Anne Quillec"),
        ("Un article d’Anne Quillec", "Anne Quillec"),
        ("Una columna de Ana Quiroga", "Ana Quiroga"),
        ("Teksti: Anna Kuusela Kuvat: Tomi Virta", "Anna Kuusela"),
        ("Tekst: Anna Quist Beeld: Tom Wever", "Anna Quist"),
        ("Tekst og foto: Anna Quale", "Anna Quale"),
        ("Napisala Ana Kvaternik", "Ana Kvaternik"),
        ("Opracowanie: Anna Kwiatek", "Anna Kwiatek"),
        ("Par Anne Quillec - BFM Business", "Anne Quillec"),
        ("By Anil Kumar and VVS Menon", "Anil Kumar|VVS Menon"),
        ("Por Jussara Nascimento, GN MA — São Luís", "Jussara Nascimento"),
        ("Selin Aktaş tarafından | 7 Eylül 2020", "Selin Aktaş"),
        ("Por Ana Quiroga y Tomás Valdés, enviados especiales", "Ana Quiroga|Tomás Valdés"),
        ("By Oleh Kovalenko", "Oleh Kovalenko"),
        ("By Oleh Ivan Kovalenko", "Oleh Ivan Kovalenko"),
        ("By Par Anders Nilsson", "Par Anders Nilsson"),
        ("Oleh Budi Santoso", "Budi Santoso"),
        ("Oleh: Siti Rahma", "Siti Rahma"),
        ("Oleh karena itu pelabuhan ditutup", ""),
        ("Par DUPONT Jeanne, journaliste, MARTIN Paul", "Dupont Jeanne|Martin Paul"),
    ] {
        assert_eq!(byline(text).unwrap_or_default().join("|"), expected, "{text}");
    }
}

#[test]
fn a_month_may_be_a_name() {
    assert_eq!(names("Trần Thị Mai"), ["Trần Thị Mai"]);
    assert_eq!(names("Jane Doe 5 mai"), ["Jane Doe"]);
}

#[test]
fn a_weekday_is_a_first_name_in_a_record_alone() {
    for (text, expected) in [
        ("Adelaja, Sunday", "Sunday Adelaja"),
        ("Adelaja, Sunday; Roe, John", "Sunday Adelaja|John Roe"),
        ("Jane Doe, Sunday", "Jane Doe"),
        ("May, Sunday", ""),
        ("By Jane Doe, Monday", "Jane Doe"),
        ("Doe, Jane", "Jane Doe"),
    ] {
        assert_eq!(names_in_record(text).join("|"), expected, "{text}");
    }
    assert_eq!(names("Kyiv, Sunday"), ["Kyiv"]);
}

#[test]
fn words_that_name_nobody() {
    for (text, expected) in [
        ("Business Correspondent", true),
        ("Staff Writer", true),
        ("View All Posts", true),
        ("Updated", true),
        ("Https", true),
        ("Reuters", false),
        ("AFP Correspondent", false),
        ("Jane Doe", false),
        ("Madonna", false),
        ("Basra Water Group", false),
    ] {
        assert_eq!(names_nobody(text), expected, "{text}");
    }
}

#[test]
fn names_of_authors() {
    let cases = [
        // Plain names, several of them, initials, particles, hyphens, generations.
        ("Рустам Ильясов", "Рустам Ильясов"),
        ("مریم صادقی\u{200c}فر", "مریم صادقی\u{200c}فر"),
        ("ليلى حدادين", "ليلى حدادين"),
        ("Jane Doe, John Roe and Ana de la Cruz", "Jane Doe|John Roe|Ana de la Cruz"),
        ("Jane Doe, John Roe, and Max Moe", "Jane Doe|John Roe|Max Moe"),
        ("Jane Doe & John Roe", "Jane Doe|John Roe"),
        ("Ineke Mulder en Jan van Dam", "Ineke Mulder|Jan van Dam"),
        ("Ineke Mulder en Jan-Willem van den Berg", "Ineke Mulder|Jan-Willem van den Berg"),
        ("Ana Pérez en Palma de Mallorca", "Ana Pérez"),
        // Who did something else, and what somebody is the editor of.
        ("Ana Leite / Traducción de Pilar Abril", "Ana Leite"),
        ("Anna Müller Foto: Jan Vogt", "Anna Müller"),
        ("Traducción de Pilar Abril", ""),
        ("Ana Leite, Editora de Cidades", "Ana Leite"),
        ("Anna Weber, korrespondent i Rom", "Anna Weber"),
        ("Text und Foto: Jan Vogt", "Jan Vogt"),
        ("Jane Doe with John Roe", "Jane Doe|John Roe"),
        ("J. R. Doe; P. Ramanathan-Cole", "J. R. Doe|P. Ramanathan-Cole"),
        ("Martin Doe Jr.", "Martin Doe Jr."),
        ("Martin Doe, Jr.", "Martin Doe Jr."),
        ("Henry Doe III", "Henry Doe III"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Ana Pérez y José Ruiz", "Ana Pérez|José Ruiz"),
        ("Anna Kowalska i Jan Nowak", "Anna Kowalska|Jan Nowak"),
        ("Piet de Vries en Anna Jansen", "Piet de Vries|Anna Jansen"),
        ("Anna Jansen en Piet de Vries", "Anna Jansen|Piet de Vries"),
        ("Ana Silva e João dos Santos", "Ana Silva|João dos Santos"),
        ("Rui Castro e Almeida de Sousa", "Rui Castro e Almeida de Sousa"),
        ("Ni Wayan Sari", "Ni Wayan Sari"),
        ("Ni Juan Dela Cruz", "Juan Dela Cruz"),
        ("Ali Yılmaz ve Ayşe Demir", "Ali Yılmaz|Ayşe Demir"),
        ("Олена Коваль та Іван Мельник", "Олена Коваль|Іван Мельник"),
        ("أحمد علي وليلى حدادين", "أحمد علي|ليلى حدادين"),
        ("أحمد وليد", "أحمد وليد"),
        // Labels of other fields name nobody.
        ("Keywords: KAZAKHSTAN OIL/CASPIAN SEA (UPDATE 2)", ""),
        ("Index terms: Juvenile Justice; County Budget", ""),
        ("Topic: Trade War | By Jane Doe", "Jane Doe"),
        ("Report by Leila Mostofi: \"The Port\"]", "Leila Mostofi"),
        // Words for "and" that are names elsewhere.
        ("Dan Williams and Kim Sengupta", "Dan Williams|Kim Sengupta"),
        ("Ann Lee and Dan Oka", "Ann Lee|Dan Oka"),
        ("DAN WILLIAMS AND ANN LEE", "Dan Williams|Ann Lee"),
        ("Li Dan", "Li Dan"),
        ("Og Mandino", "Og Mandino"),
        ("Mit Patel", "Mit Patel"),
        ("Mark Och", "Mark Och"),
        ("Budi Santoso dan Siti Rahma", "Budi Santoso|Siti Rahma"),
        ("BUDI SANTOSO DAN SITI RAHMA", "Budi Santoso|Siti Rahma"),
        ("Anna Berg och Mats Lind", "Anna Berg|Mats Lind"),
        ("Jane Doe And John Roe", "Jane Doe|John Roe"),
        // Capitals.
        ("JANE MCDONALD", "Jane McDonald"),
        ("SEAN O'BRIEN AND ANA DE LA CRUZ", "Sean O'Brien|Ana de la Cruz"),
        ("Jean DUPONT", "Jean Dupont"),
        ("Ludwig VAN DER BERG", "Ludwig van der Berg"),
        ("AJ Doe", "AJ Doe"),
        // The family name first.
        ("Doe, Jane", "Jane Doe"),
        ("Doe, Jane A.", "Jane A. Doe"),
        ("Jong, Michiel de", "Michiel de Jong"),
        ("DOE, J., Roe, M.-L., van Berg, R. J.", "J. Doe|M.-L. Roe|R. J. van Berg"),
        ("Jane Doe, M.D., John Roe, M.D.", "Jane Doe|John Roe"),
        ("Doe, Jane; Roe, John", "Jane Doe|John Roe"),
        ("Svensson, Jan", "Jan Svensson"),
        ("Svensson, Jan Erik", "Jan Erik Svensson"),
        ("SVENSSON, JAN", "Jan Svensson"),
        ("May, Theresa", "Theresa May"),
        ("Strindberg, August", "August Strindberg"),
        ("Zeh, Juli", "Juli Zeh"),
        ("Abril, Pilar", "Pilar Abril"),
        ("Doe, Ben", "Ben Doe"),
        ("Doe, Al", "Al Doe"),
        ("Nguyen, An", "An Nguyen"),
        ("Le, Minh", "Minh Le"),
        ("Kowalski, Jan; Nowak, Anna", "Jan Kowalski|Anna Nowak"),
        ("Kowalski, Jan; John Roe", "Jan Kowalski|John Roe"),
        ("Kowalski, Jan and Nowak, Anna", "Jan Kowalski|Anna Nowak"),
        ("Kowalski, Jan & Nowak, Anna", "Jan Kowalski|Anna Nowak"),
        ("Schmidt, Jan und Müller, Anna", "Jan Schmidt|Anna Müller"),
        ("Doe, Jane, and John Roe", "Jane Doe|John Roe"),
        ("Doe, Jane et al.", "Jane Doe"),
        ("von Weizsäcker, Carl", "Carl von Weizsäcker"),
        ("di Stefano, Alfredo", "Alfredo di Stefano"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("al-Saadi, Jan", "Jan al-Saadi"),
        ("Jane Doe, May", "Jane Doe"),
        ("Jane Doe, May 3, 2024", "Jane Doe"),
        ("Doe, May 3", "Doe"),
        ("By Jane Doe, Monday", "Jane Doe"),
        ("May, August", ""),
        ("Kyiv, Monday", "Kyiv"),
        ("Jane Doe, Editor", "Jane Doe"),
        ("Reuters, Jan", "Reuters"),
        ("Harbour Times, The", "Harbour Times"),
        ("Von Jana Müller, Berlin", "Jana Müller"),
        ("Energy, Mines and Resources Canada", "Resources Canada"),
        // Titles and degrees.
        ("Dr. Jane Doe", "Jane Doe"),
        ("Prof. Dr. Jana Müller", "Jana Müller"),
        ("Gen. (ret.) John Roe", "John Roe"),
        ("Sir John Roe", "John Roe"),
        ("Jane Doe, PhD", "Jane Doe"),
        ("Jane Doe, MD, MPH", "Jane Doe"),
        ("Jane Doe Ph.D.", "Jane Doe"),
        ("Jack Ma", "Jack Ma"),
        // Roles, houses, places.
        ("Jane Doe, Senior Analyst, Harbour Review", "Jane Doe"),
        ("Jane Doe Diplomatic Editor", "Jane Doe"),
        ("Foreign correspondent Jane Doe", "Jane Doe"),
        ("BBC diplomatic correspondent Jane Doe", "Jane Doe"),
        ("Jane Doe, Director of Strategic Studies", "Jane Doe"),
        ("Jane Doe in Kyiv and John Roe in New York", "Jane Doe|John Roe"),
        ("Jane Doe, Tel Aviv", "Jane Doe"),
        ("Jane Doe, Kyiv", "Jane Doe"),
        ("Jane Doe for the Harbour Review", "Jane Doe"),
        ("Jane Doe, Associated Press", "Jane Doe"),
        ("JANE DOE Associated Press", "Jane Doe"),
        ("Jane Doe Associated Press", "Jane Doe"),
        ("Jane Doe/Reuters", "Jane Doe"),
        ("Jane Doe (AFP)", "Jane Doe"),
        ("Jane Doe and agencies", "Jane Doe"),
        ("Reuters, Jane Doe", "Jane Doe"),
        ("Jane DoeContributor", "Jane Doe"),
        ("Jane Doe reports from Cairo", "Jane Doe"),
        ("Jane Doe is a senior fellow at the Harbour Institute and author of Black Hawk Down.", "Jane Doe"),
        // What a page says around a byline.
        ("By Jane Doe | Oct 30, 2023", "Jane Doe"),
        ("By Jane Doe\nPublished October 30, 2023 at 9:14 AM", "Jane Doe"),
        ("By Jane Doe October 30, 2023", "Jane Doe"),
        ("Jane Doe • 30 October 2023 • 5 min read", "Jane Doe"),
        ("Jane Doe Updated: 3 May 2021", "Jane Doe"),
        ("October 30, 2023 by Jane Doe", "Jane Doe"),
        ("Posted by Jane Doe on May 3, 2021", "Jane Doe"),
        ("View all posts by Jane Doe", "Jane Doe"),
        ("More from Jane Doe", "Jane Doe"),
        ("Follow Jane Doe on Twitter", "Jane Doe"),
        ("By Jane Doe (@janedoe)", "Jane Doe"),
        ("Jane Doe @janedoe jane.doe@example.org", "Jane Doe"),
        ("Jane Doe <jane@example.org>", "Jane Doe"),
        ("Jane Doe, Jane Doe, JANE DOE", "Jane Doe"),
        ("By Jane Doe, Photographs by John Roe", "Jane Doe"),
        ("By Jane Doe; edited by John Roe", "Jane Doe"),
        ("Text: Jane Doe Fotos: John Roe", "Jane Doe"),
        ("Medically reviewed by John Roe, MD — Written by Jane Doe", "Jane Doe"),
        ("(Reporting by Jane Doe in Kyiv; Editing by John Roe)", "Jane Doe"),
        ("https://example.org/author/jane-doe/", "Jane Doe"),
        ("https://www.facebook.com/examplepage", ""),
        ("@janedoe", ""),
        ("Last Updated: January 7, 2025", ""),
        ("October 30, 2023", ""),
        ("Senior Correspondent", ""),
        ("Contributor", ""),
        ("admin", ""),
        ("Follow Author", ""),
        ("Read more", ""),
        ("", ""),
        // Houses stand where no person does.
        ("Reuters", "Reuters"),
        ("By Reuters Staff", "Reuters Staff"),
        ("Staff writers", "Staff writers"),
        ("AFP", "AFP"),
        ("The Editorial Board", "The Editorial Board"),
        ("Redacción", "Redacción"),
        ("Al Jazeera", "Al Jazeera"),
        ("Organization for Quiet Harbours", "Organization for Quiet Harbours"),
        ("Madonna", "Madonna"),
        ("Pwani Standard", "Pwani Standard"),
        ("Jane Doe | Pwani Standard | 9 May 2022", "Jane Doe"),
        ("Ayşe DEMİR", "Ayşe Demir"),
        ("Kate Brannigan; Staff Writer", "Kate Brannigan"),
        // Languages.
        ("Von Jana Müller, Berlin", "Jana Müller"),
        ("Von unserem Korrespondenten Jan Meier", "Jan Meier"),
        ("Par Sébastien Moreau, à Paris", "Sébastien Moreau"),
        ("De notre envoyée spéciale Claire Petit", "Claire Petit"),
        ("Por María López, corresponsal en Kiev", "María López"),
        ("di Mario Bianchi", "Mario Bianchi"),
        ("Автор: Иван Петров, корреспондент", "Иван Петров"),
        ("بقلم: أحمد علي", "أحمد علي"),
        ("Yazan: Ali Yılmaz", "Ali Yılmaz"),
        ("Oleh: Budi Santoso", "Budi Santoso"),
        ("Oleh Budi Santoso", "Budi Santoso"),
        ("Oleh: Siti", "Siti"),
        ("Yazan: Ali", "Ali"),
        ("Yazan Ali Yılmaz", "Ali Yılmaz"),
        // First names that open a byline elsewhere.
        ("Oleh Kovalenko", "Oleh Kovalenko"),
        ("By Oleh Kovalenko", "Oleh Kovalenko"),
        ("By Oleh Ivan Kovalenko and Jane Doe", "Oleh Ivan Kovalenko|Jane Doe"),
        ("Yazan al-Saadi", "Yazan al-Saadi"),
        ("Yazan Al Saadi", "Yazan Al Saadi"),
        ("Yazan Abu Salem", "Yazan Abu Salem"),
        ("Yazar Khan", "Yazar Khan"),
        ("Muallif Aliyev", "Muallif Aliyev"),
        // The text follows in the next line.
        ("By Anna Lena Vogt:", "Anna Lena Vogt"),
        ("أحمد عبد المنعم الشافعي:", "أحمد عبد المنعم الشافعي"),
        ("Anna Lena Vogt Editor:", "Anna Lena Vogt"),
        ("Anna Lena Vogt Reuters:", "Anna Lena Vogt"),
        // Letters of Turkish.
        ("NİLGÜN SARIOĞLU", "Nilgün Sarıoğlu"),
        ("AYŞE YILDIRIM", "Ayşe Yıldırım"),
        ("ALİ IŞIK", "Ali Işık"),
        ("ŞERBAN IONESCU DINU", "Şerban Ionescu Dinu"),
        ("ANNA LINDQVIST", "Anna Lindqvist"),
        // What a reader may do beside a name.
        ("Ann-Charlotte Berg Mejla", "Ann-Charlotte Berg"),
        ("Piet Jansen Volg", "Piet Jansen"),
        ("Maila Talvio", "Maila Talvio"),
        ("Написав Іван Мельник", "Іван Мельник"),
        // The house before the word for a reporter, the place behind the name.
        ("海角周末记者 欧阳静 司徒王强 发自香港", "欧阳静|司徒王强"),
        ("记者 王强 发自北京", "王强"),
        ("本报记者 王强 北京报道", "王强"),
        ("王强 记者", "王强"),
        ("本报记者 王强", "王强"),
        ("新华社记者王强、李明", "王强|李明"),
        ("記者王小明／台北報導", "王小明"),
        ("文/王强", "王强"),
        ("文・小茂田聡子", "小茂田聡子"),
        ("责任编辑：李明", ""),
        ("山田 一郎", "山田 一郎"),
        ("Tác giả: Nguyễn Văn An", "Nguyễn Văn An"),
        ("By Ngũgĩ wa Thiong’o", "Ngũgĩ wa Thiong’o"),
        ("홍길동 기자", "홍길동"),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .flat_map(|case| [case, case])
        .map(|(text, expected)| (text, names(text).join("|"), expected))
        .filter(|(_, read, expected)| read != *expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn bodies_with_a_joint_in_their_names_stay_whole() {
    for whole in [
        "Food and Agriculture Organization",
        "Center for Strategic and International Studies",
        "Department of Health and Human Services",
        "Institute for War & Peace Reporting",
        "Ministry of Trade and Peace",
        "Ministry of Health, Labour and Welfare",
        "International Federation of Red Cross and Red Crescent Societies",
        "Bill & Melinda Gates Foundation",
        "Marks and Spencer",
        "Ernst & Young",
        "Radio Free Europe/Radio Liberty",
        "RFE/RL",
        "Ministerio de Agricultura y Pesca",
        "Ministère de l'Agriculture et de l'Alimentation",
        "Bundesministerium für Ernährung und Landwirtschaft",
        "Ministerstwo Nauki i Szkolnictwa",
        "Министерство науки и образования",
        "وزارة التجارة والصناعة",
        "وزارة الشؤون الخارجية والتعاون الدولي",
    ] {
        assert_eq!(names(whole), [whole], "{whole}");
        assert_eq!(names(&format!("By {whole}")), [whole], "By {whole}");
    }
    for (text, expected) in [
        ("Reuters and AFP", "Reuters|AFP"),
        ("Reuters/AFP", "Reuters|AFP"),
        ("Associated Press and Reuters", "Associated Press|Reuters"),
        ("Reuters, AFP", "Reuters|AFP"),
        ("Reuters and agencies", "Reuters"),
        ("Jane Doe and Reuters", "Jane Doe"),
        ("Jane Doe/Reuters", "Jane Doe"),
        ("Jane Doe and Harbour Institute", "Jane Doe"),
        ("Jane Doe & John Roe", "Jane Doe|John Roe"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
    ] {
        assert_eq!(names(text).join("|"), expected, "{text}");
    }
    assert_eq!(byline("By Food and Agriculture Organization"), Some(vec!["Food and Agriculture Organization".to_string()]));
    assert_eq!(byline("By Reuters and AFP"), Some(vec!["Reuters".to_string(), "AFP".to_string()]));
}
