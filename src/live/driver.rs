//! The workers' side: each takes a ready thread of any process, runs it for a while, and puts it back,
//! until all processes have ended. A collection or a fork waits until no worker has a thread of the
//! process.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::main_thread::{MainThread, watched};
use super::parking::Parking;
use super::processes::{Allocators, Process, Processes};
use super::program::{Ending, Observer, Options, Program, Report, Turn};
use super::queue::{Moment, Queue};
use crate::host::Host;
use crate::trace::EventKind;
use crate::vm::heap::Allocator;
use crate::vm::{self, Context, Driver, Execution, Fork, Stop, Value, Vm};

/// Instructions between two looks at what else there is to do: about half a millisecond.
const SLICE: u64 = 20_000;
/// Instructions that a thread just started may execute before its starter goes on: about a tenth of a
/// millisecond. CPython's starter waits until the thread blocks or its switch interval is over.
const HEAD_START: u64 = 5_000;
/// How often an idle worker looks for a ready thread before it sleeps: some tens of microseconds, so
/// that a thread just started meets the one that started before it.
#[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
const SPINS: u32 = 3000;
/// How often it looks once more when it has found one: about a microsecond. Who has just let go of a lock,
/// or has told others that they may go on, can take the lock again in that time, as it does in CPython,
/// where it keeps the interpreter; a browser's looks are shorter.
#[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
const GRACE: u32 = if cfg!(target_arch = "wasm32") {
    1000
} else {
    40
};
/// An idle worker looks at the stop flag at least this often.
const LONGEST_NAP: Duration = Duration::from_millis(20);

struct State {
    queue: Queue,
    processes: Processes,
    ending: Option<Ending>,
    exit_code: i32,
    /// Workers that free the memory of processes, which may close ends of pipes.
    freeing: usize,
    finished_at: f64,
}

