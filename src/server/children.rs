//! Child processes: started at the beginning and when idle threads become few, ended when they become
//! many, replaced when they have served enough or have died. And what time does to connections.

use http::StatusCode;

use super::configuration::Way;
use super::listener::{Effect, Life, Order, Server};
use super::message::Refusal;
use super::scoreboard::{CellState, Child, Phase, Worker};

/// Seconds between two looks at how many threads are idle.
const MAINTENANCE: f64 = 1.0;
/// Children that one look starts at most; it is one at first and doubles while they are needed.
const MOST_AT_ONCE: usize = 32;

/// How a child process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// By itself, with this code.
    Exited(i32),
    /// By a signal.
    Killed(i32),
}

impl Server {
    /// Begins. `pid` is the parent's.
    pub fn start(&mut self, now: f64, pid: i64) {
        self.next_maintenance = now + MAINTENANCE;
        if self.configuration.way == Way::Worker {
            let first = self.configuration.start_servers.min(self.children.len());
            for place in 0..first {
                self.fork(now, place);
            }
            self.log(now, "mpm_worker:notice", "resuming normal operations");
            return;
        }
        let mut child = Child::new(self.configuration.threads_per_child, now, CellState::Open);
        child.phase = Phase::Serving;
        child.pid = pid;
        let only = Worker { child: 0, cell: 0 };
        if self.configuration.way == Way::OneThread {
            if let Some(cell) = child.cells.first_mut() {
                cell.state = CellState::Starting;
            }
            self.orders.push_back(Order::Thread(only));
        }
        if let Some(place) = self.children.first_mut() {
            *place = Some(child);
        }
        if self.configuration.way == Way::ThreadPerRequest {
            // Whoever came before the program served has waited in the queue.
            self.hand_out(now);
        }
    }

    fn fork(&mut self, now: f64, place: usize) {
        let threads = self.configuration.threads_per_child;
        if let Some(child) = self.children.get_mut(place) {
            *child = Some(Child::new(threads, now, CellState::Starting));
            self.orders.push_back(Order::Fork(place));
        }
    }

    /// The parent has forked a child that it was told to.
    pub fn started(&mut self, place: usize, pid: i64) {
        if let Some(Some(child)) = self.children.get_mut(place) {
            child.pid = pid;
            if child.phase == Phase::Starting {
                child.phase = Phase::Serving;
            }
        }
    }

    /// The parent could not fork. The next maintenance tries again.
    pub fn could_not_start(&mut self, now: f64, place: usize) {
        if let Some(child) = self.children.get_mut(place) {
            *child = None;
        }
        self.log(now, "mpm_worker:alert", "fork: Unable to fork new process");
    }

    /// The children that have a process, with its number.
    pub fn processes(&self) -> Vec<(usize, i64)> {
        let children = self.children.iter().enumerate();
        let living = children.filter_map(|(place, child)| Some((place, child.as_ref()?.pid)));
        living.filter(|&(_, pid)| pid != 0).collect()
    }

    /// A child's process has ended, for whatever reason. Connections whose requests it had not begun to
    /// serve go to others; those it was serving are broken off.
    pub fn ended(&mut self, now: f64, place: usize, death: Death) {
        let Some(child) = self.children.get_mut(place).and_then(Option::take) else {
            return;
        };
        let pid = child.pid;
        let expected = child.killed || matches!(child.phase, Phase::Leaving(_));
        match death {
            Death::Exited(0) if expected => {}
            Death::Exited(code) => {
                let text = format!("child pid {pid} exited with status {code}");
                self.log(now, "core:notice", &text);
            }
            Death::Killed(signal) => {
                let text = format!("child pid {pid} exit signal {signal}");
                self.log(now, "core:notice", &text);
            }
        }
        let mut unserved = Vec::new();
        for cell in &child.cells {
            let Some(number) = cell.connection else {
                continue;
            };
            if cell.answer.is_some() {
                self.record.lost += 1;
                self.close(now, number, true);
            } else if cell.state == CellState::KeptAlive {
                self.close(now, number, false);
            } else {
                unserved.push(number);
            }
        }
        // Back to the head of the queue, in the order of arrival: whoever has waited longest is first.
        unserved.sort_unstable_by(|a, b| b.cmp(a));
        for number in unserved {
            if let Some(connection) = self.connections.get_mut(&number) {
                connection.worker = None;
                self.queue.push_front(number);
            }
        }
        self.hand_out(now);
        self.leave_if_done();
    }

