//! The built-in functions that need no Python.

use super::iterators;
use super::scope;
use crate::host::Stream;
use crate::vm::answers;
use crate::vm::assignment::Assigned;
use crate::vm::call::tuple_items;
use crate::vm::class;
use crate::vm::compare;
use crate::vm::fields;
use crate::vm::function::{Arguments, Conversion, Invocation, NativeFunction, Outcome};
use crate::vm::machine::{Context, Obstacle};
use crate::vm::namespace::Name;
use crate::vm::object::Body;
use crate::vm::operators::are_sequences;
use crate::vm::percent;
use crate::vm::process::Prelude;
use crate::vm::represent;
use crate::vm::text_of;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

macro_rules! functions {
    ($($name:literal => $function:path),* $(,)?) => {
        /// All of them, by name.
        pub(super) const ALL: &[NativeFunction] = &[$(NativeFunction { name: $name, method: false, call: $function }),*];
    };
}

functions! {
    "__build_class__" => build_class, "__run_class_body__" => run_class_body, "__make_class__" => make_class,
    "__is_of_class__" => is_of_class, "__calling_module__" => calling_module, "__set_prelude__" => set_prelude, "__native_print__" => native_print,
    "__format_exception__" => format_exception, "__sort_by__" => sort_by, "__plain_text__" => plain_text, "__plain_repr__" => plain_repr,
    "__format_fields__" => format_fields, "__percent__" => percent,
    "len" => len, "abs" => abs, "repr" => repr, "ascii" => ascii, "format" => format, "isinstance" => isinstance,
    "issubclass" => issubclass, "callable" => callable, "id" => id, "hash" => hash, "ord" => ord, "chr" => chr,
    "hex" => hex, "oct" => oct, "bin" => bin, "getattr" => getattr, "hasattr" => hasattr, "setattr" => setattr, "delattr" => delattr,
    "iter" => iterators::iter, "next" => iterators::next, "__make_derived__" => iterators::make_derived,
    "__globals__" => scope::globals, "__set_global__" => scope::set_global, "locals" => scope::locals,
    "__change_class__" => super::reclass::change_class, "dir" => scope::dir, "__read_line__" => scope::read_line,
    "__compiled__" => scope::compiled, "__names_of__" => scope::names_of,
    "breakpoint" => scope::breakpoint, "help" => scope::help,
    "__take_number__" => iterators::take_number, "__finish__" => iterators::finish, "divmod" => divmod, "pow" => pow, "round" => round, "print" => print,
}

fn value(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

fn build_class(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [body, rest @ ..] = arguments.positional else {
        return value(Value::NONE);
    };
    let plain = |&base: &Value| class::of(base).is_some_and(|class| !class.metaclass.is_bound());
    if !arguments.names.is_empty() || !rest.iter().skip(1).all(plain) {
        return Ok(Outcome::Invoke(Box::new(Invocation {
            callee: context.vm.builtin("__build__"),
            positional: arguments.positional.to_vec(),
            names: arguments.names.to_vec(),
            named: arguments.named.to_vec(),
        })));
    }
    let request = context.tuple(rest);
    Ok(Outcome::Class(*body, request))
}

/// Runs the body of a class statement in a namespace.
fn run_class_body(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [body, namespace] = arguments.exactly::<2>(context, "__run_class_body__")?;
    Ok(Outcome::Body(body, namespace))
}

/// Makes a class of its metaclass, name, bases and namespace.
fn make_class(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [metaclass, name, bases, namespace] = arguments.exactly::<4>(context, "__make_class__")?;
    let bases = context.builtin_items(bases).unwrap_or_default();
    value(context.make_class(metaclass, name, &bases, namespace)?)
}

/// Whether a value's class is this one or derives from it, whatever their metaclasses say.
fn is_of_class(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of, class] = arguments.exactly::<2>(context, "__is_of_class__")?;
    let own = class::of(context.vm.types.class_of(of));
    value(Value::bool(own.is_some_and(|own| own.derives_from(class))))
}

