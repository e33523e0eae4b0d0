//! Methods of strings.

use super::other::texts;
use crate::vm::answers::{Answers, Fault};
use crate::vm::builtins::range_length;
use crate::vm::fields;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::text_of;
use crate::vm::types::type_name;
use crate::vm::value::Value;

super::methods! {
    METHODS:
        "str.upper" => |context, arguments| mapped(context, arguments, "upper", |text| text.to_uppercase()),
        "str.lower" => |context, arguments| mapped(context, arguments, "lower", |text| text.to_lowercase()),
        "str.casefold" => |context, arguments| mapped(context, arguments, "casefold", |text| text.to_lowercase()),
        "str.title" => |context, arguments| mapped(context, arguments, "title", title),
        "str.capitalize" => |context, arguments| mapped(context, arguments, "capitalize", capitalize),
        "str.swapcase" => |context, arguments| mapped(context, arguments, "swapcase", swapcase),
        "str.strip" => |context, arguments| stripped(context, arguments, "strip", true, true),
        "str.lstrip" => |context, arguments| stripped(context, arguments, "lstrip", true, false),
        "str.rstrip" => |context, arguments| stripped(context, arguments, "rstrip", false, true),
        "str.isdigit" => |context, arguments| tested(context, arguments, "isdigit", |character| character.is_numeric()),
        "str.isalpha" => |context, arguments| tested(context, arguments, "isalpha", char::is_alphabetic),
        "str.isalnum" => |context, arguments| tested(context, arguments, "isalnum", char::is_alphanumeric),
        "str.isspace" => |context, arguments| tested(context, arguments, "isspace", char::is_whitespace),
        "str.isupper" => |context, arguments| cased(context, arguments, "isupper", char::is_uppercase, char::is_lowercase),
        "str.islower" => |context, arguments| cased(context, arguments, "islower", char::is_lowercase, char::is_uppercase),
        "str.startswith" => |context, arguments| affixed(context, arguments, "startswith", |text, part| text.starts_with(part)),
        "str.endswith" => |context, arguments| affixed(context, arguments, "endswith", |text, part| text.ends_with(part)),
        "str.find" => |context, arguments| found(context, arguments, "find", |text, part| text.find(part)),
        "str.rfind" => |context, arguments| found(context, arguments, "rfind", |text, part| text.rfind(part)),
        "str.index" => index, "str.count" => count, "str.replace" => replace, "str.split" => split, "str.rsplit" => rsplit,
        "str.splitlines" => splitlines, "str.join" => join, "str.partition" => partition, "str.encode" => encode,
        "str.center" => |context, arguments| justified(context, arguments, "center", '^'),
        "str.ljust" => |context, arguments| justified(context, arguments, "ljust", '<'),
        "str.rjust" => |context, arguments| justified(context, arguments, "rjust", '>'),
        "str.zfill" => zfill, "str.format" => format, "str.format_map" => format_map;
}

type Answer = Result<Outcome, Value>;

fn done(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

fn receiver<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'a>,
    name: &str,
) -> Result<(&'a str, Arguments<'a>), Value> {
    let (receiver, rest) = arguments.receiver(context, name)?;
    match text_of(receiver) {
        Some(text) => Ok((text, rest)),
        None => {
            let given = type_name(receiver);
            Err(context.type_error(format!(
                "descriptor '{name}' for 'str' objects doesn't apply to a '{given}' object"
            )))
        }
    }
}

fn part<'a>(context: &mut Context<'_>, value: Value) -> Result<&'a str, Value> {
    match text_of(value) {
        Some(text) => Ok(text),
        None => {
            let given = type_name(value);
            Err(context.type_error(format!("must be str, not {given}")))
        }
    }
}

fn mapped(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    map: fn(&str) -> String,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    rest.exactly::<0>(context, &format!("str.{name}"))?;
    done(context.text(map(text)))
}

fn title(text: &str) -> String {
    let mut inside = false;
    let letter = |character: char| {
        let mapped = if inside {
            character.to_lowercase().to_string()
        } else {
            character.to_uppercase().to_string()
        };
        inside = character.is_alphabetic();
        mapped
    };
    text.chars().map(letter).collect()
}

fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map_or_else(String::new, |character| {
        character.to_uppercase().to_string()
    });
    first + &characters.as_str().to_lowercase()
}

