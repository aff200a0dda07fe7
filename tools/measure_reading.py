#!/usr/bin/env python3
"""Turns the documents of tests/labelled and what the program read of them into figures by field, by group and by layout.

    measure_reading.py [--program target/debug/dateline] [--misses [FIELD]] [--by-layout] [--only TEXT]
                       [--baseline NAME ...] [--json FILE]

The program indexes the folder into a temporary index and shows every article as JSON. Baselines (trafilatura, htmldate,
newspaper4k, readability, if they are installed for this Python) read pages only, so with them the program is scored on the
pages alone too.

- `day`: the publication day is right; right too is nothing where nothing is printed, and a month where a month is.
- `wrong sure`: days that are wrong and marked neither suspect nor unknown, of all articles.
- `headline`: equal but for white space, Unicode form, case, and kinds of quotes and dashes.
- `authors`, `tags`: F1 over all names of the set; `mean` is the mean over the articles, 1 where nothing is wanted or read.
- `body`: mean F1 of words; a standfirst or an agency's place line may be there or not.
- `snippets`: F1 of the sentences that must be in the body, with those that must not as what was found wrongly.
- `publisher` (where the document tells one), `language`: equal.
"""

import argparse
import collections
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIELDS = ["headline", "date", "authors", "tags", "publisher", "language", "body"]


def main():
    options = arguments()
    labels = [json.loads(line) for line in open(options.set / "reading.jsonl", encoding="utf-8")]
    labels = [
        label
        for label in labels
        if options.only in label["path"] and (not options.baseline or label["path"].endswith(".html"))
    ]
    readings = {"dateline": read_by_program(options, labels)}
    for name in options.baseline:
        readings[name] = read_by_baseline(name, options.set, labels)
    report = {}
    for name, reading in readings.items():
        rows = [score(label, found) for label, found in zip(labels, reading)]
        report[name] = figures(rows)
        print_groups(name, labels, rows, options)
        if options.misses is not None and name == (options.misses_of or "dateline"):
            print_misses(labels, reading, rows, options.misses)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "target" / "debug" / "dateline")
    parser.add_argument("--set", type=pathlib.Path, default=ROOT / "tests" / "labelled")
    parser.add_argument(
        "--misses", nargs="?", const="", metavar="FIELD", help="list what is not right, of one field or of all"
    )
    parser.add_argument("--misses-of", metavar="NAME", help="of this baseline, not of the program")
    parser.add_argument("--by-layout", action="store_true")
    parser.add_argument("--only", default="", help="documents whose path has this text in it")
    parser.add_argument(
        "--baseline", nargs="+", default=[], choices=["trafilatura", "htmldate", "newspaper4k", "readability"]
    )
    parser.add_argument("--json", help="write the figures of all documents to this file")
    return parser.parse_args()


# Reading.


def read_by_program(options, labels):
    """What the program read, one dictionary or None a label; an entry of a file with many is found by headline or first words."""
    articles = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as index:
        run = subprocess.run(
            [options.program, "index", options.set / "reading", "--index", index, "--without-actors", "--json"],
            capture_output=True,
            text=True,
        )
        if run.returncode not in (0, 3):
            sys.exit(f"index: exit {run.returncode}: {run.stderr}")
        report = json.loads(run.stdout)
        print(
            f"found {report['found']}, indexed {report['indexed']}, skipped {report['skipped']}, "
            f"failed {report['failed']}, articles {report['articles']}, {report['seconds']} s"
        )
        for failure in report["failures"] + report["skips"]:
            print("  ", json.dumps(failure, ensure_ascii=False))
        for identifier in identifiers(options.program, index):
            shown = subprocess.run(
                [options.program, "show", identifier, "--index", index, "--json"], capture_output=True, text=True
            )
            article = json.loads(shown.stdout)
            articles[article["path"]].append(article)
    found = []
    for label in labels:
        rows = articles.get(label["path"], [])
        if "entry" in label:
            same = [row for row in rows if simple(row["headline"] or "") == simple(label["headline"] or "")]
            rows = same or [row for row in rows if starts_alike(row["articleBody"] or "", label["body"])]
        found.append(reading_of(rows[0]) if rows else None)
    return found


def identifiers(program, index):
    found, offset = [], 0
    while True:
        answer = subprocess.run(
            [program, "search", "--index", index, "--json", "--sort", "oldest", "--limit", "100", "--offset", str(offset)],
            capture_output=True,
            text=True,
        )
        hits = json.loads(answer.stdout)["hits"] if answer.stdout else []
        found += [hit["id"] for hit in hits]
        offset += len(hits)
        if len(hits) < 100:
            return found


