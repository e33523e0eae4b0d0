//! What exceptions of the built-in classes know: the attributes of each class, how it is shown, and
//! which class an operating system's error number stands for.

use super::call::tuple_items;
use super::class;
use super::exception::{ExceptionState, Trace, TracebackEntry};
use super::function::{Arguments, Conversion, Outcome};
use super::machine::Context;
use super::namespace::Name;
use super::object::Body;
use super::process::{Vm, exception_state};
use super::represent;
use super::text_of;
use super::types::{Kind, kind_of, type_name};
use super::value::Value;

/// The class of an error number, where there is one of its own.
fn kind_of_number(number: i64) -> Option<Kind> {
    Some(match number {
        1 | 13 => Kind::PermissionError,
        2 => Kind::FileNotFoundError,
        3 => Kind::ProcessLookupError,
        4 => Kind::InterruptedError,
        10 => Kind::ChildProcessError,
        11 | 114 | 115 => Kind::BlockingIOError,
        17 => Kind::FileExistsError,
        20 => Kind::NotADirectoryError,
        21 => Kind::IsADirectoryError,
        32 | 108 => Kind::BrokenPipeError,
        103 => Kind::ConnectionAbortedError,
        104 => Kind::ConnectionResetError,
        110 => Kind::TimeoutError,
        111 => Kind::ConnectionRefusedError,
        _ => return None,
    })
}

/// The class an exception is made of: `OSError` with an error number may be one of those below it.
pub(super) fn class_for(vm: &Vm, class: Value, arguments: &[Value]) -> Value {
    if class != vm.types.get(Kind::OSError) || arguments.len() < 2 {
        return class;
    }
    let kind = arguments[0].as_int().and_then(kind_of_number);
    kind.map_or(class, |kind| vm.types.get(kind))
}

fn argument(state: &ExceptionState, place: usize) -> Value {
    let arguments = tuple_items(state.args.get());
    arguments.get(place).copied().unwrap_or(Value::NONE)
}

/// `BaseException.__init__` of every built-in class.
pub(super) fn init(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "__init__")?;
    let Some(state) = exception_state(receiver) else {
        return Ok(Outcome::Value(Value::NONE));
    };
    let kind = kind_of(receiver);
    let known: &[&str] = match kind {
        Kind::ImportError | Kind::ModuleNotFoundError => &["name", "path"],
        Kind::NameError | Kind::UnboundLocalError => &["name"],
        Kind::AttributeError => &["name", "obj"],
        _ => &[],
    };
    if known.is_empty() {
        rest.no_keywords(context, &type_name(receiver))?;
    } else {
        rest.only_keywords(context, &type_name(receiver), known)?;
    }
    let mut kept = rest.positional;
    if kind.derives_from(Kind::OSError) && (3..=5).contains(&kept.len()) {
        context.set_own(receiver, "filename", kept[2]);
        if let Some(&other) = kept.get(4) {
            context.set_own(receiver, "filename2", other);
        }
        kept = &kept[..2];
    }
    let kept = context.tuple(kept);
    state.args.set(kept);
    for (&name, &value) in rest.names.iter().zip(rest.named) {
        context.set_own(receiver, text_of(name).unwrap_or_default(), value);
    }
    Ok(Outcome::Value(Value::NONE))
}

/// `BaseException.add_note`.
pub(super) fn add_note(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let (receiver, [note]) = arguments.method::<1>(context, "BaseException.add_note")?;
    if text_of(note).is_none() {
        let given = type_name(note);
        return Err(context.type_error(format!("note must be a str, not '{given}'")));
    }
    match notes(context.vm, receiver).and_then(|notes| notes.object()) {
        Some(notes) => {
            if let Body::List(list) = &notes.get().body {
                list.push(note);
            }
        }
        None => {
            let notes = context.list(&[note]);
            context.set_own(receiver, "__notes__", notes);
        }
    }
    Ok(Outcome::Value(Value::NONE))
}

/// `BaseException.with_traceback`.
pub(super) fn with_traceback(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let (receiver, [traceback]) = arguments.method::<1>(context, "BaseException.with_traceback")?;
    context.set_traceback(receiver, traceback)?;
    Ok(Outcome::Value(receiver))
}

/// The list of an exception's notes.
pub(super) fn notes(vm: &Vm, exception: Value) -> Option<Value> {
    own(vm, exception, "__notes__")
}

/// An attribute in a slot of an exception.
pub(super) fn own(vm: &Vm, exception: Value, name: &str) -> Option<Value> {
    let Body::Instance(instance) = &exception.object()?.get().body else {
        return None;
    };
    instance.get(class::of(instance.class)?.slot(vm.names.intern(name))?)
}

