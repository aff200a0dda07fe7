"""Turns an `Article` into a page as newspapers, broadcasters, agencies and portals write it."""

import json

from .page import escape as e
from .pages_systems import layout


@layout("arc-publishing", "en es", 4)
def arc(x):
    ld = x.ld(keywords=x.tags, author=[{"@type": "Person", "name": x.author, "url": "/author/a/"}], dateModified=x.iso(x.updated, "Z"), datePublished=x.iso(x.date, "Z"))
    fusion = {"content_elements": [{"type": "text", "content": text} for text in x.paragraphs], "display_date": x.iso(x.date, "Z"), "headlines": {"basic": x.h}}
    return f"""{x.head(f"{x.h} - {x.publisher}", x.og() + f'<meta name="keywords" content="{e(",".join(x.tags))}"/>' + x.script(ld) + f'<script id="fusion-metadata" type="application/javascript">window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(fusion, ensure_ascii=False)};</script>')}
<body><div id="fusion-app" class="fusion-app"><header class="c-header b-header-nav-chain"><a class="c-link" title="{e(x.publisher)}" href="/"><img alt="{e(x.publisher)} logo" src="/l.svg"></a><nav class="c-stack">{x.nav('<a class="c-link" href="/{slug}">{name}</a>')}</nav></header>
<section role="main" tabindex="-1" class="c-stack b-right-rail__main"><a class="c-overline b-overline" href="/s">{e(x.section)}</a><h1 class="c-heading b-headline">{e(x.h)}</h1><h2 class="c-heading b-subheadline">{e(x.d)}</h2>
<figure class="c-media-item b-lead-art"><img src="/a.jpg"><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">{x.no(x.caption)}</span><span class="c-media-item__credit">(Getty Images)</span></figcaption></figure>
<div class="c-attribution b-byline"><span class="b-byline__by">By</span><span class="b-byline__names"><a class="c-link b-byline__name" href="/author/a/">{e(x.author)}</a></span></div><time as="time" class="c-date b-date" datetime="{x.iso(x.date, "Z")}">{e(x.long(x.date))} at {x.date.strftime("%-I:%M%p").lower()}</time>
<article class="c-stack b-article-body">{x.ps('class="c-paragraph"', last=3)}
<div class="b-article-body__interstitial-link"><p class="c-paragraph"><i>[ </i><a href="/x">{x.no(x.words["rel"][1])}</a><i> ]</i></p></div>
{x.ps('class="c-paragraph"', first=3)}</article>
<div class="b-author-bio"><div class="b-author-bio__name"><h2 class="c-heading">{e(x.author)}</h2></div><p>{x.bio()}</p></div>
<div class="b-tags">{x.tag_links('<a class="c-pill" href="/tags/{slug}/">{name}</a>')}</div></section>
<aside class="c-stack b-right-rail__rail"><div class="b-results-list"><h3>{e(x.words["related"])}</h3>{x.rel('<article><a href="{u}"><h3 class="c-heading">{h}</h3></a><p>{p}</p><time class="c-date" datetime="{iso}">{long}</time></article>')}</div></aside></div></body></html>"""


@layout("public-broadcaster-stand", "de", 2)
def broadcaster(x):
    stamp = x.date.strftime("%d.%m.%Y %H:%M Uhr")
    subhead = "Streit um die Kosten"
    box = "Vor zehn Jahren, am 3. Mai 2011, war über dieselbe Frage schon einmal abgestimmt worden."
    x.label_body.insert(2, subhead)
    x.label_free.append("Rückblick " + box)  # a box of the newsroom's own: with the text or beside it
    ld = x.ld(author={"@type": "Organization", "name": x.publisher}, dateModified=x.iso(x.date), keywords=", ".join(x.tags))
    return f"""{x.head(f"{x.h} | {x.publisher.lower()}.de", x.og() + f'<meta name="date" content="{x.iso(x.date)}"/><meta name="news_keywords" content="{e(", ".join(x.tags))}"/>' + x.script(ld))}
<body><div class="header"><ul>{x.nav()}</ul></div><div class="content-wrapper"><article class="container content-wrapper__group" data-config="article">
<div class="seitenkopf"><h1 class="seitenkopf__headline"><span class="seitenkopf__topline">{e(x.section)}</span><span class="seitenkopf__headline--text">{e(x.h)}</span></h1></div>
<div class="metatextline">Stand: {stamp}</div>
<div class="ts-mediaplayer"><p>{x.no(x.caption)}</p><span>dpa</span></div>
<p class="textabsatz columns twelve"><strong>{e(x.d)}</strong></p>
<div class="authorline"><p class="authorline__author">Von {e(x.author)}, {e(x.publisher)}</p></div>
{x.ps('class="textabsatz columns twelve m-ten"', last=2)}
<h2 class="meldung__subhead columns">{subhead}</h2>
{x.ps('class="textabsatz columns twelve m-ten"', first=2)}
<div class="infobox"><h3>Rückblick</h3><p>{box}</p></div>
<p class="copyline">Dieses Thema im Programm: {x.no("Über dieses Thema berichtete das Abendmagazin am " + x.updated.strftime("%d. %m. %Y") + " um 22:15 Uhr.")}</p>
<ul class="taglist">{x.tag_links('<li class="taglist__element"><a class="tag-btn tag-btn--light-grey" href="/thema/{slug}">{name}</a></li>')}</ul></article>
<div class="teaser-group"><h2>Mehr aus dieser Rubrik</h2>{x.rel('<div class="teaser"><h3 class="teaser__headline">{h}</h3><p class="teaser__shorttext">{p}</p><span class="teaser__date">{long}</span></div>')}</div></div></body></html>"""


