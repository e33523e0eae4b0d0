//! Methods of strings.

use super::other::texts;
use super::search::{self, integer};
use crate::vm::answers::{Answers, Fault};
use crate::vm::builtins::range_length;
use crate::vm::characters::{self, ends_line, fold_case, is_space};
use crate::vm::codec;
use crate::vm::fields;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::text_of;
use crate::vm::types::type_name;
use crate::vm::value::Value;

super::methods! {
    METHODS:
        "str.upper" => upper,
        "str.lower" => lower,
        "str.casefold" => casefold,
        "str.title" => title,
        "str.capitalize" => capitalize,
        "str.swapcase" => swapcase,
        "str.strip" => strip,
        "str.lstrip" => lstrip,
        "str.rstrip" => rstrip,
        "str.isdigit" => isdigit,
        "str.isdecimal" => isdecimal,
        "str.isnumeric" => isnumeric,
        "str.isalpha" => isalpha,
        "str.isalnum" => isalnum,
        "str.isspace" => isspace,
        "str.istitle" => istitle,
        "str.isidentifier" => isidentifier,
        "str.isprintable" => isprintable,
        "str.isascii" => isascii,
        "str.isupper" => isupper,
        "str.islower" => islower,
        "str.startswith" => search::startswith, "str.endswith" => search::endswith, "str.find" => search::find,
        "str.rfind" => search::rfind, "str.index" => search::index, "str.rindex" => search::rindex,
        "str.count" => search::count, "str.replace" => search::replace, "str.partition" => search::partition,
        "str.rpartition" => search::rpartition, "str.removeprefix" => search::removeprefix,
        "str.removesuffix" => search::removesuffix, "str.split" => split, "str.rsplit" => rsplit,
        "str.splitlines" => splitlines, "str.join" => join, "str.encode" => encode,
        "str.expandtabs" => expandtabs, "str.translate" => translate,
        "str.center" => center,
        "str.ljust" => ljust,
        "str.rjust" => rjust,
        "str.zfill" => zfill, "str.format" => format, "str.format_map" => format_map;
    STATIC: "str.maketrans" => maketrans;
}

type Answer = Result<Outcome, Value>;

pub(super) fn done(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

pub(super) fn receiver<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'a>,
    name: &str,
) -> Result<(&'a str, Arguments<'a>), Value> {
    let (receiver, rest) = arguments.receiver(context, name)?;
    match text_of(receiver) {
        Some(text) => Ok((text, rest)),
        None => Err(super::unfit(context, name, "str", receiver)),
    }
}

pub(super) fn part<'a>(context: &mut Context<'_>, value: Value) -> Result<&'a str, Value> {
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

fn titled(text: &str) -> String {
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

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map_or_else(String::new, |character| {
        character.to_uppercase().to_string()
    });
    first + &characters.as_str().to_lowercase()
}

fn swapped(text: &str) -> String {
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
        Some(&set) => match text_of(set) {
            Some(set) => Some(set.chars().collect()),
            None => {
                return Err(context.type_error(format!("{name} arg must be None or str")));
            }
        },
    };
    let drop = |character: char| {
        set.as_ref()
            .map_or(is_space(character), |set| set.contains(&character))
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
    let (text, rest) = receiver(context, arguments, name)?;
    rest.exactly::<0>(context, &format!("str.{name}"))?;
    done(Value::bool(!text.is_empty() && text.chars().all(test)))
}

fn whole(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    test: fn(&str) -> bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    rest.exactly::<0>(context, &format!("str.{name}"))?;
    done(Value::bool(test(text)))
}

