#!/usr/bin/env python3
"""Turns lists of tags into corpora of articles whose tags run together, and what the program read of them into figures by site.

    measure_tags.py [--program target/debug/dateline] [--reader target/debug/examples/read_files]
                    [--articles 300] [--seed 1] [--clean 0.05] [--misses] [SITE ...]

A site is a file of tools/sites: tags separated by "; ", compiled by us from general knowledge. Each becomes a folder of its own,
and an index of its own: tags recur by a Zipf law in a shuffled order, 2 to 7 stand in an article, a share of the articles has
them with commas, and half of the tags are named in the body. The folder is made anew from the seed at every run.

- `alone`: lines that came out whole when only the article itself was heeded (by the example `read_files`, which must
  be built). `corpus`: as the index shows them in the end.
- `tags`: tags of the lines that were found, of all of them, in the end.
- `doubted`: of the lines that came out wrong in the end, those with a note that a person should look; `alarms`: such notes on
  lines that are right.

Only lines of two tags or more count. `economy` was kept out of all tuning.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SENTENCES = [
    "Officials said that the talks on {} would go on for several weeks.",
    "What this means for {} is far from settled, and few expect an answer soon.",
    "A debate about {} has been under way for years.",
    "The author returns to {} in the second part of the essay.",
    "Nothing in the papers suggests that {} will be dealt with before the summer.",
]


def main():
    options = arguments()
    sums = collections.Counter()
    for site in options.sites or sorted(path.stem for path in (ROOT / "tools/sites").glob("*.txt")):
        found = measure(site, options)
        sums.update(found)
        print(row(site, found))
    print(row("all", sums))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", metavar="SITE")
    parser.add_argument("--program", default=ROOT / "target/debug/dateline")
    parser.add_argument("--reader", default=ROOT / "target/debug/examples/read_files")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", type=float, default=0.05, help="share of articles whose tags have commas")
    parser.add_argument("--misses", action="store_true", help="lists the lines that come out wrong in the end")
    return parser.parse_args()


def row(site, found):
    def share(part, whole):
        return f"{100 * found[part] / max(found[whole], 1):5.1f}"

    return (
        f"{site:9} lines {found['lines']:4}  alone {share('alone', 'lines')}  corpus {share('corpus', 'lines')}"
        f"  tags {share('tags found', 'tags')}  doubted {share('doubted', 'wrong')}  alarms {share('alarms', 'corpus')}"
    )


def measure(site, options):
    """The counts of one site."""
    text = (ROOT / "tools/sites" / f"{site}.txt").read_text(encoding="utf-8")
    vocabulary = list(dict.fromkeys(tag.strip() for tag in text.replace("\n", " ").split(";") if tag.strip()))
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder, index = pathlib.Path(scratch, site), pathlib.Path(scratch, "index")
        folder.mkdir()
        truth = write_articles(folder, vocabulary, options, random.Random(f"{site} {options.seed}"))
        subprocess.run([options.program, "index", folder, "--index", index], check=True, capture_output=True)
        read = read_alone(options.reader, folder)
        for article in shown(options.program, index):
            wanted, is_clean = truth[pathlib.Path(article["path"]).name]
            if is_clean or len(wanted) < 2:
                continue
            at_last = article.get("tag") or []
            is_doubted = any(note["code"] == "uncertain_tags" for note in article.get("notes", []))
            counts["lines"] += 1
            counts["alone"] += read[pathlib.Path(article["path"]).name] == wanted
            counts["tags"] += len(wanted)
            counts["tags found"] += sum((collections.Counter(wanted) & collections.Counter(at_last)).values())
            if at_last == wanted:
                counts["corpus"] += 1
                counts["alarms"] += is_doubted
            else:
                counts["wrong"] += 1
                counts["doubted"] += is_doubted
                if options.misses:
                    print(f"{'|'.join(wanted)}\n    {'|'.join(at_last)}{'  ?' if is_doubted else ''}")
    return counts


def read_alone(reader, folder):
    """The tags of every article as it is read by itself."""
    run = subprocess.run([reader, *sorted(folder.iterdir())], check=True, capture_output=True, text=True)
    return {pathlib.Path(article["path"]).name: article["tags"] for article in map(json.loads, run.stdout.splitlines())}


def write_articles(folder, vocabulary, options, chance):
    """Writes the articles of a site; returns the tags of each, and whether they stand with commas."""
    chance.shuffle(vocabulary)
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    truth = {}
    for number in range(options.articles):
        size = chance.choice([1, 2, 3, 3, 4, 4, 5, 5, 6, 7])
        tags = []
        while len(tags) < size:
            tag = chance.choices(vocabulary, weights)[0]
            if tag not in tags:
                tags.append(tag)
        is_clean = chance.random() < options.clean
        named = [tag for tag in tags if chance.random() < 0.5] or ["the matter"]
        body = " ".join(chance.choice(SENTENCES).format(name) for name in named)
        header = f"Tags: {(', ' if is_clean else '').join(tags)}"
        name = f"{number:04}.txt"
        (folder / name).write_text(
            f"Report number {number} on how things stand\n\nDate: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}\n{header}\n\n"
            f"{body} The report was closed on that day, and number {number} is its last page.\n",
            encoding="utf-8",
        )
        truth[name] = (tags, is_clean)
    return truth


def shown(program, index):
    """Every article of an index."""
    identifiers = []
    while True:
        command = [program, "search", "--index", index, "--json", "--sort", "oldest", "--limit", "100"]
        answer = subprocess.run([*command, "--offset", str(len(identifiers))], capture_output=True, text=True)
        hits = json.loads(answer.stdout)["hits"] if answer.stdout else []
        if not hits:
            break
        identifiers += [hit["id"] for hit in hits]

    def show(identifier):
        command = [program, "show", identifier, "--index", index, "--json"]
        return json.loads(subprocess.run(command, capture_output=True, text=True).stdout)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(show, identifiers))


if __name__ == "__main__":
    main()
