//! A process whose threads are moved from any state to the next: states are written back into it,
//! threads moved in it, and states read from it.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};

use super::access::{Look, look};
use super::imaging::{Image, Numbers, ThreadImage};
use super::state::{AddressHash, Hasher, Output, State, ThreadState};
use crate::host::{Host, ModuleFile, Stream};
use crate::live::Program;
use crate::live::main_thread::MainThread;
use crate::modules::StandardLibrary;
use crate::schedule::clock::{Clock, INSTRUCTION, Time};
use crate::threads::view_lock;
use crate::vm::heap::{Allocator, Ref};
use crate::vm::image;
use crate::vm::object::Body;
use crate::vm::{self, Context, Driver, Execution, Stop, Value, Vm, VmOptions};

/// A host that keeps what is printed.
struct Collector {
    world: Arc<dyn Host>,
    written: Mutex<Vec<(Stream, String)>>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl Host for Collector {
    fn monotonic(&self) -> f64 {
        self.world.monotonic()
    }

    fn wall_clock(&self) -> f64 {
        self.world.wall_clock()
    }

    fn entropy(&self) -> u64 {
        self.world.entropy()
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        self.world.module(name)
    }

    fn write(&self, stream: Stream, _thread: u32, text: &str) {
        locked(&self.written).push((stream, text.to_owned()));
    }
}

/// What is said of an object of another room that does not tell its state.
const UNKNOWN: &str = "a thread uses an object whose state cannot be saved and restored";

/// What running threads tell whoever runs them.
#[derive(Default)]
struct Told {
    spawned: Vec<Execution>,
    names: Vec<String>,
    /// Threads there are, those just spawned included.
    threads: u32,
    /// Instructions its thread had executed, and nanoseconds, when the clock was last set.
    counted: u64,
    clock: u64,
}

struct Ears {
    vm: Vm,
    told: Mutex<Told>,
}

impl Driver for Ears {
    fn spawn(&self, context: &mut Context<'_>, function: Value) -> Option<u32> {
        let mut execution = Execution::default();
        let began = Context {
            vm: &self.vm,
            allocator: &mut *context.allocator,
            driver: self,
            thread: context.thread,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        };
        vm::begin(began, &mut execution, function, &[]).ok()?;
        let mut told = locked(&self.told);
        told.spawned.push(execution);
        told.threads += 1;
        Some(told.threads - 1)
    }

    fn wake(&self, _thread: u32) {}

    fn rename(&self, thread: u32, name: &str) {
        let mut told = locked(&self.told);
        let place = thread as usize;
        if told.names.len() <= place {
            told.names.resize(place + 1, String::new());
        }
        name.clone_into(&mut told.names[place]);
    }

    fn waits(&self, _thread: u32, _what: &'static str) {}

    fn counted_clock(&self, instructions: u64) -> Option<f64> {
        let told = locked(&self.told);
        let since = instructions.saturating_sub(told.counted);
        Some((told.clock + since * INSTRUCTION) as f64 / 1e9)
    }
}

/// What became of moving a thread.
pub(super) enum Step {
    /// It stands before an instruction that somebody wanted it to stand before, or is over.
    Done,
    /// Its call could not be done now, and nothing has changed.
    Stuck,
    /// It executed as many instructions as one step may.
    Long,
}

/// A process under exploration.
pub(super) struct Process {
    ears: Ears,
    clock: Arc<Clock>,
    collector: Arc<Collector>,
    allocator: Allocator,
    /// Numbers of the objects there were at the beginning.
    numbers: Rc<Numbers>,
    /// Those objects, and their images if they can change.
    beginning: Vec<(Ref, Option<Box<[Value]>>)>,
    beginning_cells: Vec<Value>,
    /// What is different in the heap from the beginning, as it is now.
    changed: HashMap<u32, Rc<Image>, AddressHash>,
    fresh: HashMap<usize, Rc<Image>, AddressHash>,
    /// Addresses of what the last step may have changed.
    touched: Vec<usize>,
    cells: Rc<[(u32, Value)]>,
    execution: Box<Execution>,
    unknown: Option<String>,
}

impl Process {
    pub(super) fn new(program: &Program, world: Arc<dyn Host>, options: VmOptions) -> Process {
        let collector = Arc::new(Collector {
            world,
            written: Mutex::default(),
        });
        let host: Arc<dyn Host> = Arc::clone(&collector) as Arc<dyn Host>;
        let clock = Arc::new(Clock::new(host, Time::Counted { seed: 0 }));
        let host: Arc<dyn Host> = Arc::clone(&clock) as Arc<dyn Host>;
        let ears = Ears {
            vm: Vm::new(host, Arc::new(StandardLibrary), options),
            told: Mutex::default(),
        };
        locked(&ears.told).threads = 1;
        locked(&ears.told).names.push("MainThread".to_owned());
        let mut allocator = Allocator::default();
        let execution = MainThread::load(program, &ears.vm, &mut allocator, &ears);
        Process {
            ears,
            clock,
            collector,
            allocator,
            numbers: Rc::default(),
            beginning: Vec::new(),
            beginning_cells: Vec::new(),
            changed: HashMap::default(),
            fresh: HashMap::default(),
            touched: Vec::new(),
            cells: Rc::default(),
            execution,
            unknown: None,
        }
    }

