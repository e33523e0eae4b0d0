"""Handlers that pass records on: through a queue to another thread, all at once when there are many, to files in turn."""

import _files
import logging
import os
import re
import threading
import time

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT = 9020, 9021
DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT = 9022, 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514
_DAY = 24 * 60 * 60


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
        if self.stream is not None and _files.look_up(self.baseFilename) is not self.stream._contents:
            self.stream.close()
            self.stream = open(self.baseFilename, self.mode, encoding=self.encoding)


class BaseRotatingHandler(logging.FileHandler):
    """Writes to a file, and begins a new one when a subclass says that it is time."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self.errors = errors

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name for a file that is full: the usual one, or what `namer` makes of it."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Puts a file that is full away: renames it, or has `rotator` do so."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _put_away_(self, dest):
        """Renames the file, in place of another one of that name."""
        dest = self.rotation_filename(dest)
        if os.path.exists(dest):
            os.remove(dest)
        self.rotate(self.baseFilename, dest)

    def _is_no_file_(self):
        return os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename)


class RotatingFileHandler(BaseRotatingHandler):
    """Writes to a file until it is full, then renames it and begins anew."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def shouldRollover(self, record):
        """Whether the file would be full with this record."""
        if self.maxBytes <= 0 or self._is_no_file_():
            return False
        size = os.path.getsize(self.baseFilename) if os.path.exists(self.baseFilename) else 0
        return size + len(self.format(record)) + 1 >= self.maxBytes

    def doRollover(self):
        """Renames the file and those renamed before, and opens a new one."""
        if self.stream:
            self.stream.close()
        for number in range(self.backupCount - 1, 0, -1):
            source = self.rotation_filename(f"{self.baseFilename}.{number}")
            if os.path.exists(source):
                os.replace(source, self.rotation_filename(f"{self.baseFilename}.{number + 1}"))
        if self.backupCount > 0:
            self._put_away_(self.baseFilename + ".1")
        self.stream = self._open()


# For each unit its seconds, and how much of the time is in the names of files.
_UNITS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (60 * 60, "%Y-%m-%d_%H"), "D": (_DAY, "%Y-%m-%d"),
    "MIDNIGHT": (_DAY, "%Y-%m-%d"), "W": (7 * _DAY, "%Y-%m-%d"),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Writes to a file for some time, then renames it and begins anew."""

    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
        errors=None
    ):
        super().__init__(filename, "a", encoding, delay, errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        unit = self.when
        if unit.startswith("W"):
            if len(unit) != 2:
                raise ValueError(f"You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {unit}")
            if unit[1] not in "0123456":
                raise ValueError(f"Invalid day specified for weekly rollover: {unit}")
            self.dayOfWeek = int(unit[1])
            unit = "W"
        if unit not in _UNITS:
            raise ValueError(f"Invalid rollover interval specified: {unit}")
        seconds, self.suffix = _UNITS[unit]
        digits = re.sub("%.", r"\\d{2}", self.suffix.replace("%Y", r"\d{4}"))
        self.extMatch = re.compile(rf"^{digits}(\.\w+)?$", re.ASCII)
        self.interval = seconds * interval
        there = os.path.exists(self.baseFilename)
        self.rolloverAt = self.computeRollover(int(os.path.getmtime(self.baseFilename) if there else time.time()))

    def _moment_(self, seconds):
        return time.gmtime(seconds) if self.utc else time.localtime(seconds)

    def computeRollover(self, currentTime):
        """When the file ends that is written to at some time."""
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        now = self._moment_(currentTime)
        end = _DAY
        if self.atTime is not None:
            end = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
        left = end - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        day = now.tm_wday
        if left < 0:
            left += _DAY
            day += 1
        if self.when.startswith("W"):
            left += (self.dayOfWeek - day) % 7 * _DAY
        return currentTime + left

    def shouldRollover(self, record):
        """Whether the file's time is over."""
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if self._is_no_file_():
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        """The oldest of the files that have been renamed, beyond those that are to be kept."""
        folder, name = os.path.split(self.baseFilename)
        start = os.path.splitext(name)[0] + "."
        found = sorted(
            os.path.join(folder, other) for other in os.listdir(folder)
            if other.startswith(name if self.namer is None else start)
            and any(self.extMatch.match(part) for part in other[len(start) :].split("."))
        )
        return found[: max(0, len(found) - self.backupCount)]

    def doRollover(self):
        """Renames the file after the time when it began, removes old ones, and opens a new one."""
        if self.stream:
            self.stream.close()
        began = self._moment_(self.rolloverAt - self.interval)
        self._put_away_(self.baseFilename + "." + time.strftime(self.suffix, began))
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        self.stream = self._open()
        now = int(time.time())
        self.rolloverAt = self.computeRollover(now)
        while self.rolloverAt <= now:
            self.rolloverAt += self.interval


