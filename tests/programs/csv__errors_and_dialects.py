"""Tables with mistakes in them, and tables written in other ways."""

import csv
import io


def attempt(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def read(lines, **options):
    return list(csv.reader(lines, **options))


def written(rows, **options):
    stream = io.StringIO(newline="")
    csv.writer(stream, **options).writerows(rows)
    return stream.getvalue()


print("-- mistakes in what is read")
print(attempt(read, [b"a,b\n"]), attempt(read, io.BytesIO(b"a,b\n")), attempt(read, [["a"]]), attempt(read, 5))
print(attempt(read, ["a,b\rc,d\n"]), attempt(read, ["a,b\r\n", '"x\ry",z\r\n', "\n", "c"]))
for line in ('"a"b,c', '"a" ,c', 'a,"b', 'a"b"c,d', '"a""b",c', '"', '""""', "a,", ","):
    print(repr(line), attempt(read, [line]), attempt(read, [line], strict=True))
reader = csv.reader(['id,"two\n', 'lines"\n', "\n", "3,4\n"])
print([(row, reader.line_num) for row in reader], reader.dialect.delimiter)
print(read(["1,2.5,x\n"[:6]], quoting=csv.QUOTE_NONNUMERIC), attempt(read, ["1,x\n"], quoting=csv.QUOTE_NONNUMERIC))
before = csv.field_size_limit(5)
print(before, attempt(read, ["abcdef,g\n"]), attempt(read, ["abcde,fghij,k\n"]), csv.field_size_limit(before), attempt(csv.field_size_limit, "x"))

print("-- mistakes in what is written")
for row in (5, None, "abc", [None], [""], [], ["", None], (n for n in (1, 2)), {"k": 1}):
    print(repr(attempt(written, [row])))
print(attempt(written, 5), attempt(csv.writer, 5), attempt(csv.writer(io.BytesIO()).writerow, [1]))
rows = [["a", 1, 2.5, None], ["b;c", "d,e", 'f"g', "h\ni"], ["\\", "'", " x", ""]]
for options in (
    {}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE},
    {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False}, {"doublequote": False, "escapechar": "\\"},
    {"delimiter": ";", "quotechar": "'", "lineterminator": "\n"}, {"delimiter": "\t", "lineterminator": "!\n"},
):
    text = attempt(written, rows, **options)
    print(options, repr(text))
    if "Error" not in text:
        print("   ", read(io.StringIO(text, newline=""), **options))
print(attempt(written, [[""]], quoting=csv.QUOTE_NONE))

print("-- dialects")
for options in (
    {"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": None}, {"delimiter": 5}, {"quotechar": "ab"}, {"quotechar": 5}, {"escapechar": 5},
    {"lineterminator": None}, {"lineterminator": 5}, {"quoting": 9}, {"quoting": "all"}, {"quotechar": None, "quoting": csv.QUOTE_ALL},
    {"color": "red"}, {"dialect": "none"},
):
    print(options, attempt(read, ["a,b"], **options))


class Pipes(csv.excel):
    delimiter = "|"


class Incomplete(csv.Dialect):
    delimiter = ";"


class Wrong(csv.excel):
    quotechar = "''"


print(read(["a|b,c"], dialect=Pipes), read(["a|b,c"], dialect=Pipes()), read(["a|b;c"], dialect=Pipes, delimiter=";"))
print(attempt(Incomplete), attempt(Wrong), attempt(csv.register_dialect, "wrong", Wrong))
csv.register_dialect("pipes", Pipes, skipinitialspace=True)
csv.register_dialect("plain", delimiter=" ", quoting=csv.QUOTE_NONE)
print(csv.list_dialects(), read(["a| b"], dialect="pipes"), read(['a "b c'], dialect="plain"), csv.get_dialect("pipes").delimiter)
print(csv.unregister_dialect("pipes"), attempt(csv.unregister_dialect, "pipes"), attempt(csv.get_dialect, "pipes"), attempt(csv.register_dialect, 5))
print(repr(written([["a", "b c"]], dialect="unix")), repr(written([["a", "b c"]], dialect="excel-tab")))

print("-- dicts")
reader = csv.DictReader(io.StringIO("name,age\nAda,36\n\nBob\nEve,1,2,3\n"), restkey="more", restval="?")
for row in reader:
    print(reader.line_num, row)
print(reader.fieldnames, list(csv.DictReader([], ["a"])), csv.DictReader([]).fieldnames, list(csv.DictReader(["1;2"], ["a", "b"], delimiter=";")))
stream = io.StringIO(newline="")
writer = csv.DictWriter(stream, ["name", "age"], restval="-", lineterminator="\n")
print(writer.writeheader(), writer.writerow({"age": 5}), attempt(writer.writerow, {"name": "x", "city": "y"}), attempt(writer.writerow, 5))
print(attempt(csv.DictWriter, stream, ["a"], extrasaction="drop"), repr(stream.getvalue()))
loose = csv.DictWriter(stream, ["a"], extrasaction="ignore")
loose.writerows([{"a": 1, "b": 2}, {"b": 3}])
print(repr(stream.getvalue()))
