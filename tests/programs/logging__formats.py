# Everything a format can show, in three styles.
import io
import logging
import sys

percent = "%(levelname)-8s|%(levelno)d|%(name)s|%(funcName)s|%(lineno)d|%(filename)s|%(module)s|%(threadName)s|%(message)s"
logging.basicConfig(stream=sys.stdout, format=percent, level=logging.DEBUG)
log = logging.getLogger("app")


def work():
    log.info("inside")
    helper()


def helper():
    log.debug("called from work", stacklevel=2)


work()
log.warning("at the top")

buffer = io.StringIO()
handler = logging.StreamHandler(buffer)
log.addHandler(handler)
log.propagate = False
for style, form in (("{", "{levelname:>9}: {message}"), ("$", "$levelname ${name}: $message"), ("%", "%(message)s!")):
    handler.setFormatter(logging.Formatter(form, style=style))
    log.error("in style %s", style)
handler.setFormatter(logging.Formatter("%(asctime)s"))
log.info("")
handler.setFormatter(logging.Formatter("%(asctime)s", datefmt="%H:%M:%S"))
log.info("")
lines = buffer.getvalue().splitlines()
print(lines[:3], len(lines[3]), lines[3][10], lines[3][-4], len(lines[4]))
handler.setFormatter(logging.Formatter("%(user)s: %(message)s", defaults={"user": "nobody"}))
log.info("without")
log.info("with", extra={"user": "eve"})
print(buffer.getvalue().splitlines()[5:])
for form, style in (("no fields", "{"), ("none", "%"), ("x", "?")):
    try:
        logging.Formatter(form, style=style)
    except ValueError as error:
        print(error)
try:
    log.info("clash", extra={"message": 1})
except KeyError as error:
    print(error)
record = logging.makeLogRecord({"msg": "made %s", "args": ("by hand",), "levelname": "INFO"})
print(record.getMessage(), logging.Formatter("%(levelname)s %(message)s").format(record))
