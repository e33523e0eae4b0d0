//! Making classes of what a class statement gives, and instances of classes.
//!
//! The common cases are done here. A metaclass, `__new__`, keywords in a class statement and whatever
//! else calls the program's own code in between are functions of the prelude.

use super::assignment::slot_names;
use super::call::{Site, tuple_items};
use super::class::{self, Class, Traits};
use super::execution::Continuation;
use super::function::{Arguments, Invocation};
use super::instance::Instance;
use super::machine::{Context, Machine};
use super::namespace::Name;
use super::object::Body;
use super::question::Again;
use super::run::Flow;
use super::set::Set;
use super::text_of;
use super::types::Kind;
use super::value::Value;

/// Functions of the prelude that a class statement or a call of a class goes through.
const FINISH: &str = "__finish_class__";
const CONSTRUCT: &str = "__construct__";

impl Machine<'_> {
    /// `__build_class__` without anything special: runs the class body in a namespace of its own. The
    /// class is made when the body returns.
    pub(super) fn build_class(&mut self, body: Value, request: Value) -> Result<Flow, Value> {
        let namespace = self.context.vm.dict(self.context.allocator, []);
        self.run_class_body(body, namespace, Continuation::Class(request))
    }

    /// Runs a class body in this namespace.
    pub(super) fn run_class_body(
        &mut self,
        body: Value,
        namespace: Value,
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        let flow = self.call_with(body, &[], continuation)?;
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.namespace = namespace;
        }
        Ok(flow)
    }

    /// A class body has run: makes the class, and lets the hooks know that ask to.
    pub(super) fn end_class(&mut self, request: Value, namespace: Value) -> Result<Flow, Value> {
        let Some((&name, bases)) = tuple_items(request).split_first() else {
            return Ok(Flow::Frame);
        };
        let made = self
            .context
            .make_class(Value::UNBOUND, name, bases, namespace)?;
        if self.context.has_class_hooks(made, namespace) {
            let finish = self.context.vm.builtin(FINISH);
            let keywords = self.context.vm.dict(self.context.allocator, []);
            return self.call_with(finish, &[made, namespace, keywords], Continuation::Push);
        }
        self.execution.stack.push(made);
        Ok(Flow::Frame)
    }

    /// Calls what a function of the engine asks for.
    pub(super) fn invoke_with(
        &mut self,
        invocation: &Invocation,
        continuation: Continuation,
        instantiates: bool,
    ) -> Result<Flow, Value> {
        let Invocation {
            callee,
            positional,
            names,
            named,
        } = invocation;
        let floor = self.execution.stack.len();
        self.execution.stack.reserve(1);
        self.execution.stack.push(*callee);
        self.execution.stack.extend(positional);
        self.execution.stack.extend(named);
        let names = match names.is_empty() {
            true => Value::UNBOUND,
            false => self.context.tuple(&names[..]),
        };
        let site = Site {
            floor,
            arguments: floor + 1,
            names,
            displaced: Value::UNBOUND,
            continuation,
            unpacked: None,
        };
        match class::of(*callee) {
            Some(class) if instantiates => self.instantiate(class, *callee, site),
            _ => self.invoke(*callee, site),
        }
    }

    /// Puts a value before the arguments of a call.
    pub(super) fn prepend(&mut self, site: &mut Site, value: Value) {
        if site.arguments > site.floor {
            site.arguments -= 1;
            site.displaced = self.execution.stack.at(site.arguments);
            self.execution.stack.set_at(site.arguments, value);
        } else {
            let count = self.execution.stack.len() - site.arguments;
            self.execution.stack.reserve(1);
            self.execution.stack.insert_below(count, value);
        }
    }

    /// Calls a class: its metaclass may say what that does.
    pub(super) fn invoke_class(
        &mut self,
        class: &Class,
        class_value: Value,
        mut site: Site,
    ) -> Result<Flow, Value> {
        let vm = self.context.vm;
        if class
            .traits(&vm.known, &vm.cells)
            .has(Traits::METACLASS_CALL)
            && let Some(call) = class::own_special(class_value, vm.known.call, &vm.cells)
        {
            self.prepend(&mut site, class_value);
            return self.invoke(call, site);
        }
        self.instantiate(class, class_value, site)
    }

    /// The `__new__` of a class that the library has made, such as a named tuple, where there is nothing to do
    /// behind it.
    fn library_constructor(&self, class: &Class) -> Option<Value> {
        let vm = self.context.vm;
        let new = class.member(vm.known.new, &vm.cells)?;
        let Some(Body::StaticMethod(function)) = new.part() else {
            return None;
        };
        let Some(Body::Function(made)) = function.part() else {
            return None;
        };
        let is_all = made.code.get().hidden && class.find_own(vm.known.init, &vm.cells).is_none();
        is_all.then_some(*function)
    }

    /// `type.__call__`: makes an instance and initialises it.
    pub(super) fn instantiate(
        &mut self,
        class: &Class,
        class_value: Value,
        mut site: Site,
    ) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let traits = class.traits(&vm.known, &vm.cells);
        let simple = matches!(
            site.continuation,
            Continuation::Push | Continuation::Replace(_)
        );
        let is_builtin =
            class.builtin && !class.layout.is_exception() && class.layout != Kind::Object;
        if !is_builtin && (traits.has(Traits::NEW) || class.layout == Kind::Type || !simple) {
            let makes_all = simple.then(|| self.library_constructor(class)).flatten();
            let construct = makes_all.unwrap_or_else(|| vm.builtin(CONSTRUCT));
            self.prepend(&mut site, class_value);
            return self.invoke(construct, site);
        }
        if is_builtin {
            let named = tuple_items(site.names);
            let values = &self.execution.stack.values()[site.arguments..];
            let (positional, by_name) = values.split_at(values.len() - named.len());
            let arguments = Arguments {
                positional,
                names: named,
                named: by_name,
            };
            let outcome = super::builtins::construct(&mut self.context, class.layout, arguments);
            if self.context.known.is_missing() {
                return self.ask(Again::Call(class_value, site));
            }
            return self.finish_native(outcome?, site);
        }
        let count = self.execution.stack.len() - site.arguments - tuple_items(site.names).len();
        let positional = &self.execution.stack.values()[site.arguments..][..count];
        let instance = if class.layout.is_exception() {
            let class_value = super::errors::class_for(vm, class_value, positional);
            vm.exception(self.context.allocator, class_value, positional)
        } else {
            let inner = match class.layout {
                Kind::Object => Value::UNBOUND,
                Kind::List => self.context.list(&[]),
                Kind::Dict => vm.dict(self.context.allocator, []),
                Kind::Set => self.context.set_object(Set::new(), false),
                _ => {
                    let construct = vm.builtin(CONSTRUCT);
                    self.prepend(&mut site, class_value);
                    return self.invoke(construct, site);
                }
            };
            self.context.bare_instance(class, class_value, inner)?
        };
        let Some(init) = class.member(vm.known.init, &vm.cells) else {
            self.execution.stack.truncate(site.floor);
            return self.deliver(instance, site.continuation);
        };
        self.prepend(&mut site, instance);
        site.continuation = match site.continuation {
            Continuation::Replace(place) => {
                self.execution.stack.set_at(place as usize, instance);
                Continuation::Discard
            }
            _ => Continuation::Construct(instance),
        };
        self.invoke(init, site)
    }
}

