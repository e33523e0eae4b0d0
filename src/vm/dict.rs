//! Dicts: insertion order, one lock each, every operation one atomic event.
//!
//! Hashes of numbers, tuples and frozensets are CPython's; strings use a fixed function, so that no
//! schedule depends on a hash seed.

use std::sync::{Mutex, MutexGuard};

use super::fork::Copies;
use super::heap::Marker;
use super::object::Body;
use super::question::{Known, Question};
use super::value::Value;

/// Why a value cannot be a key.
pub struct Unhashable(pub Value);

#[derive(Clone, Copy)]
struct Entry {
    hash: u64,
    key: Value,
    value: Value,
}

/// Open addressing over an array of entries kept in insertion order; a deleted entry keeps its place
/// with an unbound key until the next rebuild.
#[derive(Default)]
struct Table {
    entries: Vec<Entry>,
    /// Entry number plus 1, or 0; as long as a power of two.
    index: Vec<u32>,
    live: usize,
}

/// The contents of a `dict`.
pub struct Dict {
    table: Mutex<Table>,
    /// The instance whose attributes these were when it was made: its `__dict__`, and what is set in it
    /// is set there too. Unbound for any other dict.
    origin: Value,
}

impl Default for Dict {
    fn default() -> Dict {
        Dict {
            table: Mutex::default(),
            origin: Value::UNBOUND,
        }
    }
}

const PRIME: u64 = (1 << 61) - 1;

