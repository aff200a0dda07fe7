"""Turns an `Article` into a page as the common content systems write it: WordPress, Drupal, Joomla, Blogger, Ghost, Substack, Medium and others."""

import json

from .page import escape as e

LAYOUTS = []


def layout(name, languages, count):
    """Registers a template, the languages it is used in and how many documents are made with it."""

    def keep(function):
        LAYOUTS.append((name, languages.split(), count, function))
        return function

    return keep


@layout("wordpress-yoast", "en de fr es", 4)
def wordpress_yoast(x):
    site = f"https://www.{x.host}"
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "Article", "@id": x.url + "#article", "isPartOf": {"@id": x.url}, "author": {"name": x.author, "@id": site + "/#/schema/person/8f2"},
         "headline": x.h, "datePublished": x.iso(x.date, "+00:00"), "dateModified": x.iso(x.updated, "+00:00"), "mainEntityOfPage": {"@id": x.url},
         "wordCount": 412, "commentCount": 2, "publisher": {"@id": site + "/#organization"}, "keywords": x.tags, "articleSection": [x.section],
         "inLanguage": x.language},
        {"@type": "WebPage", "@id": x.url, "url": x.url, "name": f"{x.h} - {x.publisher}", "datePublished": x.iso(x.date, "+00:00")},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": x.words["nav"][0], "item": site},
                                                        {"@type": "ListItem", "position": 2, "name": x.h}]},
        {"@type": "WebSite", "@id": site + "/#website", "name": x.publisher, "potentialAction": [{"@type": "SearchAction"}]},
        {"@type": "Organization", "@id": site + "/#organization", "name": x.publisher, "sameAs": ["https://twitter.example/" + x.host[:9]]},
        {"@type": "Person", "@id": site + "/#/schema/person/8f2", "name": x.author, "description": x.words["bio"].replace("{a}", x.author)}]}
    return f"""{x.head(f"{x.h} - {x.publisher}", f'''<link rel="canonical" href="{x.url}" />
{x.og()}
<meta name="author" content="{e(x.author)}" />
<meta name="twitter:label1" content="Written by" /><meta name="twitter:data1" content="{e(x.author)}" />
<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(graph, ensure_ascii=False)}</script>''')}
<body class="post-template-default single single-post wp-embed-responsive">
<header class="site-header"><div class="site-title"><a href="/">{e(x.publisher)}</a></div>
<nav class="main-navigation"><ul id="primary-menu" class="menu">{x.nav()}</ul></nav></header>
<main id="main" class="site-main"><article id="post-{x.n % 9000}" class="post type-post status-publish format-standard hentry">
<header class="entry-header"><h1 class="entry-title">{e(x.h)}</h1>
<div class="entry-meta"><span class="posted-on"><a href="{x.url}" rel="bookmark"><time class="entry-date published" datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time><time class="updated" datetime="{x.iso(x.updated)}">{e(x.long(x.updated))}</time></a></span>
<span class="byline"> <span class="author vcard"><a class="url fn n" href="/author/a1/">{e(x.author)}</a></span></span></div></header>
<figure class="post-thumbnail wp-caption"><img src="/wp-content/uploads/a.jpg" alt="" width="1200"><figcaption class="wp-caption-text">{x.no(x.caption)}</figcaption></figure>
<div class="entry-content">
{x.ps(last=2)}
<div class="wp-block-group newsletter-signup"><p>{x.word("newsletter")}</p><form><input type="email"></form></div>
{x.ps(first=2)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{e(x.words["share"])}</h3><ul><li>Facebook</li><li>X</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>{e(x.words["related"])}</em></h3>
{x.rel('<div class="jp-relatedposts-post"><h4><a href="{u}">{h}</a></h4><time datetime="{iso}">{long}</time><p>{p}</p></div>')}</div>
</div>
<footer class="entry-footer"><span class="cat-links"><a href="/category/c/" rel="category tag">{e(x.section)}</a></span> <span class="tags-links">{e(x.words["tags"])}: {x.tag_links(joined=", ")}</span></footer>
</article>
<div class="author-box"><p class="author-bio">{x.bio()}</p></div></main>
<footer class="site-footer">© {x.date.year} {e(x.publisher)}</footer></body></html>"""


