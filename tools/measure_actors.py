#!/usr/bin/env python3
"""Measures how well Dateline finds actors, on texts with gold names that are not part of the project.

    cargo build --release --example name_actors
    python3 tools/measure_actors.py ../shared/data [--spacy MODEL]

Needs a folder with re3d/, plover/ and ner/ (their READMEs say where each comes from). With --spacy, an installed spaCy model
is measured on the same texts. Names are compared by article, without case, accents, a leading "the" and a possessive ending.
"""

import argparse
import json
import re
import subprocess
import time
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ORGANISATIONS = {"government-body", "armed-group", "party", "intergovernmental-body", "ngo", "company", "media", "think-tank",
                 "organisation"}
PRONOUNS = set("i we you he she it they us him her them our their his its who which that this these those".split())


def fold(name):
    name = unicodedata.normalize("NFKD", name.lower())
    name = "".join(c for c in name if not unicodedata.combining(c)).replace("’", "'")
    name = re.sub(r"'s?$", "", name.strip(" .,;:()\"“”"))
    return re.sub(r"^the ", "", " ".join(re.findall(r"[\w&']+", name.replace(".", ""))))


def tag(articles):
    """Articles with id, headline and body -> what the program finds, by id."""
    program = ROOT / "target/release/examples/name_actors"
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    run = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    print("  " + run.stderr.strip())
    return {found["id"]: found for found in map(json.loads, run.stdout.splitlines())}


def mentions(found, text, headline=""):
    """(name, class) of every mention; classes are person, organisation, state, nationality, people, place."""
    texts = {0: headline.encode(), 2: text.encode()}
    for key in ("actors", "places"):
        for actor in found[key]:
            for part, start, end, sense, _ in actor["places"]:
                name = texts.get(part, b"")[start:end].decode(errors="replace")
                kind = actor["kind"]
                if kind in ORGANISATIONS:
                    kind = "organisation"
                elif kind == "state":
                    # An adjective is a nationality, whoever it stands for.
                    same = fold(name) == fold(actor["label"]) or name.isupper()
                    kind = "place" if key == "places" else "state" if same or not name.endswith(("n", "i", "ese", "ish", "s", "c", "h")) else "nationality"
                yield fold(name), kind


def score(name, pairs):
    """Pairs of (found, gold) sets, one for each article."""
    right = sum(len(found & gold) for found, gold in pairs)
    found, gold = sum(len(found) for found, _ in pairs), sum(len(gold) for _, gold in pairs)
    precision, recall = right / max(found, 1), right / max(gold, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"  {name:<44} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({gold} gold)")


def is_name(value):
    words = [word for word in re.findall(r"[\w.&'’-]+", value) if word.lower() != "the"]
    if not words or value.lower() in PRONOUNS:
        return False
    content = [word for word in words if word.lower() not in {"of", "for", "and", "in", "al", "de", "on", "to", "s"}]
    return bool(content) and all(word[0].isupper() or word[0].isdigit() for word in content)


def speeds(data, spacy):
    """Both on the same texts, one core, in one run."""
    texts = []
    for source in ("CENTCOM", "UK Government", "Wikipedia"):
        texts += [json.loads(line)["text"] for line in open(data / "re3d" / source / "documents.json", encoding="utf8")]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print("speed")
    tag([{"id": i, "headline": "", "body": text} for i, text in enumerate(texts * 20)])
    if spacy:
        started = time.perf_counter()
        for text in texts:
            spacy(text)
        print(f"  spaCy: {megabytes / (time.perf_counter() - started):.3f} MB/s")


def re3d(data, spacy):
    print("re3d: names of organisations, persons, nationalities by report")
    pairs, pairs_spacy, by_type = [], [], {}
    for source in ("CENTCOM", "UK Government", "Wikipedia"):
        read = lambda name: [json.loads(line) for line in open(data / "re3d" / source / name, encoding="utf8")]
        documents = {d["_id"]: d["text"] for d in read("documents.json")}
        gold = {key: {} for key in documents}
        skipped = {key: set() for key in documents}
        for entity in read("entities.json"):
            kind = {"Organisation": "organisation", "Person": "person", "Nationality": "nationality"}.get(entity["type"])
            if kind and is_name(entity["value"]):
                gold[entity["documentId"]][fold(entity["value"])] = kind
            elif entity["type"] == "Location":
                skipped[entity["documentId"]].add(fold(entity["value"]))
        found = tag([{"id": key, "headline": "", "body": text} for key, text in documents.items()])
        for key, text in documents.items():
            mine = {name: kind for name, kind in mentions(found[key], text) if kind not in ("place", "state")}
            pairs.append((set(mine), set(gold[key])))
            for kind in ("organisation", "person", "nationality"):
                of = lambda names: {name for name, is_kind in names.items() if is_kind == kind or (kind == "nationality" and is_kind == "people")}
                by_type.setdefault(kind, []).append((of(mine), of(gold[key])))
            if spacy:
                kinds = {"ORG", "PERSON", "NORP"}
                pairs_spacy.append(({fold(e.text) for e in spacy(text).ents if e.label_ in kinds}, set(gold[key])))
    score("all", pairs)
    for kind, of_kind in by_type.items():
        score(kind, of_kind)
    for what, left in (("found and not gold", [m - g for m, g in pairs]), ("gold and not found", [g - m for m, g in pairs])):
        counts = {}
        for names in left:
            for name in names:
                counts[name] = counts.get(name, 0) + 1
        print(f"  {what}: " + "; ".join(f"{n} {c}" for n, c in sorted(counts.items(), key=lambda x: -x[1])[:40]))
    if spacy:
        score("all, spaCy", pairs_spacy)


