"""Turns an `Article` into the pages that mislead: old ones, saved ones, and ones whose metadata is missing, wrong or about something else."""

import datetime

from .page import escape as e
from .pages_systems import layout


@layout("nineties-font-tags", "en fr de", 4)
def nineties(x):
    x.label_free, x.label_tags, x.charset = [], [], "iso-8859-1"
    x.date = x.date.replace(year=1996 + x.n % 6, day=min(x.date.day, 28))
    x.label_date = x.day(x.date)
    return f"""<HTML><HEAD><TITLE>{e(x.publisher)}</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#0000FF"><CENTER><IMG SRC="logo.gif" ALT="{e(x.publisher)}"><BR>{x.nav('<A HREF="{slug}.html">[{name}]</A> ')}</CENTER><HR>
<FONT SIZE="+2" FACE="Times"><B>{e(x.h)}</B></FONT><P>
<FONT SIZE="2"><I>{x.by(x.author)}</I><BR>{e(x.long(x.date))}</FONT><P>
{"<P>".join(f'<FONT SIZE="3">{e(text)}</FONT>' for text in x.paragraphs)}
<HR><FONT SIZE="1">{x.no("© 1998 " + x.publisher + ". All rights reserved. Best viewed at 800 x 600.")}<BR><A HREF="index.html">{e(x.words["nav"][0])}</A></FONT></BODY></HTML>"""


@layout("aspnet-tables", "en es tr", 4)
def aspnet(x):
    x.label_free, x.label_tags = [], []
    dated = x.date.strftime("%d/%m/%Y") if x.language != "en" else x.date.strftime("%d-%b-%Y")
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>{e(x.publisher)} : {e(x.h)}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body style="margin:0"><form name="aspnetForm" method="post" action="Article.aspx?id={x.n % 30000}" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmQYAQUeX19D" />
<table width="980" cellspacing="0" cellpadding="0" align="center"><tr><td colspan="3" style="background:#003366;color:#fff">{e(x.publisher)}</td></tr>
<tr><td width="150" valign="top"><table>{x.nav('<tr><td class="menu"><a href="/{slug}.aspx">{name}</a></td></tr>')}</table></td>
<td valign="top" style="padding:10px"><span id="ctl00_ContentPlaceHolder1_lblTitle" style="font-size:18px;font-weight:bold;color:#003366">{e(x.h)}</span><br /><br />
<span id="ctl00_ContentPlaceHolder1_lblAuthor" class="author">{x.by(x.author)}</span> | <span id="ctl00_ContentPlaceHolder1_lblDate" class="date">{dated}</span><br /><br />
<div id="ctl00_ContentPlaceHolder1_divBody" style="text-align:justify">{"<br /><br />".join(e(text) for text in x.paragraphs)}</div><br /><a href="javascript:window.print()">Print</a></td>
<td width="180" valign="top"><table><tr><td class="hdr">{e(x.words["related"])}</td></tr>{x.rel('<tr><td><a href="{u}">{h}</a><br /><span class="sm">{long}</span></td></tr>')}</table></td></tr>
<tr><td colspan="3" class="foot">{x.no("Copyright 2003-2024 " + x.publisher + ". All rights reserved. Designed by Webworks Ltd.")}</td></tr></table></form></body></html>"""


@layout("singlefile-saved", "en it pl", 3)
def singlefile(x):
    x.label_tags = list(x.tags)
    saved = datetime.datetime(2025, 6, 14, 9, 12)
    return f"""<!DOCTYPE html> <html lang="{x.language}"><!--
 Page saved with SingleFile
 url: {x.url}
 saved date: {saved.strftime("%a %b %d %Y %H:%M:%S")} GMT+0200 (Central European Summer Time)
