//! Setting and deleting attributes: of instances, classes, modules and functions.

use super::call::tuple_items;
use super::class::{self, Class, Traits};
use super::dict::Dict;
use super::execution::Continuation;
use super::machine::{Context, Machine};
use super::namespace::Name;
use super::object::Body;
use super::process::{Vm, exception_state};
use super::question::Known;
use super::run::{CACHE_SLOT, Flow};
use super::types::{Kind, type_name};
use super::value::Value;

/// What setting or deleting an attribute came to.
pub(super) enum Assigned {
    /// It is done. The word tells an inline cache how to do it next time; 0 when it cannot.
    Done(u64),
    /// This call does it.
    Call(Value, Vec<Value>),
}

impl Context<'_> {
    /// Sets an attribute, or deletes it when the value is unbound. With `hooks` the class's own
    /// `__setattr__` and `__delattr__` are asked; without, it is what `object.__setattr__` does.
    pub(super) fn assign_attribute(
        &mut self,
        object: Value,
        name: Name,
        value: Value,
        hooks: bool,
    ) -> Result<Assigned, Value> {
        let vm = self.vm;
        let deletes = !value.is_bound();
        let (trait_of, hook, method) = if deletes {
            (Traits::DELATTR, vm.known.delattr, vm.known.delete)
        } else {
            (Traits::SETATTR, vm.known.setattr, vm.known.set)
        };
        let class = class::of(vm.types.class_of(object));
        if let Some(class) = class
            && hooks
            && class.traits(&vm.known, &vm.cells).has(trait_of)
            && let Some(hook) = class.find_own(hook, &vm.cells)
        {
            let spelling = vm.name_text(self.allocator, name);
            let mut arguments = vec![object, spelling];
            arguments.extend(value.bound());
            return Ok(Assigned::Call(hook, arguments));
        }
        let member = class.and_then(|class| class.member(name, &vm.cells));
        if let Some(member) = member {
            match member.object().map(|object| &object.get().body) {
                Some(Body::Property(parts)) => {
                    let function = parts[if deletes { 2 } else { 1 }];
                    if function == Value::NONE {
                        let message = format!(
                            "property '{}' of '{}' object has no {}",
                            vm.names.spelling(name),
                            type_name(object),
                            if deletes { "deleter" } else { "setter" }
                        );
                        return Err(self.error(Kind::AttributeError, message));
                    }
                    let mut arguments = vec![object];
                    arguments.extend(value.bound());
                    return Ok(Assigned::Call(function, arguments));
                }
                Some(Body::Instance(_)) => {
                    if let Some(function) = class::own_special(member, method, &vm.cells) {
                        let mut arguments = vec![member, object];
                        arguments.extend(value.bound());
                        return Ok(Assigned::Call(function, arguments));
                    }
                }
                _ => {}
            }
        }
        match object.object().map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => {
                let Some(class) = class else {
                    return Ok(Assigned::Done(0));
                };
                return self.assign_to_instance(object, instance, class, name, value, member);
            }
            Some(Body::Class(class)) if !class.builtin => {
                if deletes && class.members.get(name, &vm.cells).is_none() {
                    return Err(self.no_attribute(object, name));
                }
                self.set_class_attribute(class, name, value)?;
            }
            Some(Body::Class(class)) => {
                let message = format!(
                    "cannot set '{}' attribute of immutable type '{}'",
                    vm.names.spelling(name),
                    class.name
                );
                return Err(self.type_error(message));
            }
            Some(Body::Module(module)) => match module.globals.find(name) {
                Some(number) if vm.cells.at(number).get().is_bound() || !deletes => {
                    vm.cells.at(number).set(value);
                }
                _ if deletes => return Err(self.no_attribute(object, name)),
                _ => {
                    if let Some(number) = module.globals.cell(name, &vm.cells) {
                        vm.cells.at(number).set(value);
                    }
                }
            },
            Some(Body::Function(function)) if !deletes => match name {
                _ if name == vm.known.name => function.name.set(value),
                _ if name == vm.known.doc => function.doc.set(value),
                _ => function.set_attribute(name, value),
            },
            _ if name == vm.known.class => {
                let message = "__class__ assignment only supported for mutable types or ModuleType subclasses";
                return Err(self.type_error(message));
            }
            _ => return Err(self.no_attribute(object, name)),
        }
        Ok(Assigned::Done(0))
    }

    fn assign_to_instance(
        &mut self,
        object: Value,
        instance: &super::instance::Instance,
        class: &Class,
        name: Name,
        value: Value,
        member: Option<Value>,
    ) -> Result<Assigned, Value> {
        let vm = self.vm;
        let traits = class.traits(&vm.known, &vm.cells);
        if traits.has(Traits::OTHER_DICT)
            && name != vm.known.dict
            && let Some(dict) = self.other_dict(object)
        {
            let key = vm.name_text(self.allocator, name);
            let known = Known::default();
            let done = match value.bound() {
                Some(value) => dict.set(key, value, &known).is_ok(),
                None => matches!(dict.remove(key, &known), Ok(Some(_))),
            };
            return match done {
                true => Ok(Assigned::Done(0)),
                false => Err(self.no_attribute(object, name)),
            };
        }
        if !value.is_bound() {
            return match class
                .slot(name)
                .filter(|&slot| instance.get(slot).is_some())
            {
                Some(slot) => {
                    instance.set(slot, Value::UNBOUND);
                    Ok(Assigned::Done(0))
                }
                None => Err(self.no_attribute(object, name)),
            };
        }
        if class.builtin && !class.layout.is_exception() {
            return Err(match member {
                Some(_) => self.read_only(object, name),
                None => self.no_attribute(object, name),
            });
        }
        if name == vm.known.class {
            let function = vm.builtin("__set_class__");
            return Ok(Assigned::Call(function, vec![object, value]));
        }
        if let Some(limited_to) = &class.limited_to
            && !limited_to.contains(&name)
        {
            return Err(match member {
                Some(_) => self.read_only(object, name),
                None => self.no_attribute(object, name),
            });
        }
        if name == vm.known.dict {
            if super::dict::of(value).is_none() {
                let given = type_name(value);
                let message = format!("__dict__ must be set to a dictionary, not a '{given}'");
                return Err(self.type_error(message));
            }
            // What it had before is gone.
            for slot in 0..class.slot_count() {
                instance.set(slot as u32, Value::UNBOUND);
            }
        }
        if let Some(state) = exception_state(object) {
            let part = match name {
                _ if name == vm.known.args => Some(&state.args),
                _ if name == vm.known.cause => Some(&state.cause),
                _ if name == vm.known.context => Some(&state.context),
                _ => None,
            };
            if let Some(part) = part {
                part.set(value);
                if name == vm.known.cause {
                    state.set_suppress_context(true);
                }
                return Ok(Assigned::Done(0));
            }
            match &*vm.names.spelling(name) {
                "__traceback__" => {
                    self.set_traceback(object, value)?;
                    return Ok(Assigned::Done(0));
                }
                "__suppress_context__" => {
                    state.set_suppress_context(value == Value::TRUE);
                    return Ok(Assigned::Done(0));
                }
                _ => {}
            }
        }
        let slot = class.slot_or_create(name, &vm.next_version);
        instance.set(slot, value);
        let remembered = member.is_none()
            && name != vm.known.dict
            && !traits.has(Traits::SETATTR)
            && !traits.has(Traits::OTHER_DICT);
        Ok(Assigned::Done(if remembered {
            (u64::from(class.version()) << 32) | CACHE_SLOT | u64::from(slot)
        } else {
            0
        }))
    }

    /// A key of a dict has been set, or taken out when the value is unbound: where the dict is an
    /// instance's `__dict__`, so is the attribute.
    pub(super) fn write_through(&mut self, dict: &Dict, key: Value, value: Value) {
        let vm = self.vm;
        let Some(Body::Instance(instance)) = dict
            .origin()
            .and_then(Value::object)
            .map(|object| &object.get().body)
        else {
            return;
        };
        if let (Some(class), Some(name)) = (class::of(instance.class), super::text_of(key)) {
            let slot = class.slot_or_create(vm.names.intern(name), &vm.next_version);
            instance.set(slot, value);
        }
    }

    fn read_only(&mut self, object: Value, name: Name) -> Value {
        let message = format!(
            "'{}' object attribute '{}' is read-only",
            type_name(object),
            self.vm.names.spelling(name)
        );
        self.error(Kind::AttributeError, message)
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
        // Special attributes may change what instructions do, whatever they hold.
        let plain = !vm.names.spelling(name).starts_with("__")
            && known.is_some_and(|old| old.is_bound() && is_plain(vm, old))
            && value.is_bound()
            && is_plain(vm, value);
        if !plain {
            class.invalidate(&vm.next_version);
        }
        if name == vm.known.eq || name == vm.known.hash {
            class.note_equality(&vm.known, &vm.cells);
        }
        Ok(())
    }
}