/// The name of the module whose code is running, the engine's own left out.
fn calling_module(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.exactly::<0>(context, "__calling_module__")?;
    Ok(Outcome::Look(Box::new(|context, execution| {
        let vm = context.vm;
        let mut codes = execution.frames.iter().rev().map(|frame| frame.code.get());
        let name = codes
            .find(|code| !code.hidden)
            .and_then(|code| code.globals.get(vm.known.name, &vm.cells));
        Ok(name.unwrap_or_else(|| context.text("__main__")))
    })))
}

fn set_prelude(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [text, representation, items] = arguments.exactly::<3>(context, "__set_prelude__")?;
    context.vm.set_prelude(Prelude {
        text,
        representation,
        items,
    });
    value(Value::NONE)
}

fn len(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "len")?;
    if let Some(method) = own(context, of, context.vm.known.len) {
        return Ok(Outcome::Call(
            context.vm.builtin("__length__"),
            vec![method, of],
        ));
    }
    let length = match of.part() {
        Some(Body::List(list)) => list.len(),
        Some(Body::Dict(dict)) => dict.len(),
        Some(Body::Set(set)) => set.len(),
        Some(Body::View(table, _)) => match table.part() {
            Some(Body::Dict(dict)) => dict.len(),
            _ => 0,
        },
        Some(Body::Text(text)) => text.len(),
        Some(Body::Tuple(items)) => items.len(),
        Some(Body::Bytes(bytes)) => bytes.len(),
        Some(Body::Range(range)) => {
            let length = super::range_length(*range);
            return value(context.int(length));
        }
        _ => return special(context, of, context.vm.known.len, "has no len()"),
    };
    value(Value::index(length))
}

/// Calls an instance's own method, or gives the error that its class has none.
fn special(
    context: &mut Context<'_>,
    of: Value,
    name: crate::vm::namespace::Name,
    complaint: &str,
) -> Answer {
    match own(context, of, name) {
        Some(method) => Ok(Outcome::Call(method, vec![of])),
        None => {
            let given = type_name(of);
            Err(context.type_error(format!("object of type '{given}' {complaint}")))
        }
    }
}

/// The special method that a value's class has of its own.
fn own(context: &Context<'_>, of: Value, name: Name) -> Option<Value> {
    class::own_special(of, name, &context.vm.cells)
}

fn abs(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [given] = arguments.exactly::<1>(context, "abs")?;
    if let Some(int) = given.as_int() {
        return value(context.int(int.abs()));
    }
    let name = context.vm.names.intern("__abs__");
    if let Some(method) = own(context, given, name) {
        return Ok(Outcome::Call(method, vec![given]));
    }
    let of = given.core();
    if let Some(float) = of.as_float() {
        return value(Value::float(float.abs()));
    }
    if let Some(parts) = crate::vm::complex::of(of) {
        return context.complex_size(parts).map(Outcome::Value);
    }
    match compare::as_big(of) {
        Some(int) => value(context.integer(int.magnitude().clone().into())),
        None => {
            let given = type_name(of);
            Err(context.type_error(format!("bad operand type for abs(): '{given}'")))
        }
    }
}

fn repr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "repr")?;
    shown(context, of, 2)
}

fn ascii(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "ascii")?;
    shown(context, of, 3)
}

fn shown(context: &mut Context<'_>, of: Value, conversion: u32) -> Answer {
    match represent::converted(context, of, conversion) {
        Ok(text) => value(context.text(text)),
        Err(_) => match context.vm.prelude() {
            Some(prelude) => Ok(Outcome::Call(prelude.representation, vec![of])),
            None => Err(context.error(Kind::RuntimeError, "the prelude has not run")),
        },
    }
}

/// `str()` of a built-in type, or None when the program's own code has to say.
fn plain_text(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "__plain_text__")?;
    match represent::text(context, of) {
        Ok(text) => value(context.text(text)),
        Err(_) => value(Value::NONE),
    }
}

/// `repr()` of a built-in type, or None when the program's own code has to say.
fn plain_repr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "__plain_repr__")?;
    match represent::representation(context, of) {
        Ok(text) => value(context.text(text)),
        Err(_) => value(Value::NONE),
    }
}

fn format_fields(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    answers::step(context, arguments, "__format_fields__", fields::formatted)
}

fn percent(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    answers::step(context, arguments, "__percent__", percent::percent)
}