--><meta charset=utf-8>
<title>{e(x.h)} | {e(x.publisher)}</title>
<style>:root{{--sf-img-1:url("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk")}}body{{font-family:serif}}</style>
<meta name=description content="{e(x.d)}"><meta property=article:published_time content="{x.iso(x.date)}"><meta property=og:site_name content="{e(x.publisher)}"><link rel=canonical href="{x.url}">
<body class=single><header><a href=/>{e(x.publisher)}</a><ul>{x.nav()}</ul></header><main><article><h1>{e(x.h)}</h1><p class=lead>{e(x.d)}</p><p class=byline>{x.by(x.author)}, {e(x.long(x.date))}</p><figure><img class=sf-hidden src="data:,"><figcaption>{x.no(x.caption)}</figcaption></figure>{x.ps()}
<p class=tags>{x.tag_links('<a rel=tag href=/tag/{slug}>{name}</a>')}</p></article><section class=related><h2>{e(x.words["related"])}</h2>{x.rel('<div class=card><h3>{h}</h3><p>{p}</p></div>')}</section></main>"""


@layout("saved-from-url", "en nl", 2)
def saved_from(x):
    x.label_free, x.label_tags = [], []
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<!-- saved from url=({len(x.url):04d}){x.url} -->
<HTML xmlns="http://www.w3.org/1999/xhtml"><HEAD><TITLE>{e(x.h)} - {e(x.publisher)}</TITLE><META content="text/html; charset=utf-8" http-equiv=Content-Type><META name=GENERATOR content="MSHTML 8.00.6001.18702"></HEAD>
<BODY><DIV id=wrap><DIV id=head><A href="http://www.{x.host}/"><IMG src="page_files/logo.gif"></A><UL>{x.nav()}</UL></DIV><DIV id=story><H1>{e(x.h)}</H1><DIV class=dateline>{e(x.long(x.date))}</DIV><DIV class=byline>{x.by(x.author)}</DIV>{x.ps(tag="P")}</DIV><DIV id=right><H4>{e(x.words["related"])}</H4>{x.rel('<P><A href="{u}">{h}</A></P>')}</DIV><DIV id=foot>{x.no("Terms of use | Privacy policy | Contact the newsroom of " + x.publisher)}</DIV></DIV></BODY></HTML>"""


@layout("lazy-images-noscript", "en pt", 3)
def lazy_images(x):
    x.label_tags = list(x.tags)
    def figure(number, caption):
        return f'<figure class="wp-block-image"><img class="lazyload" data-src="/i{number}.jpg" src="data:image/svg+xml,%3Csvg%3E" alt="{e(caption)}"><noscript><img src="/i{number}.jpg" alt="{e(caption)}"></noscript><figcaption>{x.no(caption)} <em>{e(x.words["photo"])}: Rui Sampaio/AFP</em></figcaption></figure>'
    extra = ("A second picture shows the same place a year earlier, in the rain." if x.language == "en" else "Uma segunda imagem mostra o mesmo lugar um ano antes, sob a chuva.")
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og() + x.script(x.ld(keywords=x.tags)))}
<body><div id="cookie-notice" class="cn-top">{x.word("cookie")} <a>OK</a></div><header><ul>{x.nav()}</ul></header><div class="post"><h1 class="post__title">{e(x.h)}</h1><p class="post__subtitle">{e(x.d)}</p><div class="post__meta">{x.by(x.author)} <time datetime="{x.day(x.date)}">{e(x.long(x.date))}</time></div>
{figure(1, x.caption)}<div class="post__content">{x.ps(last=2)}{figure(2, extra)}{x.ps(first=2)}</div><div class="post__tags">{x.tag_links()}</div></div>
<div class="recirc">{x.rel('<div class="recirc__item"><a href="{u}">{h}</a><p>{p}</p></div>')}</div></body></html>"""


@layout("comments-heavy", "en ru", 3)
def comments_heavy(x):
    x.label_tags, x.label_free = [], []
    voices = ["This is the best thing I have read about it all year, thank you.", "Nonsense. My uncle was there and he says there were twice as many.",
              "Can we please have a map next time? The text is hard to follow without one.", "The author forgets what happened in 2009."]
    if x.language == "ru":
        voices = ["Лучшее, что я читал об этом за год, спасибо.", "Ерунда, мой дядя там был и видел всё своими глазами.", "Дайте в следующий раз карту, без неё трудно понять.", "Автор забывает, что было в 2009 году."]
    rows = "".join(f'<li class="comment depth-1" id="comment-{place}"><div class="comment-author">{name}</div><div class="comment-date">{e(x.long(x.updated + datetime.timedelta(days=place)))} {10 + place}:1{place}</div><p>{x.no(voice)}</p><a>Reply</a></li>' for place, (name, voice) in enumerate(zip(["marta_k", "BigDave", "Eleanor Voss", "anon"], voices)))
    return f"""{x.head(x.h, f'<meta name="twitter:title" content="{e(x.h)}">')}
