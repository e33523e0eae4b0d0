//! The generator behind `random`: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded
//! as CPython's `Modules/_randommodule.c` seeds it, so that a seed gives the same numbers.

use std::any::Any;
use std::sync::{Mutex, MutexGuard};

use crate::vm::compare::as_big;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::object::{Body, Foreign};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

/// The functions of `_random`. The first argument of each is what `create` gave.
pub(super) const FUNCTIONS: [NativeFunction; 6] = [
    NativeFunction {
        name: "create",
        method: false,
        call: create,
    },
    NativeFunction {
        name: "seed",
        method: false,
        call: seed,
    },
    NativeFunction {
        name: "random",
        method: false,
        call: random,
    },
    NativeFunction {
        name: "getrandbits",
        method: false,
        call: getrandbits,
    },
    NativeFunction {
        name: "getstate",
        method: false,
        call: getstate,
    },
    NativeFunction {
        name: "setstate",
        method: false,
        call: setstate,
    },
];

const LENGTH: usize = 624;
const PERIOD: usize = 397;

#[derive(Clone)]
struct Twister {
    words: Box<[u32; LENGTH]>,
    next: usize,
}

impl Twister {
    fn from_word(seed: u32) -> Twister {
        let mut words = Box::new([seed; LENGTH]);
        for index in 1..LENGTH {
            let before = words[index - 1];
            words[index] = 1_812_433_253_u32
                .wrapping_mul(before ^ (before >> 30))
                .wrapping_add(index as u32);
        }
        Twister {
            words,
            next: LENGTH,
        }
    }

    /// `init_by_array` of the reference implementation.
    fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_word(19_650_218);
        let words = &mut twister.words;
        let (mut at, mut key_at) = (1, 0);
        let mix = |before: u32, factor: u32| (before ^ (before >> 30)).wrapping_mul(factor);
        for _ in 0..LENGTH.max(key.len()) {
            words[at] = (words[at] ^ mix(words[at - 1], 1_664_525))
                .wrapping_add(key[key_at])
                .wrapping_add(key_at as u32);
            at += 1;
            key_at = (key_at + 1) % key.len();
            if at >= LENGTH {
                words[0] = words[LENGTH - 1];
                at = 1;
            }
        }
        for _ in 1..LENGTH {
            words[at] = (words[at] ^ mix(words[at - 1], 1_566_083_941)).wrapping_sub(at as u32);
            at += 1;
            if at >= LENGTH {
                words[0] = words[LENGTH - 1];
                at = 1;
            }
        }
        words[0] = 0x8000_0000;
        twister
    }

    fn word(&mut self) -> u32 {
        if self.next >= LENGTH {
            for index in 0..LENGTH {
                let joined = (self.words[index] & 0x8000_0000)
                    | (self.words[(index + 1) % LENGTH] & 0x7FFF_FFFF);
                let twist = if joined & 1 == 0 { 0 } else { 0x9908_B0DF };
                self.words[index] = self.words[(index + PERIOD) % LENGTH] ^ (joined >> 1) ^ twist;
            }
            self.next = 0;
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C_5680;
        word ^= (word << 15) & 0xEFC6_0000;
        word ^ (word >> 18)
    }
}

struct Generator(Mutex<Twister>);

impl Foreign for Generator {
    fn trace(&self, _marker: &mut Marker) {}

    fn payload(&self) -> usize {
        size_of::<Twister>()
    }

    fn save(&self, image: &mut Vec<Value>) -> bool {
        let twister = self
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let words = twister.words.iter().map(|&word| word as usize);
        image.extend(words.chain([twister.next]).map(Value::index));
        true
    }

    fn load(&self, image: &[Value]) {
        let mut twister = self
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let number = |value: &Value| value.as_int().unwrap_or(0);
        for (word, saved) in twister.words.iter_mut().zip(image) {
            *word = number(saved) as u32;
        }
        twister.next = image
            .get(LENGTH)
            .map_or(LENGTH, |next| number(next) as usize);
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        let twister = self
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        Box::new(Generator(Mutex::new(twister.clone())))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn twister<'a>(context: &mut Context<'_>, value: Value) -> Result<MutexGuard<'a, Twister>, Value> {
    if let Some(Body::Foreign(foreign)) = value.object().map(|object| &object.get().body)
        && let Some(generator) = foreign.as_any().downcast_ref::<Generator>()
    {
        return Ok(generator
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()));
    }
    Err(context.type_error("a generator of _random is required"))
}

fn create(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "create")?;
    let entropy = context.vm.host.entropy();
    let twister = Twister::from_key(&[entropy as u32, (entropy >> 32) as u32]);
    Ok(Outcome::Value(context.object(
        Body::Foreign(Box::new(Generator(Mutex::new(twister)))),
        2600,
    )))
}

fn seed(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [generator, seed] = arguments.exactly::<2>(context, "seed")?;
    let key = match as_big(seed) {
        Some(int) => int.magnitude().to_u32_digits(),
        None => {
            let entropy = context.vm.host.entropy();
            vec![entropy as u32, (entropy >> 32) as u32]
        }
    };
    let key = if key.is_empty() { vec![0] } else { key };
    *twister(context, generator)? = Twister::from_key(&key);
    Ok(Outcome::Value(Value::NONE))
}

fn random(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [generator] = arguments.exactly::<1>(context, "random")?;
    let mut twister = twister(context, generator)?;
    let (high, low) = (
        f64::from(twister.word() >> 5),
        f64::from(twister.word() >> 6),
    );
    Ok(Outcome::Value(Value::float(
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0,
    )))
}

fn getrandbits(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [generator, count] = arguments.exactly::<2>(context, "getrandbits")?;
    let Some(mut bits) = count
        .as_index()
        .and_then(|bits| u32::try_from(bits).ok())
        .filter(|bits| *bits <= 1 << 16)
    else {
        return Err(context.value_error("number of bits must be non-negative"));
    };
    let mut twister = twister(context, generator)?;
    let mut words = Vec::new();
    while bits > 0 {
        let taken = bits.min(32);
        words.push(twister.word() >> (32 - taken));
        bits -= taken;
    }
    drop(twister);
    Ok(Outcome::Value(
        context.integer(num_bigint::BigUint::new(words).into()),
    ))
}

/// The words of the state and the place among them, as CPython's `getstate` gives them.
fn getstate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [generator] = arguments.exactly::<1>(context, "getstate")?;
    let (words, next) = {
        let twister = twister(context, generator)?;
        (twister.words.clone(), twister.next)
    };
    let mut state: Vec<Value> = words
        .iter()
        .map(|&word| Value::index(word as usize))
        .collect();
    state.push(Value::index(next));
    Ok(Outcome::Value(context.tuple(state)))
}

fn setstate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [generator, state] = arguments.exactly::<2>(context, "setstate")?;
    let items = match crate::vm::builtins_items_of(context, state) {
        Ok(items) => items,
        Err(obstacle) => return obstacle.answer(1),
    };
    let words: Option<Vec<u32>> = items
        .iter()
        .map(|item| item.as_index().and_then(|word| u32::try_from(word).ok()))
        .collect();
    let Some(words) = words else {
        return Err(context.value_error("invalid state"));
    };
    let Some((&next, words)) = words.split_last() else {
        return Err(context.value_error("state vector is the wrong size"));
    };
    if words.len() != LENGTH || next as usize > LENGTH {
        return Err(context.value_error("state vector is the wrong size"));
    }
    let mut twister = twister(context, generator)?;
    twister.words.copy_from_slice(words);
    twister.next = next as usize;
    Ok(Outcome::Value(Value::NONE))
}
