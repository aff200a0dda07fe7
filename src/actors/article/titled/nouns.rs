//! Turns the nouns that stand beside names of persons in other languages into [`NOUNS`], by which it is told what an office is of and what is only called after
//! somebody.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::actors::words::hash_of;
use crate::text::fold_value;

/// Words behind which a name is that of a street, a school, a prize.
const NAMED_AFTER: &str = "calle avenida plaza paseo estadio universidad premio fundacion hospital teatro museo instituto colegio aeropuerto \
     barrio rue avenue boulevard place stade universite prix fondation hopital lycee ecole theatre musee aeroport via viale piazza corso stadio \
     universita premio fondazione ospedale teatro museo aeroporto liceo rua avenida praca estadio universidade fundacao teatro museu \
     strasse platz allee stadion schule stiftung haus ulica ulicy ulice plac placu aleja stadion uniwersytet szpital teatr muzeum \
     улица улице улицы проспект проспекте площадь площади имени театр музей стадион премия вулиця вулиці проспект проспекті площа площі \
     імені театр музей стадіон премія sokak caddesi straat laan plein gata gatan strada bulevardul piata stadionul jalan";

/// What an office may be of, whose name stands behind.
const THINGS: &str = "партии компании клуба города банка фонда движения группы области района провинции холдинга организации корпорации \
     фирмы группировки партії компанії міста фонду руху групи організації partii firmy spółki klubu miasta banku fundacji ruchu grupy \
     partidului companiei clubului orașului grupului κόμματος εταιρείας";

/// What ministers are of, and lands that have ministers of their own, in the case for that.
const OF_OFFICES: &str = "apărării finanțelor justiției sănătății educației economiei internelor transporturilor energiei agriculturii muncii \
     mediului culturii dezvoltării cercetării tineretului turismului comunicațiilor οικονομικών εξωτερικών εσωτερικών άμυνας παιδείας υγείας \
     δικαιοσύνης ανάπτυξης εργασίας μεταφορών ενέργειας πολιτισμού ναυτιλίας τουρισμού υποδομών επικρατείας μετανάστευσης περιβάλλοντος \
     бурятии татарстана башкортостана башкирии чечни дагестана якутии мордовии чувашии удмуртии калмыкии карелии хакасии тувы \
     ингушетии адыгеи крыма приднестровья абхазии каракалпакстана подмосковья \
     pertanian pertahanan keuangan luar dalam negeri agama kesehatan pendidikan kebudayaan perdagangan perindustrian perhubungan sosial hukum \
     kehutanan kelautan perikanan pariwisata ketenagakerjaan investasi agraria komunikasi informatika lingkungan hidup pemuda olahraga riset \
     koperasi transmigrasi pangan bumn esdm";

/// The hashes of [`NAMED_AFTER`], [`THINGS`] and [`OF_OFFICES`].
pub(super) struct Nouns {
    pub(super) named_after: FxHashSet<u64>,
    pub(super) things: FxHashSet<u64>,
    pub(super) of_offices: FxHashSet<u64>,
}

pub(super) static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let hashes = |words: &str| words.split_whitespace().map(|word| hash_of(&fold_value(word))).collect();
    Nouns { named_after: hashes(NAMED_AFTER), things: hashes(THINGS), of_offices: hashes(OF_OFFICES) }
});