<body><div id="header"><a>{e(x.publisher)}</a><ul>{x.nav()}</ul></div><div id="article"><h2 class="headline">{e(x.h)}</h2><div class="sub">{x.by(x.author)} | {e(x.long(x.date))} | <a href="#comments">{e(x.words["comments"])}</a></div><div class="text">{x.ps()}</div></div>
<div id="comments"><h3>{e(x.words["comments"])}</h3><ol>{rows}</ol><form><label>Name</label><input><label>Comment</label><textarea></textarea></form></div></body></html>"""


@layout("event-date-trap", "en de", 3)
def event_trap(x):
    event = x.date + datetime.timedelta(days=9)
    x.label_tags = list(x.tags)
    box = ("Conference: The Sea and the State. Register by", "Register now for the conference on harbour law.") if x.language == "en" else ("Tagung: Meer und Staat. Anmeldung bis", "Jetzt zur Tagung über Hafenrecht anmelden.")
    return f"""{x.head(f"{x.publisher}: {x.h}", f'<meta property="og:title" content="{e(x.h)}"><meta property="og:site_name" content="{e(x.publisher)}">')}
<body><header><ul>{x.nav()}</ul></header><div class="event-banner"><span class="event-date">{e(x.long(event))}</span> {x.no(box[1])}</div>
<main><div class="breadcrumb"><a>{e(x.section)}</a></div><h1>{e(x.h)}</h1><p class="teaser">{e(x.d)}</p><ul class="meta-list"><li>{x.by(x.author)}</li><li>{e(x.words["published"])} {e(x.long(x.date))}</li></ul>{x.ps(last=3)}
<div class="box"><strong>{e(box[0])} {e(x.long(event - datetime.timedelta(days=3)))}</strong></div>{x.ps(first=3)}
<div class="meta-tags">{x.tag_links('<a rel="tag" href="/themen/{slug}">{name}</a>')}</div></main><aside class="calendar"><h3>Calendar</h3><time datetime="{x.day(event)}">{event.strftime("%d.%m.%Y")}</time><p>{x.no(box[1])}</p></aside></body></html>"""


@layout("only-updated-date", "en fr", 3)
def only_updated(x):
    # One date is printed, as the last update: the only day a reader can give.
    x.label_tags = []
    return f"""{x.head(f"{x.h} | {x.publisher}", '<meta name="author" content="' + e(x.author) + '">')}
<body><ul class="menu">{x.nav()}</ul><div class="page"><h1>{e(x.h)}</h1><p class="chapo">{e(x.d)}</p><p class="credit">{x.by(x.author)}</p><p class="maj">{e(x.words["updated"])} {e(x.long(x.date))}</p>{x.ps()}<p class="nl">{x.word("newsletter")}</p></div></body></html>"""


@layout("wrong-og-title", "en es bg", 4)
def wrong_og(x):
    x.label_tags = []
    wrong = [f"{x.publisher} | {x.words['newsletter']}", x.publisher, f"{x.section} - {x.publisher}"][x.index % 3]
    return f"""{x.head(wrong, f'<meta property="og:title" content="{e(wrong)}"><meta property="og:site_name" content="{e(x.publisher)}"><meta property="article:published_time" content="{x.iso(x.date)}">')}
<body><div class="masthead"><h1 class="brand"><a href="/">{e(x.publisher)}</a></h1></div><ul>{x.nav()}</ul><div class="single"><h1 class="single-title">{e(x.h)}</h1><div class="single-excerpt">{e(x.d)}</div><div class="single-meta"><a rel="author" href="/a">{e(x.author)}</a> <span>{e(x.long(x.date))}</span></div><div class="single-content">{x.ps()}</div></div>
<div class="sidebar"><h2>{e(x.words["related"])}</h2>{x.rel('<h3><a href="{u}">{h}</a></h3>')}</div></body></html>"""


@layout("conflicting-dates", "en fr ru", 5)
def conflicting(x):
    # After a move to a new system every old article declares the day of the move; what is printed, and the address, did not change.
    moved = datetime.datetime(2023, 11, 20, 3, 14)
    x.date = x.date.replace(year=2012 + x.n % 8, day=min(x.date.day, 28))
    x.label_date = x.day(x.date)
    x.url = f"https://www.{x.host}/{x.date.strftime('%Y/%m/%d')}/{x.slug}"
    x.label_tags = []
    return f"""{x.head(f"{x.h} - {x.publisher}", f'<link rel="canonical" href="{x.url}"/>' + x.script(x.ld(datePublished=x.iso(moved), dateModified=x.iso(moved))))}
