//! Callables: functions of the program, functions of the engine, and either with its receiver.

use std::sync::Mutex;

use super::execution::Execution;
use super::fork::Copies;
use super::heap::Marker;
use super::link::CodeRef;
use super::machine::Context;
use super::namespace::Name;
use super::text_of;
use super::types::KnownNames;
use super::value::{Cell, Value};

/// A function of the program.
pub struct Function {
    /// What it executes.
    pub code: CodeRef,
    /// Defaults of its last positional parameters.
    pub defaults: Box<[Value]>,
    /// Defaults of keyword-only parameters.
    pub keyword_defaults: Box<[(Name, Value)]>,
    /// The cells it closes over, in the order of its free variables.
    pub closure: Box<[Value]>,
    /// `__name__`, which can be set.
    pub name: Cell,
    /// `__doc__`, which can be set.
    pub doc: Cell,
    /// Other attributes, in the order they were set.
    pub attributes: Mutex<Vec<(Name, Value)>>,
}

impl Function {
    /// An attribute set on the function.
    pub fn attribute(&self, name: Name) -> Option<Value> {
        let attributes = self
            .attributes
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        attributes
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    }

    /// `__qualname__`, by which messages name it: as defined, or as set since.
    pub fn qualname(&self, known: &KnownNames) -> &str {
        let set = self.attribute(known.qualname).and_then(text_of);
        set.unwrap_or(&self.code.get().code.qualname)
    }

    /// All attributes set on the function.
    pub(super) fn locked_attributes(&self) -> std::sync::MutexGuard<'_, Vec<(Name, Value)>> {
        self.attributes
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Sets an attribute on the function.
    pub fn set_attribute(&self, name: Name, value: Value) {
        let mut attributes = self
            .attributes
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        match attributes.iter_mut().find(|(known, _)| *known == name) {
            Some(entry) => entry.1 = value,
            None => attributes.push((name, value)),
        }
    }

    /// The function in a forked process.
    pub(super) fn forked(&self, copies: &Copies) -> Function {
        let pair = |&(name, value): &(Name, Value)| (name, copies.value(value));
        Function {
            code: copies.code(self.code),
            defaults: copies.values(&self.defaults).into(),
            keyword_defaults: self.keyword_defaults.iter().map(pair).collect(),
            closure: copies.values(&self.closure).into(),
            name: copies.cell(&self.name),
            doc: copies.cell(&self.doc),
            attributes: Mutex::new(self.locked_attributes().iter().map(pair).collect()),
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&self.defaults);
        marker.values(&self.closure);
        marker.values(&[self.name.get(), self.doc.get()]);
        self.keyword_defaults
            .iter()
            .for_each(|(_, value)| marker.value(*value));
        let attributes = self
            .attributes
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        attributes
            .iter()
            .for_each(|(_, value)| marker.value(*value));
    }
}

/// What a function of the engine is called with.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    /// Arguments by position; for a method, the receiver first.
    pub positional: &'a [Value],
    /// Names of arguments by keyword.
    pub names: &'a [Value],
    /// Values of arguments by keyword, in the order of `names`.
    pub named: &'a [Value],
}

/// What a function of the engine answers.
pub enum Outcome {
    /// It is done, and this is its result.
    Value(Value),
    /// It cannot go on now; the thread waits, then the same call is made again.
    Wait,
    /// It has done a portion of its work; when the thread next has a turn, the same call is made again.
    Again,
    /// It is done when this call is, with that call's result.
    Call(Value, Vec<Value>),
    /// As `Call`, with arguments by keyword too.
    Invoke(Box<Invocation>),
    /// An instance of the class that is called is made, whatever its metaclass has to say.
    Instantiate(Box<Invocation>),
    /// A class statement: the function that is its body, and a tuple of its name and bases.
    Class(Value, Value),
    /// The function that is the body of a class statement runs in this namespace.
    Body(Value, Value),
    /// A generator goes on, with this value sent in; what it yields is the result.
    Resume(Value, Value),
    /// A generator goes on with this exception raised where it stands; what it yields is the result.
    Throw(Value, Value),
    /// The positional argument of this number has to be converted by our Python first (an instance
    /// whose class defines the conversion); then the same call is made again.
    Convert(usize, Conversion),
    /// It is done when this has looked at the frames of the thread.
    Look(Look),
}

/// A call with any arguments.
pub struct Invocation {
    /// What is called.
    pub callee: Value,
    /// Arguments by position.
    pub positional: Vec<Value>,
    /// Names of arguments by keyword.
    pub names: Vec<Value>,
    /// Values of arguments by keyword, in the order of `names`.
    pub named: Vec<Value>,
}

/// Reads what only the run loop has: the frames of the thread that called, and what it handles.
pub type Look = Box<dyn FnOnce(&mut Context<'_>, &Execution) -> Result<Value, Value>>;

/// Conversions that may run the program's own code, so that a function of the engine leaves them to
/// the run loop. Each is a function of the prelude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    /// `str(value)`.
    Text,
    /// `repr(value)`.
    Representation,
    /// `list(iterable)`.
    Items,
    /// A dict of the pairs of a mapping that is none: of an object with `keys()`.
    Mapping,
}

/// How a function of the engine is written.
pub type NativeCall = fn(&mut Context<'_>, Arguments<'_>) -> Result<Outcome, Value>;

/// A function of the engine.
#[derive(Clone, Copy)]
pub struct NativeFunction {
    /// Its name; a method's with its class, as in `list.append`.
    pub name: &'static str,
    /// Whether looking it up on an instance binds the instance.
    pub method: bool,
    /// Its code.
    pub call: NativeCall,
}

/// A function with the receiver it was looked up on.
#[derive(Clone, Copy)]
pub struct BoundMethod {
    /// The function.
    pub function: Value,
    /// The receiver.
    pub receiver: Value,
}
