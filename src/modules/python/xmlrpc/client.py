"""Calls to the functions of an XML-RPC server, and the XML that carries them."""

import base64
import re
import sys
import time
import urllib.parse
from datetime import datetime
from decimal import Decimal
from functools import total_ordering
from http.client import HTTPConnection

MAXINT, MININT = 2**31 - 1, -(2**31)
PARSE_ERROR, SERVER_ERROR, APPLICATION_ERROR, SYSTEM_ERROR, TRANSPORT_ERROR = -32700, -32600, -32500, -32400, -32300
NOT_WELLFORMED_ERROR, UNSUPPORTED_ENCODING, INVALID_ENCODING_CHAR = -32700, -32701, -32702
INVALID_XMLRPC, METHOD_NOT_FOUND, INVALID_METHOD_PARAMS, INTERNAL_ERROR = -32600, -32601, -32602, -32603
boolean = Boolean = bool


class Error(Exception):
    """Anything that goes wrong in a call."""

    def __str__(self):
        return repr(self)


class ProtocolError(Error):
    """The server answered with an HTTP status other than 200."""

    def __init__(self, url, errcode, errmsg, headers):
        super().__init__()
        self.url, self.errcode, self.errmsg, self.headers = url, errcode, errmsg, headers

    def __repr__(self):
        return f"<{type(self).__name__} for {self.url}: {self.errcode} {self.errmsg}>"


class ResponseError(Error):
    """What came back is XML, but not XML-RPC."""


class Fault(Error):
    """The function failed on the server; the code and the text come from there."""

    def __init__(self, faultCode, faultString, **extra):
        super().__init__()
        self.faultCode, self.faultString = faultCode, faultString

    def __repr__(self):
        return f"<{type(self).__name__} {self.faultCode}: {self.faultString!r}>"


@total_ordering
class DateTime:
    """A moment, kept as the text that is sent for it."""

    def __init__(self, value=0):
        if not isinstance(value, str):
            if isinstance(value, datetime):
                value = value.timetuple()
            elif not isinstance(value, (tuple, time.struct_time)):
                value = time.localtime(value or time.time())
            value = "%04d%02d%02dT%02d:%02d:%02d" % tuple(value[:6])
        self.value = value

    @staticmethod
    def _text(other):
        if isinstance(other, datetime):
            other = DateTime(other)
        return other.value if isinstance(other, DateTime) else other

    def __eq__(self, other):
        return self.value == self._text(other)

    def __lt__(self, other):
        text = self._text(other)
        return self.value < text if isinstance(text, str) else NotImplemented

    def timetuple(self):
        return time.strptime(self.value, "%Y%m%dT%H:%M:%S")

    def __str__(self):
        return self.value

    def __repr__(self):
        return f"<{type(self).__name__} {self.value!r} at {id(self):#x}>"


class Binary:
    """Bytes that travel as base64."""

    def __init__(self, data=None):
        if data is not None and not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"expected bytes or bytearray, not {type(data).__name__}")
        self.data = bytes(data or b"")

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, Binary) else other)

    def __str__(self):
        return self.data.decode("latin-1")


class ExpatError(Exception):
    """The text is not well-formed XML."""

    __module__ = "xml.parsers.expat"


