//! The `plan` directive: a Markdown list of links to sections, each with its minutes.

use super::directive::Directive;
use super::faults::Faults;
use super::model::PlanItem;

const EXAMPLE: &str = "Write `- [Welcome](#welcome) 5 min`; the minutes may be left out.";

/// An item of the plan and where it stands.
pub struct PlanEntry {
    /// The number of its line.
    pub line: u32,
    /// The item; whether its section exists is still to be asked.
    pub item: PlanItem,
}

/// Reads the directive into `plan`, which is still empty unless the lecture has two plans.
pub fn read(directive: &Directive<'_>, plan: &mut Option<Vec<PlanEntry>>, faults: &mut Faults) {
    if plan.is_some() {
        faults.report(
            directive.line,
            "The lecture already has a plan.",
            "Move these items to the first plan and remove this one.",
        );
        return;
    }
    if !directive.argument.is_empty() {
        faults.report(
            directive.line,
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
        faults.report(directive.line, "The plan has no items.", EXAMPLE);
    }
    for line in lines {
        match item(line.text.trim()) {
            Some(item) => entries.push(PlanEntry {
                line: line.number,
                item,
            }),
            None => faults.report(
                line.number,
                format!("`{}` is not an item of a plan.", line.text.trim()),
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
