//! SQLite linked into the engine. Its files are in a folder of the run's own, which is removed with it: a
//! program neither sees nor leaves any file of the machine's.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::c_int;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use libsqlite3_sys as ffi;

use super::sqlite::{Connection, Step};
use super::{Datum, Engine, Failure, Mode, Parameters, Reply, Request};

/// Pages of 4 KB in one database: 256 MB.
const PAGES: u32 = 65_536;

/// A statement under way.
struct Statement {
    sql: String,
    parameters: Parameters,
    /// Rows it has given.
    given: usize,
}

struct Open {
    connection: Connection,
    file: Option<String>,
    /// Whether it has been told what it may and need not do.
    settled: bool,
    statements: BTreeMap<u32, Statement>,
    /// Statements that may have changed the connection in ways that cannot be read off it.
    marks: Vec<String>,
    /// What was executed since the transaction began: with what was there before, it says what has been
    /// changed, and what going back to a savepoint would undo.
    since: Vec<(String, Parameters)>,
    /// What a database of the connection's own held when the transaction began.
    before: Vec<u8>,
}

/// A SQLite of a run's own.
struct Native {
    folder: Option<PathBuf>,
    files: Vec<String>,
    open: BTreeMap<u32, Open>,
    stop: Option<Arc<AtomicU32>>,
}

/// A SQLite with no databases in it yet; it gives up statements when that word is not 0.
pub fn engine(stop: Option<Arc<AtomicU32>>) -> Box<dyn Engine> {
    Box::new(Native {
        folder: None,
        files: Vec::new(),
        open: BTreeMap::new(),
        stop,
    })
}

impl From<Failure> for Reply {
    fn from(failure: Failure) -> Reply {
        Reply {
            failure: Some(failure),
            ..Reply::default()
        }
    }
}

/// What of a text follows its first statement, if that is more than space and comments.
fn something_left(text: &str) -> bool {
    let mut rest = text.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}', ';']);
    loop {
        let after = if let Some(comment) = rest.strip_prefix("--") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return !rest.is_empty();
        };
        rest = after.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']);
    }
}

/// The values for parameters of these names, in their order.
fn values<'a>(
    names: &[Option<String>],
    parameters: &'a Parameters,
) -> Result<Vec<&'a Datum>, String> {
    let values = match parameters {
        Parameters::InOrder(values) => {
            if values.len() != names.len() {
                return Err(format!(
                    "Incorrect number of bindings supplied. The current statement uses {}, and \
                     there are {} supplied.",
                    names.len(),
                    values.len()
                ));
            }
            values.iter().collect()
        }
        Parameters::Named(pairs) => {
            let mut values = Vec::with_capacity(names.len());
            for (place, name) in names.iter().enumerate() {
                let Some(name) = name else {
                    return Err(format!(
                        "Binding {} has no name, but you supplied a dictionary (which has only \
                         names).",
                        place + 1
                    ));
                };
                let pair = pairs.iter().find(|(given, _)| *given == name[1..]);
                let Some((_, value)) = pair else {
                    return Err(format!(
                        "You did not supply a value for binding parameter {name}."
                    ));
                };
                values.push(value);
            }
            values
        }
    };
    let foreign = |(place, value): (usize, &&Datum)| match value {
        Datum::Foreign(kind) => Some(format!(
            "Error binding parameter {}: type '{kind}' is not supported",
            place + 1
        )),
        _ => None,
    };
    match values.iter().enumerate().find_map(foreign) {
        Some(message) => Err(message),
        None => Ok(values),
    }
}

impl Open {
    /// What can be told of the connection after a question.
    fn told(&self, reply: Reply) -> Reply {
        let [changes, total_changes, last_row] = self.connection.counts();
        Reply {
            changes,
            total_changes,
            last_row,
            in_transaction: self.connection.in_transaction(),
            ..reply
        }
    }

    /// Nothing outlives the run, so nothing has to be on the disk; and nothing may fill it.
    fn settle(&mut self) {
        if !self.settled {
            let settings = format!("PRAGMA synchronous = OFF; PRAGMA max_page_count = {PAGES}");
            // Where another connection has the database locked, it is tried again the next time.
            self.settled = self.connection.execute_ours(&settings).is_ok();
        }
    }

