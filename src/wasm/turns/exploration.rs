//! Every interleaving, a slice at a time.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::host::Host;
use crate::schedule::explore::{
    Explorer, Findings, Hint, Limits, Obstacle, Progress, Status, Wanted,
};
use crate::schedule::{Schedule, goal};

/// States between two looks at the clock, at first. Several workers are worth their while with many.
const STATES: u64 = 64;
/// The most there ever are.
const MOST_STATES: u64 = 1 << 14;

/// How far an exploration is.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ExploreProgress {
    /// How far.
    pub progress: Progress,
    /// Whether it is over.
    pub over: bool,
}

/// Whether a goal can still be reached.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct GoalAnswer {
    /// The next move of a shortest way there, if one was found.
    pub hint: Option<Hint>,
    /// Whether everything was explored, so that no hint means that there is no way.
    pub complete: bool,
    /// What about the program keeps it from happening, where there is more to say than that.
    pub obstacle: Option<Obstacle>,
}

/// How much an exploration may do.
#[derive(Debug, Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Budget {
    /// Workers that search, where the module has a pool of them.
    pub workers: u32,
    /// States to be seen at most.
    pub states: u32,
    /// Forced switches on the way to a state at most; any number when there is none.
    pub preemptions: Option<u32>,
}

/// An exploration under way.
#[wasm_bindgen]
pub struct Exploration {
    explorer: Explorer,
    world: std::sync::Arc<super::Page>,
    wanted: Option<Wanted>,
    over: bool,
    /// States between two looks at the clock.
    states: u64,
}

#[wasm_bindgen]
impl Exploration {
    /// Prepares the exploration of a program, from where a schedule leads or, when that is empty, from
    /// the start; with a goal, it is over as soon as that is reached.
    #[wasm_bindgen(constructor)]
    pub fn new(
        file: &str,
        source: &str,
        library: String,
        schedule: &str,
        goal_text: &str,
        budget: Ts<Budget>,
    ) -> Result<Exploration, JsError> {
        let program = super::program(file, source)?;
        let world = super::world(library);
        let schedule = match schedule {
            "" => Schedule::default(),
            written => written
                .parse()
                .map_err(|error: crate::schedule::MalformedSchedule| {
                    JsError::new(&error.to_string())
                })?,
        };
        let budget = budget.to_rust()?;
        let limits = Limits {
            workers: budget.workers.max(1) as usize,
            states: u64::from(budget.states),
            preemptions: budget.preemptions,
            ..Limits::default()
        };
        let host = std::sync::Arc::clone(&world) as std::sync::Arc<dyn Host>;
        let explorer = Explorer::at(&program, host, limits, &schedule);
        let mut explorer = explorer.map_err(|refusal| JsError::new(&refusal.0))?;
        let wanted = match goal_text {
            "" => None,
            text => Some(goal(text).ok_or_else(|| {
                JsError::new(&format!(
                    "'{text}' is no goal, such as deadlock or counter == 2"
                ))
            })?),
        };
        if let Some(wanted) = &wanted {
            explorer.look_for(wanted.clone());
        }
        Ok(Exploration {
            explorer,
            world,
            wanted,
            over: false,
            states: STATES,
        })
    }

    /// Explores for about this many milliseconds.
    pub fn advance(&mut self, milliseconds: f64) -> Result<Ts<ExploreProgress>, JsError> {
        let until = self.world.monotonic() + milliseconds / 1000.0;
        let mut now = self.world.monotonic();
        while !self.over && now < until {
            let status = self.explorer.advance(self.states);
            let status = status.map_err(|refusal| JsError::new(&refusal.0))?;
            self.over = status == Status::Over;
            let took = self.world.monotonic() - now;
            now += took;
            // A piece takes about a quarter of the time there is.
            self.states = match took * 4000.0 {
                took if took < milliseconds / 2.0 => (self.states * 2).min(MOST_STATES),
                took if took > milliseconds * 2.0 => (self.states / 2).max(STATES),
                _ => self.states,
            };
        }
        let progress = ExploreProgress {
            progress: self.explorer.progress(),
            over: self.over,
        };
        Ok(progress.into_ts()?)
    }

    /// What was found so far.
    pub fn findings(&self) -> Result<Ts<Findings>, JsError> {
        Ok(self.explorer.findings().into_ts()?)
    }

    /// Whether the goal can be reached, as far as is known.
    pub fn answer(&self) -> Result<Ts<GoalAnswer>, JsError> {
        let wanted = self.wanted.as_ref();
        let answer = GoalAnswer {
            hint: wanted.and_then(|wanted| self.explorer.hint(wanted)),
            complete: self.explorer.findings().complete,
            obstacle: wanted.and_then(|wanted| self.explorer.obstacle(wanted)),
        };
        Ok(answer.into_ts()?)
    }
}
