//! How an outcome comes about, in words: from what threads did to what they share, in order, the few
//! moments that matter.

use serde::Serialize;

use super::access::Place;
use super::findings::{Deadlock, Kind, Outcome, Violation};

/// One sentence of a story, with what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Sentence {
    /// The thread it is about, by number.
    pub thread: u32,
    /// The line of the program it is about.
    pub line: Option<u32>,
    /// What was read or written: a variable, or a lock.
    pub variable: String,
    /// The sentence.
    pub text: String,
}

/// What a thread did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Read,
    Stored,
    /// One operation of a container, such as `append`.
    Changed,
    Printed,
    Waited,
    Notified,
}

/// Something that a thread did to what threads share.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub thread: u32,
    pub name: String,
    pub line: u32,
    pub deed: Deed,
    pub place: Place,
    pub variable: String,
    /// The item of a container it is about, if it is one.
    pub item: Option<String>,
    /// What was read or stored, as `repr()` shows it.
    pub value: Option<String>,
}

/// Sentences that a story has at most.
const LONGEST: usize = 8;

impl Event {
    fn writes(&self) -> bool {
        matches!(self.deed, Deed::Stored | Deed::Changed)
    }

    /// Whether both are about the same thing.
    fn meets(&self, other: &Event) -> bool {
        let same_item = self.item.is_none() || other.item.is_none() || self.item == other.item;
        self.place == other.place && same_item
    }

    /// `counter = 7`, or `counter` where the value is not known.
    fn with_value(&self) -> String {
        match &self.value {
            Some(value) => format!("{} = {value}", self.variable),
            None => self.variable.clone(),
        }
    }

    /// `stored 8`, `changed items`.
    fn written(&self) -> String {
        match (&self.value, self.deed) {
            (Some(value), Deed::Stored) => format!("stored {value}"),
            (_, Deed::Stored) => format!("stored {}", self.variable),
            _ => format!("changed {}", self.variable),
        }
    }

    fn sentence(&self, text: String) -> Sentence {
        Sentence {
            thread: self.thread,
            line: Some(self.line),
            variable: self.variable.clone(),
            text,
        }
    }
}

/// The story of what threads did, and what was acted on although it had changed in between.
pub(super) fn story(events: &[Event], outcome: &Outcome) -> (Vec<Sentence>, Vec<Violation>) {
    let mut sentences = Vec::new();
    let mut violations: Vec<Violation> = Vec::new();
    for (at, act) in events.iter().enumerate() {
        if !act.writes() {
            continue;
        }
        let Some((seen, between, lost)) = outdated(events, at) else {
            continue;
        };
        let violation = Violation {
            variable: act.variable.clone(),
            lines: [seen.line, act.line],
            between: between.line,
        };
        if !violations.contains(&violation) {
            violations.push(violation);
        }
        let (me, other) = (&act.name, &between.name);
        sentences.push(act.sentence(match lost {
            true => format!(
                "{me} read {} (line {}) before {other} {} (line {}), so {me}'s store{} erased {other}'s.",
                seen.with_value(),
                seen.line,
                between.written(),
                between.line,
                act.value.as_ref().map_or_else(String::new, |value| format!(" of {value}")),
            ),
            false => format!(
                "{me} saw {} in line {}, but {other} {} (line {}) before {me} acted on it in line {}.",
                seen.with_value(),
                seen.line,
                between.written(),
                between.line,
                act.line,
            ),
        }));
    }
    let more = sentences.len().saturating_sub(LONGEST);
    sentences.truncate(LONGEST);
    if more > 0
        && let Some(last) = sentences.last_mut()
    {
        last.text.push_str(&format!(" And {more} more like these."));
    }
    if sentences.is_empty() && outcome.kind == Kind::Finished {
        sentences.extend(order_of_printing(events));
    }
    sentences.extend(failure(events, outcome));
    (sentences, violations)
}