<body><nav><ul>{x.nav()}</ul></nav><article><h1>{e(x.h)}</h1><p class="summary">{e(x.d)}</p><p class="byline">{x.by(x.author)}</p><p class="pubdate">{e(x.words["published"])} {e(x.long(x.date))}</p><section class="article-text">{x.ps()}</section></article>
<aside>{x.rel('<p><a href="{u}">{h}</a></p>', False)}</aside></body></html>"""


@layout("organization-and-breadcrumb-first", "en pt", 3)
def organization_first(x):
    organization = {"@context": "https://schema.org", "@type": "NewsMediaOrganization", "name": x.publisher, "url": f"https://www.{x.host}", "foundingDate": "1987-04-02", "sameAs": []}
    crumbs = {"@context": "https://schema.org", "@type": "BreadcrumbList", "name": "Breadcrumbs", "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@id": "/", "name": "Home"}}, {"@type": "ListItem", "position": 2, "item": {"@id": "/s", "name": x.section}}]}
    listing = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": headline, "datePublished": x.iso(x.updated), "author": "Desk"} for headline in x.words["rel"]]}
    x.label_tags = list(x.tags)
    return f"""{x.head(f"{x.h} | {x.publisher}", x.script(organization) + x.script(crumbs) + x.script(listing) + x.script(x.ld(keywords=x.tags)))}
<body><ul>{x.nav()}</ul><div class="c-article"><h1 class="c-article__title">{e(x.h)}</h1><p class="c-article__kicker">{e(x.d)}</p><p class="c-article__by">{x.by(x.author)} • {e(x.long(x.date))}</p><div class="c-article__body">{x.ps()}</div></div><div class="c-list"><h2>{e(x.words["related"])}</h2>{x.rel('<div><h3>{h}</h3><span>{long}</span></div>')}</div></body></html>"""


@layout("broken-json-ld", "en it ar", 4)
def broken_ld(x):
    x.label_tags = []
    headline = e(x.h)
    broken = f'''{{
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  "headline": "{headline}",
  "description": "{e(x.d)}
",
  "datePublished": "{x.iso(x.date)}",
  "dateModified": "{x.iso(x.updated)}",
  "author": [{{"@type": "Person", "name": "{e(x.author)}",}}],
  "publisher": {{"@type": "Organization", "name": "{e(x.publisher)}"}},
}}'''
    head = x.head(f"{x.h} | {x.publisher}", x.script("\n//<![CDATA[\n" + broken + "\n//]]>\n"))
    return f"""{head}
<body><ul>{x.nav()}</ul><main><h1>{e(x.h)}</h1><p class="deck">{e(x.d)}</p><p>{x.by(x.author)}</p><div class="story">{x.ps()}</div><div class="img"><p class="caption">{x.no(x.caption)}</p></div></main><footer>{x.word("newsletter")}</footer></body></html>"""


@layout("keywords-stuffed", "en id hi", 4)
def stuffed(x):
    x.label_tags = list(x.tags)
    stuffing = f"news, breaking news, latest news, today news, online news, {x.publisher}, live updates, politics, business, sports, world news, entertainment, weather"
    return f"""{x.head(f"{x.h}: {x.publisher}", f'<meta name="keywords" content="{e(stuffing)}"><meta name="news_keywords" content="{e(stuffing)}"><meta name="author" content="{e(x.publisher)}">' + x.og())}
