//! HTTP/1.1 messages: requests out of bytes, and the head of a response into bytes. Whatever the bytes
//! are, reading them gives a request, the wish for more, or a refusal, and never looks at more than the
//! limits allow.

use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version, header};

/// The longest first line.
const LONGEST_LINE: usize = 8190;
/// The most headers.
const MOST_HEADERS: usize = 100;
/// All of a request's head.
const LARGEST_HEAD: usize = 64 << 10;
/// The longest line between two chunks of a body.
const LONGEST_CHUNK_LINE: usize = 256;

/// A request, complete with its body.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What the client wants done.
    pub method: Method,
    /// The address as it was sent: path and query.
    pub target: String,
    /// 1.0 or 1.1.
    pub version: Version,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
}

impl Request {
    /// Whether the client would send another request on the same connection.
    pub fn keeps_alive(&self) -> bool {
        let says = |word: &str| {
            let values = self.headers.get_all(header::CONNECTION).iter();
            values
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .any(|value| value.trim().eq_ignore_ascii_case(word))
        };
        match self.version {
            Version::HTTP_11 => !says("close"),
            _ => says("keep-alive"),
        }
    }

    /// The first line, as logs show it.
    pub fn line(&self) -> String {
        format!("{} {} {:?}", self.method, self.target, self.version)
    }

    /// A header as text, or nothing.
    pub fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A request that is not taken, and with which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What the client is answered.
    pub status: StatusCode,
    /// Why.
    pub why: &'static str,
}

fn refuse<T>(status: StatusCode, why: &'static str) -> Result<T, Refusal> {
    Err(Refusal { status, why })
}

/// What bytes turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// The beginning of a request. The client may be waiting to be told to go on.
    More {
        /// How many bytes there have to be before it is worth reading again.
        at_least: usize,
        /// Whether its head is there, and asks for leave to send the body.
        asks_to_continue: bool,
    },
    /// A request, and how many bytes it took.
    Whole(Box<Request>, usize),
}

/// Reads the request that bytes begin with.
pub fn read(bytes: &[u8], largest_body: usize) -> Result<Reading, Refusal> {
    // Careless clients leave empty lines before a request.
    let blank = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let skipped = blank.take(LONGEST_LINE).count();
    let bytes = bytes.get(skipped..).unwrap_or_default();
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let within = &bytes[..bytes.len().min(LARGEST_HEAD)];
    let length = match parsed.parse(within) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => {
            let line = within.iter().position(|&byte| byte == b'\n');
            if line.unwrap_or(within.len()) > LONGEST_LINE {
                return refuse(StatusCode::URI_TOO_LONG, "The address is too long.");
            }
            if bytes.len() >= LARGEST_HEAD {
                let why = "The headers are too long.";
                return refuse(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, why);
            }
            return Ok(Reading::More {
                at_least: skipped + bytes.len() + 1,
                asks_to_continue: false,
            });
        }
        Err(httparse::Error::TooManyHeaders) => {
            let why = "There are too many headers.";
            return refuse(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, why);
        }
        Err(httparse::Error::Version) => {
            let why = "This server speaks HTTP/1.0 and 1.1.";
            return refuse(StatusCode::HTTP_VERSION_NOT_SUPPORTED, why);
        }
        Err(_) => return refuse(StatusCode::BAD_REQUEST, "The request makes no sense."),
    };
    let mut request = head(&parsed)?;
    let body = bytes.get(length..).unwrap_or_default();
    let mut at_least = skipped + bytes.len() + 1;
    let whole = match framing(&request)? {
        Framing::Length(size) if size > largest_body => {
            return refuse(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.");
        }
        Framing::Length(size) => match body.get(..size) {
            Some(body) => {
                request.body = body.to_vec();
                Some(size)
            }
            None => {
                at_least = skipped + length + size;
                None
            }
        },
        Framing::Chunked => match chunks(body, largest_body)? {
            Some((whole, size)) => {
                request.body = whole;
                Some(size)
            }
            None => None,
        },
    };
    Ok(match whole {
        Some(size) => Reading::Whole(Box::new(request), skipped + length + size),
        None => Reading::More {
            at_least,
            asks_to_continue: request
                .header(&header::EXPECT)
                .is_some_and(|expects| expects.eq_ignore_ascii_case("100-continue")),
        },
    })
}

fn head(parsed: &httparse::Request<'_, '_>) -> Result<Request, Refusal> {
    let makes_no_sense = Refusal {
        status: StatusCode::BAD_REQUEST,
        why: "The request makes no sense.",
    };
    let (Some(method), Some(target)) = (parsed.method, parsed.path) else {
        return Err(makes_no_sense);
    };
    if target.len() > LONGEST_LINE {
        return refuse(StatusCode::URI_TOO_LONG, "The address is too long.");
    }
    let Ok(method) = Method::from_bytes(method.as_bytes()) else {
        return Err(makes_no_sense);
    };
    if !is_known(&method) {
        let why = "This server has not heard of such a method.";
        return refuse(StatusCode::NOT_IMPLEMENTED, why);
    }
    let target = match target.split_once("://") {
        Some((_, rest)) if !target.starts_with('/') => match rest.find('/') {
            Some(path) => &rest[path..],
            None => "/",
        },
        _ => target,
    };
    if !target.starts_with('/') && target != "*" {
        return Err(makes_no_sense);
    }
    let mut headers = HeaderMap::new();
    for line in parsed.headers.iter() {
        let name = HeaderName::from_bytes(line.name.as_bytes());
        let value = HeaderValue::from_bytes(line.value);
        let (Ok(name), Ok(value)) = (name, value) else {
            return Err(makes_no_sense);
        };
        headers.append(name, value);
    }
    let version = match parsed.version {
        Some(1) => Version::HTTP_11,
        _ => Version::HTTP_10,
    };
    if version == Version::HTTP_11 && headers.get_all(header::HOST).iter().count() != 1 {
        return refuse(StatusCode::BAD_REQUEST, "A request names one host.");
    }
    Ok(Request {
        method,
        target: target.to_owned(),
        version,
        headers,
        body: Vec::new(),
    })
}

