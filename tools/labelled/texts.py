"""Turns an `Article` into text and Markdown files as people save them, and into mail."""

import base64
import datetime
import email.header
import quopri
import textwrap

from .page import escape as e

TEXTS = []
MAILS = []


def text(name, languages, extension="txt", charset="utf-8"):
    """Registers a text layout; one document for each language."""

    def keep(function):
        TEXTS.append((name, languages.split(), extension, charset, function))
        return function

    return keep


def documents(rack):
    out = []
    for name, languages, extension, charset, write in TEXTS:
        for index, language in enumerate(languages):
            x = rack.take(language, "text-" + name, index)
            if x:
                made = write(x)
                stem = getattr(x, "stem", f"{name}-{index + 1}-{language}")
                data = made.encode(charset, errors="replace") if isinstance(made, str) else made
                out.append((f"text/{stem}.{extension}", data, [x], charset))
    for name, languages, write in MAILS:
        for index, language in enumerate(languages):
            x = rack.take(language, "mail-" + name, index)
            if x:
                out.append((f"mail/{name}-{index + 1}-{language}.eml", write(x), [x], "utf-8"))
    return out + [mbox(rack)]


def body(x, gap="\n\n"):
    return gap.join(x.paragraphs)


def wrap(x, width=72, indent=""):
    return "\n\n".join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in x.paragraphs)


# Plain text.


@text("labelled-lines", "en de fr ru es ar")
def labelled(x):
    names = {"en": ("Title", "Author", "Date", "Source", "Keywords"), "de": ("Titel", "Autor", "Datum", "Quelle", "Schlagwörter"),
             "fr": ("Titre", "Auteur", "Date", "Source", "Mots-clés"), "ru": ("Заголовок", "Автор", "Дата", "Источник", "Ключевые слова"),
             "es": ("Título", "Autor", "Fecha", "Fuente", "Palabras clave"), "ar": ("العنوان", "الكاتب", "التاريخ", "المصدر", "الكلمات المفتاحية")}[x.language]
    x.label_free = []
    rows = [x.h, x.author, x.long(x.date), x.publisher, ", ".join(x.tags)]
    x.not_body += [f"{name}: {row}" for name, row in list(zip(names, rows))[1:]]
    return "\n".join(f"{name}: {row}" for name, row in zip(names, rows)) + "\n\n" + body(x) + "\n"


@text("magazine-copy-run-together", "en en en")
def run_together(x):
    bio = x.author + " is a non-resident fellow at the Lantern Institute and a former harbour pilot."
    credit = "Image: Creative Commons."
    x.label_publisher = None
    x.not_body += [bio, credit, "Topic: " + x.section]
    return f"{x.h}\n{x.long(x.date)} Topic: {x.section} Region: Global Tags: {''.join(x.tags)}\n{x.h}\n{x.d}\n\nby {x.author}\n\n{body(x)}\n\n{bio}\n\n{credit}\n"


@text("pasted-from-a-site", "en it nl pl")
def pasted(x):
    x.label_tags, x.label_publisher = [], None
    rel = [x.words["related"] + ": " + headline for headline in x.words["rel"]]
    x.not_body += x.words["rel"] + [x.words["newsletter"]]
    return (f"{x.h}\n\n{x.d}\n\n{x.words['by'].replace('{a}', x.author)}\n{x.words['published']} {x.long(x.date)} {x.date.strftime('%H:%M')}\n\n"
            f"{body(x)}\n\n{rel[0]}\n{rel[1]}\n\n{x.words['newsletter']}\n{x.words['share']}\n© {x.date.year}\n")


@text("wire-text", "en en")
def wire_text(x):
    place = ["ACCRA", "LISBON", "SEOUL"][x.n % 3]
    line = f"{place}, {x.date.strftime('%B %-d, %Y')} (Northwire) - "
    sign = "(Reporting by Emeka Duru; writing by Ana Holm; editing by Paul Sandler)"
    x.label_authors, x.label_tags, x.label_publisher = ["Emeka Duru"], [], None
    x.label_authors_also = [["Northwire"], [], ["Emeka Duru", "Ana Holm"]]
    x.label_free = [line]
    x.not_body += [sign, "© Northwire"]
    return f"{x.h.upper()}\n\n{line}{body(x)}\n\n{sign}\n© Northwire {x.date.year}\n"


