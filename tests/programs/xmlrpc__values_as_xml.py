"""What values look like as XML, and what becomes of XML that is not as it should be."""
from datetime import date, datetime
from decimal import Decimal
from xmlrpc.client import MAXINT, Binary, DateTime, Fault, Marshaller, ResponseError, ServerProxy, dumps, getparser, loads


class Point:
    def __init__(self):
        self.x, self.name = 1, "p"


class Word(str):
    pass


print(dumps((1, "a<b> & c"), "math.add"))
print(dumps(([True, -0.5, {"k": b"hi" * 40}],), methodresponse=True, encoding="iso-8859-1"))
print(dumps(Fault(4, "too many")))
moment = datetime(2024, 2, 29, 13, 5, 7, 999)
print(dumps((None, moment, DateTime("20200102T03:04:05"), Binary(b"q"), Point(), (), {}), allow_none=True))

loop = []
loop.append(loop)
for value in (None, MAXINT + 1, {1: 2}, {1, 2}, date(2020, 1, 1), Word("x"), Decimal("1.5"), 1j, loop, len):
    try:
        dumps((value,))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    dumps((1, 2), methodresponse=True)
except AssertionError as error:
    print(error)

for text in (
    "<int> 7 </int>", "<i8>123456789012</i8>", "<boolean>0</boolean>", "<double>1e3</double>", "plain &amp; &#65;&#x42;",
    "<string><![CDATA[<raw> & ]]>&lt;<!-- not this --></string>", "<string/>", "", "<nil/>", "<bigdecimal>1.25</bigdecimal>",
    "<array><data><value><int>1</int></value><value>two</value></data></array>",
    "<struct><member><name>a</name><value><int>1</int></value></member></struct>", "<base64>aGVsbG8=</base64>",
    "<dateTime.iso8601>20240229T13:05:07</dateTime.iso8601>", "<ex:i4>5</ex:i4>", "\n  <int>3</int>\n",
    "<int>x</int>", "<boolean>yes</boolean>", "<complex>1</complex>",
):
    try:
        print(loads(f"<params><param><value>{text}</value></param></params>", use_builtin_types=True))
    except (ValueError, TypeError, ResponseError) as error:
        print(type(error).__name__, error)

for text in (
    "", "hello", "<html><body>x</body></html>", "<params><param>", "<params></param>", "<params>&nbsp;</params>", "<params>&</params>",
    "<params/><params/>", "<params>\n<!-- never closed", "<a b=c/>", "<params>]]></params>", "<params>\x01</params>",
):
    try:
        print(loads(text))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "lineno", None), getattr(error, "offset", None))

call = dumps((moment, b"data"), "keep")
params, method = loads(call)
print(method, params[0].value, params[0] == moment, params[0] < datetime(2025, 1, 1), params[1].data, str(params[1]))
print(loads(call, use_builtin_types=True), loads(call.encode(), use_datetime=True)[0][0])
latin = dumps(("Zürich",), "go", encoding="iso-8859-1").encode("iso-8859-1")
print(latin[:43], loads(latin))
try:
    loads(dumps(Fault(7, "seven & more")))
except Fault as fault:
    print(repr(fault), fault.faultCode, fault.faultString)

parser, target = getparser()
for piece in ("<params><param><value><int>4", "2</int></val", "ue></param></params>"):
    parser.feed(piece)
parser.close()
print(target.close(), target.getmethodname())

Marshaller.dispatch[int] = lambda self, value, write: write(f"<value><i8>{value}</i8></value>\n")
print(loads(dumps((2**40,))))
print(ServerProxy("http://localhost:1/path"), ServerProxy("http://localhost:1"), type(ServerProxy("http://localhost:1")("transport")).__name__)
for address in ("ftp://localhost", "localhost:8000"):
    try:
        ServerProxy(address)
    except OSError as error:
        print(error)
