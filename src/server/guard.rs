//! Turns every request away that its owner did not make, before anything else looks at it.
//!
//! 1. `Host` is one of ours, in capital or small letters: a name that somebody else controls does not reach us (DNS rebinding).
//! 2. `Origin` and `Sec-Fetch-Site` say that no other site is behind it (cross-site request forgery, inclusion).
//! 3. The cookie or the bearer token says that it is the user's browser or program.
//!
//! No answer ever allows another origin anything. What is let in gets the headers that keep a page to itself.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, HeaderMap, HeaderName, LOCATION, ORIGIN,
    REFERRER_POLICY, SET_COOKIE, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::named::wants_page;
use super::pages;
use super::problem::Problem;
use super::state::Serving;
use crate::error::{Error, ErrorCode};

/// The port that nobody writes.
const USUAL_PORT: u16 = 80;

/// The names under which a server may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// With the port, as `Host` names them; the first is that of the page.
    names: Vec<String>,
    port: u16,
    /// Whether the first name leads nowhere: `0.0.0.0` stands for every address of a machine.
    is_unspecified: bool,
}

impl Hosts {
    /// Those of an address: on loopback its number and `localhost`, elsewhere its number alone.
    pub fn of(address: SocketAddr) -> Hosts {
        let is_unspecified = address.ip().is_unspecified();
        let mut hosts = Hosts { names: Vec::new(), port: address.port(), is_unspecified };
        let number = match address.ip() {
            IpAddr::V4(number) => number.to_string(),
            IpAddr::V6(number) => format!("[{number}]"),
        };
        hosts.add(&number);
        if address.ip().is_loopback() {
            hosts.add("localhost");
        }
        hosts
    }

    /// And this name, for a server that others may reach. The first one is that of the page where the address itself leads nowhere.
    ///
    /// ```
    /// use dateline::server::Hosts;
    /// let hosts = Hosts::of("0.0.0.0:7311".parse().expect("an address")).and("News.example")?;
    /// assert_eq!(hosts.url(), "http://news.example:7311");
    /// assert!(hosts.and("http://news.example").is_err());
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn and(mut self, name: &str) -> Result<Hosts, Error> {
        let is_part =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        let number = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let is_name = match number {
            Some(number) => number.parse::<Ipv6Addr>().is_ok(),
            None => name.split('.').all(is_part),
        };
        if !is_name {
            let message = format!("\"{name}\" is no name of a host");
            let help = "give the name alone, such as news.example, without http:// and port";
            return Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help));
        }
        if std::mem::take(&mut self.is_unspecified) {
            let numbers = std::mem::take(&mut self.names);
            self.add(&name.to_ascii_lowercase());
            self.names.extend(numbers);
        } else {
            self.add(&name.to_ascii_lowercase());
        }
        Ok(self)
    }

    fn add(&mut self, name: &str) {
        self.names.push(format!("{name}:{}", self.port));
        if self.port == USUAL_PORT {
            self.names.push(name.to_string());
        }
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}", self.names[0])
    }

    /// The name of the cookie; browsers keep one jar for all ports.
    pub(super) fn cookie(&self) -> String {
        format!("dateline-{}", self.port)
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own.eq_ignore_ascii_case(name))
    }
}

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
);

/// Lets a request through, or answers it.
pub(super) async fn guard(State(serving): State<Arc<Serving>>, request: Request, next: Next) -> Response {
    let wants_page = wants_page(request.uri().path());
    let mut response = match admit(&serving, &request) {
        Admission::In => next.run(request).await,
        Admission::Welcome(response) => response,
        Admission::Refused(problem) if wants_page => pages::refused(&problem),
        Admission::Refused(problem) => problem.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    ] {
        headers.insert(name, value);
    }
    headers.append(VARY, HeaderValue::from_static("cookie, authorization"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}

enum Admission {
    In,
    Welcome(Response),
    Refused(Problem),
}

fn admit(serving: &Serving, request: &Request) -> Admission {
    if let Err(problem) = come_from_here(serving, request) {
        return Admission::Refused(problem);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        let detail = format!("{} is not understood here", request.method());
        return Admission::Refused(Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail));
    }
    if !is_utf_8(request.uri().query().unwrap_or_default()) {
        let detail = "cannot read the address: what it writes with % is no UTF-8";
        return Admission::Refused(Problem::new(StatusCode::BAD_REQUEST, "invalid_request", detail));
    }
    if let Some(token) = link_token(request) {
        return if serving.secrets.use_link(&token) {
            (serving.announce)(&serving.link());
            Admission::Welcome(welcome(serving))
        } else if is_known(serving, request.headers()) {
            // Who has been let in needs no link.
            Admission::Welcome(to_the_page())
        } else {
            let detail =
                "this link was used before, or is of another run; a new one stands in the terminal where dateline serves";
            Admission::Refused(Problem::new(StatusCode::UNAUTHORIZED, "link_used", detail))
        };
    }
    if request.uri().path() == "/health" || is_known(serving, request.headers()) {
        return Admission::In;
    }
    let detail =
        "open the link that stands in the terminal where dateline serves; programs send \"Authorization: Bearer TOKEN\"";
    Admission::Refused(Problem::new(StatusCode::UNAUTHORIZED, "unauthorized", detail))
}

/// Whether nobody else's page is behind a request.
fn come_from_here(serving: &Serving, request: &Request) -> Result<(), Problem> {
    let headers = request.headers();
    let refuse = |code, detail: &str| Err(Problem::new(StatusCode::FORBIDDEN, code, detail));
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next()) else {
        return refuse("foreign_host", "a request names its host once");
    };
    // A request through a proxy names it in its first line too.
    let named = request.uri().authority().map(|authority| authority.as_str());
    if !serving.hosts.has(host) || named.is_some_and(|named| named != host) {
        return refuse("foreign_host", "this server is not asked under that name");
    }
    let mut origins = headers.get_all(ORIGIN).iter();
    let is_own = |origin: &HeaderValue| origin.to_str().is_ok_and(|origin| origin == format!("http://{host}"));
    if origins.next().is_some_and(|origin| !is_own(origin)) || origins.next().is_some() {
        return refuse("foreign_origin", "another site is behind this request");
    }
    let one = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let is_ours = matches!(one(&FETCH_SITE), None | Some("same-origin" | "none"));
    // The link may be clicked wherever it was pasted: nobody who does not know it can make one.
    let is_link = request.method() == Method::GET
        && link_token(request).is_some()
        && one(&FETCH_MODE) == Some("navigate")
        && one(&FETCH_DEST) == Some("document");
    if !is_ours && !is_link {
        return refuse("foreign_site", "another site is behind this request; type or paste the address instead");
    }
    Ok(())
}

