//! Mistakes inside the replacement fields of f-strings.
//!
//! CPython 3.11 parses each field as a text of its own, in parentheses, and shows that text in place of
//! the source line.

use ruff_python_parser::parse_unchecked;
use ruff_python_parser::{Mode, ParseOptions};

use super::diagnosis::{Place, diagnose, fault};
use super::scan::{ScanError, Token, scan};

/// The text shown for a mistake inside a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldText {
    pub text: String,
    /// The columns of the mistake in it.
    pub start: usize,
    pub end: usize,
}

/// What is wrong with a field.
enum Fault {
    /// Something noticed at the token behind the string.
    Behind(String),
    /// Something inside the field.
    Inside(ScanError),
}

/// The first mistake in a field of the f-string that is token `index`, if there is one.
pub(super) fn mistake(place: &Place<'_>, index: usize) -> Option<ScanError> {
    let token = place.token(index);
    match find(place.source, token)? {
        Fault::Behind(message) => Some(place.behind_string(&message)),
        Fault::Inside(found) => Some(found),
    }
}

fn find(source: &str, token: Token) -> Option<Fault> {
    let text = source.get(token.start..token.end)?;
    let quote = text.find(['"', '\''])?;
    let mark = text.get(quote..quote + 1)?;
    let is_triple = text.get(quote..)?.starts_with(&mark.repeat(3));
    let width = if is_triple { 3 } else { 1 };
    let body_end = text.len().checked_sub(width)?;
    let mut at = quote + width;
    while at < body_end {
        let rest = text.get(at..body_end)?;
        if rest.starts_with("{{") {
            at += 2;
        } else if rest.starts_with('{') {
            let field = Field::read(rest.get(1..)?);
            if let Some(fault) = field.fault(token.start + at) {
                return Some(fault);
            }
            // What follows may be a format spec with fields of its own.
            at += 1 + field.length;
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
    None
}

/// The expression of a field, and what ends it.
struct Field<'a> {
    expression: &'a str,
    length: usize,
    /// The character behind the expression; nothing at the end of the string.
    end: Option<char>,
    /// A bracket that does not fit.
    bracket: Option<String>,
}

impl<'a> Field<'a> {
    /// Reads the expression that `text` begins with.
    fn read(text: &'a str) -> Self {
        let mut open: Vec<char> = Vec::new();
        let mut quote = None;
        let mut characters = text.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            let next = characters.peek().map(|&(_, next)| next);
            let ends_at = |end, bracket| Self {
                expression: text.get(..offset).unwrap_or(""),
                length: offset,
                end,
                bracket,
            };
            match character {
                _ if quote.is_some() && quote == Some(character) => {
                    quote = None;
                }
                '"' | '\'' => quote = Some(character),
                '(' | '[' | '{' => open.push(character),
                '!' if open.is_empty() && next == Some('=') => {
                    characters.next();
                }
                '=' | '<' | '>' if open.is_empty() && next == Some('=') => {
                    characters.next();
                }
                '}' | '!' | ':' | '=' if open.is_empty() => return ends_at(Some(character), None),
                ')' | ']' | '}' => match open.pop() {
                    Some('(') if character == ')' => {}
                    Some('[') if character == ']' => {}
                    Some('{') if character == '}' => {}
                    Some(opening) => {
                        let message = format!(
                            "f-string: closing parenthesis '{character}' does not match opening \
                             parenthesis '{opening}'"
                        );
                        return ends_at(Some(character), Some(message));
                    }
                    None => {
                        let message = format!("f-string: unmatched '{character}'");
                        return ends_at(Some(character), Some(message));
                    }
                },
                _ => {}
            }
        }
        Self {
            expression: text,
            length: text.len(),
            end: None,
            bracket: None,
        }
    }

    /// What is wrong with the field whose `{` is at `offset` in the source.
    fn fault(&self, offset: usize) -> Option<Fault> {
        if let Some(message) = &self.bracket {
            return Some(Fault::Behind(message.clone()));
        }
        let is_empty = self.expression.trim().is_empty();
        let message = match self.end {
            None => "f-string: expecting '}'",
            Some('}') if is_empty => "f-string: empty expression not allowed",
            Some('!') if is_empty => "f-string: expression required before '!'",
            Some(':') if is_empty => "f-string: expression required before ':'",
            Some('=') if is_empty => "f-string: expression required before '='",
            Some(_) => return self.parse(offset),
        };
        Some(Fault::Behind(message.to_owned()))
    }

    fn parse(&self, offset: usize) -> Option<Fault> {
        let text = format!("({})", self.expression);
        let parsed = parse_unchecked(&text, ParseOptions::from(Mode::Module));
        let error = parsed.errors().first()?;
        let scan = scan(&text);
        let inner = diagnose(&text, &scan, error);
        let message = if scan.error.is_some() {
            inner.message
        } else {
            format!("f-string: {}", inner.message)
        };
        let mut found = fault(message, offset, offset);
        found.field = Some(FieldText {
            start: inner.start,
            end: inner.end,
            text,
        });
        Some(Fault::Inside(found))
    }
}
