# Paragraphs in columns.
import textwrap

text = "The quick brown fox jumped over the lazy dog and then ran away from the well-known hunter because of averylongwordthatfitsnowhere."
for width in (12, 20, 45):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 34, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), "|", textwrap.shorten("short", 10), "|", textwrap.shorten("hello wide world", 11, placeholder="..."))
print(textwrap.wrap(text, 16, break_long_words=False), textwrap.wrap("", 5), textwrap.wrap("a-b well-known", 6))
print(repr(textwrap.dedent("""
    def f():
        return 1

    end
""")))
print(repr(textwrap.indent("one\n\n two\n", "> ")), repr(textwrap.indent("a\nb", "- ", lambda line: "b" in line)))
print(textwrap.wrap("tabs\tand\nnewlines are  spaces", 50))
