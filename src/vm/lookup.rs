//! The attribute lookups of late: what an instruction that meets objects of several classes asks when
//! its own cache is of another class.

use std::sync::atomic::{AtomicU64, Ordering};

use super::namespace::Name;

const ENTRIES: usize = 1024;

/// Cache words by class version and name. Any thread reads and writes at any time, without a lock:
/// an entry keeps its key combined with its word, so a half written one matches no key (Hyatt, "A
/// lockless transposition table", ICGA Journal 1999).
pub struct Lookups {
    entries: Box<[Entry]>,
}

#[derive(Default)]
struct Entry {
    guarded_key: AtomicU64,
    word: AtomicU64,
}

impl Default for Lookups {
    fn default() -> Lookups {
        Lookups {
            entries: (0..ENTRIES).map(|_| Entry::default()).collect(),
        }
    }
}

fn key(version: u32, name: Name) -> u64 {
    u64::from(version) << 32 | u64::from(name.0)
}

impl Lookups {
    fn entry(&self, key: u64) -> &Entry {
        // Fibonacci hashing: the high bits of the product depend on all bits of the key.
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54;
        &self.entries[hash as usize % ENTRIES]
    }

    /// The word kept for a name in a class of this version.
    pub(super) fn get(&self, version: u32, name: Name) -> Option<u64> {
        let key = key(version, name);
        let entry = self.entry(key);
        let word = entry.word.load(Ordering::Relaxed);
        (entry.guarded_key.load(Ordering::Relaxed) ^ word == key).then_some(word)
    }

    /// Keeps a word, whose upper half is the version of the class it was made of.
    pub(super) fn put(&self, name: Name, word: u64) {
        let key = key((word >> 32) as u32, name);
        let entry = self.entry(key);
        entry.word.store(word, Ordering::Relaxed);
        entry.guarded_key.store(key ^ word, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_class_and_name_only() {
        let lookups = Lookups::default();
        let word = 7 << 32 | 12;
        lookups.put(Name(3), word);
        assert_eq!(lookups.get(7, Name(3)), Some(word));
        assert_eq!(lookups.get(7, Name(4)), None);
        assert_eq!(lookups.get(8, Name(3)), None);
    }

    #[test]
    fn words_written_at_once_are_never_mixed_up() {
        let lookups = Lookups::default();
        std::thread::scope(|scope| {
            for version in 1..=4_u64 {
                let lookups = &lookups;
                scope.spawn(move || {
                    for turn in 0..50_000_u32 {
                        let name = Name(turn % 2000);
                        lookups.put(name, version << 32 | u64::from(name.0 * 5));
                        for other in 1..=4_u64 {
                            if let Some(word) = lookups.get(other as u32, name) {
                                assert_eq!(word, other << 32 | u64::from(name.0 * 5));
                            }
                        }
                    }
                });
            }
        });
    }
}
