//! The built-in classes: which there are, how they derive from each other, and which one a value has.

use super::class::{self, Class};
use super::fork::Copies;
use super::heap::{Allocator, Heap};
use super::iterator::{DerivedKind, DictView, Iter};
use super::namespace::Names;
use super::object::Body;
use super::value::Value;

macro_rules! kinds {
    ($($kind:ident = $name:literal : $base:ident),* $(,)?) => {
        /// The built-in classes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each is the Python class of the name beside it")]
        #[repr(u8)]
        pub enum Kind { $($kind),* }

        const KINDS: &[(Kind, &str, Kind)] = &[$((Kind::$kind, $name, Kind::$base)),*];
    };
}

kinds! {
    Object = "object": Object,
    Type = "type": Object,
    Int = "int": Object,
    Bool = "bool": Int,
    Float = "float": Object,
    Complex = "complex": Object,
    Str = "str": Object,
    Bytes = "bytes": Object,
    Tuple = "tuple": Object,
    List = "list": Object,
    Dict = "dict": Object,
    Set = "set": Object,
    FrozenSet = "frozenset": Object,
    Range = "range": Object,
    Slice = "slice": Object,
    NoneType = "NoneType": Object,
    NotImplementedType = "NotImplementedType": Object,
    EllipsisType = "ellipsis": Object,
    Function = "function": Object,
    NativeFunction = "builtin_function_or_method": Object,
    Method = "method": Object,
    Module = "module": Object,
    Cell = "cell": Object,
    Iterator = "iterator": Object,
    ListIterator = "list_iterator": Object,
    ListReverseIterator = "list_reverseiterator": Object,
    TupleIterator = "tuple_iterator": Object,
    StrIterator = "str_ascii_iterator": Object,
    WideStrIterator = "str_iterator": Object,
    BytesIterator = "bytes_iterator": Object,
    RangeIterator = "range_iterator": Object,
    DictKeyIterator = "dict_keyiterator": Object,
    DictValueIterator = "dict_valueiterator": Object,
    DictItemIterator = "dict_itemiterator": Object,
    SetIterator = "set_iterator": Object,
    CallableIterator = "callable_iterator": Object,
    Enumerate = "enumerate": Object,
    Zip = "zip": Object,
    Map = "map": Object,
    Filter = "filter": Object,
    Reversed = "reversed": Object,
    Generator = "generator": Object,
    DictKeys = "dict_keys": Object,
    DictValues = "dict_values": Object,
    DictItems = "dict_items": Object,
    Property = "property": Object,
    StaticMethod = "staticmethod": Object,
    ClassMethod = "classmethod": Object,
    Super = "super": Object,
    Code = "code": Object,
    Traceback = "traceback": Object,
    Frame = "frame": Object,
    Foreign = "foreign": Object,
    BaseException = "BaseException": Object,
    SystemExit = "SystemExit": BaseException,
    KeyboardInterrupt = "KeyboardInterrupt": BaseException,
    GeneratorExit = "GeneratorExit": BaseException,
    Exception = "Exception": BaseException,
    StopIteration = "StopIteration": Exception,
    StopAsyncIteration = "StopAsyncIteration": Exception,
    ArithmeticError = "ArithmeticError": Exception,
    FloatingPointError = "FloatingPointError": ArithmeticError,
    OverflowError = "OverflowError": ArithmeticError,
    ZeroDivisionError = "ZeroDivisionError": ArithmeticError,
    AssertionError = "AssertionError": Exception,
    AttributeError = "AttributeError": Exception,
    BufferError = "BufferError": Exception,
    EOFError = "EOFError": Exception,
    ImportError = "ImportError": Exception,
    ModuleNotFoundError = "ModuleNotFoundError": ImportError,
    LookupError = "LookupError": Exception,
    IndexError = "IndexError": LookupError,
    KeyError = "KeyError": LookupError,
    MemoryError = "MemoryError": Exception,
    NameError = "NameError": Exception,
    UnboundLocalError = "UnboundLocalError": NameError,
    OSError = "OSError": Exception,
    BlockingIOError = "BlockingIOError": OSError,
    ChildProcessError = "ChildProcessError": OSError,
    ConnectionError = "ConnectionError": OSError,
    BrokenPipeError = "BrokenPipeError": ConnectionError,
    ConnectionAbortedError = "ConnectionAbortedError": ConnectionError,
    ConnectionRefusedError = "ConnectionRefusedError": ConnectionError,
    ConnectionResetError = "ConnectionResetError": ConnectionError,
    FileExistsError = "FileExistsError": OSError,
    FileNotFoundError = "FileNotFoundError": OSError,
    InterruptedError = "InterruptedError": OSError,
    IsADirectoryError = "IsADirectoryError": OSError,
    NotADirectoryError = "NotADirectoryError": OSError,
    PermissionError = "PermissionError": OSError,
    ProcessLookupError = "ProcessLookupError": OSError,
    TimeoutError = "TimeoutError": OSError,
    ReferenceError = "ReferenceError": Exception,
    RuntimeError = "RuntimeError": Exception,
    NotImplementedError = "NotImplementedError": RuntimeError,
    RecursionError = "RecursionError": RuntimeError,
    SyntaxError = "SyntaxError": Exception,
    IndentationError = "IndentationError": SyntaxError,
    TabError = "TabError": IndentationError,
    SystemError = "SystemError": Exception,
    TypeError = "TypeError": Exception,
    ValueError = "ValueError": Exception,
    UnicodeError = "UnicodeError": ValueError,
    UnicodeDecodeError = "UnicodeDecodeError": UnicodeError,
    UnicodeEncodeError = "UnicodeEncodeError": UnicodeError,
    UnicodeTranslateError = "UnicodeTranslateError": UnicodeError,
    Warning = "Warning": Exception,
    BytesWarning = "BytesWarning": Warning,
    DeprecationWarning = "DeprecationWarning": Warning,
    EncodingWarning = "EncodingWarning": Warning,
    FutureWarning = "FutureWarning": Warning,
    ImportWarning = "ImportWarning": Warning,
    PendingDeprecationWarning = "PendingDeprecationWarning": Warning,
    ResourceWarning = "ResourceWarning": Warning,
    RuntimeWarning = "RuntimeWarning": Warning,
    SyntaxWarning = "SyntaxWarning": Warning,
    UnicodeWarning = "UnicodeWarning": Warning,
    UserWarning = "UserWarning": Warning,
}