impl Context<'_> {
    /// An instance whose `__init__` has not run, around `inner` where the class has a built-in layout.
    pub(super) fn bare_instance(
        &mut self,
        class: &Class,
        class_value: Value,
        inner: Value,
    ) -> Result<Value, Value> {
        let vm = self.vm;
        let traits = class.traits(&vm.known, &vm.cells);
        if traits.has(Traits::ABSTRACT) {
            return Err(self.abstract_class(class));
        }
        let slots = class.slot_count();
        let instance = self.object(
            Body::Instance(Instance::new(class_value, inner, slots)),
            slots * 8,
        );
        if traits.has(Traits::FINALIZER) && self.driver.finalizes() {
            vm.watch_instance(self.allocator, instance);
        }
        Ok(instance)
    }

    fn abstract_class(&mut self, class: &Class) -> Value {
        let vm = self.vm;
        let methods = class.members.get(vm.known.abstract_methods, &vm.cells);
        let methods = methods.and_then(|methods| self.builtin_items(methods));
        let mut names: Vec<&str> = methods
            .iter()
            .flatten()
            .filter_map(|&name| text_of(name))
            .collect();
        names.sort_unstable();
        let plural = if names.len() == 1 { "" } else { "s" };
        self.type_error(format!(
            "Can't instantiate abstract class {} with abstract method{plural} {}",
            class.name,
            names.join(", ")
        ))
    }

    /// Whether a class statement has to call the program's own code when its class is made:
    /// `__set_name__` of a member, or `__init_subclass__` of a base.
    fn has_class_hooks(&self, made: Value, namespace: Value) -> bool {
        let vm = self.vm;
        let own_hook = class::of(made).is_some_and(|class| {
            class.mro().iter().skip(1).any(|&base| {
                class::of(base).is_some_and(|base| {
                    !base.builtin
                        && base
                            .members
                            .get(vm.known.init_subclass, &vm.cells)
                            .is_some()
                })
            })
        });
        own_hook
            || namespace_pairs(namespace).iter().any(|&(_, member)| {
                class::own_special(member, vm.known.set_name, &vm.cells).is_some()
                    && class::of(member).is_none()
            })
    }

    /// Makes a class: `type.__new__` without the hooks. An unbound metaclass is `type`.
    pub(super) fn make_class(
        &mut self,
        metaclass: Value,
        name: Value,
        bases: &[Value],
        namespace: Value,
    ) -> Result<Value, Value> {
        let vm = self.vm;
        let name = text_of(name).unwrap_or_default();
        let object = [vm.types.get(Kind::Object)];
        let bases = if bases.is_empty() { &object } else { bases };
        let layout = self.layout_of(bases)?;
        let Some(order) = class::linearize(bases) else {
            let names: Vec<String> = bases
                .iter()
                .filter_map(|&base| Some(class::of(base)?.name.to_string()))
                .collect();
            return Err(self.type_error(format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            )));
        };
        let pairs = namespace_pairs(namespace);
        let find = |wanted: &str| {
            let pair = pairs.iter().find(|(key, _)| text_of(*key) == Some(wanted));
            pair.map(|(_, value)| *value)
        };
        let version = vm
            .next_version
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut class = Class::new(
            name,
            find("__qualname__").and_then(text_of).unwrap_or(name),
            find("__module__").and_then(text_of).unwrap_or("builtins"),
            layout,
            bases.into(),
            version,
        );
        if metaclass != vm.types.get(Kind::Type) {
            class.metaclass = metaclass;
        }
        for base_class in order.iter().filter_map(|&base| class::of(base)) {
            for name in base_class.slot_names() {
                class.slot_or_create(name, &vm.next_version);
            }
        }
        if let Some(slots) = find("__slots__") {
            let items = self.builtin_items(slots);
            class.limited_to = limits(&class, slot_names(vm, slots, items), vm.known.dict);
            for &name in class.limited_to.iter().flatten() {
                class.slot_or_create(name, &vm.next_version);
            }
        }
        let value = self.object(Body::Class(Box::new(class)), 256);
        let Some(class) = class::of(value) else {
            return Ok(Value::NONE);
        };
        class.set_mro(std::iter::once(value).chain(order).collect());
        for &base in bases {
            if let Some(base) = class::of(base) {
                base.add_subclass(value);
            }
        }
        for &(key, member) in &pairs {
            let Some(spelling) = text_of(key) else {
                continue;
            };
            match spelling {
                "__classcell__" => {
                    if let Some(Body::Cell(cell)) = member.object().map(|object| &object.get().body)
                    {
                        cell.set(value);
                    }
                    continue;
                }
                "__qualname__" => continue,
                _ => {}
            }
            let is_function = matches!(
                member.object().map(|object| &object.get().body),
                Some(Body::Function(_))
            );
            let member = match spelling {
                "__new__" if is_function => self.object(Body::StaticMethod(member), 0),
                "__init_subclass__" | "__class_getitem__" if is_function => {
                    self.object(Body::ClassMethod(member), 0)
                }
                _ => member,
            };
            vm.bind(&class.members, spelling, member);
        }
        if find("__doc__").is_none() {
            vm.bind(&class.members, "__doc__", Value::NONE);
        }
        if find("__eq__").is_some() && find("__hash__").is_none() {
            vm.bind(&class.members, "__hash__", Value::NONE);
        }
        class.note_equality(&vm.known, &vm.cells);
        Ok(value)
    }

    /// The built-in class whose layout instances of a class with these bases have.
    fn layout_of(&mut self, bases: &[Value]) -> Result<Kind, Value> {
        let vm = self.vm;
        let mut layout = Kind::Object;
        for &base in bases {
            let Some(class) = class::of(base) else {
                return Err(self.type_error("bases must be types"));
            };
            if !class.layout.can_be_base() {
                let message = format!("type '{}' is not an acceptable base type", class.name);
                return Err(self.type_error(message));
            }
            if class.layout == Kind::Object || class.layout == layout {
                continue;
            }
            let nearer = |one: Kind, other: Kind| {
                class::of(vm.types.get(one))
                    .is_some_and(|class| class.derives_from(vm.types.get(other)))
            };
            if layout == Kind::Object || nearer(class.layout, layout) {
                layout = class.layout;
            } else if nearer(layout, class.layout)
                || (layout.is_exception() && class.layout.is_exception())
            {
                continue;
            } else {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
        }
        Ok(layout)
    }
}

/// What a class body has left in its namespace: a dict, or an instance of a class derived from one.
fn namespace_pairs(namespace: Value) -> Vec<(Value, Value)> {
    let body = namespace.object().map(|object| &object.get().body);
    let inner = match body {
        Some(Body::Instance(instance)) => instance.inner.object().map(|object| &object.get().body),
        _ => body,
    };
    match inner {
        Some(Body::Dict(dict)) => dict.pairs(),
        _ => Vec::new(),
    }
}

/// What `__slots__` limits instances to: nothing when a base lets them have any attribute.
fn limits(class: &Class, own: Vec<Name>, dict: Name) -> Option<Box<[Name]>> {
    if own.contains(&dict) {
        return None;
    }
    let mut names = Vec::new();
    for base in class.bases.iter().filter_map(|&base| class::of(base)) {
        match &base.limited_to {
            Some(inherited) => names.extend_from_slice(inherited),
            None if base.builtin && !base.layout.is_exception() => {}
            None => return None,
        }
    }
    names.extend(own);
    Some(names.into())
}
