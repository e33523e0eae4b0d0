LOG = """\
10.0.0.1 GET /index 200
10.0.0.2 GET /missing 404
10.0.0.1 POST /login 500
10.0.0.3 GET /index 200
"""


def lines(text):
    for line in text.splitlines():
        yield line.strip()


def fields(rows):
    names = ("ip", "method", "path", "status")
    for row in rows:
        yield dict(zip(names, row.split()))


def only(rows, **wanted):
    for row in rows:
        if all(row[k] == v for k, v in wanted.items()):
            yield row


rows = fields(lines(LOG))
print(next(rows))
print([r["path"] for r in only(rows, method="GET")])
total = sum(int(r["status"]) for r in fields(lines(LOG)))
print(total, sum(1 for _ in only(fields(lines(LOG)), status="200")))
