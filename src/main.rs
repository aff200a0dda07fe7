//! The `dateline` program: hands its arguments to the library and exits with the code it answers.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dateline::cli::run())
}
