//! SHA-384 and SHA-512 (FIPS 180-4).

use std::sync::OnceLock;

/// The state of a hash function with words of 64 bits.
#[derive(Clone)]
pub(super) struct Wide {
    words: [u64; 8],
    length: usize,
}

fn cube_roots() -> &'static [u64] {
    static ROOTS: OnceLock<Vec<u64>> = OnceLock::new();
    ROOTS.get_or_init(|| super::root_bits(80, true))
}

impl Wide {
    /// The function of this name; nothing if it is not one of these.
    pub(super) fn new(name: &str) -> Option<Wide> {
        let (first, length) = match name {
            "sha384" => (8, 48),
            "sha512" => (0, 64),
            _ => return None,
        };
        let bits = super::square_roots();
        Some(Wide {
            words: std::array::from_fn(|index| bits[first + index]),
            length,
        })
    }

    /// What of it changes.
    pub(super) fn state(&self) -> [u64; 8] {
        self.words
    }

    /// Becomes what it was.
    pub(super) fn set_state(&mut self, words: [u64; 8]) {
        self.words = words;
    }

    /// The hash, once everything has been mixed in.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self
            .words
            .iter()
            .flat_map(|word| word.to_be_bytes())
            .collect();
        bytes.truncate(self.length);
        bytes
    }

    /// Mixes in a block of 128 bytes.
    pub(super) fn mix(&mut self, block: &[u8]) {
        let mut schedule = [0_u64; 80];
        for (word, bytes) in schedule.iter_mut().zip(block.chunks_exact(8)) {
            *word = bytes
                .iter()
                .fold(0, |word, &byte| (word << 8) | u64::from(byte));
        }
        for index in 16..80 {
            let (early, late) = (schedule[index - 15], schedule[index - 2]);
            let early = early.rotate_right(1) ^ early.rotate_right(8) ^ (early >> 7);
            let late = late.rotate_right(19) ^ late.rotate_right(61) ^ (late >> 6);
            schedule[index] = schedule[index - 16]
                .wrapping_add(early)
                .wrapping_add(schedule[index - 7])
                .wrapping_add(late);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = self.words;
        for (&word, &constant) in schedule.iter().zip(cube_roots()) {
            let turned = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
            let first = h
                .wrapping_add(turned)
                .wrapping_add((e & f) ^ (!e & g))
                .wrapping_add(constant)
                .wrapping_add(word);
            let turned = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
            let second = turned.wrapping_add((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (word, mixed) in self.words.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(mixed);
        }
    }
}
