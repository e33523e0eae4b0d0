//! How long a step back by ten thousand instructions takes, natively: printed as JSON for `run.mjs`. Once
//! made ready, as the page does while nobody asks, and once not.

use std::sync::Arc;
use std::time::Instant;

use interleave::live::Program;
use interleave::schedule::Gil;
use interleave::schedule::session::{Last, Session};
use interleave::vm::VmOptions;

#[path = "../tests/support/recorder.rs"]
#[allow(dead_code, reason = "nobody asks here what was printed")]
mod recorder;

/// Two threads that change places about every hundred instructions.
const SOURCE: &str = include_str!("stepping_back.py");
const SWITCH: u64 = 100;
const BACK: u64 = 10_000;
const STEPS: u64 = 5;

/// A session at the end of a run.
fn at_the_end() -> Session {
    let program = Program::new("program.py", SOURCE).expect("the program is well formed");
    let mut session = Session::new(
        &program,
        Arc::<recorder::Recorder>::default(),
        0,
        VmOptions::default(),
    );
    let mut last = Last::default();
    let mut policy = Gil::every(SWITCH, Some(1));
    while session.play(&mut policy, &mut last, u64::MAX) {}
    session
}

/// The longest of some steps back, in seconds.
fn longest(session: &mut Session, prepares: bool) -> f64 {
    let mut longest = 0.0_f64;
    for _ in 0..STEPS {
        while prepares && session.prepare() {}
        let began = Instant::now();
        let wanted = session.position().saturating_sub(BACK);
        session.go(wanted).expect("it was recorded");
        session.moment().expect("there is a moment");
        longest = longest.max(began.elapsed().as_secs_f64());
    }
    longest
}

fn main() {
    let mut session = at_the_end();
    let position = session.end();
    let ready = longest(&mut session, true);
    let not_ready = longest(&mut at_the_end(), false);
    println!(r#"{{"position": {position}, "ready": {ready}, "notReady": {not_ready}}}"#);
}