impl Kind {
    /// Its Python name.
    pub fn name(self) -> &'static str {
        KINDS[self as usize].1
    }

    /// Whether it is this class or derives from it.
    pub fn derives_from(self, ancestor: Kind) -> bool {
        let mut kind = self;
        while kind != ancestor {
            let base = KINDS[kind as usize].2;
            if base == kind {
                return false;
            }
            kind = base;
        }
        true
    }

    /// Whether it is `BaseException` or derives from it.
    pub fn is_exception(self) -> bool {
        self as u8 >= Kind::BaseException as u8
    }

    /// Whether a class of the program may derive from it here.
    pub fn can_be_base(self) -> bool {
        matches!(
            self,
            Kind::Object
                | Kind::Type
                | Kind::Int
                | Kind::Float
                | Kind::Complex
                | Kind::Str
                | Kind::Bytes
                | Kind::Tuple
                | Kind::List
                | Kind::Dict
                | Kind::Set
                | Kind::FrozenSet
        ) || self.is_exception()
    }

    /// Whether the name is among the builtins.
    pub fn is_public(self) -> bool {
        !matches!(
            self,
            Kind::NoneType
                | Kind::NotImplementedType
                | Kind::EllipsisType
                | Kind::Function
                | Kind::NativeFunction
                | Kind::Method
                | Kind::Module
                | Kind::Cell
                | Kind::Iterator
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
                | Kind::Generator
                | Kind::DictKeys
                | Kind::DictValues
                | Kind::DictItems
                | Kind::Code
                | Kind::Traceback
                | Kind::Frame
                | Kind::Foreign
        )
    }
}

/// The class objects of the built-in classes.
pub struct Types {
    classes: Vec<Value>,
}

impl Types {
    /// Makes the class objects. Their versions are 1 and up, in the order of [`Kind`].
    pub fn create(heap: &Heap, allocator: &mut Allocator) -> Types {
        let mut classes: Vec<Value> = Vec::with_capacity(KINDS.len());
        for (number, &(kind, name, base)) in KINDS.iter().enumerate() {
            let bases: Box<[Value]> = if kind == Kind::Object {
                Box::new([])
            } else {
                Box::new([classes[base as usize]])
            };
            let mut class = Class::new(name, name, "builtins", kind, bases, number as u32 + 1);
            class.builtin = true;
            let value = heap.allocate(allocator, Body::Class(Box::new(class)), 0);
            let mut mro = vec![value];
            if kind != Kind::Object {
                mro.extend(class::of(classes[base as usize]).map_or(&[][..], Class::mro));
            }
            if let Some(class) = class::of(value) {
                class.set_mro(mro.into());
            }
            classes.push(value);
        }
        Types { classes }
    }