fn format(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "format", 1, 2)?;
    let spec = match given.get(1) {
        None => "",
        Some(&spec) => match text_of(spec) {
            Some(spec) => spec,
            None => {
                let given = type_name(spec);
                let message = format!("format() argument 2 must be str, not {given}");
                return Err(context.type_error(message));
            }
        },
    };
    if crate::vm::format::own_method(context, given[0]).is_some() {
        let spec = context.text(spec);
        return Ok(Outcome::Call(
            context.vm.builtin("__format_by_method__"),
            vec![given[0], spec],
        ));
    }
    match crate::vm::format::format(context, given[0], spec) {
        Ok(text) => value(context.text(text)),
        Err(obstacle) => obstacle.answer(0),
    }
}

/// Whether a class is one of those wanted: nothing when a metaclass has to say.
fn is_of(
    context: &mut Context<'_>,
    class_value: Value,
    wanted: Value,
    check: Name,
    function: &str,
) -> Result<Option<bool>, Value> {
    if let Some(Body::Tuple(items)) = wanted.part() {
        for &item in items {
            match is_of(context, class_value, item, check, function)? {
                Some(false) => {}
                answer => return Ok(answer),
            }
        }
        return Ok(Some(false));
    }
    let vm = context.vm;
    if class::own_special(wanted, check, &vm.cells).is_some() && wanted != class_value {
        return Ok(None);
    }
    match (class::of(class_value), class::of(wanted)) {
        (Some(class), Some(_)) => Ok(Some(class.derives_from(wanted))),
        _ => Err(context.type_error(format!(
            "{function}() arg 2 must be {}",
            match function {
                "issubclass" => "a class, a tuple of classes, or a union",
                _ => "a type, a tuple of types, or a union",
            }
        ))),
    }
}

fn isinstance(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of, wanted] = arguments.exactly::<2>(context, "isinstance")?;
    let class = context.vm.types.class_of(of);
    let check = context.vm.known.instancecheck;
    match is_of(context, class, wanted, check, "isinstance")? {
        // A class may give its objects another `__class__`, as proxies and mocks do.
        Some(false) if own(context, of, context.vm.known.class).is_some() => Ok(Outcome::Call(
            context.vm.builtin("__ask_disguised__"),
            vec![of, wanted],
        )),
        Some(answer) => value(Value::bool(answer)),
        None => Ok(Outcome::Call(
            context.vm.builtin("__ask_instance__"),
            vec![of, wanted],
        )),
    }
}

fn issubclass(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of, wanted] = arguments.exactly::<2>(context, "issubclass")?;
    if class::of(of).is_none() {
        return Err(context.type_error("issubclass() arg 1 must be a class"));
    }
    let check = context.vm.known.subclasscheck;
    match is_of(context, of, wanted, check, "issubclass")? {
        Some(answer) => value(Value::bool(answer)),
        None => Ok(Outcome::Call(
            context.vm.builtin("__ask_subclass__"),
            vec![of, wanted],
        )),
    }
}

fn callable(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "callable")?;
    value(Value::bool(is_callable(context, of)))
}

pub(super) fn is_callable(context: &Context<'_>, of: Value) -> bool {
    let vm = context.vm;
    match of.part() {
        Some(
            Body::Function(_)
            | Body::Native(_)
            | Body::BoundMethod(_)
            | Body::Class(_)
            | Body::StaticMethod(_),
        ) => true,
        Some(Body::Instance(_)) => own(context, of, vm.known.call).is_some(),
        _ => false,
    }
}

fn id(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "id")?;
    let number = match of.object() {
        Some(object) => 0x7f00_0000_0000 + context.vm.heap.identity(object) as i64 * 16,
        None => (of.word() >> 1) as i64 & 0xFFFF_FFFF,
    };
    value(context.int(number))
}

fn hash(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "hash")?;
    match own(context, of, context.vm.known.hash) {
        Some(Value::NONE) => {
            let given = type_name(of);
            return Err(context.type_error(format!("unhashable type: '{given}'")));
        }
        Some(method) => return Ok(Outcome::Call(method, vec![of])),
        None => {}
    }
    match crate::vm::dict::hash(of, &context.known) {
        Ok(hash) => value(context.int(hash as i64)),
        Err(unhashable) => Err(context.unhashable(unhashable)),
    }
}

