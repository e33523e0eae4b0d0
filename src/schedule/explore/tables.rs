//! What states are made of. A state is a row of numbers: each names, for one place of the process, what
//! stands there. What can stand in places is kept once, as a part; so a state costs a few words, and two
//! states that share a part share its digest.
//!
//! Places of the beginning have slots of their own, given out when they first change. An object made
//! since is known by where it is in the heap; as that must never matter, it is in no digest, and whoever
//! hashes a state numbers such objects in the order of finding them. What nothing refers to any more is
//! taken out of the row at the same time.
//!
//! As long as every such object is within reach of the thread alone that made it, what a thread holds of
//! them has a mark of its own, and a state's digest follows from that of the state before.

use std::collections::HashMap;

use super::futures::Places;
use super::state::{AddressHash, Hasher, Sum, mixed};
use crate::vm::Value;
use crate::vm::heap::Ref;
use crate::vm::object::Body;

/// What stands in a place. 0 is what stood there at the beginning, or nothing.
pub(super) type Part = u32;

/// A state: a number for each slot; those behind its end are 0.
pub(super) type Row = [u32];

/// The place that a slot is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// What was printed.
    Output,
    /// How far the main thread's life is.
    Main,
    /// How often randomness was asked for: a number, no part.
    Asked,
    /// How many threads there are: a number, no part.
    Threads,
    /// Half of the counting clock: a number, no part.
    Clock,
    /// Where a thread stands.
    Thread(u32),
    /// An object of the beginning.
    Old(u32),
    /// A cell of a module or class.
    Cell(u32),
    /// An object made since.
    Made(u32),
}

/// What a slot tells of objects made since the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// Nothing: it holds a number.
    Nothing,
    /// It may name some.
    Names,
    /// What one of them holds.
    Of,
}

/// The slots there always are.
pub(super) const OUTPUT: u32 = 0;
pub(super) const MAIN: u32 = 1;
pub(super) const ASKED: u32 = 2;
pub(super) const THREADS: u32 = 3;
pub(super) const CLOCK: [u32; 2] = [4, 5];
const FIXED: [Place; 6] = [
    Place::Output,
    Place::Main,
    Place::Asked,
    Place::Threads,
    Place::Clock,
    Place::Clock,
];

/// Of the bits of [`Places`], so many are each for what one thread made, once threads were seen to meet at
/// so many of the objects made that there would be no end to learning.
const MAKERS: u32 = 32;
const MOST_MET: u32 = 400;

/// The bit for whether the run goes on.
pub(super) const RUN: Places = 1;

/// The part that stands for a thread that has ended.
pub(super) const ENDED: Part = 1;

/// An object made since the beginning.
pub(super) struct Made {
    pub object: Ref,
    /// Its slot; 0 when it can never change.
    pub slot: u32,
    digest: u128,
    /// Such objects that it refers to for good.
    refers: Box<[u32]>,
    /// The thread that made it.
    maker: u32,
}

/// Numbers of the objects there were at the beginning, by address.
pub(super) type Numbers = HashMap<usize, u32, AddressHash>;

/// All that is needed to tell states apart. Whoever searches reads it from several threads at once.
pub(super) struct Tables {
    pub places: Vec<Place>,
    /// What each of them tells of objects made since.
    tells: Vec<Tells>,
    /// The bit of each place that several threads touch and one of them writes, and how many have been
    /// given; none for any other, as nobody can meet anybody there.
    bits: Vec<Places>,
    given: u32,
    /// Who reads and who writes each place.
    touched: Vec<[u64; 2]>,
    /// At how many of the objects that were made threads were seen to meet.
    met: u32,
    /// The thread that makes objects now.
    pub maker: u32,
    digests: Vec<u128>,
    /// Whether a part refers to objects made since the beginning.
    is_tangled: Vec<bool>,
    /// Where in `refers` the objects begin that a part refers to.
    starts: Vec<u32>,
    refers: Vec<u32>,
    pub made: Vec<Made>,
    /// Whether an object made since the beginning is within reach of anything but the thread that made it.
    pub shares: bool,
    /// The parts of the main thread's life that say that the run is over.
    pub over: Vec<Part>,
}

/// Room for finding objects, used again and again.
#[derive(Default)]
pub(super) struct Finder {
    /// For each object: in which round it was found last, and as which.
    found: Vec<(u32, u32)>,
    round: u32,
    pending: Vec<u32>,
}

impl Tables {
    pub(super) fn new() -> Tables {
        let mut tables = Tables {
            places: Vec::new(),
            tells: Vec::new(),
            bits: Vec::new(),
            given: 0,
            touched: Vec::new(),
            met: 0,
            maker: 0,
            digests: Vec::new(),
            is_tangled: Vec::new(),
            starts: vec![0],
            refers: Vec::new(),
            made: Vec::new(),
            shares: false,
            over: Vec::new(),
        };
        tables.add_part(0, &[]);
        tables.add_part(1, &[]);
        for place in FIXED {
            tables.add_place(place);
        }
        tables
    }