class SysLogHandler(logging.Handler):
    """Sends records to the log of a machine."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    (
        LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON,
        LOG_AUTHPRIV, LOG_FTP, LOG_NTP, LOG_SECURITY, LOG_CONSOLE, LOG_SOLCRON, LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2,
        LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7,
    ) = range(24)
    priority_names = {
        "alert": LOG_ALERT, "crit": LOG_CRIT, "critical": LOG_CRIT, "debug": LOG_DEBUG, "emerg": LOG_EMERG,
        "err": LOG_ERR, "error": LOG_ERR, "info": LOG_INFO, "notice": LOG_NOTICE, "panic": LOG_EMERG,
        "warn": LOG_WARNING, "warning": LOG_WARNING,
    }
    facility_names = {
        "auth": LOG_AUTH, "authpriv": LOG_AUTHPRIV, "console": LOG_CONSOLE, "cron": LOG_CRON, "daemon": LOG_DAEMON,
        "ftp": LOG_FTP, "kern": LOG_KERN, "lpr": LOG_LPR, "mail": LOG_MAIL, "news": LOG_NEWS, "ntp": LOG_NTP,
        "security": LOG_SECURITY, "solaris-cron": LOG_SOLCRON, "syslog": LOG_SYSLOG, "user": LOG_USER, "uucp": LOG_UUCP,
        "local0": LOG_LOCAL0, "local1": LOG_LOCAL1, "local2": LOG_LOCAL2, "local3": LOG_LOCAL3, "local4": LOG_LOCAL4,
        "local5": LOG_LOCAL5, "local6": LOG_LOCAL6, "local7": LOG_LOCAL7,
    }
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True

    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None):
        import socket

        super().__init__()
        self.address = address
        self.facility = facility
        # A path is that of a socket in the file system, which there is none of.
        self.unixsocket = isinstance(address, str)
        self.socktype = socktype if socktype is not None or self.unixsocket else socket.SOCK_DGRAM
        self.socket = None
        if not self.unixsocket:
            self.createSocket()

    def createSocket(self):
        """Makes the socket, and connects it if it has to be."""
        import socket

        if self.unixsocket:
            raise FileNotFoundError(2, "No such file or directory")
        self.socket = socket.socket(socket.AF_INET, self.socktype)
        if self.socktype == socket.SOCK_STREAM:
            self.socket.connect(self.address)

    def encodePriority(self, facility, priority):
        """The number for where a message comes from and how serious it is."""
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def mapPriority(self, levelName):
        """The log's name for a level."""
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            text = self.ident + self.format(record) + ("\0" if self.append_nul else "")
            priority = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            data = f"<{priority}>{text}".encode()
            if self.socket is None:
                self.createSocket()
            import socket

            if self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(data, self.address)
            else:
                self.socket.sendall(data)
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            if self.socket:
                self.socket.close()
                self.socket = None
            super().close()
        finally:
            self.release()


class SMTPHandler(logging.Handler):
    """Would send each record as a mail; there is no mail here."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0):
        super().__init__()
        self.mailhost, self.mailport = mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        self.username = None
        if isinstance(credentials, (list, tuple)):
            self.username, self.password = credentials
        self.fromaddr = fromaddr
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs
        self.subject = subject
        self.secure = secure
        self.timeout = timeout

    def getSubject(self, record):
        """The subject of the mail for a record."""
        return self.subject

    def emit(self, record):
        try:
            import socket

            socket.create_connection((self.mailhost, self.mailport or 25), self.timeout).close()
            raise NotImplementedError("SMTPHandler is not supported: there is no mail here; use a SocketHandler")
        except Exception:
            self.handleError(record)


class NTEventLogHandler(logging.Handler):
    """Would write to the log of Windows; as on any other system, says that there is none, and drops records."""

    def __init__(self, appname, dllname=None, logtype="Application"):
        super().__init__()
        print("The Python Win32 extensions for NT (service, event logging) appear not to be available.")

    def emit(self, record):
        pass


class HTTPHandler(logging.Handler):
    """Sends each record to a web server, as a form."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        super().__init__()
        self.method = method.upper()
        if self.method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if context is not None and not secure:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host = host
        self.url = url
        self.secure = secure
        self.credentials = credentials
        self.context = context

    def mapLogRecord(self, record):
        """The fields that are sent for a record."""
        return record.__dict__

    def getConnection(self, host, secure):
        """A connection to the server."""
        from http import client

        return client.HTTPSConnection(host, context=self.context) if secure else client.HTTPConnection(host)

    def emit(self, record):
        try:
            from base64 import b64encode
            from urllib.parse import urlencode

            connection = self.getConnection(self.host, self.secure)
            data = urlencode(self.mapLogRecord(record))
            headers = {}
            if self.credentials:
                headers["Authorization"] = "Basic " + b64encode(":".join(self.credentials).encode()).decode()
            if self.method == "GET":
                connection.request("GET", self.url + ("&" if "?" in self.url else "?") + data, headers=headers)
            else:
                headers["Content-type"] = "application/x-www-form-urlencoded"
                connection.request("POST", self.url, data.encode(), headers)
            connection.getresponse()
        except Exception:
            self.handleError(record)
