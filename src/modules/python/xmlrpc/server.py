"""Servers whose functions other programs, and other threads of this one, call by XML-RPC."""

import inspect
import socketserver
import traceback
from http.server import BaseHTTPRequestHandler
from xmlrpc.client import Fault, dumps, loads


def resolve_dotted_attribute(obj, attr, allow_dotted_names=True):
    """The attribute that a name, with dots if they are allowed, leads to; private ones are refused."""
    for name in attr.split(".") if allow_dotted_names else [attr]:
        if name.startswith("_"):
            raise AttributeError(f'attempt to access private attribute "{name}"')
        obj = getattr(obj, name)
    return obj


def list_public_methods(obj):
    return [name for name in dir(obj) if not name.startswith("_") and callable(getattr(obj, name))]


class SimpleXMLRPCDispatcher:
    """Knows the functions that may be called, and calls them."""

    def __init__(self, allow_none=False, encoding=None, use_builtin_types=False):
        self.funcs = {}
        self.instance = None
        self.allow_dotted_names = False
        self.allow_none = allow_none
        self.encoding = encoding or "utf-8"
        self.use_builtin_types = use_builtin_types

    def register_instance(self, instance, allow_dotted_names=False):
        """Lets clients call the public methods of an object."""
        self.instance = instance
        self.allow_dotted_names = allow_dotted_names

    def register_function(self, function=None, name=None):
        """Lets clients call a function; also a decorator, with or without a name."""
        if function is None:
            return lambda function: self.register_function(function, name)
        self.funcs[function.__name__ if name is None else name] = function
        return function

    def register_introspection_functions(self):
        """Lets clients ask which functions there are."""
        for function in (self.system_listMethods, self.system_methodSignature, self.system_methodHelp):
            self.funcs[function.__name__.replace("_", ".")] = function

    def register_multicall_functions(self):
        """Lets clients make several calls with one request."""
        self.funcs["system.multicall"] = self.system_multicall

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None):
        """The XML that answers the XML of a call."""
        options = {"allow_none": self.allow_none, "encoding": self.encoding}
        try:
            params, method = loads(data, use_builtin_types=self.use_builtin_types)
            found = (dispatch_method or self._dispatch)(method, params)
            response = dumps((found,), methodresponse=True, **options)
        except Fault as fault:
            response = dumps(fault, **options)
        except BaseException as error:
            response = dumps(Fault(1, f"{type(error)}:{error}"), **options)
        return response.encode(self.encoding, "xmlcharrefreplace")

    def _dispatch(self, method, params):
        """Calls the function of that name."""
        if method not in self.funcs and hasattr(self.instance, "_dispatch"):
            return self.instance._dispatch(method, params)
        function = self._function(method)
        if function is None:
            raise Exception(f'method "{method}" is not supported')
        return function(*params)

    def _function(self, name):
        if name in self.funcs or self.instance is None:
            return self.funcs.get(name)
        try:
            return resolve_dotted_attribute(self.instance, name, self.allow_dotted_names)
        except AttributeError:
            return None

    def system_listMethods(self):
        """The names of the functions that can be called."""
        names = set(self.funcs)
        if hasattr(self.instance, "_listMethods"):
            names.update(self.instance._listMethods())
        elif self.instance is not None and not hasattr(self.instance, "_dispatch"):
            names.update(list_public_methods(self.instance))
        return sorted(names)

    def system_methodSignature(self, method_name):
        """What a function takes and gives, which is not known here."""
        return "signatures not supported"

    def system_methodHelp(self, method_name):
        """The docstring of a function."""
        if method_name not in self.funcs and hasattr(self.instance, "_methodHelp"):
            return self.instance._methodHelp(method_name)
        if method_name not in self.funcs and hasattr(self.instance, "_dispatch"):
            return ""
        function = self._function(method_name)
        return "" if function is None else (inspect.getdoc(function) or "").rstrip()

    def system_multicall(self, call_list):
        """Makes several calls, and gives a list with one value or a fault for each."""
        results = []
        for call in call_list:
            method, params = call["methodName"], call["params"]
            try:
                results.append([self._dispatch(method, params)])
            except Fault as fault:
                results.append({"faultCode": fault.faultCode, "faultString": fault.faultString})
            except BaseException as error:
                results.append({"faultCode": 1, "faultString": f"{type(error)}:{error}"})
        return results


class SimpleXMLRPCRequestHandler(BaseHTTPRequestHandler):
    """Answers the calls that are sent to one of its paths."""

    rpc_paths = ("/", "/RPC2", "/pydoc.css")
    wbufsize = -1

    def is_rpc_path_valid(self):
        return not self.rpc_paths or self.path in self.rpc_paths

    def do_POST(self):
        if not self.is_rpc_path_valid():
            self.report_404()
            return
        try:
            data = self.decode_request_content(self.rfile.read(int(self.headers["Content-Length"])))
            if data is None:
                return
            response = self.server._marshaled_dispatch(data, getattr(self, "_dispatch", None), self.path)
        except Exception as error:
            self.send_response(500)
            if getattr(self.server, "_send_traceback_header", False):
                self.send_header("X-exception", str(error))
                trace = traceback.format_exc().encode("ASCII", "backslashreplace").decode()
                self.send_header("X-traceback", trace.replace("\n", " "))
            self.send_header("Content-length", "0")
            self.end_headers()
        else:
            self._answer(200, "text/xml", response)

    def _answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-type", kind)
        self.send_header("Content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def decode_request_content(self, data):
        """The data as they were before they were packed; None when an error has been answered."""
        encoding = self.headers.get("Content-Encoding", "identity").lower()
        if encoding == "identity":
            return data
        self.send_response(501, f"encoding {encoding!r} not supported")
        self.send_header("Content-length", "0")
        self.end_headers()

    def report_404(self):
        self._answer(404, "text/plain", b"No such page")

    def log_request(self, code="-", size="-"):
        if self.server.logRequests:
            super().log_request(code, size)


class SimpleXMLRPCServer(socketserver.TCPServer, SimpleXMLRPCDispatcher):
    """A server that answers one call after the other; with `socketserver.ThreadingMixIn` several at a time."""

    allow_reuse_address = True
    _send_traceback_header = False

    def __init__(
        self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False, encoding=None,
        bind_and_activate=True, use_builtin_types=False,
    ):
        self.logRequests = logRequests
        SimpleXMLRPCDispatcher.__init__(self, allow_none, encoding, use_builtin_types)
        socketserver.TCPServer.__init__(self, addr, requestHandler, bind_and_activate)


class DocXMLRPCRequestHandler(SimpleXMLRPCRequestHandler):
    """Answers calls; it has no pages to show."""


class DocXMLRPCServer(SimpleXMLRPCServer):
    """A server that would also show pages about its functions; here it answers calls only."""

    server_title = server_name = "XML-RPC Server Documentation"
    server_documentation = ""

    def set_server_title(self, server_title):
        self.server_title = server_title

    def set_server_name(self, server_name):
        self.server_name = server_name

    def set_server_documentation(self, server_documentation):
        self.server_documentation = server_documentation
