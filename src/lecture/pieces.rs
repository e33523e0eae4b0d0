//! The file cut into prose and directives, before either is understood.

use super::directive::{Directive, Line};
use super::faults::Faults;
use super::fence::Fence;

/// A stretch of the file.
pub enum Piece<'a> {
    /// Markdown.
    Prose {
        /// The number of its first line.
        line: u32,
        /// Its text.
        text: &'a str,
    },
    /// A directive, closed.
    Directive(Directive<'a>),
}

/// The lines of a text, numbered, with the text that is still to come.
#[derive(Clone)]
pub struct Lines<'a> {
    rest: &'a str,
    number: u32,
}

impl<'a> Lines<'a> {
    /// All lines of `text`, the first being number 1.
    pub fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            number: 1,
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (text, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        let number = self.number;
        self.rest = rest;
        self.number = number.saturating_add(1);
        Some(Line {
            number,
            text: text.strip_suffix('\r').unwrap_or(text),
            indent: 0,
        })
    }
}

/// Cuts the lines. `::: name` opens a directive and a bare `:::` closes it, except inside a fenced
/// code block, where both are text.
pub fn split<'a>(mut lines: Lines<'a>, faults: &mut Faults) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut prose = lines.clone();
    let mut fence = Fence::default();
    let mut open: Option<Directive<'a>> = None;
    loop {
        let before = lines.clone();
        let Some(line) = lines.next() else { break };
        let marker = if fence.holds(line.text) {
            None
        } else {
            marker(line.text)
        };
        match (marker, open.take()) {
            (None, Some(mut directive)) => {
                directive.body.push(line);
                open = Some(directive);
            }
            (None, None) => {}
            (Some(""), Some(directive)) => {
                pieces.push(Piece::Directive(directive));
                prose.clone_from(&lines);
            }
            (Some(""), None) => {
                push_prose(&mut pieces, &prose, &before);
                prose.clone_from(&lines);
                faults.report(
                    line.trimmed().1,
                    "This `:::` closes nothing.",
                    "Remove it, or write `::: demo my-id` where the directive begins.",
                );
            }
            (Some(header), earlier) => {
                match earlier {
                    Some(unclosed) => report_unclosed(&unclosed, &fence, faults),
                    None => push_prose(&mut pieces, &prose, &before),
                }
                open = Some(Directive::opened(header, line));
            }
        }
    }
    match open {
        Some(unclosed) => report_unclosed(&unclosed, &fence, faults),
        None => push_prose(&mut pieces, &prose, &lines),
    }
    pieces
}

/// What follows the colons when the line is a directive's marker: empty for a closing one.
fn marker(line: &str) -> Option<&str> {
    let text = line.trim_start_matches(' ');
    // Four spaces make a code block in Markdown.
    if line.len() - text.len() > 3 {
        return None;
    }
    Some(text.strip_prefix(":::")?.trim_start_matches(':').trim())
}

fn push_prose<'a>(pieces: &mut Vec<Piece<'a>>, from: &Lines<'a>, to: &Lines<'a>) {
    let length = from.rest.len() - to.rest.len();
    let text = from.rest.get(..length).unwrap_or_default();
    if !text.trim().is_empty() {
        pieces.push(Piece::Prose {
            line: from.number,
            text,
        });
    }
}

fn report_unclosed(directive: &Directive<'_>, fence: &Fence, faults: &mut Faults) {
    let help = if fence.is_open() {
        "Close the code block in it, and write a line `:::` below its last line."
    } else {
        "Write a line `:::` below its last line."
    };
    faults.report(
        directive.place,
        format!("The directive `{}` is never closed.", directive.name),
        help,
    );
}
