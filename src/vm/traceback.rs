//! Tracebacks as CPython prints them (`Lib/traceback.py`): frames from the outermost in, the source
//! line, and markers under the part that was executing.

use super::exception::{ExceptionState, TracebackEntry};
use super::groups::{self, Drawing};
use super::machine::Context;
use super::object::Body;
use super::process::exception_state;
use super::represent;
use super::types::{Kind, kind_of};
use super::value::Value;
use crate::syntax::{Position, SourceError, SourceErrorKind, traceback_markers};

/// What exceptions say of themselves, where somebody has called their `__str__`.
pub type Messages<'a> = [(Value, &'a str)];

fn message_of<'a>(messages: &Messages<'a>, exception: Value) -> Option<&'a str> {
    let mut messages = messages.iter();
    messages
        .find(|(of, _)| *of == exception)
        .map(|(_, message)| *message)
}

/// The text of an uncaught exception, with its causes, ending in a line feed.
pub fn format_exception(
    context: &Context<'_>,
    exception: Value,
    messages: &Messages<'_>,
) -> String {
    let mut drawing = Drawing::default();
    chain(context, exception, messages, &mut drawing);
    drawing.text
}

/// The same without what the exception comes from, as of one that nobody can handle.
pub fn format_ignored(context: &Context<'_>, exception: Value) -> String {
    let state = exception_state(exception);
    state.map_or_else(String::new, |state| {
        alone(context, exception, state, None, "Traceback")
    })
}

