def parse(row):
    return [int(cell) for cell in row.split(",")]


def load(rows):
    table = []
    for row in rows:
        table.append(parse(row))
    return table


print(load(["1,2", "3,4"]))
print(load(["5,6", "7,x"]))