    pub(super) fn add_part(&mut self, digest: u128, refers: &[u32]) -> Part {
        let part = self.digests.len() as Part;
        self.digests.push(digest);
        self.is_tangled.push(!refers.is_empty());
        self.refers.extend(refers);
        self.starts.push(self.refers.len() as u32);
        part
    }

    pub(super) fn add_place(&mut self, place: Place) -> u32 {
        self.bits.push(match place {
            Place::Made(_) if self.met == MOST_MET => bit_of_maker(self.maker),
            _ => 0,
        });
        self.touched.push([0; 2]);
        self.tells.push(match place {
            Place::Made(_) => Tells::Of,
            Place::Asked | Place::Threads | Place::Clock => Tells::Nothing,
            _ => Tells::Names,
        });
        self.places.push(place);
        self.places.len() as u32 - 1
    }

    /// Notes that a thread touches a place. Answers whether that is the first sign that threads meet there.
    pub(super) fn touch(&mut self, slot: u32, thread: u32, write: bool) -> bool {
        let at = slot as usize;
        // Only its thread touches where a thread stands, and the main one's life.
        if matches!(self.places[at], Place::Thread(_) | Place::Main) {
            return false;
        }
        self.touched[at][usize::from(write)] |= 1 << thread.min(63);
        let [readers, writers] = self.touched[at];
        let met = writers != 0 && ((readers | writers).count_ones() > 1 || thread >= 63);
        if !met || self.bits[at] != 0 {
            return false;
        }
        self.give_bit(at);
        true
    }

    fn give_bit(&mut self, at: usize) {
        if self.is_made(at as u32) && self.met == MOST_MET {
            for made in self.made.iter().filter(|made| made.slot != 0) {
                let bits = &mut self.bits[made.slot as usize];
                if *bits == 0 {
                    *bits = bit_of_maker(made.maker);
                }
            }
            return;
        }
        self.met += u32::from(self.is_made(at as u32));
        self.bits[at] = RUN << (1 + self.given % (Places::BITS - MAKERS - 1));
        self.given += 1;
    }

    /// The bits of these slots.
    pub(super) fn bits(&self, slots: impl Iterator<Item = u32>) -> Places {
        slots.fold(0, |bits, slot| bits | self.bits[slot as usize])
    }

    pub(super) fn add_made(&mut self, object: Ref, slot: u32) -> u32 {
        self.made.push(Made {
            object,
            slot,
            digest: 0,
            refers: Box::default(),
            maker: self.maker,
        });
        self.made.len() as u32 - 1
    }

    /// Says what of an object made since the beginning can never change.
    pub(super) fn describe(&mut self, made: u32, digest: u128, refers: Vec<u32>) {
        self.note_reach(self.maker_of(made), &refers);
        if let Some(made) = self.made.get_mut(made as usize) {
            made.digest = digest;
            made.refers = refers.into();
        }
    }

    /// Which thread made an object.
    fn maker_of(&self, made: u32) -> u32 {
        self.made[made as usize].maker
    }

    /// Objects are within reach of a thread, or of what it made.
    fn note_reach(&mut self, thread: u32, refers: &[u32]) {
        self.shares |= refers.iter().any(|&made| self.maker_of(made) != thread);
    }

    /// This part stands in this slot now.
    pub(super) fn note_held(&mut self, slot: u32, part: Part) {
        if self.shares || !self.is_tangled[part as usize] {
            return;
        }
        let thread = match self.places[slot as usize] {
            Place::Thread(thread) => Some(thread),
            Place::Made(made) => Some(self.maker_of(made)),
            _ => None,
        };
        let is_own = |&made: &u32| Some(self.maker_of(made)) == thread;
        self.shares = !self.refers(part).iter().all(is_own);
    }