@layout("chorus", "en", 3)
def chorus(x):
    x.label_authors = [x.author, x.second]
    ld = x.ld(author=[{"@type": "Person", "name": x.author, "url": "/authors/a"}, {"@type": "Person", "name": x.second}], keywords=x.tags, datePublished=x.iso(x.date, "-05:00"))
    return f"""{x.head(f"{x.h} - {x.publisher}", x.og(f"{x.h}") + f'<meta property="author" content="{e(x.author)}"><meta property="article:author" content="https://{x.host}/authors/a">' + x.script(ld))}
<body class="entry_key_unison_standard"><div class="l-root l-reskin"><section class="c-global-header"><ul>{x.nav()}</ul></section>
<section class="c-nextclick"><article class="l-wrapper"><div class="l-segment l-main-content"><div class="c-entry-hero c-entry-hero--default"><div class="c-entry-group-labels"><ul><li><a href="/s"><span>{e(x.section)}</span></a></li></ul></div>
<h1 class="c-page-title">{e(x.h)}</h1><p class="c-entry-summary p-dek">{e(x.d)}</p>
<div class="c-byline"><span class="c-byline__item">By <a href="/a"><span class="c-byline__author-name">{e(x.author)}</span></a> and <a href="/b"><span class="c-byline__author-name">{e(x.second)}</span></a></span><span class="c-byline__item"><time class="c-byline__item" data-ui="timestamp" datetime="{x.iso(x.date, "-05:00")}">{x.date.strftime("%b %-d, %Y, %-I:%M%p").replace("AM", "am").replace("PM", "pm")} EST</time></span></div>
<div class="c-social-buttons"><ul><li>Share this story</li></ul></div></div>
<figure class="e-image e-image--hero"><span class="e-image__inner"><noscript><img alt="" src="/a.jpg"></noscript></span><span class="e-image__meta"><figcaption>{x.no(x.caption)}</figcaption><cite>Lena Abrahams for {e(x.publisher)}</cite></span></figure>
<div class="c-entry-content">{x.ps('id="p1"', last=2)}<aside id="n1"><q>{e(x.d)}</q></aside>{x.ps(first=2)}
<div class="c-newsletter_signup_box"><h3>{x.no("Sign up for the newsletter Sentences")}</h3><p>{x.no("Thanks for signing up! Check your inbox for a welcome email.")}</p></div></div>
<div class="c-related-list c-entry-group-labels"><h2>Filed under:</h2><ul>{x.tag_links('<li class="c-entry-group-labels__item"><a href="/{slug}"><span>{name}</span></a></li>')}</ul></div></div></article></section>
<section class="c-compact-river"><h3>Most Read</h3>{x.rel('<div class="c-entry-box--compact"><h2 class="c-entry-box--compact__title"><a href="{u}">{h}</a></h2><div class="c-byline"><span>By {by}</span><time datetime="{iso}">{long}</time></div></div>')}</section></div></body></html>"""


@layout("amp", "en fr id", 3)
def amp(x):
    x.label_tags = []
    return f"""<!doctype html>
<html ⚡ lang="{x.language}"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script><title>{e(x.h)}</title><link rel="canonical" href="{x.url}">
<style amp-custom>.byline{{font-size:12px}}</style>{x.script(x.ld(), 2)}</head>
<body><amp-sidebar id="sidebar" layout="nodisplay"><ul>{x.nav()}</ul></amp-sidebar><header class="amp-wp-header"><div><a href="/">{e(x.publisher)}</a></div></header>
<amp-consent id="c" layout="nodisplay"><div id="consent-ui">{x.word("cookie")}</div></amp-consent>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{e(x.h)}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{e(x.author)}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time></div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="/a.jpg" width="800" height="500" layout="responsive"></amp-img><figcaption class="wp-caption-text">{x.no(x.caption)}</figcaption></figure>
<div class="amp-wp-article-content">{x.ps(last=2)}<amp-ad width="300" height="250" type="doubleclick"></amp-ad>{x.ps(first=2)}</div>
<div class="amp-related"><h3>{e(x.words["related"])}</h3><amp-list><ul>{x.rel('<li><a href="{u}">{h}</a></li>')}</ul></amp-list></div></article>
<footer class="amp-wp-footer"><h2>{e(x.publisher)}</h2><a href="#top" class="back-to-top">Back to top</a></footer></body></html>"""


