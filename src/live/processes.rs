//! The processes of a run: each a VM of its own, with its main thread, its parent and how it ended.
//! Both drivers keep one table of them; a thread's number is its own in all the run.

use std::collections::HashMap;
use std::sync::Arc;

use super::main_thread::MainThread;
use super::queue::Queue;
use crate::vm::heap::Allocator;
use crate::vm::sent::Sent;
use crate::vm::{Fork, Vm};

/// A process that has not ended, or of which a worker still holds a thread.
pub(crate) struct Process {
    /// Its number, which no other process of the run ever has.
    pub(crate) number: u32,
    /// Its memory.
    pub(crate) vm: Vm,
}

/// What the table knows of a process.
pub(crate) struct Entry {
    /// The process; nothing once it has ended and its memory is free.
    pub(crate) process: Option<Arc<Process>>,
    /// The number of the process that forked it; its own for the first.
    parent: u32,
    /// The thread whose end is its end.
    pub(crate) main_thread: u32,
    pub(crate) main: MainThread,
    /// Whether it waits until none of its threads is on a worker.
    pub(crate) pausing: bool,
    /// Threads that have asked to fork.
    forking: Vec<u32>,
    /// Its exit code, once it has ended; negative for the signal that ended it.
    pub(crate) status: Option<i32>,
}

/// All processes of a run, by number.
#[derive(Default)]
pub(crate) struct Processes {
    pub(crate) entries: Vec<Entry>,
    /// What threads that asked to fork, and those that came of it, will be told.
    answers: HashMap<u32, Fork>,
    /// Whether the first process has ended and let go of what it shared.
    first_has_left: bool,
}

impl Processes {
    /// The first process, whose main thread is the first thread.
    pub(crate) fn begin(&mut self, process: Arc<Process>) {
        self.enter(process, 0, 0, MainThread::new());
    }

    fn enter(&mut self, process: Arc<Process>, parent: u32, main_thread: u32, main: MainThread) {
        self.entries.push(Entry {
            process: Some(process),
            parent,
            main_thread,
            main,
            pausing: false,
            forking: Vec::new(),
            status: None,
        });
    }

    /// The process with this number, until its memory is free.
    pub(crate) fn get(&self, number: u32) -> Option<Arc<Process>> {
        self.entries.get(number as usize)?.process.clone()
    }

    /// The entry of a process.
    pub(crate) fn entry(&mut self, number: u32) -> Option<&mut Entry> {
        self.entries.get_mut(number as usize)
    }

    /// Whether every process has ended.
    pub(crate) fn all_ended(&self) -> bool {
        self.entries.iter().all(|entry| entry.status.is_some())
    }

    /// Asks all running threads of all processes back.
    pub(crate) fn interrupt(&self) {
        for process in self
            .entries
            .iter()
            .filter_map(|entry| entry.process.as_ref())
        {
            process.vm.set_interrupt(true);
        }
    }

    /// The numbers of a process and of its parent, which is the first process when the parent has ended.
    pub(crate) fn numbers(&self, process: u32) -> (u32, u32) {
        let parent = self
            .entries
            .get(process as usize)
            .map_or(0, |entry| entry.parent);
        match self.entries.get(parent as usize) {
            Some(entry) if entry.status.is_none() => (process, parent),
            _ => (process, 0),
        }
    }

    /// What a thread is told that asks to fork. Unless there is an answer already, its process begins to
    /// pause, and the thread has to wait and ask again.
    pub(crate) fn fork(&mut self, queue: &Queue, thread: u32) -> Fork {
        if let Some(answer) = self.answers.remove(&thread) {
            return answer;
        }
        let living = self.entries.iter().filter(|entry| entry.status.is_none());
        let living = living.count();
        let Some(entry) = self.entries.get_mut(queue.process_of(thread) as usize) else {
            return Fork::Later;
        };
        if let Some(process) = &entry.process {
            match process.vm.options.process_limit {
                0 | 1 => return Fork::Alone,
                limit if living >= limit => return Fork::Refused,
                _ => process.vm.set_interrupt(true),
            }
        }
        entry.pausing = true;
        if !entry.forking.contains(&thread) {
            entry.forking.push(thread);
        }
        Fork::Later
    }