    /// The objects made since the beginning that a part refers to.
    #[inline]
    pub(super) fn refers(&self, part: Part) -> &[u32] {
        let at = part as usize;
        &self.refers[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Whether a slot is that of an object made since the beginning.
    pub(super) fn is_made(&self, slot: u32) -> bool {
        matches!(self.places[slot as usize], Place::Made(_))
    }

    /// Such objects that one of them refers to for good.
    pub(super) fn made_refers(&self, made: u32) -> &[u32] {
        &self.made[made as usize].refers
    }

    /// Whether what a slot holds says all by itself: it refers to no object made since the beginning, and
    /// is not the contents of one.
    #[inline]
    fn is_plain(&self, slot: u32, part: Part) -> bool {
        match self.places[slot as usize] {
            Place::Made(_) => false,
            Place::Asked | Place::Threads | Place::Clock => true,
            _ => !self.is_tangled[part as usize],
        }
    }

    /// The mark of what a slot holds; 0 where that is not plain.
    #[inline]
    pub(super) fn plain_mark(&self, slot: u32, part: Part) -> u128 {
        match part != 0 && self.is_plain(slot, part) {
            true => mark(slot, part),
            false => 0,
        }
    }

    /// The marks of all that is plain in a state and of what threads hold, one on top of the other: so it
    /// follows from that of another state by what is different.
    pub(super) fn plain(&self, row: &Row, finder: &mut Finder) -> u128 {
        let slots = row.iter().enumerate();
        slots.fold(0, |plain, (slot, &part)| {
            let held = match self.places[slot] {
                Place::Thread(_) => self.held(slot as u32, part, |slot| at(row, slot), finder),
                _ => 0,
            };
            plain ^ self.plain_mark(slot as u32, part) ^ held
        })
    }

    /// The mark of where a thread stands that holds objects which it made: of its part, of these objects and
    /// of what they hold, wherever they are. 0 when it holds none, or when objects are shared.
    #[inline]
    pub(super) fn held(
        &self,
        slot: u32,
        part: Part,
        contents: impl Fn(u32) -> Part,
        finder: &mut Finder,
    ) -> u128 {
        if self.shares || !self.is_tangled[part as usize] {
            finder.pending.clear();
            return 0;
        }
        finder.begin(self.made.len());
        let mut sum = Sum::new();
        self.start_from(slot, part, &mut sum, finder);
        self.go_through(contents, &mut sum, finder);
        sum.mark()
    }

    /// Takes out of a state the objects that a step of a thread has left behind: those that it held before,
    /// or made, and holds no longer.
    pub(super) fn forget_left(&self, step: &Left<'_>, row: &mut Row, finder: &mut Finder) {
        let contents = |slot| at(step.before, slot);
        self.held(step.slot, contents(step.slot), contents, finder);
        let before = finder.pending.clone();
        if before.is_empty() && step.made.is_empty() {
            return;
        }
        finder.begin(self.made.len());
        self.held(step.slot, at(row, step.slot), |slot| at(row, slot), finder);
        let made = step.made.iter().map(|&slot| self.places[slot as usize]);
        let made = made.filter_map(|place| match place {
            Place::Made(made) => Some(made),
            _ => None,
        });
        for made in before.into_iter().chain(made) {
            let slot = self.made[made as usize].slot;
            if let Some(part) = row.get_mut(slot as usize)
                && slot != 0
                && !finder.is_found(made)
            {
                *part = 0;
            }
        }
    }

    /// The first objects to go through: those that a part refers to.
    #[inline]
    fn start_from(&self, slot: u32, part: Part, sum: &mut Sum, finder: &mut Finder) {
        sum.digest(self.digests[part as usize], u64::from(slot));
        for &made in self.refers(part) {
            sum.number(finder.number(made));
        }
    }

    /// Adds the objects found so far, and all that are found from there. Answers how many of them hold
    /// something in this state.
    #[inline]
    fn go_through(
        &self,
        contents: impl Fn(u32) -> Part,
        sum: &mut Sum,
        finder: &mut Finder,
    ) -> i32 {
        let mut holding = 0;
        let mut at = 0;
        while let Some(&number) = finder.pending.get(at) {
            at += 1;
            let made = &self.made[number as usize];
            sum.digest(made.digest, 0);
            for &other in &made.refers {
                sum.number(finder.number(other));
            }
            if made.slot != 0 {
                let part = contents(made.slot);
                holding += i32::from(part != 0);
                sum.digest(self.digests[part as usize], 1);
                for &other in self.refers(part) {
                    sum.number(finder.number(other));
                }
            }
        }
        holding
    }

    /// What a state is, in 128 bits that tell it from any other, wherever its objects are. Takes out of
    /// it the objects that nothing refers to. `plain` is [`Tables::plain`] of its row.
    pub(super) fn identify(&self, row: &mut Row, plain: u128, finder: &mut Finder) -> u128 {
        finder.begin(self.made.len());
        let mut sum = Sum::new();
        let mut held = 0;
        for (slot, (&part, tells)) in row.iter().zip(&self.tells).enumerate() {
            match tells {
                _ if part == 0 => {}
                Tells::Of => held += 1,
                Tells::Names if self.is_tangled[part as usize] => {
                    self.start_from(slot as u32, part, &mut sum, finder);
                }
                _ => {}
            }
        }
        held -= self.go_through(|slot| at(row, slot), &mut sum, finder);
        // What the state holds of more objects than were found is of some that nothing refers to.
        if held != 0 {
            self.forget_made(row, finder);
        }
        if finder.pending.is_empty() || !self.shares {
            return plain;
        }
        sum.digest(plain, 2);
        sum.finish()
    }

    /// Takes out of a state the objects that were not found.
    fn forget_made(&self, row: &mut Row, finder: &Finder) {
        for (part, place) in row.iter_mut().zip(&self.places) {
            if let Place::Made(made) = *place
                && !finder.is_found(made)
            {
                *part = 0;
            }
        }
    }
}

/// The bit for what a thread made.
fn bit_of_maker(maker: u32) -> Places {
    RUN << (Places::BITS - MAKERS + maker % MAKERS)
}

/// What stands in a slot of a state.
#[inline]
pub(super) fn at(row: &Row, slot: u32) -> Part {
    row.get(slot as usize).copied().unwrap_or(0)
}

/// A step of a thread.
pub(super) struct Left<'a> {
    /// The thread's slot.
    pub slot: u32,
    /// The state before.
    pub before: &'a Row,
    /// The slots of the objects that the step made.
    pub made: &'a [u32],
}

/// The mark of a number in a slot.
#[inline]
pub(super) fn mark(slot: u32, part: Part) -> u128 {
    mixed(u128::from(u64::from(slot) << 32 | u64::from(part)))
}

impl Finder {
    fn begin(&mut self, count: usize) {
        self.pending.clear();
        self.round = self.round.wrapping_add(1);
        if self.found.len() < count {
            self.found.resize(count, (0, 0));
        }
        if self.round == 0 {
            self.found.fill((0, 0));
            self.round = 1;
        }
    }