@layout("nextjs-data", "en vi ko", 4)
def nextjs(x):
    data = {"props": {"pageProps": {"article": {"id": x.n % 99999, "title": x.h, "lead": x.d, "publishedAt": x.iso(x.date), "updatedAt": x.iso(x.updated),
            "authors": [{"name": x.author}], "tags": [{"name": tag} for tag in x.tags], "body": "".join(f"<p>{text}</p>" for text in x.paragraphs)},
            "latest": [{"title": headline, "publishedAt": x.iso(x.updated)} for headline in x.words["rel"]]}}, "page": "/[section]/[slug]", "buildId": "k3J"}
    x.label_tags = x.tags
    return f"""{x.head(x.h, x.og(published=False))}
<body><div id="__next"><header class="Header_root__a1B2c"><a href="/">{e(x.publisher)}</a><nav>{x.nav('<a class="Nav_link__x" href="/{slug}">{name}</a>')}</nav></header>
<main class="Article_main__9zK"><span class="Label_root__q">{e(x.section)}</span><h1 class="Article_title__Q2d">{e(x.h)}</h1><p class="Article_lead__77x">{e(x.d)}</p>
<div class="Meta_root__f"><div class="Meta_author__p">{x.by(x.author)}</div><div class="Meta_date__k">{e(x.long(x.date))}</div></div>
<figure class="Image_root__z"><span style="box-sizing:border-box"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP" decoding="async"/><noscript><img src="/_next/image?url=a.jpg"/></noscript></span><figcaption class="Image_caption__m">{x.no(x.caption)}</figcaption></figure>
<div class="Article_body__5pR">{x.ps('class="Paragraph_root__w"')}</div><div class="Tags_root__b">{x.tag_links('<a class="Tag_link__c" href="/tag/{slug}">{name}</a>')}</div>
<section class="Latest_root__u"><h2>{e(x.words["related"])}</h2>{x.rel('<a class="Card_root__o" href="{u}"><h3>{h}</h3><span>{long}</span></a>', False)}</section></main>
<div class="CookieBar_root__t">{x.word("cookie")}</div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data, ensure_ascii=False)}</script></body></html>"""


@layout("microdata-newspaper", "en fr nl ro", 4)
def microdata(x):
    return f"""{x.head(f"{x.h} | {x.publisher}", f'<meta name="description" content="{e(x.d)}"><meta name="news_keywords" content="{e(", ".join(x.tags))}">')}
<body><div class="topbar">{x.date.strftime("%Y")} <a href="/">{e(x.publisher)}</a></div><ul class="mainnav">{x.nav()}</ul>
<div itemscope itemtype="http://schema.org/NewsArticle" class="article"><meta itemprop="mainEntityOfPage" content="{x.url}">
<h1 itemprop="headline">{e(x.h)}</h1><p class="intro" itemprop="description">{e(x.d)}</p>
<p class="author" itemprop="author" itemscope itemtype="http://schema.org/Person">{x.by("@@").replace("@@", f'<span itemprop="name">{e(x.author)}</span>')}</p>
<p class="dates"><span itemprop="datePublished" content="{x.iso(x.date)}">{e(x.words["published"])} {e(x.long(x.date))}</span> <span itemprop="dateModified" content="{x.iso(x.updated)}">{e(x.words["updated"])} {e(x.long(x.updated))}</span></p>
<div itemprop="image" itemscope itemtype="http://schema.org/ImageObject" class="photo"><img src="/a.jpg" itemprop="url"><div class="caption" itemprop="caption">{x.no(x.caption)} <span class="credit">{e(x.words["photo"])}: ANP</span></div></div>
<div itemprop="articleBody" class="text">{x.ps()}</div>
<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="{e(x.publisher)}"></div></div>
<div class="readmore"><h2>{e(x.words["related"])}</h2><ul>{x.rel('<li itemscope itemtype="http://schema.org/NewsArticle"><a itemprop="url" href="{u}"><span itemprop="headline">{h}</span></a> <time itemprop="datePublished" datetime="{iso}">{long}</time></li>')}</ul></div>
<div class="nl-box"><p>{x.word("newsletter")}</p></div></body></html>"""


@layout("rdfa", "en fr", 2)
def rdfa(x):
    x.label_free = []
    return f"""<!DOCTYPE html><html lang="{x.language}" prefix="og: http://ogp.me/ns# dc: http://purl.org/dc/terms/ schema: http://schema.org/"><head><meta charset="utf-8"><title>{e(x.h)}</title></head>
<body><div class="bandeau"><a href="/" property="schema:publisher">{e(x.publisher)}</a><ul>{x.nav()}</ul></div>
<div vocab="http://schema.org/" typeof="NewsArticle" resource="{x.url}"><h1 property="headline name">{e(x.h)}</h1>
<div class="signature"><span property="author" typeof="Person"><span property="name">{e(x.author)}</span></span> – <time property="datePublished" datetime="{x.iso(x.date)}" content="{x.iso(x.date)}">{e(x.long(x.date))}</time></div>
<span property="publisher" typeof="Organization"><meta property="name" content="{e(x.publisher)}"></span>
<div property="articleBody">{x.ps()}</div><p class="kw">{e(x.words["tags"])} : {x.tag_links('<span property="keywords">{name}</span>', ", ")}</p></div>
<div class="encart"><h3>{e(x.words["related"])}</h3>{x.rel('<p><a href="{u}">{h}</a> ({long})</p>')}</div></body></html>"""


