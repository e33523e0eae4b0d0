//! The threads of one program, moved one at a time: what a turn does to them and to the clock.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use super::clock::{Clock, INSTRUCTION, Time};
use super::policy::{Moved, Turn};
use crate::host::Host;
use crate::live::main_thread::MainThread;
use crate::live::queue::{Moment, Queue, Standing};
use crate::live::{Ending, Observer, Program};
use crate::modules::StandardLibrary;
use crate::trace::EventKind;
use crate::vm::heap::Allocator;
use crate::vm::{self, Context, Driver, Execution, Stop, Value, Vm, VmOptions};

/// Instructions between two looks at the stop flag and the heap.
const SLICE: u64 = 20_000;

/// The threads, and how the run ended.
pub(super) struct Table {
    pub(super) queue: Queue,
    pub(super) main: MainThread,
    pub(super) ending: Option<Ending>,
}

/// A program whose threads take turns.
pub(super) struct Serial {
    pub(super) vm: Vm,
    pub(super) clock: Arc<Clock>,
    table: Mutex<Table>,
    observer: Option<Arc<dyn Observer>>,
    stop: Arc<AtomicU32>,
    /// What the running thread had executed when the clock was last set.
    counted: AtomicU64,
}

impl Serial {
    pub(super) fn new(
        program: &Program,
        host: Arc<dyn Host>,
        time: Time,
        observer: Option<Arc<dyn Observer>>,
        stop: Arc<AtomicU32>,
        options: VmOptions,
    ) -> Serial {
        let clock = Arc::new(Clock::new(host, time));
        let host: Arc<dyn Host> = Arc::clone(&clock) as Arc<dyn Host>;
        let serial = Serial {
            vm: Vm::new(host, Arc::new(StandardLibrary), options),
            clock,
            table: Mutex::new(Table {
                queue: Queue::default(),
                main: MainThread::new(),
                ending: None,
            }),
            observer,
            stop,
            counted: AtomicU64::new(0),
        };
        let execution = MainThread::load(program, &serial.vm, &mut Allocator::default(), &serial);
        let name = "MainThread".to_owned();
        serial.locked().queue.add(0, name, execution);
        serial.notify(EventKind::ThreadStarted, 0, b"MainThread");
        serial
    }

    pub(super) fn locked(&self) -> MutexGuard<'_, Table> {
        self.table
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub(super) fn notify(&self, kind: EventKind, thread: u32, payload: &[u8]) {
        if let Some(observer) = &self.observer {
            observer.event(kind, thread, payload);
        }
    }

