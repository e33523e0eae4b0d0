//! Serves `dist/` on this machine as a static host would: with the headers that threads need or
//! without, at the top or below a path. Lectures come from their source, so that an edited one shows
//! at the next reload.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::root;
use crate::steps::Failure;

/// The first port tried, and how many are.
const PORTS: std::ops::Range<u16> = 8000..8100;
/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(30);
/// How much of a request is read; a page's address fits many times.
const LONGEST_REQUEST: u64 = 16 * 1024;

/// What is served, and how.
pub struct Site {
    /// Whether the headers that isolate a page are sent.
    pub isolating: bool,
    /// The path all addresses begin with, without slashes at its ends; empty for none.
    pub prefix: String,
}

impl Site {
    /// With the headers threads need, at the top.
    pub fn isolated() -> Self {
        Self {
            isolating: true,
            prefix: String::new(),
        }
    }

    /// As a static host that sets no headers serves it, below a path.
    pub fn plain(prefix: &str) -> Self {
        Self {
            isolating: false,
            prefix: prefix.to_owned(),
        }
    }
}

/// A server that runs until the program ends.
pub struct Serving {
    address: String,
    thread: JoinHandle<()>,
}

impl Serving {
    /// Listens on the given port of this machine, or on the first free one; 0 means any.
    pub fn start(site: Site, port: Option<u16>) -> Result<Self, Failure> {
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match port {
            Some(port) => bind(port),
            None => PORTS
                .map(bind)
                .find(Result::is_ok)
                .unwrap_or_else(|| bind(0)),
        };
        let failed = |error| Failure::Io {
            what: port.map_or("no port".to_owned(), |port| format!("port {port}")),
            error,
        };
        let listener = listener.map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        let folder = match site.prefix.as_str() {
            "" => String::new(),
            prefix => format!("{prefix}/"),
        };
        let site = Arc::new(site);
        let thread = thread::spawn(move || {
            for connection in listener.incoming().filter_map(Result::ok) {
                let site = Arc::clone(&site);
                // A reader who has gone away is no error of the server's.
                thread::spawn(move || drop(answer(&site, &connection)));
            }
        });
        Ok(Self {
            address: format!("http://127.0.0.1:{port}/{folder}"),
            thread,
        })
    }

    /// The page's address, with a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves on until the program is ended.
    pub fn wait(self) {
        // The thread never ends by itself; were it to panic, it has said so.
        let _ = self.thread.join();
    }
}

/// What a path leads to.
enum Found {
    File(PathBuf),
    /// A folder asked for without its slash, from which relative addresses would go astray.
    Moved(String),
    Nothing,
}

/// Reads one request and answers it.
fn answer(site: &Site, mut connection: &TcpStream) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(connection.take(LONGEST_REQUEST));
    let mut request = String::new();
    lines.read_line(&mut request)?;
    let mut header = String::new();
    // What is not read of a request resets the connection when it is closed.
    while lines.read_line(&mut header)? > 0 && !header.trim().is_empty() {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if !matches!(method, "GET" | "HEAD") {
        return reply(
            site,
            &mut connection,
            "405 Method Not Allowed",
            &["Allow: GET, HEAD"],
            b"",
            true,
        );
    }
    let body = method == "GET";
    match find(site, path) {
        Found::File(path) => {
            let kind = format!("Content-Type: {}", media_type(&path));
            let mut headers = vec![kind.as_str()];
            // A frame in another site's page is isolated by itself where the browser knows how.
            if site.isolating && path.ends_with("embed.html") {
                headers.push("Document-Isolation-Policy: isolate-and-require-corp");
            }
            reply(
                site,
                &mut connection,
                "200 OK",
                &headers,
                &fs::read(path)?,
                body,
            )
        }
        Found::Moved(place) => {
            let place = format!("Location: {place}");
            reply(
                site,
                &mut connection,
                "301 Moved Permanently",
                &[&place],
                b"",
                body,
            )
        }
        Found::Nothing => {
            let kind = "Content-Type: text/plain; charset=utf-8";
            reply(
                site,
                &mut connection,
                "404 Not Found",
                &[kind],
                b"There is no such file.\n",
                body,
            )
        }
    }
}