@text("clippings-service", "en en de")
def clippings(x):
    x.label_tags = []
    loaded = x.date + datetime.timedelta(days=2)
    x.not_body += [f"Copyright {x.date.year} {x.publisher}", "All Rights Reserved", "LOAD-DATE"]
    x.label_free = []
    day = x.date.strftime("%B %-d, %Y %A") if x.language == "en" else x.long(x.date)
    return (f"1 of 1 DOCUMENT\n\n{x.publisher}\n\n{day}\n\n{x.h}\n\nBYLINE: {x.author}\n\nSECTION: {x.section.upper()}; Pg. {x.n % 40 + 1}\n\nLENGTH: {sum(len(p.split()) for p in x.paragraphs)} words\n\n"
            f"{wrap(x, 80)}\n\nLOAD-DATE: {loaded.strftime('%B %-d, %Y')}\n\nLANGUAGE: {'ENGLISH' if x.language == 'en' else 'GERMAN; DEUTSCH'}\n\nPUBLICATION-TYPE: Newspaper\n\nCopyright {x.date.year} {x.publisher}\nAll Rights Reserved\n")


@text("press-database", "en fr")
def press_database(x):
    x.label_tags, x.label_free = [], []
    language = {"en": "English", "fr": "French"}[x.language]
    x.not_body += [f"(c) {x.date.year} {x.publisher}", "PUB " + x.publisher]
    return (f"SE   {x.section}\nHD   {x.h}\nBY   By {x.author}\nWC   {sum(len(p.split()) for p in x.paragraphs)} words\nPD   {x.date.strftime('%-d %B %Y')}\nSN   {x.publisher}\nSC   ABCD\nLA   {language}\n"
            f"CY   (c) {x.date.year} {x.publisher}\n\nLP   {x.paragraphs[0]}\n\nTD   {(chr(10) * 2).join(x.paragraphs[1:])}\n\nPUB  {x.publisher}\nAN   Document ABCD0000{x.date.strftime('%Y%m%d')}e{x.n % 90000}\n")


@text("hard-wrapped", "en es")
def hard_wrapped(x):
    x.label_tags, x.label_publisher = [], None
    return f"{textwrap.fill(x.h, 68)}\n\n{textwrap.fill(x.d, 72)}\n\n{x.words['by'].replace('{a}', x.author)}\n{x.long(x.date)}\n\n{wrap(x, 72, '   ')}\n"


@text("cyrillic-1251", "ru bg", charset="windows-1251")
def cyrillic(x):
    x.label_tags, x.label_publisher, x.label_free = [], x.publisher, []
    return f"{x.publisher}\r\n{x.date.strftime('%d.%m.%Y')}\r\n{x.author}\r\n\r\n{x.h}\r\n\r\n" + body(x, "\r\n\r\n") + "\r\n"


@text("chinese-gbk", "zh", charset="gb18030")
def chinese(x):
    x.label_tags, x.label_free = [], []
    return f"{x.h}\n\n{x.publisher} {x.date.year}年{x.date.month}月{x.date.day}日　记者 {x.author}\n\n" + "\n".join("　　" + paragraph for paragraph in x.paragraphs) + "\n"


@text("utf16-notepad", "en ja", charset="utf-16")
def notepad(x):
    x.label_tags, x.label_publisher = [], None
    return f"{x.h}\r\n{x.date.strftime('%Y/%m/%d')}\r\n{x.words['by'].replace('{a}', x.author)}\r\n\r\n{x.d}\r\n\r\n" + body(x, "\r\n\r\n") + "\r\n"


@text("press-release", "en en")
def release(x):
    boiler = "About the Harbour Institute: founded in 1987, the Institute studies ports, rivers and those who live by them."
    x.label_authors, x.label_tags, x.label_publisher, x.label_free = [], [], None, [x.d]
    x.not_body += [boiler, "Media contact: Ellen Graves, +1 555 0142"]
    return (f"FOR IMMEDIATE RELEASE\n{x.long(x.date)}\n\nMedia contact: Ellen Graves, +1 555 0142\n\n{x.h}\n{x.d}\n\n{body(x)}\n\n###\n\n{boiler}\n")


