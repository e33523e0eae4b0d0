//! A run under a policy: turn by turn on the calling thread, for as long at a time as it is let.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use super::clock::INSTRUCTION;
pub use super::clock::Time;
use super::notation::Schedule;
use super::policy::{Moved, Policy, View};
use super::serial::Serial;
use crate::host::Host;
use crate::live::processes::Allocators;
use crate::live::queue::Moment;
use crate::live::{Ending, Observer, Program, Report};
use crate::trace::EventKind;
use crate::vm::VmOptions;

/// What became of a while of running.
#[derive(Debug, Clone)]
pub enum Progress {
    /// There is more to run.
    More,
    /// On the host's clock, nothing can run for this many seconds.
    Idle(f64),
    /// The policy's plan does not fit the program: this thread could not run when it was to.
    Misfit(String),
    /// The run is over.
    Over(Report),
}

/// A program under way.
pub struct Run {
    serial: Serial,
    policy: Box<dyn Policy>,
    allocators: Allocators,
    schedule: Schedule,
    last: Option<(u32, Moved)>,
    watch: Vec<String>,
    host: Arc<dyn Host>,
    started: f64,
}

impl Run {
    /// A program that has not begun, the policy that moves its threads and the clock they see.
    pub fn new(
        program: &Program,
        host: Arc<dyn Host>,
        policy: Box<dyn Policy>,
        time: Time,
        options: VmOptions,
    ) -> Run {
        Run::observed(program, host, policy, time, options, None, Arc::default())
    }

    /// The same, with somebody who is told what threads do, and a flag that stops the run.
    pub fn observed(
        program: &Program,
        host: Arc<dyn Host>,
        policy: Box<dyn Policy>,
        time: Time,
        options: VmOptions,
        observer: Option<Arc<dyn Observer>>,
        stop: Arc<AtomicU32>,
    ) -> Run {
        let started = host.monotonic();
        let seed = match time {
            Time::Counted { seed } => seed,
            Time::Host => 0,
        };
        Run {
            serial: Serial::new(program, Arc::clone(&host), time, observer, stop, options),
            policy,
            allocators: Allocators::default(),
            schedule: Schedule::seeded(seed),
            last: None,
            watch: Vec::new(),
            host,
            started,
        }
    }

    /// Globals whose `repr()` the report is to tell.
    pub fn watch(&mut self, names: &[String]) {
        self.watch = names.to_vec();
    }

    /// Who ran so far, and for how long.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Runs for about this many seconds of the host's clock, or less when nothing can run.
    pub fn advance(&mut self, seconds: f64) -> Progress {
        let until = self.host.monotonic() + seconds;
        loop {
            for _ in 0..64 {
                if let Some(progress) = self.turn() {
                    return progress;
                }
            }
            if self.host.monotonic() >= until {
                return Progress::More;
            }
        }
    }

    fn end(&mut self, ending: Ending) -> Progress {
        let mut table = self.serial.locked();
        table.ending = Some(ending);
        if ending == Ending::Deadlocked {
            table.processes.flush();
            table.exit_code = 1;
        }
        drop(table);
        Progress::Over(self.report())
    }

    /// Processes that nobody waits for may be left behind; then the program has ended.
    fn nobody_can_move(&mut self) -> Progress {
        let mut table = self.serial.locked();
        let first = table.processes.entry(0).and_then(|entry| entry.status);
        drop(table);
        self.end(first.map_or(Ending::Deadlocked, Ending::of))
    }

    fn turn(&mut self) -> Option<Progress> {
        let ending = self.serial.locked().ending;
        if let Some(ending) = ending {
            return Some(self.end(ending));
        }
        if self.serial.stopped() {
            return Some(self.end(Ending::Stopped));
        }
        let mut deadline = self.serial.wake_due();
        if deadline.is_some() && self.serial.clock.is_counted() {
            let sleeping = self.serial.sleeping();
            if let Some(thread) = self.policy.wake_early(&sleeping) {
                self.serial.wake_early(thread);
                deadline = self.serial.locked().queue.next_deadline();
            }
        }
        let table = self.serial.locked();
        let ready: Vec<u32> = table.queue.ready.iter().copied().collect();
        let processes = ready.iter().map(|&thread| table.queue.process_of(thread));
        let processes: Vec<u32> = processes.collect();
        drop(table);
        let now = self.serial.clock.now();
        if ready.is_empty() {
            return match deadline {
                None => Some(self.nobody_can_move()),
                Some(Moment(deadline)) if self.serial.clock.is_counted() => {
                    self.serial.clock.jump(deadline);
                    None
                }
                Some(deadline) => Some(Progress::Idle(deadline.seconds_after(Moment(now)))),
            };
        }
        let counted = self.serial.clock.is_counted();
        let until_wake = deadline
            .filter(|_| counted)
            .map(|Moment(deadline)| deadline.saturating_sub(now).div_ceil(INSTRUCTION));
        let view = View {
            ready: &ready,
            processes: &processes,
            last: self.last,
            until_wake,
            now,
            vm: &self.serial.first.vm,
        };
        let Some(turn) = self.policy.next(&view) else {
            return Some(Progress::Misfit(format!(
                "the schedule does not fit the program behind {}",
                self.schedule
            )));
        };
        if self.last.is_none_or(|(last, _)| last != turn.thread) {
            self.switch(turn.thread);
        }
        let (moved, executed) = self.serial.take_turn(&mut self.allocators, turn);
        self.policy.ran(executed);
        self.schedule.push(turn.thread, executed);
        self.last = Some((turn.thread, moved));
        None
    }

    fn switch(&self, to: u32) {
        if let Some((last, Moved::Preempted)) = self.last {
            self.serial.notify(EventKind::Ready, last, &[]);
        }
        self.serial
            .notify(EventKind::Running, to, &0_u32.to_le_bytes());
    }

    fn report(&mut self) -> Report {
        let first = &self.serial.first;
        let allocator = self.allocators.of(first);
        let context = self.serial.context(&first.vm, allocator, 0);
        let watched = crate::live::main_thread::watched(&context, &self.watch);
        let table = self.serial.locked();
        Report {
            ending: table.ending.unwrap_or(Ending::Stopped),
            exit_code: table.exit_code,
            seconds: self.host.monotonic() - self.started,
            threads: table.queue.reports(),
            parallel: 1,
            watched,
        }
    }
}