<body><ul>{x.nav()}</ul><div class="detail"><h1>{e(x.h)}</h1><h4 class="desc">{e(x.d)}</h4><div class="reporter"><span>{x.by(x.author)}</span><span>{e(x.words["updated"])}: {x.updated.strftime("%d %b %Y %I:%M %p") if x.language != "hi" else e(x.long(x.updated))}</span><span>{e(x.words["published"])} {e(x.long(x.date))}</span></div><div class="detail-text">{x.ps()}</div><div class="detail-tags"><b>{e(x.words["tags"])}</b>{x.tag_links('<a rel="tag" href="/topics/{slug}">{name}</a>')}</div></div>
<div class="trending"><h3>Trending</h3>{x.rel('<a href="{u}">{h}</a>')}</div></body></html>"""


@layout("printer-friendly", "en de", 2)
def printer(x):
    x.label_tags, x.label_free = [], []
    return f"""<html><head><meta charset="utf-8"><title>{e(x.publisher)} - {"Printer friendly version" if x.language == "en" else "Druckversion"}</title></head>
<body onload="window.print()"><p><a href="{x.url}">{e(x.url)}</a></p><h1>{e(x.h)}</h1><p><b>{x.by(x.author)}</b><br>{x.date.strftime("%A, %B %-d, %Y") if x.language == "en" else e(x.long(x.date))}</p>{x.ps()}<p><small>{x.no("© " + x.publisher + ". All rights reserved.")}</small></p></body></html>"""


@layout("newsletter-archive", "en", 2)
def newsletter_archive(x):
    x.label_tags, x.label_authors, x.label_free = [], [x.author], [x.d]
    return f"""<!doctype html><html xmlns:v="urn:schemas-microsoft-com:vml"><head><meta charset="UTF-8"><title>{e(x.h)}</title><style>#outlook a{{padding:0;}}</style></head>
<body><span style="display:none;font-size:0px;line-height:0px;max-height:0px;overflow:hidden;">{e(x.d)}</span><center><table align="center" border="0" cellpadding="0" cellspacing="0" height="100%" width="100%" id="bodyTable"><tr><td align="center" valign="top" id="bodyCell">
<table class="templateContainer" width="600"><tr><td class="mcnTextContent" style="text-align:right"><a href="*|ARCHIVE|*">View this email in your browser</a></td></tr><tr><td class="mcnTextContent"><h4>{e(x.publisher)} · {x.date.strftime("%A, %-d %B %Y")}</h4><h1>{e(x.h)}</h1><p><em>by {e(x.author)}</em></p>{x.ps('style="font-family:Helvetica;font-size:16px"')}</td></tr>
<tr><td class="mcnFollowContent"><a>Twitter</a><a>Website</a></td></tr><tr><td class="mcnTextContent"><em>{x.no("Copyright © " + str(x.date.year) + " " + x.publisher + ", All rights reserved.")}</em><br>{x.no("You are receiving this email because you opted in via our website.")}<br>Want to change how you receive these emails? You can <a>update your preferences</a> or <a>unsubscribe from this list</a>.</td></tr></table></td></tr></table></center></body></html>"""


@layout("magazine-run-together-tags", "en", 5)
def magazine(x):
    x.label_publisher = x.publisher
    return f"""{x.head(f"{x.h} - {x.publisher}", f'<meta property="og:site_name" content="{e(x.publisher)}">')}
<body><div class="menu">{x.nav('<a href="/{slug}">{name}</a>')}</div><div class="single-article"><h1>{e(x.h)}</h1><div class="article-data"><span class="data-date">{e(x.long(x.date))}</span> <span class="data-topic">Topic: <a>{e(x.section)}</a></span> <span class="data-region">Region: <a>Global</a></span> <span class="data-tags">Tags: {x.tag_links('<a href="/tag/{slug}">{name}</a>', "")}</span></div>
<h2 class="art-head">{e(x.h)}</h2><p class="art-sum">{e(x.d)}</p><p class="by">by <a href="/profile/p">{e(x.author)}</a></p><div class="art-body">{x.ps()}<p><em>{x.no(x.author + " is a senior fellow at the Centre for Coastal Affairs and the author of two books.")}</em></p><p><em>{x.no("Image: " + "Shutterstock / Grey Harbour.")}</em></p></div></div></body></html>"""


@layout("wayback-capture", "en fr", 3)
def wayback(x):
    captured = x.date + datetime.timedelta(days=400)
    x.label_tags, x.label_free = [], []
    return f"""<!DOCTYPE html><html lang="{x.language}"><head><script src="//archive.example/_static/js/bundle-playback.js"></script><script>__wm.init("https://web.archive.example/web");__wm.wombat("{x.url}","{captured.strftime("%Y%m%d%H%M%S")}");</script>