fn ord(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "ord")?;
    let (length, first) = match (text_of(of), of.part()) {
        (Some(text), _) => {
            let first = text.chars().next().map(u32::from);
            (text.chars().count(), first)
        }
        (None, Some(Body::Bytes(bytes))) => (bytes.len(), bytes.first().map(|&byte| byte.into())),
        _ => {
            let given = type_name(of);
            return Err(context.type_error(format!(
                "ord() expected string of length 1, but {given} found"
            )));
        }
    };
    match first {
        Some(code) if length == 1 => value(Value::index(code as usize)),
        _ => Err(context.type_error(format!(
            "ord() expected a character, but string of length {length} found"
        ))),
    }
}

fn chr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of] = arguments.exactly::<1>(context, "chr")?;
    let Some(code) = of.as_index() else {
        let given = type_name(of);
        return Err(context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(character) => value(context.text(character.to_string())),
        None => Err(context.value_error("chr() arg not in range(0x110000)")),
    }
}

fn based(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    base: u32,
    prefix: &str,
) -> Answer {
    let [of] = arguments.exactly::<1>(context, name)?;
    let of = match context.index(of) {
        Some(index) => context.int(index),
        None => of,
    };
    match represent::digits(of, base, 0).unwrap_or_default() {
        Some((negative, digits)) => value(context.text(format!(
            "{}{prefix}{digits}",
            if negative { "-" } else { "" }
        ))),
        None => super::convert::with_integers(context, context.vm.builtin(name), &[of]),
    }
}

fn hex(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    based(context, arguments, "hex", 16, "0x")
}

fn oct(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    based(context, arguments, "oct", 8, "0o")
}

fn bin(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    based(context, arguments, "bin", 2, "0b")
}

fn attribute(context: &mut Context<'_>, of: Value, name: Value) -> Result<Outcome, Value> {
    use crate::vm::attributes::Found;
    let Some(spelling) = text_of(name) else {
        let given = type_name(name);
        return Err(context.type_error(format!("attribute name must be string, not '{given}'")));
    };
    let name = context.vm.names.intern(spelling);
    Ok(match context.find_attribute(of, name)?.0 {
        Found::Value(value) => Outcome::Value(value),
        Found::Method(function, receiver) => Outcome::Value(context.bind(function, receiver)),
        Found::Getter(getter, receiver) => Outcome::Call(getter, vec![receiver]),
        Found::Call(function, arguments) => Outcome::Call(function, arguments),
    })
}

fn getattr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "getattr", 2, 3)?;
    let Some(&default) = given.get(2) else {
        return attribute(context, given[0], given[1]);
    };
    match attribute(context, given[0], given[1]) {
        // What answers may raise AttributeError.
        Ok(Outcome::Call(function, mut arguments)) => {
            arguments.splice(0..0, [default, function]);
            Ok(Outcome::Call(
                context.vm.builtin("__or_default__"),
                arguments,
            ))
        }
        Err(_) if text_of(given[1]).is_some() => value(default),
        answer => answer,
    }
}

fn hasattr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of, name] = arguments.exactly::<2>(context, "hasattr")?;
    match attribute(context, of, name) {
        Ok(Outcome::Call(function, mut arguments)) => {
            arguments.insert(0, function);
            Ok(Outcome::Call(context.vm.builtin("__has__"), arguments))
        }
        Err(error) if text_of(name).is_none() => Err(error),
        answer => value(Value::bool(answer.is_ok())),
    }
}

fn assign(context: &mut Context<'_>, of: Value, name: Value, to: Value) -> Answer {
    let Some(spelling) = text_of(name) else {
        let given = type_name(name);
        return Err(context.type_error(format!("attribute name must be string, not '{given}'")));
    };
    let name = context.vm.names.intern(spelling);
    Ok(match context.assign_attribute(of, name, to, true)? {
        Assigned::Done(_) => Outcome::Value(Value::NONE),
        Assigned::Call(function, arguments) => {
            // What the method returns is dropped, as an assignment drops it.
            let mut all = vec![function];
            all.extend(arguments);
            Outcome::Call(context.vm.builtin("__do__"), all)
        }
    })
}

fn setattr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of, name, to] = arguments.exactly::<3>(context, "setattr")?;
    assign(context, of, name, to)
}

