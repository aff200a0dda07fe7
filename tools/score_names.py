#!/usr/bin/env python3
"""Turns names that should be found and names that were found into F1, by mention and by report.

    score_names.py [--kinds PON] WANTED.jsonl FOUND.jsonl [FOUND.jsonl ...]

WANTED is a file of tools/label_names.py, FOUND what `train_names find` prints: line by line the same articles. Where a gold mention is
no name (`ignored`, `unsure`) nothing is scored. By report: the different names of an article, each with its kind, whatever their number of
mentions; the mean of F1 over the articles.
"""

import argparse
import collections
import json


def load(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 1.0


def score(wanted_rows, found_rows, kinds):
    per_kind = collections.defaultdict(lambda: [0, 0, 0])
    per_report = []
    for wanted_row, found_row in zip(wanted_rows, found_rows, strict=True):
        texts = [text.encode() for text in wanted_row["texts"]]
        parts = {name[0] for name in wanted_row["names"]} | {2}
        wanted = {tuple(name[:4]) for name in wanted_row["names"] if name[3] in kinds}
        free = [name[:3] for name in wanted_row.get("ignored", []) + wanted_row.get("unsure", [])]
        found = set()
        for part, start, end, kind, *_ in found_row["names"]:
            if part not in parts or kind not in kinds:
                continue
            name = (part, start, end, kind)
            if name not in wanted and any(part == p and s <= start and end <= e for p, s, e in free):
                continue
            found.add(name)
        # Of nested gold names either will do: those with an inner or outer name that was found are not missed.
        missed = set()
        for name in wanted - found:
            nested = [w for w in wanted if w != name and w[0] == name[0] and w[1] < name[2] and name[1] < w[2]]
            if not any(w in found for w in nested):
                missed.add(name)
        for kind in kinds:
            right = sum(name[3] == kind for name in wanted & found)
            per_kind[kind][0] += right
            per_kind[kind][1] += sum(name[3] == kind for name in found)
            per_kind[kind][2] += right + sum(name[3] == kind for name in missed)

        def written(names):
            return {(texts[p][s:e].decode().lower(), k) for p, s, e, k in names}

        wanted_names, found_names = written((wanted & found) | missed), written(found)
        if wanted_names or found_names:
            per_report.append(f1(len(wanted_names & found_names), len(found_names), len(wanted_names)))
    total = [sum(counts[place] for counts in per_kind.values()) for place in range(3)]
    shown = [f"{kind} {f1(*per_kind[kind]):.3f}" for kind in kinds]
    precision, recall = total[0] / max(total[1], 1), total[0] / max(total[2], 1)
    mean = sum(per_report) / max(len(per_report), 1)
    return f"mentions F1 {f1(*total):.3f} (P {precision:.3f} R {recall:.3f}; {', '.join(shown)}); by report {mean:.3f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="PON")
    parser.add_argument("wanted")
    parser.add_argument("found", nargs="+")
    arguments = parser.parse_args()
    wanted_rows = load(arguments.wanted)
    for path in arguments.found:
        rows = load(path)
        sources = list(dict.fromkeys(row["source"] for row in wanted_rows))
        for source in sources if len(sources) > 1 else []:
            places = [place for place, row in enumerate(wanted_rows) if row["source"] == source]
            line = score([wanted_rows[place] for place in places], [rows[place] for place in places], arguments.kinds)
            print(f"{path} {source}: {line}")
        print(f"{path}: {score(wanted_rows, rows, arguments.kinds)}")
