//! The threads of a program and of the processes it starts, moved one at a time: what a turn does to them and to the clock.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use super::clock::{Clock, INSTRUCTION, Time};
use super::policy::{Moved, Turn};
use crate::host::Host;
use crate::live::main_thread::MainThread;
use crate::live::processes::{Allocators, Process, Processes};
use crate::live::queue::{Moment, Queue};
use crate::live::{Ending, Observer, Program};
use crate::modules::StandardLibrary;
use crate::trace::EventKind;
use crate::vm::heap::Allocator;
use crate::vm::{self, Context, Driver, Execution, Fork, Stop, Value, Vm, VmOptions};

/// Instructions between two looks at the stop flag and the heap.
const SLICE: u64 = 20_000;

/// The threads, and how the run ended.
pub(super) struct Table {
    pub(super) queue: Queue,
    pub(super) processes: Processes,
    pub(super) ending: Option<Ending>,
    pub(super) exit_code: i32,
}

/// A program whose threads take turns.
pub(super) struct Serial {
    /// The first process.
    pub(super) first: Arc<Process>,
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
        let vm = Vm::new(host, Arc::new(StandardLibrary), options);
        let serial = Serial {
            first: Arc::new(Process { number: 0, vm }),
            clock,
            table: Mutex::new(Table {
                queue: Queue::default(),
                processes: Processes::default(),
                ending: None,
                exit_code: 0,
            }),
            observer,
            stop,
            counted: AtomicU64::new(0),
        };
        let vm = &serial.first.vm;
        let execution = MainThread::load(program, vm, &mut Allocator::default(), &serial);
        let name = "MainThread".to_owned();
        let mut table = serial.locked();
        table.processes.begin(Arc::clone(&serial.first));
        table.queue.add(0, name, execution);
        drop(table);
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

    /// What functions of the engine reach while this thread of a process runs.
    pub(super) fn context<'a>(
        &'a self,
        vm: &'a Vm,
        allocator: &'a mut Allocator,
        thread: u32,
    ) -> Context<'a> {
        Context::new(vm, allocator, self, thread)
    }

    /// Forks the processes that asked for it, and wakes the sleepers whose time has come. Answers when the
    /// next one wakes.
    pub(super) fn wake_due(&self) -> Option<Moment> {
        let mut table = self.locked();
        let Table {
            queue, processes, ..
        } = &mut *table;
        for thread in processes.serve_paused(queue) {
            self.notify(EventKind::ThreadStarted, thread, b"MainThread");
        }
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
    pub(super) fn take_turn(&self, allocators: &mut Allocators, turn: Turn) -> (Moved, u64) {
        let thread = turn.thread;
        let mut table = self.locked();
        let process = table.processes.get(table.queue.process_of(thread));
        let (Some(process), Some(mut execution)) = (process, table.queue.take_number(thread))
        else {
            return (Moved::Waiting, 0);
        };
        drop(table);
        let allocator = allocators.of(&process);
        let began = execution.instructions;
        self.counted.store(began, Ordering::Relaxed);
        let mut gives_way = false;
        let stop = self.execute(&process, allocator, turn, &mut execution, &mut gives_way);
        let executed = execution.instructions - began;
        self.counted
            .store(execution.instructions, Ordering::Relaxed);
        self.clock.count(executed);
        let has_ended = {
            let mut table = self.locked();
            let entry = table.processes.entry(process.number);
            entry.is_none_or(|entry| entry.status.is_some())
        };
        let moved = match stop {
            _ if has_ended => self.finish(thread, &execution),
            Stop::Preempted | Stop::Interrupted => {
                self.locked().queue.put_ready(thread, execution);
                match gives_way {
                    true => Moved::GaveWay,
                    false => Moved::Preempted,
                }
            }
            Stop::Waiting => {
                self.locked().queue.put_waiting(thread, execution);
                Moved::Waiting
            }
            Stop::Finished(_) => {
                let context = self.context(&process.vm, allocator, thread);
                self.finished(process.number, context, execution, None)
            }
            Stop::Uncaught(exception) => {
                let context = self.context(&process.vm, allocator, thread);
                self.finished(process.number, context, execution, Some(exception))
            }
        };
        drop(process);
        let mut table = self.locked();
        let Table {
            queue, processes, ..
        } = &mut *table;
        let over = processes.take_ended(queue);
        drop(table);
        if !over.is_empty() {
            drop(over);
            // Ends of pipes have been closed with the memory of their process.
            self.locked().queue.wake_everybody();
        }
        (moved, executed)
    }

    fn execute(
        &self,
        process: &Process,
        allocator: &mut Allocator,
        turn: Turn,
        execution: &mut Execution,
        gives_way: &mut bool,
    ) -> Stop {
        let vm = &process.vm;
        let end = execution.instructions + turn.instructions;
        loop {
            let fuel = (end - execution.instructions).min(SLICE);
            let context = self.context(vm, allocator, turn.thread);
            let stop = if turn.anywhere {
                vm::step(context, execution, fuel)
            } else {
                vm::run(context, execution, fuel)
            };
            // A turn of exactly so many instructions is as long as it is.
            *gives_way = allocator.take_gives_way() && !turn.anywhere;
            if stop != Stop::Preempted {
                return stop;
            }
            if vm.heap.wants_collection() {
                let table = self.locked();
                vm.tell_calls(|| table.queue.calls(process.number));
                vm.collect(|marker| {
                    execution.trace(marker);
                    table.queue.trace(process.number, marker);
                });
                vm.heap.attach(allocator);
            }
            if vm.heap.take_exhausted()
                && let Some(stop) =
                    vm::raise_memory_error(self.context(vm, allocator, turn.thread), execution)
            {
                return stop;
            }
            if execution.instructions >= end || *gives_way || self.stopped() {
                return Stop::Preempted;
            }
        }
    }

    fn finish(&self, thread: u32, execution: &Execution) -> Moved {
        self.locked().queue.finish(thread, execution.instructions);
        self.notify(EventKind::ThreadFinished, thread, &[]);
        Moved::Finished
    }

    fn finished(
        &self,
        number: u32,
        context: Context<'_>,
        mut execution: Box<Execution>,
        exception: Option<Value>,
    ) -> Moved {
        let thread = context.thread;
        let entry = |table: &mut Table| {
            let entry = table.processes.entry(number);
            entry
                .filter(|entry| entry.main_thread == thread)
                .map(|entry| entry.main)
        };
        let Some(mut main) = entry(&mut self.locked()) else {
            return self.finish(thread, &execution);
        };
        let alone = self.locked().queue.living_in(number) == 1;
        let goes_on = match exception {
            Some(exception) => main.failed(context, &mut execution, exception, alone),
            None => main.finished(context, &mut execution, alone),
        };
        let mut table = self.locked();
        if let Some(entry) = table.processes.entry(number) {
            entry.main = main;
        }
        if goes_on {
            table.queue.put_ready(thread, execution);
            return Moved::Preempted;
        }
        drop(table);
        let moved = self.finish(thread, &execution);
        self.end_process(number, main.exit_code);
        moved
    }
}

