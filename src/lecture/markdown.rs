//! Markdown to HTML that is safe to insert: what an author must not bring into a page is taken away,
//! and links are noted, wherever in a lecture the Markdown stands.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::directive::Line;
use super::faults::{Faults, Place};
use super::links::{self, Address};
use super::references::{Reference, References};

/// The Markdown a lecture may use.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The HTML of the lines of a directive, which may hold no headings.
pub fn render(lines: &[Line<'_>], references: &mut References, faults: &mut Faults) -> String {
    let Some(first) = lines.first() else {
        return String::new();
    };
    let text = lines
        .iter()
        .map(|line| line.text)
        .collect::<Vec<_>>()
        .join("\n");
    let places = Places::of(&text, first.number);
    let mut kept = Vec::new();
    let mut events = Vec::new();
    for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
        let place = places.place(range.start);
        let indent = (place.line.checked_sub(first.number))
            .and_then(|at| lines.get(usize::try_from(at).ok()?))
            .map_or(0, |line| line.indent);
        let place = place.indented(indent);
        if let Event::Start(Tag::Heading { .. }) = event {
            faults.report(
                place,
                "A heading cannot stand inside a directive.",
                "Write `**words**` on a line of their own instead.",
            );
        }
        events.extend(checked(event, place, &mut kept, references, faults));
    }
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter());
    html
}

/// The event with everything taken away that an author must not bring into the page, or None
/// when nothing is left of it.
pub fn checked<'a>(
    event: Event<'a>,
    place: Place,
    kept: &mut Vec<bool>,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Event<'a>> {
    match event {
        // As text, the author's own HTML is escaped.
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        // Attributes of a heading could be anything, `onclick` included.
        Event::Start(Tag::Heading { level, .. }) => Some(Event::Start(Tag::Heading {
            level,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        // Aligned columns become style attributes, which the page's security policy forbids.
        Event::Start(Tag::Table(columns)) => {
            let plain = vec![pulldown_cmark::Alignment::None; columns.len()];
            Some(Event::Start(Tag::Table(plain)))
        }
        Event::Start(Tag::Link { ref dest_url, .. } | Tag::Image { ref dest_url, .. }) => {
            let allowed = allows(dest_url, place, references, faults);
            kept.push(allowed);
            allowed.then_some(event)
        }
        Event::End(TagEnd::Link | TagEnd::Image) => kept.pop().unwrap_or_default().then_some(event),
        other => Some(other),
    }
}

fn allows(
    address: &CowStr<'_>,
    place: Place,
    references: &mut References,
    faults: &mut Faults,
) -> bool {
    match links::classify(address) {
        Address::Anchor(anchor) => references.anchors.push(Reference {
            place,
            target: anchor.to_owned(),
        }),
        Address::Beside(file) => references.files.push(Reference {
            place,
            target: file.to_owned(),
        }),
        Address::Elsewhere => {}
        Address::Refused => {
            let message = format!("A lecture cannot link to `{}`.", address.escape_debug());
            faults.report(place, message, links::HELP);
            return false;
        }
    }
    true
}

/// Where in the file a position in a stretch of its text is.
pub struct Places<'a> {
    text: &'a str,
    first: u32,
    line_ends: Vec<usize>,
}

impl<'a> Places<'a> {
    /// The places of `text`, whose first line has the number `first`.
    pub fn of(text: &'a str, first: u32) -> Self {
        Self {
            text,
            first,
            line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// The place of a position, counted in bytes.
    pub fn place(&self, position: usize) -> Place {
        let lines_before = self.line_ends.partition_point(|&end| end < position);
        let line_start = lines_before
            .checked_sub(1)
            .and_then(|last| self.line_ends.get(last))
            .map_or(0, |end| end + 1);
        let line = self
            .first
            .saturating_add(u32::try_from(lines_before).unwrap_or(u32::MAX));
        Place::behind(
            line,
            self.text.get(line_start..position).unwrap_or_default(),
        )
    }
}