/// What a thread had seen of what it now writes, the write of another thread in between, and whether
/// that write is lost: the thread has not looked again since.
fn outdated(events: &[Event], at: usize) -> Option<(&Event, &Event, bool)> {
    let act = &events[at];
    let mut between: Option<&Event> = None;
    let mut looked_again = None;
    for earlier in events[..at].iter().rev().filter(|event| event.meets(act)) {
        if earlier.thread != act.thread {
            if earlier.writes() {
                between.get_or_insert(earlier);
            }
            continue;
        }
        if earlier.writes() {
            return None;
        }
        if earlier.deed != Deed::Read {
            continue;
        }
        let Some(between) = between else {
            // The line that acts looks once more, and what it sees is new.
            looked_again = Some(earlier.line);
            continue;
        };
        if looked_again == Some(earlier.line) {
            return None;
        }
        let lost = looked_again.is_none() && act.deed == Deed::Stored;
        return Some((earlier, between, lost));
    }
    None
}

/// Who printed before whom.
fn order_of_printing(events: &[Event]) -> Option<Sentence> {
    let mut printed = events.iter().filter(|event| event.deed == Deed::Printed);
    let first = printed.next()?;
    let second = printed.find(|event| event.thread != first.thread)?;
    Some(first.sentence(format!(
        "{} printed in line {} before {} did in line {}.",
        first.name, first.line, second.name, second.line
    )))
}

/// Which thread failed where, and with what.
fn failure(events: &[Event], outcome: &Outcome) -> Option<Sentence> {
    if outcome.kind != Kind::Exception {
        return None;
    }
    let message = outcome.stderr.lines().last()?;
    let mut lines = outcome.stderr.lines().rev();
    let place = lines.find_map(|line| line.trim_start().strip_prefix("File "))?;
    let line = place.split(", line ").nth(1)?.split(',').next()?;
    let header = outcome.stderr.lines().next()?;
    let name = header.strip_prefix("Exception in thread ");
    let name = name.map_or("MainThread", |name| name.trim_end_matches(':'));
    let last = events.iter().rev().find(|event| event.name == name);
    Some(Sentence {
        thread: last.map_or(0, |event| event.thread),
        line: line.parse().ok(),
        variable: last.map_or_else(String::new, |event| event.variable.clone()),
        text: format!("{name} failed in line {line}: {message}."),
    })
}

/// The story of threads that wait for ever. Answers also whether a notification was lost.
pub(super) fn waiting(events: &[Event], deadlock: &Deadlock) -> (Vec<Sentence>, bool) {
    let mut sentences = Vec::new();
    let mut lost = false;
    let waiters = match deadlock.cycle.is_empty() {
        true => &deadlock.waiting,
        false => &deadlock.cycle,
    };
    for waiter in waiters {
        let number = |event: &&Event| event.name == waiter.thread;
        let thread = events.iter().find(number).map_or(0, |event| event.thread);
        let wait = events
            .iter()
            .rposition(|event| event.name == waiter.thread && event.deed == Deed::Waited);
        let missed = wait.and_then(|wait| {
            let before = events[..wait].iter().rev();
            let mut notified = before.filter(|event| event.deed == Deed::Notified);
            let missed = notified.find(|event| event.place == events[wait].place)?;
            Some((missed, &events[wait]))
        });
        let waits_there = missed.is_some_and(|(_, wait)| Some(wait.line) == waiter.line);
        let holds = match waiter.holds.is_empty() {
            true => String::new(),
            false => format!(" holds {} and", waiter.holds),
        };
        let line = waiter
            .line
            .map_or_else(String::new, |line| format!(" in line {line}"));
        let text = match missed {
            Some((missed, wait)) if waits_there => {
                lost = true;
                format!(
                    "{} notified {} (line {}) before {} waited for it (line {}), so nobody heard it.",
                    missed.name, wait.variable, missed.line, wait.name, wait.line
                )
            }
            _ => format!(
                "{}{holds} waits{line} for {}.",
                waiter.thread, waiter.waits_for
            ),
        };
        sentences.push(Sentence {
            thread,
            line: waiter.line,
            variable: waiter.waits_for.clone(),
            text,
        });
    }
    (sentences, lost)
}
