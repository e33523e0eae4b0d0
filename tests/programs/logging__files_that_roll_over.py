"""Log files that are put away: when they are full, at a time of day, under names of the program's own."""

import datetime
import logging
import logging.handlers
import os
import shutil
import threading
import time

FOLDER = "logs-of-a-shop"
shutil.rmtree(FOLDER, ignore_errors=True)
os.mkdir(FOLDER)
log = logging.getLogger("shop")
log.setLevel(logging.INFO)
log.propagate = False


def attempt(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def contents():
    for name in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, name)) as file:
            print(f"  {name}: {file.read().splitlines()}")


def clear():
    for name in os.listdir(FOLDER):
        os.remove(os.path.join(FOLDER, name))


def logged(handler, count, text="order %02d"):
    handler.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(handler)
    for number in range(count):
        log.info(text, number)
    log.removeHandler(handler)
    handler.close()


print("-- by size")
logged(logging.handlers.RotatingFileHandler(f"{FOLDER}/size.log", maxBytes=30, backupCount=2), 10)
logged(logging.handlers.RotatingFileHandler(f"{FOLDER}/all.log", maxBytes=30), 5)
contents()
clear()

print("-- names and ways of our own")


def put_away(source, dest):
    print("  put away as", os.path.basename(dest))
    os.replace(source, dest)


handler = logging.handlers.RotatingFileHandler(f"{FOLDER}/own.log", maxBytes=20, backupCount=2)
handler.namer = lambda name: name.replace(".log.", "-") + ".old"
handler.rotator = put_away
logged(handler, 5)
contents()
clear()

print("-- by time")
for when in ("S", "m", "H", "d", "midnight", "W6"):
    handler = logging.handlers.TimedRotatingFileHandler(f"{FOLDER}/t.log", when=when, interval=2, utc=True)
    print(" ", handler.when, handler.interval, handler.suffix, [handler.computeRollover(at) - at for at in (1699833600, 1700000000)])
    handler.close()
for when in ("midnight", "W0"):
    half_past_one = datetime.time(13, 30)
    handler = logging.handlers.TimedRotatingFileHandler(f"{FOLDER}/t.log", when=when, utc=True, atTime=half_past_one)
    print(" ", when, [handler.computeRollover(at) - at for at in (1699833600, 1699833600 + 14 * 3600)], handler.atTime)
    handler.close()
for when in ("X", "W", "W7", ""):
    print(" ", attempt(logging.handlers.TimedRotatingFileHandler, f"{FOLDER}/t.log", when=when))
clear()


class NextDay(logging.handlers.TimedRotatingFileHandler):
    """Every second record belongs to a new day."""

    day = 1672531200
    count = 0

    def shouldRollover(self, record):
        self.count += 1
        return self.count % 2 == 1 and self.count > 1

    def doRollover(self):
        self.rolloverAt = self.day + self.interval
        self.day += self.interval
        super().doRollover()


handler = NextDay(f"{FOLDER}/day.log", when="D", backupCount=2, utc=True)
logged(handler, 9)
contents()
print(" ", handler.rolloverAt > time.time(), [os.path.basename(path) for path in handler.getFilesToDelete()], bool(handler.extMatch.match("2023-01-05")))
for name in ("2023-02-01", "2023-03-01.gz", "notes", "2023-1-1"):
    open(f"{FOLDER}/day.log.{name}", "w").close()
print(" ", [os.path.basename(path) for path in handler.getFilesToDelete()])
clear()

print("-- from threads")
handler = logging.handlers.RotatingFileHandler(f"{FOLDER}/threads.log", maxBytes=100, backupCount=100)
handler.setFormatter(logging.Formatter("%(message)s"))
log.addHandler(handler)


def work(name):
    for number in range(20):
        log.info("%s %d", name, number)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
log.removeHandler(handler)
handler.close()
lines = [line for name in os.listdir(FOLDER) for line in open(os.path.join(FOLDER, name))]
print(len(lines), len(set(lines)), max(os.path.getsize(os.path.join(FOLDER, name)) for name in os.listdir(FOLDER)) < 100)

print("-- to others")
mail = logging.handlers.SMTPHandler(("mail.example", 25), "a@example", "b@example", "alarm", credentials=("user", "word"))
print(mail.mailhost, mail.mailport, mail.toaddrs, mail.username, mail.getSubject(None))
web = logging.handlers.HTTPHandler("localhost:8000", "/log", method="post")
print(web.host, web.url, web.method, attempt(logging.handlers.HTTPHandler, "localhost", "/", method="PUT"))
system = logging.handlers.SysLogHandler(("localhost", 5514), facility="local1")
print(system.address, system.facility, system.encodePriority("local1", "error"), system.mapPriority("CRITICAL"))
system.close()
shutil.rmtree(FOLDER)
