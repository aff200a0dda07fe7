//! Turns an address into connections, each with limits on its time, and ends them in order.
//!
//! A connection that sends its request slowly is closed after [`HEADER_TIME`]. When [`MOST_CONNECTIONS`] are open, a new one takes the place of the
//! oldest on which nothing is being answered or sent, so that those who hold connections open keep nobody out.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use hyper::body::{Body as Answered, Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tower::ServiceExt;

use crate::error::{Error, ErrorCode};

/// How long a request may take to arrive, without its body; also how long a connection may be idle.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// How many bytes it may have.
const MOST_HEADER_BYTES: usize = 16 << 10;
/// How many lines.
const MOST_HEADERS: usize = 64;
/// How much of an answer is handed on at a time.
const PIECE_BYTES: usize = 64 << 10;
const MOST_CONNECTIONS: usize = 256;
/// How long what was answered may lie unread, in milliseconds.
#[cfg(target_os = "linux")]
const MOST_UNREAD_MS: u32 = 30_000;
/// How long running answers may take when the server is to end.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// A socket that listens.
#[derive(Debug)]
pub struct Listening {
    socket: std::net::TcpListener,
    /// Where.
    pub address: SocketAddr,
}

impl Listening {
    /// Listens at an address, or, if its port is taken and may be another, at one of the next ten.
    pub fn at(address: SocketAddr, may_move: bool) -> Result<Listening, Error> {
        let mut tried = address;
        loop {
            let refused = match std::net::TcpListener::bind(tried) {
                Ok(socket) => {
                    let fail = |error| Error::new(ErrorCode::Storage, format!("cannot listen at {tried}: {error}"));
                    socket.set_nonblocking(true).map_err(fail)?;
                    let address = socket.local_addr().map_err(fail)?;
                    return Ok(Listening { socket, address });
                }
                Err(error) => error,
            };
            let is_taken = refused.kind() == std::io::ErrorKind::AddrInUse;
            if !is_taken || !may_move || tried.port() >= address.port().saturating_add(10) {
                let message = format!("cannot listen at {address}: {refused}");
                return Err(
                    Error::new(ErrorCode::Storage, message).with_suggestion("choose another with --port, or 0 for any")
                );
            }
            tried.set_port(tried.port() + 1);
        }
    }
}

/// The connections that are open, oldest first.
#[derive(Debug, Default)]
struct Open {
    connections: Mutex<BTreeMap<u64, Connection>>,
    next: AtomicU64,
}

#[derive(Debug)]
struct Connection {
    handle: AbortHandle,
    /// Whether something is being answered on it.
    is_busy: Arc<AtomicBool>,
}

/// Serves until SIGINT or SIGTERM, or until `stop` is set; what is being answered then is answered.
pub fn serve(listening: Listening, router: Router, stop: Arc<AtomicBool>) -> Result<(), Error> {
    let fail = |error: std::io::Error| Error::new(ErrorCode::Storage, format!("cannot serve: {error}")).with_source(error);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(fail)?;
    let served = runtime.block_on(async move {
        let listener = TcpListener::from_std(listening.socket)?;
        let (end, ended) = watch::channel(false);
        let open = Arc::new(Open::default());
        let is_to_end = async {
            while !stop.load(Ordering::Relaxed) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::pin!(is_to_end);
        loop {
            tokio::select! {
                () = &mut is_to_end => break,
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => open.admit(stream, router.clone(), ended.clone()),
                    // Too many files are open, or the other end has gone: neither is a reason to end.
                    Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
                },
            }
        }
        drop(listener);
        _ = end.send(true);
        let all_answered = async {
            while !open.connections.lock().unwrap_or_else(PoisonError::into_inner).is_empty() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        _ = tokio::time::timeout(LAST_ANSWERS, all_answered).await;
        Ok(())
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    served.map_err(fail)
}

impl Open {
    fn admit(self: &Arc<Open>, stream: TcpStream, router: Router, ended: watch::Receiver<bool>) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let is_busy = Arc::new(AtomicBool::new(false));
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        if connections.len() >= MOST_CONNECTIONS {
            let idle = connections.iter().find(|(_, connection)| !connection.is_busy.load(Ordering::Relaxed));
            // All are being answered: whoever comes now is not.
            let Some(oldest) = idle.map(|(number, _)| *number) else { return };
            if let Some(connection) = connections.remove(&oldest) {
                connection.handle.abort();
            }
        }
        let (open, busy) = (self.clone(), is_busy.clone());
        let task = tokio::spawn(async move {
            let _closes = Closes { open, number };
            answer(stream, router, busy, ended).await;
        });
        connections.insert(number, Connection { handle: task.abort_handle(), is_busy });
    }
}

/// Takes a connection off the list when it ends, however it ends.
struct Closes {
    open: Arc<Open>,
    number: u64,
}

impl Drop for Closes {
    fn drop(&mut self) {
        self.open.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

/// Marks a connection on which something is being answered, until the answer is sent or given up.
struct Busy(Arc<AtomicBool>);

impl Busy {
    fn now(is_busy: &Arc<AtomicBool>) -> Busy {
        is_busy.store(true, Ordering::Relaxed);
        Busy(is_busy.clone())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// The body of an answer, in small pieces: a connection counts as busy until the last of them is taken, and what is then still to be written is little.
struct Sending {
    body: Body,
    rest: Bytes,
    _busy: Busy,
}

impl Answered for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            match Pin::new(&mut self.body).poll_frame(context).map_ok(Frame::into_data) {
                Poll::Ready(Some(Ok(Ok(data)))) => self.rest = data,
                Poll::Ready(Some(Ok(Err(other)))) => return Poll::Ready(Some(Ok(other))),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
        let piece_bytes = self.rest.len().min(PIECE_BYTES);
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(piece_bytes)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (rest, hint) = (self.rest.len() as u64, self.body.size_hint());
        let mut both = SizeHint::new();
        both.set_lower(hint.lower() + rest);
        if let Some(upper) = hint.upper() {
            both.set_upper(upper + rest);
        }
        both
    }
}

/// Answers what comes over one connection.
async fn answer(stream: TcpStream, router: Router, is_busy: Arc<AtomicBool>, mut ended: watch::Receiver<bool>) {
    _ = stream.set_nodelay(true);
    give_up_on_who_does_not_read(&stream);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (router, busy) = (router.clone(), Busy::now(&is_busy));
        async move {
            let response = router.oneshot(request.map(Body::new) as Request).await;
            let response = response.map_err(|never: Infallible| match never {})?;
            Ok::<_, Infallible>(response.map(|body| Sending { body, rest: Bytes::new(), _busy: busy }))
        }
    });
    let mut builder = hyper::server::conn::http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_headers(MOST_HEADERS)
        .max_buf_size(MOST_HEADER_BYTES);
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    loop {
        tokio::select! {
            // What one client does wrong is of no interest to anybody else.
            _ = connection.as_mut() => break,
            changed = ended.changed() => {
                connection.as_mut().graceful_shutdown();
                if changed.is_err() {
                    break;
                }
            }
        }
    }
}

/// Who stops reading does not keep what is being answered for ever. Where the system has no such limit, only the number of connections bounds it.
#[cfg(target_os = "linux")]
fn give_up_on_who_does_not_read(stream: &TcpStream) {
    _ = rustix::net::sockopt::set_tcp_user_timeout(stream, MOST_UNREAD_MS);
}

#[cfg(not(target_os = "linux"))]
fn give_up_on_who_does_not_read(_stream: &TcpStream) {}
