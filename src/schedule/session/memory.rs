//! The heap as a reader sees it: variables, the objects they lead to, and short texts for both. Nothing
//! here runs Python, and nothing takes longer because a container is large.

use std::collections::{HashMap, VecDeque};

use super::moment::{HeapObject, Shown, Slot};
use crate::threads::view_lock;
use crate::vm::class;
use crate::vm::heap::Ref;
use crate::vm::instance::Instance;
use crate::vm::object::Body;
use crate::vm::represent;
use crate::vm::types::{kind_of, type_name};
use crate::vm::{Value, Vm};

/// Objects told of at most.
const OBJECTS: usize = 80;
/// Items told of at most, of one object.
const ITEMS: usize = 16;
/// Characters of a text in place at most.
const LETTERS: usize = 48;
/// Items of a container in a text.
const TEXT_ITEMS: usize = 4;

fn body<'a>(value: Value) -> Option<&'a Body> {
    Some(&value.object()?.get().body)
}

/// The numbers under which objects are shown, small and in the order of first showing them, by the slot
/// of the heap they are in: that is the same whenever the run is repeated.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers(HashMap<u32, u32>);

impl Numbers {
    /// The number of an object.
    pub(super) fn of(&mut self, vm: &Vm, object: Ref) -> Option<u32> {
        let next = self.0.len() as u32 + 1;
        Some(*self.0.entry(vm.heap.slot(object)?).or_insert(next))
    }
}

/// Collects the objects that shown values lead to.
pub(super) struct Memory<'a> {
    vm: &'a Vm,
    names: &'a [String],
    numbers: &'a mut Numbers,
    known: HashMap<usize, u32>,
    pending: VecDeque<Value>,
}

