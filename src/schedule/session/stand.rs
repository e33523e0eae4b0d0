//! A program at one position of its run: its threads move forward from there, one at a time.

use std::collections::HashSet;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex};

use super::history::History;
use super::lines::Place;
use super::reading::holds_lock;
use super::touch::{Shared, Toucher};
use crate::database::Engine;
use crate::host::{Door, Host, ModuleFile, Stream};
use crate::live::processes::Allocators;
use crate::live::queue::{Moment as Instant, Standing};
use crate::live::{Ending, Program};
use crate::schedule::clock::{INSTRUCTION, Time};
use crate::schedule::explore::words;
use crate::schedule::policy::{Moved, Turn};
use crate::schedule::serial::Serial;
use crate::vm::{Context, Execution, Vm, VmOptions};

/// What a thread printed.
pub(super) struct Text {
    pub thread: u32,
    pub stream: Stream,
    pub text: String,
}

/// The world as a run sees it that is replayed: what it prints is kept.
struct World {
    host: Arc<dyn Host>,
    written: Mutex<Vec<Text>>,
}

impl World {
    fn take(&self) -> Vec<Text> {
        let mut written = self
            .written
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        std::mem::take(&mut *written)
    }
}

impl Host for World {
    fn monotonic(&self) -> f64 {
        self.host.monotonic()
    }

    fn wall_clock(&self) -> f64 {
        self.host.wall_clock()
    }

    fn entropy(&self) -> u64 {
        self.host.entropy()
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        self.host.module(name)
    }

    fn door(&self) -> Result<&dyn Door, &'static str> {
        self.host.door()
    }

    fn databases(&self, stop: Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>> {
        self.host.databases(stop)
    }

    fn write(&self, stream: Stream, thread: u32, text: &str) {
        let mut written = self
            .written
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        written.push(Text {
            thread,
            stream,
            text: text.to_owned(),
        });
    }
}

/// A program at a position.
pub(super) struct Stand {
    serial: Serial,
    allocators: Allocators,
    world: Arc<World>,
    /// Instructions executed.
    pub(super) position: u64,
}

impl Stand {
    /// At the very beginning, before anything of it has run.
    pub(super) fn new(
        program: &Program,
        host: &Arc<dyn Host>,
        seed: u64,
        stop: &Arc<AtomicU32>,
        options: VmOptions,
    ) -> Stand {
        let world = Arc::new(World {
            host: Arc::clone(host),
            written: Mutex::default(),
        });
        let host: Arc<dyn Host> = Arc::clone(&world) as Arc<dyn Host>;
        let time = Time::Counted { seed };
        // What is shown is one process.
        let options = VmOptions {
            process_limit: 1,
            ..options
        };
        Stand {
            serial: Serial::new(program, host, time, None, Arc::clone(stop), options),
            allocators: Allocators::default(),
            world,
            position: 0,
        }
    }

    /// What reading values takes, and the threads.
    pub(super) fn reading(&mut self) -> (Context<'_>, &Serial) {
        let first = &self.serial.first;
        let allocator = self.allocators.of(first);
        let context = self.serial.context(&first.vm, allocator, 0);
        (context, &self.serial)
    }

    /// What was printed since this was last asked.
    pub(super) fn printed(&self) -> Vec<Text> {
        self.world.take()
    }

    /// How the run has ended, if it has.
    pub(super) fn ending(&self) -> Option<Ending> {
        let table = self.serial.locked();
        let stuck = || {
            let threads = 0..table.queue.threads.len() as u32;
            table.queue.ready.is_empty()
                && !threads
                    .into_iter()
                    .any(|thread| table.queue.deadline(thread).is_some())
        };
        table
            .ending
            .or_else(|| stuck().then_some(Ending::Deadlocked))
    }

    /// Whether a thread can be moved: it is ready, or waits with a deadline, to which time can jump.
    pub(super) fn can_move(&self, thread: u32) -> bool {
        let table = self.serial.locked();
        table.ending.is_none()
            && (table.queue.ready.contains(&thread) || table.queue.deadline(thread).is_some())
    }

    /// How a thread stands, and how many instructions it has executed.
    pub(super) fn standing(&self, thread: u32) -> Option<Standing> {
        let table = self.serial.locked();
        Some(table.queue.threads.get(thread as usize)?.standing)
    }

    /// Moves a thread by at most so many instructions. Answers how that ended, and how many they were;
    /// nothing when it cannot move.
    pub(super) fn turn(&mut self, turn: Turn) -> Option<(Moved, u64)> {
        if !self.serial.locked().queue.ready.contains(&turn.thread) {
            self.serial.wake_early(turn.thread);
        }
        if self.serial.locked().ending.is_some()
            || self.standing(turn.thread) != Some(Standing::Ready)
        {
            return None;
        }
        let (moved, executed) = self.serial.take_turn(&mut self.allocators, turn);
        self.position += executed;
        self.serial.wake_due();
        Some((moved, executed))
    }

