print("a", "b", sep="-")
print("a", "b", "c", sep="", end="!\n")
print()
print(1, 2.5, None, True, "text", [1, "x"], {"k": (1,)}, sep=" | ")
for i in range(3):
    print(i, end="" if i == 2 else ", ")
print(flush=True)
