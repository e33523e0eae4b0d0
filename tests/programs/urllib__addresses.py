# Addresses taken apart and put together.
import html
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit, urlunsplit

print(quote("a b/ü&c"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("a%20b%C3%BC%zz"), unquote_plus("a+b"))
print(urlencode({"a": 1, "b": "x y"}), urlencode([("a", [1, 2])], doseq=True), parse_qs("a=1&a=2&b=&c=%20"), parse_qsl("a=1&b=2&b=", keep_blank_values=True))
parts = urlparse("https://user:pw@Example.com:8080/path/x;p=1?q=1&r=2#frag")
print(parts, parts.hostname, parts.port, parts.username, parts.password, parts.geturl(), parts[1], parts.netloc)
print(urlsplit("//host/p"), urlsplit("mailto:a@b.c"), urlunsplit(("http", "h", "p", "q", "f")), parts._replace(path="/new").geturl())
for base, link in (
    ("http://a/b/c/d", "g"), ("http://a/b/c/d", "../g"), ("http://a/b/c/d", "/g"), ("http://a/b/c/d", "//h/x"), ("http://a/b/c/d?q", "?y"),
    ("http://a/b/c/d", "./"), ("http://a/b/", ".."), ("http://a", "x"), ("http://a/b", "http://c/d"), ("http://a/b/c/d", "#f"),
):
    print(urljoin(base, link))
print(html.escape("<a href='x'>\"&</a>"), html.escape("'", quote=False), html.unescape("&lt;b&gt; &amp; &#65;&#x42; &nope; &"))
