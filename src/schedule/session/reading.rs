//! Reads a moment from a program that stands still: its threads with their stacks, its variables and
//! the objects they lead to, its locks.

use std::collections::HashSet;

use super::memory::{Memory, Numbers, is_machinery, thread_name};
use super::moment::{Call, Change, End, LockMoment, Moment, Slot, ThreadMoment, ThreadState, Wait};
use super::stand::Stand;
use super::touch::Toucher;
use crate::bytecode::CodeKind;
use crate::live::Ending;
use crate::live::main_thread::module_globals;
use crate::live::queue::{Moment as Instant, Queue, Standing};
use crate::schedule::explore::access::{Look, look};
use crate::schedule::explore::words;
use crate::threads::{LockView, view_lock};
use crate::vm::execution::Frame;
use crate::vm::object::Body;
use crate::vm::{Context, Execution, Value, Vm};

/// What is read with: what the program is, and which thread moved last.
pub(super) struct Reader<'a> {
    pub(super) assigned: &'a HashSet<String>,
    /// The program's own file.
    pub(super) file: &'a str,
    pub(super) last: Option<u32>,
}

impl Reader<'_> {
    /// The moment in which a program stands. What was printed, and the position, are for the caller.
    pub(super) fn moment(&self, stand: &mut Stand, numbers: &mut Numbers) -> Moment {
        let ending = stand.ending();
        let time = stand.now() as f64 / 1e9;
        let (context, serial) = stand.reading();
        let table = serial.locked();
        let queue = &table.queue;
        let names: Vec<String> = queue
            .threads
            .iter()
            .map(|thread| thread.name.clone())
            .collect();
        let mut locks = Locks::new(context.vm);
        let mut memory = Memory::new(context.vm, &names, numbers);
        let globals = globals(context.vm, &mut memory);
        let mut threads = Vec::new();
        for number in 0..queue.threads.len() as u32 {
            let thread = self.thread(&context, queue, number, &names, &mut memory, &mut locks);
            threads.push(ThreadMoment {
                movable: thread.movable && ending.is_none(),
                ..thread
            });
        }
        let (objects, more_objects) = memory.objects();
        Moment {
            position: 0,
            threads,
            globals,
            objects,
            more_objects,
            locks: locks.found,
            output: Vec::new(),
            time,
            end: ending.map(|ending| match ending {
                Ending::Finished => End::Finished,
                Ending::Deadlocked => End::Deadlocked,
                Ending::Failed | Ending::Stopped => End::Failed,
            }),
            exit_code: match ending {
                Some(Ending::Deadlocked) => 1,
                _ => table.exit_code,
            },
            moved: None,
        }
    }

    /// What every thread does, and on which line; where in the run that is, is for the caller.
    pub(super) fn sketch(&self, stand: &mut Stand) -> Vec<Change> {
        let (context, serial) = stand.reading();
        let table = serial.locked();
        let threads = table.queue.threads.iter().zip(0..);
        let sketched = threads.map(|(thread, number)| {
            let execution = thread.execution.as_deref();
            let waits = thread.standing == Standing::Waiting;
            let wait = execution
                .filter(|_| waits)
                .and_then(|execution| waiting(context.vm, number, execution));
            let state = match thread.standing {
                Standing::Finished => ThreadState::Finished,
                Standing::Waiting if wait.is_none() && table.queue.deadline(number).is_some() => {
                    ThreadState::Sleeping
                }
                Standing::Waiting => ThreadState::Blocked,
                _ if self.last == Some(number) => ThreadState::Running,
                _ => ThreadState::Ready,
            };
            Change {
                at: 0,
                thread: number,
                name: thread.name.clone(),
                state,
                line: match state {
                    ThreadState::Finished => 0,
                    _ => execution.and_then(words::line).unwrap_or(0),
                },
                what: wait.map_or_else(String::new, |wait| wait.what),
            }
        });
        sketched.collect()
    }

    fn thread(
        &self,
        context: &Context<'_>,
        queue: &Queue,
        number: u32,
        names: &[String],
        memory: &mut Memory<'_>,
        locks: &mut Locks<'_>,
    ) -> ThreadMoment {
        let thread = &queue.threads[number as usize];
        let until = queue.deadline(number);
        let execution = thread.execution.as_deref();
        let name = thread_name(names, number);
        let ended = thread.standing == Standing::Finished;
        let Some(execution) = execution.filter(|_| !ended) else {
            return ThreadMoment {
                number,
                name,
                state: ThreadState::Finished,
                wait: None,
                frames: Vec::new(),
                next: None,
                movable: false,
                until: None,
            };
        };
        let waits = thread.standing == Standing::Waiting;
        let wait = match waits {
            true => locks.wait(number, execution),
            false => None,
        };
        let state = match (waits, &wait) {
            (true, None) if until.is_some() => ThreadState::Sleeping,
            (true, _) => ThreadState::Blocked,
            (false, _) if self.last == Some(number) => ThreadState::Running,
            (false, _) => ThreadState::Ready,
        };
        let next = Toucher::new(self.assigned).next(context, number, execution);
        ThreadMoment {
            number,
            name,
            state,
            wait,
            frames: self.calls(execution, memory),
            next,
            movable: !waits || until.is_some(),
            until: until.map(|Instant(until)| until as f64 / 1e9),
        }
    }

    /// The calls of the program's own functions, the outermost first.
    fn calls(&self, execution: &Execution, memory: &mut Memory<'_>) -> Vec<Call> {
        let innermost = execution.frames.len().saturating_sub(1);
        let frames = execution.frames.iter().enumerate();
        let own = frames.filter(|(_, frame)| !frame.code.get().hidden);
        own.map(|(place, frame)| {
            let code = &frame.code.get().code;
            // A frame that called another one stands behind its call.
            let at = (frame.instruction as usize).saturating_sub(usize::from(place != innermost));
            Call {
                name: code.name.clone(),
                line: code.positions.get(at).map_or(0, |position| position.line),
                file: (*code.file != *self.file).then(|| code.file.to_string()),
                locals: locals(execution, frame, memory),
            }
        })
        .collect()
    }
}

