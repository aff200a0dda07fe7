"""Turns a story and a number into an `Article`: all a layout needs to print it, and what a careful reader would note."""

import datetime
import hashlib
import html
import json
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).parent
RIGHT_TO_LEFT = {"ar", "he", "fa"}
ISO_LANGUAGE = {"en": "en-US", "pt": "pt-BR", "zh": "zh-CN", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
OFFSETS = {
    "en": "+00:00",
    "zh": "+08:00",
    "ja": "+09:00",
    "ko": "+09:00",
    "hi": "+05:30",
    "th": "+07:00",
    "vi": "+07:00",
    "id": "+07:00",
    "ru": "+03:00",
    "tr": "+03:00",
    "ar": "+03:00",
    "fa": "+03:30",
    "he": "+02:00",
    "sw": "+03:00",
    "es": "-05:00",
    "pt": "-03:00",
}
DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹"}
SOLAR_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()


def escape(text):
    """Text as it stands in a page or in an attribute."""
    return html.escape(text, quote=True)


def load_words():
    """What stands around an article, by language."""
    words, block = {}, None
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            block = words[line[1:]] = {}
        elif line and not line.startswith("#"):
            key, value = line.split(" ", 1)
            block[key] = value
    for block in words.values():
        block["months"] = block["months"].split()
        for key in ("names", "rel", "nav"):
            block[key] = block[key].split("|")
        block["pubs"] = [tuple(pub.split("=")) for pub in block["pubs"].split("|")]
    return words


WORDS = load_words()


def load_stories():
    """`{(language, name): {h, d, t, s, c, paragraphs, variants}}` from the files of stories."""
    stories = {}
    for file in sorted((HERE / "stories").glob("*.txt")):
        for block in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
            lines = block.strip().split("\n")
            name = lines[0].strip()
            story = {}
            rest = lines[1:]
            while rest and re.match(r"[hdtsc]: ", rest[0]):
                story[rest[0][0]] = rest[0][3:]
                rest = rest[1:]
            story["paragraphs"] = [part.strip() for part in "\n".join(rest).split("\n\n") if part.strip()]
            language = "en" if file.name.startswith("en") else name[:2]
            choices = re.findall(r"\{([^{}]*\|[^{}]*)\}", block)
            story["variants"] = min(len(choice.split("|")) for choice in choices)
            stories[(language, name)] = story
    return stories


def fill(text, variant):
    """`{a|b}` becomes the choice of this variant."""
    return re.sub(r"\{([^{}]*\|[^{}]*)\}", lambda found: found[1].split("|")[variant], text)


def number(*parts):
    """A number that depends on nothing but these parts."""
    return int(hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:12], 16)


