//! Stepping: one question, one answer.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::schedule::session::{Extent, Growth, Last, Listing, Moment, Player, Refused, Session};
use crate::schedule::{Dice, Gil, Schedule};
use crate::vm::VmOptions;

/// How far a thread is moved.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum StepExtent {
    /// By one instruction.
    Instruction,
    /// To another line.
    Line,
    /// To before its next touch of something shared.
    Shared,
    /// Until it waits or ends.
    Block,
}

/// Who plays when the machine does.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum StepPlayer {
    /// Any thread.
    Random,
    /// Each in its turn.
    RoundRobin,
    /// The one that does most harm.
    Adversary,
}

/// A way to another moment.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum StepRequest {
    /// Only look.
    Look,
    /// Move a thread.
    Advance {
        /// Its number.
        thread: u32,
        /// How far.
        extent: StepExtent,
    },
    /// Move a thread by so many instructions.
    Exactly {
        /// Its number.
        thread: u32,
        /// How far.
        instructions: u32,
    },
    /// Go on until there is a choice.
    ToChoice,
    /// Go to a position of the recorded run.
    Go {
        /// The position.
        position: u32,
    },
    /// Go to where another thread than the main one is first moved.
    ToFirstChoice,
    /// Go to where the last move began.
    Back,
    /// Go to where the next recorded move ends.
    Forward,
    /// Record the run that a schedule describes, and stand at its end.
    Follow {
        /// The schedule.
        schedule: String,
    },
    /// Let the machine move.
    Play {
        /// Who.
        player: StepPlayer,
        /// How far at a time.
        extent: StepExtent,
        /// How often.
        moves: u32,
    },
    /// Let the interpreter lock decide from here on, for about so many instructions.
    Gil {
        /// Instructions between two switches; CPython's habits when there is none.
        every: Option<u32>,
        /// The switch interval then, in seconds.
        interval: f64,
        /// What is left to chance follows from this.
        seed: u32,
        /// Whether this begins a run under the lock, and does not go on with one.
        begin: bool,
        /// How far.
        instructions: u32,
    },
}

/// Where a session stands.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct StepAnswer {
    /// The moment.
    pub moment: Moment,
    /// What its timeline has to learn.
    pub growth: Growth,
    /// The moves up to here, as a schedule.
    pub schedule: String,
    /// Why what was asked was not done.
    pub refused: Option<String>,
    /// Whether there is more to play.
    pub more: bool,
}

/// A session.
#[wasm_bindgen]
pub struct Stepper {
    session: Session,
    random: Player,
    adversary: Player,
    gil: Option<(Gil, Last)>,
}

#[wasm_bindgen]
impl Stepper {
    /// A session of a program that stands before its first line.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &str, source: &str, library: String, seed: u32) -> Result<Stepper, JsError> {
        let program = super::program(file, source)?;
        let world = super::world(library);
        Ok(Stepper {
            session: Session::new(&program, world, u64::from(seed), VmOptions::default()),
            random: Player::Random(Dice::new(u64::from(seed) + 1)),
            adversary: Player::adversary(u64::from(seed) + 1),
            gil: None,
        })
    }

    /// Goes where it is asked to, and tells what it is like there.
    pub fn ask(&mut self, request: Ts<StepRequest>) -> Result<Ts<StepAnswer>, JsError> {
        let mut more = false;
        let done = self.go(&request.to_rust()?, &mut more);
        let moment = self.session.moment();
        let moment = moment.map_err(|refused| JsError::new(&refused.to_string()))?;
        let answer = StepAnswer {
            moment,
            growth: self.session.growth(),
            schedule: self.session.schedule().to_string(),
            refused: done.err(),
            more,
        };
        Ok(answer.into_ts()?)
    }

    fn go(&mut self, request: &StepRequest, more: &mut bool) -> Result<(), String> {
        let said = |refused: Refused| refused.to_string();
        let session = &mut self.session;
        match request {
            StepRequest::Look => Ok(()),
            StepRequest::Advance { thread, extent } => {
                session.advance(*thread, extent_of(*extent)).map_err(said)
            }
            StepRequest::Exactly {
                thread,
                instructions,
            } => {
                let extent = Extent::Exactly(u64::from(*instructions));
                session.advance(*thread, extent).map_err(said)
            }
            StepRequest::ToChoice => {
                session.to_choice();
                Ok(())
            }
            StepRequest::Go { position } => session.go(u64::from(*position)).map_err(said),
            StepRequest::ToFirstChoice => session.go(session.first_choice()).map_err(said),
            StepRequest::Back => session.back().map_err(said),
            StepRequest::Forward => session.forward().map_err(said),
            StepRequest::Follow { schedule } => {
                let schedule: Schedule = schedule.parse().map_err(|error| format!("{error}"))?;
                session.follow(&schedule).map_err(said)
            }
            StepRequest::Play {
                player,
                extent,
                moves,
            } => {
                let extent = extent_of(*extent);
                let made = match player {
                    StepPlayer::Random => session.let_play(&mut self.random, extent, *moves),
                    StepPlayer::RoundRobin => {
                        session.let_play(&mut Player::RoundRobin, extent, *moves)
                    }
                    StepPlayer::Adversary => session.let_play(&mut self.adversary, extent, *moves),
                };
                *more = made == *moves;
                Ok(())
            }
            StepRequest::Gil {
                every,
                interval,
                seed,
                begin,
                instructions,
            } => {
                let seed = u64::from(*seed);
                let fresh = || match every {
                    Some(every) => Gil::every(u64::from(*every), Some(seed)),
                    None => Gil::seeded(seed).with_interval(*interval),
                };
                if *begin || self.gil.is_none() {
                    self.gil = Some((fresh(), Last::default()));
                }
                if let Some((gil, last)) = &mut self.gil {
                    *more = session.play(gil, last, u64::from(*instructions));
                }
                Ok(())
            }
        }
    }

    /// Does a piece of making ready to go back, for while nobody asks. Answers whether there is more.
    pub fn prepare(&mut self) -> bool {
        self.session.prepare()
    }

    /// All recorded moves, as a schedule.
    #[wasm_bindgen(js_name = wholeSchedule)]
    pub fn whole_schedule(&self) -> String {
        self.session.whole_schedule().to_string()
    }

    /// The bytecode of a line, with the threads that stand in it.
    pub fn listing(&mut self, line: u32, thread: u32) -> Result<Option<Ts<Listing>>, JsError> {
        let listing = self.session.listing(line, thread);
        Ok(listing.map(|listing| listing.into_ts()).transpose()?)
    }
}

fn extent_of(extent: StepExtent) -> Extent {
    match extent {
        StepExtent::Instruction => Extent::Instruction,
        StepExtent::Line => Extent::Line,
        StepExtent::Shared => Extent::Shared,
        StepExtent::Block => Extent::Block,
    }
}
