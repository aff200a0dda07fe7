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


WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "tr": "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar", "uk": "Понеділок Вівторок Середа Четвер П'ятниця Субота Неділя",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد", "fa": "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه", "ja": "月 火 水 木 金 土 日",
    "ko": "월 화 수 목 금 토 일", "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu", "sw": "Jumatatu Jumanne Jumatano Alhamisi Ijumaa Jumamosi Jumapili",
}
SHORT_MONTHS = {
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic", "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "ru": "янв. фев. мар. апр. мая июн. июл. авг. сен. окт. ноя. дек.", "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ar": "كانون الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو آب/أغسطس أيلول/سبتمبر تشرين الأول/أكتوبر تشرين الثاني/نوفمبر كانون الأول/ديسمبر",
}
# As newsrooms of the language print them; `{w}` weekday, `{m}` month in full, `{s}` short month, `{L}` the day in the long form, `{U}` the update.
NATIVE = {
    "de": [("Von {A}, Berlin", "Stand: {p:%d.%m.%Y}, {p:%H:%M} Uhr"), ("Von {A}", "{w}, {p:%-d}. {m} {p:%Y}, {p:%H:%M} Uhr | Quelle: dpa")],
    "fr": [("Par {A} (à Lyon)", "Publié le {p:%d} {m} {p:%Y} à {p:%Hh%M}, mis à jour le {U} à {u:%Hh%M}"), ("{A} avec AFP", "{p:%d} {s} {p:%Y} • {p:%H:%M} — Temps de lecture : 3 min")],
    "es": [("{A}<br>Lima", "{p:%d} {s} {p:%Y} - {p:%H:%M} CET"), ("Por {A} / Corresponsal", "{L} | Actualizado: {u:%d/%m/%Y} {u:%H:%M}h.")],
    "it": [("di {A}", "{p:%-d} {M} {p:%Y} alle {p:%H:%M}"), ("{A}", "{p:%d} {s} {p:%Y} | {p:%H:%M} (modifica il {U})")],
    "pt": [("Por {A} — São Paulo", "{p:%d/%m/%Y} {p:%Hh%M} · Atualizado {u:%d/%m/%Y} {u:%Hh%M}"), ("Texto: {A}", "{L} às {p:%H:%M}")],
    "nl": [("Door {A}", "{p:%-d} {s} {p:%Y} om {p:%H:%M} · Aangepast {U}"), ("{A}, redacteur binnenland", "Gepubliceerd: {p:%d-%m-%Y} {p:%H:%M}")],
    "pl": [("Autor: {A}", "Data utworzenia: {L}, {p:%H:%M}"), ("oprac. {A}", "{p:%-d} {s} {p:%Y}, {p:%H:%M}")],
    "cs": [("{A}", "{L} {p:%H:%M}, aktualizováno {U}"), ("Autor: {A}", "{p:%-d}. {p:%-m}. {p:%Y}, {p:%H:%M}")],
    "sv": [("{A}<br>reporter", "Publicerad {L} kl {p:%H.%M} · Uppdaterad {U}"), ("Text: {A}", "{p:%Y-%m-%d} {p:%H:%M}")],
    "ro": [("Autor: {A}", "Data publicării: {p:%d.%m.%Y} {p:%H:%M}"), ("de {A}", "{L}, {p:%H:%M} | Actualizat {u:%d.%m.%Y}")],
    "hu": [("Szerző: {A}", "{p:%Y}. {p:%m}. {p:%d}. {p:%H:%M}"), ("{A}", "{p:%Y}. {m} {p:%-d}. {w}, {p:%H:%M}")],
    "tr": [("Haber: {A}", "Giriş Tarihi: {p:%d.%m.%Y} {p:%H:%M} Son Güncelleme: {u:%d.%m.%Y} {u:%H:%M}"), ("{A}", "{p:%-d} {m} {p:%Y}, {w}")],
    "el": [("{A}", "{p:%d/%m/%Y} • {p:%H:%M}"), ("Ρεπορτάζ: {A}", "{p:%-d} {m} {p:%Y}, {p:%H:%M}")],
    "bg": [("{A}", "{p:%-d} {m} {p:%Y}, {p:%H:%M}"), ("Автор: {A}", "{p:%d.%m.%Y} {p:%H:%M} ч.")],
    "ru": [("Автор: {A}", "{L}, {p:%H:%M}"), ("Текст: {A}", "{p:%d} {s} {p:%Y} в {p:%H:%M}")],
    "uk": [("{A}", "{w}, {L}, {p:%H:%M}"), ("Автор: {A}", "{p:%d.%m.%Y}, {p:%H:%M}")],
    "ar": [("{A} - القاهرة", "{w} {p:%d} {m} {p:%Y} - {p:%H:%M}"), ("كتب: {A}", "{p:%-d} {s} {p:%Y}")],
    "he": [("מאת {A}", "{p:%d/%m/%Y}, {p:%H:%M}"), ("{A}", "{L}, {p:%H:%M}")],
    "fa": [("خبرنگار: {A}", "{w} {L}"), ("نویسنده: {A}", "تاریخ انتشار: {L} | کد خبر: ۸۴۵۱۲۰۳۳")],
    "hi": [("Written by {A}", "अपडेटेड: {p:%d} {m} {p:%Y}, {p:%I:%M} {p:%p} IST"), ("{A}, संवाददाता", "{D} {m} {Y}")],
    "zh": [("作者：{A}", "{p:%Y-%m-%d} {p:%H:%M}　来源：新华网"), ("记者{A}报道", "{p:%Y/%m/%d} {p:%H:%M}")],
    "ja": [("{A}", "{L}({w}) {p:%H:%M} 配信"), ("文・{A}", "{E}")],
    "ko": [("{A} 기자", "{p:%Y}-{p:%m}-{p:%d} {p:%H:%M} 송고"), ("글 {A}", "{p:%Y}년 {p:%m}월 {p:%d}일({w}) {p:%H:%M}")],
    "th": [("โดย {A}", "{p:%-d} {s} {B} {p:%H:%M} น."), ("ผู้สื่อข่าว: {A}", "{L}")],
    "vi": [("{A}", "{p:%-d}/{p:%-m}/{p:%Y}, {p:%H:%M} (GMT+7)"), ("Tác giả: {A}", "Ngày {p:%d} tháng {p:%m} năm {p:%Y}")],
    "id": [("{A} - Jakarta", "{w}, {p:%d} {s} {p:%Y} {p:%H:%M} WIB"), ("Penulis: {A}", "{L}, {p:%H:%M} WIB")],
    "sw": [("Na {A}", "{w}, {m} {p:%d}, {p:%Y}"), ("Mwandishi: {A}", "{p:%-d} {m} {p:%Y}")],
}


