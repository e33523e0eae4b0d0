//! States in words: final values of variables, names of locks and places, lines of the source.

use std::collections::BTreeMap;

use super::access::Touch;
use crate::bytecode::Op;
use crate::live::main_thread::module_globals;
use crate::threads::{LockView, view_lock};
use crate::vm::class;
use crate::vm::execution::Frame;
use crate::vm::namespace::Name;
use crate::vm::object::Body;
use crate::vm::represent::representation;
use crate::vm::types::type_name;
use crate::vm::{Context, Execution, Value, Vm, text_of};

fn body<'a>(value: Value) -> Option<&'a Body> {
    Some(&value.object()?.get().body)
}

/// The program's globals with their values.
pub(in crate::schedule) fn globals(vm: &Vm) -> Vec<(String, Value)> {
    let Some(globals) = module_globals(vm, "__main__") else {
        return Vec::new();
    };
    let bound = |(name, cell): (Name, u32)| {
        let value = vm.cells.at(cell).get().bound()?;
        Some((vm.names.spelling(name).to_string(), value))
    };
    globals.members().into_iter().filter_map(bound).collect()
}

/// Whether a value is data, all the way down, and no machinery.
fn is_data(value: Value, depth: u32) -> bool {
    let all = |values: &[Value]| depth > 0 && values.iter().all(|&item| is_data(item, depth - 1));
    match body(value) {
        None | Some(Body::Text(_) | Body::Wide(_) | Body::BigInt(_)) => true,
        Some(Body::Bytes(_) | Body::Range(_) | Body::Complex(_)) => true,
        Some(Body::Set(_)) => true,
        Some(Body::Tuple(items)) => all(items),
        Some(Body::List(list)) => all(&list.snapshot()),
        Some(Body::Dict(dict)) => {
            let values: Vec<Value> = dict.pairs().iter().flat_map(|&(k, v)| [k, v]).collect();
            all(&values)
        }
        _ => false,
    }
}

/// How many containers inside of containers count as data.
const DEPTH: u32 = 4;

/// The program's variables that hold data, with the attributes of its objects, as `repr()` shows them.
pub(in crate::schedule) fn final_values(context: &Context<'_>) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    let mut add = |name: String, value: Value| {
        if is_data(value, DEPTH)
            && let Ok(shown) = representation(context, value)
        {
            values.insert(name, shown);
        }
    };
    for (name, value) in globals(context.vm) {
        if name.starts_with("__") {
            continue;
        }
        if let Some(Body::Instance(instance)) = body(value)
            && let Some(class) = class::of(instance.class)
            && &*class.module == "__main__"
            && !class.layout.is_exception()
        {
            for (slot, attribute) in class.slot_names().into_iter().enumerate() {
                if let Some(value) = instance.get(slot as u32) {
                    let attribute = context.vm.names.spelling(attribute);
                    add(format!("{name}.{attribute}"), value);
                }
            }
        } else {
            add(name, value);
        }
    }
    values
}

