#!/usr/bin/env python3
"""Turns dated news items and articles into four sets of queries with what they should find, and the program's order of hits into
mean average precision and nDCG@10, beside SQLite's FTS5.

    measure_ranking.py [--program target/release/dateline] [--misses N] DATA

DATA is the folder that holds `current_events/` (YAML, news items under the headings of stories) and `wikinews/` (CSV). Nobody
judged these; what belongs together stands in for it:

- `items`: the heading of a story asks for its items, of 30,000. `months`: it asks for the story's months, each one text.
- `like`: an item asks for the other items of its story. `known`: a headline asks for the rest of its article, of which it and
  the first two sentences are taken away.

Each set is asked twice, as it is and with texts and queries in capitals. The program is asked with `--match any`; FTS5 has the
tokenizer `porter unicode61`, words are joined by OR and ordered by bm25. Both give a thousand hits.
"""

import argparse
import collections
import csv
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Headings under which whatever happened on a day stands.
GENERAL = re.compile(
    "Armed|Disasters|International|Law|Politics|Sport|Arts|Business|Health|Science|Religion|Attacks|Current|Environment|Media|"
    "Culture|Technology|Transport|Crime|Economy|Conflicts|Deaths|Education|History|Accidents|Elections?$|Other"
)
MOST_DAYS = 120
HITS = 1000


def main():
    options = arguments()
    print(f"{'':<8}{'':>10}{'queries':>9}{'MAP':>9}{'nDCG@10':>9}{'FTS5 MAP':>10}{'nDCG@10':>9}")
    for name, (documents, queries) in sets(options.data).items():
        for letters, change in (("as it is", str), ("capitals", str.upper)):
            texts = [change(text) for text in documents]
            asked = [(change(query), wanted) for query, wanted in queries]
            measure(name, letters, texts, asked, options)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "target/release/dateline"))
    parser.add_argument("--misses", type=int, default=0, help="show so many queries that FTS5 answers best beside the program")
    parser.add_argument("data", type=pathlib.Path)
    return parser.parse_args()


def sets(data):
    """The sets by name: documents, and queries with the numbers of the documents that they should find."""
    items, stories, days = news_items(data / "current_events")
    told = {
        heading: numbers
        for heading, numbers in stories.items()
        if len(numbers) >= 4 and len(days[heading]) <= MOST_DAYS and not GENERAL.match(heading)
    }
    found = {"items": (items, [(without_year(heading), numbers) for heading, numbers in told.items()])}

    months = collections.defaultdict(list)
    for heading, numbers in stories.items():
        for number in numbers:
            day = days[heading][number]
            months[heading, day[:7] if heading in told else day].append(items[number])
    texts, of_story = [], collections.defaultdict(list)
    for (heading, _), parts in months.items():
        text = " ".join(parts)
        if len(text) >= 300:
            if heading in told:
                of_story[heading].append(len(texts))
            texts.append(text)
    found["months"] = (texts, [(without_year(heading), numbers) for heading, numbers in of_story.items() if len(numbers) > 1])

    queries, own = [], set()
    for numbers in told.values():
        chosen = numbers[len(numbers) // 2]
        if len(numbers) >= 6 and 60 < len(items[chosen]) < 220:
            queries.append((items[chosen], [number for number in numbers if number != chosen]))
            own.add(chosen)
    found["like"] = (["-" if number in own else text for number, text in enumerate(items)], queries)

    texts, queries = [], []
    for file in sorted((data / "wikinews").glob("data/*.csv")):
        with open(file, encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                sentences = re.split(r"(?<=[.!?])\s+", (row.get("text") or row.get("content") or "").strip())
                if len(sentences) >= 5:
                    queries.append((row["title"], [len(texts)]))
                    texts.append(" ".join(sentences[2:]))
    found["known"] = (texts, queries)
    return found


def news_items(folder):
    """The items, the numbers of those of each heading, and of each heading the days of its items by number."""
    items, stories, days = [], collections.defaultdict(list), collections.defaultdict(dict)
    for file in sorted(folder.glob("*/*/*.yaml")):
        for heading, text in lines_of(file.read_text(encoding="utf-8")):
            text = re.sub(r"(\s*\([A-Z][^()]*\)[,.]?)+\s*$", "", text).strip()
            if len(text) >= 60:
                stories[heading].append(len(items))
                days[heading][len(items)] = file.stem
                items.append(text)
    return items, stories, days


def lines_of(yaml):
    """The items of a day with their headings. The files have one shape, so that no parser of YAML is needed."""
    heading, text, found = None, None, []
    for line in yaml.splitlines() + ["  :"]:
        if text is not None and line.startswith("    "):
            text += " " + line.strip()
            continue
        if text is not None:
            found.append((heading, unquoted(text)))
            text = None
        if line.startswith("  - "):
            text = line[4:]
        elif line.startswith("  ") and line.endswith(":"):
            heading = unquoted(line.strip()[:-1])
    return found


def unquoted(text):
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"')
    return text


def without_year(heading):
    return re.sub(r"^\d{4}(–\d+)? ", "", heading)


def measure(name, letters, texts, queries, options):
    with tempfile.TemporaryDirectory() as scratch:
        folder, index = pathlib.Path(scratch, "articles"), pathlib.Path(scratch, "index")
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.json").write_text(json.dumps({"text": text}), encoding="utf-8")
        subprocess.run([options.program, "index", folder, "--index", index, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        table = sqlite3.connect(":memory:")
        table.execute("CREATE VIRTUAL TABLE articles USING fts5(text, tokenize='porter unicode61')")
        table.executemany("INSERT INTO articles(rowid, text) VALUES (?, ?)", enumerate(texts))
        rows = []
        for query, wanted in queries:
            ours, theirs = judged(asked(options.program, index, query), wanted), judged(asked_fts5(table, query), wanted)
            rows.append((ours, theirs, query))
    mean = lambda which, what: sum(row[which][what] for row in rows) / len(rows)
    figures = "".join(f"{mean(which, what):>9.4f}" for which in (0, 1) for what in (0, 1))
    print(f"{name:<8}{letters:>10}{len(rows):>9}{figures[:18]} {figures[18:]}", flush=True)
    for ours, theirs, query in sorted(rows, key=lambda row: row[0][0] - row[1][0])[: options.misses]:
        print(f"    {ours[0]:.3f} and {theirs[0]:.3f}  {query}")


def asked(program, index, query):
    command = [program, "search", "--index", index, "--match", "any", "--limit", str(HITS), "--snippets", "0", "--json", "--", query]
    answer = subprocess.run(command, capture_output=True, text=True)
    # One that finds nothing ends with status 1 and says so in JSON.
    hits = json.loads(answer.stdout)["hits"] if answer.stdout else []
    return [int(pathlib.Path(hit["path"]).stem) for hit in hits]


def asked_fts5(table, query):
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
    found = table.execute("SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY bm25(articles), rowid LIMIT ?", (words, HITS))
    return [row[0] for row in found]


def judged(found, wanted):
    """Average precision and nDCG@10, each wanted document being worth the same."""
    wanted, seen, precision, gain = set(wanted), 0, 0.0, 0.0
    for place, number in enumerate(found):
        if number in wanted:
            seen += 1
            precision += seen / (place + 1)
            gain += 1 / math.log2(place + 2) if place < 10 else 0
    best = sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted))))
    return precision / len(wanted), gain / best


if __name__ == "__main__":
    main()
