//! What a server remembers: lines of its two logs, how long requests took, and who served them. All of
//! it is bounded: the oldest goes when there is too much, and what was missed is counted.

use std::collections::VecDeque;

use serde::Serialize;

use super::scoreboard::{Answer, Worker};

/// Lines, spans and latencies that are kept.
const KEPT: usize = 2000;
/// Seconds whose throughput is kept.
const SECONDS: usize = 120;
/// The longest line of a log.
const LONGEST_LINE: usize = 8192;

/// Items with a running number, of which the last ones are kept.
#[derive(Debug, Clone)]
pub struct Recent<T> {
    items: VecDeque<T>,
    /// The number of the next item.
    next: u64,
}

impl<T> Default for Recent<T> {
    fn default() -> Recent<T> {
        Recent {
            items: VecDeque::new(),
            next: 0,
        }
    }
}

impl<T: Clone> Recent<T> {
    fn push(&mut self, item: T) {
        if self.items.len() == KEPT {
            self.items.pop_front();
        }
        self.items.push_back(item);
        self.next += 1;
    }

    /// The items from number `*seen` on that are still there; `*seen` becomes the number of the next.
    pub fn since(&self, seen: &mut u64) -> Vec<T> {
        let missing = self.next.saturating_sub(*seen).min(self.items.len() as u64) as usize;
        *seen = self.next;
        let skipped = self.items.len() - missing;
        self.items.iter().skip(skipped).cloned().collect()
    }

    /// How many there have been.
    pub fn count(&self) -> u64 {
        self.next
    }
}

/// A request that has been served, for the timeline.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Span {
    /// The child.
    pub child: u32,
    /// The thread in it.
    pub cell: u32,
    /// The method and the address.
    pub request: String,
    /// The status.
    pub status: u16,
    /// When its client began to wait, in seconds since the server started.
    pub asked: f64,
    /// When a thread took it.
    pub begun: f64,
    /// When it had been answered.
    pub ended: f64,
}

/// Which seconds half, nine in ten, nineteen in twenty and ninety-nine in a hundred requests took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Percentiles {
    /// Half of them took no longer.
    pub half: f64,
    /// Nine in ten.
    pub ninety: f64,
    /// Nineteen in twenty.
    pub ninety_five: f64,
    /// Ninety-nine in a hundred.
    pub ninety_nine: f64,
    /// The longest.
    pub longest: f64,
}

/// All that is remembered.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The access log, in the combined format.
    pub access: Recent<String>,
    /// The error log.
    pub errors: Recent<String>,
    /// Who served what, when.
    pub spans: Recent<Span>,
    latencies: VecDeque<f64>,
    /// Requests by second, the last one at the back, and which second that is.
    seconds: VecDeque<u32>,
    second: u64,
    /// Answers by the first digit of their status.
    pub by_class: [u64; 6],
    /// Connections that found no room in the queue.
    pub refused: u64,
    /// Clients that were told 504.
    pub timed_out: u64,
    /// Requests that were lost with the process that served them.
    pub lost: u64,
}

impl Record {
    /// Notes a request that was answered, and by whom.
    pub fn answered(&mut self, answer: &Answer, worker: Worker, now: f64, log: String) {
        self.access.push(log);
        self.count(answer.status);
        if self.latencies.len() == KEPT {
            self.latencies.pop_front();
        }
        self.latencies.push_back(now - answer.asked);
        self.spans.push(Span {
            child: worker.child as u32,
            cell: worker.cell as u32,
            request: format!("{} {}", answer.request.method, answer.request.target),
            status: answer.status,
            asked: answer.asked,
            begun: answer.begun,
            ended: now,
        });
        self.pass_to(now);
        if let Some(last) = self.seconds.back_mut() {
            *last += 1;
        }
    }

    /// Notes an answer that no thread gave.
    pub fn refused(&mut self, status: u16, log: String) {
        self.access.push(log);
        self.count(status);
    }

    fn count(&mut self, status: u16) {
        if let Some(class) = self.by_class.get_mut(usize::from(status / 100)) {
            *class += 1;
        }
    }

    fn pass_to(&mut self, now: f64) {
        let second = now.max(0.0) as u64;
        if self.seconds.is_empty() {
            self.second = second;
            self.seconds.push_back(0);
        }
        while self.second < second {
            self.second += 1;
            if self.second + (SECONDS as u64) < second {
                continue;
            }
            self.seconds.push_back(0);
            if self.seconds.len() > SECONDS {
                self.seconds.pop_front();
            }
        }
    }

    /// Writes lines to the error log.
    pub fn error(&mut self, moment: &str, level: &str, text: &str) {
        for line in text.lines() {
            let mut end = line.len().min(LONGEST_LINE);
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            let shown: String = line[..end]
                .chars()
                .map(|c| if c.is_control() && c != '\t' { '?' } else { c })
                .collect();
            self.errors.push(format!("[{moment}] [{level}] {shown}"));
        }
    }

    /// How long the last requests took.
    pub fn percentiles(&self) -> Percentiles {
        let mut sorted: Vec<f64> = self.latencies.iter().copied().collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (sorted.len() as f64 * share).ceil() as usize;
            sorted.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
        };
        Percentiles {
            half: at(0.5),
            ninety: at(0.9),
            ninety_five: at(0.95),
            ninety_nine: at(0.99),
            longest: at(1.0),
        }
    }

    /// Requests answered in each of the last seconds; the last one is not over.
    pub fn throughput(&mut self, now: f64) -> Vec<u32> {
        self.pass_to(now);
        self.seconds.iter().copied().collect()
    }
}

/// A moment of the wall clock as Apache's access log writes it: `21/Nov/2026:17:30:00 +0000`.
pub fn moment(wall: f64) -> String {
    let seconds = wall.max(0.0) as u64;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // The calendar of days counted from the first of March of the year 0, in which a leap day comes last.
    let counted = days + 719_468;
    let (era, of_era) = (counted / 146_097, counted % 146_097);
    let of_era_year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_era_year + of_era_year / 4 - of_era_year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = (shifted + 2) % 12;
    let year = era * 400 + of_era_year + u64::from(shifted >= 10);
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = MONTHS.get(month as usize).copied().unwrap_or("Jan");
    format!(
        "{day:02}/{month}/{year}:{:02}:{:02}:{:02} +0000",
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}