def slug(text):
    """A headline as it stands in an address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:8]
    return "-".join(words) or f"article-{number(text) % 900000 + 100000}"


def solar_hijri(when):
    """A day in the calendar of Iran; the rule of leap years holds from 1996 to 2024, which is more than is asked of it."""

    def nowruz(year):
        return datetime.datetime(year, 3, 20 if year % 4 == 0 else 21)

    year = when.year if when >= nowruz(when.year) else when.year - 1
    days = (when.replace(hour=0, minute=0) - nowruz(year)).days
    return (
        year - 621,
        *((days // 31 + 1, days % 31 + 1) if days < 186 else ((days - 186) // 30 + 7, (days - 186) % 30 + 1)),
    )


class Article:
    """One story in one variant, with a date, authors and a publisher, and the labels a layout may change."""

    def __init__(self, language, name, variant, story, layout, index):
        self.language, self.name, self.variant, self.layout = language, f"{name}-{variant}", variant, layout
        self.words = WORDS[language]
        self.h, self.d = fill(story["h"], variant), fill(story["d"], variant)
        self.tags = [tag.strip() for tag in fill(story["t"], variant).split(";")]
        self.section, self.caption = fill(story["s"], variant), fill(story["c"], variant)
        self.paragraphs = [fill(paragraph, variant) for paragraph in story["paragraphs"]]
        self.index = index
        n = self.n = number(language, name, variant)
        names = self.words["names"]
        self.author = names[n % len(names)]
        self.second = names[(n + 1) % len(names)]
        pubs = self.words["pubs"]
        self.publisher, self.host = pubs[(n // 7) % len(pubs)]
        start = datetime.datetime(2014, 2, 1)
        self.date = start + datetime.timedelta(days=n % 4200, minutes=(n // 11) % 1380)
        self.updated = self.date + datetime.timedelta(days=n % 23 + 2, minutes=37)
        self.offset = OFFSETS.get(language, "+01:00")
        self.slug = slug(self.h)
        self.charset, self.extension = "utf-8", "html"
        self.url = f"https://www.{self.host}/{slug(self.section)}/{self.slug}"
        self.not_body = []
        self.label_headline, self.label_date, self.label_status = self.h, self.day(self.date), "known"
        self.label_authors, self.label_tags, self.label_authors_also = [self.author], list(self.tags), []
        self.label_publisher, self.label_body, self.label_free = self.publisher, list(self.paragraphs), [self.d]
        self.others = []
        self.fillers = []

    # What layouts print.

    def day(self, when):
        return when.strftime("%Y-%m-%d")

    def iso(self, when, offset=None):
        return when.strftime("%Y-%m-%dT%H:%M:00") + (self.offset if offset is None else offset)

    def long(self, when):
        text = self.long_text(when)
        if when == self.date:
            self.fillers.append(text)
        return text

    def long_text(self, when):
        if self.language == "fa":
            year, month, day = solar_hijri(when)
            return f"{day} {SOLAR_MONTHS[month - 1]} {year}".translate(str.maketrans("0123456789", DIGITS["fa"]))
        year = when.year + 543 if self.language == "th" else when.year
        return self.words["date"].format(d=when.day, y=year, month=self.words["months"][when.month - 1])

    def no(self, text):
        """This text is printed, and is no part of the article's body."""
        if len(text) > (6 if self.language in ("zh", "ja", "ko", "th") else 12):
            self.not_body.append(text)
        return escape(text)

    def by(self, *names):
        plain = self.words["by"].replace("{a}", f" {self.words['and']} ".join(names))
        if "@@" not in plain:
            self.fillers.append(plain)
        joined = f" {self.words['and']} ".join(escape(name) for name in names)
        return escape(self.words["by"]).replace("{a}", joined)

    def bio(self):
        return self.no(self.words["bio"].replace("{a}", self.author))

    def word(self, key):
        """A word of the furniture; sentences of it are noted as no body."""
        return self.no(self.words[key]) if key in ("newsletter", "comment", "cookie") else escape(self.words[key])

    def ps(self, attributes="", first=0, last=None, tag="p"):
        """Paragraphs in tags."""
        attributes = f" {attributes}" if attributes else ""
        return "\n".join(f"<{tag}{attributes}>{escape(text)}</{tag}>" for text in self.paragraphs[first:last])

    def nav(self, item='<li><a href="/{slug}">{name}</a></li>'):
        return "".join(item.format(slug=slug(name), name=escape(name)) for name in self.words["nav"])

    def rel(self, item, extra=True):
        """Teasers of other articles: `{h}`, `{p}`, `{long}`, `{iso}`, `{by}`, `{u}` in the item."""
        out = []
        rows = [(headline, None) for headline in self.words["rel"]]
        if extra:
            rows = [(other.h, other) for other in self.others[:2]] + rows[:1]
        for place, (headline, other) in enumerate(rows):
            when = self.date + datetime.timedelta(days=3 - 5 * place, minutes=91 * place)
            teaser = other.d if other else self.words["share"]
            names = self.words["names"]
            out.append(
                item.replace("{h}", self.no(headline))
                .replace("{p}", self.no(teaser) if other else escape(teaser))
                .replace("{long}", escape(self.long(when)))
                .replace("{iso}", self.iso(when))
                .replace("{by}", escape(names[(self.n + 2 + place) % len(names)]))
                .replace("{u}", "/" + slug(headline))
            )
        return "\n".join(out)

    def tag_links(self, item='<a href="/tag/{slug}" rel="tag">{name}</a>', joined=" "):
        return joined.join(item.format(slug=slug(tag), name=escape(tag)) for tag in self.label_tags)

    def ld(self, **changes):
        """A JSON-LD NewsArticle; a change to None leaves a key out."""
        record = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.h,
            "description": self.d,
            "mainEntityOfPage": {"@type": "WebPage", "@id": self.url},
            "datePublished": self.iso(self.date),
            "dateModified": self.iso(self.updated),
            "author": [{"@type": "Person", "name": self.author}],
            "publisher": {
                "@type": "Organization",
                "name": self.publisher,
                "logo": {"@type": "ImageObject", "url": f"https://www.{self.host}/logo.png"},
            },
            "image": [f"https://www.{self.host}/img/{self.slug}.jpg"],
            "articleSection": self.section,
            "inLanguage": self.language,
        }
        record.update(changes)
        return {key: value for key, value in record.items() if value is not None}

    def script(self, record, indent=None):
        text = record if isinstance(record, str) else json.dumps(record, ensure_ascii=False, indent=indent)
        return f'<script type="application/ld+json">{text}</script>'

    def og(self, title=None, published=True, **more):
        """Open Graph lines."""
        rows = [
            ("og:type", "article"),
            ("og:title", title or self.h),
            ("og:description", self.d),
            ("og:url", self.url),
            ("og:site_name", self.publisher),
            ("og:image", f"https://www.{self.host}/img/{self.slug}.jpg"),
        ]
        if published:
            rows.append(("article:published_time", self.iso(self.date)))
        rows += [(key.replace("__", ":"), value) for key, value in more.items()]
        return "\n".join(f'<meta property="{key}" content="{escape(value)}"/>' for key, value in rows)

    def head(self, title=None, inner=""):
        """The head every template starts with: charset, title, what it adds."""
        direction = ' dir="rtl"' if self.language in RIGHT_TO_LEFT else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{ISO_LANGUAGE.get(self.language, self.language)}"{direction}>\n<head>\n'
            f'<meta charset="{self.charset}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(title if title is not None else self.h + ' - ' + self.publisher)}</title>\n{inner}\n</head>"
        )

    # What is noted.

    def snippets(self):
        """The first and the last sentence, and some between."""
        body = self.label_body
        picks = [opening(body[0]), ending(body[-1])]
        picks += [
            opening(body[place])
            for place in sorted({len(body) // 3, len(body) // 2, 2 * len(body) // 3})
            if 0 < place < len(body)
        ]
        return list(dict.fromkeys(picks))[:5]

    def label(self, path):
        body = "\n\n".join(self.label_body)
        must_not = [text for text in dict.fromkeys(self.not_body) if squeeze(text) not in squeeze(body)]
        # One of each kind first, so that the six are not six headlines of the sidebar.
        must_not = must_not[:3] + must_not[-3:] if len(must_not) > 6 else must_not
        # Where little stands around the text: the byline and the date, which are read as fields and not as body.
        must_not += [text for text in dict.fromkeys(self.fillers) if text not in must_not][: max(0, 3 - len(must_not))]
        return {
            "path": path,
            "layout": self.layout,
            "headline": self.label_headline,
            "date": self.label_date,
            "status": self.label_status,
            "authors": self.label_authors,
            **({"authors_also": self.label_authors_also} if self.label_authors_also else {}),
            "tags": self.label_tags,
            "publisher": self.label_publisher,
            "language": self.language,
            "body_must": self.snippets(),
            "body_must_not": must_not,
            "free": self.label_free,
            "body": body,
        }


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def opening(text):
    """The first sentence, at most 90 characters of it."""
    sentence = re.split(r"(?<=[.!?。।؟])\s|(?<=[。])", text)[0]
    return cut(sentence, 90)


def ending(text):
    """The last sentence, at most the last 90 characters of it."""
    parts = [part for part in re.split(r"(?<=[.!?।؟])\s+|(?<=[。])", text) if part.strip()]
    sentence = parts[-1]
    if len(sentence) <= 90:
        return sentence
    tail = sentence[-90:]
    return tail.split(" ", 1)[1] if " " in tail else tail


def cut(text, length):
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] if " " in text[:length] else text[:length]
