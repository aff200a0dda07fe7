//! The integration tests: everything through the public library or the built program.

/// The arrows between folders, and the paths that documents name.
mod architecture;
/// Files and queries as bad as they come: each gets its row or message, nothing else is lost.
mod bad_input;
/// `dateline index` over folders that change, move, vanish.
mod index_command;
/// Killed and stopped at random moments, it ends where it would have ended.
mod kills;
/// Random requests over random articles: the local index against the reference.
mod random_requests;
/// The sessions in the README are true.
mod readme;
/// The obvious backend that everything is compared with.
mod reference_backend;
/// Every file in `tests/scenarios` over every backend.
mod scenarios;
/// `dateline search`, `facets`, `show`, `doctor`: what they print and exit with.
mod search_command;
/// Scratch folders, the program, filters for snapshots.
mod support;