<meta charset="utf-8"><title>{e(x.h)} | {e(x.publisher)}</title><link rel="canonical" href="https://web.archive.example/web/{captured.strftime("%Y%m%d%H%M%S")}/{x.url}"></head>
<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"><div id="wm-ipp"><div id="wm-capinfo">{captured.strftime("%d %b %Y")} 12 captures</div><table><tr><td class="b">{captured.strftime("%b")}</td><td class="c">{captured.day}</td><td class="b">{captured.year}</td></tr></table></div></div><!-- END WAYBACK TOOLBAR INSERT -->
<div id="page"><ul>{x.nav()}</ul><div class="post"><h2 class="posttitle"><a href="{x.url}" rel="bookmark">{e(x.h)}</a></h2><p class="postmetadata">{e(x.long(x.date))}, {x.by(x.author)}</p><div class="postentry">{x.ps()}</div></div><div class="foot">{e(x.word("newsletter"))}</div></div></body></html>
<!--
     FILE ARCHIVED ON {captured.strftime("%H:%M:%S %b %d, %Y")} AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 10:11:12 Jul 04, 2025.
-->"""


@layout("date-only-in-url", "en nl", 2)
def url_date(x):
    x.label_tags = []
    x.url = f"https://www.{x.host}/{x.date.strftime('%Y/%m/%d')}/{x.slug}/"
    return f"""{x.head(x.h, f'<link rel="canonical" href="{x.url}"><meta property="og:url" content="{x.url}"><meta property="og:site_name" content="{e(x.publisher)}">')}
<body><ul>{x.nav()}</ul><article><h1>{e(x.h)}</h1><p class="intro">{e(x.d)}</p><p class="auteur">{x.by(x.author)}</p>{x.ps()}</article><footer>© 2025 {e(x.publisher)}</footer></body></html>"""


@layout("no-date-at-all", "en uk", 3)
def no_date(x):
    x.label_date, x.label_status, x.label_tags = None, "unknown", []
    return f"""{x.head(f"{x.h} | {x.publisher}", f'<meta name="author" content="{e(x.author)}">')}
<body><ul>{x.nav()}</ul><div class="c"><h1>{e(x.h)}</h1><p class="i">{e(x.d)}</p><p class="b">{x.by(x.author)}</p>{x.ps()}</div><div class="f">Copyright © 2009-2025 {e(x.publisher)}. {x.no("Opening hours of the office: Monday to Friday, nine to five")}</div></body></html>"""


@layout("magazine-issue-month", "en el", 2)
def issue_month(x):
    x.label_date, x.label_status, x.label_tags = x.date.strftime("%Y-%m"), "partial", []
    when = x.date.strftime("%B %Y") if x.language == "en" else {1: "Ιανουάριος", 2: "Φεβρουάριος", 3: "Μάρτιος", 4: "Απρίλιος", 5: "Μάιος", 6: "Ιούνιος", 7: "Ιούλιος", 8: "Αύγουστος", 9: "Σεπτέμβριος", 10: "Οκτώβριος", 11: "Νοέμβριος", 12: "Δεκέμβριος"}[x.date.month] + f" {x.date.year}"
    return f"""{x.head(f"{x.h} | {x.publisher}", "")}
<body><ul>{x.nav()}</ul><div class="feature"><p class="issue">{when}</p><h1>{e(x.h)}</h1><p class="dek">{e(x.d)}</p><p class="writer">{x.by(x.author)}</p><div class="feature-text">{x.ps()}</div></div><div class="promo">{x.word("newsletter")}</div></body></html>"""


@layout("numeric-day-first", "fr it es pt", 4)
def numeric(x):
    x.label_tags = list(x.tags)
    return f"""{x.head(f"{x.h} - {x.publisher}", f'<meta property="og:title" content="{e(x.h)}"><meta property="og:site_name" content="{e(x.publisher)}">')}
