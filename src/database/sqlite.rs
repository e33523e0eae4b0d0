//! SQLite's C interface, as far as it is needed, behind types that cannot be misused: a connection closes
//! itself, and its statements live inside of it.

use std::collections::BTreeMap;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use libsqlite3_sys as ffi;

use super::{Column, Datum, Failure};

/// Steps of SQLite's machine between two looks at whether the run is to stop.
const STEPS: c_int = 50_000;

/// What SQLite calls back with: lives as long as the connection, at one place.
struct Calls {
    /// Whether what it executes is our own.
    ours: AtomicBool,
    /// Whether it wanted to wait.
    would_wait: AtomicBool,
    stop: Option<Arc<AtomicU32>>,
}

/// An open connection.
///
/// Invariant: `handle` is open, `calls` outlives it, and every statement in `statements` is of this handle
/// and not finalized. Nobody else has any of them, so whoever has the connection may use it on any
/// thread, one at a time.
pub(super) struct Connection {
    handle: NonNull<ffi::sqlite3>,
    calls: Box<Calls>,
    statements: BTreeMap<u32, NonNull<ffi::sqlite3_stmt>>,
}

// SAFETY: SQLite is built to be used from any thread, and all of a connection moves together.
unsafe impl Send for Connection {}

/// What became of a step.
pub(super) enum Step {
    /// There is a row.
    Row,
    /// There are no more.
    Done,
}

extern "C" fn never_waits(calls: *mut c_void, _times: c_int) -> c_int {
    // SAFETY: the pointer is to the connection's `calls`, which outlive it and are only shared.
    let calls = unsafe { &*calls.cast::<Calls>() };
    calls.would_wait.store(true, Ordering::Relaxed);
    0
}

extern "C" fn is_to_stop(calls: *mut c_void) -> c_int {
    // SAFETY: as in `never_waits`.
    let calls = unsafe { &*calls.cast::<Calls>() };
    let stop = calls.stop.as_ref();
    c_int::from(stop.is_some_and(|stop| stop.load(Ordering::Relaxed) != 0))
}

/// Keeps a program inside of its own databases: it can attach none of the machine's files, nor change
/// where SQLite puts its own or how large they get.
extern "C" fn permits(
    calls: *mut c_void,
    action: c_int,
    first: *const c_char,
    second: *const c_char,
    _database: *const c_char,
    _inner: *const c_char,
) -> c_int {
    let text = |text: *const c_char| match text.is_null() {
        true => String::new(),
        // SAFETY: SQLite hands over strings that end with a zero and last for the call.
        false => unsafe { CStr::from_ptr(text) }
            .to_string_lossy()
            .to_ascii_lowercase(),
    };
    // SAFETY: as in `never_waits`.
    let ours = unsafe { &*calls.cast::<Calls>() }
        .ours
        .load(Ordering::Relaxed);
    let refused = match action {
        _ if ours => false,
        ffi::SQLITE_ATTACH => !matches!(&*text(first), "" | ":memory:"),
        ffi::SQLITE_PRAGMA => match &*text(first) {
            "temp_store_directory" | "data_store_directory" => true,
            "max_page_count" => !second.is_null(),
            _ => false,
        },
        _ => false,
    };
    if refused {
        ffi::SQLITE_DENY
    } else {
        ffi::SQLITE_OK
    }
}

/// A text as C has it, without the zeros inside.
fn c_text(text: &str) -> CString {
    CString::new(text.replace('\0', "")).unwrap_or_default()
}

fn length(bytes: usize) -> c_int {
    c_int::try_from(bytes).unwrap_or(c_int::MAX)
}

