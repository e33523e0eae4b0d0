//! The session: a position in a recorded run, and the ways to another one.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::history::History;
use super::kept::Kept;
use super::lines::Place;
use super::memory::Numbers;
use super::moment::{Change, Growth, Moment, Moved, Printed, Slot, ThreadState};
use super::reading::Reader;
use super::stand::Stand;
use super::touch::{Shared, assigned_globals};
use crate::bytecode::{Code, Op};
use crate::host::{Host, Stream};
use crate::live::Program;
use crate::schedule::notation::Schedule;
use crate::schedule::policy::{self, Policy, Turn, View};
use crate::vm::VmOptions;

/// Instructions of one move at most: a thread that goes on for ever comes back after so many.
const LONGEST: u64 = 100_000;
/// A written turn longer than this is recorded as a whole, without the lines it passes.
const FINE: u64 = 20_000;
/// Printed pieces told of at most.
const PRINTED: usize = 200;

/// How far a thread is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// By one instruction.
    Instruction,
    /// To another line of the program's own code, or to the same one in another round of a loop.
    Line,
    /// To before its next touch of something that threads share.
    Shared,
    /// Until it waits or ends.
    Block,
    /// By so many instructions, unless it waits or ends before.
    Exactly(u64),
}

/// Why a session does not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The run has ended.
    Ended,
    /// This thread cannot be moved now.
    Waits(u32),
    /// A schedule does not fit the program behind these turns.
    Misfit(Schedule),
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Ended => write!(formatter, "the run has ended"),
            Refused::Waits(thread) => write!(formatter, "thread {thread} cannot go on now"),
            Refused::Misfit(schedule) => {
                write!(
                    formatter,
                    "the schedule does not fit the program behind {schedule}"
                )
            }
        }
    }
}

/// A run that is moved by hand.
pub struct Session {
    program: Program,
    host: Arc<dyn Host>,
    options: VmOptions,
    seed: u64,
    stop: Arc<AtomicU32>,
    assigned: HashSet<String>,
    stand: Stand,
    history: History,
    /// Where the program's own code begins.
    origin: u64,
    numbers: Numbers,
    /// The same program at earlier positions.
    kept: Kept,
    /// The moments read last, without what changed.
    read: Vec<(u64, Moment)>,
}

impl Session {
    /// A run of this program that stands before its first line behind the imports it begins with. What is random in it follows from `seed`.
    pub fn new(program: &Program, host: Arc<dyn Host>, seed: u64, options: VmOptions) -> Session {
        let stop = Arc::default();
        let mut session = Session {
            stand: Stand::new(program, &host, seed, &stop, options),
            program: program.clone(),
            host,
            options,
            seed,
            stop,
            assigned: assigned_globals(&program.code),
            history: History::default(),
            origin: 0,
            numbers: Numbers::default(),
            kept: Kept::default(),
            read: Vec::new(),
        };
        let preamble = last_leading_import(&program.code);
        let is_before =
            |session: &Session| !session.stand.in_own_code(0) || session.stand.line(0) <= preamble;
        while session.stand.ending().is_none() && is_before(&session) {
            if session.stand.one(0).is_none() {
                break;
            }
        }
        session.origin = session.stand.position;
        session.history.push(0, session.origin);
        session.note_threads(None);
        session
    }

    /// A flag that ends a long move when it is set to anything but 0, from any thread.
    pub fn stop_flag(&self) -> Arc<AtomicU32> {
        Arc::clone(&self.stop)
    }

    /// Where it stands: instructions from where the program's own code begins.
    pub fn position(&self) -> u64 {
        self.stand.position.saturating_sub(self.origin)
    }

    /// Where the recorded run ends.
    pub fn end(&self) -> u64 {
        self.history.end().saturating_sub(self.origin)
    }

    /// The moves from the process's start up to where it stands, as a schedule.
    pub fn schedule(&self) -> Schedule {
        self.history.schedule(self.seed, self.stand.position)
    }

    /// All recorded moves, as a schedule.
    pub fn whole_schedule(&self) -> Schedule {
        self.history.schedule(self.seed, u64::MAX)
    }

