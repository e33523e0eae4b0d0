//! What taking and releasing a free lock costs at least on this machine: a `parking_lot` mutex, in the
//! same profile as the engine. Prints seconds for one.

use std::hint::black_box;
use std::time::Instant;

use parking_lot::Mutex;

const TIMES: u32 = 20_000_000;

fn main() {
    let lock = Mutex::new(0_u32);
    let began = Instant::now();
    for _ in 0..TIMES {
        *black_box(&lock).lock() += 1;
    }
    println!("{:e}", began.elapsed().as_secs_f64() / f64::from(TIMES));
}
