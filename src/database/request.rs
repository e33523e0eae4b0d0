//! Questions to SQLite and their answers, as plain data.

/// A value of SQL.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// `NULL`.
    Null,
    /// An integer.
    Int(i64),
    /// A floating-point number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Nothing that SQLite knows: a value of this type. An error only where it would be bound.
    Foreign(String),
}

/// What stands for a statement's parameters.
#[derive(Debug, Clone, PartialEq)]
pub enum Parameters {
    /// Values for the parameters in their order.
    InOrder(Vec<Datum>),
    /// Values by the parameters' names.
    Named(Vec<(String, Datum)>),
}

/// What a connection may do to the file it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Make it if it is not there, read, write.
    Create,
    /// Read and write one that is there.
    Write,
    /// Read one that is there.
    Read,
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Opens a connection to the database of this name, or to one of its own.
    Open {
        /// The connection's number, chosen by whoever keeps the engine.
        connection: u32,
        /// The name.
        file: Option<String>,
        /// What it may do.
        mode: Mode,
    },
    /// Closes a connection; a transaction under way is undone.
    Close {
        /// Which.
        connection: u32,
    },
    /// Begins a statement and goes to its first row.
    Run {
        /// The connection.
        connection: u32,
        /// What the statement is called from now on. One of the same name is ended.
        statement: u32,
        /// Its text; what follows the first statement is left over.
        sql: String,
        /// Whether nothing may follow the first statement.
        alone: bool,
        /// What is executed before, where no transaction is under way: a `BEGIN`, or nothing.
        begin: String,
        /// Its parameters.
        parameters: Parameters,
    },
    /// Takes up to so many further rows of a statement.
    More {
        /// The connection.
        connection: u32,
        /// The statement.
        statement: u32,
        /// The most rows to take.
        rows: u32,
    },
    /// Ends a statement.
    Reset {
        /// The connection.
        connection: u32,
        /// The statement.
        statement: u32,
    },
    /// Closes everything and forgets all databases.
    Forget,
    /// What the databases and connections hold, as one blob in one row: equal only when any further
    /// questions have equal answers.
    Contents,
}

/// Why a question had no other answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// SQLite's extended code; 0 when it was not asked, as the question itself was wrong.
    pub code: i32,
    /// In words.
    pub message: String,
    /// Whether SQLite would have waited for another connection, if it were allowed to.
    pub would_wait: bool,
}

/// A column of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The type that the table's definition gives it.
    pub declared: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    /// Why there is no other answer.
    pub failure: Option<Failure>,
    /// The columns of the result, when the statement has one; only once it begins.
    pub columns: Vec<Column>,
    /// The rows taken.
    pub rows: Vec<Vec<Datum>>,
    /// Whether the statement has ended.
    pub done: bool,
    /// Rows that the connection's last statement that changes rows has changed.
    pub changes: i64,
    /// Rows changed since the connection was opened.
    pub total_changes: i64,
    /// The number of the row inserted last.
    pub last_row: i64,
    /// Whether a transaction is under way.
    pub in_transaction: bool,
    /// How many bytes of the text have been made use of.
    pub used: usize,
    /// Whether the statement changes nothing.
    pub reads_only: bool,
}

impl Reply {
    /// The answer that says why there is no other.
    pub fn failed(code: i32, message: impl Into<String>) -> Reply {
        Reply {
            failure: Some(Failure {
                code,
                message: message.into(),
                would_wait: false,
            }),
            ..Reply::default()
        }
    }
}
