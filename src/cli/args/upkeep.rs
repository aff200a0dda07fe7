//! Holds what can be typed of looking after an index, and of serving it.

use clap::Args;

use super::{IndexFolder, WriterMemory};

#[derive(Debug, Args)]
pub(in crate::cli) struct ServeArguments {
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// The port; 0 for any that is free. If not given, 7311 or the next that is free.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) port: Option<u16>,
    /// The address to listen at. Only loopback addresses without --allow-remote.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub(in crate::cli) address: String,
    /// Lets other machines in that show the link or the token. What goes over the network is not encrypted.
    #[arg(long)]
    pub(in crate::cli) allow_remote: bool,
    /// Another name under which the server is asked; repeat for several.
    #[arg(long, value_name = "NAME", requires = "allow_remote")]
    pub(in crate::cli) host: Vec<String>,
    /// Writes address, link and token as one line of JSON. The token can be set in DATELINE_TOKEN; programs send it as "Authorization: Bearer".
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct UpkeepArguments {
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RepairArguments {
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Takes only what the index itself still has; the next `dateline index` reads the rest.
    #[arg(long)]
    pub(in crate::cli) without_sources: bool,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ForgetArguments {
    /// The folder, as it was given to `index`, or the name under which hits and `doctor` show it; one that was moved or renamed since only by its folder.
    #[arg(value_name = "SOURCE")]
    pub(in crate::cli) source: String,
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    #[command(flatten)]
    pub(in crate::cli) memory: WriterMemory,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct PurgeArguments {
    /// Ids of articles, as `show` takes them.
    #[arg(required = true, value_name = "ID")]
    pub(in crate::cli) ids: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DoctorArguments {
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Writes the findings as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}