/// One run.
pub(super) struct Live {
    host: Arc<dyn Host>,
    state: Mutex<State>,
    parking: Parking,
    on_workers: AtomicU32,
    parallel: AtomicU32,
    observer: Option<Arc<dyn Observer>>,
    stop: Arc<AtomicU32>,
    watch: Vec<String>,
    started: f64,
    gil: bool,
    allocators: Mutex<Allocators>,
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
        let vm = Vm::new(Arc::clone(&host), Arc::clone(&program.library), options.vm);
        let live = Live {
            host,
            state: Mutex::new(State {
                queue: Queue::default(),
                processes: Processes::default(),
                ending: None,
                exit_code: 0,
                freeing: 0,
                finished_at: started,
            }),
            parking: Parking::new(),
            on_workers: AtomicU32::new(0),
            parallel: AtomicU32::new(0),
            observer,
            stop,
            watch: watch.to_vec(),
            started,
            gil: options.gil,
            allocators: Mutex::default(),
        };
        live.load(program, vm);
        live
    }

    fn load(&self, program: &Program, vm: Vm) {
        let execution = MainThread::load(program, &vm, &mut Allocator::default(), self);
        let mut state = self.locked();
        state.processes.begin(Arc::new(Process { number: 0, vm }));
        state.queue.add(0, "MainThread".to_owned(), execution);
        self.publish(&state.queue);
        drop(state);
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
        Moment::from_seconds(self.host.monotonic())
    }

    /// Tells the workers what the queue holds.
    fn publish(&self, queue: &Queue) {
        self.parking
            .publish(queue.ready.len(), queue.next_deadline());
    }

    /// Lets go of the queue, to which a thread was added, and wakes a worker for it.
    fn offer(&self, state: MutexGuard<'_, State>) {
        self.publish(&state.queue);
        drop(state);
        self.parking.wake_one();
    }

    /// Whether a thread is ready, or sleeps past its deadline.
    fn others_could_run(&self) -> bool {
        self.parking.has_ready() || self.parking.due().is_some_and(|due| self.now() >= due)
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) != 0
    }

    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    /// What a worker does from the beginning of the run to its end.
    pub(super) fn work(&self, worker: u32) {
        let mut allocators = Allocators::default();
        while let Some((process, thread, execution)) = self.next() {
            self.run_thread(worker, process, thread, execution, &mut allocators);
        }
    }

    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    /// Waits for a thread to run; nothing when the run is over.
    fn next(&self) -> Option<(Arc<Process>, u32, Box<Execution>)> {
        loop {
            let mut looks = 0;
            while looks < SPINS && !self.parking.has_ready() {
                std::hint::spin_loop();
                looks += 1;
            }
            // What is found at the first look has been ready for longer.
            let mut grace = if looks > 0 { GRACE } else { 0 };
            while grace > 0 && self.parking.has_ready() {
                std::hint::spin_loop();
                grace -= 1;
            }
            let mut state = self.locked();
            match self.choose(&mut state) {
                Choice::Run(process, thread, execution) => {
                    return Some((process, thread, execution));
                }
                Choice::Over => {
                    self.parking.wake_all();
                    return None;
                }
                Choice::Wait(nap) => {
                    let nap = nap.unwrap_or(LONGEST_NAP).min(LONGEST_NAP);
                    self.parking.sleep(state, nap);
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
        for thread in state.processes.serve_paused(&mut state.queue) {
            self.notify(EventKind::ThreadStarted, thread, b"MainThread");
            self.parking.wake_all();
        }
        let now = self.now();
        state.queue.wake_due(now);
        let (queue, processes) = (&mut state.queue, &mut state.processes);
        let taken = queue.take(|queue, number| {
            let pausing = processes.entries.get(number as usize);
            let pausing = pausing.is_some_and(|entry| entry.pausing);
            !(pausing || self.gil && queue.running_in(number) > 0)
        });
        self.publish(queue);
        if let Some((thread, execution)) = taken {
            let process = processes.get(queue.process_of(thread));
            return match process {
                Some(process) => Choice::Run(process, thread, execution),
                None => Choice::Over,
            };
        }
        match queue.next_deadline() {
            None if queue.running == 0 && state.freeing == 0 => {
                // Processes that nobody waits for may be left behind; the program has ended.
                let first = processes.entry(0).and_then(|entry| entry.status);
                let ending = first.map_or(Ending::Deadlocked, |_| Ending::of(state.exit_code));
                if ending == Ending::Deadlocked {
                    state.processes.flush();
                    state.exit_code = 1;
                }
                self.end(state, ending);
                Choice::Over
            }
            deadline => Choice::Wait(
                deadline.map(|deadline| Duration::from_secs_f64(deadline.seconds_after(now))),
            ),
        }
    }

    fn end(&self, state: &mut State, ending: Ending) {
        state.ending = Some(ending);
        state.finished_at = self.host.monotonic();
        state.processes.interrupt();
        self.parking.wake_all();
    }

    fn context<'a>(
        &'a self,
        process: &'a Process,
        allocator: &'a mut Allocator,
        thread: u32,
    ) -> Context<'a> {
        Context::new(&process.vm, allocator, self, thread)
    }

    fn run_thread(
        &self,
        worker: u32,
        process: Arc<Process>,
        thread: u32,
        mut execution: Box<Execution>,
        allocators: &mut Allocators,
    ) {
        let allocator = allocators.of(&process);
        let on_workers = self.on_workers.fetch_add(1, Ordering::Relaxed) + 1;
        self.parallel.fetch_max(on_workers, Ordering::Relaxed);
        self.notify(EventKind::Running, thread, &worker.to_le_bytes());
        let took_over = self.host.monotonic();
        let stop = loop {
            let is_new = execution.instructions == 0;
            let slice = match is_new {
                true => HEAD_START,
                false => vm::fuel(SLICE, self.now().0),
            };
            let context = self.context(&process, allocator, thread);
            let stop = vm::run(context, &mut execution, slice);
            if is_new {
                self.end_head_start(thread);
            }
            if stop != Stop::Preempted {
                break stop;
            }
            // What the last collection found comes first: where much is allocated, another one is due soon.
            if process.vm.heap.take_exhausted() {
                let context = self.context(&process, allocator, thread);
                if let Some(stop) = vm::raise_memory_error(context, &mut execution) {
                    break stop;
                }
            }
            if process.vm.heap.wants_collection() {
                if let Some(entry) = self.locked().processes.entry(process.number) {
                    entry.pausing = true;
                }
                process.vm.set_interrupt(true);
                break Stop::Interrupted;
            }
            let gives_way = allocator.take_gives_way();
            if allocator.take_holds() && self.begins_held(thread, gives_way) {
                break Stop::Preempted;
            }
            let in_turn = gives_way
                || !self.gil
                || self.host.monotonic() - took_over >= process.vm.switch_interval();
            if self.stopped() || (in_turn && self.others_could_run()) {
                break Stop::Preempted;
            }
        };
        self.on_workers.fetch_sub(1, Ordering::Relaxed);
        let mut state = self.locked();
        let entry = state.processes.entry(process.number);
        let (main_thread, has_ended) = entry.map_or((0, true), |entry| {
            (entry.main_thread, entry.status.is_some())
        });
        match stop {
            _ if has_ended => self.finish(&mut state, thread, &execution),
            Stop::Preempted | Stop::Interrupted => {
                self.notify(EventKind::Ready, thread, &[]);
                state.queue.put_ready(thread, execution);
            }
            Stop::Waiting => {
                if !state.queue.put_waiting(thread, execution) {
                    self.notify(EventKind::Ready, thread, &[]);
                }
            }
            Stop::Finished(_) | Stop::Uncaught(_) if thread != main_thread => {
                self.finish(&mut state, thread, &execution);
            }
            Stop::Finished(_) => {
                let context = self.context(&process, allocator, thread);
                self.main_stopped(&mut state, &process, context, execution, None);
            }
            Stop::Uncaught(exception) => {
                let context = self.context(&process, allocator, thread);
                self.main_stopped(&mut state, &process, context, execution, Some(exception));
            }
        }
        self.publish(&state.queue);
        // The table's is the last reference to a process that has ended and runs nowhere.
        drop(process);
        let State {
            queue, processes, ..
        } = &mut *state;
        let over = processes.take_ended(queue);
        state.freeing += usize::from(!over.is_empty());
        drop(state);
        if !over.is_empty() {
            drop(over);
            // Ends of pipes have been closed with the memory of their process.
            let mut state = self.locked();
            state.freeing -= 1;
            state.queue.wake_everybody();
            self.publish(&state.queue);
            drop(state);
            self.parking.wake_all();
        }
        self.parking.wake_one();
    }

    /// Has those begin that a thread has started, which goes on itself; or answers that it is to stop for
    /// them, since it gives way.
    fn begins_held(&self, thread: u32, gives_way: bool) -> bool {
        let mut state = self.locked();
        if gives_way {
            return state.queue.holds_another(thread);
        }
        state.queue.begin_held(thread);
        self.offer(state);
        false
    }

    fn end_head_start(&self, thread: u32) {
        let mut state = self.locked();
        state.queue.end_head_start(thread);
        self.offer(state);
    }

    fn finish(&self, state: &mut State, thread: u32, execution: &Execution) {
        state.queue.finish(thread, execution.instructions);
        self.notify(EventKind::ThreadFinished, thread, &[]);
    }

    /// A main thread's execution has nothing left to do: it is given what comes next, or its process
    /// has ended.
    fn main_stopped(
        &self,
        state: &mut State,
        process: &Process,
        context: Context<'_>,
        mut execution: Box<Execution>,
        exception: Option<Value>,
    ) {
        let thread = context.thread;
        let Some(entry) = state.processes.entry(process.number) else {
            return;
        };
        let alone = state.queue.living_in(process.number) == 1;
        let goes_on = match exception {
            Some(exception) => entry.main.failed(context, &mut execution, exception, alone),
            None => entry.main.finished(context, &mut execution, alone),
        };
        let exit_code = entry.main.exit_code;
        if goes_on {
            state.queue.put_ready(thread, execution);
            return;
        }
        self.finish(state, thread, &execution);
        self.process_ends(state, process.number, exit_code);
    }

    /// Ends a process, and the run with the last one.
    fn process_ends(&self, state: &mut State, number: u32, status: i32) -> bool {
        if status < 0 && state.processes.signal(&mut state.queue, number, -status) {
            self.publish(&state.queue);
            self.parking.wake_one();
            return true;
        }
        if !state.processes.end(&mut state.queue, number, status) {
            return false;
        }
        if number == 0 {
            state.exit_code = status;
        }
        if state.processes.all_ended() {
            let ending = Ending::of(state.exit_code);
            self.end(state, ending);
        }
        self.publish(&state.queue);
        self.parking.wake_all();
        true
    }

    /// Runs on the calling thread for about this many seconds.
    pub(super) fn advance(&mut self, seconds: f64) -> Turn {
        let until = self.host.monotonic() + seconds;
        let mut allocators = std::mem::take(
            &mut *self
                .allocators
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner()),
        );
        let turn = loop {
            let choice = self.choose(&mut self.locked());
            match choice {
                Choice::Run(process, thread, execution) => {
                    // It is the only worker: the others have their turn after a slice.
                    self.parking.one_in_hand();
                    self.run_thread(0, process, thread, execution, &mut allocators);
                }
                Choice::Over => break Turn::Over(self.report()),
                Choice::Wait(nap) => break Turn::Idle(nap.unwrap_or(LONGEST_NAP).as_secs_f64()),
            }
            if self.host.monotonic() >= until {
                break Turn::More;
            }
        };
        self.allocators = Mutex::new(allocators);
        turn
    }

    /// What the run did; once it is over.
    pub(super) fn report(&self) -> Report {
        let first = self.locked().processes.get(0);
        let watched = first.map_or_else(Vec::new, |process| {
            let mut allocators = Allocators::default();
            let context = self.context(&process, allocators.of(&process), 0);
            watched(&context, &self.watch)
        });
        let state = self.locked();
        Report {
            ending: state.ending.unwrap_or(Ending::Stopped),
            exit_code: state.exit_code,
            seconds: state.finished_at - self.started,
            threads: state.queue.reports(),
            parallel: self.parallel.load(Ordering::Relaxed),
            watched,
        }
    }
}

