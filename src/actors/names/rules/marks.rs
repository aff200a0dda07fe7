//! Turns a word into its marks: what the rules need to know of it, a bit for each.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::actors::names::classes::{HashBits, short};
use crate::actors::words::hash_of;

/// A business: `insurer`, `airline`.
pub(super) const TRADE: u32 = 1;
/// A business, or somebody who does the same: `developer`.
pub(super) const AGENT: u32 = 1 << 1;
/// Another body: `charity`, `newspaper`.
pub(super) const BODY: u32 = 1 << 2;
/// What only a business has beside its name: `shares`, `stores`.
pub(super) const OWNED: u32 = 1 << 3;
/// What stands before `of` and a business: `stake in`, `shares of`.
pub(super) const PART: u32 = 1 << 4;
/// Who speaks for a business: `analyst`.
pub(super) const ANALYST: u32 = 1 << 5;
/// What a business reports or cuts.
pub(super) const FINANCE: u32 = 1 << 6;
/// Verbs of a business before that.
pub(super) const DEALS: u32 = 1 << 7;
/// Verbs of saying.
pub(super) const SAYS: u32 = 1 << 8;
/// Offices and roles before a person.
pub(super) const ROLE: u32 = 1 << 9;
/// First words of groups in Arabic, Urdu and Spanish.
pub(super) const HEAD: u32 = 1 << 10;
/// Small words inside of names in those languages.
pub(super) const PARTICLE: u32 = 1 << 11;
/// Words of units: `Regiment`.
pub(super) const UNIT: u32 = 1 << 12;
/// Words behind which a number belongs to the name: `Task Force 435`.
pub(super) const NUMBERED: u32 = 1 << 13;
/// Last words of bodies: `Lines`, `Police`.
pub(super) const ORGANISATION: u32 = 1 << 14;
/// First words of bodies that end in a place: `Transport Scotland`.
pub(super) const BRANCH: u32 = 1 << 15;
/// Teams that are no plural: `Utah Jazz`.
pub(super) const TEAM: u32 = 1 << 16;
/// Words that are never a name or its end: days, months.
pub(super) const NEVER: u32 = 1 << 17;
/// Words after which a phrase of a noun is over.
pub(super) const SMALL: u32 = 1 << 18;
/// Flying: an airline is spoken of.
pub(super) const FLIGHT: u32 = 1 << 19;
/// Last words of places: `River`.
pub(super) const PLACE: u32 = 1 << 20;
/// What joins the words of a name: `of`, `for`.
pub(super) const JOINT: u32 = 1 << 21;
/// An article or what stands for it.
pub(super) const ARTICLE: u32 = 1 << 22;

/// A form of business, as it ends the name of one: `Plc`.
pub(super) const FORM: u32 = 1 << 23;

/// A thing, as it stands in small letters beside the name of one: `the exercise Sea Breeze`, `the Vasa Festival prize`.
pub(super) const THING: u32 = 1 << 24;
/// Bodies, as they stand before the names of several: `unions`.
pub(super) const BODIES: u32 = 1 << 25;
/// A body, as it stands behind the name of one: `the Naleraq party`.
pub(super) const CALLED: u32 = 1 << 26;

/// What texts about business speak of, beside its firms.
pub(super) const MARKET: u32 = 1 << 27;