/// `str()` of an exception of a built-in class.
pub(super) fn text(
    context: &Context<'_>,
    exception: Value,
    state: &ExceptionState,
) -> Result<String, Conversion> {
    let kind = kind_of(exception);
    let arguments = tuple_items(state.args.get());
    let vm = context.vm;
    match arguments {
        [] => Ok(String::new()),
        [one] if kind == Kind::KeyError => represent::representation(context, *one),
        [one] => represent::text(context, *one),
        [number, message] if kind.derives_from(Kind::OSError) => {
            let shown = format!(
                "[Errno {}] {}",
                represent::text(context, *number)?,
                represent::text(context, *message)?
            );
            match own(vm, exception, "filename") {
                Some(name) if name != Value::NONE => {
                    let name = represent::representation(context, name)?;
                    match own(vm, exception, "filename2") {
                        Some(other) if other != Value::NONE => {
                            let other = represent::representation(context, other)?;
                            Ok(format!("{shown}: {name} -> {other}"))
                        }
                        _ => Ok(format!("{shown}: {name}")),
                    }
                }
                _ => Ok(shown),
            }
        }
        [encoding, object, start, end, reason]
            if matches!(kind, Kind::UnicodeEncodeError | Kind::UnicodeDecodeError) =>
        {
            let [encoding, reason] =
                [encoding, reason].map(|part| text_of(*part).unwrap_or_default());
            let (start, end) = (start.as_int().unwrap_or(0), end.as_int().unwrap_or(0));
            Ok(unicode_text(encoding, *object, start, end, reason))
        }
        [message, place] if kind.derives_from(Kind::SyntaxError) => {
            let message = represent::text(context, *message)?;
            match tuple_items(*place) {
                [file, line, ..] if text_of(*file).is_some() => {
                    let file = text_of(*file).unwrap_or_default();
                    let file = file.rsplit('/').next().unwrap_or(file);
                    let line = represent::text(context, *line)?;
                    Ok(format!("{message} ({file}, line {line})"))
                }
                _ => Ok(message),
            }
        }
        _ => represent::representation(context, state.args.get()),
    }
}

