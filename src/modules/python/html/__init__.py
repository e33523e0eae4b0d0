"""Text made safe to stand in HTML, and back."""

def escape(s, quote=True):
    """The text with `&`, `<` and `>` (and quotation marks) as HTML writes them."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    """The text that HTML shows for this."""
    if "&" not in s:
        return s
    import re

    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)", _shown, s)


# What HTML 5 has added to HTML 4, or changed.
_newer = {"apos;": "'", "lang;": "\u27e8", "rang;": "\u27e9"}


def _shown(match):
    """The character that a reference stands for, or the reference as it is."""
    name = match.group(1)
    if name[0] == "#":
        digits, base = (name[2:], 16) if name[1] in "xX" else (name[1:], 10)
        number = int(digits.rstrip(";"), base)
        is_character = 0 < number < 0x110000 and not 0xD800 <= number < 0xE000
        return chr(number) if is_character else "\ufffd"
    from html.entities import bare, entitydefs

    if name[-1] == ";":
        if name in _newer:
            return _newer[name]
        if name[:-1] in entitydefs:
            return entitydefs[name[:-1]]
    for length in range(len(name), 1, -1):
        if name[:length] in bare:
            return entitydefs[name[:length]] + name[length:]
    return match.group()
