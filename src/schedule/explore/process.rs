//! A process whose threads are moved from any state to the next: states are written back into it, and
//! threads moved in it. What became of it reads `reading.rs`.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, MutexGuard};

use super::access::{Look, look};
use super::again::Reuse;
use super::order::Order;
use super::state::{AddressHash, Output};
use super::tables::{
    ASKED, CLOCK, ENDED, MAIN, Numbers, OUTPUT, Part, Place, Row, THREADS, Tables,
};
use crate::database::Engine;
use crate::host::{Door, Host, ModuleFile, Stream};
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
pub(super) struct Collector {
    world: Arc<dyn Host>,
    pub(super) written: Mutex<Vec<(Stream, String)>>,
}

impl Collector {
    pub(super) fn new(world: Arc<dyn Host>) -> Collector {
        Collector {
            world,
            written: Mutex::default(),
        }
    }
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
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

    fn door(&self) -> Result<&dyn Door, &'static str> {
        self.world.door()
    }

    fn databases(&self, stop: Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>> {
        self.world.databases(stop)
    }

    fn write(&self, stream: Stream, _thread: u32, text: &str) {
        locked(&self.written).push((stream, text.to_owned()));
    }
}

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

pub(super) struct Ears {
    pub(super) vm: Vm,
    told: Mutex<Told>,
}

impl Driver for Ears {
    fn spawn(&self, context: &mut Context<'_>, function: Value, _head_start: bool) -> Option<u32> {
        let mut execution = Execution::default();
        let began = Context::new(&self.vm, &mut *context.allocator, self, context.thread);
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

    fn explores(&self) -> bool {
        true
    }

    fn counted_clock(&self, instructions: u64) -> Option<f64> {
        let told = locked(&self.told);
        let since = instructions.saturating_sub(told.counted);
        Some((told.clock + since * INSTRUCTION) as f64 / 1e9)
    }
}

/// What became of moving a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It stands before an instruction that somebody wanted it to stand before, or is over.
    Done,
    /// Its call cannot be done now.
    Stuck,
    /// It executed as many instructions as one step may.
    Long,
}

/// What is to become of a thread that stands before an instruction.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// Whether it is to stand there.
    pub stands: bool,
    /// Whether it is inside of what runs in one go.
    pub passes: bool,
}

/// A thread moved.
pub(super) struct Stepped {
    /// The state then.
    pub row: Vec<Part>,
    /// Instructions executed.
    pub executed: u64,
    pub end: Step,
    /// The slots of what it looked at: where they hold the same, the same step does the same. Always
    /// in the same order, as far as they do.
    pub needs: Vec<u32>,
    /// The slots of variables it wrote to, be it what was there before. Where that is part of an operation that
    /// looks, or of what runs in one go, whoever leaves everything as it was has only looked.
    pub written: Vec<u32>,
    /// Those of them that it wrote to without looking.
    pub overwritten: Vec<u32>,
}

/// What may be different after a step.
struct Changes<'a> {
    /// The locks its thread holds, unless that has ended.
    held: Option<&'a [usize]>,
    spawned: &'a [Execution],
    touched: &'a [usize],
    cells: &'a [u32],
}

/// Where a thread stands.
pub(super) struct Standing {
    pub execution: Execution,
    /// The locks it holds, by address, in the order of acquiring.
    pub held: Box<[usize]>,
    pub thread: u32,
}

/// What a part says.
pub(super) enum Content {
    Nothing,
    /// What of an object can change, or what a cell holds.
    Values(Box<[Value]>),
    Thread(Box<Standing>),
    Output(Box<Output>),
    /// The main thread's life, and whether the run is over.
    Main(MainThread, bool),
}

/// Something a step looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glance {
    Slot(u32),
    Cell(u32),
    Object(usize),
}

