//! `_digest`: the hash functions behind `hashlib`, with a key and without, checksums, and base 64. It may know bytes
//! objects and texts; it must never know what a hash is used for.

use std::any::Any;
use std::sync::{Mutex, MutexGuard, OnceLock};

use crate::vm::class;
use crate::vm::foreign;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::type_name;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, bytes_of, represent, text_of};

mod checksums;
mod letters;
mod narrow;
mod wide;

/// The functions of `_digest`.
pub(super) const FUNCTIONS: [NativeFunction; 7] = [
    NativeFunction {
        name: "mac",
        method: false,
        call: mac,
    },
    NativeFunction {
        name: "same",
        method: false,
        call: same,
    },
    NativeFunction {
        name: "encode",
        method: false,
        call: letters::encode,
    },
    NativeFunction {
        name: "decode",
        method: false,
        call: letters::decode,
    },
    NativeFunction {
        name: "crc32",
        method: false,
        call: checksums::crc32,
    },
    NativeFunction {
        name: "adler32",
        method: false,
        call: checksums::adler32,
    },
    NativeFunction {
        name: "create",
        method: false,
        call: create,
    },
];

/// The methods of a hash. `name` and `digest_size` are what `hashlib` makes attributes of.
const METHODS: [NativeFunction; 6] = [
    NativeFunction {
        name: "update",
        method: true,
        call: update,
    },
    NativeFunction {
        name: "digest",
        method: true,
        call: digest,
    },
    NativeFunction {
        name: "hexdigest",
        method: true,
        call: hexdigest,
    },
    NativeFunction {
        name: "copy",
        method: true,
        call: copy,
    },
    NativeFunction {
        name: "_name",
        method: true,
        call: name,
    },
    NativeFunction {
        name: "_digest_size",
        method: true,
        call: digest_size,
    },
];

/// Makes the class of hashes.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    foreign::install(context, globals, "HASH", ["_hashlib", "HASH"], &METHODS);
}

/// Words of every function's state.
const WORDS: usize = 8;

/// A function that mixes a block of bytes into a state.
#[derive(Clone)]
enum State {
    /// MD5, SHA-1, SHA-224 and SHA-256: words of 32 bits, blocks of 64 bytes.
    Narrow(narrow::Narrow),
    /// SHA-384 and SHA-512: words of 64 bits, blocks of 128 bytes.
    Wide(wide::Wide),
}

/// The functions there are.
const NAMES: [&str; 6] = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];

/// A hash in the making: the state, and what does not fill a block yet.
#[derive(Clone)]
struct Hash {
    /// The function's name, of [`NAMES`].
    name: &'static str,
    state: State,
    rest: Vec<u8>,
    length: u64,
}

impl Hash {
    fn new(name: &str) -> Option<Hash> {
        let state = match narrow::Narrow::new(name) {
            Some(narrow) => State::Narrow(narrow),
            None => State::Wide(wide::Wide::new(name)?),
        };
        Some(Hash {
            name: NAMES.into_iter().find(|&known| known == name)?,
            state,
            rest: Vec::new(),
            length: 0,
        })
    }

    fn block(&self) -> usize {
        match self.state {
            State::Narrow(_) => 64,
            State::Wide(_) => 128,
        }
    }

    fn update(&mut self, data: &[u8]) {
        self.length = self.length.wrapping_add(data.len() as u64);
        self.rest.extend_from_slice(data);
        let size = self.block();
        let whole = self.rest.len() - self.rest.len() % size;
        for block in self.rest[..whole].chunks_exact(size) {
            match &mut self.state {
                State::Narrow(narrow) => narrow.mix(block),
                State::Wide(wide) => wide.mix(block),
            }
        }
        self.rest.drain(..whole);
    }

    /// A one bit, zeros up to the end of a block, and the length in bits; then the state is the hash.
    fn finish(mut self) -> Vec<u8> {
        let bits = self.length.wrapping_mul(8);
        let size = self.block();
        let place = size / 8;
        let mut padding = vec![0x80];
        while (self.rest.len() + padding.len()) % size != size - place {
            padding.push(0);
        }
        padding.resize(padding.len() + place - 8, 0);
        let backwards = matches!(&self.state, State::Narrow(narrow) if narrow.little_endian());
        padding.extend(if backwards {
            bits.to_le_bytes()
        } else {
            bits.to_be_bytes()
        });
        self.update(&padding);
        match self.state {
            State::Narrow(narrow) => narrow.bytes(),
            State::Wide(wide) => wide.bytes(),
        }
    }
}