_NAME = r"(?:[^\W\d]|:)[\w:.-]*"
_ATTRIBUTES = rf"""(?:\s+{_NAME}\s*=\s*(?:"[^<"]*"|'[^<']*'))*"""
_TOKEN = re.compile(
    rf"([^<]+)|<!--(?:(?!--).)*-->|<!\[CDATA\[(.*?)\]\]>|<\?{_NAME}(?:\s.*?)?\?>|<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>"
    rf"|</({_NAME})\s*>|<({_NAME}){_ATTRIBUTES}\s*(/?)>", re.DOTALL,
)
_BEGUN_TOKEN = re.compile(
    rf"<(?:!(?:--(?:(?!--).)*(?:--)?|DOCTYPE\s.*)?|\?(?:{_NAME}(?:\s.*|\?)?)?|/(?:{_NAME}\s*)?"
    rf"""|{_NAME}{_ATTRIBUTES}(?:\s*/|\s+(?:{_NAME}\s*(?:=\s*(?:"[^<"]*|'[^<']*)?)?)?)?)?""", re.DOTALL,
)
_DECLARATION = re.compile(
    r"""<\?xml\s+version\s*=\s*["'][\w.:-]+["'](?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?"""
    r"""(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>""",
)
_SPECIAL = re.compile(rf"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({_NAME}));|&|]]>|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BEGUN_REFERENCE = re.compile(rf"&(?:#(?:x[0-9a-fA-F]*|[0-9]*)|{_NAME})?")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class ExpatParser:
    """Reads XML, and tells a target of each tag and each text when all of it is there."""

    def __init__(self, target):
        self._target = target
        self._data = b""
        self._encoding = None

    def feed(self, data):
        if isinstance(data, str):
            data, self._encoding = data.encode(), "utf-8"
        elif not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._data += data

    def close(self):
        self._text = text = self._decoded().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        at, opened, begun = 0, [], False
        for match in _TOKEN.finditer(text):
            if match.start() != at:
                break
            plain, verbatim, ended, started, empty = match.groups()
            if match.lastindex and not opened and (begun or not started):
                outside = at + len(match[0]) - len(match[0].lstrip(" \t\n"))
                if outside < match.end():
                    self._fail("junk after document element" if begun else "syntax error", outside)
            elif plain:
                self._target.data(_SPECIAL.sub(lambda special: self._meaning(special, at + special.start()), plain))
            elif verbatim is not None:
                self._target.data(verbatim)
            elif ended:
                if opened.pop() != ended:
                    self._fail("mismatched tag", at + 2)
                self._target.end(ended)
            elif started:
                begun = True
                self._target.start(started, {})
                if empty:
                    self._target.end(started)
                else:
                    opened.append(started)
            elif match[0].startswith("<!D") and begun:
                self._fail("not well-formed (invalid token)", at + 2)
            elif re.match(r"<\?xml[\s?]", match[0]):
                if at:
                    self._fail("XML or text declaration not at start of entity", at)
                if not _DECLARATION.match(text):
                    self._fail("XML declaration not well-formed", 5)
            at = match.end()
        if at < len(text):
            if text.startswith("<![CDATA[", at):
                self._fail("unclosed CDATA section", len(text))
            self._fail_after(_BEGUN_TOKEN, at)
        if opened or not begun:
            self._fail("no element found", at)

    def _decoded(self):
        head = _DECLARATION.match(self._data[:200].decode("latin-1").removeprefix("\xef\xbb\xbf"))
        declared = "utf-16" if self._data[:2] in (b"\xff\xfe", b"\xfe\xff") else head and head[1]
        try:
            return self._data.decode(self._encoding or declared or "utf-8")
        except UnicodeDecodeError as error:
            self._text = self._data[: error.start].decode(error.encoding)
            self._fail("not well-formed (invalid token)", len(self._text))
        except LookupError:
            self._text = head[0]
            self._fail("unknown encoding", head.start(1))

    def _fail(self, why, at):
        line, column = self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at) - 1
        error = ExpatError(f"{why}: line {line}, column {column}")
        error.lineno, error.offset = line, column
        raise error from None

    def _fail_after(self, begun, at):
        end = begun.match(self._text, at).end()
        if end == len(self._text):
            self._fail("unclosed token", at)
        self._fail("not well-formed (invalid token)", end)

    def _meaning(self, special, at):
        decimal, hexadecimal, name = special.groups()
        if name:
            if name not in _ENTITIES:
                self._fail("undefined entity", at)
            return _ENTITIES[name]
        if decimal or hexadecimal:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            if code > sys.maxunicode or 0xD800 <= code < 0xE000 or code != 38 and _SPECIAL.match(chr(code)):
                self._fail("reference to invalid character number", at)
            return chr(code)
        if special[0] == "&":
            self._fail_after(_BEGUN_REFERENCE, at)
        self._fail("not well-formed (invalid token)", at + len(special[0]) - 1)


def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _within_limits(value):
    if not MININT <= value <= MAXINT:
        raise OverflowError("int exceeds XML-RPC limits")
    return int(value)


def _base64(data):
    return "\n" + base64.encodebytes(data).decode()


def _writing(tag, text):
    return lambda self, value, write: write(f"<value><{tag}>{text(value)}</{tag}></value>\n")


class Marshaller:
    """Writes values as XML; `dispatch` has a function for each type."""

    def __init__(self, encoding=None, allow_none=False):
        self.encoding = encoding
        self.allow_none = allow_none
        self._around = set()

    def dumps(self, values):
        """The XML of a tuple of arguments, or of a fault."""
        out = []
        if isinstance(values, Fault):
            out.append("<fault>\n")
            self._dump({"faultCode": values.faultCode, "faultString": values.faultString}, out.append)
            return "".join([*out, "</fault>\n"])
        out.append("<params>\n")
        for value in values:
            out.append("<param>\n")
            self._dump(value, out.append)
            out.append("</param>\n")
        return "".join([*out, "</params>\n"])

    def _dump(self, value, write):
        dump = self.dispatch.get(type(value))
        if dump is None:
            inherits = any([kind in self.dispatch for kind in type(value).__mro__])
            if inherits or not hasattr(value, "__dict__") or type(value) in (object, Decimal):
                raise TypeError(f"cannot marshal {type(value)} objects")
            value, dump = vars(value), Marshaller._dump_dict
        dump(self, value, write)

    def _dump_none(self, value, write):
        if not self.allow_none:
            raise TypeError("cannot marshal None unless allow_none is enabled")
        write("<value><nil/></value>")

    def _enter(self, value, kind):
        if id(value) in self._around:
            raise TypeError(f"cannot marshal recursive {kind}")
        self._around.add(id(value))

    def _dump_list(self, value, write):
        self._enter(value, "sequences")
        write("<value><array><data>\n")
        for item in value:
            self._dump(item, write)
        write("</data></array></value>\n")
        self._around.remove(id(value))

    def _dump_dict(self, value, write):
        self._enter(value, "dictionaries")
        write("<value><struct>\n")
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError("dictionary key must be string")
            write(f"<member>\n<name>{escape(key)}</name>\n")
            self._dump(item, write)
            write("</member>\n")
        write("</struct></value>\n")
        self._around.remove(id(value))

    dispatch = {
        type(None): _dump_none, bool: _writing("boolean", int), int: _writing("int", _within_limits),
        float: _writing("double", repr), str: _writing("string", escape),
        bytes: _writing("base64", _base64), bytearray: _writing("base64", _base64),
        Binary: _writing("base64", lambda value: _base64(value.data)),
        datetime: _writing("dateTime.iso8601", DateTime), DateTime: _writing("dateTime.iso8601", str),
        tuple: _dump_list, list: _dump_list, dict: _dump_dict,
    }


def _taking(read):
    def end(self, data):
        self.append(read(self, data))
        self._value = False

    return end


def _ending(kind):
    def end(self, data):
        self._type = kind

    return end


class Unmarshaller:
    """Makes values of the tags and texts it is told; `dispatch` has a function for each end of a tag."""

    def __init__(self, use_datetime=False, use_builtin_types=False):
        self._type = self._methodname = None
        self._stack, self._marks, self._data = [], [], []
        self.append = self._stack.append
        self._value = False
        self._use_datetime = use_builtin_types or use_datetime
        self._use_bytes = use_builtin_types

    def getmethodname(self):
        return self._methodname

    def close(self):
        """The values, as a tuple; a fault is raised."""
        if self._type is None or self._marks:
            raise ResponseError()
        if self._type == "fault":
            raise Fault(**self._stack[0])
        return tuple(self._stack)

    def start(self, tag, attrs):
        tag = tag.rpartition(":")[2]
        if tag in ("array", "struct"):
            self._marks.append(len(self._stack))
        self._data = []
        if self._value and tag not in self.dispatch:
            raise ResponseError(f"unknown tag {tag!r}")
        self._value = tag == "value"

    def data(self, text):
        self._data.append(text)

    def end(self, tag):
        found = self.dispatch.get(tag) or self.dispatch.get(tag.rpartition(":")[2])
        if found is not None:
            found(self, "".join(self._data))

    def _boolean(self, data):
        if data not in ("0", "1"):
            raise TypeError("bad boolean value")
        return data == "1"

    def _bytes(self, data):
        found = base64.decodebytes(data.encode("ascii"))
        return found if self._use_bytes else Binary(found)

    def _moment(self, data):
        return datetime.strptime(data, "%Y%m%dT%H:%M:%S") if self._use_datetime else DateTime(data.strip())

    def _end_array(self, data):
        mark = self._marks.pop()
        self._stack[mark:] = [self._stack[mark:]]
        self._value = False

    def _end_struct(self, data):
        self._end_array(data)
        items = self._stack.pop()
        self.append({items[index]: items[index + 1] for index in range(0, len(items), 2)})

    def _end_value(self, data):
        if self._value:
            self.dispatch["string"](self, data)

    def _end_method_name(self, data):
        self._methodname, self._type = data, "methodName"

    dispatch = {
        **dict.fromkeys(("int", "i1", "i2", "i4", "i8", "biginteger"), _taking(lambda self, data: int(data))),
        **dict.fromkeys(("double", "float"), _taking(lambda self, data: float(data))),
        **dict.fromkeys(("string", "name"), _taking(lambda self, data: data)),
        "nil": _taking(lambda self, data: None), "bigdecimal": _taking(lambda self, data: Decimal(data)),
        "boolean": _taking(_boolean), "base64": _taking(_bytes), "dateTime.iso8601": _taking(_moment),
        "array": _end_array, "struct": _end_struct, "value": _end_value,
        "params": _ending("params"), "fault": _ending("fault"), "methodName": _end_method_name,
    }


def getparser(use_datetime=False, use_builtin_types=False):
    """A reader of XML, and the object that makes values of what it reads."""
    target = Unmarshaller(use_datetime, use_builtin_types)
    return ExpatParser(target), target


def dumps(params, methodname=None, methodresponse=None, encoding=None, allow_none=False):
    """The XML of a call, of an answer, or of the values alone."""
    assert isinstance(params, (tuple, Fault)), "argument must be tuple or Fault instance"
    if isinstance(params, Fault):
        methodresponse = True
    assert isinstance(params, Fault) or not methodresponse or len(params) == 1, "response tuple must be a singleton"
    encoding = encoding or "utf-8"
    data = Marshaller(encoding, allow_none).dumps(params)
    head = "<?xml version='1.0'?>\n" if encoding == "utf-8" else f"<?xml version='1.0' encoding='{encoding}'?>\n"
    if methodname:
        return "".join([head, "<methodCall>\n<methodName>", methodname, "</methodName>\n", data, "</methodCall>\n"])
    return f"{head}<methodResponse>\n{data}</methodResponse>\n" if methodresponse else data


def loads(data, use_datetime=False, use_builtin_types=False):
    """The values in such XML, and the name of the method or None."""
    parser, target = getparser(use_datetime, use_builtin_types)
    parser.feed(data)
    parser.close()
    return target.close(), target.getmethodname()


class _Method:
    def __init__(self, send, name):
        self._send, self._name = send, name

    def __getattr__(self, name):
        return _Method(self._send, f"{self._name}.{name}")

    def __call__(self, *args):
        return self._send(self._name, args)


class MultiCallIterator:
    """The results of several calls; the fault of one is raised when it is looked at."""

    def __init__(self, results):
        self.results = results

    def __getitem__(self, i):
        result = self.results[i]
        if isinstance(result, dict):
            raise Fault(result["faultCode"], result["faultString"])
        if not isinstance(result, list):
            raise ValueError("unexpected type in multicall result")
        return result[0]


class MultiCall:
    """Collects calls, and makes them all with one request when it is called itself."""

    def __init__(self, server):
        self._server = server
        self._calls = []

    def __getattr__(self, name):
        return _Method(lambda method, args: self._calls.append({"methodName": method, "params": args}), name)

    def __call__(self):
        return MultiCallIterator(self._server.system.multicall(self._calls))


class Transport:
    """Brings calls to a server by HTTP, over a connection that it keeps."""

    user_agent = "Python-xmlrpc/%d.%d" % sys.version_info[:2]

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=()):
        self._use_datetime, self._use_builtin_types = use_datetime, use_builtin_types
        self._connection = (None, None)
        self._headers = list(headers)
        self._extra_headers = []

    def request(self, host, handler, request_body, verbose=False):
        """Makes a call, once more if the server has closed the connection meanwhile."""
        try:
            return self.single_request(host, handler, request_body, verbose)
        except (ConnectionResetError, ConnectionAbortedError, BrokenPipeError):
            return self.single_request(host, handler, request_body, verbose)

    def single_request(self, host, handler, request_body, verbose=False):
        try:
            response = self.send_request(host, handler, request_body, verbose).getresponse()
            if response.status == 200:
                return self.parse_response(response)
        except Exception:
            self.close()
            raise
        response.read()
        raise ProtocolError(host + handler, response.status, response.reason, dict(response.getheaders()))

    def getparser(self):
        return getparser(self._use_datetime, self._use_builtin_types)

    def get_host_info(self, host):
        """The host to connect to, the headers that say who asks, and options for the connection."""
        user, mark, name = host.rpartition("@")
        token = base64.b64encode(urllib.parse.unquote_to_bytes(user)).decode()
        return name, [("Authorization", f"Basic {token}")] if mark else [], {}

    def make_connection(self, host):
        """The connection to a host, made anew for another host."""
        if self._connection[1] is None or self._connection[0] != host:
            name, self._extra_headers, _ = self.get_host_info(host)
            self._connection = (host, HTTPConnection(name))
        return self._connection[1]

    def close(self):
        host, connection = self._connection
        if connection is not None:
            self._connection = (None, None)
            connection.close()

    def send_request(self, host, handler, request_body, debug):
        connection = self.make_connection(host)
        headers = self._headers + self._extra_headers
        connection.putrequest("POST", handler)
        self.send_headers(connection, [*headers, ("Content-Type", "text/xml"), ("User-Agent", self.user_agent)])
        self.send_content(connection, request_body)
        return connection

    def send_headers(self, connection, headers):
        for name, value in headers:
            connection.putheader(name, value)

    def send_content(self, connection, request_body):
        connection.putheader("Content-Length", str(len(request_body)))
        connection.endheaders(request_body)

    def parse_response(self, response):
        """The values in an answer."""
        parser, target = self.getparser()
        parser.feed(response.read())
        parser.close()
        return target.close()


