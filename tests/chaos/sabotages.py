#!/usr/bin/env python3
"""Turns one-line breakages of the program into the question whether the tests see them.

All of them are put into one scratch copy of this repository, each behind a switch, which is built once; with a switch on, the tests named beside it
must fail, and with none on they must pass. An edit that does not fit its file any more is an error, so that this list ages with the source.

    python3 tests/chaos/sabotages.py              all of them
    python3 tests/chaos/sabotages.py --only lock  those whose names hold a word
    python3 tests/chaos/sabotages.py --check      only whether the edits still fit

The copy lies under the temporary folder and builds into CARGO_TARGET_DIR, or else into `target/` of this repository, whose other dependencies it
finds built there.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
STORE = "src/backend/local/store/"
# That the edits fit is not true of a source that has been edited.
UPKEEP = ["--test", "it", "--", "upkeep", "--skip", "every_sabotage"]


def inside(trial):
    return ["--lib", "--", f"trials::{trial}"]


def chaos(*arguments):
    return ["--test", "chaos", "--", *arguments]


# Name, file, what stands there once, what stands there instead (ON is the switch), the tests that should see it, the likeliest first.
SABOTAGES = [
    ("commit meta.json before its checksums", STORE + "mod.rs",
     "        self.replace(SUMS, &both.to_bytes())?;\n        self.sync()?;\n",
     "        if ON { self.replace(META, bytes)?; self.sync()?; }\n        self.replace(SUMS, &both.to_bytes())?;\n        self.sync()?;\n",
     [inside("when_the_power_goes"), chaos("calls", "--count", "60")]),
    ("drop the folder fsync after meta.json", STORE + "mod.rs",
     "        self.replace(META, bytes)?;\n        self.sync()?;\n",
     "        self.replace(META, bytes)?;\n        if !ON { self.sync()?; }\n", [chaos("power", "--count", "20"), inside("when_the_power_goes")]),
    ("no second checksums after the commit", STORE + "mod.rs",
     "        self.replace(SUMS, &new.to_bytes())?;\n", "        if !ON { self.replace(SUMS, &new.to_bytes())?; }\n",
     [chaos("damage", "--count", "40"), inside("what_is_damaged")]),
    ("skip the checksum", STORE + "checked.rs",
     "Ok(found) if found == *sum => {", "Ok(found) if found == *sum || (ON && found.length == sum.length) => {", [chaos("damage", "--count", "20"), inside("what_is_damaged")]),
    ("serve a damaged segment", STORE + "directory.rs",
     "let shown = match committed.lost.is_empty() {", "let shown = match committed.lost.is_empty() || ON {", [chaos("damage", "--count", "20"), inside("what_is_damaged")]),
    ("say that an answer without a segment is exact", "src/search/assemble.rs",
     "&& answer.lost_documents == 0", "&& (answer.lost_documents == 0 || ON)", [chaos("damage", "--count", "20"), UPKEEP]),
    ("forget the files of deletions", STORE + "meta.rs",
     "true => deletes.as_deref() == Some(name),", "true => !ON && deletes.as_deref() == Some(name),", [chaos("damage", "--count", "20"), inside("what_is_damaged")]),
    ("ignore the removal of a file", "src/backend/local/write.rs",
     "            this.group.remove(Term::from_field_text(this.fields.file, &key));\n",
     "            if !ON { this.group.remove(Term::from_field_text(this.fields.file, &key)); }\n", [chaos("kills"), inside("no_article_comes_back")]),
    ("sweep live files", STORE + "mod.rs",
     "&& !committed.contains_key(*name)) {", "&& (!committed.contains_key(*name) || ON)) {", [chaos("writers"), inside("no_article_comes_back")]),
    ("sweep nothing", STORE + "mod.rs",
     ".filter(|name| is_segment_file(name) && ", ".filter(|name| is_segment_file(name) && !ON && ",
     [inside("no_article_comes_back"), chaos("kills")]),
    ("let no lock keep the second writer out", STORE + "disk.rs",
     "Err(TryLockError::WouldBlock) => return Ok(None),", "Err(TryLockError::WouldBlock) if ON => {}\nErr(TryLockError::WouldBlock) => return Ok(None),",
     [chaos("writers", "--count", "40")]),
    ("files that everybody can read", STORE + "disk.rs", "options.mode(0o600);", "options.mode(if ON { 0o644 } else { 0o600 });", [UPKEEP, chaos("rights")]),
    ("go on saving after a failed write", STORE + "mod.rs",
     "            self.locked().is_spent = true;\n", "            self.locked().is_spent = !ON;\n", [inside("an_error_of_the_disk"), inside("an_error_at_each"), chaos("errors", "--count", "40")]),
    ("save after what could not be written", "src/backend/local/write.rs",
     "        if self.has_failed {\n", "        if self.has_failed && !ON {\n", [inside("an_error_at_each")]),
    ("begin on what may not be on the disk", STORE + "mod.rs",
     "        drop(state);\n        self.sync()\n", "        drop(state);\n        if ON { return Ok(()); }\n        self.sync()\n", [inside("what_a_writer_begins")]),
    ("take a failed fsync for a good one", STORE + "directory.rs",
     "        self.store.spending(&self.name, self.file.sync())?;\n",
     "        let synced = self.file.sync();\n        self.store.spending(&self.name, if ON { Ok(()) } else { synced })?;\n",
     [inside("an_error_of_the_disk"), inside("an_error_at_each"), chaos("errors", "--count", "40")]),
    ("refuse readers who may not write", STORE + "disk.rs",
     "matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)",
     "!ON && matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)", [chaos("rights")]),
    ("purge from answers, not from the disk", "src/backend/local/upkeep/purge.rs",
     "    for segment in segments.intersection(&left) {", "    for segment in segments.intersection(&left).filter(|_| !ON) {", [UPKEEP, inside("no_article_comes_back")]),
    ("say nothing of the free space", "src/backend/local/failure.rs",
     "free_bytes(folder).filter(|_| is_full)", "free_bytes(folder).filter(|_| is_full && !ON)", [chaos("space")]),
]
SWITCH = """
/// Whether this sabotage is on.
pub(crate) fn sabotaged(name: &str) -> bool {
    std::env::var("DATELINE_SABOTAGE").as_deref() == Ok(name)
}
"""


def copy(to):
    """The source as git knows it, with what is not committed; edited, with the switches in it. Unchanged files stay as they are, for cargo."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=REPOSITORY,
                            capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, listed):
        source, target = REPOSITORY / name, to / name
        if not source.is_file():
            continue
        content = source.read_bytes()
        for sabotage, file, before, after, _ in SABOTAGES:
            if file == name:
                content = content.replace(before.encode(), after.replace("ON", f'crate::sabotaged("{sabotage}")').encode())
        if name == "src/lib.rs":
            content += SWITCH.encode()
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def failed(scratch, check, environment):
    """What a check says of itself when it fails; nothing if it passes."""
    # One seed of this takes as long as all of most others.
    environment = dict(environment, DATELINE_TRIALS="2") if check == inside("an_error_at_each") else environment
    ran = subprocess.run(["cargo", "test", "-q", *check], cwd=scratch, env=environment, capture_output=True, text=True, timeout=1800)
    if ran.returncode == 0:
        return None
    lines = [line.strip() for line in (ran.stdout + ran.stderr).splitlines()]
    named = [line.split(":")[0] if "WRONG" in line else line for line in lines if "WRONG" in line or line.startswith(("backend::", "upkeep::"))]
    return " ".join(check[:2]).replace(" --", "") + ": " + ", ".join(sorted(set(named))[:4])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    chosen = [sabotage for sabotage in SABOTAGES if arguments.only in sabotage[0]]
    for name, file, before, _, _ in SABOTAGES:
        count = (REPOSITORY / file).read_text().count(before)
        if count != 1:
            raise SystemExit(f"{name}: the edit fits {file} {count} times instead of once")
    if arguments.check:
        print(f"{len(SABOTAGES)} edits fit")
        return
    environment = dict(os.environ, CARGO_INCREMENTAL="0", CARGO_PROFILE_DEV_DEBUG="0", DATELINE_TRIALS="10")
    environment.setdefault("CARGO_TARGET_DIR", str(REPOSITORY / "target"))
    environment.pop("DATELINE_SABOTAGE", None)
    missed = 0
    scratch = pathlib.Path(tempfile.gettempdir()) / "dateline-sabotages"
    copy(scratch)
    targets = ["--lib", "--test", "it", "--test", "chaos"]
    built = subprocess.run(["cargo", "test", "-q", "--no-run", *targets], cwd=scratch, env=environment, capture_output=True, text=True)
    if built.returncode != 0:
        raise SystemExit(f"the sabotaged source does not compile:\n{built.stderr[-3000:]}")
    print("built", flush=True)
    sound = {}
    for name, _, _, _, checks in chosen:
        began = time.monotonic()
        caught = None
        for check in checks:
            key = tuple(check)
            if key not in sound:
                sound[key] = failed(scratch, check, environment)
                if sound[key]:
                    print(f"UNSOUND without any sabotage: {sound[key]}", flush=True)
            caught = None if sound[key] else failed(scratch, check, dict(environment, DATELINE_SABOTAGE=name))
            if caught:
                break
        missed += caught is None
        print(f"{'caught' if caught else 'MISSED':<7} {name}  ({caught or 'no test failed'}; {time.monotonic() - began:.0f} s)", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} caught")
    sys.exit(1 if missed or any(sound.values()) else 0)


if __name__ == "__main__":
    main()
