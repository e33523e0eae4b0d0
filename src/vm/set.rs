//! Sets: CPython's own table, so that a set of numbers is gone through in the order it has there.
//!
//! Open addressing over one array: nine places in a row are tried, then the next place is computed from
//! the hash (as CPython's `setobject.c` describes). A removed key leaves a mark; a new key goes to the
//! last mark on its way, if there is one. One lock each, every operation one atomic event.

use std::sync::{Mutex, MutexGuard};

use super::dict::{Dict, Unhashable, hash, same_key};
use super::fork::Copies;
use super::heap::Marker;
use super::question::Known;
use super::value::Value;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Entry {
    Empty,
    Removed,
    Key(u64, Value),
}

/// The array: as long as a power of two. `filled` counts marks too, `used` does not.
#[derive(Debug, Clone)]
struct Table {
    entries: Vec<Entry>,
    filled: usize,
    used: usize,
    /// Where `pop` looks first.
    finger: usize,
}

const SMALLEST: usize = 8;
const IN_A_ROW: usize = 9;
/// Beyond this many keys a table grows twofold, not fourfold.
const LARGE: usize = 50_000;

impl Default for Table {
    fn default() -> Table {
        Table {
            entries: vec![Entry::Empty; SMALLEST],
            filled: 0,
            used: 0,
            finger: 0,
        }
    }
}

/// The places to look for a hash in, in order.
struct Probe {
    mask: usize,
    place: usize,
    left_in_row: usize,
    row_start: usize,
    perturb: u64,
}

impl Probe {
    fn new(hash: u64, mask: usize) -> Probe {
        let place = hash as usize & mask;
        Probe {
            mask,
            place,
            row_start: place,
            left_in_row: if place + IN_A_ROW <= mask {
                IN_A_ROW
            } else {
                0
            },
            perturb: hash,
        }
    }

    fn advance(&mut self) {
        if self.left_in_row > 0 {
            self.left_in_row -= 1;
            self.place += 1;
            return;
        }
        self.perturb >>= 5;
        let next = (self.row_start as u64)
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(self.perturb);
        self.place = next as usize & self.mask;
        self.row_start = self.place;
        self.left_in_row = if self.place + IN_A_ROW <= self.mask {
            IN_A_ROW
        } else {
            0
        };
    }
}

impl Table {
    fn mask(&self) -> usize {
        self.entries.len() - 1
    }

    /// Where a key is, or the place it would go to.
    fn find(&self, hash: u64, key: Value, known: &Known) -> Result<usize, usize> {
        let mut probe = Probe::new(hash, self.mask());
        let mut removed = None;
        loop {
            match self.entries[probe.place] {
                Entry::Empty => return Err(removed.unwrap_or(probe.place)),
                Entry::Key(other_hash, other)
                    if other_hash == hash && same_key(other, key, known) =>
                {
                    return Ok(probe.place);
                }
                Entry::Key(..) => {}
                Entry::Removed => removed = Some(probe.place),
            }
            probe.advance();
        }
    }

    fn add(&mut self, hash: u64, key: Value, known: &Known) {
        let Err(place) = self.find(hash, key, known) else {
            return;
        };
        if known.is_missing() {
            return;
        }
        let fresh = self.entries[place] == Entry::Empty;
        self.entries[place] = Entry::Key(hash, key);
        self.used += 1;
        if !fresh {
            return;
        }
        self.filled += 1;
        if self.filled * 5 >= self.mask() * 3 {
            self.grow();
        }
    }

    fn grow(&mut self) {
        let factor = if self.used > LARGE { 2 } else { 4 };
        self.resize(self.used * factor);
    }

    /// Rebuilds the table with room for more than `least` keys.
    fn resize(&mut self, least: usize) {
        let size = (least + 1).next_power_of_two().max(SMALLEST);
        let old = std::mem::replace(&mut self.entries, vec![Entry::Empty; size]);
        self.filled = self.used;
        for entry in old {
            if let Entry::Key(hash, key) = entry {
                self.put_new(hash, key);
            }
        }
    }

    /// Enters a key that is known not to be there, in a table without removed ones.
    fn put_new(&mut self, hash: u64, key: Value) {
        let mut probe = Probe::new(hash, self.mask());
        while self.entries[probe.place] != Entry::Empty {
            probe.advance();
        }
        self.entries[probe.place] = Entry::Key(hash, key);
    }

    fn remove(&mut self, hash: u64, key: Value, known: &Known) -> bool {
        let found = self.find(hash, key, known);
        if let Ok(place) = found
            && !known.is_missing()
        {
            self.entries[place] = Entry::Removed;
            self.used -= 1;
        }
        found.is_ok()
    }