    /// Moves a thread. What was recorded behind where it stands is forgotten, unless the same thread
    /// was moved there.
    pub fn advance(&mut self, thread: u32, extent: Extent) -> Result<(), Refused> {
        if self.stand.ending().is_some() {
            return Err(Refused::Ended);
        }
        if !self.stand.can_move(thread) {
            return Err(Refused::Waits(thread));
        }
        let from = self.stand.position;
        let most = match extent {
            Extent::Instruction => 1,
            Extent::Exactly(count) => count,
            _ => LONGEST,
        };
        let start = self.stand.point(thread);
        self.move_finely(thread, most, |session| match extent {
            Extent::Line => {
                let here = session.stand.point(thread);
                match (here, start) {
                    (Some(here), Some(start)) => here.is_elsewhere(start),
                    (here, _) => here.is_some(),
                }
            }
            Extent::Shared => session.touch(thread).is_some(),
            Extent::Instruction | Extent::Block | Extent::Exactly(_) => false,
        });
        self.finish_move(thread, from);
        Ok(())
    }

    /// The threads that can be moved.
    pub(super) fn movable(&self) -> Vec<u32> {
        match self.stand.ending() {
            None => self.stand.movable(),
            Some(_) => Vec::new(),
        }
    }

    /// What a thread's next instruction touches of what threads share.
    pub(super) fn touch(&mut self, thread: u32) -> Option<Shared> {
        self.stand.touch(thread, &self.assigned)
    }

    /// How many instructions a thread has executed.
    pub(super) fn executed(&self, thread: u32) -> u64 {
        self.stand.executed(thread)
    }

    /// Whether a thread holds a lock that the program has a name for.
    pub(super) fn holds_lock(&self, thread: u32) -> bool {
        self.stand.holds_lock(thread)
    }

    /// The thread that the last move moved.
    pub(super) fn last_moved(&self) -> Option<u32> {
        let last = self.history.before(self.stand.position);
        last.map(|(thread, _)| thread)
    }

    /// Goes on until there is a choice: several threads that can move, all of them in the program's own
    /// code. Until then the only one moves, and those in the library's code come out of it.
    pub fn to_choice(&mut self) {
        let from = self.stand.position;
        let mut last = None;
        let mut began = from;
        while self.stand.position - from < LONGEST && !self.stopped() {
            let movable = self.movable();
            let inside = movable
                .iter()
                .find(|&&thread| !self.stand.in_own_code(thread));
            let thread = match (inside, &movable[..]) {
                (Some(&thread), _) => thread,
                (None, &[thread]) => thread,
                _ => break,
            };
            if last != Some(thread) {
                if let Some(last) = last {
                    self.finish_move(last, began);
                }
                began = self.stand.position;
                last = Some(thread);
            }
            self.move_finely(thread, 1, |_| true);
        }
        if let Some(last) = last {
            self.finish_move(last, began);
        }
    }

    /// Goes to any position of the recorded run.
    pub fn go(&mut self, position: u64) -> Result<(), Refused> {
        let wanted = self.origin.saturating_add(position).min(self.history.end());
        self.visit(wanted)
    }

    /// Goes to where the last move began.
    pub fn back(&mut self) -> Result<(), Refused> {
        let here = self.stand.position;
        match self.history.before(here) {
            Some((_, from)) if from >= self.origin => self.visit(from),
            _ => Ok(()),
        }
    }

    /// Goes on along the recorded run to where its next move ends.
    pub fn forward(&mut self) -> Result<(), Refused> {
        match self.history.next(self.stand.position) {
            Some((_, end)) => self.visit(end),
            None => Ok(()),
        }
    }

    /// Where the recorded run first moves another thread than the main one; its end if it never does.
    pub fn first_choice(&self) -> u64 {
        let mut position = self.origin;
        while let Some((0, end)) = self.history.next(position) {
            position = end;
        }
        position - self.origin
    }