fn is_plain(vm: &Vm, value: Value) -> bool {
    match value.object().map(|object| &object.get().body) {
        Some(
            Body::Function(_)
            | Body::Native(_)
            | Body::Property(_)
            | Body::StaticMethod(_)
            | Body::ClassMethod(_),
        ) => false,
        Some(Body::Instance(instance)) => class::of(instance.class).is_none_or(|class| {
            let traits = class.traits(&vm.known, &vm.cells);
            !traits.has(Traits::GET) && !traits.has(Traits::DATA)
        }),
        _ => true,
    }
}

impl Machine<'_> {
    /// The instruction `StoreAttr`, when its cache does not apply.
    pub(super) fn store_attribute(&mut self, operand: u32) -> Result<Flow, Value> {
        let name = self.operand_name(operand);
        let object = self.execution.stack.pop();
        let value = self.execution.stack.pop();
        match self.context.assign_attribute(object, name, value, true)? {
            Assigned::Done(word) => {
                self.keep(word);
                Ok(Flow::Next)
            }
            Assigned::Call(function, arguments) => {
                self.call_with(function, &arguments, Continuation::Discard)
            }
        }
    }

    /// The instruction `DeleteAttr`.
    pub(super) fn delete_attribute(&mut self, operand: u32) -> Result<Flow, Value> {
        let name = self.operand_name(operand);
        let object = self.execution.stack.pop();
        match self
            .context
            .assign_attribute(object, name, Value::UNBOUND, true)?
        {
            Assigned::Done(_) => Ok(Flow::Next),
            Assigned::Call(function, arguments) => {
                self.call_with(function, &arguments, Continuation::Discard)
            }
        }
    }
}

/// The names that `__slots__` gives: one, or a collection of them.
pub(super) fn slot_names(vm: &Vm, slots: Value, items: Option<Vec<Value>>) -> Vec<Name> {
    let items = match super::text_of(slots) {
        Some(_) => vec![slots],
        None => items.unwrap_or_else(|| tuple_items(slots).to_vec()),
    };
    items
        .into_iter()
        .filter_map(|item| Some(vm.names.intern(super::text_of(item)?)))
        .collect()
}
