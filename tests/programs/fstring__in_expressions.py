tallies = {"Ann": 3, "Bob": 12}
for name, tally in tallies.items():
    print(f"{name:<5}{tally:>3} {'#' * tally}")
print(f"total {sum(tallies.values())}, best {max(tallies, key=tallies.get)}")
print(f"{'yes' if tallies else 'no'} {tallies['Ann']!s} {[t * 2 for t in tallies.values()]}")