@text("no-date", "en uk")
def undated(x):
    x.label_tags, x.label_publisher, x.label_date, x.label_status = [], None, None, "unknown"
    x.not_body.append(x.words["by"].replace("{a}", x.author))
    return f"{x.h}\n\n{x.d}\n\n{x.words['by'].replace('{a}', x.author)}\n\n{body(x)}\n"


@text("month-only", "en he")
def month_only(x):
    x.label_tags, x.label_publisher, x.label_date, x.label_status = [], None, x.date.strftime("%Y-%m"), "partial"
    return f"{x.h}\n{x.words['months'][x.date.month - 1]} {x.date.year}\n{x.words['by'].replace('{a}', x.author)}\n\n{x.d}\n\n{body(x)}\n"


@text("source-and-url-first", "en id")
def url_first(x):
    x.not_body += [x.url, "Retrieved: ", "Publisher: " + x.publisher]
    x.label_tags, x.label_free = [], [x.d]
    return f"URL: {x.url}\nRetrieved: {(x.date + datetime.timedelta(days=300)).strftime('%Y-%m-%d')}\nPublished: {x.day(x.date)}\nPublisher: {x.publisher}\n\n{x.h}\n\n{x.words['by'].replace('{a}', x.author)}\n\n{body(x)}\n"


# Markdown and wiki text.


@text("yaml-front-matter", "en pt hi", "md")
def yaml(x):
    x.not_body += ["lastmod: ", "draft: false", "author: " + x.author]
    x.label_publisher = None
    tags = "\n".join(f"  - {tag}" for tag in x.tags)
    title = x.h.replace('"', '\\"')
    return f'---\ntitle: "{title}"\ndate: {x.iso(x.date)}\nlastmod: {x.iso(x.updated)}\nauthor: {x.author}\ndescription: >\n  {x.d}\ntags:\n{tags}\ncategories: [{x.section}]\ndraft: false\n---\n\n{body(x)}\n'


@text("toml-front-matter", "en sv", "md")
def toml(x):
    x.not_body += ['source = "import"', "tags = [", "+++"]
    x.label_publisher, x.label_authors = None, [x.author, x.second]
    tags = ", ".join(f'"{tag}"' for tag in x.tags)
    title = x.h.replace('"', '\\"')
    return f'+++\ntitle = "{title}"\ndate = {x.iso(x.date, "Z")}\nauthors = ["{x.author}", "{x.second}"]\ntags = [{tags}]\n[extra]\nsource = "import"\n+++\n\n{body(x)}\n'


@text("pelican-lines", "en zh", "md")
def pelican(x):
    x.not_body += ["Slug: " + x.slug, "Authors: " + x.author, "Category: " + x.section]
    x.label_publisher = None
    return f"Title: {x.h}\nDate: {x.date.strftime('%Y-%m-%d %H:%M')}\nModified: {x.updated.strftime('%Y-%m-%d %H:%M')}\nCategory: {x.section}\nTags: {', '.join(x.tags)}\nSlug: {x.slug}\nAuthors: {x.author}\nSummary: {x.d}\n\n{body(x)}\n"


@text("jekyll-post", "en sw", "md")
def jekyll(x):
    x.label_publisher, x.label_authors = None, []
    x.label_tags = [tag.lower().replace(" ", "-") for tag in x.tags]
    x.stem = f"{x.day(x.date)}-{x.slug}"
    title = x.h.replace('"', '\\"')
    return f'---\nlayout: post\ntitle: "{title}"\ntags: {" ".join(tag.lower().replace(" ", "-") for tag in x.tags)}\ncomments: true\n---\n\n{x.paragraphs[0]}\n\n<!--more-->\n\n' + "\n\n".join(x.paragraphs[1:]) + "\n"


@text("web-clipper", "en en", "md")
def clipper(x):
    clipped = x.date + datetime.timedelta(days=45)
    title = x.h.replace('"', '\\"')
    x.label_tags, x.label_publisher = [], None  # "clippings" is the tool's word, not the publisher's
    rel = x.words["rel"][0]
    x.not_body += [rel, x.caption]
    return (f'---\ntitle: "{title}"\nsource: "{x.url}"\nauthor:\n  - "[[{x.author}]]"\npublished: {x.day(x.date)}\ncreated: {x.day(clipped)}\ndescription: "{x.d}"\ntags:\n  - "clippings"\n---\n'
            f"![{x.caption}](https://www.{x.host}/a.jpg)\n\n*{x.caption}*\n\n{x.paragraphs[0]}\n\n" + "\n\n".join(x.paragraphs[1:]) + f"\n\n**Read more:** [{rel}](https://www.{x.host}/x)\n")