fn reply(
    site: &Site,
    connection: &mut impl Write,
    status: &str,
    headers: &[&str],
    bytes: &[u8],
    body: bool,
) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", bytes.len());
    let isolating: &[&str] = if site.isolating {
        &[
            "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Embedder-Policy: require-corp",
            "Cross-Origin-Resource-Policy: cross-origin",
        ]
    } else {
        &[]
    };
    let always = [
        "Cache-Control: no-cache",
        "X-Content-Type-Options: nosniff",
        // A module of ours that another site names may only be read with this; nothing here is secret.
        "Access-Control-Allow-Origin: *",
        "Connection: close",
    ];
    for header in always.iter().chain(isolating).chain(headers) {
        head.push_str(header);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    connection.write_all(head.as_bytes())?;
    if body {
        connection.write_all(bytes)?;
    }
    connection.flush()
}

/// The file behind the path of a request, never one outside the folders served.
fn find(site: &Site, target: &str) -> Found {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = decode(path) else {
        return Found::Nothing;
    };
    let inside = path.trim_start_matches('/');
    let inside = match inside.strip_prefix(&site.prefix) {
        Some("") if !site.prefix.is_empty() && !path.ends_with('/') => {
            return Found::Moved(format!("/{}/", site.prefix));
        }
        Some(rest) if site.prefix.is_empty() || rest.starts_with('/') => {
            rest.trim_start_matches('/')
        }
        _ => return Found::Nothing,
    };
    let built = root().join("dist");
    // A lecture comes from where it is edited; beside it stands what the build made of it.
    let candidates = match inside {
        "" => vec![built.join("index.html")],
        inside if inside.starts_with("lectures/") => vec![root().join(inside), built.join(inside)],
        inside => vec![built.join(inside)],
    };
    // Resolved, so that neither `..` nor a link leads out.
    let allowed = |file: &PathBuf| {
        let lectures = fs::canonicalize(root().join("lectures"));
        let dist = fs::canonicalize(root().join("dist"));
        [lectures, dist]
            .into_iter()
            .flatten()
            .any(|folder| file.starts_with(folder))
    };
    let mut files = candidates.iter().flat_map(fs::canonicalize);
    match files.find(|file| file.is_file() && allowed(file)) {
        Some(file) => Found::File(file),
        None => Found::Nothing,
    }
}

/// A path without its percent signs; none when they do not stand for text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let (byte, after) = if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            (u8::from_str_radix(digits, 16).ok()?, &after[2..])
        } else {
            (first, after)
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|path| !path.contains('\0'))
}

/// What browsers insist on being told about a file.
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("md") => "text/markdown; charset=utf-8",
        Some("py" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_site_is_found() {
        let site = Site::plain("sub/path");
        for target in [
            "/",
            "/sub/pathology/",
            "/sub/path/../Cargo.toml",
            "/sub/path/lectures/%2e%2e/Cargo.toml",
        ] {
            assert!(matches!(find(&site, target), Found::Nothing), "{target}");
        }
    }

    #[test]
    fn a_lecture_comes_from_its_source() {
        assert!(matches!(
            find(&Site::isolated(), "/lectures/index.json?x"),
            Found::File(_)
        ));
    }

    #[test]
    fn a_folder_without_its_slash_moves() {
        let found = find(&Site::plain("sub/path"), "/sub/path");
        assert!(matches!(found, Found::Moved(place) if place == "/sub/path/"));
    }

    #[test]
    fn percent_signs_stand_for_bytes() {
        assert_eq!(decode("/a%20b%C3%A9").as_deref(), Some("/a bé"));
        assert_eq!(decode("/a%2"), None);
    }
}
