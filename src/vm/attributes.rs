//! Attributes: how a name after a dot is found, and the inline caches that remember it.

use std::sync::atomic::Ordering;

use super::class::{self, Class};
use super::execution::Continuation;
use super::machine::{Context, Machine};
use super::namespace::{Name, Namespace};
use super::object::Body;
use super::process::{Vm, exception_state};
use super::run::{CACHE_CELL, CACHE_METHOD, CACHE_SLOT, Flow, cached_attribute, cached_method};
use super::types::{Kind, kind_of, type_name};
use super::value::Value;

/// What an attribute turned out to be.
pub(super) enum Found {
    /// A value.
    Value(Value),
    /// A function to be bound to its receiver.
    Method(Value, Value),
    /// A property's getter, to be called with the receiver.
    Getter(Value, Value),
    /// A call that answers it: of a descriptor's `__get__`, of `__getattribute__` or `__getattr__`.
    Call(Value, Vec<Value>),
}

impl Context<'_> {
    /// Finds an attribute as a program's dot does. Answers a cache word too, where the same lookup may
    /// be skipped next time.
    pub(super) fn find_attribute(
        &mut self,
        object: Value,
        name: Name,
    ) -> Result<(Found, u64), Value> {
        let vm = self.vm;
        let owner = match object.object().map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => class::of(instance.class),
            Some(Body::Class(class)) => class::of(class.metaclass),
            Some(Body::Module(module)) => return self.module_attribute(object, module, name),
            _ => None,
        };
        let traits = owner.map_or_else(class::Traits::default, |class| {
            class.traits(&vm.known, &vm.cells)
        });
        let special = |name| owner.and_then(|class| class.find_own(name, &vm.cells));
        if !traits.has(class::Traits::GETATTRIBUTE) {
            match self.look_up(object, name) {
                Some((Found::Getter(getter, receiver), _))
                    if traits.has(class::Traits::GETATTR) =>
                {
                    return Ok((self.or_getattr(object, name, getter, &[receiver]), 0));
                }
                Some(found) => return Ok(found),
                None => {}
            }
        } else if let Some(getattribute) = special(vm.known.getattribute) {
            let spelling = vm.name_text(self.allocator, name);
            let found = match traits.has(class::Traits::GETATTR) {
                true => self.or_getattr(object, name, getattribute, &[object, spelling]),
                false => Found::Call(getattribute, vec![object, spelling]),
            };
            return Ok((found, 0));
        }
        match special(vm.known.getattr) {
            Some(getattr) => {
                let spelling = vm.name_text(self.allocator, name);
                Ok((Found::Call(getattr, vec![object, spelling]), 0))
            }
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// A call that may raise AttributeError, which `__getattr__` then answers.
    fn or_getattr(
        &mut self,
        object: Value,
        name: Name,
        callee: Value,
        arguments: &[Value],
    ) -> Found {
        let vm = self.vm;
        let getattr = class::own_special(object, vm.known.getattr, &vm.cells);
        let mut all = vec![
            getattr.unwrap_or(Value::NONE),
            object,
            vm.name_text(self.allocator, name),
            callee,
        ];
        all.extend(arguments);
        Found::Call(vm.builtin("__or_getattr__"), all)
    }

    fn module_attribute(
        &mut self,
        object: Value,
        module: &super::namespace::Module,
        name: Name,
    ) -> Result<(Found, u64), Value> {
        let vm = self.vm;
        if let Some(found) = self.look_up(object, name) {
            return Ok(found);
        }
        match module.globals.get(vm.known.getattr, &vm.cells) {
            Some(getattr) => {
                let spelling = vm.name_text(self.allocator, name);
                Ok((Found::Call(getattr, vec![spelling]), 0))
            }
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// Finds an attribute as `object.__getattribute__` does: without asking the class's own hooks.
    pub(super) fn find_plain_attribute(
        &mut self,
        object: Value,
        name: Name,
    ) -> Result<Found, Value> {
        match self.look_up(object, name) {
            Some((found, _)) => Ok(found),
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// The error of an attribute that is not there.
    pub(super) fn no_attribute(&mut self, object: Value, name: Name) -> Value {
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
        self.error_about(Kind::AttributeError, message, name, object)
    }

    fn look_up(&mut self, object: Value, name: Name) -> Option<(Found, u64)> {
        let vm = self.vm;
        let body = object.object().map(|object| &object.get().body);
        match body {
            Some(Body::Module(module)) => {
                if name == vm.known.name {
                    return Some((Found::Value(self.text(&*module.name)), 0));
                }
                if name == vm.known.dict {
                    let name = vm.name_text(self.allocator, vm.known.name);
                    let mut pairs = vec![(name, self.text(&*module.name))];
                    pairs.extend(self.bindings(&module.globals));
                    return Some((Found::Value(vm.dict(self.allocator, pairs)), 0));
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
                // `super()` in a class method or `__new__` has a class for a receiver.
                let of_class = class::of(receiver).filter(|class| class.derives_from(start));
                let order = match of_class {
                    Some(class) => class.mro(),
                    None => class::of(vm.types.class_of(receiver))?.mro(),
                };
                let behind = order.iter().skip_while(|&&class| class != start).skip(1);
                for &candidate in behind {
                    let member = class::of(candidate)?.members.get(name, &vm.cells);
                    if let Some(member) = member {
                        let found = match of_class {
                            Some(_) => self.member_of_class(member, receiver),
                            None => self.bound_member(member, receiver),
                        };
                        return Some((found, 0));
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
                    && is_data_descriptor(vm, member)
                {
                    return Some((self.bound_member(member, object), 0));
                }
                let other_dict = class
                    .traits(&vm.known, &vm.cells)
                    .has(class::Traits::OTHER_DICT);
                if other_dict && let Some(dict) = self.other_dict(object) {
                    let key = vm.name_text(self.allocator, name);
                    if let Ok(Some(value)) = dict.get(key, &super::question::Known::default()) {
                        return Some((Found::Value(value), 0));
                    }
                }
                if let Some(Body::Instance(instance)) = body
                    && let Some(slot) = class.slot(name)
                    && let Some(value) = instance.get(slot)
                {
                    if other_dict {
                        return Some((Found::Value(value), 0));
                    }
                    return Some((Found::Value(value), version | CACHE_SLOT | u64::from(slot)));
                }
                if let Some((number, member)) = member {
                    let found = self.bound_member(member, object);
                    if other_dict {
                        return Some((found, 0));
                    }
                    // A slot of the same name may be set on one instance and not on another.
                    let kind = match found {
                        // A class method gets the class, not the object the cache would give it.
                        Found::Method(function, _)
                            if function == member && class.slot(name).is_none() =>
                        {
                            CACHE_METHOD
                        }
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

    /// What the names of a namespace are bound to.
    fn bindings(&mut self, namespace: &Namespace) -> Vec<(Value, Value)> {
        let vm = self.vm;
        let members = namespace.members().into_iter();
        members
            .filter_map(|(name, number)| {
                let value = vm.cells.at(number).get().bound()?;
                Some((vm.name_text(self.allocator, name), value))
            })
            .collect()
    }

    /// The dict that an instance was given as its `__dict__`, which holds its attributes from then on.
    pub(super) fn other_dict<'a>(&self, object: Value) -> Option<&'a super::dict::Dict> {
        let Body::Instance(instance) = &object.object()?.get().body else {
            return None;
        };
        let slot = class::of(instance.class)?.slot(self.vm.known.dict)?;
        super::dict::of(instance.get(slot)?)
    }

    /// An attribute of a class object: its own or inherited, or else of its metaclass.
    fn class_attribute(&mut self, class: &Class, value: Value, name: Name) -> Option<Found> {
        let vm = self.vm;
        let of_metaclass = class::of(vm.types.class_of(value))
            .and_then(|metaclass| metaclass.member(name, &vm.cells));
        if let Some(member) = of_metaclass
            && is_data_descriptor(vm, member)
        {
            return Some(self.bound_member(member, value));
        }
        if name == vm.known.annotations {
            return Some(Found::Value(self.class_annotations(class)));
        }
        if let Some(member) = class.member(name, &vm.cells) {
            return Some(self.member_of_class(member, value));
        }
        if let Some(member) = of_metaclass {
            return Some(self.bound_member(member, value));
        }
        let known = &vm.known;
        let special = match name {
            _ if name == known.name => self.text(&*class.name),
            _ if name == known.qualname => self.text(&*class.qualname),
            _ if name == known.module => self.text(&*class.module),
            _ if name == known.mro => self.tuple(class.mro()),
            _ if name == known.bases => self.tuple(&class.bases[..]),
            _ if name == known.doc => Value::NONE,
            _ if name == known.class => vm.types.class_of(value),
            _ if name == known.base => base_of(class),
            _ if name == known.dict => {
                let mut pairs = Vec::new();
                for (name, number) in class.members.members() {
                    if let Some(member) = vm.cells.at(number).get().bound() {
                        pairs.push((vm.name_text(self.allocator, name), member));
                    }
                }
                vm.dict(self.allocator, pairs)
            }
            _ => return None,
        };
        Some(Found::Value(special))
    }

    /// `__annotations__` of a class: its own alone, a dict made when it is first asked for.
    fn class_annotations(&mut self, class: &Class) -> Value {
        let vm = self.vm;
        match class.members.get(vm.known.annotations, &vm.cells) {
            Some(annotations) => annotations,
            None => {
                let empty = vm.dict(self.allocator, []);
                if !class.builtin {
                    vm.bind(&class.members, "__annotations__", empty);
                }
                empty
            }
        }
    }

    /// What a class member is when looked up on the class, or on one derived from it.
    fn member_of_class(&mut self, member: Value, class: Value) -> Found {
        match member.object().map(|object| &object.get().body) {
            Some(Body::StaticMethod(function)) => Found::Value(*function),
            Some(Body::ClassMethod(function)) => Found::Method(*function, class),
            Some(Body::Instance(_)) => self.described(member, Value::NONE, class),
            _ => Found::Value(member),
        }
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
            Some(Body::Instance(_)) => {
                self.described(member, receiver, self.vm.types.class_of(receiver))
            }
            _ => Found::Value(member),
        }
    }

    /// What an instance in a class body gives: itself, or what its `__get__` answers.
    fn described(&mut self, member: Value, receiver: Value, class: Value) -> Found {
        match class::own_special(member, self.vm.known.get, &self.vm.cells) {
            Some(get) => Found::Call(get, vec![member, receiver, class]),
            None => Found::Value(member),
        }
    }

    /// `real`, `imag`, `numerator` and `denominator` of a number.
    fn number_part(&mut self, number: Value, name: Name) -> Option<Value> {
        let core = number.core();
        if let Some([real, imag]) = super::complex::of(core) {
            return match &*self.vm.names.spelling(name) {
                "real" => Some(Value::float(real)),
                "imag" => Some(Value::float(imag)),
                _ => None,
            };
        }
        let is_float = core.as_float().is_some();
        if !is_float && kind_of(core) != Kind::Int && kind_of(core) != Kind::Bool {
            return None;
        }
        let whole = match core {
            Value::TRUE => Value::index(1),
            Value::FALSE => Value::ZERO,
            other => other,
        };
        match &*self.vm.names.spelling(name) {
            "real" => Some(whole),
            "imag" if is_float => Some(Value::float(0.0)),
            "imag" => Some(Value::ZERO),
            "numerator" if !is_float => Some(whole),
            "denominator" if !is_float => Some(Value::index(1)),
            _ => None,
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
            let found = self.exception_attribute(object, state, name);
            if found.is_some() || name != known.dict {
                return found;
            }
        }
        if let Some(part) = self.number_part(object, name) {
            return Some(part);
        }
        let body = object.object().map(|object| &object.get().body);
        match body {
            Some(Body::Function(function)) => match name {
                _ if function.attribute(name).is_some() => function.attribute(name),
                _ if name == known.module => code_module(function, vm),
                _ if name == known.dict => {
                    let hidden = [known.annotations, known.module, known.qualname];
                    let attributes = function.locked_attributes().clone();
                    let pairs: Vec<(Value, Value)> = attributes
                        .into_iter()
                        .filter(|(name, _)| !hidden.contains(name))
                        .map(|(name, value)| (vm.name_text(self.allocator, name), value))
                        .collect();
                    Some(vm.dict(self.allocator, pairs))
                }
                _ if name == known.annotations => {
                    let empty = vm.dict(self.allocator, []);
                    function.set_attribute(name, empty);
                    Some(empty)
                }
                _ if name == known.defaults => Some(match function.defaults.is_empty() {
                    true => Value::NONE,
                    false => self.tuple(&function.defaults[..]),
                }),
                _ if name == known.name => Some(function.name.get()),
                _ if name == known.qualname => Some(self.text(function.qualname(known))),
                _ if name == known.doc => Some(function.doc.get()),
                _ if &*vm.names.spelling(name) == "__kwdefaults__" => {
                    let defaults = &function.keyword_defaults;
                    if defaults.is_empty() {
                        return Some(Value::NONE);
                    }
                    let pairs: Vec<(Value, Value)> = defaults
                        .iter()
                        .map(|&(name, value)| (vm.name_text(self.allocator, name), value))
                        .collect();
                    Some(vm.dict(self.allocator, pairs))
                }
                _ => match &*vm.names.spelling(name) {
                    "__code__" => Some(self.object(Body::Code(function.code), 0)),
                    "__closure__" if function.closure.is_empty() => Some(Value::NONE),
                    "__closure__" => Some(self.tuple(&function.closure[..])),
                    "__globals__" => {
                        let pairs = self.bindings(&function.code.get().globals);
                        Some(vm.dict(self.allocator, pairs))
                    }
                    _ => None,
                },
            },
            Some(Body::Cell(cell)) if &*vm.names.spelling(name) == "cell_contents" => {
                cell.get().bound()
            }
            Some(Body::Native(_)) if name == known.doc => Some(Value::NONE),
            Some(Body::Native(_)) if name == known.module => Some(self.text("builtins")),
            Some(Body::Native(native)) if name == known.name || name == known.qualname => {
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
            Some(body @ (Body::Trace(_) | Body::Code(_))) => self.trace_attribute(body, name),
            Some(Body::Property(parts)) => match &*vm.names.spelling(name) {
                "fget" => Some(parts[0]),
                "fset" => Some(parts[1]),
                "fdel" => Some(parts[2]),
                "__doc__" => match self.find_attribute(parts[0], name) {
                    Ok((Found::Value(value), _)) => Some(value),
                    _ => Some(Value::NONE),
                },
                _ => None,
            },
            // The wrapper shows what it wraps: its name, its document, whether it is abstract.
            Some(Body::StaticMethod(inner) | Body::ClassMethod(inner)) => {
                if name == known.func || name == known.wrapped {
                    return Some(*inner);
                }
                match self.find_attribute(*inner, name) {
                    Ok((Found::Value(value), _)) => Some(value),
                    _ => None,
                }
            }
            Some(Body::Generator(generator)) if name == known.name => {
                let name = generator.name.rsplit('.').next();
                Some(self.text(name.unwrap_or_default()))
            }
            Some(Body::Generator(generator)) if name == known.qualname => {
                Some(self.text(&*generator.name))
            }
            Some(Body::Slice(parts)) => match &*vm.names.spelling(name) {
                "start" => Some(parts[0]),
                "stop" => Some(parts[1]),
                "step" => Some(parts[2]),
                _ => None,
            },
            Some(Body::Range(range)) => match &*vm.names.spelling(name) {
                "start" => Some(self.int(range[0])),
                "stop" => Some(self.int(range[1])),
                "step" => Some(self.int(range[2])),
                _ => None,
            },
            Some(Body::Instance(instance)) if name == known.dict => {
                let class = class::of(instance.class)?;
                // With `__slots__` in all of its classes an object has none.
                if class
                    .limited_to
                    .as_ref()
                    .is_some_and(|names| !names.contains(&known.dict))
                {
                    return None;
                }
                let mut pairs = Vec::new();
                for (slot, name) in class.slot_names().into_iter().enumerate() {
                    if let Some(value) = instance.get(slot as u32) {
                        pairs.push((vm.name_text(self.allocator, name), value));
                    }
                }
                let dict = super::dict::Dict::from_pairs(pairs, &self.known).unwrap_or_default();
                let bytes = dict.len() * 40 + 64;
                Some(self.object(Body::Dict(Box::new(dict.of_instance(object))), bytes))
            }
            Some(Body::Instance(_)) if name == known.doc => Some(Value::NONE),
            _ => None,
        }
    }
}

/// `__base__`: the base whose layout the instances of a class have.
fn base_of(class: &Class) -> Value {
    let has_layout =
        |&&base: &&Value| class::of(base).is_some_and(|base| base.layout != Kind::Object);
    let found = class.bases.iter().find(has_layout).or(class.bases.first());
    found.copied().unwrap_or(Value::NONE)
}

/// The name of the module a function is from.
pub(super) fn code_module(function: &super::function::Function, vm: &Vm) -> Option<Value> {
    function.code.get().globals.get(vm.known.name, &vm.cells)
}

/// Whether a class member comes before an instance's own attribute of the name.
pub(super) fn is_data_descriptor(vm: &Vm, member: Value) -> bool {
    match member.object().map(|object| &object.get().body) {
        Some(Body::Property(_)) => true,
        Some(Body::Instance(instance)) => class::of(instance.class)
            .is_some_and(|class| class.traits(&vm.known, &vm.cells).has(class::Traits::DATA)),
        _ => false,
    }
}

impl Machine<'_> {
    /// The name an instruction's operand stands for.
    pub(super) fn operand_name(&self, operand: u32) -> Name {
        let frame = self.execution.frames.last();
        frame
            .and_then(|frame| frame.code.get().names.get(operand as usize).copied())
            .unwrap_or(Name(0))
    }

    /// Keeps a cache word for the instruction being made and, should that meet objects of several
    /// classes, among the VM's lookups of late.
    pub(super) fn remember(&self, name: Name, word: u64) {
        if word == 0 {
            return;
        }
        self.context.vm.lookups.put(name, word);
        self.keep(word);
    }

    /// The cache word for an attribute of an object's class, if it was looked up of late.
    fn recall(&self, object: Value, name: Name) -> Option<u64> {
        let vm = self.context.vm;
        let version = class::of(vm.types.class_of(object))?.version();
        let word = vm.lookups.get(version, name)?;
        self.keep(word);
        Some(word)
    }

    /// Keeps a cache word for the instruction being made.
    pub(super) fn keep(&self, word: u64) {
        if let Some(frame) = self.execution.frames.last()
            && let Some(cache) = frame.code.get().caches.get(frame.instruction as usize - 1)
        {
            cache.store(word, Ordering::Relaxed);
        }
    }

    /// The instruction `LoadAttr`, when its cache does not apply.
    pub(super) fn load_attribute(&mut self, operand: u32) -> Result<Flow, Value> {
        let name = self.operand_name(operand);
        let object = self.execution.stack.peek(1);
        if let Some(word) = self.recall(object, name)
            && let Some(value) = cached_attribute(self.context.vm, object, word)
        {
            self.execution.stack.poke(1, value);
            return Ok(Flow::Next);
        }
        match self.context.find_attribute(object, name)? {
            (Found::Value(value), word) => {
                self.remember(name, word);
                self.execution.stack.poke(1, value);
                Ok(Flow::Next)
            }
            (Found::Method(function, receiver), _) => {
                let method = self.context.bind(function, receiver);
                self.execution.stack.poke(1, method);
                Ok(Flow::Next)
            }
            (Found::Getter(getter, receiver), _) => {
                self.execution.stack.pop();
                self.call_with(getter, &[receiver], Continuation::Push)
            }
            (Found::Call(callee, arguments), _) => {
                self.execution.stack.pop();
                self.call_with(callee, &arguments, Continuation::Push)
            }
        }
    }

    /// The instruction `LoadMethod`, when its cache does not apply.
    pub(super) fn load_method(&mut self, operand: u32) -> Result<Flow, Value> {
        let name = self.operand_name(operand);
        let object = self.execution.stack.peek(1);
        if let Some(word) = self.recall(object, name)
            && let Some(function) = cached_method(self.context.vm, object, word)
        {
            self.execution.stack.poke(1, function);
            self.execution.stack.push(object);
            return Ok(Flow::Next);
        }
        match self.context.find_attribute(object, name)? {
            (Found::Method(function, receiver), word) => {
                self.remember(name, word);
                self.execution.stack.poke(1, function);
                self.execution.stack.push(receiver);
                Ok(Flow::Next)
            }
            (Found::Value(value), word) => {
                if matches!(
                    object.object().map(|object| &object.get().body),
                    Some(Body::Module(_))
                ) {
                    self.remember(name, word);
                }
                self.execution.stack.poke(1, Value::UNBOUND);
                self.execution.stack.push(value);
                Ok(Flow::Next)
            }
            (Found::Getter(getter, receiver), _) => {
                self.execution.stack.poke(1, Value::UNBOUND);
                self.call_with(getter, &[receiver], Continuation::Push)
            }
            (Found::Call(callee, arguments), _) => {
                self.execution.stack.poke(1, Value::UNBOUND);
                self.call_with(callee, &arguments, Continuation::Push)
            }
        }
    }
}
