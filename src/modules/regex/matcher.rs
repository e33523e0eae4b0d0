//! Matching: one way is followed, and what was not tried is kept on a stack of its own. So a match is
//! data, like a thread: it goes on for so many steps and can be left there.

use super::program::{First, Program, Step};
use super::tree::{Kind, Place, same_letter};

/// What kind of match is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// At the beginning.
    Match,
    /// Anywhere.
    Search,
    /// From the beginning to the end.
    Whole,
}

/// What is done when the way that is followed ends.
#[derive(Clone)]
enum Entry {
    /// Goes on at this step and position.
    Way(usize, usize),
    /// A run of single characters may give one back: step behind it, its least end, its present end.
    Shorter(usize, usize, usize),
    /// Gives a register its earlier value back.
    Register(usize, Option<usize>),
    /// What had to follow did not: step behind it, position before it, and whether that is well.
    Look(usize, usize, bool),
    /// A group that gives nothing back began here.
    Atomic,
}

/// How far a match has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    More,
    Found,
    NotFound,
    /// The stack of untried ways has become too large.
    TooMany,
}

/// Untried ways before a match is given up.
const MOST_WAYS: usize = 4_000_000;

/// A match under way.
#[derive(Clone)]
pub(super) struct Matcher {
    pub text: Vec<char>,
    end: usize,
    mode: Mode,
    /// Where the present attempt began.
    start: usize,
    /// An empty match here does not count: the one before ended here and was empty.
    not_empty_at: Option<usize>,
    at: usize,
    position: usize,
    pub registers: Vec<Option<usize>>,
    stack: Vec<Entry>,
}

impl Matcher {
    pub fn new(text: Vec<char>) -> Matcher {
        Matcher {
            end: text.len(),
            text,
            mode: Mode::Match,
            start: 0,
            not_empty_at: None,
            at: 0,
            position: 0,
            registers: Vec::new(),
            stack: Vec::new(),
        }
    }

    /// Prepares a match of the text from `start` to `end`.
    pub fn begin(&mut self, program: &Program, mode: Mode, start: usize, end: usize) {
        self.end = end.min(self.text.len());
        self.mode = mode;
        self.not_empty_at = None;
        self.attempt(program, start);
    }

    /// An empty match at the beginning does not count.
    pub fn forbid_empty(&mut self) {
        self.not_empty_at = Some(self.start);
    }

    /// How far it has come, as numbers.
    pub fn numbers(&self) -> Vec<usize> {
        let maybe = |place: Option<usize>| place.map_or(0, |place| place + 1);
        let mut numbers = vec![
            self.end,
            self.mode as usize,
            self.start,
            maybe(self.not_empty_at),
            self.at,
            self.position,
            self.registers.len(),
        ];
        numbers.extend(self.registers.iter().map(|&register| maybe(register)));
        for entry in &self.stack {
            numbers.extend(match *entry {
                Entry::Way(at, position) => [0, at, position, 0],
                Entry::Shorter(at, least, end) => [1, at, least, end],
                Entry::Register(register, before) => [2, register, maybe(before), 0],
                Entry::Look(at, position, well) => [3, at, position, usize::from(well)],
                Entry::Atomic => [4, 0, 0, 0],
            });
        }
        numbers
    }

    /// Is again where it was when these were its numbers.
    pub fn return_to(&mut self, numbers: &[usize]) {
        let maybe = |number: usize| number.checked_sub(1);
        let &[
            end,
            mode,
            start,
            not_empty_at,
            at,
            position,
            count,
            ref rest @ ..,
        ] = numbers
        else {
            return;
        };
        let (registers, stack) = rest.split_at(count.min(rest.len()));
        self.end = end;
        self.mode = match mode {
            0 => Mode::Match,
            1 => Mode::Search,
            _ => Mode::Whole,
        };
        self.start = start;
        self.not_empty_at = maybe(not_empty_at);
        self.at = at;
        self.position = position;
        self.registers = registers.iter().map(|&number| maybe(number)).collect();
        let entries = stack.as_chunks::<4>().0.iter();
        self.stack = entries
            .map(|&[kind, a, b, c]| match kind {
                0 => Entry::Way(a, b),
                1 => Entry::Shorter(a, b, c),
                2 => Entry::Register(a, maybe(b)),
                3 => Entry::Look(a, b, c == 1),
                _ => Entry::Atomic,
            })
            .collect();
    }

    fn attempt(&mut self, program: &Program, start: usize) {
        self.start = start;
        self.position = start;
        self.at = 0;
        self.stack.clear();
        self.registers.clear();
        self.registers.resize(program.registers, None);
    }

    /// Prepares the search behind the match that was found: behind an empty one only a longer one counts there.
    pub fn go_on(&mut self, program: &Program) {
        let (from, to) = (self.start, self.position);
        self.not_empty_at = (from == to).then_some(to);
        self.attempt(program, to);
    }

