//! What `interleave check` says of the quizzes that the engine answers: it explores their programs as the
//! page will, and finds those without an answer, or whose answer is given away.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use interleave::host::Host;
use interleave::lecture::{Explored, Sought};
use interleave::live::Program;
use interleave::schedule::explore::{Explorer, Findings, Kind, Limits, Status, Wanted};
use interleave::schedule::goal;

/// The comment above the lines that a reader is to put into an order, and the one below them.
const MARKS: [&str; 2] = ["# arrange", "# end"];

/// What is wrong with a quiz, a sentence or two; nothing when the engine can answer it. `source` is the
/// program's text, `world` what it is run in.
pub fn fault_of(quiz: &Explored, source: &str, world: &Arc<dyn Host>) -> Option<String> {
    let name = &quiz.reference.target;
    let explorer = Exploring { name, world };
    let said = match &quiz.sought {
        Sought::Values { variable, offered } => explorer.values(source, variable, offered),
        Sought::Whether { goal } => explorer.whether(source, goal),
        Sought::Order { goal } => explorer.order(source, goal.as_deref()),
    };
    said.err()
}

/// Explores versions of one program.
struct Exploring<'a> {
    name: &'a str,
    world: &'a Arc<dyn Host>,
}

impl Exploring<'_> {
    /// Everything that can happen to a program.
    fn findings(&self, source: &str, wanted: Option<Wanted>) -> Result<Findings, String> {
        let name = self.name;
        let program = Program::new(name, source).map_err(|error| {
            let line = error.position.line;
            format!(
                "`{name}` cannot be run. Its line {line}: {}.",
                error.message
            )
        })?;
        let refused =
            |why: String| format!("`{name}` cannot be explored: {why}. Choose another program.");
        let explorer = Explorer::new(&program, Arc::clone(self.world), Limits::default());
        let mut explorer = explorer.map_err(|refusal| refused(refusal.0))?;
        let looks_for_one = wanted.is_some();
        if let Some(wanted) = wanted {
            explorer.look_for(wanted);
        }
        while explorer
            .advance(10_000)
            .map_err(|refusal| refused(refusal.0))?
            == Status::More
        {}
        let findings = explorer.findings();
        if !findings.complete && !looks_for_one {
            return Err(self.too_large(&findings));
        }
        Ok(findings)
    }

    fn too_large(&self, findings: &Findings) -> String {
        let mut text = format!(
            "`{}` has more interleavings than the page can explore",
            self.name
        );
        if let Some(large) = &findings.large {
            let _ok = write!(text, ", because of {}", large.thread);
            if let Some(line) = large.line {
                let _ok = write!(text, " in line {line}");
            }
        }
        text + ". Let it do less: fewer threads, fewer rounds."
    }

    /// Whether the values of a variable can be told, and those offered are some right and some wrong.
    fn values(&self, source: &str, variable: &str, offered: &[String]) -> Result<(), String> {
        let findings = self.findings(source, None)?;
        let mut possible = BTreeSet::new();
        for outcome in &findings.outcomes {
            let value = match outcome.kind {
                Kind::Finished => outcome.globals.get(variable).map(String::as_str),
                Kind::Deadlock => Some("deadlock"),
                Kind::Exception => Some("exception"),
                Kind::Diverges => Some("endless"),
            };
            let Some(value) = value else {
                return Err(format!(
                    "`{}` can end without a variable `{variable}`. {}",
                    self.name,
                    named(outcome.globals.keys())
                ));
            };
            possible.insert(value.to_owned());
        }
        if offered.is_empty() {
            return Ok(());
        }
        if let Some(missing) = possible.iter().find(|value| !offered.contains(value)) {
            return Err(format!(
                "`{missing}` is possible and not offered. Add it: `offer: {}, {missing}`.",
                offered.join(", ")
            ));
        }
        if possible.len() == offered.len() {
            return Err("Every value offered is possible. Offer one that is not, too.".to_owned());
        }
        Ok(())
    }

    /// Whether it can be told that a goal can be reached.
    fn whether(&self, source: &str, text: &str) -> Result<(), String> {
        let Some(wanted) = goal(text) else {
            return Err(format!("`{text}` is nothing a run can come to."));
        };
        let findings = self.findings(source, Some(wanted.clone()))?;
        let found = findings.outcomes.iter().any(|it| wanted.is_met(it));
        if !found && !findings.complete {
            return Err(self.too_large(&findings));
        }
        let Wanted::Value { name, .. } = &wanted else {
            return Ok(());
        };
        let known = findings
            .outcomes
            .iter()
            .any(|it| it.globals.contains_key(name));
        let names = findings.outcomes.iter().flat_map(|it| it.globals.keys());
        match known {
            true => Ok(()),
            false => Err(format!(
                "`{}` has no variable `{name}`. {}",
                self.name,
                named(names)
            )),
        }
    }

    /// Whether the order in the file is a right one, and the one that the page begins with is not.
    fn order(&self, source: &str, text: Option<&str>) -> Result<(), String> {
        let name = self.name;
        let [first, last] = MARKS;
        let mut lines: Vec<&str> = source.lines().collect();
        let marked = |mark| lines.iter().position(|line: &&str| line.trim() == mark);
        let (Some(above), Some(below)) = (marked(first), marked(last)) else {
            return Err(format!(
                "`{name}` does not say which lines are to be put in order. Write `{first}` above them \
                 and `{last}` below."
            ));
        };
        if below < above + 3 {
            return Err(format!(
                "There are fewer than two lines between `{first}` and `{last}` in `{name}`. Let them \
                 enclose those that are to be put in order."
            ));
        }
        let wanted = text.and_then(goal);
        if let Some(wrong) = what_goes_wrong(&self.findings(source, None)?, wanted.as_ref()) {
            return Err(format!(
                "The order in `{name}` is not right: {wrong}. Write the lines in a right order; the \
                 page begins with another."
            ));
        }
        // The page begins with the lines as the alphabet has them, which tells nothing of a right order.
        if let Some(lines) = lines.get_mut(above + 1..below) {
            lines.sort_unstable();
        }
        match self.findings(&(lines.join("\n") + "\n"), None) {
            Ok(findings) if what_goes_wrong(&findings, wanted.as_ref()).is_none() => Err(format!(
                "In `{name}` the order that the page begins with, which is that of the alphabet, is \
                 right as well. Mark other lines."
            )),
            _ => Ok(()),
        }
    }
}

/// What can go wrong in a program whose every run has to come to this, if anything.
fn what_goes_wrong(findings: &Findings, wanted: Option<&Wanted>) -> Option<String> {
    let bad = |kind| match kind {
        Kind::Finished => None,
        Kind::Exception => Some("a thread can fail"),
        Kind::Deadlock => Some("there can be a deadlock"),
        Kind::Diverges => Some("threads can go on for ever"),
    };
    let ending = findings
        .outcomes
        .iter()
        .find_map(|outcome| bad(outcome.kind));
    if let Some(ending) = ending {
        return Some(ending.to_owned());
    }
    match wanted {
        Some(wanted) => findings
            .outcomes
            .iter()
            .any(|outcome| !wanted.is_met(outcome))
            .then(|| "not every run comes to what is asked for".to_owned()),
        None if !findings.races.is_empty() => Some("there is a data race".to_owned()),
        None => (findings.outcomes.len() > 1).then(|| "runs can end differently".to_owned()),
    }
}

/// The names there are, in a sentence.
fn named<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: BTreeSet<&str> = names.map(String::as_str).collect();
    match names.len() {
        0 => "It has none.".to_owned(),
        _ => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("It has {}.", names.join(", "))
        }
    }
}