    /// Does for every process that pauses what it pauses for, if none of its threads is on a worker: a
    /// collection, and forks. Answers the main threads of the processes that began.
    pub(crate) fn serve_paused(&mut self, queue: &mut Queue) -> Vec<u32> {
        let mut begun = Vec::new();
        for number in 0..self.entries.len() as u32 {
            if queue.running_in(number) > 0 {
                continue;
            }
            let entry = &mut self.entries[number as usize];
            if !entry.pausing {
                continue;
            }
            entry.pausing = false;
            let forking = std::mem::take(&mut entry.forking);
            let Some(process) = entry.process.clone() else {
                continue;
            };
            if process.vm.heap.wants_collection() {
                process.vm.tell_calls(|| queue.calls(number));
                process.vm.collect(|marker| queue.trace(number, marker));
            }
            for thread in forking {
                // Before the child: the parent has less to do until it goes on in the program, and mostly does so
                // first in CPython.
                queue.wake(thread);
                begun.extend(self.fork_now(queue, &process, thread));
            }
            process.vm.set_interrupt(false);
        }
        begun
    }

    fn fork_now(&mut self, queue: &mut Queue, process: &Process, thread: u32) -> Option<u32> {
        let child = queue.threads.len() as u32;
        let (name, execution) = {
            let thread = queue.threads.get(thread as usize)?;
            (thread.name.clone(), thread.execution.as_ref()?)
        };
        if !execution.asking.is_empty() {
            self.answers.insert(thread, Fork::Inside);
            return None;
        }
        let number = self.entries.len() as u32;
        let (vm, execution) = process.vm.fork(execution, [thread, child]);
        let parent = self.entries.get(process.number as usize)?;
        let main = match parent.main_thread == thread {
            true => parent.main,
            false => MainThread::new(),
        };
        self.enter(
            Arc::new(Process { number, vm }),
            process.number,
            child,
            main,
        );
        queue.add(number, name, execution);
        self.answers.insert(thread, Fork::Parent(number));
        self.answers.insert(child, Fork::Child);
        Some(child)
    }

    /// Passes on what every living process has printed and kept.
    pub(crate) fn flush(&self) {
        for entry in self.entries.iter().filter(|entry| entry.status.is_none()) {
            if let Some(process) = &entry.process {
                process.vm.flush(entry.main_thread);
            }
        }
    }

    /// Has a process handle a signal; answers whether it has a handler for that.
    pub(crate) fn signal(&mut self, queue: &mut Queue, number: u32, signal: i32) -> bool {
        let Some(entry) = self.entries.get(number as usize) else {
            return false;
        };
        let process = entry.process.as_ref().filter(|_| entry.status.is_none());
        let Some(process) = process else {
            return false;
        };
        let Some(handler) = process.vm.handler(signal) else {
            return false;
        };
        process.vm.send(entry.main_thread, Sent::Call(handler));
        queue.wake(entry.main_thread);
        true
    }

    /// Ends a process; those of its threads that are on workers are asked back. Answers whether it was
    /// still there.
    pub(crate) fn end(&mut self, queue: &mut Queue, number: u32, status: i32) -> bool {
        let Some(entry) = self.entries.get_mut(number as usize) else {
            return false;
        };
        if entry.status.is_some() {
            return false;
        }
        entry.status = Some(status);
        entry.pausing = false;
        if let Some(process) = &entry.process {
            process.vm.set_interrupt(true);
        }
        for thread in queue.drop_all_of(number) {
            self.answers.remove(&thread);
        }
        // Whoever waits for its end, or for what only it could have sent, looks again.
        queue.wake_everybody();
        true
    }

    /// The memory of the processes that have ended, to be freed without holding the table. The first one's
    /// stays until the end of the run, for the report.
    pub(crate) fn take_ended(&mut self, queue: &mut Queue) -> Vec<Arc<Process>> {
        if !self.first_has_left
            && let Some(first) = self.entries.first()
            && first.status.is_some()
            && queue.running_in(0) == 0
        {
            self.first_has_left = true;
            if let Some(process) = &first.process {
                process.vm.leave();
            }
            queue.wake_everybody();
        }
        let entries = self.entries.iter_mut().enumerate().skip(1);
        let over = entries.filter(|(number, entry)| {
            entry.status.is_some() && queue.running_in(*number as u32) == 0
        });
        over.filter_map(|(_, entry)| entry.process.take()).collect()
    }
}

/// A worker's shares of the processes' heaps. A process's number is never used again, so neither is
/// the share of one that has ended.
#[derive(Default)]
pub(crate) struct Allocators(HashMap<u32, Allocator>);

impl Allocators {
    /// The share of a process's heap, ready to be used.
    pub(crate) fn of(&mut self, process: &Process) -> &mut Allocator {
        let allocator = self.0.entry(process.number).or_default();
        process.vm.heap.attach(allocator);
        allocator
    }
}
