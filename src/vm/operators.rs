//! Operators on the built-in types, and asking instances for theirs.

use std::cmp::Ordering;

use num_traits::Zero;

use super::answers::{Answers, Fault};
use super::class;
use super::compare::{self, as_big, as_number, as_whole, big_part};
use super::dict::Dict;
use super::execution::{Continuation, Operation, PendingOperator};
use super::inplace::{floor_quotient, modulo};
use super::integers::{quotient, whole};
use super::machine::{Context, Machine};
use super::object::Body;
use super::percent::percent;
use super::question::{Again, Known};
use super::run::Flow;
use super::set::Set;
use super::text_of;
use super::types::{Kind, kind_of, type_name};
use super::value::Value;
use crate::bytecode::INPLACE;

/// What CPython calls each operator, by operand, with its special methods.
const BINARY: [(&str, &str, &str, &str); 13] = [
    ("+", "__add__", "__radd__", "__iadd__"),
    ("&", "__and__", "__rand__", "__iand__"),
    ("//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"),
    ("<<", "__lshift__", "__rlshift__", "__ilshift__"),
    ("@", "__matmul__", "__rmatmul__", "__imatmul__"),
    ("*", "__mul__", "__rmul__", "__imul__"),
    ("%", "__mod__", "__rmod__", "__imod__"),
    ("|", "__or__", "__ror__", "__ior__"),
    ("** or pow()", "__pow__", "__rpow__", "__ipow__"),
    (">>", "__rshift__", "__rrshift__", "__irshift__"),
    ("-", "__sub__", "__rsub__", "__isub__"),
    ("/", "__truediv__", "__rtruediv__", "__itruediv__"),
    ("^", "__xor__", "__rxor__", "__ixor__"),
];

const COMPARE: [(&str, &str, &str); 6] = [
    ("<", "__lt__", "__gt__"),
    ("<=", "__le__", "__ge__"),
    ("==", "__eq__", "__eq__"),
    ("!=", "__ne__", "__ne__"),
    (">", "__gt__", "__lt__"),
    (">=", "__ge__", "__le__"),
];

/// How a comparison is written.
pub(super) fn compare_symbol(operator: u32) -> &'static str {
    COMPARE.get(operator as usize).map_or("", |entry| entry.0)
}

/// What an order answers to a comparison.
pub(super) fn order_answers(operator: u32, order: Ordering) -> bool {
    match operator {
        0 => order.is_lt(),
        1 => order.is_le(),
        2 => order.is_eq(),
        3 => order.is_ne(),
        4 => order.is_gt(),
        _ => order.is_ge(),
    }
}

/// Comparisons between sets: subset and superset.
pub(super) fn compare_sets(
    operator: u32,
    left: Value,
    right: Value,
    known: &Known,
) -> Option<bool> {
    let (left, right) = (set_of(left)?, set_of(right)?);
    Some(match operator {
        0 => left.len() < right.len() && left.is_within(right, known),
        1 => left.is_within(right, known),
        4 => left.len() > right.len() && right.is_within(left, known),
        _ => right.is_within(left, known),
    })
}

fn set_of<'a>(value: Value) -> Option<&'a Set> {
    match value.part()? {
        Body::Set(set) => Some(set),
        _ => None,
    }
}