    pub(super) fn vm(&self) -> &Vm {
        &self.ears.vm
    }

    /// A thread's name, as far as it is known.
    pub(super) fn name(&self, thread: u32) -> String {
        let name = locked(&self.ears.told).names.get(thread as usize).cloned();
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| format!("thread {thread}"))
    }

    pub(super) fn context(&mut self, thread: u32) -> Context<'_> {
        Context {
            vm: &self.ears.vm,
            allocator: &mut self.allocator,
            driver: &self.ears,
            thread,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        }
    }

    fn deadline_passed(&mut self, deadline: f64) {
        let instructions = self.execution.instructions;
        let mut told = locked(&self.ears.told);
        told.clock += (instructions - told.counted) * INSTRUCTION;
        told.counted = instructions;
        told.clock = told.clock.max((deadline * 1e9) as u64 + 1);
    }

    /// Runs the main thread alone until it has started another one, which is where the exploration
    /// begins, or is over. Answers that state and the instructions executed.
    pub(super) fn begin(&mut self) -> Option<(State, u64)> {
        let mut main = MainThread::new();
        let mut over = false;
        while !over && locked(&self.ears.told).spawned.is_empty() {
            let stop = self.execute(0, 1);
            match stop {
                Stop::Preempted | Stop::Interrupted => {}
                Stop::Waiting => self.deadline_passed(self.execution.deadline?),
                Stop::Finished(_) => over = !self.main_ended(&mut main, None),
                Stop::Uncaught(exception) => over = !self.main_ended(&mut main, Some(exception)),
            }
            if self.ears.vm.heap.wants_collection() {
                let execution = &self.execution;
                self.ears.vm.collect(|marker| execution.trace(marker));
                self.ears.vm.heap.attach(&mut self.allocator);
            }
        }
        let executed = self.execution.instructions;
        let clock = {
            let told = locked(&self.ears.told);
            told.clock + (executed - told.counted) * INSTRUCTION
        };
        let spawned: Vec<Execution> = locked(&self.ears.told).spawned.drain(..).collect();
        self.note_beginning(&spawned);
        let running = (!over).then_some(&*self.execution);
        let executions = std::iter::once(running).chain(spawned.iter().map(Some));
        let threads = executions.map(|execution| ThreadState {
            image: execution.map(|execution| ThreadImage::of(execution, &self.numbers)),
            held: Rc::default(),
        });
        let threads = threads.collect();
        let mut output = Output::default();
        self.take_output(&mut output);
        let mut state = State {
            threads,
            changed: Vec::new(),
            fresh: Rc::default(),
            cells: Rc::default(),
            main,
            over,
            output: Rc::new(output),
            clock,
            asked: self.clock.asked(),
        };
        state.threads[0].held = self.locks_held_by(0);
        Some((state, executed))
    }

    /// The objects there were at the beginning, by address.
    pub(super) fn old(&self) -> Rc<Numbers> {
        Rc::clone(&self.numbers)
    }

    /// What was met that cannot be explored; asking answers once.
    pub(super) fn take_unknown(&mut self) -> Option<String> {
        self.unknown.take()
    }

    /// Whether enough has been allocated that a collection pays.
    pub(super) fn wants_collection(&self) -> bool {
        self.ears.vm.heap.wants_collection()
    }

