//! The `plan` directive: a Markdown list of links to sections, each with its minutes.

use super::directive::Directive;
use super::faults::{Faults, Place};
use super::model::PlanItem;

const EXAMPLE: &str = "Write `- [Welcome](#welcome) 5 min`; the minutes may be left out.";

/// An item of the plan and where it stands.
pub struct PlanEntry {
    /// Where it stands.
    pub place: Place,
    /// The item; whether its section exists is still to be asked.
    pub item: PlanItem,
}

/// Reads the directive into `plan`, which is still empty unless the lecture has two plans.
pub fn read(directive: &Directive<'_>, plan: &mut Option<Vec<PlanEntry>>, faults: &mut Faults) {
    if plan.is_some() {
        faults.report(
            directive.place,
            "The lecture already has a plan.",
            "Move these items to the first plan and remove this one.",
        );
        return;
    }
    if !directive.argument.is_empty() {
        faults.report(
            directive.argument_place,
            format!(
                "A plan has no id, so `{}` means nothing here.",
                directive.argument
            ),
            "Write `::: plan`.",
        );
    }
    let mut entries = Vec::new();
    let mut lines = directive
        .body
        .iter()
        .filter(|line| !line.text.trim().is_empty())
        .peekable();
    if lines.peek().is_none() {
        faults.report(directive.place, "The plan has no items.", EXAMPLE);
    }
    for line in lines {
        let (text, place) = line.trimmed();
        match item(text) {
            Some(item) => entries.push(PlanEntry { place, item }),
            None => faults.report(
                place,
                format!("`{text}` is not an item of a plan."),
                EXAMPLE,
            ),
        }
    }
    *plan = Some(entries);
}

/// Reads `- [title](#section) minutes min`.
fn item(text: &str) -> Option<PlanItem> {
    let link = text
        .strip_prefix(['-', '*'])?
        .trim_start()
        .strip_prefix('[')?;
    let (title, rest) = link.split_once("](#")?;
    let (section, rest) = rest.split_once(')')?;
    let minutes = match rest.trim() {
        "" => None,
        duration => Some(minutes(duration)?),
    };
    let title = title.trim();
    (!title.is_empty()).then(|| PlanItem {
        title: title.to_owned(),
        minutes,
        section: section.trim().to_owned(),
    })
}

/// Reads `5 min`, `5 minutes` or `1 minute`.
fn minutes(text: &str) -> Option<u32> {
    let unit = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let number = text.strip_suffix(unit)?;
    matches!(unit.trim(), "min" | "minute" | "minutes").then(|| number.parse().ok())?
}
