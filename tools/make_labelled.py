#!/usr/bin/env python3
"""Turns the stories and templates under tools/labelled into tests/labelled: documents as people have them, with labels.

    make_labelled.py [OUT]        OUT is tests/labelled if not given; what is there is written anew

The stories are our own, publishers and persons are invented. The templates are built as real systems build their pages, and
are written without a look at the reader. Everything follows from names and numbers: two runs write the same bytes.
"""

import json
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True  # no folder of byte code beside the sources

from labelled import (
    chrome,
    exports,
    page,
    pages_lines,
    pages_news,
    pages_odd,
    pages_systems,
    texts,
)  # noqa: F401 (templates register themselves)


def main():
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "tests" / "labelled"
    folder = out / "reading"
    shutil.rmtree(folder, ignore_errors=True)
    rack = Rack()
    labels = []
    # What is no page takes its stories first: there is one of each kind, of pages there are enough.
    others = exports.documents(rack) + texts.documents(rack)
    for name, languages, count, write in sorted(
        pages_systems.LAYOUTS, key=lambda row: (row[0] != "printed-lines-native", len(row[1]))
    ):
        for index in range(count):
            # If there is no story left in one language, one in another of the layout's.
            order = languages[index % len(languages) :] + languages[: index % len(languages)]
            article = next(filter(None, (rack.take(language, name, index) for language in order)), None)
            if not article:
                print(f"no story left for {name} {index + 1}")
                continue
            text = chrome.dress(write(article), article)
            group = "printed" if name.startswith("printed-lines") else "html"
            labels.append(save(folder, f"{group}/{name}-{index + 1}-{article.language}.html", text, article))
    for path, text, articles, charset in others:
        if len(articles) == 1:
            labels.append(save(folder, path, text, articles[0], charset))
        else:
            write_file(folder / path, text, charset)
            labels += [article.label(path) | {"entry": place + 1} for place, article in enumerate(articles)]
    with open(out / "reading.jsonl", "w", encoding="utf-8") as file:
        for label in sorted(labels, key=lambda label: (label["path"], label.get("entry", 0))):
            file.write(json.dumps(label, ensure_ascii=False) + "\n")
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    documents = len({label["path"] for label in labels})
    print(
        f"{len(labels)} articles in {documents} documents, {len({label['layout'] for label in labels})} layouts, "
        f"{len({label['language'] for label in labels})} languages, {size / 1e6:.2f} MB; left over: {rack.left()}"
    )


class Rack:
    """Stories with their variants; each is used once."""

    def __init__(self):
        self.stories = page.load_stories()
        self.free = {}
        most = max(story["variants"] for story in self.stories.values())
        for variant in range(most):
            for (language, name), story in self.stories.items():
                if variant < story["variants"]:
                    self.free.setdefault(language, []).append((name, variant))

    def take(self, language, layout, index):
        if not self.free[language]:
            return None
        name, variant = self.free[language].pop(0)
        article = self.make(language, name, variant, layout, index)
        # Teasers are of other stories, and not of the same two on every page.
        others = [other for other_language, other in self.stories if other_language == language and other != name]
        for place in range(min(2, len(others))):
            other = others[(article.n + place * (1 + article.n % 5)) % len(others)]
            article.others.append(
                self.make(language, other, (variant + 1) % self.stories[(language, other)]["variants"], layout, index)
            )
        return article

    def make(self, language, name, variant, layout, index):
        return page.Article(language, name, variant, self.stories[(language, name)], layout, index)

    def left(self):
        return {language: len(rows) for language, rows in self.free.items() if rows}


def save(folder, path, text, article, charset=None):
    write_file(folder / path, text, charset or article.charset)
    return article.label(path)


def write_file(path, text, charset):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode(charset, errors="xmlcharrefreplace"))


if __name__ == "__main__":
    main()