    /// Gives what is in the queue to threads that wait.
    fn hand_out(&mut self, now: f64) {
        while !self.queue.is_empty() {
            let Some(worker) = self.free_worker(now) else {
                return;
            };
            if let Some(number) = self.queue.pop_front() {
                self.give(now, number, worker);
            }
        }
    }

    fn living(&self) -> usize {
        self.children.iter().flatten().count()
    }

    /// A child that has served as many connections as it may makes room for a new one.
    pub(super) fn retire_if_due(&mut self, now: f64, place: usize) {
        let most = self.configuration.max_connections_per_child;
        let Some(Some(child)) = self.children.get(place) else {
            return;
        };
        if most > 0 && child.connections >= most && child.phase == Phase::Serving {
            self.retire(now, place);
        }
    }

    /// Has a child end as soon as its threads are done.
    fn retire(&mut self, now: f64, place: usize) {
        let Some(Some(child)) = self.children.get_mut(place) else {
            return;
        };
        if matches!(child.phase, Phase::Leaving(_)) {
            return;
        }
        child.phase = Phase::Leaving(now);
        let mut kept = Vec::new();
        for (number, cell) in child.cells.iter_mut().enumerate() {
            let worker = Worker {
                child: place,
                cell: number,
            };
            match cell.state {
                CellState::Writing => cell.state = CellState::Finishing,
                CellState::Waiting => self.effects.push_back(Effect::Wake(worker)),
                CellState::KeptAlive => kept.extend(cell.connection),
                _ => {}
            }
        }
        for connection in kept {
            self.close(now, connection, false);
        }
    }

    /// Time has passed: clients that are too slow are turned away, requests that take too long are given
    /// up for their clients, and idle threads are counted.
    pub fn tick(&mut self, now: f64) {
        self.time_out(now);
        if self.life == Life::Running && now >= self.next_maintenance {
            self.next_maintenance = now + MAINTENANCE;
            if self.configuration.way == Way::Worker {
                self.maintain(now);
            }
        }
        self.lose_patience(now);
        self.leave_if_done();
    }

    fn time_out(&mut self, now: f64) {
        let (timeout, kept) = (
            self.configuration.timeout,
            self.configuration.keep_alive_timeout,
        );
        let mut late = Vec::new();
        for (place, child) in self.children.iter().enumerate() {
            let cells = child
                .iter()
                .flat_map(|child| child.cells.iter().enumerate());
            for (number, cell) in cells {
                let waited = now - cell.since;
                let Some(connection) = cell.connection else {
                    continue;
                };
                let is_late = match cell.state {
                    CellState::Reading => {
                        // A whole request only waits for its thread to look.
                        let held = self.connections.get(&connection);
                        waited > timeout && held.is_some_and(|held| held.ready.is_none())
                    }
                    CellState::KeptAlive => waited > kept,
                    CellState::Writing | CellState::Finishing => waited > timeout,
                    _ => false,
                };
                if is_late {
                    let worker = Worker {
                        child: place,
                        cell: number,
                    };
                    late.push((worker, connection, cell.state));
                }
            }
        }
        for (worker, connection, state) in late {
            match state {
                CellState::KeptAlive => self.close(now, connection, false),
                CellState::Reading => {
                    let refusal = Refusal {
                        status: StatusCode::REQUEST_TIMEOUT,
                        why: "The request took too long to arrive.",
                    };
                    self.refuse(now, connection, &refusal, None);
                }
                _ => self.give_up(now, worker, connection),
            }
        }
    }

