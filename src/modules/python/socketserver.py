"""Servers: a class that answers one request, and how requests reach it."""

import socket as _socket
import sys as _sys
import threading as _threading
import traceback as _traceback
from select import select as _select


class BaseServer:
    """Takes requests, and gives each to an object of the class that answers it."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self._stopped_ = _threading.Event()
        self._asked_to_stop_ = False

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.server_close()

    def server_activate(self):
        pass

    def server_close(self):
        pass

    def service_actions(self):
        pass

    def handle_timeout(self):
        pass

    def serve_forever(self, poll_interval=0.5):
        """Answers requests until `shutdown` is called, in another thread."""
        self._stopped_.clear()
        try:
            while not self._asked_to_stop_:
                ready = _select([self], [], [], poll_interval)[0]
                if self._asked_to_stop_:
                    break
                if ready:
                    self._handle_request_noblock()
                self.service_actions()
        finally:
            self._asked_to_stop_ = False
            self._stopped_.set()

    def shutdown(self):
        self._asked_to_stop_ = True
        self._stopped_.wait()

    def handle_request(self):
        """Waits for one request and answers it."""
        if _select([self], [], [], self.timeout)[0]:
            self._handle_request_noblock()
        else:
            self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
            self.shutdown_request(request)

    def verify_request(self, request, client_address):
        return True

    def process_request(self, request, client_address):
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def finish_request(self, request, client_address):
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass

    def handle_error(self, request, client_address):
        print("-" * 40, file=_sys.stderr)
        print("Exception occurred during processing of request from", client_address, file=_sys.stderr)
        _traceback.print_exc()
        print("-" * 40, file=_sys.stderr)


class TCPServer(BaseServer):
    """A server that clients connect to."""

    address_family = _socket.AF_INET
    socket_type = _socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = _socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except BaseException:
                self.server_close()
                raise

    def server_bind(self):
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        return self.socket.fileno()

    def get_request(self):
        return self.socket.accept()

    def shutdown_request(self, request):
        try:
            request.shutdown(_socket.SHUT_WR)
        except OSError:
            pass
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """A server that clients send messages to."""

    socket_type = _socket.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self):
        data, sender = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), sender

    def server_activate(self):
        pass

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass


class ThreadingMixIn:
    """Gives each request a thread of its own."""

    daemon_threads = False
    block_on_close = True

    def process_request_thread(self, request, client_address):
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        thread = _threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        if not thread.daemon and self.block_on_close:
            vars(self).setdefault("_threads", [])
            self._threads.append(thread)
        thread.start()

    def server_close(self):
        super().server_close()
        for thread in getattr(self, "_threads", ()):
            thread.join()


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """A server that clients connect to, with a thread for each."""


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """A server that clients send messages to, with a thread for each message."""


class BaseRequestHandler:
    """Answers one request, in `handle`."""

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        pass

    def handle(self):
        pass

    def finish(self):
        pass


class StreamRequestHandler(BaseRequestHandler):
    """Answers one request that is read and written like a file."""

    timeout = None

    def setup(self):
        self.connection = self.request
        if self.timeout is not None:
            self.connection.settimeout(self.timeout)
        self.rfile = self.connection.makefile("rb")
        self.wfile = _Direct(self.connection)

    def finish(self):
        self.rfile.close()


class _Direct:
    """Writes to a connection at once."""

    closed = False

    def __init__(self, connection):
        self._connection = connection

    def write(self, data):
        self._connection.sendall(data)
        return len(data)

    def flush(self):
        pass

    def close(self):
        self.closed = True


class DatagramRequestHandler(BaseRequestHandler):
    """Answers one message that is read and written like a file."""

    def setup(self):
        from io import BytesIO

        self.packet, self.socket = self.request
        self.rfile = BytesIO(self.packet)
        self.wfile = BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)


def __getattr__(name):
    if name in ("ForkingMixIn", "ForkingTCPServer", "ForkingUDPServer"):
        raise NotImplementedError(
            f"socketserver.{name} is not supported in Interleave, as sockets reach no other process; use ThreadingMixIn"
        )
    raise AttributeError(f"module 'socketserver' has no attribute {name!r}")