    /// Goes on for about this many steps, and takes those it made from them.
    pub fn advance(&mut self, program: &Program, budget: &mut usize) -> Progress {
        if self.start > self.end {
            return Progress::NotFound;
        }
        while *budget > 0 {
            *budget -= 1;
            if self.at == 0 && self.mode == Mode::Search && !self.skip(program) {
                return Progress::NotFound;
            }
            if self.stack.len() > MOST_WAYS {
                return Progress::TooMany;
            }
            let Some(step) = program.steps.get(self.at) else {
                return Progress::NotFound;
            };
            if let Step::Done = step {
                let whole = self.mode != Mode::Whole || self.position == self.end;
                let empty = self.position == self.start && self.not_empty_at == Some(self.start);
                if whole && !empty {
                    return Progress::Found;
                }
            } else if self.step(program, step) {
                continue;
            }
            if !self.back() {
                if self.mode != Mode::Search || self.start >= self.end {
                    return Progress::NotFound;
                }
                self.attempt(program, self.start + 1);
            }
        }
        Progress::More
    }

    /// Moves an attempt that is about to begin to where it can succeed.
    fn skip(&mut self, program: &Program) -> bool {
        let Some(first) = &program.first else {
            return true;
        };
        let rest = &self.text[self.start..self.end];
        let distance = match first {
            First::Character(first) => rest.iter().position(|character| character == first),
            First::Set(set) => rest.iter().position(|&character| set.contains(character)),
        };
        match distance {
            Some(0) => true,
            Some(distance) => {
                self.start += distance;
                self.position = self.start;
                true
            }
            None => false,
        }
    }

    fn current(&self) -> Option<char> {
        if self.position < self.end {
            self.text.get(self.position).copied()
        } else {
            None
        }
    }

    fn fits(program: &Program, step: &Step, character: char) -> bool {
        match step {
            Step::Character(wanted) => character == *wanted,
            Step::Letter(wanted) => same_letter(character, *wanted),
            Step::Any(line_feeds) => *line_feeds || character != '\n',
            Step::Set(number) => program
                .sets
                .get(*number)
                .is_some_and(|set| set.contains(character)),
            _ => false,
        }
    }

    fn save(&mut self, register: usize, value: Option<usize>) {
        if let Some(place) = self.registers.get_mut(register) {
            self.stack.push(Entry::Register(register, *place));
            *place = value;
        }
    }

    fn register(&self, number: usize) -> Option<usize> {
        self.registers.get(number).copied().flatten()
    }

    /// Executes one step. Answers whether the way goes on.
    fn step(&mut self, program: &Program, step: &Step) -> bool {
        match *step {
            Step::Character(_) | Step::Letter(_) | Step::Any(_) | Step::Set(_) => {
                match self.current() {
                    Some(character) if Self::fits(program, step, character) => {
                        self.position += 1;
                        self.at += 1;
                        true
                    }
                    _ => false,
                }
            }
            Step::Place(place) => {
                self.at += 1;
                self.is_at(place)
            }
            Step::Save(register) => {
                self.save(register, Some(self.position));
                self.at += 1;
                true
            }
            Step::Jump(to) => {
                self.at = to;
                true
            }
            Step::Try(first, second) => {
                self.stack.push(Entry::Way(second, self.position));
                self.at = first;
                true
            }
            Step::UnlessMoved(register, to) => {
                if self.register(register) == Some(self.position) {
                    self.at = to;
                } else {
                    self.at += 1;
                }
                true
            }
            Step::Run(inside, least, most, behind) => {
                let Some(single) = program.steps.get(inside) else {
                    return false;
                };
                let furthest = self.end.min(self.position.saturating_add(most as usize));
                let rest = self.text.get(self.position..furthest).unwrap_or(&[]);
                let count = match single {
                    Step::Set(number) => program.sets.get(*number).map_or(0, |set| {
                        rest.iter().take_while(|&&one| set.contains(one)).count()
                    }),
                    _ => rest
                        .iter()
                        .take_while(|&&one| Self::fits(program, single, one))
                        .count(),
                };
                if count < least as usize {
                    return false;
                }
                let least_end = self.position + least as usize;
                self.position += count;
                if self.position > least_end {
                    self.stack
                        .push(Entry::Shorter(behind, least_end, self.position));
                }
                self.at = behind;
                true
            }
            Step::Reference(group, ignore_case) => {
                self.at += 1;
                self.repeats(group, ignore_case)
            }
            Step::Look(negative, back, behind) => {
                if self.position < back {
                    self.at = behind;
                    return negative;
                }
                self.stack
                    .push(Entry::Look(behind, self.position, negative));
                self.position -= back;
                self.at += 1;
                true
            }
            Step::EndLook(negative) => self.end_look(negative),
            Step::Atomic => {
                self.stack.push(Entry::Atomic);
                self.at += 1;
                true
            }
            Step::EndAtomic => {
                let began = |entry: &Entry| matches!(entry, Entry::Atomic);
                if let Some(height) = self.stack.iter().rposition(began) {
                    self.forget_ways(height);
                }
                self.at += 1;
                true
            }
            Step::UnlessGroup(group, to) => {
                if self.register(group * 2 + 1).is_some() {
                    self.at += 1;
                } else {
                    self.at = to;
                }
                true
            }
            Step::Done => true,
        }
    }