@layout("wordpress-classic-theme", "en ru pl hu", 4)
def wordpress_classic(x):
    x.label_free = []
    return f"""{x.head(f"{x.h} | {x.publisher}", '<meta name="generator" content="WordPress 4.2.2" />')}
<body class="single single-post">
<div id="page" class="hfeed site"><header id="masthead"><h1 class="site-title"><a href="/" rel="home">{e(x.publisher)}</a></h1><h2 class="site-description">{x.no(x.words["newsletter"])}</h2>
<div id="navbar"><ul class="nav-menu">{x.nav('<li class="menu-item"><a href="/{slug}">{name}</a></li>')}</ul></div></header>
<div id="primary" class="content-area"><div id="content" role="main">
<article class="post hentry category-news"><header class="entry-header"><h1 class="entry-title">{e(x.h)}</h1>
<div class="entry-meta"><span class="date"><a href="#"><time class="entry-date" datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time></a></span><span class="categories-links"><a href="/c" rel="category tag">{e(x.section)}</a></span><span class="tags-links">{x.tag_links(joined=", ")}</span><span class="author vcard"><a class="url fn n" rel="author" href="/author/x">{e(x.author)}</a></span></div></header>
<div class="entry-content">{x.ps()}</div></article>
<nav class="navigation post-navigation"><div class="nav-links">{x.rel('<a href="{u}" rel="prev">← {h}</a>', False)}</div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">{e(x.words["comments"])}</h2><ol class="comment-list">
<li class="comment"><article class="comment-body"><footer><div class="comment-author vcard"><b class="fn">{e(x.words["commenter"])}</b></div><div class="comment-metadata"><time datetime="{x.iso(x.updated)}">{e(x.long(x.updated))}</time></div></footer><div class="comment-content"><p>{x.word("comment")}</p></div></article></li></ol></div></div></div>
<div id="tertiary" class="sidebar-container"><aside class="widget widget_recent_entries"><h3 class="widget-title">{e(x.words["related"])}</h3><ul>{x.rel('<li><a href="{u}">{h}</a> <span class="post-date">{long}</span></li>')}</ul></aside></div>
</div></body></html>"""


@layout("wordpress-magazine-theme", "en es tr id", 4)
def wordpress_magazine(x):
    return f"""{x.head(f"{x.h} - {x.publisher}", x.og())}
<body class="single td-standard-pack"><div class="td-header-menu-wrap"><ul class="sf-menu">{x.nav()}</ul></div>
<div class="td-crumb-container"><div class="entry-crumbs"><a class="entry-crumb" href="/">Home</a> <a class="entry-crumb" href="/c">{e(x.section)}</a> <span class="td-bred-no-url-last">{e(x.h)}</span></div></div>
<article class="post td-post-template-2"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/c">{e(x.section)}</a></li></ul>
<header class="td-post-title"><h1 class="entry-title">{e(x.h)}</h1><p class="td-post-sub-title">{e(x.d)}</p>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">By</div> <a href="/author/1">{e(x.author)}</a><div class="td-author-line"> - </div></div>
<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time></span><div class="td-post-comments"><a href="#respond"><i></i>2</a></div><div class="td-post-views"><span>1834</span></div></div></header></div>
<div class="td-post-sharing-top"><a>Facebook</a><a>Twitter</a><a>WhatsApp</a></div>
<div class="td-post-content"><div class="td-post-featured-image"><figure><a href="/u.jpg"><img class="entry-thumb" src="/u.jpg" alt=""></a><figcaption class="wp-caption-text">{x.no(x.caption)}</figcaption></figure></div>
{x.ps(last=3)}
<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Advertisement -</span></div>
{x.ps(first=3)}</div>
<footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>TAGS</span></li>{x.tag_links('<li><a href="/tag/{slug}">{name}</a></li>')}</ul></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/1">{e(x.author)}</a></span></div><div class="td-author-description">{x.bio()}</div></div></div>
<span class="td-page-meta" itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="{e(x.author)}"></span><meta itemprop="datePublished" content="{x.iso(x.date)}"></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title"><a>RELATED ARTICLES</a><a>MORE FROM AUTHOR</a></h4>
{x.rel('<div class="td_module_related_posts"><h3 class="entry-title td-module-title"><a href="{u}">{h}</a></h3></div>')}</div>
<div class="td-footer-wrapper"><h4 class="block-title">EDITOR PICKS</h4>{x.rel('<div class="td_module_6"><h3 class="entry-title"><a href="{u}">{h}</a></h3><span class="td-post-date"><time class="entry-date" datetime="{iso}">{long}</time></span></div>', False)}</div></body></html>"""


