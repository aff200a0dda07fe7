//! The words for offices and roles that stand beside a person's name, by language.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::actors::words::hash_of;
use crate::text::fold_value;

/// How many letters may follow a word with a star.
const LONGEST_ENDING: usize = 6;

/// Offices and roles, as they are written; `*` at the end stands for any ending, at the beginning for any beginning.
const OFFICES: [(&str, &str); 15] = [
    (
        "bg",
        "президент* премиер* министър* министр* канцлер* генерал* полковник* адмирал* капитан* майор* посланик* депутат* евродепутат* сенатор* \
         губернатор* кмет* говорител* секретар* председател* лидер* директор* ръководител* командир* експерт* анализатор* политолог* \
         икономист* историк* професор* активист* адвокат* прокурор* съдия съдията журналист* режисьор* писател* актьор* актриса* певец* \
         певица* треньор* бизнесмен* предприемач* лекар* крал кралят принц* папа патриарх* митрополит* шеф* вицепремиер* вицепрезидент* \
         омбудсман*",
    ),
    (
        "de",
        "General Oberst Major Hauptmann Kommandant Admiral Abgeordnete Abgeordneter Senator Senatorin Botschafter Botschafterin Richter \
         Richterin Anwalt Anwältin Rechtsanwalt Direktor Direktorin Sekretär Gouverneur König Königin Prinz Prinzessin Herr Frau Papst \
         Kardinal Bischof Chef Chefin Autor Autorin Regisseur Regisseurin Schauspieler Schauspielerin Trainer Trainerin Forscher \
         Forscherin Experte Expertin Analyst Analystin Betriebsrat Ökonom Ökonomin Historiker Historikerin Journalist Journalistin \
         Aktivist Aktivistin Politologe Politologin Professor Professorin Unternehmer Bauer Arzt Ärztin Anwohner Anwohnerin Augenzeuge \
         *minister *ministerin *präsident *präsidentin *kanzler *kanzlerin *sprecher *sprecherin *bürgermeister *chef *chefin \
         *verwalter *verwalterin *chefin *funktionär *anwalt *anwältin *richterin *gründer *gründerin *politiker *politikerin *aktivist \
         *aktivistin *bischof *pfarrer *historiker *historikerin *wissenschaftler *wissenschaftlerin *geschäftsführer *geschäftsführerin \
         *redakteur *reporter *korrespondent *schauspieler *sänger *sängerin *beauftragte *beauftragter *kommissar *kommandeur *general \
         *botschafter *botschafterin *verteidiger *stürmer *torwart *gewerkschafter *gewerkschafterin *forscherin *ökonom *ökonomin \
         Zeuge Zeugin *richter *vorsitzender *obmann *obfrau *landrat *landrätin *stadtrat \
         *vorsitzende *experte *expertin *forscher *forscherin *trainer *leiter *leiterin",
    ),
    (
        "el",
        "πρωθυπουργός πρωθυπουργό πρόεδρος πρόεδρο προέδρου υπουργός υπουργό υφυπουργός εκπρόσωπος εκπρόσωπο βουλευτής δήμαρχος \
         στρατηγός πρέσβης πρέσβυς αναλυτής καθηγητής δικηγόρος δημοσιογράφος σκηνοθέτης συγγραφέας ηθοποιός προπονητής διευθυντής \
         αρχηγός οικονομολόγος γιατρός αρχιεπίσκοπος ακτιβιστής επικεφαλής ερευνητής",
    ),
    (
        "es",
        "presidente presidenta ministro ministra canciller general coronel comandante almirante portavoz vocero vocera diputado \
         diputada senador senadora alcalde alcaldesa embajador embajadora fiscal abogado abogada director directora jefe jefa \
         secretario secretaria gobernador gobernadora juez jueza rey reina vicepresidente vicepresidenta premier cardenal obispo \
         empresario empresaria activista analista economista investigador investigadora escritor escritora actor actriz cineasta \
         técnico entrenador entrenadora líder dirigente opositor opositora expresidente expresidenta exministro exministra periodista \
         politólogo politóloga profesor profesora médico médica capitán mandatario historiador historiadora cantante",
    ),
    (
        "fr",
        "président présidente ministre premier première général colonel major capitaine commandant amiral porte-parole parole député \
         députée sénateur sénatrice maire ambassadeur ambassadrice procureur procureure avocat avocate directeur directrice chef \
         secrétaire gouverneur juge roi reine prince princesse m mme chancelier chancelière imam cardinal chercheur chercheuse \
         commerçant commerçante économiste politologue analyste écrivain écrivaine romancier romancière cinéaste réalisateur \
         réalisatrice acteur actrice entraîneur sélectionneur journaliste militant militante opposant opposante historien historienne \
         professeur professeure médecin spécialiste expert experte PDG lieutenant sergent rebelle islamologue",
    ),
    (
        "hu",
        "*miniszter *elnök államfő kormányfő *szóvivő *igazgató *képviselő *polgármester *államtitkár *nagykövet *ügyész tábornok ezredes \
         *elemző politológus közgazdász újságíró történész *kutató *szakértő rendező színész színésznő ügyvéd *edző püspök érsek bíboros \
         *főtitkár *vezér *vezető *biztos *parancsnok *főkapitány kancellár *elnöke *vezetője *szóvivője *igazgatója *képviselője \
         *polgármestere *államtitkára *minisztere *nagykövete *főtitkára *elemzője *kutatója *szakértője *edzője *parancsnoka",
    ),
    (
        "id",
        "Presiden Menteri Perdana Gubernur Bupati Wali Jenderal Letjen Mayjen Brigjen Kolonel Kapten Laksamana Komisaris Duta Hakim Jaksa \
         Ketua Sekretaris Direktur Pengamat Analis Ekonom Peneliti Relawan Aktivis Pengacara Juru Bicara Anggota Raja Sultan Kapolri \
         Panglima pengamat analis ekonom peneliti relawan aktivis pengacara warga saksi menteri presiden gubernur bernama pimpinan Kurator kurator Pemilik Pendiri Kepala Wakil Rektor Pendeta Ustaz Ustadz \
         Kyai Uskup Manajer Pelatih pelatih Ketum Sekjen Sekda Kapolda Kapolres Kapolsek Pangdam Dirut Komandan Dosen dosen Guru Profesor Penyanyi Aktor Aktris \
         Sutradara Hakim Camat Lurah Tersangka tersangka Terdakwa terdakwa Korban korban",
    ),
    (
        "it",
        "presidente ministro ministra premier generale colonnello comandante ammiraglio portavoce deputato deputata senatore senatrice \
         sindaco sindaca ambasciatore ambasciatrice procuratore procuratrice avvocato avvocata direttore direttrice capo segretario \
         segretaria governatore giudice re regina cardinale vescovo ricercatore ricercatrice volontario volontaria osservatore \
         osservatrice attore attrice regista allenatore scrittore scrittrice delegato imprenditore imprenditrice attivista analista \
         economista giornalista professore professoressa medico leader cancelliere capitano storico storica politologo",
    ),
    (
        "nl",
        "premier minister president generaal kolonel kapitein admiraal woordvoerder woordvoerster burgemeester ambassadeur rechter \
         advocaat advocate directeur hoogleraar onderzoeker econoom analist journalist schrijver regisseur coach trainer koning koningin \
         prins prinses kardinaal bisschop fractievoorzitter Kamerlid staatssecretaris partijleider activist bewoner ooggetuige topman \
         zakenman oud-premier",
    ),
    (
        "pl",
        "premier* prezydent* minist* kanclerz* generał* pułkownik* admirał* ambasador* poseł posła posłem posłanka posłanki senator* \
         rzecznik* rzeczniczk* burmistrz* wojewod* prezes* dyrektor* prezydenck* sędzi* prokurator* adwokat* ekspert* analityk* politolo* \
         ekonomist* reżyser* pisar* aktor* trener* dziennikar* aktywist* lider* przewodnicząc* szef* kierowc* mieszkaniec mieszkank* \
         podróżn* historyk* profesor* lekarz* biskup* kardynał* król* książę",
    ),
    (
        "pt",
        "presidente presidenta ministro ministra chanceler general coronel comandante almirante porta-voz voz deputado deputada senador \
         senadora prefeito prefeita embaixador embaixadora procurador procuradora advogado advogada diretor diretora chefe \
         secretario secretaria governador governadora juiz juiza rei rainha assessor assessora vice-presidente economista enfermeiro \
         enfermeira técnico treinador cacique ator atriz cineasta escritor escritora jornalista analista pesquisador pesquisadora \
         investigador investigadora empresário empresária ativista líder professor professora médico médica capitão historiador",
    ),
    (
        "ro",
        "președintele președinta premierul prim-ministrul ministrul ministra generalul colonelul amiralul ambasadorul ambasadoarea \
         deputatul deputata senatorul senatoarea primarul primarița purtătorul procurorul judecătorul avocatul avocata directorul \
         directoarea liderul analistul analista expertul economistul politologul jurnalistul jurnalista regizorul actorul actrița \
         scriitorul scriitoarea antrenorul localnicul profesorul profesoara medicul guvernatorul regele cancelarul premierului \
         președintelui ministrului",
    ),
    (
        "ru",
        "президент* премьер* министр* канцлер* глав* генерал* полковник* адмирал* капитан* майор* посол посла послом послу депутат* сенатор* \
         губернатор* мэр* представител* пресс-секретар* секретар* спикер* председател* лидер* директор* руководител* командующ* командир* \
         эксперт* аналитик* политолог* экономист* историк* профессор* академик* активист* правозащитни* адвокат* прокурор* судь* журналист* \
         режиссер* писател* актер* актрис* певец певиц* поэт* переводчи* тренер* полузащитник* нападающ* вратар* защитник* форвард* \
         бизнесмен* предпринимател* жител* врач* король королев* принц* папа митрополит* патриарх* шейх* эмир* госсекретар* координатор* \
         следовател* волонтер* учен* художни* вице-премьер*",
    ),
    (
        "sv",
        "statsminister statsministern president presidenten utrikesminister utrikesministern försvarsminister försvarsministern \
         finansminister finansministern minister ministern partiledare partiledaren general generalen överste amiral ambassadör \
         ambassadören riksdagsledamot talesperson talespersonen professor forskare forskaren ekonom ekonomen analytiker analytikern \
         journalist journalisten författare författaren regissör regissören skådespelare tränare tränaren advokat advokaten åklagare \
         åklagaren domare kung kungen drottning biskop påve chef chefen förbundskansler förbundskanslern borgmästare aktivist",
    ),
    (
        "tr",
        "Cumhurbaşkanı Başbakanı Başbakan Bakanı Bakan Başkanı Başkan Sözcüsü Sözcü Genel Sekreteri Büyükelçisi Büyükelçi Valisi Vali \
         Komutanı General Orgeneral Albay Amiral Milletvekili Avukat Avukatı Savcı Hakim Profesör Prof Dr Doktor Uzman Uzmanı Analist \
         Ekonomist Gazeteci Yazar Ressam Yönetmen Yönetmeni Oyuncu Şarkıcı Direktör Direktörü direktör Müdürü Kralı Prensi Şeyhi lideri \
         liderleri uzmanı avukatı gazeteci yazar ressam yönetmen oyuncu teknik başkanı sözcüsü bakanı eşi araştırmacı aktivist",
    ),
];