fn swapcase(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_uppercase() {
                character.to_lowercase().to_string()
            } else {
                character.to_uppercase().to_string()
            }
        })
        .collect()
}

fn stripped(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    start: bool,
    end: bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let given = rest.between(context, name, 0, 1)?;
    let set: Option<Vec<char>> = match given.first() {
        None | Some(&Value::NONE) => None,
        Some(&set) => Some(part(context, set)?.chars().collect()),
    };
    let drop = |character: char| {
        set.as_ref()
            .map_or(character.is_whitespace(), |set| set.contains(&character))
    };
    let text = if start {
        text.trim_start_matches(drop)
    } else {
        text
    };
    let text = if end {
        text.trim_end_matches(drop)
    } else {
        text
    };
    done(context.text(text))
}

fn tested(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    test: fn(char) -> bool,
) -> Answer {
    let (text, _) = receiver(context, arguments, name)?;
    done(Value::bool(!text.is_empty() && text.chars().all(test)))
}

fn cased(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    wanted: fn(char) -> bool,
    other: fn(char) -> bool,
) -> Answer {
    let (text, _) = receiver(context, arguments, name)?;
    done(Value::bool(
        text.chars().any(wanted) && !text.chars().any(other),
    ))
}

fn affixed(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    test: fn(&str, &str) -> bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let [wanted] = rest.exactly::<1>(context, name)?;
    if let Some(Body::Tuple(items)) = wanted.part() {
        return done(Value::bool(
            items
                .iter()
                .any(|&item| text_of(item).is_some_and(|part| test(text, part))),
        ));
    }
    let wanted = part(context, wanted)?;
    done(Value::bool(test(text, wanted)))
}

fn characters(text: &str, bytes: usize) -> usize {
    text.get(..bytes).map_or(0, |before| before.chars().count())
}

fn found(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    find: fn(&str, &str) -> Option<usize>,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let given = rest.between(context, name, 1, 2)?;
    let wanted = part(context, given[0])?;
    let start = given
        .get(1)
        .and_then(|start| start.as_index())
        .unwrap_or(0)
        .max(0) as usize;
    let skipped = text
        .char_indices()
        .nth(start)
        .map_or(if start == 0 { 0 } else { text.len() }, |(at, _)| at);
    match find(&text[skipped..], wanted) {
        Some(at) => done(Value::index(characters(text, skipped + at))),
        None => done(Value::small_int(-1).unwrap_or(Value::ZERO)),
    }
}

fn index(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "index")?;
    let [wanted] = rest.exactly::<1>(context, "index")?;
    let wanted = part(context, wanted)?;
    match text.find(wanted) {
        Some(at) => done(Value::index(characters(text, at))),
        None => Err(context.value_error("substring not found")),
    }
}

fn count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "count")?;
    let [wanted] = rest.exactly::<1>(context, "count")?;
    let wanted = part(context, wanted)?;
    let count = if wanted.is_empty() {
        text.chars().count() + 1
    } else {
        text.matches(wanted).count()
    };
    done(Value::index(count))
}

fn replace(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "replace")?;
    let given = rest.between(context, "replace", 2, 3)?;
    let (old, new) = (part(context, given[0])?, part(context, given[1])?);
    let times = given
        .get(2)
        .and_then(|times| times.as_index())
        .unwrap_or(-1);
    done(context.text(match usize::try_from(times) {
        Ok(times) => text.replacen(old, new, times),
        Err(_) => text.replace(old, new),
    }))
}

fn pieces(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    from_end: bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let separator = rest.named_or_at("sep", 0).unwrap_or(Value::NONE);
    let most = rest
        .named_or_at("maxsplit", 1)
        .and_then(Value::as_index)
        .unwrap_or(-1);
    let most = usize::try_from(most).map_or(usize::MAX, |most| most + 1);
    let parts: Vec<&str> = if separator == Value::NONE {
        let mut parts = Vec::new();
        let mut left = text.trim();
        while !left.is_empty() {
            if parts.len() + 1 == most {
                parts.push(left);
                break;
            }
            let end = left.find(char::is_whitespace).unwrap_or(left.len());
            parts.push(&left[..end]);
            left = left[end..].trim_start();
        }
        parts
    } else {
        let separator = part(context, separator)?;
        if separator.is_empty() {
            return Err(context.value_error("empty separator"));
        }
        if from_end {
            let mut parts: Vec<&str> = text.rsplitn(most, separator).collect();
            parts.reverse();
            parts
        } else {
            text.splitn(most, separator).collect()
        }
    };
    let parts: Vec<Value> = parts.into_iter().map(|part| context.text(part)).collect();
    done(context.list(&parts))
}