    /// The class objects in a forked process.
    pub(super) fn forked(&self, copies: &Copies) -> Types {
        Types {
            classes: copies.values(&self.classes),
        }
    }

    /// The class object of a kind.
    #[inline(always)]
    pub fn get(&self, kind: Kind) -> Value {
        self.classes[kind as usize]
    }

    /// All class objects with their kinds.
    pub fn all(&self) -> impl Iterator<Item = (Kind, Value)> + '_ {
        KINDS.iter().map(|&(kind, _, _)| (kind, self.get(kind)))
    }

    /// How many versions the built-in classes took.
    pub fn versions(&self) -> u32 {
        KINDS.len() as u32 + 1
    }

    /// The class of a value.
    pub fn class_of(&self, value: Value) -> Value {
        match value.object().map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => instance.class,
            Some(Body::Class(class)) if class.metaclass.is_bound() => class.metaclass,
            _ => self.get(kind_of(value)),
        }
    }
}

/// The built-in class of a value; for an instance of the program's own class, the one whose layout
/// it has.
pub fn kind_of(value: Value) -> Kind {
    if value.as_int().is_some() {
        return Kind::Int;
    }
    if value.as_float().is_some() {
        return Kind::Float;
    }
    let Some(object) = value.object() else {
        return match value {
            Value::TRUE | Value::FALSE => Kind::Bool,
            Value::NOT_IMPLEMENTED => Kind::NotImplementedType,
            Value::ELLIPSIS => Kind::EllipsisType,
            _ => Kind::NoneType,
        };
    };
    match &object.get().body {
        Body::Wide(_) | Body::BigInt(_) => Kind::Int,
        Body::Complex(_) => Kind::Complex,
        Body::Text(_) => Kind::Str,
        Body::Bytes(_) => Kind::Bytes,
        Body::Tuple(_) => Kind::Tuple,
        Body::List(_) => Kind::List,
        Body::Dict(_) => Kind::Dict,
        Body::Set(set) if set.frozen => Kind::FrozenSet,
        Body::Set(_) => Kind::Set,
        Body::Range(_) => Kind::Range,
        Body::Slice(_) => Kind::Slice,
        Body::Cell(_) => Kind::Cell,
        Body::Function(_) => Kind::Function,
        Body::Native(_) => Kind::NativeFunction,
        Body::BoundMethod(_) => Kind::Method,
        Body::Class(_) => Kind::Type,
        Body::Instance(instance) => {
            class::of(instance.class).map_or(Kind::Object, |class| class.layout)
        }
        Body::Module(_) => Kind::Module,
        Body::Iterator(iterator) => iterator_kind(iterator),
        Body::Generator(_) => Kind::Generator,
        Body::View(_, DictView::Keys) => Kind::DictKeys,
        Body::View(_, DictView::Values) => Kind::DictValues,
        Body::View(_, DictView::Items) => Kind::DictItems,
        Body::Property(_) => Kind::Property,
        Body::StaticMethod(_) => Kind::StaticMethod,
        Body::ClassMethod(_) => Kind::ClassMethod,
        Body::Super(_) => Kind::Super,
        Body::Code(_) => Kind::Code,
        Body::Trace(trace) if trace.is_frame => Kind::Frame,
        Body::Trace(_) => Kind::Traceback,
        Body::Foreign(_) => Kind::Foreign,
        Body::Free(_) | Body::Exception(_) => Kind::Object,
    }
}