fn chain(context: &Context<'_>, exception: Value, messages: &Messages<'_>, drawing: &mut Drawing) {
    drawing.seen.push(exception);
    let Some(state) = exception_state(exception) else {
        return;
    };
    let (cause, before) = (state.cause.get(), state.context.get());
    if cause != Value::NONE {
        if !drawing.seen.contains(&cause) {
            chain(context, cause, messages, drawing);
            drawing
                .say("\nThe above exception was the direct cause of the following exception:\n\n");
        }
    } else if before != Value::NONE
        && !state.suppresses_context()
        && !drawing.seen.contains(&before)
    {
        chain(context, before, messages, drawing);
        drawing.say("\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    let message = message_of(messages, exception);
    let was_raised = !state.traceback().is_empty();
    match groups::parts(context, exception) {
        None => drawing.say(&alone(context, exception, state, message, "Traceback")),
        Some((parts, shown)) => {
            let heading = "Exception Group Traceback";
            let lines = alone(context, exception, state, message.or(Some(&shown)), heading);
            drawing.group(&lines, was_raised, &parts, |drawing, part| {
                chain(context, part, messages, drawing);
            });
        }
    }
}

/// The lines of one exception, without those it comes from or is made of.
fn alone(
    context: &Context<'_>,
    exception: Value,
    state: &ExceptionState,
    message: Option<&str>,
    heading: &str,
) -> String {
    let mut text = String::new();
    let all = state.traceback();
    if !all.is_empty() {
        text.push_str(heading);
        text.push_str(" (most recent call last):\n");
    }
    let shown = all
        .iter()
        .rev()
        .filter(|entry| entry.code.get().is_in_tracebacks());
    write_entries(context, shown, false, &mut text);
    let misread = misread_source(exception, state);
    if let Some(lines) = &misread {
        text.push_str(lines);
    }
    text.push_str(&class_name(context, exception));
    let shown = match message {
        _ if misread.is_some() => {
            let first = super::call::tuple_items(state.args.get()).first().copied();
            first
                .and_then(super::text_of)
                .unwrap_or_default()
                .to_owned()
        }
        Some(message) => message.to_owned(),
        None => represent::text(context, exception)
            .unwrap_or_else(|_| "<exception str() failed>".to_owned()),
    };
    if !shown.is_empty() {
        text.push_str(": ");
        text.push_str(&shown);
    }
    text.push_str(&super::suggest::suggestion(context, state));
    text.push('\n');
    let notes = super::errors::notes(context.vm, exception);
    let notes = match notes.and_then(Value::object).map(|notes| &notes.get().body) {
        Some(Body::List(notes)) => notes.snapshot(),
        _ => Vec::new(),
    };
    for note in notes {
        let note = super::text_of(note).unwrap_or_default();
        note.split('\n').for_each(|line| {
            text.push_str(line);
            text.push('\n');
        });
    }
    text
}

/// Of a `SyntaxError` that says where it is: the lines that show the place.
fn misread_source(exception: Value, state: &ExceptionState) -> Option<String> {
    if !kind_of(exception).derives_from(Kind::SyntaxError) {
        return None;
    }
    let [_, place] = super::call::tuple_items(state.args.get()) else {
        return None;
    };
    let [file, line, offset, source, end_line, end_offset] = super::call::tuple_items(*place)
    else {
        return None;
    };
    let number = |value: &Value| value.as_int().and_then(|number| u32::try_from(number).ok());
    let source = super::text_of(*source)?.trim_end_matches('\n');
    let bytes = |offset: u32| {
        let mut places = source.char_indices().map(|(place, _)| place);
        let place = places.nth(offset.saturating_sub(1) as usize);
        place.unwrap_or(source.len()) as u32
    };
    let error = SourceError {
        kind: SourceErrorKind::Syntax,
        file: super::text_of(*file)?.into(),
        position: Position {
            line: number(line)?,
            column: bytes(number(offset)?),
            end_line: number(end_line)?,
            end_column: bytes(number(end_offset)?),
        },
        // Column 0 is none.
        marked: number(offset)? > 0,
        message: String::new(),
        line: source.to_owned(),
    };
    let shown = error.to_string();
    shown.rfind('\n').map(|end| shown[..=end].to_owned())
}

fn class_name(context: &Context<'_>, exception: Value) -> String {
    let class = super::class::of(context.vm.types.class_of(exception));
    class.map_or_else(String::new, |class| match &*class.module {
        "builtins" | "__main__" => class.qualname.to_string(),
        module => format!("{module}.{}", class.qualname),
    })
}

/// The same line is shown this often; then a count stands for the rest.
const REPEATS_SHOWN: usize = 3;

/// The lines of a traceback without its heading, as the module `traceback` shows them.
pub fn format_entries(context: &Context<'_>, entries: &[TracebackEntry]) -> String {
    let mut text = String::new();
    let shown = entries
        .iter()
        .filter(|entry| entry.code.get().is_in_tracebacks());
    write_entries(context, shown, true, &mut text);
    text
}

/// CPython's own tracebacks show lines with the blanks at their ends; those of its module `traceback` are
/// `trimmed`.
fn write_entries<'a>(
    context: &Context<'_>,
    entries: impl Iterator<Item = &'a TracebackEntry>,
    trimmed: bool,
    text: &mut String,
) {
    let mut repeats = 0_usize;
    let mut last = None;
    for entry in entries {
        let code = entry.code.get();
        let position = code
            .code
            .positions
            .get(entry.instruction as usize)
            .copied()
            .unwrap_or_default();
        let place = (std::ptr::from_ref(code), position.line);
        if last == Some(place) {
            repeats += 1;
        } else {
            write_repeats(text, (repeats + 1).saturating_sub(REPEATS_SHOWN));
            repeats = 0;
        }
        last = Some(place);
        if repeats >= REPEATS_SHOWN {
            continue;
        }
        text.push_str(&format!(
            "  File \"{}\", line {}, in {}\n",
            code.code.file, position.line, code.code.name
        ));
        let Some(source) = context.vm.source(&code.code.file) else {
            continue;
        };
        let Some(line) = source
            .lines()
            .nth((position.line as usize).saturating_sub(1))
        else {
            continue;
        };
        let line = if trimmed { line.trim_end() } else { line };
        text.push_str(&format!("    {}\n", line.trim_start()));
        if let Some(markers) = traceback_markers(line, position) {
            text.push_str(&format!("    {markers}\n"));
        }
    }
    write_repeats(text, (repeats + 1).saturating_sub(REPEATS_SHOWN));
}

fn write_repeats(text: &mut String, count: usize) {
    if count > 0 {
        let plural = if count == 1 { "" } else { "s" };
        text.push_str(&format!(
            "  [Previous line repeated {count} more time{plural}]\n"
        ));
    }
}

/// Whether an exception is `SystemExit`, which ends the program without a traceback.
pub fn is_exit(exception: Value) -> bool {
    kind_of(exception) == Kind::SystemExit
}

/// The exit code an uncaught exception gives the process, and whether a traceback is printed.
pub fn exit_code(context: &Context<'_>, exception: Value) -> (i32, Option<String>) {
    match kind_of(exception) {
        Kind::SystemExit => {}
        // What a shell reports of a program that an interrupt ended.
        Kind::KeyboardInterrupt => return (130, None),
        _ => return (1, None),
    }
    let code = exception_state(exception)
        .and_then(|state| super::call::tuple_items(state.args.get()).first().copied());
    match code {
        None | Some(Value::NONE) => (0, None),
        Some(code) => match code.as_index() {
            Some(code) => ((code & 0xFF) as i32, None),
            None => (1, represent::text(context, code).ok()),
        },
    }
}