const LISTS: [(u32, &str); 28] = [
    (
        MARKET,
        "price prices broker brokers brokerages trader traders bourse loan loans debt debts output exports imports tonnes tons dividend \
         takeover merger privatisation privatization mill mills refinery refineries plants tender crop crops auction bidders bids \
         buyers sellers growers exporters importers producers makers turnover sales investors creditors debtors depositors bankers \
         commodity commodities futures shipments cargo tariff tariffs royalties mines smelter furnace yard yards lint",
    ),
    (
        TRADE,
        "insurer reinsurer chipmaker carmaker automaker truckmaker planemaker drugmaker steelmaker shipbuilder retailer airline \
         bank lender conglomerate company firm startup multinational manufacturer utility broadcaster chain supermarket \
         discounter housebuilder homebuilder shipyard brewery distillery cooperative subsidiary brokerage consultancy franchise \
         telecom automakers jeweller jeweler smelter aerospace toymaker shoemaker winemaker watchmaker biotech fintech",
    ),
    (
        AGENT,
        "contractor supplier operator maker producer developer distributor exporter importer publisher brewer grocer distiller \
         bookmaker hotelier builder miner shipper refiner carrier caterer wholesaler",
    ),
    (
        BODY,
        "group charity ngo nonprofit sect cult gang cartel militia faction union federation watchdog newspaper magazine daily weekly \
         tabloid website portal network consortium coalition alliance organisation organization association foundation \
         confederation broadcaster orchestra",
    ),
    (
        OWNED,
        "shares stock shareholders shareholder stores store supermarket supermarkets outlet outlets spokesman spokeswoman \
         spokesperson executives executive ceo employees employee subsidiary bonds customers customer factories bondholders \
         earnings revenue investors",
    ),
    (
        PART,
        "shares stock stake stakes bonds shareholders customers subsidiary employees executives executive ceo cfo stores",
    ),
    (ANALYST, "analyst analysts economist economists strategist strategists"),
    (
        FINANCE,
        "earnings profit profits revenue revenues dividend bankruptcy layoffs vehicles jobs stores outlets shareholders branches",
    ),
    (
        DEALS,
        "reported posted filed recalled will said plans has agreed announced cut cuts slashed raised acquired employs operates \
         closed recorded forecast paid owns runs reports posts recalls",
    ),
    (SAYS, "said says told added asked replied argued testified recalled explained insisted complained joked"),
    (
        ROLE,
        "owner manager captain founder spokesman spokeswoman spokesperson leader lawyer attorney analyst economist professor doctor \
         nurse teacher engineer farmer coach director chairman chairwoman chairperson president minister secretary mayor governor \
         senator senators mp mps msp mep td mla congressman congresswoman representative judge justice prosecutor inspector \
         detective sergeant sgt colonel general gen lieutenant lt major maj captain capt commander admiral brigadier corporal cpl \
         private pvt officer superintendent sheriff constable commissioner ambassador envoy chancellor premier bishop archbishop \
         cardinal rabbi imam reverend rev monsignor father sister dr mr mrs ms miss sir dame lady lord neighbour neighbor resident eyewitness \
         commodore marshal goalkeeper striker midfielder pitcher quarterback outfielder shortstop researcher historian journalist reporter editor \
         author novelist poet singer actor actress director producer composer activist campaigner organiser organizer councillor \
         councilman councilwoman alderman deputy chief pilot skipper foreman fisherman landlord landlady boss headteacher headmaster principal trustee widow drummer \
         guitarist boxer rapper wrestler trainer umpire referee midwife ombudsman ombudswoman seaman airman guardsman alderman assemblyman \
         assemblywoman businessman businesswoman congressperson selectman clergyman cameraman fireman policeman policewoman abbot abbess deacon \
         archdeacon chaplain vicar pastor mufti ayatollah mullah sheikh sheikha sheik datuk winger jockey golfer cyclist swimmer sprinter skier \
         defender fullback linebacker wicketkeeper batsman bowler skater photographer",
    ),
    (
        HEAD,
        "liwa faylaq failaq aknaf tajammu saraya katibat katiba harakat jund jaysh jaish firqat fawj kataib asaib usbat lashkar sipah tehrik tanzim jamaat quwat \
         muerte cruzada frente comando comandos movimiento ejercito columna brigada coordinadora",
    ),
    (
        PARTICLE,
        "al el ul ud ad as ash an ar az e i de del la las los a y por para bin ibn der den von van das dos da do ahl",
    ),
    (
        UNIT,
        "division brigade battalion regiment squadron corps rifles commando infantry armoured armored fleet wing cavalry artillery \
         airborne mechanised mechanized fusiliers grenadiers lancers hussars dragoons parachute flotilla",
    ),
    (
        NUMBERED,
        "force branch movement unit bureau department directorate section battalion brigade division squadron regiment company \
         commando",
    ),
    (
        ORGANISATION,
        "lines shipping police lawyers ministry bank corporation corp company university army force forces council committee \
         commission agency department office bureau union association organisation organization movement league federation \
         institute party front brigade brigades battalion guard guards authority board service services foundation fund \
         airlines airways motors railways ports club coalition alliance network centre center society trust group holdings \
         industries congress assembly parliament court times post herald tribune television radio tv broadcasting press chamber \
         exchange observatory initiative campaign syndicate confederation tours mining steel oil petroleum energy electric power \
         insurance securities partners brewery breweries navy forum enterprise enterprises secretariat directorate \
         tribunal command",
    ),
    (
        BRANCH,
        "transport visit birdwatch families network healthcare sport sports cricket athletics housing creative police energy tourism \
         citizens age volunteer food friends students universities action democracy cycling swim swimming rugby hockey basketball \
         tennis boxing gymnastics museums historic environment export invest enterprise skills education rail highways farmers \
         consumer consumers fisheries radio air water nature wildlife heritage railways rowing triathlon golf football netball \
         badminton volleyball safeguarding justice workers women parents doctors nurses teachers pilots airports ports",
    ),
    (
        TEAM,
        "jazz heat magic thunder wild avalanche lightning kraken rovers wanderers albion athletic dynamo lokomotiv galaxy sox \
         mystics fever storm sky liberty",
    ),
    (
        NEVER,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october \
         november december i mr mrs ms ceo cfo gmt est ad bc tv uk us eu un prime vice deputy president minister chief king queen",
    ),
    (
        SMALL,
        "of in with that which based whose owned said says to for from has had is was are and or at on by who when as the a an near \
         behind known called told after before will",
    ),
    (
        FLIGHT,
        "airline airlines airways flight flights carrier carriers passengers aircraft planes plane jets boeing airbus airliner",
    ),
    (
        PLACE,
        "river lake valley mountain mountains sea gulf street road avenue square bridge airport hills heights island islands beach \
         bay strait park county province region district village city town border desert forest camp port north south east west",
    ),
    (JOINT, "of for and & on"),
    (ARTICLE, "a an the"),
    (
        THING,
        "exercise exercises manoeuvres maneuvers wargames lander probe rover spacecraft spaceship capsule satellite festival carnival \
         tournament marathon regatta derby prize award medal trophy law bill act treaty accord accords pact charter protocol virus strain \
         vaccine supplement parasite bacterium pest storm hurricane typhoon cyclone volcano glacier river lake island islands mountain \
         mountains strait ferry tanker freighter trawler yacht dhow frigate corvette submarine icebreaker warship index musical opera \
         dam bridge tunnel highway motorway expressway stadium arena airport horse racehorse mare gelding stallion colt filly mascot \
         asteroid comet planet telescope smartphone handset sedan hatchback",
    ),
    (
        BODIES,
        "unions parties newspapers dailies tabloids companies firms banks lenders airlines retailers insurers carmakers broadcasters charities \
         ngos clubs agencies militias gangs cartels universities groups brokers makers bottlers refiners weeklies brewers steelmakers \
         utilities movements",
    ),
    (CALLED, "party gang cartel militia newspaper daily weekly tabloid broadcaster airline charity nonprofit ngo sect cult"),
    (FORM, "inc corp ltd limited plc co ag sa spa nv bv ab asa oyj gmbh kgaa kg bhd tbk llc pjsc jsc sab pty lda sarl"),
];

/// The marks of a word by the hash of its folded form.
pub(super) fn marks_of(hash: u64) -> u32 {
    static MARKS: LazyLock<(HashBits, FxHashMap<u64, u32>)> = LazyLock::new(|| {
        let (mut bits, mut marks) = (HashBits::default(), FxHashMap::default());
        for (mark, words) in LISTS {
            for word in words.split_whitespace() {
                let hash = hash_of(word);
                bits.insert(short(hash));
                *marks.entry(hash).or_insert(0) |= mark;
            }
        }
        (bits, marks)
    });
    let (bits, marks) = &*MARKS;
    if bits.may_hold(short(hash)) { marks.get(&hash).copied().unwrap_or(0) } else { 0 }
}
