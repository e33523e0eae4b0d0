//! The ids of sections and demos: unique, and there when something points at them.

use std::collections::BTreeMap;

use super::faults::Faults;
use super::outline::Link;
use super::plan::PlanEntry;
use super::suggest;

/// What an id names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A section.
    Section,
    /// A demo.
    Demo,
}

impl Target {
    fn word(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Demo => "demo",
        }
    }
}

/// The ids given so far. Sections and demos share them, because a link can lead to either.
#[derive(Default)]
pub struct Anchors {
    given: BTreeMap<String, (Target, u32)>,
}

impl Anchors {
    /// Gives an id, reporting it when it is taken.
    pub fn claim(&mut self, id: &str, target: Target, line: u32, faults: &mut Faults) {
        if let Some((holder, first)) = self.given.get(id) {
            let help = match target {
                Target::Section => "Give this section an id of its own: `## Heading {#my-id}`.",
                Target::Demo => "Give this demo an id of its own: `::: demo my-id`.",
            };
            let message = format!(
                "The id `{id}` is already that of the {} on line {first}.",
                holder.word()
            );
            faults.report(line, message, help);
        } else {
            self.given.insert(id.to_owned(), (target, line));
        }
    }

    /// Reports a link to an id that nothing has.
    pub fn require_anchor(&self, link: &Link, faults: &mut Faults) {
        if !self.given.contains_key(&link.anchor) {
            let known: Vec<&str> = self.given.keys().map(String::as_str).collect();
            faults.report(
                link.line,
                format!("No section or demo has the id `{}`.", link.anchor),
                suggest::help(&link.anchor, &known, "The ids are"),
            );
        }
    }

    /// Reports an item of the plan that names no section.
    pub fn require_section(&self, entry: &PlanEntry, faults: &mut Faults) {
        let id = entry.item.section.as_str();
        if self
            .given
            .get(id)
            .is_none_or(|(target, _)| *target != Target::Section)
        {
            let sections: Vec<&str> = self
                .given
                .iter()
                .filter(|(_, (target, _))| *target == Target::Section)
                .map(|(id, _)| id.as_str())
                .collect();
            faults.report(
                entry.line,
                format!("The plan names the section `{id}`, which does not exist."),
                suggest::help(id, &sections, "The sections are"),
            );
        }
    }
}

/// Whether a text can be an id: letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
}

/// The id made from a heading or a wrong id: its letters and digits, in lower case, with hyphens
/// between the words. Empty when it has none.
pub fn slug(text: &str) -> String {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join("-")
}
