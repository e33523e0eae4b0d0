# Tables written and read, with quotation marks where they are needed.
import csv
import io

stream = io.StringIO()
writer = csv.writer(stream)
writer.writerow([1, "a,b", 'q"x', None, 2.5, "line\nbreak", ""])
writer.writerow([""])
writer.writerows([[1, 2], ("x", "y")])
print(repr(stream.getvalue()))
stream.seek(0)
print(list(csv.reader(stream)))
print(list(csv.reader(["a;b", "'c;d';e"], delimiter=";", quotechar="'")), list(csv.reader(['a, b', '"x" ,y', ""], skipinitialspace=True)))
people = csv.DictReader(io.StringIO("name,age\nbob,5\nann\nx,1,2\n\n"))
print(people.fieldnames, list(people))
out = io.StringIO()
table = csv.DictWriter(out, ["a", "b"], restval="-", lineterminator="\n", quoting=csv.QUOTE_ALL)
table.writeheader()
table.writerow({"a": 1})
print(out.getvalue(), end="")
try:
    table.writerow({"z": 1})
except ValueError as error:
    print(error)
tabs = io.StringIO()
csv.writer(tabs, dialect="excel-tab").writerow("abc")
csv.writer(tabs, quoting=csv.QUOTE_NONNUMERIC).writerow([1, "x", 2.0])
print(repr(tabs.getvalue()))
