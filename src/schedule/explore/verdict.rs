//! What is to be said of a state: how a run ends there, who waits for whom, which two threads race.

use super::access::{Look, Touch, look};
use super::findings::{Deadlock, Kind, Outcome, Race, Waiter};
use super::process::{Content, Process};
use super::state::Output;
use super::story::Sentence;
use super::tables::Row;
use super::words;
use crate::schedule::notation::Schedule;
use crate::vm::Context;

impl Process {
    /// What each thread of a state that has been entered does next.
    pub(super) fn looks(&self, row: &Row) -> Vec<Look> {
        let threads = 0..self.threads(row);
        threads
            .map(|thread| {
                let mut seen = Look::default();
                if let Some(standing) = self.standing(row, thread) {
                    look(self.vm(), thread, &standing.execution, &mut seen);
                }
                seen
            })
            .collect()
    }

    /// The threads that can go on in a state that has been entered.
    pub(super) fn able(&self, row: &Row) -> Vec<u32> {
        let looks = self.looks(row);
        let threads = 0..self.threads(row);
        threads
            .filter(|&thread| {
                let look = &looks[thread as usize];
                let waits = look.acquires.is_some_and(|(_, waits)| waits);
                self.thread_part(row, thread).is_some() && !waits
            })
            .collect()
    }

    /// How a run ends in a state: regularly or, when it is stuck, because none of its threads can go
    /// on.
    pub(super) fn outcome(&mut self, row: &Row, stuck: bool) -> Outcome {
        self.enter(row);
        let Output { stdout, stderr } = self.output(row);
        let failed = stderr.contains("Traceback (most recent call last)");
        let (main, _) = self.main(row);
        Outcome {
            kind: match (stuck, failed) {
                (true, _) => Kind::Deadlock,
                (false, true) => Kind::Exception,
                (false, false) => Kind::Finished,
            },
            stdout,
            stderr,
            exit_code: if stuck { 1 } else { main.exit_code },
            globals: words::final_values(&self.context(0)),
            schedule: Schedule::default(),
            story: Vec::new(),
        }
    }

    /// The race of two threads of a state for what the first one touches, if both lines are the
    /// program's own.
    pub(super) fn race(&mut self, row: &Row, threads: [u32; 2], touch: &Touch) -> Option<Race> {
        self.enter(row);
        let line = |thread: u32| words::line(&self.standing(row, thread)?.execution);
        let (first, second) = (line(threads[0])?, line(threads[1])?);
        Some(Race {
            variable: self.variable(row, threads[0], touch),
            lines: [first.min(second), first.max(second)],
        })
    }

    /// What the program calls the place that a thread's next instruction touches, in a state that has
    /// been entered.
    pub(super) fn variable(&mut self, row: &Row, thread: u32, touch: &Touch) -> String {
        let part = self.thread_part(row, thread).unwrap_or(0);
        let Content::Thread(standing) = &self.contents[part as usize] else {
            return String::new();
        };
        let context = Context::new(&self.ears.vm, &mut self.allocator, &self.ears, thread);
        words::variable(&context, &standing.execution, touch)
    }

    /// Which threads of a state go on for ever, of those that the program's own code keeps going.
    pub(super) fn going_round(&mut self, row: &Row) -> Vec<Sentence> {
        self.enter(row);
        let able = self.able(row).into_iter();
        able.filter_map(|thread| {
            let line = words::line(&self.standing(row, thread)?.execution)?;
            let name = self.name(thread);
            Some(Sentence {
                thread,
                line: Some(line),
                variable: String::new(),
                text: format!(
                    "{name} goes round and round in line {line}, and nothing that can still happen ends that."
                ),
            })
        })
        .collect()
    }

    /// Who waits for whom in a state in which no thread can go on.
    pub(super) fn deadlock(&mut self, row: &Row) -> Deadlock {
        self.enter(row);
        let looks = self.looks(row);
        let vm = self.vm();
        let waits = |thread: u32| {
            let (lock, _) = looks.get(thread as usize)?.acquires?;
            let execution = &self.standing(row, thread)?.execution;
            Some(words::wait(vm, lock, execution))
        };
        let waiter = |thread: u32| {
            let standing = self.standing(row, thread)?;
            let held = standing.held.iter();
            let names: Vec<String> = held
                .filter_map(|&lock| words::lock_name(vm, lock))
                .collect();
            Some(Waiter {
                thread: self.name(thread),
                holds: names.join(", "),
                waits_for: waits(thread).map_or_else(String::new, |(what, _)| what),
                line: words::line(&standing.execution),
            })
        };
        let count = self.threads(row);
        let cycle = (0..count).find_map(|start| {
            let mut path = vec![start];
            loop {
                let (_, next) = waits(*path.last()?)?;
                let next = next?;
                if next == start {
                    return Some(path);
                }
                if path.len() > count as usize {
                    return None;
                }
                path.push(next);
            }
        });
        Deadlock {
            lost_wakeup: false,
            cycle: cycle.into_iter().flatten().filter_map(waiter).collect(),
            waiting: (0..count).filter_map(waiter).collect(),
        }
    }
}

/// Whether two outcomes are the same, however they come about.
pub(super) fn same(one: &Outcome, other: &Outcome) -> bool {
    one.kind == other.kind
        && one.stdout == other.stdout
        && one.stderr == other.stderr
        && one.exit_code == other.exit_code
        && one.globals == other.globals
}