@layout("h-entry", "en sv", 2)
def h_entry(x):
    x.label_publisher = None
    return f"""{x.head(x.h)}
<body><header class="site h-card p-author-site"><a class="u-url" href="/">{e(x.host)}</a></header><main><article class="h-entry"><h1 class="p-name">{e(x.h)}</h1><p class="p-summary">{e(x.d)}</p>
<p class="meta"><a class="u-url" href="{x.url}"><time class="dt-published" datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time></a> · <span class="p-author h-card">{e(x.author)}</span></p>
<div class="e-content">{x.ps()}</div><p>{x.tag_links('<a class="p-category" href="/t/{slug}">{name}</a>')}</p></article>
<section class="replies"><h2>{e(x.words["comments"])}</h2><div class="u-comment h-cite"><a class="p-author h-card">{e(x.words["commenter"])}</a> <time class="dt-published" datetime="{x.iso(x.updated)}">{e(x.long(x.updated))}</time><p class="p-content">{x.word("comment")}</p></div></section></main></body></html>""".replace(
        f" - {e(x.publisher)}</title>", "</title>")


@layout("gov-press-release", "en", 3)
def press_release(x):
    x.label_authors, x.label_tags, x.label_publisher = [], [], "Ministry of Foreign Affairs"
    return f"""{x.head(f"{x.h} - Ministry of Foreign Affairs", '<meta name="DC.creator" content="Ministry of Foreign Affairs"><meta name="DC.date.issued" content="' + x.day(x.date) + '">')}
<body><div class="govbar">An official website of the government. <a>Here's how you know</a></div><header><img alt="Ministry of Foreign Affairs"><ul>{x.nav()}</ul></header>
<nav class="breadcrumbs"><a>Home</a> &gt; <a>Newsroom</a> &gt; <a>Press Releases</a> &gt; <span>{e(x.h)}</span></nav>
<main id="content"><h1 class="featured-content__headline">{e(x.h)}</h1><div class="article-meta"><p class="article-meta__publisher">Media Note</p><p class="article-meta__author-bureau">Office of the Spokesperson</p><p class="article-meta__publish-date">{e(x.long(x.date))}</p></div>
<div class="entry-content"><p>FOR IMMEDIATE RELEASE</p>{x.ps()}<p style="text-align:center">###</p><p>{x.no("Press contact: media.office@foreign.example, telephone 555-0142, weekdays from nine to five")}</p></div>
<div class="tags"><h3>Tags</h3><p>Bureau of Press Affairs &nbsp; Office of the Spokesperson</p></div>
<section class="related"><h2>Related Articles</h2>{x.rel('<div class="collection-result"><p class="collection-result__date">{long}</p><a href="{u}">{h}</a></div>')}</section></main>
<footer><p>Last reviewed: {x.updated.strftime("%B %-d, %Y")}</p></footer></body></html>"""


@layout("ministry-portal", "vi fa th", 6)
def ministry(x):
    x.label_authors, x.label_tags, x.label_free = [], [], []
    dotted = x.date.strftime("%d/%m/%Y") if x.language == "vi" else x.long(x.date)
    return f"""{x.head(x.publisher)}
<body><div id="top"><a href="/">{e(x.publisher)}</a> <span class="clock">{x.updated.strftime("%d.%m.%Y")}</span></div><div class="left"><ul>{x.nav()}</ul></div>
<div class="content"><div class="path">{e(x.words["nav"][0])} / {e(x.section)}</div><h2 class="news-title">{e(x.h)}</h2><div class="news-date">{e(dotted)}</div><div class="news-text">{x.ps('style="text-align: justify;"')}</div>
<div class="share">{e(x.words["share"])}</div><div class="news-list"><h3>{e(x.words["related"])}</h3>{x.rel('<div class="item"><span class="d">{long}</span> <a href="{u}">{h}</a></div>')}</div></div></body></html>"""


