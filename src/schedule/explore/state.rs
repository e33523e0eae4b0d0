//! Hashing, and what a program has printed.

/// What the program printed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Output {
    pub stdout: String,
    pub stderr: String,
}

/// Mixes words into 128 bits.
#[derive(Clone, Copy)]
pub(super) struct Hasher {
    low: u64,
    high: u64,
}

impl Hasher {
    pub(super) fn new() -> Hasher {
        Hasher {
            low: 0x243F_6A88_85A3_08D3,
            high: 0x1319_8A2E_0370_7344,
        }
    }

    #[inline]
    pub(super) fn word(&mut self, word: u64) {
        self.low = fold(self.low ^ word, 0x9E37_79B9_7F4A_7C15 ^ self.high);
        self.high = fold(
            self.high ^ word.rotate_left(32),
            0xA076_1D64_78BD_642F ^ self.low,
        );
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.word(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    pub(super) fn finish(mut self) -> u128 {
        self.word(0xE703_7ED1_A0B4_28DB);
        u128::from(self.high) << 64 | u128::from(self.low)
    }
}

/// Mixes digests and small numbers into 128 bits, faster than a [`Hasher`]: digests are mixed already,
/// so it is enough to multiply once for each.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    low: u64,
    high: u64,
}

impl Sum {
    pub(super) fn new() -> Sum {
        Sum { low: 1, high: 1 }
    }

    #[inline]
    pub(super) fn digest(&mut self, digest: u128, place: u64) {
        let place = place.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        self.low = self.low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ digest as u64 ^ place;
        let high = (digest >> 64) as u64 ^ place.rotate_left(29);
        self.high = self.high.wrapping_mul(0xE703_7ED1_A0B4_28DB) ^ high;
    }

    #[inline]
    pub(super) fn number(&mut self, number: u64) {
        self.low = (self.low ^ number).wrapping_mul(0xA076_1D64_78BD_642F);
        self.high = (self.high ^ number.rotate_left(17)).wrapping_mul(0x8EBC_6AF0_9C88_C6E3);
        self.low ^= self.low >> 29;
        self.high ^= self.high >> 31;
    }

    pub(super) fn finish(self) -> u128 {
        let mut hasher = Hasher::new();
        hasher.word(self.low);
        hasher.word(self.high);
        hasher.finish()
    }

    /// The same as a mark, to be put on top of others.
    pub(super) fn mark(self) -> u128 {
        mixed(u128::from(self.high) << 64 | u128::from(self.low))
    }
}

/// A word mixed well enough to be put on top of others.
#[inline]
pub(super) fn mixed(word: u128) -> u128 {
    let low =
        (word ^ 0xA076_1D64_78BD_642F).wrapping_mul(0xE703_7ED1_A0B4_28DB_8EBC_6AF0_9C88_C6E3);
    let mixed = low ^ (low >> 67);
    let mixed = mixed.wrapping_mul(0x5895_65A4_7A3A_6B1D_9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 61)
}

/// Both halves of a product, folded (as in wyhash).
#[inline]
fn fold(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right | 1);
    (product as u64) ^ (product >> 64) as u64 ^ left.rotate_left(23)
}

/// A hash for addresses and small numbers, which need no defence against an adversary.
#[derive(Default, Clone, Copy)]
pub(super) struct AddressHasher(u64);

impl std::hash::Hasher for AddressHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u128(&mut self, word: u128) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// What [`AddressHasher`] is plugged into maps with.
pub(super) type AddressHash = std::hash::BuildHasherDefault<AddressHasher>;
