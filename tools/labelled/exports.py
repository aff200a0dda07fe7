"""Turns `Article`s into feeds, agencies' formats, and exports of tables and records with odd keys."""

import csv
import io
import json

from .page import escape as e

FILES = []


def file(path, languages):
    """Registers a file with one article for each language named."""

    def keep(function):
        FILES.append((path, languages.split(), function))
        return function

    return keep


def documents(rack):
    out = []
    for path, languages, write in FILES:
        kind = path.split("/")[0]
        taken = [rack.take(language, f"{kind}-{path.split('/')[1].split('.')[0]}", index) for index, language in enumerate(languages)]
        articles = [article for article in taken if article]
        made = write(articles)
        out.append((path, made, articles, "utf-8"))
    return out


def page(x):
    return x.ps()


def rfc822(x, offset=None):
    return x.date.strftime("%a, %d %b %Y %H:%M:%S ") + (offset or x.offset.replace(":", ""))


def one_publisher(articles):
    """Every article of a file is of the first one's publisher."""
    for x in articles:
        x.publisher, x.host = articles[0].publisher, articles[0].host
        x.label_publisher = x.publisher
        x.url = f"https://www.{x.host}/{x.slug}"
    return articles[0]


# Feeds.


@file("feeds/rss2-content-encoded.xml", "en en en en")
def rss2(articles):
    first = one_publisher(articles)
    items = ""
    for x in articles:
        more = "The post appeared first on " + x.publisher
        x.not_body.append(more)
        cats = "".join(f"<category><![CDATA[{tag}]]></category>" for tag in x.tags)
        items += f"""<item><title>{e(x.h)}</title><link>{x.url}?utm_source=rss</link><comments>{x.url}#respond</comments><dc:creator><![CDATA[{x.author}]]></dc:creator><pubDate>{rfc822(x, "+0000")}</pubDate>{cats}<guid isPermaLink="false">https://{x.host}/?p={x.n % 9999}</guid>
<description><![CDATA[<p>{e(x.d)} [&#8230;]</p>
<p>{more}</p>]]></description><content:encoded><![CDATA[{page(x)}
<p>{more}</p>]]></content:encoded><slash:comments>2</slash:comments></item>
"""
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>{e(first.publisher)}</title><link>https://{first.host}</link><description>News</description><lastBuildDate>Wed, 02 Jul 2025 08:00:00 +0000</lastBuildDate><language>en-US</language><generator>https://wordpress.org/?v=6.4</generator>
{items}</channel></rss>"""


@file("feeds/rss091-descriptions.rss", "en en en")
def rss091(articles):
    first = one_publisher(articles)
    for x in articles:
        x.label_date, x.label_status, x.label_authors, x.label_tags, x.label_free = None, "unknown", [], [], []
    items = "".join(f"<item><title>{e(x.h)}</title><link>{x.url}</link><description>{e(' '.join(x.paragraphs))}</description></item>\n" for x in articles)
    return f'<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss version="0.91"><channel><title>{e(first.publisher)}</title><link>http://{first.host}/</link><description>d</description><language>en</language>\n{items}</channel></rss>'


@file("feeds/rss1-rdf.rdf", "en en en")
def rss1(articles):
    first = one_publisher(articles)
    items = ""
    for x in articles:
        x.label_free = []
        subjects = "".join(f"<dc:subject>{e(tag)}</dc:subject>" for tag in x.tags)
        items += f'<item rdf:about="{x.url}"><title>{e(x.h)}</title><link>{x.url}</link><description>{e(page(x))}</description><dc:creator>{e(x.author)}</dc:creator><dc:date>{x.iso(x.date)}</dc:date>{subjects}</item>\n'
    seq = "".join(f'<rdf:li rdf:resource="{x.url}"/>' for x in articles)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://{first.host}/"><title>{e(first.publisher)}</title><link>http://{first.host}/</link><description>d</description><dc:language>en</dc:language><items><rdf:Seq>{seq}</rdf:Seq></items></channel>\n{items}</rdf:RDF>'


@file("feeds/atom-html.atom", "en en en")
def atom(articles):
    first = one_publisher(articles)
    entries = ""
    for place, x in enumerate(articles):
        cats = "".join(f'<category term="{e(tag)}" label="{e(tag)}"/>' for tag in x.tags)
        content = f'<content type="html">{e(page(x))}</content>' if place else f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{page(x)}</div></content>'
        entries += f'<entry><title type="html">{e(e(x.h))}</title><link rel="alternate" href="{x.url}"/><id>tag:{x.host},{x.date.year}:{x.n % 9999}</id><published>{x.iso(x.date)}</published><updated>{x.iso(x.updated)}</updated><author><name>{e(x.author)}</name><email>a@{x.host}</email></author>{cats}<summary>{e(x.d)}</summary>{content}</entry>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{e(first.publisher)}</title><link href="https://{first.host}/"/><updated>2025-07-02T08:00:00Z</updated><id>https://{first.host}/</id>\n{entries}</feed>'


@file("feeds/feed-author-of-all.atom", "de fr it")
def atom_common_author(articles):
    first = one_publisher(articles)
    entries = ""
    for x in articles:
        x.label_authors, x.label_tags = [first.author], []
        entries += f'<entry xml:lang="{x.language}"><title>{e(x.h)}</title><link href="{x.url}"/><id>urn:uuid:0000-{x.n % 99999}</id><updated>{x.iso(x.date)}</updated><summary>{e(x.d)}</summary><content type="html"><![CDATA[{page(x)}]]></content></entry>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{e(first.publisher)}</title><author><name>{e(first.author)}</name></author><updated>2025-07-02T08:00:00Z</updated><id>urn:x:feed</id>\n{entries}</feed>'


@file("feeds/json-feed.json", "en en en")
def json_feed(articles):
    first = one_publisher(articles)
    items = [{"id": str(x.n % 99999), "url": x.url, "title": x.h, "content_html": page(x), "summary": x.d, "date_published": x.iso(x.date), "date_modified": x.iso(x.updated),
              "authors": [{"name": x.author}], "tags": x.tags} for x in articles]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": first.publisher, "home_page_url": f"https://{first.host}/", "feed_url": f"https://{first.host}/feed.json", "language": "en", "items": items}, indent=1)


@file("feeds/rss-cyrillic-1251.xml", "ru uk bg")
def rss_cyrillic(articles):
    first = one_publisher(articles)
    items = ""
    for x in articles:
        x.label_free = []
        items += f"<item><title>{e(x.h)}</title><link>{x.url}</link><author>{e(x.author)}</author><category>{e(x.tags[0])}</category><pubDate>{rfc822(x)}</pubDate><description>{e(x.d)}</description><yandex:full-text>{e(chr(10).join(x.paragraphs))}</yandex:full-text></item>\n"
        x.label_tags = x.tags[:1]
        x.label_free = [x.d]
    return f'<?xml version="1.0" encoding="windows-1251"?>\n<rss version="2.0" xmlns:yandex="http://news.yandex.ru"><channel><title>{e(first.publisher)}</title><link>http://{first.host}</link><description>d</description>\n{items}</channel></rss>'.encode("windows-1251", errors="xmlcharrefreplace")


@file("feeds/rss-media-and-email-authors.xml", "es pt nl")
def rss_media(articles):
    first = one_publisher(articles)
    items = ""
    for x in articles:
        x.label_tags = []
        x.not_body.append(x.caption)
        items += f'<item><title><![CDATA[{x.h}]]></title><link>{x.url}</link><author>redaccion@{x.host} ({x.author})</author><pubDate>{x.date.strftime("%d %b %Y %H:%M:%S ")}{x.offset.replace(":", "")}</pubDate><media:content url="https://{x.host}/a.jpg" medium="image"><media:description>{e(x.caption)}</media:description><media:credit>EFE</media:credit></media:content><description><![CDATA[<img src="a.jpg"/>{page(x)}]]></description></item>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>{e(first.publisher)}</title><link>https://{first.host}</link><description>d</description>\n{items}</channel></rss>'


# Agencies' formats.


def nitf(articles, byline):
    x = articles[0]
    x.label_publisher = "Northwire"
    keys = "".join(f'<keyword key="{e(tag)}"/>' for tag in x.tags)
    x.not_body += [x.caption, "Northwire style desk"]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.4//EN"><head><title>{e(x.h)}</title><docdata management-status="usable"><doc-id id-string="nw{x.n % 99999}"/><urgency ed-urg="4"/><date.issue norm="{x.date.strftime('%Y%m%dT%H%M%SZ')}"/><du-key key="{x.slug[:12]}"/><doc.copyright year="{x.date.year}" holder="Northwire"/><key-list>{keys}</key-list></docdata><pubdata type="print" name="Northwire" date.publication="{x.date.strftime('%Y%m%d')}"/></head>
<body><body.head><hedline><hl1>{e(x.h)}</hl1><hl2>{e(x.d)}</hl2></hedline>{byline(x)}<dateline><location><city>Accra</city></location><story.date norm="{x.date.strftime('%Y%m%d')}">{x.date.strftime('%b. %-d')}</story.date></dateline></body.head>
<body.content><block>{x.ps()}</block><media media-type="image"><media-reference mime-type="image/jpeg" source="a.jpg"/><media-caption><p>{e(x.caption)}</p></media-caption></media></body.content><body.end><tagline>Northwire style desk</tagline></body.end></body></nitf>"""