def conll(data, spacy):
    for name in ("BTC", "GUM", "WNUT17"):
        for file in sorted((data / "ner" / name / "CONLL-format").rglob("*")):
            if file.is_dir() or file.suffix == ".md":
                continue
            texts, gold = [], []
            sentences = re.split(r"\n\s*\n", file.read_text(encoding="utf8"))
            for start in range(0, len(sentences), 20):
                text, names, current, kind = "", set(), [], None
                for sentence in sentences[start:start + 20]:
                    for line in sentence.split("\n") + ["\tO"]:
                        parts = re.split(r"\t| ", line.rstrip("\r"))
                        if len(parts) < 2:
                            continue
                        word, label = parts[0], parts[-1]
                        if current and not label.startswith("I-"):
                            if kind in ("person", "per", "org", "organization", "corporation", "group"):
                                names.add(fold(" ".join(current)))
                            current = []
                        if label.startswith("B-") or (label.startswith("I-") and not current):
                            kind, current = label[2:].lower(), [word]
                        elif label.startswith("I-"):
                            current.append(word)
                        if word:
                            text += word + " "
                    text += "\n\n"
                texts.append(text)
                gold.append(names)
            if not any(gold):
                continue
            print(f"{name}/{file.name}: persons and organisations by 20 sentences")
            found = tag([{"id": i, "headline": "", "body": text} for i, text in enumerate(texts)])
            mine = [{n for n, kind in mentions(found[i], text) if kind in ("person", "organisation")} for i, text in enumerate(texts)]
            score("all", list(zip(mine, gold)))
            if spacy:
                kinds = {"ORG", "PERSON"}
                score("all, spaCy", [({fold(e.text) for e in spacy(t).ents if e.label_ in kinds}, g) for t, g in zip(texts, gold)])


ISO3 = dict(pair.split("=") for pair in (
    "AFG=AF ALB=AL DZA=DZ ARG=AR ARM=AM AUS=AU AUT=AT AZE=AZ BHR=BH BGD=BD BLR=BY BEL=BE BIH=BA BRA=BR BGR=BG BDI=BI KHM=KH CAN=CA "
    "TCD=TD CHL=CL CHN=CN COL=CO COG=CG COD=CD HRV=HR CUB=CU CYP=CY CZE=CZ DNK=DK ECU=EC EGY=EG SLV=SV ERI=ER ETH=ET FJI=FJ FIN=FI "
    "FRA=FR GEO=GE DEU=DE GHA=GH GRC=GR GTM=GT HTI=HT HND=HN HUN=HU IND=IN IDN=ID IRN=IR IRQ=IQ IRL=IE ISR=IL ITA=IT CIV=CI JPN=JP "
    "JAP=JP JOR=JO KAZ=KZ KEN=KE PRK=KP KOR=KR KWT=KW KGZ=KG LBN=LB LBR=LR LBY=LY MKD=MK MYS=MY MLI=ML MEX=MX MDA=MD MAR=MA MOZ=MZ "
    "MMR=MM NPL=NP NLD=NL NZL=NZ NIC=NI NER=NE NGA=NG NOR=NO OMN=OM PAK=PK PSE=PS PAN=PA PER=PE PHL=PH POL=PL PRT=PT QAT=QA ROU=RO "
    "ROM=RO RUS=RU RWA=RW SAU=SA SEN=SN SRB=RS YUG=YU SLE=SL SGP=SG SOM=SO ZAF=ZA ESP=ES LKA=LK SDN=SD SWE=SE CHE=CH SYR=SY TWN=TW "
    "TJK=TJ TZA=TZ THA=TH TUN=TN TUR=TR TKM=TM UGA=UG UKR=UA ARE=AE GBR=GB USA=US URY=UY UZB=UZ VEN=VE VNM=VN YEM=YE ZMB=ZM ZWE=ZW "
    "VAT=VA TMP=TL SSD=SS SVK=SK SVN=SI LTU=LT LVA=LV EST=EE UKG=GB").split())


def plover(data):
    print("plover: actor phrase, in its sentence -> country")
    records = json.load(open(data / "plover/gold_standard_records/PLOVER_GSR_CAMEO.txt", encoding="utf8"))
    articles, gold = [], []
    for record in records:
        for role in ("source", "target"):
            for actor in record.get(role) or []:
                if not isinstance(actor, dict):
                    continue
                phrase, code = actor.get("actorText", ""), actor.get("code", "")
                if phrase and phrase in record["text"] and code[:3] in ISO3:
                    start = len(record["text"][:record["text"].index(phrase)].encode())
                    articles.append({"id": len(gold), "headline": "", "body": record["text"]})
                    gold.append((phrase, start, start + len(phrase.encode()), ISO3[code[:3]]))
    found = tag(articles)
    right, wrong = 0, []
    for i, (phrase, start, end, country) in enumerate(gold):
        hits = {a.get("country") for key in ("actors", "places") for a in found[i][key] for p in a["places"]
                if p[0] == 2 and p[1] < end and p[2] > start}
        if country in hits:
            right += 1
        else:
            wrong.append(f"{phrase} ({country}: {', '.join(str(hit) for hit in hits) or '-'})")
    print(f"  right {right} of {len(gold)}: {right / max(len(gold), 1):.3f}; wrong, for instance: {'; '.join(wrong[:60])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--spacy", help="the name of an installed spaCy model to measure beside")
    arguments = parser.parse_args()
    model = None
    if arguments.spacy:
        import spacy
        model = spacy.load(arguments.spacy)
    speeds(arguments.data, model)
    re3d(arguments.data, model)
    plover(arguments.data)
    conll(arguments.data, model)


if __name__ == "__main__":
    main()
