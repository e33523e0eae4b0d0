"""How values differ, in the words of failed assertions."""

import difflib
import pprint
from collections import Counter

# How long what is shown of a value may be, and which parts of a longer one are kept: of what both begin with
# its first letters and its last ones, then of the rest its first and its last.
_MOST = 80
_ENDS = 5
_LEFT_OUT = len("[xxxx chars]")
_FIRST_OF_REST = _MOST - (3 * _ENDS + 2 * _LEFT_OUT)


def shown(value):
    """A value as it is shown, whatever its `repr` does."""
    try:
        return repr(value)
    except Exception:
        return object.__repr__(value)


def _shortened(text, first, last):
    skipped = len(text) - first - last
    if skipped <= _LEFT_OUT:
        return text
    return f"{text[:first]}[{skipped} chars]{text[len(text) - last :]}"


def _shared_length(first, second):
    for place, (one, other) in enumerate(zip(first, second)):
        if one != other:
            return place
    return min(len(first), len(second))


def pair(first, second):
    """Two values as they are shown, with what they share in front shortened when they are long."""
    texts = (shown(first), shown(second))
    longest = max(len(texts[0]), len(texts[1]))
    if longest <= _MOST:
        return texts
    shared = _shared_length(*texts)
    beginning = texts[0][:shared]
    room = _MOST - (longest - shared + _ENDS + _LEFT_OUT)
    if room > _ENDS:
        beginning = _shortened(beginning, _ENDS, room)
        return tuple([beginning + text[shared:] for text in texts])
    beginning = _shortened(beginning, _ENDS, _ENDS)
    return tuple([beginning + _shortened(text[shared:], _FIRST_OF_REST, _ENDS) for text in texts])


def unequal(first, second, sign="!="):
    """That two values are not equal."""
    return f" {sign} ".join(pair(first, second))


def by_line(first, second):
    """The lines in which two values differ when they are written out."""
    lines = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
    return "\n" + "\n".join(lines)


def between_texts(first, second):
    """The lines in which two texts differ."""
    lines, others = first.splitlines(True), second.splitlines(True)
    if len(lines) == 1 and first.strip("\r\n") == first:
        lines, others = [first + "\n"], [second + "\n"]
    return "\n" + "".join(difflib.ndiff(lines, others))


def between_sequences(first, second, name):
    """Where two sequences differ first; nothing if they have the same items and none is missing."""
    lengths = []
    for which, sequence in (("First", first), ("Second", second)):
        try:
            lengths.append(len(sequence))
        except (TypeError, NotImplementedError):
            return f"{which} {name} has no length.    Non-sequence?"
    text = f"{name.capitalize()}s differ: {unequal(first, second)}\n"
    found = _first_difference(first, second, min(lengths), name)
    if not found and lengths[0] == lengths[1] and name == "sequence" and type(first) is not type(second):
        return ""
    return text + found + _what_is_more(first, second, lengths, name)


def _first_difference(first, second, length, name):
    for place in range(length):
        items = []
        for which, sequence in (("first", first), ("second", second)):
            try:
                items.append(sequence[place])
            except (TypeError, IndexError, NotImplementedError):
                return f"\nUnable to index element {place} of {which} {name}\n"
        if items[0] != items[1]:
            one, other = pair(*items)
            return f"\nFirst differing element {place}:\n{one}\n{other}\n"
    return ""


def _what_is_more(first, second, lengths, name):
    if lengths[0] == lengths[1]:
        return ""
    which, longer = ("First", first) if lengths[0] > lengths[1] else ("Second", second)
    shorter = min(lengths)
    text = f"\n{which} {name} contains {max(lengths) - shorter} additional elements.\n"
    try:
        return text + f"First extra element {shorter}:\n{shown(longer[shorter])}\n"
    except (TypeError, IndexError, NotImplementedError):
        return text + f"Unable to index element {shorter} of {which.lower()} {name}\n"


def between_sets(first, second):
    """What is in one of two sets and not in the other."""
    lines = []
    for one, other, which in ((first, second, ("first", "second")), (second, first, ("second", "first"))):
        missing = one.difference(other)
        if missing:
            lines.append(f"Items in the {which[0]} set but not the {which[1]}:")
            lines.extend([repr(item) for item in missing])
    return "\n".join(lines)


def _counts(items):
    """Every item with how often it is there."""
    try:
        return list(Counter(items).items())
    except TypeError:
        # Some cannot be hashed: they are compared with each other.
        counts = []
        for item in items:
            for entry in counts:
                if entry[0] == item:
                    entry[1] += 1
                    break
            else:
                counts.append([item, 1])
        return counts


def _count_of(item, counts):
    for other, count in counts:
        if other == item:
            return count
    return 0


def between_counts(first, second):
    """The items that are not in both as often."""
    counts, others = _counts(first), _counts(second)
    found = [(count, _count_of(item, others), item) for item, count in counts]
    found += [(0, count, item) for item, count in others if not _count_of(item, counts)]
    return "\n".join([f"First has {one}, Second has {other}:  {item!r}" for one, other, item in found if one != other])
