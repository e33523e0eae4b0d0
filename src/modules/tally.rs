//! `_collections.tally`: how often things occur, for `collections.Counter`. It may know dicts; it must never
//! run the program's code.

use crate::vm::dict;
use crate::vm::{Arguments, Context, Known, Outcome, Value, builtins_items_of};

/// `tally(items)`: a dict of how often each item occurs, in the order in which they first do; None when only
/// Python can tell which of them are equal.
pub(super) fn tally(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [items] = arguments.exactly::<1>(context, "tally")?;
    let Ok(items) = builtins_items_of(context, items) else {
        return Ok(Outcome::Value(Value::NONE));
    };
    let counts = context.vm.dict(context.allocator, []);
    let known = Known::default();
    if let Some(table) = dict::of(counts) {
        for item in items {
            let Ok(before) = table.get(item, &known) else {
                return Ok(Outcome::Value(Value::NONE));
            };
            let count = before.and_then(as_index).unwrap_or(0) + 1;
            if known.is_missing() || table.set(item, Value::index(count), &known).is_err() {
                return Ok(Outcome::Value(Value::NONE));
            }
        }
    }
    Ok(Outcome::Value(counts))
}

fn as_index(value: Value) -> Option<usize> {
    usize::try_from(value.as_index()?).ok()
}
