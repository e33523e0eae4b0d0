"""Text made safe to stand in HTML, and back."""

_NAMES = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae",
    "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "euro": "\u20ac",
}


def escape(s, quote=True):
    """The text with `&`, `<` and `>` (and quotation marks) as HTML writes them."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    """The text that HTML shows for this."""
    parts = []
    position = 0
    while True:
        mark = s.find("&", position)
        end = s.find(";", mark) if mark >= 0 else -1
        if mark < 0 or end < 0:
            parts.append(s[position:])
            return "".join(parts)
        parts.append(s[position:mark])
        name = s[mark + 1 : end]
        shown = _NAMES.get(name)
        if shown is None and name[:1] == "#":
            digits, base = (name[2:], 16) if name[1:2] in ("x", "X") else (name[1:], 10)
            try:
                shown = chr(int(digits, base))
            except ValueError:
                shown = None
        if shown is None:
            parts.append("&")
            position = mark + 1
        else:
            parts.append(shown)
            position = end + 1
