//! The run queue: which threads could run, which wait, and until when.

use std::collections::{BTreeSet, VecDeque};

use super::program::ThreadReport;
use crate::vm::heap::Marker;
use crate::vm::{Calls, Execution};

/// Where a thread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// In the ready queue.
    Ready,
    /// On a worker.
    Running,
    /// On a worker, and woken meanwhile: it does not wait when it says it will.
    Woken,
    /// Until something wakes it, or its deadline comes.
    Waiting,
    /// Until the thread it has started has had its head start.
    Starting,
    /// For ever.
    Finished,
}

/// A thread as the driver sees it.
pub(crate) struct Thread {
    /// The number of its process.
    pub(crate) process: u32,
    pub(crate) name: String,
    pub(crate) standing: Standing,
    /// The execution, while no worker has it.
    pub(crate) execution: Option<Box<Execution>>,
    pub(crate) instructions: u64,
    deadline: Option<Moment>,
    /// The threads it has started that begin when it stops.
    held: Vec<u32>,
    /// The thread that has started it, until its head start is over.
    starter: Option<u32>,
}

/// A moment of the host's clock, ordered; in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(pub(crate) u64);

impl Moment {
    pub(crate) fn from_seconds(seconds: f64) -> Moment {
        Moment((seconds * 1e9) as u64)
    }

    pub(crate) fn seconds_after(self, other: Moment) -> f64 {
        self.0.saturating_sub(other.0) as f64 / 1e9
    }
}

/// All threads of a run.
#[derive(Default)]
pub(crate) struct Queue {
    pub(crate) threads: Vec<Thread>,
    pub(crate) ready: VecDeque<u32>,
    timers: BTreeSet<(Moment, u32)>,
    /// Threads on workers now.
    pub(crate) running: usize,
    /// By process.
    counts: Vec<Counts>,
}

/// How many threads a process has.
#[derive(Default, Clone, Copy)]
struct Counts {
    /// On workers.
    running: usize,
    /// That have not finished.
    living: usize,
}

impl Queue {
    /// Adds a thread of a process that could run; answers its number.
    pub(crate) fn add(&mut self, process: u32, name: String, execution: Box<Execution>) -> u32 {
        let number = self.insert(process, name, execution);
        self.ready.push_back(number);
        number
    }

    fn insert(&mut self, process: u32, name: String, execution: Box<Execution>) -> u32 {
        let number = self.threads.len() as u32;
        if self.counts.len() <= process as usize {
            self.counts.resize(process as usize + 1, Counts::default());
        }
        self.counts[process as usize].living += 1;
        self.threads.push(Thread {
            process,
            name,
            standing: Standing::Ready,
            execution: Some(execution),
            instructions: 0,
            deadline: None,
            held: Vec::new(),
            starter: None,
        });
        number
    }

    /// Adds a thread that begins when the one that starts it stops, or its slice is over. With a head start,
    /// its starter then goes on when that is over.
    pub(crate) fn add_held(
        &mut self,
        starter: u32,
        execution: Box<Execution>,
        head_start: bool,
    ) -> u32 {
        let number = self.insert(self.process_of(starter), String::new(), execution);
        self.threads[number as usize].starter = head_start.then_some(starter);
        self.threads[starter as usize].held.push(number);
        number
    }

    /// Whether a thread has started one that begins when it stops.
    pub(crate) fn holds_another(&self, number: u32) -> bool {
        let thread = self.threads.get(number as usize);
        thread.is_some_and(|thread| !thread.held.is_empty())
    }

    /// Has those begin that a thread has started; answers whether one of them has a head start.
    pub(crate) fn begin_held(&mut self, starter: u32) -> bool {
        let thread = self.thread(starter);
        let held = thread.map(|thread| std::mem::take(&mut thread.held));
        let mut head_start = false;
        for number in held.unwrap_or_default() {
            if self.threads[number as usize].starter.is_some() {
                head_start = true;
                self.ready.push_front(number);
            } else {
                self.ready.push_back(number);
            }
        }
        head_start
    }