/// Whether a thread holds a lock that the program has a name for.
pub(super) fn holds_lock(vm: &Vm, thread: u32) -> bool {
    let locks = Locks::new(vm).found;
    locks.iter().any(|lock| lock.holders.contains(&thread))
}

fn body<'a>(value: Value) -> Option<&'a Body> {
    Some(&value.object()?.get().body)
}

fn globals(vm: &Vm, memory: &mut Memory<'_>) -> Vec<Slot> {
    let Some(globals) = module_globals(vm, "__main__") else {
        return Vec::new();
    };
    let mut slots = Vec::new();
    for (name, cell) in globals.members() {
        let name = vm.names.spelling(name);
        let value = vm.cells.at(cell).get();
        if value.is_bound() && !name.starts_with("__") && !is_machinery(value) {
            slots.push(memory.slot(name.to_string(), value));
        }
    }
    slots
}

fn locals(execution: &Execution, frame: &Frame, memory: &mut Memory<'_>) -> Vec<Slot> {
    let code = &frame.code.get().code;
    if code.kind != CodeKind::Function {
        return Vec::new();
    }
    let mut slots = Vec::new();
    for (place, name) in code.slots.iter().enumerate() {
        let value = execution.stack.values().get(frame.base as usize + place);
        let value = value.copied().unwrap_or(Value::UNBOUND);
        let value = match body(value) {
            Some(Body::Cell(cell)) if code.cell_slots.contains(&(place as u32)) => cell.get(),
            _ => value,
        };
        if value.is_bound() && !name.starts_with('.') && !is_machinery(value) {
            slots.push(memory.slot(name.clone(), value));
        }
    }
    slots
}

/// The locks that are told of.
struct Locks<'a> {
    vm: &'a Vm,
    found: Vec<LockMoment>,
}

impl<'a> Locks<'a> {
    /// Those the program knows by name: globals, their items and attributes.
    fn new(vm: &'a Vm) -> Locks<'a> {
        let mut locks = Locks {
            vm,
            found: Vec::new(),
        };
        for (_, value) in words::globals(vm) {
            locks.note(value);
            match body(value) {
                Some(Body::List(list)) => {
                    for place in 0..list.len().min(64) {
                        list.get(place)
                            .into_iter()
                            .for_each(|item| locks.note(item));
                    }
                }
                Some(Body::Tuple(items)) => items.iter().for_each(|&item| locks.note(item)),
                Some(Body::Dict(dict)) if dict.len() <= 64 => {
                    for (_, item) in dict.pairs() {
                        locks.note(item);
                    }
                }
                Some(Body::Instance(instance)) => {
                    let slots = crate::vm::class::of(instance.class).map_or(0, |c| c.slot_count());
                    for slot in 0..slots {
                        let value = instance.get(slot as u32);
                        value.into_iter().for_each(|value| locks.note(value));
                    }
                }
                _ => {}
            }
        }
        locks
    }

    fn note(&mut self, value: Value) {
        if let Some(lock) = view_lock(value)
            && words::lock_name(self.vm, lock.address()).is_some()
        {
            self.add(lock);
        }
    }

    /// The number of a lock, which will be told of.
    fn add(&mut self, lock: LockView) -> Option<u32> {
        let id = self.vm.heap.slot(lock.object.object()?)?;
        if !self.found.iter().any(|known| known.id == id) {
            let name = words::lock_name(self.vm, lock.address());
            self.found.push(LockMoment {
                id,
                class: if lock.reentrant { "RLock" } else { "Lock" }.to_owned(),
                name: name.unwrap_or_else(|| format!("lock {id}")),
                holders: lock.holder.into_iter().collect(),
            });
        }
        Some(id)
    }

    /// What a waiting thread waits for; nothing when it waits for no lock.
    fn wait(&mut self, thread: u32, execution: &Execution) -> Option<Wait> {
        let found = waiting(self.vm, thread, execution)?;
        let lock = found.lock.and_then(|lock| self.add(lock));
        Some(Wait {
            what: found.what,
            lock,
            thread: found.thread,
            line: words::line(execution).unwrap_or(0),
        })
    }
}

/// What a thread waits for.
struct Waiting {
    what: String,
    lock: Option<LockView>,
    thread: Option<u32>,
}

fn waiting(vm: &Vm, thread: u32, execution: &Execution) -> Option<Waiting> {
    let mut seen = Look::default();
    look(vm, thread, execution, &mut seen);
    let (lock, _) = seen.acquires?;
    if let Some((joined, name)) = words::joined_thread(vm, execution) {
        return Some(Waiting {
            what: format!("{name} to end"),
            lock: None,
            thread: Some(joined),
        });
    }
    let class = if lock.reentrant { "RLock" } else { "Lock" };
    let named = words::lock_name(vm, lock.address());
    Some(match (named, words::library_call(vm, execution)) {
        (Some(name), _) => Waiting {
            what: format!("{class} '{name}'"),
            lock: Some(lock),
            thread: None,
        },
        (None, Some(call)) => Waiting {
            what: call,
            lock: None,
            thread: None,
        },
        (None, None) => Waiting {
            what: format!("a {class}"),
            lock: Some(lock),
            thread: None,
        },
    })
}