struct Shared(Mutex<Hash>);

impl Shared {
    fn locked(&self) -> MutexGuard<'_, Hash> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Foreign for Shared {
    fn trace(&self, _marker: &mut Marker) {}

    fn save(&self, image: &mut Vec<Value>) -> bool {
        let hash = self.locked();
        let halves = |number: u64| [(number >> 32) as usize, number as u32 as usize];
        image.extend(halves(hash.length).map(Value::index));
        let words = match &hash.state {
            State::Narrow(narrow) => narrow.state(),
            State::Wide(wide) => wide.state(),
        };
        image.extend(words.into_iter().flat_map(halves).map(Value::index));
        image.extend(hash.rest.iter().map(|&byte| Value::index(byte.into())));
        true
    }

    fn load(&self, image: &[Value]) {
        let mut hash = self.locked();
        let number = |value: Value| value.as_int().unwrap_or(0) as u64;
        let (pairs, _) = image.as_chunks::<2>();
        let mut numbers = pairs
            .iter()
            .map(|&[high, low]| (number(high) << 32) | number(low));
        hash.length = numbers.next().unwrap_or(0);
        let words: [u64; WORDS] = std::array::from_fn(|_| numbers.next().unwrap_or(0));
        match &mut hash.state {
            State::Narrow(narrow) => narrow.set_state(words),
            State::Wide(wide) => wide.set_state(words),
        }
        let rest = image.iter().skip(2 + 2 * WORDS);
        hash.rest = rest.map(|&byte| number(byte) as u8).collect();
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Shared(Mutex::new(self.locked().clone())))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn hash_of<'a>(context: &mut Context<'_>, value: Value) -> Result<MutexGuard<'a, Hash>, Value> {
    match foreign::of::<Shared>(value) {
        Some(shared) => Ok(shared.locked()),
        None => {
            let given = type_name(value);
            Err(context.type_error(format!("a hash is required, not '{given}'")))
        }
    }
}

fn shared(context: &mut Context<'_>, hash: Hash) -> Result<Outcome, Value> {
    let inner = Box::new(Shared(Mutex::new(hash)));
    foreign::create(context, ["_digest", "HASH"], inner).map(Outcome::Value)
}

/// `create(name, data)`: a new hash that has been given data.
fn create(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [name, data] = arguments.exactly::<2>(context, "create")?;
    let Some(mut hash) = text_of(name).and_then(Hash::new) else {
        return Err(context.value_error("no hash function of this name"));
    };
    hash.update(data_of(context, data)?);
    shared(context, hash)
}

/// The bytes to hash.
fn data_of<'a>(context: &mut Context<'_>, data: Value) -> Result<&'a [u8], Value> {
    match data.part() {
        Some(Body::Bytes(bytes)) => Ok(bytes),
        Some(Body::Text(_)) => Err(context.type_error("Strings must be encoded before hashing")),
        _ => Err(context.type_error("object supporting the buffer API required")),
    }
}

fn update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [data]) = arguments.method::<1>(context, "HASH.update")?;
    if !matches!(data.part(), Some(Body::Bytes(_) | Body::Text(_))) {
        // What has bytes in Python is `hashlib`'s to ask.
        let vm = context.vm;
        let other = class::own_special(receiver, vm.names.intern("_update_with"), &vm.cells);
        return Ok(match other {
            Some(function) => Outcome::Call(function, vec![receiver, data]),
            None => Outcome::Value(Value::NONE),
        });
    }
    let data = data_of(context, data)?;
    hash_of(context, receiver)?.update(data);
    Ok(Outcome::Value(Value::NONE))
}

fn finished(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<Vec<u8>, Value> {
    let (receiver, []) = arguments.method::<0>(context, name)?;
    let hash = hash_of(context, receiver)?.clone();
    Ok(hash.finish())
}

fn digest(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let bytes = finished(context, arguments, "HASH.digest")?;
    Ok(Outcome::Value(context.bytes(&bytes)))
}

fn hexdigest(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let bytes = finished(context, arguments, "HASH.hexdigest")?;
    Ok(Outcome::Value(context.text(represent::hexadecimal(&bytes))))
}

fn copy(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "HASH.copy")?;
    let hash = hash_of(context, receiver)?.clone();
    shared(context, hash)
}

