//! Holds the networks by which pages, mails and copied texts are sent on everywhere. Each reader knows others beside these.

/// In small letters.
pub(in crate::ingest::parse) const NETWORKS: [&str; 6] =
    ["facebook", "twitter", "whatsapp", "linkedin", "telegram", "pinterest"];
