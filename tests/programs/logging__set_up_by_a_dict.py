"""Loggers, handlers and formatters that a dict describes."""

import logging
import logging.config
import threading

logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "short": {"format": "%(levelname)s %(name)s: %(message)s"},
        "threads": {"format": "[{threadName}] {message}", "style": "{"},
    },
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "level": "INFO"},
        "workers": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "threads"},
    },
    "loggers": {"pool": {"handlers": ["workers"], "level": "DEBUG", "propagate": False}},
    "root": {"handlers": ["out"], "level": "DEBUG"},
})
logging.debug("too little to be shown")
logging.info("shown")
logging.getLogger("app.part").warning("careful with %d things", 3)


def work():
    logging.getLogger("pool").debug("at work")


for number in range(2):
    thread = threading.Thread(target=work, name=f"worker-{number}")
    thread.start()
    thread.join()
for wrong in ({}, {"version": 2}, {"version": 1, "root": {"handlers": ["none"]}}):
    try:
        logging.config.dictConfig(wrong)
    except ValueError as error:
        print(type(error).__name__, len(str(error)) > 0)