@layout("printed-lines-native", " ".join(sorted(NATIVE)), 54)
def native_lines(x):
    byline, dates = NATIVE[x.language][x.index // len(NATIVE) % 2]
    x.label_tags, x.label_free = [], [x.d]
    month = x.words["months"][x.date.month - 1]
    weekday = WEEKDAYS.get(x.language, "")
    short = SHORT_MONTHS.get(x.language, "")
    shorts = short.split(" ") if x.language != "ar" else [part.strip() for part in short.replace("كانون ", "كانون_").replace("تشرين ", "تشرين_").split(" ")]
    devanagari = str.maketrans("0123456789", "०१२३४५६७८९")
    # Reiwa began with May 2019 and Heisei with 1989.
    era = f"令和{x.date.year - 2018}年" if (x.date.year, x.date.month) >= (2019, 5) else f"平成{x.date.year - 1988}年"
    values = dict(p=x.date, u=x.updated, m=month, M=month.capitalize(), L=x.long(x.date), U=x.long(x.updated), w=weekday.split()[x.date.weekday()] if weekday else "",
                  s=shorts[x.date.month - 1].replace("_", " ") if short else "", B=x.date.year + 543, D=str(x.date.day).translate(devanagari),
                  Y=str(x.date.year).translate(devanagari), E=f"{era}{x.date.month}月{x.date.day}日")
    by, line = byline.replace("{A}", e(x.author)), dates.format(**values)
    if x.index % 2:
        top = f'<div class="rubric">{e(x.section)}</div><h1 class="t">{e(x.h)}</h1><div class="s">{by}</div><div class="d">{line}</div><p class="l"><b>{e(x.d)}</b></p>'
    else:
        top = f'<h2 class="h">{e(x.h)}</h2><p class="l">{e(x.d)}</p><p class="i"><span>{by}</span> <span>{line}</span></p>'
    return f"""{x.head(f"{x.h} - {x.publisher}")}
<body><div class="logo"><a href="/">{e(x.publisher)}</a></div><ul>{x.nav()}</ul><div class="cols"><div class="main">{top}<div class="pic"><img src="/p.jpg"><span class="pic-text">{x.no(x.caption)}</span></div>{x.ps()}</div>
<div class="side"><h3>{e(x.words["related"])}</h3>{x.rel('<div><a href="{u}">{h}</a> <span>{long}</span></div>')}<p>{x.word("newsletter")}</p></div></div></body></html>"""
