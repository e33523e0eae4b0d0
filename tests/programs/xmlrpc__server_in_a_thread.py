"""A server for XML-RPC in a thread, called by the other threads of the same program."""
import threading
from concurrent.futures import ThreadPoolExecutor
from socketserver import ThreadingMixIn
from xmlrpc.client import Binary, Fault, MultiCall, ProtocolError, ServerProxy
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

lock = threading.Lock()
log = []


class Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ("/RPC2", "/bank")

    def log_message(self, format, *args):
        with lock:
            log.append(format % args)


class Server(ThreadingMixIn, SimpleXMLRPCServer):
    daemon_threads = True


class Bank:
    """Accounts that several clients use at a time."""

    def __init__(self):
        self._lock = threading.Lock()
        self._balances = {}

    def deposit(self, name, amount):
        """Puts money on an account, and tells what is there."""
        if amount <= 0:
            raise ValueError("nothing to deposit")
        with self._lock:
            self._balances[name] = self._balances.get(name, 0) + amount
            return self._balances[name]

    def withdraw(self, name, amount):
        with self._lock:
            if self._balances.get(name, 0) < amount:
                raise Fault(402, f"{name} has not enough")
            self._balances[name] -= amount
            return self._balances[name]

    def balances(self):
        with self._lock:
            return dict(self._balances)


server = Server(("127.0.0.1", 0), requestHandler=Handler, allow_none=True)
server.register_introspection_functions()
server.register_multicall_functions()
server.register_function(pow)
server.register_function(lambda *args: list(args), "echo")
server.register_instance(Bank())


@server.register_function(name="text.shout")
def shout(text):
    """Says it louder."""
    return text.upper() + "!"


thread = threading.Thread(target=server.serve_forever, args=(0.02,))
thread.start()
address = f"http://127.0.0.1:{server.server_address[1]}"


def save(name):
    with ServerProxy(address) as bank:
        for _ in range(5):
            bank.deposit(name, 2)
        return bank.withdraw(name, 1) >= 0


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(save, ["ann", "bob", "ann", "cy"])))


def attempt(function, *args):
    try:
        print(function(*args))
    except Fault as fault:
        print("fault", fault.faultCode, fault.faultString)
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)


with ServerProxy(f"{address}/bank", allow_none=True, use_builtin_types=True) as proxy:
    print(sorted(proxy.balances().items()), proxy.pow(2, 10), proxy.text.shout("grüezi <all>"))
    print(proxy.echo(None, True, 1.5, [1, {"a": ()}], b"\x00\xff", "\u20ac & more"))
    print([name for name in proxy.system.listMethods() if not name.startswith("system.")])
    print(proxy.system.methodHelp("text.shout"), proxy.system.methodHelp("deposit"), proxy.system.methodSignature("pow"))
    attempt(proxy.withdraw, "bob", 1000)
    attempt(proxy.deposit, "bob", -1)
    attempt(proxy.nothing)
    attempt(proxy._lock)
    attempt(proxy.text.shout)
    attempt(proxy.pow, 2, 40)
    attempt(proxy.echo, 2**40)
    attempt(proxy.echo, {1: 2})
    attempt(proxy.echo, {1, 2})
    calls = MultiCall(proxy)
    calls.pow(2, 3)
    calls.text.shout("hi")
    calls.withdraw("nobody", 1)
    results = calls()
    print(results[0], results[1])
    attempt(lambda: results[2])
    attempt(list, results)

with ServerProxy(address) as proxy:
    attempt(proxy.echo, None)
    found = proxy.echo(b"bytes")[0]
    print(type(found) is Binary, found.data, found == b"bytes")
try:
    ServerProxy(f"{address}/elsewhere").pow(1, 1)
except ProtocolError as error:
    print(error.errcode, error.errmsg, error.url.endswith("/elsewhere"))
server.shutdown()
thread.join()
server.server_close()
print(len(log), sorted(set(log)))
try:
    ServerProxy(address).pow(1, 1)
except ConnectionRefusedError:
    print("closed")
