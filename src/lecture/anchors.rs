//! The ids of sections, demos and all else a link can lead to: unique, and there when something points at them.

use std::collections::BTreeMap;

use super::directive::Directive;
use super::faults::{Faults, Place};
use super::plan::PlanEntry;
use super::references::Reference;
use super::suggest;

/// What an id names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A section.
    Section,
    /// A demo.
    Demo,
    /// A program in the text.
    Program,
    /// A quiz.
    Quiz,
    /// A question with its answer.
    Question,
    /// An activity.
    Activity,
    /// A measurement.
    Measure,
}

impl Target {
    /// What the author sees it called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Demo => "demo",
            Self::Program => "program",
            Self::Quiz => "quiz",
            Self::Question => "question",
            Self::Activity => "activity",
            Self::Measure => "measurement",
        }
    }
}

/// The ids given so far. All kinds of targets share them, because a link can lead to any.
#[derive(Default)]
pub struct Anchors {
    given: BTreeMap<String, (Target, Place)>,
}

impl Anchors {
    /// Gives an id, reporting it when it is taken.
    pub fn claim(&mut self, id: &str, target: Target, place: Place, faults: &mut Faults) {
        if let Some((holder, first)) = self.given.get(id) {
            let help = match target {
                Target::Section => "Give this section an id of its own: `## Heading {#my-id}`.",
                Target::Demo => "Give this demo an id of its own: `::: demo my-id`.",
                Target::Program => "Give this program an id of its own: a line `id: my-id`.",
                Target::Quiz => "Give this quiz an id of its own: `::: quiz my-id`.",
                Target::Question => "Give this question an id of its own: `::: qa my-id`.",
                Target::Activity => "Give this activity an id of its own: `::: activity my-id`.",
                Target::Measure => "Give this measurement an id of its own: `::: measure my-id`.",
            };
            let message = format!(
                "The id `{id}` is already that of the {} on line {}.",
                holder.word(),
                first.line
            );
            faults.report(place, message, help);
        } else {
            self.given.insert(id.to_owned(), (target, place));
        }
    }

    /// Reports a link to an id that nothing has.
    pub fn require_anchor(&self, link: &Reference, faults: &mut Faults) {
        if !self.given.contains_key(&link.target) {
            let known: Vec<&str> = self.given.keys().map(String::as_str).collect();
            faults.report(
                link.place,
                format!("Nothing in the lecture has the id `{}`.", link.target),
                suggest::help(&link.target, &known, "The ids are"),
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
                entry.place,
                format!("The plan names the section `{id}`, which does not exist."),
                suggest::help(id, &sections, "The sections are"),
            );
        }
    }
}

/// The id a directive's first line gives, claimed. None, and reported, when it gives none.
pub fn read_id(
    directive: &Directive<'_>,
    target: Target,
    anchors: &mut Anchors,
    faults: &mut Faults,
) -> Option<String> {
    let given = directive.argument;
    if is_id(given) {
        anchors.claim(given, target, directive.argument_place, faults);
        return Some(given.to_owned());
    }
    let slug = slug(given);
    let example = if slug.is_empty() { "my-id" } else { &slug };
    let message = if given.is_empty() {
        format!("The {} has no id.", target.word())
    } else {
        format!("`{given}` cannot be an id: an id is made of letters, digits and hyphens.")
    };
    faults.report(
        directive.argument_place,
        message,
        format!("Write `::: {} {example}`.", directive.name),
    );
    None
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
