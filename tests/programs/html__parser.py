"""HTML read piece by piece: links, tables, comments and what is not complete."""
import threading
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin


class Teller(HTMLParser):
    def __init__(self, **options):
        super().__init__(**options)
        self.told = []

    def handle_starttag(self, tag, attrs):
        self.told.append(("start", tag, attrs, self.getpos()))

    def handle_endtag(self, tag):
        self.told.append(("end", tag))

    def handle_data(self, data):
        self.told.append(("data", data))

    def handle_comment(self, data):
        self.told.append(("comment", data))

    def handle_decl(self, decl):
        self.told.append(("decl", decl))

    def handle_entityref(self, name):
        self.told.append(("entity", name))

    def handle_charref(self, name):
        self.told.append(("char", name))


PAGE = """<!DOCTYPE html>
<html lang=en><head><title>Caf&eacute; &amp; more</title>
<script>if (a < b) { document.write("<p>no tag</p>"); }</script></head>
<body class="a b" hidden data-x='1 "2"'><!-- a comment -->
<a href="/x?a=1&amp;b=2">link</a><br/><img src=pic.png alt="">
<P>upper &#65;&#x42; &unknown; 3 < 4</P></body></html>"""
for options in ({}, {"convert_charrefs": False}):
    teller = Teller(**options)
    teller.feed(PAGE)
    teller.close()
    for item in teller.told:
        print(*item)
pieces = Teller()
for piece in ("<p cla", 'ss="x', '">so', "me text</", "p>"):
    pieces.feed(piece)
print(pieces.told, pieces.get_starttag_text())

SITE = {
    "http://site.test/": '<h1>Home</h1><a href="a.html">A</a><a href="/b.html">B</a>',
    "http://site.test/a.html": '<h1>Page A</h1><a href="/">home</a>',
    "http://site.test/b.html": '<h1>Page B</h1><a href="c.html">C</a>',
}


class Links(HTMLParser):
    def __init__(self, base):
        super().__init__()
        self.base, self.links, self.title, self.inside = base, [], "", False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(urljoin(self.base, dict(attrs)["href"]))
        self.inside = tag == "h1"

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.title += data


def visit(url):
    parser = Links(url)
    parser.feed(SITE.get(url, "<h1>404</h1>"))
    return url, parser.title, parser.links


seen, todo = set(), ["http://site.test/"]
with ThreadPoolExecutor(3) as pool:
    while todo:
        seen.update(todo)
        found = list(pool.map(visit, sorted(todo)))
        for url, title, links in found:
            print(url, title, len(links))
        todo = {link for _, _, links in found for link in links} - seen
print(unescape("&lt;p&gt; &eacute;&Uuml;&szlig;&ntilde; &hearts;&rarr;&deg; &#x1F600; &copy &nosuch; &times;"))