    /// Ends the head start of a thread, if it has one: its starter can go on, before those whose turn it is
    /// to compute, so that starting many that compute does not take the longer the more there are.
    pub(crate) fn end_head_start(&mut self, number: u32) {
        let starter = self.thread(number).and_then(|thread| thread.starter.take());
        let Some(starter) = starter else {
            return;
        };
        if let Some(thread) = self.thread(starter)
            && thread.standing == Standing::Starting
        {
            thread.standing = Standing::Ready;
            self.ready.push_front(starter);
        }
    }

    fn thread(&mut self, number: u32) -> Option<&mut Thread> {
        self.threads.get_mut(number as usize)
    }

    /// The process of a thread.
    pub(crate) fn process_of(&self, thread: u32) -> u32 {
        let thread = self.threads.get(thread as usize);
        thread.map_or(0, |thread| thread.process)
    }

    /// How many threads of a process are on workers.
    pub(crate) fn running_in(&self, process: u32) -> usize {
        let counts = self.counts.get(process as usize);
        counts.map_or(0, |counts| counts.running)
    }

    /// How many threads of a process have not finished.
    pub(crate) fn living_in(&self, process: u32) -> usize {
        let counts = self.counts.get(process as usize);
        counts.map_or(0, |counts| counts.living)
    }

    fn count_running(&mut self, number: u32, change: isize) {
        self.running = self.running.saturating_add_signed(change);
        let process = self.process_of(number) as usize;
        if let Some(counts) = self.counts.get_mut(process) {
            counts.running = counts.running.saturating_add_signed(change);
        }
    }

    /// Takes the thread that has been ready longest of those whose process may run one, to run it.
    pub(crate) fn take(
        &mut self,
        may_run: impl Fn(&Queue, u32) -> bool,
    ) -> Option<(u32, Box<Execution>)> {
        let mut threads = self.ready.iter();
        let place = threads.position(|&thread| may_run(self, self.process_of(thread)))?;
        let number = self.ready[place];
        Some((number, self.take_number(number)?))
    }

    /// Takes this thread, if it is ready, to run it.
    pub(crate) fn take_number(&mut self, number: u32) -> Option<Box<Execution>> {
        let place = self.ready.iter().position(|&ready| ready == number)?;
        self.ready.remove(place);
        let thread = self.thread(number)?;
        let execution = thread.execution.take()?;
        thread.standing = Standing::Running;
        self.count_running(number, 1);
        Some(execution)
    }

    /// When a waiting thread's wait ends by itself, if it does.
    pub(crate) fn deadline(&self, number: u32) -> Option<Moment> {
        self.threads.get(number as usize)?.deadline
    }

    /// Puts a thread back that could go on: at once, or after the head start of the one it has started.
    pub(crate) fn put_ready(&mut self, number: u32, execution: Box<Execution>) {
        self.count_running(number, -1);
        let is_starting = self.begin_held(number);
        if let Some(thread) = self.thread(number) {
            thread.execution = Some(execution);
            if is_starting {
                thread.standing = Standing::Starting;
            } else {
                thread.standing = Standing::Ready;
                self.ready.push_back(number);
            }
        }
    }

    /// Puts a thread back that waits. Answers false when it was woken meanwhile and is ready instead.
    pub(crate) fn put_waiting(&mut self, number: u32, execution: Box<Execution>) -> bool {
        let deadline = execution.deadline.map(Moment::from_seconds);
        if self
            .thread(number)
            .is_some_and(|thread| thread.standing == Standing::Woken)
        {
            self.put_ready(number, execution);
            return false;
        }
        self.count_running(number, -1);
        self.begin_held(number);
        if let Some(thread) = self.thread(number) {
            thread.execution = Some(execution);
            thread.standing = Standing::Waiting;
            thread.deadline = deadline;
        }
        if let Some(deadline) = deadline {
            self.timers.insert((deadline, number));
        }
        true
    }

