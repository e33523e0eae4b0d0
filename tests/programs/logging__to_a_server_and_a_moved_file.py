"""Records go over sockets to a server that collects them, and into a file that somebody else moves away."""

import logging
import logging.config
import logging.handlers
import os
import pickle
import socket
import socketserver
import struct
import tempfile
import threading

collected = []
arrived = threading.Semaphore(0)


class Collector(socketserver.StreamRequestHandler):
    """Takes records as `SocketHandler` sends them: four bytes that say how long, then a pickle."""

    def handle(self):
        while True:
            header = self.rfile.read(4)
            if len(header) < 4:
                return
            (length,) = struct.unpack(">L", header)
            record = logging.makeLogRecord(pickle.loads(self.rfile.read(length)))
            collected.append((record.name, record.levelname, record.getMessage(), record.threadName, bool(record.exc_text)))
            arrived.release()


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Collector) as server:
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    handler = logging.handlers.SocketHandler(*server.server_address)
    log = logging.getLogger("client")
    log.propagate = False
    log.setLevel(logging.DEBUG)
    log.addHandler(handler)
    for number in range(3):
        thread = threading.Thread(target=log.info, args=("job %d of %s", number, [3]), name=f"worker {number}")
        thread.start()
        thread.join()
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed with %r", {"a": 1})
    handler.close()
    log.removeHandler(handler)
    for _ in range(4):
        arrived.acquire()
    server.shutdown()
    serving.join()
for entry in collected:
    print(entry)

mailbox = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mailbox.bind(("127.0.0.1", 0))
handler = logging.handlers.DatagramHandler(*mailbox.getsockname())
log.addHandler(handler)
log.warning("by %s", "datagram")
data = mailbox.recv(65536)
print(struct.unpack(">L", data[:4])[0] == len(data) - 4, pickle.loads(data[4:])["msg"])
handler.close()
log.removeHandler(handler)
mailbox.close()

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "jobs.log")
    handler = logging.handlers.WatchedFileHandler(path)
    log.addHandler(handler)
    log.info("first")
    log.info("second")
    os.rename(path, path + ".old")
    log.info("third")
    os.remove(path)
    log.info("fourth")
    handler.close()
    log.removeHandler(handler)
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as file:
            print(name, file.read().split())

logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)s %(message)s"}},
    "handlers": {
        "kept": {"class": "logging.handlers.MemoryHandler", "capacity": 3, "flushLevel": logging.ERROR, "target": "shown"},
        "shown": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout"},
    },
    "loggers": {"kept": {"level": "DEBUG", "handlers": ["kept"], "propagate": False}},
})
log = logging.getLogger("kept")
log.info("one")
log.info("two")
print("nothing yet")
log.error("three")
log.info("four")
logging.shutdown()
try:
    logging.config.dictConfig({"version": 1, "handlers": {"bad": {"class": "logging.NoSuchHandler"}}})
except ValueError as error:
    print(error)
print(type(logging.lastResort).__name__, logging.lastResort.level)
