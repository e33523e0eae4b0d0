//! The workers' side: each takes a ready thread, runs it for a while, and puts it back, until the
//! program ends. A collection waits until every worker is between two threads.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use super::main_thread::{MainThread, watched};
use super::program::{Ending, Observer, Options, Program, Report, Turn};
use super::queue::{Moment, Queue, Standing};
use crate::host::Host;
use crate::modules::StandardLibrary;
use crate::trace::EventKind;
use crate::vm::heap::Allocator;
use crate::vm::{self, Context, Driver, Execution, Stop, Value, Vm};

/// Instructions between two looks at what else there is to do: about half a millisecond.
const SLICE: u64 = 20_000;
/// How often an idle worker looks for a ready thread before it sleeps: some tens of microseconds, so
/// that a thread just started meets the one that started before it.
#[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
const SPINS: u32 = 3000;
/// An idle worker looks at the stop flag at least this often.
const LONGEST_NAP: Duration = Duration::from_millis(20);

struct State {
    queue: Queue,
    main: MainThread,
    ending: Option<Ending>,
    collecting: bool,
    finished_at: f64,
}

/// One run.
pub(super) struct Live {
    vm: Vm,
    state: Mutex<State>,
    changed: Condvar,
    /// How many threads are in the ready queue, for spinning without the lock.
    ready: AtomicU32,
    /// The next deadline in nanoseconds, so that a busy worker sees without the lock that it has come.
    due: AtomicU64,
    on_workers: AtomicU32,
    parallel: AtomicU32,
    observer: Option<Arc<dyn Observer>>,
    stop: Arc<AtomicU32>,
    watch: Vec<String>,
    started: f64,
    allocator: Mutex<Allocator>,
}

impl Live {
    pub(super) fn new(
        program: &Program,
        host: Arc<dyn Host>,
        observer: Option<Arc<dyn Observer>>,
        stop: Arc<AtomicU32>,
        options: Options,
        watch: &[String],
    ) -> Live {
        let started = host.monotonic();
        let vm = Vm::new(host, Arc::new(StandardLibrary), options.vm);
        let live = Live {
            vm,
            state: Mutex::new(State {
                queue: Queue::default(),
                main: MainThread::new(),
                ending: None,
                collecting: false,
                finished_at: started,
            }),
            changed: Condvar::new(),
            ready: AtomicU32::new(0),
            due: AtomicU64::new(u64::MAX),
            on_workers: AtomicU32::new(0),
            parallel: AtomicU32::new(0),
            observer,
            stop,
            watch: watch.to_vec(),
            started,
            allocator: Mutex::default(),
        };
        live.load(program);
        live
    }

    fn load(&self, program: &Program) {
        let execution = MainThread::load(program, &self.vm, &mut Allocator::default(), self);
        self.locked().queue.add("MainThread".to_owned(), execution);
        self.ready.store(1, Ordering::Release);
        self.notify(EventKind::ThreadStarted, 0, b"MainThread");
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn notify(&self, kind: EventKind, thread: u32, payload: &[u8]) {
        if let Some(observer) = &self.observer {
            observer.event(kind, thread, payload);
        }
    }

    fn now(&self) -> Moment {
        Moment::from_seconds(self.vm.host.monotonic())
    }

    /// Tells the workers what the queue holds.
    fn publish(&self, queue: &Queue) {
        self.ready
            .store(queue.ready.len() as u32, Ordering::Release);
        let due = queue.next_deadline().map_or(u64::MAX, |Moment(due)| due);
        self.due.store(due, Ordering::Release);
    }

    /// Whether a thread is ready, or sleeps past its deadline.
    fn others_could_run(&self) -> bool {
        if self.ready.load(Ordering::Relaxed) > 0 {
            return true;
        }
        let due = self.due.load(Ordering::Relaxed);
        due != u64::MAX && self.now() >= Moment(due)
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) != 0
    }

    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    /// What a worker does from the beginning of the run to its end.
    pub(super) fn work(&self, worker: u32) {
        let mut allocator = Allocator::default();
        while let Some((thread, execution)) = self.next() {
            self.run_thread(worker, thread, execution, &mut allocator);
        }
    }

    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    /// Waits for a thread to run; nothing when the run is over.
    fn next(&self) -> Option<(u32, Box<Execution>)> {
        loop {
            for _ in 0..SPINS {
                if self.ready.load(Ordering::Acquire) > 0 {
                    break;
                }
                std::hint::spin_loop();
            }
            let mut state = self.locked();
            match self.choose(&mut state) {
                Choice::Run(thread, execution) => return Some((thread, execution)),
                Choice::Over => {
                    self.changed.notify_all();
                    return None;
                }
                Choice::Wait(nap) => {
                    let nap = nap.unwrap_or(LONGEST_NAP).min(LONGEST_NAP);
                    drop(self.changed.wait_timeout(state, nap));
                }
            }
        }
    }