def reading_of(article):
    date = article["datePublished"] or {}
    return {
        "headline": article["headline"],
        "date": date.get("value"),
        "status": date.get("status", "unknown"),
        "authors": article["author"],
        "tags": article["tag"],
        "publisher": article["source"],
        "language": article["language"],
        "body": article["articleBody"] or "",
        "evidence": article.get("evidence", []),
    }


def starts_alike(text, wanted):
    return simple(wanted)[:40] in simple(text)[:400]


def read_by_baseline(name, folder, labels):
    reader = {
        "trafilatura": by_trafilatura,
        "htmldate": by_htmldate,
        "newspaper4k": by_newspaper,
        "readability": by_readability,
    }[name]()
    found = []
    for label in labels:
        try:
            found.append(
                {
                    "status": "known",
                    "authors": [],
                    "tags": [],
                    "headline": None,
                    "date": None,
                    "publisher": None,
                    "language": None,
                    "body": "",
                    **reader((folder / "reading" / label["path"]).read_bytes()),
                }
            )
        except Exception as error:  # a baseline that fails on a page has read nothing of it
            print(f"  {name}: {label['path']}: {type(error).__name__}", file=sys.stderr)
            found.append(None)
    return found


def by_trafilatura():
    import trafilatura

    def read(data):
        found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
        row = found if isinstance(found, dict) else (found.as_dict() if found else {})
        return {
            "headline": row.get("title"),
            "date": row.get("date"),
            "authors": split(row.get("author")),
            "tags": listed(row.get("tags")),
            "publisher": row.get("sitename"),
            "language": row.get("language"),
            "body": row.get("text") or "",
        }

    return read


def by_htmldate():
    from htmldate import find_date
    from trafilatura.utils import load_html

    return lambda data: {"date": find_date(load_html(data), original_date=True)}


def by_newspaper():
    import newspaper
    from trafilatura.utils import decode_file

    def read(data):
        page = newspaper.Article("https://www.example.com/page")
        page.download(input_html=decode_file(data))
        page.parse()
        day = page.publish_date.strftime("%Y-%m-%d") if page.publish_date else None
        return {
            "headline": page.title,
            "date": day,
            "authors": page.authors,
            "tags": listed(sorted(page.tags or []) or page.meta_keywords),
            "publisher": page.meta_site_name,
            "language": page.meta_lang,
            "body": page.text,
        }

    return read


def by_readability():
    import readability
    from trafilatura.utils import decode_file

    def read(data):
        page = readability.Document(decode_file(data))
        text = re.sub(r"</(p|div|h\d|li|td)>|<br\s*/?>", "\n", page.summary(html_partial=True))
        return {"headline": page.short_title(), "body": html.unescape(re.sub(r"<[^>]+>", "", text))}

    return read


def split(text):
    return [part.strip() for part in re.split(r"[;]", text or "") if part.strip()]


def listed(value):
    parts = value if isinstance(value, list) else split(value)
    return [tag.strip() for part in parts for tag in part.split(",") if tag.strip()]


# Scoring.