impl<'a> Memory<'a> {
    /// A reader of this process, whose threads have these names.
    pub(super) fn new(vm: &'a Vm, names: &'a [String], numbers: &'a mut Numbers) -> Memory<'a> {
        Memory {
            vm,
            names,
            numbers,
            known: HashMap::new(),
            pending: VecDeque::new(),
        }
    }

    /// A variable that is bound to a value.
    pub(super) fn slot(&mut self, name: String, value: Value) -> Slot {
        Slot {
            name,
            value: self.shown(value),
            changed: false,
            before: None,
        }
    }

    fn shown(&mut self, value: Value) -> Shown {
        let object = value.object().filter(|_| is_arrow(value));
        Shown {
            text: text(value),
            object: object.and_then(|object| self.reach(object)),
        }
    }

    /// The number of an object, which will be told of.
    fn reach(&mut self, object: Ref) -> Option<u32> {
        if let Some(&number) = self.known.get(&object.address()) {
            return Some(number);
        }
        let number = self.numbers.of(self.vm, object)?;
        self.known.insert(object.address(), number);
        self.pending.push_back(Value::reference(object));
        Some(number)
    }

    /// The objects that were reached, and how many are left out.
    pub(super) fn objects(mut self) -> (Vec<HeapObject>, u32) {
        let mut objects = Vec::new();
        while objects.len() < OBJECTS
            && let Some(value) = self.pending.pop_front()
        {
            objects.push(self.object(value));
        }
        (objects, self.pending.len() as u32)
    }

    fn object(&mut self, value: Value) -> HeapObject {
        let id = value.object().and_then(|object| self.reach(object));
        let mut items = Vec::new();
        let mut more = 0;
        let mut note = String::new();
        if let Some(lock) = view_lock(value) {
            note = match lock.holder {
                None => "free".to_owned(),
                Some(holder) => format!("held by {}", thread_name(self.names, holder)),
            };
        } else {
            more = self.contents(value, &mut items, &mut note);
        }
        HeapObject {
            id: id.unwrap_or(0),
            class: class_name(value),
            text: note,
            items,
            more,
            changed: false,
        }
    }

    /// Attributes, items and entries; answers how many more there are.
    fn contents(&mut self, value: Value, items: &mut Vec<Slot>, note: &mut String) -> u32 {
        let mut more = 0;
        match value.part() {
            Some(Body::List(list)) => {
                let count = list.len();
                *note = format!("len {count}");
                for place in 0..count.min(ITEMS) {
                    if let Some(item) = list.get(place) {
                        items.push(self.slot(format!("[{place}]"), item));
                    }
                }
                more += count.saturating_sub(ITEMS);
            }
            Some(Body::Tuple(values)) => {
                for (place, &item) in values.iter().enumerate().take(ITEMS) {
                    items.push(self.slot(format!("[{place}]"), item));
                }
                more += values.len().saturating_sub(ITEMS);
            }
            Some(Body::Dict(dict)) => {
                *note = format!("len {}", dict.len());
                let mut place = 0;
                while items.len() < ITEMS
                    && let Some((key, item, next)) = dict.next_from(place)
                {
                    let key = text(key);
                    items.push(self.slot(format!("[{key}]"), item));
                    place = next;
                }
                more += dict.len().saturating_sub(ITEMS);
            }
            Some(Body::Set(set)) => {
                *note = format!("len {}", set.len());
                let mut place = 0;
                while items.len() < ITEMS
                    && let Some((item, next)) = set.next_from(place)
                {
                    items.push(self.slot(String::new(), item));
                    place = next;
                }
                more += set.len().saturating_sub(ITEMS);
            }
            _ => {}
        }
        if let Some(Body::Instance(instance)) = body(value) {
            for (name, attribute) in attributes(self.vm, instance) {
                if let Some(ring) = ring_items(attribute) {
                    *note = format!("len {}", ring.len());
                    more += ring.len().saturating_sub(ITEMS);
                    for (place, item) in ring.into_iter().take(ITEMS).enumerate() {
                        items.push(self.slot(format!("[{place}]"), item));
                    }
                } else if items.len() < ITEMS {
                    items.push(self.slot(name, attribute));
                } else {
                    more += 1;
                }
            }
        }
        more as u32
    }
}

/// A thread's name, as far as it has one.
pub(super) fn thread_name(names: &[String], thread: u32) -> String {
    let name = names.get(thread as usize).filter(|name| !name.is_empty());
    name.cloned().unwrap_or_else(|| format!("thread {thread}"))
}

/// The items of a deque, if a value is what it keeps them in.
fn ring_items(value: Value) -> Option<Vec<Value>> {
    let Some(Body::Instance(instance)) = body(value) else {
        return None;
    };
    let Some(Body::Foreign(inner)) = body(instance.inner) else {
        return None;
    };
    let class = class::of(instance.class)?;
    if &*class.module != "_collections" {
        return None;
    }
    let mut image = Vec::new();
    inner.save(&mut image);
    // In front of the items it counts its changes.
    Some(image.split_off(1.min(image.len())))
}

/// What a reader may see of an instance: every attribute of the program's own objects, of the
/// library's those with a public name, and what little tells the state of an event or a semaphore.
fn attributes(vm: &Vm, instance: &Instance) -> Vec<(String, Value)> {
    let Some(class) = class::of(instance.class) else {
        return Vec::new();
    };
    let own = &*class.module == "__main__";
    let telling = |name: &str| match &*class.name {
        "Event" => name == "_flag",
        "Semaphore" | "BoundedSemaphore" => name == "_value",
        "deque" => name == "_ring",
        "Queue" | "LifoQueue" | "PriorityQueue" => matches!(name, "queue" | "maxsize"),
        "Thread" | "Condition" | "RLock" => false,
        _ => !name.starts_with('_'),
    };
    let slots = class.slot_names().into_iter().enumerate();
    let bound = slots.filter_map(|(slot, name)| {
        let value = instance.get(slot as u32)?;
        Some((vm.names.spelling(name).to_string(), value))
    });
    let named = bound.filter(|(name, value)| match own {
        // A thread's own class inherits what the library keeps in it.
        true => !(is_function(*value) || name.starts_with('_') && is_of_library(class)),
        false => telling(name),
    });
    named.collect()
}

/// Whether a class of the program derives from one of the library's.
fn is_of_library(class: &class::Class) -> bool {
    let ancestors = class.mro().iter().filter_map(|&class| class::of(class));
    ancestors
        .into_iter()
        .any(|ancestor| !matches!(&*ancestor.module, "__main__" | "builtins"))
}

fn is_function(value: Value) -> bool {
    matches!(
        body(value),
        Some(Body::Function(_) | Body::Native(_) | Body::BoundMethod(_))
    )
}

/// Whether a value is machinery and no data: a function, a class, a module.
pub(super) fn is_machinery(value: Value) -> bool {
    is_function(value)
        || matches!(
            body(value),
            Some(
                Body::Class(_)
                    | Body::Module(_)
                    | Body::Code(_)
                    | Body::StaticMethod(_)
                    | Body::ClassMethod(_)
                    | Body::Property(_)
            )
        )
}

/// Whether a value is shown as an arrow to an object.
fn is_arrow(value: Value) -> bool {
    match body(value) {
        Some(Body::Tuple(items)) => !items.is_empty(),
        Some(Body::List(_) | Body::Dict(_) | Body::Set(_) | Body::Instance(_)) => true,
        _ => false,
    }
}

fn class_name(value: Value) -> String {
    match view_lock(value).map(|lock| lock.reentrant) {
        Some(true) => "RLock".to_owned(),
        Some(false) => "Lock".to_owned(),
        None => match body(value) {
            Some(Body::Instance(instance)) => class::of(instance.class)
                .map_or_else(|| type_name(value), |class| class.name.to_string()),
            _ => kind_of(value).name().to_owned(),
        },
    }
}

/// A value in a few characters.
pub(super) fn text(value: Value) -> String {
    let mut written = String::new();
    write(value, 2, &mut written);
    if written.chars().count() > LETTERS {
        written = written.chars().take(LETTERS - 1).collect();
        written.push('…');
    }
    written
}

fn write(value: Value, depth: u32, out: &mut String) {
    if out.len() > LETTERS * 4 {
        return;
    }
    if let Some(int) = value.as_int() {
        return out.push_str(&int.to_string());
    }
    if let Some(float) = value.as_float() {
        return out.push_str(&represent::float(float));
    }
    let mut items = |open: &str, close: &str, values: &[Value], count: usize| {
        out.push_str(open);
        if depth == 0 && count > 0 {
            out.push('…');
        } else {
            for (place, &item) in values.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { ", " });
                write(item, depth - 1, out);
            }
            if count > values.len() {
                out.push_str(", …");
            }
        }
        out.push_str(close);
    };
    match body(value) {
        None => out.push_str(match value {
            Value::TRUE => "True",
            Value::FALSE => "False",
            Value::ELLIPSIS => "Ellipsis",
            Value::NOT_IMPLEMENTED => "NotImplemented",
            _ => "None",
        }),
        Some(Body::Text(text)) => {
            let start: String = text.as_str().chars().take(LETTERS).collect();
            out.push_str(&represent::quoted(&start));
        }
        Some(Body::Bytes(bytes)) => {
            let start = &bytes[..bytes.len().min(LETTERS)];
            out.push_str(&format!("b'{}'", start.escape_ascii()));
        }
        Some(Body::Wide(int)) => out.push_str(&int.get().to_string()),
        Some(Body::BigInt(int)) => match int.bits() {
            0..=128 => out.push_str(&int.to_string()),
            bits => out.push_str(&format!("an int of {bits} bits")),
        },
        Some(Body::List(list)) => {
            let some: Vec<Value> = (0..TEXT_ITEMS).map_while(|place| list.get(place)).collect();
            items("[", "]", &some, list.len());
        }
        Some(Body::Tuple(values)) => {
            let close = if values.len() == 1 { ",)" } else { ")" };
            items(
                "(",
                close,
                &values[..values.len().min(TEXT_ITEMS)],
                values.len(),
            );
        }
        Some(Body::Set(set)) => {
            let mut some = Vec::new();
            let mut place = 0;
            while some.len() < TEXT_ITEMS
                && let Some((item, next)) = set.next_from(place)
            {
                some.push(item);
                place = next;
            }
            match set.is_empty() {
                true => out.push_str("set()"),
                false => items("{", "}", &some, set.len()),
            }
        }
        Some(Body::Dict(dict)) => {
            out.push('{');
            let mut place = 0;
            let mut count = 0;
            while count < TEXT_ITEMS
                && depth > 0
                && let Some((key, item, next)) = dict.next_from(place)
            {
                out.push_str(if count == 0 { "" } else { ", " });
                write(key, depth - 1, out);
                out.push_str(": ");
                write(item, depth - 1, out);
                place = next;
                count += 1;
            }
            if dict.len() > count {
                out.push_str(if count == 0 { "…" } else { ", …" });
            }
            out.push('}');
        }
        Some(Body::Complex(parts)) => out.push_str(&represent::complex(*parts)),
        Some(Body::Range([start, stop, step])) => out.push_str(&match (start, step) {
            (0, 1) => format!("range({stop})"),
            (_, 1) => format!("range({start}, {stop})"),
            _ => format!("range({start}, {stop}, {step})"),
        }),
        Some(Body::Function(function)) => {
            out.push_str(&function.code.get().code.name);
            out.push_str("()");
        }
        Some(Body::Native(function)) => {
            out.push_str(function.name);
            out.push_str("()");
        }
        Some(Body::BoundMethod(method)) => write(method.function, depth, out),
        Some(Body::Class(class)) => out.push_str(&format!("class {}", class.name)),
        Some(Body::Module(module)) => out.push_str(&format!("module {}", module.name)),
        Some(Body::Instance(_)) if value.core() != value => write(value.core(), depth, out),
        Some(Body::Instance(_)) => out.push_str(&class_name(value)),
        Some(_) => out.push_str(kind_of(value).name()),
    }
}