impl Connection {
    /// Opens a file, with SQLite's own flags.
    pub(super) fn open(
        path: &str,
        flags: c_int,
        stop: Option<Arc<AtomicU32>>,
    ) -> Result<Connection, Failure> {
        let mut handle = ptr::null_mut();
        let path = c_text(path);
        // SAFETY: the strings end with zeros; the handle is written before it is read.
        let code =
            unsafe { ffi::sqlite3_open_v2(path.as_ptr(), &raw mut handle, flags, ptr::null()) };
        let Some(handle) = NonNull::new(handle) else {
            return Err(Failure {
                code: ffi::SQLITE_NOMEM,
                message: "out of memory".to_owned(),
                would_wait: false,
            });
        };
        let connection = Connection {
            handle,
            calls: Box::new(Calls {
                ours: AtomicBool::new(false),
                would_wait: AtomicBool::new(false),
                stop,
            }),
            statements: BTreeMap::new(),
        };
        if code != ffi::SQLITE_OK {
            return Err(connection.failure());
        }
        let calls = ptr::from_ref::<Calls>(&connection.calls)
            .cast_mut()
            .cast::<c_void>();
        let off = |option: c_int, value: c_int| {
            // SAFETY: these options take an integer and a place for the answer, which may be null.
            unsafe {
                ffi::sqlite3_db_config(connection.raw(), option, value, ptr::null_mut::<c_int>())
            };
        };
        off(ffi::SQLITE_DBCONFIG_ENABLE_FKEY, 0);
        off(ffi::SQLITE_DBCONFIG_DQS_DML, 1);
        off(ffi::SQLITE_DBCONFIG_DQS_DDL, 1);
        // SAFETY: the handle is open, and `calls` stays where it is until it is closed.
        unsafe {
            ffi::sqlite3_extended_result_codes(connection.raw(), 1);
            ffi::sqlite3_busy_handler(connection.raw(), Some(never_waits), calls);
            ffi::sqlite3_progress_handler(connection.raw(), STEPS, Some(is_to_stop), calls);
            ffi::sqlite3_set_authorizer(connection.raw(), Some(permits), calls);
        }
        Ok(connection)
    }

    fn raw(&self) -> *mut ffi::sqlite3 {
        self.handle.as_ptr()
    }

    /// What SQLite says of its last failure.
    fn failure(&self) -> Failure {
        // SAFETY: the handle is open; the message lasts until the next call.
        let (code, message) = unsafe {
            let message = CStr::from_ptr(ffi::sqlite3_errmsg(self.raw()));
            (
                ffi::sqlite3_extended_errcode(self.raw()),
                message.to_string_lossy().into_owned(),
            )
        };
        Failure {
            code,
            message,
            would_wait: code & 0xFF == ffi::SQLITE_BUSY
                && self.calls.would_wait.swap(false, Ordering::Relaxed),
        }
    }

    /// Executes statements of our own that have no result.
    pub(super) fn execute(&self, sql: &str) -> Result<(), Failure> {
        self.calls.would_wait.store(false, Ordering::Relaxed);
        let sql = c_text(sql);
        // SAFETY: the handle is open and the text ends with a zero.
        let code = unsafe {
            ffi::sqlite3_exec(
                self.raw(),
                sql.as_ptr(),
                None,
                ptr::null_mut(),
                ptr::null_mut(),
            )
        };
        match code {
            ffi::SQLITE_OK => Ok(()),
            _ => Err(self.failure()),
        }
    }

    /// As [`Connection::execute`], with what programs may not do.
    pub(super) fn execute_ours(&self, sql: &str) -> Result<(), Failure> {
        self.calls.ours.store(true, Ordering::Relaxed);
        let done = self.execute(sql);
        self.calls.ours.store(false, Ordering::Relaxed);
        done
    }

    /// Makes a statement of the first one in a text, under a name. Answers how many bytes it is, and
    /// whether there is any statement in them.
    pub(super) fn prepare(&mut self, name: u32, sql: &str) -> Result<(usize, bool), Failure> {
        self.finish(name);
        self.calls.would_wait.store(false, Ordering::Relaxed);
        let mut statement = ptr::null_mut();
        let mut rest = ptr::null();
        let start = sql.as_ptr().cast::<c_char>();
        // SAFETY: the text is as long as is said, and what is written is read afterwards.
        let code = unsafe {
            ffi::sqlite3_prepare_v2(
                self.raw(),
                start,
                length(sql.len()),
                &raw mut statement,
                &raw mut rest,
            )
        };
        if code != ffi::SQLITE_OK {
            return Err(self.failure());
        }
        let used = (rest as usize)
            .saturating_sub(start as usize)
            .min(sql.len());
        match NonNull::new(statement) {
            Some(statement) => {
                self.statements.insert(name, statement);
                Ok((used, true))
            }
            None => Ok((used, false)),
        }
    }

