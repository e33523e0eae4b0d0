//! The run queue: which threads could run, which wait, and until when.

use std::collections::{BTreeSet, VecDeque};

use super::program::ThreadReport;
use crate::vm::Execution;
use crate::vm::heap::Marker;

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
    /// For ever.
    Finished,
}

/// A thread as the driver sees it.
pub(crate) struct Thread {
    pub(crate) name: String,
    pub(crate) standing: Standing,
    /// The execution, while no worker has it.
    pub(crate) execution: Option<Box<Execution>>,
    pub(crate) instructions: u64,
    deadline: Option<Moment>,
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
}

impl Queue {
    /// Adds a thread that could run; answers its number.
    pub(crate) fn add(&mut self, name: String, execution: Box<Execution>) -> u32 {
        let number = self.threads.len() as u32;
        self.threads.push(Thread {
            name,
            standing: Standing::Ready,
            execution: Some(execution),
            instructions: 0,
            deadline: None,
        });
        self.ready.push_back(number);
        number
    }

    fn thread(&mut self, number: u32) -> Option<&mut Thread> {
        self.threads.get_mut(number as usize)
    }

    /// Takes the thread that has been ready longest, to run it.
    pub(crate) fn take(&mut self) -> Option<(u32, Box<Execution>)> {
        while let Some(number) = self.ready.pop_front() {
            if let Some(thread) = self.thread(number)
                && let Some(execution) = thread.execution.take()
            {
                thread.standing = Standing::Running;
                self.running += 1;
                return Some((number, execution));
            }
        }
        None
    }

    /// Takes this thread, if it is ready, to run it.
    pub(crate) fn take_number(&mut self, number: u32) -> Option<Box<Execution>> {
        let place = self.ready.iter().position(|&ready| ready == number)?;
        self.ready.remove(place);
        let thread = self.thread(number)?;
        let execution = thread.execution.take()?;
        thread.standing = Standing::Running;
        self.running += 1;
        Some(execution)
    }

    /// When a waiting thread's wait ends by itself, if it does.
    pub(crate) fn deadline(&self, number: u32) -> Option<Moment> {
        self.threads.get(number as usize)?.deadline
    }

    /// Puts a thread back that could go on.
    pub(crate) fn put_ready(&mut self, number: u32, execution: Box<Execution>) {
        self.running -= 1;
        if let Some(thread) = self.thread(number) {
            thread.execution = Some(execution);
            thread.standing = Standing::Ready;
            self.ready.push_back(number);
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
        self.running -= 1;
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
        self.running -= 1;
        if let Some(thread) = self.thread(number) {
            thread.standing = Standing::Finished;
            thread.instructions = instructions;
        }
    }

    /// Wakes a waiting thread, or keeps a running one from beginning to wait.
    pub(crate) fn wake(&mut self, number: u32) {
        let Some(thread) = self.thread(number) else {
            return;
        };
        match thread.standing {
            Standing::Waiting => {
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

    /// Reports the values of every thread that is on no worker.
    pub(crate) fn trace(&self, marker: &mut Marker) {
        for execution in self
            .threads
            .iter()
            .filter_map(|thread| thread.execution.as_ref())
        {
            execution.trace(marker);
        }
    }
}
