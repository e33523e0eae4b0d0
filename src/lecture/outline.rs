//! The prose: Markdown to sections, each a heading and the HTML below it.

use std::mem;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::anchors::{self, Anchors, Target};
use super::faults::Faults;
use super::links::{self, Address};
use super::model::{Block, Demo, Section};

/// A link within the lecture, to be checked once all ids are known.
pub struct Link {
    /// The line it stands on, or begins on.
    pub line: u32,
    /// The id it leads to.
    pub anchor: String,
}

/// The sections read so far.
#[derive(Default)]
pub struct Outline {
    sections: Vec<Section>,
    links: Vec<Link>,
    /// Whether something stood before the first section; it is reported once.
    homeless: bool,
}

impl Outline {
    /// Adds Markdown whose first line has the number `line`.
    pub fn add_prose(&mut self, text: &str, line: u32, anchors: &mut Anchors, faults: &mut Faults) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_SMART_PUNCTUATION;
        let places = Places::of(text, line);
        let mut prose: Vec<Event<'_>> = Vec::new();
        let mut prose_line = line;
        let mut depth = 0_usize;
        let mut heading: Option<Heading> = None;
        // For every link or image that is open: whether its tags are kept.
        let mut kept: Vec<bool> = Vec::new();

        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            let line = places.line(range.start);
            match &event {
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }) if depth == 0 && *level <= HeadingLevel::H3 => {
                    self.add_html(&mut prose, prose_line, faults);
                    if !classes.is_empty() || !attrs.is_empty() {
                        faults.report(
                            line,
                            "A heading takes an id and nothing else.",
                            "Write `## Heading {#my-id}`.",
                        );
                    }
                    let id = id.as_ref().map(|id| id.to_string());
                    heading = Some(Heading {
                        level: *level,
                        id,
                        title: String::new(),
                        line,
                    });
                }
                Event::End(TagEnd::Heading(_)) if depth == 1 && heading.is_some() => {
                    if let Some(heading) = heading.take() {
                        self.open_section(heading, anchors, faults);
                    }
                }
                _ => match &mut heading {
                    Some(heading) => heading.add(&event),
                    None => {
                        if prose.is_empty() {
                            prose_line = line;
                        }
                        prose.extend(self.checked(event.clone(), line, &mut kept, faults));
                    }
                },
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.add_html(&mut prose, prose_line, faults);
    }

    /// Adds a demo where the prose has got to; its directive stands on `line`.
    pub fn add_demo(&mut self, demo: Demo, line: u32, faults: &mut Faults) {
        self.add_block(Block::Demo { demo }, line, faults);
    }

    /// The sections, and the links that lead to them.
    pub fn finish(self, faults: &mut Faults) -> (Vec<Section>, Vec<Link>) {
        if self.sections.is_empty() && !self.homeless {
            faults.report(
                1,
                "The lecture has no sections.",
                "Write a heading: `## Welcome`.",
            );
        }
        (self.sections, self.links)
    }

    fn open_section(&mut self, heading: Heading, anchors: &mut Anchors, faults: &mut Faults) {
        let Heading {
            level,
            id,
            title,
            line,
        } = heading;
        let title = title.trim().to_owned();
        if level == HeadingLevel::H1 {
            faults.report(
                line,
                "`#` is the lecture's title, which the front matter gives.",
                "Write `##` for a section and `###` for a part of one.",
            );
        }
        let id = id.unwrap_or_else(|| anchors::slug(&title));
        if title.is_empty() {
            faults.report(
                line,
                "This heading has no words.",
                "Write some, or remove it.",
            );
        } else if anchors::is_id(&id) {
            anchors.claim(&id, Target::Section, line, faults);
        } else {
            faults.report(
                line,
                format!("`{id}` cannot be an id: an id is made of letters, digits and hyphens."),
                "Write one behind the heading: `## Heading {#my-id}`.",
            );
        }
        self.sections.push(Section {
            id,
            title,
            level: level as u32,
            blocks: Vec::new(),
        });
    }

    fn add_html(&mut self, prose: &mut Vec<Event<'_>>, line: u32, faults: &mut Faults) {
        if !prose.is_empty() {
            let mut html = String::new();
            html::push_html(&mut html, mem::take(prose).into_iter());
            self.add_block(Block::Html { html }, line, faults);
        }
    }

    fn add_block(&mut self, block: Block, line: u32, faults: &mut Faults) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        } else if !mem::replace(&mut self.homeless, true) {
            faults.report(
                line,
                "This stands before the first section.",
                "Write a heading above it: `## Welcome`.",
            );
        }
    }

    /// The event with everything taken away that an author must not bring into the page, or None
    /// when nothing is left of it.
    fn checked<'a>(
        &mut self,
        event: Event<'a>,
        line: u32,
        kept: &mut Vec<bool>,
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
                let allowed = self.allows(dest_url, line, faults);
                kept.push(allowed);
                allowed.then_some(event)
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                kept.pop().unwrap_or_default().then_some(event)
            }
            other => Some(other),
        }
    }

    fn allows(&mut self, address: &CowStr<'_>, line: u32, faults: &mut Faults) -> bool {
        match links::classify(address) {
            Address::Anchor(anchor) => self.links.push(Link {
                line,
                anchor: anchor.to_owned(),
            }),
            Address::Elsewhere => {}
            Address::Refused => {
                let message = format!("A lecture cannot link to `{}`.", address.escape_debug());
                faults.report(line, message, links::HELP);
                return false;
            }
        }
        true
    }
}

/// A section's heading while its words are read.
struct Heading {
    level: HeadingLevel,
    id: Option<String>,
    title: String,
    line: u32,
}

impl Heading {
    /// Adds what an event says to the title, which is plain text.
    fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                self.title.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => self.title.push(' '),
            _ => {}
        }
    }
}

/// Which line of the file a position in a stretch of its text is on.
struct Places {
    first: u32,
    line_ends: Vec<usize>,
}

impl Places {
    fn of(text: &str, first: u32) -> Self {
        Self {
            first,
            line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    fn line(&self, position: usize) -> u32 {
        let lines_before = self.line_ends.partition_point(|&end| end < position);
        self.first
            .saturating_add(u32::try_from(lines_before).unwrap_or(u32::MAX))
    }
}
