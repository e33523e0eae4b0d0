//! "Did you mean": the known name that is nearest to one that is not known, by CPython's measure.

use std::sync::PoisonError;

use super::class;
use super::exception::ExceptionState;
use super::execution::Execution;
use super::machine::Context;
use super::object::Body;
use super::process::Vm;
use super::text_of;
use super::types::Kind;
use super::value::Value;

/// With more names than this, none is suggested.
const MOST_NAMES: usize = 750;
/// Names longer than this are not compared.
const LONGEST: usize = 40;
/// What inserting, deleting or exchanging a letter costs; a change of case costs half.
const MOVE: usize = 2;
const CASE: usize = 1;

fn exchange(left: char, right: char) -> usize {
    if left == right {
        0
    } else if left.eq_ignore_ascii_case(&right) {
        CASE
    } else {
        MOVE
    }
}

/// The cost of turning one name into the other, or anything greater than `most` if it is that.
fn distance(left: &str, right: &str, most: usize) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let same = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[same..], &right[same..]);
    let pairs = left.iter().rev().zip(right.iter().rev());
    let same = pairs.take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - same], &right[..right.len() - same]);
    if left.is_empty() || right.is_empty() {
        return (left.len() + right.len()) * MOVE;
    }
    if left.len() > LONGEST
        || right.len() > LONGEST
        || left.len().abs_diff(right.len()) * MOVE > most
    {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=left.len()).map(|length| length * MOVE).collect();
    for (number, &wanted) in right.iter().enumerate() {
        let mut diagonal = number * MOVE;
        row[0] = diagonal + MOVE;
        for (place, &letter) in left.iter().enumerate() {
            let exchanged = diagonal + exchange(letter, wanted);
            diagonal = row[place + 1];
            row[place + 1] = exchanged.min(diagonal.min(row[place]) + MOVE);
        }
        if row.iter().all(|&cost| cost > most) {
            return most + 1;
        }
    }
    row[left.len()]
}

/// The name of these that is nearest to `wanted`, if any is near enough.
fn nearest(wanted: &str, names: &[String]) -> Option<String> {
    if names.len() >= MOST_NAMES {
        return None;
    }
    let mut best: Option<(usize, &String)> = None;
    for name in names {
        if name == wanted {
            continue;
        }
        let longest = (wanted.chars().count() + name.chars().count() + 3) * MOVE / 6;
        let most = match best {
            Some((0, _)) => break,
            Some((cost, _)) => longest.min(cost - 1),
            None => longest,
        };
        let cost = distance(wanted, name, most);
        if cost <= most {
            best = Some((cost, name));
        }
    }
    best.map(|(_, name)| name.clone())
}

/// The name that was perhaps meant where a thread just did not find one: a local, a global or a
/// builtin.
pub(super) fn for_name(vm: &Vm, execution: &Execution, wanted: &str) -> Option<String> {
    let frame = execution.frames.last()?;
    let code = frame.code.get();
    let slots = code.code.slots.iter().enumerate();
    let is_bound = |place: usize| {
        let value = execution.stack.at(frame.base as usize + place);
        match value.object().map(|object| &object.get().body) {
            Some(Body::Cell(cell)) => cell.get().is_bound(),
            _ => value.is_bound(),
        }
    };
    let mut locals: Vec<String> = slots
        .filter(|(place, _)| is_bound(*place))
        .map(|(_, name)| name.clone())
        .collect();
    if let Some(Body::Dict(dict)) = frame.namespace.object().map(|object| &object.get().body) {
        let keys = dict.pairs().into_iter();
        locals.extend(keys.filter_map(|(key, _)| text_of(key).map(str::to_owned)));
    }
    let bound = |namespace: &super::namespace::Namespace| -> Vec<String> {
        let members = namespace.members().into_iter();
        members
            .filter(|&(_, number)| vm.cells.at(number).get().is_bound())
            .map(|(name, _)| vm.names.spelling(name).to_string())
            .collect()
    };
    let builtins: Vec<String> = bound(&vm.builtins)
        .into_iter()
        .filter(|name| !name.starts_with("__"))
        .collect();
    nearest(wanted, &locals)
        .or_else(|| nearest(wanted, &bound(&code.globals)))
        .or_else(|| nearest(wanted, &builtins))
}

/// The names of an object's attributes, in order: what `dir` lists unless a class says otherwise.
pub(super) fn attribute_names(vm: &Vm, object: Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |namespace: &super::namespace::Namespace| {
        for (name, number) in namespace.members() {
            if vm.cells.at(number).get().is_bound() {
                names.push(vm.names.spelling(name).to_string());
            }
        }
    };
    let mut own = Vec::new();
    let mut classes: &[Value] = &[];
    match object.object().map(|object| &object.get().body) {
        Some(Body::Module(module)) => add(&module.globals),
        Some(Body::Class(class)) => classes = class.mro(),
        body => {
            if let Some(class) = class::of(vm.types.class_of(object)) {
                classes = class.mro();
                if let Some(Body::Instance(instance)) = body {
                    let slots = class.slot_names().into_iter().enumerate();
                    own.extend(
                        slots
                            .filter(|(slot, _)| instance.get(*slot as u32).is_some())
                            .map(|(_, name)| vm.names.spelling(name).to_string()),
                    );
                }
            }
        }
    }
    for &class in classes {
        if let Some(class) = class::of(class) {
            add(&class.members);
        }
    }
    names.extend(own);
    if !matches!(
        object.object().map(|object| &object.get().body),
        Some(Body::Module(_))
    ) {
        let mut common = vec!["__class__", "__doc__"];
        // Classes of the program give their instances a dict, and say where they come from.
        let made = classes.iter().filter_map(|&class| class::of(class));
        if made.into_iter().any(|class| &*class.module != "builtins") {
            common.extend(["__module__", "__dict__", "__weakref__"]);
        }
        if classes.contains(&vm.types.get(Kind::Int)) {
            common.extend(["real", "imag", "numerator", "denominator"]);
        }
        let numbers = [Kind::Float, Kind::Complex];
        if numbers
            .iter()
            .any(|&kind| classes.contains(&vm.types.get(kind)))
        {
            common.extend(["real", "imag"]);
        }
        let generic = [
            Kind::List,
            Kind::Dict,
            Kind::Set,
            Kind::FrozenSet,
            Kind::Tuple,
        ];
        if generic
            .iter()
            .any(|&kind| classes.contains(&vm.types.get(kind)))
        {
            common.push("__class_getitem__");
        }
        names.extend(common.iter().map(|&name| name.to_owned()));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// What to add to the message of an exception: `. Did you mean: 'name'?`, or nothing.
pub(super) fn suggestion(context: &Context<'_>, state: &ExceptionState) -> String {
    let kept = state
        .suggestion
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .as_deref()
        .map(str::to_owned);
    let subject = state.subject.get();
    let found = match text_of(state.name.get()) {
        Some(wanted) if kept.is_none() && subject != Value::NONE => {
            nearest(wanted, &attribute_names(context.vm, subject))
        }
        _ => kept,
    };
    found.map_or_else(String::new, |name| format!(". Did you mean: '{name}'?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_and_a_far_one_is_not() {
        let names = ["print", "counter", "Counter"].map(str::to_owned);
        assert_eq!(nearest("pritn", &names).as_deref(), Some("print"));
        assert_eq!(nearest("countr", &names).as_deref(), Some("counter"));
        assert_eq!(nearest("unrelated", &names), None);
    }
}
