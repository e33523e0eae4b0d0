//! The methods of the built-in classes, a file a class. Each is a function of the engine and one atomic
//! event; what may run the program's own code is left to the prelude. They know values and contexts,
//! and must never know frames.

mod bytes;
mod dict;
mod list;
mod number;
mod object;
mod other;
mod search;
pub(in crate::vm) mod set;
mod special;
mod text;

use super::function::NativeFunction;
use super::machine::Context;
use super::types::{Kind, type_name};
use super::value::Value;
pub(super) use other::range_place;
pub(super) use search::{integer, window};
pub(super) use text::encoding_arguments;

/// A method of a built-in class asked of something else.
fn unfit(context: &mut Context<'_>, method: &str, class: &str, receiver: Value) -> Value {
    let given = type_name(receiver);
    context.type_error(format!(
        "descriptor '{method}' for '{class}' objects doesn't apply to a '{given}' object"
    ))
}

/// The methods of a built-in class, named with their class: `list.append`.
pub(super) fn of(kind: Kind) -> &'static [NativeFunction] {
    match kind {
        Kind::List => list::METHODS,
        Kind::Dict => dict::METHODS,
        Kind::Set => set::METHODS,
        Kind::FrozenSet => set::FROZEN,
        Kind::Str => text::METHODS,
        Kind::Tuple => other::TUPLE,
        Kind::Range => other::RANGE,
        Kind::Slice => other::SLICE,
        Kind::DictKeys | Kind::DictItems => other::VIEW,
        Kind::Generator => other::GENERATOR,
        Kind::Iterator
        | Kind::ListIterator
        | Kind::ListReverseIterator
        | Kind::TupleIterator
        | Kind::StrIterator
        | Kind::WideStrIterator
        | Kind::BytesIterator
        | Kind::RangeIterator
        | Kind::DictKeyIterator
        | Kind::DictValueIterator
        | Kind::DictItemIterator
        | Kind::SetIterator
        | Kind::CallableIterator
        | Kind::Enumerate
        | Kind::Zip
        | Kind::Map
        | Kind::Filter
        | Kind::Reversed => other::ITERATOR,
        Kind::Property => other::PROPERTY,
        Kind::BaseException => other::EXCEPTION,
        Kind::Object => object::OBJECT,
        Kind::Type => object::TYPE,
        Kind::Bytes => bytes::METHODS,
        Kind::Int => number::INT,
        Kind::Float => number::FLOAT,
        Kind::Complex => number::COMPLEX,
        _ => &[],
    }
}

/// The special methods of a built-in class.
pub(super) fn special_of(kind: Kind) -> &'static [NativeFunction] {
    match kind {
        Kind::Object => special::OBJECT,
        Kind::BaseException => special::EXCEPTION,
        Kind::Int => special::INT,
        Kind::Float => special::FLOAT,
        Kind::Complex => special::COMPLEX,
        Kind::Str => special::TEXT,
        Kind::Bytes => special::BYTES,
        Kind::Tuple => special::TUPLE,
        Kind::List => special::LIST,
        Kind::Dict => special::DICT,
        Kind::Set => special::SET,
        Kind::FrozenSet => special::FROZENSET,
        Kind::Range => special::RANGE,
        Kind::DictKeys | Kind::DictValues | Kind::DictItems => special::VIEW,
        Kind::Function | Kind::NativeFunction | Kind::Method => special::FUNCTION,
        _ => &[],
    }
}

/// Functions of a built-in class that take no receiver.
pub(super) fn static_of(kind: Kind) -> &'static [NativeFunction] {
    match kind {
        Kind::Str => text::STATIC,
        _ => &[],
    }
}

/// Functions of a built-in class that take the class itself.
pub(super) fn class_methods_of(kind: Kind) -> &'static [NativeFunction] {
    match kind {
        Kind::Dict => dict::OF_CLASS,
        Kind::Int => number::INT_OF_CLASS,
        Kind::Float => number::FLOAT_OF_CLASS,
        Kind::Bytes => bytes::OF_CLASS,
        _ => &[],
    }
}

/// Builds a table of methods.
macro_rules! methods {
    ($($table:ident: $($name:literal => $function:expr),* $(,)?;)*) => {
        $(
            /// The methods, by name.
            pub(super) const $table: &[crate::vm::function::NativeFunction] = &[
                $(crate::vm::function::NativeFunction { name: $name, method: true, call: $function }),*
            ];
        )*
    };
}
pub(super) use methods;
