//! How a server is configured: a number for each directive, what it is when nobody says, and what is
//! done about numbers that do not go together. The warnings are those that Apache gives.

use serde::Serialize;

/// Which way requests get their threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Apache's worker module: child processes, each with the same number of threads, made beforehand.
    Worker,
    /// One thread in one process, as Flask's own server with `threaded=False`.
    OneThread,
    /// One process, and a new thread for every connection, as Flask's own server.
    ThreadPerRequest,
}

/// What a server is told before it starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Configuration {
    /// Which way requests get their threads.
    pub way: Way,
    /// `StartServers`: child processes at the start.
    pub start_servers: usize,
    /// `ServerLimit`: child processes at most.
    pub server_limit: usize,
    /// `MaxRequestWorkers`, once called `MaxClients`: requests served at one time. When nobody says, as
    /// many as there can be threads.
    pub max_request_workers: Option<usize>,
    /// `MinSpareThreads`: idle threads below which children are added.
    pub min_spare_threads: usize,
    /// `MaxSpareThreads`: idle threads above which children are ended.
    pub max_spare_threads: usize,
    /// `ThreadsPerChild`: threads of each child.
    pub threads_per_child: usize,
    /// `ThreadLimit`: what `ThreadsPerChild` can be at most.
    pub thread_limit: usize,
    /// `MaxConnectionsPerChild`: connections after which a child makes room for a new one; 0 for never.
    pub max_connections_per_child: usize,
    /// `ListenBacklog`: connections that may wait for a thread.
    pub listen_backlog: usize,
    /// `GracefulShutdownTimeout`: seconds after which a graceful stop loses its patience; 0 for never.
    pub graceful_shutdown_timeout: f64,
    /// `TimeOut`: seconds a client may take to send its request, and a request to be served.
    pub timeout: f64,
    /// `KeepAlive`: whether a connection may bring more than one request.
    pub keep_alive: bool,
    /// `KeepAliveTimeout`: seconds a thread waits for the next request of a connection.
    pub keep_alive_timeout: f64,
    /// `MaxKeepAliveRequests`: requests of one connection; 0 for any number.
    pub max_keep_alive_requests: usize,
    /// `LimitRequestBody`: the largest body, in bytes.
    pub limit_request_body: usize,
}

/// Child processes that an engine can be asked for.
const MOST_SERVERS: usize = 100;
/// Threads that a child can be asked for.
const MOST_THREADS: usize = 2000;
/// The largest body that anybody may send.
const LARGEST_BODY: usize = 16 << 20;

impl Default for Configuration {
    fn default() -> Configuration {
        Configuration {
            way: Way::Worker,
            start_servers: 3,
            server_limit: 16,
            max_request_workers: None,
            min_spare_threads: 75,
            max_spare_threads: 250,
            threads_per_child: 25,
            thread_limit: 64,
            max_connections_per_child: 0,
            listen_backlog: 511,
            graceful_shutdown_timeout: 0.0,
            timeout: 60.0,
            keep_alive: true,
            keep_alive_timeout: 5.0,
            max_keep_alive_requests: 100,
            limit_request_body: LARGEST_BODY,
        }
    }
}

impl Configuration {
    /// Flask's own server with `threaded=False`.
    pub fn one_thread() -> Configuration {
        Configuration {
            way: Way::OneThread,
            start_servers: 1,
            server_limit: 1,
            threads_per_child: 1,
            thread_limit: 1,
            keep_alive: false,
            listen_backlog: 128,
            ..Configuration::default()
        }
    }

    /// Flask's own server.
    pub fn thread_per_request() -> Configuration {
        Configuration {
            way: Way::ThreadPerRequest,
            threads_per_child: MOST_THREADS,
            thread_limit: MOST_THREADS,
            ..Configuration::one_thread()
        }
    }

    /// How many requests can be served at one time.
    pub fn workers(&self) -> usize {
        let all = self.server_limit * self.threads_per_child;
        self.max_request_workers.unwrap_or(all).min(all)
    }