    /// Goes on along the recorded run towards a position, by about so many instructions and turns at
    /// most. Answers whether it stands there; an error when the run is not the recorded one.
    pub(super) fn go_on(
        &mut self,
        history: &History,
        position: u64,
        instructions: u64,
        turns: u32,
    ) -> Result<bool, ()> {
        let until = position.min(self.position.saturating_add(instructions));
        for _ in 0..turns {
            if self.position >= until {
                break;
            }
            let (thread, end) = history.next(self.position).ok_or(())?;
            let turn = Turn {
                thread,
                instructions: end.min(until) - self.position,
                anywhere: true,
            };
            let executed = self.turn(turn).map_or(0, |(_, executed)| executed);
            if executed == 0 {
                return Err(());
            }
        }
        // It was recorded when it was printed first.
        self.printed();
        Ok(self.position >= position)
    }

    /// About how many bytes its heap takes.
    pub(super) fn extent(&self) -> usize {
        self.vm().heap.extent()
    }

    /// Moves a thread by one instruction.
    pub(super) fn one(&mut self, thread: u32) -> Option<Moved> {
        let turn = Turn {
            thread,
            instructions: 1,
            anywhere: true,
        };
        self.turn(turn).map(|(moved, _)| moved)
    }

    /// Nanoseconds of the run's clock.
    pub(super) fn now(&self) -> u64 {
        self.serial.clock.now()
    }

    /// The threads that can go on, in the order in which they became so.
    pub(super) fn ready(&self) -> Vec<u32> {
        self.serial.locked().queue.ready.iter().copied().collect()
    }

    /// When the next thread that waits with a deadline wakes.
    pub(super) fn next_deadline(&self) -> Option<u64> {
        let Instant(deadline) = self.serial.locked().queue.next_deadline()?;
        Some(deadline)
    }

    /// How many instructions it is until then.
    pub(super) fn instructions_until(&self, at: u64) -> u64 {
        at.saturating_sub(self.now()).div_ceil(INSTRUCTION)
    }

    /// Lets time pass until then.
    pub(super) fn jump(&self, at: u64) {
        self.serial.clock.jump(at);
        self.serial.wake_due();
    }

    /// The process.
    pub(super) fn vm(&self) -> &Vm {
        &self.serial.first.vm
    }

    /// The threads that can be moved.
    pub(super) fn movable(&self) -> Vec<u32> {
        let count = self.serial.locked().queue.threads.len() as u32;
        (0..count).filter(|&thread| self.can_move(thread)).collect()
    }

    /// A thread's name; empty as long as it has none.
    pub(super) fn name(&self, thread: u32) -> String {
        let table = self.serial.locked();
        let thread = table.queue.threads.get(thread as usize);
        thread.map_or_else(String::new, |thread| thread.name.clone())
    }

    fn with<R>(&self, thread: u32, read: impl FnOnce(&Execution) -> R) -> Option<R> {
        let table = self.serial.locked();
        let thread = table.queue.threads.get(thread as usize)?;
        thread.execution.as_deref().map(read)
    }

    /// The line of the program's own code a thread is on; 0 where there is none.
    pub(super) fn line(&self, thread: u32) -> u32 {
        self.with(thread, words::line).flatten().unwrap_or(0)
    }

    /// How many instructions a thread has executed.
    pub(super) fn executed(&self, thread: u32) -> u64 {
        self.with(thread, |execution| execution.instructions)
            .unwrap_or(0)
    }

    /// Whether a thread holds a lock that the program has a name for.
    pub(super) fn holds_lock(&self, thread: u32) -> bool {
        holds_lock(self.vm(), thread)
    }

    /// Whether a thread stands in the program's own code.
    pub(super) fn in_own_code(&self, thread: u32) -> bool {
        self.with(thread, words::in_own_code).unwrap_or(false)
    }

    /// Where in the program's own code a thread stands; nothing while it is in the library's.
    pub(super) fn point(&self, thread: u32) -> Option<Point> {
        self.with(thread, |execution| {
            let frame = execution.frames.last()?;
            words::in_own_code(execution).then_some(Point {
                depth: execution.frames.len(),
                code: frame.code.address(),
                line: words::line(execution),
                instruction: frame.instruction,
            })
        })
        .flatten()
    }

    /// Where in the program's own code each thread stands.
    pub(super) fn places(&self) -> Vec<Place> {
        let count = self.serial.locked().queue.threads.len() as u32;
        let place = |thread| {
            self.with(thread, |execution| {
                let depth = words::own_frame(execution)?;
                let frame = execution.frames.get(depth)?;
                let calls = depth + 1 < execution.frames.len();
                Some(Place {
                    thread,
                    code: Arc::clone(&frame.code.get().code),
                    instruction: frame.instruction.saturating_sub(u32::from(calls)),
                })
            })
            .flatten()
        };
        (0..count).filter_map(place).collect()
    }

    /// What a thread's next instruction touches of what threads share.
    pub(super) fn touch(&mut self, thread: u32, assigned: &HashSet<String>) -> Option<Shared> {
        let (context, serial) = self.reading();
        let table = serial.locked();
        let thread_entry = table.queue.threads.get(thread as usize);
        let execution = thread_entry.and_then(|entry| entry.execution.as_deref());
        execution.and_then(|execution| Toucher::new(assigned).touch(&context, thread, execution))
    }
}

/// A place in the program's own code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    depth: usize,
    code: usize,
    line: Option<u32>,
    instruction: u32,
}

impl Point {
    /// Whether this is another line than that of `start`, or another round of a loop on it.
    pub(super) fn is_elsewhere(self, start: Point) -> bool {
        (self.depth, self.code, self.line) != (start.depth, start.code, start.line)
            || self.instruction <= start.instruction
    }
}