    /// The number of an object, in the order of finding them.
    #[inline]
    fn number(&mut self, made: u32) -> u64 {
        let next = self.pending.len() as u32;
        let found = &mut self.found[made as usize];
        if found.0 != self.round {
            *found = (self.round, next);
            self.pending.push(made);
        }
        u64::from(found.1)
    }

    /// Whether the state that was gone through last refers to an object.
    pub(super) fn has_found(&self, made: u32) -> bool {
        let found = self.found.get(made as usize);
        found.is_some_and(|found| found.0 == self.round)
    }

    /// The slots of the objects that were found, but for those that can never change.
    pub(super) fn slots(&self, tables: &Tables) -> impl Iterator<Item = u32> {
        let slots = self.pending.iter();
        let slots = slots.map(|&made| tables.made[made as usize].slot);
        slots.filter(|&slot| slot != 0)
    }

    fn is_found(&self, made: u32) -> bool {
        self.found[made as usize].0 == self.round
    }
}

/// The kind of an object, for its digest.
pub(super) fn kind(object: Ref) -> u64 {
    match &object.get().body {
        Body::Tuple(_) => 1,
        Body::List(_) => 2,
        Body::Dict(_) => 3,
        Body::Set(_) => 4,
        Body::Instance(_) => 5,
        Body::Cell(_) => 6,
        Body::Function(_) => 7,
        Body::BoundMethod(_) => 8,
        Body::Iterator(_) => 9,
        Body::Generator(_) => 10,
        Body::Exception(_) => 11,
        Body::Foreign(_) => 12,
        Body::Range(_) => 13,
        Body::Slice(_) => 14,
        Body::Complex(_) => 15,
        _ => 16,
    }
}

/// What a list of values is: a digest that leaves out objects made since the beginning, and those
/// objects.
pub(super) struct Digester<'a> {
    pub numbers: &'a Numbers,
    pub hasher: Hasher,
    pub refers: Vec<Ref>,
}

impl Digester<'_> {
    pub(super) fn new(numbers: &Numbers) -> Digester<'_> {
        Digester {
            numbers,
            hasher: Hasher::new(),
            refers: Vec::new(),
        }
    }

    pub(super) fn values(&mut self, values: &[Value]) {
        self.hasher.word(values.len() as u64);
        for &value in values {
            self.value(value);
        }
    }

    fn value(&mut self, value: Value) {
        let Some(object) = value.object() else {
            return self.hasher.word(value.word());
        };
        if let Some(&number) = self.numbers.get(&object.address()) {
            return self.hasher.word(u64::from(number) << 2 | 1);
        }
        match &object.get().body {
            Body::Text(text) => return self.contents(3, text.as_str().as_bytes()),
            Body::Bytes(bytes) => return self.contents(7, bytes),
            Body::Wide(int) => return self.contents(11, &int.get().to_le_bytes()),
            Body::BigInt(int) => return self.contents(15, &int.to_signed_bytes_le()),
            _ => {}
        }
        self.hasher.word(2);
        self.refers.push(object);
    }

    /// What never changes is its contents; the number of its kind tells a text from the same bytes.
    fn contents(&mut self, kind: u64, bytes: &[u8]) {
        self.hasher.word(kind);
        self.hasher.bytes(bytes);
    }
}
