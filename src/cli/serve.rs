//! `dateline serve`: an index → a server on loopback, with its address and its link on standard output.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use serde::Serialize;

use super::args::ServeArguments;
use super::output::Output;
use crate::error::{Error, ErrorCode};
use crate::render::json;
use crate::server::{Hosts, Listening, Serving, router, serve};

/// Where a server is, for a program that started it.
#[derive(Serialize)]
struct Announcement<'a> {
    /// The address of the page.
    url: String,
    /// The address that lets a browser in, once.
    link: String,
    address: String,
    port: u16,
    /// What programs send as `Authorization: Bearer`.
    token: &'a str,
    pid: u32,
}

pub(super) fn run(arguments: &ServeArguments, output: &mut Output) -> Result<u8, Error> {
    let stop = super::index::stop_on_signals()?;
    let ip: IpAddr = arguments
        .address
        .parse()
        .map_err(|_| Error::new(ErrorCode::InvalidRequest, format!("\"{}\" is no IP address", arguments.address)))?;
    if !ip.is_loopback() && !arguments.allow_remote {
        let message = format!("{ip} can be reached by other machines; add --allow-remote if they are meant to");
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    let listening = Listening::at(SocketAddr::new(ip, arguments.port.unwrap_or(USUAL_PORT)), arguments.port.is_none())?;
    let address = listening.address;
    let hosts = arguments.host.iter().try_fold(Hosts::of(address), |hosts, name| hosts.and(name))?;
    let url = hosts.url();
    let token = std::env::var("DATELINE_TOKEN").ok();
    let is_json = arguments.json;
    let announce = move |link: &str| {
        if !is_json {
            Output::note(&format!("let in; for another browser: {link}"));
        }
    };
    let serving = Arc::new(Serving::open(&arguments.index.folder, hosts, token.as_deref(), announce)?);
    let (link, bearer) = (serving.link(), serving.bearer());
    if arguments.json {
        let (address, port, pid) = (address.ip().to_string(), address.port(), std::process::id());
        output.data(&json::compact(&Announcement { url, link, address, port, token: bearer, pid }));
    } else {
        output.data(&format!("{url}\n\nOpen this link in a browser; it works once:\n  {link}\n"));
        output.message("Ctrl-C ends it. Programs: see `dateline help serve`.");
    }
    serve(listening, router(serving), stop)?;
    Ok(0)
}

const USUAL_PORT: u16 = 7311;