/// The class of an iterator, by what it goes over.
fn iterator_kind(iterator: &Iter) -> Kind {
    let body_of = |value: Value| value.object().map(|object| &object.get().body);
    match iterator {
        Iter::Range { .. } => Kind::RangeIterator,
        Iter::Items { sequence, .. } => match body_of(*sequence) {
            Some(Body::Tuple(_)) => Kind::TupleIterator,
            Some(Body::Bytes(_)) => Kind::BytesIterator,
            _ => Kind::ListIterator,
        },
        Iter::Characters { text, .. } => match body_of(*text) {
            Some(Body::Text(text)) if !text.is_ascii() => Kind::WideStrIterator,
            _ => Kind::StrIterator,
        },
        Iter::Table { table, view, .. } => match (body_of(*table), view) {
            (Some(Body::Set(_)), _) => Kind::SetIterator,
            (_, DictView::Keys) => Kind::DictKeyIterator,
            (_, DictView::Values) => Kind::DictValueIterator,
            (_, DictView::Items) => Kind::DictItemIterator,
        },
        Iter::Backward { sequence, .. } => match body_of(*sequence) {
            Some(Body::List(_)) => Kind::ListReverseIterator,
            _ => Kind::Reversed,
        },
        Iter::Derived(derived) => match derived.kind {
            DerivedKind::Enumerate => Kind::Enumerate,
            DerivedKind::Zip | DerivedKind::StrictZip => Kind::Zip,
            DerivedKind::Map => Kind::Map,
            DerivedKind::Filter => Kind::Filter,
            DerivedKind::Calls => Kind::CallableIterator,
            DerivedKind::Indexed => Kind::Iterator,
            DerivedKind::IndexedBack => Kind::Reversed,
        },
    }
}

/// Whether messages name a class with its module: those of the library that CPython writes in C.
fn names_its_module(class: &Class) -> bool {
    matches!(
        (&*class.module, &*class.name),
        (
            "datetime",
            "date" | "datetime" | "time" | "timedelta" | "timezone"
        ) | ("decimal", "Decimal")
            | ("re", "Match" | "Pattern")
            | ("collections", "deque" | "defaultdict" | "OrderedDict")
            | ("functools", "partial")
            | ("array", "array")
            | ("types", "SimpleNamespace")
            | ("_queue", "SimpleQueue")
            | ("_io", "StringIO" | "BytesIO")
            | ("_thread", "lock" | "RLock" | "_local")
            | ("_hashlib", "HASH")
            | ("itertools", _)
    )
}

/// The name of a value's class, as error messages show it.
pub fn type_name(value: Value) -> String {
    let class = match value.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => class::of(instance.class),
        Some(Body::Class(class)) => class::of(class.metaclass),
        _ => None,
    };
    match class {
        Some(class) if names_its_module(class) => format!("{}.{}", class.module, class.name),
        Some(class) => class.name.to_string(),
        None => kind_of(value).name().to_owned(),
    }
}

/// Interns every name the engine itself looks up.
macro_rules! known_names {
    ($($field:ident = $spelling:literal),* $(,)?) => {
        /// Names the engine itself looks up.
        #[allow(missing_docs, reason = "each is the Python name beside it")]
        pub struct KnownNames { $(pub $field: super::namespace::Name),* }

        impl KnownNames {
            /// Interns them.
            pub fn create(names: &Names) -> KnownNames {
                KnownNames { $($field: names.intern($spelling)),* }
            }
        }
    };
}

known_names! {
    init = "__init__", new = "__new__", init_subclass = "__init_subclass__", class_getitem = "__class_getitem__",
    set_name = "__set_name__", getattribute = "__getattribute__", setattr = "__setattr__", delattr = "__delattr__",
    get = "__get__", set = "__set__", delete = "__delete__", finalizer = "__del__", index = "__index__", slots = "__slots__",
    abstract_methods = "__abstractmethods__", annotations = "__annotations__", missing = "__missing__",
    instancecheck = "__instancecheck__", subclasscheck = "__subclasscheck__", call = "__call__", enter = "__enter__", exit = "__exit__",
    iter = "__iter__", next = "__next__", len = "__len__", bool = "__bool__", contains = "__contains__",
    getitem = "__getitem__", setitem = "__setitem__", delitem = "__delitem__", getattr = "__getattr__",
    str = "__str__", repr = "__repr__", format = "__format__", hash = "__hash__",
    eq = "__eq__", ne = "__ne__", lt = "__lt__", le = "__le__", gt = "__gt__", ge = "__ge__",
    neg = "__neg__", pos = "__pos__", invert = "__invert__",
    name = "__name__", qualname = "__qualname__", module = "__module__", doc = "__doc__", dict = "__dict__",
    class = "__class__", classcell = "__classcell__", mro = "__mro__", base = "__base__",
    bases = "__bases__",
    args = "args", value = "value", code = "code", cause = "__cause__", context = "__context__",
    traceback = "__traceback__", func = "__func__", receiver = "__self__", wrapped = "__wrapped__",
    defaults = "__defaults__", all = "__all__", message = "msg",
    sys = "sys", stdout = "stdout", original_stdout = "__stdout__",
}
