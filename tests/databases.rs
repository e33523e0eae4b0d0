//! Databases on bad days: Stop comes in the middle of a statement, a result does not fit, a transaction is left
//! behind; and MySQL's interface over them.

use interleave::live::{Ending, Options, Program};

#[path = "support/command.rs"]
mod command;

#[allow(dead_code, reason = "each test uses its part of what tests share")]
mod support;

/// What a program prints that runs well.
fn printed(name: &str, source: &str, options: &[&str]) -> String {
    let output = command::running(name, source, options).output();
    let output = output.expect("the engine can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn stop_ends_a_statement_that_never_would() {
    let source = "
import sqlite3
print('about to begin')
sqlite3.connect(':memory:').execute('''
    WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT count(*) FROM up
''')
";
    let program = Program::new("endless.py", source).expect("it compiles");
    let (report, _, _) = support::run_until(&program, Options::default(), 1);
    assert_eq!(report.ending, Ending::Stopped);
}

#[test]
fn a_result_that_does_not_fit_is_a_memory_error() {
    let source = "
import sqlite3
connection = sqlite3.connect(':memory:')
up = 'WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up LIMIT 10000000)'
try:
    connection.execute(up + ' SELECT n, hex(zeroblob(50)) FROM up').fetchall()
except MemoryError:
    print('too much')
print(connection.execute('SELECT 1').fetchall())
";
    let text = printed("rows.py", source, &["--max-memory", "20"]);
    assert_eq!(text, "too much\n[(1,)]\n");
}

#[test]
fn a_transaction_left_behind_lets_others_go_on_once_they_lose_patience() {
    let source = "
import sqlite3, threading
sqlite3.connect('a.db').execute('CREATE TABLE t (x)')
kept = []
def leak():
    connection = sqlite3.connect('a.db', check_same_thread=False)
    kept.append(connection)
    connection.execute('INSERT INTO t VALUES (1)')
    raise KeyError('dies')
threading.excepthook = lambda args: None
thread = threading.Thread(target=leak)
thread.start()
thread.join()
connection = sqlite3.connect('a.db', timeout=0.01)
try:
    connection.execute('INSERT INTO t VALUES (2)')
except sqlite3.OperationalError as error:
    print(error)
connection.rollback()
kept[0].close()
connection.execute('INSERT INTO t VALUES (3)')
print(connection.execute('SELECT x FROM t').fetchall())
";
    for schedule in ["live", "gil", "random"] {
        let text = printed("leak.py", source, &["--schedule", schedule]);
        assert_eq!(text, "database is locked\n[(3,)]\n", "{schedule}");
    }
}

#[test]
fn a_program_reaches_no_file_of_the_machine() {
    let source = "
import sqlite3
connection = sqlite3.connect('/tmp/passwords.db')
for sql in ('ATTACH \"/etc/passwd\" AS p', 'VACUUM INTO \"/tmp/copy.db\"', 'PRAGMA max_page_count = 9',
            'SELECT load_extension(\"x\")'):
    try:
        connection.execute(sql)
    except sqlite3.DatabaseError as error:
        print(error)
";
    let text = printed("files.py", source, &[]);
    let refused = [
        "not authorized",
        "authorization denied",
        "not authorized",
        "not authorized",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), refused);
}

#[test]
fn mysqls_interface_is_over_the_same_databases() {
    let source = "
import cs304dbi as dbi
import pymysql
dbi.conf('staff_db')
conn, other = dbi.connect(), dbi.connect()
curs = dbi.dict_cursor(conn)
curs.execute('''CREATE TABLE staff (sid int auto_increment primary key, name varchar(30) unique)''')
print(curs.execute('INSERT INTO staff (name) VALUES (%s)', ['Ada']), curs.lastrowid)
print(dbi.cursor(other).execute('SELECT * FROM staff'))
conn.commit()
cursor = dbi.cursor(other)
print(cursor.execute('SELECT name FROM staff WHERE name LIKE %(how)s', {'how': 'A%'}), cursor.fetchall())
for sql in ('INSERT INTO staff (name) VALUES (%s)', 'SELECT * FROM staff FOR UPDATE'):
    try:
        cursor.execute(sql, ('Ada',))
    except pymysql.MySQLError as error:
        print(type(error).__name__, error.args[0])
";
    let text = printed("mysql.py", source, &[]);
    let expected = "1 1\n0\n1 (('Ada',),)\nIntegrityError 1062\nNotSupportedError 1235\n";
    assert_eq!(text, expected);
}
