//! `_sqlite`: what `sqlite3` asks of the run's databases. A thread whose statement finds them locked waits as
//! for a lock, for as long as its connection is patient.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use num_traits::ToPrimitive as _;

use crate::database::{Answer, Databases, Datum, Mode, Parameters, Reply, Request};
use crate::vm::compare::{as_number, as_whole};
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, foreign, text_of};

/// The databases as an object: every function is given it, so that an exploration sees what depends on
/// what.
struct Shared(Arc<Databases>);

impl Foreign for Shared {
    fn trace(&self, _marker: &mut Marker) {}

    fn save(&self, image: &mut Vec<Value>) -> bool {
        image.push(Value::index(self.0.state() as usize));
        true
    }

    fn load(&self, image: &[Value]) {
        let state = image.first().and_then(|state| state.as_int());
        self.0.return_to(state.unwrap_or(0) as u32);
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Shared(Arc::clone(&self.0)))
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// A connection; when nobody can reach it any more, it is closed.
struct Handle {
    /// Its number. An exploration may take one connection's object for another's that nobody can reach any
    /// more, so all that it is has to be in its image.
    number: AtomicU32,
    /// Whether it is closed, or another process's to close.
    closed: AtomicBool,
    databases: Arc<Databases>,
}

impl Foreign for Handle {
    fn trace(&self, _marker: &mut Marker) {}

    fn save(&self, image: &mut Vec<Value>) -> bool {
        let number = self.number.load(Ordering::Relaxed);
        image.extend([
            Value::index(number as usize),
            Value::bool(self.closed.load(Ordering::Relaxed)),
        ]);
        true
    }

    fn load(&self, image: &[Value]) {
        let [number, closed] = image else { return };
        self.number
            .store(number.as_int().unwrap_or(0) as u32, Ordering::Relaxed);
        self.closed.store(*closed == Value::TRUE, Ordering::Relaxed);
    }

    fn leave(&self) {
        if !self.closed.swap(true, Ordering::Relaxed) {
            self.databases.abandon(self.number.load(Ordering::Relaxed));
        }
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Handle {
            number: self.number.load(Ordering::Relaxed).into(),
            closed: AtomicBool::new(true),
            databases: Arc::clone(&self.databases),
        })
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.leave();
    }
}

macro_rules! functions {
    ($($name:ident),* $(,)?) => {
        /// The functions of `_sqlite`.
        pub(super) const FUNCTIONS: &[NativeFunction] =
            &[$(NativeFunction { name: stringify!($name), method: false, call: $name }),*];
    };
}

functions! { open, close, run, more, reset, is_dml }

/// Makes the classes and the one object of `_sqlite`.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    for name in ["Databases", "Handle"] {
        foreign::install(context, globals, name, ["_sqlite", name], &[]);
    }
    let shared = Box::new(Shared(Arc::clone(&context.vm.databases)));
    foreign::bind_instance(context, globals, ["Databases", "databases"], shared);
}

type Given = Result<Outcome, Value>;

/// Seconds a connection waits that was told nothing: so long that an exploration takes it for ever.
const USUAL_PATIENCE: f64 = 5.0;

/// Asks, or has the thread wait: while another one's statement is under way and, for `patience` seconds,
/// while the database is locked.
fn ask(
    context: &mut Context<'_>,
    request: &mut Request,
    patience: f64,
) -> Result<Option<Reply>, Value> {
    let host = Arc::clone(&context.vm.host);
    let databases = Arc::clone(&context.vm.databases);
    let tracked = context.driver.explores();
    let (answer, woken) = databases.ask(
        &|stop| host.databases(stop),
        context.driver.stop(),
        context.thread,
        tracked,
        request,
    );
    for thread in woken {
        context.driver.wake(thread);
    }
    let reply = match answer {
        Answer::Reply(reply) => reply,
        Answer::Nobody => {
            let error = "there is no SQLite where this program runs";
            return Err(context.error(Kind::NotImplementedError, error));
        }
        Answer::Later(reply) => {
            let locked = reply.failure.is_some();
            if !tracked && locked {
                let now = context.monotonic();
                let deadline = *context.deadline.get_or_insert(now + patience.max(0.0));
                if now >= deadline {
                    context.deadline = None;
                    return Ok(Some(reply));
                }
            } else if locked && patience < USUAL_PATIENCE {
                // Time does not order threads: it may be over before anybody else moves. If it is not,
                // that is this thread moved later.
                return Ok(Some(reply));
            }
            context.driver.waits(context.thread, "database");
            return Ok(None);
        }
    };
    context.deadline = None;
    Ok(Some(reply))
}

