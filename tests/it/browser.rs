//! Turns the pages of `dateline serve` into what a browser makes of them: runs `tests/browser/run.sh`, which installs what it needs.

use std::process::Command;

use super::support::{BINARY, repository, say};

/// What the script ends with where there is no browser and none can be installed.
const NOT_HERE: i32 = 77;

#[test]
fn a_browser_finds_the_pages_as_they_should_be() {
    let output = Command::new(repository().join("tests/browser/run.sh"))
        .env("DATELINE_PROGRAM", BINARY)
        .env_remove("DATELINE_INDEX")
        .env_remove("DATELINE_TOKEN")
        .output()
        .expect("a shell starts the script");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if output.status.code() == Some(NOT_HERE) && std::env::var_os("DATELINE_NEEDS_BROWSER").is_none() {
        say(&said);
        return;
    }
    assert!(output.status.success(), "{said}");
    assert!(said.contains("passed, 0 failed"), "{said}");
}
