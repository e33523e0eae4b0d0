import sqlite3

connection = sqlite3.connect(":memory:")
connection.executescript("""
    CREATE TABLE users (name TEXT UNIQUE NOT NULL, age INTEGER CHECK (age > 0));
    CREATE TABLE posts (id INTEGER PRIMARY KEY, author TEXT REFERENCES users (name));
    INSERT INTO users VALUES ('ada', 36);
""")


def attempt(sql, *rest):
    try:
        connection.execute(sql, *rest)
    except sqlite3.Error as error:
        print(type(error).__name__, "|", error, "|", getattr(error, "sqlite_errorname", None))
    except Exception as error:
        print(type(error).__name__, "|", error)


attempt("SELECT * FROM nowhere")
attempt("SELECT nothing FROM users")
attempt("SELEC 1")
attempt("INSERT INTO users VALUES ('ada', 3)")
attempt("INSERT INTO users VALUES (NULL, 3)")
attempt("INSERT INTO users VALUES ('bob', -3)")
attempt("INSERT INTO users VALUES ('bob')")
attempt("CREATE TABLE users (a)")
attempt("INSERT INTO posts VALUES (1, 'nobody')")
attempt("INSERT INTO posts VALUES (1, 'nobody')")
attempt("INSERT INTO posts VALUES ('one', 'nobody')")
attempt("SELECT 1; SELECT 2")
attempt("SELECT 1; -- nothing more\n /* at all */ ")
attempt("SELECT \0")
attempt(5)
attempt("")
attempt("COMMIT")
connection.execute("PRAGMA foreign_keys")
connection.rollback()
connection.execute("PRAGMA foreign_keys = ON")
attempt("INSERT INTO posts VALUES (1, 'nobody')")
print(issubclass(sqlite3.IntegrityError, sqlite3.DatabaseError))
print([base.__name__ for base in sqlite3.OperationalError.__mro__])
print(sqlite3.Warning.__bases__)
for name in ("x", "y"):
    try:
        with connection:
            connection.execute("INSERT INTO users VALUES (?, 1)", (name,))
            if name == "y":
                raise KeyError(name)
    except KeyError as error:
        print("undone", error)
print(connection.execute("SELECT name FROM users ORDER BY name").fetchall())
connection.execute("INSERT INTO users VALUES ('ada', 1)")
