"""Command lines cut into words as a shell does."""

_SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%_-+=:,./"


def split(s, comments=False, posix=True):
    """The words of a line; quotes keep words together, a backslash takes the next character as it is."""
    words = []
    word = None
    quote = ""
    characters = iter(s)
    for character in characters:
        if quote:
            if character == quote:
                quote = ""
            elif character == "\\" and quote == '"':
                following = next(characters, None)
                if following is None:
                    raise ValueError("No escaped character")
                word += following if following in '"\\' else "\\" + following
            else:
                word += character
        elif character in "'\"":
            quote = character
            word = word or ""
        elif character == "\\":
            following = next(characters, None)
            if following is None:
                raise ValueError("No escaped character")
            word = (word or "") + following
        elif character in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif character == "#" and comments and word is None:
            break
        else:
            word = (word or "") + character
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    """The text as one word of a command line."""
    if not s:
        return "''"
    if all([character in _SAFE for character in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])
