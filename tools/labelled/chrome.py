"""Turns a bare page into one with what newer sites put around it: consent, menus, tickers, scripts with state, footers."""

import json
import re

from .page import escape as e

# Layouts whose systems have none of this, or bring their own.
BARE = {
    "nineties-font-tags",
    "aspnet-tables",
    "saved-from-url",
    "printer-friendly",
    "newsletter-archive",
    "h-entry",
    "hugo-academic",
    "medium",
    "substack",
    "amp",
    "blogger",
    "singlefile-saved",
    "headline-in-title-only",
    "meta-author-user-name",
    "no-date-at-all",
    "date-only-in-url",
    "typo3-press",
    "chinese-portal",
    "japanese-paper",
    "russian-portal-1251",
    "wayback-capture",
    "magazine-issue-month",
    "only-updated-date",
}


def dress(page, x):
    """Two pages of three."""
    if x.layout in BARE or x.n % 3 == 0 or "<body" not in page or "</body>" not in page:
        return page
    parts = [consent_first, menu_and_ticker, state_and_footer]
    for part in parts[: 1 + x.n % 3] if x.n % 2 else parts:
        page = part(page, x)
    return page


def after_body_tag(page, text):
    return re.sub(r"(<body[^>]*>)", lambda found: found[1] + text, page, count=1)


def before_body_end(page, text):
    head, tail = page.rsplit("</body>", 1)
    return f"{head}{text}</body>{tail}"


def consent_first(page, x):
    purposes = "".join(f"<li><label><input type='checkbox'> {e(name)}</label></li>" for name in x.words["nav"][1:5])
    return after_body_tag(
        page,
        f"""<noscript><iframe src="https://www.tags.example/ns.html?id=T-{x.n % 9999}" height="0" width="0" style="display:none"></iframe></noscript>
<div id="consent-banner" role="dialog" aria-modal="true" class="cmp-container"><div class="cmp-text"><p>{x.word("cookie")}</p><ul>{purposes}</ul></div><div class="cmp-buttons"><button>OK</button><button>…</button></div></div>
<a class="skip-link" href="#content">{e(x.words["nav"][0])}</a>""",
    )


def menu_and_ticker(page, x):
    nav = x.words["nav"]
    columns = "".join(
        f'<div class="mega-col"><h4>{e(name)}</h4><ul>'
        + "".join(f'<li><a href="/{place}/{other}">{e(name)}: {e(nav[other])}</a></li>' for other in range(1, len(nav)))
        + "</ul></div>"
        for place, name in enumerate(nav)
    )
    ticker = x.no(x.words["rel"][0])
    return after_body_tag(
        page,
        f"""<div class="site-mega-menu" aria-hidden="true"><form role="search"><input type="search" name="q"></form>{columns}</div>
<div class="ticker" aria-live="off"><span class="ticker__label">{e(x.words["more"])}</span> <a href="/t">{ticker}</a> <span class="ticker__time">{x.updated.strftime("%H:%M")}</span></div>""",
    )


def state_and_footer(page, x):
    state = {
        "user": None,
        "route": x.slug,
        "sidebar": [{"title": headline, "ts": x.iso(x.updated)} for headline in x.words["rel"]],
        "flags": {"ab": x.n % 2 == 0},
    }
    links = "".join(f'<li><a href="/{place}">{e(name)}</a></li>' for place, name in enumerate(x.words["nav"] * 2))
    return before_body_end(
        page,
        f"""<div class="modal modal--newsletter" hidden><h3>{e(x.words["share"])}</h3><p>{x.word("newsletter")}</p><form><input type="email" placeholder="name@mail.example"><button>OK</button></form></div>
<div class="most-read-strip"><h3>{e(x.words["related"])}</h3>{x.rel('<div class="strip-item"><a href="{u}"><span class="strip-title">{h}</span></a><p>{p}</p><span class="strip-date">{long}</span></div>')}</div>
<div class="site-foot"><ul class="foot-links">{links}</ul><div class="apps"><img src="/app1.svg" alt="App Store"><img src="/app2.svg" alt="Google Play"></div><p class="legal">© {x.date.year}–2025 {e(x.publisher)}. ISSN 1234-567X.</p></div>
<script>window.__STATE__={json.dumps(state, ensure_ascii=False)};(function(w,d){{w.dataLayer=w.dataLayer||[];w.dataLayer.push({{event:"page",section:"{x.n % 7}"}});}})(window,document);</script>""",
    )
