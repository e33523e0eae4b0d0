def run(line, state):
    match line.split():
        case ["add", item]:
            state.append(item)
        case ["add", item, n] if n.isdigit():
            state.extend([item] * int(n))
        case ["drop", ("first" | "last") as which]:
            state.pop(0 if which == "first" else -1)
        case ["quit" | "exit"]:
            return False
        case ["say", *words]:
            print(" ".join(words))
        case []:
            pass
        case other:
            print("can't", other[0])
    return True


state = []
for line in ["add tea", "add milk 2", "drop last", "say hello to you", "", "dance now", "exit", "add never"]:
    if not run(line, state):
        print("bye")
        break
print(state)
