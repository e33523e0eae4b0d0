//! A schedule as a value: which thread ran for how many instructions, in order. Written down it is
//! `0x5230,1x40,2x12`: thread 0 for 5230 instructions, then thread 1 for 40, then thread 2 for 12.

use std::fmt;
use std::str::FromStr;

/// Who ran, and for how long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Thread numbers with instructions, no two neighbours of the same thread.
    turns: Vec<(u32, u64)>,
}

impl Schedule {
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
        for (number, (thread, instructions)) in self.turns.iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
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
        let mut schedule = Schedule::default();
        for turn in text.trim().split(',') {
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
        assert!("".parse::<Schedule>().is_err());
        assert!("0x1,gil".parse::<Schedule>().is_err());
    }
}
