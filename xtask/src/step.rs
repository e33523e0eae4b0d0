//! Saying what is being done, and how long it took.

use std::io::{self, Write};
use std::time::Instant;

/// Does `work` under a heading, and says how long it took.
pub fn step<T, E>(heading: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    println!("▸ {heading}");
    // What is started next writes to the same terminal.
    let _ = io::stdout().flush();
    let began = Instant::now();
    let result = work();
    let seconds = began.elapsed().as_secs_f64();
    match result {
        Ok(_) => println!("  {heading}: {seconds:.1} s"),
        Err(_) => println!("  {heading}: failed after {seconds:.1} s"),
    }
    result
}