    fn run(
        &mut self,
        name: u32,
        sql: &str,
        alone: bool,
        begin: &str,
        parameters: &Parameters,
    ) -> Result<Reply, Failure> {
        self.statements.remove(&name);
        let (used, any) = self.connection.prepare(name, sql)?;
        let wrong = |message: String| Failure {
            code: 0,
            message,
            would_wait: false,
        };
        if alone && something_left(&sql[used..]) {
            self.connection.finish(name);
            return Err(wrong(
                "You can only execute one statement at a time.".to_owned(),
            ));
        }
        let reply = Reply {
            used: if something_left(&sql[used..]) {
                used
            } else {
                sql.len()
            },
            reads_only: self.connection.reads_only(name),
            ..Reply::default()
        };
        if !any {
            return Ok(Reply {
                done: true,
                ..reply
            });
        }
        let names = self.connection.parameters(name);
        let values = values(&names, parameters).map_err(wrong)?;
        for (place, value) in values.into_iter().enumerate() {
            self.connection.bind(name, place + 1, value)?;
        }
        if !begin.is_empty() && !self.connection.in_transaction() {
            self.connection.execute(begin)?;
        }
        let lower = sql.to_ascii_lowercase();
        if ["pragma", "temp", "attach", "detach", "savepoint", "release"]
            .iter()
            .any(|word| lower.contains(word))
        {
            self.marks.push(sql.to_owned());
        }
        if !reply.reads_only {
            self.since.push((sql.to_owned(), parameters.clone()));
        }
        let step = match self.connection.step(name) {
            Err(failure) if failure.would_wait => {
                self.since.pop();
                return Err(failure);
            }
            step => step?,
        };
        if !self.connection.in_transaction() {
            self.since.clear();
        }
        let columns = self.connection.columns(name);
        let mut reply = Reply { columns, ..reply };
        match step {
            Step::Row => {
                reply.rows.push(self.connection.row(name));
                self.statements.insert(
                    name,
                    Statement {
                        sql: sql.to_owned(),
                        parameters: parameters.clone(),
                        given: 1,
                    },
                );
            }
            Step::Done => {
                reply.done = true;
                self.connection.finish(name);
            }
        }
        Ok(reply)
    }

    fn more(&mut self, name: u32, most: u32) -> Result<Reply, Failure> {
        let mut reply = Reply::default();
        while reply.rows.len() < most as usize {
            match self.connection.step(name)? {
                Step::Row => reply.rows.push(self.connection.row(name)),
                Step::Done => {
                    reply.done = true;
                    self.statements.remove(&name);
                    self.connection.finish(name);
                    break;
                }
            }
        }
        if let Some(statement) = self.statements.get_mut(&name) {
            statement.given += reply.rows.len();
        }
        Ok(reply)
    }

    fn contents(&mut self, into: &mut Vec<u8>) {
        let marks = (&self.file, &self.marks, self.connection.lock());
        let told = (self.connection.counts(), self.connection.in_transaction());
        let statements: Vec<_> = self.statements.iter().collect();
        let statements = statements
            .iter()
            .map(|(name, one)| (name, &one.sql, &one.parameters, one.given));
        let statements: Vec<_> = statements.collect();
        let since = &self.since;
        into.extend(format!("{marks:?}{told:?}{statements:?}{since:?}").bytes());
        if self.file.is_none() {
            if !self.connection.in_transaction() {
                self.before = without_counters(self.connection.serialized());
            }
            into.extend(&self.before);
        }
    }
}

/// A database file without the numbers in it that count its changes.
fn without_counters(mut bytes: Vec<u8>) -> Vec<u8> {
    for place in (24..28).chain(92..96) {
        if let Some(byte) = bytes.get_mut(place) {
            *byte = 0;
        }
    }
    bytes
}

