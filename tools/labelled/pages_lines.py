"""Turns an `Article` into pages on which author and day are only printed: two dozen ways of newsrooms to print them, with no metadata to lean on."""

from .page import escape as e
from .pages_systems import layout

# Byline, line of dates (the published day and mostly another one), which authors a reader would note.
LINES = [
    ("By {A}, Staff Writer", "Posted: {p:%b %-d, %Y} / {p:%I:%M %p} EST  Updated: {u:%b %-d, %Y} / {u:%I:%M %p} EST", 1),
    ("{A}<br>{host} staff", "Published {p:%-I:%M %p} ET {p:%B %-d, %Y} | Updated {u:%-I:%M %p} ET {u:%B %-d, %Y}", 1),
    ("BY {UA} and {UB}", "Updated {u:%-I:%M %p} EST, {u:%B %-d, %Y}. Published {p:%-I:%M %p} EST, {p:%B %-d, %Y}", 2),
    ("Written by <a>{A}</a>, Edited by <a>{B}</a>", "New Delhi | Updated: {u:%B %-d, %Y} {u:%H:%M} IST | First published on: {p:%d-%m-%Y} at {p:%H:%M} IST", 1),
    ("{A}", "Published On {p:%-d %b %Y}", 1),
    ("By {A}, a columnist and the director of the Harbour Programme at a university.", "{p:%B %-d, %Y}, {p:%-I:%M %p}", 1),
    ("From {A} in Geneva", "Date: {p:%d.%m.%Y} | Printed: {u:%d.%m.%Y}", 1),
    ("{A} | {B}", "{p:%A, %B %-d, %Y}", 2),
    ("Story by {A}; photographs by {B}", "{p:%b. %-d, %Y}", 1),
    ("Words: {A}", "Issue 14 / {p:%-d %B %Y}", 1),
    ("{A} for {pub}", "First published on {p:%A %-d %B %Y} {p:%H.%M} GMT. Last modified on {u:%A %-d %B %Y} {u:%H.%M} GMT", 1),
    ("Dr. {A}", "Released {p:%-d-%b-%Y}", 1),
    ("{A}, Contributor", "{p:%m/%d/%Y} {p:%I:%M} am ET | Updated {u:%b %d, %Y}", 1),
    ("Report: {A}", "{p:%Y-%m-%d %H:%M}", 1),
    ("Posted by {A}", "on {p:%B %-d}, {p:%Y} in <a>World</a> · 2 Comments", 1),
    ("By <b>{A}</b> / {pub}", "Published: {p:%B %-dth, %Y}", 1),
    ("{A}, {B} and Reuters", "PUBLISHED {p:%a, %b %-d, %Y} • {p:%H:%M} | UPDATED {u:%a, %b %-d, %Y} • {u:%H:%M}", 2),
    ("Analysis by {A}", "{p:%-d %B %Y} · 6-min read", 1),
    ("Author: {A} &nbsp; Editor: {B}", "Published time: {p:%-d %b, %Y} {p:%H:%M}", 1),
    ("Professor {A}, guest author", "{p:%d %B %Y}, {p:%H:%M} Uhr", 1),
    ("Our correspondent", "Volume 12, No. {n} — {p:%B %-d, %Y}", 0),
    ("By {A} (Northwire)", "{p:%a} {p:%-d} {p:%b} {p:%Y} {p:%H:%M} BST", 1),
    ("@{handle} {A}", "Added {p:%-d. %-m. %Y}", 1),
    ("Staff report", "Story posted {p:%Y.%m.%d} at {p:%I:%M %p} PDT", 0),
]


@layout("printed-lines-only", "en", 24)
def printed_lines(x):
    byline, dates, count = LINES[x.index % len(LINES)]
    if "%-dth" in dates:
        x.date = x.date.replace(day=14)
        x.label_date = x.day(x.date)
    if "%m/%d/%Y" in dates:
        x.date = x.date.replace(day=max(x.date.day, 13), hour=9)
        x.label_date = x.day(x.date)
    x.label_authors = [x.author, x.second][:count]
    x.label_tags, x.label_free = [], [x.d]
    names = dict(A=e(x.author), B=e(x.second), UA=e(x.author.upper()), UB=e(x.second.upper()), host=x.host, pub=e(x.publisher), handle=x.author.split()[0].lower())
    line = dates.replace("{n}", str(x.n % 300)).format(p=x.date, u=x.updated)
    by = byline.format(**names)
    shape = x.index % 4
    if shape == 0:
        top = f'<h1 class="hd">{e(x.h)}</h1><p class="dk">{e(x.d)}</p><div class="by">{by}</div><div class="tm">{line}</div>'
    elif shape == 1:
        top = f'<div class="tm"><span>{line}</span></div><h1>{e(x.h)}</h1><div class="by">{by}</div><h2 class="dk">{e(x.d)}</h2>'
    elif shape == 2:
        top = f'<div class="kick">{e(x.section)}</div><h2 class="title">{e(x.h)}</h2><p class="meta">{by} <br> {line}</p>'
    else:
        top = f'<table class="top"><tr><td><h1>{e(x.h)}</h1></td></tr><tr><td class="small">{by}</td><td class="small">{line}</td></tr></table>'
    return f"""{x.head(f"{x.h} | {x.publisher}")}
<body><div class="hd-bar"><a href="/">{e(x.publisher)}</a></div><ul>{x.nav()}</ul><div class="story">{top}
<div class="pic"><img src="/a.jpg"><p class="cut">{x.no(x.caption)}</p></div><div class="txt">{x.ps()}</div></div>
<div class="next"><h3>{e(x.words["related"])}</h3>{x.rel('<div><a href="{u}">{h}</a> <small>{long}</small></div>')}</div></body></html>"""
