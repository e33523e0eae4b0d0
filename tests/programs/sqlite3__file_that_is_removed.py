"""Programs remove the database of their last run, or rename it."""
import os
import pathlib
import shutil
import sqlite3
import tempfile

os.chdir(tempfile.mkdtemp())
c = sqlite3.connect("a.db"); print(os.path.exists("a.db"), os.path.getsize("a.db"))
c.execute("create table t(x integer primary key autoincrement, y)"); c.execute("insert into t(y) values (1)"); c.commit()
print(os.path.isfile("a.db"), os.path.getsize("a.db") > 0, os.listdir("."))
c.close()
os.remove("a.db"); print(os.path.exists("a.db"))
c = sqlite3.connect("a.db"); c.execute("create table t(x integer primary key autoincrement, y)"); c.execute("insert into t(y) values (1)"); c.commit(); print(c.execute("select * from t").fetchall())
c.execute("create view v as select * from t"); c.execute("create index i on t(y)"); c.execute("create trigger g after insert on t begin select 1; end"); c.execute("pragma user_version=5"); c.commit()
c.close()
p = pathlib.Path("a.db"); print(p.exists(), p.stat().st_size > 0); p.unlink(); print(p.exists())
try: sqlite3.connect("file:a.db?mode=rw", uri=True).execute("select 1").fetchall(); print("opened")
except sqlite3.OperationalError as e: print(e)
c = sqlite3.connect("a.db"); print(c.execute("select name from sqlite_master").fetchall(), c.execute("pragma user_version").fetchall())
c.execute("create table z(q)"); c.execute("insert into z values(7)"); c.commit(); c.close()
os.rename("a.db", "b.db"); print(os.path.exists("a.db"))
c = sqlite3.connect("a.db"); print(c.execute("select name from sqlite_master").fetchall())
d = sqlite3.connect("b.db"); print(d.execute("select * from z").fetchall())
c.close(); d.close()
try: os.remove("a.db"); os.remove("a.db")
except OSError as e: print(e)
with open("text.db", "w") as f: f.write("hello this is text" * 50)
try: sqlite3.connect("text.db").execute("create table t(a)")
except sqlite3.DatabaseError as e: print(type(e).__name__, e)
fd, name = tempfile.mkstemp(suffix=".db"); os.close(fd)
c = sqlite3.connect(name); c.execute("create table t(a)"); c.commit(); c.close(); os.unlink(name); print(os.path.exists(name))
try: sqlite3.connect("no/such/dir.db")
except sqlite3.OperationalError as e: print(e)
c = sqlite3.connect(":memory:"); print(os.listdir("."))
for f in ("b.db", "b.db-journal"):
    try: os.remove(f)
    except FileNotFoundError as e: print(e)
os.makedirs("sub"); c = sqlite3.connect("sub/x.db"); c.execute("create table t(a)"); c.close(); shutil.rmtree("sub"); os.makedirs("sub")
c = sqlite3.connect("sub/x.db"); c.execute("create table t(a)"); print("again")
c.close()
