//! Turns a web archive (WARC, ISO 28500) into the pages and documents in it, each named by its address.
//!
//! Of a crawl these are the answers with status 200 (`response`), what was stored without a request (`resource`) and texts made from pages
//! (`conversion`, as in WET files); requests, pictures, scripts, feeds and what was not found are passed over.

use std::io::{self, BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use memchr::memmem::find;

use crate::article::Format;

/// A longer line is none of a head.
const LONGEST_LINE_BYTES: u64 = 64 * 1024;
const MOST_LINES: usize = 1000;

/// A page or document of a web archive.
#[derive(Debug)]
pub(super) struct Capture {
    pub(super) address: String,
    pub(super) format: Format,
    pub(super) bytes: Result<Vec<u8>, (&'static str, String)>,
}

/// What comes next in a web archive.
#[derive(Debug)]
pub(super) enum WarcStep {
    Capture(Capture),
    /// Something that is no article.
    Passed,
    End,
    /// Why the archive cannot be read on.
    Fault(String),
}

/// The lines of a head: names in small letters, and values.
type Head = Vec<(String, String)>;

/// A web archive that is being read.
pub(super) struct Warc<R> {
    reader: R,
    /// How many records came so far.
    records: u64,
}

impl<R: BufRead> Warc<R> {
    pub(super) fn of(reader: R) -> Warc<R> {
        Warc { reader, records: 0 }
    }

    /// The next record, its content if it has at most so many bytes.
    pub(super) fn next(&mut self, most_bytes: u64) -> WarcStep {
        self.read_next(most_bytes).unwrap_or_else(|fault| WarcStep::Fault(format!("record {}: {fault}", self.records)))
    }

    fn read_next(&mut self, most_bytes: u64) -> io::Result<WarcStep> {
        let fault = |message: &str| io::Error::new(io::ErrorKind::InvalidData, message);
        let version = loop {
            match self.line()? {
                None => return Ok(WarcStep::End),
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        self.records += 1;
        if !version.starts_with("WARC/") {
            return Err(fault("it should begin with WARC/ and does not"));
        }
        let mut head = Head::new();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            push_line(&line, &mut head);
            if head.len() > MOST_LINES {
                return Err(fault("its head has no end"));
            }
        }
        let length = value(&head, "content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| fault("it does not say how long it is"))?;
        let address = value(&head, "warc-target-uri").unwrap_or_default().trim_matches(['<', '>']);
        let kind = value(&head, "warc-type").unwrap_or_default();
        let is_page = matches!(kind, "response" | "resource" | "conversion") && address.starts_with("http");
        if !is_page || length > most_bytes {
            let passed = io::copy(&mut self.reader.by_ref().take(length), &mut io::sink())?;
            if passed < length {
                return Err(fault("the archive ends inside it"));
            }
            if !is_page || length <= most_bytes {
                return Ok(WarcStep::Passed);
            }
            let bytes = Err((
                "file_too_large",
                format!("it has more than {most_bytes} bytes; the limit is set by --max-file-bytes"),
            ));
            return Ok(WarcStep::Capture(Capture { address: address.to_string(), format: Format::Html, bytes }));
        }
        let mut bytes = Vec::new();
        self.reader.by_ref().take(length).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < length {
            return Err(fault("the archive ends inside it"));
        }
        let head_of_answer;
        let (content, answer) = if kind == "response" {
            let Some((found, content)) = answer_of(&bytes) else { return Ok(WarcStep::Passed) };
            head_of_answer = found;
            (content, &head_of_answer)
        } else {
            (bytes.as_slice(), &head)
        };
        let Some(format) = format_of(value(answer, "content-type").unwrap_or_default(), address) else {
            return Ok(WarcStep::Passed);
        };
        let bytes = if kind == "response" { unpacked(content, answer, most_bytes) } else { Ok(content.to_vec()) };
        let bytes = bytes.map(|bytes| if format == Format::Html { with_address(&bytes, answer, address) } else { bytes });
        Ok(WarcStep::Capture(Capture { address: address.to_string(), format, bytes }))
    }

    /// The next line without its end; `None` at the end of the archive.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        if self.reader.by_ref().take(LONGEST_LINE_BYTES).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
    }
}

fn push_line(line: &str, head: &mut Head) {
    if let Some((name, value)) = line.split_once(':') {
        head.push((name.trim().to_ascii_lowercase(), value.trim().to_string()));
    }
}

fn value<'h>(head: &'h Head, name: &str) -> Option<&'h str> {
    head.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The head and the content of an answer of a server, if it was found.
fn answer_of(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let ends = [find(bytes, b"\r\n\r\n").map(|end| (end, 4)), find(bytes, b"\n\n").map(|end| (end, 2))];
    let (end, gap) = ends.into_iter().flatten().min()?;
    let text = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = text.lines();
    let status = lines.next().filter(|line| line.starts_with("HTTP/"))?.split_whitespace().nth(1)?;
    let mut head = Head::new();
    lines.take(MOST_LINES).for_each(|line| push_line(line, &mut head));
    (status == "200").then(|| (head, &bytes[end + gap..]))
}

/// What an answer is taken for; nothing if it is no text that somebody reads.
fn format_of(content_type: &str, address: &str) -> Option<Format> {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "application/pdf" => Some(Format::Pdf),
        // `robots.txt` and its like are for programs.
        "text/plain" if !address.split(['?', '#']).next().unwrap_or_default().ends_with(".txt") => Some(Format::Text),
        _ => None,
    }
}

/// The content as its author wrote it. Some crawlers unpack it and leave the lines that say it is packed.
fn unpacked(content: &[u8], answer: &Head, most_bytes: u64) -> Result<Vec<u8>, (&'static str, String)> {
    let says = |name: &str, word: &str| value(answer, name).is_some_and(|value| value.to_ascii_lowercase().contains(word));
    let joined = if says("transfer-encoding", "chunked") { without_chunks(content) } else { None };
    let content = joined.as_deref().unwrap_or(content);
    let mut bytes = Vec::new();
    let most = most_bytes.saturating_add(1);
    let is_packed = match () {
        () if content.starts_with(b"\x1F\x8B") => MultiGzDecoder::new(content).take(most).read_to_end(&mut bytes).is_ok(),
        () if says("content-encoding", "deflate") => ZlibDecoder::new(content).take(most).read_to_end(&mut bytes).is_ok(),
        () => false,
    };
    if !is_packed {
        bytes = content.to_vec();
    }
    if bytes.len() as u64 > most_bytes {
        return Err((
            "file_too_large",
            format!("unpacked it has more than {most_bytes} bytes; the limit is set by --max-file-bytes"),
        ));
    }
    let is_text = bytes.iter().take(512).all(|byte| *byte >= b' ' || byte.is_ascii_whitespace());
    if !is_packed && !is_text && ["br", "zstd"].iter().any(|word| says("content-encoding", word)) {
        return Err(("unsupported_encoding", "it is packed in a way that is not read (br, zstd)".to_string()));
    }
    Ok(bytes)
}

/// What was sent in chunks (RFC 9112, 7.1) in one piece; nothing if it is in one already.
fn without_chunks(mut content: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    loop {
        let end = find(content, b"\r\n")?;
        let size = std::str::from_utf8(&content[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        content = &content[end + 2..];
        if size == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(content.get(..size)?);
        content = content.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

/// The page with what was said beside it: its address, as browsers put it into pages they save, and the charset where it does not say so itself.
fn with_address(page: &[u8], answer: &Head, address: &str) -> Vec<u8> {
    let is_marked = page.starts_with(b"\xFF\xFE") || page.starts_with(b"\xFE\xFF");
    if is_marked || address.contains("-->") {
        return page.to_vec();
    }
    let mut said = format!("<!-- saved from url=({:04}){address} -->", address.len());
    let head = String::from_utf8_lossy(&page[..page.len().min(4096)]).to_ascii_lowercase();
    let charset = value(answer, "content-type").unwrap_or_default().split_once("charset=");
    let charset = charset.map(|(_, name)| name.trim_matches(['"', '\'', ' ', ';'])).unwrap_or_default();
    if !head.contains("charset")
        && !charset.is_empty()
        && charset.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    {
        said.push_str(&format!("<meta charset=\"{charset}\">"));
    }
    [said.as_bytes(), page].concat()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn record(kind: &str, address: &str, content_type: &str, content: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
            content.len()
        );
        [head.as_bytes(), content, b"\r\n\r\n"].concat()
    }

    fn answer(status: &str, head: &str, content: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 {status}\r\n{head}\r\n\r\n").as_bytes(), content].concat()
    }

    fn shown(bytes: &[u8]) -> Vec<String> {
        let mut warc = Warc::of(bytes);
        let mut shown = Vec::new();
        loop {
            shown.push(match warc.next(10_000) {
                WarcStep::Capture(Capture { address, format, bytes }) => match bytes {
                    Ok(bytes) => format!("{} {address} {}", format.name(), String::from_utf8_lossy(&bytes)),
                    Err((code, _)) => format!("{address} {code}"),
                },
                WarcStep::Passed => "passed".to_string(),
                WarcStep::Fault(fault) => {
                    shown.push(fault);
                    return shown;
                }
                WarcStep::End => return shown,
            });
        }
    }

    #[test]
    fn pages_of_a_crawl() {
        let http = "application/http; msgtype=response";
        let packed = || {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(b"<p>Packed.").expect("room");
            packer.finish().expect("room")
        };
        let chunks = b"4\r\n<p>C\r\n7;x=y\r\nhunks.\n\r\n0\r\n\r\n";
        let html = "Content-Type: text/html; charset=windows-1251";
        let records = [
            record("warcinfo", "", "application/warc-fields", b"software: x\r\n"),
            record("request", "http://a.org/1", "application/http", b"GET /1 HTTP/1.1\r\n\r\n"),
            record("response", "http://a.org/1", http, &answer("200 OK", html, b"<meta charset=utf-8><p>Plain.")),
            record("response", "<http://a.org/2>", http, &answer("200", html, b"<p>Other.")),
            record(
                "response",
                "http://a.org/3",
                http,
                &answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", &packed()),
            ),
            record(
                "response",
                "http://a.org/4",
                http,
                &answer("200 OK", "content-type: text/html\nTransfer-Encoding: chunked", chunks),
            ),
            record(
                "response",
                "http://a.org/5",
                http,
                &answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", b"<p>Unpacked."),
            ),
            record(
                "response",
                "http://a.org/6",
                http,
                &answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: br", b"\x0B\x02\x80xyz"),
            ),
            record("response", "http://a.org/7", http, &answer("404 Not Found", html, b"<p>Nothing.")),
            record("response", "http://a.org/8.png", http, &answer("200 OK", "Content-Type: image/png", b"\x89PNG")),
            record(
                "response",
                "http://a.org/robots.txt",
                http,
                &answer("200 OK", "Content-Type: text/plain", b"User-agent: *"),
            ),
            record("resource", "http://a.org/9", "application/pdf", b"%PDF-1.7"),
            record("resource", "urn:x:1", "text/html", b"<p>No address."),
            record("conversion", "http://a.org/10", "text/plain", b"Words."),
            record("response", "http://a.org/11", http, &answer("200 OK", html, &[b'x'; 20_000])),
            b"WARC/1.1\r\nWARC-Type: response\r\n".to_vec(),
        ];
        let saved = |n: usize| format!("html http://a.org/{n} <!-- saved from url=(0014)http://a.org/{n} -->");
        assert_eq!(
            shown(&records.concat()),
            [
                "passed".to_string(),
                "passed".to_string(),
                format!("{}<meta charset=utf-8><p>Plain.", saved(1)),
                format!("{}<meta charset=\"windows-1251\"><p>Other.", saved(2)),
                format!("{}<p>Packed.", saved(3)),
                format!("{}<p>Chunks.\n", saved(4)),
                format!("{}<p>Unpacked.", saved(5)),
                "http://a.org/6 unsupported_encoding".to_string(),
                "passed".to_string(),
                "passed".to_string(),
                "passed".to_string(),
                "pdf http://a.org/9 %PDF-1.7".to_string(),
                "passed".to_string(),
                "text http://a.org/10 Words.".to_string(),
                "http://a.org/11 file_too_large".to_string(),
                "record 16: it does not say how long it is".to_string(),
            ]
        );
        assert_eq!(shown(b"not an archive"), ["record 1: it should begin with WARC/ and does not"]);
        assert_eq!(shown(&records[2][..150]).last().map(String::as_str), Some("record 1: the archive ends inside it"));
    }
}