    pub(super) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) != 0
    }

    /// What functions of the engine reach while this thread runs.
    pub(super) fn context<'a>(&'a self, allocator: &'a mut Allocator, thread: u32) -> Context<'a> {
        Context {
            vm: &self.vm,
            allocator,
            driver: self,
            thread,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        }
    }

    /// Wakes the sleepers whose time has come. Answers when the next one wakes.
    pub(super) fn wake_due(&self) -> Option<Moment> {
        let mut table = self.locked();
        table.queue.wake_due(Moment(self.clock.now()));
        table.queue.next_deadline()
    }

    /// Lets the clock jump to the end of a thread's sleep or timeout, and wakes it.
    pub(super) fn wake_early(&self, thread: u32) {
        let deadline = self.locked().queue.deadline(thread);
        if let Some(Moment(deadline)) = deadline {
            self.clock.jump(deadline);
        }
        self.wake_due();
    }

    /// The threads that wait with a deadline.
    pub(super) fn sleeping(&self) -> Vec<u32> {
        let table = self.locked();
        let threads = 0..table.queue.threads.len() as u32;
        threads
            .filter(|&thread| table.queue.deadline(thread).is_some())
            .collect()
    }

    /// Gives a ready thread its turn. Answers how it ended and how many instructions it was.
    pub(super) fn take_turn(&self, allocator: &mut Allocator, turn: Turn) -> (Moved, u64) {
        let thread = turn.thread;
        let Some(mut execution) = self.locked().queue.take_number(thread) else {
            return (Moved::Waiting, 0);
        };
        let began = execution.instructions;
        self.counted.store(began, Ordering::Relaxed);
        let stop = self.execute(allocator, turn, &mut execution);
        let executed = execution.instructions - began;
        self.counted
            .store(execution.instructions, Ordering::Relaxed);
        self.clock.count(executed);
        let moved = match stop {
            Stop::Preempted | Stop::Interrupted => {
                self.locked().queue.put_ready(thread, execution);
                Moved::Preempted
            }
            Stop::Waiting => {
                self.locked().queue.put_waiting(thread, execution);
                Moved::Waiting
            }
            Stop::Finished(_) => self.finished(allocator, thread, execution, None),
            Stop::Uncaught(exception) => {
                self.finished(allocator, thread, execution, Some(exception))
            }
        };
        (moved, executed)
    }

    fn execute(&self, allocator: &mut Allocator, turn: Turn, execution: &mut Execution) -> Stop {
        let end = execution.instructions + turn.instructions;
        loop {
            let fuel = (end - execution.instructions).min(SLICE);
            let context = self.context(allocator, turn.thread);
            let stop = if turn.anywhere {
                vm::step(context, execution, fuel)
            } else {
                vm::run(context, execution, fuel)
            };
            if stop != Stop::Preempted {
                return stop;
            }
            if self.vm.heap.wants_collection() {
                let table = self.locked();
                self.vm.collect(|marker| {
                    execution.trace(marker);
                    table.queue.trace(0, marker);
                });
                self.vm.heap.attach(allocator);
            }
            if self.vm.heap.take_exhausted()
                && let Some(stop) =
                    vm::raise_memory_error(self.context(allocator, turn.thread), execution)
            {
                return stop;
            }
            if execution.instructions >= end || self.stopped() {
                return Stop::Preempted;
            }
        }
    }

    fn finished(
        &self,
        allocator: &mut Allocator,
        thread: u32,
        mut execution: Box<Execution>,
        exception: Option<Value>,
    ) -> Moved {
        if thread == 0 {
            let mut main = self.locked().main;
            let context = self.context(allocator, 0);
            let goes_on = match exception {
                Some(exception) => main.failed(context, &mut execution, exception),
                None => main.finished(context, &mut execution),
            };
            let mut table = self.locked();
            table.main = main;
            if goes_on {
                table.queue.put_ready(0, execution);
                return Moved::Preempted;
            }
            table.ending = Some(main.ending());
        }
        self.locked().queue.finish(thread, execution.instructions);
        self.notify(EventKind::ThreadFinished, thread, &[]);
        Moved::Finished
    }
}

impl Driver for Serial {
    fn spawn(&self, context: &mut Context<'_>, function: Value) -> Option<u32> {
        let mut execution = Box::new(Execution::default());
        let began = self.context(&mut *context.allocator, context.thread);
        vm::begin(began, &mut execution, function, &[]).ok()?;
        let mut table = self.locked();
        let living = |standing| standing != Standing::Finished;
        let threads = table.queue.threads.iter();
        let living = threads.filter(|thread| living(thread.standing)).count();
        if living >= self.vm.options.thread_limit {
            return None;
        }
        Some(table.queue.add(0, String::new(), execution))
    }

    fn wake(&self, thread: u32) {
        self.locked().queue.wake(thread);
        self.notify(EventKind::Ready, thread, &[]);
    }

    fn rename(&self, thread: u32, name: &str) {
        if let Some(thread) = self.locked().queue.threads.get_mut(thread as usize) {
            thread.name = name.to_owned();
        }
        self.notify(EventKind::ThreadStarted, thread, name.as_bytes());
    }

    fn waits(&self, thread: u32, what: &'static str) {
        self.notify(EventKind::Blocked, thread, what.as_bytes());
    }

    fn counted_clock(&self, instructions: u64) -> Option<f64> {
        let since = instructions.saturating_sub(self.counted.load(Ordering::Relaxed));
        let now = self.clock.counted()? + since * INSTRUCTION;
        Some(now as f64 / 1e9)
    }
}
