import io
import logging
import sys

stream = io.StringIO()
root = logging.getLogger()
root.setLevel(logging.WARNING)
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(name)s:%(levelname)s:%(message)s"))
root.addHandler(handler)

shop = logging.getLogger("shop")
cart = logging.getLogger("shop.cart")
shop.setLevel(logging.INFO)

cart.info("added %s", "apple")
cart.debug("hidden")
shop.warning("low on %s", ["milk", "tea"])
logging.getLogger("other").info("hidden too")
logging.critical("root speaks")
print(stream.getvalue(), end="")
print(cart.getEffectiveLevel() == logging.INFO, cart.parent is shop, cart.name)
print(logging.getLevelName(30), logging.getLogger("shop") is shop, cart.isEnabledFor(logging.DEBUG))