    fn statement(&self, name: u32) -> Option<*mut ffi::sqlite3_stmt> {
        self.statements.get(&name).map(|found| found.as_ptr())
    }

    /// The names of a statement's parameters, each without a name having none.
    pub(super) fn parameters(&self, name: u32) -> Vec<Option<String>> {
        let Some(statement) = self.statement(name) else {
            return Vec::new();
        };
        // SAFETY: the statement is not finalized; names last as long as it.
        unsafe {
            (1..=ffi::sqlite3_bind_parameter_count(statement))
                .map(|number| {
                    let name = ffi::sqlite3_bind_parameter_name(statement, number);
                    let name = (!name.is_null()).then(|| CStr::from_ptr(name))?;
                    Some(name.to_string_lossy().into_owned())
                })
                .collect()
        }
    }

    /// Gives the parameter of this number, from 1 on, a value.
    pub(super) fn bind(&self, name: u32, number: usize, value: &Datum) -> Result<(), Failure> {
        let Some(statement) = self.statement(name) else {
            return Ok(());
        };
        let number = length(number);
        // SAFETY: the statement is not finalized; SQLite copies texts and bytes, which are as long as said.
        let code = unsafe {
            match value {
                Datum::Null | Datum::Foreign(_) => ffi::sqlite3_bind_null(statement, number),
                Datum::Int(int) => ffi::sqlite3_bind_int64(statement, number, *int),
                Datum::Real(real) => ffi::sqlite3_bind_double(statement, number, *real),
                Datum::Text(text) => ffi::sqlite3_bind_text(
                    statement,
                    number,
                    text.as_ptr().cast(),
                    length(text.len()),
                    ffi::SQLITE_TRANSIENT(),
                ),
                Datum::Blob(bytes) => ffi::sqlite3_bind_blob(
                    statement,
                    number,
                    bytes.as_ptr().cast(),
                    length(bytes.len()),
                    ffi::SQLITE_TRANSIENT(),
                ),
            }
        };
        match code {
            ffi::SQLITE_OK => Ok(()),
            _ => Err(self.failure()),
        }
    }

    /// Goes to the next row. A statement that is not there is over.
    pub(super) fn step(&mut self, name: u32) -> Result<Step, Failure> {
        let Some(statement) = self.statement(name) else {
            return Ok(Step::Done);
        };
        self.calls.would_wait.store(false, Ordering::Relaxed);
        // SAFETY: the statement is not finalized.
        match unsafe { ffi::sqlite3_step(statement) } {
            ffi::SQLITE_ROW => Ok(Step::Row),
            ffi::SQLITE_DONE => Ok(Step::Done),
            _ => Err(self.failure()),
        }
    }

    /// Whether a statement changes nothing.
    pub(super) fn reads_only(&self, name: u32) -> bool {
        let statement = self.statement(name);
        // SAFETY: the statement is not finalized.
        statement.is_none_or(|statement| unsafe { ffi::sqlite3_stmt_readonly(statement) } != 0)
    }

    /// The columns of a statement's result.
    pub(super) fn columns(&self, name: u32) -> Vec<Column> {
        let Some(statement) = self.statement(name) else {
            return Vec::new();
        };
        let owned = |text: *const c_char| match text.is_null() {
            true => None,
            // SAFETY: SQLite's names end with zeros and last until the statement is changed.
            false => Some(
                unsafe { CStr::from_ptr(text) }
                    .to_string_lossy()
                    .into_owned(),
            ),
        };
        // SAFETY: the statement is not finalized, and the columns' numbers are its own.
        unsafe {
            (0..ffi::sqlite3_column_count(statement))
                .map(|number| Column {
                    name: owned(ffi::sqlite3_column_name(statement, number)).unwrap_or_default(),
                    declared: owned(ffi::sqlite3_column_decltype(statement, number)),
                })
                .collect()
        }
    }