/// Ukrainian words for the same, which many of the Russian ones are too.
const UKRAINIAN: &str = "президент* прем'єр* міністр* канцлер* глав* голов* керівни* генерал* полковник* адмірал* капітан* посол посла послом послу \
     депутат* сенатор* губернатор* мер мера мером речни* секретар* спікер* лідер* директор* командувач* командир* експерт* аналітик* \
     політолог* економіст* історик* професор* активіст* правозахисни* адвокат* прокурор* судд* журналіст* режисер* письменни* актор* \
     актрис* співа* поет* перекладач* тренер* бізнесмен* підприєм* мешкан* житель* лікар* король принц* папа митрополит* патріарх* водій \
     водія держсекретар* волонтер* учен* вчен* художни* віцепрем'єр* канцлерк*";

/// The offices and roles of one language.
pub(super) struct Offices {
    whole: FxHashSet<u64>,
    beginnings: Vec<String>,
    endings: Vec<String>,
}

impl Offices {
    /// Those of a language, if it is one of those with capitals that are listed.
    pub(super) fn of(language: &str) -> Option<&'static Offices> {
        static ALL: LazyLock<FxHashMap<&'static str, Offices>> = LazyLock::new(|| {
            let all = OFFICES.iter().copied().chain([("uk", UKRAINIAN)]);
            all.map(|(language, listed)| (language, Offices::read(listed))).collect()
        });
        ALL.get(language)
    }

    fn read(listed: &str) -> Offices {
        let mut offices = Offices { whole: FxHashSet::default(), beginnings: Vec::new(), endings: Vec::new() };
        for word in listed.split_whitespace() {
            if let Some(ending) = word.strip_prefix('*') {
                offices.endings.push(fold_value(ending));
            } else if let Some(beginning) = word.strip_suffix('*') {
                offices.beginnings.push(fold_value(beginning));
            } else {
                offices.whole.insert(hash_of(&fold_value(word)));
            }
        }
        offices
    }

    /// Whether a word is one of them.
    pub(super) fn has(&self, written: &str, hash: u64) -> bool {
        if self.whole.contains(&hash) {
            return true;
        }
        if self.beginnings.is_empty() && self.endings.is_empty() {
            return false;
        }
        let folded = fold_value(written);
        let begins = |beginning: &String| {
            folded.strip_prefix(beginning.as_str()).is_some_and(|rest| rest.chars().count() <= LONGEST_ENDING)
        };
        self.beginnings.iter().any(begins) || self.endings.iter().any(|ending| folded.ends_with(ending.as_str()))
    }
}
