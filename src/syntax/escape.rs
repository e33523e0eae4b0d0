//! Broken escapes in string and bytes literals, and characters written by their names, for which there is
//! no table here.

use super::diagnosis::{Place, fault};
use super::error::SourceErrorKind;
use super::scan::{Scan, ScanError, TokenKind};

/// The refusal of the first character that is written by its name, in the string where the parser stopped.
pub(super) fn named(scan: &Scan, source: &str, offset: usize) -> Option<ScanError> {
    let is_there = |token: &&super::scan::Token| {
        token.kind == TokenKind::String && (token.start..=token.end).contains(&offset)
    };
    let token = scan.tokens.iter().find(is_there)?;
    let text = source.get(token.start..token.end)?;
    let quote = text.find(['"', '\''])?;
    let prefix = text.get(..quote)?.to_ascii_lowercase();
    if prefix.contains(['r', 'b']) {
        return None;
    }
    let mut at = quote;
    loop {
        at += text.get(at..)?.find('\\')?;
        let rest = text.get(at..)?;
        if rest.starts_with(r"\N{") {
            let start = token.start + at;
            let end = start + rest.find('}')? + 1;
            let message =
                r"'\N{...}' in a string is not supported; use the character itself instead";
            return Some(ScanError {
                kind: SourceErrorKind::Unsupported,
                ..fault(message, start, end)
            });
        }
        let escaped = rest.chars().nth(1)?;
        at += 1 + escaped.len_utf8();
    }
}

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
