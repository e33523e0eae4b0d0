//! The directive `measure`: a measurement of the reader's own machine.

use super::anchors::{self, Anchors, Target};
use super::directive::{self, Directive};
use super::faults::Faults;
use super::model::{Measure, Measurement};
use super::suggest;

const KEYS: [&str; 1] = ["what"];

/// What can be measured, as authors write it.
const MEASUREMENTS: [(&str, Measurement); 7] = [
    ("increments", Measurement::Increments),
    ("memory", Measurement::Memory),
    ("prices", Measurement::Prices),
    ("speed-up", Measurement::SpeedUp),
    ("deadlock", Measurement::Deadlock),
    ("queue", Measurement::Queue),
    ("server", Measurement::Server),
];

/// Reads a measurement. None when it has no id, or does not say what to measure.
pub fn read(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    faults: &mut Faults,
) -> Option<Measure> {
    let id = anchors::read_id(directive, Target::Measure, anchors, faults);
    let mut fields = directive::fields("a measurement", &directive.body, &KEYS, faults);
    let names = MEASUREMENTS.map(|(name, _)| name);
    let Some(field) = fields.take("what", faults) else {
        faults.report(
            directive.place,
            "The measurement does not say what to measure.",
            format!(
                "Add a line `what: …` with one of {}.",
                suggest::listed(&names)
            ),
        );
        return None;
    };
    let known = MEASUREMENTS.iter().find(|(name, _)| *name == field.value);
    let Some((_, what)) = known else {
        faults.report(
            field.place,
            format!("`{}` cannot be measured.", field.value),
            suggest::help(field.value, &names, "What can be measured is"),
        );
        return None;
    };
    Some(Measure {
        id: id?,
        what: *what,
    })
}
