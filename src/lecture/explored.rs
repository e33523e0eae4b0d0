//! Quizzes that the engine answers: it explores a program, and what it finds is what is right. So their
//! answers stand nowhere in the lecture.

use super::demo;
use super::directive::{Field, Fields};
use super::faults::Faults;
use super::model::Task;
use super::references::{Explored, Reference, References, Sought};

/// The settings, as authors write them.
pub const KEYS: [&str; 3] = ["possible", "happens", "arrange"];

/// The task that the settings ask for; nothing when they ask for none, or for one that cannot be told.
pub fn read(
    fields: &mut Fields<'_>,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Task> {
    let offer = fields.take("offer", faults);
    let possible = fields.take("possible", faults);
    let happens = fields.take("happens", faults);
    let arrange = fields.take("arrange", faults);
    if let (Some(offer), None) = (offer, possible) {
        faults.report(
            offer.key_place,
            "`offer` is for a quiz that asks which values are possible.",
            "Remove it, or write `possible: program.py, variable`.",
        );
    }
    let (field, task) = if let Some(field) = possible {
        let offered = offer
            .map(|field| offered(&field, faults))
            .unwrap_or_default();
        (field, possible_task(&field, offered, faults)?)
    } else if let Some(field) = happens {
        (field, happens_task(&field, faults)?)
    } else {
        let field = arrange?;
        (field, arrange_task(&field, faults)?)
    };
    let (program, sought) = match &task {
        Task::Possible {
            program,
            variable,
            offered,
        } => {
            let (variable, offered) = (variable.clone(), offered.clone());
            (program, Sought::Values { variable, offered })
        }
        Task::Happens { program, goal } => (program, Sought::Whether { goal: goal.clone() }),
        Task::Arrange { program, goal } => (program, Sought::Order { goal: goal.clone() }),
        Task::Choice { .. } | Task::Short { .. } | Task::Prints { .. } => return None,
    };
    references.explored.push(Explored {
        reference: Reference {
            place: field.place,
            target: program.clone(),
        },
        sought,
    });
    Some(task)
}

/// Reads `possible: program.py, variable`.
fn possible_task(field: &Field<'_>, offered: Vec<String>, faults: &mut Faults) -> Option<Task> {
    let (program, variable) = parted(field.value);
    let program = demo::program_path(program, field.place, faults)?;
    if !is_variable(variable) {
        faults.report(
            field.place,
            match variable {
                "" => "The quiz does not say whose values are asked for.".to_owned(),
                other => format!("`{other}` cannot be the name of a variable."),
            },
            format!("Write `possible: {program}, counter` with the name of one of its globals."),
        );
        return None;
    }
    Some(Task::Possible {
        program: program.to_owned(),
        variable: variable.to_owned(),
        offered,
    })
}

/// Reads `happens: program.py, goal`.
fn happens_task(field: &Field<'_>, faults: &mut Faults) -> Option<Task> {
    let (program, goal) = parted(field.value);
    let program = demo::program_path(program, field.place, faults)?;
    demo::is_goal(goal, field.place, faults).then(|| Task::Happens {
        program: program.to_owned(),
        goal: goal.to_owned(),
    })
}

/// Reads `arrange: program.py`, with what must come of it behind a comma.
fn arrange_task(field: &Field<'_>, faults: &mut Faults) -> Option<Task> {
    let (program, goal) = parted(field.value);
    let program = demo::program_path(program, field.place, faults)?;
    let is_value = goal.is_empty() || demo::is_value_or_output(goal);
    if !is_value {
        faults.report(
            field.place,
            format!("`{goal}` is nothing that every run could come to."),
            format!("Write `arrange: {program}, counter == 2`, or `arrange: {program}` alone."),
        );
        return None;
    }
    Some(Task::Arrange {
        program: program.to_owned(),
        goal: (!goal.is_empty()).then(|| goal.to_owned()),
    })
}

fn parted(value: &str) -> (&str, &str) {
    let (program, rest) = value.split_once(',').unwrap_or((value, ""));
    (program.trim(), rest.trim())
}

/// Reads `offer: 1, 2, (3, 4)`: values apart by commas that stand in no brackets and no quotes.
fn offered(field: &Field<'_>, faults: &mut Faults) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut depth = 0_i32;
    let mut quote = None;
    for letter in field.value.chars() {
        match (quote, letter) {
            (Some(opened), _) if letter == opened => quote = None,
            (None, '\'' | '"') => quote = Some(letter),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                values.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(value) = values.last_mut() {
            value.push(letter);
        }
    }
    let mut seen: Vec<String> = Vec::new();
    for value in values.iter().map(|value| value.trim()) {
        if value.is_empty() || seen.iter().any(|other| other == value) {
            faults.report(
                field.place,
                match value {
                    "" => "One of the values is empty.".to_owned(),
                    again => format!("`{again}` is offered twice."),
                },
                "Write each value once, with a comma between two.",
            );
            return Vec::new();
        }
        seen.push(value.to_owned());
    }
    if seen.len() == 1 {
        faults.report(
            field.place,
            "There is a single value to choose from.",
            "Offer one that is not possible, too, or remove `offer`, and the reader writes the values.",
        );
    }
    seen
}

/// Whether a text can be what the engine calls a variable: `counter`, `account.balance`.
fn is_variable(text: &str) -> bool {
    text.split('.').all(|part| {
        part.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '_')
    })
}