    /// How many children there can be at one time.
    pub fn most_children(&self) -> usize {
        (self.workers() / self.threads_per_child.max(1)).max(1)
    }

    /// Makes the numbers go together; answers what had to be changed, and why.
    pub fn settle(&mut self) -> Vec<String> {
        let mut said = Vec::new();
        self.settle_limits(&mut said);
        if self.threads_per_child > self.thread_limit {
            said.push(format!(
                "WARNING: ThreadsPerChild of {} exceeds ThreadLimit of {} threads, decreasing to {}. To increase, please see the ThreadLimit directive.",
                self.threads_per_child, self.thread_limit, self.thread_limit
            ));
            self.threads_per_child = self.thread_limit;
        }
        at_least_one(&mut said, "ThreadsPerChild", &mut self.threads_per_child);
        self.settle_workers(&mut said);
        at_least_one(&mut said, "StartServers", &mut self.start_servers);
        let most = self.most_children();
        if self.start_servers > most {
            said.push(format!(
                "WARNING: StartServers of {} would start more threads than MaxRequestWorkers allows, starting {most}.",
                self.start_servers
            ));
            self.start_servers = most;
        }
        if self.min_spare_threads < 1 {
            said.push("WARNING: MinSpareThreads of 0 not allowed, increasing to 1 to avoid almost certain server failure.".to_owned());
            self.min_spare_threads = 1;
        }
        // Apache corrects this one without a word.
        let least = self.min_spare_threads + self.threads_per_child;
        self.max_spare_threads = self.max_spare_threads.max(least);
        at_least_one(&mut said, "ListenBacklog", &mut self.listen_backlog);
        self.limit_request_body = match self.limit_request_body {
            0 => LARGEST_BODY,
            given => given.min(LARGEST_BODY),
        };
        said
    }

    fn settle_limits(&mut self, said: &mut Vec<String>) {
        for (name, what, limit, most) in [
            (
                "ServerLimit",
                "servers",
                &mut self.server_limit,
                MOST_SERVERS,
            ),
            (
                "ThreadLimit",
                "threads",
                &mut self.thread_limit,
                MOST_THREADS,
            ),
        ] {
            if *limit > most {
                said.push(format!(
                    "WARNING: {name} of {limit} exceeds this server's limit of {most} {what}, decreasing to {most}."
                ));
                *limit = most;
            }
            at_least_one(said, name, limit);
        }
    }

    fn settle_workers(&mut self, said: &mut Vec<String>) {
        let threads = self.threads_per_child;
        let Some(wanted) = self.max_request_workers else {
            return;
        };
        let mut workers = wanted;
        if workers < threads {
            said.push(format!(
                "WARNING: MaxRequestWorkers of {workers} is less than ThreadsPerChild of {threads}, increasing to {threads}. MaxRequestWorkers must be at least as large as the number of threads in a single server."
            ));
            workers = threads;
        }
        if !workers.is_multiple_of(threads) {
            let nearest = workers - workers % threads;
            said.push(format!(
                "WARNING: MaxRequestWorkers of {workers} is not an integer multiple of ThreadsPerChild of {threads}, decreasing to nearest multiple {nearest}, for a maximum of {} servers.",
                nearest / threads
            ));
            workers = nearest;
        }
        let servers = workers / threads;
        if servers > self.server_limit {
            let most = self.server_limit * threads;
            said.push(format!(
                "WARNING: MaxRequestWorkers of {workers} would require {servers} servers and would exceed ServerLimit of {}, decreasing to {most}. To increase, please see the ServerLimit directive.",
                self.server_limit
            ));
            workers = most;
        }
        self.max_request_workers = Some(workers);
    }
}

fn at_least_one(said: &mut Vec<String>, name: &str, number: &mut usize) {
    if *number < 1 {
        said.push(format!(
            "WARNING: {name} of {number} not allowed, increasing to 1."
        ));
        *number = 1;
    }
}