impl Machine<'_> {
    /// The instruction `Binary`, beyond what the run loop does in place.
    pub(super) fn binary(&mut self, operator: u32) -> Result<Flow, Value> {
        let right = self.execution.stack.peek(1);
        let left = self.execution.stack.peek(2);
        if is_instance(left) || is_instance(right) {
            return self.operate(Operation::Binary(operator));
        }
        let body_of = |value: Value| value.object().map(|object| &object.get().body);
        match (operator, body_of(left), body_of(right)) {
            (_, _, Some(Body::Instance(_))) => {}
            (EXTEND, Some(Body::List(_)), other) if !matches!(other, Some(Body::List(_))) => {
                return self.extend_list(left, right);
            }
            (UPDATE, Some(Body::Dict(_)), other) if !matches!(other, Some(Body::Dict(_))) => {
                return self.update_dict(left, right);
            }
            _ => {}
        }
        let result = self.context.binary(operator, left, right);
        if self.context.known.is_missing() {
            return self.ask(Again::Instruction);
        }
        match result? {
            Some(result) => {
                self.execution.stack.pop();
                self.execution.stack.poke(1, result);
                Ok(Flow::Next)
            }
            None => self.operate(Operation::Binary(operator)),
        }
    }

    /// Whether the right operand is asked first: its class derives from the left's and has a reflected
    /// method; of those that are no comparisons, another one than the left's.
    fn asks_right_first(&self, pending: &PendingOperator) -> bool {
        let vm = self.context.vm;
        let left = vm.types.class_of(pending.left);
        let right = vm.types.class_of(pending.right);
        let derives = left != right
            && is_instance(pending.right)
            && class::of(right).is_some_and(|class| class.derives_from(left));
        if !derives {
            return false;
        }
        let reflected = match pending.operation {
            Operation::Binary(operator) => BINARY[(operator % INPLACE) as usize].2,
            Operation::Compare(operator) => COMPARE[operator as usize].2,
        };
        let name = vm.names.intern(reflected);
        let of_right = class::own_special(pending.right, name, &vm.cells);
        let compares = matches!(pending.operation, Operation::Compare(_));
        of_right.is_some()
            && (compares || of_right != class::own_special(pending.left, name, &vm.cells))
    }

    /// Asks the next operand's class for an operation, as CPython's `binary_op1` and
    /// `do_richcompare` do: the in-place form, the left's, then the right's reflected one.
    pub(super) fn ask_operand(&mut self, mut pending: PendingOperator) -> Result<Flow, Value> {
        let vm = self.context.vm;
        loop {
            let candidate = pending.candidate;
            pending.candidate += 1;
            let place = match (pending.operation, candidate) {
                (Operation::Binary(_), 1 | 2) if self.asks_right_first(&pending) => 3 - candidate,
                (Operation::Compare(_), 0 | 1) if self.asks_right_first(&pending) => 1 - candidate,
                _ => candidate,
            };
            let (name, receiver, argument) = match (pending.operation, place) {
                (Operation::Binary(operator), 0) if operator >= INPLACE => (
                    BINARY[(operator - INPLACE) as usize].3,
                    pending.left,
                    pending.right,
                ),
                (Operation::Binary(_), 0) => continue,
                (Operation::Binary(operator), 1) => (
                    BINARY[(operator % INPLACE) as usize].1,
                    pending.left,
                    pending.right,
                ),
                (Operation::Binary(operator), 2) => (
                    BINARY[(operator % INPLACE) as usize].2,
                    pending.right,
                    pending.left,
                ),
                (Operation::Compare(operator), 0) => {
                    (COMPARE[operator as usize].1, pending.left, pending.right)
                }
                (Operation::Compare(operator), 1) => {
                    (COMPARE[operator as usize].2, pending.right, pending.left)
                }
                // `!=` falls back on the inverse of `==`.
                (Operation::Compare(3), 2) => ("__eq__", pending.left, pending.right),
                (Operation::Compare(3), 3) => ("__eq__", pending.right, pending.left),
                _ => return self.no_operator(pending),
            };
            let function = class::own_special(receiver, vm.names.intern(name), &vm.cells);
            let Some(function) = function.filter(|&function| function != Value::NONE) else {
                continue;
            };
            self.execution.pending.push(pending);
            let outcome = self.call_with(function, &[receiver, argument], Continuation::Operator);
            if outcome.is_err() {
                self.execution.pending.pop();
            }
            return outcome;
        }
    }

    /// No class of the program has an answer: the built-in parts do, or there is none.
    pub(super) fn no_operator(&mut self, pending: PendingOperator) -> Result<Flow, Value> {
        let result = match pending.operation {
            Operation::Binary(operator) => {
                let result = self.context.binary(operator, pending.left, pending.right);
                if self.context.known.is_missing() {
                    return self.ask(Again::Operator(pending));
                }
                let result = result?;
                // What is changed in place stays the instance that it was.
                match result {
                    Some(result) if result == pending.left.core() => Some(pending.left),
                    result => result,
                }
            }
            Operation::Compare(operator @ (2 | 3)) => {
                let (left, right) = (pending.left.core(), pending.right.core());
                // They have been asked, and had no answer.
                let equal = match class::has_own_equality(left) || class::has_own_equality(right) {
                    true => Some(left == right),
                    false => compare::equal(left, right, &self.context.known),
                };
                equal.map(|equal| Value::bool(equal == (operator == 2)))
            }
            Operation::Compare(operator) => {
                match compare_sets(operator, pending.left, pending.right, &self.context.known) {
                    Some(answer) => Some(Value::bool(answer)),
                    None => match compare::core_order(pending.left, pending.right) {
                        Ok(order) => Some(Value::bool(order_answers(operator, order))),
                        Err(compare::Unordered::Incomparable) => Some(Value::FALSE),
                        Err(_) => None,
                    },
                }
            }
        };
        if self.context.known.is_missing() {
            return self.ask(Again::Operator(pending));
        }
        if let Some(result) = result {
            self.execution.stack.push(result);
            return Ok(Flow::Frame);
        }
        self.compare_items(pending)
    }

    /// An operation that only the items of the operands can answer, or nothing can.
    fn compare_items(&mut self, pending: PendingOperator) -> Result<Flow, Value> {
        let (left, right) = (type_name(pending.left), type_name(pending.right));
        let message = match pending.operation {
            Operation::Compare(operator @ (2 | 3)) => {
                let same = pending.left == pending.right;
                self.execution
                    .stack
                    .push(Value::bool(same == (operator == 2)));
                return Ok(Flow::Frame);
            }
            Operation::Binary(operator)
                if operator % INPLACE == OR
                    && (class::of(pending.left).is_some()
                        || class::of(pending.right).is_some())
                    && [pending.left, pending.right]
                        .iter()
                        .all(|&side| side == Value::NONE || class::of(side).is_some()) =>
            {
                let function = self.context.vm.builtin("__union__");
                let sides = [pending.left, pending.right];
                return self.call_with(function, &sides, Continuation::Push);
            }
            Operation::Binary(operator)
                if operator % INPLACE == REMAINDER && text_of(pending.left).is_some() =>
            {
                let vm = self.context.vm;
                let operands = [vm.builtin("__percent__"), pending.left, pending.right];
                return self.call_with(vm.builtin("__lay_out__"), &operands, Continuation::Push);
            }
            Operation::Binary(operator)
                if operator % INPLACE == REMAINDER
                    && matches!(pending.left.part(), Some(Body::Bytes(_))) =>
            {
                let function = self.context.vm.builtin("__percent_of_bytes__");
                let operands = [pending.left, pending.right];
                return self.call_with(function, &operands, Continuation::Push);
            }
            Operation::Compare(operator)
                if are_sequences(pending.left.core(), pending.right.core()) =>
            {
                let function = self.context.vm.builtin("__order_items__");
                let operator = Value::index(operator as usize);
                let arguments = [operator, pending.left, pending.right];
                return self.call_with(function, &arguments, Continuation::Push);
            }
            Operation::Compare(operator) => {
                format!(
                    "'{}' not supported between instances of '{left}' and '{right}'",
                    compare_symbol(operator)
                )
            }
            Operation::Binary(operator)
                if operator % INPLACE == ADD
                    && (text_of(pending.left).is_some()
                        || matches!(pending.left.part(), Some(Body::List(_) | Body::Tuple(_)))) =>
            {
                let sequence = kind_of(pending.left).name();
                format!("can only concatenate {sequence} (not \"{right}\") to {sequence}")
            }
            Operation::Binary(operator)
                if operator % INPLACE == MULTIPLY && is_sequence(pending.left) =>
            {
                return Err(self.context.no_count(pending.right));
            }
            Operation::Binary(operator)
                if operator % INPLACE == MULTIPLY && is_sequence(pending.right) =>
            {
                return Err(self.context.no_count(pending.left));
            }
            Operation::Binary(operator) => {
                let symbol = BINARY[(operator % INPLACE) as usize].0;
                let symbol = match (operator >= INPLACE, symbol) {
                    (true, "** or pow()") => "**=".to_owned(),
                    (true, symbol) => format!("{symbol}="),
                    (false, symbol) => symbol.to_owned(),
                };
                format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'")
            }
        };
        Err(self.context.type_error(message))
    }
}