@layout("wire-dateline", "en", 4)
def wire(x):
    places = {"port": "NAIROBI", "rates": "LONDON"}
    place = places.get(x.name.split("-")[0], ["GENEVA", "ISTANBUL", "JOHANNESBURG", "BRUSSELS"][x.n % 4])
    x.label_publisher = x.publisher
    dateline = f"{place}, {x.date.strftime('%b %-d')} (Northwire) - "
    x.label_authors, x.label_tags = (["Northwire"], [])
    x.label_authors_also = [[]]
    x.label_free = [x.d, dateline]
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og(published=x.index % 2 == 0) + '<meta name="author" content="Northwire">')}
<body><header><a href="/">{e(x.publisher)}</a><ul>{x.nav()}</ul></header><article class="story"><div class="story-kicker">{e(x.section)}</div><h1 class="story-headline">{e(x.h)}</h1>
<div class="story-byline"><span class="source">Northwire</span><span class="dt">{x.date.strftime("%A, %-d %B %Y %H:%M GMT")}</span></div>
<div class="story-text"><p>{dateline}{e(x.paragraphs[0])}</p>{x.ps(first=1)}<p class="signoff">{x.no("(Reporting by the Northwire bureau; Editing by Paul Sandler and Rita Moss)")}</p><p class="note">{x.no("Our Standards: The Northwire Trust Principles.")}</p></div></article>
<aside><h4>MORE WORLD NEWS</h4>{x.rel('<div class="li"><a href="{u}">{h}</a><span>{long}</span></div>')}</aside></body></html>"""


@layout("live-blog", "en", 2)
def live_blog(x):
    stamps = [(x.date.replace(hour=9, minute=5 + 7 * place)) for place in range(len(x.paragraphs))]
    x.label_date = x.day(x.date)
    ld = x.ld(**{"@type": "LiveBlogPosting", "coverageStartTime": x.iso(x.date), "coverageEndTime": x.iso(x.updated), "liveBlogUpdate": [
        {"@type": "BlogPosting", "headline": f"Update {place + 1}", "datePublished": x.iso(stamp), "articleBody": text} for place, (stamp, text) in enumerate(zip(stamps, x.paragraphs))]})
    x.label_tags = []
    return f"""{x.head(f"{x.h} – live | {x.publisher}", x.og() + x.script(ld))}
<body><header><ul>{x.nav()}</ul></header><main><div class="live-label">Live</div><h1>{e(x.h)}</h1><p class="standfirst">{e(x.d)}</p><p class="meta">By <a rel="author" href="/p">{e(x.author)}</a> <time datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time> Last updated <time datetime="{x.iso(x.updated)}">{e(x.long(x.updated))}</time></p>
<div class="live-feed">{"".join(f'<div class="block" id="block-{place}"><p class="block-time"><time datetime="{x.iso(stamp)}">{stamp.strftime("%H:%M")}</time></p><div class="block-elements"><p>{e(text)}</p></div><div class="block-share">Share</div></div>' for place, (stamp, text) in enumerate(zip(stamps, x.paragraphs)))}</div></main>
<aside class="most-viewed"><h2>Most viewed</h2><ol>{x.rel('<li><a href="{u}">{h}</a></li>')}</ol></aside></body></html>"""


@layout("opinion-author-link", "en fr", 3)
def opinion(x):
    x.label_tags = []
    return f"""{x.head(f"Opinion | {x.h} | {x.publisher}", x.og(f"Opinion | {x.h}"))}
<body><nav>{x.nav('<a href="/{slug}">{name}</a>')}</nav><main><header class="op-head"><a class="kicker" href="/opinion">Opinion</a><h1>{e(x.h)}</h1>
<div class="op-author"><img src="/cl.png" alt=""><a href="/opinions/author" rel="author">{e(x.author)}</a><span class="role">Columnist</span></div><div class="op-date">{x.date.strftime("%B %-d, %Y at %-I:%M %p")}</div></header>
<section class="op-body">{x.ps()}<p><em>{x.no(x.author + " is the author of a history of salt and a contributing columnist.") if x.language == "en" else x.bio()}</em></p></section>
<section class="op-more"><h3>{e(x.words["related"])}</h3>{x.rel('<div><span class="byl">{by}</span><a href="{u}">{h}</a></div>')}</section>
<section class="letters"><h3>Letters</h3><p>{x.word("comment")}</p></section></main></body></html>"""


@layout("paywall-teaser", "en de", 3)
def paywall(x):
    x.label_body = x.paragraphs[:2]
    x.label_tags = []
    ld = x.ld(isAccessibleForFree=False, hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywalled"}, dateModified=None)
    wall = "Continue reading with a subscription. Already a subscriber? Log in" if x.language == "en" else "Weiterlesen mit einem Abonnement. Bereits registriert? Anmelden"
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og() + x.script(ld))}
<body><header><ul>{x.nav()}</ul></header><article><h1 class="headline">{e(x.h)}</h1><p class="dek">{e(x.d)}</p><p class="byline">{x.by(x.author)} <time datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time></p>
<div class="paywalled">{x.ps(last=2)}</div><div class="paywall-overlay"><h2>{x.no(wall)}</h2><p>{x.no("1,99 € / 4 weeks, then 14,99 € – cancel any time")}</p></div></article>
<aside>{x.rel('<a href="{u}"><h3>{h}</h3></a>')}</aside><div class="cookie-layer">{x.word("cookie")}</div></body></html>"""