file("wire/nitf-person.xml", "en")(lambda articles: nitf(articles, lambda x: f"<byline>By <person>{e(x.author)}</person><byttl>Northwire Writer</byttl></byline>"))
file("wire/nitf-plain-byline.xml", "fr")(lambda articles: nitf(articles, lambda x: f"<byline>{x.by(x.author)}</byline>"))


@file("wire/nitf-no-byline.xml", "en")
def nitf_bare(articles):
    articles[0].label_authors, articles[0].label_authors_also = [], [["Northwire"]]
    return nitf(articles, lambda x: "<distributor>Northwire</distributor>")


def newsml(articles, inner, kind):
    x = articles[0]
    x.label_publisher = "Northwire"
    subjects = "".join(f'<subject type="cpnat:abstract" qcode="nw:{place}"><name xml:lang="{x.language}">{e(tag)}</name></subject>' for place, tag in enumerate(x.tags))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:northwire.example:{x.date.strftime('%Y%m%d')}:{x.n % 99999}" version="3" standard="NewsML-G2" standardversion="2.28" conformance="power" xml:lang="{x.language}">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_36.xml"/><rightsInfo><copyrightHolder uri="x"><name>Northwire</name></copyrightHolder><copyrightNotice>(c) {x.date.year} Northwire</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NW"><name>Northwire</name></provider><versionCreated>{x.iso(x.updated)}</versionCreated><firstCreated>{x.iso(x.date)}</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>3</urgency><contentCreated>{x.iso(x.date)}</contentCreated><located><name>Geneva</name></located><creator><name>{e(x.author)}</name></creator><language tag="{x.language}"/>{subjects}<slugline>{x.slug[:14].upper()}</slugline><headline>{e(x.h)}</headline><by>{x.by(x.author)}</by><dateline>Geneva, {x.date.strftime('%-d %b')}</dateline><description role="drol:summary">{e(x.d)}</description></contentMeta>
