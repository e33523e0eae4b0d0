"""Handlers that pass records on: through a queue to another thread, all at once when there are many, to files in turn."""

import _files
import logging
import os
import threading
import time

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT = 9020, 9021


class QueueHandler(logging.Handler):
    """Puts records into a queue, so that whoever logs never waits for a slow handler."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        message = self.format(record)
        record = logging.makeLogRecord(record.__dict__)
        record.message = message
        record.msg = message
        record.args = None
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """A thread that takes records out of a queue and hands them to its handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self.respect_handler_level = respect_handler_level
        self._thread = None

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def _monitor(self):
        while True:
            record = self.dequeue(True)
            if record is self._sentinel:
                if hasattr(self.queue, "task_done"):
                    self.queue.task_done()
                return
            self.handle(record)
            if hasattr(self.queue, "task_done"):
                self.queue.task_done()

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.acquire()
        try:
            self.buffer.clear()
        finally:
            self.release()

    def close(self):
        self.flush()
        super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records, and hands them on when there are enough or when one is serious."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.acquire()
        try:
            self.target = target
        finally:
            self.release()

    def flush(self):
        self.acquire()
        try:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()
        finally:
            self.release()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        logging.Handler.close(self)


class SocketHandler(logging.Handler):
    """Sends records to a server as pickles, each after its length in four bytes; connects when there is one to send."""

    def __init__(self, host, port):
        super().__init__()
        self.host = host
        self.port = port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        # When it is tried again to connect, and how long is waited after each failure.
        self.retryTime = None
        self.retryStart = self.retryPeriod = 1.0
        self.retryFactor = 2.0
        self.retryMax = 30.0

    def makeSocket(self, timeout=1):
        """A connection to the server."""
        import socket

        return socket.create_connection(self.address, timeout)

    def createSocket(self):
        """Connects, unless that failed a moment ago."""
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except OSError:
            failed_before = self.retryTime is not None
            self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax) if failed_before else self.retryStart
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        """Sends bytes, if there is a connection or one can be made."""
        if self.sock is None:
            self.createSocket()
        if self.sock is not None:
            try:
                self.sock.sendall(s)
            except OSError:
                self.sock.close()
                self.sock = None

    def makePickle(self, record):
        """The bytes that a record becomes."""
        import pickle

        if record.exc_info:
            # What the traceback says is kept in the record.
            self.format(record)
        sent = dict(record.__dict__, msg=record.getMessage(), args=None, exc_info=None)
        sent.pop("message", None)
        data = pickle.dumps(sent, 1)
        return len(data).to_bytes(4, "big") + data

    def handleError(self, record):
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            super().handleError(record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            if self.sock:
                self.sock.close()
                self.sock = None
            super().close()
        finally:
            self.release()


class DatagramHandler(SocketHandler):
    """Sends records as pickles, each in a message of its own."""

    def __init__(self, host, port):
        super().__init__(host, port)
        self.closeOnError = False

    def makeSocket(self):
        """A socket that sends messages."""
        import socket

        return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, s):
        """Sends bytes to the server, whether it is there or not."""
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


class WatchedFileHandler(logging.FileHandler):
    """Writes to a file, and opens it anew when it has been renamed or removed."""

    def emit(self, record):
        with self.lock:
            self.reopenIfNeeded()
            super().emit(record)

    def reopenIfNeeded(self):
        """Opens the file if there is none of its name, or another one."""
        if _files.look_up(self.baseFilename) is not self.stream._contents:
            self.stream.close()
            self.stream = open(self.baseFilename, self.mode, encoding=self.encoding)


class RotatingFileHandler(logging.FileHandler):
    """Writes to a file until it is full, then renames it and begins anew."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def emit(self, record):
        with self.lock:
            if self.maxBytes > 0:
                size = os.path.getsize(self.baseFilename)
                if size + len(self.format(record)) + 1 >= self.maxBytes:
                    self.doRollover()
            super().emit(record)

    def doRollover(self):
        self.stream.close()
        for number in range(self.backupCount - 1, 0, -1):
            source = f"{self.baseFilename}.{number}"
            if os.path.exists(source):
                os.replace(source, f"{self.baseFilename}.{number + 1}")
        if self.backupCount > 0:
            os.replace(self.baseFilename, f"{self.baseFilename}.1")
        self.stream = open(self.baseFilename, "w", encoding=self.encoding)


class TimedRotatingFileHandler(logging.FileHandler):
    """Writes to a file; a program here ends before a new one would be due."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False):
        super().__init__(filename, "a", encoding, delay)