    /// Records the run that this schedule describes, in place of what was recorded, and stands at its
    /// end.
    pub fn follow(&mut self, schedule: &Schedule) -> Result<(), Refused> {
        self.seed = schedule.seed();
        self.kept.clear();
        self.stand = self.fresh();
        self.read.clear();
        self.history.truncate(self.origin);
        let mut followed = Schedule::seeded(self.seed);
        for &(thread, count) in schedule.turns() {
            let from = self.stand.position;
            let mut left = count;
            while left > 0 {
                if !self.stand.can_move(thread) {
                    return Err(Refused::Misfit(followed));
                }
                let before = self.stand.position;
                if count > FINE || before < self.origin {
                    // The main thread alone is moved before the program's own code begins.
                    let until_own = self.origin.saturating_sub(before);
                    self.move_coarsely(Turn {
                        thread,
                        instructions: if until_own > 0 {
                            left.min(until_own)
                        } else {
                            left
                        },
                        anywhere: true,
                    });
                    if self.stand.position == self.origin {
                        self.note_threads(None);
                    }
                } else {
                    self.move_finely(thread, left, |_| false);
                }
                let executed = self.stand.position - before;
                followed.push(thread, executed);
                if executed == 0 || self.stopped() {
                    return Err(Refused::Misfit(followed));
                }
                left = left.saturating_sub(executed);
            }
            self.finish_move(thread, from);
        }
        Ok(())
    }

    /// Lets a policy move threads, for about so many instructions; what was recorded behind where it stands
    /// is forgotten. Answers whether it could go on.
    pub fn play(&mut self, policy: &mut dyn Policy, last: &mut Last, instructions: u64) -> bool {
        let here = self.stand.position;
        self.forget(here);
        let until = self.stand.position.saturating_add(instructions);
        while self.stand.position < until && !self.stopped() {
            if self.stand.ending().is_some() {
                return false;
            }
            let ready = self.stand.ready();
            let deadline = self.stand.next_deadline();
            if ready.is_empty() {
                deadline.into_iter().for_each(|at| self.stand.jump(at));
                continue;
            }
            let now = self.stand.now();
            let view = View {
                ready: &ready,
                processes: &vec![0; ready.len()],
                last: last.0,
                until_wake: deadline.map(|at| self.stand.instructions_until(at)),
                now,
                vm: self.stand.vm(),
            };
            let Some(turn) = policy.next(&view) else {
                return false;
            };
            let from = self.stand.position;
            let switched = last.0.is_none_or(|(thread, _)| thread != turn.thread);
            let moved = self.move_coarsely(turn);
            policy.ran(self.stand.position - from);
            last.0 = moved.map(|moved| (turn.thread, moved));
            if switched {
                self.history.split(from);
            }
            self.note_threads(Some(turn.thread));
        }
        self.stand.ending().is_none()
    }

    /// The moment it stands in.
    pub fn moment(&mut self) -> Result<Moment, Refused> {
        let here = self.stand.position;
        let before = self.history.before(here);
        let before = before.filter(|&(_, from)| from >= self.origin);
        self.visit(here)?;
        let mut moment = self.read_here();
        if let Some((thread, from)) = before {
            let earlier = self.read.iter().find(|(at, _)| *at == from);
            if let Some((_, earlier)) = earlier {
                mark_changes(&mut moment, earlier);
            }
            let from = from.saturating_sub(self.origin) as u32;
            moment.moved = Some(Moved { thread, from });
        }
        // The next move begins here, and is compared with this one.
        let from = before.map(|(_, from)| from);
        self.read.retain(|(at, _)| *at == here || Some(*at) == from);
        Ok(moment)
    }

    /// What a timeline has to learn since this was last asked.
    pub fn growth(&mut self) -> Growth {
        let (cut, changes) = self.history.tell();
        let origin = self.origin;
        Growth {
            cut: cut.map(|cut| cut.saturating_sub(origin) as u32),
            changes,
            end: self.end() as u32,
        }
    }

    /// The program it steps through.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Where in the program's own code each thread stands.
    pub(super) fn places(&self) -> Vec<Place> {
        self.stand.places()
    }