/// What the program calls an object: a global, an item or an attribute of one.
pub(in crate::schedule) fn name_of(vm: &Vm, wanted: impl Fn(Value) -> bool) -> Option<String> {
    for (name, value) in globals(vm) {
        if wanted(value) {
            return Some(name);
        }
        let found = match body(value) {
            Some(Body::List(list)) => place_in(&name, &list.snapshot(), &wanted),
            Some(Body::Tuple(items)) => place_in(&name, items, &wanted),
            Some(Body::Dict(dict)) => {
                let pairs = dict.pairs().into_iter();
                let mut found = pairs.filter(|&(_, value)| wanted(value));
                found.find_map(|(key, _)| Some(format!("{name}[{}]", key_text(key)?)))
            }
            Some(Body::Instance(instance)) => class::of(instance.class).and_then(|class| {
                let slots = class.slot_names().into_iter().enumerate();
                slots
                    .filter(|(slot, _)| instance.get(*slot as u32).is_some_and(&wanted))
                    .map(|(_, attribute)| format!("{name}.{}", vm.names.spelling(attribute)))
                    .next()
            }),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// A key as the program writes it, if it is a string or a small number.
fn key_text(key: Value) -> Option<String> {
    let text = text_of(key).map(crate::vm::represent::quoted);
    text.or_else(|| Some(key.as_int()?.to_string()))
}

fn place_in(name: &str, items: &[Value], wanted: &impl Fn(Value) -> bool) -> Option<String> {
    let place = items.iter().position(|&item| wanted(item))?;
    Some(format!("{name}[{place}]"))
}

/// What the program calls a lock. The locks inside of the library's objects go by the object's name
/// where they are all that others see of it, and otherwise have none.
pub(in crate::schedule) fn lock_name(vm: &Vm, lock: usize) -> Option<String> {
    let is_it = |value: Value| {
        matches!(body(value), Some(Body::Instance(_)))
            && view_lock(value).is_some_and(|view| view.address() == lock)
    };
    let name = name_of(vm, is_it)?;
    match name.strip_suffix("._lock") {
        Some(owner) => Some(owner.to_owned()),
        None => (!name.contains("._")).then_some(name),
    }
}

/// What a thread waits for that stands before acquiring a lock: in words, and the thread that could
/// end the wait, if it is known which.
pub(in crate::schedule) fn wait(
    vm: &Vm,
    lock: LockView,
    execution: &Execution,
) -> (String, Option<u32>) {
    if let Some((thread, name)) = joined_thread(vm, execution) {
        return (format!("the end of {name}"), Some(thread));
    }
    match lock_name(vm, lock.address()) {
        Some(name) => (name, lock.holder),
        None => match library_call(vm, execution) {
            Some(call) => (call, None),
            None => ("a lock".to_owned(), lock.holder),
        },
    }
}

/// The library's method that the program itself has called, as `changed.wait()`, or by its class where
/// the object has no name.
pub(in crate::schedule) fn library_call(vm: &Vm, execution: &Execution) -> Option<String> {
    let called = execution.frames.get(own_frame(execution)? + 1)?;
    let method = &called.code.get().code.qualname;
    let receiver = *execution.stack.values().get(called.base as usize)?;
    let owner = name_of(vm, |value| value == receiver);
    Some(match (owner, method.rsplit_once('.')) {
        (Some(owner), Some((_, method))) => format!("{owner}.{method}()"),
        _ => format!("{method}()"),
    })
}

/// The innermost frame of the program's own code.
pub(in crate::schedule) fn own_frame(execution: &Execution) -> Option<usize> {
    let own = |frame: &Frame| !frame.code.get().hidden;
    execution.frames.iter().rposition(own)
}

/// The thread that an execution waits for in `Thread.join`, with its name.
pub(in crate::schedule) fn joined_thread(vm: &Vm, execution: &Execution) -> Option<(u32, String)> {
    let called = execution.frames.get(own_frame(execution)? + 1)?;
    if called.code.get().code.qualname != "Thread.join" {
        return None;
    }
    let thread = *execution.stack.values().get(called.base as usize)?;
    let Some(Body::Instance(instance)) = body(thread) else {
        return None;
    };
    let class = class::of(instance.class)?;
    let attribute = |name: &str| instance.get(class.slot(vm.names.find(name)?)?);
    let number = crate::threads::thread_of(attribute("_ident")?.as_int()?)?;
    Some((number, text_of(attribute("_name")?)?.to_owned()))
}

/// The line of the program a thread is in; nothing when it is not in its own code.
pub(in crate::schedule) fn line(execution: &Execution) -> Option<u32> {
    let place = own_frame(execution)?;
    let frame = execution.frames.get(place)?;
    let innermost = place + 1 == execution.frames.len();
    let at = (frame.instruction as usize).saturating_sub(usize::from(!innermost));
    Some(frame.code.get().code.positions.get(at)?.line)
}

/// Whether the innermost frame is the program's own code.
pub(in crate::schedule) fn in_own_code(execution: &Execution) -> bool {
    let frame = execution.frames.last();
    frame.is_some_and(|frame| !frame.code.get().hidden)
}

/// The modules whose code runs in one go, as a statement of a database does: what a request goes through
/// on its way to the program's view touches thousands of places that only it cares for.
const IN_ONE_GO: [&str; 6] = [
    "flask/",
    "werkzeug/",
    "requests/",
    "jinja2/",
    "itsdangerous/",
    "socket.py",
];

/// The methods of `threading.Thread` that run in one go, too: what they touch they touch for each other, and all
/// that a program sees of it is whether a thread has ended. Threads are named and begun in an order, so not
/// those that do this.
const LIFE_OF_A_THREAD: [&str; 7] = [
    "Thread.__init__",
    "Thread._set_up_",
    "Thread.start",
    "Thread.run",
    "Thread._bootstrap",
    "Thread.join",
    "Thread._wait_for_end_",
];

/// Whether the thread is inside of one of these modules or functions, and not in code of the program's that it
/// called.
pub(super) fn in_one_go(execution: &Execution) -> bool {
    let frames = execution.frames.iter().rev();
    let is_life = |frame: &Frame| {
        let code = &frame.code.get().code;
        &*code.file == "threading.py" && LIFE_OF_A_THREAD.contains(&code.qualname.as_str())
    };
    if execution.frames.last().is_some_and(is_life) {
        return true;
    }
    frames
        .map(|frame| frame.code.get())
        .take_while(|code| code.hidden)
        .any(|code| {
            IN_ONE_GO
                .iter()
                .any(|start| code.code.file.starts_with(start))
        })
}

/// What the program calls the place that its next instruction touches.
pub(in crate::schedule) fn variable(
    context: &Context<'_>,
    execution: &Execution,
    touch: &Touch,
) -> String {
    let vm = context.vm;
    let Some((code, at, instruction)) = super::access::next_instruction(execution) else {
        return String::new();
    };
    let operand = instruction.operand as usize;
    match instruction.op {
        Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal => {
            let cache = code.caches[at].load(std::sync::atomic::Ordering::Relaxed);
            vm.names.spelling(Name((cache >> 32) as u32)).to_string()
        }
        Op::LoadDeref | Op::StoreDeref | Op::DeleteDeref | Op::LoadClassDeref => {
            let name = code.slot_names.get(operand).copied();
            name.map_or_else(String::new, |name| vm.names.spelling(name).to_string())
        }
        Op::LoadAttr | Op::StoreAttr | Op::DeleteAttr | Op::LoadMethod => {
            let stack = execution.stack.values();
            let object = stack.last().copied().unwrap_or(Value::NONE);
            let owner = name_of(vm, |value| value == object).unwrap_or_else(|| type_name(object));
            let name = code.names.get(operand).copied().unwrap_or(Name(0));
            format!("{owner}.{}", vm.names.spelling(name))
        }
        _ => {
            let holds = |value: Value| {
                value
                    .object()
                    .is_some_and(|object| object.address() == touch.place.object)
            };
            let owner = name_of(vm, holds).unwrap_or_else(|| "a container".to_owned());
            match touch.item.map(|item| representation(context, item)) {
                Some(Ok(item)) => format!("{owner}[{item}]"),
                _ => owner,
            }
        }
    }
}