fn mix(seed: u64, word: u64) -> u64 {
    (seed.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A number's hash: its value modulo a Mersenne prime, with its sign.
fn signed(magnitude: u64, negative: bool) -> u64 {
    proper(if negative {
        magnitude.wrapping_neg()
    } else {
        magnitude
    })
}

/// -1 is nobody's hash in CPython.
fn proper(hash: u64) -> u64 {
    if hash == u64::MAX { hash - 1 } else { hash }
}

/// A float's hash: that of the rational number it is.
fn float_hash(float: f64) -> u64 {
    if float.is_infinite() {
        return signed(314_159, float < 0.0);
    }
    if float.is_nan() {
        return mix(1, float.to_bits());
    }
    let bits = float.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let stored = (bits >> 52 & 0x7FF) as i64;
    let (mantissa, exponent) = match stored {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, stored - 1075),
    };
    // 2^61 is 1 modulo the prime, so a power of two is a rotation by 61 bits.
    let turn = exponent.rem_euclid(61) as u32;
    let mantissa = mantissa % PRIME;
    let turned = ((mantissa << turn) & PRIME) | (mantissa >> (61 - turn));
    signed(turned % PRIME, float < 0.0)
}

/// A tuple's hash, from those of its items: xxHash as CPython's `tuplehash` uses it.
fn tuple_hash(
    items: impl ExactSizeIterator<Item = Result<u64, Unhashable>>,
) -> Result<u64, Unhashable> {
    const FIRST: u64 = 11_400_714_785_074_694_791;
    const SECOND: u64 = 14_029_467_366_897_019_727;
    const FIFTH: u64 = 2_870_177_450_012_600_261;
    let length = items.len() as u64;
    let mut mixed = FIFTH;
    for item in items {
        mixed = mixed.wrapping_add(item?.wrapping_mul(SECOND));
        mixed = mixed.rotate_left(31).wrapping_mul(FIRST);
    }
    mixed = mixed.wrapping_add(length ^ (FIFTH ^ 3_527_539));
    Ok(if mixed == u64::MAX {
        1_546_275_796
    } else {
        mixed
    })
}

fn text_hash(text: &str) -> u64 {
    proper(
        text.bytes()
            .fold(3, |seed, byte| mix(seed, u64::from(byte))),
    )
}

/// Hash of a key; an error when its kind cannot be one.
#[inline]
pub fn hash(value: Value, known: &Known) -> Result<u64, Unhashable> {
    if let Some(Body::Text(text)) = value.object().map(|object| &object.get().body) {
        return Ok(text.hash(text_hash));
    }
    hash_of_other(value, known)
}

fn hash_of_other(value: Value, known: &Known) -> Result<u64, Unhashable> {
    if super::class::is_unhashable(value) {
        return Err(Unhashable(value));
    }
    if super::class::has_own_equality(value) {
        let answer = known.answer(Question::Hash(value));
        let hash = answer.and_then(super::compare::as_big);
        let digits = |int: num_bigint::BigInt| int.iter_u64_digits().next().unwrap_or(0) as i64;
        return match hash {
            Some(int) if int.sign() == num_bigint::Sign::Minus => {
                Ok(digits(int).wrapping_neg() as u64)
            }
            Some(int) => Ok(digits(int) as u64),
            None => Err(Unhashable(value)),
        };
    }
    let value = value.core();
    if let Some(int) = value.as_index() {
        return Ok(signed(int.unsigned_abs() % PRIME, int < 0));
    }
    if let Some(float) = value.as_float() {
        return Ok(float_hash(float));
    }
    let Some(object) = value.object() else {
        return Ok(mix(2, value.word()));
    };
    match &object.body {
        Body::Text(text) => Ok(text.hash(text_hash)),
        Body::Bytes(bytes) => Ok(proper(
            bytes
                .iter()
                .fold(3, |seed, &byte| mix(seed, u64::from(byte))),
        )),
        Body::Wide(int) => {
            let magnitude = wide_remainder(int.get().unsigned_abs());
            Ok(signed(magnitude, int.get() < 0))
        }
        Body::BigInt(int) => {
            let remainder = int.magnitude() % PRIME;
            let magnitude = remainder.iter_u64_digits().next().unwrap_or(0);
            Ok(signed(magnitude, int.sign() == num_bigint::Sign::Minus))
        }
        Body::Complex([real, imag]) => {
            let imag = float_hash(*imag).wrapping_mul(1_000_003);
            Ok(proper(float_hash(*real).wrapping_add(imag)))
        }
        Body::Tuple(items) => {
            let _deeper = super::compare::Deeper::enter().ok_or(Unhashable(value))?;
            tuple_hash(items.iter().map(|&item| hash(item, known)))
        }
        Body::Range(range) => {
            let length = super::builtins::range_length(*range);
            let parts = match length {
                0 => [Value::ZERO, Value::NONE, Value::NONE],
                1 => [Value::index(1), index(range[0]), Value::NONE],
                _ => [index(length), index(range[0]), index(range[2])],
            };
            tuple_hash(parts.iter().map(|&item| hash(item, known)))
        }
        Body::Set(set) if set.frozen => Ok(set.order_free_hash()),
        Body::List(_) | Body::Dict(_) | Body::Set(_) | Body::Slice(_) => Err(Unhashable(value)),
        _ => Ok(identity_hash(value)),
    }
}

/// What is left of `int` modulo [`PRIME`], of which 2 to the 61 leaves 1.
fn wide_remainder(int: u128) -> u64 {
    let part = |place: u32| (int >> (61 * place)) as u64 & PRIME;
    (part(0) + part(1) + part(2)) % PRIME
}

/// Hash of an object that equals nothing but itself.
pub fn identity_hash(value: Value) -> u64 {
    let word = value.object().map_or(value.word(), super::heap::Ref::seed);
    proper(mix(7, word))
}

fn index(int: i64) -> Value {
    Value::small_int(int).unwrap_or(Value::ZERO)
}

/// The dict a value is, or has for its built-in part.
pub fn of<'a>(value: Value) -> Option<&'a Dict> {
    match value.part()? {
        Body::Dict(dict) => Some(dict),
        _ => None,
    }
}

/// Whether two keys are the same: identical, or equal by the rules of the built-in types.
#[inline]
pub fn same_key(left: Value, right: Value, known: &Known) -> bool {
    left == right || super::compare::equal(left, right, known) == Some(true)
}

impl Table {
    fn find(&self, hash: u64, key: Value, known: &Known) -> Option<usize> {
        if self.index.is_empty() {
            return None;
        }
        let mask = self.index.len() - 1;
        let mut place = (hash ^ (hash >> 29)) as usize & mask;
        loop {
            let number = *self.index.get(place)? as usize;
            let entry = self.entries.get(number.checked_sub(1)?)?;
            if entry.hash == hash && entry.key.is_bound() && same_key(entry.key, key, known) {
                return Some(number - 1);
            }
            if known.is_missing() {
                return None;
            }
            place = (place + 1) & mask;
        }
    }

    fn set(&mut self, hash: u64, key: Value, value: Value, known: &Known) {
        if let Some(entry) = self
            .find(hash, key, known)
            .and_then(|number| self.entries.get_mut(number))
        {
            entry.value = value;
            return;
        }
        if known.is_missing() {
            return;
        }
        if (self.entries.len() + 1) * 3 > self.index.len() * 2 {
            self.rebuild();
        }
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.enter(hash, self.entries.len() as u32);
    }

    fn enter(&mut self, hash: u64, number: u32) {
        let mask = self.index.len() - 1;
        let mut place = (hash ^ (hash >> 29)) as usize & mask;
        while self.index[place] != 0 {
            place = (place + 1) & mask;
        }
        self.index[place] = number;
    }

    fn rebuild(&mut self) {
        self.entries.retain(|entry| entry.key.is_bound());
        self.index_entries();
    }

    fn index_entries(&mut self) {
        let size = ((self.entries.len() + 1) * 3).next_power_of_two().max(8);
        self.index.clear();
        self.index.resize(size, 0);
        for number in 0..self.entries.len() {
            self.enter(self.entries[number].hash, number as u32 + 1);
        }
    }

    fn remove(&mut self, hash: u64, key: Value, known: &Known) -> Option<Value> {
        let number = self.find(hash, key, known)?;
        let entry = self.entries.get_mut(number)?;
        entry.key = Value::UNBOUND;
        self.live -= 1;
        Some(std::mem::replace(&mut entry.value, Value::UNBOUND))
    }
}

impl Dict {
    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// A dict of these pairs, later ones over earlier ones.
    pub fn from_pairs(
        pairs: impl IntoIterator<Item = (Value, Value)>,
        known: &Known,
    ) -> Result<Dict, Unhashable> {
        let mut table = Table::default();
        for (key, value) in pairs {
            table.set(hash(key, known)?, key, value, known);
        }
        Ok(Dict {
            table: Mutex::new(table),
            origin: Value::UNBOUND,
        })
    }

    /// The same dict, as the `__dict__` of an instance.
    pub fn of_instance(self, origin: Value) -> Dict {
        Dict { origin, ..self }
    }

    /// The instance that what is set here is set in too.
    pub fn origin(&self) -> Option<Value> {
        self.origin.bound()
    }

    /// How many keys.
    pub fn len(&self) -> usize {
        self.lock().live
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a key.
    pub fn get(&self, key: Value, known: &Known) -> Result<Option<Value>, Unhashable> {
        let hash = hash(key, known)?;
        let table = self.lock();
        Ok(table
            .find(hash, key, known)
            .and_then(|number| table.entries.get(number))
            .map(|entry| entry.value))
    }

    /// Sets the value of a key.
    pub fn set(&self, key: Value, value: Value, known: &Known) -> Result<(), Unhashable> {
        let hash = hash(key, known)?;
        self.lock().set(hash, key, value, known);
        Ok(())
    }

    /// Sets the value of a key that is there. Answers whether it was, as far as that is known without
    /// asking.
    pub fn replace(&self, key: Value, value: Value) -> bool {
        if self.origin.is_bound() {
            return false;
        }
        let known = Known::nothing();
        let Ok(hash) = hash(key, &known) else {
            return false;
        };
        let mut table = self.lock();
        match table.find(hash, key, &known) {
            Some(number) => {
                table.entries[number].value = value;
                true
            }
            None => false,
        }
    }

    /// The value of a key, which is first set to `default` if it is not there: one event.
    pub fn get_or_set(
        &self,
        key: Value,
        default: Value,
        known: &Known,
    ) -> Result<Value, Unhashable> {
        let hash = hash(key, known)?;
        let mut table = self.lock();
        if let Some(entry) = table
            .find(hash, key, known)
            .and_then(|number| table.entries.get(number))
        {
            return Ok(entry.value);
        }
        table.set(hash, key, default, known);
        Ok(default)
    }

    /// Takes a key out.
    pub fn remove(&self, key: Value, known: &Known) -> Result<Option<Value>, Unhashable> {
        let hash = hash(key, known)?;
        Ok(self.lock().remove(hash, key, known))
    }

    /// Takes the pair out that was inserted last.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let mut table = self.lock();
        let last = *table
            .entries
            .iter()
            .rev()
            .find(|entry| entry.key.is_bound())?;
        table.remove(last.hash, last.key, &Known::default());
        Some((last.key, last.value))
    }

    /// Takes everything out.
    pub fn clear(&self) {
        *self.lock() = Table::default();
    }

    /// All pairs in insertion order, as they stand at one moment.
    pub fn pairs(&self) -> Vec<(Value, Value)> {
        let table = self.lock();
        table
            .entries
            .iter()
            .filter(|entry| entry.key.is_bound())
            .map(|entry| (entry.key, entry.value))
            .collect()
    }

    /// The first key at or behind this place in insertion order, its value, and the place behind it.
    pub fn next_from(&self, place: usize) -> Option<(Value, Value, usize)> {
        let table = self.lock();
        let (number, entry) = table
            .entries
            .iter()
            .enumerate()
            .skip(place)
            .find(|(_, entry)| entry.key.is_bound())?;
        Some((entry.key, entry.value, number + 1))
    }

    /// Appends all it holds, removed entries included: iterators count them.
    pub(super) fn save(&self, image: &mut Vec<Value>) {
        for entry in &self.lock().entries {
            let [high, low] = super::image::halves(entry.hash);
            image.extend([high, low, entry.key, entry.value]);
        }
    }

    /// Becomes what was saved.
    pub(super) fn load(&self, image: &[Value]) {
        let entries = image.chunks_exact(4).map(|entry| Entry {
            hash: super::image::joined(entry[0], entry[1]),
            key: entry[2],
            value: entry[3],
        });
        let mut table = self.lock();
        table.entries.clear();
        table.entries.extend(entries);
        table.live = table
            .entries
            .iter()
            .filter(|entry| entry.key.is_bound())
            .count();
        table.index_entries();
    }

    /// The dict in a forked process. Hashes are the same there.
    pub(super) fn forked(&self, copies: &Copies) -> Dict {
        let table = self.lock();
        let entry = |entry: &Entry| Entry {
            hash: entry.hash,
            key: copies.value(entry.key),
            value: copies.value(entry.value),
        };
        Dict {
            table: Mutex::new(Table {
                entries: table.entries.iter().map(entry).collect(),
                index: table.index.clone(),
                live: table.live,
            }),
            origin: copies.value(self.origin),
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.value(self.origin);
        for entry in &self.lock().entries {
            marker.values(&[entry.key, entry.value]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order_and_equal_numbers_are_one_key() {
        let dict = Dict::default();
        let known = Known::default();
        for number in 0..500 {
            assert!(
                dict.set(Value::index(number), Value::index(number * 2), &known)
                    .is_ok()
            );
        }
        for number in (0..500).step_by(3) {
            assert!(matches!(
                dict.remove(Value::index(number), &known),
                Ok(Some(_))
            ));
        }
        assert!(dict.set(Value::float(1.0), Value::NONE, &known).is_ok());
        let keys: Vec<i64> = dict
            .pairs()
            .iter()
            .filter_map(|(key, _)| key.as_int())
            .collect();
        let expected: Vec<i64> = (0..500).filter(|number| number % 3 != 0).collect();
        assert_eq!(keys, expected);
        assert!(matches!(
            dict.get(Value::TRUE, &known),
            Ok(Some(Value::NONE))
        ));
    }
}
