"""Settings in sections: read, asked for, changed and written."""

import configparser, io
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
timeout = 30
[server]
host = localhost   
port: 8080
debug = yes
path = /srv/%(host)s
# comment
multi = a
  b
[empty]
""")
print(c.sections(), c["server"]["host"], c.getint("server", "port"), c.getboolean("server", "debug"), c["server"]["path"], c["server"]["timeout"], c.get("server", "nope", fallback="d"), c["server"].get("x"), c["server"]["multi"], "server" in c, dict(c["server"]), c.options("server"), c.items("empty"), c["server"].getint("port"))
for f in (lambda: c.get("x", "y"), lambda: c.get("server", "y"), lambda: c["zz"], lambda: c["server"]["q"], lambda: c.add_section("server"), lambda: c.set("server", "a", 3), lambda: c.getboolean("server", "host"), lambda: c.read_string("a=1")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
c["new"] = {"A": "1", "b": 2}; c.set("new", "c", "x"); s = io.StringIO(); c.write(s); print(s.getvalue()); print(c.read("nofile.ini"), c["new"], c.has_option("new", "a"), c.remove_section("new"), c.sections(), list(c))