@layout("wordpress-block-theme-admin", "en it sw", 3)
def wordpress_block(x):
    x.label_authors = []
    ld = x.ld(author={"@type": "Person", "name": "admin", "url": f"https://{x.host}/author/admin/"})
    return f"""{x.head(f"{x.h} – {x.publisher}", x.og() + '<meta name="author" content="admin">' + x.script(ld))}
<body class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">{e(x.publisher)}</a></p><nav class="wp-block-navigation"><ul>{x.nav()}</ul></nav></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">{e(x.h)}</h1>
<div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="{x.iso(x.date)}">{e(x.long(x.date))}</time></div><div class="wp-block-post-author-name">admin</div><div class="taxonomy-category wp-block-post-terms"><a href="/c" rel="tag">{e(x.section)}</a></div></div>
<figure class="wp-block-post-featured-image"><img src="/a.webp"/></figure>
<div class="entry-content wp-block-post-content is-layout-constrained">{x.ps(last=2)}
<figure class="wp-block-image size-large"><img loading="lazy" src="/b.webp"/><figcaption class="wp-element-caption">{x.no(x.caption)}</figcaption></figure>
{x.ps(first=2)}</div>
<div class="taxonomy-post_tag wp-block-post-terms">{x.tag_links()}</div>
<nav class="wp-block-group"><div class="post-navigation-link-previous wp-block-post-navigation-link">{x.rel('<a href="{u}" rel="prev">{h}</a>', False)}</div></nav>
<div class="wp-block-comments"><h2>{e(x.words["comments"])}</h2><p class="wp-block-comment-content">{x.word("comment")}</p></div></main></body></html>""".replace(
        f'<a href="/c" rel="tag">{e(x.section)}</a>', f'<a href="/c">{e(x.section)}</a>')


@layout("drupal7-article", "en ru bg", 3)
def drupal7(x):
    x.label_free = []
    when = x.date.strftime("%a, %m/%d/%Y - %H:%M") if x.language == "en" else x.date.strftime("%d.%m.%Y - %H:%M")
    return f"""{x.head(f"{x.h} | {x.publisher}", f'<meta name="Generator" content="Drupal 7 (http://drupal.org)" /><link rel="canonical" href="/node/{x.n % 9999}" />')}
<body class="html not-front node-type-article one-sidebar"><div id="page-wrapper"><div id="header"><div id="site-name"><strong><a href="/">{e(x.publisher)}</a></strong></div></div>
<div id="main-menu" class="navigation"><ul class="links inline">{x.nav()}</ul></div>
<div id="main"><div id="breadcrumb"><h2 class="element-invisible">You are here</h2><div class="breadcrumb"><a href="/">Home</a> » <a href="/s">{e(x.section)}</a></div></div>
<h1 class="title" id="page-title">{e(x.h)}</h1>
<div class="region region-content"><div class="node node-article node-full clearfix"><div class="meta submitted"><span property="dc:date dc:created" content="{x.iso(x.date)}" datatype="xsd:dateTime">{e("Submitted by" if x.language == "en" else x.words["published"])} <span class="username">{e(x.author)}</span> on {when}</span></div>
<div class="content clearfix"><div class="field field-name-field-image field-type-image"><img src="/files/a.jpg" width="480" alt=""><blockquote class="image-field-caption"><p>{x.no(x.caption)}</p></blockquote></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{x.ps()}</div></div></div>
<div class="field field-name-field-tags field-type-taxonomy-term-reference"><h3 class="field-label">{e(x.words["tags"])}: </h3><ul class="links">{x.tag_links('<li class="taxonomy-term-reference-0"><a href="/tags/{slug}" typeof="skos:Concept" property="rdfs:label skos:prefLabel" datatype="">{name}</a></li>')}</ul></div></div>
<div class="link-wrapper"><ul class="links inline"><li class="comment-forbidden"><a href="/user/login">Log in</a> to post comments</li></ul></div></div></div>
<div id="sidebar-second"><div class="block block-views"><h2>{e(x.words["related"])}</h2>{x.rel('<div class="views-row"><a href="{u}">{h}</a><span class="created">{long}</span></div>')}</div></div></div></div></body></html>"""


