//! Tells whether a title, a word of kin or a given name is that of a woman or of a man: `Mrs`, `widow`, `Tanya`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::actors::words::hash_of;

/// What a word before a name, or a given name, tells of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sex {
    Woman,
    Man,
}

/// Titles of women and of men, as they stand before a name.
const TITLES: [(Sex, &str); 2] = [
    (Sex::Woman, "mrs ms miss mme madame madam lady dame queen princess baroness duchess senora frau begum congresswoman"),
    (Sex::Man, "mr sir lord king prince emir sheikh duke baron monsieur senor herr congressman"),
];

/// What women and men are to somebody or by calling, before a name given in full or behind it.
const CALLINGS: [(Sex, &str); 2] = [
    (
        Sex::Woman,
        "wife daughter sister mother niece aunt widow granddaughter grandmother stepdaughter actress businesswoman spokeswoman \
         chairwoman policewoman waitress heiress",
    ),
    (
        Sex::Man,
        "husband son brother father nephew uncle widower grandson grandfather stepson spokesman gunman actor businessman policeman imam",
    ),
];

/// Given names that women, and that men, bear in many countries; those of both are left out.
const GIVEN: [(Sex, &str); 2] = [
    (
        Sex::Woman,
        "agnes aisha alice alicia amanda amelia amina amy ana angela anita anna anne annie asha ayesha barbara beatrice \
         beatriz benazir brenda brigitte carla carmen carol caroline catherine cecilia charlotte christina christine claire clara \
         claudia cristina cynthia deborah diana diane dilma donna doris dorothy elena elisabeth elizabeth ellen emily emma erika \
         esther eva evelyn fatima fatma florence frances gabriela gloria grace hanna hannah heather helen helena hillary imelda \
         indira ingrid irina isabel isabella ivana ivanka jacqueline jane janet jennifer jessica joan joanna joyce judith julia \
         julie karen karin kate katherine kathleen khadija khaleda kirsten laila laura leila lena leyla linda lisa lucia lucy \
         magdalena margaret margarita maria mariam marie marina marine marta martha mary maryam megan melania melissa mercy mia michelle \
         miriam monica nadia nancy naomi natalia natalya natasha nicole nina nora olga olivia pamela patricia paula priscilla \
         rachel rania rebecca renata rita rosa rosario ruth samantha sandra sara sarah sharon sheila silvia sofia sonia \
         sophia sophie stella stephanie susan susana svetlana sylvia tamara tania tanya tatiana teresa theresa ursula valentina \
         vanessa veronica victoria violeta virginia wendy winnie yasmin yulia yvonne zainab zeinab \
         adriana agnieszka aida alejandra alexandra alina amira anastasia andreea angelina anja antonia asma astrid aurora beata \
         bianca birgit blanca bozena camila carina carolina cecile celia chantal cheryl chiara chelsea claudine consuelo corazon \
         cornelia dagmar daniela danuta delia denise dina dolores dora edith eileen elisa elsa elvira erna ewa fiona francesca frida \
         gabriele galina genevieve georgina gerda gertrude gisela giulia giovanna greta gudrun guadalupe gwen habiba halima hanan \
         harriet hedwig hilda hortensia huda ilona ilse ines ingeborg irene irma isabelle iwona jadwiga jana janice jeanette jelena \
         joana johanna josefina juanita judy juliana juliane kamala karin karina katarina katerina katja kirsti krystyna larisa \
         latifa leticia lilian liliana lise lorena lorraine louise lucie luisa ludmila lydia lyudmila maja malgorzata manuela \
         marcela margrethe mariana marilyn marion marisol marlene mathilde matilda meera mercedes meryem milena mirjam monika \
         nadezhda nadine naima natacha nawal nelly nicola nkosazana noor norma oksana olena paola petra pilar pia phumzile pratibha \
         priyanka ramona raquel regina renate rocio rosalind rosemary roxana ruba rukmini sabine sabrina salma sanna sally \
         selma shirin shirley silvana simone sinead siobhan solveig sonja soledad stefania sunita sushma susanne sylvie taslima \
         tamar tatyana teodora tina trine trudy ulrike uma vera viola vjosa waris wanda xiomara yelena yolanda zara zdenka zsuzsa \
         naina mirjana keiko jitka marija vesna ljiljana biljana snezana jadranka milica ljubica ljudmila raisa rosalynn nexhmije mirka dragica \
         svetlana jagoda alena ivanka zuzana iveta libuse bozena halina",
    ),
    (
        Sex::Man,
        "abdul abdullah adam adrian ahmad ahmed alan albert alberto alejandro alexander alfred alfredo ali andrei andrew \
         anthony antonio arthur benjamin bernard boris brian carlos charles christopher daniel david denis dennis diego dmitry \
         donald edgar eduardo edward emmanuel enrique eric ernesto felipe fernando francisco francois frank frederick gary george \
         gerald gerard giovanni giuseppe gordon graham gregory gustavo guy hamid hans harold harry hassan hector henri henry \
         herbert howard hugo hussein ibrahim igor ismail ivan jack jacob jacques jaime james javier jeffrey jeremy jerry jim joao \
         john jonathan jorge jose joseph josef juan julio karl keith kenneth kevin khalid klaus kurt lars lawrence leonard luis \
         luiz manuel marc marco mario mark martin matthew mehmet michael miguel mikhail milan mohamed mohammad mohammed muhammad \
         mustafa nelson nicholas nicolas nikolai oleg omar oscar osama otto pablo patrick paul pavel pedro peter philip philippe \
         pierre rafael raul raymond ricardo richard robert roberto roger ronald saddam samuel sergei sergey sergio simon stanley \
         stefan stephen steven tariq thomas timothy tony vaclav victor viktor vincent vladimir walter werner william yusuf yuri \
         alexei aleksandr alexey anatoly arkady augusto bashar bela benito bogdan borislav bruno cesar claude constantin dieter dragan \
         dusan erich evo ferdinand fidel franjo friedrich gamal georgi gerhard goran gunther hafez helmut hermann horst hosni hun idi \
         ignacio ion janos javad jaroslaw jerzy josip jozef juergen kamal karim kofi konstantin lech leonid luca maxim mobutu momcilo \
         muammar mohandas moshe mykola nawaz nicolae norodom nursultan olaf olivier oleksandr park pervez petar petr pol radovan rainer \
         rajiv ratko robin rodrigo rolf ruslan salvador shimon siegfried slavko slobodan stanislav stjepan suharto sukarno sven todor \
         tomas tomislav traian vasil vasily viacheslav vojislav volodymyr vyacheslav wilhelm wladyslaw wojciech xavier yahya yasser yitzhak \
         zbigniew zoran zulfikar",
    ),
];

fn by_hash(lists: &[(Sex, &str)]) -> FxHashMap<u64, Sex> {
    lists.iter().flat_map(|(sex, words)| words.split_whitespace().map(|word| (hash_of(word), *sex))).collect()
}

/// What a title tells, by the hash of the word.
pub(super) fn of_title(word: u64) -> Option<Sex> {
    static SEXES: LazyLock<FxHashMap<u64, Sex>> = LazyLock::new(|| by_hash(&TITLES));
    SEXES.get(&word).copied()
}

/// What a word of kin or calling tells.
pub(super) fn of_calling(word: u64) -> Option<Sex> {
    static SEXES: LazyLock<FxHashMap<u64, Sex>> = LazyLock::new(|| by_hash(&CALLINGS));
    SEXES.get(&word).copied()
}

/// What a given name tells.
pub(super) fn of_given(word: u64) -> Option<Sex> {
    static SEXES: LazyLock<FxHashMap<u64, Sex>> = LazyLock::new(|| by_hash(&GIVEN));
    SEXES.get(&word).copied()
}
