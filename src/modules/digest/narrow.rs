//! MD5 (RFC 1321), SHA-1, SHA-224 and SHA-256 (FIPS 180-4).

use std::sync::OnceLock;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Function {
    Md5,
    Sha1,
    Sha224,
    Sha256,
}

/// The state of a hash function with words of 32 bits.
#[derive(Clone)]
pub(super) struct Narrow {
    function: Function,
    words: [u32; 8],
}

const SHIFTS: [[u32; 4]; 4] = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
];

/// The constants of MD5: the sines of the first numbers.
fn sines() -> &'static [u32; 64] {
    static SINES: OnceLock<[u32; 64]> = OnceLock::new();
    SINES.get_or_init(|| {
        std::array::from_fn(|index| (libm::sin(index as f64 + 1.0).abs() * 4_294_967_296.0) as u32)
    })
}

/// The constants of SHA-2 with 32 bits.
fn cube_roots() -> &'static [u32; 64] {
    static ROOTS: OnceLock<[u32; 64]> = OnceLock::new();
    ROOTS.get_or_init(|| {
        let bits = super::root_bits(64, true);
        std::array::from_fn(|index| (bits[index] >> 32) as u32)
    })
}

impl Narrow {
    /// The function of this name; nothing if it is not one of these.
    pub(super) fn new(name: &str) -> Option<Narrow> {
        const START: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
        let [a, b, c, d] = START;
        let (function, words) = match name {
            "md5" => (Function::Md5, [a, b, c, d, 0, 0, 0, 0]),
            "sha1" => (Function::Sha1, [a, b, c, d, 0xc3d2_e1f0, 0, 0, 0]),
            "sha224" => {
                let bits = super::square_roots();
                let words = std::array::from_fn(|index| bits[index + 8] as u32);
                (Function::Sha224, words)
            }
            "sha256" => {
                let bits = super::square_roots();
                let words = std::array::from_fn(|index| (bits[index] >> 32) as u32);
                (Function::Sha256, words)
            }
            _ => return None,
        };
        Some(Narrow { function, words })
    }

    /// What of it changes.
    pub(super) fn state(&self) -> [u64; 8] {
        self.words.map(u64::from)
    }

    /// Becomes what it was.
    pub(super) fn set_state(&mut self, words: [u64; 8]) {
        self.words = words.map(|word| word as u32);
    }

    /// Whether words are written with their lowest byte first.
    pub(super) fn little_endian(&self) -> bool {
        self.function == Function::Md5
    }

    /// The hash, once everything has been mixed in.
    pub(super) fn bytes(self) -> Vec<u8> {
        let count = match self.function {
            Function::Md5 => 4,
            Function::Sha1 => 5,
            Function::Sha224 => 7,
            Function::Sha256 => 8,
        };
        let words = self.words.iter().take(count);
        if self.little_endian() {
            words.flat_map(|word| word.to_le_bytes()).collect()
        } else {
            words.flat_map(|word| word.to_be_bytes()).collect()
        }
    }

    /// Mixes in a block of 64 bytes.
    pub(super) fn mix(&mut self, block: &[u8]) {
        let mut input = [0_u32; 16];
        for (word, bytes) in input.iter_mut().zip(block.chunks_exact(4)) {
            let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
            *word = if self.function == Function::Md5 {
                u32::from_le_bytes(bytes)
            } else {
                u32::from_be_bytes(bytes)
            };
        }
        let mixed = match self.function {
            Function::Md5 => md5(self.words, &input),
            Function::Sha1 => sha1(self.words, &input),
            Function::Sha224 | Function::Sha256 => sha2(self.words, &input),
        };
        for (word, mixed) in self.words.iter_mut().zip(mixed) {
            *word = word.wrapping_add(mixed);
        }
    }
}

fn md5(words: [u32; 8], input: &[u32; 16]) -> [u32; 8] {
    let [mut a, mut b, mut c, mut d, ..] = words;
    for (index, &sine) in sines().iter().enumerate() {
        let (mixed, place) = match index / 16 {
            0 => ((b & c) | (!b & d), index),
            1 => ((d & b) | (!d & c), 5 * index + 1),
            2 => (b ^ c ^ d, 3 * index + 5),
            _ => (c ^ (b | !d), 7 * index),
        };
        let sum = a
            .wrapping_add(mixed)
            .wrapping_add(sine)
            .wrapping_add(input[place % 16]);
        let turned = sum.rotate_left(SHIFTS[index / 16][index % 4]);
        (a, d, c, b) = (d, c, b, b.wrapping_add(turned));
    }
    [a, b, c, d, 0, 0, 0, 0]
}

fn sha1(words: [u32; 8], input: &[u32; 16]) -> [u32; 8] {
    let mut schedule = [0_u32; 80];
    schedule[..16].copy_from_slice(input);
    for index in 16..80 {
        let mixed =
            schedule[index - 3] ^ schedule[index - 8] ^ schedule[index - 14] ^ schedule[index - 16];
        schedule[index] = mixed.rotate_left(1);
    }
    let [mut a, mut b, mut c, mut d, mut e, ..] = words;
    for (index, &word) in schedule.iter().enumerate() {
        let (mixed, constant) = match index / 20 {
            0 => ((b & c) | (!b & d), 0x5a82_7999),
            1 => (b ^ c ^ d, 0x6ed9_eba1),
            2 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6_u32),
        };
        let sum = a
            .rotate_left(5)
            .wrapping_add(mixed)
            .wrapping_add(e)
            .wrapping_add(constant)
            .wrapping_add(word);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, sum);
    }
    [a, b, c, d, e, 0, 0, 0]
}

fn sha2(words: [u32; 8], input: &[u32; 16]) -> [u32; 8] {
    let mut schedule = [0_u32; 64];
    schedule[..16].copy_from_slice(input);
    for index in 16..64 {
        let (early, late) = (schedule[index - 15], schedule[index - 2]);
        let early = early.rotate_right(7) ^ early.rotate_right(18) ^ (early >> 3);
        let late = late.rotate_right(17) ^ late.rotate_right(19) ^ (late >> 10);
        schedule[index] = schedule[index - 16]
            .wrapping_add(early)
            .wrapping_add(schedule[index - 7])
            .wrapping_add(late);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = words;
    for (&word, &constant) in schedule.iter().zip(cube_roots()) {
        let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let first = h
            .wrapping_add(turned)
            .wrapping_add((e & f) ^ (!e & g))
            .wrapping_add(constant)
            .wrapping_add(word);
        let turned = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let second = turned.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    [a, b, c, d, e, f, g, h]
}