@text("note-app-export", "en ko", "md")
def note_app(x):
    x.not_body += ["Status: Read", "Author: " + x.author, "URL: " + x.url]
    x.label_publisher, x.label_free = None, []
    return f"# {x.h}\n\nAuthor: {x.author}\nPublished: {x.date.strftime('%B %-d, %Y')}\nTags: {', '.join(x.tags)}\nURL: {x.url}\nStatus: Read\n\n{body(x)}\n"


@text("markdown-with-byline", "en fr de", "md")
def byline(x):
    x.label_publisher, x.label_tags = None, []
    return f"# {x.h}\n\n## {x.d}\n\n*{x.words['by'].replace('{a}', x.author)} | {x.long(x.date)}*\n\n{x.paragraphs[0]}\n\n{x.paragraphs[1]}\n\n---\n\n" + "\n\n".join(x.paragraphs[2:]) + "\n"


@text("wiki-text", "en", "txt")
def wiki(x):
    # The name of the file is all the headline there is.
    x.label_publisher, x.label_authors, x.label_free = None, [], []
    x.stem = x.h.replace("/", "-").replace('"', "")
    cats = "\n".join(f"[[Category:{tag}]]" for tag in x.tags)
    x.not_body += ["[[Category:", "{{publish}}", "{{source"]
    return f"{{{{date|{x.date.strftime('%B %-d, %Y')}}}}}\n'''{x.paragraphs[0]}'''\n\n" + "\n\n".join(x.paragraphs[1:]) + f"\n\n== Sources ==\n* {{{{source|url={x.url}|title={x.h}|pub={x.publisher}|date={x.date.strftime('%B %-d, %Y')}}}}}\n\n{{{{publish}}}}\n{cats}\n"


# Mail.


def mail(name, languages):
    def keep(function):
        MAILS.append((name, languages.split(), function))
        return function

    return keep


def stamp(x, offset=None):
    return x.date.strftime("%a, %d %b %Y %H:%M:%S ") + (offset or x.offset.replace(":", ""))


def subject(value, charset="utf-8"):
    return email.header.Header(value, charset).encode() if not value.isascii() else value


def newsletter_html(x):
    unsubscribe = "You receive this because you signed up on our site. Unsubscribe or update your preferences."
    x.not_body += [unsubscribe, x.words["newsletter"]]
    return (f'<html><head><style>p{{color:#222}}</style></head><body><div style="display:none">{e(x.d)}</div><table width="600"><tr><td><a>View in browser</a></td></tr><tr><td><h1>{e(x.h)}</h1><p><i>{e(x.words["by"].replace("{a}", x.author))}</i></p>'
            f'{x.ps()}<hr><p>{e(x.words["newsletter"])}</p><p style="font-size:10px">{unsubscribe}</p></td></tr></table><img src="https://t.{x.host}/o.gif" width="1" height="1"></body></html>')


@mail("newsletter-alternative", "en de")
def alternative(x):
    x.label_tags = []
    page = newsletter_html(x)
    plain = f"{x.h}\n\n{body(x)}\n\nUnsubscribe: https://{x.host}/u\n"
    return (f"Return-Path: <bounce@{x.host}>\r\nReceived: from mail.{x.host} by mx.example; {stamp(x)}\r\nFrom: {subject(x.publisher)} <news@{x.host}>\r\nTo: reader@mail.example\r\nSubject: {subject(x.h)}\r\nDate: {stamp(x)}\r\nList-Unsubscribe: <https://{x.host}/u>\r\nMIME-Version: 1.0\r\n"
            f'Content-Type: multipart/alternative; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quopri.encodestring(plain.encode()).decode()}\r\n--b1\r\n'
            f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quopri.encodestring(page.encode()).decode()}\r\n--b1--\r\n")


@mail("html-only-letter", "en es")
def html_only(x):
    x.label_tags = []
    page = base64.encodebytes(newsletter_html(x).encode()).decode()
    return f"From: {subject(x.author)} from {subject(x.publisher)} <{x.host.split('.')[0]}@letters.example>\r\nTo: reader@mail.example\r\nSubject: {subject(x.h)}\r\nDate: {stamp(x)}\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n"


