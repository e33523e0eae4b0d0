"""Paragraphs in lines of a given width, and texts without their common indentation."""


class TextWrapper:
    """Breaks paragraphs into lines."""

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
        tabsize=8, *, max_lines=None, placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """Words, the spaces between them, and the parts of words with hyphens."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for space in "\t\n\v\f\r":
                text = text.replace(space, " ")
        chunks = []
        current = ""
        for index in range(len(text)):
            letter = text[index]
            if current and (letter == " ") != (current[-1] == " "):
                chunks.append(current)
                current = ""
            current += letter
            if self.break_on_hyphens and letter == "-" and self._breaks_after(text, index, current):
                chunks.append(current)
                current = ""
        if current:
            chunks.append(current)
        return chunks

    def _breaks_after(self, text, index, word):
        before = word[:-1]
        after = text[index + 1 : index + 3]
        return len(before) > 1 and before[-2:].isalpha() and len(after) == 2 and after.isalpha()

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = max(width - length, 1)
                if self.break_long_words:
                    word = chunks.pop()
                    end = self._end_of_part(word, room)
                    line.append(word[:end])
                    chunks.append(word[end:])
                elif not line:
                    line.append(chunks.pop())
                length = sum([len(chunk) for chunk in line])
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            rest = "".join(chunks).strip() if self.drop_whitespace else "".join(chunks)
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (not rest and length <= width):
                lines.append(indent + "".join(line))
                continue
            while line and (not line[-1].strip() or length + len(self.placeholder) > width):
                length -= len(line.pop())
            if line:
                lines.append(indent + "".join(line) + self.placeholder)
            elif lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                lines[-1] = lines[-1].rstrip() + self.placeholder
            else:
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _end_of_part(self, word, room):
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and word[:hyphen].strip("-"):
                return hyphen + 1
        return room

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph broken into lines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text in one line, cut with a placeholder where it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """A text without the indentation that all of its lines share."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[: len(line) - len(line.lstrip())]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    margin = margin or ""
    return "\n".join([line[len(margin) :] for line in lines])


def indent(text, prefix, predicate=None):
    """A text with something in front of every line that is not empty."""
    parts = []
    for line in text.splitlines(True):
        wanted = line.strip() if predicate is None else predicate(line)
        parts.append(prefix + line if wanted else line)
    return "".join(parts)
