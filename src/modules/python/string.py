"""Letters and digits as constants, and texts with placeholders."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word with a capital, and one separator between two."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text in which `$name` and `${name}` stand for values; `$$` is a dollar."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _fill(self, values, safe):
        text = self.template
        parts = []
        position = 0
        while True:
            mark = text.find(self.delimiter, position)
            if mark < 0:
                parts.append(text[position:])
                return "".join(parts)
            parts.append(text[position:mark])
            if text[mark + 1 : mark + 2] == self.delimiter:
                parts.append(self.delimiter)
                position = mark + 2
                continue
            name, end = self._name_at(mark + 1)
            if name is None:
                if not safe:
                    line = text[:mark].count("\n") + 1
                    column = mark - text[:mark].rfind("\n")
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
                parts.append(self.delimiter)
                position = mark + 1
            elif safe and name not in values:
                parts.append(text[mark:end])
                position = end
            else:
                parts.append(str(values[name]))
                position = end

    def _name_at(self, start):
        text = self.template
        braced = text[start : start + 1] == "{"
        begin = start + 1 if braced else start
        end = begin
        while end < len(text) and (text[end] in ascii_letters or text[end] in "_0123456789"):
            end += 1
        if end == begin or text[begin] in digits:
            return None, start
        if not braced:
            return text[begin:end], end
        if text[end : end + 1] != "}":
            return None, start
        return text[begin:end], end + 1

    def substitute(self, mapping=None, /, **kws):
        values = dict(mapping or {})
        values.update(kws)
        return self._fill(values, False)

    def safe_substitute(self, mapping=None, /, **kws):
        values = dict(mapping or {})
        values.update(kws)
        return self._fill(values, True)

    def get_identifiers(self):
        names = []
        position = self.template.find(self.delimiter)
        while position >= 0:
            name, end = self._name_at(position + 1)
            if name is not None and name not in names:
                names.append(name)
            doubled = self.template[position + 1 : position + 2] == self.delimiter
            position = self.template.find(self.delimiter, position + 2 if doubled else max(end, position + 1))
        return names


class Formatter:
    """`str.format` as an object, whose steps a subclass can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

    def format_field(self, value, format_spec):
        return format(value, format_spec)
