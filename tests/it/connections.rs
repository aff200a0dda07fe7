//! The server behind a socket: clients that are slow, idle, lying or many, and the end of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::support::{Scratch, list, number, text};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// The articles of the large index.
const ARTICLES: usize = 1_400;
/// How long anything may take before it counts as stuck.
const LONGEST: Duration = Duration::from_secs(120);

/// A server of its own, ended with the test.
struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn over(scratch: &Scratch) -> Served {
        let mut command = scratch.command(&["serve", "--port", "0", "--json"]);
        command.env("DATELINE_TOKEN", TOKEN).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let said: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!((text(&said, "token"), number(&said, "pid")), (TOKEN, child.id().into()));
        Served { child, host: text(&said, "url").trim_start_matches("http://").to_string() }
    }

    /// A connection on which something was said.
    fn connected(&self, said: &[u8]) -> TcpStream {
        let mut socket = TcpStream::connect(&self.host).expect("the server listens");
        socket.set_read_timeout(Some(LONGEST)).expect("a time limit");
        socket.write_all(said).expect("it reads");
        socket
    }

    /// The head of a request of the owner, without its empty line.
    fn head(&self, first: &str) -> String {
        format!("{first} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {TOKEN}\r\n", self.host)
    }

    /// Everything that comes back to these bytes, until the connection is closed.
    fn answer(&self, said: &str) -> String {
        everything(self.connected(said.as_bytes()))
    }

    fn get(&self, path: &str) -> String {
        self.answer(&format!("{}Connection: close\r\n\r\n", self.head(&format!("GET {path}"))))
    }

    fn is_well(&self) -> bool {
        self.get("/api/search?q=grain").starts_with("HTTP/1.1 200")
    }

    fn ask_to_end(&self) {
        let killed = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill starts");
        assert!(killed.success(), "the server was still there");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn everything(mut socket: TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is reset has said what it had to say; one that says nothing for too long is stuck.
    if let Err(error) = socket.read_to_end(&mut bytes) {
        assert!(error.kind() == std::io::ErrorKind::ConnectionReset, "{error} after {}", String::from_utf8_lossy(&bytes));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An index so large that its export does not fit into what lies between two ends of a connection.
fn large() -> Scratch {
    let scratch = Scratch::new();
    let url = format!("https://harbour.example/{}", "long/".repeat(4_000));
    let record = |article: usize| json!({"id": article.to_string(), "headline": "grain", "text": "grain", "url": url});
    let lines: String = (0..ARTICLES).map(|article| format!("{}\n", record(article))).collect();
    scratch.write("list.jsonl", lines);
    assert_eq!(number(&scratch.index(&["corpus", "--without-actors"]), "articles"), ARTICLES as u64);
    scratch
}

/// The rows of an export of which the beginning was read, and whether it came to its end.
fn rest_of(socket: TcpStream, beginning: &[u8]) -> (usize, bool) {
    let answer = String::from_utf8_lossy(beginning).into_owned() + &everything(socket);
    let (head, mut rest) = answer.split_once("\r\n\r\n").expect("a head");
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    let mut body = String::new();
    while let Some((length, more)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).expect("the length of a piece");
        if length == 0 {
            return (body.lines().count(), more == "\r\n");
        }
        let Some(piece) = more.get(..length) else { break };
        body.push_str(piece);
        rest = more[length..].strip_prefix("\r\n").unwrap_or_default();
    }
    (body.lines().count(), false)
}

#[test]
fn slow_and_idle_clients_keep_nobody_out() {
    let scratch = Scratch::with_four_articles();
    let served = Served::over(&scratch);
    // More than are let in at a time, by far; each says a byte now and then.
    let mut slow: Vec<TcpStream> = Vec::new();
    for number in 0..1_000 {
        let said: &[u8] = if number % 3 == 0 { b"" } else { b"GET / HTTP/1.1\r\nHost: 127" };
        slow.push(served.connected(said));
        if number % 100 == 99 {
            slow.iter_mut().for_each(|socket| _ = socket.write(b"."));
            assert!(served.is_well(), "after {number} clients");
        }
    }
    assert!(served.is_well());
    // The oldest gave way, and one that never finishes its head is closed in the end.
    assert_eq!(everything(slow.swap_remove(0)), "");
    let last = slow.pop().expect("a socket");
    let said = everything(last);
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said}");
}

#[test]
fn an_export_that_is_being_read_is_not_cut_off_by_clients_that_only_hold_on() {
    let scratch = large();
    let served = Served::over(&scratch);
    let mut export = served.connected(format!("{}\r\n", served.head("GET /api/export?q=grain")).as_bytes());
    let mut beginning = [0; 100];
    export.read_exact(&mut beginning).expect("the beginning");
    let holding: Vec<TcpStream> = (0..400).map(|_| served.connected(b"GET / HT")).collect();
    assert!(served.is_well());
    assert_eq!(rest_of(export, &beginning), (ARTICLES, true));
    drop(holding);
}

#[test]
fn what_is_being_answered_when_the_server_ends_is_answered() {
    let scratch = large();
    let mut served = Served::over(&scratch);
    let mut export = served.connected(format!("{}\r\n", served.head("GET /api/export?q=grain")).as_bytes());
    let mut beginning = [0; 100];
    export.read_exact(&mut beginning).expect("the beginning");
    // One that waits for another request is no reason to go on.
    let mut kept = served.connected(format!("{}\r\n", served.head("GET /health")).as_bytes());
    kept.read_exact(&mut [0; 12]).expect("an answer");
    served.ask_to_end();
    assert_eq!(rest_of(export, &beginning), (ARTICLES, true));
    everything(kept);
    assert_eq!(served.child.wait().expect("it ends").code(), Some(0));
    assert!(TcpStream::connect(&served.host).is_err(), "nobody listens any more");
}

#[test]
fn heads_and_bodies_that_lie_are_refused_and_harm_nobody() {
    let scratch = Scratch::with_four_articles();
    let served = Served::over(&scratch);
    let post = |headers: &str, body: &str| {
        let head = served.head("POST /api/search");
        format!("{head}Content-Type: application/json\r\nConnection: close\r\n{headers}\r\n{body}")
    };
    let many: String = (0..200).map(|number| format!("X-{number}: y\r\n")).collect();
    let cases = [
        ("a long line", format!("{}X: {}\r\n\r\n", served.head("GET /health"), "y".repeat(64 << 10)), "431"),
        ("a long path", format!("{}\r\n", served.head(&format!("GET /{}", "y".repeat(64 << 10)))), "4"),
        ("many lines", format!("{}{many}\r\n", served.head("GET /health")), "431"),
        ("no request", "\u{16}\u{3}\u{1} hello\r\n\r\n".to_string(), "400"),
        ("no host", "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n".to_string(), "403"),
        ("two lengths", post("Content-Length: 2\r\nContent-Length: 30\r\n", "{}"), "400"),
        ("a negative length", post("Content-Length: -1\r\n", "{}"), "400"),
        ("more than it says", post("Content-Length: 2\r\n", "{}GET / HTTP/1.1\r\n\r\n"), "200"),
        ("pieces that are none", post("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"), "400"),
        ("too much", post(&format!("Content-Length: {}\r\n", 2 << 20), &" ".repeat(2 << 20)), "413"),
    ];
    for (what, said, status) in cases {
        // A refusal may come before all is said.
        let mut socket = served.connected(b"");
        _ = socket.write_all(said.as_bytes());
        _ = socket.shutdown(std::net::Shutdown::Write);
        let answer = everything(socket);
        assert!(answer.is_empty() || answer.starts_with(&format!("HTTP/1.1 {status}")), "{what}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), usize::from(!answer.is_empty()), "{what}: one answer: {answer}");
        assert!(served.is_well(), "{what}");
    }
    // Less than it says: the server waits for the rest, which never comes.
    let mut cut = served.connected(post("Content-Length: 500\r\n", "{}").as_bytes());
    cut.shutdown(std::net::Shutdown::Write).expect("an end");
    let mut answer = String::new();
    _ = cut.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(served.is_well());
}

#[test]
fn a_new_commit_and_a_new_index_are_served_without_a_new_start() {
    let scratch = Scratch::with_four_articles();
    let served = Served::over(&scratch);
    let found = |expected: u64| {
        let mut total = 0;
        for _ in 0..400 {
            let answer = served.get("/api/search?q=zyxwv&snippets=0");
            let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
            let body: Value = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"));
            total = number(&body["total"], "value");
            assert_eq!(list(&body, "hits").len() as u64, total);
            if total == expected {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        assert_eq!(total, expected);
    };
    found(0);
    scratch.write_article("new.txt", "zyxwv");
    scratch.index(&["corpus"]);
    found(1);
    scratch.write_article("newer.txt", "zyxwv");
    scratch.index(&["corpus", "--rebuild"]);
    found(2);
}

#[test]
fn a_server_is_not_started_where_others_could_reach_it_unasked() {
    let scratch = Scratch::with_four_articles();
    scratch.run(&["serve", "--address", "0.0.0.0", "--port", "0"]).refused(2, &["--allow-remote"]);
    let served = Served::over(&scratch);
    let port = served.host.rsplit(':').next().expect("a port").to_string();
    scratch.run(&["serve", "--port", &port]).refused(5, &["cannot listen", "--port"]);
    let mut weak = scratch.command(&["serve", "--port", "0"]);
    let run = weak.env("DATELINE_TOKEN", "short").output().expect("the program starts");
    assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0));
}
