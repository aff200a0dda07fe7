//! Turns the labelled documents of `tests/labelled/reading` into figures by field, by `tools/measure_reading.py`, and holds the least of
//! each. The figures themselves are in `BENCHMARKS.md`.

use std::process::Command;

use serde_json::Value;

use super::support::{BINARY, Scratch, repository};

#[test]
fn documents_of_many_layouts_are_read_as_well_as_before() {
    let scratch = Scratch::new();
    let figures = scratch.folder().join("figures.json");
    let output = Command::new("python3")
        .arg(repository().join("tools/measure_reading.py"))
        .args(["--program", BINARY, "--json"])
        .arg(&figures)
        .current_dir(repository())
        .output()
        .expect("python3 starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&figures).expect("the figures");
    let figures: Value = serde_json::from_str(&text).expect("JSON");
    let figure = |name: &str| figures["dateline"][name].as_f64().expect("a figure");
    assert!(figure("n") >= 400.0, "{figures:#}");
    for (name, least) in [
        ("day", 98.5),
        ("headline", 98.5),
        ("authors", 95.0),
        ("tags", 98.5),
        ("body", 98.5),
        ("snippets", 98.0),
        ("publisher", 94.0),
        ("language", 99.0),
    ] {
        assert!(figure(name) >= least, "{name} is {:.1}, not {least}: {figures:#}", figure(name));
    }
    assert!(figure("wrong sure") <= 2.0, "{figures:#}");
}