@layout("drupal-think-tank", "en", 5)
def think_tank(x):
    event = x.updated.strftime("%B %-d, %Y")
    x.label_authors = [x.author, x.second]
    x.label_publisher = x.publisher = f"Institute for {x.section} Studies" if x.section != "Opinion" else "Harbour Institute"
    ld = {"@context": "https://schema.org", "@graph": [{"@type": "Article", "headline": x.h, "name": x.h, "about": x.tags, "author": [
        {"@type": "Person", "name": x.author}, {"@type": "Person", "name": x.second}], "datePublished": x.iso(x.date), "publisher": {"@type": "Organization", "name": x.publisher}}]}
    return f"""{x.head(f"{x.h} | {x.publisher}", x.og(f"{x.h} | {x.publisher}") + (x.script(ld) if x.index % 2 else ""))}
<body class="path-node page-node-type-article"><div class="utility-nav"><a>Donate</a><a>Events</a><a>Experts</a></div><header><a class="logo" href="/">{e(x.publisher)}</a><nav><ul>{x.nav()}</ul></nav></header>
<main><section class="hero"><div class="eyebrow">Commentary</div><h1 class="page-title"><span class="field field--name-title">{e(x.h)}</span></h1><p class="subtitle">{e(x.d)}</p>
<div class="article-meta"><p class="published">Published {e(x.long(x.date))}</p><p class="authors">By <a href="/people/a">{e(x.author)}</a> and <a href="/people/b">{e(x.second)}</a></p></div></section>
<div class="layout"><aside class="left-rail"><h3>Contents</h3><a class="download" href="/files/brief-{x.n % 900}.pdf">Download the full report (PDF, 1.4 MB)</a>
<div class="event-promo"><h4>Upcoming event</h4><p class="event-date">{event}, 10:00 a.m. – 11:30 a.m. EST</p><p>{x.no("Join us for a discussion with the ambassador and our senior fellows.")}</p></div></aside>
<div class="field field--name-body wysiwyg">{x.ps(last=3)}
<div class="pullout related-publication"><h4>Related publication</h4><a href="/pub/1">{x.no("A Handbook of Narrow Seas: Twelve Cases")}</a><span>Report, {(x.date.year - 1)}</span></div>
{x.ps(first=3)}
<p class="disclaimer"><em>{x.no("The Institute does not take institutional positions on public policy issues; the views represented here are the authors' own.")}</em></p></div>
<section class="experts"><h3>Authors</h3><div class="expert-card"><img src="/p/a.jpg" alt="{e(x.author)}"><h4><a>{e(x.author)}</a></h4><p class="title">Senior Fellow, Maritime Programme</p><p>{x.bio()}</p></div>
<div class="expert-card"><img src="/p/b.jpg"><h4><a>{e(x.second)}</a></h4><p class="title">Research Associate</p></div></section>
<div class="topics"><h3>Topics</h3>{x.tag_links('<a class="topic-tag" href="/topics/{slug}" rel="tag">{name}</a>')}</div></div>
<section class="more-from"><h2>More from our experts</h2>{x.rel('<div class="teaser"><span class="type">Commentary</span><h3><a href="{u}">{h}</a></h3><span class="date">{long}</span><span class="by">{by}</span></div>')}</section>
<section class="newsletter"><h2>Stay informed</h2><p>{x.word("newsletter")}</p></section></main><footer>1200 Lantern Street NW, Washington, DC 20036 · © 2025</footer></body></html>"""