<body><ul>{x.nav()}</ul><article class="art"><h1 class="art-titre">{e(x.h)}</h1><div class="art-chapo">{e(x.d)}</div><div class="art-sign">{x.by(x.author)} - {e(x.words["published"])} {x.date.strftime("%d/%m/%Y")} - {x.date.strftime("%H:%M")}</div><div class="art-corps">{x.ps()}</div><div class="art-mots">{e(x.words["tags"])} : {x.tag_links(joined=", ")}</div></article><div class="aussi"><h3>{e(x.words["related"])}</h3>{x.rel('<a href="{u}">{h}</a> <i>{long}</i>')}</div></body></html>"""


@layout("parsely-metadata", "en sv", 2)
def parsely(x):
    import json
    meta = {"title": x.h, "link": x.url, "type": "post", "pub_date": x.iso(x.date, "Z"), "section": x.section, "author": x.author, "authors": [x.author], "tags": x.tags, "image_url": "/a.jpg"}
    x.label_tags = list(x.tags)
    page, tags, instant = e(json.dumps(meta, ensure_ascii=False)), e(",".join(x.tags)), x.iso(x.date, "Z")
    inner = (f"<meta name='parsely-page' content='{page}'>" f'<meta name="parsely-title" content="{e(x.h)}"><meta name="parsely-author" content="{e(x.author)}">'
             f'<meta name="parsely-pub-date" content="{instant}"><meta name="parsely-tags" content="{tags}"><meta name="sailthru.tags" content="{tags}">'
             f'<meta name="sailthru.date" content="{instant}"><meta property="og:site_name" content="{e(x.publisher)}">')
    return f"""{x.head(f"{x.publisher} — {x.h}", inner)}
<body><ul>{x.nav()}</ul><main><h1>{e(x.h)}</h1><p class="sub">{e(x.d)}</p><div class="meta"><span>{e(x.author)}</span><span>{e(x.long(x.date))}</span></div><div class="main-text">{x.ps()}</div></main><div class="foot">{x.word("newsletter")}</div></body></html>"""


@layout("typo3-press", "de cs", 3)
def typo3(x):
    x.label_tags, x.label_authors = [], []
    contact = "Pressekontakt: Amt für Öffentlichkeitsarbeit, Telefon 555 0142, E-Mail presse" if x.language == "de" else "Kontakt pro média: tiskové oddělení, telefon 555 0142, e-mail tisk"
    return f"""{x.head(f"{x.h}: {x.publisher}", '<meta name="generator" content="TYPO3 CMS">')}
<body><div class="header"><ul>{x.nav()}</ul></div><div class="news news-single"><div class="article" itemscope="itemscope" itemtype="http://schema.org/Article"><div class="header"><h3 itemprop="headline">{e(x.h)}</h3></div><div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="{x.day(x.date)}">{x.date.strftime("%d.%m.%Y")}<meta itemprop="datePublished" content="{x.day(x.date)}" /></time></span></p></div>
<div class="teaser-text" itemprop="description"><p>{e(x.d)}</p></div><div class="news-text-wrap" itemprop="articleBody">{x.ps('class="bodytext"')}</div><div class="news-backlink-wrap"><a href="/">Zurück</a></div></div><p class="contact">{x.no(contact + "@" + x.host)}</p></div></body></html>"""


@layout("portal-with-sidebars-first", "tr el ro hu", 4)
def sidebars_first(x):
    x.label_tags = list(x.tags)
    return f"""{x.head(f"{x.h} - {x.publisher}", f'<meta name="datePublished" content="{x.iso(x.date)}"><meta name="dateModified" content="{x.iso(x.updated)}"><meta name="articleAuthor" content="{e(x.author)}">' + x.og(published=False))}
