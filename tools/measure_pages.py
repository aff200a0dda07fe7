#!/usr/bin/env python3
"""Measures how well and how fast Dateline finds the main text of web pages, beside the Python packages that do the same.

    cargo build --release --example read_pages
    python3 -m venv venv && venv/bin/pip install trafilatura readability-lxml
    venv/bin/python tools/measure_pages.py ../shared/data/readability [--worst 10]

Needs a folder of folders with source.html and expected.html (as the test pages of Mozilla's Readability), or with source.html and
expected.txt; the pages are no part of the project. Prints the mean over the pages of precision, recall and F1 of the words of the
text (a Chinese, Japanese, Korean, Thai or Burmese character counts as a word), and the processor time of one run, all on one core.
The expectations of Readability's pages are its own output: captions, credits and bylines are in them, which Dateline leaves out.
"""

import argparse
import collections
import json
import re
import subprocess
import time
from pathlib import Path

import lxml.html
import trafilatura
from readability import Document

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = set("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr td th table section article pre figcaption figure".split())
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f\u1000-\u109f]")


def text_of(html):
    page = lxml.html.fromstring(html)
    for element in page.iter():
        if element.tag in BLOCKS:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    return page.text_content()


def words(text):
    return collections.Counter(re.findall(r"[^\W_]+", UNSPACED.sub(r" \g<0> ", text).lower()))


def score(expected, found):
    expected, found = words(expected), words(found)
    common = (expected & found).total()
    precision, recall = common / max(1, found.total()), common / max(1, expected.total())
    return 2 * precision * recall / (precision + recall) if common else 0.0, precision, recall


def run_python(extract, pages):
    """The texts, and the best processor time of three runs in milliseconds."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        texts = [extract(page) for page in pages]
        best = min(best, time.process_time() - started)
    return texts, best * 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="also list so many of the worst pages")
    options = parser.parse_args()
    sources = sorted(options.folder.glob("*/source.html"))
    expected = []
    for source in sources:
        plain = source.with_name("expected.txt")
        expected.append(plain.read_text() if plain.exists() else text_of(source.with_name("expected.html").read_text()))
    pages = [source.read_bytes().decode("utf-8", "replace") for source in sources]

    binary = ROOT / "target/release/examples/read_pages"
    run = subprocess.run([binary, *sources], capture_output=True, text=True, check=True)
    ours = [json.loads(line)["article"] or {"text": ""} for line in run.stdout.splitlines()]
    results = {"dateline": ([article["text"] for article in ours], float(run.stderr.split()[-2]))}
    extract = lambda page, **keys: trafilatura.extract(page, include_comments=False, **keys) or ""
    results["trafilatura"] = run_python(extract, pages)
    results["trafilatura, metadata too"] = run_python(lambda page: extract(page, with_metadata=True), pages)
    results["readability-lxml"] = run_python(lambda page: text_of(Document(page).summary()), pages)
    for name, (texts, milliseconds) in results.items():
        scores = [score(*pair) for pair in zip(expected, texts)]
        f1, precision, recall = (sum(column) / len(scores) for column in zip(*scores))
        ratio = milliseconds / results["dateline"][1]
        print(f"{name:26} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  {milliseconds:8.1f} ms  {ratio:5.1f} x")
        for (f1, precision, recall), source in sorted(zip(scores, sources))[: options.worst]:
            print(f"    {source.parent.name:40} F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}")


if __name__ == "__main__":
    main()