@layout("joomla", "it pt el", 3)
def joomla(x):
    x.label_free, x.label_tags = [], x.tags
    return f"""{x.head(x.h, f'''<meta name="keywords" content="{e(', '.join(x.tags))}" /><meta name="author" content="{e(x.author)}" /><meta name="generator" content="Joomla! - Open Source Content Management" />''')}
<body class="site com_content view-article"><header class="header"><a class="brand" href="/"><span class="site-title">{e(x.publisher)}</span></a></header>
<nav><ul class="nav menu nav-pills">{x.nav('<li class="item-101"><a href="/{slug}">{name}</a></li>')}</ul></nav>
<div class="row-fluid"><main id="content" class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="{x.language}" />
<div class="page-header"><h2 itemprop="headline">{e(x.h)}</h2></div>
<div class="article-info muted"><dl class="article-info"><dt class="article-info-term">Info</dt>
<dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person">{x.by("@@").replace("@@", f'<span itemprop="name">{e(x.author)}</span>')}</dd>
<dd class="category-name">{e(x.section)}</dd><dd class="published"><span class="icon-calendar"></span><time datetime="{x.iso(x.date)}" itemprop="datePublished">{e(x.words["published"])} {e(x.long(x.date))}</time></dd><dd class="hits"><meta itemprop="interactionCount" content="UserPageVisits:411" />Hits: 411</dd></dl></div>
<div itemprop="articleBody">{x.ps()}</div>
<ul class="tags inline">{x.tag_links('<li class="tag-2" itemprop="keywords"><a href="/component/tags/{slug}" class="label label-info">{name}</a></li>')}</ul>
<ul class="pager pagenav">{x.rel('<li class="previous"><a href="{u}" rel="prev">{h}</a></li>', False)}</ul></div></main>
<div id="aside" class="span3"><div class="well"><h3 class="page-header">{e(x.words["related"])}</h3><ul class="latestnews">{x.rel('<li><a href="{u}"><span>{h}</span></a></li>')}</ul></div></div></div></body></html>"""


@layout("blogger", "en he fa", 3)
def blogger(x):
    x.label_free = []
    return f"""{x.head(f"{x.publisher}: {x.h}", f"<meta content='blogger' name='generator'/><meta content='{e(x.h)}' property='og:title'/><link href='{x.url}' rel='canonical'/>")}
<body class='loading'><div class='header-outer'><h1 class='title'><a href='/'>{e(x.publisher)}</a></h1><p class='description'><span>{x.word("newsletter")}</span></p></div>
<div class='main-outer'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>{e(x.long(x.date))}</span></h2><div class="date-posts"><div class='post-outer'>
<div class='post hentry' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><h3 class='post-title entry-title' itemprop='name'>{e(x.h)}</h3>
<div class='post-body entry-content' itemprop='articleBody'><div class="separator" style="clear: both; text-align: center;"><a href="#"><img border="0" src="/s320/a.jpg" /></a></div>
{"<br /><br />".join(e(text) for text in x.paragraphs)}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>{x.by("@@").replace("@@", f"<span class='fn' itemprop='author'><span itemprop='name'>{e(x.author)}</span></span>")}</span> <span class='post-timestamp'>at <a class='timestamp-link' href='#' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{x.iso(x.date)}'>{x.date.strftime("%H:%M")}</abbr></a></span></div>
<div class='post-footer-line post-footer-line-2'><span class='post-labels'>{e(x.words["tags"])}: {x.tag_links('<a href="/search/label/{slug}" rel="tag">{name}</a>', ", ")}</span></div></div></div>
<div class='comments' id='comments'><h4>{e(x.words["comments"])}:</h4><dl id='comments-block'><dt class='comment-author'><a>{e(x.words["commenter"])}</a> said...</dt><dd class='comment-body'><p>{x.word("comment")}</p></dd><dd class='comment-footer'><span class='comment-timestamp'>{e(x.long(x.updated))}</span></dd></dl></div></div></div></div></div>
<div class='sidebar'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li><a>► {x.date.year - 1} (41)</a></li><li><a>▼ {x.date.year} (12)</a>{x.rel("<ul class='posts'><li><a href='{u}'>{h}</a></li></ul>", False)}</li></ul></div></div></div></body></html>"""