fn delattr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [of, name] = arguments.exactly::<2>(context, "delattr")?;
    assign(context, of, name, Value::UNBOUND)
}

fn divmod(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [left, right] = arguments.exactly::<2>(context, "divmod")?;
    let name = context.vm.names.intern("__divmod__");
    if let Some(method) = own(context, left, name) {
        return Ok(Outcome::Call(method, vec![left, right]));
    }
    use crate::bytecode::BinaryOperator as Is;
    let has_float = left.core().as_float().is_some() || right.core().as_float().is_some();
    if has_float && compare::as_number(right) == Some(0.0) && compare::as_number(left).is_some() {
        return Err(context.error(Kind::ZeroDivisionError, "float divmod()"));
    }
    let quotient = context.binary(Is::FloorDivide as u32, left, right)?;
    // Of a text it would be what is laid out.
    let remainder = match quotient {
        Some(_) => context.binary(Is::Remainder as u32, left, right)?,
        None => None,
    };
    match (quotient, remainder) {
        (Some(quotient), Some(remainder)) => value(context.tuple([quotient, remainder])),
        _ => {
            let (left, right) = (type_name(left), type_name(right));
            Err(context.type_error(format!(
                "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
            )))
        }
    }
}

fn pow(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.in_order(context, "pow", &["base", "exp", "mod"], 2)?;
    if let [base, exponent, modulus] = given[..] {
        let numbers = [base, exponent, modulus].map(compare::as_big);
        let [Some(base), Some(exponent), Some(modulus)] = numbers else {
            return Err(context
                .type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        };
        return super::rounding::power_modulo(context, &base, &exponent, &modulus)
            .map(Outcome::Value);
    }
    let name = context.vm.names.intern("__pow__");
    if let Some(method) = own(context, given[0], name) {
        return Ok(Outcome::Call(method, given.into_owned()));
    }
    match context.binary(
        crate::bytecode::BinaryOperator::Power as u32,
        given[0],
        given[1],
    )? {
        Some(result) => value(result),
        None => {
            let (left, right) = (type_name(given[0]), type_name(given[1]));
            Err(context.type_error(format!(
                "unsupported operand type(s) for ** or pow(): '{left}' and '{right}'"
            )))
        }
    }
}

fn round(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.in_order(context, "round", &["number", "ndigits"], 1)?;
    let name = context.vm.names.intern("__round__");
    if let Some(method) = own(context, given[0], name) {
        return Ok(Outcome::Call(method, given.into_owned()));
    }
    let of = given[0].core();
    let places = match given.get(1) {
        None | Some(&Value::NONE) => None,
        Some(&places) => Some(crate::vm::methods::integer(context, places)?),
    };
    match super::rounding::rounded(context, of, places)? {
        Some(result) => value(result),
        None => {
            let given_type = type_name(given[0]);
            Err(context.type_error(format!("type {given_type} doesn't define __round__ method")))
        }
    }
}

/// `print`, as one write: what a thread prints in one call is never torn apart.
fn print(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.only_keywords(context, "print", &["sep", "end", "file", "flush"])?;
    let file = arguments
        .named_or_at("file", usize::MAX)
        .filter(|&file| file != Value::NONE);
    let option = |name: &str, default: &'static str| match arguments.named_or_at(name, usize::MAX) {
        None | Some(Value::NONE) => Ok(default.to_owned()),
        Some(given) => text_of(given).map(str::to_owned).ok_or(given),
    };
    let separator = option("sep", " ");
    let end = option("end", "\n");
    let (separator, end) = match (separator, end) {
        (Ok(separator), Ok(end)) => (separator, end),
        (separator, end) => {
            let name = if separator.is_err() { "sep" } else { "end" };
            let given = type_name(separator.err().or(end.err()).unwrap_or(Value::NONE));
            return Err(context.type_error(format!("{name} must be None or a string, not {given}")));
        }
    };
    let mut pieces = Vec::with_capacity(2 * arguments.positional.len() + 1);
    for (number, &item) in arguments.positional.iter().enumerate() {
        if number > 0 {
            pieces.push(separator.clone());
        }
        match represent::text(context, item) {
            Ok(shown) => pieces.push(shown),
            Err(conversion) => return Ok(Outcome::Convert(number, conversion)),
        }
    }
    pieces.push(end);
    match file.or_else(|| replaced_output(context)) {
        None => {
            context.vm.print(context.thread, &pieces);
            let flush = arguments.named_or_at("flush", usize::MAX);
            let keeps = [Value::FALSE, Value::NONE, Value::index(0)];
            if flush.is_some_and(|flush| !keeps.contains(&flush)) {
                context.vm.flush(context.thread);
            }
            value(Value::NONE)
        }
        Some(file) => {
            let flush = arguments.named_or_at("flush", usize::MAX);
            let mut given = vec![file, flush.unwrap_or(Value::FALSE)];
            given.extend(pieces.into_iter().map(|piece| context.text(piece)));
            Ok(Outcome::Call(context.vm.builtin("__print_to__"), given))
        }
    }
}