    /// A request takes too long: its client is told, and its thread goes on for nobody.
    fn give_up(&mut self, now: f64, worker: Worker, connection: u64) {
        self.record.timed_out += 1;
        let Some(cell) = self.cell(worker) else {
            return;
        };
        cell.overdue = true;
        let Some(answer) = cell.answer.clone() else {
            return;
        };
        let text = format!("Timeout when serving: {}", answer.request.line());
        self.log(now, "wsgi:error", &text);
        if answer.status != 0 {
            // Its head is on its way already.
            self.close(now, connection, true);
            return;
        }
        let refusal = Refusal {
            status: StatusCode::GATEWAY_TIMEOUT,
            why: "The application did not answer in time.",
        };
        self.refuse(now, connection, &refusal, Some(&answer.request));
    }

    /// As many idle threads as the configuration wants: starts children, or ends one.
    fn maintain(&mut self, now: f64) {
        let idle: usize = self.children.iter().flatten().map(Child::idle).sum();
        let settings = &self.configuration;
        if idle > settings.max_spare_threads {
            self.spawn_rate = 1;
            let serving = |place: &usize| self.takes(*place);
            if let Some(place) = (0..self.children.len()).rev().find(serving) {
                self.retire(now, place);
            }
        } else if idle < settings.min_spare_threads || self.living() == 0 {
            let free = |child: &Option<Child>| child.is_none();
            let places = self.children.iter().enumerate();
            let places = places.filter(|(_, child)| free(child));
            let places: Vec<usize> = places.map(|(place, _)| place).collect();
            if places.is_empty() {
                self.say_once_that_all_are_busy(now);
            }
            for &place in places.iter().take(self.spawn_rate) {
                self.fork(now, place);
            }
            self.spawn_rate = (self.spawn_rate * 2).min(MOST_AT_ONCE);
        } else {
            self.spawn_rate = 1;
        }
    }

    fn say_once_that_all_are_busy(&mut self, now: f64) {
        let all_serve = self
            .children
            .iter()
            .flatten()
            .all(|child| child.idle() == 0);
        if all_serve && !self.said_busy {
            self.said_busy = true;
            let text = "server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers setting";
            self.log(now, "mpm_worker:error", text);
        }
    }

    /// Stops gracefully: no more connections, and what has arrived is still served.
    pub fn stop(&mut self, now: f64) {
        if self.life != Life::Running {
            return;
        }
        self.life = Life::Stopping(now);
        self.log(
            now,
            "mpm_worker:notice",
            "caught SIGWINCH, shutting down gracefully",
        );
        self.leave_if_done();
    }

    /// Whether it has been stopped.
    pub fn is_stopping(&self) -> bool {
        self.life != Life::Running
    }

    fn leave_if_done(&mut self) {
        let Life::Stopping(since) = self.life else {
            return;
        };
        if self.queue.is_empty() && self.connections.values().all(|held| held.worker.is_some()) {
            for place in 0..self.children.len() {
                self.retire(since, place);
            }
        }
        let only_ours = self.configuration.way != Way::Worker;
        let threads = self
            .children
            .iter()
            .flatten()
            .flat_map(|child| &child.cells);
        let over = match only_ours {
            true => threads.clone().all(|cell| cell.state == CellState::Open),
            false => self.living() == 0,
        };
        if over && !self.left {
            self.left = true;
            self.orders.push_back(Order::Leave);
        }
    }

    fn lose_patience(&mut self, now: f64) {
        let patience = self.configuration.graceful_shutdown_timeout;
        let Life::Stopping(since) = self.life else {
            return;
        };
        if patience <= 0.0 || now - since < patience {
            return;
        }
        if self.configuration.way != Way::Worker && !self.left {
            self.left = true;
            self.orders.push_back(Order::Leave);
        }
        for (place, child) in self.children.iter_mut().enumerate() {
            if let Some(child) = child
                .as_mut()
                .filter(|child| !child.killed && child.pid != 0)
            {
                child.killed = true;
                self.orders.push_back(Order::Kill(place));
            }
        }
    }
}
