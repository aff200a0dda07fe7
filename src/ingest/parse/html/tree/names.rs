//! Turns the names of elements and attributes into numbers, by which the parser and the readers tell them apart.

/// The name of an element: one of those that HTML knows, or a number of its own in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Name(pub(super) u32);

macro_rules! element_names {
    ($($constant:ident $text:literal)*) => {
        #[allow(clippy::upper_case_acronyms, reason = "the names as they are written in tags")]
        #[repr(u32)]
        enum Known { $($constant),* }

        const NAMES: &[&[u8]] = &[$($text),*];

        #[allow(missing_docs, reason = "the names say it")]
        impl Name {
            $(pub(in super::super) const $constant: Name = Name(Known::$constant as u32);)*

            /// The name that HTML knows, from small letters.
            fn known(bytes: &[u8]) -> Option<Name> {
                match bytes {
                    $($text => Some(Name::$constant),)*
                    _ => None,
                }
            }
        }
    };
}

element_names! {
    A b"a" ABBR b"abbr" ADDRESS b"address" ANNOTATION b"annotation" APPLET b"applet" AREA b"area" ARTICLE b"article"
    ASIDE b"aside" AUDIO b"audio" B b"b" BASE b"base" BASEFONT b"basefont" BGSOUND b"bgsound" BIG b"big"
    BLOCKQUOTE b"blockquote" BODY b"body" BR b"br" BUTTON b"button" CANVAS b"canvas" CAPTION b"caption" CENTER b"center"
    CITE b"cite" CODE b"code" COL b"col" COLGROUP b"colgroup" DATALIST b"datalist" DD b"dd" DETAILS b"details"
    DIALOG b"dialog" DIR b"dir" DIV b"div" DL b"dl" DT b"dt" EM b"em" EMBED b"embed" FIELDSET b"fieldset"
    FIGCAPTION b"figcaption" FIGURE b"figure" FONT b"font" FOOTER b"footer" FORM b"form" FRAME b"frame"
    FRAMESET b"frameset" H1 b"h1" H2 b"h2" H3 b"h3" H4 b"h4" H5 b"h5" H6 b"h6" HEAD b"head" HEADER b"header"
    HGROUP b"hgroup" HR b"hr" HTML b"html" I b"i" IFRAME b"iframe" IMAGE b"image" IMG b"img" INPUT b"input"
    ISINDEX b"isindex" KEYGEN b"keygen" LABEL b"label" LEGEND b"legend" LI b"li" LINK b"link" LISTING b"listing"
    MAIN b"main" MARQUEE b"marquee" MATH b"math" MENU b"menu" META b"meta" NAV b"nav" NOBR b"nobr" NOEMBED b"noembed"
    NOFRAMES b"noframes" NOSCRIPT b"noscript" OBJECT b"object" OL b"ol" OPTGROUP b"optgroup" OPTION b"option" P b"p"
    PARAM b"param" PLAINTEXT b"plaintext" PRE b"pre" RB b"rb" RP b"rp" RT b"rt" RTC b"rtc" RUBY b"ruby" S b"s"
    SCRIPT b"script" SEARCH b"search" SECTION b"section" SELECT b"select" SMALL b"small" SOURCE b"source" SPAN b"span"
    STRIKE b"strike" STRONG b"strong" STYLE b"style" SUB b"sub" SUMMARY b"summary" SUP b"sup" SVG b"svg" TABLE b"table"
    TBODY b"tbody" TD b"td" TEMPLATE b"template" TEXTAREA b"textarea" TFOOT b"tfoot" TH b"th" THEAD b"thead"
    TIME b"time" TITLE b"title" TR b"tr" TRACK b"track" TT b"tt" U b"u" UL b"ul" VIDEO b"video" WBR b"wbr" XMP b"xmp"
}

const LONGEST_NAME_BYTES: usize = 20;

impl Name {
    /// The number of the first name that HTML does not know.
    pub(super) const FIRST_UNKNOWN: u32 = NAMES.len() as u32;

    /// The name of a tag as written, if HTML knows it.
    pub(in super::super) fn of(written: &str) -> Option<Name> {
        let (small, length) = in_small_letters(written.as_bytes())?;
        Name::known(small.get(..length)?)
    }

