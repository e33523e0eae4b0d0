# Several handlers with levels of their own, filters, adapters, and handlers of one's own.
import logging
import sys


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.seen = []

    def emit(self, record):
        self.seen.append((record.levelname, record.getMessage(), record.lineno))


class OnlyOdd(logging.Filter):
    def filter(self, record):
        return record.args and record.args[0] % 2


log = logging.getLogger("lab")
log.setLevel(logging.DEBUG)
collect = Collect()
collect.setLevel(logging.WARNING)
console = logging.StreamHandler(sys.stdout)
console.setFormatter(logging.Formatter("%(name)s %(message)s"))
log.addHandler(collect)
log.addHandler(console)
log.addHandler(console)
log.info("both or one?")
log.warning("number %d", 1)
console.addFilter(OnlyOdd())
for n in range(4):
    log.error("number %d", n)
print(collect.seen)
console.filters.clear()
log.addFilter(lambda record: "secret" not in record.getMessage())
log.info("a secret")
log.info("no such thing")
log.removeHandler(collect)
adapter = logging.LoggerAdapter(log, {"user": "bob"})
console.setFormatter(logging.Formatter("[%(user)s] %(message)s"))
adapter.info("hello %s", "there")


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"{self.extra['where']} > {msg}", kwargs


console.setFormatter(None)
Prefix(log, {"where": "cellar"}).warning("dark")
print(log.handlers, [type(h).__name__ for h in log.handlers])
log.handlers.clear()
log.addHandler(logging.NullHandler())
log.propagate = False
log.critical("into nothing")


class Broken(logging.Handler):
    pass


try:
    Broken().handle(logging.makeLogRecord({}))
except NotImplementedError as error:
    print(error)
