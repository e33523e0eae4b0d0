//! `+=` on a list and `|=` on a dict with any iterable, and the set operators of a dict's views: what
//! the built-in classes do with operands of other classes.

use super::function::{Arguments, Outcome};
use super::list::List;
use super::machine::{Context, Machine};
use super::object::Body;
use super::question::Again;
use super::run::Flow;
use super::set::Set;
use super::types::{Kind, type_name};
use super::value::Value;

/// The operands of `Op::Binary` of these four operators.
const AND: u32 = 1;
const OR: u32 = 7;
const SUBTRACT: u32 = 10;
const XOR: u32 = 12;

impl Machine<'_> {
    /// `list += iterable`: with the operands on the stack.
    pub(super) fn extend_list(&mut self, left: Value, right: Value) -> Result<Flow, Value> {
        let Some(items) = self.context.builtin_items(right) else {
            return self.collect_top(right);
        };
        if let Some(Body::List(list)) = left.part() {
            self.context.extend(list, &items)?;
        }
        self.execution.stack.pop();
        self.execution.stack.poke(1, left);
        Ok(Flow::Next)
    }

    /// `dict |= pairs`: with the operands on the stack.
    pub(super) fn update_dict(&mut self, left: Value, right: Value) -> Result<Flow, Value> {
        let arguments = Arguments {
            positional: &[right],
            names: &[],
            named: &[],
        };
        let made = super::builtins::construct(&mut self.context, Kind::Dict, arguments)?;
        let Outcome::Value(made) = made else {
            return self.collect_top(right);
        };
        if let (Some(Body::Dict(own)), Some(Body::Dict(other))) = (left.part(), made.part()) {
            for (key, value) in other.pairs() {
                own.set(key, value, &self.context.known)
                    .map_err(|unhashable| self.context.unhashable(unhashable))?;
            }
        }
        if self.context.known.is_missing() {
            return self.ask(Again::Instruction);
        }
        self.execution.stack.pop();
        self.execution.stack.poke(1, left);
        Ok(Flow::Next)
    }
}

impl Context<'_> {
    /// Appends an item to a list.
    pub(super) fn append(&mut self, list: &List, item: Value) -> Result<(), Value> {
        if let Some(alone) = self.vm.company.none()
            && list.push_alone(item, alone)
        {
            return Ok(());
        }
        if list.len() >= list.capacity() {
            return self.extend(list, &[item]);
        }
        let grown = list.push(item);
        self.vm.heap.note(self.allocator, grown);
        Ok(())
    }

    /// Appends items to a list.
    pub(super) fn extend(&mut self, list: &List, items: &[Value]) -> Result<(), Value> {
        let together = list.len() + items.len();
        if together > list.capacity() {
            self.permit(together.max(list.next_capacity()) * size_of::<Value>())?;
        }
        let grown = list.extend(items);
        self.vm.heap.note(self.allocator, grown);
        Ok(())
    }

    /// A set operator with the keys or items of a dict on one side, and any built-in iterable on the
    /// other.
    pub(super) fn view_operator(
        &mut self,
        operator: u32,
        left: Value,
        right: Value,
    ) -> Result<Option<Value>, Value> {
        if !matches!(operator, AND | OR | SUBTRACT | XOR) || !(is_view(left) || is_view(right)) {
            return Ok(None);
        }
        let mut sets = Vec::new();
        for operand in [left, right] {
            let Some(items) = self.builtin_items(operand) else {
                return Ok(None);
            };
            let set = Set::from_keys(items, &self.known)
                .map_err(|unhashable| self.unhashable(unhashable))?;
            sets.push(set);
        }
        let [left, right] = sets.as_slice() else {
            return Ok(None);
        };
        let result = match operator {
            AND => left.intersection(right, &self.known),
            OR => {
                let result = left.copied();
                result.merge(right, &self.known);
                result
            }
            SUBTRACT => left.difference(right, &self.known),
            _ => left.symmetric_difference(right, &self.known),
        };
        Ok(Some(self.set_object(result, false)))
    }

    /// The keys or items of a dict compared with a set or with another view; nothing for other values.
    pub(super) fn compare_views(
        &mut self,
        operator: u32,
        left: Value,
        right: Value,
    ) -> Option<bool> {
        let is_set = |value: Value| matches!(value.part(), Some(Body::Set(_)));
        let fits = (is_view(left) && (is_view(right) || is_set(right)))
            || (is_set(left) && is_view(right));
        if !fits {
            return None;
        }
        let mut set_of = |value| Set::from_keys(self.builtin_items(value)?, &self.known).ok();
        let (left, right) = (set_of(left)?, set_of(right)?);
        let same = left.len() == right.len();
        Some(match operator {
            0 => !same && left.is_within(&right, &self.known),
            1 => left.is_within(&right, &self.known),
            2 => same && left.is_within(&right, &self.known),
            3 => !(same && left.is_within(&right, &self.known)),
            4 => !same && right.is_within(&left, &self.known),
            _ => right.is_within(&left, &self.known),
        })
    }

    /// The error of a power that no float can hold.
    pub(super) fn out_of_range(&mut self) -> Value {
        let message = self.text("Numerical result out of range");
        let vm = self.vm;
        let class = vm.types.get(Kind::OverflowError);
        vm.exception(self.allocator, class, [Value::index(34), message])
    }

    /// The error of repeating a sequence by something that is no integer.
    pub(super) fn no_count(&mut self, count: Value) -> Value {
        let given = type_name(count);
        self.type_error(format!(
            "can't multiply sequence by non-int of type '{given}'"
        ))
    }
}

/// Whether a value is the keys or the items of a dict, which are like a set.
fn is_view(value: Value) -> bool {
    use super::iterator::DictView;
    matches!(
        value.object().map(|object| &object.get().body),
        Some(Body::View(_, DictView::Keys | DictView::Items))
    )
}

/// Python's `%` on floats: the result has the sign of the divisor (CPython's `float_rem`).
pub(super) fn modulo(left: f64, right: f64) -> f64 {
    let remainder = left % right;
    if remainder == 0.0 {
        remainder.copysign(right)
    } else if (remainder < 0.0) != (right < 0.0) {
        remainder + right
    } else {
        remainder
    }
}

/// `left // right` of floats; `right` is not zero.
pub(super) fn floor_quotient(left: f64, right: f64) -> f64 {
    let remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder != 0.0 && (remainder < 0.0) != (right < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0.0_f64.copysign(left / right);
    }
    let floor = quotient.floor();
    floor + f64::from(quotient - floor > 0.5)
}
