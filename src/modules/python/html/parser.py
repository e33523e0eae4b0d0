"""Reads HTML as browsers do, without complaining, and calls a method for each thing it finds."""

import re

from html import unescape

_NAME = re.compile(r"[a-zA-Z][^\s/>\x00]*")
_ATTRIBUTE = re.compile(r"""[\s/]*(?:([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|(?!["'])[^\s>]*))?)""")
_ENTITY = re.compile(r"&(?:(#[0-9]+|#[xX][0-9a-fA-F]+)|([a-zA-Z][-.a-zA-Z0-9]*))[^0-9a-zA-Z]")


class HTMLParser:
    """To be derived from: `handle_starttag`, `handle_data` and the like say what to do."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forgets what it has read."""
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self._start_text_ = None
        self._line_, self._column_ = 1, 0

    def feed(self, data):
        """Reads on; what is not complete waits for the rest."""
        self.rawdata += data
        self._read_(False)

    def close(self):
        """Reads what is left as if nothing were to come."""
        self._read_(True)

    def getpos(self):
        """The line and the column of what is being told of."""
        return self._line_, self._column_

    def get_starttag_text(self):
        """The text of the last start tag."""
        return self._start_text_

    def _pass_(self, text):
        lines = text.count("\n")
        self._line_ += lines
        self._column_ = len(text) - text.rindex("\n") - 1 if lines else self._column_ + len(text)

    def _read_(self, is_end):
        text = self.rawdata
        place = 0
        while place < len(text):
            found = self._next_markup_(text, place, is_end)
            if found > place:
                self._tell_text_(text[place:found])
                self._pass_(text[place:found])
                place = found
                continue
            end = self._markup_(text, place, is_end) if place < len(text) and text[place] in "<&" else -1
            if end < 0:
                if not is_end:
                    break
                # What began like markup and never ended is text.
                end = self._next_markup_(text, place + 1, True)
                self._tell_text_(text[place:end])
            self._pass_(text[place:end])
            place = end
        self.rawdata = text[place:]

    def _next_markup_(self, text, place, is_end):
        """Where the text that begins at a place ends."""
        if self.cdata_elem:
            match = re.compile(rf"</{self.cdata_elem}(?=[\s/>])", re.IGNORECASE).search(text, place)
            return match.start() if match else len(text) if is_end else place
        marks = [text.find("<", place)]
        if not self.convert_charrefs:
            marks.append(text.find("&", place))
        marks = [mark for mark in marks if mark >= 0]
        if marks:
            return min(marks)
        if self.convert_charrefs and not is_end:
            # An entity at the end may not be complete.
            mark = text.rfind("&", max(place, len(text) - 34))
            if mark >= 0 and ";" not in text[mark:] and not re.search(r"\s", text[mark:]):
                return mark
        return len(text)

    def _tell_text_(self, text):
        if text:
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _markup_(self, text, place, is_end):
        """Tells of the markup at a place; where it ends, or -1 when it is not complete."""
        if text[place] == "&":
            return self._reference_(text, place, is_end)
        if text.startswith("</", place):
            return self._end_tag_(text, place)
        if text.startswith("<!--", place):
            end = text.find("-->", place + 4)
            if end >= 0:
                self.handle_comment(text[place + 4 : end])
            return end + 3 if end >= 0 else -1
        if text.startswith("<?", place):
            end = text.find(">", place)
            if end >= 0:
                self.handle_pi(text[place + 2 : end])
            return end + 1 if end >= 0 else -1
        if text.startswith("<![", place):
            end = text.find("]>", place)
            if end >= 0:
                self.unknown_decl(text[place + 3 : end])
            return end + 2 if end >= 0 else -1
        if text.startswith("<!", place):
            end = text.find(">", place)
            if end >= 0:
                is_doctype = text[place + 2 : place + 9].lower() == "doctype"
                (self.handle_decl if is_doctype else self.handle_comment)(text[place + 2 : end])
            return end + 1 if end >= 0 else -1
        name = _NAME.match(text, place + 1)
        if name:
            return self._start_tag_(text, place, name)
        if place + 1 < len(text) or is_end:
            self.handle_data("<")
            return place + 1
        return -1

    def _reference_(self, text, place, is_end):
        match = _ENTITY.match(text + (" " if is_end else ""), place)
        if match is None:
            if is_end or place + 1 < len(text) and not text[place + 1].isalnum() and text[place + 1] != "#":
                self.handle_data("&")
                return place + 1
            return -1
        end = match.end() - 1
        number, name = match.groups()
        if number:
            self.handle_charref(number[1:])
        else:
            self.handle_entityref(name)
        return end + 1 if text[end : end + 1] == ";" else end

    def _start_tag_(self, text, place, name):
        position = name.end()
        attributes = []
        while True:
            match = _ATTRIBUTE.match(text, position)
            if match is None or not match.group(1):
                break
            key, value = match.groups()
            if value:
                value = unescape(value[1:-1] if value[0] in "\"'" else value)
            attributes.append((key.lower(), value))
            position = match.end()
        closing = re.compile(r"[\s/]*>").match(text, position)
        if closing is None:
            return -1
        end = closing.end()
        tag = self.lasttag = name.group().lower()
        self._start_text_ = text[place:end]
        if text[place:end].endswith("/>"):
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.cdata_elem = tag
        return end

    def _end_tag_(self, text, place):
        end = text.find(">", place)
        if end < 0:
            return -1
        name = _NAME.match(text, place + 2)
        self.cdata_elem = None
        if name:
            self.handle_endtag(name.group().lower())
        elif end > place + 2:
            self.handle_comment(text[place + 2 : end])
        return end + 1

    def handle_startendtag(self, tag, attrs):
        """A tag that ends itself, as `<br/>`."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """`<tag name="value">`; the attributes are pairs."""

    def handle_endtag(self, tag):
        """`</tag>`."""

    def handle_data(self, data):
        """Text between tags."""

    def handle_charref(self, name):
        """`&#65;`, where references are not turned into characters."""

    def handle_entityref(self, name):
        """`&gt;`, where references are not turned into characters."""

    def handle_comment(self, data):
        """A comment."""

    def handle_decl(self, decl):
        """`<!DOCTYPE html>`."""

    def handle_pi(self, data):
        """`<?instruction>`."""

    def unknown_decl(self, data):
        """`<![CDATA[...`."""