impl Driver for Serial {
    fn spawn(&self, context: &mut Context<'_>, function: Value, _head_start: bool) -> Option<u32> {
        let mut execution = Box::new(Execution::default());
        let began = self.context(context.vm, &mut *context.allocator, context.thread);
        vm::begin(began, &mut execution, function, &[]).ok()?;
        let mut table = self.locked();
        let process = table.queue.process_of(context.thread);
        if table.queue.living_in(process) >= context.vm.options.thread_limit {
            return None;
        }
        Some(table.queue.add(process, String::new(), execution))
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

    fn fork(&self, thread: u32) -> Fork {
        let mut table = self.locked();
        let Table {
            queue, processes, ..
        } = &mut *table;
        processes.fork(queue, thread)
    }

    fn process(&self, thread: u32) -> (u32, u32) {
        let table = self.locked();
        table.processes.numbers(table.queue.process_of(thread))
    }

    fn end_process(&self, process: u32, status: i32) -> bool {
        let mut table = self.locked();
        let Table {
            queue, processes, ..
        } = &mut *table;
        if status < 0 && processes.signal(queue, process, -status) {
            return true;
        }
        if !processes.end(queue, process, status) {
            return false;
        }
        if process == 0 {
            table.exit_code = status;
        }
        if table.processes.all_ended() {
            table.ending = Some(Ending::of(table.exit_code));
        }
        true
    }

    fn status(&self, process: u32) -> Option<i32> {
        self.locked().processes.entry(process)?.status
    }

    fn stop(&self) -> Option<Arc<AtomicU32>> {
        Some(Arc::clone(&self.stop))
    }

    fn finalizes(&self) -> bool {
        !self.clock.is_counted()
    }

    fn counted_clock(&self, instructions: u64) -> Option<f64> {
        let since = instructions.saturating_sub(self.counted.load(Ordering::Relaxed));
        let now = self.clock.counted()? + since * INSTRUCTION;
        Some(now as f64 / 1e9)
    }
}