@layout("multi-author-bylines", "en es", 3)
def multi_author(x):
    names = x.words["names"]
    third = names[(x.n + 2) % len(names)]
    x.label_authors = [x.author, x.second, third]
    a, b, c = map(e, x.label_authors)
    line = f"By {a} in Nairobi, {b} in Brussels and {c} in Washington" if x.language == "en" else f"Por {a} (Lima), {b} (Bruselas) y {c} (Washington)"
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og() + "".join(f'<meta property="article:tag" content="{e(tag)}">' for tag in x.tags))}
<body><nav>{x.nav('<a href="/{slug}">{name}</a>')}</nav><article class="o-story"><h1>{e(x.h)}</h1><p class="o-topper__standfirst">{e(x.d)}</p><div class="article-info__byline">{line}</div><div class="article-info__time">{e(x.words["published"])} {x.date.strftime("%b %-d %Y") if x.language == "en" else e(x.long(x.date))}</div>
<div class="article__content-body">{x.ps(last=3)}<aside class="n-content-recommended"><h4>Recommended</h4>{x.rel('<a href="{u}">{h}</a>', False)}</aside>{x.ps(first=3)}
<p><em>{x.no("Additional reporting by Emeka Duru in Lagos" if x.language == "en" else "Con información de Emeka Duru, desde Lagos")}</em></p></div></article></body></html>"""


@layout("timezone-turn", "ja ko zh", 4)
def timezone_turn(x):
    # The publisher prints the local day; the declared instant is the same moment in UTC, an evening before.
    local = x.date.replace(hour=5, minute=20)
    import datetime
    utc = local - datetime.timedelta(hours=int(x.offset[1:3]))
    x.label_tags = []
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og(published=False) + x.script(x.ld(datePublished=x.iso(utc, "Z"), dateModified=x.iso(utc, "Z"))))}
<body><header><p class="logo">{e(x.publisher)}</p><ul>{x.nav()}</ul></header><div id="main"><article><h1>{e(x.h)}</h1><p class="date">{e(x.words["published"])} {e(x.long(local))} {local.strftime("%H:%M")}</p><p class="writer">{x.by(x.author)}</p>
<div class="articleBody">{x.ps()}</div><div class="photo"><img src="/p.jpg"><p class="cap">{x.no(x.caption)}</p></div></article>
<div class="ranking"><h2>{e(x.words["related"])}</h2><ol>{x.rel('<li><a href="{u}">{h}</a><span>{long}</span></li>')}</ol></div></div></body></html>"""


@layout("chinese-portal", "zh", 3)
def chinese_portal(x):
    x.label_free, x.charset = [], "gbk" if x.name.startswith("zh1-0") else "utf-8"
    if x.name.startswith("zh2"):
        x.charset = "big5"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset={x.charset}" /><title>{e(x.h)}_{e(x.publisher)}</title><meta name="keywords" content="{e(",".join(x.tags))}" /></head>
<body><div class="nav">{x.nav('<a href="/{slug}">{name}</a> | ')}</div><div class="main"><h1 class="title">{e(x.h)}</h1><div class="info">{x.date.strftime("%Y-%m-%d %H:%M:%S")} 来源：{e(x.publisher)} 作者：{e(x.author)} 字号：大 中 小</div>
<div class="content" id="content">{"".join(f"<p>　　{e(text)}</p>" for text in x.paragraphs)}<p style="text-align:right">{x.no("（责任编辑：王小明，联系电话：010-55550142）")}</p></div>
<div class="xgyd"><h3>{e(x.words["related"])}</h3><ul>{x.rel('<li><a href="{u}">{h}</a> {long}</li>')}</ul></div></div>
<div class="footer">{x.no("版权所有，未经许可不得转载。互联网新闻信息服务许可证：00120170003")}</div></body></html>""".replace("来源", "來源" if x.charset == "big5" else "来源").replace(
        "责任编辑：王小明，联系电话", "責任編輯：王小明，聯絡電話" if x.charset == "big5" else "责任编辑：王小明，联系电话").replace(
        "版权所有，未经许可不得转载。互联网新闻信息服务许可证", "版權所有，未經許可不得轉載。網路新聞服務許可證" if x.charset == "big5" else "版权所有，未经许可不得转载。互联网新闻信息服务许可证")


@layout("japanese-paper", "ja", 2)
def japanese_paper(x):
    x.label_free, x.charset, x.label_authors = [], "shift_jis" if x.variant else "euc-jp", [x.author]
    return f"""<html lang="ja"><head><meta http-equiv="Content-Type" content="text/html; charset={x.charset}"><title>{e(x.h)}：{e(x.publisher)}</title><meta name="keywords" content="{e(",".join(x.tags))},ニュース,新聞,{e(x.publisher)}"></head>