<contentSet><inlineXML contenttype="{kind}">{inner(x)}</inlineXML></contentSet></newsItem>"""


file("wire/newsml-g2-xhtml.xml", "en")(lambda articles: newsml(articles, lambda x: f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{e(x.h)}</title></head><body>{x.ps()}</body></html>', "application/xhtml+xml"))
file("wire/newsml-g2-nitf.xml", "de")(lambda articles: newsml(articles, lambda x: f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>{e(x.h)}</hl1></hedline></body.head><body.content>{x.ps()}</body.content></body></nitf>', "application/nitf+xml"))
file("wire/newsml-g2-spanish.xml", "es")(lambda articles: newsml(articles, lambda x: f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{e(x.h)}</h1>{x.ps()}</body></html>', "application/xhtml+html"))


@file("wire/ninjs-1.json", "en")
def ninjs(articles):
    x = articles[0]
    x.not_body.append(x.caption)
    x.label_publisher = None
    return json.dumps({"uri": f"tag:northwire.example,{x.date.year}:{x.n % 99999}", "type": "text", "profile": "text-photo", "pubstatus": "usable", "urgency": 4, "versioncreated": x.iso(x.date), "firstcreated": x.iso(x.date), "language": "en",
                       "headline": x.h, "slugline": x.slug[:14].upper(), "byline": f"By {x.author}", "located": "Geneva", "description_text": x.d, "body_xhtml": page(x), "subject": [{"name": tag, "code": f"nw:{place}", "rel": "about"} for place, tag in enumerate(x.tags)],
                       "copyrightholder": "Northwire", "associations": {"featureimage": {"type": "picture", "headline": "A picture", "description_text": x.caption, "versioncreated": x.iso(x.updated)}}}, indent=1)


@file("wire/ninjs-2.json", "sv")
def ninjs2(articles):
    x = articles[0]
    x.label_publisher = None
    return json.dumps({"uri": f"http://northwire.example/{x.n % 99999}", "standard": {"name": "ninjs", "version": "2.1"}, "type": "text", "versionCreated": x.iso(x.updated), "contentCreated": x.iso(x.date), "firstCreated": x.iso(x.date), "language": "sv",
                       "headlines": [{"value": x.h, "role": "main"}], "descriptions": [{"value": x.d, "role": "summary"}], "bodies": [{"value": "\n\n".join(x.paragraphs), "contentType": "text/plain", "role": "main"}],
                       "people": [{"name": x.author, "rel": "author"}], "by": x.words["by"].replace("{a}", x.author), "subjects": [{"name": tag} for tag in x.tags]}, ensure_ascii=False, indent=1)


@file("wire/ninjs-superdesk.json", "en")
def superdesk(articles):
    x = articles[0]
    x.label_publisher = "Northwire"
    return json.dumps({"guid": f"urn:newsml:nw:{x.n % 99999}", "type": "text", "versioncreated": x.iso(x.updated, "+0000"), "firstpublished": x.iso(x.date, "+0000"), "headline": x.h, "byline": x.author, "source": "Northwire", "language": "en", "body_html": page(x),
                       "keywords": x.tags, "authors": [{"name": x.author, "role": "writer"}], "extra": {"print_headline": "DOCKS"}, "priority": 6})


# Records and tables.


@file("exports/news-api-answer.json", "en en en")
def news_api(articles):
    for x in articles:
        x.label_tags = []
    return json.dumps({"status": "ok", "totalResults": len(articles), "articles": [{"source": {"id": None, "name": x.publisher}, "author": x.author, "title": x.h, "description": x.d, "url": x.url, "urlToImage": None,
                      "publishedAt": x.iso(x.date, "Z"), "content": "\r\n\r\n".join(x.paragraphs)} for x in articles]}, indent=2)


@file("exports/wordpress-rest.json", "en en")
def wordpress_rest(articles):
    for x in articles:
        x.label_publisher = None
    return json.dumps([{"id": x.n % 9999, "date": x.date.strftime("%Y-%m-%dT%H:%M:00"), "date_gmt": x.date.strftime("%Y-%m-%dT%H:%M:00"), "modified": x.updated.strftime("%Y-%m-%dT%H:%M:00"), "slug": x.slug, "status": "publish", "link": x.url, "title": {"rendered": e(x.h)},
                        "content": {"rendered": page(x), "protected": False}, "excerpt": {"rendered": f"<p>{e(x.d)}</p>"}, "author": 7, "tags": [11, 12], "_embedded": {"author": [{"id": 7, "name": x.author}], "wp:term": [[{"taxonomy": "category", "name": x.section}], [{"taxonomy": "post_tag", "name": tag} for tag in x.tags]]}} for x in articles])


@file("exports/newspaper-api-results.json", "en en")
def guardian(articles):
    for x in articles:
        x.label_free = [x.d]
    return json.dumps({"response": {"status": "ok", "total": 2, "results": [{"id": "world/" + x.slug, "type": "article", "sectionName": x.section, "webPublicationDate": x.iso(x.date, "Z"), "webTitle": x.h, "webUrl": x.url, "fields": {"headline": x.h, "trailText": x.d, "byline": f"{x.author} in Geneva", "bodyText": " ".join(x.paragraphs), "publication": x.publisher},
                      "tags": [{"type": "keyword", "webTitle": tag} for tag in x.tags] + [{"type": "contributor", "webTitle": x.author}]} for x in articles]}})


@file("exports/search-index-dump.jsonl", "en en en")
def index_dump(articles):
    return "\n".join(json.dumps({"_index": "news", "_id": str(x.n % 99999), "_source": {"heading": x.h, "lede": x.d, "story": "\n\n".join(x.paragraphs), "pub_date": x.day(x.date), "crawl_date": x.day(x.updated), "writer": x.author, "labels": x.tags, "outlet": x.publisher, "lang": "en"}}) for x in articles) + "\n"


@file("exports/archive-nested-headline.jsonl", "en en")
def archive(articles):
    for x in articles:
        x.label_authors = [x.author, x.second]
    return "\n".join(json.dumps({"headline": {"main": x.h, "kicker": None, "print_headline": None}, "pub_date": x.iso(x.date, "+0000"), "byline": {"original": f"By {x.author} and {x.second}"}, "abstract": x.d, "full_text": "\n\n".join(x.paragraphs), "keywords": [{"name": "subject", "value": tag, "rank": place} for place, tag in enumerate(x.tags)],
                      "source": x.publisher, "web_url": x.url, "document_type": "article"}) for x in articles) + "\n"


@file("exports/cles-francaises.json", "fr fr")
def french_keys(articles):
    return json.dumps([{"titre": x.h, "chapeau": x.d, "date_publication": x.date.strftime("%d/%m/%Y"), "auteur": x.author, "texte": "\n\n".join(x.paragraphs), "mots_cles": x.tags, "media": x.publisher, "langue": "fr"} for x in articles], ensure_ascii=False, indent=1)


def table(rows, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


@file("exports/press-search.csv", "en en en")
def press_search(articles):
    for x in articles:
        x.label_free = []
    return table([["Nr", "Headline", "Pub Date", "Byline", "Publication", "Full Text", "Subject Terms", "Retrieved"]] + [[place + 1, x.h, x.date.strftime("%b %d, %Y"), f"By {x.author}", x.publisher, "\n\n".join(x.paragraphs), "; ".join(x.tags), "2025-07-01"] for place, x in enumerate(articles)], ",")


@file("exports/pressespiegel.csv", "de de")
def pressespiegel(articles):
    for x in articles:
        x.label_free = []
    made = table([["Titel", "Datum", "Autor", "Medium", "Text", "Schlagworte"]] + [[x.h, x.date.strftime("%d.%m.%Y"), x.author, x.publisher, "\n".join(x.paragraphs), ", ".join(x.tags)] for x in articles], ";")
    return made.encode("windows-1252", errors="replace")


@file("exports/stories.tsv", "en en")
def stories(articles):
    for x in articles:
        x.label_free, x.label_authors, x.label_tags = [], [], []
    return "\ufeff" + table([["stories_id", "title", "url", "publish_date", "language", "media_name", "story_text"]] + [[x.n % 99999, x.h, x.url, x.date.strftime("%Y-%m-%d %H:%M:%S"), "en", x.publisher, " ".join(x.paragraphs)] for x in articles], "\t")


@file("exports/russkaya-vygruzka.csv", "ru ru")
def russian_table(articles):
    for x in articles:
        x.label_free = []
    return table([["№", "Заголовок", "Дата публикации", "Автор", "Источник", "Текст", "Теги", "Ссылка"]] + [[place + 1, x.h, x.date.strftime("%d.%m.%Y %H:%M"), x.author, x.publisher, "\n\n".join(x.paragraphs), ", ".join(x.tags), x.url] for place, x in enumerate(articles)], ";")