    /// Frees what neither the beginning nor any of these states refers to.
    pub(super) fn collect_but<'a>(&mut self, states: impl Iterator<Item = &'a State>) {
        let beginning = &self.beginning;
        self.ears.vm.collect(|marker| {
            for (object, image) in beginning {
                marker.value(Value::reference(*object));
                image.iter().for_each(|image| marker.values(image));
            }
            for state in states {
                let threads = state.threads.iter().filter_map(ThreadState::execution);
                threads.for_each(|execution| execution.trace(marker));
                let changed = state.changed.iter();
                changed.for_each(|(_, image)| image.trace(marker));
                for (object, image) in state.fresh.iter() {
                    marker.value(Value::reference(*object));
                    image.trace(marker);
                }
                state
                    .cells
                    .iter()
                    .for_each(|(_, value)| marker.value(*value));
            }
        });
        self.ears.vm.heap.attach(&mut self.allocator);
        self.fresh.clear();
    }

    /// Takes the objects made since the beginning for changed: threads were moved, and what became of
    /// the objects was not noted.
    pub(super) fn forget_fresh(&mut self) {
        self.fresh.clear();
    }

    fn locks_held_by(&self, thread: u32) -> Rc<[usize]> {
        let objects = self.beginning.iter().map(|(object, _)| *object);
        objects
            .filter(|object| matches!(object.get().body, Body::Foreign(_)))
            .filter_map(|object| view_lock(Value::reference(object)))
            .filter(|lock| lock.holder == Some(thread))
            .map(|lock| lock.address())
            .collect()
    }

    fn note_beginning(&mut self, spawned: &[Execution]) {
        let running = &self.execution;
        self.ears.vm.collect(|marker| {
            running.trace(marker);
            spawned.iter().for_each(|execution| execution.trace(marker));
        });
        self.ears.vm.heap.attach(&mut self.allocator);
        self.beginning = self
            .ears
            .vm
            .heap
            .objects()
            .into_iter()
            .map(|object| (object, saved(object)))
            .collect();
        let numbered = self.beginning.iter().enumerate();
        let numbers: Numbers = numbered
            .map(|(number, (object, _))| (object.address(), number as u32))
            .collect();
        self.numbers = Rc::new(numbers);
        self.beginning_cells = self.ears.vm.cells.values().collect();
    }

    fn execute(&mut self, thread: u32, fuel: u64) -> Stop {
        let context = Context {
            vm: &self.ears.vm,
            allocator: &mut self.allocator,
            driver: &self.ears,
            thread,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        };
        vm::step(context, &mut self.execution, fuel)
    }

    fn main_ended(&mut self, main: &mut MainThread, exception: Option<Value>) -> bool {
        let context = Context {
            vm: &self.ears.vm,
            allocator: &mut self.allocator,
            driver: &self.ears,
            thread: 0,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        };
        match exception {
            Some(exception) => main.failed(context, &mut self.execution, exception),
            None => main.finished(context, &mut self.execution),
        }
    }

    fn take_output(&self, output: &mut Output) -> bool {
        let mut written = locked(&self.collector.written);
        let some = !written.is_empty();
        for (stream, text) in written.drain(..) {
            match stream {
                Stream::Output => output.stdout.push_str(&text),
                Stream::Error => output.stderr.push_str(&text),
            }
        }
        some
    }

    /// Makes the heap what it is in this state.
    pub(super) fn enter(&mut self, state: &State) {
        let mut wanted = std::mem::take(&mut self.changed);
        for (number, image) in &state.changed {
            let current = wanted.remove(number);
            if !current.is_some_and(|current| Rc::ptr_eq(&current, image)) {
                image::load(self.beginning[*number as usize].0.get(), &image.values);
            }
            self.changed.insert(*number, Rc::clone(image));
        }
        for number in wanted.into_keys() {
            let (object, image) = &self.beginning[number as usize];
            if let Some(image) = image {
                image::load(object.get(), image);
            }
        }
        for (object, image) in state.fresh.iter() {
            let current = self.fresh.get(&object.address());
            if !current.is_some_and(|current| Rc::ptr_eq(current, image)) {
                image::load(object.get(), &image.values);
                self.fresh.insert(object.address(), Rc::clone(image));
            }
        }
        if !Rc::ptr_eq(&self.cells, &state.cells) {
            for &(number, _) in self.cells.iter() {
                let value = self.beginning_cells.get(number as usize);
                let value = value.copied().unwrap_or(Value::UNBOUND);
                self.ears.vm.cells.at(number).set(value);
            }
            for &(number, value) in state.cells.iter() {
                self.ears.vm.cells.at(number).set(value);
            }
            self.cells = Rc::clone(&state.cells);
        }
    }

    /// Moves a thread of `state`, which has been entered: by one instruction, and on until `before`
    /// says of what it does next that it is to stand there. Answers the state then and the
    /// instructions executed.
    pub(super) fn step(
        &mut self,
        state: &State,
        thread: u32,
        longest: u64,
        mut before: impl FnMut(&Vm, &Look, &Execution, &[usize]) -> bool,
    ) -> (State, u64, Step) {
        let mut next = state.clone();
        let own = &state.threads[thread as usize];
        if let Some(execution) = own.execution() {
            self.execution.restore(execution);
        }
        let began = self.execution.instructions;
        {
            let mut told = locked(&self.ears.told);
            told.threads = state.threads.len() as u32;
            told.counted = began;
            told.clock = state.clock;
        }
        self.clock.set_asked(state.asked);
        let mut seen = Look::default();
        let mut touched: Vec<usize> = Vec::new();
        let mut cells: Vec<u32> = state.cells.iter().map(|(number, _)| *number).collect();
        let mut held: Option<Vec<usize>> = None;
        let mut outcome = Step::Done;
        let mut ended = false;
        let mut again = false;
        loop {
            look(&self.ears.vm, thread, &self.execution, &mut seen);
            let executed = self.execution.instructions - began;
            let locks = held.as_deref().unwrap_or(&own.held);
            let wanted = before(&self.ears.vm, &seen, &self.execution, locks);
            if wanted && executed > 0 && !again {
                break;
            }
            again = false;
            if executed >= longest {
                outcome = Step::Long;
                break;
            }
            for touch in seen.touches.iter().filter(|touch| touch.write) {
                match touch.place.as_cell() {
                    Some(cell) => cells.push(cell),
                    None => touched.push(touch.place.object),
                }
            }
            let changes = seen.changes.iter().filter_map(|value| value.object());
            touched.extend(changes.map(Ref::address));
            let stop = self.execute(thread, 1);
            if stop == Stop::Waiting {
                let Some(deadline) = self.execution.deadline else {
                    outcome = Step::Stuck;
                    break;
                };
                self.deadline_passed(deadline);
                again = true;
                continue;
            }
            if let Some((lock, _)) = seen.acquires {
                let holder = view_lock(lock.object).and_then(|lock| lock.holder);
                if holder == Some(thread) && lock.holder != Some(thread) {
                    held.get_or_insert_with(|| own.held.to_vec())
                        .push(lock.address());
                }
            }
            if let Some(lock) = seen.releases
                && view_lock(lock.object).is_none_or(|lock| lock.holder.is_none())
            {
                held.get_or_insert_with(|| own.held.to_vec())
                    .retain(|&held| held != lock.address());
            }
            ended = match stop {
                Stop::Finished(_) if thread == 0 => !self.main_ended(&mut next.main, None),
                Stop::Uncaught(exception) if thread == 0 => {
                    !self.main_ended(&mut next.main, Some(exception))
                }
                Stop::Finished(_) | Stop::Uncaught(_) => true,
                _ => false,
            };
            if ended {
                next.over = thread == 0;
                break;
            }
        }
        let executed = self.execution.instructions - began;
        {
            let mut told = locked(&self.ears.told);
            next.clock = told.clock + (self.execution.instructions - told.counted) * INSTRUCTION;
            for spawned in told.spawned.drain(..) {
                next.threads.push(ThreadState {
                    image: Some(ThreadImage::of(&spawned, &self.numbers)),
                    held: Rc::default(),
                });
            }
        }
        next.asked = self.clock.asked();
        next.threads[thread as usize] = ThreadState {
            image: (!ended).then(|| ThreadImage::of(&self.execution, &self.numbers)),
            held: held.map_or_else(|| Rc::clone(&own.held), Rc::from),
        };
        if !locked(&self.collector.written).is_empty() {
            let mut output = (*next.output).clone();
            self.take_output(&mut output);
            next.output = Rc::new(output);
        }
        self.read_changes(&mut next, touched, cells);
        (next, executed, outcome)
    }

    /// Notes what is different now among these objects and cells of the beginning.
    fn read_changes(&mut self, next: &mut State, mut touched: Vec<usize>, mut cells: Vec<u32>) {
        touched.sort_unstable();
        touched.dedup();
        for address in &touched {
            let Some(&number) = self.numbers.get(address) else {
                continue;
            };
            let (object, first) = &self.beginning[number as usize];
            let Some(now) = saved(*object) else {
                if matches!(object.get().body, Body::Foreign(_)) {
                    self.unknown = Some(UNKNOWN.to_owned());
                }
                continue;
            };
            let place = next
                .changed
                .binary_search_by_key(&number, |(number, _)| *number);
            if first.as_deref() == Some(&*now) {
                if let Ok(place) = place {
                    next.changed.remove(place);
                    self.changed.remove(&number);
                }
                continue;
            }
            match place {
                Ok(place) if next.changed[place].1.values == now => {}
                Ok(place) => next.changed[place].1 = Image::of_old(&now, &self.numbers),
                Err(place) => next
                    .changed
                    .insert(place, (number, Image::of_old(&now, &self.numbers))),
            }
            let place = next
                .changed
                .binary_search_by_key(&number, |(number, _)| *number);
            if let Ok(place) = place {
                self.changed
                    .insert(number, Rc::clone(&next.changed[place].1));
            }
        }
        let known = self.beginning_cells.len();
        let count = self.ears.vm.cells.count();
        cells.extend(known as u32..count);
        cells.sort_unstable();
        cells.dedup();
        let now: Vec<(u32, Value)> = cells
            .into_iter()
            .map(|number| (number, self.ears.vm.cells.at(number).get()))
            .filter(|&(number, value)| {
                let first = self.beginning_cells.get(number as usize);
                value != first.copied().unwrap_or(Value::UNBOUND)
            })
            .collect();
        if *now != *next.cells {
            next.cells = now.into();
        }
        self.cells = Rc::clone(&next.cells);
        self.touched = touched;
    }

    /// Finds the objects made since the beginning that the state refers to, and what the state is, in
    /// 128 bits that tell it from any other: objects are numbered in the order of finding them.
    pub(super) fn identify(&mut self, state: &mut State, with_clock: bool) -> u128 {
        let mut finder = Finder {
            hasher: Hasher::new(),
            found: HashMap::default(),
            pending: Vec::new(),
        };
        for (number, image) in &state.changed {
            finder.hasher.word(u64::from(*number));
            finder.part(image.digest, &image.fresh);
        }
        if !state.cells.is_empty() {
            for &(number, value) in state.cells.iter() {
                let image = Image::of_old(&[Value::index(number as usize), value], &self.numbers);
                finder.part(image.digest, &image.fresh);
            }
        }
        for thread in &state.threads {
            match &thread.image {
                Some(image) => finder.part(image.digest, &image.fresh),
                None => finder.hasher.word(0),
            }
        }
        let mut fresh: Vec<(Ref, Rc<Image>)> = Vec::with_capacity(state.fresh.len());
        let known = std::mem::take(&mut self.fresh);
        while let Some(&object) = finder.pending.get(fresh.len()) {
            let image = self.image_of_fresh(object, known.get(&object.address()));
            finder.part(image.digest, &image.fresh);
            self.fresh.insert(object.address(), Rc::clone(&image));
            fresh.push((object, image));
        }
        let mut hasher = finder.hasher;
        let same = fresh.len() == state.fresh.len()
            && fresh
                .iter()
                .zip(state.fresh.iter())
                .all(|(one, other)| one.0 == other.0 && Rc::ptr_eq(&one.1, &other.1));
        if !same {
            state.fresh = fresh.into();
        }
        hasher.bytes(state.output.stdout.as_bytes());
        hasher.bytes(state.output.stderr.as_bytes());
        hasher.word(state.main.exit_code as u64 ^ u64::from(state.over) << 32);
        hasher.word(state.asked);
        if with_clock {
            hasher.word(state.clock);
        }
        hasher.finish()
    }

    /// The image of an object made since the beginning: the one known, if the last step did not change
    /// it. What an exception holds changes without anybody touching it.
    fn image_of_fresh(&mut self, object: Ref, known: Option<&Rc<Image>>) -> Rc<Image> {
        if let Some(known) = known
            && self.touched.binary_search(&object.address()).is_err()
            && !matches!(object.get().body, Body::Exception(_))
        {
            return Rc::clone(known);
        }
        let mut values = Vec::new();
        if !image::save(object.get(), &mut values) {
            self.unknown = Some(UNKNOWN.to_owned());
        }
        match known {
            Some(known) if *known.values == *values => Rc::clone(known),
            _ => Image::of_fresh(object, &values, &self.numbers),
        }
    }
}

fn saved(object: Ref) -> Option<Box<[Value]>> {
    if !image::can_change(object.get()) {
        return None;
    }
    let mut image = Vec::new();
    image::save(object.get(), &mut image).then(|| image.into())
}

/// Hashes parts of a state; objects made since the beginning are numbered in the order of finding them.
struct Finder {
    hasher: Hasher,
    found: HashMap<usize, u32, AddressHash>,
    pending: Vec<Ref>,
}

impl Finder {
    fn part(&mut self, digest: u128, fresh: &[Ref]) {
        self.hasher.word(digest as u64);
        self.hasher.word((digest >> 64) as u64);
        for &object in fresh {
            let next = self.found.len() as u32;
            let number = *self.found.entry(object.address()).or_insert(next);
            if number == next {
                self.pending.push(object);
            }
            self.hasher.word(u64::from(number));
        }
    }
}