    fn keys(&self) -> impl Iterator<Item = (u64, Value)> + '_ {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Key(hash, key) => Some((*hash, *key)),
            _ => None,
        })
    }

    /// Room for `more` keys to come, as far as CPython makes it beforehand.
    fn expect(&mut self, more: usize) {
        if (self.filled + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    fn merge(&mut self, other: &Table, known: &Known) {
        if other.used == 0 {
            return;
        }
        self.expect(other.used);
        if self.filled == 0 && self.mask() == other.mask() && other.filled == other.used {
            self.entries.clone_from(&other.entries);
            (self.filled, self.used) = (other.used, other.used);
        } else if self.filled == 0 {
            (self.filled, self.used) = (other.used, other.used);
            for (hash, key) in other.keys() {
                self.put_new(hash, key);
            }
        } else {
            for (hash, key) in other.keys() {
                self.add(hash, key, known);
            }
        }
    }

    fn contains(&self, hash: u64, key: Value, known: &Known) -> bool {
        self.find(hash, key, known).is_ok()
    }

    /// After many removals the marks they left are swept out.
    fn tidy(&mut self) {
        if self.filled - self.used > self.mask() / 4 {
            self.grow();
        }
    }
}

/// The contents of a `set` or `frozenset`.
pub struct Set {
    /// Whether it can never change.
    pub frozen: bool,
    table: Mutex<Table>,
}

impl Set {
    fn of(table: Table) -> Set {
        Set {
            frozen: false,
            table: Mutex::new(table),
        }
    }

    /// An empty set.
    pub fn new() -> Set {
        Set::of(Table::default())
    }

    /// A set of these keys, added one after another.
    pub fn from_keys(
        keys: impl IntoIterator<Item = Value>,
        known: &Known,
    ) -> Result<Set, Unhashable> {
        let mut table = Table::default();
        for key in keys {
            table.add(hash(key, known)?, key, known);
        }
        Ok(Set::of(table))
    }

    /// A set of a dict's keys.
    pub fn from_dict(dict: &Dict, known: &Known) -> Result<Set, Unhashable> {
        let mut table = Table::default();
        let pairs = dict.pairs();
        table.expect(pairs.len());
        for (key, _) in pairs {
            table.add(hash(key, known)?, key, known);
        }
        Ok(Set::of(table))
    }

    /// The same set, which can never change.
    pub fn freeze(self) -> Set {
        Set {
            frozen: true,
            ..self
        }
    }

    /// The set in a forked process. Hashes are the same there.
    pub(super) fn forked(&self, copies: &Copies) -> Set {
        let mut table = self.lock().clone();
        for entry in &mut table.entries {
            if let Entry::Key(_, key) = entry {
                *key = copies.value(*key);
            }
        }
        Set {
            frozen: self.frozen,
            table: Mutex::new(table),
        }
    }

    /// Appends all it holds, place by place.
    pub(super) fn save(&self, image: &mut Vec<Value>) {
        let table = self.lock();
        image.push(Value::index(table.finger));
        for entry in &table.entries {
            match entry {
                Entry::Empty => image.extend([Value::UNBOUND; 3]),
                Entry::Removed => image.extend([Value::NONE, Value::NONE, Value::UNBOUND]),
                Entry::Key(hash, key) => {
                    let [high, low] = super::image::halves(*hash);
                    image.extend([high, low, *key]);
                }
            }
        }
    }

    /// Becomes what was saved.
    pub(super) fn load(&self, image: &[Value]) {
        let Some((finger, entries)) = image.split_first() else {
            return;
        };
        let mut table = self.lock();
        table.finger = finger.as_int().unwrap_or(0) as usize;
        table.entries.clear();
        table
            .entries
            .extend(entries.chunks_exact(3).map(|entry| match entry {
                [Value::UNBOUND, ..] => Entry::Empty,
                [Value::NONE, ..] => Entry::Removed,
                _ => Entry::Key(super::image::joined(entry[0], entry[1]), entry[2]),
            }));
        table.used = table.keys().count();
        let empty = |entry: &&Entry| **entry == Entry::Empty;
        table.filled = table.entries.len() - table.entries.iter().filter(empty).count();
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn snapshot(&self) -> Table {
        self.lock().clone()
    }

    /// How many keys.
    pub fn len(&self) -> usize {
        self.lock().used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Roughly the bytes of its table.
    pub fn payload(&self) -> usize {
        self.lock().entries.len() * size_of::<Entry>()
    }

    /// Whether a key is in it.
    pub fn contains(&self, key: Value, known: &Known) -> Result<bool, Unhashable> {
        let hash = hash(key, known)?;
        Ok(self.lock().contains(hash, key, known))
    }

    /// Adds a key.
    pub fn add(&self, key: Value, known: &Known) -> Result<(), Unhashable> {
        let hash = hash(key, known)?;
        self.lock().add(hash, key, known);
        Ok(())
    }

    /// Takes a key out; says whether it was there.
    pub fn remove(&self, key: Value, known: &Known) -> Result<bool, Unhashable> {
        let hash = hash(key, known)?;
        Ok(self.lock().remove(hash, key, known))
    }

    /// Takes some key out.
    pub fn pop(&self) -> Option<Value> {
        let mut table = self.lock();
        if table.used == 0 {
            return None;
        }
        let mask = table.mask();
        let mut place = table.finger & mask;
        loop {
            if let Entry::Key(_, key) = table.entries[place] {
                table.entries[place] = Entry::Removed;
                table.used -= 1;
                table.finger = place + 1;
                return Some(key);
            }
            place = (place + 1) & mask;
        }
    }

    /// Takes everything out.
    pub fn clear(&self) {
        *self.lock() = Table::default();
    }

    /// All keys in the table's order, as they stand at one moment.
    pub fn keys(&self) -> Vec<Value> {
        self.lock().keys().map(|(_, key)| key).collect()
    }

    /// The first key at or behind this place of the table, and the place behind it.
    pub fn next_from(&self, place: usize) -> Option<(Value, usize)> {
        let table = self.lock();
        let rest = table.entries.iter().enumerate().skip(place);
        rest.into_iter().find_map(|(number, entry)| match entry {
            Entry::Key(_, key) => Some((*key, number + 1)),
            _ => None,
        })
    }

    /// A copy.
    pub fn copied(&self) -> Set {
        // Into an empty table every key goes without a question.
        let known = &Known::default();
        let own = self.snapshot();
        let mut table = Table::default();
        table.merge(&own, known);
        Set::of(table)
    }

    /// Adds all keys of another set.
    pub fn merge(&self, other: &Set, known: &Known) {
        let other = other.snapshot();
        self.lock().merge(&other, known);
    }

    /// The keys in both.
    pub fn intersection(&self, other: &Set, known: &Known) -> Set {
        let (mut first, mut second) = (self.snapshot(), other.snapshot());
        if second.used > first.used {
            std::mem::swap(&mut first, &mut second);
        }
        let mut table = Table::default();
        for (hash, key) in second.keys() {
            if first.contains(hash, key, known) {
                table.add(hash, key, known);
            }
        }
        Set::of(table)
    }

    /// The keys that are not in the other.
    pub fn difference(&self, other: &Set, known: &Known) -> Set {
        let (own, other) = (self.snapshot(), other.snapshot());
        let mut table = Table::default();
        if own.used >> 2 > other.used {
            table.merge(&own, known);
            other.keys().for_each(|(hash, key)| {
                table.remove(hash, key, known);
            });
            table.tidy();
            return Set::of(table);
        }
        for (hash, key) in own.keys() {
            if !other.contains(hash, key, known) {
                table.add(hash, key, known);
            }
        }
        Set::of(table)
    }

    /// The keys in exactly one of both.
    pub fn symmetric_difference(&self, other: &Set, known: &Known) -> Set {
        let result = other.copied();
        result.toggle(self, known);
        result
    }

    /// Takes out the keys of another set.
    pub fn subtract(&self, other: &Set, known: &Known) {
        let other = other.snapshot();
        let mut table = self.lock();
        other.keys().for_each(|(hash, key)| {
            table.remove(hash, key, known);
        });
        table.tidy();
    }

    /// Takes out the keys that both have, adds those only the other has.
    pub fn toggle(&self, other: &Set, known: &Known) {
        let other = other.snapshot();
        let mut table = self.lock();
        let mut toggled = table.clone();
        for (hash, key) in other.keys() {
            if !toggled.remove(hash, key, known) {
                toggled.add(hash, key, known);
            }
        }
        // Half of it would be another operation when it is made again.
        if !known.is_missing() {
            *table = toggled;
        }
    }

    /// Becomes the other set's contents.
    pub fn become_copy_of(&self, other: &Set) {
        *self.lock() = other.snapshot();
    }

    /// Whether every key of this set is in the other.
    pub fn is_within(&self, other: &Set, known: &Known) -> bool {
        let own = self.snapshot();
        let other = other.snapshot();
        own.used <= other.used
            && own
                .keys()
                .all(|(hash, key)| other.contains(hash, key, known))
    }

    /// Whether no key is in both.
    pub fn is_disjoint(&self, other: &Set, known: &Known) -> bool {
        let own = self.snapshot();
        let other = other.snapshot();
        !own.keys()
            .any(|(hash, key)| other.contains(hash, key, known))
    }

    /// The hash of a set that never changes: the same for every order of its keys (CPython's
    /// `frozenset_hash`, which shuffles the bits of each key's hash and puts them together with XOR).
    pub fn order_free_hash(&self) -> u64 {
        let table = self.lock();
        let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        let mut mixed = table.entries.iter().fold(0, |mixed, entry| match entry {
            Entry::Key(hash, _) => mixed ^ shuffle(*hash),
            _ => mixed,
        });
        mixed ^= (table.used as u64 + 1).wrapping_mul(1_927_868_237);
        mixed ^= (mixed >> 11) ^ (mixed >> 25);
        mixed = mixed.wrapping_mul(69_069).wrapping_add(907_133_923);
        if mixed == u64::MAX {
            590_923_713
        } else {
            mixed
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        self.lock().keys().for_each(|(_, key)| marker.value(key));
    }
}

impl Default for Set {
    fn default() -> Set {
        Set::new()
    }
}
