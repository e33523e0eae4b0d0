//! The prose: Markdown to sections, each a heading and the HTML below it.

use std::mem;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};

use super::anchors::{self, Anchors, Target};
use super::faults::{Faults, Place};
use super::markdown::{self, Places};
use super::model::{Block, Section};
use super::references::References;

/// The sections read so far.
#[derive(Default)]
pub struct Outline {
    sections: Vec<Section>,
    /// Whether something stood before the first section; it is reported once.
    homeless: bool,
}

impl Outline {
    /// Adds Markdown whose first line has the number `line`.
    pub fn add_prose(
        &mut self,
        text: &str,
        line: u32,
        anchors: &mut Anchors,
        references: &mut References,
        faults: &mut Faults,
    ) {
        let places = Places::of(text, line);
        let mut prose: Vec<Event<'_>> = Vec::new();
        let mut prose_place = Place::from(line);
        let mut depth = 0_usize;
        let mut heading: Option<Heading> = None;
        // For every link or image that is open: whether its tags are kept.
        let mut kept: Vec<bool> = Vec::new();

        for (event, range) in Parser::new_ext(text, markdown::options()).into_offset_iter() {
            let place = places.place(range.start);
            match &event {
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }) if depth == 0 && *level <= HeadingLevel::H3 => {
                    self.add_html(&mut prose, prose_place, faults);
                    if !classes.is_empty() || !attrs.is_empty() {
                        faults.report(
                            place,
                            "A heading takes an id and nothing else.",
                            "Write `## Heading {#my-id}`.",
                        );
                    }
                    let id = id.as_ref().map(|id| id.to_string());
                    heading = Some(Heading {
                        level: *level,
                        id,
                        title: String::new(),
                        place,
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
                            prose_place = place;
                        }
                        prose.extend(markdown::checked(
                            event.clone(),
                            place,
                            &mut kept,
                            references,
                            faults,
                        ));
                    }
                },
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.add_html(&mut prose, prose_place, faults);
    }

    /// The sections.
    pub fn finish(self, faults: &mut Faults) -> Vec<Section> {
        if self.sections.is_empty() && !self.homeless {
            faults.report(
                1,
                "The lecture has no sections.",
                "Write a heading: `## Welcome`.",
            );
        }
        self.sections
    }

    fn open_section(&mut self, heading: Heading, anchors: &mut Anchors, faults: &mut Faults) {
        let Heading {
            level,
            id,
            title,
            place,
        } = heading;
        let title = title.trim().to_owned();
        if level == HeadingLevel::H1 {
            faults.report(
                place,
                "`#` is the lecture's title, which the front matter gives.",
                "Write `##` for a section and `###` for a part of one.",
            );
        }
        let id = id.unwrap_or_else(|| anchors::slug(&title));
        if title.is_empty() {
            faults.report(
                place,
                "This heading has no words.",
                "Write some, or remove it.",
            );
        } else if anchors::is_id(&id) {
            anchors.claim(&id, Target::Section, place, faults);
        } else {
            faults.report(
                place,
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

    fn add_html(&mut self, prose: &mut Vec<Event<'_>>, place: Place, faults: &mut Faults) {
        if !prose.is_empty() {
            let mut html = String::new();
            html::push_html(&mut html, mem::take(prose).into_iter());
            self.add_block(Block::Html { html }, place, faults);
        }
    }

    /// Adds a block where the prose has got to.
    pub fn add_block(&mut self, block: Block, place: Place, faults: &mut Faults) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        } else if !mem::replace(&mut self.homeless, true) {
            faults.report(
                place,
                "This stands before the first section.",
                "Write a heading above it: `## Welcome`.",
            );
        }
    }
}

/// A section's heading while its words are read.
struct Heading {
    level: HeadingLevel,
    id: Option<String>,
    title: String,
    place: Place,
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