def simple(text):
    """Text without what printers differ in: Unicode form, white space, quotes, dashes."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[“”„«»\"‟″]|''", '"', text)
    text = re.sub(r"[‘’‚‛`´′]", "'", text)
    text = re.sub(r"[‐‑‒–—―]", "-", text)
    return re.sub(r"[\s\u200b-\u200f\ufeff]+", " ", text).strip()


def key(name):
    return simple(name).casefold()


def words(text):
    """Words, and of scripts that write none single signs."""
    out = []
    for word in re.findall(r"\w+", simple(text).casefold()):
        if re.search(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]", word):
            out += list(word)
        else:
            out.append(word)
    return out


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 1.0


def overlap(found, wanted):
    """Right, found, wanted: of two lists of names."""
    found, wanted = {key(name) for name in found}, {key(name) for name in wanted}
    return len(found & wanted), len(found), len(wanted)


def score(label, found):
    """One row of figures for one article."""
    read = found is not None
    found = found or {
        "headline": None,
        "date": None,
        "status": "unread",
        "authors": [],
        "tags": [],
        "publisher": None,
        "language": None,
        "body": "",
    }
    # The standfirst and an agency's place line may be read as body or as what they are.
    body = simple(found["body"])
    wanted_words, body_words = collections.Counter(words(label["body"])), collections.Counter(words(body))
    for text in label["free"]:
        if simple(text)[:60] in body:
            body_words -= collections.Counter(words(text)) & (body_words - wanted_words)
    right = sum((wanted_words & body_words).values())
    must = [simple(text) in body for text in label["body_must"]]
    must_not = [simple(text) in body for text in label["body_must_not"]]
    authors = max(
        (overlap(found["authors"], choice) for choice in [label["authors"], *label.get("authors_also", [])]),
        key=lambda row: f1(*row),
    )
    day_right = (found["date"] or None) == label["date"]
    return {
        "read": read,
        "headline": (
            key(found["headline"] or "") == key(label["headline"] or "") if label["headline"] else not found["headline"]
        ),
        "date": day_right,
        "wrong_sure": not day_right and bool(found["date"]) and found["status"] not in ("suspect", "unknown"),
        "authors": authors,
        "tags": overlap(found["tags"], label["tags"]),
        "publisher": label["publisher"] is None or key(found["publisher"] or "") == key(label["publisher"]),
        "language": (found["language"] or "")[:2] == label["language"],
        "body": f1(right, sum(body_words.values()), sum(wanted_words.values())),
        "must": must,
        "must_not": must_not,
    }


def figures(rows):
    count = max(len(rows), 1)
    pooled = {field: [sum(row[field][place] for row in rows) for place in range(3)] for field in ("authors", "tags")}
    kept = sum(sum(row["must"]) for row in rows)
    wanted = sum(len(row["must"]) for row in rows)
    wrong = sum(sum(row["must_not"]) for row in rows)
    share = lambda field: 100 * sum(row[field] for row in rows) / count  # noqa: E731
    return {
        "n": len(rows),
        "day": share("date"),
        "wrong sure": share("wrong_sure"),
        "headline": share("headline"),
        "authors": 100 * f1(*pooled["authors"]),
        "authors mean": 100 * sum(row["read"] and f1(*row["authors"]) for row in rows) / count,
        "tags": 100 * f1(*pooled["tags"]),
        "tags mean": 100 * sum(row["read"] and f1(*row["tags"]) for row in rows) / count,
        "body": share("body"),
        "snippets": 100 * f1(kept, kept + wrong, wanted),
        "publisher": share("publisher"),
        "language": share("language"),
    }


def print_groups(name, labels, rows, options):
    groups = collections.defaultdict(list)
    for label, row in zip(labels, rows):
        groups[label["path"].split("/")[0]].append(row)
        if options.by_layout:
            groups[f"{label['path'].split('/')[0]}/{label['layout']}"].append(row)
    print(f"\n{name}")
    columns = [
        "n",
        "day",
        "wrong sure",
        "headline",
        "authors",
        "authors mean",
        "tags",
        "tags mean",
        "body",
        "snippets",
        "publisher",
        "language",
    ]
    width = max(len(group) for group in groups) if groups else 5
    print(" " * width + "".join(f" {column:>12}" for column in columns))
    for group in [*sorted(groups), "all"]:
        values = figures(groups[group] if group != "all" else rows)
        print(
            f"{group:<{width}}"
            + "".join(f" {values[column]:>12.1f}" if column != "n" else f" {values['n']:>12}" for column in columns)
        )


def print_misses(labels, readings, rows, field):
    print("\nmisses")
    for label, found, row in zip(labels, readings, rows):
        where = label["path"] + (f"#{label['entry']}" if "entry" in label else "")
        if found is None:
            print(f"{where}: not read")
            continue
        for name in FIELDS:
            if field and name != field:
                continue
            if name == "body":
                lost = [text for text, there in zip(label["body_must"], row["must"]) if not there]
                extra = [text for text, there in zip(label["body_must_not"], row["must_not"]) if there]
                if row["body"] < 0.97 or lost or extra:
                    print(f"{where}: body F1 {100 * row['body']:.1f}; lost {lost}; not wanted {extra}")
            elif name in ("authors", "tags"):
                if f1(*row[name]) < 1:
                    print(f"{where}: {name} {found[name]} not {label[name]}")
            elif not row[name]:
                status = f" ({found['status']})" if name == "date" else ""
                print(f"{where}: {name} {found[name]!r}{status} not {label[name]!r}")


if __name__ == "__main__":
    main()
