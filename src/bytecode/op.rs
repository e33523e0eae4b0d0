//! The instructions, one enum. The operand of each is described at its variant; "pops a, b" lists
//! the deepest value first. The set and its meanings follow CPython 3.11's `dis` documentation
//! where the two agree.

/// An operation. One executed instruction is the atom of every schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Op {
    /// Does nothing.
    Nop,
    /// Pops one value.
    PopTop,
    /// Pushes the operand-th value from the top (1 is the top itself) once more.
    Copy,
    /// Exchanges the top with the operand-th value from the top (2 is the one below the top).
    Swap,

    /// Pushes constant `constants[operand]`.
    LoadConst,
    /// Pushes the local in slot `operand`; `UnboundLocalError` when unbound.
    LoadFast,
    /// Pops into the local slot `operand`.
    StoreFast,
    /// Unbinds the local slot `operand`; `UnboundLocalError` when unbound already.
    DeleteFast,
    /// Pushes the module's global `names[operand]`, or else the builtin of that name.
    LoadGlobal,
    /// Pops into the module's global `names[operand]`.
    StoreGlobal,
    /// Unbinds the module's global `names[operand]`.
    DeleteGlobal,
    /// Class bodies only: pushes `names[operand]` from the class namespace, else global, else builtin.
    LoadName,
    /// Class bodies only: pops into the class namespace.
    StoreName,
    /// Class bodies only: unbinds in the class namespace.
    DeleteName,
    /// Wraps whatever slot `operand` holds (bound or not) in a new cell, in place.
    MakeCell,
    /// Copies the running function's closure cells (`operand` of them) into its free slots.
    CopyFreeVars,
    /// Pushes the cell itself that slot `operand` holds, for a closure tuple.
    LoadClosure,
    /// Pushes the contents of the cell in slot `operand`; `UnboundLocalError`/`NameError` when empty.
    LoadDeref,
    /// Class bodies only: the class namespace first, then the cell in slot `operand`.
    LoadClassDeref,
    /// Pops into the cell in slot `operand`.
    StoreDeref,
    /// Empties the cell in slot `operand`.
    DeleteDeref,

    /// Pops object, pushes `object.names[operand]`.
    LoadAttr,
    /// Pops value, object: `object.names[operand] = value`.
    StoreAttr,
    /// Pops object: `del object.names[operand]`.
    DeleteAttr,
    /// Pops object, pushes two values for a following `CallMethod`: (function, self) when the
    /// attribute is a plain method, otherwise (unbound marker, attribute).
    LoadMethod,
    /// Pops container, key; pushes `container[key]`.
    LoadSubscript,
    /// Pops value, container, key: `container[key] = value`.
    StoreSubscript,
    /// Pops container, key: `del container[key]`.
    DeleteSubscript,
    /// Pops `operand` (2 or 3) values, pushes a slice of them.
    BuildSlice,

    /// Pops left, right; pushes the result of the [`BinaryOperator`] numbered `operand`; with
    /// [`INPLACE`] added to it, of its in-place form.
    Binary,
    /// Pops one value, pushes its arithmetic negation.
    Negative,
    /// Pops one value, pushes `+value`.
    Positive,
    /// Pops one value, pushes `~value`.
    Invert,
    /// Pops one value, pushes `not value`.
    Not,
    /// Pops left, right; pushes the result of the [`CompareOperator`] numbered `operand`.
    Compare,
    /// Pops left, right; pushes `left is right`, inverted when `operand` is 1.
    Is,
    /// Pops item, container; pushes `item in container`, inverted when `operand` is 1.
    Contains,

    /// Pops `operand` values, pushes a tuple of them.
    BuildTuple,
    /// Pops `operand` values, pushes a list of them.
    BuildList,
    /// Pops `operand` values, pushes a set of them.
    BuildSet,
    /// Pops `operand` key, value pairs, pushes a dict of them.
    BuildMap,
    /// Pops `operand` strings and integers, pushes their concatenation.
    BuildString,
    /// Pops value (and above it a format spec when bit 2 is set), pushes the formatted string.
    /// Bits 0-1: conversion, 0 none, 1 `str`, 2 `repr`, 3 `ascii`. Bit 3, alone: `BuildString` follows,
    /// so an integer may stay as it is.
    FormatValue,
    /// Pops value, appends it to the list that is then `operand`-th from the top.
    ListAppend,
    /// Pops value, adds it to the set that is then `operand`-th from the top.
    SetAdd,
    /// Pops key, value; sets it in the dict that is then `operand`-th from the top.
    MapAdd,
    /// Pops iterable, extends the list that is then `operand`-th from the top.
    ListExtend,
    /// Pops iterable, updates the set that is then `operand`-th from the top.
    SetUpdate,
    /// Pops mapping, updates the dict that is then `operand`-th from the top (a `{**a}` display).
    DictUpdate,
    /// As `DictUpdate`, but a key that is there already is a `TypeError` (a `f(**a)` call).
    DictMerge,
    /// Pops list, pushes a tuple of its items.
    ListToTuple,
    /// Pops sequence, pushes its `operand` items, the first on top.
    UnpackSequence,
    /// Pops iterable for a starred target: `operand` is the count before the star plus 256 times
    /// the count after it. Pushes the items so that the first is on top.
    UnpackEx,

    /// Continues at instruction `operand`, which lies ahead.
    Jump,
    /// Continues at instruction `operand`, which lies behind. A place where a switch may happen.
    JumpBackward,
    /// Pops value, jumps when it is false.
    PopJumpIfFalse,
    /// Pops value, jumps when it is true.
    PopJumpIfTrue,
    /// Jumps and keeps the top when it is false, else pops it.
    JumpIfFalseOrPop,
    /// Jumps and keeps the top when it is true, else pops it.
    JumpIfTrueOrPop,
    /// Pops iterable, pushes its iterator.
    GetIter,
    /// The top is an iterator: pushes its next item, or pops it and jumps when it is exhausted.
    ForIter,

    /// The top is a sequence: pushes its length, keeping it.
    GetLength,
    /// Pushes whether the top can match a sequence pattern, keeping it.
    MatchSequence,
    /// Pushes whether the top can match a mapping pattern, keeping it.
    MatchMapping,
    /// The top is a tuple of keys, below it a mapping: pushes a tuple of their values, or None when
    /// one is missing.
    MatchKeys,
    /// Pops subject, class, tuple of attribute names; pushes a tuple of the values of `operand`
    /// positional patterns and of those names, or None when the subject does not match.
    MatchClass,

    /// Pops callable, `operand` positional arguments; calls. A place where a switch may happen.
    Call,
    /// As `Call`, with a tuple constant of names on top: the last arguments are by keyword.
    /// `operand` counts all arguments, without the names tuple.
    CallKw,
    /// Pops what `LoadMethod` pushed and `operand` positional arguments; calls.
    CallMethod,
    /// `CallMethod` with a tuple of keyword names on top, as in `CallKw`.
    CallMethodKw,
    /// Pops callable, tuple of positional arguments, and a dict when `operand` is 1; calls.
    CallEx,
    /// Pops (in this order from the deepest) a tuple of defaults if bit 0, a dict of keyword-only
    /// defaults if bit 1, a tuple of annotated names, each followed by its annotation, if bit 2, a tuple
    /// of closure cells if bit 3, then a code constant; pushes a function.
    MakeFunction,
    /// Pushes the function that builds classes, called with (body, name, *bases, **keywords).
    LoadBuildClass,
    /// Pops value, returns it from the frame.
    Return,

    /// Raises: operand 0 re-raises the current exception; 1 pops exception; 2 pops exception, cause.
    Raise,
    /// Pops exception, raises it again without a new traceback entry for this place.
    Reraise,
    /// The top is an exception: pushes below it the one that was current before, makes it current.
    PushExcInfo,
    /// Pops type, with the exception below left in place; pushes whether it matches.
    CheckExcMatch,
    /// Pops the exception that was current before and makes it current again.
    PopExcept,
    /// Pushes `AssertionError`.
    LoadAssertionError,
    /// Pops context manager; pushes its bound `__exit__`, then the result of its `__enter__()`.
    BeforeWith,
    /// Stack: exit function, previous exception, exception. Pushes the result of calling the exit
    /// function with (type, exception, traceback).
    WithExceptStart,

    /// Pops level, names; pushes the module `names[operand]`.
    ImportName,
    /// The top is a module: pushes its attribute `names[operand]`, keeping the module below.
    ImportFrom,
    /// Pops module, binds all its public names as globals.
    ImportStar,

    /// First instruction of a generator's code: the call returns a generator instead of running.
    ReturnGenerator,
    /// Pops value, hands it to whoever resumed the generator; pushes what is sent back.
    Yield,
    /// Pops iterable, pushes the iterator `yield from` delegates to.
    GetYieldFromIter,
    /// Stack: delegate iterator, value. Sends the value in; pushes what it yields in the value's
    /// place, or pops both, pushes the delegate's return value, and jumps to `operand`.
    Send,
}

/// Added to a [`BinaryOperator`] in the operand of [`Op::Binary`]: the in-place form (`+=`).
pub const INPLACE: u32 = 16;

/// The operators of [`Op::Binary`], numbered by their operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "each is its Python operator")]
pub enum BinaryOperator {
    Add,
    And,
    FloorDivide,
    LeftShift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    RightShift,
    Subtract,
    TrueDivide,
    Xor,
}

/// The operators of [`Op::Compare`], numbered by their operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "each is its Python operator")]
pub enum CompareOperator {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}