<body><div id="header"><img alt="{e(x.publisher)}"><ul>{x.nav()}</ul></div><div id="contents"><p class="pan">トップ &gt; {e(x.section)}</p><h1>{e(x.h)}</h1><p class="day">{x.date.year}年{x.date.month}月{x.date.day}日 {x.date.hour}時{x.date.minute:02d}分</p>
<div class="photo-r"><img src="/p.jpg"><p>{x.no(x.caption)}</p></div><div id="honbun">{"".join(f"<p>　{e(text)}</p>" for text in x.paragraphs)}<p>【{e(x.author)}】</p></div>
<ul class="tags">{x.tag_links('<li>{name}</li>')}</ul>
<div class="kanren"><h2>{e(x.words["related"])}</h2><ul>{x.rel('<li><a href="{u}">{h}</a>（{long}）</li>')}</ul></div></div></body></html>"""


@layout("russian-portal-1251", "ru uk bg", 5)
def russian_portal(x):
    x.charset, x.label_free = "windows-1251", []
    return f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=windows-1251"><title>{e(x.h)} — {e(x.publisher)}</title><meta name="description" content="{e(x.d)}"><meta name="keywords" content="{e(", ".join(x.tags))}"></head>
<body><table width="100%"><tr><td>{e(x.publisher)}</td></tr><tr><td>{x.nav('<a href="/{slug}">{name}</a> ')}</td></tr></table><div class="article__header"><div class="article__info-date"><a>{x.date.strftime("%H:%M %d.%m.%Y")}</a></div><h1 class="article__title">{e(x.h)}</h1></div>
<div class="article__body"><div class="article__text">{x.ps()}</div><div class="article__author">{e(x.author)}</div></div>
<div class="article__tags">{x.tag_links('<a class="article__tags-item" href="/{slug}/">{name}</a>', ", ")}</div>
<div class="lenta"><h3>{e(x.words["related"])}</h3>{x.rel('<div class="lenta__item"><span class="lenta__time">{long}</span><a href="{u}">{h}</a></div>')}</div>
<div class="copyright">{x.no("© 2024. " + x.words["newsletter"])}</div></body></html>"""


@layout("korean-portal", "ko", 2)
def korean_portal(x):
    x.label_tags = []
    stamp, later = x.date.strftime("%Y.%m.%d %H:%M"), x.updated.strftime("%Y.%m.%d %H:%M")
    return f"""{x.head(f"{x.h} - {x.publisher}", x.og(published=False))}
<body><div class="header"><ul>{x.nav()}</ul></div><div class="article_head"><h3 class="tit_view">{e(x.h)}</h3><div class="info_view"><span class="txt_info">{e(x.author)} 기자</span><span class="txt_info">입력 <span class="num_date">{stamp}</span></span><span class="txt_info">수정 <span class="num_date">{later}</span></span></div></div>
<div class="article_view"><section><strong class="summary_view">{e(x.d)}</strong><figure><img src="/p.jpg"><figcaption>{x.no(x.caption)}</figcaption></figure>{x.ps('dmcf-ptype="general"')}<p>{e(x.author)} 기자 report@{x.host}</p></section></div>
<div class="copyright">{x.no("<저작권자 ⓒ " + x.publisher + ", 무단 전재 및 재배포 금지>")}</div><div class="box_etc"><h4>{e(x.words["related"])}</h4>{x.rel('<a href="{u}">{h}</a>')}</div></body></html>"""


@layout("rtl-portal", "ar he fa", 5)
def rtl_portal(x):
    x.label_tags = list(x.tags)
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og(published=False))}
<body class="rtl"><header class="top"><a class="logo" href="/">{e(x.publisher)}</a><span class="today">{e(x.long(x.updated))}</span><nav><ul>{x.nav()}</ul></nav></header>
<main class="container"><article class="news-details"><div class="cat">{e(x.section)}</div><h1 class="title">{e(x.h)}</h1><h2 class="lead">{e(x.d)}</h2><div class="info-bar"><span class="writer">{x.by(x.author)}</span><span class="pub-date">{e(x.words["published"])} {e(x.long(x.date))}</span></div>
<div class="main-img"><img src="/a.jpg"><span class="img-desc">{x.no(x.caption)}</span></div><div class="news-text">{x.ps(last=2)}<div class="inner-related"><strong>{e(x.words["related"])}</strong>{x.rel('<a href="{u}">{h}</a>', False)}</div>{x.ps(first=2)}</div>
<div class="keywords"><span>{e(x.words["tags"])}:</span>{x.tag_links('<a href="/tag/{slug}">{name}</a>')}</div></article>
<section class="comments"><h3>{e(x.words["comments"])}</h3><div class="c-item"><b>{e(x.words["commenter"])}</b><p>{x.word("comment")}</p></div></section><aside class="most-read">{x.rel('<div class="item"><a href="{u}">{h}</a><time>{long}</time></div>')}</aside></main></body></html>"""


@layout("hindi-thai-portal", "hi th vi", 5)
def asian_portal(x):
    ld = [x.ld(keywords=", ".join(x.tags)), {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": []}]
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og() + x.script(json.dumps(ld, ensure_ascii=False)))}
<body><div class="brand">{e(x.publisher)}</div><div class="menu">{x.nav('<a href="/{slug}">{name}</a>')}</div><div class="storypage"><h1>{e(x.h)}</h1><h2 class="synopsis">{e(x.d)}</h2><div class="brand_detial"><span class="auth">{x.by(x.author)}</span> <span class="dt">{e(x.long(x.date))}</span></div>
<div class="story-with-main-sec">{x.ps(last=2)}<div class="also-read"><b>{e(x.words["related"])}:</b> <a href="/x">{x.no(x.words["rel"][0])}</a></div>{x.ps(first=2)}</div><div class="tags">{x.tag_links('<a href="/topic/{slug}">{name}</a>')}</div></div>
<div class="widget">{x.rel('<li><a href="{u}">{h}</a><span>{long}</span></li>')}</div></body></html>"""