class SafeTransport(Transport):
    """Would bring calls by HTTPS."""

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=(), context=None):
        super().__init__(use_datetime, use_builtin_types, headers=headers)
        self.context = context

    def make_connection(self, host):
        raise NotImplementedError("https is not supported in Interleave, as the program has no TLS; use http://")


class ServerProxy:
    """A server whose functions are called as if they were methods of this object."""

    def __init__(
        self, uri, transport=None, encoding=None, verbose=False, allow_none=False, use_datetime=False,
        use_builtin_types=False, *, headers=(), context=None,
    ):
        parts = urllib.parse.urlsplit(uri)
        if parts.scheme not in ("http", "https"):
            raise OSError("unsupported XML-RPC protocol")
        self._host = parts.netloc
        self._handler = parts._replace(scheme="", netloc="").geturl() or "/RPC2"
        if transport is None:
            kind, options = (SafeTransport, {"context": context}) if parts.scheme == "https" else (Transport, {})
            transport = kind(use_datetime, use_builtin_types, headers=headers, **options)
        self._transport = transport
        self._encoding = encoding or "utf-8"
        self._verbose, self._allow_none = verbose, allow_none

    def _request(self, methodname, params):
        text = dumps(params, methodname, encoding=self._encoding, allow_none=self._allow_none)
        body = text.encode(self._encoding, "xmlcharrefreplace")
        found = self._transport.request(self._host, self._handler, body, verbose=self._verbose)
        return found[0] if len(found) == 1 else found

    def __getattr__(self, name):
        return _Method(self._request, name)

    def __call__(self, attr):
        """What cannot be had as an attribute: `close` as a function, and the `transport`."""
        if attr == "close":
            return self._transport.close
        if attr == "transport":
            return self._transport
        raise AttributeError(f"Attribute {attr!r} not found")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._transport.close()

    def __repr__(self):
        return f"<{type(self).__name__} for {self._host}{self._handler}>"


Server = ServerProxy