@layout("ghost", "en de", 3)
def ghost(x):
    ld = x.ld(**{"@type": "Article", "keywords": ", ".join(x.tags), "author": {"@type": "Person", "name": x.author, "url": "/author/a/"},
                 "datePublished": x.iso(x.date, ".000Z").replace(":00.000Z", ":00.000Z")})
    return f"""{x.head(x.h, x.og(x.h, article__tag=x.tags[0]) + "".join(f'<meta property="article:tag" content="{e(tag)}">' for tag in x.tags[1:]) + '<meta name="generator" content="Ghost 5.82" />' + x.script(ld, 4))}
<body class="post-template tag-{x.n % 9}"><div class="gh-viewport"><header id="gh-navigation"><a class="gh-navigation-logo" href="/">{e(x.publisher)}</a><nav><ul class="nav">{x.nav()}</ul></nav><a class="gh-button" href="#/portal/signup">Subscribe</a></header>
<main class="gh-main"><article class="gh-article post"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag/t">{e(x.tags[0])}</a><h1 class="gh-article-title is-title">{e(x.h)}</h1><p class="gh-article-excerpt is-body">{e(x.d)}</p>
<div class="gh-article-meta"><div class="gh-article-meta-wrapper"><h4 class="gh-article-author-name"><a href="/author/a/">{e(x.author)}</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="{x.day(x.date)}">{x.date.strftime("%d %b %Y")}</time><span class="gh-article-meta-length"><span class="bull">—</span> 4 min read</span></div></div></div>
<figure class="gh-article-image"><img src="/content/images/a.jpg" alt="{e(x.h)}"><figcaption>{x.no(x.caption)}</figcaption></figure></header>
<section class="gh-content gh-canvas is-body">{x.ps(last=2)}<div class="kg-card kg-callout-card"><div class="kg-callout-text">{x.word("newsletter")}</div></div>{x.ps(first=2)}</section></article>
<section class="gh-container is-grid"><h2 class="gh-container-title">Read next</h2>{x.rel('<article class="gh-card post"><a class="gh-card-link" href="{u}"><h3 class="gh-card-title">{h}</h3><p class="gh-card-excerpt">{p}</p><footer class="gh-card-meta"><span class="gh-card-author">{by}</span><time class="gh-card-date" datetime="{iso}">{long}</time></footer></a></article>')}</section></main></div></body></html>"""