/// A process under exploration.
pub(super) struct Process {
    pub(super) ears: Ears,
    pub(super) clock: Arc<Clock>,
    pub(super) collector: Arc<Collector>,
    pub(super) allocator: Allocator,
    pub(super) tables: Tables,
    /// What the parts of the tables say.
    pub(super) contents: Vec<Content>,
    /// The parts, by a digest that tells objects by where they are.
    pub(super) index: HashMap<u128, Part, AddressHash>,
    /// Numbers of the objects there were at the beginning.
    pub(super) numbers: Rc<Numbers>,
    /// Those objects, and their images if they can change.
    pub(super) beginning: Vec<(Ref, Option<Box<[Value]>>)>,
    pub(super) beginning_cells: Vec<Value>,
    /// Slots of those objects and of the cells, 0 for those that never changed, and whether a step
    /// has looked at them.
    pub(super) old_slots: Vec<(u32, bool)>,
    pub(super) cell_slots: Vec<(u32, bool)>,
    pub(super) thread_slots: Vec<u32>,
    /// The parts that are about the main thread's life.
    pub(super) mains: Vec<Part>,
    /// The objects made since, by address.
    pub(super) made: HashMap<usize, u32, AddressHash>,
    /// What those pass for that a step has just made, and whether they may.
    pub(super) reuse: Reuse,
    pub(super) reuses: bool,
    /// Those of them of which it is not yet known what they refer to for good.
    pub(super) undescribed: Vec<u32>,
    /// What the heap holds now, by slot.
    pub(super) current: Vec<Part>,
    pub(super) execution: Box<Execution>,
    pub(super) unknown: Option<String>,
    /// Whether the clock is a part of the state.
    pub(super) with_clock: bool,
    /// Whether something that steps have looked at has changed for the first time: what was noted of
    /// steps is void then.
    pub(super) surprised: bool,
    /// What orders the touches of the run under way, if somebody wants to know.
    pub(super) order: Option<Order>,
    /// Whether the program changes its classes or modules while threads run.
    pub(super) dynamic: bool,
}

impl Process {
    pub(super) fn new(
        program: &Program,
        world: Arc<dyn Host>,
        seed: u64,
        options: VmOptions,
    ) -> Process {
        let collector = Arc::new(Collector::new(world));
        let host: Arc<dyn Host> = Arc::clone(&collector) as Arc<dyn Host>;
        let clock = Arc::new(Clock::new(host, Time::Counted { seed }));
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
            tables: Tables::new(),
            contents: vec![Content::Nothing, Content::Nothing],
            index: HashMap::default(),
            numbers: Rc::default(),
            beginning: Vec::new(),
            beginning_cells: Vec::new(),
            old_slots: Vec::new(),
            cell_slots: Vec::new(),
            thread_slots: Vec::new(),
            mains: Vec::new(),
            made: HashMap::default(),
            reuse: Reuse::default(),
            reuses: true,
            undescribed: Vec::new(),
            current: Vec::new(),
            execution,
            unknown: None,
            with_clock: false,
            surprised: false,
            order: None,
            dynamic: false,
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
        Context::new(&self.ears.vm, &mut self.allocator, &self.ears, thread)
    }

    /// The number of threads in a state, those that have ended included.
    pub(super) fn threads(&self, row: &Row) -> u32 {
        row.get(THREADS as usize).copied().unwrap_or(0)
    }

    /// What stands in a slot of a state.
    pub(super) fn part(&self, row: &Row, slot: u32) -> Part {
        row.get(slot as usize).copied().unwrap_or(0)
    }

    /// The part of a thread of a state; nothing when it has ended.
    pub(super) fn thread_part(&self, row: &Row, thread: u32) -> Option<Part> {
        let slot = *self.thread_slots.get(thread as usize)?;
        Some(self.part(row, slot)).filter(|&part| part > ENDED)
    }

    /// Where a thread of a state stands; nothing when it has ended.
    pub(super) fn standing(&self, row: &Row, thread: u32) -> Option<&Standing> {
        match &self.contents[self.thread_part(row, thread)? as usize] {
            Content::Thread(standing) => Some(standing),
            _ => None,
        }
    }

    /// What was printed on the way to a state.
    pub(super) fn output(&self, row: &Row) -> Output {
        match &self.contents[self.part(row, OUTPUT) as usize] {
            Content::Output(output) => (**output).clone(),
            _ => Output::default(),
        }
    }

    /// The main thread's life in a state, and whether the run is over.
    pub(super) fn main(&self, row: &Row) -> (MainThread, bool) {
        match self.contents[self.part(row, MAIN) as usize] {
            Content::Main(main, over) => (main, over),
            _ => (MainThread::new(), false),
        }
    }

