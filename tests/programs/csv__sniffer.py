"""Tables of which nobody knows how they were written."""

import csv
samples = ["name,age,city\nAda,36,London\nBob,41,Paris\n", "id;amount;when\n1;2,5;2024-01-02\n2;3,5;2024-01-03\n",
 "a:b\nc:d\n", "one two\nthree four\nfive six\n", "a,b\n1,2\n3\n", "x|y|z\n1|2|3\n", "time\ttemp\n10:00\t3.5\n11:00\t4.5\n",
 "'a','b'\n'c','d'\n", 'a,"b, c",d\n1,"2, 3",4\n', "Hello, World\nBye, Moon\n", "a;b;c;d\n", "2024-01-02,5\n2024-01-03,6\n", "", "\n\n",
 "a, b, c\n1, 2, 3\n", 'name;note\n"x";"y ""z"""\n', "a/b/c\nd/e/f\n", "http://a.b,1\nhttp://c.d,2\n", "192.168.0.1 - - [x]\n10.0.0.1 - - [y]\n"]
for s in samples:
    try:
        d = csv.Sniffer().sniff(s)
        r = (d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace)
    except csv.Error as e:
        r = str(e)
    try: h = csv.Sniffer().has_header(s)
    except (csv.Error, StopIteration) as e: h = type(e).__name__
    print(repr(s[:20]), r, h)

text = "name;age\nAda;36\nBob;41\n"
dialect = csv.Sniffer().sniff(text)
print(list(csv.reader(text.splitlines(), dialect)))
print(csv.Sniffer().sniff("a;b,c\n1;2,3\n", delimiters=";").delimiter)
try:
    csv.Sniffer().sniff("no table\n", delimiters="|;")
except csv.Error as error:
    print(error)