/// Whether every word begins with a capital letter and has no other.
fn is_title(text: &str) -> bool {
    let mut inside = false;
    let mut any = false;
    for character in text.chars() {
        if character.is_uppercase() {
            if inside {
                return false;
            }
            (inside, any) = (true, true);
        } else if character.is_lowercase() {
            if !inside {
                return false;
            }
            any = true;
        } else {
            inside = false;
        }
    }
    any
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

/// The words of a text, at most `most` of them cut off one end.
fn words(text: &str, most: usize, from_end: bool) -> Vec<&str> {
    let mut words = Vec::new();
    let mut left = text;
    loop {
        left = if from_end {
            left.trim_end_matches(is_space)
        } else {
            left.trim_start_matches(is_space)
        };
        if left.is_empty() {
            break;
        }
        if words.len() == most {
            words.push(left);
            break;
        }
        if from_end {
            let rest = left.trim_end_matches(|character| !is_space(character));
            words.push(&left[rest.len()..]);
            left = rest;
        } else {
            let rest = left.trim_start_matches(|character| !is_space(character));
            words.push(&left[..left.len() - rest.len()]);
            left = rest;
        }
    }
    if from_end {
        words.reverse();
    }
    words
}

fn pieces(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    from_end: bool,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    rest.fitting(context, name, &["sep", "maxsplit"], 0)?;
    let separator = rest.named_or_at("sep", 0).unwrap_or(Value::NONE);
    let most = match rest.named_or_at("maxsplit", 1) {
        Some(most) => usize::try_from(integer(context, most)?).unwrap_or(usize::MAX - 1),
        None => usize::MAX - 1,
    };
    let parts: Vec<&str> = if separator == Value::NONE {
        words(text, most, from_end)
    } else {
        let Some(separator) = text_of(separator) else {
            let given = type_name(separator);
            return Err(context.type_error(format!("must be str or None, not {given}")));
        };
        if separator.is_empty() {
            return Err(context.value_error("empty separator"));
        }
        if from_end {
            let mut parts: Vec<&str> = text.rsplitn(most + 1, separator).collect();
            parts.reverse();
            parts
        } else {
            // Looking for one byte is many times faster than for a string.
            match separator.as_bytes() {
                &[byte] => text.splitn(most + 1, char::from(byte)).collect(),
                _ => text.splitn(most + 1, separator).collect(),
            }
        }
    };
    let parts: Vec<Value> = parts.into_iter().map(|part| context.text(part)).collect();
    done(context.list(&parts))
}

pub(super) fn split(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    pieces(context, arguments, "split", false)
}

pub(super) fn rsplit(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    pieces(context, arguments, "rsplit", true)
}

pub(super) fn splitlines(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "splitlines")?;
    rest.fitting(context, "splitlines", &["keepends"], 0)?;
    let keeps = rest
        .named_or_at("keepends", 0)
        .and_then(Value::as_index)
        .is_some_and(|keeps| keeps != 0);
    let mut lines = Vec::new();
    let mut left = text;
    while let Some((at, end)) = left.char_indices().find(|(_, next)| ends_line(*next)) {
        let after = &left[at + end.len_utf8()..];
        let rest = match end {
            '\r' => after.strip_prefix('\n').unwrap_or(after),
            _ => after,
        };
        let length = if keeps { left.len() - rest.len() } else { at };
        lines.push(context.text(&left[..length]));
        left = rest;
    }
    if !left.is_empty() {
        lines.push(context.text(left));
    }
    done(context.list(&lines))
}

pub(super) fn expandtabs(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "expandtabs")?;
    rest.fitting(context, "expandtabs", &["tabsize"], 0)?;
    let size = match rest.named_or_at("tabsize", 0) {
        Some(size) => usize::try_from(integer(context, size)?).unwrap_or(0),
        None => 8,
    };
    let tabs = text.bytes().filter(|&byte| byte == b'\t').count();
    context.permit(tabs.saturating_mul(size))?;
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' if size > 0 => {
                let blanks = size - column % size;
                expanded.push_str(&" ".repeat(blanks));
                column += blanks;
            }
            '\t' => {}
            _ => {
                column = if matches!(character, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
                expanded.push(character);
            }
        }
    }
    done(context.text(expanded))
}

/// `str.maketrans`: a dict from code points to what they become.
fn maketrans(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "maketrans", 1, 3)?;
    let code = |character: char| Value::index(character as usize);
    if let [table] = given {
        let Some(Body::Dict(dict)) = table.object().map(|object| &object.get().body) else {
            let message = "if you give only one argument to maketrans it must be a dict";
            return Err(context.type_error(message));
        };
        let mut pairs = Vec::new();
        for (key, to) in dict.pairs() {
            let key = match text_of(key) {
                None => key,
                Some(text) => {
                    let mut characters = text.chars();
                    match (characters.next(), characters.next()) {
                        (Some(only), None) => code(only),
                        _ => {
                            let message = "string keys in translate table must be of length 1";
                            return Err(context.value_error(message));
                        }
                    }
                }
            };
            pairs.push((key, to));
        }
        return done(context.vm.dict(context.allocator, pairs));
    }
    let from: Vec<char> = part(context, given[0])?.chars().collect();
    let to: Vec<char> = part(context, given[1])?.chars().collect();
    if from.len() != to.len() {
        let message = "the first two maketrans arguments must have equal length";
        return Err(context.value_error(message));
    }
    let mut pairs: Vec<(Value, Value)> = from
        .into_iter()
        .zip(to)
        .map(|(from, to)| (code(from), code(to)))
        .collect();
    if let Some(&gone) = given.get(2) {
        let gone = part(context, gone)?.chars();
        pairs.extend(gone.map(|gone| (code(gone), Value::NONE)));
    }
    done(context.vm.dict(context.allocator, pairs))
}

fn translate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "translate")?;
    let [table] = rest.exactly::<1>(context, "str.translate")?;
    let mut translated = String::with_capacity(text.len());
    for character in text.chars() {
        let key = Value::index(character as usize);
        let found = match context.subscript(table, key) {
            Ok(Some(found)) => found,
            Ok(None) => {
                let function = context.vm.builtin("__translated__");
                let text = context.text(text);
                return Ok(Outcome::Call(function, vec![text, table]));
            }
            Err(_) => key,
        };
        if let Some(text) = text_of(found) {
            translated.push_str(text);
        } else if let Some(code) = found.as_index() {
            let code = u32::try_from(code).ok().and_then(char::from_u32);
            translated.push(code.unwrap_or('\u{FFFD}'));
        } else if found != Value::NONE {
            let message = "character mapping must return integer, None or str";
            return Err(context.type_error(message));
        }
    }
    done(context.text(translated))
}