fn index(value: Value) -> u32 {
    let index = value.as_index().and_then(|index| u32::try_from(index).ok());
    index.unwrap_or(u32::MAX)
}

fn connection(context: &mut Context<'_>, handle: Value) -> Result<u32, Value> {
    match foreign::of::<Handle>(handle) {
        Some(handle) => Ok(handle.number.load(Ordering::Relaxed)),
        None => Err(context.type_error("a connection is required")),
    }
}

/// What a program gives for a parameter.
fn datum(context: &mut Context<'_>, value: Value) -> Result<Datum, Value> {
    if value == Value::NONE {
        return Ok(Datum::Null);
    }
    if let Some(int) = value.as_index() {
        return Ok(Datum::Int(int));
    }
    if let Some(float) = value.as_float() {
        return Ok(Datum::Real(float));
    }
    match value.part() {
        Some(Body::Wide(_) | Body::BigInt(_)) => match as_whole(value).and_then(|int| int.to_i64())
        {
            Some(int) => Ok(Datum::Int(int)),
            None => Err(context.error(
                Kind::OverflowError,
                "Python int too large to convert to SQLite INTEGER",
            )),
        },
        Some(Body::Bytes(bytes)) => Ok(Datum::Blob(bytes.to_vec())),
        _ => match (text_of(value), as_number(value)) {
            (Some(text), _) => Ok(Datum::Text(text.to_owned())),
            (None, Some(number)) => Ok(Datum::Real(number)),
            (None, None) => Ok(Datum::Foreign(type_name(value).to_string())),
        },
    }
}

fn parameters(context: &mut Context<'_>, given: Value) -> Result<Parameters, Value> {
    if let Some(Body::Dict(dict)) = given.part() {
        let mut pairs = Vec::new();
        for (name, value) in dict.pairs() {
            if let Some(name) = text_of(name) {
                pairs.push((name.to_owned(), datum(context, value)?));
            }
        }
        return Ok(Parameters::Named(pairs));
    }
    let items = match given.part() {
        Some(Body::List(list)) => list.snapshot(),
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        values.push(datum(context, item)?);
    }
    Ok(Parameters::InOrder(values))
}

fn value(context: &mut Context<'_>, datum: Datum) -> Result<Value, Value> {
    Ok(match datum {
        Datum::Null | Datum::Foreign(_) => Value::NONE,
        Datum::Int(int) => context.int(int),
        Datum::Real(real) => Value::float(real),
        Datum::Text(text) => {
            context.permit(text.len())?;
            context.text(text)
        }
        Datum::Blob(bytes) => {
            context.permit(bytes.len())?;
            context.bytes(&bytes)
        }
    })
}

/// An answer as a tuple: what failed or None, the columns, the rows, whether the statement has ended, rows
/// changed by it and in all, the row inserted last, whether a transaction is under way, what is left of
/// the text, and whether the statement only reads.
fn told(context: &mut Context<'_>, reply: Reply, sql: &str) -> Given {
    let failure = match reply.failure {
        None => Value::NONE,
        Some(failure) => {
            let pair = [
                context.int(i64::from(failure.code)),
                context.text(failure.message),
            ];
            context.tuple(pair)
        }
    };
    let mut columns = Vec::with_capacity(reply.columns.len());
    for column in reply.columns {
        let declared = column.declared;
        let pair = [
            context.text(column.name),
            declared.map_or(Value::NONE, |declared| context.text(declared)),
        ];
        columns.push(context.tuple(pair));
    }
    let mut rows = Vec::with_capacity(reply.rows.len());
    for row in reply.rows {
        let mut values = Vec::with_capacity(row.len());
        for datum in row {
            values.push(value(context, datum)?);
        }
        rows.push(context.tuple(values));
    }
    let parts = [
        failure,
        context.tuple(columns),
        context.list(&rows),
        Value::bool(reply.done),
        context.int(reply.changes),
        context.int(reply.total_changes),
        context.int(reply.last_row),
        Value::bool(reply.in_transaction),
        context.text(sql.get(reply.used..).unwrap_or_default()),
        Value::bool(reply.reads_only),
    ];
    Ok(Outcome::Value(context.tuple(parts)))
}