    /// The name as text, if HTML knows it.
    pub(super) fn text(self) -> Option<&'static str> {
        NAMES.get(self.0 as usize).and_then(|name| std::str::from_utf8(name).ok())
    }

    /// Whether HTML knows the name.
    pub(in super::super) fn is_known(self) -> bool {
        self.0 < Name::FIRST_UNKNOWN
    }

    /// Whether it is one of the blocks that end a paragraph where they begin, and are ended by their own end tag alone.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Name::ADDRESS
                | Name::ARTICLE
                | Name::ASIDE
                | Name::BLOCKQUOTE
                | Name::CENTER
                | Name::DETAILS
                | Name::DIALOG
                | Name::DIR
                | Name::DIV
                | Name::DL
                | Name::FIELDSET
                | Name::FIGCAPTION
                | Name::FIGURE
                | Name::FOOTER
                | Name::HEADER
                | Name::HGROUP
                | Name::MAIN
                | Name::MENU
                | Name::NAV
                | Name::OL
                | Name::SEARCH
                | Name::SECTION
                | Name::SUMMARY
                | Name::UL
        )
    }

    pub(super) fn is_heading(self) -> bool {
        matches!(self, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6)
    }

    /// Elements that say how a text looks, which go on behind the end of the element around them.
    pub(super) fn is_formatting(self) -> bool {
        matches!(
            self,
            Name::A
                | Name::B
                | Name::BIG
                | Name::CODE
                | Name::EM
                | Name::FONT
                | Name::I
                | Name::NOBR
                | Name::S
                | Name::SMALL
                | Name::STRIKE
                | Name::STRONG
                | Name::TT
                | Name::U
        )
    }

    /// Empty elements that belong to the head.
    pub(super) fn is_of_head(self) -> bool {
        matches!(self, Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META)
    }

    /// Elements for which there are more rules than are worth having here.
    pub(super) fn has_rules_of_its_own(self) -> bool {
        matches!(
            self,
            Name::FRAMESET
                | Name::IFRAME
                | Name::MATH
                | Name::NOEMBED
                | Name::NOFRAMES
                | Name::NOSCRIPT
                | Name::PLAINTEXT
                | Name::STYLE
                | Name::SVG
                | Name::TEXTAREA
        )
    }

    /// Elements that an end tag of another ends, too.
    pub(super) fn ends_by_itself(self) -> bool {
        matches!(
            self,
            Name::DD
                | Name::DT
                | Name::LI
                | Name::OPTGROUP
                | Name::OPTION
                | Name::P
                | Name::RB
                | Name::RP
                | Name::RT
                | Name::RTC
        )
    }

    /// Elements beyond which no open element is looked for.
    pub(super) fn bounds_scope(self) -> bool {
        matches!(
            self,
            Name::APPLET
                | Name::CAPTION
                | Name::HTML
                | Name::MARQUEE
                | Name::OBJECT
                | Name::SELECT
                | Name::TABLE
                | Name::TD
                | Name::TEMPLATE
                | Name::TH
        )
    }

    /// Elements in which nothing but parts of a table may stand.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Name::TABLE | Name::TBODY | Name::TFOOT | Name::THEAD | Name::TR)
    }

    /// Parts of a table that end what is open in its cells.
    pub(super) fn is_part_of_table(self) -> bool {
        matches!(
            self,
            Name::CAPTION
                | Name::COL
                | Name::COLGROUP
                | Name::TBODY
                | Name::TD
                | Name::TFOOT
                | Name::TH
                | Name::THEAD
                | Name::TR
        )
    }

    /// The category "special" of the standard.
    pub(super) fn is_special(self) -> bool {
        let is_other = matches!(
            self,
            Name::A
                | Name::ABBR
                | Name::ANNOTATION
                | Name::AUDIO
                | Name::B
                | Name::BIG
                | Name::CANVAS
                | Name::CITE
                | Name::CODE
                | Name::DATALIST
                | Name::DIALOG
                | Name::EM
                | Name::FONT
                | Name::I
                | Name::IMAGE
                | Name::KEYGEN
                | Name::LABEL
                | Name::LEGEND
                | Name::MATH
                | Name::NOBR
                | Name::OPTGROUP
                | Name::OPTION
                | Name::RB
                | Name::RP
                | Name::RT
                | Name::RTC
                | Name::RUBY
                | Name::S
                | Name::SEARCH
                | Name::SMALL
                | Name::SPAN
                | Name::STRIKE
                | Name::STRONG
                | Name::SUB
                | Name::SUP
                | Name::SVG
                | Name::TIME
                | Name::TT
                | Name::U
                | Name::VIDEO
        );
        self.0 < Name::FIRST_UNKNOWN && !is_other
    }
}

/// The attributes that a reader asks for; others are left out of the tree.
pub(in super::super) fn attribute_name(written: &str) -> Option<&'static str> {
    macro_rules! known {
        ($bytes:expr, $($text:literal)*) => {
            match $bytes {
                $($text => std::str::from_utf8($text).ok(),)*
                _ => None,
            }
        };
    }
    let (small, length) = in_small_letters(written.as_bytes())?;
    known!(
        small.get(..length)?,
        b"align" b"alt" b"aria-hidden" b"aria-label" b"aria-labelledby" b"class" b"content" b"data-component" b"data-datetime" b"data-hook" b"data-module" b"data-qa" b"data-section-type" b"data-testid" b"data-time" b"data-timestamp" b"data-type" b"data-widget" b"datetime" b"hidden" b"href"
        b"http-equiv" b"id" b"itemprop" b"itemtype" b"lang" b"name" b"property" b"pubdate" b"rel" b"role" b"size" b"style" b"title"
        b"type" b"xml:lang"
    )
}

/// The bytes in small letters, and how many there are.
fn in_small_letters(bytes: &[u8]) -> Option<([u8; LONGEST_NAME_BYTES], usize)> {
    let mut small = [0; LONGEST_NAME_BYTES];
    small.get_mut(..bytes.len())?.copy_from_slice(bytes);
    small.make_ascii_lowercase();
    Some((small, bytes.len()))
}
