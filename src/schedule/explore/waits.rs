//! The end of a deadlock's schedule. The search leaves a thread that cannot have its lock standing just
//! before it would wait; a run in which it really waits has an instruction more for each such thread.

use std::sync::Arc;

use super::process::Collector;
use crate::host::Host;
use crate::live::{Ending, Program};
use crate::schedule::notation::Schedule;
use crate::schedule::replay::Replay;
use crate::schedule::run::{Progress, Run, Time};
use crate::vm::VmOptions;

/// Seconds that making sure of it may take.
const PATIENCE: f64 = 2.0;

/// Makes schedules that lead to where no thread can go on lead on to where all of them wait.
pub(super) struct Waits {
    program: Program,
    world: Arc<dyn Host>,
    options: VmOptions,
}

impl Waits {
    pub(super) fn new(program: &Program, world: Arc<dyn Host>, options: VmOptions) -> Waits {
        Waits {
            program: program.clone(),
            world,
            options,
        }
    }

    /// The schedule, with the instructions by which the threads that do not wait yet begin to.
    pub(super) fn begun(&self, schedule: Schedule) -> Schedule {
        let mut run = Run::new(
            &self.program,
            Arc::new(Collector::new(Arc::clone(&self.world))),
            Box::new(Replay::new(&schedule)),
            Time::Counted {
                seed: schedule.seed(),
            },
            self.options,
        );
        match run.advance(PATIENCE) {
            Progress::Over(report) if report.ending == Ending::Deadlocked => run.schedule().clone(),
            _ => schedule,
        }
    }
}
