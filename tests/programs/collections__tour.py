from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

c = Counter("abracadabra")
print(c.most_common(2), c["a"], c["z"], sum(c.values()), sorted(c.elements())[:6], c)
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) & Counter(a=1, b=5), Counter([1, 1, 2]).most_common())
d = defaultdict(list)
for k, v in [("x", 1), ("y", 2), ("x", 3)]:
    d[k].append(v)
print(d, dict(d), defaultdict(int)["q"], "z" in d, len(defaultdict(lambda: 7)))
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); q.rotate(1)
print(q, q.pop(), q.popleft(), list(q), len(q), q[0], q.maxlen, 3 in q)
q.extend("ab"); q.extendleft("z"); q.reverse(); print(q, q.count("a"), q.index("b") >= 0)
q.clear()
try:
    q.pop()
except IndexError as e:
    print(e)
Point = namedtuple("Point", ["x", "y"], defaults=[0])
p = Point(1)
print(p, p.x + p.y, p[0], p == (1, 0), Point(y=2, x=1), p._fields, Point._make([5, 6]), p._asdict())
x, y = p
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od.popitem(last=False), list(od))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], sorted(cm), dict(cm))
try:
    p.x = 5
except AttributeError as e:
    print(e)
