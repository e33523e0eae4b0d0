//! Methods of strings that look for a part: where it is, how often, and what is around it.

use super::text::{done, part, receiver};
use crate::vm::call::tuple_items;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::text_of;
use crate::vm::types::{Kind, kind_of, type_name};
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

/// An integer argument.
pub(in crate::vm) fn integer(context: &mut Context<'_>, value: Value) -> Result<i64, Value> {
    if let Some(int) = value.as_index() {
        return Ok(int);
    }
    if kind_of(value) == Kind::Int {
        let message = "Python int too large to convert to C ssize_t";
        return Err(context.error(Kind::OverflowError, message));
    }
    let given = type_name(value);
    Err(context.type_error(format!(
        "'{given}' object cannot be interpreted as an integer"
    )))
}

/// The bytes of the characters from `start` to `end`, which are as a slice has them; nothing when
/// `start` lies behind the end of the text.
pub(in crate::vm) fn window(
    context: &mut Context<'_>,
    length: usize,
    bounds: &[Value],
) -> Result<Option<(usize, usize)>, Value> {
    let length = length as i64;
    let mut places = [0, length];
    for (place, &bound) in places.iter_mut().zip(bounds) {
        if bound == Value::NONE {
            continue;
        }
        let Some(index) = bound.as_index() else {
            let message = "slice indices must be integers or None or have an __index__ method";
            return Err(context.type_error(message));
        };
        *place = if index < 0 {
            (index + length).max(0)
        } else {
            index
        };
    }
    let [start, end] = places;
    let end = end.min(length);
    Ok((start <= end).then_some((start as usize, end as usize)))
}

/// The byte at which this character begins.
fn offset(text: &str, character: usize) -> usize {
    if text.is_ascii() {
        return character.min(text.len());
    }
    let mut places = text.char_indices();
    places.nth(character).map_or(text.len(), |(at, _)| at)
}

fn length(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

/// The part of the text that `start` and `end` leave, and how many characters are before it.
fn within<'a>(
    context: &mut Context<'_>,
    text: &'a str,
    bounds: &[Value],
) -> Result<Option<(&'a str, usize)>, Value> {
    if bounds.is_empty() {
        return Ok(Some((text, 0)));
    }
    let window = window(context, length(text), bounds)?;
    Ok(window.and_then(|(start, end)| {
        let (first, last) = (offset(text, start), offset(text, end));
        text.get(first..last).map(|part| (part, start))
    }))
}

fn place(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    find: fn(&str, &str) -> Option<usize>,
) -> Result<Option<usize>, Value> {
    let (text, rest) = receiver(context, arguments, name)?;
    let given = rest.parsed(context, name, [1, 3])?;
    let wanted = part(context, given[0])?;
    let Some((inside, before)) = within(context, text, &given[1..])? else {
        return Ok(None);
    };
    Ok(find(inside, wanted).map(|at| before + length(&inside[..at])))
}

fn first(text: &str, wanted: &str) -> Option<usize> {
    text.find(wanted)
}

fn last(text: &str, wanted: &str) -> Option<usize> {
    text.rfind(wanted)
}

fn number_or_minus_one(place: Option<usize>) -> Answer {
    done(match place {
        Some(place) => Value::index(place),
        None => Value::small_int(-1).unwrap_or(Value::ZERO),
    })
}

pub(super) fn find(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    number_or_minus_one(place(context, arguments, "find", first)?)
}

pub(super) fn rfind(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    number_or_minus_one(place(context, arguments, "rfind", last)?)
}

fn found(context: &mut Context<'_>, place: Option<usize>) -> Answer {
    match place {
        Some(place) => done(Value::index(place)),
        None => Err(context.value_error("substring not found")),
    }
}

pub(super) fn index(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let place = place(context, arguments, "index", first)?;
    found(context, place)
}

pub(super) fn rindex(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let place = place(context, arguments, "rindex", last)?;
    found(context, place)
}

pub(super) fn count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "count")?;
    let given = rest.parsed(context, "count", [1, 3])?;
    let wanted = part(context, given[0])?;
    let count = match within(context, text, &given[1..])? {
        Some((inside, _)) if wanted.is_empty() => length(inside) + 1,
        Some((inside, _)) => inside.matches(wanted).count(),
        None => 0,
    };
    done(Value::index(count))
}

fn affixed(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    test: fn(&str, &str) -> bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let given = rest.parsed(context, name, [1, 3])?;
    let single = [given[0]];
    let is_tuple = kind_of(given[0]) == Kind::Tuple;
    let wanted = if is_tuple {
        tuple_items(given[0])
    } else {
        &single
    };
    let inside = within(context, text, &given[1..])?;
    for &item in wanted {
        let Some(affix) = text_of(item) else {
            let given = type_name(item);
            return Err(context.type_error(if is_tuple {
                format!("tuple for {name} must only contain str, not {given}")
            } else {
                format!("{name} first arg must be str or a tuple of str, not {given}")
            }));
        };
        if inside.is_some_and(|(inside, _)| test(inside, affix)) {
            return done(Value::TRUE);
        }
    }
    done(Value::FALSE)
}

pub(super) fn startswith(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    affixed(context, arguments, "startswith", |text, part| {
        text.starts_with(part)
    })
}

pub(super) fn endswith(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    affixed(context, arguments, "endswith", |text, part| {
        text.ends_with(part)
    })
}

pub(super) fn replace(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "replace")?;
    let given = rest.between(context, "replace", 2, 3)?;
    let mut parts = [""; 2];
    for (number, part) in parts.iter_mut().enumerate() {
        *part = match text_of(given[number]) {
            Some(text) => text,
            None => {
                let given = type_name(given[number]);
                return Err(context.type_error(format!(
                    "replace() argument {} must be str, not {given}",
                    number + 1
                )));
            }
        };
    }
    let [old, new] = parts;
    let times = match given.get(2) {
        Some(&times) => integer(context, times)?,
        None => -1,
    };
    let most = text.len() / old.len().max(1) + 1;
    context.permit(most.saturating_mul(new.len()))?;
    done(context.text(match usize::try_from(times) {
        Ok(times) => text.replacen(old, new, times),
        Err(_) => text.replace(old, new),
    }))
}

fn parted(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    from_end: bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let [separator] = rest.exactly::<1>(context, &format!("str.{name}"))?;
    let separator = part(context, separator)?;
    if separator.is_empty() {
        return Err(context.value_error("empty separator"));
    }
    let split = if from_end {
        text.rsplit_once(separator)
    } else {
        text.split_once(separator)
    };
    let parts = match split {
        Some((before, after)) => [before, separator, after],
        None if from_end => ["", "", text],
        None => [text, "", ""],
    };
    let parts = parts.map(|part| context.text(part));
    done(context.tuple(parts))
}

pub(super) fn partition(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    parted(context, arguments, "partition", false)
}

pub(super) fn rpartition(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    parted(context, arguments, "rpartition", true)
}

fn without(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    strip: for<'a> fn(&'a str, &str) -> Option<&'a str>,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let [affix] = rest.exactly::<1>(context, &format!("str.{name}"))?;
    let Some(affix) = text_of(affix) else {
        let given = type_name(affix);
        return Err(context.type_error(format!("{name}() argument must be str, not {given}")));
    };
    done(context.text(strip(text, affix).unwrap_or(text)))
}

pub(super) fn removeprefix(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    without(context, arguments, "removeprefix", |text, prefix| {
        text.strip_prefix(prefix)
    })
}

pub(super) fn removesuffix(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    without(context, arguments, "removesuffix", |text, suffix| {
        text.strip_suffix(suffix)
    })
}
