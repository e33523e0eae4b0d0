//! A schedule as a value: which thread ran for how many instructions, in order. Written down it is
//! `0x5230,1x40,2x12`: thread 0 for 5230 instructions, then thread 1 for 40, then thread 2 for 12. Where
//! the program's random numbers follow from another seed than 0, that comes first: `seed7,0x5230`.

use std::fmt;
use std::str::FromStr;

/// Who ran, and for how long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// What the program's random numbers follow from.
    seed: u64,
    /// Thread numbers with instructions, no two neighbours of the same thread.
    turns: Vec<(u32, u64)>,
}

impl Schedule {
    /// No turns yet, of a program whose random numbers follow from this seed.
    pub fn seeded(seed: u64) -> Schedule {
        Schedule {
            seed,
            turns: Vec::new(),
        }
    }

    /// What the program's random numbers follow from.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The turns, in order.
    pub fn turns(&self) -> &[(u32, u64)] {
        &self.turns
    }

    /// Adds a turn at the end; it becomes one with the last when the thread is the same.
    pub fn push(&mut self, thread: u32, instructions: u64) {
        match self.turns.last_mut() {
            _ if instructions == 0 => {}
            Some((last, count)) if *last == thread => *count += instructions,
            _ => self.turns.push((thread, instructions)),
        }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seeded = self.seed != 0;
        if seeded {
            write!(formatter, "seed{}", self.seed)?;
        }
        for (number, (thread, instructions)) in self.turns.iter().enumerate() {
            let comma = if number == 0 && !seeded { "" } else { "," };
            write!(formatter, "{comma}{thread}x{instructions}")?;
        }
        Ok(())
    }
}

/// The part of a text that is no turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedSchedule(pub String);

impl fmt::Display for MalformedSchedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "'{}' is no turn: a schedule looks like 0x5230,1x40,2x12",
            self.0
        )
    }
}

impl FromStr for Schedule {
    type Err = MalformedSchedule;

    fn from_str(text: &str) -> Result<Schedule, MalformedSchedule> {
        let text = text.trim();
        let (seed, turns) = match text.strip_prefix("seed") {
            Some(rest) => {
                let malformed = || MalformedSchedule(text.to_owned());
                let (seed, turns) = rest.split_once(',').ok_or_else(malformed)?;
                (seed.parse().map_err(|_| malformed())?, turns)
            }
            None => (0, text),
        };
        let mut schedule = Schedule::seeded(seed);
        for turn in turns.split(',') {
            let parsed = turn
                .trim()
                .split_once('x')
                .and_then(|(thread, count)| Some((thread.parse().ok()?, count.parse().ok()?)));
            let (thread, count): (u32, u64) =
                parsed.ok_or_else(|| MalformedSchedule(turn.to_owned()))?;
            schedule.push(thread, count);
        }
        Ok(schedule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_survives_being_written_and_read() {
        let text = "0x5230,1x40,2x12,1x1";
        assert_eq!(text.parse::<Schedule>().unwrap().to_string(), text);
        assert_eq!("0x1,0x2".parse::<Schedule>().unwrap().to_string(), "0x3");
        let seeded = "seed7,0x5230,1x40";
        assert_eq!(seeded.parse::<Schedule>().unwrap().to_string(), seeded);
        assert_eq!(seeded.parse::<Schedule>().unwrap().seed(), 7);
        assert!("seed7".parse::<Schedule>().is_err());
        assert!("seedx,0x1".parse::<Schedule>().is_err());
        assert!("".parse::<Schedule>().is_err());
        assert!("0x1,gil".parse::<Schedule>().is_err());
    }
}