impl Native {
    /// The path of the database of this name.
    fn path(&mut self, file: &str) -> Option<String> {
        if self.folder.is_none() {
            static RUNS: AtomicU32 = AtomicU32::new(0);
            let run = RUNS.fetch_add(1, Ordering::Relaxed);
            let name = format!("interleave-{}-{run}", process::id());
            let folder = env::temp_dir().join(name);
            // Left behind by a process of the same number that was killed.
            let _none = fs::remove_dir_all(&folder);
            fs::create_dir(&folder).ok()?;
            self.folder = Some(folder);
        }
        let known = self.files.iter().position(|known| known == file);
        let number = known.unwrap_or_else(|| {
            self.files.push(file.to_owned());
            self.files.len() - 1
        });
        let folder = self.folder.as_ref()?;
        Some(folder.join(number.to_string()).to_str()?.to_owned())
    }

    fn open(&mut self, number: u32, file: Option<&str>, mode: Mode) -> Reply {
        let path = match file {
            Some(file) => self.path(file),
            None => Some(":memory:".to_owned()),
        };
        let Some(path) = path else {
            return Reply::failed(ffi::SQLITE_CANTOPEN, "unable to open database file");
        };
        let flags: c_int = match mode {
            Mode::Create => ffi::SQLITE_OPEN_READWRITE | ffi::SQLITE_OPEN_CREATE,
            Mode::Write => ffi::SQLITE_OPEN_READWRITE,
            Mode::Read => ffi::SQLITE_OPEN_READONLY,
        };
        match Connection::open(&path, flags, self.stop.clone()) {
            Ok(connection) => {
                let open = Open {
                    connection,
                    file: file.map(str::to_owned),
                    settled: mode == Mode::Read,
                    statements: BTreeMap::new(),
                    marks: Vec::new(),
                    since: Vec::new(),
                    before: Vec::new(),
                };
                self.open.insert(number, open);
                Reply::default()
            }
            Err(failure) => failure.into(),
        }
    }

    fn forget(&mut self) {
        self.open.clear();
        self.files.clear();
        if let Some(folder) = self.folder.take() {
            // What cannot be removed is not ours to complain about; the next run has another name.
            let _left = fs::remove_dir_all(folder);
        }
    }

    fn contents(&mut self) -> Reply {
        let mut contents = Vec::new();
        let names: BTreeSet<&String> = self.files.iter().collect();
        for name in names {
            let number = self.files.iter().position(|known| known == name);
            let path = self.folder.as_ref().zip(number);
            let path = path.map(|(folder, number)| folder.join(number.to_string()));
            let bytes = path.and_then(|path| fs::read(path).ok());
            contents.extend(format!("{name:?}").bytes());
            contents.extend(without_counters(bytes.unwrap_or_default()));
        }
        for (number, open) in &mut self.open {
            contents.extend(number.to_le_bytes());
            open.contents(&mut contents);
        }
        Reply {
            rows: vec![vec![Datum::Blob(contents)]],
            ..Reply::default()
        }
    }
}

impl Engine for Native {
    fn ask(&mut self, request: &Request) -> Reply {
        let connection = match request {
            Request::Open {
                connection,
                file,
                mode,
            } => return self.open(*connection, file.as_deref(), *mode),
            Request::Close { connection } => {
                self.open.remove(connection);
                return Reply::default();
            }
            Request::Forget => {
                self.forget();
                return Reply::default();
            }
            Request::Contents => return self.contents(),
            Request::Run { connection, .. }
            | Request::More { connection, .. }
            | Request::Reset { connection, .. } => connection,
        };
        let Some(open) = self.open.get_mut(connection) else {
            return Reply::failed(0, "Cannot operate on a closed database.");
        };
        let answer = match request {
            Request::Run {
                statement,
                sql,
                alone,
                begin,
                parameters,
                ..
            } => {
                open.settle();
                let answer = open.run(*statement, sql, *alone, begin, parameters);
                if answer.is_err() {
                    open.connection.finish(*statement);
                }
                answer
            }
            Request::More {
                statement, rows, ..
            } => {
                let answer = open.more(*statement, *rows);
                if answer.is_err() {
                    open.statements.remove(statement);
                    open.connection.finish(*statement);
                }
                answer
            }
            Request::Reset { statement, .. } => {
                open.statements.remove(statement);
                open.connection.finish(*statement);
                Ok(Reply {
                    done: true,
                    ..Reply::default()
                })
            }
            _ => Ok(Reply::default()),
        };
        let reply = answer.unwrap_or_else(Reply::from);
        open.told(reply)
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        self.forget();
    }
}
