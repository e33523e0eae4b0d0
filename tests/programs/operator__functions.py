import operator as op

print(op.add(2, 3), op.sub(2, 3), op.mul(2, 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 2), op.pow(2, 5), op.neg(4))
print(op.eq(1, 1), op.lt(1, 2), op.ge(1, 2), op.not_(0), op.is_(None, None), op.contains([1, 2], 2), op.concat("a", "b"))
print(op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.attrgetter("real")(5), op.methodcaller("split", ",")("a,b"))
print(op.getitem({"k": 1}, "k"), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.index(7), op.truth([]), op.countOf("banana", "a"))
ops = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv}


def rpn(text):
    stack = []
    for token in text.split():
        if token in ops:
            b, a = stack.pop(), stack.pop()
            stack.append(ops[token](a, b))
        else:
            stack.append(float(token))
    return stack.pop()


for text in ("3 4 + 2 *", "5 1 2 + 4 * + 3 -", "1 0 /"):
    try:
        print(text, "=", rpn(text))
    except ZeroDivisionError as e:
        print(text, "fails:", e)
