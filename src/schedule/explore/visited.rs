//! The states that were seen: what tells a state from any other, and its number. Open addressing, in
//! parts that grow one at a time, so that growing never needs all of it twice.

/// Bits of an identity that a number takes the place of.
const NUMBER: u32 = 32;
/// Bits of an identity that say which part it is in.
const PARTS: u32 = 6;
const FIRST_CAPACITY: usize = 64;

/// A part of the table. 0 is a free place; numbers are stored plus one.
struct Shard {
    entries: Vec<u128>,
    used: usize,
}

/// Numbers of states, by the upper 96 bits of their identities.
pub(super) struct Visited {
    shards: Vec<Shard>,
}

impl Default for Visited {
    fn default() -> Visited {
        let shard = || Shard {
            entries: vec![0; FIRST_CAPACITY],
            used: 0,
        };
        Visited {
            shards: (0..1 << PARTS).map(|_| shard()).collect(),
        }
    }
}

#[inline]
fn shard_of(identity: u128) -> usize {
    (identity >> (128 - PARTS)) as usize
}

/// Where an identity belongs, in a table of any size.
#[inline]
fn first_place(identity: u128) -> usize {
    (identity >> (NUMBER + 26)) as usize
}

impl Visited {
    /// The number of a state, if it was seen.
    #[inline]
    pub(super) fn find(&self, identity: u128) -> Option<u32> {
        let shard = &self.shards[shard_of(identity)];
        let entry = shard.entries[shard.place(identity)];
        (entry != 0).then(|| entry as u32 - 1)
    }

    /// Has these states' places in the table read, all at once rather than one after the other, so that
    /// asking for them finds them near.
    pub(super) fn approach(&self, identities: impl Iterator<Item = u128>) {
        let read = identities.fold(0, |read, identity| {
            let entries = &self.shards[shard_of(identity)].entries;
            read ^ entries[first_place(identity) & (entries.len() - 1)] as u64
        });
        std::hint::black_box(read);
    }

    /// The number of a state, which is this one if the state is new.
    #[inline]
    pub(super) fn number(&mut self, identity: u128, fresh: u32) -> u32 {
        let shard = &mut self.shards[shard_of(identity)];
        let mut place = shard.place(identity);
        if shard.entries[place] != 0 {
            return shard.entries[place] as u32 - 1;
        }
        if shard.used * 4 >= shard.entries.len() * 3 {
            shard.grow();
            place = shard.place(identity);
        }
        shard.entries[place] = identity >> NUMBER << NUMBER | u128::from(fresh + 1);
        shard.used += 1;
        fresh
    }
}

impl Shard {
    /// Where an identity is, or would be.
    #[inline]
    fn place(&self, identity: u128) -> usize {
        let last = self.entries.len() - 1;
        let mut place = first_place(identity) & last;
        loop {
            let entry = self.entries[place];
            if entry == 0 || (entry ^ identity) >> NUMBER == 0 {
                return place;
            }
            place = (place + 1) & last;
        }
    }

    fn grow(&mut self) {
        let double = vec![0; self.entries.len() * 2];
        let entries = std::mem::replace(&mut self.entries, double);
        for entry in entries.into_iter().filter(|&entry| entry != 0) {
            let place = self.place(entry);
            self.entries[place] = entry;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::mark;
    use super::*;

    #[test]
    fn every_state_keeps_its_number_while_the_table_grows() {
        let mut visited = Visited::default();
        for number in 0..40_000 {
            let identity = mark(number, 7);
            assert_eq!(visited.find(identity), None);
            assert_eq!(visited.number(identity, number), number);
        }
        for number in 0..40_000 {
            assert_eq!(visited.find(mark(number, 7)), Some(number));
            assert_eq!(visited.number(mark(number, 7), 50_000), number);
        }
    }
}
