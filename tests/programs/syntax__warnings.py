"""What CPython warns of before it runs a program."""

import threading
x = 5
if x is 5: print("\d")
while x is not 3 and x is not "a": x = 3; 
assert (x, "msg")
try:
    y = x is 4
finally:
    z = x is -1
def f():
    return x is () or x is (1, 2) or x is [] or x == 3 is 4
try:
    q = [(1, 2) (3, 4)]
except TypeError as e: print(e)
try:
    "abc"(1)
except TypeError as e: print(e)
try:
    f"{x}"(1); 3(4); None(1); [1](2); {}(1); {1}(2); (a for a in x)(3); [b for b in ()](1); (lambda: 1)(2)
except TypeError as e: print(e)
