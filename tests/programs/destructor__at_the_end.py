class R:
    def __init__(self, name): self.name=name
    def __del__(self): print("close", self.name)
z=R("z")
_u=R("_u")
c=R("child")
p=R("parent"); p.c=c
lst=[R("l0"),R("l1")]
d={1:R("d1")}
a=R("a")
a=R("a2")
q=R("q"); z2=z
del q
q=R("q again")
x=R("cyc1"); y=R("cyc2"); x.y=y; y.x=x
def f(): return a
print("end")