    /// The globals that the program's functions assign to.
    pub(super) fn assigned(&self) -> &HashSet<String> {
        &self.assigned
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) != 0
    }

    fn read_here(&mut self) -> Moment {
        let here = self.stand.position;
        if let Some((_, known)) = self.read.iter().find(|(at, _)| *at == here) {
            return known.clone();
        }
        let last = self.history.before(here);
        let last = last.filter(|&(_, from)| from >= self.origin);
        let reader = Reader {
            assigned: &self.assigned,
            file: &self.program.file,
            last: last.map(|(thread, _)| thread),
        };
        let mut moment = reader.moment(&mut self.stand, &mut self.numbers);
        moment.position = here.saturating_sub(self.origin) as u32;
        moment.output = self.history.printed(here, PRINTED);
        self.read.push((here, moment.clone()));
        moment
    }

    /// Stands at a position of the recorded run, and has read the moment its last move began in.
    fn visit(&mut self, position: u64) -> Result<(), Refused> {
        if let Some((_, from)) = self.history.before(position)
            && from >= self.origin
            && !self.read.iter().any(|(at, _)| *at == from)
        {
            self.seek(from)?;
            self.read_here();
        }
        self.seek(position)
    }

    /// Stands at a position of the recorded run.
    fn seek(&mut self, position: u64) -> Result<(), Refused> {
        let here = self.stand.position;
        let kept = self.kept.nearest(position);
        if here > position || kept.is_some_and(|kept| kept > here) {
            let nearer = self.kept.take(position);
            let nearer = nearer.unwrap_or_else(|| self.fresh());
            let left = std::mem::replace(&mut self.stand, nearer);
            self.kept.put(left);
        }
        let went = self
            .stand
            .go_on(&self.history, position, u64::MAX, u32::MAX);
        match went {
            Ok(_) => Ok(()),
            Err(()) => {
                let schedule = self.history.schedule(self.seed, self.stand.position);
                Err(Refused::Misfit(schedule))
            }
        }
    }

    /// The program at its very beginning.
    fn fresh(&self) -> Stand {
        Stand::new(
            &self.program,
            &self.host,
            self.seed,
            &self.stop,
            self.options,
        )
    }

    /// Does a piece of making ready to go back from here, for while nobody asks for anything. Answers
    /// whether there is more to do.
    pub fn prepare(&mut self) -> bool {
        let way = [self.origin, self.stand.position];
        let extent = self.stand.extent();
        let mut kept = std::mem::take(&mut self.kept);
        let more = kept.prepare(&self.history, way, extent, || self.fresh());
        self.kept = kept;
        more
    }

    /// Moves a thread instruction by instruction, until `there` says so, it waits or it ends.
    fn move_finely(&mut self, thread: u32, most: u64, there: impl Fn(&mut Session) -> bool) {
        let mut line = 0;
        for _ in 0..most {
            let before = self.stand.position;
            let along = self.goes_along(thread, before);
            let here = self.stand.line(thread);
            if !along && here != line {
                line = here;
                self.note_line(thread, line);
            }
            let moved = self.stand.one(thread);
            self.record(thread, along);
            if moved != Some(policy::Moved::Preempted) || there(self) || self.stopped() {
                break;
            }
        }
    }

    /// Gives a thread a turn as a whole.
    fn move_coarsely(&mut self, turn: Turn) -> Option<policy::Moved> {
        let before = self.stand.position;
        if !self.goes_along(turn.thread, before) {
            let line = self.stand.line(turn.thread);
            self.note_line(turn.thread, line);
        }
        let along = self.goes_along(turn.thread, before);
        let moved = self.stand.turn(turn);
        self.record(turn.thread, along);
        moved.map(|(moved, _)| moved)
    }

    /// Whether moving this thread on from a position is what was recorded there; otherwise what was
    /// recorded is void from there on.
    fn goes_along(&mut self, thread: u32, position: u64) -> bool {
        let along = self
            .history
            .next(position)
            .is_some_and(|(next, _)| next == thread);
        if !along {
            self.forget(position);
        }
        along
    }

    /// Forgets what was recorded behind the position it stands at.
    fn forget(&mut self, position: u64) {
        if self.history.truncate(position) {
            self.kept.cut(position);
            self.read.retain(|(at, _)| *at <= position);
            let last = self.history.before(position).map(|(thread, _)| thread);
            self.note_threads(last);
        }
    }

    /// Notes what a thread has just done, unless that was recorded before.
    fn record(&mut self, thread: u32, along: bool) {
        let here = self.stand.position;
        let written = self.stand.printed();
        if along && here <= self.history.end() {
            return;
        }
        self.history.push(thread, here);
        for text in written {
            let printed = Printed {
                thread: text.thread,
                error: text.stream == Stream::Error,
                text: text.text,
            };
            self.history.print(here, printed);
        }
    }

    /// A move is over that began at this position.
    fn finish_move(&mut self, thread: u32, from: u64) {
        self.history.split(from);
        self.history.split(self.stand.position);
        self.note_threads(Some(thread));
    }

    fn change(&mut self, change: Change) {
        let at = u64::from(change.at) + self.origin;
        if self.stand.position >= self.origin && at >= self.history.end() {
            self.history.change(at, change);
        }
    }

    fn note_line(&mut self, thread: u32, line: u32) {
        let name = self.stand.name(thread);
        self.change(Change {
            at: self.position() as u32,
            thread,
            name,
            state: ThreadState::Running,
            line,
            what: String::new(),
        });
    }

    /// Notes what every thread does now, for the timeline.
    fn note_threads(&mut self, last: Option<u32>) {
        let reader = Reader {
            assigned: &self.assigned,
            file: &self.program.file,
            last,
        };
        let at = self.position() as u32;
        for mut change in reader.sketch(&mut self.stand) {
            change.at = at;
            self.change(change);
        }
    }
}

