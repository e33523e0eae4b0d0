//! Attributes: how a name after a dot is found, and the inline caches that remember it.

use std::sync::atomic::Ordering;

use super::class::{self, Class};
use super::execution::Continuation;
use super::machine::{Context, Machine};
use super::namespace::Name;
use super::object::Body;
use super::process::exception_state;
use super::run::{CACHE_CELL, CACHE_METHOD, CACHE_SLOT, Flow};
use super::types::{Kind, type_name};
use super::value::Value;

/// What an attribute turned out to be.
pub(super) enum Found {
    /// A value.
    Value(Value),
    /// A function to be bound to its receiver.
    Method(Value, Value),
    /// A property's getter, to be called with the receiver.
    Getter(Value, Value),
}

impl Context<'_> {
    /// Finds an attribute. Answers a cache word too, where the same lookup may be skipped next time.
    pub(super) fn find_attribute(
        &mut self,
        object: Value,
        name: Name,
    ) -> Result<(Found, u64), Value> {
        if let Some(found) = self.look_up(object, name) {
            return Ok(found);
        }
        let spelling = self.vm.names.spelling(name);
        let message = match object.object().map(|object| &object.get().body) {
            Some(Body::Module(module)) => {
                format!("module '{}' has no attribute '{spelling}'", module.name)
            }
            Some(Body::Class(class)) => {
                format!("type object '{}' has no attribute '{spelling}'", class.name)
            }
            _ => format!(
                "'{}' object has no attribute '{spelling}'",
                type_name(object)
            ),
        };
        Err(self.error(Kind::AttributeError, message))
    }

    fn look_up(&mut self, object: Value, name: Name) -> Option<(Found, u64)> {
        let vm = self.vm;
        let body = object.object().map(|object| &object.get().body);
        match body {
            Some(Body::Module(module)) => {
                if name == vm.known.name {
                    return Some((Found::Value(self.text(&*module.name)), 0));
                }
                let number = module.globals.find(name)?;
                let value = vm.cells.at(number).get().bound()?;
                Some((
                    Found::Value(value),
                    (u64::from(module.version) << 32) | CACHE_CELL | u64::from(number),
                ))
            }
            Some(Body::Class(class)) => self
                .class_attribute(class, object, name)
                .map(|found| (found, 0)),
            Some(Body::Super(parts)) => {
                let [start, receiver] = **parts;
                let order = class::of(vm.types.class_of(receiver))?.mro();
                let behind = order.iter().skip_while(|&&class| class != start).skip(1);
                for &candidate in behind {
                    let Some(number) =
                        class::of(candidate).and_then(|class| class.members.find(name))
                    else {
                        continue;
                    };
                    let member = vm.cells.at(number).get();
                    if member.is_bound() {
                        return Some((self.bound_member(member, receiver), 0));
                    }
                }
                None
            }
            _ => {
                let class_value = vm.types.class_of(object);
                let class = class::of(class_value)?;
                let version = u64::from(class.version()) << 32;
                let member = class
                    .find(name, &vm.cells)
                    .map(|number| (number, vm.cells.at(number).get()));
                if let Some((_, member)) = member
                    && is_property(member)
                {
                    return Some((self.bound_member(member, object), 0));
                }
                if let Some(Body::Instance(instance)) = body
                    && let Some(slot) = class.slot(name)
                    && let Some(value) = instance.get(slot)
                {
                    return Some((Found::Value(value), version | CACHE_SLOT | u64::from(slot)));
                }
                if let Some((number, member)) = member {
                    let found = self.bound_member(member, object);
                    // A slot of the same name may be set on one instance and not on another.
                    let kind = match found {
                        Found::Method(..) if class.slot(name).is_none() => CACHE_METHOD,
                        Found::Value(value) if value == member && class.slot(name).is_none() => {
                            CACHE_CELL
                        }
                        _ => return Some((found, 0)),
                    };
                    return Some((found, version | kind | u64::from(number)));
                }
                self.special_attribute(object, name)
                    .map(|value| (Found::Value(value), 0))
            }
        }
    }

    /// An attribute of a class object.
    fn class_attribute(&mut self, class: &Class, value: Value, name: Name) -> Option<Found> {
        let vm = self.vm;
        if let Some(number) = class.find(name, &vm.cells) {
            let member = vm.cells.at(number).get();
            return Some(match member.object().map(|object| &object.get().body) {
                Some(Body::StaticMethod(function)) => Found::Value(*function),
                Some(Body::ClassMethod(function)) => Found::Method(*function, value),
                _ => Found::Value(member),
            });
        }
        let known = &vm.known;
        let special = match name {
            _ if name == known.name => self.text(&*class.name),
            _ if name == known.qualname => self.text(&*class.qualname),
            _ if name == known.module => self.text(&*class.module),
            _ if name == known.mro => self.tuple(class.mro()),
            _ if name == known.bases => self.tuple(&class.bases[..]),
            _ if name == known.doc => Value::NONE,
            _ if name == known.class => vm.types.get(Kind::Type),
            _ => return None,
        };
        Some(Found::Value(special))
    }

    /// What a class member is when looked up on an instance.
    fn bound_member(&mut self, member: Value, receiver: Value) -> Found {
        match member.object().map(|object| &object.get().body) {
            Some(Body::Function(_)) => Found::Method(member, receiver),
            Some(Body::Native(native)) if native.method => Found::Method(member, receiver),
            Some(Body::StaticMethod(function)) => Found::Value(*function),
            Some(Body::ClassMethod(function)) => {
                Found::Method(*function, self.vm.types.class_of(receiver))
            }
            Some(Body::Property(parts)) => Found::Getter(parts[0], receiver),
            _ => Found::Value(member),
        }
    }

    /// Attributes that the engine itself gives to its kinds of object.
    fn special_attribute(&mut self, object: Value, name: Name) -> Option<Value> {
        let vm = self.vm;
        let known = &vm.known;
        if name == known.class {
            return Some(vm.types.class_of(object));
        }
        if let Some(state) = exception_state(object) {
            return match name {
                _ if name == known.args => Some(state.args.get()),
                _ if name == known.cause => Some(state.cause.get()),
                _ if name == known.context => Some(state.context.get()),
                _ if name == known.traceback => Some(Value::NONE),
                _ if name == known.value || name == known.code || name == known.message => Some(
                    super::call::tuple_items(state.args.get())
                        .first()
                        .copied()
                        .unwrap_or(Value::NONE),
                ),
                _ => None,
            };
        }
        let body = object.object().map(|object| &object.get().body);
        match body {
            Some(Body::Function(function)) => match name {
                _ if name == known.name => Some(function.name.get()),
                _ if name == known.qualname => {
                    Some(self.text(function.code.get().code.qualname.as_str()))
                }
                _ if name == known.doc => Some(function.doc.get()),
                _ => function.attribute(name),
            },
            Some(Body::Native(native)) if name == known.name => {
                Some(self.text(native.name.rsplit('.').next().unwrap_or(native.name)))
            }
            Some(Body::BoundMethod(method)) => match name {
                _ if name == known.func => Some(method.function),
                _ if name == known.receiver => Some(method.receiver),
                _ => match self.find_attribute(method.function, name) {
                    Ok((Found::Value(value), _)) => Some(value),
                    _ => None,
                },
            },
            Some(Body::Generator(generator)) if name == known.name => {
                Some(self.text(&*generator.name))
            }
            Some(Body::Range(range)) => match &*vm.names.spelling(name) {
                "start" => Some(self.int(range[0])),
                "stop" => Some(self.int(range[1])),
                "step" => Some(self.int(range[2])),
                _ => None,
            },
            Some(Body::Instance(instance)) if name == known.dict => {
                let class = class::of(instance.class)?;
                let mut pairs = Vec::new();
                for (slot, name) in class.slot_names().into_iter().enumerate() {
                    if let Some(value) = instance.get(slot as u32) {
                        pairs.push((vm.name_text(self.allocator, name), value));
                    }
                }
                Some(vm.dict(self.allocator, pairs))
            }
            Some(Body::Instance(_)) if name == known.doc => Some(Value::NONE),
            _ => None,
        }
    }

    /// Sets an attribute of a class: a plain value into its cell, anything that lookups treat
    /// specially with a new version.
    pub(super) fn set_class_attribute(
        &mut self,
        class: &Class,
        name: Name,
        value: Value,
    ) -> Result<(), Value> {
        let vm = self.vm;
        let known = class
            .members
            .find(name)
            .map(|number| vm.cells.at(number).get());
        let Some(number) = class.members.cell(name, &vm.cells) else {
            return Err(self.memory_error());
        };
        vm.cells.at(number).set(value);
        let plain = known.is_some_and(|old| old.is_bound() && is_plain(old))
            && value.is_bound()
            && is_plain(value);
        if !plain {
            class.invalidate(&vm.next_version);
        }
        Ok(())
    }
}

