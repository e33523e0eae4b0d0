//! Calls: who is called, where the arguments go, and what becomes of the result.

use super::class;
use super::compare;
use super::execution::{Continuation, Operation};
use super::function::{Arguments, Conversion, Function, Outcome};
use super::generator::Generator;
use super::machine::{Machine, Stop};
use super::object::Body;
use super::question::{Again, Question};
use super::run::Flow;
use super::text_of;
use super::types::{Kind, type_name};
use super::value::Value;
use crate::bytecode::{Instruction, Op};

/// The part of the stack a call takes up.
#[derive(Clone, Copy)]
pub(super) struct Site {
    /// Where the result goes, and everything of the call is cut off.
    pub floor: usize,
    /// Where the arguments begin.
    pub arguments: usize,
    /// Names of the last arguments, a tuple; unbound when all are by position.
    pub names: Value,
    /// What stood at `floor` if a receiver was put there, so that the call can be made again.
    pub displaced: Value,
    /// What happens to the result.
    pub continuation: Continuation,
    /// For `f(*args, **kwargs)`: the tuple and the dict the arguments came from.
    pub unpacked: Option<(Value, Value)>,
}

impl Machine<'_> {
    /// The instruction `Call`: callee and `count` arguments on the stack.
    pub(super) fn call(&mut self, count: usize, names: Value) -> Result<Flow, Value> {
        let floor = self.execution.stack.len() - count - 1;
        let callee = self.execution.stack.at(floor);
        let site = Site {
            floor,
            arguments: floor + 1,
            names,
            displaced: Value::UNBOUND,
            continuation: Continuation::Push,
            unpacked: None,
        };
        self.invoke(callee, site)
    }

    /// The instruction `CallMethod`: what `LoadMethod` pushed, and `count` arguments.
    pub(super) fn call_method(&mut self, count: usize, names: Value) -> Result<Flow, Value> {
        let floor = self.execution.stack.len() - count - 2;
        let function = self.execution.stack.at(floor);
        let (callee, arguments) = if function.is_bound() {
            (function, floor + 1)
        } else {
            (self.execution.stack.at(floor + 1), floor + 2)
        };
        let site = Site {
            floor,
            arguments,
            names,
            displaced: Value::UNBOUND,
            continuation: Continuation::Push,
            unpacked: None,
        };
        self.invoke(callee, site)
    }

    /// Calls with arguments that are not on the stack yet.
    pub(super) fn call_with(
        &mut self,
        callee: Value,
        arguments: &[Value],
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        let floor = self.execution.stack.len();
        self.execution.stack.reserve(arguments.len() + 1);
        self.execution.stack.push(callee);
        self.execution.stack.extend(arguments);
        let site = Site {
            floor,
            arguments: floor + 1,
            names: Value::UNBOUND,
            displaced: Value::UNBOUND,
            continuation,
            unpacked: None,
        };
        self.invoke(callee, site)
    }

    /// Calls `callee` with the arguments at `site`.
    pub(super) fn invoke(&mut self, callee: Value, mut site: Site) -> Result<Flow, Value> {
        let Some(object) = callee.object() else {
            return self.not_callable(callee);
        };
        match &object.get().body {
            Body::Function(function) => self.invoke_function(function, callee, site),
            Body::Native(native) => {
                let given = self.execution.stack.len() - site.arguments;
                let by_name = tuple_items(site.names);
                self.context.deadline = self.execution.deadline.take();
                self.context.instructions = self.execution.instructions;
                let values = &self.execution.stack.values()[site.arguments..];
                let (positional, named) = values.split_at(given - by_name.len());
                let outcome = (native.call)(
                    &mut self.context,
                    Arguments {
                        positional,
                        names: by_name,
                        named,
                    },
                );
                if self.context.known.is_missing() {
                    return self.ask(Again::Call(callee, site));
                }
                self.finish_native(outcome?, site)
            }
            Body::BoundMethod(method) => {
                if site.arguments > site.floor {
                    site.arguments -= 1;
                    site.displaced = self.execution.stack.at(site.arguments);
                    self.execution.stack.set_at(site.arguments, method.receiver);
                } else {
                    let count = self.execution.stack.len() - site.arguments;
                    self.execution.stack.reserve(1);
                    self.execution.stack.insert_below(count, method.receiver);
                }
                self.invoke(method.function, site)
            }
            Body::Class(class) => self.invoke_class(class, callee, site),
            Body::Instance(instance) => {
                let vm = self.context.vm;
                match class::of(instance.class)
                    .and_then(|class| class.member(vm.known.call, &vm.cells))
                {
                    Some(function) => {
                        let count = self.execution.stack.len() - site.arguments;
                        self.execution.stack.reserve(1);
                        self.execution.stack.insert_below(count, callee);
                        self.invoke(function, site)
                    }
                    None => self.not_callable(callee),
                }
            }
            Body::StaticMethod(function) => self.invoke(*function, site),
            _ => self.not_callable(callee),
        }
    }

    pub(super) fn not_callable(&mut self, callee: Value) -> Result<Flow, Value> {
        Err(self
            .context
            .type_error(format!("'{}' object is not callable", type_name(callee))))
    }

    fn invoke_function(
        &mut self,
        function: &Function,
        callee: Value,
        site: Site,
    ) -> Result<Flow, Value> {
        if self.execution.frames.len() >= self.context.vm.recursion_limit() {
            return Err(self
                .context
                .error(Kind::RecursionError, "maximum recursion depth exceeded"));
        }
        let code = function.code.get();
        let given = self.execution.stack.len() - site.arguments;
        if !(code.simple && !site.names.is_bound() && code.code.positional as usize == given) {
            self.arrange_arguments(function, site)
                .map_err(|error| self.misused(function, site).unwrap_or(error))?;
        }
        self.enter(
            function,
            callee,
            site.floor,
            site.arguments,
            site.continuation,
        );
        Ok(Flow::Frame)
    }

    pub(super) fn finish_native(&mut self, outcome: Outcome, site: Site) -> Result<Flow, Value> {
        match outcome {
            Outcome::Value(value) => {
                self.execution.stack.truncate(site.floor);
                self.deliver(value, site.continuation)
            }
            Outcome::Wait => {
                self.execution.deadline = self.context.deadline;
                self.again(site);
                Ok(Flow::Stop(Stop::Waiting))
            }
            Outcome::Again => {
                self.again(site);
                Ok(Flow::Stop(Stop::Preempted))
            }
            Outcome::Call(callee, arguments) => {
                self.execution.stack.truncate(site.floor);
                self.call_with(callee, &arguments, site.continuation)
            }
            Outcome::Class(body, request) => {
                self.execution.stack.truncate(site.floor);
                self.build_class(body, request)
            }
            Outcome::Invoke(invocation) => {
                self.execution.stack.truncate(site.floor);
                self.invoke_with(&invocation, site.continuation, false)
            }
            Outcome::Instantiate(invocation) => {
                self.execution.stack.truncate(site.floor);
                self.invoke_with(&invocation, site.continuation, true)
            }
            Outcome::Body(body, namespace) => {
                self.execution.stack.truncate(site.floor);
                self.run_class_body(body, namespace, site.continuation)
            }
            Outcome::Resume(generator, sent) => {
                self.resume(generator, sent, site.continuation, Some(site))
            }
            Outcome::Look(look) => {
                let value = look(&mut self.context, self.execution)?;
                self.execution.stack.truncate(site.floor);
                self.deliver(value, site.continuation)
            }
            Outcome::Throw(generator, exception) => {
                self.execution.stack.truncate(site.floor);
                self.throw_into(generator, exception, site.continuation)
            }
            Outcome::Convert(argument, conversion) if site.unpacked.is_some() => {
                let value = self.execution.stack.at(site.arguments + argument);
                self.again(site);
                let place = site.floor as u32 + 1;
                self.convert(
                    value,
                    conversion,
                    Continuation::ReplaceItem(place, argument as u32),
                )
            }
            Outcome::Convert(argument, conversion) => {
                let place = site.arguments + argument;
                let value = self.execution.stack.at(place);
                self.again(site);
                self.convert(value, conversion, Continuation::Replace(place as u32))
            }
        }
    }

    /// Puts the stack and the frame back to before the instruction that is making this call.
    pub(super) fn again(&mut self, site: Site) {
        if site.displaced.is_bound() {
            self.execution.stack.set_at(site.arguments, site.displaced);
        }
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.instruction -= 1;
        }
        if let Some((positional, named)) = site.unpacked {
            self.execution.stack.truncate(site.floor + 1);
            self.execution.stack.push(positional);
            if named.is_bound() {
                self.execution.stack.push(named);
            }
        } else if site.names.is_bound() {
            self.execution.stack.push(site.names);
        }
    }

    /// Has the prelude convert a value.
    pub(super) fn convert(
        &mut self,
        value: Value,
        conversion: Conversion,
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        let Some(prelude) = self.context.vm.prelude() else {
            return Err(self
                .context
                .error(Kind::RuntimeError, "the prelude has not run"));
        };
        let function = match conversion {
            Conversion::Text => prelude.text,
            Conversion::Representation => prelude.representation,
            Conversion::Items => prelude.items,
            Conversion::Mapping => self.context.vm.builtin("__mapping__"),
        };
        self.call_with(function, &[value], continuation)
    }

    /// Moves the arguments on the stack into the function's slots, with defaults for what is missing.
    /// The messages are those of CPython's `too_many_positional` and `missing_arguments`.
    #[inline(never)]
    fn arrange_arguments(&mut self, function: &Function, site: Site) -> Result<(), Value> {
        let vm = self.context.vm;
        let code = function.code.get();
        let details = &*code.code;
        let names = tuple_items(site.names);
        let values = self.execution.stack.values()[site.arguments..].to_vec();
        let (by_position, by_name) = values.split_at(values.len() - names.len());
        let positional = details.positional as usize;
        let parameters = positional + details.keyword_only as usize;
        let mut slots = vec![Value::UNBOUND; parameters];
        let taken = by_position.len().min(positional);
        slots[..taken].copy_from_slice(&by_position[..taken]);
        let mut surplus_names: Vec<(Value, Value)> = Vec::new();
        for (&name, &value) in names.iter().zip(by_name) {
            let spelling = text_of(name).unwrap_or_default();
            let place = details
                .slots
                .iter()
                .take(parameters)
                .position(|slot| slot == spelling);
            match place {
                Some(place) if place >= details.positional_only as usize => {
                    if slots[place].is_bound() {
                        return Err(self.context.type_error(format!(
                            "{}() got multiple values for argument '{spelling}'",
                            function.qualname(&vm.known)
                        )));
                    }
                    slots[place] = value;
                }
                _ if details.varkeywords => surplus_names.push((name, value)),
                Some(_) => {
                    let only = &details.slots[..details.positional_only as usize];
                    let wrong: Vec<&str> = only
                        .iter()
                        .map(String::as_str)
                        .filter(|&slot| names.iter().any(|&name| text_of(name) == Some(slot)))
                        .collect();
                    return Err(self.context.type_error(format!(
                        "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                        function.qualname(&vm.known),
                        wrong.join(", ")
                    )));
                }
                None => {
                    return Err(self.context.type_error(format!(
                        "{}() got an unexpected keyword argument '{spelling}'",
                        function.qualname(&vm.known)
                    )));
                }
            }
        }
        if by_position.len() > positional && !details.varargs {
            return Err(self.too_many(function, by_position.len(), &slots));
        }
        let first_default = positional - function.defaults.len().min(positional);
        for (slot, &default) in slots[first_default..positional]
            .iter_mut()
            .zip(function.defaults.iter())
        {
            if !slot.is_bound() {
                *slot = default;
            }
        }
        for (place, slot) in slots.iter_mut().enumerate().skip(positional) {
            if !slot.is_bound()
                && let Some((_, default)) = function
                    .keyword_defaults
                    .iter()
                    .find(|(name, _)| Some(name) == code.slot_names.get(place))
            {
                *slot = *default;
            }
        }
        self.check_missing(
            function.qualname(&vm.known),
            &details.slots,
            &slots[..positional],
            0,
            "positional",
        )?;
        self.check_missing(
            function.qualname(&vm.known),
            &details.slots,
            &slots[positional..],
            positional,
            "keyword-only",
        )?;
        if details.varargs {
            let rest = by_position.get(positional..).unwrap_or_default();
            slots.push(self.context.tuple(rest));
        }
        if details.varkeywords {
            slots.push(vm.dict(self.context.allocator, surplus_names));
        }
        self.execution.stack.truncate(site.arguments);
        self.execution.stack.extend(&slots);
        Ok(())
    }

    fn too_many(&mut self, function: &Function, given: usize, slots: &[Value]) -> Value {
        let details = &*function.code.get().code;
        let positional = details.positional as usize;
        let least = positional - function.defaults.len().min(positional);
        let takes = if function.defaults.is_empty() {
            format!(
                "{positional} positional argument{}",
                if positional == 1 { "" } else { "s" }
            )
        } else {
            format!("from {least} to {positional} positional arguments")
        };
        let keywords = slots[positional..]
            .iter()
            .filter(|slot| slot.is_bound())
            .count();
        let given_text = match keywords {
            0 => format!("{given} {}", if given == 1 { "was" } else { "were" }),
            1 => format!(
                "{given} positional argument{} (and 1 keyword-only argument) were",
                if given == 1 { "" } else { "s" }
            ),
            _ => {
                format!("{given} positional arguments (and {keywords} keyword-only arguments) were")
            }
        };
        self.context.type_error(format!(
            "{}() takes {takes} but {given_text} given",
            function.qualname(&self.context.vm.known)
        ))
    }

    fn check_missing(
        &mut self,
        name: &str,
        slots: &[String],
        values: &[Value],
        first: usize,
        what: &str,
    ) -> Result<(), Value> {
        let missing: Vec<String> = values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_bound())
            .map(|(place, _)| format!("'{}'", slots.get(first + place).map_or("", String::as_str)))
            .collect();
        let listed = match missing.as_slice() {
            [] => return Ok(()),
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [all @ .., last] => format!("{}, and {last}", all.join(", ")),
        };
        let plural = if missing.len() == 1 { "" } else { "s" };
        Err(self.context.type_error(format!(
            "{name}() missing {} required {what} argument{plural}: {listed}",
            missing.len()
        )))
    }

    /// Ends the innermost frame with a result. Answers why the run stops, if it does.
    pub(super) fn leave(&mut self, value: Value) -> Result<Option<Stop>, Value> {
        let Some(frame) = self.execution.frames.pop() else {
            return Ok(Some(Stop::Finished(value)));
        };
        self.execution.stack.truncate(frame.floor as usize);
        if frame.generator.is_bound() {
            self.end_generator(frame.generator);
            return self.exhausted(frame.continuation, value).map(|()| None);
        }
        if self.execution.frames.is_empty() {
            return Ok(Some(Stop::Finished(value)));
        }
        let flow = match frame.continuation {
            Continuation::Class(request) => self.end_class(request, frame.namespace)?,
            continuation => self.deliver(value, continuation)?,
        };
        match flow {
            Flow::Stop(stop) => Ok(Some(stop)),
            _ => Ok(None),
        }
    }

    /// A generator has returned: what its consumer does then.
    pub(super) fn exhausted(
        &mut self,
        continuation: Continuation,
        value: Value,
    ) -> Result<(), Value> {
        match continuation {
            Continuation::Item => {
                self.end_loop();
                Ok(())
            }
            Continuation::Delegate => {
                self.end_loop();
                self.execution.stack.push(value);
                Ok(())
            }
            _ => {
                let arguments: &[Value] = if value == Value::NONE { &[] } else { &[value] };
                let vm = self.context.vm;
                Err(vm.exception(
                    self.context.allocator,
                    vm.types.get(Kind::StopIteration),
                    arguments,
                ))
            }
        }
    }

    /// The iterator on top has no more items: the `ForIter` or `Send` being executed ends.
    pub(super) fn end_loop(&mut self) {
        if self.context.vm.watch.is_active() {
            self.lose_above(self.execution.stack.len().saturating_sub(1));
        }
        self.execution.stack.pop();
        if let Some(frame) = self.execution.frames.last_mut() {
            let instruction = frame.code.get().instructions[frame.instruction as usize - 1];
            frame.instruction = instruction.operand;
        }
    }

    /// Gives a call's result to whoever made the call.
    #[inline]
    pub(super) fn deliver(
        &mut self,
        value: Value,
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        match continuation {
            Continuation::Push
            | Continuation::Item
            | Continuation::Delegate
            | Continuation::Class(_) => {
                self.execution.stack.push(value);
                Ok(Flow::Frame)
            }
            _ => self.deliver_elsewhere(value, continuation),
        }
    }

    /// As `deliver`, where more is to be done than pushing the result.
    fn deliver_elsewhere(
        &mut self,
        value: Value,
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        match continuation {
            Continuation::Push
            | Continuation::Item
            | Continuation::Delegate
            | Continuation::Class(_) => self.execution.stack.push(value),
            Continuation::Discard => {}
            Continuation::Construct(instance) => {
                if value != Value::NONE {
                    let given = type_name(value);
                    return Err(self
                        .context
                        .type_error(format!("__init__() should return None, not '{given}'")));
                }
                self.execution.stack.push(instance);
            }
            Continuation::Replace(place) => self.execution.stack.set_at(place as usize, value),
            Continuation::ReplaceItem(place, index) => {
                let mut items = tuple_items(self.execution.stack.at(place as usize)).to_vec();
                if let Some(item) = items.get_mut(index as usize) {
                    *item = value;
                }
                let tuple = self.context.tuple(items);
                self.execution.stack.set_at(place as usize, tuple);
            }
            Continuation::Import(module) => self.end_import(module),
            Continuation::Answer => return self.answered(value),
            Continuation::Finalizer => {
                return Ok(self.finalizer_ended().map_or(Flow::Frame, Flow::Stop));
            }
            Continuation::Truth | Continuation::Inverted => {
                let inverted = matches!(continuation, Continuation::Inverted);
                let Some(truth) = self.truth(value) else {
                    let name = if inverted {
                        "__ask_untruth__"
                    } else {
                        "__ask_truth__"
                    };
                    let function = self.context.vm.builtin(name);
                    return self.call_with(function, &[value], Continuation::Push);
                };
                self.execution.stack.push(Value::bool(truth != inverted));
            }
            Continuation::Operator => {
                let Some(pending) = self.execution.pending.pop() else {
                    return Ok(Flow::Frame);
                };
                if value == Value::NOT_IMPLEMENTED {
                    return self.ask_operand(pending);
                }
                // `!=` by way of `__eq__`, which are the candidates behind the two `__ne__`.
                if pending.operation == Operation::Compare(3) && pending.candidate > 2 {
                    return self.deliver(value, Continuation::Inverted);
                }
                // `in` answers with a truth, whatever the method returned.
                self.execution.stack.push(value);
            }
        }
        Ok(Flow::Frame)
    }

    /// The truth of a value, unless an instance's own method has to say.
    #[inline]
    pub(super) fn truth(&self, value: Value) -> Option<bool> {
        match value.as_int() {
            Some(int) => Some(int != 0),
            None => self.truth_of_others(value),
        }
    }

    /// As `truth`, of what is no small integer.
    fn truth_of_others(&self, value: Value) -> Option<bool> {
        if let Some(float) = value.as_float() {
            return Some(float != 0.0);
        }
        let Some(object) = value.object() else {
            return Some(!matches!(value, Value::NONE | Value::FALSE));
        };
        Some(match &object.get().body {
            Body::Complex(parts) => *parts != [0.0, 0.0],
            Body::Text(text) => !text.is_empty(),
            Body::Bytes(bytes) => !bytes.is_empty(),
            Body::Tuple(items) => !items.is_empty(),
            Body::List(list) => !list.is_empty(),
            Body::Dict(dict) => !dict.is_empty(),
            Body::Set(set) => !set.is_empty(),
            Body::Range(range) => super::builtins::range_length(*range) > 0,
            Body::Instance(instance) => {
                let vm = self.context.vm;
                let traits = class::of(instance.class)?.traits(&vm.known, &vm.cells);
                return match value.core() {
                    _ if traits.has(class::Traits::TRUTH) => self.context.known.truth(value),
                    core if core == value => Some(true),
                    core => self.truth(core),
                };
            }
            Body::Class(class) => {
                let vm = self.context.vm;
                let metaclass = class::of(class.metaclass);
                let traits = metaclass.map(|class| class.traits(&vm.known, &vm.cells));
                return match traits.is_some_and(|traits| traits.has(class::Traits::TRUTH)) {
                    true => self.context.known.truth(value),
                    false => Some(true),
                };
            }
            _ => true,
        })
    }

    /// Has Python say whether a value is true, and the instruction made again, whose operand it is.
    pub(super) fn ask_truth(&mut self, value: Value) -> Result<Flow, Value> {
        // Noted, since it is not known; or else it would not be asked.
        let _unknown = self.context.known.answer(Question::Truth(value));
        self.ask(Again::Instruction)
    }

    /// A conditional jump popped a value whose truth only Python knows.
    pub(super) fn ask_popped_truth(&mut self, value: Value) -> Result<Flow, Value> {
        self.execution.stack.push(value);
        self.ask_truth(value)
    }

    /// A conditional jump is made again, with the truth of its operand known.
    pub(super) fn jump_on_truth(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let value = self.execution.stack.peek(1);
        let Some(truth) = self.truth(value) else {
            return self.ask_truth(value);
        };
        self.execution.stack.pop();
        if truth == (instruction.op == Op::PopJumpIfTrue)
            && let Some(frame) = self.execution.frames.last_mut()
        {
            frame.instruction = instruction.operand;
        }
        Ok(Flow::Frame)
    }

    /// Starts a two-operand operation whose operands are on the stack and whose fast path did not apply.
    pub(super) fn operate(&mut self, operation: Operation) -> Result<Flow, Value> {
        let right = self.execution.stack.peek(1);
        let left = self.execution.stack.peek(2);
        if let Operation::Compare(operator) = operation
            && !(class::has_own_equality(left) || class::has_own_equality(right))
        {
            let result = self.compare_builtin(operator, left, right);
            if self.context.known.is_missing() {
                return self.ask(Again::Instruction);
            }
            if let Some(result) = result {
                let result = result?;
                self.execution.stack.drop_top(2);
                self.execution.stack.push(Value::bool(result));
                return Ok(Flow::Next);
            }
        }
        self.execution.stack.drop_top(2);
        self.ask_operand(super::execution::PendingOperator {
            left,
            right,
            operation,
            candidate: 0,
        })
    }

    fn compare_builtin(
        &mut self,
        operator: u32,
        left: Value,
        right: Value,
    ) -> Option<Result<bool, Value>> {
        if let Some(answer) = self.context.compare_views(operator, left, right) {
            return Some(Ok(answer));
        }
        use crate::bytecode::CompareOperator as Is;
        if operator == Is::Equal as u32 || operator == Is::NotEqual as u32 {
            let equal = compare::equal(left, right, &self.context.known)?;
            return Some(Ok(equal == (operator == Is::Equal as u32)));
        }
        match compare::order(left, right) {
            Err(compare::Unordered::Unsupported)
                if let Some(answer) =
                    super::operators::compare_sets(operator, left, right, &self.context.known) =>
            {
                Some(Ok(answer))
            }
            Ok(order) => Some(Ok(super::operators::order_answers(operator, order))),
            Err(compare::Unordered::Incomparable) => Some(Ok(false)),
            Err(compare::Unordered::Instance) => None,
            // Two of their items have no order, and the message is about those.
            Err(compare::Unordered::Unsupported)
                if super::operators::are_sequences(left, right) =>
            {
                None
            }
            Err(compare::Unordered::Unsupported) => {
                let symbol = super::operators::compare_symbol(operator);
                let (left, right) = (type_name(left), type_name(right));
                Some(Err(self.context.type_error(format!(
                    "'{symbol}' not supported between instances of '{left}' and '{right}'"
                ))))
            }
        }
    }
}

/// The items of a tuple; none for anything else.
pub(super) fn tuple_items<'a>(value: Value) -> &'a [Value] {
    match value.part() {
        Some(Body::Tuple(items)) => items,
        _ => &[],
    }
}

/// The generator a value is, if it is one.
#[inline]
pub(super) fn generator_of<'a>(value: Value) -> Option<&'a Generator> {
    match &value.object()?.get().body {
        Body::Generator(generator) => Some(generator),
        _ => None,
    }
}