    fn choose(&self, state: &mut State) -> Choice {
        if state.ending.is_none() && self.stopped() {
            self.end(state, Ending::Stopped);
        }
        if state.ending.is_some() {
            return Choice::Over;
        }
        if state.collecting {
            if state.queue.running > 0 {
                return Choice::Wait(None);
            }
            self.vm.collect(|marker| state.queue.trace(marker));
            state.collecting = false;
            self.vm.set_interrupt(false);
            self.changed.notify_all();
        }
        let now = self.now();
        state.queue.wake_due(now);
        let taken = state.queue.take();
        self.publish(&state.queue);
        match (taken, state.queue.next_deadline()) {
            (Some((thread, execution)), _) => Choice::Run(thread, execution),
            (None, None) if state.queue.running == 0 => {
                self.end(state, Ending::Deadlocked);
                state.main.exit_code = 1;
                Choice::Over
            }
            (None, deadline) => Choice::Wait(
                deadline.map(|deadline| Duration::from_secs_f64(deadline.seconds_after(now))),
            ),
        }
    }

    fn end(&self, state: &mut State, ending: Ending) {
        state.ending = Some(ending);
        state.finished_at = self.vm.host.monotonic();
        self.vm.set_interrupt(true);
        self.changed.notify_all();
    }

    fn run_thread(
        &self,
        worker: u32,
        thread: u32,
        mut execution: Box<Execution>,
        allocator: &mut Allocator,
    ) {
        self.vm.heap.attach(allocator);
        let on_workers = self.on_workers.fetch_add(1, Ordering::Relaxed) + 1;
        self.parallel.fetch_max(on_workers, Ordering::Relaxed);
        self.notify(EventKind::Running, thread, &worker.to_le_bytes());
        let stop = loop {
            let context = Context {
                vm: &self.vm,
                allocator: &mut *allocator,
                driver: self,
                thread,
                deadline: None,
                known: crate::vm::Known::default(),
                instructions: 0,
            };
            let stop = vm::run(context, &mut execution, SLICE);
            if stop != Stop::Preempted {
                break stop;
            }
            if self.vm.heap.wants_collection() {
                self.locked().collecting = true;
                self.vm.set_interrupt(true);
                break Stop::Interrupted;
            }
            if self.vm.heap.take_exhausted() {
                let context = Context {
                    vm: &self.vm,
                    allocator: &mut *allocator,
                    driver: self,
                    thread,
                    deadline: None,
                    known: crate::vm::Known::default(),
                    instructions: 0,
                };
                if let Some(stop) = vm::raise_memory_error(context, &mut execution) {
                    break stop;
                }
            }
            if self.stopped() || self.others_could_run() {
                break Stop::Preempted;
            }
        };
        self.on_workers.fetch_sub(1, Ordering::Relaxed);
        let mut state = self.locked();
        match stop {
            Stop::Preempted | Stop::Interrupted => {
                self.notify(EventKind::Ready, thread, &[]);
                state.queue.put_ready(thread, execution);
            }
            Stop::Waiting => {
                if !state.queue.put_waiting(thread, execution) {
                    self.notify(EventKind::Ready, thread, &[]);
                }
            }
            Stop::Finished(_) if thread != 0 => self.finish(&mut state, thread, &execution),
            Stop::Uncaught(_) if thread != 0 => self.finish(&mut state, thread, &execution),
            Stop::Finished(_) => self.main_stopped(&mut state, execution, None, allocator),
            Stop::Uncaught(exception) => {
                self.main_stopped(&mut state, execution, Some(exception), allocator)
            }
        }
        self.publish(&state.queue);
        self.changed.notify_one();
    }