    fn clock_of(&self, row: &Row) -> u64 {
        let [low, high] = CLOCK.map(|slot| u64::from(self.part(row, slot)));
        high << 32 | low
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
    pub(super) fn begin(&mut self) -> Option<(Vec<Part>, u64)> {
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
        let mut row = vec![0; CLOCK[1] as usize + 1];
        row[MAIN as usize] = self.main_part(main, over);
        row[ASKED as usize] = self.clock.asked() as u32;
        row[THREADS as usize] = 1;
        self.set_clock(&mut row, clock);
        self.read_output(&mut row);
        let held = self.locks_held_by(0);
        let main_execution = std::mem::take(&mut self.execution);
        let part = match over {
            true => ENDED,
            false => self.thread_part_of(&main_execution, held, 0),
        };
        self.execution = main_execution;
        self.set_thread(&mut row, 0, part);
        self.read_spawned(&mut row, &spawned);
        self.read_made(&mut row);
        Some((row, executed))
    }

    fn locks_held_by(&self, thread: u32) -> Box<[usize]> {
        let objects = self.beginning.iter().map(|(object, _)| *object);
        objects
            .filter(|object| matches!(object.get().body, Body::Foreign(_)))
            .filter_map(|object| view_lock(Value::reference(object)))
            .filter(|lock| lock.holder == Some(thread))
            .map(|lock| lock.address())
            .collect()
    }

    fn execute(&mut self, thread: u32, fuel: u64) -> Stop {
        let context = Context::new(&self.ears.vm, &mut self.allocator, &self.ears, thread);
        vm::step(context, &mut self.execution, fuel)
    }

    fn main_ended(&mut self, main: &mut MainThread, exception: Option<Value>) -> bool {
        let context = Context::new(&self.ears.vm, &mut self.allocator, &self.ears, 0);
        match exception {
            Some(exception) => main.failed(context, &mut self.execution, exception, false),
            None => main.finished(context, &mut self.execution, false),
        }
    }

    /// Makes the heap what it is in this state.
    pub(super) fn enter(&mut self, row: &Row) {
        self.current.resize(self.tables.places.len(), 0);
        for slot in 0..self.current.len() {
            let wanted = row.get(slot).copied().unwrap_or(0);
            if self.current[slot] == wanted {
                continue;
            }
            let values = match self.contents.get(wanted as usize) {
                Some(Content::Values(values)) => &values[..],
                _ => &[],
            };
            match self.tables.places[slot] {
                Place::Old(number) => {
                    let (object, first) = &self.beginning[number as usize];
                    match (wanted, first) {
                        (0, Some(first)) => image::load(object.get(), first),
                        (0, None) => {}
                        _ => image::load(object.get(), values),
                    }
                }
                Place::Cell(number) => {
                    let first = self.beginning_cells.get(number as usize);
                    let value = match wanted {
                        0 => first.copied().unwrap_or(Value::UNBOUND),
                        _ => values.first().copied().unwrap_or(Value::UNBOUND),
                    };
                    self.ears.vm.cells.at(number).set(value);
                }
                Place::Made(made) if wanted != 0 => {
                    image::load(self.tables.made[made as usize].object.get(), values);
                }
                _ => continue,
            }
            self.current[slot] = wanted;
        }
    }

    /// Moves a thread of a state: by one instruction, and on until `before` says of what it does next
    /// that it is to stand there.
    pub(super) fn step(
        &mut self,
        row: &Row,
        thread: u32,
        longest: u64,
        mut before: impl FnMut(&Vm, &Look, &Execution, &[usize]) -> Before,
    ) -> Stepped {
        self.enter(row);
        let mut own_held: Box<[usize]> = Box::default();
        let mut execution = std::mem::take(&mut self.execution);
        if let Some(standing) = self.standing(row, thread) {
            execution.restore(&standing.execution);
            own_held.clone_from(&standing.held);
        }
        self.execution = execution;
        let began = self.execution.instructions;
        let clock = self.clock_of(row);
        {
            let mut told = locked(&self.ears.told);
            told.threads = self.threads(row);
            told.counted = began;
            told.clock = clock;
        }
        self.tables.maker = thread;
        let asked = u64::from(self.part(row, ASKED));
        self.clock.set_asked(asked);
        let mut glances = self.glances_of(row, thread);
        let (mut main, mut over) = self.main(row);
        let mut seen = Look::default();
        let mut touched: Vec<usize> = Vec::new();
        let mut cells: Vec<u32> = Vec::new();
        let mut written: Vec<Glance> = Vec::new();
        let mut overwritten: Vec<Glance> = Vec::new();
        let mut held = own_held.into_vec();
        let mut outcome = Step::Done;
        let mut ended = false;
        let mut again = false;
        loop {
            look(&self.ears.vm, thread, &self.execution, &mut seen);
            let executed = self.execution.instructions - began;
            let Before { stands, passes } = before(&self.ears.vm, &seen, &self.execution, &held);
            if stands && executed > 0 && !again {
                break;
            }
            again = false;
            if executed >= longest {
                outcome = Step::Long;
                break;
            }
            self.glance(&seen, &mut glances);
            overwritten.extend(seen.overwrites.map(Glance::Cell));
            self.dynamic |= seen.reshapes;
            for touch in seen.touches.iter().filter(|touch| touch.write) {
                match touch.place.as_cell() {
                    Some(cell) => cells.push(cell),
                    None => touched.push(touch.place.object),
                }
                if touch.place.is_variable() && !touch.atomic && !passes {
                    written.push(Process::glance_at(touch.place));
                }
            }
            let changes = seen.changes.iter().filter_map(|value| value.object());
            touched.extend(changes.map(Ref::address));
            self.note_order(&seen, thread);
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
                    held.push(lock.address());
                    if let Some(order) = &mut self.order {
                        order.acquired(thread, lock.address());
                    }
                }
            }
            if let Some(lock) = seen.releases
                && view_lock(lock.object).is_none_or(|lock| lock.holder.is_none())
            {
                held.retain(|&held| held != lock.address());
                if let Some(order) = &mut self.order {
                    order.released(thread, lock.address());
                }
            }
            ended = match stop {
                Stop::Finished(_) if thread == 0 => !self.main_ended(&mut main, None),
                Stop::Uncaught(exception) if thread == 0 => {
                    !self.main_ended(&mut main, Some(exception))
                }
                Stop::Finished(_) | Stop::Uncaught(_) => true,
                _ => false,
            };
            if ended {
                over = thread == 0;
                break;
            }
        }
        let executed = self.execution.instructions - began;
        let mut next = row.to_vec();
        if thread == 0 {
            next[MAIN as usize] = self.main_part(main, over);
            glances.push(Glance::Slot(MAIN));
        }
        if self.clock.asked() != asked {
            next[ASKED as usize] = self.clock.asked() as u32;
            glances.push(Glance::Slot(ASKED));
        }
        if self.with_clock {
            let now = {
                let told = locked(&self.ears.told);
                told.clock + (self.execution.instructions - told.counted) * INSTRUCTION
            };
            self.set_clock(&mut next, now);
        }
        if self.read_output(&mut next) {
            glances.push(Glance::Slot(OUTPUT));
        }
        let spawned: Vec<Execution> = locked(&self.ears.told).spawned.drain(..).collect();
        if !spawned.is_empty() {
            glances.push(Glance::Slot(THREADS));
            let first = self.threads(row);
            if let Some(order) = &mut self.order {
                let started = first..first + spawned.len() as u32;
                started.for_each(|started| order.started(thread, started));
            }
        }
        let count = self.ears.vm.cells.count();
        let known = self.cell_slots.len() as u32;
        self.cell_slots.resize(count as usize, (0, false));
        self.dynamic |= count > known;
        cells.extend(known..count);
        let held = (!ended).then_some(held);
        let before = next.clone();
        // What orders the touches of a run knows objects by their addresses.
        let reuses = self.reuses && self.order.is_none();
        self.reuse.begin(&self.tables, row, reuses);
        let changes = Changes {
            held: held.as_deref(),
            spawned: &spawned,
            touched: &touched,
            cells: &cells,
        };
        self.read_all(&mut next, thread, &changes);
        if self.reuse.conflict {
            for address in self.reuse.undo() {
                self.made.remove(&address);
            }
            next = before;
            self.read_all(&mut next, thread, &changes);
        }
        self.reuse.end();
        self.give_slots(&written);
        Stepped {
            row: next,
            executed,
            end: outcome,
            needs: self.slots_of(glances),
            written: self.slots_of(written),
            overwritten: self.slots_of(overwritten),
        }
    }
    /// Reads the state that a step has led to.
    fn read_all(&mut self, next: &mut Vec<Part>, thread: u32, changes: &Changes<'_>) {
        let execution = std::mem::take(&mut self.execution);
        let part = match changes.held {
            None => ENDED,
            Some(held) => self.thread_part_of(&execution, held.into(), thread),
        };
        self.execution = execution;
        self.set_thread(next, thread, part);
        self.read_spawned(next, changes.spawned);
        self.read_changes(next, changes.touched.to_vec(), changes.cells.to_vec());
    }
}