fn name(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "_name")?;
    let name = hash_of(context, receiver)?.name;
    Ok(Outcome::Value(context.text(name)))
}

fn digest_size(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let size = finished(context, arguments, "_digest_size")?.len();
    Ok(Outcome::Value(Value::index(size)))
}

/// What bytes hash to with a key (HMAC, RFC 2104). Nothing when there is no function of this name.
fn hashed_with_key(name: &str, key: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let mut inner = Hash::new(name)?;
    let mut outer = inner.clone();
    let mut block = vec![0; inner.block()];
    if key.len() > block.len() {
        let mut hash = inner.clone();
        hash.update(key);
        let short = hash.finish();
        block[..short.len()].copy_from_slice(&short);
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let mixed = |with: u8| block.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    inner.update(&mixed(0x36));
    inner.update(message);
    outer.update(&mixed(0x5C));
    outer.update(&inner.finish());
    Some(outer.finish())
}

fn given<'a>(context: &mut Context<'_>, value: Value) -> Result<&'a [u8], Value> {
    bytes_of(value).ok_or_else(|| context.type_error("a bytes-like object is required"))
}

/// `mac(name, key, message)`: the hash of a message with a key; None when there is no function of this name.
fn mac(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [name, key, message] = arguments.exactly::<3>(context, "mac")?;
    let (key, message) = (given(context, key)?, given(context, message)?);
    let hash = text_of(name).and_then(|name| hashed_with_key(name, key, message));
    Ok(Outcome::Value(match hash {
        Some(hash) => context.bytes(&hash),
        None => Value::NONE,
    }))
}

/// `same(one, other)`: whether bytes are equal, in a time that does not tell where they differ.
fn same(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [one, other] = arguments.exactly::<2>(context, "same")?;
    let (one, other) = (given(context, one)?, given(context, other)?);
    let pairs = one.iter().zip(other);
    let different = pairs.fold(0, |different, (one, other)| {
        std::hint::black_box(different | (one ^ other))
    });
    let same = one.len() == other.len() && different == 0;
    Ok(Outcome::Value(Value::bool(same)))
}

/// What SHA-2's functions begin with.
fn square_roots() -> &'static [u64] {
    static ROOTS: OnceLock<Vec<u64>> = OnceLock::new();
    ROOTS.get_or_init(|| root_bits(16, false))
}

/// The first 64 bits behind the point of the square or cube root of the first prime numbers: where
/// the constants of SHA-2 come from (FIPS 180-4).
fn root_bits(count: usize, cube: bool) -> Vec<u64> {
    use num_bigint::BigUint;
    let primes = (2_u32..).filter(|&number| (2..number).all(|divisor| number % divisor != 0));
    primes
        .take(count)
        .map(|prime| {
            let shifted: BigUint = BigUint::from(prime) << if cube { 192_u32 } else { 128 };
            let root = if cube { shifted.cbrt() } else { shifted.sqrt() };
            root.iter_u64_digits().next().unwrap_or(0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(name: &str, data: &[u8]) -> String {
        let mut hash = Hash::new(name).unwrap();
        data.chunks(7).for_each(|part| hash.update(part));
        let bytes = hash.finish();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_standards_own_examples_hold() {
        assert_eq!(hex("md5", b""), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(hex("md5", b"abc"), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(
            hex("sha1", b"abc"),
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        );
        assert_eq!(
            hex("sha256", b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert!(hex("sha512", b"abc").starts_with("ddaf35a193617abacc417349ae204131"));
        assert!(hex("sha384", b"abc").starts_with("cb00753f45a35e8bb5a03d699ac65007"));
        assert!(hex("sha224", b"abc").starts_with("23097d223405d8228642a477bda255b3"));
    }

    #[test]
    fn a_hash_with_a_key_is_the_standards() {
        let hex = |key: &[u8], message: &[u8]| {
            let bytes = hashed_with_key("md5", key, message).unwrap();
            bytes
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
        };
        let short = hex(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(short, "750c783e6ab0b503eaa86e310a5db738");
        let long = b"Test Using Larger Than Block-Size Key - Hash Key First";
        assert_eq!(hex(&[0xAA; 80], long), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
    }

    #[test]
    fn a_length_just_short_of_a_block_gets_one_more() {
        let data = [b'a'; 119];
        assert_eq!(hex("md5", &data[..56]), "3b0c8ac703f828b04c6c197006d17218");
        assert_eq!(
            hex("sha256", &data[..64]),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
        );
    }
}