fn is_property(member: Value) -> bool {
    matches!(
        member.object().map(|object| &object.get().body),
        Some(Body::Property(_))
    )
}

fn is_plain(value: Value) -> bool {
    !matches!(
        value.object().map(|object| &object.get().body),
        Some(
            Body::Function(_)
                | Body::Native(_)
                | Body::Property(_)
                | Body::StaticMethod(_)
                | Body::ClassMethod(_)
        )
    )
}

impl Machine<'_> {
    /// The name an instruction's operand stands for.
    pub(super) fn operand_name(&self, operand: u32) -> Name {
        let frame = self.execution.frames.last();
        frame
            .and_then(|frame| frame.code.get().names.get(operand as usize).copied())
            .unwrap_or(Name(0))
    }

    fn remember(&self, word: u64) {
        if word != 0
            && let Some(frame) = self.execution.frames.last()
            && let Some(cache) = frame.code.get().caches.get(frame.instruction as usize - 1)
        {
            cache.store(word, Ordering::Relaxed);
        }
    }

    /// `__getattr__`, when an attribute is not found and the class defines it.
    fn fallback(&mut self, object: Value, name: Name, error: Value) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let body = object.object().map(|object| &object.get().body);
        let Some(Body::Instance(instance)) = body else {
            return Err(error);
        };
        let cell =
            class::of(instance.class).and_then(|class| class.find(vm.known.getattr, &vm.cells));
        let Some(cell) = cell else { return Err(error) };
        self.execution.stack.pop();
        let spelling = vm.name_text(self.context.allocator, name);
        self.call_with(
            vm.cells.at(cell).get(),
            &[object, spelling],
            Continuation::Push,
        )
    }

    /// The instruction `LoadAttr`, when its cache does not apply.
    pub(super) fn load_attribute(&mut self, operand: u32) -> Result<Flow, Value> {
        let name = self.operand_name(operand);
        let object = self.execution.stack.peek(1);
        match self.context.find_attribute(object, name) {
            Ok((Found::Value(value), word)) => {
                self.remember(word);
                self.execution.stack.poke(1, value);
                Ok(Flow::Next)
            }
            Ok((Found::Method(function, receiver), _)) => {
                let method = self.context.bind(function, receiver);
                self.execution.stack.poke(1, method);
                Ok(Flow::Next)
            }
            Ok((Found::Getter(getter, receiver), _)) => {
                self.execution.stack.pop();
                self.call_with(getter, &[receiver], Continuation::Push)
            }
            Err(error) => self.fallback(object, name, error),
        }
    }

    /// The instruction `LoadMethod`, when its cache does not apply.
    pub(super) fn load_method(&mut self, operand: u32) -> Result<Flow, Value> {
        let name = self.operand_name(operand);
        let object = self.execution.stack.peek(1);
        match self.context.find_attribute(object, name) {
            Ok((Found::Method(function, receiver), word)) => {
                self.remember(word);
                self.execution.stack.poke(1, function);
                self.execution.stack.push(receiver);
                Ok(Flow::Next)
            }
            Ok((Found::Value(value), _)) => {
                self.execution.stack.poke(1, Value::UNBOUND);
                self.execution.stack.push(value);
                Ok(Flow::Next)
            }
            Ok((Found::Getter(getter, receiver), _)) => {
                self.execution.stack.poke(1, Value::UNBOUND);
                self.call_with(getter, &[receiver], Continuation::Push)
            }
            Err(error) => {
                self.execution.stack.poke(1, Value::UNBOUND);
                self.execution.stack.push(object);
                self.fallback(object, name, error)
            }
        }
    }

    /// The instruction `StoreAttr`, when its cache does not apply.
    pub(super) fn store_attribute(&mut self, operand: u32) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let name = self.operand_name(operand);
        let object = self.execution.stack.pop();
        let value = self.execution.stack.pop();
        match object.object().map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => {
                let Some(class) = class::of(instance.class) else {
                    return Ok(Flow::Next);
                };
                let member = class
                    .find(name, &vm.cells)
                    .map(|number| vm.cells.at(number).get());
                if let Some(Body::Property(parts)) = member
                    .and_then(Value::object)
                    .map(|object| &object.get().body)
                {
                    let setter = parts[1];
                    if setter == Value::NONE {
                        let message = format!(
                            "property '{}' of '{}' object has no setter",
                            vm.names.spelling(name),
                            class.name
                        );
                        return Err(self.context.error(Kind::AttributeError, message));
                    }
                    return self.call_with(setter, &[object, value], Continuation::Discard);
                }
                if class.builtin && !class.layout.is_exception() {
                    return self.no_attribute(object, name);
                }
                let slot = class.slot_or_create(name, &vm.next_version);
                instance.set(slot, value);
                if member.is_none() {
                    self.remember(
                        (u64::from(class.version()) << 32) | CACHE_SLOT | u64::from(slot),
                    );
                }
            }
            Some(Body::Class(class)) if !class.builtin => {
                self.context.set_class_attribute(class, name, value)?
            }
            Some(Body::Class(class)) => {
                let message = format!(
                    "cannot set '{}' attribute of immutable type '{}'",
                    vm.names.spelling(name),
                    class.name
                );
                return Err(self.context.type_error(message));
            }
            Some(Body::Module(module)) => {
                if let Some(number) = module.globals.cell(name, &vm.cells) {
                    vm.cells.at(number).set(value);
                }
            }
            Some(Body::Function(function)) => match name {
                _ if name == vm.known.name => function.name.set(value),
                _ if name == vm.known.doc => function.doc.set(value),
                _ => function.set_attribute(name, value),
            },
            _ => return self.no_attribute(object, name),
        }
        Ok(Flow::Next)
    }

    fn no_attribute(&mut self, object: Value, name: Name) -> Result<Flow, Value> {
        let message = format!(
            "'{}' object has no attribute '{}'",
            type_name(object),
            self.context.vm.names.spelling(name)
        );
        Err(self.context.error(Kind::AttributeError, message))
    }

    /// The instruction `DeleteAttr`.
    pub(super) fn delete_attribute(&mut self, operand: u32) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let name = self.operand_name(operand);
        let object = self.execution.stack.pop();
        match object.object().map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => {
                let slot = class::of(instance.class).and_then(|class| class.slot(name));
                match slot.filter(|&slot| instance.get(slot).is_some()) {
                    Some(slot) => instance.set(slot, Value::UNBOUND),
                    None => return self.no_attribute(object, name),
                }
            }
            Some(Body::Class(class))
                if !class.builtin && class.members.get(name, &vm.cells).is_some() =>
            {
                self.context
                    .set_class_attribute(class, name, Value::UNBOUND)?;
            }
            _ => return self.no_attribute(object, name),
        }
        Ok(Flow::Next)
    }
}
