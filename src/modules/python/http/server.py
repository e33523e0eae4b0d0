"""A web server in the program itself: `http.client` and `urllib.request` of the same program reach it."""

import calendar
import html
import io
import mimetypes
import os
import posixpath
import socketserver
import sys
import time
import urllib.parse

from http import HTTPStatus
from http.client import HTTPMessage

__version__ = "0.6"

DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"
DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""

_EXPLAINED = {
    400: "Bad request syntax or unsupported method",
    401: "No permission -- see authorization schemes",
    403: "Request forbidden -- authorization will not help",
    404: "Nothing matches the given URI",
    405: "Specified method is invalid for this resource",
    408: "Request timed out; try again later.",
    409: "Request conflict",
    414: "URI is too long",
    429: "The user has sent too many requests in a given amount of time (\"rate limiting\")",
    500: "Server got itself in trouble",
    501: "Server does not support this operation",
    503: "The server cannot process the request due to a high load",
}
_LONGEST_LINE = 65536


class HTTPServer(socketserver.TCPServer):
    """A server that answers one request after the other."""

    allow_reuse_address = True

    def server_bind(self):
        super().server_bind()
        self.server_name, self.server_port = self.server_address[0] or "localhost", self.server_address[1]


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """A server with a thread for each request."""

    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Answers the requests of one connection: `do_GET` those that ask with GET, and so on."""

    sys_version = f"Python/{sys.version.split()[0]}"
    server_version = f"BaseHTTP/{__version__}"
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = "HTTP/0.9"
    protocol_version = "HTTP/1.0"
    weekdayname = list(calendar.day_abbr)
    monthname = [None, *calendar.month_abbr[1:]]
    responses = {status: (status.phrase, _EXPLAINED.get(status, "")) for status in HTTPStatus}

    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        """Reads a request and calls the method for it."""
        try:
            self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
            if len(self.raw_requestline) > _LONGEST_LINE:
                self.requestline = self.request_version = self.command = ""
                return self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, f"do_{self.command}", None)
            if method is None:
                return self.send_error(HTTPStatus.NOT_IMPLEMENTED, f"Unsupported method ({self.command!r})")
            method()
            self.wfile.flush()
        except TimeoutError as error:
            self.log_error("Request timed out: %r", error)
            self.close_connection = True

    def parse_request(self):
        """Takes the first line and the headers apart; False when an error has been answered."""
        self.command = None
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        if not words:
            return False
        if len(words) not in (2, 3):
            self.send_error(HTTPStatus.BAD_REQUEST, f"Bad request syntax ({self.requestline!r})")
            return False
        if len(words) == 3:
            if words[2] not in ("HTTP/1.0", "HTTP/1.1"):
                self.send_error(HTTPStatus.BAD_REQUEST, f"Bad request version ({words[2]!r})")
                return False
            self.request_version = words[2]
            self.close_connection = words[2] == "HTTP/1.0" or self.protocol_version < "HTTP/1.1"
        self.command, self.path = words[:2]
        if self.path.startswith("//"):
            self.path = "/" + self.path.lstrip("/")
        pairs = []
        while True:
            line = str(self.rfile.readline(_LONGEST_LINE + 1), "iso-8859-1").rstrip("\r\n")
            if not line:
                break
            name, _, value = line.partition(":")
            pairs.append((name, value.strip()))
        self.headers = HTTPMessage(pairs)
        wish = (self.headers.get("Connection") or "").lower()
        if wish == "close":
            self.close_connection = True
        elif wish == "keep-alive" and self.protocol_version >= "HTTP/1.1":
            self.close_connection = False
        if (self.headers.get("Expect") or "").lower() == "100-continue" and self.protocol_version >= "HTTP/1.1":
            self.send_response_only(HTTPStatus.CONTINUE)
            self.end_headers()
        return True

    def send_error(self, code, message=None, explain=None):
        """Answers with an error and a page that says so."""
        phrase, text = self.responses.get(code, ("???", "???"))
        message = phrase if message is None else message
        explain = text if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        body = None
        if code >= 200 and code not in (204, 205, 304):
            values = {"code": code, "message": html.escape(message, quote=False), "explain": html.escape(explain, quote=False)}
            body = (self.error_message_format % values).encode("UTF-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        """Begins an answer, and logs the request."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        if self.request_version == "HTTP/0.9":
            return
        message = self.responses.get(code, ("",))[0] if message is None else message
        self._headers_buffer = [f"{self.protocol_version} {int(code)} {message}\r\n"]

    def send_header(self, keyword, value):
        """One header of the answer."""
        if self.request_version == "HTTP/0.9":
            return
        self._headers_buffer.append(f"{keyword}: {value}\r\n")
        if keyword.lower() == "connection":
            if value.lower() == "close":
                self.close_connection = True
            elif value.lower() == "keep-alive":
                self.close_connection = False

    def end_headers(self):
        """The empty line between the headers and the body."""
        if self.request_version != "HTTP/0.9":
            self._headers_buffer.append("\r\n")
            self.flush_headers()

    def flush_headers(self):
        text = "".join(getattr(self, "_headers_buffer", []))
        self._headers_buffer = []
        self.wfile.write(text.encode("latin-1", "strict"))

    def log_request(self, code="-", size="-"):
        self.log_message('"%s" %s %s', self.requestline, str(int(code) if isinstance(code, HTTPStatus) else code), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        """Writes a line about a request to standard error."""
        sys.stderr.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {format % args}\n")

    def version_string(self):
        return f"{self.server_version} {self.sys_version}"

    def date_time_string(self, timestamp=None):
        """A moment as headers write it."""
        return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(timestamp))

    def log_date_time_string(self):
        """The time now, as the log writes it."""
        return time.strftime("%d/%b/%Y %H:%M:%S")

    def address_string(self):
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Answers with the files of a folder."""

    server_version = f"SimpleHTTP/{__version__}"
    index_pages = ("index.html", "index.htm")
    extensions_map = {
        ".gz": "application/gzip",
        ".Z": "application/octet-stream",
        ".bz2": "application/x-bzip2",
        ".xz": "application/x-xz",
    }

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.getcwd() if directory is None else os.fspath(directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        file = self.send_head()
        if file is not None:
            with file:
                self.copyfile(file, self.wfile)

    def do_HEAD(self):
        file = self.send_head()
        if file is not None:
            file.close()

    def send_head(self):
        """Sends the status and the headers; answers the body as a file, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", urllib.parse.urlunsplit((*parts[:2], parts.path + "/", *parts[3:])))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            pages = [os.path.join(path, page) for page in self.index_pages]
            path = next((page for page in pages if os.path.isfile(page)), None)
            if path is None:
                return self.list_directory(self.translate_path(self.path))
        try:
            if path.endswith("/"):
                raise FileNotFoundError(path)
            file = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        about = os.stat(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", self.guess_type(path))
        self.send_header("Content-Length", str(about.st_size))
        self.send_header("Last-Modified", self.date_time_string(about.st_mtime))
        self.end_headers()
        return file

    def list_directory(self, path):
        """Sends the headers of a page with links to all that is in a folder; answers the page as a file."""
        shown = html.escape(urllib.parse.unquote(self.path), quote=False)
        title = f"Directory listing for {shown}"
        lines = ["<!DOCTYPE HTML>", '<html lang="en">', "<head>", '<meta charset="utf-8">']
        lines += [f"<title>{title}</title>\n</head>", f"<body>\n<h1>{title}</h1>", "<hr>\n<ul>"]
        for name in sorted(os.listdir(path), key=str.lower):
            end = "/" if os.path.isdir(os.path.join(path, name)) else ""
            lines.append(f'<li><a href="{urllib.parse.quote(name)}{end}">{html.escape(name, quote=False)}{end}</a></li>')
        lines.append("</ul>\n<hr>\n</body>\n</html>\n")
        page = "\n".join(lines).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def copyfile(self, source, outputfile):
        """Copies what is left of one file to another."""
        outputfile.write(source.read())

    def translate_path(self, path):
        """The file that a path of the site names; it cannot leave the folder."""
        path = urllib.parse.unquote(path.split("?", 1)[0].split("#", 1)[0])
        words = [word for word in posixpath.normpath(path).split("/") if word and word not in (".", "..")]
        return posixpath.join(str(self.directory), *words) + ("/" if path.rstrip().endswith("/") else "")

    def guess_type(self, path):
        """The kind of contents, by the file's name."""
        ends = posixpath.splitext(path)[1]
        for end in (ends, ends.lower()):
            if end in self.extensions_map:
                return self.extensions_map[end]
        return mimetypes.guess_type(path)[0] or "application/octet-stream"