fn is_known(method: &Method) -> bool {
    [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::TRACE,
        Method::PATCH,
    ]
    .contains(method)
}

/// How the end of a body is found.
enum Framing {
    Length(usize),
    Chunked,
}

fn framing(request: &Request) -> Result<Framing, Refusal> {
    let lengths: Vec<&HeaderValue> = request
        .headers
        .get_all(header::CONTENT_LENGTH)
        .iter()
        .collect();
    let mut codings = request.headers.get_all(header::TRANSFER_ENCODING).iter();
    if let Some(coding) = codings.next() {
        if codings.next().is_some() || !coding.as_bytes().eq_ignore_ascii_case(b"chunked") {
            let why = "A body is sent plainly or in chunks.";
            return refuse(StatusCode::NOT_IMPLEMENTED, why);
        }
        // Two ways to tell the end of a body are how one request is smuggled inside of another.
        if !lengths.is_empty() || request.version == Version::HTTP_10 {
            let why = "A body has a length or chunks, not both.";
            return refuse(StatusCode::BAD_REQUEST, why);
        }
        return Ok(Framing::Chunked);
    }
    let [length] = lengths[..] else {
        return match lengths.is_empty() {
            true => Ok(Framing::Length(0)),
            false => refuse(StatusCode::BAD_REQUEST, "A body has one length."),
        };
    };
    let digits = length.to_str().ok().filter(|text| {
        !text.is_empty() && text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit())
    });
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(length) => Ok(Framing::Length(length)),
        None => refuse(StatusCode::BAD_REQUEST, "The length makes no sense."),
    }
}

/// A body that is sent in chunks, and how many bytes it took, once it is complete.
fn chunks(bytes: &[u8], largest: usize) -> Result<Option<(Vec<u8>, usize)>, Refusal> {
    let mut body = Vec::new();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (start, size) = match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete(found)) => found,
            Ok(httparse::Status::Partial) if rest.len() <= LONGEST_CHUNK_LINE => return Ok(None),
            _ => return refuse(StatusCode::BAD_REQUEST, "A chunk's length makes no sense."),
        };
        at += start;
        if size == 0 {
            return trailers(bytes, at).map(|end| end.map(|end| (body, end)));
        }
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        if size > largest - body.len() {
            return refuse(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.");
        }
        let Some(chunk) = bytes.get(at..at + size) else {
            return Ok(None);
        };
        body.extend_from_slice(chunk);
        at += size;
        match bytes.get(at..at + 2) {
            None => return Ok(None),
            Some(b"\r\n") => at += 2,
            Some(_) => return refuse(StatusCode::BAD_REQUEST, "A chunk has no end."),
        }
    }
}

/// Where the lines behind the last chunk end, which nobody reads.
fn trailers(bytes: &[u8], mut at: usize) -> Result<Option<usize>, Refusal> {
    let first = at;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.windows(2).position(|pair| pair == b"\r\n") {
            Some(0) => return Ok(Some(at + 2)),
            Some(length) => at += length + 2,
            None if bytes.len() - first > LONGEST_LINE => {
                return refuse(StatusCode::BAD_REQUEST, "The trailers are too long.");
            }
            None => return Ok(None),
        }
    }
}

/// What a body still to come is allowed to add to a head.
pub fn most_bytes(largest_body: usize) -> usize {
    // Chunks of one byte each need six bytes a byte; nobody sends that honestly.
    LARGEST_HEAD + largest_body + largest_body / 2
}

/// Appends text to a head, which is Latin-1, without the line breaks that would end a header early.
fn put(head: &mut Vec<u8>, text: &str) {
    let plain = text.chars().filter(|c| !matches!(c, '\r' | '\n' | '\0'));
    head.extend(plain.map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')));
}

/// The bytes of a response's head.
pub fn response_head(status: &str, headers: &[(String, String)]) -> Vec<u8> {
    let mut head = Vec::with_capacity(256);
    put(&mut head, "HTTP/1.1 ");
    put(&mut head, status);
    for (name, value) in headers {
        head.extend_from_slice(b"\r\n");
        put(&mut head, name);
        put(&mut head, ": ");
        put(&mut head, value);
    }
    head.extend_from_slice(b"\r\n\r\n");
    head
}

/// A page that says what is wrong.
pub fn error_page(status: StatusCode, why: &str) -> Vec<u8> {
    let reason = status.canonical_reason().unwrap_or("Error");
    let code = status.as_u16();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>{code} {reason}</title></head>\n<body><h1>{reason}</h1>\n<p>{why}</p></body>\n</html>\n"
    )
    .into_bytes()
}