/// `open(databases, file, mode)`: a connection to the database of this name, or to one of its own; or what
/// failed, as a tuple.
fn open(context: &mut Context<'_>, given: Arguments<'_>) -> Given {
    let [_, file, mode] = given.exactly::<3>(context, "open")?;
    let mut request = Request::Open {
        connection: 0,
        file: text_of(file).map(str::to_owned),
        mode: match text_of(mode) {
            Some("rw") => Mode::Write,
            Some("ro") => Mode::Read,
            _ => Mode::Create,
        },
    };
    let Some(reply) = ask(context, &mut request, 0.0)? else {
        return Ok(Outcome::Wait);
    };
    let Request::Open { connection, .. } = request else {
        return Ok(Outcome::Value(Value::NONE));
    };
    if reply.failure.is_some() {
        return told(context, reply, "");
    }
    let handle = Handle {
        number: connection.into(),
        closed: AtomicBool::new(false),
        databases: Arc::clone(&context.vm.databases),
    };
    let made = foreign::create(context, ["_sqlite", "Handle"], Box::new(handle))?;
    Ok(Outcome::Value(made))
}

/// `close(databases, handle)`: what it has not committed is undone.
fn close(context: &mut Context<'_>, given: Arguments<'_>) -> Given {
    let [_, handle] = given.exactly::<2>(context, "close")?;
    let Some(handle) = foreign::of::<Handle>(handle) else {
        return Ok(Outcome::Value(Value::NONE));
    };
    if handle.closed.load(Ordering::Relaxed) {
        return Ok(Outcome::Value(Value::NONE));
    }
    let mut request = Request::Close {
        connection: handle.number.load(Ordering::Relaxed),
    };
    if ask(context, &mut request, 0.0)?.is_none() {
        return Ok(Outcome::Wait);
    }
    handle.closed.store(true, Ordering::Relaxed);
    Ok(Outcome::Value(Value::NONE))
}

/// `run(databases, handle, statement, sql, alone, begin, parameters, patience)`: the statement's first row.
fn run(context: &mut Context<'_>, given: Arguments<'_>) -> Given {
    let [_, handle, statement, sql, alone, begin, bound, patience] =
        given.exactly::<8>(context, "run")?;
    let sql = text_of(sql).unwrap_or_default();
    let mut request = Request::Run {
        connection: connection(context, handle)?,
        statement: index(statement),
        sql: sql.to_owned(),
        alone: alone == Value::TRUE,
        begin: text_of(begin).unwrap_or_default().to_owned(),
        parameters: parameters(context, bound)?,
    };
    match ask(context, &mut request, as_number(patience).unwrap_or(0.0))? {
        Some(reply) => told(context, reply, sql),
        None => Ok(Outcome::Wait),
    }
}

/// `more(databases, handle, statement, rows, patience)`: further rows.
fn more(context: &mut Context<'_>, given: Arguments<'_>) -> Given {
    let [_, handle, statement, rows, patience] = given.exactly::<5>(context, "more")?;
    let mut request = Request::More {
        connection: connection(context, handle)?,
        statement: index(statement),
        rows: index(rows),
    };
    match ask(context, &mut request, as_number(patience).unwrap_or(0.0))? {
        Some(reply) => told(context, reply, ""),
        None => Ok(Outcome::Wait),
    }
}

/// `reset(databases, handle, statement)`: ends a statement, wherever it stands.
fn reset(context: &mut Context<'_>, given: Arguments<'_>) -> Given {
    let [_, handle, statement] = given.exactly::<3>(context, "reset")?;
    let mut request = Request::Reset {
        connection: connection(context, handle)?,
        statement: index(statement),
    };
    match ask(context, &mut request, 0.0)? {
        Some(_) => Ok(Outcome::Value(Value::NONE)),
        None => Ok(Outcome::Wait),
    }
}

/// `is_dml(sql)`: whether a statement changes rows, judging by its first word.
fn is_dml(context: &mut Context<'_>, given: Arguments<'_>) -> Given {
    let [sql] = given.exactly::<1>(context, "is_dml")?;
    let mut rest = text_of(sql).unwrap_or_default();
    loop {
        rest = rest.trim_start();
        rest = if let Some(comment) = rest.strip_prefix("--") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            break;
        };
    }
    let word = rest
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    let changes = ["insert", "update", "delete", "replace"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known));
    Ok(Outcome::Value(Value::bool(changes)))
}