/// The line of the last of the imports that a program begins with; 0 when it begins with none.
fn last_leading_import(code: &Code) -> u32 {
    let is_import = |op| matches!(op, Op::ImportName | Op::ImportFrom);
    let lines = code.instructions.iter().zip(&code.positions);
    let imports: HashSet<u32> = lines
        .filter(|(instruction, _)| is_import(instruction.op))
        .map(|(_, position)| position.line)
        .collect();
    let first = imports.iter().min().copied().unwrap_or(0);
    let others = code.positions.iter().map(|position| position.line);
    let other = others
        .filter(|line| *line > first && !imports.contains(line))
        .min();
    let leading = imports
        .into_iter()
        .filter(|line| other.is_none_or(|other| *line < other));
    leading.max().unwrap_or(0)
}

/// The thread a policy moved last, and how that ended.
#[derive(Debug, Clone, Copy, Default)]
pub struct Last(Option<(u32, policy::Moved)>);

/// Marks what is different from an earlier moment.
fn mark_changes(moment: &mut Moment, earlier: &Moment) {
    let mark = |slots: &mut Vec<Slot>, before: Option<&Vec<Slot>>| {
        let mut any = false;
        let count = slots.len();
        for (place, slot) in slots.iter_mut().enumerate() {
            let known = before.and_then(|before| {
                let there = before.get(place).filter(|known| known.name == slot.name);
                there.or_else(|| before.iter().find(|known| known.name == slot.name))
            });
            slot.changed = known.is_none_or(|known| known.value != slot.value);
            let before = known.filter(|_| slot.changed);
            slot.before = before.map(|known| known.value.text.clone());
            any |= slot.changed;
        }
        any || before.is_none_or(|before| before.len() != count)
    };
    mark(&mut moment.globals, Some(&earlier.globals));
    let objects: HashMap<u32, _> = earlier
        .objects
        .iter()
        .map(|known| (known.id, known))
        .collect();
    for object in &mut moment.objects {
        let known = objects
            .get(&object.id)
            .filter(|known| known.class == object.class);
        let items = mark(&mut object.items, known.map(|known| &known.items));
        object.changed = items || known.is_none_or(|known| known.text != object.text);
    }
    for thread in &mut moment.threads {
        let known = earlier.threads.get(thread.number as usize);
        for (depth, call) in thread.frames.iter_mut().enumerate() {
            let before = known.and_then(|known| known.frames.get(depth));
            let before = before.filter(|before| before.name == call.name);
            mark(&mut call.locals, before.map(|before| &before.locals));
        }
    }
}
