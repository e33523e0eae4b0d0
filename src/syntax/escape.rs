//! Broken escapes in string and bytes literals.

use super::diagnosis::{Place, fault};
use super::scan::{ScanError, TokenKind};

/// What CPython says about the first broken escape in the strings from token `index` on.
pub(super) fn mistake(place: &Place<'_>, index: usize) -> Option<ScanError> {
    let text = place.text(index);
    let quote = text.find(['"', '\''])?;
    let prefix = text.get(..quote)?.to_ascii_lowercase();
    let is_bytes = prefix.contains('b');
    let body = text.get(quote..)?.trim_matches(['"', '\'']);
    let message = broken_escape(body, is_bytes)?;
    let mut behind = index;
    while place.kind(behind) == TokenKind::String {
        behind += 1;
    }
    let start = place.token(behind).start;
    Some(fault(message, start, start))
}

fn broken_escape(body: &str, is_bytes: bool) -> Option<String> {
    let mut rest = body;
    while let Some(offset) = rest.find('\\') {
        let at = body.len() - rest.len() + offset;
        let escape = rest.get(offset + 1..)?;
        let (digits, shape) = match escape.chars().next()? {
            'x' => (2, r"\xXX"),
            'u' if !is_bytes => (4, r"\uXXXX"),
            'U' if !is_bytes => (8, r"\UXXXXXXXX"),
            'N' if !is_bytes => {
                let end = at + 1 + escape.find('}').unwrap_or(0);
                let what = if end > at + 1 {
                    "unknown Unicode character name"
                } else {
                    r"malformed \N character escape"
                };
                return Some(unicode_error(at, end, what));
            }
            other => {
                rest = escape.get(other.len_utf8()..)?;
                continue;
            }
        };
        let found = escape
            .get(1..)?
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        if found < digits {
            return Some(if is_bytes {
                format!(r"(value error) invalid \x escape at position {at}")
            } else {
                unicode_error(at, at + 1 + found, &format!("truncated {shape} escape"))
            });
        }
        rest = escape.get(1 + digits..)?;
    }
    None
}

fn unicode_error(from: usize, to: usize, what: &str) -> String {
    format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {what}"
    )
}
