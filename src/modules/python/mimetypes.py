"""What kind of data a file holds, by its name, and which endings the names of a kind of data have."""

import os
import posixpath
import re

__all__ = [
    "knownfiles", "inited", "MimeTypes", "guess_type", "guess_all_extensions", "guess_extension", "add_type",
    "init", "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types",
]

knownfiles = [
    "/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types",
    "/etc/apache2/mime.types", "/usr/local/etc/httpd/conf/mime.types", "/usr/local/lib/netscape/mime.types",
    "/usr/local/etc/httpd/conf/mime.types", "/usr/local/etc/mime.types",
]

inited = False
_db = None


def _types(table):
    """The kinds by their endings; a line of the table is a kind and the endings it has."""
    types = {}
    for line in table.strip().splitlines():
        kind, *endings = line.split()
        for ending in endings:
            types["." + ending] = kind
    return types


encodings_map = _usual_encodings = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}

suffix_map = _usual_suffixes = {
    ".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2",
    ".txz": ".tar.xz",
}

types_map = _usual_types = _types("""
    application/javascript js mjs
    application/json json
    application/manifest+json webmanifest
    application/msword doc dot wiz
    application/n-quads nq
    application/n-triples nt
    application/octet-stream bin a dll exe o obj so
    application/oda oda
    application/pdf pdf
    application/pkcs7-mime p7c
    application/postscript ps ai eps
    application/trig trig
    application/vnd.apple.mpegurl m3u m3u8
    application/vnd.ms-excel xls xlb
    application/vnd.ms-powerpoint ppt pot ppa pps pwz
    application/wasm wasm
    application/x-bcpio bcpio
    application/x-cpio cpio
    application/x-csh csh
    application/x-dvi dvi
    application/x-gtar gtar
    application/x-hdf hdf
    application/x-hdf5 h5
    application/x-latex latex
    application/x-mif mif
    application/x-netcdf cdf nc
    application/x-pkcs12 p12 pfx
    application/x-pn-realaudio ram
    application/x-python-code pyc pyo
    application/x-sh sh
    application/x-shar shar
    application/x-shockwave-flash swf
    application/x-sv4cpio sv4cpio
    application/x-sv4crc sv4crc
    application/x-tar tar
    application/x-tcl tcl
    application/x-tex tex
    application/x-texinfo texi texinfo
    application/x-troff roff t tr
    application/x-troff-man man
    application/x-troff-me me
    application/x-troff-ms ms
    application/x-ustar ustar
    application/x-wais-source src
    application/xml xsl rdf wsdl xpdl
    application/zip zip
    audio/3gpp 3gp 3gpp
    audio/3gpp2 3g2 3gpp2
    audio/aac aac adts loas ass
    audio/basic au snd
    audio/mpeg mp3 mp2
    audio/opus opus
    audio/x-aiff aif aifc aiff
    audio/x-pn-realaudio ra
    audio/x-wav wav
    image/avif avif
    image/bmp bmp
    image/gif gif
    image/ief ief
    image/jpeg jpg jpe jpeg
    image/heic heic
    image/heif heif
    image/png png
    image/svg+xml svg
    image/tiff tiff tif
    image/vnd.microsoft.icon ico
    image/x-cmu-raster ras
    image/x-portable-anymap pnm
    image/x-portable-bitmap pbm
    image/x-portable-graymap pgm
    image/x-portable-pixmap ppm
    image/x-rgb rgb
    image/x-xbitmap xbm
    image/x-xpixmap xpm
    image/x-xwindowdump xwd
    message/rfc822 eml mht mhtml nws
    text/css css
    text/csv csv
    text/html html htm
    text/n3 n3
    text/plain txt bat c h ksh pl srt
    text/richtext rtx
    text/tab-separated-values tsv
    text/vtt vtt
    text/x-python py
    text/x-setext etx
    text/x-sgml sgm sgml
    text/x-vcard vcf
    text/xml xml
    video/mp4 mp4
    video/mpeg mpeg m1v mpa mpe mpg
    video/quicktime mov qt
    video/webm webm
    video/x-msvideo avi
    video/x-sgi-movie movie
""")