@mail("plain-with-signature", "en")
def signature(x):
    x.label_tags, x.label_publisher, x.label_free = [], None, []
    x.not_body += [f"Harbour Institute, 12 Quay Street, tel. 555 0142", "This message is confidential and meant for the addressee only."]
    return f"From: {x.author} <{x.author.split()[0].lower()}@harbour-institute.example>\r\nTo: list@harbour-institute.example\r\nSubject: {x.h}\r\nDate: {stamp(x, '-0500')}\r\nContent-Type: text/plain; charset=us-ascii; format=flowed\r\n\r\n{wrap(x)}\r\n\r\n-- \r\n{x.author}\r\nHarbour Institute, 12 Quay Street, tel. 555 0142\r\nThis message is confidential and meant for the addressee only.\r\n"


@mail("koi8-base64", "ru")
def koi8(x):
    x.label_tags, x.label_free = [], []
    return f"From: {subject(x.publisher, 'koi8-r')} <info@{x.host}>\r\nTo: reader@mail.example\r\nSubject: {subject(x.h, 'koi8-r')}\r\nDate: {stamp(x)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(
        (f"Автор: {x.author}\n\n" + body(x)).encode("koi8-r", errors="replace")).decode()


@mail("forwarded-article", "en")
def forwarded(x):
    # The article is the message inside; its day is the one to keep.
    sent = x.date + datetime.timedelta(days=12)
    x.label_tags, x.label_publisher, x.label_free = [], None, []
    x.not_body += ["Thought you would want to see this before Thursday. Best, Ellen", "Sent from my phone"]
    return (f"From: Ellen Graves <ellen@mail.example>\r\nTo: desk@mail.example\r\nSubject: Fwd: {x.h}\r\nDate: {sent.strftime('%a, %d %b %Y %H:%M:%S')} +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThought you would want to see this before Thursday. Best, Ellen\r\n\r\nSent from my phone\r\n\r\n"
            f"---------- Forwarded message ---------\r\nFrom: {x.author} <{x.author.split()[0].lower()}@{x.host}>\r\nDate: {x.date.strftime('%a, %b %-d, %Y at %-I:%M %p')}\r\nSubject: {x.h}\r\nTo: Ellen Graves <ellen@mail.example>\r\n\r\n\r\n{body(x)}\r\n")


@mail("mailing-list", "en")
def mailing_list(x):
    x.label_tags, x.label_publisher, x.label_free = [], None, []
    x.not_body += ["Ports-l mailing list", "To unsubscribe send an empty message to ports-l-leave@lists.example"]
    return f"From: {x.author} via Ports-l <ports-l@lists.example>\r\nReply-To: {x.author} <a@mail.example>\r\nTo: ports-l@lists.example\r\nSubject: [Ports-l] {x.h}\r\nDate: {stamp(x, '+0100')}\r\nList-Id: <ports-l.lists.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body(x)}\r\n\r\n_______________________________________________\r\nPorts-l mailing list\r\nTo unsubscribe send an empty message to ports-l-leave@lists.example\r\n"


@mail("japanese-iso2022", "ja")
def iso2022(x):
    x.label_tags, x.label_free = [], []
    head = f"From: {subject(x.publisher, 'iso-2022-jp')} <news@{x.host}>\r\nTo: reader@mail.example\r\nSubject: {subject(x.h, 'iso-2022-jp')}\r\nDate: {stamp(x)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-2022-jp\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
    return head.encode() + (f"【{x.author}】\n\n" + body(x)).encode("iso-2022-jp", errors="replace")


def mbox(rack):
    articles, out = [], ""
    for index in range(3):
        x = rack.take("en", "mail-mbox", index)
        x.label_tags, x.label_publisher, x.label_free = [], None, []
        text = body(x).replace("\nFrom ", "\n>From ")
        out += f"From bulletin@{x.host} {x.date.strftime('%a %b %d %H:%M:%S %Y')}\nFrom: {x.author} <bulletin@{x.host}>\nTo: reader@mail.example\nSubject: {subject(x.h)}\nDate: {stamp(x, '+0000')}\nMessage-ID: <{x.n % 99999}@{x.host}>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        articles.append(x)
    return ("mail/bulletins.mbox", out, articles, "utf-8")