<body><ul>{x.nav()}</ul><div class="breaking"><span>{e(x.long(x.updated))}</span>{x.rel('<a href="{u}">{h}</a>', False)}</div><div class="left-col"><h3>{e(x.words["related"])}</h3>{x.rel('<div class="box"><h4>{h}</h4><p>{p}</p><small>{long}</small></div>')}</div>
<div class="news-detail"><h1>{e(x.h)}</h1><h2>{e(x.d)}</h2><div class="dates"><span>{e(x.words["published"])} {e(x.long(x.date))} {x.date.strftime("%H:%M")}</span> <span>{e(x.words["updated"])} {e(x.long(x.updated))} {x.updated.strftime("%H:%M")}</span></div><div class="editor">{x.by(x.author)}</div><div class="news-content"><p class="imgcap">{x.no(x.caption)}</p>{x.ps()}</div><div class="etiket"><b>{e(x.words["tags"])}</b>{x.tag_links('<a href="/etiket/{slug}">{name}</a>')}</div></div><div class="right-col">{x.word("newsletter")}</div></body></html>"""


@layout("organisation-as-author", "en de ar", 3)
def organisation_author(x):
    x.label_authors, x.label_tags = [], list(x.tags)
    x.label_authors_also = [[x.publisher]]
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og() + f'<meta name="author" content="{e(x.publisher)}">' + x.script(x.ld(author={"@type": "Organization", "name": x.publisher}, keywords=x.tags)))}
<body><ul>{x.nav()}</ul><section class="main-story"><h1>{e(x.h)}</h1><p class="strap">{e(x.d)}</p><p class="when">{e(x.long(x.date))}</p>{x.ps()}</section><section class="others">{x.rel('<h2><a href="{u}">{h}</a></h2>')}</section></body></html>"""


@layout("meta-author-user-name", "en sw", 2)
def meta_user(x):
    x.label_tags = []
    return f"""{x.head(f"{x.h} » {x.publisher}", f'<meta name="author" content="webmaster"><meta name="date" content="{x.day(x.date)}">')}
<body><ul>{x.nav()}</ul><h1>{e(x.publisher)}</h1><div class="content"><h2>{e(x.h)}</h2><p><strong>{x.by(x.author)}</strong></p><p><em>{e(x.d)}</em></p>{x.ps()}</div><div class="bottom">{x.no("This site is hosted by volunteers. Donate to keep the lights on.")}</div></body></html>"""


@layout("author-with-role-and-email", "en es pl", 3)
def author_role(x):
    x.label_tags = []
    local = x.author.split()[0].lower()
    role = {"en": "Senior Diplomatic Correspondent", "es": "Enviada especial", "pl": "Korespondent"}[x.language]
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og(published=False))}
<body><ul>{x.nav()}</ul><article><header><h1>{e(x.h)}</h1><p class="entradilla">{e(x.d)}</p><div class="firma"><span class="nombre">{e(x.author.upper())}</span><span class="cargo">{e(role)}</span><a href="mailto:{local}@{x.host}">{local}@{x.host}</a></div><div class="fecha">{e(x.long(x.date))} | {x.date.strftime("%H:%M")} h</div></header><div class="cuerpo">{x.ps()}</div></article><aside><h3>{e(x.words["related"])}</h3>{x.rel('<a href="{u}">{h}</a>')}</aside></body></html>"""


@layout("multi-page-article", "en", 2)
def multi_page(x):
    x.label_tags, x.label_body = [], x.paragraphs[:4]
    return f"""{x.head(f"{x.h} | {x.publisher} | Page 1 of 2", x.og(f"{x.h} (Page 1 of 2)"))}
<body><ul>{x.nav()}</ul><article><h1>{e(x.h)}</h1><p class="stand">{e(x.d)}</p><p>{x.by(x.author)} / {e(x.long(x.date))}</p>{x.ps(last=4)}<div class="pagination"><span>1</span><a href="?page=2">2</a><a rel="next" href="?page=2">Next page</a><a href="?page=all">Single page</a></div></article><div>{x.word("newsletter")}</div></body></html>"""


@layout("headline-in-title-only", "en sv", 2)
def title_only(x):
    x.label_tags = []
    return f"""{x.head(f"{x.h} | {x.section} | {x.publisher}", "")}
<body><img src="/header-image-with-title.png" alt=""><div class="t"><p class="byline">{x.by(x.author)}, {e(x.long(x.date))}</p><p class="ingress"><b>{e(x.d)}</b></p>{x.ps()}</div><div class="lasmer"><b>{e(x.words["related"])}</b>{x.rel('<p><a href="{u}">{h}</a></p>', False)}</div></body></html>"""
