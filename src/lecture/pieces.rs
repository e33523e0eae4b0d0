//! The file cut into prose and directives, before either is understood.

use super::directive::{Directive, Line};
use super::faults::Faults;

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
        })
    }
}

/// Cuts the lines. `::: name` opens a directive and a bare `:::` closes it, except inside a fenced
/// code block, where both are text.
pub fn split<'a>(mut lines: Lines<'a>, faults: &mut Faults) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut prose = lines.clone();
    let mut fence: Option<Fence> = None;
    let mut open: Option<Directive<'a>> = None;
    loop {
        let before = lines.clone();
        let Some(line) = lines.next() else { break };
        if open.is_none() {
            if let Some(current) = &fence {
                if current.is_closed_by(line.text) {
                    fence = None;
                }
                continue;
            }
            fence = Fence::opened_by(line.text);
        }
        match (marker(line.text), open.take()) {
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
                    line.number,
                    "This `:::` closes nothing.",
                    "Remove it, or write `::: demo my-id` where the directive begins.",
                );
            }
            (Some(header), earlier) => {
                match earlier {
                    Some(unclosed) => report_unclosed(&unclosed, faults),
                    None => push_prose(&mut pieces, &prose, &before),
                }
                open = Some(Directive::opened(header, line.number));
            }
        }
    }
    match open {
        Some(unclosed) => report_unclosed(&unclosed, faults),
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

fn report_unclosed(directive: &Directive<'_>, faults: &mut Faults) {
    faults.report(
        directive.line,
        format!("The directive `{}` is never closed.", directive.name),
        "Write a line `:::` below its last line.",
    );
}

/// The opening of a fenced code block.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let text = line.trim_start();
        let mark = text
            .chars()
            .next()
            .filter(|mark| matches!(mark, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        // Three backticks and more on the same line are inline code, not a fence.
        let inline = mark == '`' && info.contains('`');
        (length >= 3 && !inline).then_some(Self { mark, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.length && text.chars().all(|mark| mark == self.mark)
    }
}