@layout("substack", "en", 3)
def substack(x):
    x.label_tags = []
    ld = x.ld(url=x.url, isAccessibleForFree=True, articleSection=None, publisher={"@type": "Organization", "name": x.publisher, "url": f"https://{x.host}"})
    return f"""{x.head(f"{x.h} - by {x.author}", x.og(published=False) + f'<meta name="author" content="{e(x.author)}">' + x.script(ld))}
<body><div id="entry"><div id="main"><div class="main-menu"><div class="topbar"><h1 class="headline"><a class="navbar-title-link" href="/">{e(x.publisher)}</a></h1><button>Subscribe</button><button>Sign in</button></div></div>
<div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post">
<div class="post-header"><h1 dir="auto" class="post-title published title-X77sOw">{e(x.h)}</h1><h3 dir="auto" class="subtitle subtitle-HEEcLo">{e(x.d)}</h3>
<div class="byline-wrapper"><div class="pencraft"><div class="profile-hover-card-target"><a class="pencraft" href="https://substack.example/@w">{e(x.author)}</a></div></div><div class="pencraft meta-EgzBVA">{x.date.strftime("%b %d, %Y")}</div></div><div class="post-ufi"><span>48</span><span>7</span><a>Share</a></div></div>
<div><div class="available-content"><div dir="auto" class="body markup">{x.ps(last=1)}
<div class="captioned-image-container"><figure><img src="/i.jpg"><figcaption class="image-caption">{x.no(x.caption)}</figcaption></figure></div>{x.ps(first=1, last=3)}
<div class="subscription-widget-wrap"><div class="preamble"><p class="cta-caption">{x.no("This letter is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.")}</p></div></div>
{x.ps(first=3)}</div></div></div></article>
<div class="comments-section"><h4>Discussion about this post</h4><div class="comment"><span>{e(x.words["commenter"])}</span><span>{x.updated.strftime("%b %d")}</span><p>{x.word("comment")}</p></div></div>
<div class="portable-archive">{x.rel('<div class="post-preview"><a class="post-preview-title" href="{u}">{h}</a><div class="post-preview-description">{p}</div><time datetime="{iso}">{long}</time></div>')}</div></div></div></div></div></div></body></html>"""


@layout("medium", "en pt", 3)
def medium(x):
    ld = {"@context": "http://schema.org", "@type": "NewsArticle", "url": x.url, "dateCreated": x.iso(x.date, ".000Z"), "datePublished": x.iso(x.date, ".000Z"),
          "dateModified": x.iso(x.updated, ".000Z"), "headline": x.h + " - " + x.author + " - Medium", "name": x.h, "description": x.d, "identifier": "a1b2",
          "author": {"@type": "Person", "name": x.author}, "creator": [x.author], "publisher": {"@type": "Organization", "name": x.publisher}}
    return f"""{x.head(f"{x.h} | by {x.author} | {x.publisher} | Medium", x.og(site_name="Medium") + f'<meta name="author" content="{e(x.author)}"/>' + x.script(ld))}
<body><div id="root"><div class="a b c"><div class="ab q"><a>Open in app</a><a>Sign up</a><a>Sign in</a><a>Write</a></div><article><div class="l"><section><div class="fn fo">
<h1 data-testid="storyTitle" class="pw-post-title">{e(x.h)}</h1><h2 class="pw-subtitle-paragraph">{e(x.d)}</h2>
<div class="speechify-ignore"><a data-testid="authorName" href="/@w">{e(x.author)}</a><span>·</span><a>Follow</a><div>Published in<a data-testid="publicationName">{e(x.publisher)}</a></div><span data-testid="storyReadTime">4 min read</span><span data-testid="storyPublishDate">{x.date.strftime("%b %-d, %Y")}</span></div>
<div class="pw-multi-vote"><button>112</button><button>Listen</button><button>Share</button></div>
<figure><picture><img src="/m.png"></picture><figcaption>{x.no(x.caption)}</figcaption></figure>
{x.ps('class="pw-post-body-paragraph graf"')}</div></section></div></article>
<div class="tags">{x.tag_links('<a href="https://medium.example/tag/{slug}" rel="noopener follow"><div>{name}</div></a>')}</div>
<div class="follow"><h2>Written by {e(x.author)}</h2><div>2.1K Followers</div><p>{x.bio()}</p></div>
<div class="more"><h2>More from {e(x.author)} and {e(x.publisher)}</h2>{x.rel('<article><h2>{h}</h2><h3>{p}</h3><span>{long}</span></article>')}</div></div></div></body></html>""".replace(
        'property="site_name" content="Medium"', 'name="app" content="Medium"')