fn split(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    pieces(context, arguments, "split", false)
}

fn rsplit(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    pieces(context, arguments, "rsplit", true)
}

fn splitlines(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, _) = receiver(context, arguments, "splitlines")?;
    let lines: Vec<Value> = text.lines().map(|line| context.text(line)).collect();
    done(context.list(&lines))
}

fn join(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "join")?;
    let [iterable] = rest.exactly::<1>(context, "str.join")?;
    let items = match texts(context, iterable, 1)? {
        Ok(items) => items,
        Err(outcome) => return Ok(outcome),
    };
    let mut joined = String::new();
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            joined.push_str(text);
        }
        match text_of(item) {
            Some(part) => joined.push_str(part),
            None => {
                let given = type_name(item);
                return Err(context.type_error(format!(
                    "sequence item {number}: expected str instance, {given} found"
                )));
            }
        }
    }
    done(context.text(joined))
}

fn partition(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "partition")?;
    let [separator] = rest.exactly::<1>(context, "partition")?;
    let separator = part(context, separator)?;
    let (before, middle, after) = match text.split_once(separator) {
        Some((before, after)) => (before, separator, after),
        None => (text, "", ""),
    };
    let parts = [before, middle, after].map(|part| context.text(part));
    done(context.tuple(parts))
}

fn encode(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, _) = receiver(context, arguments, "encode")?;
    done(context.object(Body::Bytes(text.as_bytes().into()), text.len()))
}

fn justified(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    align: char,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let given = rest.between(context, name, 1, 2)?;
    let width = given[0].as_index().unwrap_or(0).max(0);
    let fill = match given.get(1) {
        Some(&fill) => part(context, fill)?,
        None => " ",
    };
    if !context
        .vm
        .heap
        .permits(range_length([0, width, 1]) as usize)
    {
        return Err(context.memory_error());
    }
    let missing = (width as usize).saturating_sub(text.chars().count());
    let before = match align {
        '>' => missing,
        // CPython puts the odd one in front when the width is odd too (`unicode_center`).
        '^' => missing / 2 + (missing & width as usize & 1),
        _ => 0,
    };
    done(context.text(format!(
        "{}{text}{}",
        fill.repeat(before),
        fill.repeat(missing - before)
    )))
}

fn zfill(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "zfill")?;
    let [width] = rest.exactly::<1>(context, "str.zfill")?;
    let missing = (width.as_index().unwrap_or(0).clamp(0, 1 << 20) as usize)
        .saturating_sub(text.chars().count());
    let sign = text.len() - text.trim_start_matches(['+', '-']).len();
    done(context.text(format!(
        "{}{}{}",
        &text[..sign.min(1)],
        "0".repeat(missing),
        &text[sign.min(1)..]
    )))
}

/// `str.format`; what only Python can say is asked for by the prelude, which begins anew.
fn format(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [pattern, positional @ ..] = arguments.positional else {
        return Err(context.type_error("unbound method str.format() needs an argument"));
    };
    let positional = context.tuple(positional);
    let names = arguments.names.iter().copied();
    let pairs: Vec<(Value, Value)> = names.zip(arguments.named.iter().copied()).collect();
    let named = context.vm.dict(context.allocator, pairs);
    with_fields(context, [*pattern, positional, named])
}

fn format_map(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (pattern, [mapping]) = arguments.method::<1>(context, "str.format_map")?;
    let positional = context.tuple([]);
    with_fields(context, [pattern, positional, mapping])
}

fn with_fields(context: &mut Context<'_>, operands: [Value; 3]) -> Answer {
    match fields::formatted(context, operands, &mut Answers::new(&[])) {
        Ok(text) => done(context.text(text)),
        Err(Fault::Raise(error)) => Err(error),
        Err(Fault::Ask(_)) => {
            let mut given = vec![context.vm.builtin("__format_fields__")];
            given.extend(operands);
            Ok(Outcome::Call(context.vm.builtin("__lay_out__"), given))
        }
    }
}
