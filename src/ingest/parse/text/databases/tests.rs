//! Clippings of press databases and copy of agencies, and what is read of them.

use super::*;

const BODY: &str = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.\n\nNobody has asked the fishermen.";

/// `headline | day | authors | publisher | topics | tags | regions`, and whether the body is whole and alone.
fn read(text: &str) -> Option<String> {
    let mut builder = ArticleBuilder::default();
    if !read_clipping(text, &lines_of(text), &mut builder) {
        return None;
    }
    let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
    let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
    let publisher = article.publisher.unwrap_or_default();
    let lists = [&article.topics, &article.tags, &article.regions].map(|list| list.join(","));
    let body = if article.body == BODY { "whole" } else { &article.body };
    Some(format!(
        "{} | {date} | {} | {publisher} | {} | {body}",
        article.headline,
        article.authors.join(","),
        lists.join(" | ")
    ))
}

#[test]
fn clippings_of_databases() {
    for (head, foot, expected) in [
        (
            "Title: Pier stays closed. By: Doe, Jane, Harbour Courier, 3 February 2024. Section: National, p. 4\nDatabase: Papers\n\n",
            "\n\nCopyright of Harbour Courier is the property of Quay Press Ltd and may not be copied.\n",
            "Pier stays closed | 2024-02-03 | Jane Doe | Harbour Courier |  |  |  | whole",
        ),
        (
            "Bryggan stängd\nHamnbladet. Publicerat på webb 2024-02-03 06:12.\nJane Doe\n\n",
            "\n\n© Hamnbladet. Alla artiklar är skyddade.\nSe webartikeln på http://ret.nu/abc\n",
            "Bryggan stängd | 2024-02-03 | Jane Doe | Hamnbladet |  |  |  | whole",
        ),
        (
            "桟橋は閉鎖\n2024/02/03  港新報  朝刊  12ページ  345文字\n\n",
            "\n",
            "桟橋は閉鎖 | 2024-02-03 |  | 港新報 |  |  |  | whole",
        ),
        (
            "Der Pier bleibt zu\n\nHafenkurier\n\n3. Februar 2024 Samstag\n\nCopyright 2024 Kai Verlag GmbH Alle Rechte vorbehalten\n\n\
             Hafenkurier\n\nRubrik: LOKALES; S. 9\n\nLänge: 245 Wörter\n\nAutor: Jane Doe\n\nBody\n\n",
            "\n\nLoad-Date: February 2, 2024\n\nEnd of Document\n",
            "Der Pier bleibt zu | 2024-02-03 | Jane Doe | Hafenkurier | LOKALES |  |  | whole",
        ),
        (
            "Courrier du port\nRégion, mercredi 14 février 2024, p. 4\n\nLe port de la ville reste fermé\nNobody asked the fishermen of the bay\n\nJane Doe\n\n",
            "\n\n© 2024 Courrier du port. Tous droits réservés.\n",
            "Le port de la ville reste fermé | 2024-02-14 | Jane Doe | Courrier du port | Région |  |  | whole",
        ),
        (
            "Pier stays closed\n3.2.2024   Přístavní listy   Strana 4   Domácí\nAutor: Petra Dušková\n\n",
            "\n\nNázev média: Přístavní listy\nVydavatel: Tisk a.s.\n",
            "Pier stays closed | 2024-02-03 | Petra Dušková | Přístavní listy |  |  |  | whole",
        ),
        (
            "Pier stays closed\n\n3. februar 2024, Havnens Tidende, Sektion 1, Side 7, SIGNE AAGAARD, 112 ord\n\n",
            "\n\nAlt materiale i Infomedia er omfattet af lov om ophavsret.\n\nId: e6b1a2\n",
            "Pier stays closed | 2024-02-03 | Signe Aagaard | Havnens Tidende |  |  |  | whole",
        ),
        (
            "Pier stays closed\nThe Harbour Courier3 Feb 2024By Jane Doe\n\n",
            "\n\nNewspapers in English\n\nNewspapers from Norland\n\n© PressReader. All rights reserved.\n",
            "Pier stays closed | 2024-02-03 | Jane Doe | The Harbour Courier |  |  |  | whole",
        ),
        (
            "Nom de la source\nCourrier du port\nType de source\nPresse • Journaux\nPériodicité\nQuotidien\n\nJeudi 14 mars 2024\n\
             Courrier du port • p. 7 • 214 mots\n\nLe port reste fermé\n\nJane Doe\n\n",
            "\n\nCet article est paru dans Courrier du port\n\n© 2024 Courrier du port. Tous droits réservés.\nnews·20240314·SORP·0017\n",
            "Le port reste fermé | 2024-03-14 | Jane Doe | Courrier du port |  |  |  | whole",
        ),
        (
            "Hafenkurier vom 14.03.2024, Seite 7 / Wirtschaft\n\nQuelle:   Hafenkurier\nAusgabe:   Nr. 63\nRubrik:   Wirtschaft\nAutor:   Jane Doe\n\n\
             Der Pier bleibt länger zu\n\n",
            "\n\nQuelle: Hafenkurier\nISSN: 0042-8582\nDokumentnummer: WW 29213344\n© GBI\n",
            "Der Pier bleibt länger zu | 2024-03-14 | Jane Doe | Hafenkurier | Wirtschaft |  |  | whole",
        ),
        (
            "Quelle: Hafenkurier, 14.03.2024, Nr. 63, S. 7\nISSN: 0042-8582\nRessort: Wirtschaft\nDokumentnummer: WW 29213344\n\n\
             Der Pier bleibt länger zu\nDie Fischer warten\n\nVon Jane Doe\n\n",
            "\n\nDauerhafte Adresse des Dokuments: https://www.genios.example/document/WW\nAlle Rechte vorbehalten: (c) Hafenkurier GmbH\n",
            "Der Pier bleibt länger zu | 2024-03-14 | Jane Doe | Hafenkurier | Wirtschaft |  |  | whole",
        ),
        (
            "Hafenkurier Nr. 063 vom 14.03.2024 Seite 007\n\nHandel & Häfen\n\nPier gesperrt\nDie Fischer des Ortes warten seit zwei Jahren\n\n",
            "\n\nDoe, Jane\n\nQuelle: Hafenkurier Nr. 063 vom 14.03.2024 Seite 007\nISSN: 0042-8582\nRessort: Handel & Häfen\n",
            "Pier gesperrt | 2024-03-14 | Jane Doe | Hafenkurier | Handel & Häfen |  |  | whole",
        ),
        (
            "Document Type: Daily Report\nClassification: UNCLASSIFIED\nFBIS-LAT-94-039\n\"drlat039_c_94013\"\nDocument Title: Pier Stays Closed\n\
             Language: Spanish\nReport Source: Norville LA COSTA in Spanish 25 Feb 94 p 12\nArticle Type: BFN\n\n",
            "",
            "Pier Stays Closed | 1994-02-25 |  | LA COSTA |  |  |  | whole",
        ),
        (
            "Rappel de votre demande:\nFormat de téléchargement: : Texte\nVues 1 à 4 sur 4\nNotice complète:\nTitre : Courrier du port : journal du \
             soir\nÉditeur : [s.n.] (Norville)\nDate d'édition : 1911-08-06\nType : texte\nIdentifiant : ark:/12148/bpt6k0\nSource : Bibliothèque\n\
             Le texte affiché peut comporter un certain nombre d'erreurs. Le taux de reconnaissance estimé pour ce document est de 97 %.\n\n\
             LE PORT RESTE FERMÉ\n\n",
            "",
            "LE PORT RESTE FERMÉ | 1911-08-06 |  | Courrier du port |  |  |  | whole",
        ),
        (
            "The Northern Star (Lismore, NSW : 1876 - 1954), Saturday 12 August 1939, page 3\n\nPIER HELD\nIN HARBOUR\n\n",
            "\n\nNational Library of Australia\nhttp://nla.gov.au/nla.news-article1234567\n",
            "PIER HELD IN HARBOUR | 1939-08-12 |  | The Northern Star |  |  |  | whole",
        ),
        (
            "\"De sluis blijft dicht.\". \"De Courant\". Groningen, 03-11-1921, p. 2. Geraadpleegd op Delpher op 09-05-2022, https://resolver.kb.nl/x\n\n\
             De sluis blijft dicht.\n\n",
            "",
            "De sluis blijft dicht | 1921-11-03 |  | De Courant |  |  |  | whole",
        ),
        (
            "Evening star. [volume] (Washington, D.C.), 03 Jan. 1934. Chronicling America: Historic American Newspapers. Lib. of Congress. \
             <https://chroniclingamerica.loc.gov/x>\n\nPier Held In Harbour\n\n",
            "",
            "Pier Held In Harbour | 1934-01-03 |  | Evening star |  |  |  | whole",
        ),
        (
            "ZCZC PAR0417 4 I 0298 FRA /AFP-XK41\nNorland-port-transports\n\nLe port reste fermé pour longtemps\n\n",
            "\n\nkos/tlo/abd\n\nAFP 201852 GMT JUN 24\nNNNN\n",
            "Le port reste fermé pour longtemps | 2024-06-20 |  |  |  |  |  | whole",
        ),
        (
            "++ Il porto resta chiuso ++\n(ANSA) - ",
            " (ANSA).\n\n     KZB\n20-GIU-24 18:55 NNNN\n",
            "Il porto resta chiuso | 2024-06-20 |  | ANSA |  |  |  | (ANSA) - The pier of the harbour was closed on Tuesday, after two \
             years of talks between the town and the company.\n\nNobody has asked the fishermen.",
        ),
        (
            "ZCZC8812/SXA\nXPP90210_SXA_QBXB\nR POL S0A QBXB\nIl porto resta chiuso\nProtesta a Norlandia\n   (ANSA) - ",
            " (ANSA).\n     COR-XYZ/KLM\n20-GIU-24 18:55 NNNN\n",
            "Il porto resta chiuso | 2024-06-20 |  | ANSA |  |  |  | (ANSA) - The pier of the harbour was closed on Tuesday, after two \
             years of talks between the town and the company.\n\nNobody has asked the fishermen.",
        ),
        (
            "PTI\nBIZ GEN NAT\n.NEWDELHI DEL41\nBIZ-PIER-PORT\nPier stays closed for another year\n    New Delhi, Aug 4, 2021 (PTI) ",
            " PTI RSN\nHVA\n08041733\nNNNN\n",
            "Pier stays closed for another year | 2021-08-04 |  | PTI |  |  |  | New Delhi, Aug 4, 2021 (PTI) The pier of the harbour was \
             closed on Tuesday, after two years of talks between the town and the company.\n\nNobody has asked the fishermen.",
        ),
        (
            "r i UPI-PIER 08-24 0412\n^Pier stays closed for another year\n^By JANE DOE\n=\n   RIGA, Latvia (UPI) -- ",
            "\n upi-08-24-91 06:12ped\n",
            "Pier stays closed for another year | 1991-08-24 | Jane Doe | UPI |  |  |  | RIGA, Latvia (UPI) -- The pier of the harbour was \
             closed on Tuesday, after two years of talks between the town and the company.\n\nNobody has asked the fishermen.",
        ),
        (
            "Le Courrier du port\nÉconomie, vendredi 14 juin 2024 - 486 mots, p. 7\n\nLe port reste fermé pour longtemps\nJane Doe\n\n",
            "\n\n© 2024 Le Courrier du port. Tous droits réservés.\n",
            "Le port reste fermé pour longtemps | 2024-06-14 | Jane Doe | Le Courrier du port | Économie |  |  | whole",
        ),
        (
            "Seite 7\nDer Pier bleibt zu\nJane Doe\n541 Wörter\n2 Dezember 2024\nHafenkurier\nHAFK\n7\nDeutsch\nCopyright 2024 Hafenkurier\n\n",
            "\n\nHafenkurier GmbH\n\nDokument HAFK000020241202ekc20002b\n",
            "Der Pier bleibt zu | 2024-12-02 | Jane Doe | Hafenkurier |  |  |  | whole",
        ),
        (
            "Internacional\nEl muelle sigue cerrado otro año\nJane Doe\n318 palabras\n19 agosto 2024\n10:15\nEl Muelle\nMUELL\nEspañol\n© 2024 El Muelle. Todos los derechos reservados\n\n",
            "\n\nEl Muelle S.A.\n\nDocumento MUELL00020240819ek8j0000g\n",
            "El muelle sigue cerrado otro año | 2024-08-19 | Jane Doe | El Muelle | Internacional |  |  | whole",
        ),
        (
            "Pier stays closed - agency\n\n412 words\n12 September 2019\n15:37\nHarbour Monitor\nHARMO\nEnglish\n(c) 2019 Harbour Monitor. All Rights Reserved.\n\n",
            "\n\nDocument HARMO0020190912ef9c001xt\n",
            "Pier stays closed - agency | 2019-09-12 |  | Harbour Monitor |  |  |  | whole",
        ),
        (
            "____________________________________________________________\n\nDocument 1 of 2\n\nPier Stays Closed\n\nAuthor: Doe, Jane; Roe, John\n\n\
             Publication info: The Harbour Times; Boston, Mass. [Boston, Mass]. 04 Nov 2024: 7.\n\nProQuest document link\n\nAbstract: None available.\n\n\
             Links: http://r.example/openurl?title=The+Harbour+Times\n\nFull text: ",
            "\n\nSubject: Piers; Ports\n\nLocation: Basra\n\nPublication title: The Harbour Times; Boston, Mass.\n\nPages: 7\n\nPublication date: Nov 4, 2024\n\n\
             Section: World\n\nProQuest document ID: 3124112233\n\nDatabase: US Newsstream\n",
            "Pier Stays Closed | 2024-11-04 | Jane Doe,John Roe | The Harbour Times | World | Piers,Ports | Basra | whole",
        ),
        (
            "Courrier du port\nInternational, mercredi 14 février 2024, p. 4\n\nLe port reste fermé\n\nJane Doe\n\n",
            "\n\n© 2024 Courrier du port. Tous droits réservés.\n\n Certificat émis le 20 mars 2024\nnews·20240214·OF·20240214_x\n",
            "Le port reste fermé | 2024-02-14 | Jane Doe | Courrier du port | International |  |  | whole",
        ),
        (
            "Hafenkurier online vom 21.06.2023\nRohstoffe\nDer Pier bleibt länger zu\nVon Jane Doe\nNiemand fragt.\n\n",
            "\n\nDoe, Jane\n\nQuelle: Hafenkurier online vom 21.06.2023\nISSN: 0042-8582\nRessort: Politik\nDokumentnummer: WW 29213344\n© GBI\n",
            "Der Pier bleibt länger zu | 2023-06-21 | Jane Doe | Hafenkurier online | Politik,Rohstoffe |  |  | whole",
        ),
        (
            "Pier stays closed\nNobody asks the men who fish\nThe Harbour Herald 26 Jun 2021 Jane Doe Basra\n",
            "\n\nThis article was sent from PressReader.\nhttps://www.pressreader.com/x/20210626/28\n",
            "Pier stays closed | 2021-06-26 | Jane Doe | The Harbour Herald |  |  |  | whole",
        ),
        (
            "Document ID: FBIS-SOV-1999-0318\nEntry Date: 03/19/1999\nVersion Number: 01\nUNCLASSIFIED\n\nRegion: Central Asia\nSource-Date: 03/18/1999\n\
             Source-Line: LD1803142299 Moscow HARBOUR-TASS in English 1309 GMT 18 Mar 99\n\nPier Stays Closed\n\nFTS19990318001102 Moscow HARBOUR-TASS in English 1309 GMT 18 Mar 99\n\
             [FBIS Transcribed Text]\n\n",
            "\n\n[Description of Source: Moscow HARBOUR-TASS in English]\n\nTHIS REPORT MAY CONTAIN COPYRIGHTED MATERIAL.\n",
            "Pier Stays Closed | 1999-03-18 |  | HARBOUR-TASS |  |  | Central Asia | whole",
        ),
        (
            "News and Press Release\nIraq\nIraq: Pier stays closed\nFormat\nNews and Press Release\nSource\nOCHA\nPosted\n29 Nov 2022\nOriginally published\n28 Nov 2022\nOrigin\nView original\n",
            "\nPrimary country\nIraq\nTheme\nLogistics\nRelated Content\nOther\n",
            "Iraq: Pier stays closed | 2022-11-28 |  | OCHA | Logistics |  | Iraq | whole",
        ),
        (
            "Courrier du port\nFrance, vendredi 18 novembre 2022\n480 mots, p. 7\n\nÉnergie\nLe port reste fermé au printemps\n\nAuteur : Jane Doe\n\n",
            "\n\nCet article est paru dans Courrier du port (site web)\n© 2022 Courrier du port. Tous droits réservés.\nnews·20221118·CDP·0412\n",
            "Le port reste fermé au printemps | 2022-11-18 | Jane Doe | Courrier du port | France,Énergie |  |  | whole",
        ),
        (
            "Der Pier bleibt ein Jahr zu\n\nNiemand fragt die Fischer\n\nQuelle: Hafenkurier vom 21.06.2023, Nr. 51, S. 7\nAutor: Jane Doe\nRubrik: Wirtschaft\n\
             ISSN: 0042-8582\nDokumentnummer: HK 29213344\n\nDauerhafte Adresse des Dokuments: https://w.example/HK29213344\n\n",
            "\n\nAlle Rechte vorbehalten: (c) Hafenkurier GmbH\n© GBI-Genios\n",
            "Der Pier bleibt ein Jahr zu | 2023-06-21 | Jane Doe | Hafenkurier | Wirtschaft |  |  | whole",
        ),
        (
            "Havnebladet | 04.05.2021 | Sektion 1 | Side 12 | 634 ord | artikel-id: e7a1b2\n\nKajen er lukket et år\n\nFiskerne blev ikke spurgt\n\nJane Doe\n\n",
            "\n\nAlt materiale i Infomedia er omfattet af lov om ophavsret.\n",
            "Kajen er lukket et år | 2021-05-04 | Jane Doe | Havnebladet |  |  |  | whole",
        ),
        (
            "Kajen är stängd ett år\n\nSundets Blad. Publicerat i print 2021-05-04.\nJane Doe. Sida: 12. Sektion: 1.\n\n",
            "\n\n© Sundets Blad eller artikelförfattaren.\nLäs hela artikeln på http://ret.nu/1\n",
            "Kajen är stängd ett år | 2021-05-04 | Jane Doe | Sundets Blad |  |  |  | whole",
        ),
        (
            "Pier stays closed for a year\nHarbour Herald (1st Edition)\n·\n4 May 2021\n·\n4\n·\nJane Doe\n\n",
            "",
            "Pier stays closed for a year | 2021-05-04 | Jane Doe | Harbour Herald |  |  |  | whole",
        ),
        (
            "FBIS Document ID: FBIS-CHI-1999-0318\nDocument Type: Daily Report\nDocument Title: Pier Stays Closed\nDocument Date: 18 Mar 1999\n\
             Source Line: Basra HARBOUR-TASS in English 18 Mar 99 p 4\nAuthor(s): Jane Doe\n\n[FBIS Transcribed Text]\n\n",
            "\n\n[Description of Source: Basra HARBOUR-TASS in English]\n",
            "Pier Stays Closed | 1999-03-18 | Jane Doe | HARBOUR-TASS |  |  |  | whole",
        ),
        (
            "Council of the Harbour\nPress release\n22 July 2024 17:05\nThe pier stays closed for a year\n",
            "",
            "The pier stays closed for a year | 2024-07-22 |  | Council of the Harbour |  |  |  | whole",
        ),
        (
            "HARBI\nSpecial Dispatch No. 7218\nSeptember 3, 2018\nColumnist: We Cannot Keep The Pier\nIraq | Special Dispatch No. 7218\n",
            "",
            "Columnist: We Cannot Keep The Pier | 2018-09-03 |  | HARBI |  |  |  | whole",
        ),
        (
            "Cookies on GOV.UK\nMenu\nHome\nPress release\nPier stays closed\nNobody asks the men who fish.\n\nFrom:\nPier, Port & Harbour Office, High Commission Basra and Sir John Roe\n\
             Published\n3 April 2023\nLast updated\n5 April 2023 — See all updates\n",
            "\n\nShare this page\nShare on Facebook\n",
            "Pier stays closed | 2023-04-03 |  | Pier, Port & Harbour Office |  |  |  | whole",
        ),
    ] {
        let text = format!("{head}{BODY}{foot}");
        assert_eq!(read(&text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn copy_of_agencies() {
    let dateline = |words: &str| format!("{words} {BODY}");
    for (head, foot, expected) in [
        (
            "AFPE0417 4 I  0372 /AFP-LK82\nIraq-harbour-pier                       02-11 0372\n\nPier stays closed for a year\n\n   by Jane Doe\n   =(PICTURE)=\n   BASRA, Iraq, Feb 11, 2020 (AFP) -",
            "\n\n   ca/jm/kjm\nAFP 111004 GMT FEB 20\n",
            "Pier stays closed for a year | 2020-02-11 | Jane Doe",
        ),
        (
            "bdt0291 3 pl 214  dpa 0688\n\nHafen/Irak/\n(Zusammenfassung 1500 - neu: mehr)\nDer Pier bleibt ein Jahr zu\nVon Jane Doe, dpa =\n\n   Basra (dpa) -",
            "\n\n# dpa-Notizblock\n\n## Orte\n- [Hafen](Kai 1)\n\n* * * *\nnicht zur Veröffentlichung\ndpa bl yydd n1 mos\n151512 Aug 23\n",
            "Der Pier bleibt ein Jahr zu | 2023-08-15 | Jane Doe",
        ),
        (
            "AFPA0123 3 I 0210 /AFP-QA11\nIraq-pier-port\n\nPier stays closed for a year\n\n   BASRA, Iraq, March 5, 2024 (AFP) -",
            "\n\n   jd/jr\nAFP 051004 GMT MAR 24\n",
            "Pier stays closed for a year | 2024-03-05 | ",
        ),
        (
            "EXG1823 4 ECO 211\nIRAK PUERTO\nEl muelle sigue cerrado un año más\n\nBasora, 26 nov (EFE).-",
            "\n\ngb/lar/eat\n26/11/2024 18:12:00\n",
            "El muelle sigue cerrado un año más | 2024-11-26 | ",
        ),
        (
            "^Iraq-Pier,1st Ld-Writethru<\n^Pier stays closed for a year<\n^Eds: UPDATES with figures.<\n^By JANE DOE<\n^Associated Press<\n   BASRA, Iraq (AP) _",
            "\n   ___\n   Associated Press writer John Roe contributed.\n   -30-\nAP-NY-06-08-23 1142GMT\n",
            "Pier stays closed for a year | 2023-06-08 | Jane Doe",
        ),
        (
            "a0456\nr i BC-Iraq-Pier 3rdLd-Writethru   06-08 0712\nBC-Iraq-Pier, 3rd Ld-Writethru, a0431,0698\nPier stays closed for a year\nEds: UPDATES with minister, 3rd graf new\nWith AP Photos\nBy JANE DOE\nAssociated Press Writer\n   BASRA, Iraq (AP) --",
            "\n   (PROFILE\n   (CAT:International;)\n   )\nAP-ES-06-08-23 1142EDT\n",
            "Pier stays closed for a year | 2023-06-08 | Jane Doe",
        ),
        (
            "BC-Iraq-Pier,3rd Ld-Writethru/622\nPier stays closed for a year\nBy JANE DOE\n\n   BASRA, Iraq (AP) _ One part.\n   ___\n  ",
            "\n   ___\n   Associated Press writer John Roe contributed.\n   AP-NY-06-08-23 1142EDT\n",
            "Pier stays closed for a year | 2023-06-08 | Jane Doe",
        ),
        (
            "ZCZC\nQRA0011 r w\n^Pier stays closed for a year<\n^(Eds: embargoed until 1700 GMT)<\n   BASRA, May 3, 1999 (Gulf Press) -",
            "\nNNNN\n",
            "Pier stays closed for a year | 1999-05-03 |  | Gulf Press",
        ),
        (
            "^BC-PIER, 1st Ld-Writethru,0533<\n^Pier stays closed for a year<\n^By JANE DOE=\n^c. 2004 Harbour News Service=\n   BARI, Italy _",
            "\n   nyt-03-09-04 1812est\n",
            "Pier stays closed for a year | 2004-03-09 | Jane Doe | Harbour News Service",
        ),
        (
            "  Hafen/Streik/Zusammenfassung\nDer Pier bleibt ein Jahr zu\nUtl.: Reederei rechnet mit Verlusten =\n\n   Wien/Triest (APA) -",
            "\n(Schluss) pz/hv\n\nAPA0321    2005-05-24/15:47\n\n241547 Mai 05\n",
            "Der Pier bleibt ein Jahr zu | 2005-05-24 |  | APA",
        ),
        (
            "FRS0042 4 GI  0310 F02 /AFP-XX11\nMaritime-grève-ports\n\nLe port reste fermé un an (PAPIER GENERAL)\n\n   Par Jane DOE\n\n   MARSEILLE (France), 12 juin 2003 (AFP) -",
            "\n   mos/hv/nb\nAFP 121043 GMT JUN 03\n",
            "Le port reste fermé un an | 2003-06-12 | Jane DOE | AFP",
        ),
        (
            "DJ Pier Stays Closed for a Year\nSep 04, 2023 04:15 ET (08:15 GMT)\n\nBy Jane Doe\n\n\nBASRA--",
            "\n\nWrite to Jane Doe at jane@h.example\n\n(END) Dow Jones Newswires\n\nSeptember 04, 2023 04:15 ET (08:15 GMT)\n",
            "Pier Stays Closed for a Year | 2023-09-04 | Jane Doe",
        ),
    ] {
        let text = format!("{}{foot}", dateline(head));
        let shown = read(&text).unwrap_or_default();
        assert!(shown.starts_with(expected), "{shown}\n{text}");
        let mut builder = ArticleBuilder::default();
        read_clipping(&text, &lines_of(&text), &mut builder);
        let body = &builder.article().body;
        assert!(body.ends_with("Nobody has asked the fishermen.") && body.contains("The pier of the harbour"), "{body}");
    }
}

#[test]
fn other_texts_are_no_clippings() {
    for text in [
        format!("Pier stays closed\n\nBy Jane Doe\n\n5 March 2024\n\n{BODY}"),
        format!("Covid19 3 dead 214\n\n{BODY}"),
        format!("7 dead, 14 hurt\n\n{BODY}"),
        format!("The Source\n\nSource\nA river begins here.\n\n{BODY}"),
        format!("Pier vom Meer\n\n{BODY}\n\nQuelle: hier\n"),
        format!("World\nPress release\n5 March 2024\nThe pier stays closed for a year\n\n{BODY}"),
        format!("412 words\n12 September 2019\n\n{BODY}"),
        format!("Pier stays closed\n\nQuelle: Hafenkurier\n\n{BODY}"),
        format!("Havnebladet | 04.05.2021\n\nKajen er lukket\n\n{BODY}"),
        format!("Pier stays closed\nHarbour Herald\n·\nEvening\n·\n4\n\n{BODY}"),
        format!("Pier stays closed\nHarbour Courier, 5 March 2024, p. 4\nBy Jane Doe\n\n{BODY}"),
        format!("Pier stays closed\nHarbour Courier, Tuesday, 5 March 2024, p. 4\nNobody asks the men who fish\n\n{BODY}"),
        format!("Pier stays closed\nTuesday, 5 March 2024\n834 words\n\n{BODY}"),
        format!("Pier stays closed\n5 March 2024\n834 words\nNobody asks the men who fish\n\n{BODY}"),
        format!("Pier stays closed\nAzulejo, Tuesday, 5 March 2024, p. 4\nhttps://h.example/pier\n\n{BODY}"),
    ] {
        assert_eq!(read(&text), None, "{text}");
    }
}