    fn finish(&self, state: &mut State, thread: u32, execution: &Execution) {
        state.queue.finish(thread, execution.instructions);
        self.notify(EventKind::ThreadFinished, thread, &[]);
    }

    /// The main thread's execution has nothing left to do: it is given what comes next, or the run is
    /// over.
    fn main_stopped(
        &self,
        state: &mut State,
        mut execution: Box<Execution>,
        exception: Option<Value>,
        allocator: &mut Allocator,
    ) {
        let context = Context {
            vm: &self.vm,
            allocator,
            driver: self,
            thread: 0,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        };
        let goes_on = match exception {
            Some(exception) => state.main.failed(context, &mut execution, exception),
            None => state.main.finished(context, &mut execution),
        };
        if goes_on {
            state.queue.put_ready(0, execution);
            return;
        }
        self.finish(state, 0, &execution);
        let ending = state.main.ending();
        self.end(state, ending);
    }

    /// Runs on the calling thread for about this many seconds.
    pub(super) fn advance(&mut self, seconds: f64) -> Turn {
        let until = self.vm.host.monotonic() + seconds;
        let mut allocator = std::mem::take(
            &mut *self
                .allocator
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner()),
        );
        let turn = loop {
            let choice = self.choose(&mut self.locked());
            match choice {
                Choice::Run(thread, execution) => self.run_turn(thread, execution, &mut allocator),
                Choice::Over => break Turn::Over(self.report()),
                Choice::Wait(nap) => break Turn::Idle(nap.unwrap_or(LONGEST_NAP).as_secs_f64()),
            }
            if self.vm.host.monotonic() >= until {
                break Turn::More;
            }
        };
        self.allocator = Mutex::new(allocator);
        turn
    }

    /// One thread's turn on the only worker: a slice, so that the others have theirs.
    fn run_turn(&self, thread: u32, execution: Box<Execution>, allocator: &mut Allocator) {
        self.ready.fetch_add(1, Ordering::Relaxed);
        self.run_thread(0, thread, execution, allocator);
    }

    /// What the run did; once it is over.
    pub(super) fn report(&self) -> Report {
        let mut allocator = Allocator::default();
        self.vm.heap.attach(&mut allocator);
        let context = Context {
            vm: &self.vm,
            allocator: &mut allocator,
            driver: self,
            thread: 0,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        };
        let watched = watched(&context, &self.watch);
        let state = self.locked();
        Report {
            ending: state.ending.unwrap_or(Ending::Stopped),
            exit_code: state.main.exit_code,
            seconds: state.finished_at - self.started,
            threads: state.queue.reports(),
            parallel: self.parallel.load(Ordering::Relaxed),
            watched,
        }
    }
}

enum Choice {
    Run(u32, Box<Execution>),
    Wait(Option<Duration>),
    Over,
}

impl Driver for Live {
    fn spawn(&self, context: &mut Context<'_>, function: Value) -> Option<u32> {
        let mut execution = Box::new(Execution::default());
        let began = Context {
            vm: context.vm,
            allocator: &mut *context.allocator,
            driver: self,
            thread: context.thread,
            deadline: None,
            known: crate::vm::Known::default(),
            instructions: 0,
        };
        vm::begin(began, &mut execution, function, &[]).ok()?;
        let mut state = self.locked();
        let living = state
            .queue
            .threads
            .iter()
            .filter(|thread| thread.standing != Standing::Finished)
            .count();
        if living >= self.vm.options.thread_limit {
            return None;
        }
        let number = state.queue.add(String::new(), execution);
        self.publish(&state.queue);
        drop(state);
        self.changed.notify_one();
        Some(number)
    }

    fn wake(&self, thread: u32) {
        let mut state = self.locked();
        state.queue.wake(thread);
        self.publish(&state.queue);
        drop(state);
        self.notify(EventKind::Ready, thread, &[]);
        self.changed.notify_one();
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
}