pub(super) const ADD: u32 = 0;
/// `+=` and `|=`.
const EXTEND: u32 = ADD + INPLACE;
const UPDATE: u32 = OR + INPLACE;
pub(super) const AND: u32 = 1;
pub(super) const FLOOR_DIVIDE: u32 = 2;
pub(super) const LEFT_SHIFT: u32 = 3;
pub(super) const MULTIPLY: u32 = 5;
pub(super) const REMAINDER: u32 = 6;
pub(super) const OR: u32 = 7;
pub(super) const POWER: u32 = 8;
pub(super) const RIGHT_SHIFT: u32 = 9;
pub(super) const SUBTRACT: u32 = 10;
pub(super) const TRUE_DIVIDE: u32 = 11;
pub(super) const XOR: u32 = 12;

impl Context<'_> {
    /// A binary operation of the built-in types; nothing when only an instance could define it.
    pub(crate) fn binary(
        &mut self,
        operator: u32,
        left: Value,
        right: Value,
    ) -> Result<Option<Value>, Value> {
        let plain = operator % INPLACE;
        let is_truth = |value: Value| matches!(value, Value::TRUE | Value::FALSE);
        if matches!(plain, AND | OR | XOR) && is_truth(left) && is_truth(right) {
            let (left, right) = (left == Value::TRUE, right == Value::TRUE);
            return Ok(Some(Value::bool(match plain {
                AND => left && right,
                OR => left || right,
                _ => left != right,
            })));
        }
        let formats = plain == REMAINDER && text_of(left).is_some();
        let (left, right) = match formats {
            true => (left.core(), right),
            false => (left.core(), right.core()),
        };
        if let (Some(left), Some(right)) = (left.as_index(), right.as_index())
            && let Some(result) = self.small(plain, left, right)?
        {
            return Ok(Some(result));
        }
        let floating = left.as_float().is_some() || right.as_float().is_some();
        if !floating
            && !matches!(plain, TRUE_DIVIDE | POWER)
            && let (Some(left), Some(right)) = (as_whole(left), as_whole(right))
            && let Some(result) = whole(plain, left, right)
        {
            return Ok(Some(self.vm.whole(self.allocator, result)));
        }
        if plain == TRUE_DIVIDE
            && !floating
            // Those kept by value have no more bits than a float: their floats' quotient is the nearest one.
            && (left.as_int().is_none() || right.as_int().is_none())
            && let (Some(left), Some(right)) = (as_big(left), as_big(right))
            && !right.is_zero()
        {
            let quotient = quotient(&left, &right);
            return match quotient.is_finite() {
                true => Ok(Some(Value::float(quotient))),
                false => Err(self.error(
                    Kind::OverflowError,
                    "integer division result too large for a float",
                )),
            };
        }
        if floating || plain == TRUE_DIVIDE {
            if let (Some(left_number), Some(right_number)) = (as_number(left), as_number(right)) {
                let too_large =
                    |value: Value, number: f64| value.as_float().is_none() && number.is_infinite();
                if too_large(left, left_number) || too_large(right, right_number) {
                    let message = "int too large to convert to float";
                    return Err(self.error(Kind::OverflowError, message));
                }
                let (left, right) = (left_number, right_number);
                let integers = plain == TRUE_DIVIDE && right == 0.0 && !floating;
                return match integers {
                    true => Err(self.zero_division("division by zero")),
                    false => self.floating(plain, left, right),
                };
            }
        } else if let (Some(left), Some(right)) = (big_part(left), big_part(right)) {
            return self.big(plain, &left, &right);
        }
        match self.complex_operator(plain, left, right)? {
            None => self.containers(operator, plain, left, right),
            result => Ok(result),
        }
    }

    pub(super) fn zero_division(&mut self, message: &str) -> Value {
        self.error(Kind::ZeroDivisionError, message)
    }

    pub(super) fn floating(
        &mut self,
        operator: u32,
        left: f64,
        right: f64,
    ) -> Result<Option<Value>, Value> {
        let result = match operator {
            ADD => left + right,
            SUBTRACT => left - right,
            MULTIPLY => left * right,
            TRUE_DIVIDE if right == 0.0 => return Err(self.zero_division("float division by zero")),
            TRUE_DIVIDE => left / right,
            FLOOR_DIVIDE if right == 0.0 => {
                return Err(self.zero_division("float floor division by zero"));
            }
            FLOOR_DIVIDE => floor_quotient(left, right),
            REMAINDER if right == 0.0 => return Err(self.zero_division("float modulo")),
            REMAINDER => modulo(left, right),
            POWER if left == 0.0 && right < 0.0 => {
                return Err(self.zero_division("0.0 cannot be raised to a negative power"));
            }
            POWER
                if left < 0.0 && left.is_finite() && right.is_finite() && right.fract() != 0.0 =>
            {
                return self.complex_power([left, 0.0], [right, 0.0]).map(Some);
            }
            POWER => {
                let result = left.powf(right);
                if result.is_infinite() && left.is_finite() && right.is_finite() {
                    return Err(self.out_of_range());
                }
                result
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::float(result)))
    }

    fn containers(
        &mut self,
        operator: u32,
        plain: u32,
        left: Value,
        right: Value,
    ) -> Result<Option<Value>, Value> {
        if let Some(result) = self.view_operator(plain, left, right)? {
            return Ok(Some(result));
        }
        if plain == MULTIPLY {
            if is_sequence(right)
                && let Some(count) = self.index(left)
            {
                return self.repeat(operator, right, count);
            }
            if is_sequence(left)
                && let Some(count) = self.index(right)
            {
                return self.repeat(operator, left, count);
            }
        }
        let (Some(left_object), Some(right_object)) = (left.object(), right.object()) else {
            if plain == REMAINDER && text_of(left).is_some() {
                return self.percent(left, right);
            }
            let sequence = match left.object().map(|object| &object.get().body) {
                Some(Body::Text(_)) => "str",
                Some(Body::List(_)) if operator < INPLACE => "list",
                Some(Body::Tuple(_)) => "tuple",
                _ => return Ok(None),
            };
            if plain == MULTIPLY {
                return Err(self.no_count(right));
            }
            if plain != ADD {
                return Ok(None);
            }
            let given = type_name(right);
            let message =
                format!("can only concatenate {sequence} (not \"{given}\") to {sequence}");
            return Err(self.type_error(message));
        };
        let (left_body, right_body) = (&left_object.get().body, &right_object.get().body);
        let together = left_body.contents().saturating_add(right_body.contents());
        if plain == ADD {
            self.permit(together)?;
        }
        match (plain, left_body, right_body) {
            (ADD, Body::Text(left), Body::Text(right)) => {
                let (joined, bytes) = left.plus(right);
                Ok(Some(self.object(Body::Text(joined), bytes)))
            }
            (ADD, Body::Text(_), body) if !matches!(body, Body::Instance(_)) => {
                let given = type_name(right);
                Err(self.type_error(format!("can only concatenate str (not \"{given}\") to str")))
            }
            (ADD, Body::Bytes(left), Body::Bytes(right)) => {
                let joined = [&left[..], &right[..]].concat();
                let bytes = joined.len();
                Ok(Some(self.object(Body::Bytes(joined.into()), bytes)))
            }
            (ADD, Body::Tuple(left), Body::Tuple(right)) => {
                Ok(Some(self.tuple([&left[..], &right[..]].concat())))
            }
            (ADD, Body::Tuple(_), body) if !matches!(body, Body::Instance(_)) => {
                let given = type_name(right);
                Err(self.type_error(format!(
                    "can only concatenate tuple (not \"{given}\") to tuple"
                )))
            }
            (ADD, Body::Bytes(_), body) if !matches!(body, Body::Instance(_)) => {
                let given = type_name(right);
                Err(self.type_error(format!("can't concat {given} to bytes")))
            }
            (MULTIPLY, Body::Text(_) | Body::List(_) | Body::Tuple(_) | Body::Bytes(_), body)
                if !matches!(body, Body::Instance(_) | Body::Wide(_) | Body::BigInt(_)) =>
            {
                Err(self.no_count(right))
            }
            (
                MULTIPLY,
                Body::Complex(_),
                Body::Text(_) | Body::List(_) | Body::Tuple(_) | Body::Bytes(_),
            ) => Err(self.no_count(left)),
            (ADD, Body::List(list), Body::List(other)) if operator >= INPLACE => {
                let items = other.snapshot();
                self.extend(list, &items)?;
                Ok(Some(left))
            }
            (ADD, Body::List(left), Body::List(right)) => {
                let mut items = left.snapshot();
                items.extend(right.snapshot());
                Ok(Some(self.list(&items)))
            }
            (ADD, Body::List(_), body)
                if operator < INPLACE && !matches!(body, Body::Instance(_)) =>
            {
                let given = type_name(right);
                Err(self.type_error(format!(
                    "can only concatenate list (not \"{given}\") to list"
                )))
            }
            (REMAINDER, Body::Text(_), _) => self.percent(left, right),
            (AND | OR | SUBTRACT | XOR, Body::Set(first), Body::Set(second)) => {
                let known = &self.known;
                if operator >= INPLACE && !first.frozen {
                    match plain {
                        AND => {
                            let both = first.intersection(second, known);
                            if !known.is_missing() {
                                first.become_copy_of(&both);
                            }
                        }
                        OR => first.merge(second, known),
                        SUBTRACT => first.subtract(second, known),
                        _ => first.toggle(second, known),
                    }
                    return Ok(Some(left));
                }
                let result = match plain {
                    AND => first.intersection(second, known),
                    OR => {
                        let result = first.copied();
                        result.merge(second, known);
                        result
                    }
                    SUBTRACT => first.difference(second, known),
                    _ => first.symmetric_difference(second, known),
                };
                Ok(Some(self.set_object(result, first.frozen)))
            }
            (OR, Body::Dict(first), Body::Dict(second)) if operator >= INPLACE => {
                for (key, value) in second.pairs() {
                    first
                        .set(key, value, &self.known)
                        .map_err(|unhashable| self.unhashable(unhashable))?;
                }
                Ok(Some(left))
            }
            (OR, Body::Dict(first), Body::Dict(second)) => {
                let pairs: Vec<(Value, Value)> =
                    first.pairs().into_iter().chain(second.pairs()).collect();
                let merged = Dict::from_pairs(pairs, &self.known)
                    .map_err(|unhashable| self.unhashable(unhashable))?;
                let bytes = merged.len() * 40 + 64;
                Ok(Some(self.object(Body::Dict(Box::new(merged)), bytes)))
            }
            _ => Ok(None),
        }
    }

    /// `text % values`; nothing when only Python can say how one of them is shown.
    fn percent(&mut self, left: Value, right: Value) -> Result<Option<Value>, Value> {
        match percent(self, [left, right], &mut Answers::new(&[])) {
            Ok(text) => Ok(Some(self.text(text))),
            Err(Fault::Ask(_)) => Ok(None),
            Err(Fault::Raise(error)) => Err(error),
        }
    }

    /// A set as an object.
    pub(super) fn set_object(&mut self, set: Set, frozen: bool) -> Value {
        let bytes = set.payload() + 64;
        let set = if frozen { set.freeze() } else { set };
        self.object(Body::Set(Box::new(set)), bytes)
    }

    fn repeat(
        &mut self,
        operator: u32,
        sequence: Value,
        count: i64,
    ) -> Result<Option<Value>, Value> {
        let count = usize::try_from(count).unwrap_or(0);
        let Some(object) = sequence.object() else {
            return Ok(None);
        };
        let body = &object.get().body;
        self.permit(body.contents().saturating_mul(count))?;
        Ok(match body {
            Body::Text(text) => Some(self.text(text.as_str().repeat(count))),
            Body::Tuple(items) => Some(self.tuple(items.repeat(count))),
            Body::Bytes(bytes) => Some(self.bytes(&bytes.repeat(count))),
            Body::List(list) if operator >= INPLACE => {
                let ((), bytes) = list.rework(|items| *items = items.repeat(count));
                self.vm.heap.note(self.allocator, bytes);
                Some(sequence)
            }
            Body::List(list) => {
                let items = list.snapshot().repeat(count);
                Some(self.list(&items))
            }
            _ => None,
        })
    }
}

/// Whether both are lists or both tuples.
pub(super) fn are_sequences(left: Value, right: Value) -> bool {
    matches!(
        (left.part(), right.part()),
        (Some(Body::List(_)), Some(Body::List(_))) | (Some(Body::Tuple(_)), Some(Body::Tuple(_)))
    )
}

/// Whether a value can be repeated.
fn is_sequence(value: Value) -> bool {
    matches!(
        value.part(),
        Some(Body::Text(_) | Body::Bytes(_) | Body::Tuple(_) | Body::List(_))
    )
}

/// Whether a value is an instance, whose class may define operators.
fn is_instance(value: Value) -> bool {
    matches!(
        value.object().map(|object| &object.get().body),
        Some(Body::Instance(_) | Body::Class(_))
    )
}
