//! The text of a configuration: Apache's directives, a line each, inside of `<IfModule worker.c>` or not.
//! A fault names its line, what is wrong with it and what was probably meant.

use serde::Serialize;

use super::configuration::Configuration;
use crate::lecture::nearest;

/// How much a remark matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// The server does not start.
    Error,
    /// It starts, with another number.
    Warning,
    /// It starts, and this should be known.
    Notice,
}

/// What there is to say about a configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Remark {
    /// How much it matters.
    pub weight: Weight,
    /// The line, counted from 1; 0 for the configuration as a whole.
    pub line: u32,
    /// What is wrong and what to do.
    pub message: String,
}

/// The directives, as they are written.
const NAMES: [&str; 17] = [
    "StartServers",
    "ServerLimit",
    "MaxClients",
    "MaxRequestWorkers",
    "MinSpareThreads",
    "MaxSpareThreads",
    "ThreadsPerChild",
    "ThreadLimit",
    "MaxRequestsPerChild",
    "MaxConnectionsPerChild",
    "ListenBacklog",
    "GracefulShutdownTimeout",
    "TimeOut",
    "KeepAlive",
    "KeepAliveTimeout",
    "MaxKeepAliveRequests",
    "LimitRequestBody",
];

/// Directives of Apache's that say something else than how requests get their threads.
const OTHERS: [&str; 14] = [
    "Listen",
    "ServerName",
    "ServerRoot",
    "DocumentRoot",
    "LoadModule",
    "User",
    "Group",
    "ErrorLog",
    "CustomLog",
    "LogLevel",
    "PidFile",
    "Include",
    "WSGIScriptAlias",
    "WSGIDaemonProcess",
];

/// Names of the module whose directives these are.
const OWN_MODULES: [&str; 3] = ["worker.c", "mpm_worker_module", "mpm_worker"];

/// The largest number a directive takes.
const LARGEST: u64 = 1 << 40;

/// Reads a configuration. With an error among the remarks, the server that it describes must not start.
pub fn read(text: &str) -> (Configuration, Vec<Remark>) {
    let mut reader = Reader {
        configuration: Configuration::default(),
        remarks: Vec::new(),
        open: Vec::new(),
    };
    let mut joined = String::new();
    let mut first = 0;
    for (number, line) in (1..).zip(text.lines()) {
        if joined.is_empty() {
            first = number;
        }
        if let Some(begun) = line.strip_suffix('\\') {
            joined.push_str(begun);
            joined.push(' ');
            continue;
        }
        joined.push_str(line);
        reader.line(first, joined.trim());
        joined.clear();
    }
    reader.line(first, joined.trim());
    let Reader {
        mut configuration,
        mut remarks,
        open,
    } = reader;
    if let Some((line, name, _)) = open.last() {
        remarks.push(error(
            *line,
            format!("<{name}> is never closed: </{name}> is missing."),
        ));
    }
    let settled = configuration.settle();
    remarks.extend(settled.into_iter().map(|message| Remark {
        weight: Weight::Warning,
        line: line_of(text, &message),
        message,
    }));
    (configuration, remarks)
}

/// Whether nothing keeps the server from starting.
pub fn is_fine(remarks: &[Remark]) -> bool {
    remarks.iter().all(|remark| remark.weight != Weight::Error)
}

fn error(line: u32, message: String) -> Remark {
    Remark {
        weight: Weight::Error,
        line,
        message,
    }
}

/// The last line that sets the directive a warning begins with, or the whole when none does.
fn line_of(text: &str, warning: &str) -> u32 {
    let named = warning.split_whitespace().nth(1).unwrap_or_default();
    let sets = |line: &str| {
        let name = line.split_whitespace().next().unwrap_or_default();
        canonical(name) == Some(current(named))
    };
    let lines = (1..).zip(text.lines()).filter(|(_, line)| sets(line));
    lines.last().map_or(0, |(number, _)| number)
}

/// The name in use for a directive, if it is one.
fn canonical(name: &str) -> Option<&'static str> {
    let known = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name));
    known.map(|known| current(known))
}

/// Two directives were given better names.
fn current(name: &str) -> &'static str {
    match name {
        "MaxClients" => "MaxRequestWorkers",
        "MaxRequestsPerChild" => "MaxConnectionsPerChild",
        _ => NAMES.iter().find(|known| **known == name).unwrap_or(&""),
    }
}

struct Reader {
    configuration: Configuration,
    remarks: Vec<Remark>,
    /// The sections that are open: line, name, and whether what is inside counts.
    open: Vec<(u32, String, bool)>,
}