@layout("data-component-blocks", "en sw", 3)
def data_component(x):
    x.label_tags = list(x.tags)
    x.label_free = []
    ld = {"@context": "http://schema.org", "@type": "ReportageNewsArticle", "url": x.url, "publisher": {"@type": "NewsMediaOrganization", "name": x.publisher},
          "headline": x.h, "datePublished": x.iso(x.date, ".000Z"), "dateModified": x.iso(x.updated, ".000Z"), "author": [{"@type": "Person", "name": x.author}], "keywords": x.tags}
    return f"""{x.head(f"{x.h} - {x.publisher}", x.og(published=False) + x.script(ld))}
<body><div id="global-navigation"><ul>{x.nav()}</ul></div><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><header data-component="headline-block"><h1 id="main-heading" tabindex="-1" class="ssrcss-1pl2zfy-StyledHeading">{e(x.h)}</h1></header>
<div data-component="byline-block"><div class="ssrcss-Byline"><span>Published</span><time data-testid="timestamp" datetime="{x.iso(x.date, ".000Z")}">{x.date.strftime("%-d %B %Y")}</time></div><div class="Contributor"><div>{e(x.author)}</div><div>Transport correspondent</div></div></div>
<div data-component="image-block"><figure><img src="/a.jpg"><span class="visually-hidden">Image source, </span><span>Reuters</span><figcaption><span class="visually-hidden">Image caption, </span>{x.no(x.caption)}</figcaption></figure></div>
{"".join(f'<div data-component="text-block"><div class="RichTextContainer"><p class="Paragraph">{e(text)}</p></div></div>' for text in x.paragraphs[:3])}
<div data-component="unordered-list-block"><ul>{x.rel('<li><a href="{u}">{h}</a></li>', False)}</ul></div>
{"".join(f'<div data-component="text-block"><div class="RichTextContainer"><p class="Paragraph">{e(text)}</p></div></div>' for text in x.paragraphs[3:])}
<section data-component="tag-list"><h2>Related Topics</h2><ul>{x.tag_links('<li><a href="/topics/{slug}">{name}</a></li>')}</ul></section><section data-component="links-block"><h2>More on this story</h2>{x.rel('<div data-testid="promo"><a href="{u}"><p>{h}</p></a><span>{long}</span></div>')}</section></article></main></body></html>"""


@layout("story-companion-columns", "en", 2)
def companion(x):
    x.label_tags = list(x.tags)
    ld = x.ld(isAccessibleForFree=False, alternativeHeadline=x.h[:40], datePublished=x.iso(x.date, ".000Z"))
    kw = "".join(f'<meta property="article:tag" content="{e(tag)}"/>' for tag in x.tags)
    return f"""{x.head(f"{x.h} - {x.publisher}", x.og() + kw + f'<meta name="byl" content="By {e(x.author)}"/>' + x.script(ld))}
<body><div id="app"><div><header><section><a href="/">{e(x.publisher)}</a></section></header><main id="site-content"><div><article id="story"><div id="top-wrapper"><p>Advertisement</p><a href="#after-top">SKIP ADVERTISEMENT</a></div>
<header><h1 id="link-1" data-testid="headline">{e(x.h)}</h1><p id="article-summary">{e(x.d)}</p><div data-testid="photoviewer-wrapper"><figure aria-label="media" role="group"><div data-testid="lazyimage-container" style="height:257px"></div><figcaption data-testid="photoviewer-children-caption"><span>{x.no(x.caption)}</span><span><span>Credit...</span><span>Ilse Brandt</span></span></figcaption></figure></div>
<div class="byline-row"><p>By <a href="/by/a"><span itemprop="name">{e(x.author)}</span></a></p></div><time datetime="{x.iso(x.date, "-04:00")}"><span>{x.date.strftime("%b. %-d, %Y")}</span></time></header>
<section name="articleBody"><div class="StoryBodyCompanionColumn"><div>{x.ps('class="css-at9mc1 evys1bk0"', last=3)}</div></div><div id="story-ad-1-wrapper">Advertisement</div><div class="StoryBodyCompanionColumn"><div>{x.ps('class="css-at9mc1 evys1bk0"', first=3)}</div></div></section>
<div class="bottom-of-article"><p>{x.no(x.author + " is a correspondent based in Istanbul, covering trade and the sea.")}</p><p>{x.no("A version of this article appears in print on " + x.updated.strftime("%B %-d, %Y") + ", Section A, Page 6 of the national edition")}</p></div></article>
<section><h2>{e(x.words["related"])}</h2>{x.rel('<article><h3>{h}</h3><p>{p}</p><time>{long}</time></article>')}</section></div></main></div></div></body></html>"""