fn unicode_text(encoding: &str, object: Value, start: i64, end: i64, reason: &str) -> String {
    let at = usize::try_from(start).unwrap_or(0);
    let last = end - 1;
    let single = end == start + 1;
    match (text_of(object), object.part()) {
        (Some(text), _) if single => {
            let character = text.chars().nth(at).map_or(0, u32::from);
            let shown = match character {
                0..0x100 => format!("\\x{character:02x}"),
                0x100..0x1_0000 => format!("\\u{character:04x}"),
                _ => format!("\\U{character:08x}"),
            };
            format!(
                "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
            )
        }
        (Some(_), _) => format!(
            "'{encoding}' codec can't encode characters in position {start}-{last}: {reason}"
        ),
        (None, Some(Body::Bytes(bytes))) if single => {
            let byte = bytes.get(at).copied().unwrap_or(0);
            format!(
                "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            )
        }
        _ => format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"),
    }
}

impl Context<'_> {
    /// Sets an attribute in a slot of an exception, past the program's own `__setattr__`.
    pub(super) fn set_own(&mut self, exception: Value, name: &str, value: Value) {
        if let Some(Body::Instance(instance)) = exception.object().map(|object| &object.get().body)
            && let Some(class) = class::of(instance.class)
        {
            let name = self.vm.names.intern(name);
            instance.set(class.slot_or_create(name, &self.vm.next_version), value);
        }
    }

    /// An exception about a name, which the exception keeps.
    pub(super) fn error_about(
        &mut self,
        kind: Kind,
        message: String,
        name: Name,
        subject: Value,
    ) -> Value {
        let error = self.error(kind, message);
        if let Some(state) = exception_state(error) {
            let name = self.vm.name_text(self.allocator, name);
            state.name.set(name);
            state.subject.set(subject);
        }
        error
    }

    /// An attribute that exceptions of this class have by themselves.
    pub(super) fn exception_attribute(
        &mut self,
        exception: Value,
        state: &ExceptionState,
        name: Name,
    ) -> Option<Value> {
        let spelling = self.vm.names.spelling(name);
        let kind = kind_of(exception);
        let count = tuple_items(state.args.get()).len();
        let from_second = |place: usize| match count {
            0 | 1 => Value::NONE,
            _ => argument(state, place),
        };
        let is = |base: Kind| kind.derives_from(base);
        Some(match &*spelling {
            "args" => state.args.get(),
            "__cause__" => state.cause.get(),
            "__context__" => state.context.get(),
            "__suppress_context__" => Value::bool(state.suppresses_context()),
            "__traceback__" => self.traceback_of(exception),
            "value" if is(Kind::StopIteration) => argument(state, 0),
            "code" if is(Kind::SystemExit) => match count {
                0 | 1 => argument(state, 0),
                _ => state.args.get(),
            },
            "errno" if is(Kind::OSError) => from_second(0),
            "strerror" if is(Kind::OSError) => from_second(1),
            "filename" | "filename2" if is(Kind::OSError) => Value::NONE,
            "msg" if is(Kind::ImportError) || is(Kind::SyntaxError) => argument(state, 0),
            "name" if is(Kind::ImportError) || is(Kind::NameError) || is(Kind::AttributeError) => {
                state.name.get()
            }
            "path" if is(Kind::ImportError) => Value::NONE,
            "obj" if is(Kind::AttributeError) => state.subject.get(),
            "filename" | "lineno" | "offset" | "text" | "end_lineno" | "end_offset"
                if is(Kind::SyntaxError) =>
            {
                let parts = [
                    "filename",
                    "lineno",
                    "offset",
                    "text",
                    "end_lineno",
                    "end_offset",
                ];
                let place = parts.iter().position(|part| *part == &*spelling)?;
                let parts = tuple_items(argument(state, 1));
                parts.get(place).copied().unwrap_or(Value::NONE)
            }
            "encoding" | "object" | "start" | "end" | "reason" if is(Kind::UnicodeError) => {
                let place = ["encoding", "object", "start", "end", "reason"]
                    .iter()
                    .position(|part| *part == &*spelling)?;
                argument(state, place)
            }
            _ => return None,
        })
    }

    /// `__traceback__` of an exception: None before it is raised.
    pub(super) fn traceback_of(&mut self, exception: Value) -> Value {
        let Some(state) = exception_state(exception) else {
            return Value::NONE;
        };
        let mut entries = state.shown_traceback();
        if entries.is_empty() {
            // Those of the library at least say that it was raised.
            entries = state.traceback();
            entries.reverse();
        }
        if entries.is_empty() {
            return Value::NONE;
        }
        self.object(
            Body::Trace(Box::new(Trace {
                entries: entries.into(),
                is_frame: false,
            })),
            64,
        )
    }

    /// Sets `__traceback__`: to None, or to a traceback that some exception has.
    pub(super) fn set_traceback(
        &mut self,
        exception: Value,
        traceback: Value,
    ) -> Result<(), Value> {
        let Some(state) = exception_state(exception) else {
            return Ok(());
        };
        match traceback.object().map(|object| &object.get().body) {
            Some(Body::Trace(trace)) if !trace.is_frame => {
                state.set_traceback(trace.entries.iter().rev().copied().collect());
                Ok(())
            }
            _ if traceback == Value::NONE => {
                state.set_traceback(Vec::new());
                Ok(())
            }
            _ => Err(self.type_error("__traceback__ must be a traceback or None")),
        }
    }

    fn slot_names(&mut self, names: &[String]) -> Value {
        let names = names.iter().map(|name| self.text(name.as_str()));
        let names: Vec<Value> = names.collect();
        self.tuple(names)
    }

    /// An attribute of a traceback, of a frame seen through one, or of a code object.
    pub(super) fn trace_attribute(&mut self, body: &Body, name: Name) -> Option<Value> {
        let spelling = self.vm.names.spelling(name);
        if let Body::Code(code) = body {
            let code = &code.get().code;
            let free = code.free_count as usize;
            return Some(match &*spelling {
                "co_name" => self.text(code.name.as_str()),
                "co_qualname" => self.text(code.qualname.as_str()),
                "co_filename" => self.text(&*code.file),
                "co_firstlineno" => Value::index(code.first_line as usize),
                "co_argcount" => Value::index(code.positional as usize),
                "co_posonlyargcount" => Value::index(code.positional_only as usize),
                "co_kwonlyargcount" => Value::index(code.keyword_only as usize),
                // The bits for star arguments and generators; all functions have optimized locals.
                "co_flags" => Value::index(
                    3 | (usize::from(code.varargs) << 2)
                        | (usize::from(code.varkeywords) << 3)
                        | (usize::from(code.generator) << 5),
                ),
                "co_varnames" => self.slot_names(&code.slots[..code.slots.len() - free]),
                "co_freevars" => self.slot_names(&code.slots[code.slots.len() - free..]),
                _ => return None,
            });
        }
        let Body::Trace(trace) = body else {
            return None;
        };
        let first = trace.entries.first()?;
        let line = first.line();
        Some(match &*spelling {
            "tb_lineno" | "f_lineno" => Value::index(line as usize),
            "tb_lasti" | "f_lasti" => Value::index(first.instruction as usize),
            "tb_next" if trace.entries.len() < 2 => Value::NONE,
            "tb_next" | "tb_frame" => {
                let is_frame = &*spelling == "tb_frame";
                let entries = if is_frame {
                    &trace.entries[..1]
                } else {
                    &trace.entries[1..]
                };
                let entries = entries.into();
                self.object(Body::Trace(Box::new(Trace { entries, is_frame })), 64)
            }
            "f_code" => self.object(Body::Code(first.code), 0),
            "f_back" => self.frame_of(&trace.entries[1..]),
            "f_globals" => {
                let vm = self.vm;
                let members = first.code.get().globals.members();
                let pairs: Vec<(Value, Value)> = members
                    .into_iter()
                    .filter_map(|(name, cell)| {
                        let value = vm.cells.at(cell).get().bound()?;
                        Some((vm.name_text(self.allocator, name), value))
                    })
                    .collect();
                vm.dict(self.allocator, pairs)
            }
            _ => return None,
        })
    }

    /// A call under way as a frame object, as it is now; None when there are no calls.
    pub fn frame_of(&mut self, calls: &[TracebackEntry]) -> Value {
        if calls.is_empty() {
            return Value::NONE;
        }
        let trace = Trace {
            entries: calls.into(),
            is_frame: true,
        };
        self.object(Body::Trace(Box::new(trace)), 64)
    }
}
