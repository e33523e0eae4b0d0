//! The instructions programs execute less often, and those that build things.

use super::call::{Site, tuple_items};
use super::class;
use super::dict::Dict;
use super::execution::{Continuation, Operation};
use super::function::{Conversion, Function};
use super::machine::{Machine, Stop};
use super::object::Body;
use super::question::Again;
use super::run::Flow;
use super::set::Set;
use super::types::{Kind, type_name};
use super::value::{Cell, Value};
use crate::bytecode::{Instruction, Op};

impl Machine<'_> {
    /// Executes an instruction the run loop does not do in place.
    pub(super) fn slow(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let operand = instruction.operand;
        let count = operand as usize;
        match instruction.op {
            Op::LoadMethod => return self.load_method(operand),
            Op::DeleteAttr => return self.delete_attribute(operand),
            Op::LoadSubscript => return self.load_subscript(),
            Op::StoreSubscript => return self.store_subscript(),
            Op::DeleteSubscript => return self.delete_subscript(),
            Op::DeleteFast | Op::DeleteGlobal | Op::LoadName | Op::StoreName | Op::DeleteName => {
                return self.name_instruction(instruction);
            }
            Op::MakeCell
            | Op::CopyFreeVars
            | Op::LoadClosure
            | Op::LoadDeref
            | Op::LoadClassDeref
            | Op::StoreDeref
            | Op::DeleteDeref => {
                return self.cell_instruction(instruction);
            }
            Op::BuildSlice => {
                let mut parts = [Value::NONE; 3];
                parts[..count].copy_from_slice(self.execution.stack.top_values(count));
                self.execution.stack.drop_top(count);
                let slice = self.context.object(Body::Slice(Box::new(parts)), 24);
                self.execution.stack.push(slice);
            }
            Op::Negative | Op::Positive | Op::Invert | Op::Not => {
                return self.unary(instruction.op);
            }
            Op::Contains => return self.contains(operand == 1),
            Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildMap | Op::BuildString => {
                return self.build(instruction.op, count);
            }
            Op::FormatValue => return self.format_value(operand),
            Op::ListAppend => {
                let value = self.execution.stack.pop();
                if let Some(Body::List(list)) = self
                    .execution
                    .stack
                    .peek(count)
                    .object()
                    .map(|object| &object.get().body)
                {
                    self.context.append(list, value)?;
                }
            }
            Op::SetAdd => {
                let value = self.execution.stack.peek(1);
                let set = self.execution.stack.peek(count + 1);
                let put = self.put(set, value, Value::NONE);
                if self.context.known.is_missing() {
                    return self.ask(Again::Instruction);
                }
                put?;
                self.execution.stack.pop();
            }
            Op::MapAdd => {
                let value = self.execution.stack.peek(1);
                let key = self.execution.stack.peek(2);
                let dict = self.execution.stack.peek(count + 2);
                let put = self.put(dict, key, value);
                if self.context.known.is_missing() {
                    return self.ask(Again::Instruction);
                }
                put?;
                self.execution.stack.drop_top(2);
            }
            Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge => {
                return self.extend(instruction.op, count);
            }
            Op::ListToTuple => {
                let list = self.execution.stack.pop();
                let items = self.context.builtin_items(list).unwrap_or_default();
                let tuple = self.context.tuple(items);
                self.execution.stack.push(tuple);
            }
            Op::UnpackSequence | Op::UnpackEx => return self.unpack(instruction),
            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                let value = self.execution.stack.peek(1);
                let Some(truth) = self.truth(value) else {
                    return self.ask_truth(value);
                };
                self.jump_or_pop(truth, instruction);
                return Ok(Flow::Frame);
            }
            Op::GetIter | Op::GetYieldFromIter => return self.get_iterator(),
            Op::CallKw => {
                let names = self.execution.stack.pop();
                return self.call(count, names);
            }
            Op::CallMethodKw => {
                let names = self.execution.stack.pop();
                return self.call_method(count, names);
            }
            Op::CallEx => return self.call_unpacked(operand == 1),
            Op::MakeFunction => self.make_function(operand),
            Op::LoadBuildClass => {
                let builder = self.context.vm.builtin("__build_class__");
                self.execution.stack.push(builder);
            }
            Op::Raise => return self.raise(operand),
            Op::Reraise => {
                let exception = self.execution.stack.pop();
                return Ok(self.unwind_again(exception).map_or(Flow::Frame, Flow::Stop));
            }
            Op::PushExcInfo => {
                let exception = self.execution.stack.pop();
                self.execution
                    .stack
                    .push(self.execution.handling.unwrap_or(Value::NONE));
                self.execution.stack.push(exception);
                self.execution.handling = Some(exception);
            }
            Op::CheckExcMatch => {
                let wanted = self.execution.stack.pop();
                let matches = self.exception_matches(self.execution.stack.peek(1), wanted)?;
                self.execution.stack.push(Value::bool(matches));
            }
            Op::PopExcept => {
                let previous = self.execution.stack.pop();
                self.execution.handling = (previous != Value::NONE).then_some(previous);
            }
            Op::LoadAssertionError => self
                .execution
                .stack
                .push(self.context.vm.types.get(Kind::AssertionError)),
            Op::BeforeWith => return self.before_with(),
            Op::WithExceptStart => {
                let exception = self.execution.stack.peek(1);
                let exit = self.execution.stack.peek(3);
                let class = self.context.vm.types.class_of(exception);
                let traceback = self.context.traceback_of(exception);
                return self.call_with(exit, &[class, exception, traceback], Continuation::Push);
            }
            Op::ImportName => return self.import_name(operand),
            Op::ImportFrom => return self.import_from(operand),
            Op::ImportStar => self.import_star(),
            Op::GetLength
            | Op::MatchSequence
            | Op::MatchMapping
            | Op::MatchKeys
            | Op::MatchClass => return self.match_instruction(instruction),
            Op::ReturnGenerator => return self.return_generator(),
            Op::Send => return self.send(),
            _ => {}
        }
        Ok(Flow::Next)
    }

    /// Executes an instruction whose question has been answered, also one of those that the run loop
    /// does in place when there is nothing to ask.
    pub(super) fn execute_again(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let operand = instruction.operand;
        match instruction.op {
            Op::Binary => self.binary(operand),
            Op::Compare => self.operate(Operation::Compare(operand)),
            Op::PopJumpIfFalse | Op::PopJumpIfTrue => self.jump_on_truth(instruction),
            Op::Call => self.call(operand as usize, Value::UNBOUND),
            Op::CallMethod => self.call_method(operand as usize, Value::UNBOUND),
            _ => self.slow(instruction),
        }
    }

    fn jump_or_pop(&mut self, truth: bool, instruction: Instruction) {
        if truth == (instruction.op == Op::JumpIfTrueOrPop) {
            if let Some(frame) = self.execution.frames.last_mut() {
                frame.instruction = instruction.operand;
            }
        } else {
            self.execution.stack.pop();
        }
    }

    fn put(&mut self, container: Value, key: Value, value: Value) -> Result<(), Value> {
        self.context.vm.heap.note(self.context.allocator, 40);
        match container.object().map(|object| &object.get().body) {
            Some(Body::Dict(dict)) => dict.set(key, value, &self.context.known),
            Some(Body::Set(set)) => set.add(key, &self.context.known),
            _ => Ok(()),
        }
        .map_err(|unhashable| self.context.unhashable(unhashable))
    }

    fn build(&mut self, op: Op, count: usize) -> Result<Flow, Value> {
        let taken = if op == Op::BuildMap { count * 2 } else { count };
        let values = self.execution.stack.top_values(taken);
        let built = match op {
            Op::BuildTuple => self.context.tuple(values),
            Op::BuildList => self.context.list(values),
            Op::BuildString => {
                let length = values.iter().map(written_length).sum();
                self.context.permit(length)?;
                self.context.text(joined(values, length))
            }
            Op::BuildSet => {
                let set = Set::from_keys(values.to_vec(), &self.context.known);
                if self.context.known.is_missing() {
                    return self.ask(Again::Instruction);
                }
                let set = set.map_err(|unhashable| self.context.unhashable(unhashable))?;
                self.context.set_object(set, false)
            }
            _ => {
                let pairs = values.chunks_exact(2).map(|pair| (pair[0], pair[1]));
                let dict = Dict::from_pairs(pairs, &self.context.known);
                if self.context.known.is_missing() {
                    return self.ask(Again::Instruction);
                }
                let dict = dict.map_err(|unhashable| self.context.unhashable(unhashable))?;
                let bytes = dict.len() * 40 + 64;
                self.context.object(Body::Dict(Box::new(dict)), bytes)
            }
        };
        self.execution.stack.drop_top(taken);
        self.execution.stack.push(built);
        Ok(Flow::Next)
    }

    fn format_value(&mut self, operand: u32) -> Result<Flow, Value> {
        let has_spec = operand & 4 != 0;
        let depth = if has_spec { 2 } else { 1 };
        let value = self.execution.stack.peek(depth);
        let spec = if has_spec {
            super::text_of(self.execution.stack.peek(1)).unwrap_or_default()
        } else {
            ""
        };
        if operand & 3 == 0 && super::format::own_method(&self.context, value).is_some() {
            let spec = self.context.text(spec);
            self.execution.stack.drop_top(depth);
            let function = self.context.vm.builtin("__format_by_method__");
            return self.call_with(function, &[value, spec], Continuation::Push);
        }
        let text = match operand & 3 {
            0 => super::format::format(&mut self.context, value, spec),
            conversion => match super::represent::converted(&self.context, value, conversion) {
                Ok(text) => super::format::format_text(&mut self.context, &text, spec),
                Err(_) => {
                    let function = ["str", "repr", "ascii"][conversion as usize - 1];
                    let function = self.context.vm.builtin(function);
                    let spec = self.context.text(spec);
                    self.execution.stack.drop_top(depth);
                    let convert = self.context.vm.builtin("__format_converted__");
                    let operands = [function, value, spec];
                    return self.call_with(convert, &operands, Continuation::Push);
                }
            },
        };
        match text {
            Ok(text) => {
                let text = self.context.text(text);
                self.execution.stack.drop_top(depth);
                self.execution.stack.push(text);
                Ok(Flow::Next)
            }
            Err(super::machine::Obstacle::Raise(error)) => Err(error),
            Err(super::machine::Obstacle::Convert(conversion)) => {
                let place = self.execution.stack.len() - depth;
                if let Some(frame) = self.execution.frames.last_mut() {
                    frame.instruction -= 1;
                }
                self.convert(value, conversion, Continuation::Replace(place as u32))
            }
        }
    }

    fn extend(&mut self, op: Op, count: usize) -> Result<Flow, Value> {
        let source = self.execution.stack.peek(1);
        let target = self.execution.stack.peek(count + 1);
        match op {
            Op::DictUpdate | Op::DictMerge => {
                if class::is_mapping(source, self.context.vm) {
                    let place = self.execution.stack.len() as u32 - 1;
                    if let Some(frame) = self.execution.frames.last_mut() {
                        frame.instruction -= 1;
                    }
                    let continuation = Continuation::Replace(place);
                    return self.convert(source, Conversion::Mapping, continuation);
                }
                let Some(Body::Dict(dict)) = source.part() else {
                    if op == Op::DictMerge {
                        return Err(self.not_merged(source));
                    }
                    let given = type_name(source);
                    return Err(self
                        .context
                        .type_error(format!("'{given}' object is not a mapping")));
                };
                for (key, value) in dict.pairs() {
                    if op == Op::DictMerge
                        && let Some(Body::Dict(known)) =
                            target.object().map(|object| &object.get().body)
                        && matches!(known.get(key, &self.context.known), Ok(Some(_)))
                    {
                        return Err(self.merged_twice(key));
                    }
                    let put = self.put(target, key, value);
                    if self.context.known.is_missing() {
                        return self.ask(Again::Instruction);
                    }
                    put?;
                }
                self.execution.stack.pop();
            }
            _ => {
                if let (Some(Body::Set(own)), Some(Body::Set(other))) = (
                    target.object().map(|object| &object.get().body),
                    source.object().map(|object| &object.get().body),
                ) {
                    own.merge(other, &self.context.known);
                    if self.context.known.is_missing() {
                        return self.ask(Again::Instruction);
                    }
                    self.execution.stack.pop();
                    return Ok(Flow::Next);
                }
                let Some(items) = self.context.builtin_items(source) else {
                    if op == Op::ListExtend && self.check_iterable(source).is_err() {
                        return Err(self.not_spread(source));
                    }
                    return self.collect_top(source);
                };
                match target.object().map(|object| &object.get().body) {
                    Some(Body::List(list)) => self.context.extend(list, &items)?,
                    _ => {
                        for item in items {
                            let put = self.put(target, item, Value::NONE);
                            if self.context.known.is_missing() {
                                return self.ask(Again::Instruction);
                            }
                            put?;
                        }
                    }
                }
                self.execution.stack.pop();
            }
        }
        Ok(Flow::Next)
    }

    /// Has the prelude make a list of the iterable on top, and the instruction made again with it.
    pub(super) fn collect_top(&mut self, iterable: Value) -> Result<Flow, Value> {
        self.check_iterable(iterable)?;
        let place = self.execution.stack.len() - 1;
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.instruction -= 1;
        }
        self.convert(
            iterable,
            Conversion::Items,
            Continuation::Replace(place as u32),
        )
    }

    pub(super) fn check_iterable(&mut self, value: Value) -> Result<(), Value> {
        let vm = self.context.vm;
        let known = [vm.known.iter, vm.known.getitem];
        let iterable = matches!(value.part(), Some(Body::Generator(_) | Body::Iterator(_)))
            || known
                .iter()
                .any(|&name| class::own_special(value, name, &vm.cells).is_some());
        if iterable {
            return Ok(());
        }
        let given = type_name(value);
        Err(self
            .context
            .type_error(format!("'{given}' object is not iterable")))
    }

    fn unpack(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let value = self.execution.stack.peek(1);
        let Some(items) = self.context.builtin_items(value) else {
            if self.check_iterable(value).is_err() {
                let given = type_name(value);
                return Err(self
                    .context
                    .type_error(format!("cannot unpack non-iterable {given} object")));
            }
            return self.collect_top(value);
        };
        let (before, after) = match instruction.op {
            Op::UnpackSequence => (instruction.operand as usize, None),
            _ => (
                (instruction.operand & 0xFF) as usize,
                Some((instruction.operand >> 8) as usize),
            ),
        };
        let least = before + after.unwrap_or(0);
        if items.len() < least {
            let qualifier = if after.is_some() { "at least " } else { "" };
            let message = format!(
                "not enough values to unpack (expected {qualifier}{least}, got {})",
                items.len()
            );
            return Err(self.context.value_error(message));
        }
        if after.is_none() && items.len() > before {
            return Err(self
                .context
                .value_error(format!("too many values to unpack (expected {before})")));
        }
        self.execution.stack.pop();
        if let Some(after) = after {
            let (front, tail) = items.split_at(items.len() - after);
            let (front, rest) = front.split_at(before);
            let rest = self.context.list(rest);
            tail.iter()
                .rev()
                .for_each(|&item| self.execution.stack.push(item));
            self.execution.stack.push(rest);
            front
                .iter()
                .rev()
                .for_each(|&item| self.execution.stack.push(item));
        } else {
            items
                .iter()
                .rev()
                .for_each(|&item| self.execution.stack.push(item));
        }
        Ok(Flow::Next)
    }

    fn call_unpacked(&mut self, keywords: bool) -> Result<Flow, Value> {
        let named = if keywords {
            self.execution.stack.pop()
        } else {
            Value::UNBOUND
        };
        let positional = self.execution.stack.pop();
        let items = self.context.builtin_items(positional).unwrap_or_default();
        let floor = self.execution.stack.len() - 1;
        let callee = self.execution.stack.at(floor);
        let mut names = Value::UNBOUND;
        self.execution.stack.extend(&items);
        if let Some(Body::Dict(dict)) = named.object().map(|object| &object.get().body) {
            let (keys, values): (Vec<Value>, Vec<Value>) = dict.pairs().into_iter().unzip();
            if keys.iter().any(|&key| super::text_of(key).is_none()) {
                return Err(self.context.type_error("keywords must be strings"));
            }
            self.execution.stack.extend(&values);
            if !keys.is_empty() {
                names = self.context.tuple(keys);
            }
        }
        let site = Site {
            floor,
            arguments: floor + 1,
            names,
            displaced: Value::UNBOUND,
            continuation: Continuation::Push,
            unpacked: Some((positional, named)),
        };
        self.invoke(callee, site)
    }

    fn make_function(&mut self, flags: u32) {
        let Some(Body::Code(code)) = self
            .execution
            .stack
            .pop()
            .object()
            .map(|object| &object.get().body)
        else {
            return;
        };
        let closure = if flags & 8 != 0 {
            tuple_items(self.execution.stack.pop()).into()
        } else {
            Box::default()
        };
        let annotations = match flags & 4 {
            0 => Value::UNBOUND,
            _ => self.execution.stack.pop(),
        };
        let keyword_defaults = if flags & 2 != 0 {
            match self
                .execution
                .stack
                .pop()
                .object()
                .map(|object| &object.get().body)
            {
                Some(Body::Dict(dict)) => dict
                    .pairs()
                    .into_iter()
                    .filter_map(|(name, value)| {
                        Some((self.context.vm.names.intern(super::text_of(name)?), value))
                    })
                    .collect(),
                _ => Box::default(),
            }
        } else {
            Box::default()
        };
        let defaults = if flags & 1 != 0 {
            tuple_items(self.execution.stack.pop()).into()
        } else {
            Box::default()
        };
        let details = &code.get().code;
        let name = self.context.text(details.name.as_str());
        let doc = details
            .doc
            .as_ref()
            .map_or(Value::NONE, |doc| self.context.text(doc.as_str()));
        let function = Function {
            code: *code,
            defaults,
            keyword_defaults,
            closure,
            name: Cell::new(name),
            doc: Cell::new(doc),
            attributes: std::sync::Mutex::default(),
        };
        if annotations.is_bound() {
            let pairs = tuple_items(annotations).chunks_exact(2);
            let pairs = pairs.map(|pair| (pair[0], pair[1]));
            let annotations = self.context.vm.dict(self.context.allocator, pairs);
            function.set_attribute(self.context.vm.known.annotations, annotations);
        }
        let function = self.context.object(Body::Function(Box::new(function)), 128);
        self.execution.stack.push(function);
    }

    fn before_with(&mut self) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let manager = self.execution.stack.peek(1);
        let find = |name| class::own_special(manager, name, &vm.cells);
        let found = (find(vm.known.enter), find(vm.known.exit));
        let (Some(enter), Some(exit)) = found else {
            let given = type_name(manager);
            let missed = if found.0.is_some() {
                " (missed __exit__ method)"
            } else {
                ""
            };
            let message =
                format!("'{given}' object does not support the context manager protocol{missed}");
            return Err(self.context.type_error(message));
        };
        if let Some(Body::Native(native)) = enter.object().map(|object| &object.get().body) {
            // It may have to wait, and is then asked again: the stack stays as it is until it is done.
            self.context.deadline = self.execution.deadline.take();
            self.context.instructions = self.execution.instructions;
            let arguments = super::function::Arguments {
                positional: &[manager],
                names: &[],
                named: &[],
            };
            match (native.call)(&mut self.context, arguments)? {
                super::function::Outcome::Value(value) => {
                    let exit = self.context.bind(exit, manager);
                    self.execution.stack.poke(1, exit);
                    self.execution.stack.push(value);
                    return Ok(Flow::Next);
                }
                _ => {
                    self.execution.deadline = self.context.deadline;
                    if let Some(frame) = self.execution.frames.last_mut() {
                        frame.instruction -= 1;
                    }
                    return Ok(Flow::Stop(Stop::Waiting));
                }
            }
        }
        let exit = self.context.bind(exit, manager);
        self.execution.stack.poke(1, exit);
        self.call_with(enter, &[manager], Continuation::Push)
    }
}

impl super::machine::Context<'_> {
    /// A function with its receiver.
    pub(super) fn bind(&mut self, function: Value, receiver: Value) -> Value {
        self.object(
            Body::BoundMethod(super::function::BoundMethod { function, receiver }),
            0,
        )
    }
}

/// Bytes of a string, or of an integer that was not written yet: exactly, for who makes more room than a
/// string needs copies it once more.
fn written_length(value: &Value) -> usize {
    match value.as_int() {
        Some(int) => {
            let digits = int.unsigned_abs().checked_ilog10().unwrap_or(0) as usize + 1;
            digits + usize::from(int < 0)
        }
        None => super::text_of(*value).map_or(0, str::len),
    }
}

/// The concatenation of strings and of integers that were not written yet, of this length.
fn joined(values: &[Value], length: usize) -> String {
    let mut joined = String::with_capacity(length);
    for &value in values {
        match value.as_int() {
            Some(int) => joined.push_str(itoa::Buffer::new().format(int)),
            None => joined.push_str(super::text_of(value).unwrap_or_default()),
        }
    }
    joined
}
