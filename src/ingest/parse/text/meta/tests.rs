//! Header lines, and what they say.

use super::{Meta, Part, read_meta_line};

/// `D 3 May 2021; A Jane Doe; P Harbour Review`, with a mark before a line that may be something else.
fn shown(line: &str) -> String {
    let Some(Meta { parts, is_sure, .. }) = read_meta_line(line) else { return "-".to_string() };
    let parts = parts.into_iter().map(|part| match part {
        Part::Date(range) => format!("D {}", &line[range]),
        Part::OtherDate(label, range) => format!("O {label} {}", &line[range]),
        Part::Author(names, _) => format!("A {}", names.join("|")),
        Part::Labelled(labelled) => format!("L {} {}", &line[labelled.name], line[labelled.value].trim()),
        Part::Place(range) => format!("place {}", &line[range]),
        Part::Publisher(range) => format!("P {}", &line[range]),
        Part::Kept(range) => format!("K {}", line[range].trim()),
    });
    format!("{}{}", if is_sure { "" } else { "? " }, parts.collect::<Vec<_>>().join("; "))
}

#[test]
fn what_header_lines_say() {
    let mut wrong = String::new();
    for (line, expected) in [
        // A change behind the day, with nothing between the two.
        ("May 14, 2024 3:07 PM UTC Updated May 14, 2024", "D May 14, 2024 3:07 PM UTC; O Updated May 14, 2024"),
        ("14 mai 2024 15:07 Uhr Aktualisiert am 15. Mai 2024", "D 14 mai 2024 15:07 Uhr; O Aktualisiert am 15. Mai 2024"),
        ("2023年12月18日 21:06  来源于 财新网", "D 2023年12月18日 21:06; P 财新网"),
        ("2023年12月18日 21:06 來源：山城日報", "D 2023年12月18日 21:06 ; L 來源 山城日報"),
        ("2016/10/11 19:02 港湾通信", "D 2016/10/11; P 港湾通信"),
        ("2016年10月11日 19:02配信 港湾新聞", "D 2016年10月11日; P 港湾新聞"),
        ("2016/10/11 19:02 更新", "O 更新 2016/10/11"),
        ("2016/10/11 19:02 港湾新聞を読む", "-"),
        ("2016/10/11 港湾通信は三つある", "-"),
        // Bylines of blogs, and names beside days.
        ("av Karin Lindh den 12 mars, 2021 i Ekonomi", "A Karin Lindh; D den 12 mars, 2021"),
        ("Oleh Budi Santoso Diposting pada 12 Maret 2021", "A Budi Santoso; D 12 Maret 2021"),
        ("Publicat pe 16 februarie 2010 de Andreea Munteanu", "D 16 februarie 2010; A Andreea Munteanu"),
        ("March 12, 2021, Jane Perry", "D March 12, 2021; A Jane Perry"),
        ("12. März 2021, Anna von Brandt", "D 12. März 2021; A Anna von Brandt"),
        ("March 12, 2021, Harbour Hill", "-"),
        ("12 March 2021, the Black Sea", "-"),
        ("Katharina von Brandt, 12. März 2021", "? A Katharina von Brandt; D 12. März 2021"),
        ("다리는 2019년 4월 홍수에 떠내려갔다.", "-"),
        ("桥在 2019年4月 被洪水冲走。", "-"),
        // Where a text stood first.
        ("First published in Al-Mada, Baghdad, 3 July 2021. This translation: 28 August 2021.", "P Al-Mada; D 3 July 2021"),
        ("Originally published in The Hill Post (12 April 2023)", "P The Hill Post; D 12 April 2023"),
        ("Zuerst erschienen in Küstenkurier, 12. April 2023", "P Küstenkurier; D 12. April 2023"),
        ("First published in Paris, the book was forgotten until its third edition came out on 3 July 2021.", "-"),
        // Papers and their pages.
        (
            "THE EVENING COURIER, SATURDAY, 16 FEBRUARY 1974                    PAGE 5",
            "P THE EVENING COURIER; D SATURDAY, 16 FEBRUARY 1974",
        ),
        ("THE DAILY COURIER, MONDAY, JUNE 5, 1967.", "P THE DAILY COURIER; D MONDAY, JUNE 5, 1967"),
        // Agencies above a story.
        ("Associated Press Writer", "P Associated Press"),
        ("AP Sports Writer", "P AP"),
        ("Agence France-Presse", "P Agence France-Presse"),
        ("ANKARA, 5 Jan 2010 (AFP)", "place ANKARA; D 5 Jan 2010; P AFP"),
        ("A writer of the Associated Press", "-"),
        ("The Hill Post, 12 April 2023", "P The Hill Post; D 12 April 2023"),
        ("The Hill Post, Wednesday, 12 April 2023, p. A5", "P The Hill Post; D Wednesday, 12 April 2023"),
        ("Berlin, 9 November 1989", "? place Berlin; D 9 November 1989"),
        ("The Hill Post (12 April 2023)", "P The Hill Post; D 12 April 2023"),
        ("The Hill Post (12 April 2023), p. 4", "P The Hill Post; D 12 April 2023"),
        ("The Hill Post, p. 4, 12 April 2023", "P The Hill Post; D 12 April 2023"),
        ("The Hill Post (12 April)", "-"),
        ("Pass road reopens (12 April 2023)", "-"),
        ("The Hill Post, 12 April 2023, 4. o.", "P The Hill Post; D 12 April 2023"),
        ("The Hill Post, April 2023", "? P The Hill Post; D April 2023"),
        // Whose report it is, without a name.
        ("By our Labour Correspondent", "K By our Labour Correspondent"),
        ("dal nostro inviato", "K dal nostro inviato"),
        ("Von unserem Korrespondenten", "K Von unserem Korrespondenten"),
        ("From our own correspondent in Lagos", "K From our own correspondent in Lagos"),
        ("By our standards it was long", "-"),
        ("From our correspondent's notebook.", "-"),
        // Stamps of terminals.
        ("05-Jul-2017 13:44:02 GMT RSF - URGENT - BRIEF", "D 05-Jul-2017; K 13:44:02 GMT RSF - URGENT - BRIEF"),
        ("12 April 2023 13:44 UTC HPA BRIEF", "D 12 April 2023 13:44 UTC HPA BRIEF"),
        ("5 July 2017 the talks began", "-"),
        // A way through a site names nobody.
        ("الرئيسية / العالم العربي / شمال افريقيا", "-"),
        ("Home / Jane Doe / World", "-"),
        ("Jane Perry, Senior Research Fellow", "? A Jane Perry"),
        ("Ana Pérez, Investigadora", "? A Ana Pérez"),
        ("Denver, Colorado", "-"),
        ("(文・小茂田聡子)", "A 小茂田聡子"),
        ("（取材・文／小茂田聡子）", "A 小茂田聡子"),
        ("(文化の日)", "-"),
        ("文｜财新 陆思齐（发自宜春） 实习记者 高蔓", "A 陆思齐|高蔓"),
        ("By Jane Perry Saved on Sep 20, 2020", "A Jane Perry"),
        ("By Jane Perry May 3, 2021", "A Jane Perry; D May 3, 2021"),
        // A day with who wrote, in either order.
        ("Publié le 12 mars 2024 à 10h05 par Jeanne Perrin", "D 12 mars 2024; A Jeanne Perrin"),
        ("Veröffentlicht am 12. März 2024 um 10:05 Uhr von Karla Jürgens", "D 12. März 2024; A Karla Jürgens"),
        ("Publicado em 14/02/2024 - 11:32 Por Ana Moura - Repórter do Correio - Lisboa", "D 14/02/2024; A Ana Moura"),
        ("Pubblicato il 12 marzo 2024 da Anna Verdi", "D 12 marzo 2024; A Anna Verdi"),
        ("Opublikowano 12 marca 2024 przez Anna Nowak", "D 12 marca 2024; A Anna Nowak"),
        ("Updated March 12, 2024 by Jane Perry", "O Updated March 12, 2024; A Jane Perry"),
        ("Posté par Jeanne Perrin le 12 mars 2024 à 10h05", "A Jeanne Perrin; D le 12 mars 2024 à 10h05"),
        ("Escrito por Ana Solís el 12 de marzo de 2024", "A Ana Solís; D el 12 de marzo de 2024"),
        ("Por Ana Moura em 13/03/2024 às 11:32", "A Ana Moura; D em 13/03/2024 às 11:32"),
        ("Posted on 12 Mar, 2024 in Trade, Ports by Jane Perry", "D 12 Mar, 2024; A Jane Perry"),
        ("March 12, 2024 By Jane Perry Leave a Comment", "D March 12, 2024; A Jane Perry"),
        ("March 12, 2024 by Jane Perry | 12 Comments", "D March 12, 2024; A Jane Perry"),
        ("Posted by Jane Perry at 10:05 AM No comments:", "A Jane Perry"),
        ("Jane Perry, Harbour Reporter | Mar 12, 2024, 10:05 AM", "A Jane Perry; D Mar 12, 2024, 10:05 AM"),
        ("Jeanne Perrin avec AFP, le 12 mars 2024", "A Jeanne Perrin; D 12 mars 2024"),
        ("Date created : 12 March 2024 - 10:05", "L Date created 12 March 2024 - 10:05"),
        ("Von der Leyen am 12. März 2024 in Kiew", "-"),
        ("Por Redacción el 12 de marzo de 2024", "A ; D el 12 de marzo de 2024"),
        ("Por Ucrania el 24 de febrero de 2022", "-"),
        ("By Monday 12 March 2024 the harbour will be closed", "-"),
        ("by Jane Perry 24-11-2023 | 4:37 PM", "A Jane Perry; D 24-11-2023; K 4:37 PM"),
        ("by Jane Perry May 3, 2021 | 4:37 PM", "A Jane Perry; D May 3, 2021; K 4:37 PM"),
        ("March 12, 2024 by HBR", "D March 12, 2024"),
        ("March 12, 2024 by admin", "D March 12, 2024"),
        ("March 12, 2024 by the numbers", "-"),
        ("PTI 27 May 2017, 07:35 PM New Delhi", "P PTI; D 27 May 2017"),
        ("PTI 27 May 2017, 07:35 PM and later", "-"),
        ("MIN READMar 21, 2017 | 09:00 GMT", "D Mar 21, 2017 | 09:00 GMT"),
        ("BERLIN 1996-10-19", "? K BERLIN; D 1996-10-19"),
        ("BUDAPEST, October 19, 1996", "? place BUDAPEST; D October 19, 1996"),
        ("BELGRADE, 19 Oct 1996", "? place BELGRADE; D 19 Oct 1996"),
        ("quay_largeApril 30, 2014", "D April 30, 2014"),
        ("How the pier came downApril 30, 2014", "-"),
        ("DECEMBERApril 30 tons", "-"),
        ("March 12, 2024 by Those Who Saw It", "-"),
        // The time of day before its day, and the change behind it.
        ("Jan Nowak 14:09, 31.12.2025", "A Jan Nowak; D 31.12.2025"),
        (
            "Jan Nowak 14:09, 31.12.2025 Aktualizacja: 14:10, 31.12.2025",
            "A Jan Nowak; D 31.12.2025; L Aktualizacja 14:10, 31.12.2025",
        ),
        ("Redakcja 14:09, 31.12.2025", "K Redakcja; D 31.12.2025"),
        (
            "Redakcja 14:09, 31.12.2025 Aktualizacja: 14:10, 31.12.2025",
            "K Redakcja; D 31.12.2025; L Aktualizacja 14:10, 31.12.2025",
        ),
        ("Arka Gdynia 2:1, 31.12.2025", "-"),
        ("Mecz Arka 1:1, 31.12.2025 w Gdyni", "-"),
        ("The match ended 1:1, 31.12.2025 Update: it will be played again", "-"),
        // What magazines print on every page.
        ("HARBOUR REVIEW   March 2, 2020   37", "P HARBOUR REVIEW; D March 2, 2020; K 37"),
        ("37   Harbour Review   March 2020", "P Harbour Review; D March 2020; K 37"),
        ("38\tHarbour Review\t2 marzo 2020", "P Harbour Review; D 2 marzo 2020; K 38"),
        ("Harbour Review   Monday, March 2, 2020   A4", "P Harbour Review; D Monday, March 2, 2020; K A4"),
        ("Quay 4   March 2, 2020   37", "-"),
        ("Volume 12 | Issue 4", "K Volume 12 | Issue 4"),
        ("Vol. XII, No. 4", "K Vol. XII, No. 4"),
        ("Issue 4 of 12", "-"),
        ("Volume 12 is out", "-"),
        ("03/12/2024March 12, 2024", "D March 12, 2024"),
        ("12.03.2024March 12, 2024", "D March 12, 2024"),
        ("03/11/2024March 12, 2024", "-"),
        ("News Release 12-Mar-2024", "D 12-Mar-2024"),
        ("Press Release - March 12, 2024", "D March 12, 2024"),
        ("News Release 12 quays", "-"),
        ("Carrow   March 2, 2020   3   1", "-"),
        // House and author on one line.
        ("Harbour Courier / by Jane Perry / Mar 12, 2024", "P Harbour Courier; A Jane Perry; D Mar 12, 2024"),
        ("Harbour Courier · 12 Mar 2024 · 4 · By JANE PERRY", "P Harbour Courier; D 12 Mar 2024; K 4; A Jane Perry"),
        ("Jane Perry, Harbour Courier, March 12, 2024", "A Jane Perry; P Harbour Courier; D March 12, 2024"),
        ("Jane Perry / by John Roe / Mar 12, 2024", "A Jane Perry; A John Roe; D Mar 12, 2024"),
        // A label that nobody listed behind a bar.
        (
            "Source: Hill Echo | Author: Jane Perry | Published: 4 Jan 2019 | Reach: 41,200",
            "L Source Hill Echo; L  Author Jane Perry; L  Published 4 Jan 2019",
        ),
        ("Title: The pier | Analysis: what now", "L Title The pier | Analysis: what now"),
        ("Source: Hill Echo | The Pier", "L Source Hill Echo | The Pier"),
        // A clock and its zone before the day, with another clock in brackets.
        ("Updated 1015 GMT (1815 HKT) October 29, 2020", "O Updated 1015 GMT (1815 HKT) October 29, 2020"),
        ("Updated 0915 GMT (1715 HKT) October 29, 2020", "O Updated 0915 GMT (1715 HKT) October 29, 2020"),
        ("Updated 9:15 AM ET, Thu October 29, 2020", "O Updated 9:15 AM ET, Thu October 29, 2020"),
        ("Published 1015 GMT (1815 HKT) October 29, 2020", "D 1015 GMT (1815 HKT) October 29, 2020"),
        ("1015 GMT (1815 HKT) October 29, 2020", "D 1015 GMT (1815 HKT) October 29, 2020"),
        ("10:15 a.m. ET, October 29, 2020", "D 10:15 a.m. ET, October 29, 2020"),
        ("10:15 a.m. ET (1415 GMT), October 29, 2020", "D 10:15 a.m. ET (1415 GMT), October 29, 2020"),
        ("2015 GMT, 29 October 2020", "D 2015 GMT, 29 October 2020"),
        ("1015hrs, 29 October 2020", "D 1015hrs, 29 October 2020"),
        ("Wed October 28, 2020", "D Wed October 28, 2020"),
        ("Mis à jour 10h15 GMT le 29 octobre 2020", "O Mis à jour 10h15 GMT le 29 octobre 2020"),
        ("Mis à jour à 10h15 GMT le 29 octobre 2020", "O Mis à jour à 10h15 GMT le 29 octobre 2020"),
        ("Aktualisiert um 10:15 Uhr am 29. Oktober 2020", "O Aktualisiert um 10:15 Uhr am 29. Oktober 2020"),
        ("2015 EU October 29, 2020", "-"),
        ("Flight 1015 October 29, 2020", "-"),
        ("1015 people (1815 in all) October 29, 2020", "-"),
        // Who had to do with a report, behind its day.
        (
            "2022-05-27 17:29  海湾时报记者 林晓彤 周平 编辑 陈岚 赵月  来源：海湾时报",
            "D 2022-05-27 17:29; A 林晓彤|周平; L   来源 海湾时报",
        ),
        ("2022-05-27 17:29  海湾时报记者 林晓彤 周平 编辑 陈岚 赵月 孙海 黄一 吴双", "D 2022-05-27 17:29; A 林晓彤|周平"),
        ("2022年5月27日 记者会将在码头举行", "-"),
        ("12 May 2022 Harbour Life Tags: quay, pier", "D 12 May 2022; K Harbour Life; L Tags quay, pier"),
        // Buttons between the day and who wrote.
        (
            "Carrow FM Published May 25, 2004 at 2:37 PM EDT Facebook Twitter LinkedIn Email By Jane Perry",
            "D May 25, 2004 at 2:37 PM EDT; A Jane Perry",
        ),
        ("Published May 25, 2004 Facebook Twitter Email", "D May 25, 2004"),
        ("The Facebook papers published May 25, 2004 by the paper", "-"),
        // How often a page was looked at.
        ("by Jane Perry 54 views", "A Jane Perry"),
        ("Jane Perry has 54 views", "-"),
        // Who wrote has a word, or nobody stands behind it: sections stand behind the day.
        ("por | Nov 23, 2021 | Política, Titulares", "K por; D Nov 23, 2021; K Política, Titulares"),
        ("by admin | Nov 23, 2021 | Harbour Life", "K by admin; D Nov 23, 2021; K Harbour Life"),
        ("by Jane Perry | Nov 23, 2021 | Harbour Life", "A Jane Perry; D Nov 23, 2021; K Harbour Life"),
        ("Nov 23, 2021 | Jane Perry", "D Nov 23, 2021; A Jane Perry"),
        ("Nov 23, 2021 | By Jane Perry", "D Nov 23, 2021; A Jane Perry"),
    ] {
        let shown = shown(line);
        if shown != expected {
            wrong.push_str(&format!("{line:?}: {shown}, not {expected}\n"));
        }
    }
    assert_eq!(wrong, "");
}
