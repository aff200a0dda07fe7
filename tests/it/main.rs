//! The integration tests: everything through the public library or the built program.

/// `dateline actors` and `retag`: a retagged index is one made anew.
mod actors_command;
/// The name of an actor finds what a facet counts beside it.
mod actors_named;
/// The HTTP API without a socket.
mod api;
/// What the API promises of keys, bodies, tags, names and of its own description.
mod api_contract;
/// The arrows between folders, and the paths that documents name.
mod architecture;
/// Files and queries as bad as they come: each gets its row or message, nothing else is lost.
mod bad_input;
/// The pages in a browser.
mod browser;
/// A folder that changes, and what an index of it must hold.
mod changing_corpus;
/// The server behind a socket: slow, lying and many clients, and its end.
mod connections;
/// What is wrong with an index: all of it, or how much more.
mod doctor;
/// Word, OpenDocument, EPUB, PDF: what is read of files made by other programs.
mod documents;
/// Every article that is found, carried away.
mod export;
/// Files in the forms of real producers: every field.
mod formats;
/// Sentences in which it is hard to say who is named.
mod hard_cases;
/// Good articles among files broken at random: all are found, every other file is accounted for.
mod hostile_files;
/// Queries that nobody would type: each is answered or refused.
mod hostile_queries;
/// What makes them up.
mod hostile_texts;
/// `dateline index` over folders that change, move, vanish.
mod index_command;
/// Readers that crash, hang and swell in their child processes: each costs one file.
mod isolation;
/// Killed and stopped at random moments, it ends where it would have ended.
mod kills;
/// Labelled documents of many layouts: the least figure of every field.
mod labelled_reading;
/// Folders that were moved, renamed or copied in part.
mod moved_folders;
/// Whether an article matches, said in the plainest way.
mod naive_matcher;
/// Who stands in a sentence with an actor is who the query finds there.
mod neighbours;
/// What is copied from an article finds it.
mod own_words;
/// The pages without a socket: statuses, redirects, tags.
mod pages;
/// Page by page through the hits is one long page.
mod paging;
/// Every row of the page on the query language is true.
mod query_language;
/// Random queries over random articles: the index, the highlights and the naive matcher agree.
mod random_queries;
/// Random requests over random articles: the local index against the reference.
mod random_requests;
/// The sessions in the README are true.
mod readme;
/// The obvious backend that everything is compared with.
mod reference_backend;
/// Regions that lie in one another; dates by status.
mod regions;
/// The same article twice in a folder: both kept, both marked.
mod repeats;
/// Every file in `tests/scenarios` over every backend.
mod scenarios;
/// `dateline search`, `facets`, `show`, `doctor`: what they print and exit with.
mod search_command;
/// `dateline set`: fields set by hand, kept, shared and taken back.
mod set_command;
/// What only a whole corpus tells is the same in whatever runs it came.
mod settle;
/// Scratch folders, the program, filters for snapshots.
mod support;
/// Tables of an index that are missing, cut or damaged are made anew, and told of.
mod tables;
/// An index that is not whole says so.
mod unfinished;
/// Files and folders that cannot be read for a while: nothing is lost, and whoever asks is told.
mod unreadable;
/// An index verified, repaired, compacted, rid of an article.
mod upkeep;
/// Answers that would be wrong without a word.
mod whole_answers;
