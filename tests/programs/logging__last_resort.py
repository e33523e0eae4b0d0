# Without any set-up: warnings go to standard error as they are, lesser messages nowhere.
import logging

quiet = logging.getLogger("library")
quiet.info("not shown")
quiet.warning("shown without any decoration")
quiet.error("value %r", {"a": 1})
logging.warning("the root logger sets itself up")
quiet.warning("and now there is a format")
logging.info("still too little")
logging.basicConfig(level=logging.DEBUG)
logging.info("basicConfig came too late")
logging.basicConfig(level=logging.DEBUG, format="%(message)s", force=True)
logging.info("unless it is forced")