/// Whether the keys and values of an address are text: what is none would be read as other words than were asked for.
fn is_utf_8(query: &str) -> bool {
    const REPLACEMENT: &str = "\u{FFFD}";
    let read = form_urlencoded::parse(query.as_bytes())
        .map(|(key, value)| key.matches(REPLACEMENT).count() + value.matches(REPLACEMENT).count());
    // Whoever writes the replacement character itself means it.
    read.sum::<usize>() == query.to_ascii_uppercase().matches("%EF%BF%BD").count()
}

/// What a request for the link shows.
fn link_token(request: &Request) -> Option<String> {
    if request.uri().path() != "/" || !matches!(*request.method(), Method::GET) {
        return None;
    }
    let query = request.uri().query()?;
    form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "token").map(|(_, token)| token.into_owned())
}

fn is_known(serving: &Serving, headers: &HeaderMap) -> bool {
    let name = serving.hosts.cookie();
    let cookies = headers.get_all(COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    let mut sessions = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    sessions.any(|(key, value)| key == name && serving.secrets.is_session(value))
        || bearer.is_some_and(|token| serving.secrets.is_bearer(token))
}

/// Takes the link out of the address and puts the cookie in its place. A page of ours goes on, for a redirect would still be a step of the site on
/// which the link was clicked, and strict cookies stay at home then.
fn welcome(serving: &Serving) -> Response {
    let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", serving.hosts.cookie(), serving.secrets.session());
    let mut response = pages::welcome();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn to_the_page() -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, "/")]).into_response()
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    fn hosts(address: &str) -> Hosts {
        Hosts::of(address.parse().expect("an address"))
    }

    #[test]
    fn a_host_is_known_by_its_names_and_the_port_that_nobody_writes_may_be_left_out() {
        let named = |address: &str, name: &str| hosts(address).and(name).expect("a name");
        for (hosts, url, known, unknown) in [
            (
                hosts("127.0.0.1:7311"),
                "http://127.0.0.1:7311",
                &["127.0.0.1:7311", "localhost:7311", "LOCALHOST:7311"][..],
                &["127.0.0.1", "localhost", "127.0.0.1:80"][..],
            ),
            (
                hosts("127.0.0.1:80"),
                "http://127.0.0.1:80",
                &["127.0.0.1:80", "127.0.0.1", "localhost:80", "localhost"],
                &["127.0.0.1:7311"],
            ),
            (hosts("[::1]:80"), "http://[::1]:80", &["[::1]:80", "[::1]", "localhost"], &["::1"]),
            (
                named("0.0.0.0:7311", "News.Example"),
                "http://news.example:7311",
                &["news.example:7311", "News.Example:7311", "0.0.0.0:7311"],
                &["news.example", "other.example:7311"],
            ),
            (
                named("192.0.2.1:80", "news.example"),
                "http://192.0.2.1:80",
                &["192.0.2.1", "news.example", "news.example:80"],
                &["localhost"],
            ),
            (named("[::]:7311", "[2001:db8::1]"), "http://[2001:db8::1]:7311", &["[2001:DB8::1]:7311"], &["[2001:db8::1]"]),
        ] {
            assert_eq!(hosts.url(), url);
            let wrong: Vec<&&str> = known.iter().filter(|name| !hosts.has(name)).collect();
            assert!(wrong.is_empty(), "{hosts:?} has no {wrong:?}");
            let wrong: Vec<&&str> = unknown.iter().filter(|name| hosts.has(name)).collect();
            assert!(wrong.is_empty(), "{hosts:?} has {wrong:?}");
        }
    }

    #[test]
    fn what_can_never_match_is_no_name() {
        for name in
            ["", "a.example:443", "http://b.example", "a b", "a..b", "news.example.", "[::1", "::1", "a/b", "*.example"]
        {
            let refused = hosts("127.0.0.1:7311").and(name).expect_err(name);
            assert_eq!(refused.code().as_str(), "invalid_request", "{name}");
        }
    }
}