fn join(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "join")?;
    let [iterable] = rest.exactly::<1>(context, "str.join")?;
    let items =
        texts(context, iterable, 1).map_err(|_| context.type_error("can only join an iterable"))?;
    let items = match items {
        Ok(items) => items,
        Err(outcome) => return Ok(outcome),
    };
    let length = |item: &Value| text.len() + text_of(*item).map_or(0, str::len);
    let length: usize = items.iter().map(length).sum();
    context.permit(length)?;
    let mut joined = String::with_capacity(length);
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

fn encode(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "encode")?;
    rest.fitting(context, "encode", &["encoding", "errors"], 0)?;
    let [encoding, errors] = encoding_arguments(context, rest, "encode", 0)?;
    let bytes = codec::encode(context, text, encoding, errors)?;
    done(context.bytes(&bytes))
}

/// The arguments `encoding` and `errors`, the first of which is at this position.
pub(in crate::vm) fn encoding_arguments<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'a>,
    function: &str,
    first: usize,
) -> Result<[&'a str; 2], Value> {
    let mut texts = ["utf-8", "strict"];
    let names = ["encoding", "errors"];
    for (number, (text, name)) in texts.iter_mut().zip(names).enumerate() {
        let Some(given) = arguments.named_or_at(name, first + number) else {
            continue;
        };
        *text = match text_of(given) {
            Some(text) => text,
            None => {
                let given = type_name(given);
                return Err(context.type_error(format!(
                    "{function}() argument '{name}' must be str, not {given}"
                )));
            }
        };
    }
    Ok(texts)
}

fn justified(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    align: char,
) -> Answer {
    let (text, rest) = receiver(context, arguments, name)?;
    let given = rest.between(context, name, 1, 2)?;
    let width = integer(context, given[0])?.max(0);
    let fill = match given.get(1) {
        Some(&fill) => match text_of(fill) {
            Some(text) if text.chars().count() == 1 => text,
            Some(_) => {
                let message = "The fill character must be exactly one character long";
                return Err(context.type_error(message));
            }
            None => {
                let given = type_name(fill);
                let message =
                    format!("The fill character must be a unicode character, not {given}");
                return Err(context.type_error(message));
            }
        },
        None => " ",
    };
    context.permit(range_length([0, width, 1]) as usize)?;
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

pub(super) fn zfill(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (text, rest) = receiver(context, arguments, "zfill")?;
    let [width] = rest.exactly::<1>(context, "str.zfill")?;
    let width = usize::try_from(integer(context, width)?).unwrap_or(0);
    context.permit(width)?;
    let missing = width.saturating_sub(text.chars().count());
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

pub(super) fn upper(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    mapped(context, arguments, "upper", |text| match text.is_ascii() {
        true => text.to_ascii_uppercase(),
        false => text.to_uppercase(),
    })
}

pub(super) fn lower(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    mapped(context, arguments, "lower", |text| match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.to_lowercase(),
    })
}

pub(super) fn casefold(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    mapped(context, arguments, "casefold", fold_case)
}

pub(super) fn title(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    mapped(context, arguments, "title", titled)
}

pub(super) fn capitalize(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    mapped(context, arguments, "capitalize", capitalized)
}

pub(super) fn swapcase(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    mapped(context, arguments, "swapcase", swapped)
}

pub(super) fn strip(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    stripped(context, arguments, "strip", true, true)
}

pub(super) fn lstrip(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    stripped(context, arguments, "lstrip", true, false)
}

pub(super) fn rstrip(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    stripped(context, arguments, "rstrip", false, true)
}

pub(super) fn isdigit(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "isdigit", characters::is_digit)
}

pub(super) fn isdecimal(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "isdecimal", characters::is_decimal)
}

pub(super) fn isnumeric(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "isnumeric", characters::is_numeric)
}

pub(super) fn isalpha(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "isalpha", char::is_alphabetic)
}

pub(super) fn isalnum(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "isalnum", characters::is_alphanumeric)
}

pub(super) fn isspace(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "isspace", is_space)
}

pub(super) fn istitle(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    whole(context, arguments, "istitle", is_title)
}

pub(super) fn isidentifier(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    whole(
        context,
        arguments,
        "isidentifier",
        characters::is_identifier,
    )
}

pub(super) fn isprintable(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    whole(context, arguments, "isprintable", |text| {
        text.chars().all(characters::is_printable)
    })
}

pub(super) fn isascii(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    whole(context, arguments, "isascii", str::is_ascii)
}

pub(super) fn isupper(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    cased(
        context,
        arguments,
        "isupper",
        char::is_uppercase,
        char::is_lowercase,
    )
}

pub(super) fn islower(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    cased(
        context,
        arguments,
        "islower",
        char::is_lowercase,
        char::is_uppercase,
    )
}

pub(super) fn center(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    justified(context, arguments, "center", '^')
}

pub(super) fn ljust(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    justified(context, arguments, "ljust", '<')
}

pub(super) fn rjust(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    justified(context, arguments, "rjust", '>')
}