    /// Notes that a thread has ended.
    pub(crate) fn finish(&mut self, number: u32, instructions: u64) {
        self.count_running(number, -1);
        self.begin_held(number);
        if let Some(thread) = self.threads.get_mut(number as usize) {
            thread.standing = Standing::Finished;
            thread.instructions = instructions;
            self.counts[thread.process as usize].living -= 1;
        }
    }

    /// Wakes a waiting thread, or keeps a running one from beginning to wait.
    pub(crate) fn wake(&mut self, number: u32) {
        let Some(thread) = self.thread(number) else {
            return;
        };
        match thread.standing {
            Standing::Waiting | Standing::Starting => {
                thread.standing = Standing::Ready;
                let deadline = thread.deadline.take();
                self.ready.push_back(number);
                if let Some(deadline) = deadline {
                    self.timers.remove(&(deadline, number));
                }
            }
            Standing::Running => thread.standing = Standing::Woken,
            Standing::Ready | Standing::Woken | Standing::Finished => {}
        }
    }

    /// Wakes every waiting thread: each looks whether it still has to wait.
    pub(crate) fn wake_everybody(&mut self) {
        for number in 0..self.threads.len() as u32 {
            if self.threads[number as usize].standing != Standing::Finished {
                self.wake(number);
            }
        }
    }

    /// Ends all threads of a process that are on no worker. Answers the numbers of all its threads.
    pub(crate) fn drop_all_of(&mut self, process: u32) -> Vec<u32> {
        let numbers = (0..).zip(&self.threads);
        let of_process = numbers.filter(|(_, thread)| thread.process == process);
        let numbers: Vec<u32> = of_process.map(|(number, _)| number).collect();
        for &number in &numbers {
            let thread = &mut self.threads[number as usize];
            if let Some(execution) = thread.execution.take() {
                thread.standing = Standing::Finished;
                thread.instructions = execution.instructions;
                self.counts[process as usize].living -= 1;
                if let Some(deadline) = thread.deadline.take() {
                    self.timers.remove(&(deadline, number));
                }
            }
        }
        let threads = &self.threads;
        self.ready
            .retain(|&number| threads[number as usize].process != process);
        numbers
    }

    /// Wakes every thread whose deadline has come.
    pub(crate) fn wake_due(&mut self, now: Moment) {
        while let Some(&(deadline, number)) = self.timers.first()
            && deadline <= now
        {
            self.timers.pop_first();
            self.wake(number);
        }
    }

    /// The next deadline, if any thread has one.
    pub(crate) fn next_deadline(&self) -> Option<Moment> {
        self.timers.first().map(|&(deadline, _)| deadline)
    }

    /// What each thread did, in the order of starting.
    pub(crate) fn reports(&self) -> Vec<ThreadReport> {
        let report = |thread: &Thread| ThreadReport {
            name: thread.name.clone(),
            instructions: match (thread.standing, &thread.execution) {
                (Standing::Finished, _) | (_, None) => thread.instructions,
                (_, Some(execution)) => execution.instructions,
            },
        };
        self.threads.iter().map(report).collect()
    }

    /// What every thread of a process that is on no worker executes.
    pub(crate) fn calls(&self, process: u32) -> Calls {
        let numbered = (0..).zip(&self.threads);
        let of_process = numbered.filter(|(_, thread)| thread.process == process);
        let calls = of_process.filter_map(|(number, thread)| {
            let execution = thread.execution.as_ref()?;
            Some((number, execution.own_calls().collect()))
        });
        calls.collect()
    }

    /// Reports the values of every thread of a process that is on no worker.
    pub(crate) fn trace(&self, process: u32, marker: &mut Marker) {
        for execution in self
            .threads
            .iter()
            .filter(|thread| thread.process == process)
            .filter_map(|thread| thread.execution.as_ref())
        {
            execution.trace(marker);
        }
    }
}