    fn repeats(&mut self, group: usize, ignore_case: bool) -> bool {
        let (Some(from), Some(to)) = (self.register(group * 2), self.register(group * 2 + 1))
        else {
            return false;
        };
        let length = to.saturating_sub(from);
        if self.position + length > self.end {
            return false;
        }
        let same = (0..length).all(|index| {
            let pair = (
                self.text.get(from + index),
                self.text.get(self.position + index),
            );
            match pair {
                (Some(&left), Some(&right)) => {
                    left == right || (ignore_case && same_letter(left, right))
                }
                _ => false,
            }
        });
        if same {
            self.position += length;
        }
        same
    }

    fn end_look(&mut self, negative: bool) -> bool {
        let began = |entry: &Entry| matches!(entry, Entry::Look(..));
        let Some(height) = self.stack.iter().rposition(began) else {
            return false;
        };
        let Some(&Entry::Look(behind, position, _)) = self.stack.get(height) else {
            return false;
        };
        if negative {
            // What must not follow does: what it captured is undone with it.
            while self.stack.len() > height {
                if let Some(Entry::Register(register, value)) = self.stack.pop()
                    && let Some(place) = self.registers.get_mut(register)
                {
                    *place = value;
                }
            }
            return false;
        }
        self.forget_ways(height);
        self.position = position;
        self.at = behind;
        true
    }

    /// Drops the untried ways from this height up; registers are still given back.
    fn forget_ways(&mut self, height: usize) {
        let kept: Vec<Entry> = self
            .stack
            .drain(height..)
            .filter(|entry| matches!(entry, Entry::Register(..)))
            .collect();
        self.stack.extend(kept);
    }

    /// Takes up the way left last. Answers whether there was one.
    fn back(&mut self) -> bool {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Way(at, position) => {
                    (self.at, self.position) = (at, position);
                    return true;
                }
                Entry::Shorter(behind, least, end) => {
                    let end = end - 1;
                    if end > least {
                        self.stack.push(Entry::Shorter(behind, least, end));
                    }
                    (self.at, self.position) = (behind, end);
                    return true;
                }
                Entry::Register(register, value) => {
                    if let Some(place) = self.registers.get_mut(register) {
                        *place = value;
                    }
                }
                Entry::Look(behind, position, true) => {
                    (self.at, self.position) = (behind, position);
                    return true;
                }
                Entry::Look(_, _, false) | Entry::Atomic => {}
            }
        }
        false
    }

    fn is_word(&self, position: Option<usize>, ascii: bool) -> bool {
        position
            .filter(|&position| position < self.end)
            .and_then(|position| self.text.get(position))
            .is_some_and(|&character| Kind::Word.contains(character, ascii))
    }

    fn is_edge(&self, ascii: bool) -> bool {
        self.is_word(self.position.checked_sub(1), ascii)
            != self.is_word(Some(self.position), ascii)
    }

    fn is_at(&self, place: Place) -> bool {
        let here = self.position;
        let before = here.checked_sub(1).and_then(|before| self.text.get(before));
        match place {
            Place::Start => here == 0,
            Place::LineStart => here == 0 || before == Some(&'\n'),
            Place::End => here == self.end,
            Place::LastLineEnd => {
                here == self.end || (here + 1 == self.end && self.text.get(here) == Some(&'\n'))
            }
            Place::LineEnd => here == self.end || self.text.get(here) == Some(&'\n'),
            Place::WordEdge { ascii } => self.is_edge(ascii),
            // In an empty text there is neither, says CPython.
            Place::NoWordEdge { ascii } => self.end > 0 && !self.is_edge(ascii),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse, program};
    use super::*;

    #[test]
    fn a_match_that_takes_for_ever_can_be_left_after_every_portion() {
        let pattern: Vec<char> = "(a+)+$".chars().collect();
        let Ok(parsed) = parse::parse(&pattern, 0) else {
            panic!("the pattern is right");
        };
        let program = program::compile(&parsed.node, parsed.groups).unwrap();
        let mut matcher = Matcher::new("a".repeat(60).chars().chain(['b']).collect());
        matcher.begin(&program, Mode::Match, 0, usize::MAX);
        for _ in 0..10 {
            assert_eq!(matcher.advance(&program, &mut 1000), Progress::More);
        }
    }
}
