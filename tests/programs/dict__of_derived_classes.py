"""A dict made of a dict: copied as it is, or key by key if the class iterates in its own way."""


class Shown(dict):
    """What is asked for by key is not what is kept."""

    def __getitem__(self, key):
        return f"shown {dict.__getitem__(self, key)}"


class Walked(Shown):
    """The same, with an iterator of its own."""

    def __iter__(self):
        return dict.__iter__(self)


class Below(Walked):
    """A class that inherits that iterator."""


def named(**names):
    """The names it was called with."""
    return names


for kind in (Shown, Walked, Below):
    one = kind(a=1, b=2)
    print(kind.__name__, dict(one), {**one}, named(**one), dict(one, c=3))
