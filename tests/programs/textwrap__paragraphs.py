import string
import textwrap

text = "A lock is taken by one thread at a time; every other thread that asks for it waits until it is released."
print(textwrap.fill(text, width=40))
print(textwrap.wrap("one two three four five", 10))
print(textwrap.dedent("""\
    def f():
        return 1
    """), end="")
print(textwrap.indent("a\nb\n", "> "), end="")
print(textwrap.shorten("Hello wonderful world of threads", width=20), textwrap.shorten("short", 20))
print(string.ascii_lowercase, string.digits, string.punctuation[:5], len(string.ascii_letters), string.hexdigits)
print(string.Template("$who likes ${what}, costs $$5").substitute(who="tim", what="kung pao"))
print(string.capwords("hello big world"), string.Template("$a $b").safe_substitute(a=1))


def caesar(text, shift):
    lower = string.ascii_lowercase
    table = str.maketrans(lower, lower[shift:] + lower[:shift])
    return text.translate(table)


print(caesar("hello", 3), caesar(caesar("hello", 3), 23))
