//! Names: locals, globals, class namespaces and closure cells where something is out of the ordinary,
//! and the making of classes.

use super::call::tuple_items;
use super::class::{self, Class};
use super::execution::Continuation;
use super::machine::Machine;
use super::namespace::Name;
use super::object::Body;
use super::run::Flow;
use super::text_of;
use super::types::Kind;
use super::value::{Cell, Value};
use crate::bytecode::{Instruction, Op};

/// Special methods that would change what instructions mean, and that no instruction asks for yet: a
/// class that defines one is refused rather than run as if it did not.
const UNSUPPORTED_METHODS: [&str; 9] = [
    "__new__",
    "__init_subclass__",
    "__class_getitem__",
    "__getattribute__",
    "__setattr__",
    "__delattr__",
    "__get__",
    "__set__",
    "__index__",
];

impl Machine<'_> {
    fn base(&self) -> usize {
        self.execution
            .frames
            .last()
            .map_or(0, |frame| frame.base as usize)
    }

    fn slot_spelling(&self, slot: u32) -> String {
        let frame = self.execution.frames.last();
        frame
            .and_then(|frame| frame.code.get().code.slots.get(slot as usize).cloned())
            .unwrap_or_default()
    }

    /// The error of a local that is not bound.
    pub(super) fn unbound_local(&mut self, slot: u32) -> Result<Flow, Value> {
        let name = self.slot_spelling(slot);
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        Err(self.context.error(Kind::UnboundLocalError, message))
    }

    /// The error of a global that is neither bound nor built in.
    pub(super) fn unbound_global(&mut self, instruction: usize) -> Result<Flow, Value> {
        let frame = self.execution.frames.last();
        let word = frame.map_or(0, |frame| {
            frame.code.get().caches[instruction].load(std::sync::atomic::Ordering::Relaxed)
        });
        self.undefined(Name((word >> 32) as u32))
    }

    fn undefined(&mut self, name: Name) -> Result<Flow, Value> {
        let message = format!(
            "name '{}' is not defined",
            self.context.vm.names.spelling(name)
        );
        Err(self.context.error(Kind::NameError, message))
    }

    /// The instructions on names that the run loop does not do in place.
    pub(super) fn name_instruction(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let operand = instruction.operand;
        let Some(frame) = self.execution.frames.last() else {
            return Ok(Flow::Next);
        };
        let (code, namespace) = (frame.code.get(), frame.namespace);
        match instruction.op {
            Op::DeleteFast => {
                let place = self.base() + operand as usize;
                if !self.execution.stack.at(place).is_bound() {
                    return self.unbound_local(operand);
                }
                self.execution.stack.set_at(place, Value::UNBOUND);
                return Ok(Flow::Next);
            }
            Op::DeleteGlobal => {
                let cell = vm.cells.at(operand);
                if !cell.get().is_bound() {
                    let at = frame.instruction as usize - 1;
                    return self.unbound_global(at);
                }
                cell.set(Value::UNBOUND);
                return Ok(Flow::Next);
            }
            _ => {}
        }
        let name = code.names.get(operand as usize).copied().unwrap_or(Name(0));
        let key = vm.name_text(self.context.allocator, name);
        let Some(Body::Dict(dict)) = namespace.object().map(|object| &object.get().body) else {
            return self.undefined(name);
        };
        match instruction.op {
            Op::LoadName => {
                let found = dict.get(key).ok().flatten();
                let value = found
                    .or_else(|| code.globals.get(name, &vm.cells))
                    .or_else(|| vm.builtins.get(name, &vm.cells));
                match value {
                    Some(value) => self.execution.stack.push(value),
                    None => return self.undefined(name),
                }
            }
            Op::StoreName => {
                let value = self.execution.stack.pop();
                let _names_are_hashable = dict.set(key, value);
            }
            _ => {
                if !matches!(dict.remove(key), Ok(Some(_))) {
                    return self.undefined(name);
                }
            }
        }
        Ok(Flow::Next)
    }

    /// The instructions on closure cells.
    pub(super) fn cell_instruction(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let operand = instruction.operand;
        let place = self.base() + operand as usize;
        match instruction.op {
            Op::MakeCell => {
                let value = self.execution.stack.at(place);
                let cell = self.context.object(Body::Cell(Cell::new(value)), 0);
                self.execution.stack.set_at(place, cell);
                return Ok(Flow::Next);
            }
            Op::CopyFreeVars => {
                let Some(frame) = self.execution.frames.last() else {
                    return Ok(Flow::Next);
                };
                let Some(Body::Function(function)) =
                    frame.function.object().map(|object| &object.get().body)
                else {
                    return Ok(Flow::Next);
                };
                let first =
                    frame.base as usize + frame.code.get().slot_count as usize - operand as usize;
                for (offset, &cell) in function.closure.iter().enumerate() {
                    self.execution.stack.set_at(first + offset, cell);
                }
                return Ok(Flow::Next);
            }
            Op::LoadClosure => {
                let cell = self.execution.stack.at(place);
                self.execution.stack.push(cell);
                return Ok(Flow::Next);
            }
            _ => {}
        }
        let Some(Body::Cell(cell)) = self
            .execution
            .stack
            .at(place)
            .object()
            .map(|object| &object.get().body)
        else {
            return self.unbound_local(operand);
        };
        match instruction.op {
            Op::StoreDeref => {
                let value = self.execution.stack.pop();
                cell.set(value);
            }
            Op::DeleteDeref => cell.set(Value::UNBOUND),
            _ => {
                if instruction.op == Op::LoadClassDeref
                    && let Some(value) = self.in_class_namespace(operand)
                {
                    self.execution.stack.push(value);
                    return Ok(Flow::Next);
                }
                match cell.get().bound() {
                    Some(value) => self.execution.stack.push(value),
                    None => return self.empty_cell(operand),
                }
            }
        }
        Ok(Flow::Next)
    }

    fn in_class_namespace(&mut self, slot: u32) -> Option<Value> {
        let frame = self.execution.frames.last()?;
        let name = *frame.code.get().slot_names.get(slot as usize)?;
        let Body::Dict(dict) = &frame.namespace.object()?.get().body else {
            return None;
        };
        dict.get(self.context.vm.name_text(self.context.allocator, name))
            .ok()?
    }

    fn empty_cell(&mut self, slot: u32) -> Result<Flow, Value> {
        let name = self.slot_spelling(slot);
        let free = self.execution.frames.last().is_some_and(|frame| {
            let code = frame.code.get();
            slot >= code.slot_count - code.code.free_count
        });
        if !free {
            return self.unbound_local(slot);
        }
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        Err(self.context.error(Kind::NameError, message))
    }

    /// `__build_class__`: runs the class body in a namespace of its own. The class is made when the
    /// body returns.
    pub(super) fn build_class(&mut self, body: Value, request: Value) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let namespace = vm.dict(self.context.allocator, []);
        let flow = self.call_with(body, &[], Continuation::Class(request))?;
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.namespace = namespace;
        }
        Ok(flow)
    }

    /// Makes a class of a name, bases and the namespace its body left.
    pub(super) fn make_class(&mut self, request: Value, namespace: Value) -> Result<Value, Value> {
        let vm = self.context.vm;
        let [name, bases @ ..] = tuple_items(request) else {
            return Ok(Value::NONE);
        };
        let name = text_of(*name).unwrap_or_default();
        let bases: Vec<Value> = if bases.is_empty() {
            vec![vm.types.get(Kind::Object)]
        } else {
            bases.to_vec()
        };
        let mut layout = Kind::Object;
        for &base in &bases {
            let Some(class) = class::of(base) else {
                return Err(self.context.type_error("bases must be classes"));
            };
            if !class.layout.can_be_base() {
                let message = format!("classes derived from '{}' are not supported", class.name);
                return Err(self.context.error(Kind::NotImplementedError, message));
            }
            if class.layout != Kind::Object {
                layout = class.layout;
            }
        }
        let Some(order) = class::linearize(&bases) else {
            return Err(self.context.type_error(
                "Cannot create a consistent method resolution order (MRO) for the bases",
            ));
        };
        let pairs = match namespace.object().map(|object| &object.get().body) {
            Some(Body::Dict(dict)) => dict.pairs(),
            _ => Vec::new(),
        };
        let refused = pairs
            .iter()
            .filter_map(|(key, _)| text_of(*key))
            .find(|key| UNSUPPORTED_METHODS.contains(key));
        if let Some(method) = refused {
            let message = format!("class '{name}' defines {method}, which is not supported");
            return Err(self.context.error(Kind::NotImplementedError, message));
        }
        let named = |wanted: &str| {
            let pair = pairs.iter().find(|(key, _)| text_of(*key) == Some(wanted));
            pair.and_then(|(_, value)| text_of(*value)).unwrap_or(name)
        };
        let version = vm
            .next_version
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut class = Class::new(
            name,
            named("__qualname__"),
            named("__module__"),
            layout,
            bases.clone().into(),
            version,
        );
        class.own_equality = pairs
            .iter()
            .any(|(key, _)| matches!(text_of(*key), Some("__eq__" | "__hash__")))
            || bases
                .iter()
                .any(|&base| class::of(base).is_some_and(|class| class.own_equality));
        for base_class in order.iter().filter_map(|&base| class::of(base)) {
            for name in base_class.slot_names() {
                class.slot_or_create(name, &vm.next_version);
            }
        }
        let value = self.context.object(Body::Class(Box::new(class)), 256);
        let Some(class) = class::of(value) else {
            return Ok(Value::NONE);
        };
        class.set_mro(std::iter::once(value).chain(order).collect());
        for &base in &bases {
            if let Some(base) = class::of(base) {
                base.add_subclass(value);
            }
        }
        for (key, member) in pairs {
            let spelling = text_of(key).unwrap_or_default();
            if spelling == "__classcell__" {
                if let Some(Body::Cell(cell)) = member.object().map(|object| &object.get().body) {
                    cell.set(value);
                }
                continue;
            }
            vm.bind(&class.members, spelling, member);
        }
        Ok(value)
    }
}