@layout("squarespace", "en cs", 2)
def squarespace(x):
    x.label_free = []
    return f"""{x.head(f"{x.h} — {x.publisher}", f'''<meta itemprop="name" content="{e(x.h)} — {e(x.publisher)}"/><meta itemprop="headline" content="{e(x.h)}"/><meta itemprop="author" content="{e(x.author)}"/><meta itemprop="datePublished" content="{x.date.strftime("%Y-%m-%dT%H:%M:00-0500")}"/><meta itemprop="publisher" content="{e(x.publisher)}"/>''' + x.og(f"{x.h} — {x.publisher}", False))}
<body class="view-item collection-type-blog-basic-grid"><header id="header"><a class="header-title-logo" href="/">{e(x.publisher)}</a><nav class="header-nav-list">{x.nav('<div class="header-nav-item"><a href="/{slug}">{name}</a></div>')}</nav></header>
<main><article class="h-entry entry blog-item-wrapper"><div class="blog-item-inner-wrapper"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large p-name" data-content-field="title" itemprop="headline">{e(x.h)}</h1></div>
<div class="blog-item-meta-wrapper"><a class="blog-item-category" href="/c">{e(x.section)}</a><time class="dt-published blog-meta-item blog-meta-item--date" datetime="{x.date.strftime("%b %-d, %Y")}" pubdate><span>{x.date.strftime("%b %-d")}</span></time><span class="blog-author-name p-author author">{e(x.author)}</span></div></div>
<div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout"><div class="sqs-block html-block"><div class="sqs-block-content">{x.ps('class="" style="white-space:pre-wrap;"', last=2)}</div></div>
<div class="sqs-block image-block"><div class="image-caption"><p>{x.no(x.caption)}</p></div></div><div class="sqs-block html-block"><div class="sqs-block-content">{x.ps('style="white-space:pre-wrap;"', first=2)}</div></div></div></div></div>
<div class="blog-meta-item--tags">{x.tag_links('<a href="/blog/tag/{slug}" class="blog-item-tag" rel="tag">{name}</a>', ", ")}</div></div></article>
<section id="itemPagination" class="item-pagination">{x.rel('<a href="{u}" class="item-pagination-link"><h2 class="item-pagination-title">{h}</h2></a>', False)}</section></main></body></html>"""


@layout("hugo-academic", "en es", 2)
def hugo(x):
    x.label_publisher = None
    return f"""{x.head(f"{x.h} | {x.author}", x.og(f"{x.h} | {x.author}", False) + f'<meta property="article:published_time" content="{x.date.strftime("%Y-%m-%dT00:00:00+00:00")}">' + '<meta name="generator" content="Hugo 0.121.1">')}
<body id="top" class="page-wrapper"><div class="page-header"><nav class="navbar"><a class="navbar-brand" href="/">{e(x.author)}</a><ul>{x.nav()}</ul></nav></div>
<div class="page-body"><article class="article"><div class="article-container pt-3"><h1>{e(x.h)}</h1><p class="page-subtitle">{e(x.d)}</p><div class="article-metadata"><div><span class="author-highlighted">{e(x.author)}</span></div><span class="article-date">{x.date.strftime("%b %-d, %Y")}</span><span class="middot-divider"></span><span class="article-reading-time">3 min read</span></div></div>
<div class="article-container"><div class="article-style">{x.ps()}</div><div class="article-tags">{x.tag_links('<a class="badge badge-light" href="/tag/{slug}/">{name}</a>')}</div>
<div class="media author-card content-widget-hr"><div class="media-body"><h5 class="card-title">{e(x.author)}</h5><h6 class="card-subtitle">Lecturer in Public Policy</h6><p class="card-text">{x.bio()}</p></div></div>
<div class="article-widget"><h3>Related</h3><ul>{x.rel('<li><a href="{u}">{h}</a></li>', False)}</ul></div></div></article></div></body></html>"""