common_types = _usual_common_types = _types("""
    application/rtf rtf
    audio/midi midi mid
    image/jpg jpg
    image/pict pict pct pic
    image/webp webp
    text/xul xul
""")


class MimeTypes:
    """A list of kinds of data, which begins with the usual ones."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = dict(_usual_encodings)
        self.suffix_map = dict(_usual_suffixes)
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for types, official in ((_usual_types, True), (_usual_common_types, False)):
            for ending, kind in types.items():
                self.add_type(kind, ending, official)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Names with an ending mean a kind of data from now on."""
        self.types_map[strict][ext] = type
        endings = self.types_map_inv[strict].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        """The kind of data that a name or an address stands for, and how it is packed."""
        url = os.fspath(url)
        address = re.match("([^/:]+):(.*)", url, re.DOTALL)
        if address:
            scheme, url = address.groups()
            if scheme.lower() == "data":
                return _type_of_data(url)
        base, ending = posixpath.splitext(url)
        while ending.lower() in self.suffix_map:
            base, ending = posixpath.splitext(base + self.suffix_map[ending.lower()])
        encoding = self.encodings_map.get(ending)
        if ending in self.encodings_map:
            ending = posixpath.splitext(base)[1]
        ending = ending.lower()
        common, official = self.types_map
        if strict or ending in official:
            return official.get(ending), encoding
        return common.get(ending), encoding

    def guess_all_extensions(self, type, strict=True):
        """All endings of names for a kind of data."""
        type = type.lower()
        common, official = self.types_map_inv
        endings = list(official.get(type, []))
        if not strict:
            endings += [ending for ending in common.get(type, []) if ending not in endings]
        return endings

    def guess_extension(self, type, strict=True):
        """The first ending of names for a kind of data."""
        endings = self.guess_all_extensions(type, strict)
        return endings[0] if endings else None

    def read(self, filename, strict=True):
        """Adds the kinds that a file lists, each in a line before its endings."""
        with open(filename, encoding="utf-8") as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Adds the kinds that an open file lists."""
        while line := fp.readline():
            words = line.split()
            for place, word in enumerate(words):
                if word.startswith("#"):
                    words = words[:place]
                    break
            for ending in words[1:]:
                self.add_type(words[0], "." + ending, strict)

    def read_windows_registry(self, strict=True):
        """Adds the kinds that Windows knows: none, where there is no Windows."""


def _type_of_data(address):
    """The kind that an address names which holds the data itself."""
    description, comma, _ = address.partition(",")
    if not comma:
        return None, None
    kind = description.partition(";")[0]
    return kind if "/" in kind and "=" not in kind else "text/plain", None


def init(files=None):
    """Begins with the usual kinds and those that the machine's files and the given ones list."""
    global encodings_map, suffix_map, types_map, common_types, inited, _db
    inited = True
    if files is None or _db is None:
        types = MimeTypes()
        files = knownfiles + list(files or [])
    else:
        types = _db
    for name in files:
        if os.path.isfile(name):
            types.read(name)
    encodings_map, suffix_map = types.encodings_map, types.suffix_map
    common_types, types_map = types.types_map
    _db = types


def _ready():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """The kind of data that a name or an address stands for, and how it is packed."""
    return _ready().guess_type(url, strict)


def guess_all_extensions(type, strict=True):
    """All endings of names for a kind of data."""
    return _ready().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """The first ending of names for a kind of data."""
    return _ready().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Names with an ending mean a kind of data from now on."""
    _ready().add_type(type, ext, strict)


def read_mime_types(file):
    """The usual kinds and those that a file lists, by their endings; nothing if it cannot be opened."""
    try:
        lines = open(file, encoding="utf-8")
    except OSError:
        return None
    with lines:
        types = MimeTypes()
        types.readfp(lines, True)
    return types.types_map[True]
