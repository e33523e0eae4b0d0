# Which messages appear: levels of loggers and handlers, and what loggers inherit.
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
root = logging.getLogger()
bank = logging.getLogger("bank")
transfers = logging.getLogger("bank.transfers")
print(transfers.parent is bank, bank.parent is root, logging.getLogger("bank") is bank)
root.debug("too little")
bank.info("open for %s customers", 3)
transfers.setLevel(logging.WARNING)
transfers.info("hidden")
transfers.warning("late: %d%%", 40)
print(transfers.getEffectiveLevel(), logging.getLogger("bank.loans.home").getEffectiveLevel())
print(bank.isEnabledFor(logging.DEBUG), bank.isEnabledFor(logging.INFO), transfers.hasHandlers())
bank.propagate = False
bank.error("nobody hears this, but there is the last resort")
bank.propagate = True
bank.setLevel("DEBUG")
bank.debug("%(who)s owes %(sum).2f", {"who": "Ann", "sum": 3})
logging.disable(logging.WARNING)
bank.warning("disabled")
bank.error("still there")
logging.disable(logging.NOTSET)
bank.log(25, "a level between")
logging.addLevelName(25, "NOTICE")
bank.log(25, "now with a name")
print(root, bank, transfers, logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(7))
middle = logging.getLogger("bank.loans")
print(logging.getLogger("bank.loans.home").parent is middle, bank.getChild("x").name)
try:
    bank.setLevel("LOUD")
except ValueError as error:
    print(error)
try:
    logging.getLogger(5)
except TypeError as error:
    print(error)