/// What the program has put in the place of `sys.stdout`, if it has.
fn replaced_output(context: &Context<'_>) -> Option<Value> {
    let vm = context.vm;
    let sys = vm.module(vm.known.sys)?.object()?;
    let Body::Module(module) = &sys.get().body else {
        return None;
    };
    let current = module.globals.get(vm.known.stdout, &vm.cells)?;
    let original = module.globals.get(vm.known.original_stdout, &vm.cells)?;
    (current != original && current != Value::NONE).then_some(current)
}

/// Writes text to the stream of the number: 1 output, 2 error.
fn native_print(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [stream, text] = arguments.exactly::<2>(context, "__native_print__")?;
    let Some(text) = text_of(text) else {
        let given = type_name(text);
        return Err(context.type_error(format!("write() argument must be str, not {given}")));
    };
    if stream.as_int() == Some(2) {
        context.vm.host.write(Stream::Error, context.thread, text);
    } else {
        context.vm.print(context.thread, &[text.to_owned()]);
    }
    value(Value::index(text.chars().count()))
}

/// The traceback text of an exception, given pairs of exceptions and what they say of themselves.
fn format_exception(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [exception, messages] = arguments.exactly::<2>(context, "__format_exception__")?;
    let pairs = context.builtin_items(messages).unwrap_or_default();
    let messages: Vec<(Value, &str)> = pairs
        .into_iter()
        .filter_map(|pair| match tuple_items(pair) {
            [of, message] => Some((*of, text_of(*message)?)),
            _ => None,
        })
        .collect();
    let text = crate::vm::format_exception(context, exception, &messages);
    value(context.text(text))
}

/// Sorts a list by the keys in another, stably. None when the keys need the program's own code to
/// compare; the prelude then sorts in Python.
fn sort_by(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [items, keys, reverse] = arguments.exactly::<3>(context, "__sort_by__")?;
    let (Some(items), Some(keys)) = (context.builtin_items(items), context.builtin_items(keys))
    else {
        return value(Value::NONE);
    };
    let order = match crate::vm::sort::order_of(&keys, reverse == Value::TRUE) {
        Ok(order) => order,
        Err((compare::Unordered::Instance, ..)) => return value(Value::NONE),
        // Two of their items have no order, and the message is about those.
        Err((_, left, right)) if are_sequences(left, right) => return value(Value::NONE),
        Err((_, left, right)) => {
            let (left, right) = (type_name(left), type_name(right));
            let message = format!("'<' not supported between instances of '{left}' and '{right}'");
            return Err(context.type_error(message));
        }
    };
    let sorted: Vec<Value> = order.into_iter().map(|index| items[index]).collect();
    value(context.list(&sorted))
}

/// An iterable argument's items, or the conversion to ask for.
pub(crate) fn items_of(context: &mut Context<'_>, iterable: Value) -> Result<Vec<Value>, Obstacle> {
    if let Some(items) = context.builtin_items(iterable) {
        return Ok(items);
    }
    let vm = context.vm;
    let defined = [vm.known.iter, vm.known.getitem]
        .iter()
        .any(|&name| own(context, iterable, name).is_some_and(|method| method != Value::NONE));
    if defined
        || matches!(
            iterable.part(),
            Some(Body::Generator(_) | Body::Iterator(_))
        )
    {
        return Err(Obstacle::Convert(Conversion::Items));
    }
    let given = type_name(iterable);
    Err(Obstacle::Raise(
        context.type_error(format!("'{given}' object is not iterable")),
    ))
}