    /// The row a statement stands at.
    pub(super) fn row(&self, name: u32) -> Vec<Datum> {
        let Some(statement) = self.statement(name) else {
            return Vec::new();
        };
        // SAFETY: the statement stands at a row; bytes last until the next call for the same column, and
        // their number is asked for after their place, as SQLite wants it.
        unsafe {
            let bytes = |place: *const u8, number: c_int| {
                let bytes = ffi::sqlite3_column_bytes(statement, number);
                match (place.is_null(), usize::try_from(bytes)) {
                    (false, Ok(length)) => std::slice::from_raw_parts(place, length).to_vec(),
                    _ => Vec::new(),
                }
            };
            (0..ffi::sqlite3_data_count(statement))
                .map(|number| match ffi::sqlite3_column_type(statement, number) {
                    ffi::SQLITE_INTEGER => Datum::Int(ffi::sqlite3_column_int64(statement, number)),
                    ffi::SQLITE_FLOAT => Datum::Real(ffi::sqlite3_column_double(statement, number)),
                    ffi::SQLITE_TEXT => {
                        let place = ffi::sqlite3_column_text(statement, number);
                        let text = bytes(place, number);
                        Datum::Text(String::from_utf8_lossy(&text).into_owned())
                    }
                    ffi::SQLITE_BLOB => {
                        let place = ffi::sqlite3_column_blob(statement, number);
                        Datum::Blob(bytes(place.cast(), number))
                    }
                    _ => Datum::Null,
                })
                .collect()
        }
    }

    /// Ends a statement.
    pub(super) fn finish(&mut self, name: u32) {
        if let Some(statement) = self.statements.remove(&name) {
            // SAFETY: it was not finalized, and nobody else has it.
            unsafe { ffi::sqlite3_finalize(statement.as_ptr()) };
        }
    }

    /// Rows changed by the last statement that changes rows, by all, and the row inserted last.
    pub(super) fn counts(&self) -> [i64; 3] {
        // SAFETY: the handle is open.
        unsafe {
            [
                ffi::sqlite3_changes64(self.raw()),
                ffi::sqlite3_total_changes64(self.raw()),
                ffi::sqlite3_last_insert_rowid(self.raw()),
            ]
        }
    }

    /// Whether a transaction is under way.
    pub(super) fn in_transaction(&self) -> bool {
        // SAFETY: the handle is open.
        unsafe { ffi::sqlite3_get_autocommit(self.raw()) == 0 }
    }

    /// 0 when it holds no lock, 1 when it reads, 2 when it writes.
    pub(super) fn lock(&self) -> c_int {
        // SAFETY: the handle is open; no schema means all.
        unsafe { ffi::sqlite3_txn_state(self.raw(), ptr::null()) }
    }

    /// The database as this connection sees it.
    pub(super) fn serialized(&self) -> Vec<u8> {
        let mut size = 0;
        // SAFETY: the handle is open; what is answered is ours, as long as said, and freed once.
        unsafe {
            let place = ffi::sqlite3_serialize(self.raw(), c"main".as_ptr(), &raw mut size, 0);
            if place.is_null() {
                return Vec::new();
            }
            let length = usize::try_from(size).unwrap_or(0);
            let copy = std::slice::from_raw_parts(place, length).to_vec();
            ffi::sqlite3_free(place.cast());
            copy
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let names: Vec<u32> = self.statements.keys().copied().collect();
        for name in names {
            self.finish(name);
        }
        // SAFETY: the handle is open, and none of its statements is left.
        unsafe { ffi::sqlite3_close(self.raw()) };
    }
}