impl Reader {
    fn line(&mut self, number: u32, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if let Some(section) = line.strip_prefix('<') {
            self.section(number, section);
            return;
        }
        if self.open.iter().any(|(_, _, counts)| !counts) {
            return;
        }
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let values: Vec<&str> = words.map(|word| word.trim_matches('"')).collect();
        let Some(known) = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name)) else {
            let message = unknown(name, &values);
            self.remarks.push(error(number, message));
            return;
        };
        let [value] = values[..] else {
            let message = format!(
                "{known} takes one argument, {}; here {}.",
                meaning(known),
                match values.len() {
                    0 => "there is none".to_owned(),
                    given => format!("there are {given}"),
                }
            );
            self.remarks.push(error(number, message));
            return;
        };
        if let Err(message) = self.set(known, value) {
            self.remarks.push(error(number, message));
        }
        if current(known) != *known {
            self.remarks.push(Remark {
                weight: Weight::Notice,
                line: number,
                message: format!("{known} is now called {}.", current(known)),
            });
        }
    }

    fn section(&mut self, number: u32, section: &str) {
        let Some(section) = section.strip_suffix('>') else {
            let message = format!("the directive <{section} lacks its closing '>'.");
            self.remarks.push(error(number, message));
            return;
        };
        if let Some(closed) = section.strip_prefix('/') {
            match self.open.pop() {
                Some((_, name, _)) if name.eq_ignore_ascii_case(closed.trim()) => {}
                Some((line, name, counts)) => {
                    let message = format!(
                        "expected </{name}>, which closes line {line}, but saw </{closed}>."
                    );
                    self.remarks.push(error(number, message));
                    self.open.push((line, name, counts));
                }
                None => {
                    let message = format!("</{closed}> closes nothing.");
                    self.remarks.push(error(number, message));
                }
            }
            return;
        }
        let (name, argument) = section
            .split_once(char::is_whitespace)
            .unwrap_or((section, ""));
        let argument = argument.trim();
        let counts = if name.eq_ignore_ascii_case("IfModule") {
            let (module, wanted) = match argument.strip_prefix('!') {
                Some(module) => (module, false),
                None => (argument, true),
            };
            if module.is_empty() {
                let message = "<IfModule> takes the name of a module: <IfModule worker.c>.";
                self.remarks.push(error(number, message.to_owned()));
            } else if let Some(near) = nearest(module, &["worker.c"]).filter(|near| *near != module)
            {
                let message = format!("there is no module {module}. Did you mean {near}?");
                self.remarks.push(error(number, message));
            }
            OWN_MODULES.contains(&module) == wanted
        } else {
            let message = match nearest(name, &["ifmodule"]) {
                Some(_) => format!("there is no section <{name}>. Did you mean <IfModule>?"),
                None => format!("<{name}> says nothing about threads; this server has one site."),
            };
            self.remarks.push(error(number, message));
            false
        };
        if !counts && name.eq_ignore_ascii_case("IfModule") && !argument.is_empty() {
            self.remarks.push(Remark {
                weight: Weight::Notice,
                line: number,
                message: format!(
                    "this server is worker.c, so what is inside of <{section}> is skipped."
                ),
            });
        }
        self.open.push((number, name.to_owned(), counts));
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let settings = &mut self.configuration;
        if name == "KeepAlive" {
            settings.keep_alive = match value.to_ascii_lowercase().as_str() {
                "on" => true,
                "off" => false,
                _ => return Err(format!("KeepAlive is On or Off, not {value}.")),
            };
            return Ok(());
        }
        let (number, unit) = match value.strip_suffix("ms") {
            Some(number) if name == "KeepAliveTimeout" => (number, 0.001),
            _ => (value, 1.0),
        };
        let Some(number) = number
            .parse::<u64>()
            .ok()
            .filter(|number| *number <= LARGEST)
        else {
            return Err(format!("{name} takes {}, not {value}.", meaning(name)));
        };
        let seconds = number as f64 * unit;
        let number = number as usize;
        match name {
            "StartServers" => settings.start_servers = number,
            "ServerLimit" => settings.server_limit = number,
            "MaxClients" | "MaxRequestWorkers" => settings.max_request_workers = Some(number),
            "MinSpareThreads" => settings.min_spare_threads = number,
            "MaxSpareThreads" => settings.max_spare_threads = number,
            "ThreadsPerChild" => settings.threads_per_child = number,
            "ThreadLimit" => settings.thread_limit = number,
            "MaxRequestsPerChild" | "MaxConnectionsPerChild" => {
                settings.max_connections_per_child = number;
            }
            "ListenBacklog" => settings.listen_backlog = number,
            "GracefulShutdownTimeout" => settings.graceful_shutdown_timeout = seconds,
            "TimeOut" if number == 0 => return Err("TimeOut must be at least 1 second.".to_owned()),
            "TimeOut" => settings.timeout = seconds,
            "KeepAliveTimeout" => settings.keep_alive_timeout = seconds,
            "MaxKeepAliveRequests" => settings.max_keep_alive_requests = number,
            _ => settings.limit_request_body = number,
        }
        Ok(())
    }
}

/// What a directive's argument is.
fn meaning(name: &str) -> &'static str {
    match name {
        "KeepAlive" => "On or Off",
        "TimeOut" | "KeepAliveTimeout" | "GracefulShutdownTimeout" => "a number of seconds",
        "LimitRequestBody" => "a number of bytes",
        _ => "a number, 0 or more",
    }
}

fn unknown(name: &str, values: &[&str]) -> String {
    if let Some(other) = OTHERS.iter().find(|other| other.eq_ignore_ascii_case(name)) {
        return format!(
            "{other} is a directive of Apache's, but says nothing about threads here: remove it."
        );
    }
    // `MaxClients=300`, as in so many other files.
    if let Some((before, after)) = name.split_once('=')
        && let Some(known) = NAMES
            .iter()
            .find(|known| known.eq_ignore_ascii_case(before))
    {
        let value = values.first().copied().filter(|_| after.is_empty());
        return format!(
            "a directive and its argument stand side by side: {known} {}",
            value.unwrap_or(after)
        );
    }
    let lower = NAMES.map(str::to_ascii_lowercase);
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let near = nearest(name, &lower);
    let near = near.and_then(|near| NAMES.iter().find(|known| known.eq_ignore_ascii_case(near)));
    match near {
        Some(near) => format!("there is no directive {name}. Did you mean {near}?"),
        None => format!("there is no directive {name}."),
    }
}
