"""Which white space stays."""

from jinja2 import Environment

SOURCES = ["a\n{% if true %}\nb\n{% endif %}\nc\n", "a\n  {%- if true -%}\n b \n{%- endif %}\nc", "  {{- 1 -}}  \n x", "{# c #}\nx\n\n", "a {#- c -#} b", "{% raw -%}  x  {%- endraw %} y"]
for options in ({}, {"trim_blocks": True}, {"lstrip_blocks": True}, {"trim_blocks": True, "lstrip_blocks": True}, {"keep_trailing_newline": True}):
    for source in SOURCES:
        print(repr(Environment(**options).from_string(source).render()))
