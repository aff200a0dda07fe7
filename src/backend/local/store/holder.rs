//! Holds what a writer says of itself, and reads what another one said: whoever comes second is told who was first.

use std::path::Path;

use tantivy::directory::INDEX_WRITER_LOCK;

/// What a writer says of itself to whoever comes second.
pub(super) fn who_we_are() -> String {
    let since = chrono::Local::now().format("%Y-%m-%d %H:%M:%S");
    format!("process {} on {}, since {since}", std::process::id(), host())
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    "this machine".to_string()
}

/// What the holder of the writer's lock said of itself.
pub(crate) fn holder(folder: &Path) -> Option<String> {
    let note = std::fs::read_to_string(folder.join(&INDEX_WRITER_LOCK.filepath)).ok()?;
    // Whatever stands in a file may be anything.
    let note: String = note.chars().filter(|char| !char.is_control()).take(200).collect();
    (!note.is_empty()).then_some(note)
}