enum Choice {
    Run(Arc<Process>, u32, Box<Execution>),
    Wait(Option<Duration>),
    Over,
}

impl Driver for Live {
    fn spawn(&self, context: &mut Context<'_>, function: Value, head_start: bool) -> Option<u32> {
        let mut execution = Box::new(Execution::default());
        let began = Context::new(context.vm, &mut *context.allocator, self, context.thread);
        vm::begin(began, &mut execution, function, &[]).ok()?;
        let mut state = self.locked();
        let process = state.queue.process_of(context.thread);
        if state.queue.living_in(process) >= context.vm.options.thread_limit {
            return None;
        }
        // Under the GIL the starter holds the lock until it lets go of it.
        let number = match self.gil {
            true => state.queue.add(process, String::new(), execution),
            false => {
                context.allocator.hold();
                let starter = context.thread;
                state.queue.add_held(starter, execution, head_start)
            }
        };
        self.offer(state);
        Some(number)
    }

    fn wake(&self, thread: u32) {
        let mut state = self.locked();
        state.queue.wake(thread);
        self.publish(&state.queue);
        drop(state);
        self.notify(EventKind::Ready, thread, &[]);
        self.parking.wake_one();
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
        let mut state = self.locked();
        let State {
            queue, processes, ..
        } = &mut *state;
        processes.fork(queue, thread)
    }

    fn process(&self, thread: u32) -> (u32, u32) {
        let state = self.locked();
        state.processes.numbers(state.queue.process_of(thread))
    }

    fn end_process(&self, process: u32, status: i32) -> bool {
        self.process_ends(&mut self.locked(), process, status)
    }

    fn stop(&self) -> Option<Arc<AtomicU32>> {
        Some(Arc::clone(&self.stop))
    }

    fn status(&self, process: u32) -> Option<i32> {
        self.locked().processes.entry(process)?.status
    }
}
